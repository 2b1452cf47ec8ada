"""A quotation that is opened and never closed, or closed and never opened."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status
from siclint.english.quotations import ATTRIBUTION, Mark, is_whole
from siclint_rules.garbling._partners import partnerless

_WORDS = regex.compile(r"\s*((?:[^\s\"“”]+\s+){0,3}[^\s\"“”]*[\p{L}\p{N}])")
_LAST_WORDS = regex.compile(r"(?:[^\s\"“”]+\s+){0,2}[^\s\"“”]+\s?\Z")
_LETTER = regex.compile(r"\p{L}")
# A sentence that goes on for longer is not shown to its end.
_LONGEST = 240
_SHORT = 160


def check(article: Article) -> Iterator[Finding]:
    """Each double mark for which no reading of the article finds a partner."""
    found = partnerless(article)
    for mark in found.unclosed:
        if _is_prose(article, mark):
            yield _unclosed(article, mark)
    for mark in found.unopened:
        if _is_prose(article, mark):
            yield _unopened(article, mark)


def _is_prose(article: Article, mark: Mark) -> bool:
    start, end, kind = article.paragraphs[mark.paragraph]
    return kind is not Kind.CELL and _LETTER.search(article.text, start, end) is not None


def _unclosed(article: Article, mark: Mark) -> Finding:
    text = article.text
    if text[mark.end : mark.end + 1] == text[mark.at] and text[mark.at] in '"“':
        twice = (Edit(mark.at, mark.end, ""),)
        message = "two quotation marks stand where one opens the quotation"
        return Finding(mark.at, mark.end + 1, message, fixes=(Fix("Take one out", twice, Applicability.UNSAFE),))
    sentence = article.sentence_at(mark.at)
    end = article.sentences[sentence].end if sentence is not None else mark.end
    words = _WORDS.match(text, mark.end, max(end, mark.end))
    paragraph_end = article.paragraphs[mark.paragraph].end
    if (
        paragraph_end - mark.at <= _SHORT
        and is_whole(text, mark)
        and not ATTRIBUTION.search(text, mark.end, paragraph_end)
    ):
        end = paragraph_end  # all of it is the quotation, and the mark is missing at its end
    elif end - mark.at > _LONGEST and words:
        end = words.end()
    what = f"the quotation that opens before “{words[1]}”" if words else "the quotation that opens here"
    return Finding(mark.at, max(end, mark.end), f"{what} is never closed")


def _unopened(article: Article, mark: Mark) -> Finding:
    text = article.text
    start = article.paragraphs[mark.paragraph].start
    words = _LAST_WORDS.search(text, max(start, mark.at - 120), mark.at)
    if words is None:
        return Finding(mark.at, mark.end, "a quotation is closed here that was never opened")
    shown = words[0].strip()
    return Finding(words.start(), mark.end, f"the quotation that closes after “{shown}” was never opened")


rule = Rule(
    name="unclosed-quotation",
    family="garbling",
    summary="A quotation is opened and never closed, or closed and never opened",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("mojibake", "mismatched-quotes", "quote-as-apostrophe"),
)
