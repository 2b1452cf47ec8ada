"""A long sentence of running text without a finite verb."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import finite, goes_on_from, in_quotation, is_prose, words

_LEAST_WORDS = 9
_SURE = 0.005
_SHOWN = 8


def check(article: Article) -> Iterator[Finding]:
    """Each such sentence that follows a whole one in its paragraph."""
    tokens = article.tokens
    for index in range(1, len(article.sentences)):
        if not is_prose(article, index) or not goes_on_from(article, index):
            continue
        found = words(article, index)
        if len(found) < _LEAST_WORDS or finite(article, index) > _SURE or in_quotation(article, index):
            continue
        # A colon or figures in a row make a list, which needs no verb.
        if (
            sum(article.tags.codes[i] == "M" for i in found) > 2
            or ":" in article.text[tokens.start[found[0]] : tokens.end[found[-1]]]
        ):
            continue
        sentence = article.sentences[index]
        end = sentence.end if len(found) <= 2 * _SHOWN else tokens.end[found[_SHOWN - 1]]
        yield Finding(sentence.start, end, f"{len(found)} words and no verb: part of the sentence is missing")


rule = Rule(
    name="verbless-sentence",
    family="truncation",
    summary="A long sentence has no finite verb",
    severity=Severity.WARNING,
    status=Status.PREVIEW,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    yields_to=("subordinate-fragment", "split-attribution", "truncated-sentence"),
)
