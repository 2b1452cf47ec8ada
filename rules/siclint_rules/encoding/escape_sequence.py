r"""How a program writes a character, left in the text: `It\u2019s`, `\n\n`, `It\'s`, `the%20port`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

# A path of Windows has a letter and a colon before its backslashes, a command of TeX letters behind one.
_CODE = regex.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\x[0-9a-fA-F]{2}")
_LINE_END = regex.compile(
    r"(?:\\r)?\\n(?:\s?(?:\\r)?\\n)+|(?<=[.!?”’\"'])\s?(?:\\r)?\\n(?=\s?[\p{Lu}“\"‘'\\]|\s*$)", regex.M
)
_QUOTE = regex.compile(r"(?<=[\p{L}\p{N}\s.,!?(]|^)\\(?=[\"'’“”])", regex.M)
# Words of prose, not of an address.
_PERCENT = regex.compile(r"(?<![\w/=&?.:%-])\p{L}+(?:%20\p{L}+)+(?:%2[CE]|[.,])?(?![\w/=&?%])")


def check(article: Article) -> Iterator[Finding]:
    """Each such sequence in prose."""
    text = article.text
    if "\\" in text:
        for pattern, what in ((_CODE, "a character"), (_LINE_END, "the end of a line"), (_QUOTE, "a quotation mark")):
            for match in pattern.finditer(text):
                if article.paragraph_at(match.start()) is not None and not article.in_opaque(match.start()):
                    yield _finding(match, what)
    if "%20" in text:
        for match in _PERCENT.finditer(text):
            if article.paragraph_at(match.start()) is not None:
                message = f"“{match[0]}” has its spaces written as in the address of a page"
                fix = Fix("Put the spaces in", (Edit(*match.span(), unquote(match[0])),), Applicability.UNSAFE)
                yield Finding(*match.span(), message, fixes=(fix,))


def _finding(match: regex.Match[str], what: str) -> Finding:
    sequence = match[0].strip()
    start = match.start() + match[0].index(sequence)
    fixes: tuple[Fix, ...] = ()
    if what == "a character":
        character = json.loads(f'"{sequence}"') if sequence[1] == "u" else chr(int(sequence[2:], 16))
        # Half of a pair stands for nothing.
        if not any("\ud800" <= c <= "\udfff" for c in character) and character.isprintable():
            fixes = (Fix(f"Write “{character}”", (Edit(start, match.end(), character),), Applicability.UNSAFE),)
    elif what == "a quotation mark":
        fixes = (Fix("Take the backslash out", (Edit(start, match.end(), ""),), Applicability.UNSAFE),)
    return Finding(start, match.end(), f"“{sequence}” is how a program writes {what}", fixes=fixes)


rule = Rule(
    name="escape-sequence",
    family="encoding",
    summary="A character stands as a program writes it",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    needs=Needs(pieces=frozenset({"\\", "%20"})),
    fix=Applicability.UNSAFE,
    yields_to=("leftover-markup", "crawler-metadata", "mojibake"),
)
