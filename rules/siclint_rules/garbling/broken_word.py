"""A word that was hyphenated at the end of a line and still is: `the govern- ment`, `the gov-ernment`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Needs, Rule, Severity, Status
from siclint.english.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_HYPHENS = "-\u00ad\u2010"
# Begins with the sign, which the search then jumps to.
_SIGN = regex.compile(
    rf"[{_HYPHENS}](?<=\p{{Ll}}.)(?P<space>[ \u00a0]?)(?P<right>\p{{Ll}}{{2,}})(?![\p{{L}}\p{{N}}'’_@{_HYPHENS}])"
)
_BEFORE = regex.compile(rf"(?<![\p{{L}}\p{{N}}'’./@#_{_HYPHENS}])\p{{L}}\p{{Ll}}+\Z")
_LONGEST = 30
# `pre- and post-war`, `two- to three-year`: the other half of the word comes later.
_LATER = frozenset("and or to nor but as than versus vs plus through over und et y".split())
# Before these a hyphen is a matter of taste: `co-ordinate`, `re-elect`.
_PREFIXES = frozenset(
    """
    ante anti auto bi bio co counter cross cyber de dis down e eco electro em en ex extra fore geo hydro hyper il im in
    infra inter intra ir macro mega meta micro mid mini mis mono multi neo neuro non off on out over para poly post pre
    pro proto pseudo psycho quasi radio re self semi socio sub super tele thermo trans tri ultra un under uni up vice
    """.split()
)
_SHORTEST = 6


def check(article: Article) -> Iterator[Finding]:
    """Each hyphen inside a word of the lexicon, with white space behind it or between halves that are no words."""
    text, known = article.text, lexicon()
    for match in _SIGN.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        if before is None:
            continue
        left, hyphen, space, right = before[0], match[0][0], match["space"], match["right"]
        start, end = before.start(), match.end()
        whole = left.lower() + right
        if whole not in known or len(whole) < _SHORTEST:
            continue
        if space:
            if right in _LATER:
                continue
        elif left.lower() in known or right in known or left.lower() in _PREFIXES or hyphen == "\u00ad":
            continue
        index = article.paragraph_at(start)
        if index is None or end > article.paragraphs[index].end or article.in_opaque(start):
            continue
        if article.paragraphs[index].kind is Kind.CELL:
            continue
        fix = Fix(f"Write “{left}{right}”", (Edit(start, end, left + right),), Applicability.UNSAFE)
        message = f"“{left}{right}” was hyphenated at the end of a line and still is: “{text[start:end]}”"
        yield Finding(start, end, message, fixes=(fix,))


rule = Rule(
    name="broken-word",
    family="garbling",
    summary="A word is still hyphenated where a line of another page ended",
    severity=Severity.WARNING,
    status=Status.PREVIEW,
    mqm="Linguistic conventions/Spelling",
    its="misspelling",
    check=check,
    needs=Needs(pieces=frozenset(_HYPHENS)),
    fix=Applicability.UNSAFE,
)
