"""Files that appear, or change, in one step: whoever reads them sees the old bytes or all of the new ones."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from siclint.failure import RefusedError


class OutputError(RefusedError):
    """A file that cannot be written; the message says which and why."""


@contextmanager
def naming_file(name: str) -> Iterator[None]:
    """Say which file a failure of the system is about."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {name}: {error.strerror or error}") from error


class AtomicFile:
    """A text file that takes its place in one step, when all of it is written.

    A pipe or device cannot be replaced; it is written as it is.
    """

    def __init__(self, name: str) -> None:
        """Open it; OutputError when that cannot be done."""
        self._name = name
        self._path = os.path.realpath(name)
        self._temporary: str | None = None
        with naming_file(name):
            self.stream = self._open()

    def _open(self) -> TextIO:
        try:
            before = os.stat(self._path)
        except FileNotFoundError:
            before = None
        mode = None if before is None else before.st_mode
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError(f"cannot write {self._name}: it is a folder")
        if mode is not None and not stat.S_ISREG(mode):
            return open(self._path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
        if mode is not None and not (mode & 0o222 and os.access(self._path, os.W_OK)):
            raise OutputError(f"cannot write {self._name}: it is read-only")
        folder, base = os.path.split(self._path)
        if not os.path.isdir(folder):
            raise OutputError(f"cannot write {self._name}: there is no folder {folder}")
        handle, self._temporary = tempfile.mkstemp(prefix=f".{base[:100]}.", suffix=".part", dir=folder)
        if before is not None and (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(OSError):  # only root may give files away
                os.chown(self._temporary, before.st_uid, before.st_gid)
        os.chmod(self._temporary, new_file_mode() if mode is None else stat.S_IMODE(mode))
        return open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n")

    @property
    def is_replaced(self) -> bool:
        """Whether another file will take the place of what is there: not of a pipe or device."""
        return self._temporary is not None

    def commit(self) -> None:
        """Put the file in its place."""
        with naming_file(self._name):
            self.stream.close()
            if self._temporary is not None:
                os.replace(self._temporary, self._path)
                self._temporary = None

    def discard(self) -> None:
        """Leave what was there before, unless the file is in its place already."""
        with suppress(OSError):
            self.stream.close()
        if self._temporary is not None:
            with suppress(OSError):
                os.unlink(self._temporary)
            self._temporary = None


def new_file_mode() -> int:
    """The mode that a new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


class ChangedError(OutputError):
    """A file is not, or no longer, what it was expected to be."""


def write_atomically(name: str, data: bytes, *, durable: bool = True, expected: bytes | None = None) -> None:
    """Put `data` in the place of the file called `name`, which keeps its mode.

    A durable file is on the disk before it takes its place. OutputError when it cannot be written; the old
    file is still there then. ChangedError when it does not hold the bytes that are `expected`: that is looked at
    last, right before the file is replaced.
    """
    file = AtomicFile(name)
    try:
        with naming_file(name):
            file.stream.buffer.write(data)
            file.stream.flush()
            if durable and file.is_replaced:
                os.fsync(file.stream.fileno())
            if expected is not None:
                _refuse_changed(name, expected)
        file.commit()
    except BaseException:
        file.discard()
        raise


def _refuse_changed(name: str, expected: bytes) -> None:
    try:
        with open(name, "rb") as file:
            same = file.read(len(expected) + 1) == expected
    except FileNotFoundError:
        raise ChangedError(f"cannot write {name}: it is no longer there") from None
    if not same:
        raise ChangedError(f"cannot write {name}: it has changed since it was read")
