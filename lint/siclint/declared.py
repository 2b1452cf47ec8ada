"""What the rules of a TOML file do: they look for phrases or for a pattern, and offer to put something there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

from siclint.diagnostic import Applicability, Edit, Finding, Fix
from siclint.failure import RuleError
from siclint.phrases import Phrases

if TYPE_CHECKING:
    import regex

    from siclint.article.article import Article

LONGEST_QUOTE = 60
"""A message quotes so many characters of a match at most."""


class Message:
    """The text of a message, with places: `{match}`, `{replacement}`, and the names of a pattern's groups."""

    def __init__(self, text: str, names: frozenset[str]) -> None:
        """Take `text` apart; ValueError when it has a place that none of `names` fills."""
        self._parts: list[tuple[str, str | None]] = []
        for before, name, form, conversion in Formatter().parse(text):
            if name is not None and (name not in names or form or conversion):
                known = ", ".join(f"{{{known}}}" for known in sorted(names))
                raise ValueError(f"{{{name}}} stands for nothing: use {known}, and {{{{ for a brace")
            self._parts.append((before, name))

    def fill(self, values: Mapping[str, str | None]) -> str:
        """The message with its places filled."""
        parts = (before + ("" if name is None else _quote(values[name] or "")) for before, name in self._parts)
        return "".join(parts)


def _quote(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"


class _Match(NamedTuple):
    """What was found, what to put there (None for nothing to offer), and more values for the message."""

    start: int
    end: int
    replacement: str | None
    groups: Mapping[str, str | None]


@dataclass(frozen=True)
class Declared:
    """A rule's check: finds, says, and offers a fix where there is something to put there."""

    find: Callable[[Article], Iterator[_Match]]
    message: Message
    applicability: Applicability = Applicability.UNSAFE

    def __call__(self, article: Article) -> Iterator[Finding]:
        """The findings in an article."""
        for match in self.find(article):
            found = article.text[match.start : match.end]
            values = {**match.groups, "match": found, "replacement": match.replacement}
            fixes: tuple[Fix, ...] = ()
            if match.replacement is not None and match.replacement != found:
                title = f"Write “{_quote(match.replacement)}”" if match.replacement else "Take it out"
                edit = replacing(article.text, match.start, match.end, match.replacement)
                fixes = (Fix(title, (edit,), self.applicability),)
            yield Finding(match.start, match.end, self.message.fill(values), fixes=fixes)


def replacing(text: str, start: int, end: int, replacement: str) -> Edit:
    """The edit that puts `replacement` there; nothing in its place takes one space along."""
    if not replacement:
        if text[start - 1 : start] == " " and (end == len(text) or text[end] in " \n.,;:!?)”’"):
            start -= 1
        elif text[end : end + 1] == " " and (start == 0 or text[start - 1] in "\n(“‘"):
            end += 1
    return Edit(start, end, replacement)


@dataclass(frozen=True)
class FindPhrases:
    """Finds phrases, each with what to put in its place, or None."""

    replacements: Mapping[str, str | None]
    ignore_case: bool

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.replacements, ignore_case=self.ignore_case)

    def __call__(self, article: Article) -> Iterator[_Match]:
        """The matches in an article. A replacement begins with a capital where the match does."""
        for start, end, phrase in self._phrases.find(article):
            replacement = self.replacements[phrase]
            if replacement and phrase[0].islower() and article.text[start].isupper():
                replacement = replacement[0].upper() + replacement[1:]
            yield _Match(start, end, replacement, {})


@dataclass(frozen=True)
class FindPattern:
    """Finds a pattern of the `regex` module, paragraph by paragraph, and says what `replace` makes of each match."""

    pattern: regex.Pattern[str]
    replace: str | None

    def __call__(self, article: Article) -> Iterator[_Match]:
        """The matches in an article; RuleError when they take too long, or one has no characters."""
        limit = time_limit(article.text)
        left = limit
        for paragraph in article.paragraphs:
            text = article.text[paragraph.start : paragraph.end]
            position = 0
            while True:
                began = time.process_time()
                try:
                    match = self.pattern.search(text, position, timeout=max(left, 0.001))
                except TimeoutError:
                    raise RuleError(
                        f"its pattern took more than {limit:.3g} s; make its repetitions possessive (`++`) or bounded "
                        "(`{1,40}`)"
                    ) from None
                left -= time.process_time() - began
                if match is None:
                    break
                position = match.end()
                if match.start() == position:
                    raise RuleError("its pattern matches where no character is; let it match one at least")
                replacement = None if self.replace is None else match.expand(self.replace)
                place = paragraph.start + match.start(), paragraph.start + position
                yield _Match(*place, replacement, match.groupdict())


def time_limit(text: str) -> float:
    """How many seconds of the processor's time a pattern may take on an article."""
    return 1 + len(text) / 1_000_000
