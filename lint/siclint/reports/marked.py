"""An article as a page shows it: paragraphs of prose, cut where marks begin and end, with the findings beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from siclint.article.article import Article, Kind
from siclint.article.readers import format_of, read
from siclint.diagnostic import Span
from siclint.reports.display import one_line, visible

if TYPE_CHECKING:
    from siclint.article.readers import ReadOptions
    from siclint.article.source import Source
    from siclint.article.view import View
    from siclint.diagnostic import Diagnostic, Fix

_SHORT = 60  # characters up to which the old and the new text of a fix are shown
_EXCERPT = 120


@dataclass(frozen=True, slots=True)
class Change:
    """A fix in words; `old` and `new` where both are short."""

    title: str
    safe: bool
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Another place of a finding. `anchor` is empty where it is not on the page."""

    label: str
    line: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Note:
    """A finding beside the prose. `number` counts from 1 in the article.

    `target` is the anchor of its mark; where no prose is marked it is empty, and `excerpt` says what stands there.
    """

    number: int
    anchor: str
    rule: str
    family: str
    severity: str
    message: str
    line: int
    column: int
    related: tuple[Place, ...]
    changes: tuple[Change, ...]
    target: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A small link behind a mark to the note it belongs to. `back` says that the mark is a related place."""

    number: int
    anchor: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of prose under the same marks. `severity` is the highest of them, empty when there is none.

    `lines` is the text at its line breaks. `anchors` are the places that begin here, `refs` belong behind it.
    """

    lines: tuple[str, ...]
    severity: str = ""
    related: bool = False
    numbers: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    refs: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the notes that stand beside it."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A paragraph with notes and those without that follow it, beside which there is room for the notes."""

    first: Block
    rest: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with findings. `loose` are notes for which no prose is marked; counts go by severity and by rule."""

    anchor: str
    path: str
    title: str
    identifier: str
    words: int
    loose: tuple[Note, ...]
    groups: tuple[Group, ...]
    severities: dict[str, int]
    rules: dict[tuple[str, str], int]


@dataclass(slots=True)
class _Mark:
    """A place of the view that a finding marks, or one of its related places."""

    start: int
    end: int
    number: int
    severity: str
    anchor: str
    note: str
    related: bool = False


class _Inverse:
    """The way from a source back to the view of an article."""

    def __init__(self, view: View) -> None:
        ends = [piece.start for piece in view.pieces[1:]] + [len(view.text)]
        self._pieces = sorted(
            (piece.below, piece.below + piece.length_below, piece.start, end, piece.literal)
            for piece, end in zip(view.pieces, ends, strict=True)
        )
        self._below = [piece[0] for piece in self._pieces]
        self.start = self._below[0] if self._pieces else 0
        self.end = max((piece[1] for piece in self._pieces), default=0)

    def spans(self, start: int, end: int) -> list[Span]:
        """The stretches of the view that stand for the source's characters from start to end, joined."""
        found: list[Span] = []
        first = max(0, bisect_right(self._below, start) - 1)
        for below, below_end, view_start, view_end, literal in self._pieces[first:]:
            if below >= end:
                break
            if below_end <= start:
                continue
            if literal:
                stretch = Span(view_start + max(start, below) - below, view_start + min(end, below_end) - below)
            else:
                stretch = Span(view_start, view_end)
            if found and found[-1].end == stretch.start:
                found[-1] = Span(found[-1].start, stretch.end)
            else:
                found.append(stretch)
        return found


def marked_articles(
    source: Source, diagnostics: Sequence[Diagnostic], options: ReadOptions | None, first: int
) -> Iterator[Marked]:
    """The articles of a source that have findings, in order; `first` is the number of the first one."""
    articles = [article for article in read(source, None, options) if isinstance(article, Article)]
    inverses = [_Inverse(article.view) for article in articles]
    starts = [inverse.start for inverse in inverses]
    held: dict[int, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        held.setdefault(max(0, bisect_right(starts, diagnostic.start) - 1), []).append(diagnostic)
    for number, (index, found) in enumerate(sorted(held.items()), first):
        if index < len(articles):
            yield _Marker(articles[index], inverses[index], f"a{number}").marked(found)
        else:  # nothing in the file is an article
            yield _without_prose(source, found, f"a{number}")


def _without_prose(source: Source, found: Sequence[Diagnostic], anchor: str) -> Marked:
    name = visible(source.name)
    loose = tuple(_note(d, number, f"{anchor}-{number}", (), source) for number, d in enumerate(found, 1))
    return Marked(anchor, name, name, "", 0, loose, (), *_counts(found))


def _groups(blocks: Sequence[Block]) -> Iterator[Group]:
    start = 0
    for index in range(1, len(blocks) + 1):
        if index == len(blocks) or blocks[index].notes:
            yield Group(blocks[start], tuple(blocks[start + 1 : index]))
            start = index


def _counts(found: Sequence[Diagnostic]) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    severities: dict[str, int] = {}
    rules: dict[tuple[str, str], int] = {}
    for diagnostic in sorted(found, key=lambda diagnostic: -diagnostic.severity):
        label = diagnostic.severity.label
        severities[label] = severities.get(label, 0) + 1
        rules[diagnostic.rule, label] = rules.get((diagnostic.rule, label), 0) + 1
    return severities, rules


def _note(
    diagnostic: Diagnostic, number: int, anchor: str, related: tuple[Place, ...], source: Source, target: str = ""
) -> Note:
    place = source.positions.position(diagnostic.start)
    excerpt = "" if target else one_line(source.text[diagnostic.start : diagnostic.end][:_EXCERPT])
    return Note(
        number,
        anchor,
        diagnostic.rule,
        diagnostic.family,
        diagnostic.severity.label,
        one_line(diagnostic.message),
        place.line,
        place.column,
        related,
        tuple(_change(fix, source) for fix in diagnostic.fixes),
        target,
        excerpt,
    )


def _change(fix: Fix, source: Source) -> Change:
    title, safe = one_line(fix.title), fix.applicability.value == "safe"
    if len(fix.edits) != 1 or format_of(source.name) == "jsonlines":  # escapes would say little
        return Change(title, safe)
    (edit,) = fix.edits
    old = source.text[edit.start : edit.end]
    both = old + edit.text
    if len(both) > _SHORT or not both.strip() or len(both.splitlines()) > 1:
        return Change(title, safe)
    return Change(title, safe, visible(old), visible(edit.text))


@dataclass(slots=True)
class _Marker:
    """Marks one article."""

    article: Article
    inverse: _Inverse
    anchor: str
    marks: list[_Mark] = field(default_factory=list)

    def marked(self, found: Sequence[Diagnostic]) -> Marked:
        """The article with these findings, whose places are the source's."""
        article = self.article
        notes = [self._add(diagnostic, number) for number, diagnostic in enumerate(found, 1)]
        self.marks.sort(key=lambda mark: (mark.start, mark.end, mark.number))
        shown = {mark.number: mark.start for mark in reversed(self.marks) if not mark.related}
        beside: dict[int, list[Note]] = {}
        for note in notes:
            if note.number in shown:
                index = article.paragraph_at(shown[note.number])
                beside.setdefault(0 if index is None else index, []).append(note)
        blocks = [
            Block(
                paragraph.kind.value, tuple(self._pieces(paragraph.start, paragraph.end)), tuple(beside.get(index, ()))
            )
            for index, paragraph in enumerate(article.paragraphs)
        ]
        name = visible(article.source.name)
        title = self._title()
        if (
            blocks
            and title
            and not blocks[0].notes
            and blocks[0].kind == Kind.HEADLINE.value
            and len(blocks[0].pieces) == 1
        ):
            del blocks[0]  # the title says it
        return Marked(
            self.anchor,
            name,
            title or name,
            visible(article.identifier or ""),
            sum(len(article.text[start:end].split()) for start, end, _ in article.paragraphs),
            tuple(note for note in notes if note.number not in shown),
            tuple(_groups(blocks)),
            *_counts(found),
        )

    def _title(self) -> str:
        for start, end, kind in self.article.paragraphs:
            if kind is Kind.HEADLINE:
                return one_line(self.article.text[start:end])
        return ""

    def _add(self, diagnostic: Diagnostic, number: int) -> Note:
        """Mark a finding and its related places; its note."""
        anchor, severity = f"{self.anchor}-{number}", diagnostic.severity.label
        note = f"{anchor}-note"
        shown = self._mark(diagnostic.start, diagnostic.end, number, severity, anchor, note, related=False)
        places = []
        for index, related in enumerate(diagnostic.related, 1):
            place = f"{anchor}-r{index}"
            held = self._mark(related.start, related.end, number, severity, place, note, related=True)
            line = self.article.source.positions.position(related.start).line
            places.append(Place(one_line(related.message), line, place if held else ""))
        return _note(diagnostic, number, note, tuple(places), self.article.source, anchor if shown else "")

    def _mark(self, start: int, end: int, number: int, severity: str, anchor: str, note: str, *, related: bool) -> bool:
        """Mark a place of the source; whether any of it is prose of a paragraph."""
        found = False
        for span in self.inverse.spans(start, end):
            first = max(0, (self.article.paragraph_at(span.start) or 0))
            for paragraph in self.article.paragraphs[first:]:
                if paragraph.start >= span.end:
                    break
                low, high = max(span.start, paragraph.start), min(span.end, paragraph.end)
                if low < high:
                    self.marks.append(_Mark(low, high, number, severity, "" if found else anchor, note, related))
                    found = True
        return found

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The paragraph from start to end, cut at the ends of marks."""
        here = [mark for mark in self.marks if mark.start < end and start < mark.end]
        cuts = sorted({start, end, *(mark.start for mark in here), *(mark.end for mark in here)})
        for low, high in pairwise(cuts):
            over = [mark for mark in here if mark.start <= low and high <= mark.end]
            own = [mark for mark in over if not mark.related]
            # A mark of several stretches has its link behind the first, where its note stands.
            ending = [mark for mark in over if mark.end == high and mark.anchor]
            yield Piece(
                self._lines(low, high),
                max((mark.severity for mark in own), key=("note", "warning", "error").index, default=""),
                any(mark.related for mark in over),
                tuple(dict.fromkeys(mark.number for mark in over)),
                tuple(mark.anchor for mark in over if mark.start == low and mark.anchor),
                tuple(Reference(mark.number, mark.note, mark.related) for mark in ending),
            )

    def _lines(self, start: int, end: int) -> tuple[str, ...]:
        """The text at the line breaks that the markup asks for; those of a wrapped text are spaces."""
        text = self.article.text[start:end]
        if format_of(self.article.source.name) in ("markdown", "html"):
            return tuple(visible(line) for line in text.split("\n"))
        return (visible(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")),)
