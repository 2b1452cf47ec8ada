"""Control characters, which have no place in prose and which no reader sees."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status
from siclint_rules.encoding._characters import any_of, code_point, unusual, word_at

_C0 = frozenset(map(chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F]))
_C1 = frozenset(map(chr, range(0x80, 0xA0)))
_SEPARATORS = frozenset("\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")
_CONTROLS = _C0 | _C1 | _SEPARATORS
_FORM_FEED = "\f"
# These part words; in the place of the others stood nothing.
_SPACES = frozenset("\v\f\x1c\x1d\x1e\x1f") | _SEPARATORS
_NAMES = {
    "\0": "NULL",
    "\b": "BACKSPACE",
    "\v": "VERTICAL TAB",
    "\f": "FORM FEED",
    "\x1a": "SUBSTITUTE",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
}


def check(article: Article) -> Iterator[Finding]:
    """Each run of control characters except tabs and line ends; a form feed on a page's first line is layout."""
    text = article.text
    found = unusual(text) & _CONTROLS
    if not found:
        return
    for match in any_of(found).finditer(text):
        start, end = match.span()
        if set(match[0]) == {_FORM_FEED} and (start == 0 or text[start - 1] in "\r\n"):
            continue
        word = word_at(text, start, end)
        shown = "".join(char for char in word if char not in _CONTROLS)
        place = f" in “{shown}”" if shown else " here"
        meant = _meant(match[0])
        names = ", ".join(dict.fromkeys(_name(char) for char in match[0]))
        if meant:
            message = f"a control character ({names}) stands{place}; in Windows-1252 it is “{meant}”"
            fix = Fix(f"Put “{meant}” there", (Edit(start, end, meant),), Applicability.SAFE)
        else:
            message = f"a control character ({names}) stands{place}"
            fix = _removal(text, start, end)
        yield Finding(start, end, message, fixes=(fix,))


def _name(char: str) -> str:
    name = _NAMES.get(char)
    return f"U+{ord(char):04X} {name}" if name else code_point(char)


def _meant(run: str) -> str:
    """The characters that the run is in Windows-1252; empty when one of them has no place there."""
    if not all(char in _C1 for char in run):
        return ""
    try:
        return run.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _removal(text: str, start: int, end: int) -> Fix:
    """Take the run out, and leave a space where it parted two words."""
    parts = start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
    if parts and any(char in _SPACES for char in text[start:end]):
        return Fix("Put a space there", (Edit(start, end, " "),), Applicability.SAFE)
    # Between two letters it may have been a space or a hyphen.
    inside = start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
    return Fix("Take it out", (Edit(start, end, ""),), Applicability.UNSAFE if inside else Applicability.SAFE)


rule = Rule(
    name="control-character",
    family="encoding",
    summary="A control character stands in the text",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    needs=Needs(pieces=_CONTROLS),
    fix=Applicability.SAFE,
    yields_to=("mojibake",),
)
