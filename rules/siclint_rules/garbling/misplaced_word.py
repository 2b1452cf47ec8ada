"""A small word stands where “to” belongs: `relations there work together`, `it is worth the get it`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.lexicon import words_with
from siclint_rules.garbling._clauses import share, starts_sentence
from siclint_rules.garbling._infinitives import STATES, VERBS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARTICLES = _words("the a an")
_OTHERS = _words("too two")
_TRIGGERS = _ARTICLES | _OTHERS | {"there"}
_OBJECT_BEGINS = _words("the a an his her its their our my your them him us me")
# Go with “there”: `there come times`, `there go the lights`; or take a clause without “that”: `he said men there work`.
_THERE_VERBS = _words(
    "be is are was were exist exists come comes came go goes went seem seems seemed remain remained live"
)
_CLAUSE = _words("""
    say says said saying think thinks thought believe believes believed know knows knew hope hopes hoped feel feels felt
    claim claims claimed find finds found show shows showed mean means meant suggest suggests suggested hear hears heard
    see sees saw argue argues argued insist insists insisted note notes noted admit admits admitted agree agrees agreed
    add adds added tell tells told warn warns warned ensure ensures ensured fear fears feared realize realizes realized
    understand understands understood report reports reported estimate estimates estimated indicate indicates
    indicated reveal reveals revealed prove proves proved guess suppose help helps helped let lets make makes made
    watch watched wish wishes wished so because if while when where why how as that which who whose whom although though
    unless until whether since before after and or but than , ; : — –
""")
_LIKELY = 0.5


@cache
def _verbs() -> frozenset[str]:
    """Words that are verbs in their base form and nothing else."""
    return words_with("VB") - {"please", "complete", "let", "do", "have"}


@cache
def _base_forms() -> frozenset[str]:
    """Words that may be a verb in its base form, and no past form."""
    return frozenset().union(*map(words_with, ("VB", "NN+VB", "NN+NNS+VB", "JJ+VB", "JJ+NN+VB"))) - _THERE_VERBS


def check(article: Article) -> Iterator[Finding]:
    """Each such word before a bare verb."""
    tokens, verbs = article.tokens, _verbs()
    for i in article.find_words(_TRIGGERS):
        verb = i + 1
        if verb + 1 >= len(tokens) or starts_sentence(article, verb) or not article.text[tokens.end[i]].isspace():
            continue
        word = tokens.lower[i]
        if word == "there":
            wrong = (
                tokens.text[verb] in _base_forms()
                and share(article, verb, "Vv") >= _LIKELY
                and (_follows_trigger(article, i) or _cannot_be_place(article, i))
            )
        elif tokens.text[verb] not in verbs:
            continue
        elif word in _ARTICLES:
            wrong = (
                share(article, verb, "Vv") >= _LIKELY
                and tokens.lower[verb + 1] in _OBJECT_BEGINS
                and tokens.text[i] == word
            )
        else:
            wrong = _follows_trigger(article, i)
        if wrong:
            yield Finding(
                tokens.start[i],
                tokens.end[verb],
                f"“{tokens.text[i]}” stands before the verb “{tokens.text[verb]}”: “to” was probably meant",
                fixes=(Fix("Write “to”", (Edit(tokens.start[i], tokens.end[i], "to"),), Applicability.UNSAFE),),
            )


def _follows_trigger(article: Article, i: int) -> bool:
    """Whether a word that takes an infinitive stands right before token `i`: `agreed there work`."""
    before = article.tokens.lower[i - 1] if not starts_sentence(article, i) else ""
    is_verb = before in STATES or (before in VERBS and share(article, i - 1, "VvpgA") >= _LIKELY)
    return is_verb and article.tokens.text[i + 1] in _verbs()


def _cannot_be_place(article: Article, i: int) -> bool:
    """Whether “there” at `i` cannot belong to the noun before it.

    `People there work hard` is a clause. It is none where the noun hangs on a preposition and a noun, these on a
    verb that takes no clause, and nothing begins another one: `to discuss the state of relations there work`.
    """
    codes, lower = article.tags.codes, article.tokens.lower
    first = article.tokens.first[article.sentence_of_token(i)]
    j = i - 1
    if j < first or codes[j] != "N":
        return False
    hangs = False
    while j > first and (codes[j] in "NPADIM" or lower[j] in _OBJECT_BEGINS) and lower[j] not in _CLAUSE:
        hangs = hangs or (codes[j] == "I" and codes[j - 1] in "NP")
        j -= 1
    if not hangs or codes[j] not in "Vvg":
        return False
    for k in range(j, first - 1, -1):
        if lower[k] in _CLAUSE:
            return False
        if codes[k] in "VW":
            return True
    return False


rule = Rule(
    name="misplaced-word",
    family="garbling",
    summary="A small word stands where “to” belongs",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    fix=Applicability.UNSAFE,
)
