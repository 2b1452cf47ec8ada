"""A sentence that begins with its verb and has no subject."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.lexicon import lexicon, words_with
from siclint_rules._sentences import (
    FINITE,
    REPORT_VERBS,
    VERBLESS,
    finite,
    follows_abbreviation,
    in_quotation,
    is_prose,
    words,
)

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
_RELATIVES = frozenset("that which who whose whom".split())
_DETERMINERS = frozenset("the a an his her its their".split())
# Behind their participles an object may stand: “Named the best player, he ...”, “Born a slave ...”
_TWO_OBJECTS = frozenset(
    """
    named called dubbed labelled labeled awarded offered denied granted handed allowed refused elected appointed
    considered voted crowned declared deemed branded nicknamed titled promised asked assigned allotted issued owed
    allocated charged fined raised turned ordained armed dressed needed wanted proclaimed rated ranked
    """.split()
)
_TIMES = frozenset("day days week weeks month months year years night morning evening hour hours time times".split())
_FAINT = 0.05
_NO_VERBS = frozenset("damned resolved granted supposed includes excludes".split())  # “Resolved that”, “damned if”
_WITH_ENDING = frozenset({"VBD", "VBN", "VBZ"})
_INVERTED = frozenset({"comes", "goes", "says", "adds"})  # “Comes the day, ...”
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
        first = span.start
        word = tokens.lower[first]
        if len(span) < 3 or not (word in _AUXILIARIES or word in REPORT_VERBS or _may_be_verb(word)):
            continue
        if not is_prose(article, index) or in_quotation(article, index) or _has_setting(article, index):
            continue
        if word in _INVERTED or _is_note(article, first):
            continue
        if _may_be_subject(article, span, word):
            continue
        if not (_is_third_person(article, span) or _has_no_subject(article, span, word)):
            continue
        sentence = article.sentences[index]
        found = words(article, index)
        end = sentence.end if len(found) <= 2 * _SHOWN else tokens.end[found[_SHOWN]]
        yield Finding(sentence.start, end, f"the sentence begins with “{tokens.text[first]}” and has no subject")


def _may_be_verb(word: str) -> bool:
    """Whether the word may be a verb with an ending, and is not one without: `asked`, `follows`, not `feed`."""
    if not word.endswith(("ed", "s")) or word in _NO_VERBS or "-" in word:
        return False
    classes = frozenset(lexicon().get(word, "VBD").split("+"))
    return "VB" not in classes and not classes.isdisjoint(_WITH_ENDING)


def _has_setting(article: Article, index: int) -> bool:
    """Whether what stands before makes the sentence whole: a quotation, a question, a label, or notes without verbs."""
    start = article.sentences[index].start
    before = article.text[:start].rstrip()
    if before.endswith(":") or follows_abbreviation(article, index):
        return True
    if index == 0 or article.sentences[index - 1].paragraph != article.sentences[index].paragraph:
        return False
    return before[-1:] in "\"”’'?!" or finite(article, index - 1) <= VERBLESS


def _may_be_subject(article: Article, span: range, word: str) -> bool:
    """Whether the word is a noun too, and a verb follows: `Reports that the ship was sold struck a note.`"""
    if not word.endswith("s") or "NNS" not in lexicon().get(word, ""):
        return any(article.tokens.lower[i] == "vs" for i in span)  # a table
    return float(article.probability(FINITE)[span.start + 1 : span.stop].max(initial=0.0)) > _REPORTED


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
        asks = article.tokens.lower[second] == "not" and codes[second + 1] in "DOPN"  # “Is not the world in need?”
        return after and not asks and (word in _NO_CONDITION or not _subject_follows(article, span))
    if word in _TOLD and codes[second] in "DOP":
        return _is_told(article, span)
    if word in REPORT_VERBS:
        # “Said the mayor: ...”, “Added Smith” have their subject behind the verb.
        clause = article.tokens.lower[second] in _CLAUSES
        verb = codes[first] == "V" and sure > _REPORTED
        announces = article.tokens.lower[second] == "that" and word not in _TOLD and codes[first] != "N"
        return announces or (clause and verb and not _subject_follows(article, span))
    if word.endswith("ed") and any(
        sign(article, span) for sign in (_shares_no_subject, _has_no_other_verb, _has_object)
    ):
        return True
    if codes[first] != "V" or sure < (_THIRD_PERSON if word.endswith("s") else _SURE):
        return False
    return not _subject_follows(article, span)


@cache
def _third_person() -> frozenset[str]:
    """Verbs in the third person that are no nouns."""
    return words_with("VBZ") - _NOTES


def _is_third_person(article: Article, span: range) -> bool:
    """Whether the verb is neither a noun nor a participle, nor has its subject behind: `Perpetuates the idea that`."""
    codes, text = article.tags.codes, article.tokens.text
    sure = (
        article.tokens.lower[span.start] in _third_person()
        and article.tags.probability_at(span.start, "V") >= _REPORTED
    )
    return sure and codes[span.start + 1] not in "PO" and not any(text[i] == ":" for i in span)


def _has_object(article: Article, span: range) -> bool:
    """Whether the verb has an object, as no passive participle has: `Concluded an hour of fine rugby.`"""
    lower, codes = article.tokens.lower, article.tags.codes
    first, second = span.start, span.start + 1
    if lower[first] in _TWO_OBJECTS or lower[second] not in _DETERMINERS or article.probability(FINITE)[first] < _FAINT:
        return False
    noun = next((i for i in range(second, min(second + 5, span.stop)) if codes[i] == "N"), None)
    if noun is None or any(lower[i] in _TIMES for i in range(second, noun + 1)):
        return False
    return not _subject_follows(article, span)


def _is_told(article: Article, span: range) -> bool:
    """Whether the hearer and what was said follow: `Told the police that his brother drank.`"""
    lower = article.tokens.lower
    # “Told that ...”, “Asked by” are passive; a hearer before “that” or a colon is an object.
    clause = any(lower[i] in {"that", ":"} for i in range(span.start + 2, min(span.start + 6, span.stop)))
    return clause and not _subject_follows(article, span)


def _is_complement(article: Article, second: int) -> bool:
    """Whether “a”, “an” or “one of” opens what somebody is: `Was a member of the council until May.`"""
    lower = article.tokens.lower
    return lower[second] in {"a", "an"} or (lower[second] == "one" and lower[second + 1] == "of")


def _has_no_other_verb(article: Article, span: range) -> bool:
    """Whether no comma and no verb outside a clause follows, so that the first word is all the verb there is."""
    tokens, finite = article.tokens, article.probability(FINITE)
    if len(span) < _LEAST_TOKENS or article.tags.codes[span.start + 1] in "NAP":
        return False  # “Continued evaluation to see that ...”: an adjective and a noun
    if any(tokens.text[i] in {",", ";", ":", "–", "—"} for i in span):
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
            if tokens.lower[i] in _RELATIVES:
                break
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
