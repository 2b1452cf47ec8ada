"""How text looks on a terminal: what is printed for each character, and how many cells that takes.

Nothing of an article may steer the terminal or hide in it: control characters, bidirectional controls,
zero-width characters, lone surrogates, private and unassigned characters are shown as signs (`␛`,
`⟨U+200B⟩`). Joiners and variation selectors stay where they do their work: in an emoji, and in the scripts
that need them.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import regex
from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

TAB = " " * 4
"""What a tab is printed as. Real tab stops would move with the window that is cut from a long line."""

_UNSAFE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]")
_MODIFIERS = r"(?:[\uFE0E\uFE0F\u20E3]|\p{Emoji_Modifier})*"
_JOINED = rf"(?:\u200D\p{{Extended_Pictographic}}{_MODIFIERS})*"
_SUBDIVISION_FLAG = r"\U0001F3F4[\U000E0030-\U000E007A]+\U000E007F"
_KEYCAP = r"[0-9#*](?=\uFE0F\u20E3)"
_EMOJI = rf"(?:{_SUBDIVISION_FLAG}|(?:\p{{Extended_Pictographic}}|{_KEYCAP}){_MODIFIERS}{_JOINED})"
_JOINING_SCRIPTS = (
    r"\p{Arabic}\p{Syriac}\p{Nko}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}"
    r"\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Tibetan}"
)
_JOINED_LETTER = rf"[{_JOINING_SCRIPTS}]\p{{M}}*[\u200C\u200D](?=[{_JOINING_SCRIPTS}])"
# Most of a text is plain; the last plain character before another one may belong to that.
_PLAIN = r"[ -~]+(?=[ -~]|\Z)"
_CLUSTER = regex.compile(rf"(?P<plain>{_PLAIN})|(?P<whole>{_EMOJI}|{_JOINED_LETTER})|\X")
_SPACES = regex.compile(r"[ \t\r\n]+")


class Glyph(NamedTuple):
    """What is printed for the characters from start to end, and the cells that it takes, at least one."""

    text: str
    cells: int
    start: int
    end: int

    @property
    def is_space(self) -> bool:
        """Whether it is white space, where a line may be cut."""
        return self.text.isspace()


def sign(char: str) -> str:
    """A visible sign for a character that has no shape of its own."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:  # how a source keeps a byte that it could not decode
        return f"⟨0x{code - 0xDC00:02X}⟩"
    return f"⟨U+{code:04X}⟩"


def glyphs(text: str, offset: int = 0) -> list[Glyph]:
    """The glyphs of a text, which cover each of its characters once, in order; places count from `offset`."""
    found: list[Glyph] = []
    for match in _CLUSTER.finditer(text):
        start = match.start() + offset
        if match["plain"]:
            found += [Glyph(char, 1, at, at + 1) for at, char in enumerate(match["plain"], start)]
        elif match["whole"] or not _UNSAFE.search(match[0]):
            found.append(_glyph(match[0], start))
        else:
            found += _parts(match[0], start)
    return found


def _parts(cluster: str, start: int) -> Iterator[Glyph]:
    """The glyphs of a cluster with unsafe characters in it."""
    last = 0
    for unsafe in _UNSAFE.finditer(cluster):
        if unsafe.start() > last:
            yield _glyph(cluster[last : unsafe.start()], start + last)
        shown = TAB if unsafe[0] == "\t" else sign(unsafe[0])
        yield Glyph(shown, cell_len(shown), start + unsafe.start(), start + unsafe.end())
        last = unsafe.end()
    if last < len(cluster):
        yield _glyph(cluster[last:], start + last)


def _glyph(cluster: str, start: int) -> Glyph:
    """A cluster without unsafe characters; a mark that has nothing to stand on gets a dotted circle."""
    shown = "◌" + cluster if unicodedata.category(cluster[0])[0] == "M" else cluster
    cells = cell_len(shown)
    if not cells:
        shown = "".join(map(sign, cluster))
        cells = cell_len(shown)
    return Glyph(shown, cells, start, start + len(cluster))


def visible(text: str) -> str:
    """`text` with everything that could steer a terminal, or hide in it, shown as a sign."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign("\t") if glyph.text == TAB else glyph.text for glyph in glyphs(text))


def one_line(text: str) -> str:
    """`text` on one line, white space collapsed, and visible."""
    return visible(_SPACES.sub(" ", text.strip()))


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` cells, broken at spaces; the first starts with `first`, others with `rest`.

    A word that is longer than a line stays whole.
    """
    lines: list[str] = []
    line = first
    empty = True
    for word in text.split(" "):
        if not empty and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line, empty = rest, True
        line = line + word if empty else f"{line} {word}"
        empty = False
    return [*lines, line]
