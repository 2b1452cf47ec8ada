"""A progress bar on standard error, for a person who waits."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 2.0
"""Seconds that pass before the bar appears: a short run has none."""

_PAUSE = 0.1  # seconds between two drawings


class Meter(Protocol):
    """What a run tells of how far it is."""

    def advance(self, findings: int) -> None:
        """One more file is done, with so many findings."""

    def hide(self) -> None:
        """Something else is about to be written to the terminal."""


def meter(total: int, *, wanted: bool) -> Meter:
    """A bar when it is wanted and there is a terminal to show it, and never in continuous integration."""
    shown = wanted and sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
    return _Bar(total) if shown else _Silent()


class _Silent:
    def advance(self, findings: int) -> None:
        pass

    def hide(self) -> None:
        pass


class _Bar:
    """Drawn from the main thread only, so that it is gone whenever a finding is written."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = self._findings = 0
        self._next = time.monotonic() + PATIENCE
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._hidden = False

    def advance(self, findings: int) -> None:
        self._done += 1
        self._findings += findings
        if self._done < self._total and (self._hidden or time.monotonic() >= self._next):
            self._draw()
            self._next = time.monotonic() + _PAUSE

    def _draw(self) -> None:
        if self._progress is None:
            self._progress = _progress()
            self._task = self._progress.add_task("", total=self._total, findings="")
            self._hidden = True
        assert self._task is not None
        self._progress.update(self._task, completed=self._done, findings=f"{self._findings:,} found")
        if self._hidden:
            self._progress.start()
            self._hidden = False
        self._progress.refresh()

    def hide(self) -> None:
        if self._progress is not None and not self._hidden:
            self._progress.stop()
            self._hidden = True


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[findings]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
