"""What several rules ask about a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from siclint import Article, Kind
from siclint.english import quotations

FINITE = "VW"
"""The codes of finite verbs and auxiliaries."""
VERBLESS = 0.05
"""A sentence in which no word is a finite verb with more than this probability has none, almost surely."""
SURELY_VERBLESS = 0.02
"""The same with more care, for sentences whose verb may be a noun as well (“totals”, “lives”, “help”)."""
REPORT_VERBS = frozenset(
    """
    said says told tells added adds announced announces argued argues asked claimed claims commented complained
    concluded confirmed declared declares emphasised emphasized emphasizes explained explains indicated insisted
    maintained mentioned noted notes observed pointed proclaimed recalled recalls remarked reminded replied reported
    reports reiterated responded revealed state stated states stressed stresses suggested testified underlined
    underlines underscored warned warns wrote writes
    """.split()
)
"""Verbs of saying in the forms in which reports use them."""


def words(article: Article, sentence: int) -> list[int]:
    """The indices of a sentence's tokens that are words or numbers."""
    text = article.tokens.text
    return [i for i in article.tokens_of(sentence) if text[i][0].isalnum()]


def finite(article: Article, sentence: int) -> float:
    """The highest probability with which a word of the sentence is a finite verb."""
    span = article.tokens_of(sentence)
    return float(article.probability(FINITE)[span.start : span.stop].max(initial=0.0))


def is_prose(article: Article, sentence: int) -> bool:
    """Whether the sentence stands in running text and ends in a full stop."""
    place = article.sentences[sentence]
    return article.paragraphs[place.paragraph].kind is Kind.PARAGRAPH and article.text[place.end - 1] == "."


def goes_on_from(article: Article, sentence: int) -> bool:
    """Whether a sentence of the same paragraph stands before this one and ends in a plain full stop."""
    if sentence == 0 or article.sentences[sentence - 1].paragraph != article.sentences[sentence].paragraph:
        return False
    end = article.sentences[sentence - 1].end
    return article.text[end - 1] == "." and article.text[end - 2] != "."


def in_quotation(article: Article, sentence: int) -> bool:
    """Whether the sentence is speech, or begins with it."""
    start = article.sentences[sentence].start
    return article.text[start] in "“\"‘'«„" or quotations.in_quotation(article, start)


_SUBJECTS = frozenset("i he she we they".split())
_RELATIVES = frozenset(
    "which who whom whose where when what that because although though if unless while whereas".split()
)


_CHAIN = 2


def _is_demonstrative(text: Sequence[str], lower: Sequence[str], codes: str, i: int) -> bool:
    """Whether the word at `i` is a “that” and may be no conjunction: `, that`, `that evening`, `when they do that`."""
    if lower[i] != "that":
        return False
    if text[i - 1] == "," or lower[i - 1] in {"do", "does", "did"}:
        return True
    return codes[i + 1 : i + 2] == "N" and not lower[i + 1].endswith("s")


def main_clause(article: Article, tokens: range, *, possible: float = 0.01) -> bool:
    """Whether the tokens, which begin with a subordinating word, may hold a main clause. In doubt the answer is yes.

    The words are cut at commas and dashes. A later stretch holds one when a finite verb comes before any word that
    introduces a clause; the first one when it has more possible finite verbs than such words.
    """
    text, lower, codes = article.tokens.text, article.tokens.lower, article.tags.codes
    finite_verbs = article.probability(FINITE)
    introduced = verbs = 0
    first = True
    auxiliary = -1
    for i in tokens:
        if text[i] in {",", ";", ":", "–", "—", "-", "("}:
            first, introduced, verbs = False, 0, 0
        elif lower[i] == "then":
            return True
        elif codes[i] == "S" or lower[i] in _RELATIVES:
            introduced += not _is_demonstrative(text, lower, codes, i)
        elif lower[i] in _SUBJECTS:
            auxiliary = -1  # `when it was over he left`
        elif not first and verbs == 0 and codes[i] == "v" and text[i - 1] == ",":
            return True  # `If you do, go to it.`
        elif finite_verbs[i] > possible:
            # “may have been” is one verb.
            in_chain = auxiliary >= 0 and i - auxiliary <= _CHAIN
            auxiliary = i if codes[i] in "Ww" else -1
            if in_chain:
                continue
            verbs += 1
            if (not first and not introduced) or verbs > introduced:
                return True
    return False
