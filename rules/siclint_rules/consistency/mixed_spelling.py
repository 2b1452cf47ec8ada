"""British and American spelling in one article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules.consistency._spellings import spellings

_FEWEST = 3
"""Words that make one of the two the article's spelling, if the other has fewer."""

# Many Americans spell these the British way, playhouses and poets above all.
_ALSO_AMERICAN = frozenset(
    "theatre theatres grey greys saviour saviours lustre spectre spectres travelled travelling traveller travellers "
    "labelled labelling levelled levelling counselling instalment instalments skilful skilfully wilful wilfully "
    "equalled equalling fibre sombre calibre moustache".split()
)


def check(article: Article) -> Iterator[Finding]:
    """Each word in the spelling that is rarer in the article, where it first stands."""
    known = spellings()
    found: dict[str, dict[str, int]] = {"British": {}, "American": {}}
    count = {"British": 0, "American": 0}
    for token in article.find_words(_words()):
        word, start = article.tokens.lower[token], article.tokens.start[token]
        # A capital makes it a name: the Labour Party, the Pentagon's Center for Maps.
        if article.tokens.text[token] == word and not in_quotation(article, start) and not article.in_opaque(start):
            variety = known[word][0]
            count[variety] += 1
            found[variety].setdefault(word, token)
    rare, usual = sorted(found, key=lambda variety: count[variety])
    if not found[rare] or (count[usual] < _FEWEST and not any(known[word][1] in found[usual] for word in found[rare])):
        return
    if count[rare] == count[usual]:
        return
    if rare == "British" and found[rare].keys() <= _ALSO_AMERICAN:
        return
    for word, token in found[rare].items():
        other = found[usual].get(known[word][1], min(found[usual].values()))
        yield Finding(
            article.tokens.start[token],
            article.tokens.end[token],
            f"“{word}” is {rare} spelling in an article that mostly spells the {usual} way",
            (Related(article.tokens.start[other], article.tokens.end[other], f"{usual} spelling"),),
        )


@cache
def _words() -> frozenset[str]:
    return frozenset(spellings())


rule = Rule(
    name="mixed-spelling",
    family="consistency",
    summary="British and American spelling are mixed",
    severity=Severity.NOTE,
    status=Status.PREVIEW,
    mqm="Linguistic conventions/Spelling",
    its="inconsistency",
    check=check,
)
