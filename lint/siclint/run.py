"""A run over files: what is checked with which rules, and what comes out of it, file by file in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from siclint.article.source import Source
from siclint.check import ActiveRule
from siclint.diagnostic import Diagnostic, Notification, Severity


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
