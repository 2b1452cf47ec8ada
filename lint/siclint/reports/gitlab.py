"""GitLab's Code Quality report: what a merge request's widget and diff show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from siclint.diagnostic import Severity
from siclint.reports.fingerprint import Fingerprints
from siclint.reports.plain_json import clean, dump

if TYPE_CHECKING:
    from collections.abc import Iterable

    from siclint.diagnostic import Notification
    from siclint.run import FileResult, RunInfo, Summary

_SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}
_UNCHECKED = "blocker"


class GitlabReport:
    """A JSON array with an object for each finding, on a line of its own. See docs.gitlab.com, Code Quality.

    GitLab takes two findings of one fingerprint for one, and a fingerprint that it does not know for a new finding.
    So equal ones are counted through the whole run, and neither line nor path is part of them.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._seen: Counter[str] = Counter()
        self._separator = "[\n"

    def begin(self, info: RunInfo) -> None:
        """Nothing stands before the first finding."""

    def file(self, result: FileResult) -> None:
        """Write a file's findings."""
        if result.source is not None:
            fingerprints = Fingerprints(result.source.text)
            for diagnostic in result.diagnostics:
                digest, _, _ = fingerprints.of(diagnostic).partition(":")
                lines = [result.source.positions.position(at).line for at in (diagnostic.start, diagnostic.end)]
                self._write(
                    diagnostic.rule, diagnostic.message, digest, _SEVERITIES[diagnostic.severity], result.name, lines
                )
        self._notify(result.notifications)

    def end(self, summary: Summary) -> None:
        """Write what concerns no single file, and close the array."""
        self._notify(summary.notifications)
        self._out.write("\n]\n" if self._seen else "[]\n")

    def _notify(self, notifications: Iterable[Notification]) -> None:
        for notification in notifications:
            path = notification.path or "."
            digest = f"{notification.descriptor}:{notification.rule or ''}:{clean(path)}"
            severity = _UNCHECKED if notification.severity is Severity.ERROR else _SEVERITIES[notification.severity]
            self._write(notification.descriptor, notification.message, digest, severity, path, [notification.line or 1])

    def _write(self, name: str, message: str, digest: str, severity: str, path: str, lines: list[int]) -> None:
        self._seen[digest] += 1
        record = {
            "description": clean(message),
            "check_name": name,
            "fingerprint": f"{digest}:{self._seen[digest]}",
            "severity": severity,
            "location": {"path": clean(path), "lines": {"begin": lines[0], "end": lines[-1]}},
        }
        self._out.write(f"{self._separator}{dump(record)}")
        self._separator = ",\n"
