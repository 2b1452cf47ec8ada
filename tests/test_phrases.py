"""Phrases are found at whole words, with exact offsets, whatever stands around them."""

from __future__ import annotations

import pickle
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint import Article, Kind, Paragraph, Source
from siclint.article.view import View
from siclint.phrases import Phrases


def article(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    spans = tuple(
        Paragraph(start, start + len(paragraph), Kind.PARAGRAPH)
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    return Article(Source("text.txt", text), View.identity(text), spans)


def found(phrases: Phrases, text: str) -> list[str]:
    return [text[match.start : match.end] for match in phrases.find_in(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("read more", "Read more. READ MORE!", ["Read more", "READ MORE"]),
        ("read more", "Bread more, read mores, re-read more", ["read more"]),
        (
            "read more",
            "read\n  more, read\u00a0more, read\t\u202fmore",
            ["read\n  more", "read\u00a0more", "read\t\u202fmore"],
        ),
        ("don’t miss", "Don't miss, don’t miss, donʼt miss", ["Don't miss", "don’t miss", "donʼt miss"]),
        ("don't miss", "don’t miss", ["don’t miss"]),
        ("© 2020", "Text © 2020. © 20201", ["© 2020"]),
        ("[advertisement]", "so[Advertisement]so", ["[Advertisement]"]),
        ("cafe", "cafe\N{COMBINING ACUTE ACCENT} cafe", ["cafe"]),
        ("istanbul", "İstanbul and istanbul", ["İstanbul", "istanbul"]),
        ("οδός", "ΟΔΌΣ", ["ΟΔΌΣ"]),
        ("a_b", "a_b a_b_c", ["a_b"]),
    ],
)
def test_what_a_phrase_matches(phrase: str, text: str, expected: list[str]) -> None:
    assert found(Phrases([phrase]), text) == expected


def test_capital_letters_count_when_asked_for() -> None:
    assert found(Phrases(["US"], ignore_case=False), "Let us go to the US.") == ["US"]


def test_the_leftmost_and_then_the_longest_wins() -> None:
    phrases = Phrases(["new", "new york", "york times", "new york city"])
    assert found(phrases, "new york times, New York City, newer") == ["new york", "New York City"]


def test_a_longer_phrase_that_is_no_whole_word_hides_nothing() -> None:
    assert found(Phrases(["as well", "as well-k", "on the", "the other"]), "as well-known Boston the other") == [
        "as well",
        "the other",
    ]


def test_all_matches_when_asked_for() -> None:
    phrases = Phrases(["new york", "york times", "new york times"], overlapping=True)
    assert found(phrases, "New York Times") == ["New York Times", "New York", "York Times"]


def test_a_match_names_the_phrase_as_it_was_written() -> None:
    table = {"Don’t  Miss": 1, "don't miss": 2}
    [match] = Phrases(table).find_in("don't miss")
    assert table[match.phrase] == 1


def test_offsets_stay_exact_behind_wide_characters_and_runs_of_spaces() -> None:
    text = "😀 İ  İ\n\n😀😀   read \udc80 more   \u3000 Read  more"
    [match] = Phrases(["read more"]).find_in(text)
    assert text[match.start : match.end] == "Read  more"


def test_find_in_looks_at_a_part_and_minds_what_stands_around_it() -> None:
    text = "start art arts"
    assert [match.start for match in Phrases(["art"]).find_in(text, 2)] == [6]
    assert list(Phrases(["art"]).find_in(text, 6, 8)) == []
    assert list(Phrases(["art"]).find_in(text, 10, 13)) == []


def test_no_match_reaches_over_a_paragraph() -> None:
    checked = article("He would read", "more books. Read\nmore.")
    [match] = Phrases(["read more"]).find(checked)
    assert checked.text[match.start : match.end] == "Read\nmore"


def test_no_phrases_find_nothing() -> None:
    assert list(Phrases([]).find_in("anything")) == []


@pytest.mark.parametrize("phrase", ["", " \n"])
def test_an_empty_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="empty"):
        Phrases(["good", phrase])


def test_phrases_travel_to_another_process() -> None:
    phrases = Phrases(["US"], ignore_case=False, overlapping=True)
    assert found(phrases, "US") == ["US"]
    again = pickle.loads(pickle.dumps(phrases))
    assert found(again, "us US") == ["US"]
    assert again.overlapping


def test_small_letters_are_as_long_as_capitals_but_for_one() -> None:
    # What makes offsets exact; a later version of Unicode may break it.
    assert [char for char in map(chr, range(sys.maxunicode + 1)) if len(char.lower()) != 1] == ["İ"]


@given(
    st.text(alphabet="ab '’\n\u00a0.İ😀\udc80", max_size=60),
    st.sampled_from(["a", "a b", "b'a", "İ a", "ab a"]),
)
def test_every_match_is_the_phrase_at_whole_words(text: str, phrase: str) -> None:
    def plain(part: str) -> str:
        return " ".join(part.replace("’", "'").replace("İ", "i").lower().split())

    for match in Phrases([phrase]).find_in(text):
        assert plain(text[match.start : match.end]) == plain(phrase)
        assert not text[match.start - 1 : match.start].isalnum() or match.start == 0
        assert not text[match.end : match.end + 1].isalnum()


@given(st.lists(st.sampled_from(["foo", "bar", "foo bar", " ", "\n", "  "]), max_size=12))
def test_it_misses_no_word(parts: list[str]) -> None:
    text = "".join(parts)
    assert len(found(Phrases(["foo"]), text)) == sum(word == "foo" for word in text.split())


def test_all_white_space_counts() -> None:
    for code in range(sys.maxunicode + 1):
        if chr(code).isspace():
            assert found(Phrases(["a b"]), f"a{chr(code)}b") == [f"a{chr(code)}b"], unicodedata.name(
                chr(code), hex(code)
            )
