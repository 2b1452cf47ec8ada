"""Tokens stand where they say, lose nothing, and are cut as the treebanks cut them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint.article.segment import split_sentences
from siclint.english import tokens as module
from siclint.english.tokens import Tokens, tokenize


def words(sentence: str) -> list[str]:
    return tokenize(sentence, [(0, len(sentence))]).text


def check(text: str, sentences: list[tuple[int, int]], tokens: Tokens) -> None:
    """What holds for any text."""
    size = len(tokens)
    assert size == len(tokens.text) == len(tokens.lower) == len(tokens.start) == len(tokens.end)
    assert [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)] == tokens.text
    assert [word.lower() for word in tokens.text] == tokens.lower
    assert all(end <= start for end, start in zip(tokens.end, tokens.start[1:], strict=False))
    assert tokens.first[0] == 0
    assert tokens.first[-1] == size
    assert len(tokens.first) == len(sentences) + 1
    for (begin, end), (low, high) in zip(sentences, pairwise(tokens.first), strict=True):
        inside = "".join(tokens.text[low:high])
        assert "".join(inside.split()) == "".join(text[begin:end].split())
        assert all(begin <= tokens.start[i] < tokens.end[i] <= end for i in range(low, high))


# A bar stands where a token ends inside a run of characters.
@pytest.mark.parametrize(
    "marked",
    [
        "Nobody came|.",
        # Words that lean on others
        "It does|n't rain|, it is|n’t wet|, and we|'ll see what|’s up|.",
        "I|'m sure they|'ve left|, she|'d said|.",
        "DO|N'T SHOUT|, IT|'S LATE",
        "Lee|'s|, Lee|’s and Lee|‘s dog",
        "the workers|' rights and the boss|’s",
        "You can|not go|, wan|na bet|?",
        # Apostrophes inside words
        "O'Connor and d’Alembert met at five o'clock",
        "rock and roll in the 1990s|, the 80's and the |'60s".replace(" |'", " '"),
        # Hyphens
        "a well|-|known high|-|tech firm",
        "It was re-elected by anti-war e-mail|, non-profit and mid-1990s",
        "from Monday|–|Friday|—|or so |--| if at all".replace(" |--| ", " -- "),
        # Abbreviations
        "Mr. Lee and Dr. Oz of the U.S. met J. R. Holt at 5 p.m. today",
        "Inc.|, Ltd. and Ph.D. holders|, e.g. us|, etc.|, on Jan. 6",
        "He is No. 5|.",
        "The answer is no|.",
        "He got vitamin C|.",
        "They live in the U.S.",
        # Numbers and money
        "3.5 percent of 1,200,000 at 5:30 on 9/11",
        "It cost |$|5.20|, |€|3 or 4|%".replace(" |$", " $").replace(" |€", " €"),
        "the 20th century|, 5|km|, 10|am and |$|3|bn".replace(" |$", " $"),
        "US$|5 or 3|-|0",
        # Addresses and names on the net
        "See https://example.org/a_(b)?c=d|, or write to ann.lee@example.co.uk|.",
        "Read example.com|, use Node.js|, open report.pdf|, ask @ann about #news|.",
        "AT&T and R&D",
        # Marks
        "“|Stop|!|” he said|, |‘|now|’|...".replace(", |", ", "),
        "Really |?!| (|yes|) [|no|]".replace(" |?!| ", " ?! "),
        "him|.|He was",
        # Other scripts, combined characters
        "Cafe\u0301 naïve Łódź Zürich",
        "soft\u00adhyphen",
    ],
)
def test_where_tokens_end(marked: str) -> None:
    expected = [token for run in marked.split() for token in run.split("|") if token]
    assert words(marked.replace("|", "")) == expected


@pytest.mark.parametrize("sentence", ["It's Ann's; they don't, we'll, I'd, you've: o'clock.", "DON'T"])
def test_curly_apostrophes_are_apostrophes(sentence: str) -> None:
    curly = sentence.replace("'", "’")
    assert [word.replace("’", "'") for word in words(curly)] == words(sentence)


def test_sentences_and_what_lies_between_them() -> None:
    text = "# A bridge opened. -- Nobody came to No. 5."
    spans = [(2, 18), (22, len(text))]
    tokens = tokenize(text, spans)
    check(text, spans, tokens)
    assert tokens.text[: tokens.first[1]] == ["A", "bridge", "opened", "."]
    assert tokens.text[tokens.first[1] :] == ["Nobody", "came", "to", "No.", "5", "."]


def test_a_sentence_without_tokens_has_none() -> None:
    assert tokenize("  ", [(0, 2)]).first == [0, 0]
    assert tokenize("", []).first == [0]


def test_opaque_spans_stay_whole() -> None:
    text = "Run rm -rf ./x now, see http://a.b/c. Or f(x) y."
    sentences = [(0, 37), (38, len(text))]
    opaque = [(4, 14), (24, 36), (41, 47)]
    tokens = tokenize(text, sentences, opaque)
    check(text, sentences, tokens)
    assert tokens.text == ["Run", "rm -rf ./x", "now", ",", "see", "http://a.b/c", ".", "Or", "f(x) y", "."]


def test_an_opaque_span_is_cut_at_the_end_of_a_sentence() -> None:
    text = "Type a. B now. C."
    tokens = tokenize(text, [(0, 7), (8, 14), (15, 17)], [(5, 9)])
    assert tokens.text == ["Type", "a.", "B", "now", ".", "C", "."]
    assert tokens.first == [0, 2, 5, 7]


def test_remembered_runs_are_cut_as_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "No. 5 is no. 5; it’s re-read, isn't it? No."
    once = words(text)
    monkeypatch.setattr(module, "_CACHE_SIZE", 2)
    assert words(text) == words(text) == once


PIECES = st.sampled_from(
    [*"abAB15 .,'’-–/&@$%()“”\u0301\u00ad\u200b\n", "n't", "’s", "Mr.", "U.S.", "No.", "http://", ".com", "😀", "İ"]
)


@given(st.lists(PIECES, max_size=50).map("".join) | st.text(max_size=50))
def test_no_character_is_lost(text: str) -> None:
    sentences, _ = split_sentences(text, 0, len(text))
    check(text, sentences, tokenize(text, sentences))


@given(st.lists(PIECES, max_size=50).map("".join), st.lists(st.integers(0, 50), max_size=6))
def test_no_character_is_lost_beside_opaque_spans(text: str, cuts: list[int]) -> None:
    sentences, _ = split_sentences(text, 0, len(text))
    points = sorted({min(cut, len(text)) for cut in cuts})
    opaque = [span for number, span in enumerate(pairwise(points)) if number % 2 == 0]
    tokens = tokenize(text, sentences, opaque)
    check(text, sentences, tokens)
    for low, high in opaque:
        for start, end in zip(tokens.start, tokens.end, strict=True):
            assert end <= low or start >= high or low <= start < end <= high
