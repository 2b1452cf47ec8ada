"""A paragraph, caption or line that stands in the article twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from siclint import Applicability, Article, Finding, Kind, Paragraph, Related, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.duplication._copies import edges, excerpt, grouped, opening, paragraph_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

# A heading or a cell may say the same as another, and a block quotation repeats what it quotes.
_KINDS = frozenset({Kind.PARAGRAPH, Kind.LINE, Kind.CAPTION, Kind.LIST_ITEM})
_VERSE_LINES = 4
_VERSE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Options:
    """`min_words`: shorter paragraphs are not compared."""

    min_words: int = 5


def check(article: Article, options: Options) -> Iterator[Finding]:
    """Each later copy of a paragraph; the first one is the related place."""
    first_token = article.tokens.first
    places = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind in _KINDS and paragraph.end - paragraph.start > 2 * options.min_words:
            sentences = article.sentences_of(index)
            places.append((edges(article, first_token[sentences.start], first_token[sentences.stop]), index))
    start_of_prose = opening(article)
    for likely in grouped(places):
        for indices in grouped((paragraph_words(article, index), index) for index in likely):
            first, *copies = indices
            words = len(paragraph_words(article, first))
            if words < options.min_words:
                continue
            for copy in copies:
                if _is_usual(article, first, copy, start_of_prose) or _is_question(article, copy, words):
                    continue
                if words > _VERSE_WORDS or not _in_verse(article, copy):
                    yield _finding(article, first, copy, len(indices))


def _is_usual(article: Article, first: int, copy: int, start_of_prose: int) -> bool:
    """Whether a summary above the article is taken up in it, or a picture has its caption as alternative text."""
    kinds = {article.paragraphs[first].kind, article.paragraphs[copy].kind}
    if article.paragraphs[first].kind is Kind.CAPTION:
        return kinds == {Kind.CAPTION} and copy == first + 1
    return first < start_of_prose <= copy


def _is_question(article: Article, index: int, words: int) -> bool:
    """Whether it is a short question: interviews and lists ask the same again."""
    return words <= _VERSE_WORDS and article.text[article.paragraphs[index].end - 1] == "?"


def _in_verse(article: Article, index: int) -> bool:
    """Whether the line stands in a row of short lines, few of them sentences, as in a poem or a table."""
    paragraphs = article.paragraphs
    first = last = index
    while first > max(0, index - _VERSE_LINES) and _is_short(article, paragraphs[first - 1]):
        first -= 1
    while last + 1 < min(len(paragraphs), index + _VERSE_LINES) and _is_short(article, paragraphs[last + 1]):
        last += 1
    row = paragraphs[first : last + 1]
    return len(row) >= _VERSE_LINES and 2 * sum(line.kind is Kind.LINE for line in row) > len(row)


def _is_short(article: Article, paragraph: Paragraph) -> bool:
    words = len(article.text[paragraph.start : paragraph.end].split())
    return words <= _VERSE_WORDS and paragraph.kind in (Kind.LINE, Kind.PARAGRAPH)


def _finding(article: Article, first: int, copy: int, count: int) -> Finding:
    text = article.text
    original, later = article.paragraphs[first], article.paragraphs[copy]
    same = plain(text[original.start : original.end]) == plain(text[later.start : later.end])
    fix = removal(article, copy, "Remove the copy", Applicability.SAFE if same else Applicability.UNSAFE)
    times = "twice" if count == 2 else f"{count} times"
    return Finding(
        later.start,
        later.end,
        f"“{excerpt(text[later.start : later.end])}” stands in the article {times}; this is a copy",
        related=(Related(original.start, original.end, "the first one is here"),),
        fixes=(fix,) if fix else (),
    )


rule = Rule(
    name="duplicate-paragraph",
    family="duplication",
    summary="A paragraph, caption or line stands in the article again",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    fix=Applicability.SAFE,
    options=Options,
)
