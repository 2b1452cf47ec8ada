"""Gold: a file of annotated artifacts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from siclint.diagnostic import Diagnostic
from siclint.rule import FAMILIES

TIERS = ("must", "stretch", "ok")
"""must has to be found, stretch is counted apart, ok may be reported and need not be."""


class GoldError(ValueError):
    """A gold file that cannot be used; the message names file and line of all that is wrong."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """An annotated artifact.

    `file` is its article's path, with forward slashes, below the folder that the gold is about; `start` and `end`
    count characters of the decoded file, `quote` is what stands there. `line` is the annotation's own line.
    """

    file: str
    family: str
    kind: str
    tier: str
    start: int
    end: int
    quote: str
    note: str = ""
    encoding: str = "utf-8"
    line: int = 0

    def is_found_by(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic of the same file finds it."""
        length = self.end - self.start
        needed = 1 if length <= 40 else length / 4
        overlap = min(diagnostic.end, self.end) - max(diagnostic.start, self.start)
        return overlap >= needed and diagnostic.end - diagnostic.start <= 3 * length + 80

    def touches(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic of the same file shares a character with it."""
        return diagnostic.start < self.end and self.start < diagnostic.end


_FIELDS: Mapping[str, type] = {
    "file": str,
    "family": str,
    "kind": str,
    "tier": str,
    "start": int,
    "end": int,
    "quote": str,
}
_OPTIONAL: Mapping[str, type] = {"note": str, "encoding": str}


def load_gold(path: Path) -> list[Artifact]:
    """Read a gold file: JSON Lines, one artifact a line. GoldError when a line is none, OSError without the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: a gold file is written in UTF-8, byte {error.start} of this one is not") from error
    artifacts: list[Artifact] = []
    wrong: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                artifacts.append(_artifact(line, number))
            except ValueError as error:
                wrong.append(f"{path}:{number}: {error}")
    if wrong:
        raise GoldError("\n".join(wrong))
    return artifacts


def _artifact(line: str, number: int) -> Artifact:
    """The artifact of a line; ValueError says what is wrong with it."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"this is no JSON: {error.msg} in column {error.colno}") from None
    if not isinstance(record, dict):
        raise ValueError("an artifact is an object")
    missing = [name for name in _FIELDS if name not in record]
    if missing:
        raise ValueError(f"this artifact has no {' and no '.join(missing)}")
    for name, kind in {**_FIELDS, **_OPTIONAL}.items():
        if name in record and type(record[name]) is not kind:
            raise ValueError(f"{name} is {record[name]!r}, it has to be {'a string' if kind is str else 'a number'}")
    if record["tier"] not in TIERS:
        raise ValueError(f"there is no tier {record['tier']!r}: use {', '.join(TIERS)}")
    if record["family"] not in FAMILIES:
        raise ValueError(f"there is no family {record['family']!r}: use {', '.join(FAMILIES)}")
    if not 0 <= record["start"] < record["end"]:
        raise ValueError(f"start {record['start']} and end {record['end']} hold no character")
    values = {name: record[name] for name in (*_FIELDS, *_OPTIONAL) if name in record}
    return Artifact(**values, line=number)
