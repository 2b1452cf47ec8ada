"""What somebody asked not to hear of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from siclint.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Silenced:
    """A diagnostic that does not count. `place` is where that is said, as `story.md:12`: a comment, an entry of the
    configuration, a baseline.

    `state` is for what a baseline knows: `unchanged`, or `updated` where the words around it changed.
    """

    diagnostic: Diagnostic
    by: Literal["comment", "list", "baseline"]
    reason: str = ""
    place: str = ""
    state: Literal["unchanged", "updated"] = "unchanged"
