"""A capital that is another country's: `the Ukrainian capital, Moscow,`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Needs, Rule, Severity, Status
from siclint.english.countries import Country, countries
from siclint_rules.attribution._countries import Place, places_by_end, places_by_start

# Claimed by two.
_DISPUTED = frozenset({"Jerusalem", "East Jerusalem", "Nicosia"})
_CLOSES = frozenset({",", ".", ";", ")", "–", "—"})
_NEAR = frozenset({"-", "–", "/"})
_POSSESSIVES = frozenset({"'s", "’s"})


@cache
def _cities() -> dict[tuple[str, ...], tuple[Country, ...]]:
    """Each capital by its words, and the countries whose capital it is or was."""
    found: dict[tuple[str, ...], tuple[Country, ...]] = {}
    for country in countries():
        for spelling in (spelling for place in country.capitals for spelling in place):
            key = tuple(spelling.split())
            if spelling in _DISPUTED:
                continue
            found[key] = (*found.get(key, ()), country)
    return found


def check(article: Article) -> Iterator[Finding]:
    """Each city that is called the capital of a country and is another one's."""
    for token in article.words.get("capital", ()):
        found = _behind(article, token) or _before(article, token)
        if found is not None:
            yield found


def _behind(article: Article, token: int) -> Finding | None:
    """`the Ukrainian capital Moscow`, `Ukraine's capital, Moscow,`, `the capital of Ukraine, Moscow,`."""
    tokens, codes = article.tokens, article.tags.codes
    owner = _owner_before(article, token)
    start, at = (owner.start if owner is not None else token), token + 1
    if owner is None:
        owner = _owner_behind(article, token)
        if owner is None:
            return None
        at = owner.end
    comma = tokens.text[at : at + 1] == [","]
    city = _city(article, at + 1 if comma else at)
    if city is None:
        return None
    first, end, owners = city
    follows = tokens.text[end] if end < len(tokens) else "."
    # `In the Ukrainian capital, Moscow is seen as ...` speaks of two places.
    if follows in _NEAR | _POSSESSIVES or (comma and (follows not in _CLOSES or _is_list(article, end + 1))):
        return None
    if follows[0].isupper() and codes[end] in "PNA":
        return None
    return _finding(article, owner, owners, (start, end), (first, end))


def _is_list(article: Article, at: int) -> bool:
    """Whether `and`, or a name with `and` or a comma behind it, goes on with a list of places."""
    codes, lower = article.tags.codes, article.tokens.lower
    end = at
    while codes[end : end + 1] == "P":
        end += 1
    return codes[end : end + 1] == "C" or (end > at and lower[end : end + 1] == [","])


def _before(article: Article, token: int) -> Finding | None:
    """`Moscow, the capital of Ukraine`, `Moscow is the capital of Ukraine`, `Moscow, Ukraine's capital,`."""
    tokens, codes = article.tokens, article.tags.codes
    owner, begin = _owner_behind(article, token), token
    end = owner.end if owner is not None else token + 1
    if owner is None:
        owner = _owner_before(article, token)
        if owner is None:
            return None
        begin = owner.start
    if begin and tokens.lower[begin - 1] == "the":
        begin -= 1
    if not begin or tokens.lower[begin - 1] not in {",", "is"} or codes[end : end + 1] in {"N", "P"}:
        return None
    follows = tokens.lower[end : end + 1]
    if follows and (follows[0] in _NEAR | _POSSESSIVES or (tokens.text[begin - 1] == "," and follows[0] == "and")):
        return None
    last = begin - 1
    for size in (3, 2, 1):
        city = _city(article, last - size)
        if city is not None and city[1] == last:
            before = last - size - 1
            if before >= 0 and (codes[before] == "P" or tokens.text[before] in {"-", ","}):
                return None
            return _finding(article, owner, city[2], (last - size, end), (last - size, last))
    return None


def _owner_before(article: Article, token: int) -> Place | None:
    """The country in `the Ukrainian capital` or `Ukraine's capital`."""
    lower = article.tokens.lower
    if lower[token - 1] in _POSSESSIVES:
        place = places_by_end(article).get(token - 1)
        return place if place is not None and place.form == "name" and place.is_state else None
    place = places_by_end(article).get(token)
    if place is None or not place.is_state or place.form == "seat" or not place.start:
        return None
    # Without the article it may be money: `Chinese capital`.
    return place if lower[place.start - 1] == "the" else None


def _owner_behind(article: Article, token: int) -> Place | None:
    """The country in `the capital of Ukraine`."""
    lower = article.tokens.lower
    if lower[token + 1 : token + 2] != ["of"] or lower[token - 1] not in {"the", "is", ","}:
        return None
    at = token + 3 if lower[token + 2 : token + 3] == ["the"] else token + 2
    place = places_by_start(article).get(at)
    return place if place is not None and place.is_state and place.form == "name" else None


def _city(article: Article, start: int) -> tuple[int, int, tuple[Country, ...]] | None:
    """The capital whose name begins at a token: its tokens and the countries that it is the capital of."""
    text = article.tokens.text
    if start < 0 or start >= len(text):
        return None
    for size in (3, 2, 1):
        owners = _cities().get(tuple(text[start : start + size]))
        if owners is not None:
            return start, start + size, owners
    return None


def _finding(
    article: Article, owner: Place, owners: tuple[Country, ...], span: tuple[int, int], city: tuple[int, int]
) -> Finding | None:
    states = [country for country in owners if country.kind == "state"]
    if not states or any(country.code == owner.code for country in owners):
        return None
    tokens, text = article.tokens, article.text
    name = text[tokens.start[city[0]] : tokens.end[city[1] - 1]]
    country = text[tokens.start[owner.start] : tokens.end[owner.end - 1]]
    start, end = tokens.start[span[0]], tokens.end[span[1] - 1]
    return Finding(start, end, f"{name} is the capital of {states[0].name}; “{country}” or the city is wrong")


rule = Rule(
    name="wrong-capital",
    family="attribution",
    summary="A city is called the capital of another country",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation/Entity",
    its="mistranslation",
    check=check,
    needs=Needs(words=frozenset({"capital"})),
)
