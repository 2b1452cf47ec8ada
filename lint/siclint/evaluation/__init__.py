"""Says how good rules are: against gold, on planted artifacts, and by the noise they make on clean text."""

from __future__ import annotations

from siclint.evaluation.gold import TIERS, Artifact, GoldError, load_gold
from siclint.evaluation.ratio import Ratio
from siclint.evaluation.score import Evaluation, Scored, evaluate

__all__ = ["TIERS", "Artifact", "Evaluation", "GoldError", "Ratio", "Scored", "evaluate", "load_gold"]
