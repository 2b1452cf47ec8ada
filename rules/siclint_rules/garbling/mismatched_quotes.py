"""A quotation that is opened with one kind of mark and closed with another."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Related, Rule, Severity, Status
from siclint.english.quotations import quotations
from siclint_rules.garbling._partners import Mismatch, partnerless

_STRAIGHT = frozenset(('"', "＂", "''", "‘’", "``"))
_CURLY = frozenset("“”„‟")
_GUILLEMETS = frozenset("«»")
_TURNED = {"“": "”", "‘": "’", "”": "“", "’": "‘", "«": "»", "»": "«"}
_DOUBLE = {"'": '"', "‘": "“", "`": "“", "‚": "„", "‛": "“", "’": "”", "´": "”"}
_FIRST_WORDS = regex.compile(r"(?:\S+\s+){0,3}\S*[\p{L}\p{N}]")


def check(article: Article) -> Iterator[Finding]:
    """Single marks whose other end is double, and pairs of a straight and a curly mark or a guillemet."""
    text = article.text
    for pair in partnerless(article).mismatched:
        fix = _double_fix(text, pair)
        yield _finding(text, pair, (fix,))
    found = quotations(article)
    sure = Applicability.UNSAFE if found.unclosed or found.unopened else Applicability.SAFE
    for opened, closed in found.pairs:
        kinds = _kind(text[opened.at : opened.end]), _kind(text[closed.at : closed.end])
        if kinds[0] == kinds[1]:
            continue
        pair = Mismatch(opened.at, opened.end, closed.at, closed.end)
        yield _finding(text, pair, _kind_fix(text, pair, kinds, sure))


def _kind(mark: str) -> str:
    if mark in _STRAIGHT:
        return "straight"
    return "curly" if mark in _CURLY else "guillemet" if mark in _GUILLEMETS else "other"


def _finding(text: str, pair: Mismatch, fixes: tuple[Fix, ...]) -> Finding:
    opening, closing = text[pair.open_start : pair.open_end], text[pair.close_start : pair.close_end]
    if pair.close_end - pair.open_start <= 60:
        start, end = pair.open_start, pair.close_end
    else:
        words = _FIRST_WORDS.match(text, pair.open_end, pair.close_start)
        start, end = pair.open_start, words.end() if words else pair.open_end
    related = (Related(pair.close_start, pair.close_end, "closed here"),)
    return Finding(start, end, f"the quotation opens with {opening} and closes with {closing}", related, fixes)


def _double_fix(text: str, pair: Mismatch) -> Fix:
    """Make the single mark double. Which of the two is wrong, a person has to say."""
    opening, closing = text[pair.open_start : pair.open_end], text[pair.close_start : pair.close_end]
    if opening in _DOUBLE:
        new = _TURNED.get(closing, closing)
        edit = Edit(pair.open_start, pair.open_end, new if new in '"“«' else _DOUBLE[opening])
    else:
        new = _TURNED.get(opening, opening)
        edit = Edit(pair.close_start, pair.close_end, new)
    return Fix(f"Write {edit.text} there", (edit,), Applicability.UNSAFE)


def _kind_fix(text: str, pair: Mismatch, kinds: tuple[str, str], sure: Applicability) -> tuple[Fix, ...]:
    """Write the straight mark as the curly one, or the mark of another language as the English one."""
    opening, closing = text[pair.open_start : pair.open_end], text[pair.close_start : pair.close_end]
    if "other" in kinds:
        return ()
    if kinds[0] == "curly":
        edit = Edit(pair.close_start, pair.close_end, "”")
    elif kinds[1] == "curly":
        edit = Edit(pair.open_start, pair.open_end, "“")
    elif kinds[0] == "straight":
        edit = Edit(pair.close_start, pair.close_end, opening)
    else:
        edit = Edit(pair.open_start, pair.open_end, closing)
    return (Fix(f"Write {edit.text} there", (edit,), sure),)


rule = Rule(
    name="mismatched-quotes",
    family="garbling",
    summary="A quotation is opened with one kind of mark and closed with another",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    fix=Applicability.SAFE,
    yields_to=("mojibake",),
)
