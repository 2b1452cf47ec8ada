"""A quotation mark or accent where an apostrophe belongs: `Putin‘s`, `don`t`, `the players" bench`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint_rules.garbling._partners import ELIDED, partnerless

_SIGNS = "‘‛`´′‚＇΄"
# What follows an apostrophe inside a word. O‘ahu, Sana‘a and Ka‘bah have a letter there and not a mark.
_INSIDE = regex.compile(
    r"(?:[‘‛`´](?<=[\p{L}\p{N}].)|[′‚＇΄](?<=\p{L}.))"
    r"(?=(?:s|t|re|ve|ll|d|m|S|T|RE|VE|LL|D|M)(?![\p{L}\p{N}‘’'`´]))"
)
_NAME = regex.compile(r"[‘‛`´](?<=\b[OD][‘‛`´])(?=\p{Lu}\p{Ll}{2,})")
_AT_END = regex.compile(r"[‘‛`´](?<=s[‘‛`´])(?= \p{Ll})")
_ELISION = regex.compile(rf"[‘‛`´](?<=(?:^|[\s(—–-])[‘‛`´])(?=(?i:{ELIDED}))", regex.M)
_WORD_END = regex.compile(r"[\p{L}\p{N}]*")
_WORD_START = regex.compile(r"[\p{L}\p{N}’'.-]*\Z")
_CLOSING = regex.compile(r"(?<=[\p{L}\p{N}.,!?…])[’'](?=[\s.,;:!?)\"”]|$)", regex.M)


def check(article: Article) -> Iterator[Finding]:
    """Marks inside words, at the end of possessive plurals, and before clipped words."""
    text = article.text
    mark = "’" if text.count("’") > text.count("'") else "'" if "'" in text else "’"
    if any(sign in text for sign in _SIGNS):
        for match in _INSIDE.finditer(text):
            yield _finding(text, match.start(), match.end(), mark, Applicability.SAFE)
        for match in _NAME.finditer(text):
            yield _finding(text, match.start(), match.end(), mark, Applicability.SAFE)
        for match in _AT_END.finditer(text):
            yield _finding(text, match.start(), match.end(), mark, Applicability.UNSAFE)
        for match in _ELISION.finditer(text):
            if not _is_closed(article, match.start()):
                yield _finding(text, match.start(), match.end(), mark, Applicability.UNSAFE)
    for found in partnerless(article).apostrophes:
        yield _finding(text, found.at, found.end, mark, Applicability.UNSAFE)


def _is_closed(article: Article, at: int) -> bool:
    """Whether the mark opens a quotation after all: another closes it in the same sentence."""
    sentence = article.sentence_at(at)
    return sentence is not None and _CLOSING.search(article.text, at, article.sentences[sentence].end) is not None


def _finding(text: str, start: int, end: int, mark: str, sure: Applicability) -> Finding:
    before = _WORD_START.search(text, max(0, start - 30), start)
    after = _WORD_END.match(text, end)
    first = before.start() if before else start
    last = after.end() if after else end
    message = f"{text[start:end]} stands for an apostrophe in “{text[first:last]}”"
    fix = Fix(f"Write {mark} there", (Edit(start, end, mark),), sure)
    return Finding(first, last, message, fixes=(fix,))


rule = Rule(
    name="quote-as-apostrophe",
    family="garbling",
    summary="A quotation mark or accent stands where an apostrophe belongs",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    fix=Applicability.SAFE,
    yields_to=("mojibake",),
)
