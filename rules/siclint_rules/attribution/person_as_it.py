"""A person as “it”."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Needs, Related, Rule, Severity, Status
from siclint.english.people import Mention, people
from siclint.english.quotations import in_quotation

_PERSONAL = frozenset(
    "slept wept smiled laughed married graduated prayed sighed blushed whispered cried dined dreamed dreamt".split()
)
"""What only people do, in the form that follows `had`, or tells."""
_SAYING = frozenset("said says told added stated recalled admitted confessed explained".split())


def check(article: Article) -> Iterator[Finding]:
    """Each “it” that is compared with a person, or does what a person who has just spoken did."""
    if "it" not in article.words:
        return
    first = article.tokens.first
    for token in article.words["it"]:
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
    needs=Needs(words=frozenset({"it"})),
)
