"""`siclint evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from siclint.cli import options as o


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
    from siclint.cli.messages import say, say_notification
    from siclint.cli.outputs import standard_output
    from siclint.cli.plan import make_plan
    from siclint.cli.progress import meter
    from siclint.config.resolve import Resolver
    from siclint.diagnostic import Notification, Severity
    from siclint.evaluation import GoldError, load_gold
    from siclint.evaluation import evaluate as score
    from siclint.run import FileResult, run

    def refuse(error: OSError | GoldError) -> typer.Exit:
        words = [f"{gold}: {error.strerror}"] if isinstance(error, OSError) else str(error).split("\n")
        for line in words:
            say(line)
        return typer.Exit(2)

    try:
        artifacts = load_gold(gold)
    except (OSError, GoldError) as error:
        raise refuse(error) from None
    layer = o.layer(select=select, extend_select=extend_select, ignore=ignore, preview=preview)
    folder = gold.parent if path is None else path
    plan = make_plan([str(folder)], Resolver(layer, o.one_configuration(config, isolated), isolated))
    wrong: list[Notification] = list(plan.notifications)
    results: list[FileResult] = []
    bar = meter(len(plan.tasks), wanted=not no_progress)
    try:
        for result in run(plan.tasks, plan.jobs(jobs)):
            results.append(result)
            wrong += result.notifications
            bar.advance(len(result.diagnostics))
    finally:
        bar.hide()
    for notification in wrong:
        say_notification(notification)
    try:
        evaluation = score(artifacts, results, folder, level=Severity.parse(level))
    except GoldError as error:
        raise refuse(error) from None
    if format == "json":
        standard_output().write(json.dumps(evaluation.to_json(), indent=2, ensure_ascii=False) + "\n")
    else:
        standard_output().write(evaluation.table().rstrip("\n") + "\n")
    if any(notification.severity is Severity.ERROR for notification in wrong):
        raise typer.Exit(2)
    if fail_under is not None and evaluation.recall < fail_under:
        say(f"recall is {evaluation.recall:.3f}, less than {fail_under:g}")
        raise typer.Exit(1)
