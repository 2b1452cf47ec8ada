"""Brings a run and a server together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from siclint.diagnostic import Notification, Severity
from siclint.languagetool.client import Client, need_client
from siclint.languagetool.names import is_languagetool_rule
from siclint.languagetool.options import ALL, PICKY, SETS, Grammar, Options
from siclint.languagetool.places import VERSION
from siclint.languagetool.problem import AnswerError, UnavailableError
from siclint.languagetool.rules import active_rule, entries, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from siclint.check import ActiveRule
    from siclint.config.layers import Layer
    from siclint.languagetool.server import Server
    from siclint.run import Settings, Task

_LONGEST_LINE = 200


def grammar_of(options: Options, layers: Sequence[Layer]) -> Grammar | None:
    """How the files are checked that these layers of settings hold for; None when they want no grammar."""
    from siclint.config.layers import decide, selectors, table_of
    from siclint.languagetool.rules import other_rule, table_rules

    any_other = "languagetool/*"
    mentioned = {name for layer in layers for _, name in selectors(layer) if is_languagetool_rule(name)}
    rules = {**table_rules(), **{name: other_rule(name) for name in mentioned - table_rules().keys()}}
    decisions = decide({**rules, any_other: other_rule(any_other)}, layers)
    otherwise = decisions.pop(any_other).runs
    named = {name: decision.runs for name, decision in decisions.items()}
    if not otherwise and not any(named.values()):
        return None
    wanted = [name.partition("/")[2] for name in sorted(mentioned) if named[name]]
    return Grammar(
        rules=tuple(dict.fromkeys([*options.rules, *wanted])),
        otherwise=otherwise,
        named=named,
        severities={
            name: Severity.parse(value.value)
            for name, value in table_of("severity", layers).items()
            if is_languagetool_rule(name)
        },
        url=options.url,
        timeout=options.timeout,
    )


def rules_of(grammar: Grammar) -> list[ActiveRule]:
    """The rules that are known by name before a server is asked."""
    whole = ALL in grammar.rules or PICKY in grammar.rules
    names = [name for name in grammar.rules if name not in SETS]
    names += [entry.id for entry in entries().values() if whole or entry.set in grammar.rules]
    names += measured() if whole else ()
    rules = [active_rule(name, grammar.severities) for name in dict.fromkeys(names)]
    return [active for active in rules if grammar.wants(active.rule.name)]


def jobs(wanted: int | None) -> int:
    """How many processes to use: a server takes no more than twice as many requests as there are processors."""
    from siclint.workers import cores

    return min(wanted or cores(), 2 * cores())


@contextmanager
def served(
    tasks: Sequence[Task], options: Options, say: Callable[[str], None]
) -> Iterator[tuple[tuple[Task, ...], list[Notification]]]:
    """The tasks with the address of a server that answers, and what is to be said of it.

    `say` is told before there is something to wait for. Without a server the tasks are left without grammar, and a
    notification says why. A server that was started for this ends with the context.
    """
    started: Server | None = None
    try:
        try:
            need_client()
            found = _find(options, say)
            started = found.started
        except UnavailableError as error:
            yield _ask(tasks, None), [unavailable(error)]
            return
        yield _ask(tasks, found), _other_version(found)
    finally:
        if started is not None:
            started.stop()


class _Found(NamedTuple):
    """A server that answers. `named` says that it is the user's, `started` is it where it was started for this run."""

    url: str
    version: str
    named: bool = False
    started: Server | None = None


def _find(options: Options, say: Callable[[str], None]) -> _Found:
    from siclint.languagetool import server

    if options.url:
        return _named(options)
    kept = server.kept()
    if kept is not None:
        return _Found(kept.url, kept.version)
    say("starting LanguageTool ...")
    started = server.start(options.memory)
    return _Found(started.url, started.version, started=started)


def _named(options: Options) -> _Found:
    """The server that the user names; its first answer may take long, because it has to load its language."""
    try:
        return _Found(options.url, Client(options.url, max(options.timeout, 60)).version(), named=True)
    except AnswerError as error:
        raise UnavailableError(f"LanguageTool at {options.url} cannot be used: {error}") from error


def _other_version(found: _Found) -> list[Notification]:
    if found.version == VERSION:
        return []
    message = (
        f"the server is LanguageTool {found.version}; the rules were chosen with {VERSION}, so it may find other things"
    )
    return [Notification("languagetool-version", message, severity=Severity.WARNING)]


def unavailable(error: UnavailableError) -> Notification:
    """Why there is no server, and the most telling lines of its log: what looks like the cause, and the last one."""
    log = "".join(f" | {line[:_LONGEST_LINE]}" for line in dict.fromkeys([*error.log[:1], *error.log[-1:]]))
    return Notification("languagetool-unavailable", f"grammar is not checked: {error}{log}")


def _ask(tasks: Sequence[Task], server: _Found | None) -> tuple[Task, ...]:
    """The tasks with settings that name the server, each settings object replaced by one; without grammar for None."""
    made: dict[int, Settings] = {}
    for task in tasks:
        if id(task.settings) not in made:
            grammar = task.settings.languagetool
            if server is None:
                grammar = None
            elif grammar is not None:
                name = f"{server.version} {server.url if server.named else 'of siclint'}"
                grammar = replace(grammar, url=server.url, server=name)
            made[id(task.settings)] = replace(task.settings, languagetool=grammar)
    return tuple(task._replace(settings=made[id(task.settings)]) for task in tasks)
