"""A paragraph that breaks off: its last sentence has no end."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint_rules._sentences import FINITE, words

_ENDED = regex.compile(r"[.!?…:;。！？|*#>\])][\"'”’»)\]]*$|[\"”’»]$")
# What cannot be the end of anything: `in its stores in 2003,`, `questions from China's`, `the so-called “`.
_OPEN_END = regex.compile(r"(?:[,–—-]|\p{L}{2}['’]s|[\"“‘(\[])$")
_LEAST_WORDS = 4
_SHOWN = 7


def check(article: Article) -> Iterator[Finding]:
    """Each paragraph of whole sentences whose last one breaks off; without an open end, only the article's last."""
    tokens, text = article.tokens, article.text
    for index, paragraph in enumerate(article.paragraphs):
        sentences = article.sentences_of(index)
        if paragraph.kind is not Kind.LINE or not sentences or _ENDED.search(text, paragraph.start, paragraph.end):
            continue
        last = sentences[-1]
        found = words(article, last)
        if len(found) < _LEAST_WORDS or text[article.sentences[last].start].isdigit():
            continue
        finite = article.probability(FINITE)
        if not any(finite[i] > 0.5 for i in found):
            continue
        whole_before = len(sentences) > 1 and len(words(article, sentences[0])) >= _LEAST_WORDS
        is_last = index == len(article.paragraphs) - 1
        open_end = bool(_OPEN_END.search(text, paragraph.start, paragraph.end))
        if not (open_end and (whole_before or _stands_in_prose(article, index))) and not (is_last and whole_before):
            continue
        start = tokens.start[found[max(0, len(found) - _SHOWN)]]
        yield Finding(
            start,
            paragraph.end,
            f"the paragraph breaks off after “{tokens.text[found[-1]]}”"
            if open_end
            else f"the article ends after “{tokens.text[found[-1]]}” without a full stop: its end may be missing",
        )


def _stands_in_prose(article: Article, index: int) -> bool:
    """Whether a line by itself is a long one between paragraphs, and no line of a poem or a list."""
    around = article.paragraphs[max(0, index - 1) : index] + article.paragraphs[index + 1 : index + 2]
    words = article.text[article.paragraphs[index].start : article.paragraphs[index].end].split()
    return len(words) >= 2 * _LEAST_WORDS and all(neighbour.kind is Kind.PARAGRAPH for neighbour in around)


rule = Rule(
    name="cut-off-paragraph",
    family="truncation",
    summary="A paragraph, or the article, breaks off in the middle of a sentence",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Truncation",
    its="omission",
    check=check,
    yields_to=("truncated-sentence",),
)
