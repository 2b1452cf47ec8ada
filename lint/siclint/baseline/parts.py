"""What a finding is known by again in a changed article: its rule, its words, and the words around them.

All are read off the source around a finding, without line numbers, without white space, without marks: so what moves
lines, wraps them or quotes them changes nothing. The words before and after reach over the ends of sentences but
not of paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from siclint.article.readers import format_of

if TYPE_CHECKING:
    from siclint.article.source import Source
    from siclint.diagnostic import Diagnostic

WORDS = 3
"""Words on either side that a finding is known by."""

SENTENCE_WORDS = 60
"""Words on either side that count as its sentence at most."""

LONGEST_TEXT = 60
"""Characters of a finding that the baseline shows."""

_REACH = 1200  # characters on either side that are looked at
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_PARAGRAPH_END = re.compile(r"(?:\r\n?|\n)[ \t>]*(?:\r\n?|\n)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s")
_MARGIN = re.compile(r"(?:\r\n?|\n)[ \t]*(?:>[ \t]*)*")
_TAG = re.compile(r"<[^<>]*>")
_CUT_TAG = re.compile(r"^[^<>]*>|<[^<>]*$")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_STRING_END = re.compile(r'(?<!\\)"')
_ESCAPED = {"\\n": "\n", "\\r": "\r", "\\t": "\t"}


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding of a baseline. The order is that of the file.

    `path` is relative to the baseline's folder, `text` the beginning of what was found and there for people to read,
    `before` and `after` are the words around it. `sentence` and `evidence` are hashes: of the sentence, and of all that
    was found.
    """

    path: str
    rule: str
    text: str
    before: str = ""
    after: str = ""
    sentence: str = ""
    evidence: str = ""
    reason: str = ""


class Describer:
    """Describes the findings of one file."""

    def __init__(self, source: Source, path: str) -> None:
        self._text, self._path = source.text, path
        self._format = format_of(source.name)

    def entry(self, diagnostic: Diagnostic) -> Entry:
        """What a diagnostic is known by."""
        start, end = diagnostic.start, diagnostic.end
        before, after = self._text[max(0, start - _REACH) : start], self._text[end : end + _REACH]
        if self._format == "jsonlines":
            before, after = _STRING_END.split(before)[-1], _STRING_END.split(after, maxsplit=1)[0]
        found, before, after = _flat(self._plain(self._text[start:end])), self._plain(before), self._plain(after)
        before = _PARAGRAPH_END.split(before)[-1]
        after = _PARAGRAPH_END.split(after, maxsplit=1)[0]
        sentence = (
            *_words(_SENTENCE_END.split(before)[-1])[-SENTENCE_WORDS:],
            "\0",
            *_words(found),
            "\0",
            *_words(_SENTENCE_END.split(after, maxsplit=1)[0])[:SENTENCE_WORDS],
        )
        return Entry(
            self._path,
            diagnostic.rule,
            found if len(found) <= LONGEST_TEXT else f"{found[:LONGEST_TEXT].rstrip()}…",
            " ".join(_words(before)[-WORDS:]),
            " ".join(_words(after)[:WORDS]),
            _hash(" ".join(sentence)),
            _hash(found.casefold()),
        )

    def _plain(self, text: str) -> str:
        """A stretch of the source without what its format writes around words."""
        if self._format == "jsonlines":
            return _ESCAPE.sub(lambda match: _unescape(match[0]), text)
        if self._format in ("html", "markdown"):
            text = _CUT_TAG.sub(" ", _TAG.sub(" ", text)) if "<" in text or self._format == "html" else text
        return text


def _unescape(escape: str) -> str:
    return chr(int(escape[2:], 16)) if len(escape) == 6 else _ESCAPED.get(escape, escape[1])


def _flat(text: str) -> str:
    """A text on one line, in one form of Unicode."""
    return unicodedata.normalize("NFC", " ".join(_MARGIN.sub(" ", text).split()))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
