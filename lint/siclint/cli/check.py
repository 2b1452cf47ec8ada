"""`siclint check`."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import typer


def check(
    paths: Annotated[list[str] | None, typer.Argument()] = None,
    format: Annotated[str, typer.Option()] = "text",
    select: Annotated[list[str] | None, typer.Option()] = None,
    preview: Annotated[bool, typer.Option("--preview")] = False,
) -> None:
    """Check articles."""
    from siclint import Severity, Status, __version__
    from siclint.check import activate
    from siclint.diagnostic import Notification
    from siclint.discovery import discover
    from siclint.plugins import load_all
    from siclint.run import RunInfo, Settings, Summary, run

    start = time.perf_counter()
    loaded = load_all()
    names = {name for value in select or () for name in value.split(",")}
    rules = [
        rule
        for rule in loaded.rules.values()
        if (rule.name in names or rule.family in names) or (not names and (preview or rule.status is Status.STABLE))
    ]
    settings = Settings(tuple(activate(rules)))
    summary = Summary(notifications=list(loaded.notifications))
    found = list(discover(paths or ["."]))
    files = [(f, settings) for f in found if not isinstance(f, Notification)]
    summary.notifications += [f for f in found if isinstance(f, Notification)]
    from siclint.reports import make_report

    report = make_report(format, sys.stdout)
    report.begin(RunInfo(__version__, settings.rules, "."))
    failed = bool(summary.notifications)
    for n in summary.notifications:
        print(f"siclint: error: {n.path or ''}: {n.message}", file=sys.stderr)
    for result in run(files):
        summary.add(result)
        report.file(result)
        for n in result.notifications:
            failed = True
            print(f"siclint: error: {n.path}:{n.line or ''}: {n.message}", file=sys.stderr)
    summary.seconds = time.perf_counter() - start
    report.end(summary)
    counts = ", ".join(f"{summary.by_severity[s]} {s.label}s" for s in reversed(Severity))
    print(f"{summary.files} files, {summary.words} words: {counts}", file=sys.stderr)
    loud = sum(summary.by_severity[s] for s in Severity if s >= Severity.WARNING)
    raise typer.Exit(2 if failed else 1 if loud else 0)
