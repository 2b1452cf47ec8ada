"""What the rules about attributions ask: who says it, and where the words that say so end."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from siclint import Article
from siclint.english.analysis import cached_analysis
from siclint.english.people import nouns_of
from siclint.english.quotations import Quotation, quotations
from siclint_rules._sentences import REPORT_VERBS

SAYING = (
    REPORT_VERBS
    | frozenset(
        """
        affirmed affirms assured assures asked asks confirms insists repeated joked admitted admits acknowledged
        commented continued argued quipped exclaimed answered
        """.split()
    )
) - {
    "claims",
    "notes",
    "pointed",
    "reminded",
    "reports",
    "state",
    "stresses",
}
"""Verbs of saying that may stand behind the words said, without those that often are nouns."""
SPEAKING_PRONOUNS = frozenset("he she they it".split())
STOPS = frozenset({",", ".", ";", "—", "–", "?", "!"})

_BETWEEN = frozenset("also later then has had have again still further".split())
_PARTICLES = frozenset("- of de da di del van von der den bin al el la le du dos ’s 's for and".split())
_OF = frozenset("of for in at".split())
_POSSESSIVES = frozenset("his her its their".split())
_LONGEST = 9
_BEGINS_ASIDE = frozenset(
    """
    on in at during after before yesterday today this last earlier later via through over from while by to when
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_LONGEST_ASIDE = 9
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


class Attribution(NamedTuple):
    """Words that say who speaks, as token indices.

    `speaker` is the noun phrase; `start` and `end` hold it and its verb, without the adverbials behind them.
    """

    start: int
    end: int
    verb: int
    speaker: range

    def head(self, article: Article) -> str:
        """The last word of the speaker, in small letters."""
        return article.tokens.lower[self.speaker[-1]]


def is_saying(article: Article, token: int) -> bool:
    """Whether a word of `SAYING` is a finite verb here, or may be one."""
    return article.tags.codes[token] in "Vp" and article.tokens.text[token][0].islower()


def speaker_before(article: Article, verb: int) -> range | None:
    """The noun phrase right before a verb: a pronoun, a name, a plural, or a noun with its determiner."""
    lower, codes = article.tokens.lower, article.tags.codes
    first = article.tokens_of(article.sentence_of_token(verb)).start
    last = verb - 1
    while last >= first and lower[last] in _BETWEEN:
        last -= 1
    if last < first:
        return None
    if lower[last] in SPEAKING_PRONOUNS:
        return range(last, last + 1)
    if not (codes[last] in "NP" or _is_capital(article, last)) or lower[last] in _DAYS:
        return None
    at = last
    while at > first and last - at < _LONGEST:
        of_phrase = codes[at - 1] == "D" and at - 1 > first and lower[at - 2] in _OF
        if codes[at - 1] not in "PNAM" and not _in_name(lower[at - 1]) and not of_phrase:
            break
        at -= 1
    if at > first and (codes[at - 1] == "D" or lower[at - 1] in _POSSESSIVES):
        at -= 1
    elif not (
        lower[last].endswith("s")
        or lower[last] == "police"
        or any(codes[i] == "P" or _is_capital(article, i) for i in range(at, last + 1))
    ):
        return None
    return range(at, last + 1)


def _is_capital(article: Article, token: int) -> bool:
    """Whether a word has a capital as names have; the tagger does not know all of them."""
    return article.tags.codes[token] in "NXAbpg" and article.tokens.text[token][0].isupper()


def _in_name(word: str) -> bool:
    return word in _PARTICLES or word.rstrip(".") in nouns_of("title")


def speaker_behind(article: Article, verb: int) -> range | None:
    """The noun phrase right behind a verb: `said Ada Lind`, `said the head of the office`."""
    lower, codes = article.tokens.lower, article.tags.codes
    stop = article.tokens_of(article.sentence_of_token(verb)).stop
    at = verb + 1
    if at >= stop:
        return None
    if lower[at] in SPEAKING_PRONOUNS:
        return range(at, at + 1)
    start = at
    if codes[at] == "D" or lower[at] in _POSSESSIVES:
        at += 1
    while at < stop and at - start < _LONGEST:
        of_phrase = codes[at] == "D" and lower[at - 1] in _OF
        hyphened = lower[at - 1] == "-" and codes[at] not in "VWU"
        if codes[at] not in "PNAM" and not _in_name(lower[at]) and not of_phrase and not hyphened:
            break
        at += 1
    while at > start and codes[at - 1] not in "PN" and lower[at - 2] != "-":
        at -= 1
    if at == start:
        return None
    if codes[start] != "D" and not any(codes[i] == "P" for i in range(start, at)):
        return None
    return range(start, at) if lower[start] not in _DAYS else None


def end_of_aside(article: Article, at: int) -> int | None:
    """The token that ends an attribution whose speaker and verb end before `at`, or None when a clause follows.

    It is a comma, a stop, a dash or a quotation mark. Before it may stand when and where it was said.
    """
    tokens, codes = article.tokens, article.tags.codes
    stop = article.tokens_of(article.sentence_of_token(at - 1)).stop
    begin = at
    while at < stop:
        if tokens.text[at] in STOPS or tokens.text[at] in {'"', "”", "’"}:
            return at
        if at == begin and tokens.lower[at] not in _BEGINS_ASIDE:
            return None
        if at - begin >= _LONGEST_ASIDE or codes[at] in "VWCSOv":
            return None
        at += 1
    return at - 1 if stop > begin else None


@cached_analysis
def _pair_starts(article: Article) -> list[int]:
    return [pair.open.at for pair in quotations(article).pairs]


def quotation_around(article: Article, offset: int) -> Quotation | None:
    """The innermost pair of double marks around an offset, or None."""
    pairs = quotations(article).pairs
    index = bisect_right(_pair_starts(article), offset) - 1
    while index >= 0:
        if offset < pairs[index].close.at:
            return pairs[index]
        if offset - pairs[index].open.at > _FAR:
            return None
        index -= 1
    return None


_FAR = 4000


def is_person(article: Article, speaker: range) -> bool:
    """Whether a speaker may be `he` or `she`: a name without an article, or a phrase with a noun for a person."""
    lower, codes = article.tokens.lower, article.tags.codes
    nouns = nouns_of("role").keys() | nouns_of("weak").keys() | nouns_of("title").keys()
    if any(lower[i] in nouns for i in speaker):
        return True
    return codes[speaker[-1]] == "P" and lower[speaker[0]] != "the" and not article.tokens.text[speaker[-1]].isupper()
