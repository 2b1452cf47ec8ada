"""Word forms with the classes that they can have, whatever the sentence: `share` is a noun or a verb."""

import zlib
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["CLASSES", "lexicon", "parse_lexicon", "words_with"]

CLASSES: Final = frozenset({"NN", "NNS", "VB", "VBZ", "VBD", "VBN", "VBG", "JJ", "JJR", "JJS", "RB", "RBR", "RBS"})
"""The classes, in the terms of the Penn Treebank. A verb's base form is `VB`, whatever its use."""

_FILE: Final = Path(__file__).parent / "data" / "lexicon.txt.gz"


def parse_lexicon(data: bytes) -> dict[str, list[str]]:
    """The word forms that have the same classes, under the classes with `+` between: one line each, packed by gzip."""
    # 31: with the header of gzip. The module gzip would take longer to import than to read.
    lines = zlib.decompress(data, 31).decode("utf-8").splitlines()
    return {line.split(" ", 1)[0]: line.split(" ")[1:] for line in lines}


@cache
def _by_classes() -> dict[str, list[str]]:
    return parse_lexicon(_FILE.read_bytes())


@cache
def lexicon() -> dict[str, str]:
    """Each word form in small letters, and its classes with `+` between: `NN+VB`."""
    found: dict[str, str] = {}
    for classes, words in _by_classes().items():
        found.update(dict.fromkeys(words, classes))
    return found


@cache
def words_with(classes: str) -> frozenset[str]:
    """The word forms that have just these classes, as `lexicon` writes them; ValueError when one is no class."""
    wrong = [name for name in classes.split("+") if name not in CLASSES]
    if wrong:
        raise ValueError(f"no word class is called {wrong[0]!r}")
    return frozenset(_by_classes().get(classes, ()))
