"""Ends a rule that takes too long or too much memory, so that the rest of the run goes on.

Time is watched by a clock of the system that interrupts Python now and then, and memory by the system's own limit on
a process. Both hold in the main thread of a process on a POSIX system; elsewhere nothing is limited.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from siclint.failure import RuleTimeoutError

RULE_SECONDS = 30.0
"""How long one rule may take for one article. The dearest one takes a second for a megabyte."""

MEMORY_SHARE = 0.75
"""The share of the memory that is free when a check begins that it may take."""

PATIENCE = 3
"""In so many articles of a run a rule may use up its time; in the others it is left out, or the run would never end."""

_LEAST_MEMORY = 2 << 30  # bytes; siclint takes some 100 times an article
_TICKS = 4  # looks at the clock within the time allowed
_DAY = 86_400.0  # a longer time, or an endless one, is no limit


class Watch:
    """Knows which rule runs, and since when; see `watching`."""

    __slots__ = ("_seconds", "_since", "_timeouts")

    def __init__(self, seconds: float, timeouts: Counter[str] | None = None) -> None:
        """Allow each rule so many seconds. `timeouts` counts by rule the articles in which they were not enough."""
        self._seconds = seconds
        self._since: float | None = None
        self._timeouts: Counter[str] = Counter() if timeouts is None else timeouts

    def ran_out(self, rule: str) -> None:
        """Count one article more in which a rule used up its time."""
        self._timeouts[rule] += 1

    def has_given_up(self, rule: str) -> bool:
        """Whether a rule has used up its time too often to be run again."""
        return self._timeouts[rule] >= PATIENCE

    def start(self) -> None:
        """A rule begins."""
        self._since = time.monotonic()

    def stop(self) -> None:
        """It has ended."""
        self._since = None

    def look(self, _signal: int, _frame: FrameType | None) -> None:
        """Raise RuleTimeoutError when the rule that runs has used up its time."""
        if self._since is not None and time.monotonic() - self._since > self._seconds:
            self._since = time.monotonic()  # it may clean up, but not for longer than it ran
            raise RuleTimeoutError(f"it took longer than {self._seconds:g} s")


@contextmanager
def watching(seconds: float, timeouts: Counter[str] | None = None) -> Iterator[Watch]:
    """Watch the rules that run within; where nothing can be watched, or 0 s are given, nothing is.

    `timeouts` is what a run remembers from one file to the next, see `Watch`.
    """
    watch = Watch(seconds, timeouts)
    if (
        not 0 < seconds < _DAY
        or not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield watch
        return
    former = signal.signal(signal.SIGALRM, watch.look)
    tick = seconds / _TICKS
    signal.setitimer(signal.ITIMER_REAL, tick, tick)
    try:
        yield watch
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


@contextmanager
def bounded_memory(processes: int = 1) -> Iterator[None]:
    """Let this process take its part of the free memory and no more, as one of so many.

    Past it an allocation raises MemoryError, where else the system would end this or another program.
    """
    free = _free_memory()
    if free is None:
        yield
        return
    import resource

    limits = resource.getrlimit(resource.RLIMIT_DATA)
    most = max(_LEAST_MEMORY, int(free * MEMORY_SHARE / processes))
    if limits[1] != resource.RLIM_INFINITY:
        most = min(most, limits[1])
    if limits[0] != resource.RLIM_INFINITY and limits[0] <= most:
        yield
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, limits[1]))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, limits)


def _free_memory() -> int | None:
    """Bytes that could be had now without swapping; None where the system does not say."""
    if not sys.platform.startswith("linux"):
        return None
    with suppress(OSError, ValueError, IndexError), open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return None
