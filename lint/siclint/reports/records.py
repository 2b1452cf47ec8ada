"""Diagnostics, notifications and totals as the JSON formats name them. docs/output.md describes each field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint.reports.plain_json import clean, writable

if TYPE_CHECKING:
    from siclint.article.source import Source
    from siclint.diagnostic import Diagnostic, Notification
    from siclint.run import Fixed, Summary
    from siclint.silenced import Silenced

SCHEMA_VERSION = 1
"""Grows when a field goes away or changes its meaning; a new field leaves it as it is."""

Record = dict[str, object]


def diagnostic_record(diagnostic: Diagnostic, source: Source) -> Record:
    """A diagnostic, all its places and its fixes."""
    return {
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity.label,
        "message": clean(diagnostic.message),
        **_place(source, diagnostic.start, diagnostic.end),
        "text": clean(source.text[diagnostic.start : diagnostic.end]),
        "related": [
            {
                "message": clean(related.message),
                **_place(source, related.start, related.end),
                "text": clean(source.text[related.start : related.end]),
            }
            for related in diagnostic.related
        ],
        "fixes": [
            {
                "title": clean(fix.title),
                "applicability": fix.applicability.value,
                "edits": [{**_place(source, edit.start, edit.end), "replacement": edit.text} for edit in fix.edits],
            }
            for fix in diagnostic.fixes
            if writable(fix)
        ],
        "link": None if diagnostic.link is None else clean(diagnostic.link),
    }


def silenced_record(silenced: Silenced, source: Source) -> Record:
    """A diagnostic that is silenced: by what, why, and where that is said."""
    return {
        **diagnostic_record(silenced.diagnostic, source),
        "silenced": {
            "by": silenced.by,
            "reason": clean(silenced.reason),
            "place": clean(silenced.place),
        },
    }


def notification_record(notification: Notification) -> Record:
    """What could not be checked; fields that are not known are null."""
    return {
        "kind": notification.descriptor,
        "severity": notification.severity.label,
        "message": clean(notification.message),
        "path": None if notification.path is None else clean(notification.path),
        "line": notification.line,
        "column": notification.column,
        "rule": notification.rule,
    }


def fixed_record(fixed: Fixed) -> Record:
    """A fix that was made."""
    return {"rule": fixed.rule, "title": clean(fixed.title)}


def summary_record(summary: Summary) -> Record:
    """Totals. Seconds are left out: the same articles give the same bytes."""
    return {
        "files": summary.files,
        "articles": summary.articles,
        "words": summary.words,
        "diagnostics": {severity.label: count for severity, count in sorted(summary.by_severity.items())},
        "rules": dict(sorted(summary.by_rule.items())),
        "fixed": summary.fixed,
        "silenced": summary.silenced,
    }


def _place(source: Source, start: int, end: int) -> Record:
    first, last = source.positions.position(start), source.positions.position(end)
    return {
        "start": start,
        "end": end,
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
    }
