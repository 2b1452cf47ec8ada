"""What siclint says: findings, diagnostics and notifications.

A rule yields a `Finding`, whose spans are offsets into the article's view. The engine turns it into a
`Diagnostic`, whose spans are offsets into the source's text: `source.text[d.start:d.end]` is what a
reader sees. What could not be checked, for whatever reason, is a `Notification`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a diagnostic matters; ordered."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word for it in configuration and output."""
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Severity:
        """The severity called `label`; ValueError when there is none."""
        try:
            return cls[label.upper()]
        except KeyError:
            raise ValueError(f"no severity is called {label!r}: note, warning or error") from None


class Applicability(Enum):
    """Whether a fix may be applied without a person's look."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Span(NamedTuple):
    """Half open: the characters from start up to, not including, end."""

    start: int
    end: int


class Related(NamedTuple):
    """Another place that is the evidence: the first copy, the opening mark, the other spelling."""

    start: int
    end: int
    message: str


class Edit(NamedTuple):
    """Put `text` in the place of the characters from start to end."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together, with the words that offer them."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.UNSAFE


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields. All offsets count characters of the article's view."""

    start: int
    end: int
    message: str
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding placed in its file. All offsets count characters of the source's text.

    `link` is the address of a page about this finding, where whoever found it names one.
    """

    rule: str
    family: str
    severity: Severity
    message: str
    start: int
    end: int
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    link: str | None = None

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The key that puts the diagnostics of one file into reading order."""
        return (self.start, self.end, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Notification:
    """Something that kept siclint from checking: named, never silent.

    `path` is the file as the user named it, `line` and `column` count from 1, `rule` is set when a rule
    failed. `descriptor` is a stable short name of the kind, such as `undecodable-file`.
    """

    descriptor: str
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    rule: str | None = None
    severity: Severity = Severity.ERROR
