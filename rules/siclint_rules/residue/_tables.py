"""Tables of phrases, and the words of a text as such tables have them.

Residue says the same few things everywhere, so the rules of this family are tables. A phrase is a row of words
in small letters, and `#` stands for any number. Punctuation does not count: `read more` is also `READ MORE:`.
"""

from __future__ import annotations

from functools import cached_property

import regex

# Sites call their articles and themselves by many names; a table needs one of them.
_NAMES = {
    **dict.fromkeys(("story", "post", "piece", "material"), "article"),
    **dict.fromkeys(("stories", "posts", "pieces", "materials"), "articles"),
    **dict.fromkeys(("website", "portal", "webpage", "homepage"), "site"),
}
_WORD = regex.compile(r"\d+(?:[.,]\d+)*[km]?(?![\p{L}\d])|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*|[©#@+&]", regex.IGNORECASE)


def canonical(word: str) -> str:
    """A word in small letters as tables have it."""
    return "#" if word[0].isdigit() else _NAMES.get(word, word)


def cut_words(text: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of text[start:end] as tables have them, and the offsets behind them."""
    words, ends = [], []
    for match in _WORD.finditer(text, start, end):
        words.append(canonical(match[0].replace("İ", "I").lower().replace("’", "'")))
        ends.append(match.end())
    return tuple(words), tuple(ends)


class Table(frozenset[str]):
    """Phrases to compare words with."""

    @cached_property
    def _longest(self) -> dict[str, int]:
        """For each word that begins a phrase, how many words the longest such phrase has."""
        found: dict[str, int] = {}
        for phrase in self:
            words = phrase.split()
            found[words[0]] = max(found.get(words[0], 0), len(words))
        return found

    @property
    def firsts(self) -> frozenset[str]:
        """The words that begin phrases."""
        return frozenset(self._longest)

    def leading(self, words: tuple[str, ...]) -> int:
        """How many words at the beginning make the longest phrase of the table; 0 when none do."""
        longest = self._longest.get(words[0], 0) if words else 0
        for count in range(min(longest, len(words)), 0, -1):
            if " ".join(words[:count]) in self:
                return count
        return 0

    def trailing(self, words: tuple[str, ...], longest: int) -> int:
        """How many of the last `longest` words make the longest phrase at the end; 0 when none do."""
        for count in range(min(longest, len(words)), 0, -1):
            if " ".join(words[-count:]) in self:
                return count
        return 0


def phrases(table: str) -> Table:
    """The phrases of a table, parted by ` / ` or line ends."""
    found = (phrase.split() for line in table.splitlines() for phrase in line.split(" / "))
    return Table(" ".join(canonical(word) for word in words) for words in found if words)
