"""Countries as an article writes them: names, possessives, adjectives and seats, with the places where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

import regex

from siclint import Article
from siclint.english.analysis import cached_analysis
from siclint.english.countries import Country, countries

Form = Literal["name", "seat", "adjective"]


class Place(NamedTuple):
    """A country in the text: its tokens, its code, whether it is a state of today, and the form that stands there."""

    start: int
    end: int
    code: str
    is_state: bool
    form: Form


class Entry(NamedTuple):
    """A word for a country, cut into tokens."""

    tokens: tuple[str, ...]
    code: str
    is_state: bool
    form: Form


Table = dict[str, tuple[Entry, ...]]
"""Words for countries by their first token in small letters, the longest first."""

_TOKENS = regex.compile(r"[^\s-]+|-")
# Words that are more often something else, or mean two countries.
_LEFT_OUT = frozenset("Georgia Jordan Chad CAR Emirates Male Lima Sofia Kingston Hamilton Wellington Victoria".split())
_UNCLEAR = frozenset("Congolese Dominican Korean Guinean Georgian Indian Samoan Kiwi".split())


def table_of(words: Iterable[tuple[str, Country, Form]]) -> Table:
    """A table of words, each with its country and form; of two alike the first comes first."""
    found: dict[str, list[Entry]] = {}
    for word, country, form in words:
        tokens = tuple(_TOKENS.findall(word))
        found.setdefault(tokens[0].lower(), []).append(Entry(tokens, country.code, country.kind == "state", form))
    return {first: tuple(sorted(rows, key=lambda row: -len(row.tokens))) for first, rows in found.items()}


def words_of(country: Country) -> Iterator[tuple[str, Country, Form]]:
    """The words for a country: adjectives, names without their article, the first capital, other seats."""
    yield from ((adjective, country, "adjective") for adjective in country.adjectives)
    yield from ((name.removeprefix("The "), country, "name") for name in country.names)
    for spellings in (*country.capitals[:1], *country.seats):
        yield from ((seat, country, "seat") for seat in spellings)


def occurrences(article: Article, table: Table) -> Iterator[tuple[int, Entry]]:
    """The tokens at which words of a table begin, in order, each with the longest word that stands there."""
    text, lower = article.tokens.text, article.tokens.lower
    for i in sorted(chain.from_iterable([article.words[word] for word in article.words.keys() & table.keys()])):
        for entry in table[lower[i]]:
            size = len(entry.tokens)
            if entry.tokens[0] == text[i] and (size == 1 or tuple(text[i : i + size]) == entry.tokens):
                yield i, entry
                break


@cache
def _table() -> Table:
    words = (row for country in countries() for row in words_of(country))
    return table_of(row for row in words if row[0] not in _LEFT_OUT | _UNCLEAR)


@cached_analysis
def places(article: Article) -> tuple[Place, ...]:
    """The countries of an article in order. A word with two meanings (`US`, `Moscow`) is what comes first in the table.

    Of a state and a former one the state counts.
    """
    found: list[Place] = []
    for i, entry in occurrences(article, _table()):
        if not found or i >= found[-1].end:
            found.append(Place(i, i + len(entry.tokens), entry.code, entry.is_state, entry.form))
    return tuple(found)


@cached_analysis
def places_by_start(article: Article) -> dict[int, Place]:
    """The countries by their first token."""
    return {place.start: place for place in places(article)}


@cached_analysis
def places_by_end(article: Article) -> dict[int, Place]:
    """The countries by the token behind them."""
    return {place.end: place for place in places(article)}
