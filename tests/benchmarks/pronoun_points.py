"""Learns what the signs of pronoun-gender are worth, and writes them to `_points.py`.

    python tests/benchmarks/pronoun_points.py GAP_FILE [--write] [--show N]

GAP_FILE is a table of the GAP data set, as in `pronoun_flips.py`; the learning half of its texts is taken. Each of
their pronouns is an example of a right one as it stands, and of a wrong one if it is turned. A logistic regression
finds the points for each step of each sign; a step never speaks against what the sign stands for. Without `--write`,
only figures by cross-validation are printed.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from siclint import Article, Source
from siclint.article.readers import read
from siclint_rules.attribution import _points
from siclint_rules.attribution._reading import WINDOW, Reading, Sight, Signs

Floats = NDArray[np.float64]

# For each sign its steps. A sign before which `-` stands speaks for the pronoun as it is written.
STEPS = {
    "gain": (-3, -2, -1.5, -1, -0.6, -0.2, 0.2, 0.6, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7),
    "-own_fit": (-5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 1.5),
    "other_fit": (-5, -3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2),
    "-own_votes": (0.5, 1, 2),
    "other_votes": (0.5, 1, 2, 3),
    "-own_pronouns": (1, 2, 3, 4),
    "other_pronouns": (1, 2, 3, 4, 6),
    "-own_people": (1, 2, 3, 4),
    "other_names": (1, 2, 3),
    "own_back": (1, 2, 3, 4, 6),
    "-other_back": (1, 2, 3, 4, 6),
    "own_name_back": (1, 2, 3, 4, 6),
    "-other_name_back": (1, 2, 3, 4, 6),
    "own_ahead": (1, 2, 3, 6),
    "-other_ahead": (1, 2, 3, 6),
    "last_named": (0, 1),
    "names_in_sentence": (1, 2),
    "-unknown_in_sentence": (1, 2, 3),
    "-unknown_before": (1, 2, 3),
}


def learning(number: int) -> NDArray[np.bool_]:
    """Which of so many texts are for learning; the others are for the figures."""
    return np.random.RandomState(0).rand(number) < 0.5


def examples(rows: list[dict[str, str]]) -> tuple[list[tuple[Sight, Sight | None]], list[int], list[bool]]:
    """Each pronoun's sights, right and turned; the number of its text; and whether it is the annotated one."""
    pairs: list[tuple[Sight, Sight | None]] = []
    texts: list[int] = []
    annotated: list[bool] = []
    for number, row in enumerate(rows):
        article = next(iter(read(Source.decode("text", row["Text"].encode()))))
        if not isinstance(article, Article):
            continue
        right = sights(article, frozenset())
        for token, sight in right.items():
            pairs.append((sight, sights(article, frozenset({token})).get(token)))
            texts.append(number)
            annotated.append(article.tokens.start[token] == int(row["Pronoun-offset"]))
    return pairs, texts, annotated


def sights(article: Article, turned: frozenset[int]) -> dict[int, Sight]:
    """Each pronoun's sight."""
    found: dict[int, Sight] = {}

    def note(sight: Sight) -> bool:
        found[sight.pronoun.token] = sight
        return False

    list(Reading(article, turned).sights(note))
    return found


def design(signs: list[Signs]) -> Floats:
    """A row for each pronoun, a column for each step: 1 where it is reached, and -1 where it speaks for the pronoun."""
    columns = []
    for name, steps in STEPS.items():
        values = np.array([getattr(s, name.lstrip("-")) for s in signs], dtype=float)
        columns += [(-1.0 if name[0] == "-" else 1.0) * (values >= step) for step in steps]
    return np.column_stack(columns)


def fit(matrix: Floats, wrong: Floats, ridge: float = 2.0) -> tuple[float, Floats]:
    """The start and the points, none below zero: accelerated projected gradient descent."""
    size = matrix.shape[1]
    weights, start = np.zeros(size), 0.0
    point, point_start, momentum = weights, start, 1.0
    rate = 4.0 / (float(np.linalg.norm(matrix, 2)) ** 2 + 4 * ridge + len(wrong))
    for _ in range(3000):
        error = 1 / (1 + np.exp(-(matrix @ point + point_start))) - wrong
        new = np.maximum(point - rate * (matrix.T @ error + ridge * point), 0.0)
        new_start = point_start - rate * float(error.sum())
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        point = new + (momentum - 1) / following * (new - weights)
        point_start = new_start + (momentum - 1) / following * (new_start - start)
        weights, start, momentum = new, new_start, following
    return start, weights


def table(start: float, weights: Floats) -> dict[str, Any]:
    """The steps of each sign that are worth something, with their points."""
    found: dict[str, Any] = {"start": round(start, 2)}
    at = 0
    for name, steps in STEPS.items():
        sign = -1 if name[0] == "-" else 1
        rows = [(step, round(sign * float(w), 2)) for step, w in zip(steps, weights[at : at + len(steps)], strict=True)]
        at += len(steps)
        if any(abs(points) >= 0.01 for _, points in rows):
            found[name.lstrip("-")] = tuple(row for row in rows if abs(row[1]) >= 0.01)
    return found


def main() -> int:
    """Print figures, and write the points."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many of the worst false alarms")
    arguments = parser.parse_args()
    with arguments.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    chosen = [row for row, mine in zip(rows, learning(len(rows)), strict=True) if mine]
    pairs, numbers, annotated_list = examples(chosen)
    texts, annotated = np.array(numbers), np.array(annotated_list)
    words = sum(len(row["Text"].split()) for row in chosen)
    parts = np.random.RandomState(1).randint(0, 5, len(chosen))
    tables = {}
    for kind in ("signs", "signs_so_far"):
        right = design([getattr(a, kind) for a, _ in pairs])
        turned = design([getattr(b or a, kind) for a, b in pairs])
        is_open = np.array([[a.open, b is None or b.open] for a, b in pairs])
        scores = np.zeros((len(pairs), 2))
        for part in range(5):
            test = parts[texts] == part
            matrix = np.vstack([right[~test], turned[~test]])
            start, weights = fit(matrix, np.repeat([0.0, 1.0], len(matrix) // 2))
            scores[test, 0], scores[test, 1] = right[test] @ weights + start, turned[test] @ weights + start
        scores[is_open] = -99
        if kind == "signs_so_far":
            turns = np.array(
                [
                    [s is not None and s.signs.other_ahead > WINDOW and s.signs.own_back > 1 for s in pair]
                    for pair in pairs
                ]
            )
            scores[~turns] = -99
        falsely = np.sort(scores[:, 0])[::-1]
        for rate in (0.03, 0.05, 0.1, 0.2):
            threshold = falsely[int(rate * words / 1000)]
            found = (scores[annotated, 1] > threshold).sum() / len(chosen)
            print(f"{kind}: at {rate} alarms per 1,000 words {found:.3f} found, from {threshold:.2f} points")
        for at in np.argsort(-scores[:, 0])[: arguments.show]:
            text, sight = chosen[texts[at]]["Text"], pairs[at][0]
            article = next(iter(read(Source.decode("text", text.encode()))))
            assert isinstance(article, Article)
            offset = article.tokens.start[sight.pronoun.token]
            print(f"{scores[at, 0]:.2f} {text[max(0, offset - 350) : offset]}>>>{text[offset : offset + 90]}")
            print("    ", getattr(sight, kind))
        start, weights = fit(np.vstack([right, turned]), np.repeat([0.0, 1.0], len(right)))
        tables[kind] = table(start, weights)
    if arguments.write:
        lines = [
            f'"""What the signs of a pronoun are worth. Made by `tests/benchmarks/pronoun_points.py`.\n\n{NOTE}"""\n'
        ]
        lines.append("from __future__ import annotations\n\nfrom typing import Final\n")
        for name, kind in (("WHOLE", "signs"), ("SO_FAR", "signs_so_far")):
            lines.append(f"{name}_START: Final = {tables[kind].pop('start')}")
            lines.append(f"{name}: Final[dict[str, tuple[tuple[float, float], ...]]] = {{")
            lines += [f"    {sign!r}: {steps},".replace("'", '"') for sign, steps in tables[kind].items()]
            lines.append("}\n")
        assert _points.__file__
        Path(_points.__file__).write_text("\n".join(lines), encoding="utf-8")
    return 0


NOTE = """\
For each sign its steps, and what each adds that is reached: above zero for a wrong pronoun, below for a right one.
`WHOLE` is for signs of the whole article, `SO_FAR` for those up to the pronoun. Learned from half of the texts of the
GAP data set (https://github.com/google-research-datasets/gap-coreference, Apache License 2.0); none is contained.
"""

if __name__ == "__main__":
    sys.exit(main())
