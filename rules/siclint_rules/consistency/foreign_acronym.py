"""The acronym of another language beside an English name: the World Health Organization (OMS)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules.consistency._acronyms import Body, foreign_acronyms

_EXPLAINED = frozenset(
    """
    acronym acronyms initials abbreviation abbreviated abbreviations known spanish french german russian portuguese
    italian turkish ukrainian polish language languages stands
    """.split()
)
_LONGEST_NAME = 90
_BEFORE = regex.compile(r"[\s,]*[(\[]\Z")
_BEHIND = regex.compile(r"\s*[(\[]\s*(?:the )?")


def check(article: Article) -> Iterator[Finding]:
    """Each acronym beside its English name, and one that stands alone where the English one is used too."""
    known, seen = foreign_acronyms(), set[str]()
    for token in article.find_words(_small()):
        acronym = article.tokens.text[token]
        start, end = article.tokens.start[token], article.tokens.end[token]
        if acronym not in known or acronym in seen or article.in_opaque(start) or _is_explained(article, token):
            continue
        body = known[acronym]
        message = f"“{acronym}” is the acronym of another language; in English it is {body.acronym}"
        beside = _name_beside(article.text, start, end, body)
        if beside is not None:
            seen.add(acronym)
            yield Finding(*beside, message)
        elif body.clear and not in_quotation(article, start) and (english := _english(article, body)) is not None:
            seen.add(acronym)
            yield Finding(start, end, message, (Related(*english, "the English form"),))


@cache
def _small() -> frozenset[str]:
    return frozenset(acronym.lower() for acronym in foreign_acronyms())


def _is_explained(article: Article, token: int) -> bool:
    """Whether the sentence says what the acronym is."""
    words = article.tokens_of(article.sentence_of_token(token))
    return any(article.tokens.lower[i] in _EXPLAINED for i in words)


def _name_beside(text: str, start: int, end: int, body: Body) -> tuple[int, int] | None:
    """The span of the English name and the acronym, one of them in brackets behind the other."""
    if (bracket := _BEFORE.search(text, max(0, start - 3), start)) is not None:
        before = text[max(0, start - _LONGEST_NAME) : bracket.start()].lower()
        for name in body.names:
            if before.endswith(name):
                return bracket.start() - len(name), end + (text[end : end + 1] in {")", "]"})
    if (bracket := _BEHIND.match(text, end)) is not None:
        for name in body.names:
            behind = bracket.end() + len(name)
            if text[bracket.end() : behind].lower() == name:
                return start, behind + (text[behind : behind + 1] in {")", "]"})
    return None


def _english(article: Article, body: Body) -> tuple[int, int] | None:
    """Where the English acronym stands first, as a word of its own."""
    for token in article.words.get(body.acronym.lower(), ()):
        if article.tokens.text[token] == body.acronym and not in_quotation(article, article.tokens.start[token]):
            return article.tokens.start[token], article.tokens.end[token]
    for name in body.names:
        match = regex.search(rf"(?i)\b{regex.escape(name)}\b", article.text)
        if match is not None:
            return match.span()
    return None


rule = Rule(
    name="foreign-acronym",
    family="consistency",
    summary="The acronym of an English name is of another language",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Untranslated",
    its="untranslated",
    check=check,
)
