"""What the editor offers to do about diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from siclint.diagnostic import Applicability, Edit
from siclint.reports.plain_json import writable

if TYPE_CHECKING:
    from siclint.diagnostic import Diagnostic, Fix
    from siclint.server.convert import Converter

FIX_ALL = "source.fixAll.siclint"
QUICK_FIX = types.CodeActionKind.QuickFix.value
KINDS: tuple[str, ...] = (QUICK_FIX, FIX_ALL)


def actions(
    diagnostics: Sequence[Diagnostic],
    span: tuple[int, int],
    only: Iterable[types.CodeActionKind | str] | None,
    converter: Converter,
    shown: Callable[[Diagnostic], types.Diagnostic],
) -> list[types.CodeAction]:
    """The actions at a span, in reading order, those for the whole document last. `only` names wanted kinds."""
    wanted = None if only is None else [kind.value if isinstance(kind, types.CodeActionKind) else kind for kind in only]

    def is_wanted(kind: str) -> bool:
        return wanted is None or any(kind == each or kind.startswith(f"{each}.") for each in wanted)

    found: list[types.CodeAction] = []
    if is_wanted(QUICK_FIX):
        start, end = span
        for diagnostic in diagnostics:
            if diagnostic.start <= end and start <= diagnostic.end:
                found += _quick_fixes(diagnostic, converter, shown(diagnostic))
    if is_wanted(FIX_ALL):
        found += _fix_all(diagnostics, converter)
    return found


def _quick_fixes(diagnostic: Diagnostic, converter: Converter, shown: types.Diagnostic) -> Iterator[types.CodeAction]:
    """A diagnostic's fixes, safe ones first; an unsafe one says so, and an editor does not take it by itself."""
    for fix in sorted(filter(writable, diagnostic.fixes), key=lambda fix: not _is_safe(fix)):
        yield types.CodeAction(
            title=fix.title if _is_safe(fix) else f"{fix.title} (unsafe)",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[shown],
            is_preferred=_is_safe(fix) or None,
            edit=converter.workspace_edit(fix.edits),
        )


def _fix_all(diagnostics: Iterable[Diagnostic], converter: Converter) -> Iterator[types.CodeAction]:
    """All safe fixes at once, as far as they do not get in each other's way; the rest is left for the next time."""
    edits: list[Edit] = []
    count = 0
    for diagnostic in diagnostics:
        for fix in filter(writable, diagnostic.fixes):
            if _is_safe(fix) and not any(_meet(edit, other) for edit in fix.edits for other in edits):
                edits += fix.edits
                count += 1
                break
    if edits:
        yield types.CodeAction(
            title=f"Make all safe fixes ({count})", kind=FIX_ALL, edit=converter.workspace_edit(sorted(edits))
        )


def _meet(edit: Edit, other: Edit) -> bool:
    return edit.start <= other.end and other.start <= edit.end


def _is_safe(fix: Fix) -> bool:
    return fix.applicability is Applicability.SAFE
