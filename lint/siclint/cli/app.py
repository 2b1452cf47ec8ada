"""All commands under one name."""

from __future__ import annotations

import typer

from siclint.cli import check

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode="markdown")
app.command("check")(check.check)


@app.callback()
def siclint() -> None:
    """Find what machine translation, rewriting and scraping break in articles."""
