"""How far a pronoun is doubted: decision trees over what stands around it, with numpy alone.

The trees say which gender goes there, with the pronoun hidden. Made by `tests/benchmarks/pronoun_trees.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import numpy
from numpy.typing import NDArray

from siclint.english.people import Gender
from siclint_rules.attribution._pronouns import other_gender
from siclint_rules.attribution._scene import Scene
from siclint_rules.attribution._surroundings import surroundings

Floats = NDArray[numpy.float32]
Integers = NDArray[numpy.intp]
FILE: Final = "pronouns.npz"


class Trees(NamedTuple):
    """Nodes of all trees, one array each. A leaf leads to itself, so that each way has the same length.

    A row goes to `left` where its number `feature` is at most `threshold`, else to `right`; a tree begins at its root.
    """

    feature: Integers
    threshold: Floats
    left: Integers
    right: Integers
    value: Floats
    roots: Integers
    depth: int

    def of(self, rows: Floats) -> Floats:
        """The sum over the trees for each row."""
        at = numpy.repeat(self.roots[None, :], len(rows), axis=0)
        which = numpy.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = numpy.where(rows[which, self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
        total: Floats = self.value[at].sum(axis=1)
        return total


@cache
def trees() -> Trees:
    """The stored trees, loaded once."""
    with files("siclint_rules.attribution").joinpath(FILE).open("rb") as file:
        stored: dict[str, Any] = dict(numpy.load(file, allow_pickle=False))
    left, right = (stored[name].astype(numpy.intp) for name in ("left", "right"))
    feature, roots = (stored[name].astype(numpy.intp) for name in ("feature", "roots"))
    return Trees(feature, stored["threshold"], left, right, stored["value"], roots, int(stored["depth"]))


def design(own: Sequence[float], other: Sequence[float], shared: Sequence[float], gender: Gender) -> Floats:
    """The row of a pronoun for the question whether it has `gender`, to which `own` belongs."""
    one, two = numpy.array(own, numpy.float32), numpy.array(other, numpy.float32)
    return numpy.concatenate([one, two, one - two, numpy.array(shared, numpy.float32), [gender == "F"]]).astype("f4")


def doubts(scene: Scene, pronouns: Sequence[int]) -> list[float]:
    """For each pronoun, given as its event, the log odds that the other gender belongs there."""
    if not pronouns:
        return []
    rows: list[Floats] = []
    for i in pronouns:
        gender = scene.events[i].gender
        assert gender is not None
        sides, shared = surroundings(scene, i)
        other = other_gender(gender)
        rows.append(design(sides[other], sides[gender], shared, other))
        rows.append(design(sides[gender], sides[other], shared, gender))
    odds = trees().of(numpy.stack(rows))
    return [float(d) for d in (odds[0::2] - odds[1::2]) / 2]
