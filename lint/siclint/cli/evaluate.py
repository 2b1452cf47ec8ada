"""`siclint evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from siclint.cli import options as o

if TYPE_CHECKING:
    from siclint.config.layers import Layer
    from siclint.evaluation import Artifact
    from siclint.run import FileResult


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A JSON Lines file of annotated artifacts.")],
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PATH]", help="The folder of the articles. Without it, the folder of GOLD.", show_default=False
        ),
    ] = None,
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    preview: o.Preview = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    format: o.TableFormat = "table",  # noqa: A002  (the option's name)
    fail_under: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="RECALL",
            help="Exit status 1 when a smaller share of the artifacts is found.",
            rich_help_panel=o.OUTPUT,
            show_default=False,
        ),
    ] = None,
    level: Annotated[
        Literal["note", "warning", "error"],
        typer.Option(help="Leave out findings below this severity.", rich_help_panel=o.OUTPUT),
    ] = "note",
    jobs: o.Jobs = None,
    no_progress: o.NoProgress = False,
) -> None:
    """Score findings against annotations.

    Recall and precision by rule, family and tier, then what was missed and what was found wrongly.
    """
    from siclint.cli.messages import say
    from siclint.cli.outputs import emit
    from siclint.diagnostic import Severity
    from siclint.evaluation import GoldError
    from siclint.evaluation import evaluate as score
    from siclint.reports.display import visible

    layer = o.layer(select=select, extend_select=extend_select, ignore=ignore, preview=preview)
    folder = gold.parent if path is None else path
    try:
        artifacts = _load(gold)
        results, complete = _check(
            folder, layer, o.one_configuration(config, isolated), isolated, jobs, progress=not no_progress
        )
        evaluation = score(artifacts, results, folder, level=Severity.parse(level))
    except GoldError as error:
        for line in str(error).split("\n"):
            say(line)
        raise typer.Exit(2) from None
    if format == "json":
        emit(json.dumps(evaluation.to_json(), indent=2, ensure_ascii=False) + "\n")
    else:
        lines = evaluation.table().rstrip("\n").split("\n")
        emit("".join(f"{visible(line)}\n" for line in lines))
    for file in evaluation.unchecked:
        say(f"{file}: the gold has annotations of it, but it was not checked")
    if evaluation.unchecked or not complete:
        raise typer.Exit(2)
    if fail_under is not None and evaluation.recall < fail_under:
        say(f"recall is {evaluation.recall:.3f}, less than {fail_under:g}")
        raise typer.Exit(1)


def _load(gold: Path) -> list[Artifact]:
    """The artifacts of a gold file; GoldError when it cannot be read or used."""
    from siclint.evaluation import GoldError, load_gold

    try:
        return load_gold(gold)
    except OSError as error:
        raise GoldError(f"{gold}: {error.strerror}") from error


def _check(
    folder: Path, layer: Layer, explicit: str | None, isolated: bool, jobs: int | None, *, progress: bool
) -> tuple[list[FileResult], bool]:
    """The results of all files in a folder, and whether everything could be checked."""
    from siclint.cli.messages import say_notification
    from siclint.cli.plan import make_plan
    from siclint.cli.progress import meter
    from siclint.config.resolve import Resolver
    from siclint.diagnostic import Severity
    from siclint.run import run

    plan = make_plan([str(folder)], Resolver(layer, explicit, isolated))
    wrong = list(plan.notifications)
    results: list[FileResult] = []
    bar = meter(len(plan.tasks), wanted=progress)
    try:
        for result in run(plan.tasks, plan.jobs(jobs)):
            results.append(result)
            wrong += result.notifications
            bar.advance(len(result.diagnostics))
    finally:
        bar.hide()
    for notification in wrong:
        say_notification(notification)
    return results, not any(notification.severity is Severity.ERROR for notification in wrong)
