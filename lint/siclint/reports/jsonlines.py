"""One JSON object a line, for programs that read as siclint writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from siclint.reports.plain_json import clean, dump
from siclint.reports.records import (
    SCHEMA_VERSION,
    Record,
    diagnostic_record,
    fixed_record,
    notification_record,
    silenced_record,
    summary_record,
)

if TYPE_CHECKING:
    from siclint.run import FileResult, RunInfo, Summary


class JsonLinesReport:
    """Each line says in `type` what it is: run, diagnostic, notification, fixed or summary."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._show_silenced = False

    def begin(self, info: RunInfo) -> None:
        """Write the first line, which says what wrote the others."""
        self._show_silenced = info.show_silenced
        self._write({"type": "run", "schema_version": SCHEMA_VERSION, "siclint_version": info.version})

    def file(self, result: FileResult) -> None:
        """Write a file's diagnostics, then what could not be checked in it and what was fixed."""
        if result.source is not None:
            for diagnostic in result.diagnostics:
                record = diagnostic_record(diagnostic, result.source)
                self._write({"type": "diagnostic", "path": clean(result.name), **record})
            for silenced in result.silenced if self._show_silenced else ():
                record = silenced_record(silenced, result.source)
                self._write({"type": "silenced", "path": clean(result.name), **record})
        for notification in result.notifications:
            self._write({"type": "notification", **notification_record(notification)})
        for fixed in result.fixed:
            self._write({"type": "fixed", "path": clean(result.name), **fixed_record(fixed)})

    def end(self, summary: Summary) -> None:
        """Write what concerns no single file, and the totals as the last line."""
        for notification in summary.notifications:
            self._write({"type": "notification", **notification_record(notification)})
        self._write({"type": "summary", **summary_record(summary)})

    def _write(self, record: Record) -> None:
        self._out.write(f"{dump(record)}\n")
