"""A run of `siclint check`: each file through the steps and into the reports, and what the exit status comes to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from siclint import Notification, Severity, __version__
from siclint.article.readers import ReadOptions
from siclint.cli.interrupts import INTERRUPTED, Interrupts
from siclint.cli.messages import plural, say_fixed, say_notification
from siclint.cli.progress import meter
from siclint.run import RunInfo, Summary, run

if TYPE_CHECKING:
    from siclint.cache import Cache
    from siclint.cli.outputs import Reports
    from siclint.cli.plan import Plan
    from siclint.run import FileResult, Stage, Task


class Running:
    """One run. `summary` is complete when `run` has ended."""

    def __init__(
        self,
        plan: Plan,
        stages: Sequence[Stage],
        reports: Reports,
        *,
        show_silenced: bool,
        compared: bool,
        color: bool | None,
        quiet: bool,
    ) -> None:
        self.summary = Summary()
        self._plan, self._stages, self._reports = plan, stages, reports
        readers = {task.found.name: task.settings.read for task in plan.tasks if task.settings.read != ReadOptions()}
        self._info = RunInfo(__version__, plan.rules, os.getcwd(), show_silenced, readers, compared)
        self._color, self._quiet = color, quiet
        self._failed = self._incomplete = False

    def run(self, jobs: int, cache: Cache | None, *, progress: bool) -> int:
        """Check everything; the exit status. KeyboardInterrupt when nothing was checked before it came."""
        tasks = self._plan.tasks
        self._note(self._plan.notifications)
        self._reports.begin(self._info)
        bar = meter(len(tasks), wanted=progress)
        try:
            with Interrupts() as interrupts:
                for task, checked in zip(tasks, interrupts.each(run(tasks, jobs, cache)), strict=False):
                    result = self._staged(task, checked)
                    if result.notifications or result.fixed or (result.diagnostics and sys.stdout.isatty()):
                        bar.hide()
                    self._report(task, result)
                    bar.advance(len(result.diagnostics))
        finally:
            bar.hide()
        if interrupts.came:
            self._note([self._interrupted()])
            return INTERRUPTED
        self._end_stages()
        return 2 if self._incomplete else 1 if self._failed else 0

    def _staged(self, task: Task, result: FileResult) -> FileResult:
        for stage in self._stages:
            result = stage.file(task, result)
        return result

    def _report(self, task: Task, result: FileResult) -> None:
        self.summary.add(result)
        self._failed = self._failed or task.settings.fails(result)
        if result.fixed and not self._quiet:
            say_fixed(result, color=self._color)
        self._say(result.notifications)
        self._reports.file(result)

    def _end_stages(self) -> None:
        for stage in self._stages:
            for said in stage.end():
                if isinstance(said, Notification):
                    self._note([said])
                else:
                    self.summary.add(said.result, article=False)
                    self._failed = self._failed or said.settings.fails(said.result)
                    self._reports.file(said.result)

    def _interrupted(self) -> Notification:
        done, all_ = self.summary.files, plural(len(self._plan.tasks), "file")
        if not done:
            raise KeyboardInterrupt
        message = f"the run was interrupted after {done:,} of {all_}: the rest was not checked"
        return Notification("interrupted", message)

    def _note(self, notifications: Iterable[Notification]) -> None:
        """What is about the whole run."""
        self.summary.notifications += notifications
        self._say(notifications)

    def _say(self, notifications: Iterable[Notification]) -> None:
        for notification in notifications:
            self._incomplete = self._incomplete or notification.severity is Severity.ERROR
            say_notification(notification, color=self._color)
