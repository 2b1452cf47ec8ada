"""One line a diagnostic, for reading in bulk and for tools that read lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from siclint.reports.display import one_line, visible
from siclint.reports.screen import Line, Part, Screen
from siclint.reports.unchecked import notification_line

if TYPE_CHECKING:
    from siclint.diagnostic import Diagnostic
    from siclint.run import FileResult, RunInfo, Summary


class ConciseReport:
    """`path:line:column: severity[rule] message`; lines and columns count characters from 1.

    What could not be checked has the same form, with the kind of it in the place of the rule. On a
    terminal it is left to standard error.
    """

    def __init__(self, out: TextIO, screen: Screen | None = None) -> None:
        self._out = out
        self._screen = screen or Screen.of(out)
        self._show_silenced = False

    def begin(self, info: RunInfo) -> None:
        """Nothing stands before the first line."""
        self._show_silenced = info.show_silenced

    def file(self, result: FileResult) -> None:
        """Write a file's lines."""
        lines = [_line(result, diagnostic) for diagnostic in result.diagnostics]
        for silenced in result.silenced if self._show_silenced else ():
            place, *rest = _line(result, silenced.diagnostic)
            reason = one_line(silenced.reason) or "no reason is given"
            lines.append((place, Part("silenced ", "frame"), *rest, Part(f" ({reason}: {visible(silenced.place)})")))
        if not self._screen.interactive:
            lines += map(notification_line, result.notifications)
        self._out.write(self._screen.render(lines))

    def end(self, summary: Summary) -> None:
        """Write what concerns no single file."""
        if not self._screen.interactive:
            self._out.write(self._screen.render(map(notification_line, summary.notifications)))


def _line(result: FileResult, diagnostic: Diagnostic) -> Line:
    place = visible(result.name)
    if result.source is not None:
        line, column = result.source.positions.position(diagnostic.start)
        place = f"{place}:{line}:{column}"
    style = diagnostic.severity.label
    return (
        Part(f"{place}: "),
        Part(f"{style}[{visible(diagnostic.rule)}]", style),
        Part(f" {one_line(diagnostic.message)}"),
    )
