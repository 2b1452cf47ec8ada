"""Plants artifacts in clean articles, so that what is there to find is known.

An operator knows one kind of damage that translators, rewriters and scrapers do, and only does it where a reader sees
from the text alone that something is wrong. It shares no word list and no pattern with any rule. What is
planted is Gold: `siclint.evaluation.score` scores it as it does annotations.

Each copy of an article holds one artifact, so that none hides another. The same folder, seed and number give the same
copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from siclint.article.article import Article
from siclint.article.readers import read
from siclint.article.source import Source
from siclint.evaluation.gold import Artifact
from siclint.evaluation.planting import (
    attribution,
    consistency,
    duplication,
    encoding,
    garbling,
    residue,
    truncation,
)
from siclint.evaluation.planting.edit import Change, Operator

__all__ = ["OPERATORS", "Change", "Operator", "Planted", "plant", "prose"]

OPERATORS: Mapping[str, Mapping[str, Operator]] = {
    "garbling": garbling.OPERATORS,
    "duplication": duplication.OPERATORS,
    "truncation": truncation.OPERATORS,
    "attribution": attribution.OPERATORS,
    "consistency": consistency.OPERATORS,
    "residue": residue.OPERATORS,
    "encoding": encoding.OPERATORS,
}
"""The operators of each family by the name of what they plant. Grammar has none: its rules ask a server."""

_FROM_ONE_ARTICLE = 3


class Planted(NamedTuple):
    """A copy of an article with one artifact in it. The artifact's file is `name`."""

    name: str
    text: str
    artifact: Artifact


def prose(sources: Iterable[Source]) -> list[Article]:
    """The articles in sources of any format, each as plain text: what operators and rules see of them."""
    articles: list[Article] = []
    for source in sources:
        for article in read(source):
            if isinstance(article, Article):
                text = "\n\n".join(article.text[start:end] for start, end, _ in article.paragraphs) + "\n"
                plain = next(iter(read(Source(f"{source.name}.txt", text), "plain")), None)
                if isinstance(plain, Article) and len(plain.paragraphs) > 2:
                    articles.append(plain)
    return articles


def plant(articles: Sequence[Article], *, seed: int = 0, per_family: int = 100) -> Iterator[Planted]:
    """Copies of articles with one artifact each: about so many of each family, as many of each kind.

    A kind that finds too few places gives fewer, at most three in one article.
    """
    for family, operators in OPERATORS.items():
        for place, (kind, operator) in enumerate(operators.items()):
            wanted = (per_family + len(operators) - 1 - place) // len(operators)
            chance = Random(f"{seed} {family} {kind}")
            for number, (article, change) in enumerate(_changes(articles, operator, chance, wanted), 1):
                text = change.apply(article.text)
                name = f"{family}-{kind}-{number:03}.txt"
                yield Planted(name, text, _artifact(name, family, kind, change, text))


def _changes(
    articles: Sequence[Article], operator: Operator, chance: Random, wanted: int
) -> Iterator[tuple[Article, Change]]:
    """So many changes, each by chance one of those that an article has a place for."""
    order = chance.sample(range(len(articles)), len(articles))
    used: set[tuple[int, int, str]] = set()
    found = 0
    for _ in range(_FROM_ONE_ARTICLE):
        for index in order:
            if found == wanted:
                return
            changes = [
                change
                for change in operator(articles[index], chance)
                if (index, change.start, change.text) not in used and change.mark_start < change.mark_end
            ]
            if changes:
                change = chance.choice(changes)
                used.add((index, change.start, change.text))
                found += 1
                yield articles[index], change


def _artifact(name: str, family: str, kind: str, change: Change, text: str) -> Artifact:
    quote = text[change.mark_start : change.mark_end]
    note = f"was: {change.was}" if change.was else ""
    return Artifact(name, family, kind, "must", change.mark_start, change.mark_end, quote, note)
