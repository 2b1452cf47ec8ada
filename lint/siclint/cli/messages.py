"""What commands say on standard error: one line each, with nothing in it that could steer a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siclint.config.problems import ConfigurationError
    from siclint.diagnostic import Notification
    from siclint.run import FileResult


def say(message: str, severity: str = "error", *, color: bool | None = None) -> None:
    """`siclint: error: message`."""
    from siclint.reports.display import one_line
    from siclint.reports.screen import Part, Screen

    line = (Part("siclint: "), Part(f"{severity}:", severity), Part(f" {one_line(message)}"))
    write(Screen.of(sys.stderr, color=color).render([line]))


def say_notification(notification: Notification, *, color: bool | None = None) -> None:
    """`siclint: error: path:line: what went wrong`, as far as the place is known."""
    from siclint.reports.unchecked import notification_place

    place = notification_place(notification)
    words = f"{place}: {notification.message}" if place else notification.message
    say(words, notification.severity.label, color=color)


def say_fixed(result: FileResult, *, color: bool | None = None) -> None:
    """`siclint: fixed: path: 2 repeated-word, 1 mojibake`."""
    counts = Counter(fixed.rule for fixed in result.fixed)
    say(f"{result.name}: {', '.join(f'{count:,} {rule}' for rule, count in counts.items())}", "fixed", color=color)


def say_notifications(notifications: Iterable[Notification], *, color: bool | None = None) -> None:
    """Each of them on a line."""
    for notification in notifications:
        say_notification(notification, color=color)


def say_problems(error: ConfigurationError, *, color: bool | None = None) -> None:
    """All that is wrong with a configuration, each with its place in a frame; then how many there are."""
    from siclint.config.problems import render
    from siclint.reports.screen import Screen

    screen = Screen.of(sys.stderr, color=color)
    write(render(error.problems, color=screen.color, width=screen.width))
    count = len(error.problems)
    say(f"{plural(count, 'error')} in the configuration", color=color)


def plural(count: int, noun: str) -> str:
    """`1 file`, `2 files`, `1,000 files`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(", ".join(words).rsplit(", ", 1))


def write(text: str) -> None:
    """Write to standard error, whatever characters it can show."""
    stream = sys.stderr
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
