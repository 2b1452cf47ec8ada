"""Countries as an article writes them: names, possessives, adjectives and seats, with the places where they stand."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import regex

from siclint import Article
from siclint.english.analysis import cached_analysis
from siclint.english.countries import countries

Form = Literal["name", "seat", "adjective"]


class Place(NamedTuple):
    """A country in the text: its tokens, its code, whether it is a state of today, and the form that stands there."""

    start: int
    end: int
    code: str
    is_state: bool
    form: Form


class _Entry(NamedTuple):
    tokens: tuple[str, ...]
    code: str
    is_state: bool
    form: Form


_TOKENS = regex.compile(r"[^\s-]+|-")
# Words that are more often something else, or mean two countries.
_LEFT_OUT = frozenset("Georgia Jordan Chad CAR Emirates Male Lima Sofia Kingston Hamilton Wellington Victoria".split())
_UNCLEAR = frozenset("Congolese Dominican Korean Guinean Georgian Indian Samoan Kiwi".split())


@cache
def _table() -> dict[str, tuple[_Entry, ...]]:
    """The words for countries by their first token in small letters, the longest first."""
    found: dict[str, list[_Entry]] = {}
    for country in countries():
        seats = [spelling for place in (*country.capitals[:1], *country.seats) for spelling in place]
        words: list[tuple[str, Form]] = [(adjective, "adjective") for adjective in country.adjectives]
        words += [(name.removeprefix("The "), "name") for name in country.names]
        words += [(seat, "seat") for seat in seats]
        for word, form in words:
            if word not in _LEFT_OUT and word not in _UNCLEAR:
                tokens = tuple(_TOKENS.findall(word))
                entry = _Entry(tokens, country.code, country.kind == "state", form)
                found.setdefault(tokens[0].lower(), []).append(entry)
    return {first: tuple(sorted(rows, key=lambda row: -len(row.tokens))) for first, rows in found.items()}


@cached_analysis
def places(article: Article) -> tuple[Place, ...]:
    """The countries of an article in order. A word with two meanings (`US`, `Moscow`) is what comes first in the table.

    Of a state and a former one the state counts.
    """
    tokens, table = article.tokens, _table()
    found: list[Place] = []
    reached = 0
    for i in sorted(i for word in article.words.keys() & table.keys() for i in article.words[word]):
        if i < reached:
            continue
        for entry in table[tokens.lower[i]]:
            end = i + len(entry.tokens)
            if tuple(tokens.text[i:end]) == entry.tokens:
                found.append(Place(i, end, entry.code, entry.is_state, entry.form))
                reached = end
                break
    return tuple(found)


@cached_analysis
def places_by_start(article: Article) -> dict[int, Place]:
    """The countries by their first token."""
    return {place.start: place for place in places(article)}


@cached_analysis
def places_by_end(article: Article) -> dict[int, Place]:
    """The countries by the token behind them."""
    return {place.end: place for place in places(article)}
