"""Words in another script that were left standing in the English text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules.garbling._enclosed import is_enclosed

_RUN = regex.compile(
    r"[\p{L}--[\p{Latin}\p{Common}\p{Inherited}]][\p{L}\p{M}\p{N}\p{Pd}'’・ー \u3000--[\p{Latin}0-9]]*", regex.V1
)
# A text with more of another script than this is in two languages, and no English article with a slip in it.
_MOST_SHARE, _MOST_LETTERS = 0.2, 400
_LEAST_LETTERS = {"GREEK": 4}  # fewer are a formula: `αβ`
_SCRIPTS = {"CJK": "Chinese characters", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
# Near these words a foreign word is shown as a word.
_SHOWN = regex.compile(
    r"""\b(?:words?|letters?|characters?|written|writing|writes|wrote|spell(?:s|ed|ing)?|spelt|script|alphabet|kanji
    |hanzi|hangul|kana|symbols?|hashtags?|logos?|means|meaning|pronounced|pronunciation|reads|reading|called|named|known
    |inscri\w+|slogan|label\w*|titled?|transl\w+|Russian|Ukrainian|Chinese|Japanese|Korean|Arabic|Greek|Hebrew):?\ """,
    regex.VERBOSE,
)
_SHOWN_REACH = 40


def check(article: Article) -> Iterator[Finding]:
    """Each run of words in a script other than the Latin one, unless it is shown on purpose."""
    text = article.text
    if text.isascii():
        return
    runs = [match.span() for match in _RUN.finditer(text)]
    if sum(end - start for start, end in runs) > max(_MOST_LETTERS, _MOST_SHARE * len(text)):
        return
    for start, found_end in runs:
        end = start + len(text[start:found_end].rstrip(" \u3000-–—'’・"))
        least = 1 if _is_ideograph(text[start]) else _LEAST_LETTERS.get(_script_name(text[start]), 2)
        if end - start < least or article.paragraph_at(start) is None:
            continue
        if _touches_latin(text, start, end) or is_enclosed(text, start, end) or _is_address(text, start, end):
            continue
        if _SHOWN.search(text, max(0, start - _SHOWN_REACH), start):
            continue
        yield Finding(start, end, f"“{text[start:end]}” is left in {_script(text[start])}")


def _script_name(char: str) -> str:
    return unicodedata.name(char, "ANOTHER").split()[0]


def _script(char: str) -> str:
    name = _script_name(char)
    return _SCRIPTS.get(name, f"{name.capitalize()} letters")


def _is_ideograph(char: str) -> bool:
    return _script_name(char) in _SCRIPTS


def _touches_latin(text: str, start: int, end: int) -> bool:
    """Whether a Cyrillic or Greek run is part of a word that is Latin elsewhere: a look-alike, not a word."""
    return not _is_ideograph(text[start]) and (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _is_address(text: str, start: int, end: int) -> bool:
    """Whether the run is part of a domain name, a handle or a hashtag."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return before in {".", "@", "#", "/"} or (after[:1] in {".", "/"} and after[1:].isalnum())


rule = Rule(
    name="foreign-script",
    family="garbling",
    summary="Words in another script were left in the text",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Untranslated",
    its="untranslated",
    check=check,
)
