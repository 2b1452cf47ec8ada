"""What a run will check, and how: made before anything is checked, so that all that is wrong shows at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from siclint.check import ActiveRule
from siclint.config.layers import selectors
from siclint.config.problems import ConfigurationError
from siclint.config.resolve import Resolver
from siclint.diagnostic import Notification, Severity
from siclint.discovery import Filters, Found, discover, from_stdin
from siclint.languagetool.names import FAMILY, is_languagetool_rule
from siclint.rule import FAMILIES
from siclint.run import Settings, Task

if TYPE_CHECKING:
    from siclint.cli.changed import ChangedFiles
    from siclint.languagetool.options import Options

STDIN = "-"

_LITTLE = 1_500_000
"""Bytes that one process checks about as fast as several, which have to start first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The files in order, and what concerns none of them: missing paths, plugins that did not load."""

    tasks: tuple[Task, ...]
    notifications: tuple[Notification, ...]
    languagetool: Options | None = None

    @property
    def rules(self) -> tuple[ActiveRule, ...]:
        """All rules that run on some file, in order of family and name."""
        rules: dict[str, ActiveRule] = {}
        for settings in {id(task.settings): task.settings for task in self.tasks}.values():
            for active in (*settings.rules, *_grammar_rules(settings)):
                rules.setdefault(active.rule.name, active)
        order = sorted(rules.values(), key=lambda active: (FAMILIES.index(active.rule.family), active.rule.name))
        return tuple(order)

    def jobs(self, wanted: int | None) -> int:
        """How many processes to use."""
        if any(task.settings.languagetool for task in self.tasks):
            from siclint.languagetool.session import jobs

            return jobs(wanted)
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
    changes: ChangedFiles | None = None,
) -> Plan:
    """Find the files and what holds for each; ConfigurationError with all that is wrong.

    With `changes` the files are those that a change touches.
    """
    written = frozenset(map(os.path.realpath, outputs))
    filters = Filters(resolver.excluded, resolver.excluded_named, written)
    tasks: list[Task] = []
    notifications: list[Notification] = []
    resolver.configuration(resolver.cwd)
    files = _find(paths or ["."], filters, stdin_name) if changes is None else changes.find(resolver.excluded)
    for found in files:
        if isinstance(found, Notification):
            notifications.append(found)
        else:
            settings = resolver.settings(found.path)
            tasks.append(Task(found, settings))
    options = resolver.languagetool()
    resolver.check_command_line()
    if resolver.problems:
        raise ConfigurationError(resolver.problems)
    plan = Plan(tuple(tasks), (*resolver.notifications, *notifications), options)
    doubt = _unselected(plan) if options else _unasked(plan, resolver)
    return plan if doubt is None else replace(plan, notifications=(*plan.notifications, doubt))


def _unselected(plan: Plan) -> Notification | None:
    """A warning when LanguageTool is asked for, and no file is to be checked for grammar."""
    if not plan.tasks or any(task.settings.languagetool for task in plan.tasks):
        return None
    message = "LanguageTool is asked for, but its family grammar is not selected: it is not started"
    return Notification("languagetool-not-selected", message, severity=Severity.WARNING)


def _unasked(plan: Plan, resolver: Resolver) -> Notification | None:
    """A warning when grammar is selected in so many words, and nobody looks for it."""
    selected = {name for layer in resolver.run_layers() for key, name in selectors(layer) if key != "ignore"}
    names = [name for name in sorted(selected) if is_languagetool_rule(name)]
    if FAMILY in selected and not any(active.rule.family == FAMILY for active in plan.rules):
        names.append(FAMILY)
    if not names:
        return None
    message = f"{names[0]} is selected, but LanguageTool is not asked: add --languagetool"
    return Notification("languagetool-not-asked", message, severity=Severity.WARNING)


@contextmanager
def with_grammar(plan: Plan) -> Iterator[Plan]:
    """The plan with a server to ask, where it wants one; what goes wrong with it is one of its notifications."""
    if plan.languagetool is None or not any(task.settings.languagetool for task in plan.tasks):
        yield plan
        return
    from siclint.cli.messages import write
    from siclint.languagetool.session import served

    def say(message: str) -> None:
        if sys.stderr.isatty():
            write(f"siclint: {message}\n")

    with served(plan.tasks, plan.languagetool, say) as (tasks, notifications):
        yield replace(plan, tasks=tasks, notifications=(*plan.notifications, *notifications))


def _grammar_rules(settings: Settings) -> Iterable[ActiveRule]:
    if settings.languagetool is None:
        return ()
    from siclint.languagetool.session import rules_of

    return rules_of(settings.languagetool)


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
