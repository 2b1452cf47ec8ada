"""The prose of an article with markup left out, and the way back to the source.

A view is a text made of pieces. A literal piece stands in the source character for character; a replaced
piece stands there in other words (`&amp;` for `&`, `\\u00e9` for `é`) or not at all (the blank lines that part
two blocks).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

Encode = Callable[[str, int], str]
"""Writes a text as it has to stand at a place of the source: with HTML's escapes, with JSON's."""


class Piece(NamedTuple):
    """Where a piece starts in the view and in the source below it, and how long it is there."""

    start: int
    below: int
    length_below: int
    literal: bool


def _same(text: str, _place: int) -> str:
    return text


@dataclass(frozen=True)
class View:
    """Text with a map.

    Within a paragraph the pieces keep the order of the source. Paragraphs need not: the title of a record may
    stand behind its text, and the caption of an image inside a sentence follows the sentence.
    """

    text: str
    pieces: tuple[Piece, ...]
    encode_piece: Encode = _same
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the starts of the pieces for the search."""
        object.__setattr__(self, "_starts", tuple([piece.start for piece in self.pieces]))

    @classmethod
    def identity(cls, text: str) -> View:
        """The view that is the whole source."""
        return cls(text, (Piece(0, 0, len(text), literal=True),) if text else ())

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of the view's text[start:end]; of nothing for an empty span.

        A span that holds several paragraphs gives the smallest stretch of the source that holds them all.
        """
        first = self._place(start, after=False)
        if end <= start:
            return first, first
        last = self._place(end - 1, after=True)
        held = self.pieces[max(0, bisect_right(self._starts, start) - 1) : bisect_left(self._starts, end)]
        first = min(first, *(piece.below for piece in held[1:])) if len(held) > 1 else first
        return first, max(last, *(piece.below + piece.length_below for piece in held[:-1]), first)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether text[start:end] stands in the source without markup in between and can be edited there.

        Characters that the source writes as escapes may be part of it; tags and other markup may not.
        """
        if end <= start:
            return True
        position = self._place(start, after=False)
        for index in range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)):
            piece = self.pieces[index]
            stop = self._starts[index + 1] if index + 1 < len(self.pieces) else len(self.text)
            parted = piece.start > start and piece.below != position
            cut = not piece.literal and (piece.start < start or stop > end)
            if parted or cut or piece.length_below == 0:
                return False
            position = piece.below + piece.length_below
        return True

    def encode(self, text: str, place: int) -> str:
        """`text` written as the source needs it where the view's character at `place` stands."""
        return self.encode_piece(text, self._place(place, after=False))

    def _place(self, offset: int, *, after: bool) -> int:
        """The place below of the character at `offset`, or the place just after it."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        if piece.literal:
            return piece.below + min(offset - piece.start + after, piece.length_below)
        # Behind the last character stands what follows the last piece.
        return piece.below + (piece.length_below if after or offset >= len(self.text) else 0)


class ViewBuilder:
    """Collects pieces in reading order. `below` is the text that they are pieces of."""

    def __init__(self, below: str) -> None:
        self._below = below
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0

    @property
    def ends_blank(self) -> bool:
        """Whether what was collected last ends in white space."""
        return bool(self._parts) and self._parts[-1][-1:].isspace()

    def literal(self, start: int, end: int) -> None:
        """Take over the characters from start to end."""
        if end <= start:
            return
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.literal and last.below + last.length_below == start:
            self._pieces[-1] = Piece(last.start, last.below, end - last.below, literal=True)
        else:
            self._pieces.append(Piece(self.length, start, end - start, literal=True))
        self._parts.append(self._below[start:end])
        self.length += end - start

    def replaced(self, text: str, start: int, end: int) -> None:
        """Say `text` where below stand the characters from start to end."""
        if not text:
            return
        self._pieces.append(Piece(self.length, start, end - start, literal=False))
        self._parts.append(text)
        self.length += len(text)

    def build(self, encode: Encode = _same) -> View:
        """The view of all that was collected."""
        return View("".join(self._parts), tuple(self._pieces), encode)
