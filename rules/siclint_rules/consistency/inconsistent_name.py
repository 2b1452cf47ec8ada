"""One name in two spellings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.countries import countries
from siclint.english.lexicon import lexicon
from siclint.english.people import first_names, nouns_of
from siclint.english.quotations import in_quotation
from siclint_rules.consistency._names import one_letter_apart, same_first_name, skeleton

_SHORTEST = 6
_SHORTEST_FORM = 5
"""Letters of a name, and of one whose other spelling is a usual way to write the same sounds."""

_LENGTHS = 4
"""By how many letters two spellings of one name do not differ."""

Names = dict[str, list[int]]
"""Each name in small letters, and its tokens."""


def check(article: Article) -> Iterator[Finding]:
    """The first place of each spelling that is rarer than another one of the same name."""
    names = _names(article)
    seen: set[str] = set()
    for one, other in _pairs(names):
        spelled = skeleton(one) == skeleton(other)
        if (spelled or one_letter_apart(one, other)) and not _are_known(one, other, spelled=spelled):
            kept = {name: _outside_quotations(article, names[name]) for name in (one, other)}
            rare, usual = _ordered(kept, one, other)
            if kept[rare] and rare not in seen and _is_one_name(article, kept, rare, usual):
                seen.add(rare)
                yield _finding(article, kept[rare][0], kept[usual])
    yield from _first_names(article, seen)


def _names(article: Article) -> Names:
    """The words of names."""
    text, lower, codes = article.tokens.text, article.tokens.lower, article.tags.codes
    found: Names = {}
    at = codes.find("P")
    while at >= 0:
        word = text[at]
        if len(word) >= _SHORTEST_FORM and word[0].isupper() and not word.isupper() and word.isalpha():
            found.setdefault(lower[at], []).append(at)
        at = codes.find("P", at + 1)
    return found


def _outside_quotations(article: Article, tokens: list[int]) -> list[int]:
    start = article.tokens.start
    return [i for i in tokens if not (in_quotation(article, start[i]) or article.in_opaque(start[i]))]


def _pairs(names: Names) -> Iterator[tuple[str, str]]:
    """Names that may be one: equal skeletons, or one letter apart."""
    alike: dict[str, list[str]] = {}
    for name in names:
        keys = {"=" + skeleton(name)}
        if len(name) >= _SHORTEST:
            # One letter is another one: then the first three letters are the same, or the last three.
            keys |= {name[:3], name[-3:] + "$"}
        for key in keys:
            alike.setdefault(key, []).append(name)
    pairs = {
        (one, other)
        for group in alike.values()
        if len(group) > 1
        for one in group
        for other in group
        if one < other and abs(len(one) - len(other)) < _LENGTHS
    }
    yield from sorted(pairs)


def _ordered(names: Names, one: str, other: str) -> tuple[str, str]:
    """The rarer name and the usual one; of equally frequent ones the later one counts as the rarer."""
    rare, usual = sorted((one, other), key=lambda name: (len(names[name]), -max(names[name], default=0)))
    return rare, usual


def _are_known(one: str, other: str, *, spelled: bool) -> bool:
    """Whether two names are different words for sure: names of countries or capitals, or ordinary words."""
    known, words = _known(), lexicon()
    if one in words or other in words:
        return True
    return (one in known and other in known) if spelled else (one in known or other in known)


def _is_one_name(article: Article, names: Names, rare: str, usual: str) -> bool:
    """Whether the words around two alike names allow that they are one."""
    if _share_sentence(article, names[rare], names[usual]):
        return False
    spelled = skeleton(rare) == skeleton(usual)
    first = first_names()
    before = _neighbours(article, names[rare], -1), _neighbours(article, names[usual], -1)
    after = _neighbours(article, names[rare], 1), _neighbours(article, names[usual], 1)
    same_before = before[0] & before[1]
    if same_before or after[0] & after[1]:
        # Brothers and sisters have one surname and different first names.
        return bool(same_before) or spelled or not (rare in first and usual in first)
    if before[0] or after[0] or (rare in first and not spelled) or (after[1] and not before[1]):
        return False
    return len(names[usual]) - len(names[rare]) >= (1 if spelled else 2)


@cache
def _known() -> frozenset[str]:
    """Words of the names of countries, their people and their capitals, in small letters."""
    found: set[str] = set()
    for country in countries():
        places = [spelling for place in (*country.capitals, *country.seats) for spelling in place]
        for name in (*country.names, *country.adjectives, country.person, country.people, *places):
            found.update(name.lower().split())
    return frozenset(found)


def _share_sentence(article: Article, one: list[int], other: list[int]) -> bool:
    sentences = {article.sentence_of_token(i) for i in one}
    return any(article.sentence_of_token(i) in sentences for i in other)


def _neighbours(article: Article, tokens: list[int], step: int) -> set[str]:
    """The words of names directly beside a name, titles left out."""
    found = set()
    for i in tokens:
        at = i + step
        if at in article.tokens_of(article.sentence_of_token(i)) and article.tags.codes[at] == "P":
            word = article.tokens.lower[at]
            if len(word) > 1 and word.strip(".") not in nouns_of("title"):
                found.add(word)
    return found


def _first_names(article: Article, seen: set[str]) -> Iterator[Finding]:
    """First names that are forms of one, before the same surname: Sergei and Serhiy."""
    text, lower, codes = article.tokens.text, article.tokens.lower, article.tags.codes
    by_surname: dict[str, Names] = {}
    at = codes.find("PP")
    while at >= 0:
        if text[at].istitle() and text[at + 1].istitle() and not in_quotation(article, article.tokens.start[at]):
            by_surname.setdefault(skeleton(lower[at + 1]), {}).setdefault(lower[at], []).append(at)
        at = codes.find("PP", at + 1)
    for firsts in by_surname.values():
        for one in firsts:
            for other in firsts:
                if one < other and same_first_name(one, other):
                    rare, usual = _ordered(firsts, one, other)
                    if rare not in seen and not _share_sentence(article, firsts[rare], firsts[usual]):
                        seen.add(rare)
                        yield _finding(article, firsts[rare][0], firsts[usual])


def _finding(article: Article, token: int, others: list[int]) -> Finding:
    tokens = article.tokens
    times = "once" if len(others) == 1 else f"{len(others)} times"
    other = others[0]
    return Finding(
        tokens.start[token],
        tokens.end[token],
        f"“{tokens.text[token]}” here, “{tokens.text[other]}” {times} elsewhere: it seems to be one name",
        (Related(tokens.start[other], tokens.end[other], "the other spelling"),),
    )


rule = Rule(
    name="inconsistent-name",
    family="consistency",
    summary="One name is spelled in two ways",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Inconsistent use of terminology",
    its="inconsistency",
    check=check,
    yields_to=("inconsistent-place-name",),
)
