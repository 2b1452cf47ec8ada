"""The step of a run that leaves out what a baseline knows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from siclint.baseline.file import Baseline, load
from siclint.baseline.match import Match, Matcher
from siclint.baseline.parts import Describer, Entry
from siclint.diagnostic import Notification, Severity
from siclint.silenced import Silenced

if TYPE_CHECKING:
    from siclint.run import FileResult, Task


class BaselineStage:
    """Silences the findings of a baseline. Afterwards it knows which are still there, and which are new.

    `name` is the baseline's file as the user calls it, `roots` are the absolute paths that the run was asked to check.
    """

    def __init__(self, baseline: Baseline, name: str, roots: Iterable[str]) -> None:
        self._baseline, self._name = baseline, name
        self._roots = [baseline.path_of(root) for root in roots]
        self._matcher = Matcher(baseline.entries, baseline.is_gone)
        self._judged: dict[str, frozenset[str]] = {}
        self.matches: list[Match] = []
        self.new: list[Entry] = []

    @classmethod
    def of(cls, name: str, paths: Iterable[str]) -> BaselineStage:
        """The step for the baseline in a file, and a run over `paths`; BaselineError when it cannot be read."""
        return cls(load(name), name.replace(os.sep, "/"), map(os.path.abspath, paths))

    def file(self, task: Task, result: FileResult) -> FileResult:
        """The result without what the baseline knows."""
        path = self._baseline.path_of(task.found.path)
        if result.source is None or path in self._judged:
            return result
        if not result.notifications:  # what kept siclint from checking may have kept it from finding
            self._judged[path] = frozenset(task.settings.looked_for)
        describer = Describer(result.source, path)
        entries = [describer.entry(diagnostic) for diagnostic in result.diagnostics]
        kept, silenced = [], list(result.silenced)
        for diagnostic, entry, match in zip(
            result.diagnostics, entries, self._matcher.match(path, entries), strict=True
        ):
            if match is None:
                kept.append(diagnostic)
                self.new.append(entry)
            else:
                self.matches.append(match)
                silenced.append(Silenced(diagnostic, "baseline", match.old.reason, self._name, match.state))
        return replace(result, diagnostics=tuple(kept), silenced=tuple(silenced))

    def stale(self) -> list[Entry]:
        """The entries that match nothing, as far as this run can tell.

        Their rule looked at their file, or their file is gone from a folder that was checked.
        """
        return [entry for entry in self._matcher.left() if self._is_judged(entry)]

    def _is_judged(self, entry: Entry) -> bool:
        if entry.path in self._matcher.gone:
            return any(root in (".", entry.path) or entry.path.startswith(f"{root}/") for root in self._roots)
        names = (entry.rule, entry.rule.partition("/")[0])
        return any(name in self._judged.get(entry.path, ()) for name in names)

    def unjudged(self) -> list[Entry]:
        """The entries that this run cannot tell anything about."""
        return [entry for entry in self._matcher.left() if not self._is_judged(entry)]

    def end(self) -> Sequence[Notification]:
        """Say how many entries match nothing any more."""
        count = len(self.stale())
        if not count:
            return ()
        words = "1 finding of the baseline is" if count == 1 else f"{count:,} findings of the baseline are"
        message = f"{words} no longer there; siclint baseline prune takes what is gone out"
        return (Notification("stale-baseline", message, path=self._name, severity=Severity.WARNING),)
