"""One name in two spellings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

import regex

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.countries import countries
from siclint.english.lexicon import lexicon
from siclint.english.people import first_names, nouns_of
from siclint.english.quotations import in_quotation
from siclint_rules.consistency._names import (
    FAMILIES,
    ends_apart,
    one_letter_apart,
    same_first_name,
    same_sounds,
    skeleton,
    skeletons,
    vowels_apart,
)
from siclint_rules.consistency._romanized import hyphened_names, names_of_two_words, same_chinese, same_korean

_SHORTEST = 6
_SHORTEST_FORM = 5
"""Letters of a name, and of one whose other spelling is a usual way to write the same sounds."""

_LONG = 7
"""Letters of a surname that, one letter apart from one that was introduced, is no other's."""

_LENGTHS = 4
"""By how many letters two spellings of one name do not differ."""

Names = dict[str, list[int]]
"""Each name in small letters, and its tokens."""

_MOST_NAMES = 5_000
"""A text with more different names is a book or a list of people, many of whom have names that are alike."""


def check(article: Article) -> Iterator[Finding]:
    """The first place of each spelling that is rarer than another one of the same name."""
    names = _names(article)
    seen: set[str] = set()
    for one, other in _pairs(names) if len(names) <= _MOST_NAMES else ():
        spelled = same_sounds(one, other)
        apart = spelled or (len(one) >= _SHORTEST and one_letter_apart(one, other))
        if apart or ends_apart(one, other):
            # Who quotes a text may keep its transliteration, but not its slips.
            kept = {name: _kept(article, names[name], quoted=not spelled) for name in (one, other)}
            rare, usual = _ordered(kept, one, other)
            if rare in seen or _are_two_words(rare, usual, spelled=spelled):
                continue
            if (
                (apart and kept[rare] and _is_one_name(article, kept, rare, usual, spelled=spelled))
                or (not spelled and _ends_as_one(article, kept, rare, usual))
                or _is_misspelled(article, names, rare, usual)
            ):
                seen.add(rare)
                yield _finding(article, (kept[rare] or names[rare])[0], kept[usual] or names[usual])
    yield from _first_names(article, seen)
    yield from _two_systems(article)
    yield from _arabic_articles(article)
    yield from _turned(article)


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


def _kept(article: Article, tokens: list[int], *, quoted: bool = False) -> list[int]:
    """The tokens outside quotations, or also inside, that are no part of an address or code."""
    start = article.tokens.start
    return [i for i in tokens if (quoted or not in_quotation(article, start[i])) and not article.in_opaque(start[i])]


def _pairs(names: Names) -> Iterator[tuple[str, str]]:
    """Names that may be one: equal skeletons, or one letter apart."""
    alike: dict[str, list[str]] = {}
    keys_of: dict[str, tuple[str, ...]] = {}
    for name in names:
        keys = {"=" + key for key in skeletons(name)}
        if len(name) >= _SHORTEST_FORM:
            # One letter is another one: then the first three letters are the same, or the last three.
            keys |= {name[:3], name[-3:] + "$"}
        keys_of[name] = tuple(keys)
        for key in keys:
            alike.setdefault(key, []).append(name)
    for one in sorted(names):  # one after the other: a book has very many pairs
        others = {other for key in keys_of[one] if len(alike[key]) > 1 for other in alike[key] if one < other}
        yield from sorted((one, other) for other in others if abs(len(one) - len(other)) < _LENGTHS)


def _ordered(names: Names, one: str, other: str) -> tuple[str, str]:
    """The rarer name and the usual one; of equally frequent ones the later one counts as the rarer."""
    rare, usual = sorted((one, other), key=lambda name: (len(names[name]), -max(names[name], default=0)))
    return rare, usual


def _are_two_words(rare: str, usual: str, *, spelled: bool) -> bool:
    """Whether two alike names are different words for sure: names of countries or capitals, or ordinary words."""
    known, words = _known(), lexicon()
    if rare in known and (usual in known or not spelled):
        return True
    if spelled and rare.isascii() and not usual.isascii():
        return False  # a name with an accent is no word: `Müller` and `Muller`
    return rare in words or ((usual in words or usual in known) and rare[0] != usual[0])


def _is_one_name(article: Article, names: Names, rare: str, usual: str, *, spelled: bool) -> bool:
    """Whether the words around two alike names allow that they are one."""
    if _share_sentence(article, names[rare], names[usual]):
        return False
    first = first_names()
    before = _neighbours(article, names[rare], -1), _neighbours(article, names[usual], -1)
    after = _neighbours(article, names[rare], 1), _neighbours(article, names[usual], 1)
    same_before = _have_one_name(*before)
    if same_before or _have_one_name(*after):
        # Brothers and sisters have one surname and different first names.
        return same_before or spelled or not (rare in first and usual in first)
    if spelled and _may_be_bare(names, rare, usual, before, after) and not (rare in first and usual in first):
        return True
    if len(rare) >= _LONG and bool(before[1]) != bool(before[0]) and _may_be_bare(names, rare, usual, before, after):
        return not (
            rare in first or usual in first
        )  # `Jens Stoltenberg`, and later `Stoltenburg`, whom nobody introduced
    if before[0] or after[0] or (rare in first and not spelled) or not _stands_alone(article, names[usual]):
        return False
    once = len(names[rare]) == 1 and len(rare) > _SHORTEST
    return len(names[usual]) - len(names[rare]) >= (1 if spelled or once else 2)


def _ends_as_one(article: Article, names: Names, rare: str, usual: str) -> bool:
    """Whether two names that differ at their ends, or short ones, are one for all that stands around them."""
    if rare in first_names() or _share_sentence(article, names[rare], names[usual]):
        return False
    before = _neighbours(article, names[rare], -1), _neighbours(article, names[usual], -1)
    after = _neighbours(article, names[rare], 1), _neighbours(article, names[usual], 1)
    # Chinese, Korean and Vietnamese families have their name first: `Zhang Liang`, `Zhang Qiang`.
    if before[0] & before[1] - FAMILIES or after[0] & after[1]:
        return True
    if len(rare) < _SHORTEST or len(names[rare]) > 1 or not vowels_apart(rare, usual) or (before[0] and before[1]):
        return False
    return bool(before[0] or before[1]) and _may_be_bare(names, rare, usual, before, after)


def _is_misspelled(article: Article, names: Names, rare: str, usual: str) -> bool:
    """Whether a name that stands once and is nothing else is one letter apart from the name of a country or a word."""
    known, words = _known(), lexicon()
    if len(names[rare]) > 1 or rare in known or rare in words or rare in first_names() or rare[0] != usual[0]:
        return False
    (token,) = names[rare]
    before = _neighbours(article, [token], -1), _neighbours(article, names[usual], -1)
    after = _neighbours(article, [token], 1), _neighbours(article, names[usual], 1)
    if (usual in known or usual in words) and (before[0] & before[1] or after[0] & after[1]):
        return True
    if usual not in known or before[0] - _SIDES_OF_COUNTRIES or after[0]:
        return False
    lower = article.tokens.lower
    return bool(before[0]) or lower[token - 1] in _OF_PLACES or lower[token + 1 : token + 2] in (["'s"], ["’s"])


_SIDES_OF_COUNTRIES = frozenset("north south east west northern southern eastern western new saudi".split())
_OF_PLACES = frozenset("in of from to across inside outside against throughout into with between and".split())


def _stands_alone(article: Article, tokens: list[int]) -> bool:
    """Whether a name is used by itself, or after another name: not only as the beginning of a longer one."""
    return any(not _neighbours(article, [token], 1) for token in tokens)


_Sides = tuple[set[str], set[str]]
"""The names beside the rarer name, and those beside the usual one."""


def _may_be_bare(names: Names, rare: str, usual: str, before: _Sides, after: _Sides) -> bool:
    """Whether one of two names stands alone behind the other, or both stand alone."""
    if after[0] or after[1] or (before[0] and before[1]):
        return False
    if before[0]:
        # A headline has the surname before the text has the full name.
        return len(names[rare]) == 1 or min(names[rare]) < min(names[usual])
    return not before[1] or min(names[usual]) < min(names[rare])


def _have_one_name(one: set[str], other: set[str]) -> bool:
    """Whether two sets of names have one in common, however it is spelled."""
    return not one.isdisjoint(other) or any(
        same_sounds(left, right) or same_first_name(left, right) for left in one for right in other
    )


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
    """Whether two names stand in one sentence, and both in quotation marks or both outside."""
    places = {_place(article, i) for i in one}
    return any(_place(article, i) in places for i in other)


def _place(article: Article, token: int) -> tuple[int, bool]:
    return article.sentence_of_token(token), in_quotation(article, article.tokens.start[token])


def _neighbours(article: Article, tokens: list[int], step: int) -> set[str]:
    """The words of names directly beside a name, titles left out."""
    found = set()
    for i in tokens:
        at = i + step
        span = article.tokens_of(article.sentence_of_token(i))
        if at in span and _is_of_name(article, at, span.start):
            word = article.tokens.lower[at]
            if len(word) > 1 and word.strip(".") not in nouns_of("title"):
                found.add(word)
    return found


def _is_of_name(article: Article, token: int, first: int) -> bool:
    """Whether a word is part of a name: a proper noun, or inside a sentence a noun or adjective with a capital."""
    code = article.tags.codes[token]
    return code == "P" or (code in "NAX" and token > first and article.tokens.text[token].istitle())


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


_MOST_COMPARED = 100
"""Names with a hyphen that are compared with others."""


def _two_systems(article: Article) -> Iterator[Finding]:
    """Chinese and Korean names that stand in two transcriptions."""
    # A name of either kind has a hyphen in one of the two systems at least.
    hyphened = hyphened_names(article)
    if not hyphened:
        return
    names = names_of_two_words(article) | hyphened
    for one, places in islice(hyphened.items(), _MOST_COMPARED):
        for other, others in islice(names.items(), 10 * _MOST_COMPARED):
            if same_chinese(one, other) or (one < other and same_korean(one, other)):
                first, second = sorted((places, others), key=lambda spans: spans[0].start)
                if not _share_sentence(article, [span.start for span in first], [span.start for span in second]):
                    last, other_last = second[0].stop - 1, first[0].stop - 1
                    yield _finding(article, second[0].start, [span.start for span in first], last, other_last)


_TWO_WORDS = regex.compile(r"(?<!P)P{2,3}(?!P)")
_SHORTEST_PART = 2


def _turned(article: Article) -> Iterator[Finding]:
    """Names of two or three words that stand in two orders: `Jinping Xi` and `Xi Jinping`."""
    tokens, first = article.tokens, first_names()
    found: dict[frozenset[str], dict[tuple[str, ...], list[int]]] = {}
    for match in _TWO_WORDS.finditer(article.tags.codes):
        start, end = match.span()
        words = tuple(tokens.lower[start:end])
        whole = article.sentence_of_token(start) == article.sentence_of_token(end - 1)
        if whole and all(len(w) >= _SHORTEST_PART and tokens.text[i].istitle() for i, w in enumerate(words, start)):
            found.setdefault(frozenset(words), {}).setdefault(words, []).append(start)
    for parts, orders in found.items():
        if len(orders) < 2 or parts & _known() or all(word in first or word in lexicon() for word in parts):
            continue
        kept = {order: _kept(article, places) for order, places in orders.items()}
        used = sorted((order for order in kept if kept[order]), key=lambda order: (-len(kept[order]), kept[order][0]))
        for order in used[1:]:
            if not _share_sentence(article, kept[order], kept[used[0]]):
                token, other = kept[order][0], kept[used[0]][0]
                last, other_last = token + len(order) - 1, other + len(order) - 1
                yield _finding(article, token, kept[used[0]], last, other_last)


_ARTICLES = frozenset("al el ul as ash at ath ad adh an ar az".split())
"""Forms of the Arabic article in names."""


def _arabic_articles(article: Article) -> Iterator[Finding]:
    """Arabic names that have two forms of the article: al-Sisi and el-Sisi."""
    text, lower = article.tokens.text, article.tokens.lower
    by_name: dict[str, Names] = {}
    for at in article.find_words(_ARTICLES):
        name = at + 2
        if text[at + 1 : name] == ["-"] and name < len(lower) and text[name][0].isupper() and not text[name].isupper():
            by_name.setdefault(skeleton(lower[name]), {}).setdefault(lower[at], []).append(at)
    for forms in by_name.values():
        kept = {form: _kept(article, places) for form, places in forms.items()}
        used = sorted((form for form in kept if kept[form]), key=lambda form: (-len(kept[form]), kept[form][0]))
        for form in used[1:]:
            before = (_neighbours(article, kept[form], -1), _neighbours(article, kept[used[0]], -1))
            others = bool(before[0] and before[1]) and not _have_one_name(*before)
            if not others and not _share_sentence(article, kept[form], kept[used[0]]):
                yield _finding(article, kept[form][0], kept[used[0]], kept[form][0] + 2, kept[used[0]][0] + 2)


def _finding(
    article: Article, token: int, others: list[int], last: int | None = None, other_last: int | None = None
) -> Finding:
    """The finding at one name, or at one of several words that ends with the token `last`."""
    tokens = article.tokens
    times = "once" if len(others) == 1 else f"{len(others)} times"
    start, end = tokens.start[token], tokens.end[token if last is None else last]
    other, other_end = tokens.start[others[0]], tokens.end[others[0] if other_last is None else other_last]
    text = article.text
    return Finding(
        start,
        end,
        f"“{text[start:end]}” here, “{text[other:other_end]}” {times} elsewhere: it seems to be one name",
        (Related(other, other_end, "the other spelling"),),
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
