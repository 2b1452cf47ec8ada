"""Prepositions at a sentence's end: “the house she lives in” is grammar, “talks between.” is a cut."""

from __future__ import annotations

from siclint import Article, Kind
from siclint.english import quotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a preposition at the end may belong to. “That” counts behind a noun: “the man that she lives with”.
_TAKES_UP = _words("what which who whom whose where how whatever whoever whichever wherever than worth")
_NOMINATIVES = _words("i he she it they we you there one people everyone someone")
# Prepositions that are no particle of a verb and no adverb: “arrives for.”, but “walked in.”, “the year after.”
STRAND = _words("of among from into onto during against toward towards upon via per with by for to at as than despite")
# Behind a participle only “by” stays open: “was cared for” is whole.
_BY_ADVERB = _words("passed gone laid put stood dropped come stopped driven flown rolled slipped got gotten scraped")
# Elliptic: “He had no reason to.”
_LEAVES_INFINITIVE_OUT = _words("""
    reason reasons right rights chance chances need opportunity opportunities permission time cause desire wish
    intention intentions plan plans power ability duty freedom obligation incentive motive inclination invitation
    courage authority means money
""")
# “He was taken to.”, but “he was listened to.”
_BROUGHT = _words("taken brought moved sent flown rushed transferred returned linked tied added limited sentenced")
_REFLEXIVES = _words("himself herself itself themselves myself yourself ourselves")
_IDIOMS = frozenset(
    tuple(pair.split())
    for pair in (
        "sort of", "kind of", "unheard of", "heard of", "thought of", "over with", "begin with", "start with",
        "in between", "far between", "or between", "well as", "close by", "near by", "nearby by", "so as", "such as",
        "all for", "up for", "out of", "go to", "in for", "in by", "come by", "accounted for", "once upon", "up to",
        "hard at",
    )
)  # fmt: skip
_VOTE = _words("vote votes voted voting favour favor for argue argues argued speak spoke pros abstained")
# “Able to”, “due to” say something of who does it, not of what it is done with.
_OF_PEOPLE = _words("able unable ready willing unwilling likely unlikely bound set due eager keen reluctant determined")
_POINTS = _words("this that these those")  # “This the old men would not hear of.”
FINITE = frozenset("VW")
_BE = _words("is are was were am 's ’s 're ’re 'm ’m be been being")
_LEAST = 5
_SURE = 0.8


def is_stranded(article: Article, sentence: int, last: int) -> bool:
    """Whether the preposition `last`, before a full stop, has nothing in its sentence that it could belong to.

    “The man she lives with”, “a house to live in”, “what it is made of”, “the matter was dealt with” have such a thing;
    “talks between.”, “devastated by.” and “the guests arrived at.” have not.
    """
    tokens = article.tokens
    span = article.tokens_of(sentence)
    word, before = tokens.lower[last], tokens.lower[last - 1]
    if word not in STRAND or (before, word) in _IDIOMS or len(span) < _LEAST:
        return False
    if article.paragraphs[article.sentences[sentence].paragraph].kind is not Kind.PARAGRAPH:
        return False
    quoted = quotations.in_quotation(article, tokens.start[last])
    named = article.tags.codes[last - 1] in "NP" and not quotations.in_quotation(article, tokens.start[span.start])
    if before.endswith("ed") and word != "by" and not _BE.isdisjoint(tokens.lower[span.start : last]):
        return False  # “were compiled, consulted and complied with”
    if not _is_open_behind(article, last) or (quoted and not named):
        return False
    if word == "against" and any(tokens.lower[i] in _VOTE for i in span):
        return False
    return not has_antecedent(article, sentence, infinitives=word != "by")


def _is_open_behind(article: Article, last: int) -> bool:
    """Whether the word before the preposition leaves it without an object, as far as the two words tell."""
    codes, lower = article.tags.codes, article.tokens.lower
    word, before, code = lower[last], lower[last - 1], codes[last - 1]
    if code == "p" and (word == "as" or (word == "to" and before in _BROUGHT)):
        return True
    if word == "to":
        return code in "NP" and before not in _LEAVES_INFINITIVE_OUT
    if code == "p" and not before.endswith("ing"):
        return word == "by" and before not in _BY_ADVERB and article.tags.probability_at(last - 1, "p") >= _SURE
    if word == "by":
        return code in "NP"
    if before.endswith("ing") and code in "pg":
        return lower[last - 2] in _BE or (codes[last - 2] == "R" and lower[last - 3] in _BE)
    return code in "NPMVvAWOp" and article.text[article.tokens.end[last - 1]].isspace()


def has_antecedent(article: Article, sentence: int, *, infinitives: bool = True) -> bool:
    """Whether the sentence has a word that a preposition at its end may belong to. In doubt it has.

    Without `infinitives` those with “to” do not count as such.
    """
    tokens, codes = article.tokens, article.tags.codes
    span = article.tokens_of(sentence)
    for i in span[:-1]:
        word, before = tokens.lower[i], tokens.lower[i - 1]
        relative = word == "that" and i > span.start and (codes[i - 1] in "NPOAM" or before == ",")
        if word in _TAKES_UP or relative or (word == "as" and codes[i] == "S" and codes[i + 1] in "OVW"):
            return True
        # “a house to live in”, “hard to deal with”, not “tried to agree with”
        infinitive = infinitives and word == "to" and i > span.start and (codes[i] == "T" or codes[i + 1] in "vw")
        if infinitive and codes[i - 1] not in "Vp" and before not in _OF_PEOPLE:
            return True
    return _has_noun_before_subject(article, span)


def _has_noun_before_subject(article: Article, span: range) -> bool:
    """Whether a noun may be what the last preposition belongs to: “the country he is president of”."""
    codes, text, lower = article.tags.codes, article.tokens.text, article.tokens.lower
    for i in span[:-2]:
        # “songs children fall asleep to”; at the beginning of a sentence two nouns are one: “union leaders warned”
        begins = codes[i + 1] == "P" or (codes[i + 1] == "N" and not FINITE.isdisjoint(codes[span.start : i]))
        names_subject = codes[i] == "N" and begins and codes[i + 2] in FINITE
        follows = codes[i + 1] in "OD" and lower[i + 1] not in _REFLEXIVES
        if codes[i] in "NP" and (follows or names_subject):
            return True
        if codes[i] in "ODMA" and (lower[i + 1] in _NOMINATIVES or (lower[i] in _POINTS and codes[i + 1] == "D")):
            return True
        # “Rice, he could not do without.”
        if text[i] == "," and i - span.start < 4 and lower[i + 1] in _NOMINATIVES and codes[span.start] in "NPOD":
            return True
    return False
