"""A pronoun right behind the subject that it stands for: `Qasim, he confirmed that`, `the minister he said that`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules._sentences import REPORT_VERBS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PRONOUNS = _words("he she they it")
# A subject in tags. A preposition inside would make it a phrase that sets the scene: “a native of Lima, he”.
_NAME = regex.compile(r"D?[ANP]*P")
_NAME_BEHIND_OFFICE = regex.compile(r"D[AN]*N(?:ID?[ANP]*N)?UP+")
_NOUN = regex.compile(r"[DO]?[AMN]*N")
_DETERMINERS = _words("the his her its their our my this these those all both")
# `The day she left`, `the moment they came`, `the way it is`: a clause belongs to the noun.
_TIMES = _words("""
    day days time times moment moments year years week weeks month months night nights morning evening afternoon
    minute hour hours way ways reason place extent degree fact age instant second season thing things summer winter
    spring weekend weekends quarter half decade century autumn christmas easter monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november december
    today tonight tomorrow yesterday
""")
_CLOSING = frozenset("\"”'’")
_SURE = 0.9
_MODALS = _words("will would can could must shall should may might")
_OBJECT = frozenset("DMP")
# Nothing can be missing behind these.
_INTRANSITIVE = _words("""
    go goes went march marches marched come comes came live lives lived work works worked travel travels travelled
    traveled arrive arrives arrived stay stays stayed sleep sleeps slept cry cries cried fall falls fell die dies died
""")


def check(article: Article) -> Iterator[Finding]:
    """Each pronoun between a subject and its verb that can only be the same subject again."""
    tokens = article.tokens
    for i in article.find_words(_PRONOUNS):
        if tokens.text[i] != tokens.lower[i] or i + 2 >= len(tokens) or in_quotation(article, tokens.start[i]):
            continue
        sentence = article.sentence_of_token(i)
        if article.paragraphs[article.sentences[sentence].paragraph].kind is not Kind.PARAGRAPH:
            continue
        first = _clause_start(article, i, tokens.first[sentence])
        if first is None or article.probability("VW")[i + 1] < _SURE:
            continue
        if _is_repeated_name(article, first, i) or _is_repeated_noun(article, first, i):
            subject = article.text[tokens.start[first] : tokens.start[i]].rstrip(" ,")
            yield Finding(tokens.start[first], tokens.end[i], f"“{tokens.text[i]}” repeats the subject “{subject}”")


def _clause_start(article: Article, i: int, first: int) -> int | None:
    """Where the clause begins whose subject ends before `i`: with its sentence, behind “if ...,” or a quotation."""
    tokens, codes = article.tokens, article.tags.codes
    begin = first
    for j in range(i - 2, first, -1):
        if tokens.text[j] in _CLOSING:
            begin = j + 1
            break
    if begin == first and codes[first] == "S":
        comma = next((j for j in range(i - 2, first, -1) if tokens.text[j] == ","), None)
        begin = comma + 1 if comma is not None else first
    return begin if begin < i else None


def _is_repeated_name(article: Article, first: int, i: int) -> bool:
    """Whether a name that begins the clause is taken up: no clause can belong to a name without “who” or a comma."""
    tokens, codes = article.tokens, article.tags.codes
    comma = tokens.text[i - 1] == ","
    subject = codes[first : i - comma]
    if not subject.endswith("P") or tokens.lower[i - 1 - comma] in _TIMES:
        return False
    if tokens.lower[first] in {"a", "an"} or (tokens.lower[i] == "it" and comma):
        return False
    pattern = _NAME.fullmatch(subject) or (comma and _NAME_BEHIND_OFFICE.fullmatch(subject))
    if pattern is None or not pattern:
        return False
    # “Lind, he said, was ill.”, “Lisbon, she added.”: the words between commas say who speaks.
    behind = tokens.text[i + 2]
    quoted = first > 0 and tokens.text[first - 1] in _CLOSING
    if comma and tokens.lower[i + 1] in REPORT_VERBS:
        return behind == "that" or (quoted and behind == ".")
    sentence = article.sentences[article.sentence_of_token(i)]
    speaks = any(mark in article.text[sentence.start : sentence.end] for mark in '"“')
    return behind not in {",", "."} and (not comma or (_has_complement(article, i + 1) and not speaks))


def _is_repeated_noun(article: Article, first: int, i: int) -> bool:
    """Whether a noun is taken up, and no clause that belongs to the noun can begin: its object would be missing."""
    tokens, codes = article.tokens, article.tags.codes
    if codes[i - 1] != "N" or tokens.lower[i - 1] in _TIMES or tokens.lower[first] not in _DETERMINERS:
        return False
    if _NOUN.fullmatch(codes[first:i]) is None or not _agrees(article, i):
        return False
    sentence = article.sentence_of_token(i)
    others = range(i + 2, article.tokens.first[sentence + 1])
    clause = next((j for j in others if codes[j] in "SC" or tokens.text[j] in {",", "which", "who"}), others.stop)
    if tokens.lower[i + 1] in REPORT_VERBS and tokens.lower[i + 2] == "that":
        return True
    finite = article.probability("VW")
    if any(finite[j] > 1 - _SURE for j in range(i + 2, clause)):
        return False
    return _has_complement(article, i + 1)


def _agrees(article: Article, i: int) -> bool:
    before = article.tokens.lower[i - 1]
    plural = before.endswith("s") or before in {"people", "children", "men", "women"}
    return plural == (article.tokens.lower[i] == "they")


def _has_complement(article: Article, verb: int) -> bool:
    """Whether an object or complement stands behind the verb, so that none is missing."""
    tokens, codes = article.tokens, article.tags.codes
    behind = verb + 1
    if tokens.lower[verb] in _MODALS and codes[behind] == "v":
        behind += 1
    if codes[verb] == "W" and behind == verb + 1:
        return tokens.lower[verb] in {"is", "are", "was", "were"} and codes[behind] in "DA"
    return codes[behind] in _OBJECT or (codes[behind] == "I" and tokens.lower[behind - 1] in _INTRANSITIVE)


rule = Rule(
    name="repeated-subject",
    family="garbling",
    summary="A pronoun repeats the subject right before its verb",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
)
