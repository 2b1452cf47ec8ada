"""A country's adjective where its name belongs: `talks between Russian and China`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.countries import countries, countries_by_name
from siclint.english.quotations import in_quotation
from siclint_rules.attribution._countries import Place, places, places_by_start

_HEADS = frozenset(
    """
    president government parliament capital army king minister ministry leader territory republic border borders embassy
    ambassador invasion annexation independence sovereignty economy president premier chancellor
    """.split()
)
_GOING = frozenset("visit visits trip trips travelled traveled exports ambassador shipments flights".split())
_OWNED = frozenset(
    "president prime foreign defence defense government economy capital army ministry parliament border".split()
)
_ACTS = frozenset(
    """
    said announced accused denied imposed invaded signed declared warned rejected launched agreed deployed annexed
    withdrew demanded condemned
    """.split()
)
_LATIN_NOUNS = frozenset("english american french german dutch roman welsh irish indian".split())
"""Surnames, airlines and universities: `president of American`, `English said`."""
_BREAKS = frozenset("- – / ' ’".split())


@cache
def _collective() -> frozenset[str]:
    """Adjectives that also name the people: `the Chinese`, `the French`."""
    return frozenset(country.people for country in countries())


def check(article: Article) -> Iterator[Finding]:
    """Each adjective that no noun follows, in a place where only a country's name can stand."""
    for place in places(article):
        if place.form != "adjective" or not _is_adjective_only(article, place):
            continue
        if _needs_name(article, place) and not in_quotation(article, article.tokens.start[place.start]):
            yield _finding(article, place)


def _word(article: Article, place: Place) -> str:
    return article.text[article.tokens.start[place.start] : article.tokens.end[place.end - 1]]


def _is_adjective_only(article: Article, place: Place) -> bool:
    word = _word(article, place)
    before = article.tokens.lower[place.start - 1] if place.start else ""
    return word not in countries_by_name() and word.lower() not in _LATIN_NOUNS and before not in _BREAKS


def _needs_name(article: Article, place: Place) -> bool:
    """Whether a country's name must stand in the adjective's place."""
    lower = article.tokens.lower
    before = lower[place.start - 1] if place.start else ""
    after = lower[place.end] if place.end < len(lower) else ""
    if after in {"'s", "’s"}:
        opens = article.tags.codes[place.start - 1 : place.start] in {"", "U", "I", "C", "S", "V"}
        return opens and lower[place.end + 1 : place.end + 2] != [] and lower[place.end + 1] in _OWNED
    if before == "between":
        return _joins_country(article, place)
    if before == "and" and _is_between(article, place):
        return _ends(article, place)
    if before in {"of", "to"} and place.start > 1:
        heads = _HEADS if before == "of" else _GOING
        return lower[place.start - 2] in heads and _ends(article, place)
    return _acts(article, place)


def _joins_country(article: Article, place: Place) -> bool:
    """Whether `and` and a country's name follow: `between Russian and China`."""
    lower, codes = article.tokens.lower, article.tags.codes
    if lower[place.end : place.end + 1] != ["and"]:
        return False
    at = place.end + 2 if lower[place.end + 1 : place.end + 2] == ["the"] else place.end + 1
    other = places_by_start(article).get(at)
    if other is None or (other.form != "name" and _word(article, other) not in countries_by_name()):
        return False
    if other.form != "name" and codes[other.end : other.end + 1] not in {"U", "V", "W", "I"}:
        return False
    follows = lower[other.end] if other.end < len(lower) else "."
    return follows not in _BREAKS | {"'s", "’s"} and codes[other.end : other.end + 1] not in {"N", "P", "A"}


def _is_between(article: Article, place: Place) -> bool:
    """Whether `between` and a country's name stand before `and`: `between China and Russian`."""
    lower = article.tokens.lower
    other = next((p for p in places(article) if p.end == place.start - 1), None)
    if other is None or other.form != "name":
        return False
    before = other.start - 2 if lower[other.start - 1] == "the" else other.start - 1
    return before >= 0 and lower[before] == "between"


def _ends(article: Article, place: Place) -> bool:
    """Whether no noun follows that the adjective could belong to."""
    codes, lower = article.tags.codes, article.tokens.lower
    if place.end >= len(codes):
        return True
    after = codes[place.end]
    if lower[place.end] in _BREAKS or article.tokens.text[place.end] in {'"', "“", "‘", "(", ","}:
        # `Russian, Chinese and Indian officials` has its noun later.
        return article.tokens.text[place.end] == "," and codes[place.end + 1 : place.end + 2] not in {"A", "N", "P"}
    return after in "VW" or (after == "U" and article.tokens.text[place.end] in {".", ";", ":"}) or after == "I"


def _acts(article: Article, place: Place) -> bool:
    """Whether the adjective is the subject of its sentence: `Russian accused the West`."""
    codes, lower = article.tags.codes, article.tokens.lower
    first = article.tokens_of(article.sentence_of_token(place.start)).start
    if place.start != first or _word(article, place) in _collective():
        return False
    at = place.end
    if codes[at : at + 1] == "W" and lower[at] in {"has", "had"}:
        at += 1
    return codes[at : at + 1] in {"V", "p"} and lower[at] in _ACTS


def _finding(article: Article, place: Place) -> Finding:
    word = _word(article, place)
    start, end = article.tokens.start[place.start], article.tokens.end[place.end - 1]
    names = [country.name for country in countries() if country.code == place.code]
    fix = Fix(f"Write “{names[0]}”", (Edit(start, end, names[0]),), Applicability.UNSAFE)
    return Finding(start, end, f"“{word}” stands where the name of the country belongs: “{names[0]}”", fixes=(fix,))


rule = Rule(
    name="demonym-for-country",
    family="attribution",
    summary="A country’s adjective stands where its name belongs",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("mixed-demonym-compound",),
)
