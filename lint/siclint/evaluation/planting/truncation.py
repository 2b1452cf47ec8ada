"""Text that is not there: sentences and articles cut, subjects and clauses lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from random import Random

from siclint.article.article import Article
from siclint.english.quotations import in_quotation
from siclint.evaluation.planting.edit import (
    Change,
    Operator,
    Word,
    body_paragraphs,
    body_sentences,
    capital,
    put,
    quoted,
    words_of,
)

# Verbs that say nothing without an object.
_NEED_AN_OBJECT = frozenset(
    """
    bring brings brought cause causes caused contain contains contained describe describes described face faces faced
    include includes included make makes made provide provides provided put puts reach reaches reached receive
    receives received represent represents send sends sent take takes took become becomes became
    """.split()
)
# Behind these “that” announces what was said; behind “know” or “show” it may be all that is meant.
_REPORTS = frozenset(
    """
    add added adding adds announced announcing argue argued argues arguing assesses believe believes claim claimed
    claiming claims clarified conceded concluded confirmed declared denied emphasised emphasized estimate estimated
    estimates explained hopes insist insisted insisting noted notes noting reiterated reported reports revealed said say
    saying says stated stating stressed stressing suggested suggesting suggests testified tweeted warned warning warns
    """.split()
)
# Prepositions that are adverbs as well: `He stayed on.`, `She supported it after.`
_STAND_ALONE = frozenset(
    """
    up out off down over on in after before since below above behind around through across along inside outside
    """.split()
)
# Adjectives that stand for what they count: `She has made several.`
_STAND_FOR_A_NOUN = frozenset(
    "several many most more other such same own much last next first second third few".split()
)
# In a column these need no subject: `Seems people just wanted a drink.`
_COLLOQUIAL = frozenset("seems looks sounds turns depends serves".split())
_OPENINGS = re.compile(r"(?:Although|While|If|When|After|Before|Since(?! then)|As soon as|Unless)\b")
# With these “which” may take up all that was said, and stand alone: `Which means a long wait.`
_COMMENTS = frozenset("means meant seems seemed makes made is was".split())
_OPENERS = frozenset({"who", "which", "whose", "that", "what", "when", "where"})
_MANY = 40


def _open(left: Word, right: Word, third: Word) -> bool:
    """Whether a sentence that breaks off between `left` and `right` is seen to be cut."""
    if left.tag == "D":
        return left.text in {"the", "a", "an", "its", "their", "my", "your", "our", "every"} and right.tag in "NAPM"
    if left.tag == "I":
        strands = left.text in _STAND_ALONE
        return not strands and right.tag in "DPM" and third.tag in "NAPM"
    if left.tag == "A":
        alone = left.text in _STAND_FOR_A_NOUN or len(left.text) <= 3
        return right.tag == "N" and left.text.islower() and not alone and third.tag != "A"
    if left.text.lower() in _NEED_AN_OBJECT:
        return left.tag in "Vv" and right.tag in "DP"
    if left.text in _STAND_ALONE:
        return False
    return left.tag in "CS" or (left.text == "to" and right.tag == "v")


def _cuts(words: list[Word]) -> list[int]:
    """The indices after which a sentence can be cut so that the cut shows."""
    triples = zip(words, words[1:], words[2:], strict=False)
    # Behind “the” and an adjective a reader may take the adjective for a noun: “the rich.”
    nominal = {index + 1 for index, word in enumerate(words) if word.tag in "DO"}
    return [
        index
        for index, (left, right, third) in enumerate(triples)
        if 3 <= index < len(words) - 3
        and _open(left, right, third)
        and not (left.tag == "A" and nominal & {index, index - 1})
    ]


def sentence_cut(article: Article, chance: Random) -> Iterator[Change]:
    """The end of a sentence lost, its full stop kept."""
    for number, words in body_sentences(article, 10):
        sentence = article.sentences[number]
        cuts = [cut for cut in _cuts(words) if not quoted(article.text, words[cut].end, sentence.start)]
        if cuts and not any(mark in article.text[sentence.start : sentence.end] for mark in '"“”'):
            last = words[chance.choice(cuts)]
            yield put(last.end, sentence.end, ".", before=len(last.text), was=article.text[last.end : last.end + _MANY])


def paragraph_cut(article: Article, chance: Random) -> Iterator[Change]:
    """The end of a paragraph lost with its full stop."""
    yield from _without_stop(article, chance, body_paragraphs(article)[:-1])


def article_cut(article: Article, chance: Random) -> Iterator[Change]:
    """The article breaks off in its last paragraph, after a word or in the middle of one."""
    for index in body_paragraphs(article)[1:]:
        rest = len(article.text)
        for change in _without_stop(article, chance, [index]):
            yield change._replace(end=rest)
        middle = [
            word
            for number in article.sentences_of(index)
            for word in words_of(article, number)[4:]
            if word.tag in "NVAR" and word.text.isalpha() and word.text.islower() and len(word.text) > 7
        ]
        if middle and chance.random() < 0.3:
            word = chance.choice(middle)
            cut = word.start + chance.randint(3, 4)
            yield Change(cut, rest, "", word.start, cut, word.text)


def _without_stop(article: Article, chance: Random, paragraphs: list[int]) -> Iterator[Change]:
    for index in paragraphs:
        numbers = article.sentences_of(index)
        if not numbers:
            continue
        words = words_of(article, numbers[-1])
        cuts = _cuts(words)
        if cuts and len(words) > 9:
            last = words[chance.choice(cuts)]
            end = article.paragraphs[index].end
            if not quoted(article.text, last.end, article.paragraphs[index].start):
                yield Change(last.end, end, "", last.start, last.end, article.text[last.end : last.end + _MANY])


def article_cut_with_dots(article: Article, chance: Random) -> Iterator[Change]:
    """The article breaks off after so many characters, and the feed says so with dots."""
    for index in body_paragraphs(article)[1:]:
        for change in _without_stop(article, chance, [index]):
            dots = chance.choice(["…", " …", "...", " ...", " […]", " [...]", "… Read more"])
            start = change.mark_start
            yield put(change.start, len(article.text), dots, before=change.start - start, was=change.was)


def subject_dropped(article: Article, _chance: Random) -> Iterator[Change]:
    """A sentence without the pronoun it began with, as languages allow that put the person into the verb."""
    for number, words in body_sentences(article):
        pronoun, verb, third = words[:3]
        finite = verb.tag in "VW" and (verb.text.endswith(("ed", "s")) or verb.text in {"had", "told", "took", "won"})
        if pronoun.text in {"He", "She", "It", "They"} and finite and third.tag not in "O" and verb.text.isalpha():
            start = article.sentences[number].start
            # People who speak leave it out, and so do those who write as they speak.
            spoken = verb.text in _COLLOQUIAL or in_quotation(article, start)
            if pronoun.start == start and third.text not in {"?", ","} and not spoken:
                yield put(pronoun.start, verb.end, capital(verb.text), was=f"{pronoun.text} {verb.text}")


def main_clause_dropped(article: Article, _chance: Random) -> Iterator[Change]:
    """A subordinate clause alone: its main clause was lost."""
    for number, words in body_sentences(article, 12):
        sentence = article.sentences[number]
        text = article.text[sentence.start : sentence.end]
        comma = text.find(", ")
        inside = [word for word in words if word.start < sentence.start + comma]
        finite = sum(word.tag in "VW" for word in inside)
        # With a second verb the main clause may stand before the comma: `Since she left she has been well, ...`
        one = finite == 1 or finite == 1 + sum(word.tag == "S" or word.text in _OPENERS for word in inside[1:])
        if _OPENINGS.match(text) and 25 < comma < 120 and finite and one and len(inside) > 5 and '"' not in text:
            yield put(sentence.start + comma, sentence.end, ".", before=comma, was=text[comma : comma + _MANY])


def relative_clause_alone(article: Article, _chance: Random) -> Iterator[Change]:
    """A relative clause made a sentence of its own. One that comments on the whole may be style, and is left alone."""
    for _, words in body_sentences(article, 12):
        for left, comma, which, verb, third in zip(
            words[3:], words[4:], words[5:], words[6:], words[7:-5], strict=False
        ):
            tells = verb.tag == "V" or (verb.tag == "W" and third.tag in "pb")
            tells = tells and verb.text not in _COMMENTS
            here = comma.text == "," and left.text.isalpha() and left.tag in "NP"
            if here and (which.text == "whose" or (which.text == "which" and tells)):
                end = words[-1].end
                yield put(comma.start, which.end, f". {capital(which.text)}", after=min(20, end - which.end))


def report_cut(article: Article, _chance: Random) -> Iterator[Change]:
    """What somebody said lost, the words that announce it kept."""
    for number, words in body_sentences(article, 9):
        end = article.sentences[number].end
        for index, (left, right) in enumerate(pairwise(words)):
            # “It is wrong to say that.” is whole.
            said = left.text in _REPORTS and left.tag != "v" and right.text == "that" and right.tag == "S"
            source = left.text.lower() == "according" and right.text == "to"
            if (said or source) and 1 < index < len(words) - 4:
                yield put(
                    right.end, end, ".", before=right.end - left.start, was=article.text[right.end : right.end + _MANY]
                )


OPERATORS: Mapping[str, Operator] = {
    "sentence-cut": sentence_cut,
    "paragraph-cut": paragraph_cut,
    "article-cut": article_cut,
    "article-cut-with-dots": article_cut_with_dots,
    "subject-dropped": subject_dropped,
    "main-clause-dropped": main_clause_dropped,
    "relative-clause-alone": relative_clause_alone,
    "report-cut": report_cut,
}
