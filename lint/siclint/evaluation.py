"""Scores diagnostics against gold: a file of annotated artifacts.

An artifact is found when a diagnostic overlaps it and is tight: not longer than three times the artifact plus 80
characters, and, where the artifact is longer than 40 characters, covering at least a quarter of it. A diagnostic
that touches no annotated span is a false alarm; so is every one in a file without annotations.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from siclint.diagnostic import Diagnostic, Severity
from siclint.positions import Position, Positions
from siclint.rule import FAMILIES
from siclint.run import FileResult

TIERS = ("must", "stretch", "ok")
"""must has to be found, stretch is counted apart, ok may be reported and need not be."""

_LONGEST_QUOTE = 60
_UNDECODABLE = re.compile("[\udc80-\udcff]")


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


class Ratio(NamedTuple):
    """So many of so many."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share; 1 of nothing."""
        return self.hits / self.total if self.total else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval, which holds the true share in 95 of 100 cases."""
        if not self.total:
            return 0.0, 1.0
        z = 1.959964
        share, spread = self.hits / self.total, z * z / self.total
        middle = (share + spread / 2) / (1 + spread)
        half = z / (1 + spread) * sqrt(share * (1 - share) / self.total + spread / (4 * self.total))
        return max(0.0, middle - half), min(1.0, middle + half)

    def to_json(self) -> dict[str, Any]:
        """The numbers, the share and its interval, rounded to four digits."""
        interval = [round(bound, 4) for bound in self.interval]
        return {"hits": self.hits, "total": self.total, "value": round(self.value, 4), "interval": interval}


@dataclass(frozen=True, slots=True)
class Scored:
    """A diagnostic, where it stands, and what it has to do with the gold.

    `file` is the path as gold has it, `line` and `column` count from 1, `quote` is the text that it marks.
    """

    file: str
    line: int
    column: int
    quote: str
    diagnostic: Diagnostic
    finds: tuple[Artifact, ...]
    is_false: bool


@dataclass(frozen=True)
class Evaluation:
    """How diagnostics fare against gold.

    `words` counts those of the checked files. `unchecked` are the annotated files that were not checked, `places`
    line and column of the artifacts in those that were, `found` the artifacts that some diagnostic found.
    """

    artifacts: tuple[Artifact, ...]
    scored: tuple[Scored, ...]
    words: int
    unchecked: tuple[str, ...]
    places: Mapping[Artifact, Position]
    found: frozenset[Artifact] = field(init=False)

    def __post_init__(self) -> None:
        """Collect what was found."""
        object.__setattr__(self, "found", frozenset(a for scored in self.scored for a in scored.finds))

    @property
    def recall(self) -> float:
        """The share of the musts that was found."""
        return self.recall_of(tier="must").value

    @property
    def precision(self) -> float:
        """The share of the diagnostics that touch an annotated span."""
        return self.precision_of().value

    @property
    def misses(self) -> list[Artifact]:
        """The artifacts that were not found, musts first; those that need not be are left out."""
        missed = [a for a in self.artifacts if a not in self.found and a.tier != "ok"]
        return sorted(missed, key=lambda a: (TIERS.index(a.tier), a.file, a.start, a.end))

    @property
    def false_alarms(self) -> list[Scored]:
        """The diagnostics that touch no annotated span."""
        return [scored for scored in self.scored if scored.is_false]

    def recall_of(self, *, tier: str, family: str | None = None) -> Ratio:
        """How many artifacts of a tier were found; of all families without `family`."""
        chosen = [a for a in self.artifacts if a.tier == tier and family in (None, a.family)]
        return Ratio(sum(artifact in self.found for artifact in chosen), len(chosen))

    def precision_of(self, *, family: str | None = None, rule: str | None = None) -> Ratio:
        """How many diagnostics touch an annotated span; of one family or rule where it is given."""
        chosen = [
            scored
            for scored in self.scored
            if family in (None, scored.diagnostic.family) and rule in (None, scored.diagnostic.rule)
        ]
        return Ratio(sum(not scored.is_false for scored in chosen), len(chosen))

    def families(self) -> list[str]:
        """The families that are annotated or reported, in their order."""
        known = {artifact.family for artifact in self.artifacts} | {s.diagnostic.family for s in self.scored}
        return [family for family in FAMILIES if family in known]

    def rules(self) -> dict[str, tuple[Ratio, int, int]]:
        """For each rule that reported: its precision, the musts that it found, and those that it alone found."""
        finders: dict[Artifact, set[str]] = {}
        for scored in self.scored:
            for artifact in scored.finds:
                if artifact.tier == "must":
                    finders.setdefault(artifact, set()).add(scored.diagnostic.rule)
        table = {}
        for name in sorted({scored.diagnostic.rule for scored in self.scored}):
            found = [rules for rules in finders.values() if name in rules]
            alone = sum(len(rules) == 1 for rules in found)
            table[name] = (self.precision_of(rule=name), len(found), alone)
        return table

    def table(self) -> str:
        """All figures, then the misses and false alarms with their text."""
        return "\n".join([*_figures(self), *_misses(self), *_false_alarms(self)])

    def to_json(self) -> dict[str, Any]:
        """All that the table says, as JSON has it."""
        return {
            "recall": self.recall_of(tier="must").to_json(),
            "precision": self.precision_of().to_json(),
            "words": self.words,
            "unchecked": list(self.unchecked),
            "tiers": {tier: self.recall_of(tier=tier).to_json() for tier in TIERS},
            "families": {family: self._family_to_json(family) for family in self.families()},
            "rules": {
                name: {"precision": precision.to_json(), "musts": musts, "alone": alone}
                for name, (precision, musts, alone) in self.rules().items()
            },
            "misses": [
                {key: getattr(a, key) for key in ("file", "family", "kind", "tier", "start", "end", "quote", "note")}
                for a in self.misses
            ],
            "false_alarms": [_alarm_to_json(scored) for scored in self.false_alarms],
        }

    def _family_to_json(self, family: str) -> dict[str, Any]:
        recall = {tier: self.recall_of(tier=tier, family=family).to_json() for tier in TIERS}
        return {"recall": recall, "precision": self.precision_of(family=family).to_json()}


def _alarm_to_json(scored: Scored) -> dict[str, Any]:
    diagnostic = scored.diagnostic
    return {
        "file": scored.file,
        "line": scored.line,
        "column": scored.column,
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.label,
        "start": diagnostic.start,
        "end": diagnostic.end,
        "quote": scored.quote,
        "message": diagnostic.message,
    }


def evaluate(
    gold: Sequence[Artifact], results: Iterable[FileResult], root: Path, *, level: Severity = Severity.NOTE
) -> Evaluation:
    """Score the results of a run.

    The names of the results and the files of the gold meet below `root`. Diagnostics under `level` are left out.
    GoldError when an annotation's quote does not stand where it says.
    """
    by_file = {file: list(group) for file, group in groupby(sorted(gold, key=_file_of), key=_file_of)}
    scored: list[Scored] = []
    wrong: list[str] = []
    words = 0
    checked: set[str] = set()
    places: dict[Artifact, Position] = {}
    for result in results:
        if result.source is None:
            continue
        file = Path(os.path.relpath(result.name, root)).as_posix()
        artifacts = by_file.get(file, [])
        checked.add(file)
        words += result.words
        text = result.source.text
        positions = result.source.positions
        places |= {artifact: positions.position(artifact.start) for artifact in artifacts}
        wrong += _moved(artifacts, text, result.source.encoding)
        diagnostics = [diagnostic for diagnostic in result.diagnostics if diagnostic.severity >= level]
        scored += _scored(file, positions, diagnostics, artifacts)
    if wrong:
        raise GoldError("\n".join(wrong))
    unchecked = tuple(file for file in by_file if file not in checked)
    return Evaluation(tuple(gold), tuple(scored), words, unchecked, places)


def _file_of(artifact: Artifact) -> str:
    return artifact.file


def _moved(artifacts: Iterable[Artifact], text: str, encoding: str) -> Iterator[str]:
    """The annotations whose quote does not stand where they say.

    An encoding that was guessed otherwise than the annotation has it may change letters, but hardly ever places.
    """
    for artifact in artifacts:
        found = _UNDECODABLE.sub("\N{REPLACEMENT CHARACTER}", text[artifact.start : artifact.end])
        if found != artifact.quote and encoding == artifact.encoding:
            yield (
                f"line {artifact.line} of the gold: at {artifact.start} of {artifact.file} stands {found!r}, "
                f"not {artifact.quote!r}; annotate it anew"
            )


def _scored(
    file: str, positions: Positions, diagnostics: Iterable[Diagnostic], artifacts: Sequence[Artifact]
) -> Iterator[Scored]:
    for diagnostic in diagnostics:
        finds = tuple(artifact for artifact in artifacts if artifact.is_found_by(diagnostic))
        is_false = not any(artifact.touches(diagnostic) for artifact in artifacts)
        place = positions.position(diagnostic.start)
        quote = positions.text[diagnostic.start : diagnostic.end]
        yield Scored(file, place.line, place.column, quote, diagnostic, finds, is_false)


# --- the table ---


def _figures(evaluation: Evaluation) -> Iterator[str]:
    alarms = len(evaluation.false_alarms)
    per_thousand = 1000 * alarms / max(evaluation.words, 1)
    yield f"{'artifacts':30}{'found':>8}{'of':>6}{'recall':>9}   95 %"
    for tier in TIERS:
        yield _row(tier, evaluation.recall_of(tier=tier))
    for family in evaluation.families():
        for tier in TIERS:
            ratio = evaluation.recall_of(tier=tier, family=family)
            if ratio.total:
                yield _row(f"  {family}, {tier}", ratio)
    yield ""
    yield f"{'findings':30}{'right':>8}{'of':>6}{'precision':>11}   95 %{'musts':>12}{'alone':>7}"
    yield _row("all", evaluation.precision_of(), 11)
    for family in evaluation.families():
        ratio = evaluation.precision_of(family=family)
        if ratio.total:
            yield _row(f"  {family}", ratio, 11)
    for name, (precision, musts, alone) in evaluation.rules().items():
        yield f"{_row(f'    {name}', precision, 11)}{musts:>8}{alone:>7}"
    yield ""
    yield f"{alarms} false alarms in {evaluation.words:,} words, {per_thousand:.2f} per 1,000"
    if evaluation.unchecked:
        yield f"annotated, but not checked: {', '.join(evaluation.unchecked)}"


def _row(label: str, ratio: Ratio, width: int = 9) -> str:
    low, high = ratio.interval
    interval = f"{low:.2f} to {high:.2f}" if ratio.total else ""
    value = f"{ratio.value:.3f}" if ratio.total else "-"
    return f"{label:30}{ratio.hits:>8}{ratio.total:>6}{value:>{width}}   {interval:12}"


def _misses(evaluation: Evaluation) -> Iterator[str]:
    misses = evaluation.misses
    if misses:
        yield ""
        yield f"missed: {len(misses)}"
    for artifact in misses:
        place = ":".join([artifact.file, *map(str, evaluation.places.get(artifact, ()))])
        yield f"  {place} {artifact.tier}, {artifact.family}, {artifact.kind}: {_quote(artifact.quote)}"


def _false_alarms(evaluation: Evaluation) -> Iterator[str]:
    alarms = evaluation.false_alarms
    if alarms:
        yield ""
        yield f"false alarms: {len(alarms)}"
    for scored in alarms:
        diagnostic = scored.diagnostic
        place = f"{scored.file}:{scored.line}:{scored.column}"
        yield f"  {place} {diagnostic.severity.label}, {diagnostic.rule}: {_quote(scored.quote)}"


def _quote(text: str) -> str:
    """A text on one line, cut in its middle when it is long."""
    from siclint.reports.display import visible

    words = visible(" ".join(text.split()))
    half = _LONGEST_QUOTE // 2
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:half]} … {words[-half:]}"
