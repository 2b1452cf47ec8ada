"""Keeps one server: a small process between siclint and Java, run by its path with nothing but the standard library.

    python -I keeper.py LOG COMMAND...

It starts COMMAND and ends it when its standard input ends, which it does however siclint ends. Where `stay SECONDS`
was written there before, it stays instead, until the log has not grown for so long. It ends by itself, with the
command's exit status, when the command does.
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


class _Orders:
    """What the keeper was told: to end, or to stay until there was nothing to do for so many seconds."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.idle: float | None = None

    def listen(self) -> None:
        """Wait for orders. Without the buffer of sys.stdin, whose lock would hold up the exit."""
        said = b""
        while data := os.read(0, 4096):
            said += data
        if said.startswith(b"stay "):
            self.idle = float(said.split()[1])
        else:
            self.ended.set()


def _size(log: int) -> int:
    """The size of the open log now; one that has become too long is emptied. Its file may be gone already."""
    now = os.fstat(log).st_size
    if now > LONGEST_LOG:
        os.ftruncate(log, 0)
        return 0
    return now


def main(path: str, command: list[str]) -> int:
    """Start the command and stay until it or the need for it ends; its exit status."""
    orders = _Orders()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: orders.ended.set())
    with open(path, "ab") as log:
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=_dies_with_keeper(),  # noqa: PLW1509  (there is no thread yet)
        )
        threading.Thread(target=orders.listen, daemon=True).start()
        size, since = 0, time.monotonic()
        try:
            while server.poll() is None and not orders.ended.is_set():
                now = _size(log.fileno())
                if now != size or orders.idle is None:
                    size, since = now, time.monotonic()
                elif time.monotonic() - since > orders.idle:
                    orders.ended.set()
                orders.ended.wait(PAUSE)
        finally:
            if server.poll() is None:
                server.kill()  # it keeps nothing that it would have to save
            code = server.wait()
    return 0 if orders.ended.is_set() else code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
