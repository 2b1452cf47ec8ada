"""Draws one diagnostic as an annotated frame: headline, place, source lines with marks below, notes.

    error[rule]: what is wrong
      --> article.txt:12:34
       |
    12 | …words around the the place, cut from a long line…
       |               --- ^^^
       |               first here
       = why: …

All widths are terminal cells. A paragraph that is one long line is shown through a window that is cut at
word boundaries; a mark that is wider than the window loses its middle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from siclint.diagnostic import Span
from siclint.reports.display import one_line, visible, wrap
from siclint.reports.screen import Line, Part
from siclint.reports.window import Window, window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from siclint.diagnostic import Diagnostic, Fix, Related
    from siclint.positions import Positions
    from siclint.reports.notes import Notes

ROWS = 3  # how many lines of a mark that goes over many are shown
RELATED = 6  # how many related places are shown
SHORT_EDIT = 50  # cells up to which the old and the new text of a fix are shown
NARROWEST_LABEL = 24


@dataclass(slots=True)
class _Mark:
    """A part of a line that is marked. `label` stands below it."""

    start: int
    end: int
    label: str = ""
    related: bool = False


class _Placed(NamedTuple):
    """A mark and its columns in the window."""

    start: int
    end: int
    mark: _Mark


@dataclass(slots=True)
class _Row:
    """A line that is shown, with its marks; `skipped` says that lines before it are left out."""

    line: int
    marks: list[_Mark]
    skipped: bool = False


@dataclass(slots=True)
class _Block:
    """Rows under one place. `offset` is where the place is."""

    offset: int
    rows: list[_Row] = field(default_factory=list)


def frame(diagnostic: Diagnostic, name: str, positions: Positions | None, width: int, notes: Notes) -> list[Line]:
    """The lines of a diagnostic's frame, without line ends and without anything that steers a terminal.

    `positions` are those of the file's text, None when there is no text to show.
    """
    style = diagnostic.severity.label
    lines = _headline(diagnostic, style, width)
    tail = [("why", notes.why), ("help", notes.help)]
    if positions is None:
        return [*lines, (Part("  --> ", "frame"), Part(visible(name)))]
    shown = diagnostic.related[:RELATED]
    hidden = len(diagnostic.related) - len(shown)
    digits = len(str(positions.line_index(max(diagnostic.end, *(related.end for related in shown), 0)) + 1))
    room = width - digits - 3
    for index, block in enumerate(_blocks(diagnostic, shown, positions, room)):
        line, column = positions.position(block.offset)
        arrow = "-->" if index == 0 else ":::"
        lines.append((Part(f"{' ' * digits}{arrow} ", "frame"), Part(f"{visible(name)}:{line}:{column}")))
        if index == 0:
            lines.append((Part(f"{' ' * digits} |", "frame"),))
        for row in block.rows:
            lines += _row_lines(row, positions, digits, room, style)
    if hidden:
        tail.insert(0, ("note", f"and {hidden} more {'place' if hidden == 1 else 'places'}"))
    tail += [("fix", words) for words in (_fix_words(fix, positions.text) for fix in diagnostic.fixes)]
    tail.append(("see", diagnostic.link or ""))
    for key, words in tail:
        if words:
            lines += _note(key, one_line(words), digits, width)
    return lines


def _headline(diagnostic: Diagnostic, style: str, width: int) -> list[Line]:
    lead = f"{style}[{visible(diagnostic.rule)}]"
    first, *rest = wrap(one_line(diagnostic.message), width, f"{lead}: ", "    ")
    return [
        (Part(lead, style), Part(first[len(lead) :], "message")),
        *((Part(line, "message"),) for line in rest),
    ]


def _note(key: str, words: str, digits: int, width: int) -> list[Line]:
    lead = f"{' ' * digits} = "
    first, *rest = wrap(words, width, f"{lead}{key}: ", " " * len(f"{lead}{key}: "))
    return [
        (Part(lead, "frame"), Part(f"{key}:", "label"), Part(first[len(lead) + len(key) + 1 :])),
        *((Part(line),) for line in rest),
    ]


def _fix_words(fix: Fix, text: str) -> str:
    """A fix in words: its title, whether it is safe, and what it puts in which place when that is short."""
    words = f"{fix.title} ({fix.applicability.value})"
    texts = [text[edit.start : edit.end] + edit.text for edit in fix.edits]
    if not texts or len(texts) > 2 or any(len(both) > SHORT_EDIT or len(both.splitlines()) > 2 for both in texts):
        return words
    changes = ", ".join(f"{_quoted(text[edit.start : edit.end])} → {_quoted(edit.text)}" for edit in fix.edits)
    return f"{words}: {changes}" if cell_len(changes) <= SHORT_EDIT else words


def _quoted(text: str) -> str:
    """A piece of text between backticks, its line ends and tabs as signs."""
    return f"`{visible(text)}`" if text else "nothing"


def _blocks(diagnostic: Diagnostic, shown: Sequence[Related], positions: Positions, room: int) -> list[_Block]:
    """The place of the diagnostic, then the related places that cannot be shown in the same window."""
    blocks = [_Block(diagnostic.start, _rows(positions, diagnostic.start, diagnostic.end))]
    for related in shown:
        rows = _rows(positions, related.start, related.end)
        for mark in (mark for row in rows for mark in row.marks):
            mark.related = True
        rows[-1].marks[0].label = one_line(related.message)
        for row in (row for block in blocks for row in block.rows) if len(rows) == 1 else ():
            if row.line == rows[0].line and _window(row.line, row.marks + rows[0].marks, positions, room):
                row.marks += rows[0].marks
                break
        else:
            blocks.append(_Block(related.start, rows))
    return blocks


def _window(line: int, marks: Sequence[_Mark], positions: Positions, room: int) -> Window | None:
    marked = [(mark.start, mark.end) for mark in marks]
    return window(positions.text, marked, room, Span(*positions.line_span(line)))


def _rows(positions: Positions, start: int, end: int) -> list[_Row]:
    """The lines that a span goes over with its part in each; without blank lines and a long middle."""
    rows: list[_Row] = []
    for line in range(positions.line_index(start), positions.line_index(max(start, end - 1)) + 1):
        line_start, line_end = positions.line_span(line)
        low, high = min(max(start, line_start), line_end), min(end, line_end)
        if positions.text[low:high].strip():
            rows.append(_Row(line, [_Mark(low, high)]))
    if not rows:
        line = positions.line_index(start)
        line_start, line_end = positions.line_span(line)
        low = min(start, line_end)
        rows = [_Row(line, [_Mark(low, max(low, min(end, line_end)))])]
    if len(rows) > ROWS:
        rows = [*rows[: ROWS - 1], rows[-1]]
    for above, below in pairwise(rows):
        below.skipped = below.line > above.line + 1
    return rows


def _row_lines(row: _Row, positions: Positions, digits: int, room: int, style: str) -> list[Line]:
    """A source line with its number, the marks under it and their labels."""
    shown = _window(row.line, row.marks, positions, room)
    assert shown is not None, "a mark that does not fit beside others has a row of its own"
    lines: list[Line] = [(Part("...", "frame"),)] if row.skipped else []
    lines.append((Part(f"{row.line + 1:>{digits}} | ", "frame"), Part(shown.text)))
    gutter = Part(f"{' ' * digits} | ", "frame")
    for layer in _layers([_Placed(*columns, mark) for columns, mark in zip(shown.columns, row.marks, strict=True)]):
        lines += ((gutter, *parts) for parts in _mark_lines(layer, room, style))
    return lines


def _layers(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """The marks in as many lines as they need where they overlap, the first mark in the first line."""
    layers: list[list[_Placed]] = []
    for one in placed:
        for layer in layers:
            if all(one.end <= other.start or other.end <= one.start for other in layer):
                layer.append(one)
                break
        else:
            layers.append([one])
    return [sorted(layer, key=lambda one: one.start) for layer in layers]


def _mark_lines(layer: Sequence[_Placed], room: int, style: str) -> list[Line]:
    """A line of marks, and their labels: the last one beside it where it fits, the others below."""
    parts, column = [], 0
    for start, end, mark in layer:
        parts.append(Part(" " * (start - column)))
        parts.append(Part(("-" if mark.related else "^") * (end - start), "related" if mark.related else style))
        column = end
    labels = [(start, mark.label) for start, _, mark in layer if mark.label]
    if layer[-1].mark.label and column + 1 + cell_len(labels[-1][1]) <= room:
        parts.append(Part(f" {labels.pop()[1]}", "related"))
    lines: list[Line] = [tuple(parts)]
    while labels:
        column, label = labels.pop()
        column = max(0, min(column, room - min(cell_len(label), max(NARROWEST_LABEL, room - column))))
        for words in wrap(label, room - column):
            bars = _bars([start for start, _ in labels if start < column - 1])
            lines.append((Part(f"{bars:<{column}}{words}", "related"),))
    return lines


def _bars(columns: Sequence[int]) -> str:
    """Bars that lead from marks down to labels that come further below."""
    text = ""
    for column in columns:
        text = f"{text:<{column}}|"
    return text
