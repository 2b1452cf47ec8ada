"""A speaker who is named by a surname alone and introduced nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.people import SAYING, Person, people
from siclint.english.quotations import in_quotation

_OWN = frozenset({"i", "my"})
_PERSONAL = frozenset({"he", "she", "him"})
# A clause begins behind these.
_OPENS = frozenset({"", ",", '"', "”", "’", "that", "and", "but", "–", "—"})
# Behind these stands who was told: a newspaper.
_TOLD = frozenset({"told", "tells", "asked", "mentioned"})
_LEAST_LETTERS = 4
_FEWEST_SENTENCES = 5
_REACH = 40


def check(article: Article) -> Iterator[Finding]:
    """The first mention of each such speaker whom the article then calls he or she."""
    if len(article.sentences) < _FEWEST_SENTENCES or not article.words.keys() & _PERSONAL:
        return
    # Who writes as “I” writes to people who know who is meant.
    if any(not in_quotation(article, article.tokens.start[i]) for i in article.find_words(_OWN)):
        return
    for person in people(article).persons:
        mention = person.mentions[0]
        if " " in person.name or person.titles or person.roles or len(person.name) < _LEAST_LETTERS:
            continue
        if _is_introduced(article, person) or not _speaks(article, person) or not _is_he(article, person):
            continue
        start, end = article.tokens.start[mention.start], article.tokens.end[mention.end - 1]
        yield Finding(start, end, f"“{person.name}” speaks and is introduced nowhere: who is it?")


def _is_introduced(article: Article, person: Person) -> bool:
    """Whether the word stands anywhere else, in a headline with a first name or as part of a longer name."""
    word = person.name.lower()
    return len(article.words.get(word, ())) != len(person.mentions)


def _speaks(article: Article, person: Person) -> bool:
    """Whether the first mention is the speaker of its sentence, in the article's own prose."""
    lower = article.tokens.lower
    mention = person.mentions[0]
    sentence = article.sentences[article.sentence_of_token(mention.start)]
    if article.paragraphs[sentence.paragraph].kind is not Kind.PARAGRAPH:
        return False
    if in_quotation(article, article.tokens.start[mention.start]):
        return False
    first = article.tokens_of(article.sentence_of_token(mention.start)).start
    before = lower[mention.start - 1] if mention.start > first else ""
    behind = lower[mention.end] if mention.end < len(lower) else ""
    return (behind in SAYING and before in _OPENS) or before in SAYING - _TOLD


def _is_he(article: Article, person: Person) -> bool:
    """Whether a pronoun for a person follows before anybody else is named."""
    lower, codes = article.tokens.lower, article.tags.codes
    mention = person.mentions[0]
    for i in range(mention.end, min(mention.end + _REACH, len(lower))):
        if in_quotation(article, article.tokens.start[i]):
            continue
        if lower[i] in _PERSONAL:
            return True
        if codes[i] == "P" and lower[i] != person.name.lower():
            return False
    return False


rule = Rule(
    name="unknown-speaker",
    family="attribution",
    summary="A speaker is named by a surname alone and introduced nowhere",
    severity=Severity.NOTE,
    status=Status.PREVIEW,
    mqm="Accuracy/Omission",
    its="omission",
    check=check,
)
