"""A report of many pages: a folder that takes its place in one step, when all of it is written."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import suppress
from typing import TextIO
from urllib.parse import quote

from siclint.atomic import OutputError, naming_file, new_file_mode

INDEX = "index.html"
_ARTICLES = "articles"
_PAGE = re.compile(r"a\d+\.html")


class PageFolder:
    """Pages beside an index. The index is `index.html` in the folder, or a file of its own beside the folder.

    `folder` leads from the index to the pages and `back` from a page to the index, both as parts of a URL.
    """

    def __init__(self, name: str, *, index: str | None = None) -> None:
        """Get ready; OutputError when what is called `name` is no folder of ours. `index` is the file beside it."""
        self._name = name.rstrip("/" + os.sep) or name
        self._path = os.path.realpath(self._name)
        self._has_index = index is None
        if index is None:
            self.folder, self.back = f"{_ARTICLES}/", f"../{INDEX}"
        else:
            self.folder, self.back = f"{quote(os.path.basename(self._path))}/", f"../{quote(os.path.basename(index))}"
        self._temporary: str | None = None
        self._refuse_foreign()

    @property
    def path(self) -> str:
        """Where the folder is to lie."""
        return self._path

    def open_index(self) -> TextIO:
        """A stream for the index in the folder."""
        return self._open(INDEX)

    def write(self, name: str, text: str) -> None:
        """Put a page there."""
        with self._open(os.path.join(_ARTICLES, name) if self._has_index else name) as file:
            file.write(text)

    def commit(self) -> None:
        """Put the folder in its place, and away what was there before."""
        if self._temporary is None:
            return
        self._refuse_foreign()
        old = f"{self._temporary}.old"
        with naming_file(self._name):
            with suppress(FileNotFoundError):
                os.rename(self._path, old)
            os.rename(self._temporary, self._path)
        self._temporary = None
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Leave what was there before."""
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary = None

    def _open(self, name: str) -> TextIO:
        path = os.path.join(self._made(), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def _made(self) -> str:
        if self._temporary is None:
            parent, base = os.path.split(self._path)
            if not os.path.isdir(parent):
                raise OutputError(f"cannot write {self._name}: there is no folder {parent}")
            self._temporary = tempfile.mkdtemp(prefix=f".{base[:100]}.", suffix=".part", dir=parent)
            os.chmod(self._temporary, new_file_mode() | 0o111)
        return self._temporary

    def _refuse_foreign(self) -> None:
        """Refuse to replace a folder in which something else lies than an earlier report."""
        if not os.path.lexists(self._path):
            return
        if not os.path.isdir(self._path):
            raise OutputError(f"cannot write {self._name}: it is no folder")
        pages = os.path.join(self._path, _ARTICLES) if self._has_index else self._path
        known = {INDEX, _ARTICLES} if self._has_index else set()
        others = [name for name in os.listdir(self._path) if name not in known and pages != self._path]
        if os.path.isdir(pages):
            others += [name for name in os.listdir(pages) if not _PAGE.fullmatch(name)]
        if others:
            raise OutputError(
                f"cannot write {self._name}: other files lie there, such as {min(others)}; name a new folder"
            )
