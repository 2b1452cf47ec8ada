"""Names a finding by what it says and what stands around it, so that it is known again in a changed file.

Line numbers and paths are no part of it: a paragraph put in above, or a file that moves, leaves it as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siclint.diagnostic import Diagnostic

CONTEXT = 30
"""Characters on either side that are part of a fingerprint, white space collapsed."""

_REACH = 4 * CONTEXT  # how far context is looked for where white space is wide
# The end of a paragraph. A single line end after a sentence's end is one as well: most plain text has a
# paragraph a line. Other line ends are taken for wrapping and count as a space.
_PARAGRAPH_END = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)|(?<=[.!?:…\"”’)])[ \t]*(?:\r\n?|\n)")
_SPACES = re.compile(r"\s+")


class Fingerprints:
    """The fingerprints of one file's diagnostics, asked for in reading order.

    Diagnostics that nothing tells apart are numbered.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: Counter[str] = Counter()

    def of(self, diagnostic: Diagnostic) -> str:
        """Sixteen hexadecimal digits, a colon and the number of the occurrence, from 1."""
        before, after = _context(self._text, diagnostic.start, diagnostic.end)
        matched = _SPACES.sub(" ", self._text[diagnostic.start : diagnostic.end])
        parts = (diagnostic.rule, unicodedata.normalize("NFC", matched), before, after)
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
        digest = blake2b(data, digest_size=8).hexdigest()
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span in its paragraph, NFC, white space collapsed."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for above in _PARAGRAPH_END.finditer(text, low, start):
        low = above.end()
    below = _PARAGRAPH_END.search(text, end, high)
    before, after = text[low:start], text[end : below.start() if below else high]
    before, after = (unicodedata.normalize("NFC", _SPACES.sub(" ", part)) for part in (before, after))
    return before.lstrip()[-CONTEXT:], after.rstrip()[:CONTEXT]
