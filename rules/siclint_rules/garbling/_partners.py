"""Single marks that explain a double mark without a partner: the other end of its quotation, or an apostrophe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from siclint import Article
from siclint.english.quotations import ATTRIBUTION, INTRODUCED, Mark, Quotations, Role, quotations

# What an apostrophe may stand before: `'90s`, `'tis`.
ELIDED = r"(?:\d0s|\d\d\b|tis\b|twas\b|em\b|til\b|till\b|cause\b|bout\b|n\b|round\b|cos\b|coz\b|neath\b|kay\b)"
# A single mark that opens: white space or a bracket before it, a word after it, and no elision.
_OPENING = regex.compile(rf"(?<=^|[\s(\[—–-])['‘`‚‛](?!(?i:{ELIDED}))(?=[\p{{L}}\p{{N}}…$£€])", regex.M)
# How far a quotation may go on without a mark.
_PARAGRAPHS = 8
# One that closes: something quoted before it, white space or a mark after it.
_CLOSING = regex.compile(r"""(?<=[\p{L}\p{N}.,!?…%)])['’`´‘](?=[\s.,;:!?)\]—–"”»-]|$)""", regex.M)
_WORD_AFTER = regex.compile(r" \p{Ll}")
_CLIPPED = regex.compile(r"\b(?:\p{L}+in|o|th|an|ol|mo|yo|lil|wi|goin)\Z", regex.I)


class Mismatch(NamedTuple):
    """A quotation whose marks are of two kinds: the spans of both."""

    open_start: int
    open_end: int
    close_start: int
    close_end: int


@dataclass(frozen=True, slots=True)
class Partnerless:
    """What the double marks without a partner are, each in one of these."""

    mismatched: tuple[Mismatch, ...]
    apostrophes: tuple[Mark, ...]
    unclosed: tuple[Mark, ...]  # single ones among them
    unopened: tuple[Mark, ...]


def partnerless(article: Article) -> Partnerless:
    """The marks of `article` that have no partner, explained."""
    return _explain(article.text, quotations(article), tuple((p.start, p.end) for p in article.paragraphs))


@lru_cache(maxsize=2)
def _explain(text: str, found: Quotations, paragraphs: tuple[tuple[int, int], ...]) -> Partnerless:
    mismatched: list[Mismatch] = []
    apostrophes: list[Mark] = []
    unclosed: list[Mark] = []
    unopened: list[Mark] = []
    apostrophes += [mark for mark in found.marks if mark.role is Role.APOSTROPHE]
    number = {mark.at: index for index, mark in enumerate(found.marks)}
    for mark in found.unopened:
        before = found.marks[number[mark.at] - 1].end if number[mark.at] else 0
        start = max(paragraphs[mark.paragraph][0], before)
        opening = _opening_before(text, start, mark.at)
        if opening is not None:
            mismatched.append(Mismatch(opening, opening + 1, mark.at, mark.end))
        else:
            unopened.append(mark)
    for mark in found.unclosed:
        after = found.marks[number[mark.at] + 1 : number[mark.at] + 2]
        end = min([paragraphs[mark.paragraph][1], *(other.at for other in after)])
        closing = _closing_after(text, mark.end, end)
        if closing is not None:
            mismatched.append(Mismatch(mark.at, mark.end, closing, closing + 1))
        else:
            unclosed.append(mark)
    if "‘" in text:
        taken = {pair.open_start for pair in mismatched}
        unclosed += [mark for mark in _unclosed_single(text, paragraphs) if mark.at not in taken]
    return Partnerless(tuple(mismatched), tuple(apostrophes), tuple(unclosed), tuple(unopened))


def _unclosed_single(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[Mark]:
    """Curly single marks that surely open a quotation, where nothing in this paragraph or the next closes one."""
    for index, (start, end) in enumerate(paragraphs):
        opening = text.rfind("‘", start, end)
        if opening < 0 or not _OPENING.match(text, opening):
            continue
        introduced = INTRODUCED.search(text, max(start, opening - 24), opening) is not None
        if not introduced and not (opening == start and ATTRIBUTION.search(text, start, end)):
            continue
        if _CLOSING.search(text, opening + 1, end) is None and not _closes_later(text, paragraphs[index + 1 :]):
            yield Mark(opening, opening + 1, Role.OPEN, index)


def _closes_later(text: str, paragraphs: tuple[tuple[int, int], ...]) -> bool:
    """Whether a single mark in the next paragraphs closes a quotation before another opens one, or goes on with it."""
    for start, end in paragraphs[:_PARAGRAPHS]:
        if text.startswith("‘", start):
            return True
        opening, closing = _OPENING.search(text, start, end), _CLOSING.search(text, start, end)
        if closing is not None:
            return opening is None or closing.start() < opening.start()
        if opening is not None:
            return False
    return False


def _opening_before(text: str, start: int, end: int) -> int | None:
    """The single mark in text[start:end] that opened what a double mark at `end` closes."""
    openings = [match.start() for match in _OPENING.finditer(text, start, end)]
    for opening in reversed(openings):
        if not any(_really_closes(text, match.start()) for match in _CLOSING.finditer(text, opening + 1, end)):
            return opening
    return None


def _closing_after(text: str, start: int, end: int) -> int | None:
    """The single mark in text[start:end] that closes what a double mark at `start` opened."""
    for match in _CLOSING.finditer(text, start, end):
        if _really_closes(text, match.start()) and not _OPENING.search(text, start, match.start()):
            return match.start()
    return None


def _really_closes(text: str, at: int) -> bool:
    """Whether the mark closes a quotation: it is no possessive (`the leaders’ plan`) and no clipped word (`doin’`)."""
    before = text[at - 1]
    if not before.isalnum():
        return True
    if before == "s" and _WORD_AFTER.match(text, at + 1):
        return False
    return _CLIPPED.search(text, max(0, at - 20), at) is None
