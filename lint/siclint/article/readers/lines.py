"""Lines of plain text, and which of them make a paragraph.

Hard-wrapped text is told from one-paragraph-a-line by what a line break means: where text is wrapped, the next
line's first word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# Fewer than str.splitlines takes for line ends: U+0085 is an ellipsis gone wrong more often than a line end.
_LINE = re.compile(r"[^\r\n\v\f\u2028\u2029]*(?:\r\n|[\r\n\v\f\u2028\u2029])|[^\r\n\v\f\u2028\u2029]+\Z")
_BULLET = re.compile(r"(?:[-*•‣▪·–—]|\d{1,2}[.)])[ \t]+(?=\S)")
_ADDRESS = re.compile(r"<?(?:https?://|ftp://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»)]"
# Editors and mailers wrap between these widths; longer lines are paragraphs.
_NARROWEST, _WIDEST = 40, 120
# Some fill lines evenly and leave this many characters free where another word would have fitted.
_SLACK = 12
# Paragraphs in one line each, at most, that a wrapped text may have.
_FEW_LONG = 3
# In wrapped text this many line breaks at least part a sentence where the line was full, and at most this many
# part one where it was not.
_CUT_SHARE, _LOOSE_SHARE = 0.3, 0.2


class Line(NamedTuple):
    """A line without the white space around it; the width of that in front, and how long the first word is."""

    start: int
    end: int
    indent: int
    first_word: int
    bullet: int  # the length of a list item's mark with the space behind it

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start


def ends_like_sentence(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends with a full stop or the like, maybe inside quotation marks or brackets."""
    return text[max(start, end - 20) : end].rstrip(_CLOSERS).endswith(_STOPS)


def blocks(text: str, start: int) -> list[list[Line]]:
    """Runs of lines between blank ones. Quoted mail counts as blank, and so does a line that is an address."""
    found: list[list[Line]] = [[]]
    quoted = False
    quotes_mail = _quotes_mail(text, start)
    for match in _LINE.finditer(text, start):
        raw = match[0]
        stripped = raw.strip()
        if quotes_mail and stripped.startswith(">"):
            if not quoted:
                _drop_attribution(text, found)
            quoted = True
        elif stripped and not _ADDRESS.fullmatch(stripped):
            begin = match.start() + len(raw) - len(raw.lstrip())
            indent = len(text[match.start() : begin].expandtabs(4))
            bullet = _BULLET.match(text, begin, begin + len(stripped))
            word = len(stripped.split(None, 1)[0])
            mark = len(bullet[0]) if bullet else 0
            found[-1].append(Line(begin, begin + len(stripped), indent, word, mark))
            quoted = False
            continue
        if found[-1]:
            found.append([])
    return found if found[-1] else found[:-1]


def _quotes_mail(text: str, start: int) -> bool:
    """Whether lines that begin with `>` are quoted mail; else the sign points at a link: `>> Read more`."""
    if "\n>" not in text and not text.startswith(">", start):
        return False
    last = ""  # the last line that is not blank
    run: list[str] = []
    for line in (*map(str.strip, _LINE.findall(text, start)), ""):
        if line.startswith(">"):
            if not run and last.endswith("wrote:"):
                return True
            run.append(line.lstrip("> "))
        elif run:
            if _is_mail(run):
                return True
            run = []
        last = line or last
    return False


def _is_mail(run: Sequence[str]) -> bool:
    """Whether lines behind the sign `>` are paragraphs or wrapped sentences; headlines of other stories are neither."""
    written = [line for line in run if line]
    wrapped = any(following[0].islower() for following in written[1:])
    ended = sum(ends_like_sentence(line, 0, len(line)) for line in written)
    return len(run) > 1 and (wrapped or len(written) < len(run) or 2 * ended > len(written))


def _drop_attribution(text: str, found: list[list[Line]]) -> None:
    """Leave out the `On Monday, Ada wrote:` that stands before quoted mail, on one line or two."""
    block = found[-1] or (found[-2] if len(found) > 1 else [])
    if not block or not text.endswith("wrote:", 0, block[-1].end):
        return
    count = 1 if text.startswith("On ", block[-1].start) else 2
    if len(block) >= count and text.startswith("On ", block[-count].start):
        del block[-count:]
        found[:] = [block for block in found if block] or [[]]


def wrap_width(text: str, found: Sequence[Sequence[Line]]) -> int | None:
    """The column at which the text is wrapped, or None when its line breaks end paragraphs."""
    breaks = [(line, following) for block in found for line, following in pairwise(block) if not following.bullet]
    # A lone long word, an address for example, cannot be wrapped and says nothing.
    lengths = sorted(line.length for line, _ in breaks if line.first_word < line.length)
    # As many lines that no editor would have left so long are paragraphs, and then so are the others.
    long = sum(line.length > _WIDEST and line.first_word < line.length for block in found for line in block)
    if long > max(len(breaks), _FEW_LONG):
        return None
    # A headline may be longer than the lines below it.
    width = lengths[-1 - len(lengths) // 50] if lengths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return None
    cut = loose = 0
    for line, following in breaks:
        if not ends_like_sentence(text, line.start, line.end):
            full = line.length + 1 + following.first_word > width - 2
            cut, loose = cut + full, loose + (not full)
    if cut < _CUT_SHARE * len(breaks) or loose > _LOOSE_SHARE * len(breaks):
        return None
    # Two or three lines may be full by chance; then a sentence has to go on in the next line.
    if len(breaks) < 3 and not any(_goes_on(text, line, following) for line, following in breaks):
        return None
    return width


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """Whether a sentence seems to reach from one line into the next."""
    return text[following.start].islower() and not ends_like_sentence(text, line.start, line.end)


def paragraphs_of(text: str, block: Sequence[Line], width: int | None) -> Iterator[tuple[Line, Line]]:
    """First and last line of each paragraph in a block."""
    if width is None:
        yield from ((line, line) for line in block)
        return
    first = block[0]
    for line, following in pairwise(block):
        if _parts(text, first, line, following, width):
            yield first, line
            first = following
    yield first, block[-1]


def _parts(text: str, first: Line, line: Line, following: Line, width: int) -> bool:
    """Whether a paragraph that starts with the line `first` ends between two lines of wrapped text."""
    free = width - (line.indent + line.length + 1 + following.first_word)
    ended = ends_like_sentence(text, line.start, line.end)
    if following.bullet:
        # Behind a full line, in the middle of a sentence, it is a dash.
        return first.bullet > 0 or ended or free >= 0
    indented = following.indent >= line.indent + 2 and not first.bullet
    return indented or free >= _SLACK or (ended and free >= 0)
