"""Word forms with the classes that they can have, whatever the sentence: `share` is a noun or a verb."""

from functools import cache
from typing import Final

__all__ = ["CLASSES", "lexicon", "words_with"]

CLASSES: Final = frozenset({"NN", "NNS", "VB", "VBZ", "VBD", "VBN", "VBG", "JJ", "JJR", "JJS", "RB", "RBR", "RBS"})
"""The classes, in the terms of the Penn Treebank. A verb's base form is `VB`, whatever its use."""


@cache
def lexicon() -> dict[str, str]:
    """Each word form in small letters, and its classes with `+` between: `NN+VB`."""
    from siclint.english.tagger import DATA, read_lexicon

    return read_lexicon((DATA / "lexicon.txt.gz").read_bytes())


@cache
def words_with(classes: str) -> frozenset[str]:
    """The word forms that have just these classes, as `lexicon` writes them; ValueError when one is no class."""
    wrong = [name for name in classes.split("+") if name not in CLASSES]
    if wrong:
        raise ValueError(f"no word class is called {wrong[0]!r}")
    return frozenset(word for word, found in lexicon().items() if found == classes)
