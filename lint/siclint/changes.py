"""Asks git what a change touches: which files, which bytes of them are staged, and which lines are new.

Names come from git's machine-readable list, never from the text of a difference, so that any name works.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO

from siclint.failure import RefusedError

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_BINARY = b"Binary files "
_FILE_MODE = b"100"  # of ordinary files; links and modules have others
# What a user may have configured otherwise.
_OPTIONS = (
    *("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules=all", "-M"),
    *("--inter-hunk-context=0", "--diff-filter=ACMRT"),
)


class GitError(RefusedError):
    """What git cannot tell, in words for the user."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a change touches.

    `path` is absolute. `blob` names what is staged. `lines` are the new and changed lines, each stretch as its first
    line, from 1, and its length; of length 0 where lines went out before it. None means that the whole file is new.
    """

    path: str
    blob: str = ""
    lines: tuple[tuple[int, int], ...] | None = None


def staged(paths: Sequence[str], since: str | None = None) -> list[Change]:
    """What is staged in the files under `paths`, compared with the last commit, or with the revision `since`."""
    return _changes(["--cached", *([] if since is None else [_ancestor(since)])], paths)


def changed(paths: Sequence[str], since: str) -> list[Change]:
    """What the files under `paths` have that the revision `since` has not; files that git does not know are new."""
    found = _changes([_ancestor(since)], paths)
    top = _top()
    listed = _git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", *_pathspecs(paths))
    others = [Change(os.path.join(top, os.fsdecode(name))) for name in listed.split(b"\0") if name]
    return sorted([*found, *others], key=lambda change: change.path)


def contents(changes: Iterable[Change]) -> Iterator[tuple[Change, bytes]]:
    """The staged bytes of each change, read by a single process."""
    command = ["git", "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for change in changes:
            process.stdin.write(f"{change.blob}\n".encode())
            process.stdin.flush()
            yield change, _answer(process.stdout, change)
        process.stdin.close()


def _answer(stream: IO[bytes], change: Change) -> bytes:
    header = stream.readline().split()
    if len(header) != 3:
        raise GitError(f"git cannot read what is staged of {change.path}")
    data = stream.read(int(header[2]))
    stream.read(1)
    return data


def touched(text: str, change: Change) -> list[tuple[int, int]]:
    """The stretches of a file's text that a change touches; empty ones where something went out."""
    if change.lines is None:
        return [(0, len(text) + 1)]
    # Git ends lines at \n and nothing else.
    starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]

    def start(line: int) -> int:
        return starts[line - 1] if line <= len(starts) else len(text) + 1

    return [(start(first), start(first + count)) for first, count in change.lines]


def _changes(what: Sequence[str], paths: Sequence[str]) -> list[Change]:
    """The changes of a difference: its list of files, with the lines of each from its text, in the same order."""
    top = _top()
    listed = _git("diff", *_OPTIONS, "--raw", "-z", "--no-abbrev", *what, "--", *_pathspecs(paths))
    files = [(kind, replace(change, path=os.path.join(top, change.path))) for kind, change in _files(listed)]
    if not files:
        return []
    sections = list(_sections(_git("diff", *_OPTIONS, "--unified=0", *what, "--", *_pathspecs(paths))))
    if len(sections) != len(files):  # what was a link has two sections; whoever looks at whole files misses nothing
        return [change for ordinary, change in files if ordinary]
    return [replace(change, lines=lines) for (ordinary, change), lines in zip(files, sections, strict=True) if ordinary]


def _files(listed: bytes) -> Iterator[tuple[bool, Change]]:
    """The files of a raw difference, and whether each is an ordinary file."""
    fields = iter(listed.split(b"\0"))
    for field in fields:
        if not field:
            continue
        _, mode, _, blob, status = field.split(b" ")
        name = next(fields)
        if status[:1] in b"RC":
            name = next(fields)
        yield mode.startswith(_FILE_MODE), Change(os.fsdecode(name), blob.decode())


def _sections(text: bytes) -> Iterator[tuple[tuple[int, int], ...] | None]:
    """The touched lines of each file of a difference without context; None for one that git takes for no text."""
    for section in re.split(rb"^diff --git ", text, flags=re.M)[1:]:
        lines = section.split(b"\n")
        if any(line.startswith(_BINARY) for line in lines):
            yield None
        else:
            hunks = [match for line in lines if (match := _HUNK.match(line))]
            yield tuple(_stretch(int(match[1]), int(match[2] or 1)) for match in hunks)


def _stretch(first: int, count: int) -> tuple[int, int]:
    """A hunk's lines; where lines went out, git names the one before."""
    return (first, count) if count else (first + 1, 0)


def _pathspecs(paths: Sequence[str]) -> list[str]:
    return [f":(literal){path}" for path in paths]


def _ancestor(revision: str) -> str:
    """The last commit that the working directory and a revision have in common."""
    commit = _quietly("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        _top()
        raise GitError(f"git knows no revision {revision!r} here; in a shallow clone, fetch it first")
    base = _quietly("merge-base", "HEAD", commit)
    if not base:
        raise GitError(f"HEAD and {revision!r} have no commit in common; in a shallow clone, fetch more of the history")
    return base


def _top() -> str:
    return os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n"))


def _quietly(*arguments: str) -> str:
    """What git prints; nothing when it fails."""
    done = _run(arguments)
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else ""


def _git(*arguments: str) -> bytes:
    """What git prints; GitError with its own words when it fails."""
    done = _run(arguments)
    if done.returncode:
        words = os.fsdecode(done.stderr).strip().splitlines() or [f"exit status {done.returncode}"]
        raise GitError(f"git says: {words[-1].removeprefix('fatal: ')}")
    return done.stdout


def _run(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    english = {**os.environ, "LC_ALL": "C"}  # for the words of errors
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False, env=english)
    except FileNotFoundError:
        raise GitError("git is not installed, and only it knows what was changed") from None
