"""What an operator says: one change of an article, and where the damage shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from siclint.article.article import Article, Kind


class Change(NamedTuple):
    """Put `text` in the place of the characters from start to end of an article's text.

    The damage is seen at `mark_start` up to `mark_end`, offsets of the changed text. `was` is what stood there, or
    what the damaged place disagrees with, for whoever reads a miss.
    """

    start: int
    end: int
    text: str
    mark_start: int
    mark_end: int
    was: str = ""

    def apply(self, text: str) -> str:
        """The changed text."""
        return text[: self.start] + self.text + text[self.end :]


Operator = Callable[[Article, Random], Iterator[Change]]
"""All changes of one kind that an article has a place for. Each of them alone is visible as an error."""


def put(start: int, end: int, text: str, *, before: int = 0, after: int = 0, was: str = "") -> Change:
    """A change that is seen in all of `text`, and in so many characters before and after it."""
    return Change(start, end, text, start - before, start + len(text) + after, was)


class Word(NamedTuple):
    """A token: its index in the article, its offsets, what stands there, and its tag as the tagger has it."""

    place: int
    start: int
    end: int
    text: str
    tag: str


def words_of(article: Article, sentence: int) -> list[Word]:
    """The tokens of a sentence."""
    tokens, codes = article.tokens, article.tags.codes
    return [
        Word(index, tokens.start[index], tokens.end[index], tokens.text[index], codes[index])
        for index in article.tokens_of(sentence)
    ]


def body_sentences(article: Article, shortest: int = 6) -> Iterator[tuple[int, list[Word]]]:
    """Index and tokens of the sentences of running prose: of so many tokens, with a full stop at the end."""
    for number, sentence in enumerate(article.sentences):
        if article.paragraphs[sentence.paragraph].kind is Kind.PARAGRAPH:
            words = words_of(article, number)
            if len(words) >= shortest and article.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("."):
                yield number, words


def body_paragraphs(article: Article, shortest: int = 40) -> list[int]:
    """The indices of the paragraphs of running prose with so many characters."""
    return [
        index
        for index, (start, end, kind) in enumerate(article.paragraphs)
        if kind is Kind.PARAGRAPH and end - start >= shortest
    ]


def quoted(text: str, at: int, start: int) -> bool:
    """Whether `at` seems to lie in a quotation that was opened after `start`."""
    before = text[start:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small letter at its beginning."""
    return text[:1].lower() + text[1:]
