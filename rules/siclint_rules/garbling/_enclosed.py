"""Whether something stands between brackets or quotation marks, on purpose."""

from __future__ import annotations

_OPENING = frozenset("([{“„‚‘«‹「『（《〈【")
_CLOSING = frozenset(")]}”’»›」』）》〉】")
_STRAIGHT = frozenset("\"'")
_MARKS = _OPENING | _CLOSING | _STRAIGHT


def is_enclosed(text: str, start: int, end: int, reach: int = 80) -> bool:
    """Whether the mark before text[start:end] opens and the one behind closes, both near and on the same line.

    `reach` is how many characters away a mark may stand.
    """
    return _opens_before(text, start, reach) and _closes_behind(text, end, reach)


def _opens_before(text: str, start: int, reach: int) -> bool:
    for at in range(start - 1, max(-1, start - 1 - reach), -1):
        char = text[at]
        if char == "\n":
            return False
        if char not in _MARKS or _is_apostrophe(text, at):
            continue
        # A straight mark, and the German closing mark “, open what they touch from the left.
        return char in _OPENING or (char in _STRAIGHT and not text[at + 1].isspace())
    return False


def _closes_behind(text: str, end: int, reach: int) -> bool:
    for at in range(end, min(len(text), end + reach)):
        char = text[at]
        if char == "\n":
            return False
        if char not in _MARKS or _is_apostrophe(text, at):
            continue
        return char in _CLOSING or char in "“‘" or (char in _STRAIGHT and not text[at - 1].isspace())
    return False


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in "'’‘" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
