"""Finds entries of `suppress` that silence nothing.

A run over some of the files cannot judge an entry for others. So one is reported only when all files that its pattern
matches were checked, by all the rules that it names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from siclint.article.source import Source
from siclint.diagnostic import Diagnostic, Severity
from siclint.discovery import Filters, Found, discover
from siclint.run import Aside, FileResult, Settings, Task
from siclint.suppressions.model import Entry, was_run
from siclint.suppressions.rules import UNUSED

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from siclint.config.resolve import Configuration, Resolver


class UnusedEntries:
    """Watches which entries silence something, and reports the others at the end."""

    def __init__(self, resolver: Resolver, tasks: Sequence[Task]) -> None:
        self._resolver = resolver
        self._tasks = tasks
        self._used: set[str] = set()
        self._unjudged: set[str] = set()

    def file(self, task: Task, result: FileResult) -> FileResult:
        """Note what was used."""
        self._used.update(silenced.place for silenced in result.silenced if silenced.by == "list")
        if result.notifications:
            self._unjudged.add(task.found.path)
        return result

    def end(self) -> list[Aside]:
        """The configurations with entries that silence nothing."""
        checked = {task.found.path: task.settings for task in self._tasks if task.found.path not in self._unjudged}
        return [aside for one in self._resolver.configurations() for aside in self._asides(one, checked)]

    def _asides(self, configuration: Configuration, checked: dict[str, Settings]) -> Iterator[Aside]:
        file = configuration.file
        if file is None or not configuration.suppress:
            return
        settings = self._resolver.settings(os.path.join(configuration.base, os.path.basename(file.path)))
        severity = next((one.severity for one in settings.rules if one.rule is UNUSED), None)
        if severity is None:
            return
        found: list[Diagnostic] = []
        all_files: set[str] | None = None
        for index, (spec, entry) in enumerate(configuration.suppress):
            if entry.place in self._used:
                continue
            if all_files is None:
                all_files = self._files(configuration.base)
            why = _why_unused(spec, entry, configuration.base, all_files, checked)
            if why:
                span = file.places.key((*file.prefix, "suppress", index))
                message = f"this entry silences nothing: {why}"
                found.append(_diagnostic(message, severity, *span))
        if found:
            result = FileResult(file.name, Source(file.name, file.text), 0, 0, tuple(found), ())
            yield Aside(result, settings)

    def _files(self, base: str) -> set[str]:
        """All files that a walk over a configuration's folder would check."""
        filters = Filters(self._resolver.excluded)
        return {found.path for found in discover([base], filters) if isinstance(found, Found)}


def _diagnostic(message: str, severity: Severity, start: int, end: int) -> Diagnostic:
    return Diagnostic(UNUSED.name, UNUSED.family, severity, message, start, end)


def _why_unused(
    spec: GitIgnoreSpec, entry: Entry, base: str, all_files: set[str], checked: dict[str, Settings]
) -> str | None:
    """Why an entry that was not used is of no use; None where that cannot be said."""
    from siclint.discovery import relative

    inside = base.rstrip(os.sep) + os.sep
    matched = {
        path
        for path in all_files | checked.keys()
        if path.startswith(inside) and spec.match_file(relative(path, base, folder=False))
    }
    if not matched:
        return "no file matches its pattern"
    if not matched <= checked.keys():
        return None
    for path in matched:
        settings = checked[path]
        if not all(was_run(name, settings.looked_for, settings.suppressions.known) for name in entry.rules):
            return None
    names = " and ".join(", ".join(entry.rules).rsplit(", ", 1))
    return f"{names} found nothing {f'at “{entry.quote}”' if entry.quote.split() else 'in its files'}"
