"""`siclint new-rule`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from siclint.cli.completion import complete_family


def new_rule(
    name: Annotated[
        str,
        typer.Argument(
            metavar="FAMILY/NAME",
            help="The family, and a name that says what is found: garbling/stranded-comma.",
            autocompletion=complete_family,
        ),
    ],
    directory: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Where the files go. Without it, the family's folder in a clone of siclint, else the current folder.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Start a new rule.

    Writes its module and its page, with an example that fails until the rule works.
    """
    from siclint.cli.messages import say, write
    from siclint.cli.outputs import emit
    from siclint.config.problems import did_you_mean
    from siclint.reports.display import visible
    from siclint.rule import FAMILIES
    from siclint.scaffold import new_rule as scaffold

    family, slash, rule = name.partition("/")
    if not slash or not rule:
        raise typer.BadParameter("Give a family and a name, as garbling/stranded-comma.", param_hint="FAMILY/NAME")
    if family not in FAMILIES:
        known = did_you_mean(family, FAMILIES) or f"There are {', '.join(FAMILIES)}."
        raise typer.BadParameter(f"No family is called {visible(family)!r}. {known}", param_hint="FAMILY/NAME")
    try:
        paths = scaffold(family, rule, directory)
    except (ValueError, OSError) as error:
        say(str(error))
        raise typer.Exit(2) from None
    emit("".join(f"{visible(str(path))}\n" for path in paths))
    page = next(path for path in paths if path.suffix == ".md")
    write(f"Write the page first, then make its examples pass: pytest -p siclint.testing {visible(str(page))}\n")
