"""A speaker cut off from the words that say who the speaker is."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import REPORT_VERBS, SURELY_VERBLESS, finite, goes_on_from, in_quotation, is_prose, words

_LINKS = frozenset("at of in for from with to on".split())
_LONGEST_SPEAKER = 9
_SPEAKER = frozenset("PNADIU")
_LEAST, _MOST = 3, 25
_SHOWN = 4


def check(article: Article) -> Iterator[Finding]:
    """Each verbless sentence of office or place behind a sentence that ends in a verb of saying and a name."""
    tokens, codes = article.tokens, article.tags.codes
    for index in range(1, len(article.sentences)):
        if codes[tokens.first[index] - 2] != "P" or not is_prose(article, index) or not goes_on_from(article, index):
            continue
        found = words(article, index)
        if not _LEAST <= len(found) <= _MOST or in_quotation(article, index):
            continue
        if not any(tokens.lower[i] in _LINKS for i in found[1:-1]) or codes[found[0]] not in "PNA":
            continue
        name = _speaker(article, index - 1)
        if name is None or finite(article, index) > SURELY_VERBLESS:
            continue
        end = tokens.end[found[min(_SHOWN, len(found) - 1)]]
        yield Finding(
            tokens.start[name],
            end,
            f"the attribution is cut in two by a full stop after “{tokens.text[words(article, index - 1)[-1]]}”",
        )


def _speaker(article: Article, sentence: int) -> int | None:
    """The first token of the name that ends the sentence behind a verb of saying; None when there is none."""
    tokens, codes = article.tokens, article.tags.codes
    found = words(article, sentence)
    if not found or codes[found[-1]] != "P":
        return None
    first = found[-1]
    for steps, i in enumerate(reversed(found)):
        if tokens.lower[i] in REPORT_VERBS:
            return first if steps else None
        if steps >= _LONGEST_SPEAKER or codes[i] not in _SPEAKER:
            return None
        if codes[i] == "P" and first - i <= 1:
            first = i
    return None


rule = Rule(
    name="split-attribution",
    family="garbling",
    summary="A full stop parts a speaker from the words that say who it is",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Textual conventions",
    its="grammar",
    check=check,
)
