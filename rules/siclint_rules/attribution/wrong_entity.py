"""A state, a body, a company or a person that acts on itself."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules.attribution._acts import (
    AGAINST,
    ATTACKS,
    ENVOYS,
    EXPELS,
    HARDEST,
    HARMS,
    OF_ADJECTIVE,
    OF_NOUN,
    POSITIONS,
    RELATIONS,
    REPORTS,
    SIDES,
    TROOPS,
    WITH_PREPOSITION,
)
from siclint_rules.attribution._parties import (
    TIMES,
    Party,
    adjectives,
    joined_adjectives,
    repeated_names,
    repeated_nouns,
    repeated_states,
    state_adjectives,
    states,
)

_LONGEST_PHRASE = 7
_LONGEST_CLAUSE = 14
_LONGEST_APPOSITION = 9
_SURE_VERB = 0.8
_BE = frozenset("is are was were be been being".split())
_BREAKS = frozenset(
    "and or but that who whom which what where when while whose how why as than if because since so back home".split()
)
_SCORE = regex.compile(r"\d+[-–]\d")
_AFTERWARDS = frozenset("last next this on in early late".split())
# Behind a common noun these say that it is another one: `the court of appeal`.
_SAY_WHICH = frozenset("of that which who whom whose in from at for".split())
_DASHES = frozenset("-–/")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def check(article: Article) -> Iterator[Finding]:
    """Each clause in which one party stands on both sides."""
    reported: set[int] = set()
    for one, other in (*repeated_states(article), *repeated_names(article), *repeated_nouns(article)):
        if one.start in reported or not _is_prose(article, one):
            continue
        reason = _reason(article, one, other)
        if reason is not None:
            reported.add(one.start)
            yield _finding(article, one, other, reason)
    for one, other in adjectives(article):
        if _is_prose(article, one) and _acts_as_people(article, one, other):
            yield _finding(article, one, other, "both sides are {}")
    for one, envoys in own_envoys(article):
        if _is_prose(article, one) and not in_quotation(article, article.tokens.start[one.start]):
            yield _finding(article, one, envoys, "both sides are {}")
    for one, other in joined_adjectives(article):
        if _is_prose(article, one):
            yield _finding(article, one, other, "both sides are {}")


def _is_prose(article: Article, party: Party) -> bool:
    sentence = article.sentences[article.sentence_of_token(party.start)]
    return article.paragraphs[sentence.paragraph].kind in {Kind.PARAGRAPH, Kind.HEADLINE, Kind.LINE}


def _reason(article: Article, one: Party, other: Party) -> str | None:
    """What two names of one party in a sentence do to each other, if that cannot be."""
    if _are_joined(article, one, other):
        return "both parties are {}"
    # In speech a state may well act on itself: “Only Peru can save Peru.”
    quoted = in_quotation(article, article.tokens.start[one.start])
    if quoted and article.tokens.lower[_start(article, other) - 1] not in {"with", "against"}:
        return None
    if _is_between(article, one, other):
        return "the one that acts and the one it acts on are {}"
    if _is_possessive(article, one.end):
        return "both sides are {}" if _owns(article, one, other) else None
    acts = _acts_on(article, one, other) or _stands_twice(article, one, other)
    return "the one that acts and the one it acts on are {}" if acts else None


def _is_between(article: Article, one: Party, other: Party) -> bool:
    """Whether the words read `sold to X by X`."""
    lower, first = article.tokens.lower, _start(article, one) - 1
    between = [word for word in lower[one.end : other.start] if word != "the"]
    return (
        first > 0 and lower[first] in {"to", "from", "against"} and between == ["by"] and _ends_phrase(article, other)
    )


def _stands_twice(article: Article, one: Party, other: Party) -> bool:
    """Whether a name of several words stands again behind the verb of its own clause: `Ada Lind came to Ada Lind`."""
    tokens, codes = article.tokens, article.tags.codes
    short, long = sorted((one.key, other.key), key=len)
    if one.is_state or one.is_common or " " not in short or short != long:
        return False
    if not _ends_phrase(article, other):
        return False
    at = one.end
    if tokens.text[at : at + 1] == [","] and tokens.text[_start(article, one) - 1] == ",":
        at += 1  # `The chancellor, Ada Lind, came`
    while at < other.start and codes[at] in "WRwb":
        at += 1
    rest = range(at + 1, _start(article, other))
    if at >= other.start or codes[at] not in "Vvpg" or tokens.lower[at] in REPORTS | _BE:
        return False
    if len(rest) > _LONGEST_CLAUSE or not _is_one_clause(article, rest) or not all(tokens.text[i] != '"' for i in rest):
        return False
    return not rest or tokens.lower[rest[-1]] in _OBLIQUE


_OBLIQUE = frozenset("to from with against on at by".split())


def _is_possessive(article: Article, token: int) -> bool:
    return token < len(article.tokens.lower) and article.tokens.lower[token] in _POSSESSIVES


def _ends_phrase(article: Article, party: Party) -> bool:
    """Whether a noun phrase ends with the name: no noun, possessive or clause of its own follows."""
    if party.end not in article.tokens_of(article.sentence_of_token(party.start)):
        return True
    if _is_possessive(article, party.end):
        return False
    if article.tokens.lower[party.end] in _AFTERWARDS or _SCORE.match(article.text, article.tokens.start[party.end]):
        return True
    if (
        party.is_common
        and article.tokens.lower[party.end] in _SAY_WHICH
        and not _is_accused(article, party)
        and article.tags.codes[party.end + 1 : party.end + 2] != "g"
    ):
        return False
    # `Peru sends to Peru the ships`, but `South Africa beat South Africa A`.
    is_team = article.tags.codes[party.end] == "D" and article.tokens.text[party.end][0].isupper()
    return (
        article.tags.codes[party.end] not in "NPAMvVW" and not is_team and article.tokens.text[party.end] not in _DASHES
    )


def _is_accused(article: Article, party: Party) -> bool:
    """Whether `of` behind a name says what somebody is accused of."""
    lower, before = article.tokens.lower, _start(article, party) - 1
    return lower[party.end] == "of" and lower[before].startswith("accus")


def _start(article: Article, party: Party) -> int:
    """The first token of a party, its article included."""
    before = party.start - 1
    has_article = before >= 0 and article.tokens.lower[before] == "the"
    return before if has_article else party.start


def _are_joined(article: Article, one: Party, other: Party) -> bool:
    """Whether both stand as `between X and X`, or, of a state, as `X and X` before a verb."""
    lower, codes = article.tokens.lower, article.tags.codes
    if [w for w in lower[one.end : other.start] if w != "the"] != ["and"]:
        return False
    span = article.tokens_of(article.sentence_of_token(one.start))
    before = _start(article, one) - 1
    verb_follows = other.end in span and codes[other.end] in "VW"
    if before in span and lower[before] == "between":
        if one.is_seat != other.is_seat and (before - 1 not in span or lower[before - 1] not in RELATIONS):
            return False
        return _ends_phrase(article, other) or verb_follows
    opens = before not in span or lower[before] in {"both", "that"}
    return one.is_state and not (one.is_seat or other.is_seat) and opens and verb_follows


def _owns(article: Article, one: Party, other: Party) -> bool:
    """Whether the words read `X's exports to X`."""
    if one.is_seat or other.is_seat:
        return False
    between = range(one.end + 1, _start(article, other))
    return len(between) >= 2 and _relates(article, between, OF_NOUN) and _ends_noun_phrase(article, other)


def _ends_noun_phrase(article: Article, party: Party) -> bool:
    """Whether the name ends a noun phrase, which may be the subject of a verb."""
    follows = article.tags.codes[party.end : party.end + 1]
    return (follows in {"V", "W"} and not _is_possessive(article, party.end)) or _ends_phrase(article, party)


def _relates(article: Article, between: range, table: dict[str, frozenset[str]]) -> bool:
    """Whether the words are a noun of the table, early, and one of its prepositions at the end."""
    lower = article.tokens.lower
    if not 2 <= len(between) <= _LONGEST_PHRASE or not _is_one_clause(article, between):
        return False
    noun = next((i for i in between if lower[i] in table), None)
    return noun is not None and noun <= between.start + 2 and lower[between[-1]] in table[lower[noun]]


def own_envoys(article: Article) -> Iterator[tuple[Party, Party]]:
    """Each state that expels its own diplomats, and each army that attacks its own."""
    if article.words.keys().isdisjoint(EXPELS | ATTACKS):
        return
    lower, codes = article.tokens.lower, article.tags.codes
    actors = {party.start: party for found in states(article).values() for party in found}
    for object_ in state_adjectives(article):
        noun = object_.end
        while codes[noun : noun + 1] == "A":
            noun += 1
        kind = lower[noun] if noun < len(lower) else ""
        verb = object_.start - 1
        while verb > 0 and codes[verb] in "DMA":
            verb -= 1
        if kind in ENVOYS and lower[verb] in EXPELS and not _HOME.intersection(lower[noun + 1 : noun + 3]):
            yield from _actor_before(article, verb, object_, noun, actors)
        elif kind in TROOPS and lower[verb] in ATTACKS and codes[verb] == "V":
            yield from _army_before(article, verb, object_)


_HOME = frozenset("home back from".split())
_ARMIES = TROOPS | frozenset("forces military artillery drones".split())


def _actor_before(
    article: Article, verb: int, envoys: Party, noun: int, actors: dict[int, Party]
) -> Iterator[tuple[Party, Party]]:
    """The state right before a verb, if the envoys are its own."""
    codes = article.tags.codes
    at = verb - 1
    while at > 0 and codes[at] in "WR":
        at -= 1
    one = next((party for party in actors.values() if party.end == at + 1), None)
    if one is not None and one.key == envoys.key and codes[noun + 1 : noun + 2] not in {"P", "N"}:
        yield one, Party(envoys.start, noun + 1, envoys.key, is_state=True, is_seat=False)


def _army_before(article: Article, verb: int, other: Party) -> Iterator[tuple[Party, Party]]:
    """The army of the same state right before a verb."""
    lower, codes = article.tokens.lower, article.tags.codes
    at = verb - 1
    while at > 0 and codes[at] in "WR":
        at -= 1
    if lower[at] not in _ARMIES:
        return
    one = next((party for party in state_adjectives(article) if party.end == at), None)
    if one is not None and one.key == other.key:
        yield one, Party(other.start, other.end + 1, other.key, is_state=True, is_seat=False)


def _acts_as_people(article: Article, one: Party, other: Party) -> bool:
    """Whether the words read `Peruvian exports to Peru`."""
    between = range(one.end, _start(article, other))
    return _relates(article, between, OF_ADJECTIVE) and _ends_noun_phrase(article, other)


def _is_one_clause(article: Article, between: range) -> bool:
    """Whether no clause begins or ends among the tokens."""
    lower, codes = article.tokens.lower, article.tags.codes
    return not any(lower[i] in _BREAKS or codes[i] in "USCVWvwg" for i in between)


def _acts_on(article: Article, one: Party, other: Party) -> bool:
    """Whether the first name is the subject of a verb of which the second is the object or the other party."""
    verb = _verb_of(article, one)
    if verb is None or verb >= other.start:
        return False
    lower = article.tokens.lower
    word = lower[verb]
    between = range(verb + 1, _start(article, other))
    if not between:
        return _has_object(article, one, other, verb)
    if len(between) > _LONGEST_CLAUSE or not _is_one_clause(article, between) or not _ends_phrase(article, other):
        return False
    preposition = lower[between[-1]]
    if preposition == "by":
        return _is_passive(article, one, verb) and all(article.tags.codes[i] in "MRUY" for i in between[:-1])
    listed = preposition in WITH_PREPOSITION.get(word, frozenset())
    if one.is_seat != other.is_seat:
        # A state sends trains to its capital, but has no treaty with it.
        harms = any(lower[i] in HARMS for i in between)
        return listed and (preposition in {"with", "against", "from"} or (preposition == "on" and harms))
    return listed or preposition in {"with", "against"}


def _is_passive(article: Article, one: Party, verb: int) -> bool:
    lower, codes = article.tokens.lower, article.tags.codes
    return codes[verb] == "p" and any(lower[i] in _BE and codes[i] in "Wwb" for i in range(one.end, verb))


def _has_object(article: Article, one: Party, other: Party, verb: int) -> bool:
    """Whether the second name, right behind the verb, is what the first one may not do it to."""
    lower = article.tokens.lower
    word = lower[verb]
    if one.is_state and _is_possessive(article, other.end):
        nouns = lower[other.end + 1 : other.end + 3]
        if nouns and nouns[0] not in POSITIONS and article.tags.codes[other.end + 1] in "AN":
            nouns = nouns[1:]
        return word in (AGAINST if one.is_seat else SIDES) and bool(nouns) and nouns[0] in POSITIONS
    if not _ends_phrase(article, other):
        return False
    if one.is_seat != other.is_seat:
        return word in HARDEST
    return word not in REPORTS and float(article.probability("Vvp")[verb]) >= _SURE_VERB


def _verb_of(article: Article, party: Party) -> int | None:
    """The main verb of the clause whose subject is the name, if the clause begins with it and the verb follows."""
    lower, codes = article.tokens.lower, article.tags.codes
    span = article.tokens_of(article.sentence_of_token(party.start))
    if not _opens_clause(article, party, span):
        return None
    finite, at = False, _behind_apposition(article, party, span)
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


def _opens_clause(article: Article, party: Party, span: range) -> bool:
    """Whether a clause begins with the name, or with a phrase before it: `In 2014 Peru ...`."""
    lower, codes = article.tokens.lower, article.tags.codes
    before = _start(article, party) - 1
    if before not in span or codes[before] in "USCR" or lower[before] in {"that", "says", "said"}:
        return True
    opening = range(span.start, before + 1)
    # `The Dutch company Ajax`
    if codes[span.start] == "D" and codes[before] == "N" and all(codes[i] in "DAN" for i in opening):
        return True
    ends = codes[before] in "MN" or lower[before] in TIMES or before + 1 < party.start
    return codes[span.start] == "I" and ends and all(codes[i] in "IDANMP" for i in opening)


def _behind_apposition(article: Article, party: Party, span: range) -> int:
    """The token behind the name, or behind what stands beside it between commas: `Peru, its ally, ...`."""
    text, codes = article.tokens.text, article.tags.codes
    if party.end in span and text[party.end] == ",":
        for at in range(party.end + 1, min(party.end + 1 + _LONGEST_APPOSITION, span.stop)):
            if text[at] == ",":
                return at + 1
            if codes[at] not in "DANPMIT" and text[at] not in {"its", "his", "her", "their"}:
                break
    return party.end


def _finding(article: Article, one: Party, other: Party, reason: str) -> Finding:
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
    summary="A state, body or person acts on itself",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
)
