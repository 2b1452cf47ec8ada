"""Cuts a window from a line that is longer than the terminal is wide. All widths are terminal cells.

The window is cut at word boundaries and shows what is marked; a mark that is wider than the window loses
its middle.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from siclint.diagnostic import Span
from siclint.reports.display import Glyph, glyphs

if TYPE_CHECKING:
    from collections.abc import Sequence

ELLIPSIS = "…"
GAP = " … "
CONTEXT = 14  # cells of surroundings, on both sides together, without which two marks get a window each
LONGEST_WORD = 24  # how many characters a window gives up to end at a word boundary


class Window(NamedTuple):
    """A line as it is shown, and the columns of each mark in it: cells from 0, half open."""

    text: str
    columns: tuple[tuple[int, int], ...]


def window(text: str, marks: Sequence[tuple[int, int]], width: int, line: Span | None = None) -> Window | None:
    """A part of a line that shows all `marks` in at most `width` cells.

    `line` is the line's place in `text`, which is the line itself when it is left out; marks are offsets into
    `text`. None when several marks lie too far apart; a single mark always has a window.
    """
    line = line or Span(0, len(text))
    first, last = min(start for start, _ in marks), max(end for _, end in marks)
    reach = 2 * width  # characters that can matter at either side, so that no line is measured as a whole
    if last - first > 2 * reach:
        return _elided(text, line, Span(first, last), width) if len(marks) == 1 else None
    shown = _measure(text, line, first - reach, last + reach)
    lefts = [glyph.start for glyph in shown]
    ranges = [_glyph_range(lefts, start, end) for start, end in marks]
    start, end = min(r[0] for r in ranges), max(r[1] for r in ranges)
    stop = _end_of_text(shown, end)
    cut = (shown[0].start > line.start, shown[-1].end < line.end)
    if not any(cut) and sum(glyph.cells for glyph in shown[:stop]) <= width:
        return _assemble(shown, ranges, 0, stop, cut)
    need = sum(glyph.cells for glyph in shown[start:end])
    if len(marks) > 1 and need + CONTEXT > width:
        return None
    if need + 2 > width:
        return _elided(text, line, Span(first, last), width)
    left, right = _surroundings(shown, start, end, stop, width - 2)
    return _assemble(shown, ranges, left, right, (cut[0] or left > 0, cut[1] or right < stop))


def _measure(text: str, line: Span, low: int, high: int) -> list[Glyph]:
    """The glyphs of text[low:high] as far as that is in the line; at its end one more, empty, to be marked."""
    low, high = max(line.start, low), min(line.end, high)
    found = glyphs(text[low:high], low)
    if high == line.end:
        found.append(Glyph("", 1, high, high + 1))
    return found


def _end_of_text(shown: Sequence[Glyph], marked: int) -> int:
    """The number of glyphs without the empty one after the line's end, unless that is marked."""
    return max(marked, len(shown) - (shown[-1].text == ""))


def _glyph_range(lefts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The indices of the glyphs that hold the characters from start to end; one glyph at least."""
    first = max(0, bisect_left(lefts, start + 1) - 1)
    return first, max(first + 1, bisect_left(lefts, end))


def _surroundings(shown: Sequence[Glyph], start: int, end: int, stop: int, width: int) -> tuple[int, int]:
    """Extend the glyphs from start to end to both sides, evenly, up to `width` cells and to word boundaries."""
    spare = width - sum(glyph.cells for glyph in shown[start:end])
    right = _rightwards(shown, end, stop, spare // 2)
    left = _leftwards(shown, start, spare - sum(glyph.cells for glyph in shown[end:right]))
    left = _word_start(shown, left, start)
    spare -= sum(glyph.cells for glyph in shown[left:start])
    return left, _word_end(shown, _rightwards(shown, end, stop, spare), end, stop)


def _leftwards(shown: Sequence[Glyph], start: int, cells: int) -> int:
    while start > 0 and shown[start - 1].cells <= cells:
        start -= 1
        cells -= shown[start].cells
    return start


def _rightwards(shown: Sequence[Glyph], end: int, stop: int, cells: int) -> int:
    while end < stop and shown[end].cells <= cells:
        cells -= shown[end].cells
        end += 1
    return end


def _word_start(shown: Sequence[Glyph], left: int, start: int) -> int:
    """The first start of a word from `left` on, not after `start`; `left` when none is near."""
    if left == 0:
        return left
    for index in range(left, min(start, left + LONGEST_WORD) + 1):
        if index < len(shown) and shown[index - 1].is_space and not shown[index].is_space:
            return index
    return left


def _word_end(shown: Sequence[Glyph], right: int, end: int, stop: int) -> int:
    """The last end of a word up to `right`, not before `end`; `right` when none is near, or when all is shown."""
    if right >= stop:
        return right
    for index in range(right, max(end, right - LONGEST_WORD) - 1, -1):
        if index > 0 and shown[index].is_space and not shown[index - 1].is_space:
            return index
    return right


def _assemble(
    shown: Sequence[Glyph], ranges: Sequence[tuple[int, int]], left: int, right: int, more: tuple[bool, bool]
) -> Window:
    lead = cell_len(ELLIPSIS) if more[0] else 0
    columns = [lead, *(lead + cells for cells in accumulate(glyph.cells for glyph in shown[left:right]))]
    text = "".join(glyph.text for glyph in shown[left:right])
    text = ELLIPSIS * more[0] + text + ELLIPSIS * more[1]
    return Window(text, tuple((columns[start - left], columns[end - left]) for start, end in ranges))


def _elided(text: str, line: Span, mark: Span, width: int) -> Window:
    """A window on a mark that is wider than it: the mark's first and last words."""
    start, end = mark
    head = _measure(text, line, start - 2 * width, start + 2 * width)
    tail = _measure(text, line, end - 2 * width, end + 2 * width)
    first = _glyph_range([glyph.start for glyph in head], start, start + 1)[0]
    last = _glyph_range([glyph.start for glyph in tail], end - 1, end)[1]
    around = min(10, width // 8)
    before = _word_start(head, _leftwards(head, first, around), first)
    stop = _end_of_text(tail, last)
    after = _word_end(tail, _rightwards(tail, last, stop, around), last, stop)
    lead = ELLIPSIS if before > 0 or head[0].start > line.start else ""
    trail = ELLIPSIS if after < stop or tail[-1].end < line.end else ""
    context = sum(g.cells for g in head[before:first]) + sum(g.cells for g in tail[last:after])
    room = width - cell_len(lead + GAP + trail) - context
    middle = _word_end(head, _rightwards(head, first, len(head), room * 3 // 5), first + 1, len(head))
    room -= sum(glyph.cells for glyph in head[first:middle])
    resumed = _word_start(tail, _leftwards(tail, last, room), last - 1)
    parts = [head[before:first], head[first:middle], tail[resumed:last], tail[last:after]]
    texts = ["".join(glyph.text for glyph in part) for part in parts]
    left = cell_len(lead) + sum(glyph.cells for glyph in parts[0])
    marked = sum(glyph.cells for part in parts[1:3] for glyph in part) + cell_len(GAP)
    shown = f"{lead}{texts[0]}{texts[1]}{GAP}{texts[2]}{texts[3]}{trail}"
    return Window(shown, ((left, left + marked),))
