"""Diagnostics and edits in the protocol's words, places in the unit that the editor counts in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

from siclint.diagnostic import Edit, Severity
from siclint.positions import Positions, Unit

if TYPE_CHECKING:
    from siclint.diagnostic import Diagnostic
    from siclint.rule import Rule
    from siclint.server.documents import Document

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True, slots=True)
class Client:
    """What the editor can do, as far as it decides what it is sent."""

    unit: Unit = Unit.UTF16
    pulls: bool = False
    refreshes: bool = False
    watches: bool = False
    shows_related: bool = False
    shows_links: bool = False
    versions_edits: bool = False
    creates_files: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities, encoding: str | None) -> Client:
        """Read the editor's capabilities. `encoding` is the one that was agreed on."""
        text = capabilities.text_document or types.TextDocumentClientCapabilities()
        workspace = capabilities.workspace or types.WorkspaceClientCapabilities()
        shows = text.diagnostic or text.publish_diagnostics
        # Some editors say what they show only under the older of the two.
        older = text.publish_diagnostics or types.PublishDiagnosticsClientCapabilities()
        files = workspace.did_change_watched_files
        edits = workspace.workspace_edit
        return cls(
            unit=Unit(encoding or Unit.UTF16.value),
            pulls=text.diagnostic is not None,
            refreshes=bool(workspace.diagnostics and workspace.diagnostics.refresh_support),
            watches=bool(files and files.dynamic_registration),
            shows_related=bool((shows and shows.related_information) or older.related_information),
            shows_links=bool((shows and shows.code_description_support) or older.code_description_support),
            versions_edits=bool(edits and edits.document_changes),
            creates_files=bool(edits and types.ResourceOperationKind.Create in (edits.resource_operations or ())),
        )


class Converter:
    """Puts what concerns one document into the protocol's words."""

    def __init__(self, document: Document, positions: Positions, client: Client) -> None:
        self._document = document
        self._positions = positions
        self.client = client

    def position(self, offset: int) -> types.Position:
        """A place, its line and column from 0."""
        line, column = self._positions.position_in(offset, self.client.unit)
        return types.Position(line - 1, column - 1)

    def range(self, start: int, end: int) -> types.Range:
        """A span."""
        return types.Range(self.position(start), self.position(end))

    def span(self, place: types.Range) -> tuple[int, int]:
        """The offsets of a range that the editor gives."""
        unit = self.client.unit
        start = self._positions.offset(place.start.line, place.start.character, unit)
        return start, max(start, self._positions.offset(place.end.line, place.end.character, unit))

    def diagnostic(self, diagnostic: Diagnostic, rule: Rule | None) -> types.Diagnostic:
        """A diagnostic; what the editor cannot show of it stands in the message, or is left out."""
        message = diagnostic.message
        related = None
        if diagnostic.related and self.client.shows_related:
            related = [
                types.DiagnosticRelatedInformation(
                    types.Location(self._document.uri, self.range(place.start, place.end)), place.message
                )
                for place in diagnostic.related
            ]
        elif diagnostic.related:
            places = (
                f"{place.message}: line {self._positions.position(place.start).line}" for place in diagnostic.related
            )
            message = f"{message} ({', '.join(places)})"
        return types.Diagnostic(
            range=self.range(diagnostic.start, diagnostic.end),
            message=message,
            severity=SEVERITIES[diagnostic.severity],
            code=diagnostic.rule,
            code_description=self._description(rule),
            source="siclint",
            related_information=related,
        )

    def _description(self, rule: Rule | None) -> types.CodeDescription | None:
        """A link to the rule's page where it is installed: that is the version that found it."""
        page = rule.page_path() if rule is not None and self.client.shows_links else None
        return None if page is None or not page.is_file() else types.CodeDescription(page.resolve().as_uri())

    def workspace_edit(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of this document; the editor refuses them when it has another version by then, if it can."""
        written = [types.TextEdit(self.range(edit.start, edit.end), edit.text) for edit in edits]
        uri = self._document.uri
        if self.client.versions_edits:
            identifier = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=self._document.version)
            return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(written))])
        return types.WorkspaceEdit(changes={uri: written})
