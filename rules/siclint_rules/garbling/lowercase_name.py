"""A month, a weekday, a nation's adjective or a language in small letters, as other languages write them."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Needs, Rule, Severity, Status

# “march”, “may” and “august” are words, and so are “polish”, “scotch” and “china”; billiards has “english”.
_DATES = frozenset(
    """
    january february april june july september october november december monday tuesday wednesday thursday friday
    saturday sunday
    """.split()
)
_PEOPLES = frozenset(
    """
    german russian spanish italian british ukrainian european african asian brazilian mexican israeli palestinian
    iranian indian korean swedish norwegian danish portuguese vietnamese american argentine chilean colombian
    peruvian egyptian syrian iraqi hungarian romanian bulgarian croatian serbian austrian australian canadian
    indonesian pakistani nigerian kenyan ethiopian moroccan algerian tunisian
    """.split()
)
_WORDS = _DATES | _PEOPLES
_PROSE = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.CAPTION, Kind.QUOTE})


def check(article: Article) -> Iterator[Finding]:
    """Each such word in a text that has capital letters elsewhere."""
    tokens, text = article.tokens, article.text
    for i in article.find_words(_WORDS):
        word = tokens.text[i]
        if not word.islower() or article.in_opaque(tokens.start[i]):
            continue
        start, end = tokens.start[i], tokens.end[i]
        # A part of a web address, of a tag, of a handle, of a user's name.
        if (start and not (text[start - 1].isspace() or text[start - 1] in "“\"(‘'")) or text[end : end + 1] in _JOINS:
            continue
        place = article.sentences[article.sentence_of_token(i)]
        if article.paragraphs[place.paragraph].kind not in _PROSE or not text[place.start].isupper():
            continue
        opened = max(text.rfind(mark, place.start, start) for mark in '“"')
        if opened >= 0 and text[opened + 1].islower():
            continue  # somebody is quoted who writes so, or the word itself
        fix = Fix(f"Write “{word.capitalize()}”", (Edit(start, end, word.capitalize()),), Applicability.SAFE)
        what = "a month and a weekday have" if word in _DATES else "a nation and a language have"
        yield Finding(start, end, f"“{word}”: in English {what} a capital letter", fixes=(fix,))


_JOINS = frozenset("@_/#=\\&")


rule = Rule(
    name="lowercase-name",
    family="garbling",
    summary="A month, a weekday, a nation or a language is written in small letters",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Spelling",
    its="locale-violation",
    check=check,
    needs=Needs(words=_WORDS),
    fix=Applicability.SAFE,
)
