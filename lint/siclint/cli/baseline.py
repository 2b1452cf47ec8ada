"""`siclint baseline`."""

from __future__ import annotations

import json
import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from siclint.cli import options as o

if TYPE_CHECKING:
    from siclint.baseline.stage import BaselineStage
    from siclint.cache import Cache
    from siclint.config.layers import Layer
    from siclint.config.resolve import Resolver

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Keep the findings of today quiet, and show what is new.",
)

_SHOWN = 10

File = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The baseline (default: that of the configuration, else siclint-baseline.json).",
        show_default=False,
    ),
]


@app.command("write")
def write(
    paths: o.Paths = None,
    baseline: File = None,
    allow_new: Annotated[
        bool, typer.Option("--allow-new", help="Take findings into a baseline that exists which are not in it yet.")
    ] = False,
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    preview: o.Preview = None,
    exclude: o.Exclude = None,
    force_exclude: o.ForceExclude = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    jobs: o.Jobs = None,
    no_cache: o.NoCache = False,
    no_progress: o.NoProgress = False,
) -> None:
    """Write a baseline of all findings, or bring one up to date.

    Reasons that stand in it stay. What is no longer found is taken out. A baseline that exists does not grow unless
    --allow-new says so. Of files that are not checked nothing changes.
    """
    layer = o.layer(
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        preview=preview,
        exclude=exclude,
        force_exclude=force_exclude,
    )
    _update(
        paths or ["."],
        layer,
        baseline,
        config=o.one_configuration(config, isolated),
        isolated=isolated,
        jobs=jobs,
        cached=not no_cache,
        progress=not no_progress,
        make=True,
        grow=allow_new,
    )


@app.command("prune")
def prune(
    paths: o.Paths = None,
    baseline: File = None,
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    preview: o.Preview = None,
    exclude: o.Exclude = None,
    force_exclude: o.ForceExclude = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    jobs: o.Jobs = None,
    no_cache: o.NoCache = False,
    no_progress: o.NoProgress = False,
) -> None:
    """Take out of a baseline what is no longer found, and put nothing in.

    Of files that are not checked, and of rules that do not run, nothing is taken out.
    """
    layer = o.layer(
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        preview=preview,
        exclude=exclude,
        force_exclude=force_exclude,
    )
    _update(
        paths or ["."],
        layer,
        baseline,
        config=o.one_configuration(config, isolated),
        isolated=isolated,
        jobs=jobs,
        cached=not no_cache,
        progress=not no_progress,
        make=False,
        grow=False,
    )


@app.command("show")
def show(
    baseline: File = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    format: o.TableFormat = "table",  # noqa: A002
) -> None:
    """List the findings of a baseline, with the words around them and their reasons."""
    from dataclasses import asdict

    from siclint.baseline import load
    from siclint.cli.messages import plural
    from siclint.cli.outputs import emit
    from siclint.cli.tables import show as show_table
    from siclint.config.resolve import Resolver
    from siclint.reports.plain_json import clean

    name = _name(baseline, Resolver(None, o.one_configuration(config, isolated), isolated))
    entries = sorted(load(name).entries)
    if format == "json":
        emit(f"{json.dumps([{key: clean(value) for key, value in asdict(entry).items()} for entry in entries])}\n")
        return
    rows = [
        (entry.path, entry.rule, f"{entry.before} [{entry.text}] {entry.after}".strip(), entry.reason)
        for entry in entries
    ]
    files = len({entry.path for entry in entries})
    title = f"{name}: {plural(len(entries), 'finding')} in {plural(files, 'file')}"
    show_table(("file", "rule", "finding", "reason"), rows, title=title)


def _name(baseline: str | None, resolver: Resolver) -> str:
    from siclint.baseline import DEFAULT_NAME
    from siclint.config.problems import ConfigurationError
    from siclint.config.resolve import baseline_of

    known = baseline or baseline_of(resolver)
    if resolver.problems:
        raise ConfigurationError(resolver.problems)
    return known or DEFAULT_NAME


def _update(
    paths: list[str],
    layer: Layer,
    file: str | None,
    *,
    config: str | None,
    isolated: bool,
    jobs: int | None,
    cached: bool,
    progress: bool,
    make: bool,
    grow: bool,
) -> None:
    """Check, and write the baseline that comes out of it."""
    from siclint.baseline import Baseline, save
    from siclint.baseline.stage import BaselineStage
    from siclint.cli.messages import plural
    from siclint.cli.outputs import emit
    from siclint.config.resolve import Resolver

    resolver = Resolver(layer, config, isolated)
    name = _name(file, resolver)
    exists = os.path.lexists(name) or not make
    if exists:
        stage = BaselineStage.of(name, paths)
    else:
        folder = os.path.dirname(os.path.abspath(name))
        stage = BaselineStage(Baseline(folder), name, map(os.path.abspath, paths))
    incomplete = _check(paths, resolver, stage, jobs=jobs, cached=cached, progress=progress)
    if make and exists and stage.new and not grow:
        _refuse_new(name, stage)
    new = stage.new if make else []
    gone = len(stage.stale())
    entries = [*(match.current for match in stage.matches), *new, *stage.unjudged()]
    save(name, entries)
    changes = [f"{len(new):,} new"] if exists and new else []
    changes += [f"{gone:,} gone"] if gone else []
    words = f" ({', '.join(changes)})" if changes else ""
    files = len({entry.path for entry in entries})
    emit(f"{name}: {plural(len(entries), 'finding')} in {plural(files, 'file')}{words}\n")
    raise typer.Exit(2 if incomplete else 0)


def _refuse_new(name: str, stage: BaselineStage) -> None:
    from siclint.cli.messages import plural, say
    from siclint.cli.outputs import emit

    emit("".join(f"{entry.path}: {entry.rule}: {entry.text}\n" for entry in stage.new[:_SHOWN]))
    more = len(stage.new) - _SHOWN
    rest = f", of which {_SHOWN} are listed" if more > 0 else ""
    say(f"{name} lacks {plural(len(stage.new), 'finding')}{rest}; it grows only with --allow-new")
    raise typer.Exit(1)


def _check(
    paths: list[str], resolver: Resolver, stage: BaselineStage, *, jobs: int | None, cached: bool, progress: bool
) -> bool:
    """Show the stage all files; whether something could not be checked."""
    from siclint import Severity
    from siclint.cli.messages import say_notification
    from siclint.cli.plan import make_plan, with_grammar
    from siclint.cli.progress import meter
    from siclint.run import run

    incomplete = False
    with with_grammar(make_plan(paths, resolver)) as plan, _cache(cached) as cache:
        said = list(plan.notifications)
        bar = meter(len(plan.tasks), wanted=progress)
        try:
            for task, result in zip(plan.tasks, run(plan.tasks, plan.jobs(jobs), cache), strict=True):
                stage.file(task, result)
                said += result.notifications
                bar.advance(len(result.diagnostics))
        finally:
            bar.hide()
    for notification in said:
        say_notification(notification)
        incomplete = incomplete or notification.severity is Severity.ERROR
    return incomplete


def _cache(wanted: bool) -> Cache | nullcontext[None]:
    from siclint.cli.check import cache_of_results

    return cache_of_results(not wanted)
