"""Names that stand twice in a sentence: states under all their names, and whatever else has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from siclint import Article
from siclint.english.analysis import cached_analysis
from siclint.english.countries import countries
from siclint.english.people import people
from siclint_rules.attribution._countries import Table, occurrences, table_of, words_of


class Party(NamedTuple):
    """A name in the text: its tokens, what it stands for, and what kind of name it is.

    `key` is the code of a state, or the words of another name in small letters. A seat is a capital or a building
    whose name stands for the state's government. A common noun is a body of which there is one: `the government`.
    """

    start: int
    end: int
    key: str
    is_state: bool
    is_seat: bool
    is_common: bool = False


# Names that are more often something else: persons, towns elsewhere, an airline.
_LEFT_OUT = frozenset(
    """
    Emirates Georgia CAR Victoria Georgetown Kingston Hamilton Salisbury Wellington Santiago Lima Sofia Male Carthage
    Quirinal Castille Beehive Westminster
    """.split()
)
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
    """.split()
)
# Runs of proper nouns that end in one of these name no party.
_NO_PARTY = TIMES | frozenset(
    """
    christmas easter ramadan day night morning evening week weekend season spring summer
    autumn winter am pm god jesus mr mrs ms dr street road avenue
    """.split()
)
_PROPER = regex.compile("P+")
_SHORTEST_ACRONYM = 2
_SMALL = frozenset("of for and the on in".split())


@cache
def _names() -> Table:
    """The names of today's states, their capitals and seats; a capital with the name of its state is the state."""
    words = (row for country in countries() if country.kind != "former" for row in words_of(country))
    return table_of(
        (word, country, form)
        for word, country, form in words
        if form != "adjective" and word.split()[0] not in _LEFT_OUT and (form == "name" or word not in country.names)
    )


# One adjective for two states, or for the people of a third.
_UNCLEAR = frozenset(
    "Congolese Dominican Korean Irish Guinean Macedonian Samoan Georgian Timorese US U.S. UK U.K.".split()
)


@cache
def _adjective_table() -> Table:
    words = (row for country in countries() if country.kind != "former" for row in words_of(country))
    return table_of(row for row in words if row[2] == "adjective")


@cached_analysis
def state_adjectives(article: Article) -> tuple[Party, ...]:
    """The adjectives of states, in order."""
    return tuple(
        Party(i, i + len(entry.tokens), entry.code, is_state=True, is_seat=False)
        for i, entry in occurrences(article, _adjective_table())
    )


def adjectives(article: Article) -> list[tuple[Party, Party]]:
    """Each adjective of a state with the next name of the same state in its sentence."""
    found = states(article)
    pairs = []
    for one in state_adjectives(article):
        near = found.get(article.sentence_of_token(one.start), ())
        other = next((p for p in near if one.start < p.start <= one.start + _REACH), None)
        if other is None or other.key != one.key or other.is_seat or article.tokens.text[one.end - 1] in _UNCLEAR:
            continue
        if is_whole(article, one) and is_whole(article, other):
            pairs.append((one, other))
    return pairs


_REACH = 9
_JOINTS = frozenset({"and", "-", "–"})
_ALIKE = (frozenset({"US", "U.S.", "American"}), frozenset({"UK", "U.K.", "British"}))


def joined_adjectives(article: Article) -> list[tuple[Party, Party]]:
    """Each two adjectives of one state that `and` or a hyphen joins: `Peruvian and Peruvian officials`."""
    text, codes = article.tokens.text, article.tags.codes
    pairs = []
    for one, other in pairwise(state_adjectives(article)):
        if other.start != one.end + 1 or text[one.end] not in _JOINTS or one.key != other.key:
            continue
        first, second = " ".join(text[one.start : one.end]), " ".join(text[other.start : other.end])
        alike = text[one.end] == "and" and any({first, second} <= words for words in _ALIKE)
        noun = codes[other.end : other.end + 1] in {"N", "A"} and text[other.end] not in _JOINTS
        if (first == second or alike) and noun and text[one.start - 1 : one.start] not in (["-"], ["–"]):
            pairs.append((one, other))
    return pairs


@cached_analysis
def states(article: Article) -> dict[int, list[Party]]:
    """The states of each sentence, by the sentence's index, in order."""
    by_sentence: dict[int, list[Party]] = {}
    for i, entry in occurrences(article, _names()):
        party = Party(i, i + len(entry.tokens), entry.code, is_state=True, is_seat=entry.form == "seat")
        by_sentence.setdefault(article.sentence_of_token(i), []).append(party)
    return by_sentence


def repeated_states(article: Article) -> list[tuple[Party, Party]]:
    """Each two mentions of one state that follow each other among the states of a sentence."""
    pairs = []
    for found in states(article).values():
        whole = [party for party in found if is_whole(article, party)] if len(found) > 1 else []
        pairs += [
            (one, other)
            for one, other in _neighbours(whole)
            if one.end <= other.start and not _are_two_seats(article, one, other)
        ]
    return pairs


def _neighbours(found: list[Party]) -> Iterator[tuple[Party, Party]]:
    """Each mention with the next one of the same state, where no other state stands between: Crimea is none."""
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            if other.key == one.key:
                yield one, other
            if other.key == one.key or other.key in _sovereign():
                break


@cache
def _sovereign() -> frozenset[str]:
    return frozenset(country.code for country in countries() if country.kind == "state")


def _are_two_seats(article: Article, one: Party, other: Party) -> bool:
    """Whether two seats of a state are different bodies: the Pentagon and the White House."""
    text = article.tokens.text
    return one.is_seat and other.is_seat and text[one.start : one.end] != text[other.start : other.end]


def repeated_names(article: Article) -> list[tuple[Party, Party]]:
    """Each two mentions of one name in a sentence, other than a state's, between which it does not stand again.

    A shorter form of a name counts where the article has nobody else of this name.
    """
    lower, aliases = article.tokens.lower, _aliases(article)
    ends = {key.rsplit(" ", 1)[-1]: acronym for key, acronym in aliases.items()}
    groups: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for sentence, start, end in _runs(article):
        word = lower[end - 1]
        groups.setdefault((sentence, ends.get(word, word)), []).append((start, end))
    pairs: list[tuple[Party, Party]] = []
    first, codes = article.tokens.first, article.tags.codes
    for (sentence, word), runs in groups.items():
        # The tagger does not take every name at the head of a sentence for one.
        head = first[sentence]
        if lower[head] == word and codes[head] in "NXAbpg":
            runs.insert(0, (head, head + 1))
        if len(runs) > 1 and word not in _NO_PARTY and len(word) > 1:
            found = [party for run in runs if (party := _party(article, *run)) is not None]
            pairs += [pair for pair in pairwise(found) if _is_same(article, *pair)]
    return [pair for pair in pairs if pair[0].key not in _places() and all(is_whole(article, party) for party in pair)]


def _party(article: Article, start: int, end: int) -> Party | None:
    if not article.tokens.text[end - 1][0].isupper():
        return None
    start = _whole_start(article, start, end)
    key = " ".join(article.tokens.lower[start:end])
    return Party(start, end, _aliases(article).get(key, key), is_state=False, is_seat=False)


def _runs(article: Article) -> Iterator[tuple[int, int, int]]:
    """The runs of proper nouns, each with its sentence's index, with `of` inside names: `Bank of England`."""
    lower, first = article.tokens.lower, article.tokens.first
    begin = reached = -1
    sentence = 0
    for match in _PROPER.finditer(article.tags.codes):
        start, end = match.span()
        if begin >= 0 and reached == start - 1 and lower[reached] == "of" and start < first[sentence + 1]:
            reached = min(end, first[sentence + 1])
            continue
        if begin >= 0:
            yield sentence, begin, reached
        while first[sentence + 1] <= start:
            sentence += 1
        begin, reached = start, min(end, first[sentence + 1])
    if begin >= 0:
        yield sentence, begin, reached


_ONE_OF_ITS_KIND = frozenset(
    """
    government opposition army police prosecution prosecutor defence defendant plaintiff president minister court mayor
    parliament senate ministry rebels militants protesters kremlin union coalition regulator striker goalkeeper
    """.split()
)


def repeated_nouns(article: Article) -> list[tuple[Party, Party]]:
    """Each two mentions in a sentence of a body of which there is one: `the government`, alone."""
    lower = article.tokens.lower
    pairs: list[tuple[Party, Party]] = []
    for word in article.words.keys() & _ONE_OF_ITS_KIND:
        places = [i for i in article.words[word] if i and lower[i - 1] == "the" and article.tokens.text[i] == word]
        for one, other in pairwise(places):
            if article.sentence_of_token(one) == article.sentence_of_token(other):
                first, second = (
                    Party(i, i + 1, f"the {word}", is_state=False, is_seat=False, is_common=True) for i in (one, other)
                )
                if is_whole(article, first) and is_whole(article, second):
                    pairs.append((first, second))
    return sorted(pairs)


def _whole_start(article: Article, start: int, end: int) -> int:
    """Where the name of a run begins: days before it do not belong to it, adjectives with a capital do."""
    tokens, codes = article.tokens, article.tags.codes
    while start < end - 1 and tokens.lower[start] in _NO_PARTY:
        start += 1
    first = article.tokens_of(article.sentence_of_token(start)).start
    while start > first and codes[start - 1] in "AM" and tokens.text[start - 1][0].isupper():
        start -= 1
    return start


@cached_analysis
def _aliases(article: Article) -> dict[str, str]:
    """The acronym of each name that the article itself shortens: `Bank of Ruritania (BOR)`; both in small letters."""
    tokens = article.tokens
    found: dict[str, str] = {}
    for i in article.words.get("(", ()):
        if i + 2 >= len(tokens) or tokens.text[i + 2] != ")" or not tokens.text[i + 1].isupper():
            continue
        acronym = tokens.lower[i + 1]
        letters, at = list(acronym), i - 1
        while letters and at >= 0 and (tokens.text[at][0].isupper() or tokens.lower[at] in _SMALL):
            if tokens.lower[at][0] == letters[-1] and tokens.text[at][0].isupper():
                letters.pop()
                begin = at
            elif tokens.lower[at] not in _SMALL:
                break
            at -= 1
        if not letters and len(acronym) >= _SHORTEST_ACRONYM:
            found[" ".join(tokens.lower[begin:i])] = acronym
    return found


@cache
def _places() -> frozenset[str]:
    found: set[str] = set()
    for country in countries():
        found.update(name.lower() for name in (*country.names, *country.adjectives, country.person, country.people))
    return frozenset(found)


def _is_same(article: Article, one: Party, other: Party) -> bool:
    """Whether two names with one last word are one, and are not two people of a family."""
    if one.key != other.key:
        short, long = sorted((one.key, other.key), key=len)
        if " " in short and not long.endswith(f" {short}"):
            return False  # `George Bush` and `George W. Bush`
        persons = _persons(article)
        return one.end - 1 in persons and persons[one.end - 1] == persons.get(other.end - 1)
    return one.key.rsplit(" ", 1)[-1] not in _shared_surnames(article)


@cached_analysis
def _persons(article: Article) -> dict[int, int]:
    """The person whose name ends with a token, for those who surely are persons."""
    found = people(article)
    return {mention.end - 1: mention.person for mention in found.mentions if found.persons[mention.person].certain}


@cached_analysis
def _shared_surnames(article: Article) -> frozenset[str]:
    """The surnames, in small letters, that several people of the article bear."""
    bearers = Counter(person.name.lower().rsplit(None, 1)[-1] for person in people(article).persons)
    return frozenset(name for name, count in bearers.items() if count > 1)


def is_whole(article: Article, party: Party) -> bool:
    """Whether a name stands for the party itself: no part of a longer name or compound."""
    tokens, codes = article.tokens, article.tags.codes
    span = article.tokens_of(article.sentence_of_token(party.start))
    before, after = party.start - 1, party.end
    if before in span:
        is_name = codes[before] == "P" and tokens.text[before][0].isupper() and tokens.lower[before] not in TIMES
        if tokens.lower[before] in {"-", "–", "/", "&"} or is_name:
            return False
        if tokens.lower[before] == "of" and before - 1 in span and tokens.text[before - 1][0].isupper():
            return False
    if after in span:
        word = tokens.text[after]
        if word in {"-", "–", "/", "&"} or tokens.lower[after] in {"state", "city"}:
            return False
        if word[0].isupper() and codes[after] in "PNA":
            return False
    return True
