"""Where residue stands: short lines, the beginnings of sentences, and what is known about a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from siclint import Kind
from siclint.english.analysis import cached_analysis
from siclint_rules.residue._tables import canonical, cut_words, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint import Article

LONGEST = 300
"""A paragraph of more characters is prose, whatever it says."""

_SENTENCE = 80  # a paragraph up to this length may be residue although it is a sentence
_LETTERS = 3
_REACH = 80  # characters of a sentence that are compared with phrases
_QUOTED = 3  # paragraphs on each side in which to look for the marks round a quotation
_MARKS = '"“”„«»'
_TERMINAL = tuple(".!?…。！？")
_CLOSING = "\"'”’»)]"


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


@cached_analysis
def lines(article: Article) -> tuple[Line, ...]:
    """The short paragraphs that are no prose sentences, and sentences that are very short, in order.

    The cells of a table are left out: in them anything may stand alone.
    """
    text = article.text
    return tuple(
        Line(index, start, end, kind, text[start:end], *cut_words(text, start, end))
        for index, (start, end, kind) in enumerate(article.paragraphs)
        if end - start <= LONGEST
        and kind is not Kind.CELL
        and (kind is not Kind.PARAGRAPH or _is_line(text, start, end))
    )


def _is_line(text: str, start: int, end: int) -> bool:
    return end - start <= _SENTENCE or not text[max(start, end - 4) : end].rstrip(_CLOSING).endswith(_TERMINAL)


class Openings:
    """Phrases that begin sentences.

    The first word and three letters of the second tell of nearly all sentences that they begin with no phrase.
    """

    def __init__(self, table: str) -> None:
        """Take the phrases of a table."""
        self.phrases = phrases(table)
        self._seconds: dict[str, set[str]] = {}
        for phrase in self.phrases:
            first, _, rest = phrase.partition(" ")
            # A token ends at an apostrophe; the second is another one then.
            known = "" if "'" in first else rest.partition(" ")[0].partition("'")[0][:_LETTERS]
            self._seconds.setdefault(first.partition("'")[0], set()).add(known)

    def find(self, article: Article) -> Iterator[tuple[int, int]]:
        """The sentences, outside quotation marks, that begin with a phrase; and where the phrase ends."""
        begun = _beginnings(article)
        for first in sorted(self._seconds.keys() & begun.keys()):
            seconds = self._seconds[first]
            for index, start, second in begun[first]:
                if second and second not in seconds and "" not in seconds:
                    continue
                reach = min(article.sentences[index].end, start + _REACH)
                words, ends = cut_words(article.text, start, reach)
                count = self.phrases.leading(words)
                if count and not quoted(article, article.sentences[index].start):
                    yield index, ends[count - 1]


@cached_analysis
def _beginnings(article: Article) -> dict[str, list[tuple[int, int, str]]]:
    """For each word that begins sentences: which ones, where it stands, and letters of the word behind it.

    The letters are empty where no word is right behind it.
    """
    found: dict[str, list[tuple[int, int, str]]] = {}
    lower, starts, firsts = article.tokens.lower, article.tokens.start, article.tokens.first
    for index, first in enumerate(firsts[:-1]):
        token, end = first, firsts[index + 1]
        while token < end and not (lower[token][0].isalnum() or lower[token][0] == "©"):
            token += 1
        if token < end:
            second = lower[token + 1] if token + 1 < end and "-" not in lower[token] else ""
            letters = canonical(second)[:_LETTERS] if second[:1].isalnum() else ""
            word = canonical(lower[token].partition("-")[0])
            found.setdefault(word, []).append((index, starts[token], letters))
    return found


def excerpt(text: str, longest: int = 6) -> str:
    """The first words of a text, to name it by."""
    words = text.split()
    return " ".join(words[:longest]) + (" …" if len(words) > longest else "")


def visible(article: Article, start: int, end: int) -> int:
    """Where text[start:end] ends when an address at its end is left out, as a finding cannot end in one."""
    for first, last in article.opaque:
        if start < first < end <= last:
            return start + len(article.text[start:first].rstrip())
    return end


def is_prose(article: Article, index: int, least: int = 12) -> bool:
    """Whether a paragraph is of sentences: several, or one of at least so many words with a stop at its end."""
    start, end, _ = article.paragraphs[index]
    text = article.text[start:end].rstrip(_CLOSING)
    if end - start > LONGEST or (". " in text and end - start > _SENTENCE):
        return True
    return text.endswith(_TERMINAL) and len(text.split()) >= least


def quoted(article: Article, offset: int) -> bool:
    """Whether `offset` stands on an opening quotation mark, or between one and the closing one that follows.

    A quotation may reach over some paragraphs. One that nothing closes is damage and holds nothing.
    """
    text = article.text
    if text[offset] in "\"“„«‘'":
        return True
    index = article.paragraph_at(offset)
    if index is None:
        return False
    first = article.paragraphs[max(0, index - _QUOTED)].start
    last = article.paragraphs[min(len(article.paragraphs) - 1, index + _QUOTED)].end
    before = max(text.rfind(mark, first, offset) for mark in _MARKS)
    after = min((at for mark in _MARKS if (at := text.find(mark, offset, last)) >= 0), default=-1)
    return before >= 0 and after >= 0 and _opens(text, before) and not _opens(text, after)


def _opens(text: str, mark: int) -> bool:
    """Whether a quotation mark opens a quotation."""
    if text[mark] != '"':
        return text[mark] in "“„«"
    behind = text[mark + 1 : mark + 2]
    return (mark == 0 or not text[mark - 1].isalnum()) and bool(behind.strip(" \n.,;:!?)"))
