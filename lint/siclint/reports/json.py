"""One JSON document for a run, for programs that read it as a whole."""

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


class JsonReport:
    """Files in order with their diagnostics and notifications, then the totals. Written as it comes."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._separator = "\n"
        self._show_silenced = False

    def begin(self, info: RunInfo) -> None:
        """Open the document."""
        self._show_silenced = info.show_silenced
        self._out.write(f'{{"schema_version":{SCHEMA_VERSION},"siclint_version":{dump(info.version)},"files":[')

    def file(self, result: FileResult) -> None:
        """Write a file, on a line of its own."""
        source = result.source
        record: Record = {
            "path": clean(result.name),
            "encoding": source.encoding if source else None,
            "articles": result.articles,
            "words": result.words,
            "diagnostics": [diagnostic_record(d, source) for d in result.diagnostics] if source else [],
            "notifications": [notification_record(n) for n in result.notifications],
            "fixed": [fixed_record(fixed) for fixed in result.fixed],
        }
        if self._show_silenced:
            record["silenced"] = [silenced_record(one, source) for one in result.silenced] if source else []
        self._out.write(f"{self._separator}{dump(record)}")
        self._separator = ",\n"

    def end(self, summary: Summary) -> None:
        """Write what concerns no single file, and close the document."""
        notifications = dump([notification_record(n) for n in summary.notifications])
        self._out.write(f'\n],"notifications":{notifications},"summary":{dump(summary_record(summary))}}}\n')
