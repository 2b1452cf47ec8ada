"""A country, a government or a company as “he”."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Needs, Related, Rule, Severity, Status
from siclint.english.countries import countries_by_name
from siclint.english.people import human_nouns, people
from siclint.english.quotations import in_quotation

# Ships and countries are “she” by an old idiom, and nothing that has no sex is “he”.
_MASCULINE = frozenset({"he", "his", "him", "himself"})
_BODIES = frozenset(
    """
    country nation state republic government ministry company firm bank union council commission agency parliament
    organisation organization corporation authority embassy army
    """.split()
)
_ALSO_PEOPLE = frozenset("jordan chad israel georgia kenya cuba ireland england france holland".split())
_REACH = 5
"""A possessive stands at most so many tokens behind the verb whose subject owns."""


def check(article: Article) -> Iterator[Finding]:
    """Each masculine pronoun whose clause has a country or a body as its subject, and nobody else."""
    if not article.words.keys() & _MASCULINE:
        return
    tokens = article.tokens
    taken: set[int] | None = None
    for token in article.find_words(_MASCULINE):
        sentence = article.sentence_of_token(token)
        subject = _subject(article, sentence)
        if subject is None or token <= subject[1] or not _bound(article, subject[1], token):
            continue
        if taken is None:
            taken = {article.sentence_of_token(m.start) for m in people(article).mentions}
            taken |= {article.sentence_of_token(noun.token) for noun in human_nouns(article)}
        if sentence in taken or in_quotation(article, tokens.start[token]):
            continue
        last = token + 1 if token + 1 < tokens.first[sentence + 1] and tokens.text[token + 1][0].isalpha() else token
        start, end = tokens.start[subject[0]], tokens.end[subject[1]]
        what = article.text[start:end]
        message = f"“{tokens.text[token]}” stands for “{what}”, which is no person; English has “it”"
        yield Finding(
            tokens.start[token], tokens.end[last], message, (Related(start, end, "what the pronoun stands for"),)
        )


def _subject(article: Article, sentence: int) -> tuple[int, int] | None:
    """The first and last token of the country or body that a sentence begins with as its subject."""
    tokens, codes = article.tokens, article.tags.codes
    place = article.sentences[sentence]
    if article.paragraphs[place.paragraph].kind in {Kind.HEADLINE, Kind.HEADING}:
        return None
    start, end = tokens.first[sentence], tokens.first[sentence + 1]
    if start + 2 >= end:
        return None
    last = None
    if tokens.lower[start] == "the":
        at = start + 1
        while at < min(end, start + 4) and codes[at] in "ANP" and tokens.lower[at] not in _BODIES:
            at += 1
        if at < end and tokens.lower[at] in _BODIES:
            last = at
    else:
        names = countries_by_name()
        for size in (3, 2, 1):
            if start + size < end and " ".join(tokens.text[start : start + size]) in names:
                last = start + size - 1
                break
        if last == start and tokens.lower[start] in _ALSO_PEOPLE and not _is_told_as_country(article, start):
            return None
    if last is None or last + 1 >= end or codes[last + 1] not in "VWR,U":
        return None
    return start, last


def _is_told_as_country(article: Article, token: int) -> bool:
    """Whether the article names the country's adjective or capital, too."""
    country = countries_by_name()[article.tokens.text[token]]
    names = [*country.adjectives, *(spelling for places in country.capitals for spelling in places)]
    return any(name.lower() in article.words for name in names)


def _bound(article: Article, subject: int, token: int) -> bool:
    """Whether the clause decides: `raised his rates`, `..., which he avoided`."""
    tokens, codes = article.tokens, article.tags.codes
    between = codes[subject + 1 : token]
    if tokens.lower[token] == "he":
        comma = tokens.lower[token - 2 : token] == [",", "which"]
        return comma and not any(word in {"who", "that"} for word in tokens.lower[subject + 1 : token - 2])
    if tokens.lower[token] == "his":
        return (
            len(between) <= _REACH
            and codes[token - 1] in "VpI"
            and sum(code in "VW" for code in between) in {1, 2}
            and not any(code in "NPOSC" for code in between)
        )
    return False


rule = Rule(
    name="pronoun-for-country",
    family="attribution",
    summary="A country, a government or a company is “he”",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
    needs=Needs(words=_MASCULINE),
)
