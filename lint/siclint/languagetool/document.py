"""An article's prose as texts for a server, each with the way back of every UTF-16 unit."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from siclint.article.article import Article

LONGEST = 40_000
"""UTF-16 units in one text. A server's time for a text grows faster than the text."""

_BREAK = "\n\n"

# Line ends of wrapped prose are a space. What has no shape is left out: rules trip over it, and others look for it.
# What cannot be sent stands as one sign.
_ODD = regex.compile(
    r"(?P<space>[^\S\xa0]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*)"
    r"|(?P<shapeless>[\p{Default_Ignorable_Code_Point}\p{Cf}]+)"
    r"|(?P<unsendable>[\p{Cs}\p{Cc}--\t])",
    regex.V1,
)
_SIGNS = {"space": " ", "shapeless": "", "unsendable": "\ufffd"}


@dataclass(frozen=True, slots=True)
class Document:
    """A text, and for each of its UTF-16 units the view's offset of the character that it belongs to."""

    text: str
    places: array[int]

    def to_view(self, start: int, end: int) -> tuple[int, int] | None:
        """The view's offsets of the units from start to end; None for nothing, and for what is not in the text."""
        if not 0 <= start < end <= len(self.places):
            return None
        return self.places[start], self.places[end - 1] + 1

    def slice(self, start: int, end: int) -> str:
        """The text of the units from start to end."""
        return self.text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")


class _Builder:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self.places = array("L")

    def add(self, text: str, place: int) -> None:
        """Characters as they stand in the view from `place` on."""
        self._parts.append(text)
        if text.isascii():
            self.places.extend(range(place, place + len(text)))
            return
        for offset, char in enumerate(text, place):
            self.places.append(offset)
            if ord(char) > 0xFFFF:
                self.places.append(offset)

    def sign(self, text: str, place: int) -> None:
        """A text that stands for the view's character at `place`."""
        self._parts.append(text)
        self.places.extend([place] * len(text))

    def build(self) -> Document:
        return Document("".join(self._parts), self.places)


def documents(article: Article) -> Iterator[Document]:
    """The article's paragraphs, a blank line between two, in texts of at most `LONGEST` units."""
    builder = _Builder()
    for start, end in _pieces(article):
        if builder.places and len(builder.places) + 2 * (end - start) > LONGEST:
            yield builder.build()
            builder = _Builder()
        if builder.places:
            builder.sign(_BREAK, start)
        _add(builder, article.text, start, end)
    if builder.places:
        yield builder.build()


def _add(builder: _Builder, text: str, start: int, end: int) -> None:
    position = start
    for match in _ODD.finditer(text, start, end):
        builder.add(text[position : match.start()], position)
        builder.sign(_SIGNS[str(match.lastgroup)], match.start())
        position = match.end()
    builder.add(text[position:end], position)


def _pieces(article: Article) -> Iterator[tuple[int, int]]:
    """The paragraphs; one that is too long in parts that end with a sentence, or at least with a word."""
    most = LONGEST // 2  # each character may be two units
    for index, paragraph in enumerate(article.paragraphs):
        start, end = paragraph.start, paragraph.end
        ends = [article.sentences[n].end for n in article.sentences_of(index)] if end - start > most else []
        while end - start > most:
            after = bisect.bisect_right(ends, start + most) - 1
            stop = ends[after] if after >= 0 and ends[after] > start else _word_end(article.text, start, start + most)
            yield start, stop
            start = stop + len(article.text[stop:end]) - len(article.text[stop:end].lstrip())
        if start < end:
            yield start, end


def _word_end(text: str, start: int, most: int) -> int:
    """The last end of a word before `most`, or `most` when there is no white space."""
    for place in range(most, start, -1):
        if text[place].isspace():
            return place
    return most
