"""What the signs of a pronoun are worth. Made by `tests/benchmarks/pronoun_points.py`.

For each sign its steps, and what each adds that is reached: above zero for a wrong pronoun, below for a right one.
`WHOLE` is for signs of the whole article, `SO_FAR` for those up to the pronoun. Learned from half of the texts of the
GAP data set (https://github.com/google-research-datasets/gap-coreference, Apache License 2.0); none is contained.
"""

from __future__ import annotations

from typing import Final

WHOLE_START: Final = 0.71
WHOLE: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "gain": ((-3, 0.19), (-0.6, 0.1), (-0.2, 0.13), (0.2, 0.2), (0.6, 0.13), (1.5, 0.02), (3, 0.19), (4, 0.06)),
    "own_fit": ((-5, -0.01), (-4, -0.03), (-3, -0.17), (-2, -0.05), (-1, -0.22), (0, -0.55), (1.5, -0.07)),
    "other_fit": ((-3, 0.31), (-1, 0.05), (-0.5, 0.03), (0, 0.37), (1.5, 0.1)),
    "own_votes": ((1, -0.14), (2, -0.07)),
    "other_votes": ((2, 0.09),),
    "own_pronouns": ((1, -0.7), (2, -0.01), (3, -0.42), (4, -0.01)),
    "other_pronouns": ((1, 1.11), (3, 0.39)),
    "own_people": ((1, -1.82), (2, -0.23)),
    "other_names": ((1, 0.31), (3, 0.16)),
    "own_back": ((2, 0.28),),
    "other_back": ((2, -0.29), (3, -0.3), (4, -0.17), (6, -0.13)),
    "own_name_back": ((1, 0.37), (2, 0.13)),
    "other_name_back": ((1, -0.1), (2, -0.05)),
    "own_ahead": ((1, 0.08), (2, 0.13), (3, 0.02)),
    "other_ahead": ((1, -0.09), (2, -0.05), (3, -0.27)),
    "last_named": ((0, 0.4), (1, 0.34)),
    "names_in_sentence": ((1, 0.11), (2, 0.68)),
    "unknown_in_sentence": ((3, -0.07),),
}

SO_FAR_START: Final = -0.44
SO_FAR: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "gain": ((-3, 0.05), (-0.6, 0.13), (-0.2, 0.2), (0.2, 0.13), (0.6, 0.12), (1.5, 0.04), (3, 0.26), (4, 0.03)),
    "own_fit": ((-1, -0.17), (0, -0.57)),
    "other_fit": ((-5, 0.1), (-3, 0.42), (-1, 0.17), (0, 0.43), (1.5, 0.12)),
    "own_votes": ((0.5, -0.26), (1, -0.39), (2, -0.3)),
    "own_pronouns": ((1, -0.39),),
    "other_pronouns": ((1, 1.14), (2, 0.09), (3, 0.41)),
    "own_people": ((1, -1.41), (2, -0.16)),
    "other_names": ((1, 0.39), (3, 0.23)),
    "own_back": ((2, 0.23),),
    "other_back": ((2, -0.11), (3, -0.28), (4, -0.2), (6, -0.17)),
    "own_name_back": ((1, 0.44), (2, 0.12)),
    "other_name_back": ((1, -0.08), (2, -0.16)),
    "other_ahead": ((1, -0.05), (2, -0.08), (3, -0.22)),
    "last_named": ((0, 0.4), (1, 0.34)),
    "names_in_sentence": ((1, 0.08), (2, 0.71)),
}
