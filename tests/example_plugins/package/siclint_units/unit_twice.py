"""“12 km kilometres”: the machine kept the unit's sign and wrote the word for it too."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

_WORDS = {
    "km": "kilometres kilometers",
    "kg": "kilograms kilogrammes",
    "cm": "centimetres centimeters",
    "ha": "hectares",
    "%": "percent",
}
_TWICE = regex.compile(
    r"(?<number>\d[\d.,]*)\s?(?:"
    + "|".join(rf"(?<sign>{sign})\s+(?<word>{'|'.join(words.split())})\b" for sign, words in _WORDS.items())
    + ")"
)


def check(article: Article) -> Iterator[Finding]:
    """A number with the sign and the word of the same unit; the mended text keeps the word."""
    for match in _TWICE.finditer(article.text):
        sign, word = match.start("sign"), match.start("word")
        yield Finding(
            sign,
            match.end("word"),
            f"“{match['sign']}” and “{match['word']}” name the same unit: keep one",
            fixes=(Fix(f"Keep “{match['word']}”", (Edit(match.end("number"), word, " "),)),),
        )


rule = Rule(
    name="unit-twice",
    family="garbling",
    summary="A unit stands as a sign and as a word",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Locale conventions/Measurement format",
    its="locale-specific-content",
    check=check,
    fix=Applicability.UNSAFE,
)
