"""A number in figures with “thousand” behind it, which English news writes out: `5.7 thousand people`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status

_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{1,3})?")
_BIND = frozenset({" ", "\u00a0", "\u202f", "-", "\u2011"})
# `20 thousand leagues`, `10 thousand thousand`, `1 thousand and one`
_TITLES = frozenset({"leagues", "thousand", "and", "island"})


def check(article: Article) -> Iterator[Finding]:
    """Each such number."""
    tokens, text = article.tokens, article.text
    for i in article.words.get("thousand", ()):
        if i == 0 or text[tokens.end[i - 1] : tokens.start[i]] not in _BIND - {"-"}:
            continue
        number = tokens.text[i - 1]
        follows = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
        if not _NUMBER.fullmatch(number) or follows in _TITLES or tokens.text[i] != "thousand":
            continue
        start, end = tokens.start[i - 1], tokens.end[i]
        written = _written(number)
        yield Finding(
            start,
            end,
            f"“{text[start:end]}” is written half in figures; English news writes {written}",
            fixes=(Fix(f"Write {written}", (Edit(start, end, written),), Applicability.UNSAFE),),
        )


def _written(number: str) -> str:
    """The number times a thousand, with its commas."""
    whole, _, rest = number.partition(".")
    return f"{int(whole + rest.ljust(3, '0')):,}"


rule = Rule(
    name="figure-with-thousand",
    family="garbling",
    summary="A number in figures is followed by “thousand”",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Locale conventions/Number format",
    its="locale-violation",
    check=check,
    needs=Needs(words=frozenset({"thousand"})),
    fix=Applicability.UNSAFE,
    yields_to=("foreign-number-format",),
)
