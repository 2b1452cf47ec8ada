"""Which findings of a changed article are old ones. The articles are changed as people change them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from siclint import Article, Finding, Rule, Severity, Status
from siclint.article.source import Source
from siclint.baseline import Describer, Entry, Matcher
from siclint.check import activate
from siclint.run import Settings, check_source


def find(article: Article) -> Iterator[Finding]:
    for match in re.finditer(r"Z+|\s,", article.text):
        yield Finding(match.start(), match.end(), "it stands here")


RULE = Rule(
    name="zed",
    family="garbling",
    summary="Finds Z",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Untranslated",
    its="untranslated",
    check=find,
)
SETTINGS = Settings(tuple(activate([RULE])))

TEXT = """\
The council met in ZZ on Monday and talked about the road for an hour, as it had done in spring.

Nobody from the ZZ mill had come , although all of them were asked to. The mayor said that she would write again.

A second meeting is planned for June. Until then the road through ZZ stays closed to lorries.
"""


def entries(text: str, path: str = "a.txt") -> list[Entry]:
    source = Source(path, text)
    describer = Describer(source, path)
    return [describer.entry(diagnostic) for diagnostic in check_source(source, SETTINGS).diagnostics]


def states(old: str, new: str, path: str = "a.txt") -> list[str]:
    """What each finding of the new text is: unchanged, updated or new."""
    matches = Matcher(entries(old, path), lambda _: False).match(path, entries(new, path))
    return ["new" if match is None else match.state for match in matches]


PARAGRAPHS = TEXT.strip().split("\n\n")
WRAPPED = "\n\n".join(re.sub(r"(.{30}\S*) ", r"\1\n", paragraph) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(TEXT, {"unchanged"}, id="nothing"),
        pytest.param(f"It rained.\n\nIt snowed.\n\n{TEXT}", {"unchanged"}, id="paragraphs above"),
        pytest.param(WRAPPED, {"unchanged"}, id="wrapped"),
        pytest.param(TEXT.replace("\n", "\r\n"), {"unchanged"}, id="other line ends"),
        pytest.param("\n\n".join(PARAGRAPHS[::-1]), {"unchanged"}, id="paragraphs moved"),
        pytest.param(TEXT.replace("an hour", "two hours"), {"unchanged", "updated"}, id="the sentence reworded"),
        pytest.param(TEXT.replace("council met", "board sat"), {"unchanged", "updated"}, id="words beside reworded"),
        pytest.param("".join(f"> {line}\n" for line in WRAPPED.split("\n")), {"unchanged"}, id="quoted"),
    ],
)
def test_old_findings_are_known_again(new: str, expected: set[str]) -> None:
    name = "a.md" if new.startswith(">") else "a.txt"
    found = states(TEXT, new, name)
    assert len(found) == 4
    assert set(found) == expected


class TestNew:
    def test_another_finding_with_the_words_of_an_old_one(self) -> None:
        new = TEXT.replace("A second meeting", "They say that ZZ is far. A second meeting")
        assert states(TEXT, new) == ["unchanged", "unchanged", "unchanged", "new", "unchanged"]

    def test_a_copy_of_an_old_sentence(self) -> None:
        found = states(TEXT, f"{TEXT}\n{PARAGRAPHS[0]}\n")
        assert sorted(found) == ["new", "unchanged", "unchanged", "unchanged", "unchanged"]

    def test_one_in_the_place_of_one_that_was_mended(self) -> None:
        mended = TEXT.replace("met in ZZ on", "met in town on")
        new = f"{mended}\nThe bakery of ZZ has burned down.\n"
        assert states(TEXT, new) == ["unchanged", "unchanged", "unchanged", "new"]

    def test_other_words_in_an_old_place(self) -> None:
        assert states("It rained in ZZ all day.", "It rained in ZZZ all day.") == ["new"]

    def test_a_file_that_the_baseline_does_not_know(self) -> None:
        matcher = Matcher(entries(TEXT), lambda _: False)
        assert matcher.match("b.txt", entries(TEXT, "b.txt")) == [None] * 4


class TestMovedFiles:
    def test_findings_of_a_file_that_is_gone_go_to_the_one_that_it_became(self) -> None:
        matcher = Matcher(entries(TEXT), lambda path: path == "a.txt")
        matches = matcher.match("news/b.txt", entries(TEXT.replace("council", "board"), "news/b.txt"))
        assert [match and match.state for match in matches] == ["updated"] * 4
        assert matcher.left() == []

    def test_each_goes_once(self) -> None:
        matcher = Matcher(entries(TEXT), lambda path: path == "a.txt")
        assert None not in matcher.match("b.txt", entries(TEXT, "b.txt"))
        assert matcher.match("c.txt", entries(TEXT, "c.txt")) == [None] * 4

    def test_marks_alone_say_too_little_across_files(self) -> None:
        matcher = Matcher(entries("One , two."), lambda _: True)
        assert matcher.match("b.txt", entries("Of bread , they had none.", "b.txt")) == [None]


def test_what_is_left_was_not_found() -> None:
    matcher = Matcher(entries(TEXT), lambda _: False)
    matcher.match("a.txt", entries(TEXT.replace("come ,", "come,")))
    assert [entry.text for entry in matcher.left()] == [","]


def test_markup_around_a_finding_does_not_count() -> None:
    plain = "<p>The council met in ZZ on Monday and talked.</p>"
    marked = '<p class="lead">The <b>council</b> met in ZZ <a href="x">on</a> Monday and talked.</p>'
    assert states(plain, marked, "a.html") == ["unchanged"]


def test_a_record_is_known_by_what_it_says() -> None:
    old = '{"text": "Caf\\u00e9 owners in ZZ\\nhave written to the mayor."}\n'
    new = '{"id": 1, "text": "Café owners in ZZ have written to the mayor."}\n'
    assert states(old, new, "a.jsonl") == ["unchanged"]
