"""Workflow commands: GitHub Actions shows each as an annotation on the file's line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from siclint.diagnostic import Severity
from siclint.reports.display import visible

if TYPE_CHECKING:
    from siclint.diagnostic import Notification
    from siclint.run import FileResult, RunInfo, Summary

_COMMANDS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}

# The runner undoes these. Line ends would end the command; in properties, so would what parts them.
_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_MESSAGE, ":": "%3A", ",": "%2C"}
_SPECIAL = re.compile(r"([%\r\n:,])")


class GithubReport:
    """One command a diagnostic: `::error file=a.txt,line=1,endLine=1,col=2,endColumn=5,title=rule::message`.

    The runner prints what it reads into a log that people open in a terminal or a browser, so characters
    that could steer it are shown as signs, except line ends, which the runner wants escaped.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def begin(self, info: RunInfo) -> None:
        """Nothing stands before the first command."""

    def file(self, result: FileResult) -> None:
        """Write a file's commands."""
        for diagnostic in result.diagnostics if result.source else ():
            assert result.source is not None
            first = result.source.positions.position(diagnostic.start)
            last = result.source.positions.position(diagnostic.end)
            properties: dict[str, object] = {"file": result.name, "line": first.line, "endLine": last.line}
            if first.line == last.line:  # the runner refuses columns over several lines
                properties |= {"col": first.column, "endColumn": last.column}
            properties["title"] = diagnostic.rule
            self._write(_COMMANDS[diagnostic.severity], properties, diagnostic.message)
        self._notify(result.notifications)

    def end(self, summary: Summary) -> None:
        """Write what concerns no single file."""
        self._notify(summary.notifications)

    def _notify(self, notifications: tuple[Notification, ...] | list[Notification]) -> None:
        for notification in notifications:
            known = {"file": notification.path, "line": notification.line, "col": notification.column}
            properties: dict[str, object] = {key: value for key, value in known.items() if value is not None}
            properties["title"] = notification.descriptor
            self._write(_COMMANDS[notification.severity], properties, notification.message)

    def _write(self, command: str, properties: dict[str, object], message: str) -> None:
        shown = ",".join(f"{key}={_escape(str(value), _PROPERTY)}" for key, value in properties.items())
        self._out.write(f"::{command} {shown}::{_escape(message, _MESSAGE)}\n")


def _escape(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(part) or visible(part) for part in _SPECIAL.split(text))
