"""What the rules for single characters share: which characters a text has, and the word round a place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_PLAIN = bytes([9, 10, 13, *range(32, 127)])
_LONGEST = 32


@lru_cache(maxsize=4)
def unusual(text: str) -> frozenset[str]:
    """The characters of `text` other than printable ASCII, tab and line ends.

    Takes some milliseconds a megabyte, whatever the script, so that a rule can ask it before it searches.
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return frozenset(rest.decode("utf-8", "surrogatepass"))


def any_of(characters: frozenset[str]) -> regex.Pattern[str]:
    """A pattern for runs of these characters; the set may not be empty."""
    return regex.compile("[" + "".join(map(regex.escape, sorted(characters))) + "]+")


def run_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the run without white space that holds text[start:end], within some thirty characters."""
    first, last = start, end
    while first > 0 and start - first < _LONGEST and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and last - end < _LONGEST and not text[last].isspace():
        last += 1
    return first, last


def word_at(text: str, start: int, end: int) -> str:
    """The word that holds text[start:end], without the marks round it; what is found there if it has no word."""
    first, last = run_at(text, start, end)
    trimmed_left = text[first:start].lstrip("\"'“”‘’«»„()[]{}.,;:!?…—–-")
    trimmed_right = text[end:last].rstrip("\"'“”‘’«»„()[]{}.,;:!?…—–-")
    return trimmed_left + text[start:end] + trimmed_right


def code_point(character: str) -> str:
    """`U+200B ZERO WIDTH SPACE`, or the number alone where Unicode has no name."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()
