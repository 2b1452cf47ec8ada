"""Shares, with the interval that so few cases allow."""

from __future__ import annotations

from math import sqrt
from typing import Any, NamedTuple


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
