"""A report that stops before it says what was said."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import REPORT_VERBS, words

# “That is what she said that”, “I never said that.”: here “that” is what was said.
_DENIALS = frozenset(
    "not n't n’t never nobody none no ever who what why if all only just even always once i we you did".split()
)
_PHRASES = frozenset({("according", "to"), ("such", "as"), ("because", "of"), ("due", "to"), ("as", "well")})
_LAST = frozenset({"that", "to", "as", "of"})
_LEAST_WORDS = 3


def check(article: Article) -> Iterator[Finding]:
    """Each sentence that ends in a verb of saying and “that”, or in “according to” and its like."""
    tokens = article.tokens
    for index, sentence in enumerate(article.sentences):
        if article.text[sentence.end - 1] != "." or tokens.lower[tokens.first[index + 1] - 2] not in _LAST:
            continue
        found = words(article, index)
        if len(found) < _LEAST_WORDS:
            continue
        left, last = found[-2], found[-1]
        if article.text[tokens.end[last] : sentence.end] != ".":
            continue
        pair = (tokens.lower[left], tokens.lower[last])
        reported = (
            pair[1] == "that"
            and (pair[0] in REPORT_VERBS or (pair[0] in {"out"} and tokens.lower[found[-3]] in REPORT_VERBS))
            and not any(tokens.lower[i] in _DENIALS for i in article.tokens_of(index))
            and "that" not in {tokens.lower[i] for i in found[:-1]}
        )
        if not reported and pair not in _PHRASES - {("as", "well")}:
            continue
        start = tokens.start[found[max(0, len(found) - 5)]]
        yield Finding(
            start,
            sentence.end,
            f"the sentence stops after “{tokens.text[left]} {tokens.text[last]}”: the rest is missing",
        )


rule = Rule(
    name="dangling-report",
    family="truncation",
    summary="A sentence ends in “said that”, “according to” or the like",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Truncation",
    its="omission",
    check=check,
)
