"""Quotation marks and punctuation: one cause gives one finding, and sound text none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint import Article, Diagnostic, Source
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.english.quotations import Role, quotations
from siclint.plugins import load_all

NAMES = (
    "doubled-punctuation foreign-quotation-marks mismatched-quotes missing-space quote-as-apostrophe "
    "space-before-punctuation space-inside-brackets space-inside-quotes stranded-punctuation turned-quotation-mark "
    "unbalanced-bracket unclosed-quotation"
).split()
RULES = activate([load_all().rules[name] for name in NAMES])


def article_of(text: str) -> Article:
    [article] = read(Source("example.txt", text), "plain")
    assert isinstance(article, Article)
    return article


def found_in(text: str) -> list[Diagnostic]:
    found, failures = check_article(article_of(text), RULES)
    assert failures == []
    return found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The queen”s speech was short. “It was,” she said.", "quote-as-apostrophe"),
        ("“We will be there soon. ” said the minister.", "space-inside-quotes"),
        ("“We will be there soon.’ said the minister.", "mismatched-quotes"),
        ("‘We will be there soon,” said the minister.", "mismatched-quotes"),
        ("“We will be there soon,“ said the minister.", "turned-quotation-mark"),
        ("“We will be there soon, said the minister. He left.", "unclosed-quotation"),
        ("We will be there soon,” said the minister. He left.", "unclosed-quotation"),
        ("“We will be there soon” , said the minister.", "space-before-punctuation"),
        ("“We will be there soon,”, said the minister.", "doubled-punctuation"),
        ("The road is shut. . It opens in May.", "doubled-punctuation"),
        ("The road is shut , . It opens in May.", "doubled-punctuation"),
        ("The road (to the port is shut. It opens in May.", "unbalanced-bracket"),
        ("The road (to the port ) is shut.", "space-inside-brackets"),
        ("The road to the port,once shut, is open.", "missing-space"),
    ],
)
def test_one_cause_gives_one_finding(text: str, rule: str) -> None:
    assert [diagnostic.rule for diagnostic in found_in(text)] == [rule]


QUOTED = st.sampled_from(
    [
        '"We came at dawn," she said.',
        'He called it "a small step" and sat down.',
        'The mayor said: "We waited. Nobody came."',
        "“It is the players’ night,” he said. “They earned it.”",
        "She read “The ‘Long’ Way” in the ’90s.",
        "It's the workers' vote, isn't it?",
        'A 12" record and a 6\'2" man were "lucky".',
        "The bridge (built in 1979) is shut; the ferry sails at 5 p.m., not at 6.",
        "“Why?” “Because.” Then... silence?! No.",
        "Lindqvist Inc., the U.S. firm, sold rope, tar, etc. to Yahoo!, he said.",
    ]
)


@given(st.lists(st.lists(QUOTED, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8))
def test_sound_paragraphs_are_silent_in_any_order(paragraphs: list[str]) -> None:
    assert found_in("\n\n".join(paragraphs)) == []


@given(st.lists(QUOTED, min_size=1, max_size=6), st.data())
def test_a_quotation_that_lost_its_end_is_found(paragraphs: list[str], data: st.DataObject) -> None:
    broken = "The minister said that the bridge “is as good as new. Engineers do not agree with him at all."
    at = data.draw(st.integers(0, len(paragraphs)))
    text = "\n\n".join([*paragraphs[:at], broken, *paragraphs[at:]])
    unclosed = [d for d in found_in(text) if d.rule == "unclosed-quotation"]
    assert [text[d.start : d.end] for d in unclosed] == ["“is as good as new."]


@given(st.text(st.sampled_from("ab B.,;:!?'’‘\"“”«»„()[]`´ \n1"), max_size=120))
def test_every_mark_has_one_reading(text: str) -> None:
    if not text.strip():
        return
    article = article_of(text)
    found = quotations(article)
    places = [mark.at for mark in found.marks]
    assert places == sorted(set(places))
    closes = [pair.close.at for pair in found.pairs] + [mark.at for mark in found.unopened]
    assert sorted(closes) == [mark.at for mark in found.marks if mark.role is Role.CLOSE]
    opens = {mark.at for mark in found.marks if mark.role is Role.OPEN}
    assert {pair.open.at for pair in found.pairs} | {mark.at for mark in found.unclosed} <= opens
    assert all(pair.open.at < pair.close.at for pair in found.pairs)


@given(st.text(st.sampled_from("ab B.,;:!?'’‘\"“”«»„()[]`´ \n1\u00a0"), max_size=120))
def test_no_text_breaks_a_rule(text: str) -> None:
    if text.strip():
        found_in(text)
