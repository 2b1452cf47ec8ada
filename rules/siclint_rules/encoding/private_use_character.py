"""Characters of Unicode's private area: only the font that they came with has a picture for them."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint_rules.encoding._characters import any_of, unusual, word_at

# What word processors' symbol fonts show there.
_KNOWN = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "◦", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf0be": "—"}


def check(article: Article) -> Iterator[Finding]:
    """Each run of private characters and of code points that are no characters."""
    found = frozenset(char for char in unusual(article.text) if _is_private(char))
    if not found:
        return
    for match in any_of(found).finditer(article.text):
        start, end = match.span()
        codes = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in match[0]))
        word = word_at(article.text, start, end)
        shown = "".join(char for char in word if not _is_private(char))
        place = f" in “{shown}”" if shown else ""
        message = f"a character that only its own font can show ({codes}) stands{place or ' here'}"
        known = "".join(_KNOWN.get(char, "") for char in match[0])
        if len(known) < end - start:
            yield Finding(start, end, message)
            continue
        fix = Fix(f"Write “{known}”", (Edit(start, end, known),), Applicability.UNSAFE)
        yield Finding(start, end, f"{message}; it was probably “{known}”", fixes=(fix,))


def _is_private(char: str) -> bool:
    code = ord(char)
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or 0xFDD0 <= code <= 0xFDEF or (code & 0xFFFE) == 0xFFFE


rule = Rule(
    name="private-use-character",
    family="encoding",
    summary="A character that has no meaning outside the font it came with",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("mojibake",),
)
