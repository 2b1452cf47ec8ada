"""A verb of telling without the one who is told: `The minister assured that`, `She reminded that`."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Needs, Rule, Severity, Status
from siclint_rules._sentences import is_prose

# In English each of them takes the hearer before “that”; in Spanish, Russian or Polish none of them needs one.
_INSTEAD = {
    "assured": "said",
    "reassured": "said",
    "informed": "said or announced",
    "informs": "says",
    "reminded": "recalled or said",
    "reminds": "recalls or says",
    "told": "said",
    "tells": "says",
    "notified": "announced",
    "notifies": "announces",
}
_VERBS = frozenset(_INSTEAD)
_PERFECT = frozenset("has have had".split())
_PRONOUNS = frozenset("he she they it we".split())
_PASSIVE = frozenset(
    """am is are was were be been being ’s 's ’re 're ’m 'm get gets got getting gotten feel feels felt rest once
    when""".split()
)
_REACH = 6
_BREAKS = frozenset(",;:—–()")
# How sure the tagger has to be that the word is a finite verb behind a name, and behind another noun.
_BEHIND_NAME, _BEHIND_NOUN = 0.6, 0.9


def check(article: Article) -> Iterator[Finding]:
    """Each such verb in the active voice right before “that” and a clause."""
    tokens = article.tokens
    for i in article.find_words(_VERBS):
        if i + 2 >= len(tokens) or tokens.lower[i + 1] != "that" or not _begins_clause(article, i + 1):
            continue
        sentence = article.sentence_of_token(i)
        if article.sentence_of_token(i + 2) != sentence or not is_prose(article, sentence):
            continue
        if _is_active(article, i, tokens.first[sentence]):
            verb = tokens.lower[i]
            message = f"nobody is told after “{verb}”; without a hearer English has “{_INSTEAD[verb]} that”"
            yield Finding(tokens.start[i], tokens.end[i + 1], message)


def _begins_clause(article: Article, i: int) -> bool:
    """Whether the “that” at `i` begins a clause: not `told that story`, not `assured that.`."""
    codes = article.tags.codes
    return codes[i] == "S" and codes[i + 1] not in "UVWI"


def _is_active(article: Article, i: int, first: int) -> bool:
    """Whether somebody does the telling: a name, a pronoun or a noun right before the verb, and no form of “be”."""
    tokens, codes = article.tokens, article.tags.codes
    j = i - 1
    while j > first and codes[j] == "R":  # `also assured that`
        j -= 1
    if j < first:
        return False
    if tokens.lower[j] in _PERFECT:
        return True
    for k in range(j, max(first, j - _REACH) - 1, -1):
        if tokens.text[k] in _BREAKS:
            break
        if tokens.lower[k] in _PASSIVE:
            return False
    finite = article.tags.probability_at(i, "V")
    if codes[j] == "P":
        return finite >= _BEHIND_NAME
    if tokens.lower[j] in _PRONOUNS:
        return True
    return codes[j] == "N" and not tokens.lower[j].endswith("s") and finite >= _BEHIND_NOUN


rule = Rule(
    name="missing-hearer",
    family="garbling",
    summary="A verb of telling stands without the one who is told",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    needs=Needs(words=_VERBS),
    yields_to=("false-friend",),
)
