"""One acronym with two names, one name with two acronyms, or an acronym whose letters changed places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.countries import countries
from siclint.english.lexicon import lexicon
from siclint.english.people import first_names
from siclint.english.quotations import in_quotation

_ACRONYM = regex.compile(r"\((\p{Lu}{2,7})s?\)")
_NAME = regex.compile(
    r"(?:\p{Lu}[\p{L}’'.]*+(?:-\p{L}+)*(?:[ -]|, (?:and )?)(?:(?:of|for|and|the|on|in|to|against|&) )*+){1,9}"
    r"\p{Lu}[\p{L}’'-]*+\s\Z"
)
_LONGEST_NAME = 110
_WORD = regex.compile(r"\p{L}+")
_SMALL = frozenset("of for and the on in to against".split())
_ALIKE = 75
"""From which likeness, of 100, two names are one with another ending or spelling."""


class _Expansion(NamedTuple):
    """An acronym in brackets behind a name: the offsets of both together, the name, and its words that count."""

    start: int
    end: int
    acronym: str
    name: str
    words: frozenset[str]


def check(article: Article) -> Iterator[Finding]:
    """Each later expansion that does not agree with an earlier one, and each acronym that is another one turned."""
    expansions = _expansions(article)
    by_acronym: dict[str, _Expansion] = {}
    by_name: dict[frozenset[str], _Expansion] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    for expansion in expansions:
        if (expansion.acronym, expansion.words) in seen:
            continue
        seen.add((expansion.acronym, expansion.words))
        first = by_acronym.setdefault(expansion.acronym, expansion)
        same = by_name.setdefault(expansion.words, expansion)
        if first is not expansion and _are_two_names(first, expansion):
            yield _finding(
                expansion, first, f"“{expansion.acronym}” is “{first.name}” before, and “{expansion.name}” here"
            )
        elif same.acronym != expansion.acronym:
            yield _finding(
                expansion, same, f"“{expansion.name}” is “{same.acronym}” before, and “{expansion.acronym}” here"
            )
    yield from _turned(article)


def _finding(here: _Expansion, before: _Expansion, message: str) -> Finding:
    return Finding(here.start, here.end, message, (Related(before.start, before.end, "the other one"),))


def _expansions(article: Article) -> list[_Expansion]:
    found = []
    text = article.text
    at = text.find("(")
    while at >= 0:
        match = _ACRONYM.match(text, at)
        if match is not None and not article.in_opaque(at) and not in_quotation(article, at):
            paragraph = article.paragraph_at(at)
            begin = article.paragraphs[paragraph].start if paragraph is not None else at
            name = _NAME.search(text, max(begin, at - _LONGEST_NAME), at)
            if name is not None:
                found.append(_expansion(text, name.start(), match))
        at = text.find("(", at + 1)
    return found


def _expansion(text: str, start: int, acronym: regex.Match[str]) -> _Expansion:
    """The expansion whose name begins at `start`, or later where only its last words have the acronym's letters."""
    words = list(_WORD.finditer(text, start, acronym.start()))
    for number, word in enumerate(words):
        initials = "".join(w[0][0] for w in words[number:] if w[0] not in _SMALL)
        if initials == acronym[1]:
            start = word.start()
            break
    else:
        if words and words[0][0] == "The":
            start = words[min(1, len(words) - 1)].start()
    name = text[start : acronym.start()].strip()
    kept = frozenset(w.lower() for w in _WORD.findall(name) if w.lower() not in _SMALL)
    return _Expansion(start, acronym.end(), acronym[1], name, kept)


def _are_two_names(one: _Expansion, other: _Expansion) -> bool:
    """Whether two names of one acronym are not the same, nor a part of one another, nor bodies of two states."""
    if one.words <= other.words or other.words <= one.words:
        return False
    from rapidfuzz.fuzz import token_sort_ratio

    if token_sort_ratio(" ".join(sorted(one.words)), " ".join(sorted(other.words))) >= _ALIKE:
        return False
    fits = _fits(one), _fits(other)
    if not one.words & other.words and (not any(fits) or any(map(_is_person, (one, other)))):
        return False  # a party or a country behind the names of people, a label behind headlines
    # Two bodies may have the same letters: the American and the Australian Medical Association.
    return not all(fits) or (bool(one.words & other.words) and not (one.words ^ other.words) & _of_states())


def _is_person(expansion: _Expansion) -> bool:
    first, _, rest = expansion.name.partition(" ")
    return bool(rest) and first.lower() in first_names() and not _fits(expansion)


def _fits(expansion: _Expansion) -> bool:
    initials = "".join(word[0] for word in _WORD.findall(expansion.name) if word not in _SMALL)
    return initials.upper() == expansion.acronym


@cache
def _of_states() -> frozenset[str]:
    return frozenset(
        word.lower()
        for country in countries()
        for name in (*country.names, *country.adjectives)
        for word in name.split()
    )


_SHORTEST, _LONGEST = 3, 6
"""Letters of an acronym whose turned form is looked for."""


def _turned(article: Article) -> Iterator[Finding]:
    """Acronyms that stand once and have the letters of another one, in another order, that stands more often."""
    text, start, end = article.tokens.text, article.tokens.start, article.tokens.end
    by_letters: dict[str, list[list[int]]] = {}
    for word, tokens in article.words.items():
        if not (_SHORTEST <= len(word) <= _LONGEST and text[tokens[0]].isupper() and word.isalpha()):
            continue
        # A word in capitals is none: `THIS` is shouted.
        if word not in lexicon() and not any(text[i].islower() for i in tokens):
            places = [i for i in tokens if text[i].isupper() and not article.in_opaque(start[i])]
            if places:
                by_letters.setdefault("".join(sorted(word)), []).append(places)
    for forms in by_letters.values():
        if len(forms) != 2:
            continue
        rare, usual = sorted(forms, key=len)
        if len(rare) == 1 and len(usual) > 1 and not _share_sentence(article, rare[0], usual):
            at, other = rare[0], usual[0]
            yield Finding(
                start[at],
                end[at],
                f"“{text[at]}” here, “{text[other]}” {len(usual)} times elsewhere: its letters changed places",
                (Related(start[other], end[other], "the usual acronym"),),
            )


def _share_sentence(article: Article, token: int, others: list[int]) -> bool:
    sentence = article.sentence_of_token(token)
    return any(article.sentence_of_token(other) == sentence for other in others)


rule = Rule(
    name="inconsistent-acronym",
    family="consistency",
    summary="An acronym and its name do not agree with an earlier place",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Inconsistent use of terminology",
    its="inconsistency",
    check=check,
)
