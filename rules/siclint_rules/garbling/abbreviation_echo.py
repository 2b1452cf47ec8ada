"""A word that stands before a full stop and, in lower case, again after it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

_ECHO = regex.compile(r"\b(?<word>\p{Ll}[\p{Ll}\p{M}-]{2,})(?<stop>\.\s+(?<echo>(?P=word)))\b")

_UNITS = {
    "mm": "millimetre millimeter",
    "cm": "centimetre centimeter",
    "dm": "decimetre decimeter",
    "m": "metre meter",
    "km": "kilometre kilometer",
    "g": "gram gramme",
    "kg": "kilogram kilogramme kilo",
    "t": "tonne ton",
    "l": "litre liter",
    "ml": "millilitre milliliter",
    "ha": "hectare",
    "h": "hour",
    "hr": "hour",
    "min": "minute",
    "sec": "second",
    "s": "second",
    "kw": "kilowatt",
    "mln": "million",
    "bln": "billion",
    "mlrd": "billion",
    "thous": "thousand",
    "sq": "square",
    "st": "street",
    "ave": "avenue",
    "dr": "doctor",
    "prof": "professor",
    "no": "number",
    "p": "page",
    "r": "rouble ruble",
    "rub": "rouble ruble",
    "doll": "dollar",
    "obl": "oblast region",
    "mt": "mount",
    "gen": "general",
}
_EXPANSIONS = frozenset(word + end for words in _UNITS.values() for word in words.split() for end in ("", "s"))


def _unit_echoes(article: Article) -> Iterator[tuple[int, int]]:
    """First and last token of each unit that stands as an abbreviation with its point and again in full."""
    tokens, text = article.tokens, article.text
    for i in article.find_words(_EXPANSIONS):
        if i < 2 or tokens.text[i] != tokens.lower[i]:
            continue
        left = i - 2 if tokens.text[i - 1] == "." else i - 1
        short = tokens.lower[left].rstrip(".")
        if "." not in text[tokens.start[left] : tokens.start[i]] or not text[tokens.start[i] - 1].isspace():
            continue
        if any(
            tokens.lower[i].removesuffix("s") in (word, word.removesuffix("s"))
            for word in _UNITS.get(short, "").split()
        ):
            yield left, i


def check(article: Article) -> Iterator[Finding]:
    """Each echo across a stop, of a word or of a unit's abbreviation."""
    for left, right in _unit_echoes(article):
        start, end = article.tokens.start[left], article.tokens.end[right]
        yield Finding(start, end, f"“{article.text[start:end]}” says the same twice, short and in full")
    for suspect in article.suspects:
        if suspect.kind != "lowercase":
            continue
        match = _ECHO.search(article.text, max(0, suspect.start - 40), suspect.end + 40)
        if match is None or match.start("stop") != suspect.start:
            continue
        yield Finding(
            match.start(),
            match.end(),
            f"“{match['word']}” stands before a full stop and again after it",
            fixes=(Fix("Take the stop and the echo out", (Edit(*match.span("stop"), ""),), Applicability.UNSAFE),),
        )


rule = Rule(
    name="abbreviation-echo",
    family="garbling",
    summary="A word is repeated across a full stop in the middle of a sentence",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    fix=Applicability.UNSAFE,
)
