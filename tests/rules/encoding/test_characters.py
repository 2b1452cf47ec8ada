"""What the rules for single characters do beyond the examples on their pages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint import Rule, Source
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.fixes import apply_edits
from siclint.plugins import load_all
from siclint.testing import check_text

ENCODING = [rule for rule in load_all().rules.values() if rule.family == "encoding"]


def rule(name: str) -> Rule:
    return next(rule for rule in ENCODING if rule.name == name)


@given(st.text())
def test_no_text_breaks_a_rule(text: str) -> None:
    for article in read(Source("example.txt", text), "plain"):
        _, failures = check_article(article, activate(ENCODING))  # type: ignore[arg-type]
        assert failures == []


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_plain_ascii_has_only_entities_and_lost_characters(text: str) -> None:
    names = {found.rule for one in ENCODING for found in check_text(one, text)}
    assert names <= {"html-entity", "lost-character"}


@given(st.text(st.sampled_from("aeo\u0301\u0308é .,\u200b\u00ad\ufeff"), min_size=1))
def test_fixes_leave_nothing_to_find(text: str) -> None:
    for name in ("mixed-normalization", "invisible-character"):
        found = check_text(rule(name), text)
        repaired = apply_edits(text, [edit for one in found for edit in one.fixes[0].edits])
        assert check_text(rule(name), repaired) == []


def test_a_fix_keeps_every_visible_character() -> None:
    text = "The cafe\u0301 of Sa\u0303o Luis"
    found = check_text(rule("mixed-normalization"), text)
    repaired = apply_edits(text, [edit for one in found for edit in one.fixes[0].edits])
    assert repaired == unicodedata.normalize("NFC", text)


def test_a_habit_is_said_once() -> None:
    text = " ".join(["soft\u00adly"] * 20)
    [found] = check_text(rule("invisible-character"), text)
    assert "19 more places" in found.message
    assert apply_edits(text, found.fixes[0].edits) == " ".join(["softly"] * 20)


@pytest.mark.parametrize("name", ["control-character", "undecodable-bytes", "bidirectional-control", "mojibake"])
def test_messages_hold_no_control_characters(name: str) -> None:
    text = "A\x1b[31m red\x07 \x9b word \udc9b \u202e and â€\x9d Ã\x83 \ud800"
    for found in check_text(rule(name), text):
        shown = found.message + "".join(fix.title for fix in found.fixes)
        assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in shown)


def test_the_article_says_what_was_lost() -> None:
    text = "Ana Conceição spoke. Concei\ufffd\ufffdo left."
    [found] = check_text(rule("replacement-character"), text)
    [related] = found.related
    assert text[related.start : related.end] == "Conceição"
    assert apply_edits(text, found.fixes[0].edits) == "Ana Conceição spoke. Conceição left."


def test_two_words_that_fit_are_no_evidence() -> None:
    [found] = check_text(rule("replacement-character"), "Mal\ufffdga: Malága or Malàga?")
    assert found.fixes == ()


def test_a_record_of_json_lines_is_repaired_in_its_own_escapes() -> None:
    text = '{"title": "A", "text": "The caf\\u00c3\\u00a9 is open. Come in."}\n'
    [found] = check_text(rule("mojibake"), text, format="jsonlines")
    assert text[found.start : found.end] == "\\u00c3\\u00a9"
