"""The files of a run over a change, and the step that leaves out what the change did not touch."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from siclint.article.readers import format_of
from siclint.changes import Change, changed, contents, staged, touched
from siclint.diagnostic import Diagnostic, Notification
from siclint.discovery import LONGEST_GOLD, Excluded, Found

if TYPE_CHECKING:
    from siclint.run import FileResult, Task


class ChangedFiles:
    """What a change touches: what is staged, or what differs from the common ancestor with the revision `since`.

    It is a step of a run too: it keeps the findings that have a place in lines that the change touches.
    """

    def __init__(self, paths: Sequence[str], *, staged: bool, since: str | None) -> None:
        self._paths, self._staged, self._since = paths, staged, since
        self._changes: dict[str, Change] = {}

    def find(self, excluded: Excluded) -> Iterator[Found | Notification]:
        """The articles among the files, without what a walk would leave out; GitError when git cannot tell."""
        if self._staged:
            changes = staged(self._paths, self._since)
        else:
            assert self._since is not None
            changes = changed(self._paths, self._since)
        named = {os.path.abspath(path) for path in self._paths}
        wanted = [
            change
            for change in changes
            if change.path in named or (_is_article(change.path) and not excluded(change.path, False))
        ]
        self._changes = {change.path: change for change in wanted}
        yield from _missing(self._paths, changes)
        if self._staged:
            for change, data in contents(wanted):
                if change.path in named or not _is_gold(change.path, data):
                    yield Found(_shown(change.path), change.path, len(data), data)
            return
        for change in wanted:
            try:
                size = os.stat(change.path).st_size
                gold = change.path not in named and _is_gold(change.path)
            except OSError as error:
                yield Notification("unreadable-file", error.strerror or str(error), path=_shown(change.path))
            else:
                if not gold:
                    yield Found(_shown(change.path), change.path, size)

    def file(self, task: Task, result: FileResult) -> FileResult:
        """The result with what the change touches."""
        change = self._changes.get(task.found.path)
        if result.source is None or change is None or change.lines is None:
            return result
        spans = touched(result.source.text, change)
        return replace(
            result,
            diagnostics=tuple(one for one in result.diagnostics if _is_touched(one, spans)),
            silenced=tuple(one for one in result.silenced if _is_touched(one.diagnostic, spans)),
        )

    def end(self) -> Sequence[Notification]:
        """Nothing is left to say."""
        return ()


def _is_touched(diagnostic: Diagnostic, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the finding, or a place that is its evidence, lies in one of the spans or goes over an empty one."""
    places = [(diagnostic.start, diagnostic.end), *((place.start, place.end) for place in diagnostic.related)]
    return any(start < span_end and span_start < end for span_start, span_end in spans for start, end in places)


def _is_article(path: str) -> bool:
    """Whether a walk would take a file: not a hidden one, nor one whose ending no reader knows."""
    below = os.path.relpath(path)
    return format_of(path) is not None and not any(
        part.startswith(".") and part not in (".", "..") for part in below.split(os.sep)
    )


def _is_gold(path: str, data: bytes | None = None) -> bool:
    """Whether a file holds annotations of articles; its bytes are `data`, without them what is there."""
    if format_of(path) != "jsonlines":
        return False
    from siclint.article.readers.jsonlines import is_gold

    if data is None:
        with open(path, "rb") as file:
            data = file.readline(LONGEST_GOLD)
    return is_gold(data[:LONGEST_GOLD].partition(b"\n")[0].decode("utf-8-sig", "replace"))


def _missing(paths: Sequence[str], changes: Iterable[Change]) -> Iterator[Notification]:
    """The paths that are neither there nor part of the change."""
    known = [change.path for change in changes]
    for path in paths:
        absolute = os.path.abspath(path)
        if not os.path.lexists(absolute) and not any(
            one == absolute or one.startswith(absolute + os.sep) for one in known
        ):
            yield Notification("missing-path", "there is no such file or folder", path=path.replace(os.sep, "/"))


def _shown(path: str) -> str:
    return os.path.relpath(path).replace(os.sep, "/")
