"""One quotation with two wordings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import regex

from siclint import Article, Finding, Kind, Related, Rule, Severity, Status
from siclint.english.quotations import quoted_spans

_FEWEST = 4
"""Words of a quotation that is compared."""
_MOST = 60
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*")
_ALTERED = regex.compile(r"[\[\]…]|\.\.\.|\bsic\b")
_MARKS = "\"'“”‘’„«»‹›`"


class _Quoted(NamedTuple):
    """Quoted words: offsets with the marks, and the words in small letters."""

    start: int
    end: int
    words: tuple[str, ...]


def check(article: Article) -> Iterator[Finding]:
    """Each quotation that is an earlier one but for words inside."""
    quoted = [found for start, end in quoted_spans(article) for found in _quoted(article, start, end)]
    if len(quoted) < 2:
        return
    seen: set[int] = set()
    for (_, first), (number, second) in combinations(enumerate(quoted), 2):
        if number in seen or _follow_each_other(article, first, second):
            continue
        if (change := _change(first.words, second.words)) is not None:
            seen.add(number)
            yield Finding(
                second.start,
                second.end,
                f"“{change[1]}” stands here where the article quotes the same words with “{change[0]}”",
                (Related(first.start, first.end, "the other wording"),),
            )


def _follow_each_other(article: Article, first: _Quoted, second: _Quoted) -> bool:
    """Whether two quotations stand so near that they differ on purpose, as chants and examples do."""
    one, other = article.sentence_at(first.start), article.sentence_at(second.start)
    return one is None or other is None or other - one < _FEWEST_SENTENCES


_FEWEST_SENTENCES = 2


def _quoted(article: Article, start: int, end: int) -> Iterator[_Quoted]:
    """The quotation at start:end, if it is short enough to be compared as one and was not altered on purpose."""
    text = article.text
    paragraph = article.paragraph_at(start)
    if paragraph is None or article.paragraphs[paragraph].kind is Kind.QUOTE or text[start] not in _MARKS:
        return
    if end > article.paragraphs[paragraph].end or text[end - 1] not in _MARKS or _ALTERED.search(text, start, end):
        return
    words = tuple(match[0].lower().replace("’", "'") for match in _WORD.finditer(text, start, end))
    if _FEWEST <= len(words) <= _MOST:
        yield _Quoted(start, end, words)


_SMALL = frozenset(
    """
    a an the this that these those my our your his her its their i we you he she it they me us him them who which what
    is are was were be been being am has have had do does did will would shall should can could may might must
    in on at of to for from by with about into over under than as and or but not no never if so very more most less
    least all some any every each first second third next last one two three four five six seven eight nine ten today
    tomorrow yesterday there here now then
    """.split()
)
"""Words that a reporter may fit to the sentence around, and words by which two sayings differ on purpose."""


def _change(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, str] | None:
    """The words in which two quotations differ, if they are one with a word replaced inside."""
    if len(first) != len(second) or first == second:
        return None
    pairs = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
    if len(pairs) > len(first) // 4:
        return None
    for one, other in pairs:
        if one in _SMALL or other in _SMALL or one.isdigit() or other.isdigit():
            return None
    return " … ".join(one for one, _ in pairs), " … ".join(other for _, other in pairs)


rule = Rule(
    name="inconsistent-quotation",
    family="consistency",
    summary="One quotation is worded in two ways",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Inconsistent use of terminology",
    its="inconsistency",
    check=check,
)
