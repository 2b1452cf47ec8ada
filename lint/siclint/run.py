"""A run over files: what is checked with which rules, and what comes out of it, file by file in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from siclint.article.article import Article
from siclint.article.readers import ReadOptions, read
from siclint.article.source import Source, UndecodableError
from siclint.check import ActiveRule, check_article
from siclint.diagnostic import Diagnostic, Notification, Severity

if TYPE_CHECKING:
    from siclint.discovery import Found


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a report needs to know before the first file. `root` is the folder that paths are shown relative to."""

    version: str
    rules: tuple[ActiveRule, ...]
    root: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file's outcome. `name` is its path as shown, with forward slashes.

    `source` is there whenever the file could be decoded; diagnostics are in reading order.
    """

    name: str
    source: Source | None
    articles: int
    words: int
    diagnostics: tuple[Diagnostic, ...]
    notifications: tuple[Notification, ...]


@dataclass(slots=True)
class Summary:
    """Totals of a run. `notifications` are those of no single file: missing paths, plugins, configuration."""

    files: int = 0
    articles: int = 0
    words: int = 0
    by_severity: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    by_rule: dict[str, int] = field(default_factory=dict)
    notifications: list[Notification] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, result: FileResult) -> None:
        """Count one file in."""
        self.files += 1
        self.articles += result.articles
        self.words += result.words
        for diagnostic in result.diagnostics:
            self.by_severity[diagnostic.severity] += 1
            self.by_rule[diagnostic.rule] = self.by_rule.get(diagnostic.rule, 0) + 1


@dataclass(frozen=True, slots=True)
class Settings:
    """How a file is checked."""

    rules: tuple[ActiveRule, ...]
    read: ReadOptions = ReadOptions()


def run(files: Iterable[tuple[Found, Settings]]) -> Iterator[FileResult]:
    """Check files one after the other."""
    for found, settings in files:
        yield check_file(found, settings)


def check_file(found: Found, settings: Settings) -> FileResult:
    """Read and check one file. What goes wrong is a notification, never an exception."""
    try:
        data = found.read()
    except OSError as error:
        return _unchecked(found.name, "unreadable-file", error.strerror or type(error).__name__)
    try:
        source = Source.decode(found.name, data)
    except UndecodableError as error:
        return _unchecked(found.name, "undecodable-file", str(error))
    return check_source(source, settings)


def check_source(source: Source, settings: Settings) -> FileResult:
    """Check what a file holds."""
    diagnostics: list[Diagnostic] = []
    notifications: list[Notification] = []
    articles = words = 0
    for article in read(source, None, settings.read):
        if not isinstance(article, Article):
            notifications.append(article)
            continue
        found, failures = check_article(article, settings.rules)
        articles += 1
        words += sum(len(article.text[p.start : p.end].split()) for p in article.paragraphs)
        diagnostics += found
        notifications += failures
    diagnostics.sort(key=lambda diagnostic: diagnostic.order)
    return FileResult(source.name, source, articles, words, tuple(diagnostics), tuple(notifications))


def _unchecked(name: str, descriptor: str, message: str) -> FileResult:
    return FileResult(name, None, 0, 0, (), (Notification(descriptor, message, path=name),))
