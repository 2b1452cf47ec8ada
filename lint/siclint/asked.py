"""Which rules an article is shown to.

Most rules look for something that few articles have. A rule may say what that is (`Rule.needs`). One look at an
article, for the words and the pieces of text of all rules together, then tells which rules it can concern, and the
others are not called. What a rule declares changes nothing that it finds: `tests/test_asked.py` holds rules to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

    from siclint.article.article import Article
    from siclint.check import ActiveRule

_MOST_KNOWN = 4096  # choices remembered


class Asked:
    """What some rules need, in one table."""

    def __init__(self, rules: Sequence[ActiveRule]) -> None:
        """Keep the rules in their order."""
        self.rules = rules
        self._always = 0
        self._words: dict[str, int] = {}
        self._pieces: dict[str, int] = {}
        for number, active in enumerate(rules):
            needs = active.rule.needs
            if needs is None:
                self._always |= 1 << number
                continue
            for table, wanted in ((self._words, needs.words), (self._pieces, needs.pieces)):
                for each in wanted:
                    table[each] = table.get(each, 0) | 1 << number
        self._numbers = list(self._pieces.values())
        self._chosen: dict[int, Sequence[ActiveRule]] = {}

    @cached_property
    def _automaton(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        return BytesAhoCorasick([_encode(piece) for piece in self._pieces], implementation=Implementation.DFA)

    def of(self, article: Article) -> Sequence[ActiveRule]:
        """The rules that the article can concern, in their order."""
        found = self._always
        if self._words:
            for word in self._words.keys() & article.words.keys():
                found |= self._words[word]
        if self._pieces:
            pieces = self._automaton.find_matches_as_indexes(_encode(article.text), overlapping=True)
            for number in {piece[0] for piece in pieces}:
                found |= self._numbers[number]
        chosen = self._chosen.get(found)
        if chosen is None:
            if len(self._chosen) >= _MOST_KNOWN:
                self._chosen.clear()
            chosen = self._chosen[found] = [each for number, each in enumerate(self.rules) if found >> number & 1]
        return chosen


def _encode(text: str) -> bytes:
    """UTF-8, in which no character is a part of another one; undecodable bytes have their place in it."""
    return text.encode("utf-8", "surrogatepass")
