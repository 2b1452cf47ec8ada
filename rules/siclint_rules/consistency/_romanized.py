"""Chinese and Korean names that were written in Latin letters by two systems.

Chinese: Pinyin (`Zhang Xiaolan`) and Wade-Giles (`Chang Hsiao-lan`). Korean: the Revised Romanization,
McCune-Reischauer and what people choose for themselves (`Choe Myeong-hui`, `Choi Myung-hee`). Both systems are brought
to one coarse form, in which a letter stands for all sounds that the systems disagree about.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from siclint import Article
from siclint.english.quotations import in_quotation

_PINYIN = regex.compile(
    r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|ve|er|a|o|e|i|u|v)"
)
_WADE_GILES = regex.compile(
    r"(ch|sh|ts|tz|ss|sz|hs|[pmftnlkhjsyw])?"
    r"(iang|iung|uang|ang|eng|ing|ung|ien|iao|ieh|ueh|uai|uei|uan|ai|ei|ao|ou|an|en|in|un|ia|iu|ua|ui|uo|ih|eh|a|o|e|i|u)"
)
_ONLY_WADE_GILES = regex.compile(r"hs|ts|tz|sz|ss|ieh|ien|ueh|uei|ung|eh\b|ih\b|jen|yen\b|ch['’]|[ptk]['’]")

# Wade-Giles tells `p` from `p'`, and the apostrophe is mostly lost.
_INITIALS = {"p": "b", "t": "d", "k": "g", "c": "z", "ch": "j", "q": "j", "zh": "j"}
_WADE_INITIALS = {
    "p": "b",
    "t": "d",
    "k": "g",
    "ts": "z",
    "tz": "z",
    "ss": "s",
    "sz": "s",
    "ch": "j",
    "hs": "x",
    "j": "r",
}
_FINALS = {"v": "u", "ve": "ue", "van": "uan", "uo": "o"}
_WADE_FINALS = {
    "ung": "ong",
    "iung": "iong",
    "ien": "ian",
    "ieh": "ie",
    "ueh": "ue",
    "uei": "ui",
    "ih": "i",
    "eh": "e",
    "uo": "o",
}
_WADE_SYLLABLES = {"yen": "yan", "yeh": "ye", "yu": "you", "i": "yi", "erh": "er", "jih": "ri"}

_KOREAN_SURNAMES = (
    "lee yi rhee ri li i",
    "park pak bak",
    "choi choe",
    "kim gim",
    "jung jeong chung chong",
    "kang gang",
    "cho jo",
    "yoon yun",
    "lim im rim",
    "shin sin",
    "oh o",
    "seo suh",
    "kwon gwon",
    "ahn an",
    "yoo yu ryu",
    "moon mun",
    "noh roh no ro",
    "woo u",
    "koh go ko",
    "baek paik paek",
    "heo hur huh",
    "chun cheon jeon jun",
    "koo gu ku",
    "min",
    "han",
    "hwang",
    "hong",
    "song",
    "nam",
    "son sohn",
    "bae pae",
    "sung seong",
    "cha",
    "joo ju chu",
    "kwak gwak",
    "ha",
    "yang",
)
_SURNAME = {form: line.split()[0] for line in _KOREAN_SURNAMES for form in line.split()}
_KOREAN = regex.compile(r"(?:ch|kk|tt|pp|jj|ss|sh|[bcdgjhklmnprstwy])?[aeiouwy]+(?:ng|ck|[klmnpbtsrd])?")
_KOREAN_SOUNDS = (
    ("sh", "s"),
    ("ch", "j"),
    ("k", "g"),
    ("p", "b"),
    ("t", "d"),
    ("oung", "ung"),
    ("eong", "ung"),
    ("eo", "u"),
    ("eu", "u"),
    ("oo", "u"),
    ("ou", "u"),
    ("wu", "u"),
    ("ee", "i"),
    ("ui", "i"),
    ("r", "l"),
)

Name = tuple[str, ...]
"""A name in small letters: the surname, then the parts of the given name."""


@lru_cache(maxsize=1 << 12)
def same_chinese(one: Name, other: Name) -> bool:
    """Whether one of two names is the other in Wade-Giles."""
    return _is_wade_giles_of(one, other) or _is_wade_giles_of(other, one)


def _is_wade_giles_of(one: Name, other: Name) -> bool:
    hyphened = len(one) > len(other)
    if "".join(one) == "".join(other) or not (hyphened or any(_ONLY_WADE_GILES.search(part) for part in one)):
        return False
    return (key := _wade_giles(one)) is not None and key == _pinyin(other)


def _pinyin(name: Name) -> Name | None:
    found: list[str] = []
    for part in name:
        match = regex.fullmatch(rf"(?:{_PINYIN.pattern}['’]?)+", part)
        if match is None:
            return None
        found += [
            _INITIALS.get(initial, initial) + _FINALS.get(final, final)
            for initial, final in zip(_padded(match, 1), _padded(match, 2), strict=True)
        ]
    return tuple(found)


def _padded(match: regex.Match[str], group: int) -> list[str]:
    """What a repeated group took in each repetition; an initial that is missing takes none, so spans are compared."""
    finals = match.spans(2)
    if group == 2:
        return match.captures(2)
    initials = {end: text for (_, end), text in zip(match.spans(1), match.captures(1), strict=True)}
    return [initials.get(start, "") for start, _ in finals]


def _wade_giles(name: Name) -> Name | None:
    found: list[str] = []
    for part in name:
        syllable = part.replace("'", "").replace("’", "")
        if syllable in _WADE_SYLLABLES:
            found.append(_WADE_SYLLABLES[syllable])
            continue
        match = _WADE_GILES.fullmatch(syllable)
        if match is None:
            return None
        initial, final = match[1] or "", match[2]
        found.append(_WADE_INITIALS.get(initial, initial) + _WADE_FINALS.get(final, final))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def same_korean(one: Name, other: Name) -> bool:
    """Whether two names of three syllables sound alike in Korean."""
    return (
        len(one) == len(other) == _SYLLABLES
        and _SURNAME.get(one[0], one[0]) == _SURNAME.get(other[0])
        and all(_korean(left) == _korean(right) for left, right in zip(one[1:], other[1:], strict=True))
        and all(_KOREAN.fullmatch(part) for part in (*one[1:], *other[1:]))
    )


_SYLLABLES = 3


def _korean(syllable: str) -> str:
    for written, sound in _KOREAN_SOUNDS:
        syllable = syllable.replace(written, sound)
    return syllable


def hyphened_names(article: Article) -> dict[Name, list[range]]:
    """Names such as `Lee Sang-heon`, whatever their tags, and their tokens."""
    text, lower = article.tokens.text, article.tokens.lower
    found: dict[Name, list[range]] = {}
    for hyphen in article.words.get("-", ()):
        at, last = hyphen - 2, hyphen + 1
        if at < 0 or last >= len(text) or article.sentence_of_token(at) != article.sentence_of_token(last):
            continue
        if text[at].istitle() and text[at + 1].istitle() and text[last].isalpha():
            found.setdefault((lower[at], lower[at + 1], lower[last]), []).append(range(at, last + 1))
    return _without_quoted(article, found)


def names_of_two_words(article: Article) -> dict[Name, list[range]]:
    """Names such as `Zhang Xiaolan`, and their tokens."""
    text, lower, codes = article.tokens.text, article.tokens.lower, article.tags.codes
    found: dict[Name, list[range]] = {}
    at = codes.find("PP")
    while at >= 0:
        if text[at].istitle() and text[at + 1].istitle() and text[at + 2 : at + 3] != ["-"]:
            found.setdefault((lower[at], lower[at + 1]), []).append(range(at, at + 2))
        at = codes.find("PP", at + 1)
    return _without_quoted(article, found)


def _without_quoted(article: Article, names: dict[Name, list[range]]) -> dict[Name, list[range]]:
    kept = {
        name: [span for span in spans if not in_quotation(article, article.tokens.start[span.start])]
        for name, spans in names.items()
    }
    return {name: spans for name, spans in kept.items() if spans}
