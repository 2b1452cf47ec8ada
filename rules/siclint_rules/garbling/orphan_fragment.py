"""One to three words that stand as a sentence and complete the one before."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import (
    REPORT_VERBS,
    SURELY_VERBLESS,
    VERBLESS,
    finite,
    follows_abbreviation,
    goes_on_from,
    in_quotation,
    is_prose,
    words,
)

_LONGEST = 3
_REFRAIN = 3
_TAKEN_UP = 6
_ACRONYM = 7
_ROMAN = regex.compile(r"[IVXL]+\.")
_LEAST_BEFORE = 5
# Words that announce what follows: “There was one name on every lip. Maradona.” is style.
_ANNOUNCES = frozenset(
    """
    name names named called word words answer answers one only single thing things reason reasons question who what
    where whose place places man woman winner culprit favourite favorite secret key message dream wish choice
    exception problem difference letters following these this options syllables title verdict number
    """.split()
)
# After one of these even a common noun is a cut: “a list of. Questions.”
_OPEN = frozenset(
    """
    a an the of to with for from between into by at against during and or without within among towards toward despite
    including than
    """.split()
)
# Verb forms that open a remnant: “Carried out.”, “Took place.”, “Was held.” Alone, only verbs of saying are safe.
_VERBAL = frozenset("VWpb")
_FRAGMENT_WORDS = frozenset(
    """
    yes no not never always perhaps maybe please thanks thank sorry hello bye ok okay period laughter applause cheers
    silence pause music
    """.split()
)


def check(article: Article) -> Iterator[Finding]:
    """Each fragment whose words are names or a verb without its subject, right behind a whole sentence."""
    for index in range(1, len(article.sentences)):
        sentence = article.sentences[index]
        if sentence.end - sentence.start > 60 or not is_prose(article, index) or not goes_on_from(article, index):
            continue
        found, before = words(article, index), words(article, index - 1)
        if not 0 < len(found) <= _LONGEST or len(before) < _LEAST_BEFORE or in_quotation(article, index):
            continue
        if article.text[sentence.end - 2] == "." or follows_abbreviation(article, index):
            continue
        what = _kind(article, index, found)
        if what is None or _is_style(article, index, before):
            continue
        last = before[-1]
        text, tokens = article.text, article.tokens
        yield Finding(
            tokens.start[last],
            sentence.end,
            f"“{text[sentence.start : sentence.end]}” is no sentence: {what} was cut off after “{tokens.text[last]}”",
        )


def _kind(article: Article, index: int, found: list[int]) -> str | None:
    """What the fragment is, in words; None when it may be a sentence of its own or a figure of speech."""
    tokens, codes = article.tokens, article.tags.codes
    if (
        tokens.lower[found[0]] in _FRAGMENT_WORDS
        or "." in tokens.text[found[-1]]
        or any(character.isdigit() for i in found for character in tokens.text[i])
        or not tokens.text[found[0]][0].isupper()
    ):
        return None
    if all(_is_name(article, i) for i in found) and finite(article, index) <= VERBLESS:
        return "a name"
    before = words(article, index - 1)
    if tokens.lower[before[-1]] in _OPEN and all(codes[i] in "PNAM" for i in found):
        return "the end of the phrase"
    if codes[found[0]] not in _VERBAL or any(codes[i] in "NPODA" for i in found):
        return None
    if len(found) == 1:
        return "a verb" if tokens.lower[found[0]] in REPORT_VERBS else None
    first = tokens.lower[found[0]]
    return (
        "a verb" if first.endswith("ed") or codes[found[0]] == "W" or first in REPORT_VERBS | {"took", "held"} else None
    )


def _is_name(article: Article, token: int) -> bool:
    """Whether a word is a name here, or is one elsewhere in the article, where more words tell."""
    codes = article.tags.codes
    if codes[token] == "P" or article.tokens.text[token].isupper():
        return True
    return codes[token] in "HXN" and any(codes[i] == "P" for i in article.words[article.tokens.lower[token]])


def _is_style(article: Article, index: int, before: list[int]) -> bool:
    """Whether the sentence before announces the fragment, or fragments follow each other as in a list."""
    lower = article.tokens.lower
    if any(lower[i] in _ANNOUNCES for i in before[-8:]) or ":" in lower[before[0] : before[-1]]:
        return True
    if finite(article, index - 1) <= SURELY_VERBLESS or _is_heading_or_refrain(article, index):
        return True
    after = index + 1
    if after < len(article.sentences) and article.sentences[after].paragraph == article.sentences[index].paragraph:
        return len(words(article, after)) <= _LONGEST and finite(article, after) <= SURELY_VERBLESS
    return False


def _is_heading_or_refrain(article: Article, index: int) -> bool:
    """Whether the fragment looks like a heading, is taken up by the next sentence, or comes again and again."""
    sentence = article.sentences[index]
    fragment = article.text[sentence.start : sentence.end]
    following = article.text[sentence.end : sentence.end + len(fragment) + _TAKEN_UP].split()
    name = fragment.rstrip(".!").split()
    letters = [word for word in name if word.isupper()]
    if len(letters) == len(name) and (len(name) > 1 or len(name[0]) > _ACRONYM or _ROMAN.fullmatch(fragment)):
        return True  # `THE NEAR EAST.`, `IV.`
    if fragment[0] in "-–—•*":
        return True
    if following[: len(name)] == name or (following[:1] == ["The"] and following[1 : len(name) + 1] == name):
        return True
    text = article.text
    return text.count(fragment) >= _REFRAIN and len(regex.findall(rf"[.!?] {regex.escape(fragment)}", text)) >= _REFRAIN


rule = Rule(
    name="orphan-fragment",
    family="garbling",
    summary="A word or two stand as a sentence and belong to the one before",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Textual conventions",
    its="grammar",
    check=check,
)
