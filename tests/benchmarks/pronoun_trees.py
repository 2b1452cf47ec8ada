"""Learns which gender belongs in a pronoun's place, and writes the trees that pronoun-gender asks.

    python tests/benchmarks/pronoun_trees.py GAP_FILE [--texts FILE ...] [--write]

GAP_FILE is a table of the GAP data set, as in `pronoun_flips.py`; the learning half of its texts is taken. A FILE of
`--texts` is a treebank in CoNLL-U, or JSON Lines with the key `text`, as `pronoun_texts.py` makes them. No text has to
be annotated: each pronoun is an example, with its own gender left out of all that is known of its surroundings. Needs
scikit-learn. Without `--write`, only figures by cross-validation are printed: with pronouns hidden, how many could be
turned and be found, at so many alarms.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from siclint import Article, Source
from siclint.article.readers import read
from siclint_rules.attribution import _trees
from siclint_rules.attribution._licence import is_judged, licence
from siclint_rules.attribution._pronouns import other_gender
from siclint_rules.attribution._scene import Scene
from siclint_rules.attribution._surroundings import surroundings

Floats = NDArray[np.float32]
WEIGHT = 0.5
"""What a pronoun of the other texts counts beside one of GAP's."""
SETTINGS = {
    "max_iter": 200,
    "learning_rate": 0.07,
    "max_leaf_nodes": 16,
    "max_depth": 8,
    "min_samples_leaf": 20,
    "l2_regularization": 5.0,
    "max_features": 0.3,
}
_FREE = frozenset("news interview academic court textbook speech vlog bio voyage".split())
"""Genres of the treebank GUM whose texts have a free licence."""
_NOT_JUDGED = 99.0
SEEDS = 2
"""Forests that are grown, each by other chances, and put together."""


class Text(NamedTuple):
    """The pronouns of a text: rows for the right gender and for the wrong one, and how much doubt each is spared."""

    right: Floats
    wrong: Floats
    spared_right: Floats
    spared_wrong: Floats
    marked: NDArray[np.bool_]
    words: int
    gap: bool


def learning(number: int) -> NDArray[np.bool_]:
    """Which of so many texts are for learning; the others are for the figures."""
    return np.random.RandomState(0).rand(number) < 0.5


def examples(text: str, mark: int = -1, *, gap: bool = False) -> Iterator[Text]:
    """The pronouns of each article in a text."""
    for article in read(Source.decode("text", text.encode())):
        if not isinstance(article, Article):
            continue
        scene = Scene(article)
        right, wrong, spared, marked = [], [], [], []
        for i, event in enumerate(scene.events):
            if event.kind != "pronoun":
                continue
            assert event.gender is not None
            sides, shared = surroundings(scene, i)
            own, other = event.gender, other_gender(event.gender)
            right.append(_trees.design(sides[own], sides[other], shared, own))
            wrong.append(_trees.design(sides[other], sides[own], shared, other))
            spared.append([licence(scene, i, g) if is_judged(scene, i, g) else _NOT_JUDGED for g in (own, other)])
            marked.append(article.tokens.start[event.token] == mark)
        if right:
            doubt = np.array(spared, np.float32)
            yield Text(
                np.stack(right), np.stack(wrong), doubt[:, 0], doubt[:, 1], np.array(marked), len(text.split()), gap
            )


def gap_texts(path: Path) -> Iterator[Text]:
    """The learning half of a table of GAP."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row, mine in zip(rows, learning(len(rows)), strict=True):
        if mine:
            yield from examples(row["Text"], int(row["Pronoun-offset"]), gap=True)


def other_texts(path: Path) -> Iterator[Text]:
    """The texts of a treebank or of JSON Lines."""
    with path.open(encoding="utf-8") as file:
        if path.suffix == ".jsonl":
            for line in file:
                yield from examples(json.loads(line)["text"])
            return
        paragraphs: list[list[str]] = []
        free = True
        for line in file:
            if line.startswith("# newdoc"):
                if free:
                    yield from examples("\n\n".join(" ".join(sentences) for sentences in paragraphs))
                paragraphs = []
                free = "GUM_" not in line or line.split("_")[1] in _FREE
            if line.startswith("# newpar") or not paragraphs:
                paragraphs.append([])
            if line.startswith("# text = "):
                paragraphs[-1].append(line[9:].strip())
        if free:
            yield from examples("\n\n".join(" ".join(sentences) for sentences in paragraphs))


def grow(texts: list[Text], seed: int) -> Any:
    """A forest that tells the right row of a pronoun from the wrong one."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-not-found, unused-ignore]

    right, wrong = (np.vstack([getattr(text, name) for text in texts]) for name in ("right", "wrong"))
    weights = np.concatenate([np.full(len(text.right), 1.0 if text.gap else WEIGHT) for text in texts])
    labels = np.repeat([1, 0], len(right))
    forest = HistGradientBoostingClassifier(**SETTINGS, random_state=seed)
    return forest.fit(np.vstack([right, wrong]), labels, sample_weight=np.tile(weights, 2))


def odds(forests: list[Any], texts: list[Text]) -> Floats:
    """For each pronoun the log odds of its right gender."""
    right, wrong = (np.vstack([getattr(text, name) for text in texts]) for name in ("right", "wrong"))
    found: Floats = np.mean([(f.decision_function(right) - f.decision_function(wrong)) / 2 for f in forests], axis=0)
    return found


def store(forests: list[Any]) -> None:
    """Write the trees of all forests."""
    columns: dict[str, list[float]] = {name: [] for name in ("feature", "threshold", "left", "right", "value", "roots")}
    depth = 0
    for forest in forests:
        for (predictor,) in forest._predictors:  # there is no public way to a tree’s nodes
            start = len(columns["feature"])
            columns["roots"].append(start)
            for number, node in enumerate(predictor.nodes):
                leaf, here = bool(node["is_leaf"]), start + number
                depth = max(depth, int(node["depth"]))
                columns["feature"].append(0 if leaf else node["feature_idx"])
                columns["threshold"].append(0.0 if leaf else node["num_threshold"])
                columns["left"].append(here if leaf else start + node["left"])
                columns["right"].append(here if leaf else start + node["right"])
                columns["value"].append(node["value"] / len(forests) if leaf else 0.0)
    kinds = {"feature": np.uint8, "left": np.uint16, "right": np.uint16, "roots": np.uint16}
    arrays = {name: np.array(values, kinds.get(name, np.float32)) for name, values in columns.items()}
    assert _trees.__file__
    arrays["depth"] = np.array(depth)
    np.savez_compressed(Path(_trees.__file__).with_name(_trees.FILE), allow_pickle=False, **arrays)


def main() -> int:
    """Print figures, and write the trees."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    texts = list(gap_texts(arguments.file))
    for path in arguments.texts:
        texts += other_texts(path)
    print(f"{sum(len(text.right) for text in texts)} pronouns in {len(texts)} texts")
    if arguments.write:
        store([grow(texts, seed) for seed in range(SEEDS)])
        return 0
    gap = [text for text in texts if text.gap]
    parts = np.random.RandomState(1).randint(0, 3, len(gap))
    for_right, for_wrong, marked = [], [], []
    for part in range(3):
        held = [text for text, mine in zip(gap, parts, strict=True) if mine == part]
        rest = [text for text in texts if not text.gap]
        rest += [text for text, mine in zip(gap, parts, strict=True) if mine != part]
        found = odds([grow(rest, seed) for seed in range(SEEDS)], held)
        for_right.append(-found - np.concatenate([text.spared_right for text in held]))
        for_wrong.append(found - np.concatenate([text.spared_wrong for text in held]))
        marked += [text.marked for text in held]
    falsely = np.sort(np.concatenate(for_right))[::-1]
    turned = np.concatenate(for_wrong)[np.concatenate(marked)]
    words = sum(text.words for text in gap)
    for rate in (0.03, 0.05, 0.1, 0.2, 0.4):
        least = falsely[int(rate * words / 1000)]
        print(f"at {rate} alarms per 1,000 words {np.mean(turned > least):.3f} found, from a doubt of {least:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
