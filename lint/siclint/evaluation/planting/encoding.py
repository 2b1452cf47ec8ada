"""Characters that were read in the wrong encoding, escaped once too often, or put in from elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from random import Random

from siclint.article.article import Article
from siclint.evaluation.planting.edit import Change, Operator, put

_APOSTROPHE = re.compile(r"(?<=[a-z])['’](?=(?:s|t|re|ve|ll|d)\b)")
_OPENING = re.compile(r"(?<=\s)[\"“](?=\w)")
_CLOSING = re.compile(r"(?<=[\w,.?!])[\"”](?=\s)")
_DASH = re.compile(r"(?<= )(?:--|-|–|—)(?= )")
_ACCENTED = re.compile(r"(?<=[A-Za-z])[à-öø-ÿ]")
_WORD = re.compile(r"\b[a-z]{5,12}\b")
_LETTERS: Mapping[str, str] = {"a": "а", "c": "с", "e": "е", "i": "і", "o": "о", "p": "р", "x": "х", "y": "у", "s": "ѕ"}
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{4,10}\b")
_CAPITALS: Mapping[str, str] = {
    "A": "А",
    "B": "В",
    "C": "С",
    "E": "Е",
    "H": "Н",
    "K": "К",
    "M": "М",
    "O": "О",
    "P": "Р",
    "T": "Т",
}
_INVISIBLE = "\u200b\u200b\u200d\u2060\ufeff\u00ad\u200e\u2063"
_ENTITIES: Mapping[str, tuple[str, ...]] = {
    "'": ("&#39;", "&#x27;", "&apos;", "&rsquo;", "&amp;#39;", "&amp;rsquo;", "&#8217;"),
    '"': ("&quot;", "&amp;quot;", "&#34;"),
    "-": ("&ndash;", "&mdash;", "&#8211;", "&amp;mdash;"),
    "&": ("&amp;", "&amp;amp;"),
    " ": ("&nbsp;", "&#160;", "&amp;nbsp;"),
}


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Apostrophes, quotation marks, dashes and accented letters: their offsets, and the typographic character."""
    for pattern, character in ((_APOSTROPHE, "’"), (_OPENING, "“"), (_CLOSING, "”"), (_DASH, "–")):
        yield from ((match.start(), match.end(), character) for match in pattern.finditer(text))
    yield from ((match.start(), match.end(), match[0]) for match in _ACCENTED.finditer(text))


def mojibake(article: Article, chance: Random) -> Iterator[Change]:
    """UTF-8 read as an old code page, once or twice."""
    for start, end, character in _signs(article.text):
        wrong = character.encode().decode(chance.choice(["cp1252", "latin-1", "cp1252", "cp1251"]), "replace")
        if chance.random() < 0.2:
            wrong = wrong.encode().decode("cp1252", "replace")
        if "\N{REPLACEMENT CHARACTER}" not in wrong:
            yield put(start, end, wrong, was=character)


def entity(article: Article, chance: Random) -> Iterator[Change]:
    """A character as HTML escapes it, once or twice."""
    for match in re.finditer(r"(?<=\w)'(?=\w)|(?<=\s)\"(?=\w)|(?<=[.,])\"(?=\s)|(?<= )-(?= )|&", article.text):
        yield put(match.start(), match.end(), chance.choice(_ENTITIES[match[0]]), was=match[0])
    spaces = [match.start() for match in re.finditer(r"(?<=[a-z,.]) (?=[a-zA-Z])", article.text)]
    for place in chance.sample(spaces, min(2, len(spaces))):
        yield put(place, place + 1, chance.choice(_ENTITIES[" "]), was=" ")


def homoglyph(article: Article, chance: Random) -> Iterator[Change]:
    """A letter of the Cyrillic alphabet in a Latin word."""
    for match in [*_WORD.finditer(article.text), *_NAME.finditer(article.text)]:
        table = _LETTERS if match[0][0].islower() else _CAPITALS
        places = [place for place, letter in enumerate(match[0]) if letter in table]
        if places and chance.random() < 0.05:
            at = match.start() + chance.choice(places)
            letter = article.text[at]
            yield put(at, at + 1, table[letter], was=match[0])


def invisible(article: Article, chance: Random) -> Iterator[Change]:
    """A character that nobody sees, in a word or beside it."""
    for match in _WORD.finditer(article.text):
        if chance.random() < 0.05:
            at = chance.choice([match.start(), match.end(), match.start() + 3])
            yield put(at, at, chance.choice(_INVISIBLE), was=match[0])


def replacement(article: Article, chance: Random) -> Iterator[Change]:
    """A replacement character, or several, where a character was lost."""
    for start, end, character in _signs(article.text):
        lost = "\N{REPLACEMENT CHARACTER}" * (1 if character != "’" else chance.choice([1, 1, 3]))
        yield put(start, end, lost, was=character)


def question_mark(article: Article, chance: Random) -> Iterator[Change]:
    """A question mark where a character was lost."""
    for start, end, character in _signs(article.text):
        if character not in "–":
            yield put(start, end, "?" * chance.choice([1, 1, 1, 3]), before=3, after=3, was=character)


def control(article: Article, chance: Random) -> Iterator[Change]:
    """A control character: an old code page's quotation mark read as Latin-1, or what a database put between words."""
    for start, end, character in _signs(article.text):
        if character in "’“”–":
            yield put(start, end, character.encode("cp1252").decode("latin-1"), was=character)
    for match in _WORD.finditer(article.text):
        if chance.random() < 0.02:
            yield put(match.end(), match.end(), chance.choice("\x02\x08\x0b\x1f\x7f"), was=match[0])


def decomposed(article: Article, _chance: Random) -> Iterator[Change]:
    """An accented letter as letter and accent, where the article has others as one character."""
    found = list(_ACCENTED.finditer(article.text))
    if len(found) > 1:
        for match in found:
            parts = unicodedata.normalize("NFD", match[0])
            if len(parts) == 2:
                yield put(match.start(), match.end(), parts, before=1, was=match[0])


def direction(article: Article, chance: Random) -> Iterator[Change]:
    """A control of the writing direction that is never closed."""
    for match in _NAME.finditer(article.text):
        yield put(match.start(), match.start(), chance.choice("\u202a\u202b\u202d\u2066\u202e"), was=match[0])


def private_use(article: Article, chance: Random) -> Iterator[Change]:
    """A sign of an icon font."""
    for index, (start, _, _) in enumerate(article.paragraphs):
        if index:
            yield put(start, start, chance.choice("\uf0e0\uf08e\ue80c\uf05a") + " ")._replace(mark_end=start + 1)


OPERATORS: Mapping[str, Operator] = {
    "mojibake": mojibake,
    "entity": entity,
    "homoglyph": homoglyph,
    "invisible-character": invisible,
    "replacement-character": replacement,
    "question-mark": question_mark,
    "control-character": control,
    "decomposed-letter": decomposed,
    "direction-control": direction,
    "private-use-character": private_use,
}
