"""“The” before a title and a name: `the President Macron`, as Spanish, French, Italian or Greek have it."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.lexicon import lexicon

# With their names these stand without an article. What many are (`the actor`, `the minister`) may have it, and so may
# kings: `the Queen Mary`, which is a ship, `the king Kurigalzu` in a history.
_TITLES = frozenset("president pope mayor mr mr. mrs mrs. ms ms. dr dr.".split())
_NO_NAME = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday he she it they the and pro general elect emeritus regent mother designate
    """.split()
)
_MOST_NAMES = 4
# What may stand behind a person: a verb, an adverb, a preposition, a conjunction, a comma or a stop.
_BEHIND_CODES = frozenset("VWRICTSp")
_BEHIND_MARKS = frozenset((",", ".", ";", ":", "—", "–"))


def check(article: Article) -> Iterator[Finding]:
    """Each “the” right before such a title and a name that is no part of something longer."""
    tokens, codes, text = article.tokens, article.tags.codes, article.text
    for i in article.find_words(_TITLES):
        if i == 0 or tokens.lower[i - 1] != "the":
            continue
        sentence = article.sentence_of_token(i)
        stop = tokens.first[sentence + 1]
        end = i + 1
        while end < stop and end - i <= _MOST_NAMES and _is_name(tokens.text[end]):
            end += 1
        if end == i + 1 or end >= stop or codes[i + 1] != "P":
            continue
        if any(text[tokens.end[j] : tokens.start[j + 1]] != " " for j in range(i - 1, end - 1)):
            continue
        if not _goes_on(article, end):
            continue
        start = tokens.start[i - 1]
        written = f"{text[tokens.start[i] : tokens.end[i]].title()} {text[tokens.start[i + 1] : tokens.end[end - 1]]}"
        fix = Fix(f"Write “{written}”", (Edit(start, tokens.end[end - 1], written),), Applicability.UNSAFE)
        shown = text[start : tokens.end[end - 1]]
        yield Finding(start, tokens.end[i], f"“{shown}”: a title before a name takes no “the”", fixes=(fix,))


def _is_name(word: str) -> bool:
    return word[0].isupper() and word[-1].islower() and word.lower() not in _NO_NAME


def _goes_on(article: Article, i: int) -> bool:
    """Whether the token behind the name goes on with the clause and makes the name no part of a term."""
    word = article.tokens.lower[i]
    if word in _BEHIND_MARKS or word in _NO_NAME:
        return True
    classes = lexicon().get(word, "").split("+")
    is_noun = "NN" in classes and "VB" in classes  # `the Dr. Phil show`
    return article.tags.codes[i] in _BEHIND_CODES and word[0] not in "'’" and not is_noun


rule = Rule(
    name="article-before-title",
    family="garbling",
    summary="“The” stands before a title and a name",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    fix=Applicability.UNSAFE,
)
