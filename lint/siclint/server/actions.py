"""What the editor offers to do about diagnostics: fix one, fix all that is safe, leave one alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from siclint.diagnostic import Applicability
from siclint.fixes import choose, edits_of
from siclint.fixing import keep_structure
from siclint.positions import Positions
from siclint.reports.plain_json import writable
from siclint.server.convert import Client, Converter
from siclint.suppressions import entry_for, insertion

if TYPE_CHECKING:
    from siclint.article.source import Source
    from siclint.diagnostic import Diagnostic, Fix
    from siclint.run import Settings
    from siclint.server.checker import Checked

FIX_ALL = "source.fixAll.siclint"
QUICK_FIX = types.CodeActionKind.QuickFix.value
KINDS: tuple[str, ...] = (QUICK_FIX, FIX_ALL)

_NEW_CONFIGURATION = "siclint.toml"


def actions(
    checked: Checked,
    shown: Mapping[Diagnostic, types.Diagnostic],
    place: types.Range,
    only: Iterable[types.CodeActionKind | str] | None,
    client: Client,
) -> list[types.CodeAction]:
    """The actions at a place in reading order, fixes before all else, then what concerns the whole document.

    `shown` has the diagnostics as the editor knows them, `only` names the kinds of actions that it wants.
    """
    result, settings = checked.result, checked.settings
    if result is None or result.source is None or settings is None:
        return []
    wanted = None if only is None else [kind.value if isinstance(kind, types.CodeActionKind) else kind for kind in only]

    def is_wanted(kind: str) -> bool:
        return wanted is None or any(kind == each or kind.startswith(f"{each}.") for each in wanted)

    converter = Converter(checked.document, result.source.positions, client)
    found: list[types.CodeAction] = []
    if is_wanted(QUICK_FIX):
        start, end = converter.span(place)
        here = [one for one in result.diagnostics if one.start <= end and start <= one.end]
        for diagnostic in here:
            found += _fixes(diagnostic, converter, shown[diagnostic])
        for diagnostic in here:
            found += _ignoring(diagnostic, checked, result.source, converter, shown[diagnostic])
    if is_wanted(FIX_ALL):
        found += _fix_all(result.source, result.diagnostics, settings, converter)
    return found


def _fixes(diagnostic: Diagnostic, converter: Converter, shown: types.Diagnostic) -> Iterator[types.CodeAction]:
    """A diagnostic's fixes, safe ones first; an unsafe one says so, and an editor does not take it by itself."""
    for fix in sorted(filter(writable, diagnostic.fixes), key=lambda fix: not _is_safe(fix)):
        yield types.CodeAction(
            title=fix.title if _is_safe(fix) else f"{fix.title} (unsafe)",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[shown],
            is_preferred=_is_safe(fix) or None,
            edit=converter.workspace_edit(fix.edits),
        )


def _is_safe(fix: Fix) -> bool:
    return fix.applicability is Applicability.SAFE


def _fix_all(
    source: Source, diagnostics: Iterable[Diagnostic], settings: Settings, converter: Converter
) -> Iterator[types.CodeAction]:
    """All safe fixes that can be made at once, as `siclint check --fix` chooses them in its first round."""
    chosen = choose(list(diagnostics), possible=writable)
    accepted, _ = keep_structure(source, settings.read, chosen) if chosen else ([], [])
    if accepted:
        yield types.CodeAction(
            title=f"Make all safe fixes ({len(accepted)})",
            kind=FIX_ALL,
            edit=converter.workspace_edit(edits_of(accepted)),
        )


def _ignoring(
    diagnostic: Diagnostic, checked: Checked, source: Source, converter: Converter, shown: types.Diagnostic
) -> Iterator[types.CodeAction]:
    """To leave a diagnostic alone: by a comment where the format has them, else in the configuration.

    The reason is for the person to write.
    """
    edit = insertion(source, diagnostic)
    if edit is not None:
        yield types.CodeAction(
            title=f"Ignore {diagnostic.rule} here",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[shown],
            edit=converter.workspace_edit([edit]),
        )
        return
    entry = _entry(diagnostic, checked, source, converter.client)
    if entry is not None:
        name, change = entry
        yield types.CodeAction(
            title=f"Ignore {diagnostic.rule} here, in {name}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[shown],
            edit=change,
        )


def _entry(
    diagnostic: Diagnostic, checked: Checked, source: Source, client: Client
) -> tuple[str, types.WorkspaceEdit] | None:
    """The configuration's name and the edit that puts an entry at its end; None where there can be no entry."""
    configuration, path = checked.configuration, checked.document.path
    if configuration is None or path is None or not path.startswith(configuration.base.rstrip(os.sep) + os.sep):
        return None
    file = os.path.relpath(path, configuration.base).replace(os.sep, "/")
    table, text = "suppress", ""
    if configuration.file is None:
        place = Path(configuration.base, _NEW_CONFIGURATION)
        if place.exists() or not (client.creates_files and client.versions_edits):
            return None
    else:
        place = Path(configuration.file.path)
        table = ".".join([*map(str, configuration.file.prefix), table])
        try:  # as it is on disk: what the editor has of it and has not saved cannot be known
            text = place.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None
    entry = entry_for(source, diagnostic, file=file, table=table)
    if not text:
        entry = entry.lstrip("\n")
    elif not text.endswith(("\n", "\r")):
        entry = f"\n{entry}"
    if "\r\n" in text:
        entry = entry.replace("\n", "\r\n")
    end = Converter(checked.document, Positions(text), client).range(len(text), len(text))
    change = types.TextEdit(end, entry)
    uri = place.as_uri()
    if not client.versions_edits:
        return place.name, types.WorkspaceEdit(changes={uri: [change]})
    edit = types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=None), [change])
    created = [types.CreateFile(uri=uri)] if configuration.file is None else []
    return place.name, types.WorkspaceEdit(document_changes=[*created, edit])
