"""The default report: an annotated frame for each diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from siclint.reports.display import one_line, visible
from siclint.reports.frame import frame
from siclint.reports.notes import Notes, rule_notes
from siclint.reports.screen import Line, Part, Screen
from siclint.reports.unchecked import notification_line

if TYPE_CHECKING:
    from siclint.diagnostic import Diagnostic
    from siclint.rule import Rule
    from siclint.run import FileResult, RunInfo, Summary
    from siclint.silenced import Silenced


class TextReport:
    """Frames in reading order, a blank line after each. Those that are silenced come after a file's others.

    Why a rule matters and what to do stands under its first finding in a run; `siclint explain` tells the
    rest. What could not be checked is written only where the stream is no terminal: there standard
    error, which the same person sees, has said it.
    """

    def __init__(self, out: TextIO, screen: Screen | None = None) -> None:
        self._out = out
        self._screen = screen or Screen.of(out)
        self._rules: dict[str, Rule] = {}
        self._explained: set[str] = set()
        self._show_silenced = False

    def begin(self, info: RunInfo) -> None:
        """Remember the rules, for their pages, and whether to show what is silenced."""
        self._rules = {active.rule.name: active.rule for active in info.rules}
        self._show_silenced = info.show_silenced

    def file(self, result: FileResult) -> None:
        """Write the frames of a file."""
        positions = result.source.positions if result.source else None
        for diagnostic in result.diagnostics:
            notes = self._notes(diagnostic)
            self._write([*frame(diagnostic, result.name, positions, self._screen.width, notes), ()])
        for silenced in result.silenced if self._show_silenced else ():
            first, *rest = frame(silenced.diagnostic, result.name, positions, self._screen.width, Notes())
            self._write([(Part("silenced ", "frame"), *first), *rest, _why_silenced(silenced), ()])
        if not self._screen.interactive:
            self._write([line for n in result.notifications for line in (notification_line(n), ())])

    def end(self, summary: Summary) -> None:
        """Write what concerns no single file."""
        if not self._screen.interactive:
            self._write([line for n in summary.notifications for line in (notification_line(n), ())])

    def _notes(self, diagnostic: Diagnostic) -> Notes:
        rule = self._rules.get(diagnostic.rule)
        if rule is None or rule.name in self._explained:
            return Notes()
        self._explained.add(rule.name)
        return rule_notes(rule)

    def _write(self, lines: list[Line]) -> None:
        self._out.write(self._screen.render(lines))


def _why_silenced(silenced: Silenced) -> Line:
    place = f" ({visible(silenced.place)})" if silenced.place else ""
    reason = one_line(silenced.reason) or "no reason is given"
    return (Part("  = ", "frame"), Part("silenced:", "label"), Part(f" {reason}{place}"))
