"""SARIF 2.1.0 for code scanning and SARIF viewers: one run, the same bytes for the same findings.

Code scanning refuses a run of more results or bytes than it likes, and shows the first of many. So results wait until
all are known: many of them go by severity, and what is too much is left out and said.

What viewers make of each field decides what is written. Columns are UTF-16 units, as in the editors that
show them. Regions give lines and columns only: one viewer opens a binary editor where it sees byte offsets,
and character offsets would say the same thing twice in a unit that readers disagree about. There is no time,
no machine name and no absolute path, except for files outside the root.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

from siclint.diagnostic import Notification, Severity
from siclint.reports.fingerprint import Fingerprints
from siclint.reports.plain_json import clean, dump, writable
from siclint.reports.sarif_rules import LEVELS, descriptor, sentence
from siclint.reports.spool import Packing, Spool
from siclint.reports.uris import file_uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from siclint.article.source import Source
    from siclint.diagnostic import Diagnostic
    from siclint.reports import sarif_model as model
    from siclint.run import FileResult, RunInfo, Summary
    from siclint.silenced import Silenced

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
NEWLINES = ["\r\n", "\n", "\r"]  # as siclint.positions counts lines

SHOWN_RESULTS = 5_000
"""So many results of a run are shown by code scanning."""

MOST_RESULTS = 25_000
"""A run with more results is refused by code scanning."""

MOST_PACKED = 10_000_000
"""Bytes that a log may have, packed with gzip, for code scanning to take it."""

MOST_RELATED = 100
"""So many places of a result are shown by code scanning; it refuses a log with a result of more than a thousand."""

INFORMATION = "data:," + quote(
    "siclint finds in articles what machine translation, rewriting and scraping break. siclint --help says how to use "
    "it, siclint explain RULE what a rule finds.",
    safe="",
)
"""Where to read about the tool: it has no address on the web, so the address holds the words themselves (RFC 2397)."""

LONGEST_SNIPPET = 1000
"""Characters; a longer region has no snippet, its line numbers are enough."""

_SEMANTIC_VERSION = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")

# Kinds of notification that say that the set-up is wrong and not an article.
_CONFIGURATION = re.compile(r"plugin|config")

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "koi8_r": "KOI8-R",
    "shift_jis": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "big5": "Big5",
    "euc_kr": "EUC-KR",
}
"""Python's names of encodings and the registered ones."""


class SarifReport:
    """Keeps results as they come, on disk when they are many, and writes them at the end."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._root = "."
        self._index: dict[str, int] = {}
        self._properties: dict[str, dict[str, str]] = {}
        self._overrides: list[model.ConfigurationOverride] = []
        self._artifacts: list[model.Artifact] = []
        self._notifications: list[Notification] = []
        self._spool = Spool()
        self._head = ""
        self._show_silenced = self._compared = False

    def begin(self, info: RunInfo) -> None:
        """Remember the tool with its rules."""
        self._root = info.root
        self._show_silenced, self._compared = info.show_silenced, info.compared
        for index, active in enumerate(info.rules):
            rule = active.rule
            self._index[rule.name] = index
            self._properties[rule.name] = {"family": rule.family, "mqm": rule.mqm, "itsType": rule.its}
            if active.severity is not rule.severity:
                self._overrides.append(
                    {"descriptor": self._rule(rule.name), "configuration": {"level": LEVELS[active.severity]}}
                )
        driver: model.Driver = {
            "name": "siclint",
            "fullName": f"siclint {info.version}",
            "informationUri": INFORMATION,
            "version": info.version,
            "rules": [descriptor(active.rule) for active in info.rules],
        }
        if _SEMANTIC_VERSION.fullmatch(info.version):
            driver["semanticVersion"] = info.version
        described = "The folder that siclint was run for. Relative paths start there."
        self._head = (
            f'{{\n"$schema": {dump(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
            f'"tool": {dump({"driver": driver})},\n'
            '"columnKind": "utf16CodeUnits",\n'
            f'"newlineSequences": {dump(NEWLINES)},\n'
            f'"originalUriBaseIds": {dump({ROOT: {"description": {"text": described}}})},\n'
            '"results": ['
        )

    def file(self, result: FileResult) -> None:
        """Keep a file's results, one a line."""
        self._notifications += result.notifications
        location = self._location(result.name)
        artifact: model.Artifact = {"location": location.copy(), "roles": ["analysisTarget"]}
        if result.source is not None and result.source.encoding in _ENCODINGS:
            artifact["encoding"] = _ENCODINGS[result.source.encoding]
        location["index"] = len(self._artifacts)
        self._artifacts.append(artifact)
        if result.source is None:
            return
        # What is silenced is counted too, so that no fingerprint changes when something else is silenced.
        fingerprints = Fingerprints(result.source.text)
        silenced = {one.diagnostic: one for one in result.silenced}
        for diagnostic in sorted((*result.diagnostics, *silenced), key=lambda diagnostic: diagnostic.order):
            fingerprint = fingerprints.of(diagnostic)
            quiet = silenced.get(diagnostic)
            if quiet is not None and not self._show_silenced:
                continue
            written = self._result(diagnostic, result.source, location, fingerprint)
            if quiet is not None:
                written["suppressions"] = [self._suppression(quiet)]
            if quiet is not None and quiet.by == "baseline":
                written["baselineState"] = quiet.state
            elif self._compared and quiet is None:
                written["baselineState"] = "new"
            self._spool.add(dump(written), 0 if quiet else diagnostic.severity)

    def end(self, summary: Summary) -> list[Notification]:
        """Write all; what there is to say of results that are left out, or may be."""
        results = len(self._spool)
        ranked = results > SHOWN_RESULTS
        self._out.write(self._head)
        artifacts = f'\n],\n"artifacts": {dump(self._artifacts)},\n"invocations": '
        packing = Packing() if len(self._head) + self._spool.size + len(artifacts) > MOST_PACKED else None
        fixed = packing.add(self._head + artifacts + dump(self._invocation(summary, ()))) if packing else 0
        written = 0
        for line in self._spool.lines(ranked=ranked or packing is not None):
            if written == MOST_RESULTS or (packing and packing.add(line) > MOST_PACKED > fixed):
                break
            self._out.write(f"{',' if written else ''}\n{line}")
            written += 1
        self._spool.close()
        said = list(_too_many(written, results, too_large=fixed > MOST_PACKED))
        self._out.write(f"{artifacts}{dump([self._invocation(summary, said)])}\n}}]\n}}\n")
        return said

    def _invocation(self, summary: Summary, said: Sequence[Notification]) -> model.Invocation:
        """How the run went."""
        notifications = [*self._notifications, *summary.notifications, *said]
        invocation: model.Invocation = {
            "executionSuccessful": all(n.severity < Severity.ERROR for n in notifications),
            "toolExecutionNotifications": [self._notification(n) for n in notifications if not _configures(n)],
            "toolConfigurationNotifications": [self._notification(n) for n in notifications if _configures(n)],
        }
        if self._overrides:
            invocation["ruleConfigurationOverrides"] = self._overrides
        return invocation

    def _suppression(self, silenced: Silenced) -> model.Suppression:
        written: model.Suppression = {
            "kind": "inSource" if silenced.by == "comment" else "external",
            "status": "accepted",
        }
        if silenced.reason:
            written["justification"] = clean(silenced.reason)
        name, _, line = silenced.place.rpartition(":")
        if name and line.isdecimal() and int(line) > 0:
            place: model.PhysicalLocation = {
                "artifactLocation": self._location(name),
                "region": {"startLine": int(line)},
            }
            written["location"] = {"physicalLocation": place}
        return written

    def _rule(self, name: str) -> model.DescriptorReference:
        return {"id": name, "index": self._index[name]} if name in self._index else {"id": name}

    def _location(self, name: str) -> model.ArtifactLocation:
        uri = file_uri(name, self._root)
        return {"uri": uri.text, "uriBaseId": ROOT} if uri.relative else {"uri": uri.text}

    def _result(
        self, diagnostic: Diagnostic, source: Source, location: model.ArtifactLocation, fingerprint: str
    ) -> model.Result:
        related: list[model.Location] = [
            {
                "id": number,
                "physicalLocation": {"artifactLocation": location, "region": _region(source, place.start, place.end)},
                "message": {"text": clean(place.message)},
            }
            for number, place in enumerate(diagnostic.related[:MOST_RELATED], 1)
        ]
        place: model.PhysicalLocation = {
            "artifactLocation": location,
            "region": _region(source, diagnostic.start, diagnostic.end, snippet=True),
        }
        result: model.Result = {
            "ruleId": diagnostic.rule,
            "level": LEVELS[diagnostic.severity],
            "message": {"text": clean(message_text(diagnostic))},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"primaryLocationLineHash": fingerprint},
            "properties": self._properties.get(diagnostic.rule, {"family": diagnostic.family}),
        }
        if diagnostic.link is not None:
            result["properties"] = {**result["properties"], "link": clean(diagnostic.link)}
        if diagnostic.rule in self._index:
            result["ruleIndex"] = self._index[diagnostic.rule]
        if related:
            result["relatedLocations"] = related
        fixes = _fixes(diagnostic, source, location)
        if fixes:
            result["fixes"] = fixes
        return result

    def _notification(self, notification: Notification) -> model.Notification:
        written: model.Notification = {
            "descriptor": {"id": notification.descriptor},
            "level": LEVELS[notification.severity],
            "message": {"text": sentence(clean(notification.message))},
        }
        if notification.rule is not None:
            written["associatedRule"] = self._rule(notification.rule)
        if notification.path is not None:
            place: model.PhysicalLocation = {"artifactLocation": self._location(notification.path)}
            if notification.line is not None:
                place["region"] = {"startLine": notification.line}
            written["locations"] = [{"physicalLocation": place}]
        return written


def _too_many(written: int, results: int, *, too_large: bool) -> Iterator[Notification]:
    """What to say of a log that has not all results, or too many for code scanning to show."""
    rest = "check fewer files at a time, or read another format, to have all"
    if written < results:
        limit = f"{MOST_RESULTS:,} results" if written == MOST_RESULTS else f"{MOST_PACKED:,} bytes, packed"
        message = (
            f"this log has the {written:,} most severe of {results:,} results, "
            f"because code scanning takes no more than {limit}; {rest}"
        )
        yield Notification("cut-results", message, severity=Severity.WARNING)
    if written > SHOWN_RESULTS:
        message = f"this log has {written:,} results, the most severe first; code scanning shows {SHOWN_RESULTS:,}"
        yield Notification("many-results", message, severity=Severity.NOTE)
    if too_large:
        message = (
            f"this log has more than {MOST_PACKED:,} bytes, packed, even without results; "
            f"code scanning will refuse it: {rest}"
        )
        yield Notification("large-report", message, severity=Severity.WARNING)


def message_text(diagnostic: Diagnostic) -> str:
    """The message as a sentence, with a link to each related location.

    Brackets of the message itself stay as they are, except where they would make a link. Braces stay single:
    without arguments nothing replaces them, and viewers show doubled ones doubled.
    """
    message = diagnostic.message.replace("](", r"\](")
    related = diagnostic.related[:MOST_RELATED]
    links = ", ".join(f"[{_link_text(place.message)}]({number})" for number, place in enumerate(related, 1))
    if len(related) < len(diagnostic.related):
        links += f" and {len(diagnostic.related) - len(related):,} more"
    return sentence(f"{message} ({links})" if links else message)


def _link_text(text: str) -> str:
    return re.sub(r"[\[\]\\]", r"\\\g<0>", text)


def _configures(notification: Notification) -> bool:
    return bool(_CONFIGURATION.search(notification.descriptor))


def _region(source: Source, start: int, end: int, *, snippet: bool = False) -> model.Region:
    """All four numbers, because code scanning wants them."""
    first, last = source.positions.utf16_position(start), source.positions.utf16_position(end)
    region: model.Region = {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }
    if snippet and end - start <= LONGEST_SNIPPET:
        region["snippet"] = {"text": clean(source.text[start:end])}
    return region


def _fixes(diagnostic: Diagnostic, source: Source, location: model.ArtifactLocation) -> list[model.Fix]:
    return [
        {
            "description": {"text": sentence(clean(fix.title))},
            "artifactChanges": [
                {
                    "artifactLocation": location,
                    "replacements": [
                        {
                            "deletedRegion": _region(source, edit.start, edit.end),
                            "insertedContent": {"text": edit.text},
                        }
                        for edit in fix.edits
                    ],
                }
            ],
            "properties": {"applicability": fix.applicability.value},
        }
        for fix in diagnostic.fixes
        if writable(fix)
    ]
