"""Keeps one server: a small process between siclint and Java, run by its path with nothing but the standard library.

    python -I keeper.py LOG IDLE COMMAND...

It starts COMMAND and ends it when its standard input ends, which it does however siclint ends; or, where IDLE is not
0, when the log has not grown for so many seconds. It ends by itself, with the command's exit status, when the command
does.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

PAUSE = 0.1  # seconds between two looks
LONGEST_LOG = 10_000_000  # bytes


def _dies_with_keeper() -> Callable[[], None] | None:
    """On Linux, what makes the command die even when the keeper is killed; to be run in the new process."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    libc = ctypes.CDLL(None)
    set_parent_death_signal = 1
    return lambda: libc.prctl(set_parent_death_signal, signal.SIGKILL)


def _watch_input(ended: threading.Event) -> None:
    """Wait until whoever started this is gone. Without the buffer of sys.stdin, whose lock would hold up the exit."""
    while os.read(0, 4096):
        pass
    ended.set()


def _grown(path: str, size: int) -> int:
    """The log's size now; one that has become too long is emptied."""
    now = os.stat(path).st_size
    if now > LONGEST_LOG:
        os.truncate(path, 0)
        return 0
    return now if now != size else size


def main(path: str, idle: float, command: list[str]) -> int:
    """Start the command and stay until it or the need for it ends; its exit status."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: ended.set())
    with open(path, "ab") as log:
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=_dies_with_keeper(),  # noqa: PLW1509  (there is no thread yet)
        )
    if not idle:
        threading.Thread(target=_watch_input, args=(ended,), daemon=True).start()
    size, since = 0, time.monotonic()
    try:
        while server.poll() is None and not ended.is_set():
            now = _grown(path, size)
            if now != size:
                size, since = now, time.monotonic()
            if idle and time.monotonic() - since > idle:
                ended.set()
            ended.wait(PAUSE)
    finally:
        if server.poll() is None:
            server.kill()  # it keeps nothing that it would have to save
        code = server.wait()
    return 0 if ended.is_set() else code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), sys.argv[3:]))
