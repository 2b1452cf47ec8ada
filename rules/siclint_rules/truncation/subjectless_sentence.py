"""A sentence that begins with its verb and has no subject."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import FINITE, REPORT_VERBS, in_quotation, is_prose, words

_AUXILIARIES = frozenset("has had was were is are will would could".split())
# What stands between an auxiliary and its verb, or is its complement; a noun or pronoun there would be the subject.
_AFTER_AUXILIARY = frozenset("RpbgvAITw")
_SUBJECT = frozenset("ODPNM")
# These turn round in questions, never in conditions.
_NO_CONDITION = frozenset("has was is are".split())
_SURE = 0.9
_REPORTED = 0.5
_THIRD_PERSON = 0.97
_CLAUSES = frozenset({"that", "in", "also", "to", "on", "at", "by", "during", "how"})
_SHOWN = 5
_LEAST_TOKENS = 9
# “Told that it was late, she left”: these verbs have the hearer as their subject in the passive voice.
_TOLD = frozenset("told reminded warned asked".split())
# How recipes and notices speak: `Makes 12. Takes an hour.`
_NOTES = frozenset("makes serves takes yields feeds costs needs".split())
_MEASURES = frozenset("a an about around up under over only four six eight ten twelve half".split())
_OPENS_CLAUSE = frozenset("that how whether what where which who when why".split())


def check(article: Article) -> Iterator[Finding]:
    """Each sentence of running text whose first word is a finite verb that is neither command nor question."""
    tokens = article.tokens
    for index in range(len(article.sentences)):
        span = article.tokens_of(index)
        if len(span) < 3 or not is_prose(article, index) or in_quotation(article, index):
            continue
        first = span.start
        word = tokens.lower[first]
        if not (word in _AUXILIARIES or word.endswith(("ed", "s")) or word in REPORT_VERBS):
            continue
        if _is_note(article, first) or not _has_no_subject(article, span, word):
            continue
        sentence = article.sentences[index]
        found = words(article, index)
        end = sentence.end if len(found) <= 2 * _SHOWN else tokens.end[found[_SHOWN]]
        yield Finding(sentence.start, end, f"the sentence begins with “{tokens.text[first]}” and has no subject")


def _is_note(article: Article, first: int) -> bool:
    """Whether a recipe or a notice gives a measure: `Makes 12. Takes an hour.`"""
    behind = article.tokens.lower[first + 1]
    return article.tokens.lower[first] in _NOTES and (behind[0].isdigit() or behind in _MEASURES)


def _has_no_subject(article: Article, span: range, word: str) -> bool:
    codes = article.tags.codes
    first, second = span.start, span.start + 1
    sure = float(article.probability(FINITE)[first])
    if word in _AUXILIARIES:
        # “Had he known”, “Were the talks to fail” have their subject behind the verb. With “was” and “has” only a
        # question has, and this is none: its sentence ends in a full stop.
        after = codes[second] in _AFTER_AUXILIARY or (word in _NO_CONDITION and _is_complement(article, second))
        return after and (word in _NO_CONDITION or not _subject_follows(article, span))
    if word in REPORT_VERBS:
        # “Said the mayor: ...”, “Added Smith” have their subject behind the verb.
        clause = article.tokens.lower[second] in _CLAUSES
        verb = codes[first] == "V" and sure > _REPORTED
        announces = article.tokens.lower[second] == "that" and word not in _TOLD
        return announces or (clause and verb and not _subject_follows(article, span))
    if word.endswith("ed") and _shares_no_subject(article, span):
        return True
    if word.endswith("ed") and _has_no_other_verb(article, span):
        return True
    if codes[first] != "V" or sure < (_THIRD_PERSON if word.endswith("s") else _SURE):
        return False
    return not _subject_follows(article, span)


def _is_complement(article: Article, second: int) -> bool:
    """Whether “a”, “an” or “one of” opens what somebody is: `Was a member of the council until May.`"""
    lower = article.tokens.lower
    return lower[second] in {"a", "an"} or (lower[second] == "one" and lower[second + 1] == "of")


def _has_no_other_verb(article: Article, span: range) -> bool:
    """Whether no comma and no verb outside a clause follows, so that the first word is all the verb there is."""
    tokens, finite = article.tokens, article.probability(FINITE)
    if len(span) < _LEAST_TOKENS or any(tokens.text[i] in {",", ";", ":", "–", "—"} for i in span):
        return False
    clause = next((i for i in span[1:] if tokens.lower[i] in _OPENS_CLAUSE), span.stop)
    return not any(finite[i] > 0.2 for i in range(span.start + 1, clause))


def _shares_no_subject(article: Article, span: range) -> bool:
    """Whether “and has”, “and was” goes on with the missing subject: `Turned 91 in June and has lost her voice.`"""
    lower, finite = article.tokens.lower, article.probability(FINITE)
    joint = next((i for i in span[1:-1] if lower[i] == "and" and lower[i + 1] in _AUXILIARIES), None)
    if joint is None or any(finite[i] > 0.2 for i in range(span.start + 1, joint)):
        return False
    return not _subject_follows(article, span)


def _subject_follows(article: Article, span: range) -> bool:
    """Whether a comma is followed by a subject and its verb: `Asked about it, he laughed.`"""
    tokens, codes = article.tokens, article.tags.codes
    finite = article.probability(FINITE)
    for comma in (i for i in span if tokens.text[i] in {",", "–", "—", "-", ":"}):
        for i in range(comma + 1, span.stop):
            if finite[i] > 0.2:
                if any(codes[j] in _SUBJECT for j in range(comma + 1, i)) and codes[comma + 1] not in "SC":
                    return True
                break
    return False


rule = Rule(
    name="subjectless-sentence",
    family="truncation",
    summary="A sentence begins with its verb and has no subject",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    yields_to=("orphan-fragment",),
)
