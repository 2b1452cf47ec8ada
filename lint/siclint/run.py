"""A run over files: what is checked with which rules, and what comes out of it, file by file in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from siclint import garbage
from siclint.article.article import Article
from siclint.article.readers import ReadOptions, read
from siclint.article.source import Source, UndecodableError
from siclint.check import ActiveRule, check_article
from siclint.diagnostic import Applicability, Diagnostic, Notification, Severity
from siclint.failure import describe
from siclint.fixes import fix_of
from siclint.limits import RULE_SECONDS, bounded_memory, watching
from siclint.silenced import Silenced
from siclint.suppressions import RULES, SuppressionSettings
from siclint.suppressions.apply import Quotes, Ran, suppress

if TYPE_CHECKING:
    from siclint.cache import Cache
    from siclint.discovery import Found
    from siclint.languagetool.options import Grammar


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a report needs to know before the first file.

    `root` is the folder that paths are shown relative to. With `show_silenced` reports list what is silenced too.
    `readers` says by name how files are read where that is not the default. With `compared` a baseline says what is
    new.
    """

    version: str
    rules: tuple[ActiveRule, ...]
    root: str
    show_silenced: bool = False
    readers: Mapping[str, ReadOptions] = field(default_factory=dict)
    compared: bool = False


class Fixed(NamedTuple):
    """A fix that was made: the rule whose finding it mends, and what it did."""

    rule: str
    title: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file's outcome. `name` is its path as shown, with forward slashes.

    `source` is there whenever the file could be decoded; diagnostics are in reading order. Those that are
    silenced are in `silenced` only. Where fixes were made, `fixed` names them, and all else is about the fixed text.
    """

    name: str
    source: Source | None
    articles: int
    words: int
    diagnostics: tuple[Diagnostic, ...]
    notifications: tuple[Notification, ...]
    silenced: tuple[Silenced, ...] = ()
    fixed: tuple[Fixed, ...] = ()


@dataclass(slots=True)
class Summary:
    """Totals of a run. `notifications` are those of no single file: missing paths, plugins, configuration."""

    files: int = 0
    articles: int = 0
    words: int = 0
    by_severity: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    by_rule: dict[str, int] = field(default_factory=dict)
    silenced: int = 0
    fixed: int = 0
    fixable: dict[Applicability, int] = field(default_factory=lambda: dict.fromkeys(Applicability, 0))
    notifications: list[Notification] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, result: FileResult, *, article: bool = True) -> None:
        """Count one file in; what is no article counts with its diagnostics only."""
        self.files += article
        self.articles += result.articles
        self.words += result.words
        self.silenced += len(result.silenced)
        self.fixed += len(result.fixed)
        for diagnostic in result.diagnostics:
            if fix := fix_of(diagnostic, unsafe=True):
                self.fixable[fix.applicability] += 1
            self.by_severity[diagnostic.severity] += 1
            self.by_rule[diagnostic.rule] = self.by_rule.get(diagnostic.rule, 0) + 1


@dataclass(frozen=True, slots=True)
class Settings:
    """How a file is checked. `rules` are those that run, of the installed packages and of `rule_files`.

    Diagnostics of severity `fail_on` or above are a failure; None means that none is. A rule may take
    `time_limit` seconds for one article; 0 means as long as it likes. `languagetool` says how a server is asked about
    grammar, None that none is.
    """

    rules: tuple[ActiveRule, ...]
    read: ReadOptions = field(default_factory=ReadOptions)
    fail_on: Severity | None = Severity.WARNING
    rule_files: tuple[Path, ...] = ()
    time_limit: float = RULE_SECONDS
    suppressions: SuppressionSettings = field(default_factory=SuppressionSettings)
    languagetool: Grammar | None = None

    @property
    def looked_for(self) -> dict[str, str]:
        """The family of each rule that runs; an engine of many rules has an entry of its own name."""
        families = {active.rule.name: active.rule.family for active in self.rules}
        return families if self.languagetool is None else families | {"languagetool": "grammar"}

    def fails(self, result: FileResult) -> bool:
        """Whether a file has a diagnostic that makes the run fail."""
        return self.fail_on is not None and any(d.severity >= self.fail_on for d in result.diagnostics)


class Task(NamedTuple):
    """A file and how to check it."""

    found: Found
    settings: Settings


class Aside(NamedTuple):
    """What is found in a file that is no article: a configuration, a list."""

    result: FileResult
    settings: Settings


class Stage(Protocol):
    """A step between the check of a file and the reports: in the main process, file by file, in order."""

    def file(self, task: Task, result: FileResult) -> FileResult:
        """What is left of a file's result, or what has become of it."""

    def end(self) -> Sequence[Notification | Aside]:
        """What is to be said after the last file."""


def run(tasks: Sequence[Task], jobs: int = 1, cache: Cache | None = None) -> Iterator[FileResult]:
    """Check files; the results come in the order of the tasks, and are the same with any number of processes.

    What `cache` holds is not checked again, and what it does not hold goes into it.
    """
    if jobs <= 1 or len(tasks) <= 1:
        timeouts: Counter[str] = Counter()
        with bounded_memory():
            for task in tasks:
                result = check_file(*task, timeouts) if cache is None else _check_cached(task, cache, timeouts)
                garbage.resume()
                yield result
    else:
        from siclint.workers import run_in_processes

        garbage.resume()
        yield from run_in_processes(tasks, min(jobs, len(tasks)), cache)


class Lookup(NamedTuple):
    """What a cache knows of a task: a result, or the key to keep one under. `task` has the bytes that count."""

    task: Task
    result: FileResult | None = None
    key: bytes | None = None


def look_up(task: Task, cache: Cache) -> Lookup:
    """Ask the cache; a file that can't be read has a result too."""
    found, settings = task
    try:
        data = found.read()
    except OSError as error:
        return Lookup(task, _unreadable(found, error))
    key = cache.key(found.name, data, settings)
    return Lookup(Task(replace(found, data=data), settings), cache.get(key, found.name, data), key)


def _check_cached(task: Task, cache: Cache, timeouts: Counter[str]) -> FileResult:
    looked_up = look_up(task, cache)
    if looked_up.result is not None:
        return looked_up.result
    result = check_file(*looked_up.task, timeouts)
    if looked_up.key is not None:
        cache.put(looked_up.key, result)
    return result


def check_file(found: Found, settings: Settings, timeouts: Counter[str] | None = None) -> FileResult:
    """Read and check one file. What goes wrong is a notification, never an exception.

    `timeouts` is what a run remembers of rules that took too long, see `siclint.limits.Watch`.
    """
    try:
        data = found.read()
    except OSError as error:
        return _unreadable(found, error)
    try:
        source = Source.decode(found.name, data)
    except UndecodableError as error:
        return unchecked(found.name, "undecodable-file", str(error))
    del data  # as large as the text
    return check_source(source, settings, timeouts)


def _unreadable(found: Found, error: OSError) -> FileResult:
    return unchecked(found.name, "unreadable-file", error.strerror or type(error).__name__)


def check_source(source: Source, settings: Settings, timeouts: Counter[str] | None = None) -> FileResult:
    """Check what a file holds; `timeouts` as in `check_file`."""
    diagnostics: list[Diagnostic] = []
    notifications: list[Notification] = []
    articles = words = 0
    quotes = Quotes(settings.suppressions.entries)
    with watching(settings.time_limit, timeouts) as watch:
        for article in _articles(source, settings.read):
            if isinstance(article, Notification):
                notifications.append(article)
                continue
            found, failures = check_article(article, settings.rules, watch)
            if settings.languagetool is not None:
                from siclint.languagetool.check import check as check_grammar

                more, wrong = check_grammar(article, settings.languagetool, found)
                found, failures = found + more, failures + wrong
            quotes.look(article)
            articles += 1
            words += sum(_count_words(article.text, start, end) for start, end, _ in article.paragraphs)
            diagnostics += found
            notifications += failures
    diagnostics.sort(key=lambda diagnostic: diagnostic.order)
    kept, silenced = suppress(source, diagnostics, quotes, settings.suppressions, _ran(settings, notifications))
    garbage.resume()  # here and not in `run` alone: a server checks sources of its own
    return FileResult(source.name, source, articles, words, tuple(kept), tuple(notifications), tuple(silenced))


_PART = 1 << 16
_SPACE = re.compile(r"\s")


def _count_words(text: str, start: int, end: int) -> int:
    """The words of text[start:end], counted in parts: the list of all would be larger than the text by far."""
    count = 0
    while end - start > _PART and (space := _SPACE.search(text, start + _PART, end)):
        count += len(text[start : space.start()].split())
        start = space.end()
    return count + len(text[start:end].split())


def _ran(settings: Settings, notifications: Sequence[Notification]) -> Ran:
    """The rules that looked at a whole file: only the engine's own when the file could not be read to its end."""
    failed = {notification.rule for notification in notifications}
    own = {rule.name for rule in RULES}
    families = {
        name: family for name, family in settings.looked_for.items() if name in own or not failed & {name, None}
    }
    return Ran(families, {one.rule.name: one.severity for one in settings.rules})


def _articles(source: Source, options: ReadOptions) -> Iterator[Article | Notification]:
    """The articles of a source; a reader that fails is named, and what it read before stands."""
    try:
        yield from read(source, None, options)
    except Exception as error:
        message = f"the file could not be read to its end: {describe(error)}"
        yield Notification("reader-failed", message, path=source.name)


def unchecked(name: str, descriptor: str, message: str) -> FileResult:
    """The result of a file that could not be checked."""
    return FileResult(name, None, 0, 0, (), (Notification(descriptor, message, path=name),))
