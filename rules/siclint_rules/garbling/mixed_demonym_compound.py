"""A country's name joined to another country's adjective: `China-Russian`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from siclint import Applicability, Article, Edit, Finding, Fix, Related, Rule, Severity, Status
from siclint.english.countries import Country, countries

_HYPHENS = frozenset("-–‐‑")
# Short adjectives that newspapers write like names: `Iran-Saudi talks`, `the Pakistan-Afghan border`.
_LIKE_NAMES = frozenset({"Saudi", "Palestinian", "Afghan", "Thai", "Czech", "Swiss", "Emirati"})
# Whose adjective says something else: `United States-Yugoslav claims`.
_NO_ADJECTIVE = frozenset({"United States", "United Kingdom"})
# With one of these behind it the adjective begins a name: `China-Czech Republic trade`, `the Australia-French Open`.
_NAME_GOES_ON = frozenset(
    """Republic Federation Union Confederation Kingdom Emirates Arabia Islands Island Ocean Sea Gulf Peninsula Channel
    Open Grand Cup League Derby Guiana Polynesia Samoa Virgin Riviera Alps Empire Territory Timor Macedonia Guinea
    """.split()
)
# Before a country's name they make it another name: `New Mexico`, `Lake Chad`, `Air China`.
_NAME_BEFORE = frozenset(
    """New West East North South Northern Southern Western Eastern Central Inner Outer Upper Lower Little Greater Lake
    Gulf Air Bank Radio Team Miss Port Saint St. Papua Equatorial Dutch French British American Spanish Hashemite Great
    """.split()
)


class _Names(NamedTuple):
    """Names and adjectives by their last and their first word."""

    nouns: dict[str, list[tuple[str, Country]]]
    adjectives: dict[str, list[tuple[str, Country]]]


@cache
def _names() -> _Names:
    """The words that can stand before and behind the hyphen; the longest first."""
    nouns: dict[str, list[tuple[str, Country]]] = {}
    adjectives: dict[str, list[tuple[str, Country]]] = {}
    for country in countries():
        for name in country.names:
            # `Hong Kong`, `US` and `Kosovo` are adjectives too.
            if name not in country.adjectives and name not in _NO_ADJECTIVE:
                nouns.setdefault(_words(name)[-1], []).append((name, country))
        for adjective in country.adjectives:
            if adjective not in country.names and adjective not in _LIKE_NAMES:
                adjectives.setdefault(_words(adjective)[0], []).append((adjective, country))
    for table in (nouns, adjectives):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return _Names(nouns, adjectives)


def _words(name: str) -> list[str]:
    return name.replace("-", " ").split()


def check(article: Article) -> Iterator[Finding]:
    """Each hyphen between the name of one country and the adjective of another."""
    tokens, text = article.tokens, article.text
    nouns, adjectives = _names()
    for i in article.find_words(_HYPHENS):
        if not 0 < i < len(tokens) - 1 or tokens.text[i - 1] not in nouns or tokens.text[i + 1] not in adjectives:
            continue
        if tokens.end[i - 1] != tokens.start[i] or tokens.end[i] != tokens.start[i + 1]:
            continue
        left = _before(text, tokens.end[i - 1], nouns[tokens.text[i - 1]])
        right = _behind(text, tokens.start[i + 1], adjectives[tokens.text[i + 1]])
        if left is None or right is None or left[1] is right[1]:
            continue
        yield _finding(article, left, right, tokens.start[i], tokens.end[i])


def _before(text: str, end: int, entries: list[tuple[str, Country]]) -> tuple[str, Country] | None:
    """The country whose name ends at `end`."""
    for name, country in entries:
        start = end - len(name)
        if text[max(0, start) : end] == name and not text[start - 1 : start].isalnum():
            before = text[max(0, start - 30) : start].rsplit(None, 1)
            return None if before and before[-1] in _NAME_BEFORE else (name, country)
    return None


def _behind(text: str, start: int, entries: list[tuple[str, Country]]) -> tuple[str, Country] | None:
    """The country whose adjective begins at `start`."""
    for adjective, country in entries:
        end = start + len(adjective)
        if text.startswith(adjective, start) and not text[end : end + 1].isalnum():
            behind = text[end : end + 30].split(None, 1)
            goes_on = text[end : end + 1] == " " and behind and behind[0].strip(".,;:!?’'\"”)") in _NAME_GOES_ON
            return None if goes_on else (adjective, country)
    return None


def _finding(
    article: Article, left: tuple[str, Country], right: tuple[str, Country], hyphen: int, hyphen_end: int
) -> Finding:
    (name, country), (adjective, other) = left, right
    start, end = hyphen - len(name), hyphen_end + len(adjective)
    sign = article.text[hyphen:hyphen_end]
    names, adjectives = f"{name}{sign}{other.name}", f"{country.adjectives[0]}{sign}{adjective}"
    related: tuple[Related, ...] = ()
    for right_form in (names, adjectives):
        place = article.text.find(right_form)
        if place >= 0:
            related = (Related(place, place + len(right_form), "here it is right"),)
            break
    return Finding(
        start,
        end,
        f"“{name}{sign}{adjective}” joins a country’s name to another country’s adjective: “{names}” or “{adjectives}”",
        related=related,
        fixes=(
            Fix(f"Write “{names}”", (Edit(hyphen_end, end, other.name),), Applicability.UNSAFE),
            Fix(f"Write “{adjectives}”", (Edit(start, hyphen, country.adjectives[0]),), Applicability.UNSAFE),
        ),
    )


rule = Rule(
    name="mixed-demonym-compound",
    family="garbling",
    summary="A country’s name is joined to another country’s adjective",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    fix=Applicability.UNSAFE,
)
