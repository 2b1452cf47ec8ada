"""Work beside the event loop, one piece after the other, so that the editor is answered while an article is checked.

The work is done in the main thread, where a rule that takes too long can be ended; the loop has a thread of its own.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

_T = TypeVar("_T")
_PATIENCE = 1.0  # seconds for a check to end by itself
_Job = tuple[asyncio.AbstractEventLoop, asyncio.Future[Any], Callable[[], Any]]


class Worker:
    """Takes jobs from the event loop's thread and does them in the main one."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._ended = threading.Event()

    async def run(self, job: Callable[[], _T]) -> _T:
        """The result of `job`, which the main thread does, unless the caller is cancelled before that."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_T] = loop.create_future()
        self._jobs.put((loop, future, job))
        return await future

    def close(self) -> None:
        """End `serve`, and with it the process: nobody waits for a check that nobody will see."""
        self._jobs.put(None)
        if not self._ended.wait(_PATIENCE):
            os._exit(0)

    def serve(self) -> None:
        """Do what comes, until the worker is closed."""
        while (taken := self._jobs.get()) is not None:
            loop, future, job = taken
            if future.cancelled():
                continue
            try:
                result, error = job(), None
            except Exception as caught:  # the caller's to deal with
                result, error = None, caught
            try:
                loop.call_soon_threadsafe(_settle, future, result, error)
            except RuntimeError:  # the loop is closed: the editor has gone
                continue
        self._ended.set()


def _settle(future: asyncio.Future[Any], result: Any, error: Exception | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
