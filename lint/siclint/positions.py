"""Offsets become lines, columns and UTF-16 units here, and nowhere else.

Inside siclint a place is an index into a string. Editors and SARIF viewers count lines and UTF-16 units,
terminals count cells; those belong to the edge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")

_BLOCK = 512
"""Characters from one known place to the next: a column costs the same in a line of ten megabytes as in a short one."""


class Unit(Enum):
    """What a column counts. The values are the names that editors have for them."""

    CHARACTER = "utf-32"
    UTF16 = "utf-16"
    UTF8 = "utf-8"

    def length(self, text: str) -> int:
        """How many units `text` takes. A lone surrogate takes one of UTF-16 and three of UTF-8."""
        if self is Unit.CHARACTER or text.isascii():
            return len(text)
        if self is Unit.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2


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
    def _before(self) -> dict[Unit, list[int]]:
        """For each unit that was asked for, how many of it stand before each block."""
        return {}

    def _blocks(self, unit: Unit) -> list[int]:
        if unit not in self._before:
            blocks = (self.text[start : start + _BLOCK] for start in range(0, len(self.text), _BLOCK))
            self._before[unit] = list(accumulate(map(unit.length, blocks), initial=0))
        return self._before[unit]

    def units(self, offset: int, unit: Unit) -> int:
        """How many units stand before `offset`."""
        if unit is Unit.CHARACTER or self.text.isascii():
            return offset
        block = offset // _BLOCK
        return self._blocks(unit)[block] + unit.length(self.text[block * _BLOCK : offset])

    def offset(self, line: int, column: int, unit: Unit) -> int:
        """The offset of a line and a column, both from 0, as editors count.

        A column beyond the line's end is its end, a line beyond the last the end of the text, and a column inside a
        character is the place before it.
        """
        if line >= len(self.line_starts):
            return len(self.text)
        start, end = self.line_span(line)
        if unit is Unit.CHARACTER or self.text.isascii():
            return min(start + column, end)
        wanted = self.units(start, unit) + column
        if wanted >= self.units(end, unit):
            return end
        blocks = self._blocks(unit)
        block = bisect_right(blocks, wanted) - 1
        offset, units = block * _BLOCK, blocks[block]
        while True:
            units += unit.length(self.text[offset])
            if units > wanted:
                return offset
            offset += 1

    def line_index(self, offset: int) -> int:
        """The 0-based number of the line that holds `offset`."""
        return bisect_right(self.line_starts, offset) - 1

    def position(self, offset: int) -> Position:
        """Line and column in characters."""
        line = self.line_index(offset)
        return Position(line + 1, offset - self.line_starts[line] + 1)

    def position_in(self, offset: int, unit: Unit) -> Position:
        """Line and column in units."""
        line = self.line_index(offset)
        return Position(line + 1, self.units(offset, unit) - self.units(self.line_starts[line], unit) + 1)

    def utf16_position(self, offset: int) -> Position:
        """Line and column in UTF-16 code units."""
        return self.position_in(offset, Unit.UTF16)

    def line_span(self, line: int) -> tuple[int, int]:
        """Start and end of the 0-based `line`, without its line end."""
        start = self.line_starts[line]
        if line + 1 == len(self.line_starts):
            return start, len(self.text)
        end = self.line_starts[line + 1]
        return start, end - (2 if self.text[end - 2 : end] == "\r\n" else 1)
