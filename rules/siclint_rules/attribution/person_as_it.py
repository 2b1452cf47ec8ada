"""A person as “it”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Needs, Related, Rule, Severity, Status
from siclint.english.people import Mention, nouns_of, people
from siclint.english.quotations import in_quotation

_PERSONAL = frozenset(
    "slept wept smiled laughed married graduated prayed sighed blushed whispered cried dined dreamed dreamt".split()
)
"""What only people do, in the form that follows `had`, or tells."""
_SAYING = frozenset("said says told added stated recalled admitted confessed explained".split())


def check(article: Article) -> Iterator[Finding]:
    """Each “it” that is compared with a person, or does what a speaker did, and each “its” with a person's kin."""
    for token in article.words.get("its", ()):
        yield from _has(article, token)
    first = article.tokens.first
    for token in article.words.get("it", ()):
        if token == first[article.sentence_of_token(token)]:
            yield from _compared(article, token)
        elif article.tokens.lower[token - 1] in _SAYING or article.tokens.lower[token - 2] in _SAYING:
            yield from _did(article, token)


def _compared(article: Article, token: int) -> Iterator[Finding]:
    """`It is strong and, like Mr. Lind, has no heir`: who goes on behind the comparison is a person, too."""
    tokens, codes = article.tokens, article.tags.codes
    end = tokens.first[article.sentence_of_token(token) + 1]
    if token + 1 >= end or codes[token + 1] not in "VW" or "like" not in tokens.lower[token:end]:
        return
    like = tokens.lower.index("like", token, end)
    if tokens.text[like - 1] != "," or tokens.lower[like - 2] != "and" or in_quotation(article, tokens.start[token]):
        return
    mention = _named(article, like + 1, end)
    if mention is None or mention.end + 1 >= end or tokens.text[mention.end] != ",":
        return
    if codes[mention.end + 1] in "VW":
        start, stop = tokens.start[token], tokens.end[mention.end - 1]
        name = article.text[tokens.start[mention.start] : stop]
        related = Related(tokens.start[mention.start], stop, "the person")
        message = f"“{tokens.text[token]}” is compared with {name}, a person: who was meant stands in the original"
        yield Finding(start, stop, message, (related,))


def _did(article: Article, token: int) -> Iterator[Finding]:
    """`Dr. Lind said it had not slept`."""
    tokens, codes = article.tokens, article.tags.codes
    sentence = article.sentence_of_token(token)
    end = tokens.first[sentence + 1]
    at = token + 1
    while at < end and codes[at] in "WwbTR":
        at += 1
    if at >= end or tokens.lower[at] not in _PERSONAL or in_quotation(article, tokens.start[token]):
        return
    persons = people(article).persons
    before = [m for m in people(article).mentions if tokens.first[sentence] <= m.start < token]
    if before and persons[before[-1].person].certain:
        name = persons[before[-1].person].name
        start, stop = tokens.start[before[-1].start], tokens.end[before[-1].end - 1]
        message = f"“{tokens.text[token]}” stands for {name}, a person"
        yield Finding(tokens.start[token], tokens.end[at], message, (Related(start, stop, "the person"),))


def _has(article: Article, token: int) -> Iterator[Finding]:
    """`its husband`, and what else only a person has, behind a verb that a person governs."""
    tokens, codes = article.tokens, article.tags.codes
    stop = article.tokens_of(article.sentence_of_token(token)).stop
    noun = token + 1
    while noun < stop and (codes[noun] == "A" or tokens.lower[noun] == "own"):
        noun += 1
    if noun >= stop or noun - token > _FARTHEST or tokens.lower[noun] not in _HIS_OR_HERS:
        return
    word, behind = tokens.lower[noun], tokens.lower[noun + 1 : noun + 2]
    # `its sister ship`, `its husband-and-wife team`
    if behind in (["-"], ["–"], ["of"]) or codes[noun + 1 : noun + 2] in {"N", "P"}:
        return
    person = _subject(article, token)
    if word not in _SPOUSES:
        if not article.words.keys().isdisjoint(_BROOD):
            return  # `its mother was a zebra`
        if person is None:
            person = _named_before(article, token) if word in _KIN else None
        if person is None:
            return
    related = () if person is None else (Related(tokens.start[person], tokens.end[person], "the person"),)
    shown = article.text[tokens.start[token] : tokens.end[noun]]
    message = f"“{shown}” makes a thing of a person: English has “his” or “her”"
    yield Finding(tokens.start[token], tokens.end[noun], message, related)


def _subject(article: Article, token: int) -> int | None:
    """The person who is the subject of the verb before a token, where no thing is named between."""
    tokens, codes = article.tokens, article.tags.codes
    span = article.tokens_of(article.sentence_of_token(token))
    verb = False
    for at in range(token - 1, max(span.start - 1, token - _REACH), -1):
        word = tokens.lower[at]
        if word in _SUBJECTS or (codes[at] == "N" and word in _people_nouns()) or _is_person(article, at):
            return at if verb else None
        verb = verb or codes[at] in "VWvpg"
        if codes[at] in "NMSXP" or tokens.text[at] in {",", ";", ":", '"', "”", "("} or word == "it":
            return None
    return None


def _named_before(article: Article, token: int) -> int | None:
    """Somebody who stands in the sentence before a token, where the sentence begins with no body or place."""
    tokens, codes = article.tokens, article.tags.codes
    start = article.tokens_of(article.sentence_of_token(token)).start
    found = None
    if tokens.lower[token - 1] == "and" and codes[token - 2] in "NP" and not _is_person(article, token - 2):
        return None  # `the paper and its sister`
    for at in range(start, token):
        word = tokens.lower[at]
        person = word in _PEOPLE or (codes[at] == "N" and word in _people_nouns()) or _is_person(article, at)
        if person and found is None:
            found = at
        if found is None and codes[at] in "NP" and word not in _TIMES and not _may_be_person(article, at):
            return None  # a village, a club or a nation has sons, too
    return found


def _may_be_person(article: Article, token: int) -> bool:
    """Whether a proper noun is part of the name of somebody, titles and first names included."""
    return any(m.start <= token < m.end or m.title == token for m in people(article).mentions)


def _is_person(article: Article, token: int) -> bool:
    """Whether a token ends the name of somebody who surely is a person."""
    if article.tags.codes[token] != "P":
        return False
    found = people(article)
    return any(m.end - 1 == token and found.persons[m.person].certain for m in found.mentions)


@cache
def _people_nouns() -> frozenset[str]:
    """Nouns for one person: roles and kin."""
    return frozenset(nouns_of("role")) | frozenset(nouns_of("weak")) | frozenset(nouns_of("kin"))


_SPOUSES = frozenset(
    """
    wife husband widow widower fiancé fiancée fiance fiancee girlfriend boyfriend ex-wife ex-husband uncle aunt nephew
    niece grandmother grandfather granddaughter grandson mother-in-law father-in-law son-in-law daughter-in-law
    stepson stepdaughter stepfather stepmother
    """.split()
)
"""Whom only people have."""
_KIN = frozenset(
    "mother father son daughter brother sister mum mom dad cousin grandchildren siblings family parents".split()
)
_HIS_OR_HERS = (
    _SPOUSES
    | _KIN
    | frozenset(
        """
        children teammate teammates shoulder shoulders knee elbow wrist hair lips childhood career
        tears boyhood girlhood youngest life face head
        """.split()
    )
)
"""Whom and what people have, and animals too, or those whom a metaphor makes people."""
_BROOD = frozenset(
    """
    cub cubs calf calves pup pups puppy puppies kitten kittens lamb lambs foal foals chick chicks duckling fawn
    animal animals dog dogs cat cats horse horses elephant elephants lion lions tiger tigers bear bears whale whales
    dolphin dolphins panda pandas monkey monkeys gorilla bird birds wolf wolves fox shark robot robots doll creature
    creatures baby infant newborn foetus fetus embryo toddler species zoo mammal mammals penguin seal orangutan
    chimpanzee cow sheep goat pig
    """.split()
)
"""Where one of these is spoken of, “its mother” may be its."""
_PEOPLE = frozenset("he she who him her his".split())
_SUBJECTS = frozenset("he she who".split())
_TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday day week month year night".split())
_FARTHEST = 3
_REACH = 9


def _named(article: Article, token: int, end: int) -> Mention | None:
    """The name of somebody, with or without a title, that begins at a token."""
    for mention in people(article).mentions:
        begin = mention.title if mention.title is not None else mention.start
        if token in {begin, mention.start} and mention.end < end and people(article).persons[mention.person].certain:
            return mention
    return None


rule = Rule(
    name="person-as-it",
    family="attribution",
    summary="A person is “it”",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
    needs=Needs(words=frozenset({"it", "its"})),
)
