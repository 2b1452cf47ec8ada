"""Applies fixes to a text."""

from __future__ import annotations

from collections.abc import Iterable

from siclint.diagnostic import Edit


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
