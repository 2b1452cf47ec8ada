"""What stands around a verb: enough to tell a broken clause from a clause inside another one."""

from __future__ import annotations

from siclint import Article

_RELATIVE = frozenset("that which who whom whose what whatever whoever all".split())
_REACH = 12
_NOUN = "NP"
_PHRASE = "NPAMT"


def share(article: Article, i: int, codes: str) -> float:
    """The probability that token `i` has one of the tags `codes`."""
    return article.tags.probability_at(i, codes)


def starts_sentence(article: Article, i: int) -> bool:
    """Whether a sentence begins at token `i`."""
    return article.tokens.first[article.sentence_of_token(i)] == i


def word_before(article: Article, i: int, words: frozenset[str], reach: int = _REACH) -> int | None:
    """The nearest token before `i` that is one of `words`, in the same sentence, at most `reach` tokens away."""
    lower = article.tokens.lower
    first = article.tokens.first[article.sentence_of_token(i)]
    return next((j for j in range(i - 1, max(first, i - reach) - 1, -1) if lower[j] in words), None)


def is_relative(article: Article, i: int) -> bool:
    """Whether the verb at `i` may belong to a clause inside a noun phrase: `the measures they agreed include`.

    A finite verb behind such a clause belongs to the noun before it.
    """
    relative = word_before(article, i, _RELATIVE)
    marks = word_before(article, i, frozenset(',;:—–“"('))
    if relative is not None and (marks is None or marks < relative) and _opens_relative(article, relative):
        one = relative == i - 1 and article.tokens.lower[i].endswith("s")  # `a party that wants join`
        return not one and not _is_complete_before(article, relative)
    return _has_noun_before_subject(article, i)


def _is_complete_before(article: Article, relative: int) -> bool:
    """Whether the clause before “who” has its verb, so that none is to come: `was run by men who agreed`.

    Its noun has to hang on a preposition: in `he says men who agreed` a verb is still to come.
    """
    codes, lower = article.tags.codes, article.tokens.lower
    if lower[relative] != "who":
        return False
    first = article.tokens.first[article.sentence_of_token(relative)]
    j = relative - 1
    while j > first and codes[j] in _PHRASE + "DIp":
        if codes[j] == "I" and lower[j] != "of":
            return "V" in codes[first:j] or "W" in codes[first:j]
        j -= 1
    return False


def _opens_relative(article: Article, i: int) -> bool:
    """Whether “that” or “all” belongs to a noun before it, not behind it or to a verb: `that trip`, `said that`."""
    codes, lower = article.tags.codes, article.tokens.lower
    if lower[i] == "that":
        return i > 0 and codes[i] != "D" and codes[i - 1] in _NOUN + "O"
    return lower[i] != "all" or codes[i] != "D"


def _has_noun_before_subject(article: Article, i: int) -> bool:
    """Whether the subject of the verb at `i` stands right behind another noun: `measures ministers agreed`."""
    codes, lower = article.tags.codes, article.tokens.lower
    first = article.tokens.first[article.sentence_of_token(i)]
    j = i - 1
    while j >= first and codes[j] in "RW":  # `they have often agreed`
        j -= 1
    if j < first:
        return False
    if codes[j] == "O":
        return j > first and codes[j - 1] in _NOUN + "O" and not _is_setting(article, j - 1)
    head = j
    while j >= first and codes[j] in _PHRASE:
        if j < head and codes[j] == "N" and codes[j + 1] in "NP" and lower[j].endswith("s"):
            return True
        j -= 1
    return j > first and codes[j] == "D" and codes[j - 1] in _NOUN + "O" and not _is_setting(article, j - 1)


def _is_setting(article: Article, i: int) -> bool:
    """Whether the noun at `i` ends the words that set the scene of the clause: `On Sunday a driver came`."""
    codes = article.tags.codes
    first = article.tokens.first[article.sentence_of_token(i)]
    while i > first and codes[i] in _PHRASE + "DO":
        i -= 1
    return codes[i] == "I" and (i == first or codes[i - 1] in "UC")
