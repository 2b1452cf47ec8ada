"""The page to look at: prose with marks, findings beside it, and nothing of an article that could act."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import siclint.reports.html
from siclint import Applicability, Diagnostic, Edit, Fix, Related, Severity
from siclint.diagnostic import Notification
from siclint.reports.html import HtmlReport
from siclint.run import FileResult, RunInfo, Summary
from siclint.silenced import Silenced

if TYPE_CHECKING:
    from tests.reports.conftest import Diagnose, Write

Result = Callable[..., FileResult]

STYLE = (Path(siclint.reports.html.__file__).with_name("web") / "style.css").read_text(encoding="utf-8")
_VOID = {"meta", "br", "rect", "input"}


class Page(HTMLParser):
    """What a browser makes of a page: elements with their attributes, and the text in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.prose: list[str] = []
        self.words: list[str] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag not in _VOID:
            self._open.append((tag, attributes))
        if "prose" in self.classes(attributes):
            self.prose.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag in ("script", "style") for tag, _ in self._open):
            return
        self.words.append(data)
        inside = [self.classes(attributes) for _, attributes in self._open]
        if any("prose" in classes for classes in inside) and not any("ref" in classes for classes in inside):
            self.prose[-1] += data

    @staticmethod
    def classes(attributes: dict[str, str | None]) -> list[str]:
        return (attributes.get("class") or "").split()

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if name in self.classes(attributes)]

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [str(attributes["href"]) for tag, attributes in self.elements if tag == "a"]


def page(write: Write, *results: FileResult, summary: Summary | None = None) -> Page:
    """The page, of which every place is there once and every link leads somewhere."""
    read = Page(write("html", *results, summary=summary))
    assert len(set(read.ids)) == len(read.ids)
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    return read


TEXT = "A headline\n\nSay the the end now.\n\nIt is the end.\n"


def test_the_prose_is_there_with_marks_and_the_finding_beside_it(
    write: Write, result: Result, diagnose: Diagnose
) -> None:
    read = page(write, result(TEXT, diagnose(TEXT, "the the")))
    assert read.prose == ["Say the the end now.", "It is the end."]
    ((mark),) = [attributes for tag, attributes in read.elements if tag == "mark" and "id" in attributes]
    (card,) = read.with_class("card")
    assert f"#{mark['id']}" in read.links
    assert f"#{card['id']}" in read.links
    assert "the same word stands twice" in read.words


def test_related_places_are_linked_both_ways(write: Write, result: Result, diagnose: Diagnose) -> None:
    read = page(write, result(TEXT, diagnose(TEXT, "the end", ("the end.", "again here"))))
    (place,) = [
        attributes
        for tag, attributes in read.elements
        if tag == "span" and "related" in Page.classes(attributes) and "id" in attributes
    ]
    (card,) = read.with_class("card")
    assert f"#{place['id']}" in read.links
    assert [attributes["href"] for attributes in read.with_class("back")] == [f"#{card['id']}"]


def test_a_place_that_is_markup_only_has_its_finding_all_the_same(
    write: Write, result: Result, diagnose: Diagnose
) -> None:
    text = "<p>One.</p><!-- the the --><p>Two.</p>"
    read = page(write, result(text, diagnose(text, "the the"), name="a.html"))
    assert read.prose == ["Not in the prose", "One.", "Two."]
    assert "the the" in read.words


def test_each_record_of_a_jsonl_file_is_an_article(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = '{"id": "n1", "text": "One \\u00e9 the the."}\n{"text": "Fine."}\n{"id": "n3", "text": "Two the the."}\n'
    found = [diagnose(text, "the the"), diagnose(text, "the the", nth=1)]
    read = page(write, result(text, *found, name="a.jsonl"))
    assert read.prose == ["One é the the.", "Two the the."]
    assert len(read.with_class("story")) == 2
    assert "n3" in read.words


@settings(max_examples=60)
@given(data=st.data())
def test_marks_may_overlap_in_any_way(write: Write, result: Result, data: st.DataObject) -> None:
    text = "One two three four.\n\nFive six seven eight.\n\nNine ten eleven twelve.\n"
    places = st.integers(0, len(text) - 2).flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, len(text))))
    found = [
        Diagnostic("echo-word", "garbling", severity, "twice", *span, related=(Related(*other, "here"),))
        for span, other, severity in data.draw(
            st.lists(st.tuples(places, places, st.sampled_from(list(Severity))), min_size=1, max_size=6)
        )
    ]
    read = page(write, result(text, *sorted(found, key=lambda one: one.order)))
    assert [block for block in read.prose if block != "Not in the prose"] == text.strip().split("\n\n")
    assert len(read.with_class("card")) == len(found)


HOSTILE = "</p></article><script>window.hacked=1</script><img src=x onerror=alert(1)>\"'><a href=javascript:x>{{ 7*7 }}"


def test_markup_in_an_article_stays_text(write: Write, result: Result, diagnose: Diagnose) -> None:
    found = diagnose(HOSTILE, HOSTILE, message=HOSTILE, fixes=(Fix(HOSTILE, (Edit(0, 4, "<b>"),), Applicability.SAFE),))
    record = Notification("broken-record", HOSTILE, HOSTILE, 3)
    read = page(write, result(HOSTILE, found, name=f"{HOSTILE}.txt", notifications=[record]))
    assert "".join(read.prose) == HOSTILE
    assert sum(tag == "script" for tag, _ in read.elements) == 1
    assert not any(tag in ("img", "iframe", "object", "base") for tag, _ in read.elements)
    assert not any(name.startswith("on") for _, attributes in read.elements for name in attributes)
    assert all(link.startswith("#") for link in read.links)


def test_the_policy_lets_the_pages_own_style_and_script_run_and_nothing_else(
    write: Write, result: Result, diagnose: Diagnose
) -> None:
    written = write("html", result(TEXT, diagnose(TEXT, "the the")))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.S)
        assert f"{tag}-src 'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in policy
    assert " style=" not in written


def test_characters_that_hide_are_shown(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "Say \u202ethe the\udcff\x1b now."
    read = page(write, result(text, diagnose(text, "the the")))
    assert read.prose == ["Say ⟨U+202E⟩the the⟨0xFF⟩␛ now."]


def test_what_could_not_be_checked_stands_on_the_page(write: Write, result: Result) -> None:
    broken = Notification("broken-record", "is no JSON", "a.jsonl", 3)
    plugin = Notification("plugin-failed", "extra 1.0 did not load")
    read = page(write, result(None, notifications=[broken]), summary=Summary(notifications=[plugin]))
    said = " ".join("".join(read.words).split())
    assert "a.jsonl:3 is no JSON" in said
    assert "extra 1.0 did not load" in said
    assert "Nothing was found." in said


def test_what_is_silenced_is_listed_on_demand_with_its_reason(result: Result, diagnose: Diagnose) -> None:
    quiet = Silenced(diagnose(TEXT, "the the"), "comment", "he stammers", "a.txt:2")
    said = {}
    for asked in (True, False):
        out = io.StringIO()
        report = HtmlReport(out)
        report.begin(RunInfo("1.2.3", (), ".", show_silenced=asked))
        report.file(replace(result(TEXT), silenced=(quiet,)))
        report.end(Summary(silenced=1))
        said[asked] = " ".join("".join(Page(out.getvalue()).words).split())
    assert "a.txt:3 echo-word: the same word stands twice he stammers (a.txt:2)" in said[True]
    assert "1 finding is silenced." in said[False]
    assert "he stammers" not in said[False]


def test_the_same_run_gives_the_same_page(write: Write, result: Result, diagnose: Diagnose) -> None:
    one = result(TEXT, diagnose(TEXT, "the the"))
    assert write("html", one) == write("html", one)


def luminance(color: str) -> float:
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        *[
            (front, back)
            for front in ("ink", "muted", "link", "error", "warning", "note", "good", "related")
            for back in ("paper", "panel")
        ],
        *[("ink", f"{kind}-mark") for kind in ("error", "warning", "note", "related")],
        *[(kind, f"{kind}-mark") for kind in ("error", "warning", "note", "related")],
        ("ink", "line"),
        ("brand", "panel"),
    ],
)
def test_text_has_the_contrast_that_wcag_asks_for(scheme: str, front: str, back: str) -> None:
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.S)
    colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0 if scheme == "light" else 1]))
    light, dark = sorted((luminance(colors[front]), luminance(colors[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
