"""What may have stood where a character was lost, judged by the rest of the article."""

from __future__ import annotations

import regex

from siclint import Applicability, Article, Edit, Fix, Related
from siclint_rules.encoding._characters import run_at

_BEYOND_ASCII = r"[^\x00-\x7f\s\p{P}\N{REPLACEMENT CHARACTER}]"
_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_CONTRACTION = regex.compile(r"(?i:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}])")


def apostrophe_fits(text: str, start: int, end: int) -> bool:
    """Whether the word round text[start:end] reads as one with an apostrophe there: `don?t`, `Putin?s`."""
    return start > 0 and text[start - 1].isalpha() and _CONTRACTION.match(text, end) is not None


def apostrophe(article: Article) -> str:
    """The apostrophe that the article uses more."""
    return "’" if article.text.count("’") >= article.text.count("'") else "'"


def same_word(article: Article, start: int, end: int) -> tuple[int, int] | None:
    """Where the article has the word round text[start:end] with a letter beyond ASCII in its place.

    None when it has no such word, or several that differ, or too little of the word is left to know it by.
    """
    text = article.text
    first, last = run_at(text, start, end)
    before = text[first:start]
    after = text[end:last]
    left = regex.search(r"[\p{L}\p{M}]*\Z", before)
    right = _LETTERS.match(after)
    left_part = left[0] if left else ""
    right_part = right[0] if right else ""
    if len(left_part) + len(right_part) < 2:
        return None
    pattern = regex.compile(
        rf"(?<![\p{{L}}\p{{M}}]){regex.escape(left_part)}{_BEYOND_ASCII}{{1,{end - start}}}{regex.escape(right_part)}"
        r"(?![\p{L}\p{M}])"
    )
    places = {match[0]: match.span() for match in pattern.finditer(text)}
    return next(iter(places.values())) if len(places) == 1 else None


def repair(article: Article, start: int, end: int) -> tuple[str, tuple[Related, ...], tuple[Fix, ...]]:
    """Words for a message, the evidence, and the fix, for a character lost at text[start:end]; empty if unknown."""
    text = article.text
    place = same_word(article, start, end)
    if place is None and apostrophe_fits(text, start, end):
        mark = apostrophe(article)
        return "an apostrophe", (), (_fix(start, end, mark),)
    if place is None:
        return "", (), ()
    word = text[place[0] : place[1]]
    left = regex.search(r"[\p{L}\p{M}]*\Z", text[max(0, start - 40) : start])
    right = _LETTERS.match(text, end)
    letters = word[len(left[0]) if left else 0 : len(word) - (len(right[0]) if right else 0)]
    related = (Related(*place, f"the same word with “{letters}”"),)
    return f"“{letters}”", related, (_fix(start, end, letters),)


def _fix(start: int, end: int, text: str) -> Fix:
    return Fix(f"Put “{text}” there", (Edit(start, end, text),), Applicability.UNSAFE)
