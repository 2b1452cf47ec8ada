"""Ctrl-C: the first one ends the checking and lets the reports be finished, the second one ends everything."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import TypeVar

INTERRUPTED = 130
"""The exit status after an interrupt, as a shell gives it."""

T = TypeVar("T")


class Interrupts:
    """A context in which an interrupt ends `each` between two items, and not in the middle of what is done with one."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self.came = False
        self._waiting = False

    def __enter__(self) -> Interrupts:
        """Take over from Python's own handler."""
        self._former = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(self, *_: object) -> None:
        """Give back."""
        signal.signal(signal.SIGINT, self._former)

    def _handle(self, _signal: int, _frame: FrameType | None) -> None:
        again, self.came = self.came, True
        if again or self._waiting:
            raise KeyboardInterrupt

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """The items, until an interrupt comes."""
        iterator = iter(items)
        while not self.came:
            self._waiting = True
            try:
                item = next(iterator)
            except (KeyboardInterrupt, StopIteration):
                return
            finally:
                self._waiting = False
            yield item
