"""Words that may stand for one another, from WordNet.

Public for rules.
"""

import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

__all__ = ["are_synonyms", "base_forms"]

_FILE: Final = Path(__file__).parent / "data" / "synonyms.txt.gz"
_ENDINGS: Final = (
    ("ies", "y"),
    ("ves", "f"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
_SHORTEST: Final = 3
"""Letters that are left of a word without its ending."""


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    # 31: with the header of gzip. The module gzip would take longer to import than to read.
    lines = zlib.decompress(_FILE.read_bytes(), 31).decode("ascii").splitlines()
    return frozenset((word, other) for word, *others in map(str.split, lines) for other in others)


@lru_cache(maxsize=1 << 12)
def base_forms(word: str) -> frozenset[str]:
    """A word in small letters and what it may be an inflected form of; not all of it need be words."""
    cut = (
        word[: -len(ending)] + other
        for ending, other in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    )
    return frozenset((word, *cut))


def are_synonyms(one: str, other: str) -> bool:
    """Whether two words in small letters, in whatever form, have a common sense."""
    pairs = _pairs()
    return any((min(a, b), max(a, b)) in pairs for a in base_forms(one) for b in base_forms(other))
