"""Offsets become lines, columns and UTF-16 units here, and nowhere else.

Inside siclint a place is an index into a string. Editors and SARIF viewers count lines and UTF-16 units,
terminals count cells; those belong to the edge.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Position(NamedTuple):
    """Line and column, both from 1. The unit of the column is the caller's choice."""

    line: int
    column: int


class Positions:
    """Translates offsets into one text. A line ends at \\n, \\r\\n or a lone \\r."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def _astral(self) -> list[int]:
        """The offsets of the characters that take two UTF-16 units.

        They are few. With them a column costs the same in a line of ten megabytes as in a short one.
        """
        return [] if self.text.isascii() else [match.start() for match in _ASTRAL.finditer(self.text)]

    def line_index(self, offset: int) -> int:
        """The 0-based number of the line that holds `offset`."""
        return bisect_right(self.line_starts, offset) - 1

    def position(self, offset: int) -> Position:
        """Line and column in characters."""
        line = self.line_index(offset)
        return Position(line + 1, offset - self.line_starts[line] + 1)

    def utf16_position(self, offset: int) -> Position:
        """Line and column in UTF-16 code units."""
        line = self.line_index(offset)
        start = self.line_starts[line]
        pairs = bisect_left(self._astral, offset) - bisect_left(self._astral, start)
        return Position(line + 1, offset - start + pairs + 1)

    def line_span(self, line: int) -> tuple[int, int]:
        """Start and end of the 0-based `line`, without its line end."""
        start = self.line_starts[line]
        if line + 1 == len(self.line_starts):
            return start, len(self.text)
        end = self.line_starts[line + 1]
        if self.text[end - 2 : end] == "\r\n" and end - 2 >= start:
            return start, end - 2
        return start, end - 1


def utf16_length(text: str) -> int:
    """How many UTF-16 code units `text` takes; a lone surrogate takes one."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
