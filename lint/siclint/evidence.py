"""What was measured of rules: a file `evidence.json` in the package that brings them.

    {"corpora": {"native-news": {"kind": "native", "files": 153, "words": 48894}},
     "rules": {"glued-sentences": {"results": {"native-news": {"results": 2, "real": 1, "false": 0, "unsure": 1}},
                                   "planted": {"glued-sentences": [15, 16]}, "gold": {"seeds": [3, 3]}}}}

`results` counts what a rule reports in each corpus, and how many of these somebody has read as real mistakes of the
text, false alarms, or unsure. `planted` and `gold` count artifacts that it found, of how many. A kind of corpus is
native, human-translated or machine-translated. `tests/benchmarks/evidence.py` writes the file for the built-in rules.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from siclint.evaluation.ratio import Ratio

if TYPE_CHECKING:
    from siclint.rule import Rule

FILE = "evidence.json"
KINDS = ("native", "human-translated", "machine-translated")

LEAST_JUDGED, LEAST_PRECISION = 30, 0.9
"""A rule is stable from so many results that were read, with such a share of them right ..."""
CLEAN_WORDS = 200_000
"""... or with no false one among all its results in so many words of native news."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Results in so many words, and how many of them were read as what."""

    words: int
    results: int
    real: int = 0
    false: int = 0
    unsure: int = 0

    @property
    def unread(self) -> int:
        """The results that nobody has read."""
        return self.results - self.real - self.false - self.unsure

    @property
    def per_thousand(self) -> float:
        """Results for each 1,000 words."""
        return 1000 * self.results / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was measured of a rule: results by kind of corpus, artifacts found by their kind and by gold file."""

    rates: Mapping[str, Rate]
    planted: Mapping[str, Ratio]
    gold: Mapping[str, Ratio]

    @property
    def precision(self) -> Ratio:
        """The real ones among all results that were read, those left out of which a reader was unsure."""
        real = sum(rate.real for rate in self.rates.values())
        return Ratio(real, real + sum(rate.false for rate in self.rates.values()))

    @property
    def holds(self) -> bool:
        """Whether the rule may be stable."""
        precision, clean = self.precision, self.rates["native"]
        proven = precision.total >= LEAST_JUDGED and precision.value >= LEAST_PRECISION
        return proven or (clean.words >= CLEAN_WORDS and not clean.false and not clean.unread)

    @property
    def level(self) -> str | None:
        """The precision as code scanning has it: very-high, high, medium, low; None when too little was read."""
        precision = self.precision
        if precision.total < LEAST_JUDGED:
            return "high" if self.holds and precision.value >= LEAST_PRECISION else None
        bounds = {"very-high": 0.97, "high": LEAST_PRECISION, "medium": 0.7}
        return next((level for level, least in bounds.items() if precision.value >= least), "low")


def evidence_of(rule: Rule) -> Evidence | None:
    """What the package of a rule says of it; None when it says nothing. ValueError when its file is no such file."""
    package = sys.modules.get(getattr(rule.check, "__module__", "").partition(".")[0])
    file = getattr(package, "__file__", None)
    return None if file is None else load(Path(file).with_name(FILE)).get(rule.name)


@cache
def load(path: Path) -> dict[str, Evidence]:
    """The evidence for each rule in a file; none where there is no file. ValueError says that it cannot be used."""
    if not path.is_file():
        return {}
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        corpora = record["corpora"]
        return {name: _evidence(entry, corpora) for name, entry in record["rules"].items()}
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path}: this is no evidence of rules: {error!r}") from error


def _evidence(entry: Mapping[str, Any], corpora: Mapping[str, Any]) -> Evidence:
    rates = {}
    for kind in KINDS:
        names = [name for name, corpus in corpora.items() if corpus["kind"] == kind]
        counts = [entry["results"].get(name, {}) for name in names]
        words = sum(corpora[name]["words"] for name in names)
        fields = ("results", "real", "false", "unsure")
        rates[kind] = Rate(words, *(sum(count.get(field, 0) for count in counts) for field in fields))
    planted, gold = (
        {name: Ratio(*pair) for name, pair in entry.get(field, {}).items()} for field in ("planted", "gold")
    )
    return Evidence(rates, planted, gold)


def in_words(evidence: Evidence) -> list[str]:
    """What a reader wants to know of a rule, a sentence a line."""
    precision = evidence.precision
    lines = []
    if precision.total:
        low, high = precision.interval
        lines.append(
            f"{precision.hits} of the {precision.total} results that were read are right"
            f" ({precision.value:.2f}, 95 % interval {low:.2f} to {high:.2f})."
        )
    for kind, rate in evidence.rates.items():
        if rate.words:
            results = f"{rate.results} results, {rate.per_thousand:.3f} for each 1,000"
            lines.append(f"In {rate.words:,} words of {kind} news: {results}.")
    for what, found in (("planted", evidence.planted), ("annotated", evidence.gold)):
        if found:
            parts = ", ".join(f"{name} {ratio.hits} of {ratio.total}" for name, ratio in found.items())
            lines.append(f"Finds {what} artifacts: {parts}.")
    return lines
