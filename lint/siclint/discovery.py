"""Finds the files to check: those that the user names, and those in the folders that the user names.

A walk goes in sorted order and leaves out hidden files and folders, what a .gitignore leaves out, links to
folders (so it ends, and nothing is checked twice), and files whose ending no reader knows. A file that is
named is always taken.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from siclint.article.readers import format_of
from siclint.diagnostic import Notification

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN_NAME = "<stdin>"
"""What standard input is called where the user gives it no name."""

OWN_PAGE = b'<meta name="generator" content="siclint">'
"""Stands at the beginning of each page of siclint's own reports."""

_HEAD = 256  # bytes of a page in which that stands
LONGEST_GOLD = 65_536
"""Characters of a first line that can still be an annotation."""

Excluded = Callable[[str, bool], bool]
"""Whether an absolute path, of a folder or not, is excluded."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check.

    `name` is the path as shown, with forward slashes; `path` is absolute. `size` counts bytes. `data` is there
    for what can be read only once, and only here: standard input (`is_stdin`) and pipes.
    """

    name: str
    path: str
    size: int
    data: bytes | None = None
    is_stdin: bool = False

    def read(self) -> bytes:
        """The file's bytes; OSError when it cannot be read."""
        if self.data is not None:
            return self.data
        with open(self.path, "rb") as file:
            return file.read()


@dataclass(frozen=True, slots=True)
class Filters:
    """What a walk leaves out beyond its own rules.

    `excluded` is asked for all that a walk meets, `excluded_named` for what the user names. `outputs` are the
    absolute paths of this run's own reports.
    """

    excluded: Excluded = lambda _path, _folder: False
    excluded_named: Excluded = lambda _path, _folder: False
    outputs: frozenset[str] = frozenset()


def from_stdin(data: bytes, name: str | None) -> Found:
    """Standard input, as if it were the file called `name`."""
    shown = STDIN_NAME if name is None else _shown(name)
    return Found(shown, os.path.abspath(name or STDIN_NAME), len(data), data, is_stdin=True)


def discover(paths: Iterable[str], filters: Filters) -> Iterator[Found | Notification]:
    """The files that the paths name or hold, each once, in order; a notification for what is not there."""
    seen: set[str] = set()
    for path in paths:
        for found in _under(path, filters):
            if isinstance(found, Notification):
                yield found
            elif found.path not in seen:
                seen.add(found.path)
                yield found


def _under(path: str, filters: Filters) -> Iterator[Found | Notification]:
    name, absolute = _shown(path), os.path.abspath(path)
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        yield Notification("missing-path", _reason(error), path=name)
        return
    folder = stat.S_ISDIR(status.st_mode)
    if filters.excluded_named(absolute, folder):
        return
    if folder:
        yield from _walk(name, absolute, filters)
    elif stat.S_ISREG(status.st_mode):
        yield Found(name, absolute, status.st_size)
    else:
        yield from _read_once(name, absolute)


def _read_once(name: str, absolute: str) -> Iterator[Found | Notification]:
    """A pipe or device, read now: a second process could not. It counts as lying in the working directory."""
    try:
        with open(absolute, "rb") as file:
            data = file.read()
    except OSError as error:
        yield Notification("unreadable-file", _reason(error), path=name)
    else:
        yield Found(name, os.path.abspath(os.path.basename(absolute)), len(data), data)


def _walk(name: str, absolute: str, filters: Filters) -> Iterator[Found | Notification]:
    """The files in a folder and below, sorted by name, folders among files."""
    ignored = _IgnoreFiles(absolute)
    folders: list[tuple[str, Iterator[os.DirEntry[str]]]] = []

    def enter(shown: str, path: str) -> Notification | None:
        try:
            with os.scandir(path) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            return Notification("unreadable-folder", _reason(error), path=shown or ".")
        ignored.enter(path)
        folders.append((shown, iter(listed)))
        return None

    refused = enter("" if name == "." else name, absolute)
    if refused:
        yield refused
    while folders:
        shown, entries = folders[-1]
        entry = next(entries, None)
        if entry is None:
            folders.pop()
            ignored.leave()
            continue
        if entry.name.startswith("."):
            continue
        entry_name = f"{shown.removesuffix('/')}/{entry.name}" if shown else entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.path in filters.outputs or (not is_folder and format_of(entry.name) is None):
            continue
        if ignored.match(entry.path, is_folder) or filters.excluded(entry.path, is_folder):
            continue
        found = enter(entry_name, entry.path) if is_folder else _take(entry_name, entry)
        if found is not None:
            yield found


def _take(name: str, entry: os.DirEntry[str]) -> Found | Notification | None:
    """A file that the walk met; None for what is no file or holds no articles."""
    try:
        status = entry.stat()
    except OSError as error:
        return Notification("missing-path", _reason(error), path=name)
    if not stat.S_ISREG(status.st_mode) or _is_gold(entry) or _is_report(entry):
        return None
    return Found(name, entry.path, status.st_size)


def _is_gold(entry: os.DirEntry[str]) -> bool:
    """Whether a file holds annotations of articles rather than articles."""
    if format_of(entry.name) != "jsonlines":
        return False
    from siclint.article.readers.jsonlines import is_gold

    try:
        with open(entry.path, encoding="utf-8-sig", errors="replace") as file:
            return is_gold(file.readline(LONGEST_GOLD))
    except OSError:
        return False  # reading the file will say what is wrong with it


def _is_report(entry: os.DirEntry[str]) -> bool:
    """Whether a page is a report that siclint wrote about articles."""
    if format_of(entry.name) != "html":
        return False
    try:
        with open(entry.path, "rb") as file:
            return OWN_PAGE in file.read(_HEAD)
    except OSError:
        return False


class _IgnoreFiles:
    """The .gitignore files that hold in the folder where the walk is: the deepest has the last word."""

    def __init__(self, root: str) -> None:
        """Take in the files above `root`, up to the repository that it lies in."""
        self._stack: list[tuple[str, GitIgnoreSpec | None]] = []
        repository = _repository(root)
        if repository is None or repository == root:
            return
        below = os.path.relpath(root, repository).split(os.sep)
        folders = [os.path.join(repository, *below[:depth]) for depth in range(len(below))]
        for folder in folders:
            self.enter(folder)
        if self.match(root, folder=True):
            # The user named a folder that is left out as a whole: what leaves it out does not count.
            self._stack = [(folder, None) for folder in folders]

    def enter(self, folder: str) -> None:
        """Go into a folder."""
        self._stack.append((folder, _ignore_file(os.path.join(folder, ".gitignore"))))

    def leave(self) -> None:
        """Go back to the folder above."""
        self._stack.pop()

    def match(self, path: str, folder: bool) -> bool:
        """Whether a path is left out."""
        for base, spec in reversed(self._stack):
            if spec is not None:
                verdict = spec.check_file(relative(path, base, folder=folder)).include
                if verdict is not None:
                    return verdict
        return False


def _ignore_file(path: str) -> GitIgnoreSpec | None:
    """What a .gitignore says; None when there is none that can be read."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    return patterns(lines)


def patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """Patterns as a .gitignore has them; ValueError for one that is none."""
    from pathspec import GitIgnoreSpec

    # The backend is named so that an optional package on the machine changes nothing.
    return GitIgnoreSpec.from_lines(lines, backend="simple")


def relative(path: str, base: str, *, folder: bool) -> str:
    """An absolute path below `base` as patterns see it: forward slashes, one at the end of a folder."""
    below = path[len(base) :].replace(os.sep, "/").lstrip("/")
    return f"{below}/" if folder else below


def _repository(folder: str) -> str | None:
    """The root of the repository that a folder lies in."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def _shown(path: str) -> str:
    """A path as the user gave it, with forward slashes and without a leading `./` or a trailing slash."""
    name = path.replace(os.sep, "/")
    while name.startswith("./") and name.strip("./"):
        name = name[2:].lstrip("/")
    return name.rstrip("/") or ("." if not name else "/")


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
