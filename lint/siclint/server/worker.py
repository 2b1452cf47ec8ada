"""Work beside the event loop, one piece after the other, so that the editor is answered while an article is checked."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

_T = TypeVar("_T")
_Job = tuple[asyncio.AbstractEventLoop, asyncio.Future[Any], Callable[[], Any]]


class Worker:
    """A thread that ends with the process: nobody waits for a check that nobody will see."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        threading.Thread(target=self._serve, name="siclint", daemon=True).start()

    async def run(self, job: Callable[[], _T]) -> _T:
        """The result of `job`, which runs in the thread; when the caller is cancelled before that, it does not run."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_T] = loop.create_future()
        self._jobs.put((loop, future, job))
        return await future

    def _serve(self) -> None:
        while True:
            loop, future, job = self._jobs.get()
            if future.cancelled():
                continue
            try:
                result, error = job(), None
            except Exception as caught:  # the caller's to deal with
                result, error = None, caught
            try:
                loop.call_soon_threadsafe(_settle, future, result, error)
            except RuntimeError:  # the loop is closed: the editor has gone
                return


def _settle(future: asyncio.Future[Any], result: Any, error: Exception | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
