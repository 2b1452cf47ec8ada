"""Somebody or something that is of one country here and of another one elsewhere in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint_rules.attribution._countries import Place, places, places_by_end, places_by_start

_PERSONS = frozenset(
    """
    actor actress singer writer author novelist poet journalist reporter activist politician lawmaker senator
    businessman businesswoman billionaire tycoon oligarch player striker midfielder defender goalkeeper footballer coach
    champion runner sprinter swimmer cyclist driver boxer wrestler skater skier gymnast star scientist physicist chemist
    economist historian philosopher director filmmaker artist painter sculptor composer conductor pianist violinist
    architect astronaut cosmonaut general commander soldier diplomat leader dissident blogger model comedian lawyer
    surgeon explorer mathematician golfer rapper musician
    """.split()
)
_THINGS = frozenset(
    """
    company firm bank giant carmaker airline newspaper daily magazine agency broadcaster club team group party
    university manufacturer retailer producer maker operator lender insurer brewer supplier
    conglomerate city town village region province district port island peninsula capital
    """.split()
)
_MOST_BETWEEN = 4
_ADJECTIVES = frozenset("US U.S. UK U.K.".split())
"""Names of states that stand for their adjectives."""
_ELSEWHERE = frozenset(
    """
    - – / and or anti pro ex former born non-north south east west northern southern eastern western new latin
    """.split()
)
"""Beside these an adjective is part of another one: `Iranian-American`, `former Soviet and Russian`."""


class _Fact(NamedTuple):
    """Tokens of a country's adjective up to the name, the country, and the words of the name in small letters."""

    start: int
    end: int
    code: str
    name: tuple[str, ...]


def check(article: Article) -> Iterator[Finding]:
    """Each name whose country is not the one that it has in most other places."""
    if article.words.keys().isdisjoint(_PERSONS | _THINGS):
        return
    by_name: dict[str, list[_Fact]] = {}
    for place in places(article):
        fact = _fact(article, place)
        if fact is not None:
            by_name.setdefault(fact.name[-1], []).append(fact)
    for facts in by_name.values():
        counts = Counter(fact.code for fact in facts)
        if len(counts) < 2 or not _is_one(facts):
            continue
        # The first that was used as often as any other is taken as right.
        right = counts.most_common(1)[0][0]
        witness = next(fact for fact in facts if fact.code == right)
        yield from (_finding(article, fact, witness) for fact in facts if fact.code != right)


def _fact(article: Article, place: Place) -> _Fact | None:
    """`Russian tennis player Anna Orlova`, `the Ukrainian port city of Odesa`."""
    tokens, codes = article.tokens, article.tags.codes
    name = article.text[tokens.start[place.start] : tokens.end[place.end - 1]]
    if not place.is_state or (place.form != "adjective" and name not in _ADJECTIVES):
        return None
    stop = article.tokens_of(article.sentence_of_token(place.start)).stop
    before = tokens.lower[place.start - 1] if place.start else ""
    if before in _ELSEWHERE or place.start in places_by_end(article):
        return None
    at = place.end
    while at < min(stop, place.end + _MOST_BETWEEN) and codes[at] in "NA" and tokens.text[at].islower():
        at += 1
    head = tokens.lower[at - 1]
    if at == place.end or head not in _PERSONS | _THINGS:
        return None
    if at < stop and tokens.lower[at] == "of" and head in _THINGS:
        at += 1
    end = at
    while end < stop and _is_of_name(article, end):
        end += 1
    if end == at:
        return _apposed(article, place, at)
    if end < stop and tokens.text[end] in _GOES_ON:
        return None
    return _Fact(place.start, end, place.code, tuple(tokens.lower[at:end]))


_GOES_ON = frozenset({"-", "–", "/", "'s", "’s", "&"})


def _is_of_name(article: Article, token: int) -> bool:
    """Whether a token is a word of a name that is no country's."""
    word = article.tokens.text[token]
    capital = word[0].isupper() and article.tags.codes[token] in "PNX"
    return capital and token not in places_by_start(article)


def _apposed(article: Article, place: Place, end: int) -> _Fact | None:
    """`Anna Orlova, a Russian tennis player,`: a place and its noun between commas behind a name."""
    tokens, codes = article.tokens, article.tags.codes
    closes = tokens.text[end : end + 1] in ([","], ["."], [";"]) and codes[end + 1 : end + 2] not in {"C", "P"}
    if not closes or place.start < _LEAST_BEFORE or tokens.lower[place.start - 1] not in {"a", "an", "the"}:
        return None
    stop = place.start - 2
    begin = stop
    while begin and _is_of_name(article, begin - 1):
        begin -= 1
    if tokens.text[stop] != "," or stop - begin < _LEAST_NAME:
        return None
    return _Fact(begin, end, place.code, tuple(tokens.lower[begin:stop]))


_LEAST_BEFORE = 4
_LEAST_NAME = 2
"""Words of a name that an apposition explains; of a shorter one it may be the next thing in a list."""


def _is_one(facts: list[_Fact]) -> bool:
    """Whether facts with one last word of a name are about one bearer of it: nobody has another first name."""
    firsts = {fact.name[0] for fact in facts if len(fact.name) > 1}
    return len(firsts) < 2


def _finding(article: Article, fact: _Fact, witness: _Fact) -> Finding:
    tokens, text = article.tokens, article.text
    (start, end), (first, last) = ((tokens.start[one.start], tokens.end[one.end - 1]) for one in (fact, witness))
    where = "earlier" if first < start else "later"
    return Finding(
        start,
        end,
        f"“{text[start:end]}” here, “{text[first:last]}” {where}: the countries contradict each other",
        related=(Related(first, last, "here the country is another one"),),
    )


rule = Rule(
    name="contradicted-country",
    family="attribution",
    summary="Somebody or something is of another country than elsewhere in the article",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation/Entity",
    its="mistranslation",
    check=check,
    yields_to=("contradicted-office",),
)
