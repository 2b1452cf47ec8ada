"""Numbers of an article with the noun that they count."""

from __future__ import annotations

from typing import NamedTuple

import regex

from siclint import Article
from siclint.english.analysis import cached_analysis
from siclint.english.quotations import in_quotation

_DIGITS = regex.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_LONGEST = 5
"""Tokens between a number and its noun, the noun included."""
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_NOT_COUNTED = frozenset("am pm a.m. p.m. o'clock percent per cent degrees street road avenue".split())
_OF_A_RANGE = frozenset("- – — to or and : / ( ) $ £ € ¥ % # no. nos. number flight route boeing airbus".split())


UNITS = frozenset(
    """
    dollar pound euro cent penny yen yuan rouble ruble rupee franc mark crown lira peso dlr stg cts ct pct pc percentage
    mln bln shr lire mile kilometre kilometer metre meter foot inch yard acre hectare ton tonne tonner barrel litre
    liter gallon kilogram kilo gram ounce bushel second minute hour day week month year degree point basis share unit
    watt volt byte megabyte gigabyte
    """.split()
)
"""Nouns that measure something else each time: their numbers agree by chance more often than people or ships do."""


class Quantity(NamedTuple):
    """A number and what it counts.

    `first` and `last` are the tokens from the number to the noun. `digits` are the number's digits without the zeros at
    its ends, or an empty string where it is a word. `noun` is the noun in the singular, `counted` holds it and the
    words between.
    """

    first: int
    last: int
    value: float
    digits: str
    scale: str
    noun: str
    counted: frozenset[str]


@cached_analysis
def quantities(article: Article) -> tuple[Quantity, ...]:
    """The numbers that count something, in order, outside quotations."""
    found = []
    codes = article.tags.codes
    at = codes.find("M")
    while at >= 0:
        quantity = _quantity(article, at)
        if quantity is not None:
            found.append(quantity)
        at = codes.find("M", at + 1)
    return tuple(found)


def singular(noun: str) -> str:
    """A noun in small letters without the ending of the plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun


def _quantity(article: Article, at: int) -> Quantity | None:
    lower, codes = article.tokens.lower, article.tags.codes
    sentence = article.tokens_of(article.sentence_of_token(at))
    if at > sentence.start and (lower[at - 1] in _OF_A_RANGE or codes[at - 1] == "M"):
        return None
    value, digits = _value(lower[at])
    if value is None or article.in_opaque(article.tokens.start[at]):
        return None
    behind, scale = at + 1, ""
    if behind in sentence and lower[behind] in _SCALES:
        scale = lower[behind]
        value *= _SCALES[scale]
        behind += 1
    noun = _noun(article, behind, sentence)
    if noun is None or (not scale and _FIRST_YEAR <= value <= _LAST_YEAR and "," not in lower[at]):
        return None
    if in_quotation(article, article.tokens.start[at]):
        return None
    counted = frozenset(singular(lower[i]) for i in range(behind, noun + 1))
    return Quantity(at, noun, value, digits, scale, singular(lower[noun]), counted)


def _value(word: str) -> tuple[float | None, str]:
    if word in _WORDS:
        return _WORDS[word], ""
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", "")), word.replace(",", "").replace(".", "").strip("0")
    return None, ""


def _noun(article: Article, behind: int, sentence: range) -> int | None:
    """The last of the nouns that follow a number, adjectives and participles between."""
    lower, codes = article.tokens.lower, article.tags.codes
    noun = None
    for i in range(behind, min(behind + _LONGEST, sentence.stop)):
        if codes[i] == "N":
            noun = i
        elif noun is not None or codes[i] not in "Ap":
            break
    if noun is None or lower[noun] in _NOT_COUNTED or not lower[noun].isalpha():
        return None
    return noun


def words_around(article: Article, quantity: Quantity) -> frozenset[str]:
    """The nouns, verbs and adjectives near a number and its noun, in the singular."""
    sentence = article.tokens_of(article.sentence_of_token(quantity.first))
    lower, codes = article.tokens.lower, article.tags.codes
    near = range(max(sentence.start, quantity.first - _NEAR), min(sentence.stop, quantity.last + 1 + _NEAR))
    return frozenset(singular(lower[i]) for i in near if codes[i] in "NPAVvpg" and lower[i].isalpha()) - {quantity.noun}


_NEAR = 6
