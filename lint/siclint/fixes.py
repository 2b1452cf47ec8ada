"""Applies fixes to a text: which ones can be made together, what the text is then, and where its places went."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from siclint.diagnostic import Applicability, Diagnostic, Edit, Fix, Span


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits made; ValueError when two of them overlap or one lies outside."""
    parts: list[str] = []
    position = 0
    for edit in sorted(set(edits)):
        if not 0 <= edit.start <= edit.end <= len(text):
            raise ValueError(f"the edit {edit.start} to {edit.end} is not in the text's {len(text)} characters")
        if edit.start < position:
            raise ValueError(f"the edit at {edit.start} overlaps the one before it")
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])


def fix_of(diagnostic: Diagnostic, *, unsafe: bool) -> Fix | None:
    """The fix that may be made without asking, or None.

    The first safe fix; with `unsafe` also an unsafe one, unless there are several: between those a person chooses.
    """
    fixes = [fix for fix in diagnostic.fixes if fix.edits]
    for fix in fixes:
        if fix.applicability is Applicability.SAFE:
            return fix
    return fixes[0] if unsafe and len(fixes) == 1 else None


class Choice(NamedTuple):
    """A fix that is to be made, and the diagnostic that it mends."""

    diagnostic: Diagnostic
    fix: Fix


def choose(
    diagnostics: Sequence[Diagnostic], *, unsafe: bool = False, possible: Callable[[Fix], bool] = lambda _: True
) -> list[Choice]:
    """The fixes that can be made at once, first come first served in the order of `diagnostics`.

    A fix waits for another round when its edits touch those of one before it, and when either edits what is the
    other's evidence: of two copies that name each other as the original, only one may go.
    """
    edited, evidence = _Spans(), _Spans()
    chosen: list[Choice] = []
    for diagnostic in diagnostics:
        fix = fix_of(diagnostic, unsafe=unsafe)
        if fix is None or not possible(fix):
            continue
        edits = [(edit.start, edit.end) for edit in fix.edits]
        places = [(diagnostic.start, diagnostic.end), *((place.start, place.end) for place in diagnostic.related)]
        if (
            any(edited.touch(*edit) for edit in edits)
            or any(edited.meet(*place) for place in places)
            or any(evidence.meet(*edit) for edit in edits)
        ):
            continue
        for edit in edits:
            edited.add(*edit)
        for place in places:
            evidence.add(*place)
        chosen.append(Choice(diagnostic, fix))
    return chosen


def edits_of(choices: Iterable[Choice]) -> list[Edit]:
    """All edits of some choices, in order."""
    return sorted({edit for choice in choices for edit in choice.fix.edits})


class _Spans:
    """A set of spans; those that touch are one."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def touch(self, start: int, end: int) -> bool:
        """Whether a span in the set shares a character or a border with this one."""
        return bisect_left(self._ends, start) < bisect_right(self._starts, end)

    def meet(self, start: int, end: int) -> bool:
        """Whether a span in the set shares a character with this one; an empty one counts where it lies inside."""
        return bisect_right(self._ends, start) < bisect_left(self._starts, end)

    def add(self, start: int, end: int) -> None:
        low, high = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if low < high:
            start, end = min(start, self._starts[low]), max(end, self._ends[high - 1])
        self._starts[low:high], self._ends[low:high] = [start], [end]


class Shift:
    """Where the places of a text are after edits, which are in order and apart."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._lost = list(accumulate((edit.end - edit.start - len(edit.text) for edit in edits), initial=0))

    def span(self, start: int, end: int) -> Span:
        """The place of a span; an end inside an edited stretch goes to that stretch's edge."""
        return Span(self._place(start, after=False), max(self._place(start, after=False), self._place(end, after=True)))

    def _place(self, offset: int, *, after: bool) -> int:
        index = bisect_left(self._starts, offset) if after else bisect_right(self._starts, offset)
        if index and (edit := self._edits[index - 1]).end > offset:
            return edit.start - self._lost[index - 1] + (len(edit.text) if after else 0)
        return offset - self._lost[index]
