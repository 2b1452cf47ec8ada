"""Scores diagnostics against gold.

An artifact is found when a diagnostic overlaps it and is tight: not longer than three times the artifact plus 80
characters, and, where the artifact is longer than 40 characters, covering at least a quarter of it. A diagnostic
that touches no annotated span is a false alarm; so is every one in a file without annotations.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from siclint.diagnostic import Diagnostic, Severity
from siclint.evaluation.gold import TIERS, Artifact, GoldError
from siclint.evaluation.ratio import Ratio
from siclint.positions import Position, Positions
from siclint.rule import FAMILIES
from siclint.run import FileResult

_UNDECODABLE = re.compile("[\udc80-\udcff]")


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

    def kinds(self, family: str) -> dict[str, Ratio]:
        """For each annotated kind of a family how many of its musts were found."""
        kinds = dict.fromkeys(a.kind for a in self.artifacts if a.tier == "must" and a.family == family)
        return {
            kind: Ratio(sum(a in self.found for a in chosen), len(chosen))
            for kind in kinds
            for chosen in [[a for a in self.artifacts if (a.tier, a.family, a.kind) == ("must", family, kind)]]
        }

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
        from siclint.evaluation.tables import gold_blocks, render

        return render(gold_blocks(self))

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
            "misses": self._misses_to_json(),
            "false_alarms": [_alarm_to_json(scored) for scored in self.false_alarms],
        }

    def planted_to_json(self) -> dict[str, Any]:
        """Recall by family and kind, what each rule found, and the misses, as JSON has it."""
        return {
            "families": {
                family: {
                    "recall": self.recall_of(tier="must", family=family).to_json(),
                    "kinds": {kind: ratio.to_json() for kind, ratio in self.kinds(family).items()},
                }
                for family in self.families()
                if self.kinds(family)
            },
            "rules": {
                name: {"found": musts, "alone": alone} for name, (_, musts, alone) in self.rules().items() if musts
            },
            "misses": self._misses_to_json(),
        }

    def _misses_to_json(self) -> list[dict[str, Any]]:
        keys = ("file", "family", "kind", "tier", "start", "end", "quote", "note")
        return [{key: getattr(artifact, key) for key in keys} for artifact in self.misses]

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
