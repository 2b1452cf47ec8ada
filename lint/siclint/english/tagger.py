"""Parts of speech: a small network over windows of words, with numpy alone.

Each word form has a vector, the sum of the vectors of its features: the word, its ends and beginnings,
its capitals, its shape, the classes a lexicon gives it. A first layer sees a word with two neighbours on
each side, a second layer three places of the first, so that a tag depends on seven words. Nothing sees
over the end of a sentence. `train.py` makes the weights; `data/NOTICE` says from what.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeAlias

import numpy

from siclint.english.lexicon import lexicon as load_lexicon
from siclint.english.tokens import Tokens

__all__ = ["CODES", "FINITE", "TAGS", "Tags", "tag"]

Floats: TypeAlias = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
_Integers: TypeAlias = numpy.ndarray[Any, numpy.dtype[numpy.intp]]

# The code of a tag, and the tag in the terms of Universal Dependencies: part of speech and verb form.
# All codes are letters, so that a pattern over a string of codes needs no escapes.
TAGS: Final[dict[str, tuple[str, str]]] = {
    "N": ("NOUN", ""),
    "P": ("PROPN", ""),  # proper noun
    "O": ("PRON", ""),
    "D": ("DET", ""),
    "A": ("ADJ", ""),
    "R": ("ADV", ""),
    "I": ("ADP", ""),  # in, of, at: before a noun, or beside a verb (`give up`)
    "S": ("SCONJ", ""),  # if, because, that
    "C": ("CCONJ", ""),  # and, or, but
    "T": ("PART", ""),  # to, not, 's
    "M": ("NUM", ""),
    "H": ("INTJ", ""),  # hello, please
    "Y": ("SYM", ""),  # $, %, emoji
    "X": ("X", ""),  # foreign words, list marks, noise
    "U": ("PUNCT", ""),
    "V": ("VERB", "Fin"),  # says, said, say
    "v": ("VERB", "Inf"),
    "p": ("VERB", "Part"),  # said, saying in `has said`, `is saying`, `said to be`
    "g": ("VERB", "Ger"),  # saying in `by saying`
    "W": ("AUX", "Fin"),  # is, has, will
    "w": ("AUX", "Inf"),  # be, have
    "b": ("AUX", "Part"),  # been, being, having
}
CODES: Final = "".join(TAGS)
FINITE: Final = "VW"
"""The codes of finite verbs and auxiliaries.

A sentence in which no token has them with a probability above .05 is no whole sentence: measured on 3,893
whole sentences of edited and web text this is wrong for 0.1 %, and it finds 86 % of the verbless fragments.
The errors are short sentences whose verb could be a noun (`The talks end on Friday.`).
"""


@dataclass(frozen=True, slots=True, eq=False)
class Tags:
    """The tags of all tokens of a text.

    `codes` has one character for each token, the best tag, as `TAGS` explains them. `scaled` has one row for each
    token and one column for each character of `CODES`: the probability of the tag as a whole number of 65,535ths,
    which takes half the memory.
    """

    codes: str
    scaled: numpy.ndarray[Any, numpy.dtype[numpy.uint16]]

    @property
    def probabilities(self) -> Floats:
        """All probabilities, made anew each time; a row sums to 1 but for rounding."""
        return self.scaled.astype(numpy.float32) / numpy.float32(_SCALE)

    def probability(self, codes: str) -> Floats:
        """The probability that a token has one of the tags `codes`, for each token.

        Raises ValueError if a character of `codes` is no tag.
        """
        columns = [CODES.index(code) for code in dict.fromkeys(codes)]
        total: Floats = self.scaled[:, columns].sum(axis=1, dtype=numpy.float32)
        total /= _SCALE
        return total

    def probability_at(self, token: int, codes: str) -> float:
        """The same for one token."""
        row = self.scaled[token]
        return sum([int(row[CODES.index(code)]) for code in codes]) / _SCALE


_SCALE = 65_535


def tag(tokens: Tokens) -> Tags:
    """Tag all tokens. The first call loads the weights. May be called from several threads."""
    scaled = numpy.empty((len(tokens), len(CODES)), dtype=numpy.uint16)
    best = numpy.empty(len(tokens), dtype=numpy.uint8)
    for done, rows in load().blocks(tokens.text, tokens.first):
        best[done : done + len(rows)] = rows.argmax(axis=1)
        scaled[done : done + len(rows)] = rows * _SCALE + 0.5
    return Tags(_LETTERS[best].tobytes().decode("ascii"), scaled)


_LETTERS = numpy.frombuffer(CODES.encode("ascii"), dtype=numpy.uint8)

# One spelling for the marks that differ between typographers; marks that are not seen are left out.
_PLAIN: Final = str.maketrans("’‘ʼ＇`´“”„«»", "''''''\"\"\"\"\"", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LONGEST = 40  # characters of a word that its features see


def features(form: str, lexicon: dict[str, str]) -> list[str]:
    """The features of a word form. The first is the word itself; training leaves it out at times."""
    plain = form[:_LONGEST].translate(_PLAIN)
    low = plain.lower()
    found = ["w" + low]
    if low.isalpha() or any(map(str.isalpha, low)):
        found += ["s" + low[-1:], "s" + low[-2:], "s" + low[-3:], "s" + low[-4:]][: len(low) - 1]
        found += ["p" + low[:1], "p" + low[:2], "p" + low[:3]][: len(low) - 1]
        classes = lexicon.get(low)
        if classes is None:
            classes = "-" + lexicon.get(low.rsplit("-", 1)[1], "?") if "-" in low else "?"
        capitals = _capitals(plain, low)
        found += ["l" + classes, "c" + capitals, f"k{min(len(low), 9)}"]
        if capitals != "low":
            found.append(f"c{capitals} {classes}")
        if plain.isascii() and plain.isalpha() and capitals in _SHAPES:
            found.append("h" + _SHAPES[capitals][: len(plain)])
            return found
    found.append("h" + _shape(plain))
    return found


_SHAPES = {"low": "xx", "First": "Xxx", "ALL": "XX"}
"""What `_shape` says of words of plain letters, cut to their length."""


def _capitals(plain: str, low: str) -> str:
    if plain == low:
        return "low"
    if plain[:1].isupper():
        if plain[1:] == low[1:]:
            return "First"
        return "ALL" if plain.isupper() else "Mixed"
    return "mixed"


def _shape(plain: str) -> str:
    """Kinds of characters, a row of one kind cut to two: `Xxx`, `d,dd`, `XX-dd`."""
    kinds = ""
    for character in plain[:24]:
        if character.isdigit():
            kind = "d"
        elif character.isalpha():
            kind = "X" if character.isupper() else "x"
        else:
            kind = character
        if kinds[-2:] != kind * 2:
            kinds += kind
    return kinds


DATA: Final = Path(__file__).parent / "data"
PADS: Final = 2
"""Empty places between sentences: as many as the first layer sees on one side."""
_MARGIN = 3  # places on one side that a tag depends on
_BLOCK = 4096  # tokens at once: the layers' values then stay in the processor's cache
_CACHE_SIZE = 1 << 15


class Network:
    """The weights, and the vectors of the word forms met so far.

    `weights` has `features` (a row for each name), `first` and `second` (a window's places below each
    other, times the next layer), `last`, and the additions `first_bias`, `second_bias`, `last_bias`;
    `padding` is the vector of an empty place.
    """

    def __init__(self, names: Sequence[str], weights: dict[str, Floats], lexicon: dict[str, str]) -> None:
        self._rows = {name: row for row, name in enumerate(names)}
        self._weights = weights
        self._lexicon = lexicon
        self._lock = Lock()
        # The layers' places beside each other instead of below.
        self._side_by_side: Floats = numpy.hstack(numpy.split(weights["first"], 2 * PADS + 1))
        self._upper_parts: tuple[Floats, ...] = tuple(numpy.split(weights["second"], 3))
        self._numbers = numpy.zeros(_CACHE_SIZE, dtype=numpy.intp)
        self.forget()

    def probabilities(self, forms: Sequence[str], first: Sequence[int]) -> Floats:
        """One row for each form, one column for each code; `first` as in `Tokens`."""
        result = numpy.empty((len(forms), len(CODES)), dtype=numpy.float32)
        for done, rows in self.blocks(forms, first):
            result[done : done + len(rows)] = rows
        return result

    def blocks(self, forms: Sequence[str], first: Sequence[int]) -> Iterator[tuple[int, Floats]]:
        """The rows of `probabilities`, some at a time, each time with the number of those before."""
        if not forms:
            return
        sizes = numpy.diff(numpy.asarray(first))
        # Where each form stands when empty places part the sentences and follow the last.
        places = numpy.arange(len(forms), dtype=numpy.int32)
        places += PADS * numpy.repeat(numpy.arange(1, len(sizes) + 1, dtype=numpy.int32), sizes)
        length = int(places[-1]) + 1 + _MARGIN
        for start in range(0, length, _BLOCK):
            left, right = max(0, start - _MARGIN), min(length, start + _BLOCK + _MARGIN)
            begin, done, reached, end = numpy.searchsorted(places, (left, start, start + _BLOCK, right)).tolist()
            here = places[begin:end] - left
            rows = self._block(forms[begin:end], here, right - left)[here[done - begin : reached - begin]]
            yield done, rows

    def _block(self, forms: Sequence[str], places: numpy.ndarray[Any, Any], length: int) -> Floats:
        """The probabilities of all tags at so many places, of which the forms stand at some.

        Those of the empty ones, and those within the margin of an end, are not right.
        """
        weights = self._weights
        indices = numpy.zeros(length, dtype=numpy.intp)
        with self._lock:
            indices[places] = self._indices(forms)
            known, which = self._distinct(indices)
            vectors = self._vectors[known]
        # Words come again and again: each is multiplied once, and the places take their shares.
        shares = (vectors @ self._side_by_side).reshape(len(known), 2 * PADS + 1, -1)
        hidden = shares[:, PADS][which]
        for shift in range(1, PADS + 1):
            hidden[shift:] += shares[:, PADS - shift][which[:-shift]]
            hidden[:-shift] += shares[:, PADS + shift][which[shift:]]
        hidden += weights["first_bias"]
        numpy.maximum(hidden, 0, out=hidden)
        hidden[indices == 0] = 0
        before, here, behind = self._upper_parts
        upper = hidden @ here
        upper[1:] += hidden[:-1] @ before
        upper[:-1] += hidden[1:] @ behind
        upper += weights["second_bias"]
        numpy.maximum(upper, 0, out=upper)
        scores = numpy.asarray(upper @ weights["last"], dtype=numpy.float32)
        scores += weights["last_bias"]
        return softmax(scores)

    def _distinct(self, indices: _Integers) -> tuple[_Integers, _Integers]:
        """Each index once, and for each place which of those it has; as `numpy.unique` says it, but without sorting."""
        places = numpy.arange(len(indices))
        self._numbers[indices] = places  # of the places of one index one is kept, whichever it is
        kept = self._numbers[indices]
        is_kept = kept == places
        return indices[is_kept], (numpy.cumsum(is_kept) - 1)[kept]

    def forget(self) -> None:
        """Let go of the vectors of all word forms met so far."""
        self._known: dict[str, int] = {"": 0}
        self._vectors: Floats = numpy.zeros((_CACHE_SIZE, self._weights["padding"].size), dtype=numpy.float32)
        self._vectors[0] = self._weights["padding"]

    def _indices(self, forms: Sequence[str]) -> _Integers:
        known = self._known
        new = [form for form in dict.fromkeys(forms) if form not in known]
        if new:
            if len(known) + len(new) > _CACHE_SIZE:
                self.forget()
                return self._indices(forms)
            self._learn(new)
        return numpy.fromiter(map(known.__getitem__, forms), dtype=numpy.intp, count=len(forms))

    def _learn(self, forms: list[str]) -> None:
        """Make the vectors of new word forms."""
        rows: list[int] = []
        begins: list[int] = []
        row_of = self._rows.get
        for form in forms:
            begins.append(len(rows))
            rows.append(0)  # stands for a form without any known feature
            rows += [row for row in map(row_of, features(form, self._lexicon)) if row is not None]
        table = self._weights["features"]
        start = len(self._known)
        self._vectors[start : start + len(forms)] = numpy.add.reduceat(table[rows], begins, axis=0)
        self._known.update(zip(forms, range(start, start + len(forms)), strict=True))


def softmax(scores: Floats) -> Floats:
    """Probabilities from scores, row by row, in place."""
    scores -= scores.max(axis=1, keepdims=True)
    numpy.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


@cache
def load() -> Network:
    """The network with the stored weights, loaded once."""
    with numpy.load(DATA / "tagger.npz", allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    names = arrays.pop("names").tobytes().decode("utf-8").split("\n")
    return Network(names, unpack(arrays), load_lexicon())


def unpack(arrays: dict[str, numpy.ndarray[Any, Any]]) -> dict[str, Floats]:
    """Weights as they are used from weights as they are stored, in bytes with a scale."""
    return {
        name: array.astype(numpy.float32) * arrays.get(name + "_scale", numpy.float32(1))
        for name, array in arrays.items()
        if not name.endswith("_scale")
    }
