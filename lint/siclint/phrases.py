"""Finds set phrases in an article: all phrases of a rule in one pass.

    _CREDITS = Phrases(["read more", "all rights reserved"])

    def check(article):
        for match in _CREDITS.find(article):
            yield Finding(match.start, match.end, f"“{match.phrase}” is left over from the web page")

A phrase stands as whole words. Its white space matches any run of white space, a line end or a no-break space
among them, and its apostrophes match straight and curly ones.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ahocorasick_rs import BytesAhoCorasick

    from siclint.article.article import Article


class PhraseMatch(NamedTuple):
    """A phrase found: text[start:end] of what was searched, and the phrase as its author wrote it."""

    start: int
    end: int
    phrase: str


class Phrases:
    """Phrases to look for, in any iterable; of a mapping, the keys.

    `ignore_case` makes no difference between capital and small letters. Matches do not overlap: the leftmost
    counts, and of several that start there the longest; `overlapping` gives all of them. The search structure
    is built at the first search, so that a module with phrases imports fast, and again in each process that
    unpickles one. Phrases that differ only in what matching ignores count once, as the first was written.
    """

    def __init__(self, phrases: Iterable[str], *, ignore_case: bool = True, overlapping: bool = False) -> None:
        """Keep the phrases; ValueError when one is empty."""
        self.phrases = tuple(phrases)
        self.ignore_case = ignore_case
        self.overlapping = overlapping
        if not all(phrase.strip() for phrase in self.phrases):
            raise ValueError("a phrase to look for is empty")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what was given, not the search structure."""
        return _rebuild, (self.phrases, self.ignore_case, self.overlapping)

    def find(self, article: Article) -> Iterator[PhraseMatch]:
        """The matches in an article, in order. None reaches from one paragraph into the next."""
        found = [
            match
            for match in self._candidates(article.text, _fold(article.text, self.ignore_case), 0)
            if (paragraph := article.paragraph_at(match.start)) is not None
            and match.end <= article.paragraphs[paragraph].end
        ]
        return iter(found if self.overlapping else _leftmost_longest(found))

    def find_in(self, text: str, start: int = 0, end: int | None = None) -> Iterator[PhraseMatch]:
        """The matches that lie in text[start:end], in order, as offsets into `text`.

        What stands around it decides about whole words: "art" is not found in "start", wherever one begins.
        """
        part = text[start:end]
        found = list(self._candidates(text, _fold(part, self.ignore_case), start))
        return iter(found if self.overlapping else _leftmost_longest(found))

    @cached_property
    def _folded(self) -> dict[str, str]:
        """Each phrase as it is searched for, and as it was written."""
        # All in one text: a rule may have thousands. What parts them is no space and stands in no phrase.
        joined = _PART.join(" ".join(phrase.split()).replace(_PART, " ") for phrase in self.phrases)
        folded: dict[str, str] = {}
        if self.phrases:
            for text, phrase in zip(_fold(joined, self.ignore_case).text.split(_PART), self.phrases, strict=True):
                folded.setdefault(text, phrase)
        return folded

    @cached_property
    def _automaton(self) -> tuple[BytesAhoCorasick, list[str]]:
        """The search structure, and what its pattern numbers mean.

        It searches bytes: to search characters, the library makes a table of eight bytes for each of them.
        """
        from ahocorasick_rs import BytesAhoCorasick

        return BytesAhoCorasick([phrase.encode() for phrase in self._folded]), list(self._folded.values())

    def _candidates(self, text: str, folded: _Folded, offset: int) -> Iterator[PhraseMatch]:
        """All phrases at whole words, also such as overlap, by start and then the longest first.

        The automaton could choose the longest by itself, but it knows no words: what it chose might be no
        whole word and hide one that is.
        """
        if not self.phrases:
            return
        automaton, phrases = self._automaton
        data = folded.text.encode()
        found = automaton.find_matches_as_indexes(data, overlapping=True)
        if not found:
            return
        if len(data) != len(folded.text):
            found = _of_characters(data, found)
        for number, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            first, last = offset + folded.place(start), offset + folded.place(end - 1) + 1
            if _is_edge(text, first) and _is_edge(text, last):
                yield PhraseMatch(first, last, phrases[number])


def _of_characters(data: bytes, found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The same matches with offsets that count characters instead of the bytes of UTF-8."""
    place_of: dict[int, int] = {}
    before = place = 0
    for at in sorted({at for _, start, end in found for at in (start, end)}):
        place += len(data[before:at].decode())
        place_of[at] = place
        before = at
    return [(number, place_of[start], place_of[end]) for number, start, end in found]


def _rebuild(phrases: tuple[str, ...], ignore_case: bool, overlapping: bool) -> Phrases:
    return Phrases(phrases, ignore_case=ignore_case, overlapping=overlapping)


def _leftmost_longest(ordered: Iterable[PhraseMatch]) -> Iterator[PhraseMatch]:
    """Those that no earlier one overlaps."""
    reach = 0
    for match in ordered:
        if match.start >= reach:
            reach = match.end
            yield match


def _is_edge(text: str, offset: int) -> bool:
    """Whether no word reaches over `offset`."""
    return not (0 < offset < len(text) and _in_word(text[offset - 1]) and _in_word(text[offset]))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or (char > "\x7f" and unicodedata.category(char)[0] == "M")


class _Folded(NamedTuple):
    """A text made ready for the search.

    Behind each run of white space that became one space, `ends` has the place in `text` and `shifts` how much
    further on the same place lies in the original.
    """

    text: str
    ends: list[int]
    shifts: list[int]

    def place(self, offset: int) -> int:
        """The offset in the original of the character at `offset`."""
        run = bisect_right(self.ends, offset) - 1
        return offset + self.shifts[run] if run >= 0 else offset


_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_ASCII_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f"
_OTHER_SPACES = "".join(map(chr, (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)))
_SPACES = re.compile("  +")
_PART = "\x01"
_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=2)  # all rules search the same article, one after another
def _fold(text: str, ignore_case: bool) -> _Folded:
    """Small letters, straight apostrophes, single spaces."""
    if ignore_case:
        # The one letter whose small form is two characters, which would move every place behind it.
        text = text.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i").lower()
        text = text.replace("\N{GREEK SMALL LETTER FINAL SIGMA}", "\N{GREEK SMALL LETTER SIGMA}")
    for space in _ASCII_SPACES:
        text = text.replace(space, " ")
    if not text.isascii():
        for space in _OTHER_SPACES:
            text = text.replace(space, " ")
        for mark in _APOSTROPHES:
            text = text.replace(mark, "'")
        # The automaton takes no lone surrogates, which stand for undecodable bytes.
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    runs = [match.span() for match in _SPACES.finditer(text)]
    if not runs:
        return _Folded(text, [], [])
    shifts = list(accumulate(end - start - 1 for start, end in runs))
    ends = [end - shift for (_, end), shift in zip(runs, shifts, strict=True)]
    return _Folded(_SPACES.sub(" ", text), ends, shifts)
