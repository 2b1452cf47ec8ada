"""Finds the files to check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from siclint.article.readers import format_of
from siclint.diagnostic import Notification


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check: its name as shown, with forward slashes, and where it lies."""

    name: str
    path: str

    def read(self) -> bytes:
        """The file's bytes."""
        return Path(self.path).read_bytes()


def discover(paths: Iterable[str]) -> Iterator[Found | Notification]:
    """The files that the paths name or hold, in order."""
    for path in paths:
        if os.path.isdir(path):
            for folder, folders, files in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(files):
                    if not name.startswith(".") and format_of(name):
                        full = os.path.join(folder, name)
                        yield Found(os.path.normpath(full).replace(os.sep, "/"), full)
        elif os.path.exists(path):
            yield Found(path.replace(os.sep, "/"), path)
        else:
            yield Notification("missing-path", "there is no such file or folder", path=path)
