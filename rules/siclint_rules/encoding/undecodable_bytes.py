"""Bytes that are not UTF-8 in a file that otherwise is."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint_rules.encoding._characters import any_of, unusual

_FIRST_ESCAPE = 0xDC80  # Source.decode keeps an invalid byte b as the surrogate U+DC00 + b
_LAST_ESCAPE = 0xDCFF
# How many bytes a UTF-8 sequence with this first byte has.
_LENGTHS = ((0xC2, 0xDF, 2), (0xE0, 0xEF, 3), (0xF0, 0xF4, 4))


def check(article: Article) -> Iterator[Finding]:
    """Each run of surrogates: they stand for invalid bytes, or are half of a character from a JSON escape."""
    found = frozenset(char for char in unusual(article.text) if "\ud800" <= char <= "\udfff")
    if not found:
        return
    for match in any_of(found).finditer(article.text):
        codes = [ord(char) for char in match[0]]
        if all(_FIRST_ESCAPE <= code <= _LAST_ESCAPE for code in codes):
            yield _bytes_finding(match.start(), match.end(), bytes(code - 0xDC00 for code in codes))
        else:
            shown = " ".join(f"U+{code:04X}" for code in codes)
            yield Finding(
                match.start(), match.end(), f"half of a character stands alone ({shown}): its other half was cut off"
            )


def _bytes_finding(start: int, end: int, data: bytes) -> Finding:
    shown = " ".join(f"0x{byte:02X}" for byte in data)
    what = f"byte {shown} is" if len(data) == 1 else f"bytes {shown} are"
    if _is_cut(data):
        return Finding(start, end, f"{what} the beginning of a character whose rest was cut off")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return Finding(start, end, f"{what} no UTF-8; what stood there cannot be told")
    fix = Fix(f"Put “{text}” there", (Edit(start, end, text),), Applicability.UNSAFE)
    return Finding(start, end, f"{what} no UTF-8; in Windows-1252 it would be “{text}”", fixes=(fix,))


def _is_cut(data: bytes) -> bool:
    """Whether these bytes begin a UTF-8 sequence with at least one byte after the first and are too few for it."""
    length = next((size for first, last, size in _LENGTHS if first <= data[0] <= last), 1)
    return 1 < len(data) < length and all(0x80 <= byte <= 0xBF for byte in data[1:])


rule = Rule(
    name="undecodable-bytes",
    family="encoding",
    summary="Bytes that are no UTF-8 in a UTF-8 file",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    fix=Applicability.UNSAFE,
)
