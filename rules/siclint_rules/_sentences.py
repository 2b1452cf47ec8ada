"""What several rules ask about a sentence."""

from __future__ import annotations

import regex

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


_ABBREVIATED = regex.compile(r"(?:\.\p{L}|\b\p{L}|\b[Vv]s|\blb|\bInt)\.$")


def words(article: Article, sentence: int) -> list[int]:
    """The indices of a sentence's tokens that are words or numbers."""
    text = article.tokens.text
    return [i for i in article.tokens_of(sentence) if text[i][0].isalnum()]


def finite(article: Article, sentence: int) -> float:
    """The highest probability with which a word of the sentence is a finite verb."""
    span = article.tokens_of(sentence)
    return float(article.probability(FINITE)[span.start : span.stop].max(initial=0.0))


def is_prose(article: Article, sentence: int) -> bool:
    """Whether the sentence stands in running text and ends in a full stop, or in one and a quotation mark."""
    place = article.sentences[sentence]
    if article.paragraphs[place.paragraph].kind is not Kind.PARAGRAPH:
        return False
    last = article.text[place.end - 1]
    return last == "." or (last in '"”' and article.text[place.end - 2] == ".")


def goes_on_from(article: Article, sentence: int) -> bool:
    """Whether a sentence of the same paragraph stands before this one and ends in a plain full stop."""
    if sentence == 0 or article.sentences[sentence - 1].paragraph != article.sentences[sentence].paragraph:
        return False
    end = article.sentences[sentence - 1].end
    return article.text[end - 1] == "." and article.text[end - 2] != "."


def follows_abbreviation(article: Article, sentence: int) -> bool:
    """Whether the stop before the sentence may belong to an abbreviation: `the U.S. Has approved`."""
    last = article.text[: article.sentences[sentence].start].rstrip()[-5:]
    return _ABBREVIATED.search(last) is not None


def in_quotation(article: Article, sentence: int) -> bool:
    """Whether the sentence is speech, or begins with it."""
    start = article.sentences[sentence].start
    return article.text[start] in "“\"‘'«„" or quotations.in_quotation(article, start)


_RELATIVES = frozenset(
    "which who whom whose where when what that because although though if unless while whereas".split()
)


_SUBORDINATORS = frozenset("as since after before until till once so than whether lest like except how why for".split())
_NOMINATIVES = frozenset("i he she we they there".split())
_CHAIN = 2
# “The party said a protest would be held”: what follows is a clause, though no word introduces it.
_CLAUSE_WITHOUT_THAT = REPORT_VERBS | frozenset(
    "show shows showed know knew think thinks thought believe believes believed find found hope hoped feel felt".split()
)


def main_clause(article: Article, tokens: range, *, possible: float = 0.01, introduced: int = 0) -> bool:
    """Whether the tokens, which begin with a subordinating word, may hold a main clause. In doubt the answer is yes.

    `introduced` counts the words before them that introduce a clause.

    The words are cut at commas and dashes. A later stretch holds one when a finite verb comes before any word that
    introduces a clause; the first one when it has more possible finite verbs than such words.
    """
    text, lower, codes = article.tokens.text, article.tokens.lower, article.tags.codes
    finite_verbs = article.probability(FINITE)
    verbs = 0
    first = True
    auxiliary = -1
    for i in tokens:
        if text[i] in {",", ";", ":", "–", "—", "-", "("}:
            first, introduced, verbs = False, 0, 0
        elif lower[i] == "then" or (verbs and verbs >= introduced and _begins_clause(article, i)):
            return True
        elif not first and verbs == 0 and codes[i] == "v" and text[i - 1] == ",":
            return True  # `If you do, go to it.`
        elif _introduces(article, i):
            introduced += 1
        elif finite_verbs[i] > possible and not _is_no_verb(article, i):
            # “may have been” is one verb.
            in_chain = auxiliary >= 0 and i - auxiliary <= _CHAIN
            auxiliary = i if codes[i] in "Ww" else -1
            if in_chain:
                continue
            verbs += 1
            if (not first and not introduced) or verbs > introduced:
                return True
            if lower[i] in _CLAUSE_WITHOUT_THAT and codes[i] == "V" and codes[i + 1] in "ODP":
                introduced += 1
    return False


def _introduces(article: Article, i: int) -> bool:
    """Whether the word begins a clause inside another."""
    word, code = article.tokens.lower[i], article.tags.codes[i]
    if word == "that":
        evening = article.tags.codes[i + 1] == "N" and not article.tokens.lower[i + 1].endswith("s")
        demonstrative = code == "D" or evening or article.tokens.lower[i - 1] in {"do", "does", "did"}
        return not demonstrative and article.tokens.text[i - 1] != ","
    return word in _RELATIVES or (code == "S" and word in _SUBORDINATORS)


def _begins_clause(article: Article, i: int) -> bool:
    """Whether the pronoun stands behind a noun or an adverb, as the subject of a clause: `when it was over he left`."""
    if article.tokens.lower[i] not in _NOMINATIVES:
        return False
    return article.tags.codes[i - 1] in "NPRAS" and article.tokens.lower[i - 1] not in _SUBORDINATORS | _RELATIVES


def _is_no_verb(article: Article, i: int) -> bool:
    """Whether a word has beside it what makes it a noun or an infinitive: `the protests have`, `to work`."""
    codes, text = article.tags.codes, article.tokens.text
    if codes[i] == "v":
        return codes[i - 1] == "T"
    if codes[i] != "N":
        return False
    return codes[i + 1] == "W" or codes[i - 1] in "DA" or text[i - 1] in {"'s", "’s"}
