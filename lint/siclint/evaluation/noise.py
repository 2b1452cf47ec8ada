"""What rules say of text that is taken for clean: results by rule and 1,000 words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from siclint.diagnostic import Severity
from siclint.run import FileResult


@dataclass(frozen=True, slots=True)
class Noise:
    """The results of one folder: how many each rule has, and how many are warnings or errors."""

    folder: str
    files: int
    words: int
    by_rule: Mapping[str, int]
    warnings: int

    @property
    def results(self) -> int:
        """All results."""
        return sum(self.by_rule.values())

    def to_json(self) -> dict[str, Any]:
        """The counts, and the results per 1,000 words to four digits."""
        per = 1000 / max(self.words, 1)
        return {
            "folder": self.folder,
            "files": self.files,
            "words": self.words,
            "rules": {
                rule: {"results": count, "per_1000_words": round(count * per, 4)}
                for rule, count in self.by_rule.items()
            },
            "results": {"results": self.results, "per_1000_words": round(self.results * per, 4)},
            "warnings": {"results": self.warnings, "per_1000_words": round(self.warnings * per, 4)},
        }


def noise(folder: str, results: Iterable[FileResult], *, level: Severity = Severity.NOTE) -> Noise:
    """Count the results of a run; those under `level` are left out."""
    files = words = warnings = 0
    by_rule: Counter[str] = Counter()
    for result in results:
        files += 1
        words += result.words
        counted = [diagnostic for diagnostic in result.diagnostics if diagnostic.severity >= level]
        by_rule.update(diagnostic.rule for diagnostic in counted)
        warnings += sum(diagnostic.severity >= Severity.WARNING for diagnostic in counted)
    return Noise(folder, files, words, dict(sorted(by_rule.items())), warnings)
