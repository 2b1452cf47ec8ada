"""Diagnostics made by hand, and reports written to a string."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import pytest

from siclint import Applicability, Diagnostic, Edit, Fix, Related, Rule, Severity, Source, Status
from siclint.check import ActiveRule
from siclint.diagnostic import Notification
from siclint.reports import make_report
from siclint.run import FileResult, RunInfo, Summary

PAGE = """# echo-word

## What it finds

A word that stands **twice** in a row, as in [this list](list.html).

## Why it matters

Readers stumble over it.

## What to do

Take one of the two out.

## Examples

```bad
He saw [[the the]] house.
```

```good
He had had enough.
```

## Known false alarms

Names such as *Pago Pago*.
"""


class Diagnose(Protocol):
    def __call__(
        self,
        text: str,
        found: str,
        *related: tuple[str, str],
        nth: int = 0,
        rule: str = "echo-word",
        severity: Severity = Severity.WARNING,
        message: str = "the same word stands twice",
        fixes: tuple[Fix, ...] = (),
    ) -> Diagnostic: ...


class Write(Protocol):
    def __call__(
        self,
        report: str,
        *results: FileResult,
        summary: Summary | None = None,
        rules: Iterable[ActiveRule] | None = None,
        root: str = ".",
        color: bool | None = None,
        width: int | None = None,
        show_silenced: bool = False,
        compared: bool = False,
    ) -> str: ...


def _place(text: str, found: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(found, start + 1)
    return start, start + len(found)


@pytest.fixture(scope="session")
def diagnose() -> Diagnose:
    """A diagnostic at the nth place where `found` stands, with related places given by their words."""

    def make(
        text: str,
        found: str,
        *related: tuple[str, str],
        nth: int = 0,
        rule: str = "echo-word",
        severity: Severity = Severity.WARNING,
        message: str = "the same word stands twice",
        fixes: tuple[Fix, ...] = (),
    ) -> Diagnostic:
        places = tuple(Related(*_place(text, words), label) for words, label in related)
        return Diagnostic(rule, "garbling", severity, message, *_place(text, found, nth), places, fixes)

    return make


@pytest.fixture(scope="session")
def result() -> Callable[..., FileResult]:
    """What a run says about one file."""

    def make(
        text: str | None, *diagnostics: Diagnostic, name: str = "a.txt", notifications: Iterable[Notification] = ()
    ) -> FileResult:
        source = None if text is None else Source(name, text)
        return FileResult(name, source, 1, 0, diagnostics, tuple(notifications))

    return make


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[ActiveRule, ...]:
    """Two rules: one with a page, one without."""
    page = tmp_path_factory.mktemp("rules") / "echo-word.md"
    page.write_text(PAGE, encoding="utf-8")
    return (_rule("echo-word", page), _rule("bare", None))


def _rule(name: str, page: Path | None) -> ActiveRule:
    rule = Rule(
        name=name,
        family="garbling",
        summary="A word stands twice",
        severity=Severity.WARNING,
        status=Status.STABLE,
        mqm="Accuracy/Addition",
        its="duplication",
        check=lambda _: (),
        fix=Applicability.UNSAFE,
        page=page,
    )
    return ActiveRule(rule, rule.severity)


@pytest.fixture(scope="session")
def write(rules: tuple[ActiveRule, ...]) -> Write:
    """What a report of some files looks like."""
    known = rules

    def run(
        report: str,
        *results: FileResult,
        summary: Summary | None = None,
        rules: Iterable[ActiveRule] | None = None,
        root: str = ".",
        color: bool | None = None,
        width: int | None = None,
        show_silenced: bool = False,
        compared: bool = False,
    ) -> str:
        out = io.StringIO()
        summary = summary or Summary()
        writer = make_report(report, out, color=color, width=width)
        writer.begin(RunInfo("1.2.3", known if rules is None else tuple(rules), root, show_silenced, compared=compared))
        for one in results:
            summary.add(one)
            writer.file(one)
        writer.end(summary)
        return out.getvalue()

    return run


@pytest.fixture(scope="session")
def drop_second() -> Callable[[str], tuple[Fix, ...]]:
    """The fix that takes the second of two equal words out."""

    def make(text: str) -> tuple[Fix, ...]:
        start, end = _place(text, "the ", 1)
        return (Fix("remove the second word", (Edit(start, end, ""),), Applicability.SAFE),)

    return make
