"""What a run will check, and how: made before anything is checked, so that all that is wrong shows at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from siclint.check import ActiveRule
from siclint.config.problems import ConfigurationError
from siclint.config.resolve import Resolver
from siclint.diagnostic import Notification
from siclint.discovery import Filters, Found, discover, from_stdin
from siclint.rule import FAMILIES
from siclint.run import Task

STDIN = "-"

_LITTLE = 1_500_000
"""Bytes that one process checks about as fast as several, which have to start first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The files in order, and what concerns none of them: missing paths, plugins that did not load."""

    tasks: tuple[Task, ...]
    notifications: tuple[Notification, ...]

    @property
    def rules(self) -> tuple[ActiveRule, ...]:
        """All rules that run on some file, in order of family and name."""
        rules: dict[str, ActiveRule] = {}
        for settings in {id(task.settings): task.settings for task in self.tasks}.values():
            for active in settings.rules:
                rules.setdefault(active.rule.name, active)
        order = sorted(rules.values(), key=lambda active: (FAMILIES.index(active.rule.family), active.rule.name))
        return tuple(order)

    def jobs(self, wanted: int | None) -> int:
        """How many processes to use."""
        if wanted is not None:
            return wanted
        if len(self.tasks) < 2 or sum(task.found.size for task in self.tasks) < _LITTLE:
            return 1
        from siclint.workers import cores

        return cores()


def make_plan(
    paths: Sequence[str],
    resolver: Resolver,
    *,
    stdin_name: str | None = None,
    outputs: Iterable[str] = (),
) -> Plan:
    """Find the files and what holds for each; ConfigurationError with all that is wrong."""
    written = frozenset(map(os.path.realpath, outputs))
    filters = Filters(resolver.excluded, resolver.excluded_named, written)
    tasks: list[Task] = []
    notifications: list[Notification] = []
    resolver.configuration(resolver.cwd)
    for found in _find(paths or ["."], filters, stdin_name):
        if isinstance(found, Notification):
            notifications.append(found)
        else:
            settings = resolver.settings(found.path)
            tasks.append(Task(found, settings))
    resolver.check_command_line()
    if resolver.problems:
        raise ConfigurationError(resolver.problems)
    return Plan(tuple(tasks), (*resolver.notifications, *notifications))


def _find(paths: Sequence[str], filters: Filters, stdin_name: str | None) -> Iterable[Found | Notification]:
    if STDIN not in paths:
        yield from discover(paths, filters)
        return
    place = paths.index(STDIN)
    yield from discover(paths[:place], filters)
    found = from_stdin(sys.stdin.buffer.read(), stdin_name)
    if not filters.excluded_named(found.path, False):
        yield found
    yield from discover([path for path in paths[place + 1 :] if path != STDIN], filters)
