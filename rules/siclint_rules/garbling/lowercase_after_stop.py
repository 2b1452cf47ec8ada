"""A full stop inside a sentence, or a paragraph that begins in lower case behind a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status

# `eBay`, `oOh`, `macOS`: names that begin with a small letter wherever they stand.
_BRAND = regex.compile(r"\p{Ll}{1,3}\p{Lu}")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’-]+")
_WORD_BEFORE = regex.compile(r"(?:\p{N}+[.,])*[\p{L}\p{M}\p{N}'’-]+$")
# A remnant this short is shown whole: `Russia. continues to supply.`
_REMNANT_WORDS = 4


# Words that are no name, however it is written.
_OPENER = regex.compile(
    r"[\"“‘']?(?<word>(?:we|they|he|she|it|the|this|these|those|there|but|and|however|if|when|while|because|in|on|at"
    r"|for|from|to|after|before|according|as|with)\b)(?=[ ’'])"
)
_COMPLETE = regex.compile(r"[\p{Ll}\p{N})][.!?][\"”’)]{0,2}\Z")
# An article whose paragraphs begin so more often than this is written without capitals.
_MOST = 0.25
_LEAST_PARAGRAPHS = 4


def check(article: Article) -> Iterator[Finding]:
    """Each full stop inside a sentence, and each paragraph that begins in lower case behind a whole one."""
    yield from _in_sentences(article)
    found = list(_paragraphs(article))
    if len(found) <= max(1, _MOST * len(article.paragraphs)):
        yield from found


def _paragraphs(article: Article) -> Iterator[Finding]:
    """Each paragraph of running text that begins with a small word in lower case and follows a finished one."""
    text = article.text
    if (headline := _headline(article)) is not None:
        yield headline
    for left, right in pairwise(article.paragraphs):
        if left.kind is not Kind.PARAGRAPH or right.kind is not Kind.PARAGRAPH:
            continue
        match = _OPENER.match(text, right.start, right.end)
        if match is not None and _COMPLETE.search(text, max(left.start, left.end - 4), left.end):
            yield _beginning(match)


def _headline(article: Article) -> Finding | None:
    """The small word in lower case that an article of several paragraphs begins with."""
    if len(article.paragraphs) < _LEAST_PARAGRAPHS:
        return None
    start, end, kind = article.paragraphs[0]
    match = _OPENER.match(article.text, start, end)
    return None if match is None or kind is Kind.CELL else _beginning(match)


def _beginning(match: regex.Match[str]) -> Finding:
    word = match["word"]
    edit = Edit(*match.span("word"), word.capitalize())
    fix = Fix(f"Write “{edit.text}”", (edit,), Applicability.UNSAFE)
    return Finding(*match.span("word"), f"the paragraph begins in lower case with “{word}”", fixes=(fix,))


def _in_sentences(article: Article) -> Iterator[Finding]:
    """Each full stop that the segmenter refused because a small letter follows."""
    for suspect in article.suspects:
        if suspect.kind != "lowercase" or article.text[suspect.start] != ".":
            continue
        sentence = article.sentence_at(suspect.start)
        if sentence is None:
            continue
        begin, end = article.sentences[sentence].start, article.sentences[sentence].end
        before = _WORD_BEFORE.search(article.text, begin, suspect.start)
        after = _WORD.search(article.text, suspect.end, end)
        if before is None or after is None or _BRAND.match(after[0]):
            continue
        rest = article.text[after.start() : end]
        place_end = end if len(rest.split()) <= _REMNANT_WORDS else after.end()
        yield Finding(
            before.start(),
            place_end,
            f"the sentence stops after “{before[0]}” and goes on in lower case with “{after[0]}”",
            fixes=(
                Fix(
                    "Take the full stop out",
                    (Edit(suspect.start, suspect.start + 1, ""),),
                    Applicability.UNSAFE,
                ),
            ),
        )


rule = Rule(
    name="lowercase-after-stop",
    family="garbling",
    summary="After a full stop the text goes on in lower case",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("abbreviation-echo",),
)
