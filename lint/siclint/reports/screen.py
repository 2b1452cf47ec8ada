"""Whether a stream shows colour and how wide it is, and how a styled line is written to it."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

PIPED_WIDTH = 100
"""Cells in a line when the stream is no terminal."""

WIDEST, NARROWEST = 120, 40
"""Longer lines are hard to read, and shorter ones hold no frame."""

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "fixed": "bold green",
    "message": "bold",
    "frame": "blue",
    "related": "bold blue",
    "label": "bold",
}


class Part(NamedTuple):
    """A piece of a line. `style` is a key of STYLES, or empty."""

    text: str
    style: str = ""


Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What a report on a terminal needs to know. `interactive` says that a person's terminal it is."""

    color: bool = False
    width: int = PIPED_WIDTH
    interactive: bool = False

    @classmethod
    def of(cls, out: TextIO, *, color: bool | None = None, width: int | None = None) -> Screen:
        """The screen behind a stream; `color` and `width`, where given, are what the user asked for."""
        interactive = out.isatty()
        if color is None:
            color = interactive and _allows_color()
        if width is None:
            width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if interactive else PIPED_WIDTH
            width = max(NARROWEST, min(width, WIDEST))
        return cls(color, width, interactive)

    def render(self, lines: Iterable[Line]) -> str:
        """The lines with line ends. Without colour it is the same text without styles."""
        if not self.color:
            return "".join(f"{''.join(part.text for part in line)}\n" for line in lines)
        return "".join(f"{''.join(_paint(part) for part in line)}\n" for line in lines)


def _allows_color() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        from rich.console import detect_legacy_windows

        return not detect_legacy_windows()
    return True


def _paint(part: Part) -> str:
    if not part.style or not part.text:
        return part.text
    before, after = _codes(part.style)
    return f"{before}{part.text}{after}"


@cache
def _codes(style: str) -> tuple[str, str]:
    """The escape codes that stand before and after a styled text."""
    from rich.color import ColorSystem  # only a terminal with colour pays for it
    from rich.style import Style

    before, _, after = Style.parse(STYLES[style]).render("\0", color_system=ColorSystem.STANDARD).partition("\0")
    return before, after
