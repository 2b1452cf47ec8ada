"""Tables: drawn to the terminal's width for a person, in plain columns for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def console() -> Console:
    """A console on standard output. FORCE_COLOR makes no terminal of a pipe."""
    from rich.console import Console

    return Console(force_terminal=sys.stdout.isatty(), highlight=False, markup=False, emoji=False)


def show(header: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", styles: Sequence[str] = ()) -> None:
    """Print rows under a title and a header. The last column takes what room is left; `styles` are by column."""
    from siclint.cli.outputs import emit
    from siclint.reports.display import visible

    shown = [[visible(cell) for cell in row] for row in rows]
    if title:
        # A drawn table begins with a blank line.
        emit(f"{visible(title)}\n" if sys.stdout.isatty() else f"{visible(title)}\n\n")
    if sys.stdout.isatty():
        _draw(header, shown, styles)
        return
    widths = [max(len(row[column]) for row in [list(header), *shown]) for column in range(len(header) - 1)]
    lines = [
        "  ".join([*(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in [header, *shown]
    ]
    emit("".join(f"{line}\n" for line in lines))


def _draw(header: Sequence[str], rows: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from siclint.reports.screen import STYLES

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, collapse_padding=True)
    for index, name in enumerate(header):
        style = styles[index] if index < len(styles) else ""
        last = index == len(header) - 1
        table.add_column(name, style=style, no_wrap=not last, overflow="fold" if last else "ellipsis", ratio=None)
    for row in rows:
        table.add_row(*(Text(cell, style=STYLES.get(cell, "")) for cell in row))
    console().print(table)
