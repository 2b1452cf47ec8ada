"""A state that acts on itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.analysis import cached_analysis
from siclint.english.countries import countries
from siclint.english.quotations import in_quotation


class _State(NamedTuple):
    """A name of a state in the text: its tokens, the code of the state, and whether the name is its capital or seat."""

    start: int
    end: int
    code: str
    is_seat: bool


class _Name(NamedTuple):
    tokens: tuple[str, ...]
    code: str
    is_seat: bool


_TOKENS = regex.compile(r"[^\s-]+|-")
# Names that are more often something else: persons, towns elsewhere, an airline.
_LEFT_OUT = frozenset(
    """
    Emirates Georgia CAR Victoria Georgetown Kingston Hamilton Salisbury Wellington Santiago Lima Sofia Male Carthage
    Quirinal Castille Beehive Westminster
    """.split()
)


@cache
def _table() -> dict[str, tuple[_Name, ...]]:
    """The names of states, capitals and seats of power by their first token, the longest first."""
    found: dict[str, list[_Name]] = {}
    for country in countries():
        if country.kind == "former":
            continue
        seats = [spelling for place in (*country.capitals[:1], *country.seats) for spelling in place]
        names = [(name.removeprefix("The "), False) for name in country.names]
        for name, is_seat in (*names, *((seat, True) for seat in seats if seat not in country.names)):
            tokens = tuple(_TOKENS.findall(name))
            if tokens[0] not in _LEFT_OUT:
                found.setdefault(tokens[0].lower(), []).append(_Name(tokens, country.code, is_seat))
    return {first: tuple(sorted(names, key=lambda name: -len(name.tokens))) for first, names in found.items()}


@cached_analysis
def _states(article: Article) -> dict[int, list[_State]]:
    """The states that each sentence names, where it names one twice."""
    tokens, table = article.tokens, _table()
    by_sentence: dict[int, list[_State]] = {}
    for i in sorted(i for word in article.words.keys() & table.keys() for i in article.words[word]):
        for name in table[tokens.lower[i]]:
            end = i + len(name.tokens)
            if tuple(tokens.text[i:end]) == name.tokens:
                by_sentence.setdefault(article.sentence_of_token(i), []).append(_State(i, end, name.code, name.is_seat))
                break
    return {number: states for number, states in by_sentence.items() if len(states) > 1}


def check(article: Article) -> Iterator[Finding]:
    """Each clause in which one state stands on both sides."""
    for states in _states(article).values():
        known = [state for state in states if _is_whole_name(article, state)]
        reported: set[int] = set()
        for one, other in pairwise(known):
            if one.code != other.code or one.end > other.start or one.start in reported:
                continue
            reason = _reason(article, one, other)
            if reason is not None and not in_quotation(article, article.tokens.start[one.start]):
                reported.add(one.start)
                yield _finding(article, one, other, reason)


def _is_whole_name(article: Article, state: _State) -> bool:
    """Whether a name stands for the state itself: no part of a longer name or compound."""
    tokens, codes = article.tokens, article.tags.codes
    span = article.tokens_of(article.sentence_of_token(state.start))
    before, after = state.start - 1, state.end
    if before in span:
        if tokens.lower[before] in {"-", "–", "/"} or (codes[before] == "P" and tokens.text[before][0].isupper()):
            return False
        if tokens.lower[before] == "of" and before - 1 in span and tokens.text[before - 1][0].isupper():
            return False
    if after in span:
        word = tokens.text[after]
        if word in {"-", "–", "/"} or tokens.lower[after] in {"state", "city"}:
            return False
        if word[0].isupper() and codes[after] in "PNA":
            return False
    return True


def _reason(article: Article, one: _State, other: _State) -> str | None:
    """What two names of one state in a sentence do to each other, if that cannot be."""
    if _are_joined(article, one, other):
        return "both parties are {}"
    if _is_possessive(article, one.end):
        return "both sides are {}" if _owns(article, one, other) else None
    return "the one that acts and the one it acts on are {}" if _acts_on(article, one, other) else None


def _is_possessive(article: Article, token: int) -> bool:
    return token < len(article.tokens.lower) and article.tokens.lower[token] in {"'s", "’s", "'", "’"}


def _ends_phrase(article: Article, state: _State) -> bool:
    """Whether a noun phrase ends with the name: no noun, possessive or clause of its own follows."""
    if state.end not in article.tokens_of(article.sentence_of_token(state.start)):
        return True
    if _is_possessive(article, state.end):
        return False
    return article.tags.codes[state.end] not in "NPAvVW" or article.tokens.lower[state.end] in _AFTERWARDS


_AFTERWARDS = frozenset("last next this on in early late".split())


def _are_joined(article: Article, one: _State, other: _State) -> bool:
    """Whether both stand as `between X and X`, or as `X and X` before a verb."""
    lower, codes = article.tokens.lower, article.tags.codes
    if one.is_seat or other.is_seat or [w for w in lower[one.end : other.start] if w != "the"] != ["and"]:
        return False
    span = article.tokens_of(article.sentence_of_token(one.start))
    before = one.start - (2 if lower[one.start - 1] == "the" else 1)
    if before in span and lower[before] == "between":
        return _ends_phrase(article, other) or (other.end in span and codes[other.end] in "VW")
    return (before not in span or lower[before] in {"both", "that"}) and other.end in span and codes[other.end] in "VW"


_PREPOSITIONS_OF: dict[str, frozenset[str]] = {
    noun: frozenset(prepositions.split())
    for nouns, prepositions in (
        ("exports sales supplies deliveries shipments", "to"),
        ("imports purchases", "from"),
        ("invasion occupation annexation", "of"),
        ("attack attacks assault aggression sanctions threats war", "on against with"),
        ("relations ties talks border trade agreement partnership relationship dispute alliance negotiations", "with"),
    )
    for noun in nouns.split()
}


def _owns(article: Article, one: _State, other: _State) -> bool:
    """Whether the words read `X's exports to X`."""
    lower = article.tokens.lower
    if one.is_seat or other.is_seat:
        return False
    between = range(one.end + 1, other.start - (1 if lower[other.start - 1] == "the" else 0))
    if not 2 <= len(between) <= _LONGEST_PHRASE or not _is_one_clause(article, between):
        return False
    noun = next((i for i in between if lower[i] in _PREPOSITIONS_OF), None)
    if noun is None or noun > between.start + 2:
        return False
    followed_by_verb = article.tags.codes[other.end : other.end + 1] in {"V", "W"} and not _is_possessive(
        article, other.end
    )
    return lower[between[-1]] in _PREPOSITIONS_OF[lower[noun]] and (followed_by_verb or _ends_phrase(article, other))


_LONGEST_PHRASE = 7
_LONGEST_CLAUSE = 14
_BREAKS = frozenset(
    "and or but that who whom which what where when while whose how why as than if because since so back home".split()
)


def _is_one_clause(article: Article, between: range) -> bool:
    """Whether no clause begins or ends among the tokens."""
    lower, codes = article.tokens.lower, article.tags.codes
    return not any(lower[i] in _BREAKS or codes[i] in "USCVWvwg" for i in between)


def _forms(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


_GIVES = _forms(
    "supply supplies supplied supplying sell sells sold selling send sends sent sending deliver delivers delivered",
    "delivering export exports exported exporting provide provides provided providing ship ships shipped shipping",
    "transfer transfers transferred transferring lend lends lent lending give gives gave given giving donate donates",
    "donated donating extradite extradites extradited",
)
_TAKES = _forms("import imports imported importing buy buys bought buying purchase purchases purchased purchasing")
_DEALS = _forms(
    "negotiate negotiates negotiated negotiating signed signs sign signing cooperate cooperates cooperated cooperating",
    "trade trades traded trading borders border share shares shared",
)
_FIGHTS = _forms(
    "impose imposes imposed imposing wage wages waged waging launch launches launched launching declare declares",
    "declared declaring borders border",
)
_STRIKES = _forms(
    "accuse accuses accused accusing blame blames blamed blaming invade invades invaded invading attack attacks",
    "attacked attacking threaten threatens threatened threatening condemn condemns condemned condemning sue sues sued",
    "sanction sanctions sanctioned warn warns warned urge urges urged criticize criticizes criticized criticise",
    "criticises criticised border borders meets met recognizes recognized recognises recognised",
)
_HARDEST = _forms("accuse accuses accused accusing invade invades invaded invading sanctions sanctioned")
_SIDES = _forms(
    "support supports supported supporting back backs backed backing welcome welcomes welcomed welcoming endorse",
    "endorses endorsed reject rejects rejected rejecting condemn condemns condemned condemning praise praises praised",
    "oppose opposes opposed criticize criticizes criticized criticise criticises criticised denounce denounces",
    "denounced dispute disputes disputed echo echoes echoed",
)
_POSITIONS = _forms(
    "claim claims stance position positions readiness demand demands action actions aggression invasion threat threats",
    "statement statements policy view views request requests war willingness narrative accusation accusations",
    "assertion assertions concerns interpretation",
)


def _acts_on(article: Article, one: _State, other: _State) -> bool:
    """Whether the first name is the subject of a verb of which the second is the object or the other party."""
    verb = _verb_of(article, one)
    if verb is None or verb >= other.start:
        return False
    lower = article.tokens.lower
    word = lower[verb]
    article_before = other.start - (1 if lower[other.start - 1] == "the" else 0)
    between = range(verb + 1, article_before)
    if not between:
        if _is_possessive(article, other.end):
            noun = lower[other.end + 1] if other.end + 1 < len(lower) else ""
            return not one.is_seat and word in _SIDES and noun in _POSITIONS
        if one.is_seat or other.is_seat:
            return word in _HARDEST and one.is_seat != other.is_seat and _ends_phrase(article, other)
        return word in _STRIKES and _ends_phrase(article, other)
    if one.is_seat or other.is_seat or len(between) > _LONGEST_CLAUSE or not _is_one_clause(article, between):
        return False
    preposition = lower[between[-1]]
    fits = (
        (preposition == "to" and word in _GIVES)
        or (preposition == "from" and word in _TAKES)
        or (preposition == "with" and word in _DEALS)
        or (preposition in {"on", "against"} and word in _FIGHTS)
    )
    return fits and _ends_phrase(article, other)


def _verb_of(article: Article, state: _State) -> int | None:
    """The main verb of the clause whose subject is the name, if it follows at once and the clause begins there."""
    lower, codes = article.tokens.lower, article.tags.codes
    span = article.tokens_of(article.sentence_of_token(state.start))
    before = state.start - (2 if state.start - 1 in span and lower[state.start - 1] == "the" else 1)
    if before in span and codes[before] not in "USCR" and lower[before] not in {"that", "says", "said"}:
        return None
    finite, at = False, state.end
    while at in span:
        if codes[at] == "V" or (finite and codes[at] in "vpg"):
            chained = codes[at + 1 : at + 3] == "Tv" and lower[at + 1] == "to"
            if not chained:
                return at
        elif codes[at] == "W":
            finite = True
        elif codes[at] not in "RTwb" and lower[at] != "to":
            return None
        at += 1
        finite = finite or codes[at - 1] == "V"
    return None


def _finding(article: Article, one: _State, other: _State, reason: str) -> Finding:
    tokens = article.tokens
    first = article.text[tokens.start[one.start] : tokens.end[one.end - 1]]
    second = article.text[tokens.start[other.start] : tokens.end[other.end - 1]]
    last = other.end + 1 if _is_possessive(article, other.end) else other.end - 1
    alias = "" if first == second else f", which “{second}” stands for too"
    message = reason.format(f"“{first}”{alias}")
    return Finding(tokens.start[one.start], tokens.end[last], f"{message}: another one was probably meant")


rule = Rule(
    name="wrong-entity",
    family="attribution",
    summary="A state acts on itself",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
)
