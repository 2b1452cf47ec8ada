"""Notifications as one line: what could not be checked, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint.reports.display import one_line, visible
from siclint.reports.screen import Line, Part

if TYPE_CHECKING:
    from siclint.diagnostic import Notification


def notification_place(notification: Notification) -> str:
    """Path, line and column as far as they are known, with colons; empty when there is no path."""
    if notification.path is None:
        return ""
    numbers = [notification.line, notification.column]
    known = [str(number) for number in numbers[: numbers.index(None) if None in numbers else None]]
    return ":".join([visible(notification.path), *known])


def notification_line(notification: Notification) -> Line:
    """`path:line: error[descriptor] message`."""
    style = notification.severity.label
    place = notification_place(notification)
    return (
        Part(f"{place}: " if place else ""),
        Part(f"{style}[{visible(notification.descriptor)}]", style),
        Part(f" {one_line(notification.message)}"),
    )
