"""A verb that does not agree with its subject: `they was`, `many residents is`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.lexicon import words_with
from siclint.english.quotations import in_quotation

_SINGULAR = frozenset("is was has does".split())
_PLURAL = frozenset("are have do".split())
# Pronouns that are a whole subject, with the verbs that none of them takes.
_PRONOUNS = {
    **dict.fromkeys(("they", "we"), frozenset(("is", "was", "has", "does"))),
    **dict.fromkeys(("he", "she"), frozenset(("are", "have", "do"))),
}
# What only a plural noun follows.
_PLURAL_PRONOUNS = frozenset(("they", "we"))
_QUANTIFIERS = frozenset("many several both these those few numerous various".split())
# A clause that the verb belongs to may have begun before the pronoun: `one of those who they say is`, `neither he nor
# they was`; a verb that comes first has another form: `does he have`, `let them`, `insist that he have`.
_OTHER_SUBJECT = frozenset(
    """
    who whom which what that whatever nor or and neither either not than as if whether lest do does did will would can
    could may might shall should must ca wo let make makes made have has had see sees saw hear heard help helped watch
    watched demand demands demanded insist insists insisted require requires required recommend recommends recommended
    propose proposes proposed suggest suggests suggested ask asks asked urge urges urged important essential vital
    """.split()
)
_ADVERBS = frozenset("also now still already always often never then even only".split())
_REACH = 3  # words between the quantifier and its verb
_SURE = 0.97


def check(article: Article) -> Iterator[Finding]:
    """Each pronoun or quantified noun right before a verb of the other number."""
    yield from _after_pronouns(article)
    yield from _after_quantifiers(article)


def _after_pronouns(article: Article) -> Iterator[Finding]:
    tokens = article.tokens
    for pronoun in _PRONOUNS.keys() & article.words.keys():
        for i in article.words[pronoun]:
            verb = i + 1 + (tokens.lower[i + 1 : i + 2] in ([word] for word in _ADVERBS))
            if verb >= len(tokens) or not _is_of_other_number(article, pronoun, verb):
                continue
            first = tokens.first[article.sentence_of_token(i)]
            if article.sentence_of_token(verb) != article.sentence_of_token(i) or _is_other(article, first, i):
                continue
            if not in_quotation(article, tokens.start[i]):
                yield _finding(article, i, i, verb)


def _is_of_other_number(article: Article, pronoun: str, verb: int) -> bool:
    word = article.tokens.lower[verb]
    if word in _PRONOUNS[pronoun]:
        return True
    if pronoun not in _PLURAL_PRONOUNS or word not in _third_person():
        return False
    return article.tags.codes[verb] == "V" and article.probability("V")[verb] >= _SURE


@cache
def _third_person() -> frozenset[str]:
    return words_with("VBZ") | words_with("NNS+VBZ")


def _is_other(article: Article, first: int, i: int) -> bool:
    """Whether something before the pronoun may be the verb's subject, or ask for another form of it."""
    before = article.tokens.lower[first:i]
    return not _OTHER_SUBJECT.isdisjoint(before[-6:]) or article.tokens.text[i].isupper()


def _after_quantifiers(article: Article) -> Iterator[Finding]:
    """`Many residents is angry`: at a sentence's start, where nothing before can be the subject."""
    tokens, codes, plurals = article.tokens, article.tags.codes, _plurals()
    for sentence in range(len(article.sentences)):
        start, stop = tokens.first[sentence], tokens.first[sentence + 1]
        if tokens.lower[start] not in _QUANTIFIERS or in_quotation(article, tokens.start[start]):
            continue
        for verb in range(start + 2, min(stop - 1, start + 2 + _REACH)):
            word = tokens.lower[verb]
            if word in _SINGULAR and codes[verb] in "VW" and tokens.lower[verb - 1] in plurals:
                inner = codes[start + 1 : verb]
                if all(code in "AN" for code in inner) and article.probability("N")[verb - 1] >= _SURE:
                    yield _finding(article, start, start, verb)
                break


@cache
def _plurals() -> frozenset[str]:
    """Nouns that are plural and nothing else."""
    return words_with("NNS") - {"news", "means", "series", "species", "works", "headquarters", "politics", "ethics"}


def _finding(article: Article, start: int, first: int, verb: int) -> Finding:
    tokens = article.tokens
    subject = article.text[tokens.start[first] : tokens.end[verb - 1]]
    return Finding(
        tokens.start[start], tokens.end[verb], f"“{tokens.text[verb]}” does not go with its subject “{subject}”"
    )


rule = Rule(
    name="number-agreement",
    family="garbling",
    summary="A verb does not agree with its subject in number",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
)
