"""A file is fixed until nothing is left to fix, and only where it was to be fixed."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from siclint import Applicability, Article, Edit, Finding, Fix, Related, Rule, Severity, Source, Status
from siclint.article.readers import read
from siclint.check import ActiveRule, activate
from siclint.fixes import fix_of
from siclint.fixing import fix_result
from siclint.plugins import load_all
from siclint.run import FileResult, Settings, check_source
from siclint.silenced import Silenced

SEEDS = Path(__file__).parents[1] / "seeds"


def replacing(name: str, pattern: str, new: str, *, unsafe: bool = False) -> Rule:
    """A rule that finds a pattern and puts something in its place."""
    applicability = Applicability.UNSAFE if unsafe else Applicability.SAFE

    def check(article: Article) -> Iterator[Finding]:
        for match in re.finditer(pattern, article.text):
            fix = Fix(f"Write {new}", (Edit(*match.span(), new),), applicability)
            yield Finding(*match.span(), f"{match[0]} stands here", fixes=(fix,))

    return make_rule(name, check)


def make_rule(name: str, check: Callable[[Article], Iterator[Finding]]) -> Rule:
    return Rule(
        name=name,
        family="garbling",
        summary="Finds things",
        severity=Severity.WARNING,
        status=Status.STABLE,
        mqm="Accuracy/Untranslated",
        its="untranslated",
        check=check,
        fix=Applicability.SAFE,
    )


def settings(*rules: Rule) -> Settings:
    return Settings(tuple(ActiveRule(rule, rule.severity) for rule in rules))


def fix(data: bytes | str, *rules: Rule, name: str = "a.txt", unsafe: bool = False) -> FileResult:
    source = Source.decode(name, data if isinstance(data, bytes) else data.encode())
    what = settings(*rules)
    return fix_result(check_source(source, what), what, unsafe=unsafe)


def text_of(result: FileResult) -> str:
    assert result.source is not None
    return result.source.text


def bytes_of(result: FileResult) -> bytes:
    assert result.source is not None
    return result.source.encode(result.source.text)


Z = replacing("z", "Z", "z")


class TestRounds:
    def test_what_a_fix_brings_to_light_is_fixed_too(self) -> None:
        result = fix("A B.\n", replacing("first", "A", "C"), replacing("second", "C B", "D"))
        assert text_of(result) == "D.\n"
        assert [one.rule for one in result.fixed] == ["first", "second"]
        assert result.diagnostics == ()

    def test_the_result_is_about_the_fixed_text(self) -> None:
        result = fix("ZZZ and Q.\n", replacing("z", "ZZZ", "z"), replacing("q", "Q", "q", unsafe=True))
        (left,) = result.diagnostics
        assert text_of(result)[left.start : left.end] == "Q"

    def test_fixes_that_undo_each_other_leave_the_text_as_it_was(self) -> None:
        result = fix("Even so, B.\n", replacing("there", "B", "C"), replacing("back", "C", "B"))
        assert text_of(result) == "Even so, B.\n"
        assert result.fixed == ()
        assert [d.rule for d in result.diagnostics] == ["there"]
        (note,) = result.notifications
        assert note.message.startswith("fixes of back and there undo each other")

    def test_a_fix_without_an_end_is_stopped_and_named(self) -> None:
        result = fix("A.\n", replacing("longer", r"A\.", "AA."))
        assert [n.descriptor for n in result.notifications] == ["unfinished-fixes"]

    def test_where_nothing_can_be_fixed_the_result_is_what_it_was(self) -> None:
        source = Source("a.txt", "Q.\n")
        what = settings(replacing("q", "Q", "q", unsafe=True))
        result = check_source(source, what)
        assert fix_result(result, what) is result


class TestWhatIsSilenced:
    def test_what_is_silenced_is_not_fixed_and_stays_silent_at_its_new_place(self) -> None:
        what = settings(replacing("gone", "Wind. ", ""), Z)
        result = check_source(Source("a.txt", "Wind. Rain Z fell. Z slept.\n"), what)
        gone, first, second = result.diagnostics
        staged = replace(result, diagnostics=(gone, second), silenced=(Silenced(first, "baseline"),))
        fixed = fix_result(staged, what)
        assert text_of(fixed) == "Rain Z fell. z slept.\n"
        assert fixed.diagnostics == ()
        (silenced,) = fixed.silenced
        assert text_of(fixed)[silenced.diagnostic.start : silenced.diagnostic.end] == "Z"

    def test_what_an_earlier_step_left_out_is_not_fixed_either(self) -> None:
        what = settings(Z)
        result = check_source(Source("a.txt", "Rain Z fell. Z slept.\n"), what)
        fixed = fix_result(replace(result, diagnostics=result.diagnostics[1:]), what)
        assert text_of(fixed) == "Rain Z fell. z slept.\n"
        assert fixed.diagnostics == ()

    def test_what_an_earlier_step_found_is_kept(self) -> None:
        what = settings(replacing("gone", "Wind. ", ""))
        result = check_source(Source("a.txt", "Wind. Rain Z fell.\n"), what)
        (gone,) = result.diagnostics
        other = replace(gone, rule="unused-comment", start=11, end=12, fixes=())
        fixed = fix_result(replace(result, diagnostics=(gone, other)), what)
        assert [(d.rule, text_of(fixed)[d.start : d.end]) for d in fixed.diagnostics] == [("unused-comment", "Z")]


class TestBytes:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            pytest.param(b"A Z.\r\nB.\nC.\rD", b"A z.\r\nB.\nC.\rD", id="mixed line ends"),
            pytest.param(b"\xef\xbb\xbfA Z.\n", b"\xef\xbb\xbfA z.\n", id="mark"),
            pytest.param("\ufeffé Z 😀\r\n".encode("utf-16"), "\ufeffé z 😀\r\n".encode("utf-16"), id="utf-16"),
            pytest.param("“Café” Z".encode("cp1252"), "“Café” z".encode("cp1252"), id="cp1252"),
            pytest.param("Naïve – Z ".encode() * 9 + b"\xff.", "Naïve – z ".encode() * 9 + b"\xff.", id="damaged"),
            pytest.param("Мэр города Z".encode("cp1251"), "Мэр города z".encode("cp1251"), id="cp1251"),
        ],
    )
    def test_only_the_edited_characters_change(self, before: bytes, after: bytes) -> None:
        if before[:2] == b"\xff\xfe":  # "utf-16" writes a second mark
            before, after = before[2:], after[2:]
        assert bytes_of(fix(before, Z)) == after

    def test_a_fix_that_the_encoding_cannot_write_is_not_made(self) -> None:
        data = "Мэр города открыл новую библиотеку и поблагодарил всех, кто помогал её строить. Z".encode("koi8_r")
        result = fix(data, replacing("z", "Z", "”€"))
        assert bytes_of(result) == data
        assert [d.rule for d in result.diagnostics] == ["z"]

    def test_a_fix_after_which_the_bytes_would_mean_something_else_is_left_out_and_named(self) -> None:
        # Without what stands between them the two damaged bytes are one character of UTF-8.
        text = "Naïve – so what? ".encode() * 9 + b"\xc3Z\xa9"
        result = fix(text, replacing("z", "Z", ""))
        assert bytes_of(result) == text
        assert [n.descriptor for n in result.notifications] == ["refused-fix"]


class TestFormats:
    def test_json_keeps_its_escapes_and_writes_its_own(self) -> None:
        data = rb'{"n": 1.50, "text": "\u00e9 Z \ud83d\ude00 \"so\""}' + b"\r\n"
        assert bytes_of(fix(data, replacing("z", "Z", '“\t"\\'), name="a.jsonl")) == data.replace(
            b" Z ", rb" \u201c\t\"\\ "
        )

    def test_html_is_escaped_as_the_place_needs_it(self) -> None:
        page = '<p title="Z">A &amp; Z</p><img alt="Z" src=z.png>'
        fixed = text_of(fix(page, replacing("z", "Z", 'a<b & "c"'), name="a.html"))
        assert '<p title="Z">A &amp; a&lt;b &amp; "c"</p>' in fixed
        assert '<img alt="a&lt;b &amp; &quot;c&quot;"' in fixed

    def test_markdown_marks_are_escaped(self) -> None:
        assert (
            text_of(fix("See Z here.\n", replacing("z", "Z", "*a* [b]"), name="a.md")) == "See \\*a\\* \\[b\\] here.\n"
        )

    @pytest.mark.parametrize(
        ("name", "text", "pattern", "new"),
        [
            pytest.param("a.md", "Rain.\n\n12 . March came.\n", " (?=[.])", "", id="a list"),
            pytest.param("a.md", "Rain.\n\nZ# March\n", "Z", "", id="a heading"),
            pytest.param("a.md", "Rain Z fell.\n", "Z", "\n\n- and", id="an item more"),
        ],
    )
    def test_a_fix_that_would_make_markup_of_text_is_left_out_and_named(
        self, name: str, text: str, pattern: str, new: str
    ) -> None:
        result = fix(text, replacing("z", pattern, new), name=name)
        assert text_of(result) == text
        assert [n.descriptor for n in result.notifications] == ["refused-fix"]

    def test_others_are_made_where_one_is_left_out(self) -> None:
        text = "Rain Z fell.\n\n12 . March Z came.\n\nZ\n"
        rules = replacing("space", " (?=[.])", ""), Z
        assert text_of(fix(text, *rules, name="a.md")) == "Rain z fell.\n\n12 . March z came.\n\nz\n"


class TestCopies:
    def test_one_of_two_copies_stays_whichever_is_called_the_original(self) -> None:
        def check(article: Article) -> Iterator[Finding]:
            found = [match.span() for match in re.finditer("Copy[.] ?", article.text)]
            for one in found if len(found) > 1 else ():
                other = next(span for span in found if span != one)
                fixes = (Fix("Remove the copy", (Edit(*one, ""),), Applicability.SAFE),)
                yield Finding(*one, "stands twice", (Related(*other, "the other"),), fixes)

        assert text_of(fix("Copy. Rain. Copy. Wind. Copy.", make_rule("copies", check))).count("Copy.") == 1


ALL = Settings(tuple(activate(load_all(()).rules.values())))
READABLE = sorted(path for path in SEEDS.glob("*/*") if path.suffix in (".txt", ".md", ".html", ".jsonl"))


DAMAGE = (
    (r"(?<=[a-z])(?=, [a-z])", " "),
    (r"(?<=[a-z]),(?= [a-z])", ",,"),
    (r"(?<=[a-z])’(?=[st] )", "â€™"),
    (r"(?<= )the(?= [a-z])", "the the"),
    (r"(?<= [a-z]{3})é(?=[a-z]* )", "e\u0301"),
)
"""What safe fixes have to take back to the letter."""
SOFT_HYPHEN = (r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad")  # in HTML it may be meant


def damaged(source: Source) -> str:
    """The text with damage in its prose, at places far enough apart that no two meet."""
    text = source.text
    chance = random.Random(len(text))
    places = [
        (match.start(), match.end(), new)
        for article in read(source)
        if isinstance(article, Article)
        for start, end, _ in article.paragraphs
        for pattern, new in (DAMAGE if source.name.endswith(".html") else (*DAMAGE, SOFT_HYPHEN))
        for match in re.compile(pattern).finditer(text, *article.view.to_source(start, end))
    ]
    chance.shuffle(places)
    kept: list[tuple[int, int, str]] = []
    for place in places:
        if len(kept) < 15 and all(abs(place[0] - other[0]) > 60 for other in kept):
            kept.append(place)
    for start, end, new in sorted(kept, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_fixed_damage_is_gone_to_the_letter(path: Path) -> None:
    original = Source.decode(path.name, path.read_bytes())
    broken = replace(original, text=damaged(original))
    assert broken.text != original.text
    fixed, expected = (text_of(fix_result(check_source(source, ALL), ALL)) for source in (broken, original))
    if path.suffix == ".jsonl":  # a record with damage beyond ASCII needs no escapes
        assert list(map(json.loads, fixed.splitlines())) == list(map(json.loads, expected.splitlines()))
    else:
        assert fixed == expected


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_fixes_leave_nothing_behind_that_they_could_fix(path: Path, unsafe: bool) -> None:
    before = check_source(Source.decode(path.name, path.read_bytes()), ALL)
    after = fix_result(before, ALL, unsafe=unsafe)
    assert [d.rule for d in after.diagnostics if fix_of(d, unsafe=unsafe)] == []
    if not unsafe:  # what an unsafe fix takes out may have been needed: that is why somebody has to look
        new = Counter(d.rule for d in after.diagnostics) - Counter(d.rule for d in before.diagnostics)
        assert new.keys() <= {"mixed-marks"}  # a decoded entity may be a straight mark among curly ones
    assert [n.message for n in after.notifications] == [n.message for n in before.notifications]
    again = fix_result(check_source(Source.decode(path.name, bytes_of(after)), ALL), ALL, unsafe=unsafe)
    assert bytes_of(again) == bytes_of(after)
