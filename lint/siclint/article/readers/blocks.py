"""Collects the blocks of text in HTML, each with its kind and with how surely it is part of the article.

One pass over the tags. Nothing recurses and no list is searched, so a page costs what its length says, however
it is nested. Where tags are missing or crossed, elements end where a browser would end them, as far as that
decides what is prose and of which kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import NamedTuple

from siclint.article.article import Kind
from siclint.article.readers.tags import Tag, Value, attributes, tags


class Region(IntEnum):
    """How surely the markup says that a block is part of the article."""

    FORM = 0
    PAGE = 1
    MAIN = 2
    ARTICLE = 3
    BODY = 4


class Role(Enum):
    """What a run is to its block."""

    TEXT = 0
    CODE = 1
    BREAK = 2
    QUOTED_VALUE = 3
    BARE_VALUE = 4


class Run(NamedTuple):
    """A stretch of the source that a block's text comes from."""

    start: int
    end: int
    role: Role


@dataclass(slots=True)
class Block:
    """A block of text as it stands in the source."""

    kind: Kind
    region: Region
    runs: list[Run] = field(default_factory=list)


class _State(NamedTuple):
    """What holds inside an element."""

    kind: Kind = Kind.PARAGRAPH
    region: Region = Region.PAGE
    left_out: bool = False
    code: bool = False


@dataclass(slots=True)
class _Element:
    """An open element, what holds around it, and how many elements of its name are open in it unseen."""

    name: str
    outside: _State
    inside: int = 0


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _words("area base br col embed hr img input link meta param source track wbr")
_LEFT_OUT = _words("""
    nav aside script style title template noscript noembed noframes svg math pre xmp listing textarea iframe
    object video audio canvas select button datalist dialog rp rt
""")
# Left out where they belong to the page; in an article they hold its headline and its end.
_PAGE_PARTS = _words("header footer")
CODE = _words("code kbd samp tt var")
"""Elements that hold code in a line of text."""
_KINDS = {
    "h1": Kind.HEADLINE,
    **dict.fromkeys(_words("h2 h3 h4 h5 h6 summary legend"), Kind.HEADING),
    **dict.fromkeys(_words("li dd dt"), Kind.LIST_ITEM),
    **dict.fromkeys(_words("td th"), Kind.CELL),
    **dict.fromkeys(_words("figcaption caption"), Kind.CAPTION),
    "blockquote": Kind.QUOTE,
    "article": Kind.PARAGRAPH,
}
_REGIONS = {"main": Region.MAIN, "article": Region.ARTICLE}
_ROLES_LEFT_OUT = _words("navigation complementary contentinfo banner search menu menubar dialog alertdialog")
# What stands on lines of its own.
BLOCKS = _words("""
    address annotation-xml article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer foreignobject form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li listing
    main menu nav noscript object ol optgroup option p plaintext pre search section summary table tbody td template
    tfoot th thead tr ul video xmp
""")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th", "caption")
# What a start tag ends, and the elements that keep it from doing so when they were opened in between.
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    **dict.fromkeys(("dd", "dt"), (("dd", "dt"), ("dl",))),
    **dict.fromkeys(("td", "th"), (_CELLS, ("table",))),
    **dict.fromkeys(("tr", "tbody", "tfoot"), (("tr", *_CELLS), ("table",))),
    # A heading that was never closed would make all that follows a heading.
    **dict.fromkeys(
        ("p", "ul", "ol", "dl", "table", "blockquote", "figure", "article", "section", *_HEADINGS), (_HEADINGS, ())
    ),
}
# Drawings and formulas, which may close themselves; HTML in them ends them, but for what they say is HTML.
_FOREIGN = ("svg", "math")
_HTML_INSIDE = ("foreignobject", "annotation-xml")
_INLINE_HTML = _words("b big code em font i img br s small span strike strong sub sup tt u var")
_TELLING = re.compile(r"hidden|style|role|itemprop|byline|p-author|sr-only|screen-reader-text", re.IGNORECASE)
# Names that the web has agreed on: who wrote it, in its own place, and what is only read aloud.
_CLASSES_LEFT_OUT = _words("byline p-author sr-only visually-hidden screen-reader-text")
_PROPERTIES_LEFT_OUT = _words("author datepublished datemodified publisher")
_INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def collect(text: str, start: int = 0, end: int | None = None, *, xml: bool = False) -> list[Block]:
    """The blocks of text[start:end] that show, in order. In `xml` a tag may close itself: `<p/>`."""
    stop = len(text) if end is None else end
    collector = _Collector(text, xml)
    place = start
    for tag in tags(text, start, stop, xml=xml):
        if tag.start > place:
            collector.add_text(place, tag.start)
        place = tag.end
        if tag.closing:
            collector.end(tag)
        elif tag.name:
            collector.start(tag)
    collector.add_text(place, stop)
    collector.flush()
    return collector.blocks


class _Collector:
    def __init__(self, text: str, xml: bool) -> None:
        self._text, self._xml = text, xml
        self.blocks: list[Block] = []
        self._open_blocks: list[int] = []
        self._block: Block | None = None
        self._captions: list[Block] = []
        self._state = _State()
        self._elements: list[_Element] = []
        self._open: dict[str, list[int]] = {}
        self._broken = False

    def add_text(self, start: int, end: int) -> None:
        """Take up text that stands between two tags."""
        if start >= end or self._state.left_out:
            return
        if self._broken and not self._text[start:end].isspace():
            self._broken = False
        self._add(Run(start, end, Role.CODE if self._state.code else Role.TEXT))

    def start(self, tag: Tag) -> None:
        """Open an element."""
        name = tag.name
        if name not in _HTML_INSIDE and (name in BLOCKS or name in _INLINE_HTML):
            self._end_foreign()
        if name in _VOID:
            self._void(tag)
            return
        block = name in BLOCKS
        if block:
            self.flush()
            self._end_others(name)
        if self._text[tag.end - 2] == "/" and (self._xml or name in _FOREIGN):
            return
        inside = self._inside(tag)
        if block or inside != self._state:
            if block:
                self._open_blocks.append(len(self._elements))
            self._open.setdefault(name, []).append(len(self._elements))
            self._elements.append(_Element(name, self._state))
            self._state = inside
        elif self._open.get(name):
            self._elements[self._open[name][-1]].inside += 1

    def end(self, tag: Tag) -> None:
        """Close an element, and all that were opened in it."""
        name = tag.name
        if name == "br" and not self._state.left_out:
            self._break(tag.start)
        if name in BLOCKS:
            self.flush()
        indices = self._open.get(name)
        if not indices and name in _HEADINGS:
            indices = max((self._open.get(other, []) for other in _HEADINGS), key=lambda found: found[-1:])
        if not indices:
            return
        element = self._elements[indices[-1]]
        if element.inside:
            element.inside -= 1
        elif name in BLOCKS or name in CODE or not self._open_blocks or self._open_blocks[-1] < indices[-1]:
            # Other elements do not end while a block in them is open.
            self._close(indices[-1])

    def flush(self) -> None:
        """End the current block."""
        if self._block is not None and any(not self._text[run.start : run.end].isspace() for run in self._block.runs):
            self.blocks.append(self._block)
        self._block = None
        self._broken = False
        if self._captions:
            self.blocks += self._captions
            self._captions = []

    def _add(self, run: Run) -> None:
        if self._block is None:
            self._block = Block(self._state.kind, self._state.region)
        self._block.runs.append(run)

    def _void(self, tag: Tag) -> None:
        if tag.name == "hr":
            self.flush()
        elif self._state.left_out:
            return
        elif tag.name == "br":
            self._break(tag.start)
        elif tag.name == "img":
            self._image(tag)

    def _break(self, place: int) -> None:
        """Two line breaks with nothing in between part two paragraphs."""
        if self._broken:
            self.flush()
        elif self._block is not None:
            self._add(Run(place, place, Role.BREAK))
            self._broken = True

    def _image(self, tag: Tag) -> None:
        """Its description follows the block that it stands in, so that it parts no sentence."""
        found = attributes(self._text, tag)
        alt = found.get("alt")
        if alt is None or self._hides(found):
            return
        # A description without a word is an emoji.
        if any(char.isalnum() for char in self._text[alt.start : alt.end]):
            role = Role.QUOTED_VALUE if alt.quoted else Role.BARE_VALUE
            self._captions.append(Block(Kind.CAPTION, self._state.region, [Run(alt.start, alt.end, role)]))

    def _inside(self, tag: Tag) -> _State:
        """What holds inside an element."""
        kind, region, left_out, code = self._state
        name = tag.name
        if left_out:
            return self._state
        if name in CODE:
            code = True
        elif name in _LEFT_OUT or (name in _PAGE_PARTS and region <= Region.PAGE):
            left_out = True
        elif name in _KINDS:
            kind = _KINDS[name]
        elif name == "p" and kind is Kind.CELL:
            # Pages used to be laid out with tables.
            kind = Kind.PARAGRAPH
        elif name == "form":
            # Some systems wrap the whole page in one: its text counts where there is no other.
            region, left_out = min(region, Region.FORM), region > Region.PAGE
        region = max(region, _REGIONS.get(name, Region.FORM))
        if tag.attributes[0] < tag.attributes[1] and _TELLING.search(self._text, *tag.attributes):
            found = attributes(self._text, tag)
            role = self._value(found.get("role"))
            left_out = left_out or self._hides(found) or role in _ROLES_LEFT_OUT
            region = max(region, _REGIONS.get(role, Region.FORM))
            properties = self._value(found.get("itemprop")).split()
            if "articlebody" in properties:
                region = Region.BODY
            classes = self._value(found.get("class")).split()
            left_out = (
                left_out
                or not _CLASSES_LEFT_OUT.isdisjoint(classes)
                or (name in BLOCKS and not _PROPERTIES_LEFT_OUT.isdisjoint(properties))
            )
        return _State(kind, region, left_out, code)

    def _hides(self, found: dict[str, Value]) -> bool:
        return (
            "hidden" in found
            or self._value(found.get("aria-hidden")) == "true"
            or _INVISIBLE.search(self._value(found.get("style"))) is not None
        )

    def _value(self, value: Value | None) -> str:
        return "" if value is None else self._text[value.start : value.end].strip().lower()

    def _end_others(self, name: str) -> None:
        """Close what cannot hold a block called `name`."""
        if self._open.get("p"):
            self._close(self._open["p"][-1])
        if name not in _ENDS:
            return
        ended, barriers = _ENDS[name]
        if ended is _HEADINGS and self._state.left_out:
            return
        barrier = max(self._last(barriers), default=-1)
        index = min((index for index in self._last(ended) if index > barrier), default=None)
        if index is not None:
            self._close(index)

    def _end_foreign(self) -> None:
        index = max(self._last(_FOREIGN), default=-1)
        if index > max(self._last(_HTML_INSIDE), default=-1):
            self._close(index)

    def _last(self, names: tuple[str, ...]) -> list[int]:
        """The indices of the innermost open elements of these names."""
        return [self._open[name][-1] for name in names if self._open.get(name)]

    def _close(self, index: int) -> None:
        """Close the element with this index and all in it."""
        while len(self._elements) > index:
            element = self._elements.pop()
            if self._open_blocks and self._open_blocks[-1] == len(self._elements):
                self._open_blocks.pop()
            self._open[element.name].pop()
            self._state = element.outside
