"""Quotation marks of an article: which open, which close, which belong together, and which have no partner.

A straight mark does not say what it is, curly ones say it and are often wrong, a quotation may hold another
in marks of the same kind, and one that runs over several paragraphs opens again in each. So all readings of
an article's double marks are compared by what would be odd about them, and the least odd one counts: a mark
that has the white space of the other role, a quotation inside a quotation, one that goes on over a
paragraph's end without a new mark, a mark without a partner.

Single marks are mostly apostrophes. The reading leaves them out; `quoted_spans` looks at those that surely open.

Public for rules: `in_quotation` for those that look at narration only, `quotations` for those about the marks.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import regex

from siclint.article.article import Article, Kind, Paragraph, merge_spans
from siclint.english.analysis import cached_analysis

__all__ = [
    "ATTRIBUTION",
    "INTRODUCED",
    "Mark",
    "Quotation",
    "Quotations",
    "Role",
    "in_quotation",
    "quotations",
    "quoted_spans",
]

# Two single marks side by side are a double one: `''`, and ` `` ` of an old wire.
_MARKS = regex.compile(r"[\"“”„‟«»＂]|''|``|’’|‘‘|‘’")
# Each mark stands twice, as in a table that a program wrote: `he said, ""yes, we are.""`
_TWICE = regex.compile(r'""|““|””')
_BEFORE_OPENING = frozenset("([{<—–-/=+~*_|¿¡'‘’\"“„«‚‹>\u200b•")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>—–-/'’‘\"”»*_|›%")


class Role(Enum):
    """What a mark does. A prime stands for inches or seconds."""

    OPEN = "open"
    CLOSE = "close"
    PRIME = "prime"
    APOSTROPHE = "apostrophe"


class Mark(NamedTuple):
    """A double mark: where it starts and ends, its role, and the index of its paragraph."""

    at: int
    end: int
    role: Role
    paragraph: int


class Quotation(NamedTuple):
    """A pair of marks. One that opens again in each paragraph begins with the last of its opening marks."""

    open: Mark
    close: Mark


@dataclass(frozen=True, slots=True)
class Quotations:
    """An article's double quotation marks.

    `marks` are all of them in order. `pairs` belong together. `unclosed` open and have no partner,
    `unopened` close and have none.
    """

    marks: tuple[Mark, ...]
    pairs: tuple[Quotation, ...]
    unclosed: tuple[Mark, ...]
    unopened: tuple[Mark, ...]


@cached_analysis
def quotations(article: Article) -> Quotations:
    """The double quotation marks of `article`."""
    events = _events(article.text, article.paragraphs, article.opaque)
    plain = _plain_reading(events)
    return plain if plain is not None else _least_odd_reading(article.text, events)


def in_quotation(article: Article, offset: int) -> bool:
    """Whether the character at `offset` stands in quoted words, in a quoted block, or is a quotation mark."""
    spans = quoted_spans(article)
    index = bisect_right(spans, (offset, len(article.text) + 1)) - 1
    return index >= 0 and offset < spans[index][1]


@cached_analysis
def quoted_spans(article: Article) -> tuple[tuple[int, int], ...]:
    """The spans of quoted words with their marks, and of quoted blocks, in order and disjoint.

    What is not certain counts as quoted: a quotation without a closing mark reaches to the end of its paragraph, or
    over the paragraphs behind it that open again; one without an opening mark reaches back to the mark before it in
    its paragraph.
    """
    text, found = article.text, quotations(article)
    spans = [(p.start, p.end) for p in article.paragraphs if p.kind is Kind.QUOTE]
    spans += [(pair.open.at, pair.close.end) for pair in found.pairs]
    ends = {pair.open.at for pair in found.pairs}
    unopened = set(found.unopened)
    before = 0
    for mark in found.marks:
        paragraph = article.paragraphs[mark.paragraph]
        if mark.role is Role.OPEN and mark.at not in ends:
            spans.append((mark.at, paragraph.end))
        elif mark in unopened:
            spans.append((max(paragraph.start, before), mark.end))
        before = mark.end
    if "‘" in text or "'" in text:
        spans += _single_spans(article)
    return merge_spans(spans)


_ELIDED = r"(?:\d0s|\d\d\b|(?:tis|twas|em|til|till|cause|bout|n|round|cos|coz|neath|kay)\b)"
_SINGLE_OPENING = regex.compile(rf"(?<![^\s(\[—–-])['‘`](?!(?i:{_ELIDED}))(?=[\p{{L}}\p{{N}}…$£€])")
_SINGLE_CLOSING = regex.compile(r"(?<=[\p{L}\p{N}.,!?…%)])['’](?![\p{L}\p{N}])")


def _single_spans(article: Article) -> list[tuple[int, int]]:
    """What stands between single marks. Of several marks in a sentence that may close, the last does, in doubt."""
    text = article.text
    spans: list[tuple[int, int]] = []
    for start, end, _ in article.paragraphs:
        reached = start
        for opening in _SINGLE_OPENING.finditer(text, start, end):
            if opening.start() < reached:
                continue
            following = _SINGLE_OPENING.search(text, opening.end(), end)
            stop = following.start() if following else end
            closings = [match.end() for match in _SINGLE_CLOSING.finditer(text, opening.end(), stop)]
            if closings:
                # A possessive of the plural looks like a closing mark, so the last one counts.
                reached = closings[-1]
                spans.append((opening.start(), reached))
    return spans


# --- What the surroundings of a mark say ---------------------------------------------------------------------


class _Event(NamedTuple):
    """A paragraph with its marks."""

    number: int
    start: int
    end: int
    kind: Kind
    marks: tuple[_Sight, ...]


class _Sight(NamedTuple):
    """A mark as it is seen: how odd it is that it opens, that it closes, and that it does something else."""

    at: int
    end: int
    opening: float
    closing: float
    aside: float
    aside_role: Role


_NEVER = 1000.0


def _events(text: str, paragraphs: tuple[Paragraph, ...], opaque: tuple[tuple[int, int], ...]) -> list[_Event]:
    starts = [start for start, _ in opaque]
    points = "«" not in text  # then » is the sign of a link: `More »`
    found: list[_Event] = []
    may_be_twice = '""' in text or "““" in text or "””" in text
    for index, (start, end, kind) in enumerate(paragraphs):
        marks = []
        pattern = _TWICE if may_be_twice and _is_twice(text, start, end) else _MARKS
        for match in pattern.finditer(text, start, end):
            at = match.start()
            if points and match[0] == "»" and (at == start or text[at - 1].isspace()):
                continue
            span = bisect_right(starts, at) - 1
            if span < 0 or at >= opaque[span][1]:
                marks.append(_sight(text, match, start, end))
        found.append(_Event(index, start, end, kind, tuple(marks)))
    return found


def _is_twice(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] has no mark but such as stand twice, so that none is a quotation inside another."""
    found = [match[0] for match in _MARKS.finditer(text, start, end)]
    twice = [match[0] for match in _TWICE.finditer(text, start, end)]
    return len(found) == 2 * len(twice) and any(
        text[m.end() : m.end() + 1].isalnum() for m in _TWICE.finditer(text, start, end)
    )


def _sight(text: str, match: regex.Match[str], start: int, end: int) -> _Sight:
    at, stop = match.span()
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    seems_open = free_before and not free_after
    seems_close = free_after and not free_before
    char = match[0][0] if match[0] in ('""', "““", "””") else match[0]
    aside, aside_role = _aside(text, match, end)
    if char in _SAYS_NOTHING:
        opening, closing = _straight_costs(text, at, stop, seems_open, seems_close)
    elif char in _OPENS:
        opening, closing = (3.0, 1.0) if seems_close else (0.0, 5.0)
    elif char in _CLOSES:
        opening, closing = (1.0, 2.5) if seems_open and before not in "'’" else (5.0, 0.0)
    elif char == "«":  # guillemets point outwards in French and Russian, inwards in German
        opening, closing = (2.0, 0.5) if seems_close else (0.0, 2.0)
    else:
        opening, closing = (0.5, 2.0) if seems_open else (2.0, 0.0)
    return _Sight(at, stop, opening, closing, aside, aside_role)


def _aside(text: str, match: regex.Match[str], end: int) -> tuple[float, Role]:
    """How odd it is that a mark stands for something else, and for what: `15" wide`, `Putin”s`, `the fans" bus`."""
    at, stop = match.span()
    before = text[at - 1 : at]
    if match[0] in _INCHES and (before.isdigit() or before in ("½", "¼", "¾")):
        return _PRIME, Role.PRIME
    if before.isalpha() and _CONTRACTED.match(text, stop, end):
        return _CONTRACTION, Role.APOSTROPHE
    if before == "s" and match[0] in ('"', "”") and _POSSESSED.match(text, stop, end):
        return _POSSESSIVE, Role.APOSTROPHE
    return _NEVER, Role.PRIME


def _straight_costs(text: str, at: int, stop: int, seems_open: bool, seems_close: bool) -> tuple[float, float]:
    """How odd it is that a straight mark opens, and that it closes."""
    if seems_open:
        if INTRODUCED.search(text, max(0, at - 24), at):
            return 0.0, 9.0
        return (2.0, 1.0) if text[at - 2 : at - 1] in ",?!" and _MISPLACED.match(text, stop) else (0.0, 6.0)
    if seems_close:
        return 6.0, 0.0
    before, after = text[at - 1 : at].isspace(), text[stop : stop + 1].isspace()
    if before and not after:
        return 0.2, 1.0  # `"...and so on`
    if after and not before:
        return 1.0, 0.2  # `we had—" he said`
    return 0.7, 0.7


_INCHES = frozenset(('"', "＂", "''", "”", "’’"))
_PRIME = 0.4
_CONTRACTION = 1.5
_CONTRACTED = regex.compile(r"(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}\"“”])")
_POSSESSIVE = 2.6
_POSSESSED = regex.compile(
    r" (?!(?:said|says|he|she|they|it|we|but|that|who|which|when|while|as|by|in|of|for|from|to|is|are|was|were|has|"
    r"have|had|will|would|can|could|told|added|on|at|with)\b)\p{L}{2}"
)
_SAYING = (
    "said|says|say|added|adds|told|tells|asked|asks|wrote|writes|stated|states|explained|explains|noted|notes|argued|"
    "argues|continued|concluded|claimed|claims|warned|warns|insisted|insists|tweeted|replied|remarks|remarked|commented|recalled|"
    "emphasized|emphasised|stressed|pointed out|declared|announced|reported|quoted"
)
# A closing mark that took its space along: `we know, "he said`.
_MISPLACED = regex.compile(
    r"(?:(?:he|she|they|it|the \w+(?: \w+)?|(?:\p{Lu}[\p{L}.’'-]++ ){0,2}\p{Lu}[\p{L}.’'-]++) )?"
    rf"(?:{_SAYING})\b"
)
INTRODUCED = regex.compile(rf"(?:\b(?:{_SAYING}),|:)\s\Z")
_SAYS_NOTHING = frozenset(('"', "＂", "''", "‘’"))
_OPENS = frozenset(("“", "‟", "„", "``", "‘‘"))
_CLOSES = frozenset(("”", "’’"))


# --- Readings ------------------------------------------------------------------------------------------------


def _plain_reading(events: list[_Event]) -> Quotations | None:
    """The reading with nothing odd in it: in each paragraph marks open and close by turns. None if there is none."""
    marks: list[Mark] = []
    pairs: list[Quotation] = []
    for event in events:
        opened: Mark | None = None
        for at, end, opening, closing, _, _ in event.marks:
            if opened is None:
                if opening > 0:
                    return None
                opened = Mark(at, end, Role.OPEN, event.number)
                marks.append(opened)
            else:
                if closing > 0:
                    return None
                mark = Mark(at, end, Role.CLOSE, event.number)
                marks.append(mark)
                pairs.append(Quotation(opened, mark))
                opened = None
        if opened is not None:
            return None
    return Quotations(tuple(marks), tuple(pairs), (), ())


# What is odd, and how odd.
_NO_PARTNER = 3.6
_NESTED = 1.5
_NESTED_LONG = 4.0
_LONG = 120  # characters; a quotation inside another is a word or two
_SWALLOWED = 3.5  # holds an attribution: `..., he said, ...`
_MIXED = 3.5  # opens again, or closes in another paragraph, with a mark of another kind
_FRAGMENT = 3.6  # began as part of another sentence (`called it "a...`) and runs on to a new mark

# Opens again where a paragraph begins.
_AGAIN = 0.2


class _Style(NamedTuple):
    """How odd it is in this article that a quotation opens again, or goes on, where most articles close it."""

    again_in_paragraph: float
    over_paragraph: float


# One sentence a paragraph: each line break may lie inside a quotation.
_SENTENCE_A_PARAGRAPH = _Style(again_in_paragraph=4.0, over_paragraph=0.6)
# Paragraphs were run together: a quotation opens again where one began.
_RUN_TOGETHER = _Style(again_in_paragraph=2.0, over_paragraph=1.7)
_USUAL = _Style(again_in_paragraph=3.0, over_paragraph=2.4)


def _style(text: str, events: list[_Event]) -> _Style:
    bodies = [event for event in events if event.kind is Kind.PARAGRAPH]
    if not bodies:
        return _USUAL
    sentences = sum(1 + len(_SENTENCE_SEAM.findall(text, event.start, event.end)) for event in bodies)
    if sentences <= 1.25 * len(bodies):
        return _SENTENCE_A_PARAGRAPH
    letters = sum(event.end - event.start for event in bodies)
    return _RUN_TOGETHER if letters > 400 * len(bodies) else _USUAL


_SENTENCE_SEAM = regex.compile(r"[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]*\p{Lu}")
ATTRIBUTION = regex.compile(
    r"[,?!]['’]? (?:he|she|they|it|the \w+(?: \w+)?|(?:\p{Lu}[\p{L}.'’-]++ ){0,4}\p{Lu}[\p{L}.'’-]++)"
    rf" (?:has |had |also )?(?:{_SAYING})\b"
    rf"|[,?!]['’]? (?:{_SAYING}) (?:he|she|they|the|a|an|one|\p{{Lu}}[\p{{L}}.'’-]+)\b"
)
_REPORTING_BEFORE = regex.compile(rf"\b(?:{_SAYING}|that)\s*\Z")


class _Path(NamedTuple):
    """A reading up to some mark: its cost, the open marks, and its steps as a linked list from the last."""

    cost: float
    opened: tuple[Mark, ...]
    steps: _Step | None


class _Step(NamedTuple):
    kind: str  # "pair", "unclosed", "unopened", "mark"
    marks: tuple[Mark, ...]
    previous: _Step | None


_OTHER_BLOCK = 4.0  # goes from running text into a list or a quoted block, or out of it

# No quotation runs into one of these or out of it; one may go on behind it.
_APART = frozenset((Kind.HEADLINE, Kind.HEADING, Kind.CAPTION, Kind.CELL))


def _least_odd_reading(text: str, events: list[_Event]) -> Quotations:
    """The least odd reading of the running text, and of each headline and caption by itself."""
    style = _style(text, events)
    parts = [[event for event in events if event.kind not in _APART]]
    parts += [[event] for event in events if event.kind in _APART and event.marks]
    return _collect([_cheapest_path(text, part, style).steps for part in parts])


def _cheapest_path(text: str, events: list[_Event], style: _Style) -> _Path:
    """The path that closes all it opens. A state is how many quotations are open: none, one, or one in another."""
    paths: dict[int, _Path] = {0: _Path(0.0, (), None)}
    previous = events[0] if events else None
    for event in events:
        paths = _best(_over_paragraph(text, paths, previous, event, style))
        previous = event
        reached = event.start
        for mark in event.marks:
            paths = _best(_over_mark(text, _through(text, paths, reached, mark.at), event, mark, style))
            reached = mark.end
        paths = _through(text, paths, reached, event.end)
    return paths[0]


def _best(paths: list[_Path]) -> dict[int, _Path]:
    best: dict[int, _Path] = {}
    for path in paths:
        depth = len(path.opened)
        if depth not in best or path.cost < best[depth].cost:
            best[depth] = path
    return best


def _through(text: str, paths: dict[int, _Path], start: int, end: int) -> dict[int, _Path]:
    """The paths after text[start:end], in which no mark stands."""
    if all(not path.opened for path in paths.values()) or not ATTRIBUTION.search(text, start, end):
        return paths
    return {depth: path._replace(cost=path.cost + _SWALLOWED) if path.opened else path for depth, path in paths.items()}


def _blocks(event: _Event) -> Kind | None:
    return event.kind if event.kind in (Kind.LIST_ITEM, Kind.QUOTE) else None


def _over_paragraph(
    text: str, paths: dict[int, _Path], previous: _Event | None, event: _Event, style: _Style
) -> list[_Path]:
    opens_again = bool(event.marks) and event.marks[0].at == event.start and event.marks[0].opening <= 1
    turn = _OTHER_BLOCK if previous is not None and _blocks(previous) != _blocks(event) else 0.0
    after: list[_Path] = []
    for path in paths.values():
        depth = len(path.opened)
        if depth == 0:
            after.append(path)
        elif depth == 1:
            cost = turn + (0.0 if opens_again else style.over_paragraph)
            if (
                _is_fragment(text, path.opened[0])
                and previous is not None
                and path.opened[0].paragraph == previous.number
            ):
                cost += _FRAGMENT
            after.append(_Path(path.cost + cost, path.opened, path.steps))
        else:
            after.append(_Path(path.cost + 2 * style.over_paragraph, path.opened, path.steps))
    return after


def is_whole(text: str, mark: Mark) -> bool:
    """Whether the mark opens whole sentences: a sentence begins with it, or it is introduced by a word of saying."""
    return not _is_fragment(text, mark)


def _is_fragment(text: str, mark: Mark) -> bool:
    """Whether the mark opens in the middle of another sentence: no comma, colon or word of saying before it."""
    before = text[max(0, mark.at - 24) : mark.at].rstrip(" \u00a0")
    return before[-1:].isalnum() and _REPORTING_BEFORE.search(before) is None


def _is_straight(text: str, at: int) -> bool:
    return text[at] in "\"＂'"


def _over_mark(text: str, paths: dict[int, _Path], event: _Event, mark: _Sight, style: _Style) -> list[_Path]:
    at, end, opening, closing, aside, aside_role = mark
    as_open = Mark(at, end, Role.OPEN, event.number)
    as_close = Mark(at, end, Role.CLOSE, event.number)
    again: float | None = None
    if at == event.start:
        again = _AGAIN
    elif _begins_sentence(text, at, event.start):
        again = style.again_in_paragraph
    after: list[_Path] = []
    for path in paths.values():
        cost, opened, steps = path
        if aside < _NEVER:
            step = _Step("mark", (Mark(at, end, aside_role, event.number),), steps)
            after.append(_Path(cost + aside, opened, step))
        after.append(_Path(cost + opening + _NO_PARTNER, opened, _Step("unclosed", (as_open,), steps)))
        step = _Step("mark", (as_open,), steps)
        if not opened:
            after.append(_Path(cost + opening, (as_open,), step))
            after.append(_Path(cost + closing + _NO_PARTNER, (), _Step("unopened", (as_close,), steps)))
            continue
        long = _NESTED_LONG if len(opened) > 1 and at - opened[-1].at > _LONG else 0.0
        other = opened[-1].paragraph != event.number and _is_straight(text, opened[-1].at) != _is_straight(text, at)
        long += _MIXED if other else 0.0
        after.append(_Path(cost + closing + long, opened[:-1], _Step("pair", (opened[-1], as_close), steps)))
        if again is not None:
            mixed = _MIXED if _is_straight(text, opened[-1].at) != _is_straight(text, at) else 0.0
            fragment = _FRAGMENT if at > event.start and _is_fragment(text, opened[-1]) else 0.0
            after.append(_Path(cost + opening + again + fragment + mixed, (*opened[:-1], as_open), step))
        if len(opened) == 1:
            after.append(_Path(cost + opening + _NESTED, (*opened, as_open), step))
    return after


_SENTENCE_END = regex.compile(r"[.!?…][\"'”’)\]]*\s+\Z")


def _begins_sentence(text: str, at: int, start: int) -> bool:
    return _SENTENCE_END.search(text, max(start, at - 8), at) is not None


def _collect(readings: list[_Step | None]) -> Quotations:
    """The steps of all readings, sorted by what they are."""
    marks: list[Mark] = []
    pairs: list[Quotation] = []
    alone: dict[str, list[Mark]] = {"unclosed": [], "unopened": []}
    for last in readings:
        step = last
        while step is not None:
            marks.append(step.marks[-1])
            if step.kind == "pair":
                pairs.append(Quotation(*step.marks))
            elif step.kind in alone:
                alone[step.kind].append(step.marks[0])
            step = step.previous
    return Quotations(
        tuple(sorted(marks, key=lambda mark: mark.at)),
        tuple(sorted(pairs, key=lambda pair: pair.open.at)),
        tuple(sorted(alone["unclosed"], key=lambda mark: mark.at)),
        tuple(sorted(alone["unopened"], key=lambda mark: mark.at)),
    )
