"""What the rules of this family share: short lines and sentences, and tables of phrases to compare them with.

Residue stands in lines of its own or at the edge of a paragraph, and says the same few things everywhere. So
the rules are tables. A phrase in a table is a row of words in small letters; `#` stands for any number.
Punctuation does not count: `read more` is also `READ MORE:`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from siclint import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from siclint import Article, Paragraph

LONGEST = 300
"""A paragraph of more characters is prose, whatever it says."""

_SENTENCE = 80
_TERMINAL = tuple(".!?…。！？")
_CLOSING = "\"'”’»)]"

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’]*(?:[.,](?=\d)\d+)*|[©#@+&]")


class Line(NamedTuple):
    """A paragraph that may be residue: its number, its place, its text; its words, and where they end."""

    paragraph: int
    start: int
    end: int
    kind: Kind
    text: str
    words: tuple[str, ...]
    ends: tuple[int, ...]

    @property
    def said(self) -> str:
        """Its words in one string, to look up in a table."""
        return " ".join(self.words)


def phrases(table: str) -> frozenset[str]:
    """The phrases of a table, one a line or parted by ` / `."""
    return frozenset(p.strip() for line in table.splitlines() for p in line.split(" / ") if p.strip())


def cut_words(text: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of text[start:end] as tables have them, and the offsets behind them."""
    words, ends = [], []
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower().replace("’", "'")
        words.append("#" if word[0].isdigit() else word)
        ends.append(match.end())
    return tuple(words), tuple(ends)


def lines(article: Article) -> tuple[Line, ...]:
    """The short paragraphs that are no prose sentences, and sentences that are very short, in order."""
    return _lines(article.text, article.paragraphs)


@lru_cache(maxsize=2)  # a dozen rules look at the same article, one after another
def _lines(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(index, start, end, kind, text[start:end], *cut_words(text, start, end))
        for index, (start, end, kind) in enumerate(paragraphs)
        if end - start <= LONGEST and (kind is not Kind.PARAGRAPH or _is_line(text, start, end))
    )


def _is_line(text: str, start: int, end: int) -> bool:
    return end - start <= _SENTENCE or not text[max(start, end - 4) : end].rstrip(_CLOSING).endswith(_TERMINAL)


def leading(words: tuple[str, ...], table: Collection[str], longest: int = 8) -> int:
    """How many words at the beginning make the longest phrase of `table`; 0 when none does."""
    for count in range(min(longest, len(words)), 0, -1):
        if " ".join(words[:count]) in table:
            return count
    return 0


def trailing(words: tuple[str, ...], table: Collection[str], longest: int = 8) -> int:
    """How many words at the end make the longest phrase of `table`; 0 when none does."""
    for count in range(min(longest, len(words)), 0, -1):
        if " ".join(words[-count:]) in table:
            return count
    return 0


def is_prose(article: Article, index: int, least: int = 12) -> bool:
    """Whether a paragraph is one of sentences: long enough, and with a full stop at its end."""
    start, end, _ = article.paragraphs[index]
    text = article.text[start:end].rstrip(_CLOSING)
    return text.endswith(_TERMINAL) and len(text.split()) >= least


def quoted(article: Article, offset: int) -> bool:
    """Whether `offset` stands inside quotation marks, as far as its paragraph says, or on an opening one."""
    index = article.paragraph_at(offset)
    if index is None:
        return False
    paragraph = article.paragraphs[index]
    before = article.text[paragraph.start : offset]
    here = article.text[offset]
    if here in "\"“„«‘'":
        return True
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("«") > before.count("»")


def sentences_with(article: Article, words: frozenset[str]) -> Iterator[int]:
    """The indices of the sentences that hold one of the words, in order, each once."""
    last = -1
    for token in article.find_words(words):
        sentence = article.sentence_of_token(token)
        if sentence != last:
            last = sentence
            yield sentence
