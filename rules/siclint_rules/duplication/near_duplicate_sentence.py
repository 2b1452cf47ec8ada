"""A sentence that says again, in nearly the same words, what one shortly before it says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from siclint import Article, Finding, Kind, Related, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules.duplication._copies import excerpt, sentence_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = frozenset({Kind.PARAGRAPH, Kind.LINE})
# Two drafts of a sentence stand close to each other.
_NEAR = 2
# Of the longer one's words, so many stand in the other in the same order.
_ORDER = 0.75
# One that is so much shorter leaves too much out to be a draft of the other.
_SHORTER = 0.75
# A pair that shares fewer of its words that are longer than this says something else: it is looked at no further.
_SHORT, _SHARED = 4, 0.5

# Of what the shorter one says, so much stands in a rewording; of what the longer one says; and so many words at least.
_CONTENT, _OF_LONGER, _LEAST_CONTENT = 0.75, 0.45, 5
_QUOTES = frozenset('"“”«»')
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve dozen hundred thousand".split())
# Words that any two sentences share.
_SMALL = frozenset(
    """
    a an the of to in on at for from by with as and or but that which who this these those it its is are was were be
    been has have had will would he she they his her their said says not also more than after before when about into
    over up out so
    """.split()
)


@dataclass(frozen=True, slots=True)
class Options:
    """`min_words`: shorter sentences are not compared.

    `similarity`: the share of the longer one's words that stand in the other.
    """

    min_words: int = 10
    similarity: float = 0.8


def check(article: Article, options: Options) -> Iterator[Finding]:
    """Each sentence that is a second draft of one of the two before it."""
    first, lower, text = article.tokens.first, article.tokens.lower, article.text
    before: list[tuple[int, frozenset[str]]] = []  # the sentences that may have a second draft, with their long words
    for index in range(len(article.sentences)):
        while before and before[0][0] < index - _NEAR:
            del before[0]
        start, stop = first[index], first[index + 1]
        if stop - start < options.min_words:
            continue
        here = frozenset([word for word in lower[start:stop] if len(word) > _SHORT])
        for other, there in before:
            shared = len(here & there)
            alike = shared >= _SHARED * max(len(here), len(there)) and _is_draft(article, other, index, options)
            if not alike and not (
                shared >= _SHARED * min(len(here), len(there)) and _is_rewording(article, other, index, options)
            ):
                continue
            sentence, draft = article.sentences[index], article.sentences[other]
            yield Finding(
                sentence.start,
                sentence.end,
                f"the sentence says again what “{excerpt(text[draft.start : draft.end])}” says",
                related=(Related(draft.start, draft.end, "the other wording is here"),),
            )
            break
        before.append((index, here))


def _is_draft(article: Article, one: int, two: int, options: Options) -> bool:
    """Whether two sentences say the same of the same things."""
    words = sentence_words(article, one), sentence_words(article, two)
    short, long = sorted(words, key=len)
    if len(short) < options.min_words or len(short) < _SHORTER * len(long) or short == long:
        return False
    if (Counter(short) & Counter(long)).total() < options.similarity * len(long):
        return False
    if _facts(article, one) != _facts(article, two) or not _is_told(article, one) or not _is_told(article, two):
        return False
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(short, long) >= _ORDER * len(long)


def _is_rewording(article: Article, one: int, two: int, options: Options) -> bool:
    """Whether two sentences give the same names and figures in other words: a rewriting program kept both.

    Nearly all that the shorter one has to say stands in the longer one, in whatever order and form, figures among it.
    """
    words = sentence_words(article, one), sentence_words(article, two)
    if min(map(len, words)) < options.min_words or words[0] == words[1]:
        return False
    first, second = ({_stem(word) for word in some if word not in _SMALL} for some in words)
    short, long = sorted((first, second), key=len)
    shared = short & long
    if len(shared) < max(_LEAST_CONTENT, _CONTENT * len(short), _OF_LONGER * len(long)):
        return False
    # A summary under the headline and the first paragraph share words as “five”, and are no drafts.
    together = article.sentences[one].paragraph == article.sentences[two].paragraph
    if not any(word[0].isdigit() or (together and word in _COUNTS) for word in shared) or not all(
        _is_reported(article, some) for some in (one, two)
    ):
        return False
    facts = _named(article, one), _named(article, two)
    return facts[0] <= facts[1] or facts[1] <= facts[0]


def _stem(word: str) -> str:
    """A word without the ending that another form of it has not; a figure with a decimal point."""
    if word[0].isdigit():
        return word.replace(",", ".")
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > _SHORT - 1:
            return word[: -len(ending)]
    return word


def _named(article: Article, sentence: int) -> set[str]:
    """The figures and the names of a sentence."""
    text, span = article.tokens.text, article.tokens_of(sentence)
    codes = article.tags.codes
    return {_stem(text[i].lower()) for i in span if text[i][0].isdigit() or (text[i][0].isupper() and codes[i] == "P")}


def _is_reported(article: Article, sentence: int) -> bool:
    """Whether a sentence is running text without a quotation: a quotation may well repeat what was reported."""
    place = article.sentences[sentence]
    told = _is_told(article, sentence) and article.paragraphs[place.paragraph].kind is Kind.PARAGRAPH
    return told and not _QUOTES.intersection(article.text[place.start : place.end])


def _facts(article: Article, sentence: int) -> set[str]:
    """Names and numbers: sentences that tell of different ones are a list, as results and parallel clauses are."""
    tokens = article.tokens_of(sentence)
    text, lower = article.tokens.text, article.tokens.lower
    return {
        lower[i]
        for i in tokens
        if text[i][0].isdigit() or (i > tokens.start and text[i][0].isupper()) or lower[i] in _CONTRASTS
    }


# What turns a sentence into another one: `the first team ... the second team`, `men ... women`.
_CONTRASTS = frozenset(
    """
    first second third last next former latter one two three four five six seven eight nine ten not never no without
    men women man woman boys girls he she his her him most least more less fewer best worst highest lowest north south
    east west left right up down rose fell increased decreased before after if when yesterday today tomorrow
    """.split()
)


def _is_told(article: Article, index: int) -> bool:
    sentence = article.sentences[index]
    return article.paragraphs[sentence.paragraph].kind in _KINDS and not in_quotation(article, sentence.start + 1)


rule = Rule(
    name="near-duplicate-sentence",
    family="duplication",
    summary="A sentence says again what one before it says, in nearly the same words",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    options=Options,
    yields_to=("duplicate-sentence", "duplicate-paragraph", "near-duplicate-paragraph", "repeated-headline"),
)
