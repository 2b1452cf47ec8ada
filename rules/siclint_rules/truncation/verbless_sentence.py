"""A sentence that begins as a statement does and has no verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.lexicon import lexicon
from siclint_rules._sentences import (
    FINITE,
    VERBLESS,
    finite,
    follows_abbreviation,
    in_quotation,
    is_prose,
    words,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TIMES = _words("""
    year years month months week weeks day days weekend night morning evening afternoon summer winter spring autumn
""")
_DATES = _words("""
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
""")
# What a statement begins with, and no afterthought: behind it a subject and its verb have to come.
_CONNECTIVES = _words("however meanwhile moreover furthermore besides additionally nevertheless nonetheless also")
_PRONOUNS = _words("he she they we")
_FIRST = _CONNECTIVES | _PRONOUNS | _words("last this next on in according of during since")
# Writers leave the verb out with these: “No wonder.”, “Not a chance.”, “Only then.”
_STYLE = _words("""
    no not nor never nothing nobody none only just even so too either neither more less better worse what why how hence
    first second third finally again both all being
""")
_ADVERBS = _words("not already still also")
# A subject in tags: definite, counted or named, and something said of it behind.
_SUBJECT = regex.compile(r"(?:D[AM]*[NP]+|M[AN]*N|[PM]+N*|O)(?:I|p|A|R|U|N)")
_WHOLE_SUBJECT = regex.compile(r"D?[AM]*[NP]+(?:U?R?I[DAM]*[NP]+(?:C[DAM]*[NP]+)?U?)*")
_LEAST_WORDS, _MOST_WORDS = 5, 30
_ASIDES = _words("for in while speaking talking")
_FOR_ITS_PART = frozenset(f"for {whose} part" for whose in ("its", "his", "her", "their"))
_STATEMENT = regex.compile(
    r"in (?:an?|his|her|its|their) (?:statement|interview|speech|post|message|letter|comment|report|tweet|press)"
    r"|(?:while )?(?:speaking|talking) (?:to|at|with|on)"
)
_SPEAKER = regex.compile(r"D?[ANP]*[NP](?:U?D?[ANP]*N(?:ID?[ANP]*[NP])?U?)?")
_REACH = 14
_LONG = 15  # tokens
_NEAR = 2
_SURE, _DOUBTED = 0.02, 0.3
_SHOWN = 8
_MOST_NUMBERS = 2


def check(article: Article) -> Iterator[Finding]:
    """Each such sentence among whole ones, in which no word can be a verb."""
    tokens = article.tokens
    lacking = {article.sentence_of_token(i) for i in article.find_words(_ADVERBS) if _lacks_auxiliary(article, i)}
    speech = {article.sentence_of_token(i) for i in article.find_words(_ASIDES) if _promises_speech(article, i)}
    for index in range(len(article.sentences)):
        span = article.tokens_of(index)
        if not span or not is_prose(article, index):
            continue
        if not (index in lacking or index in speech or tokens.lower[span.start] in _FIRST or _is_long(article, span)):
            continue
        found = words(article, index)
        if not _LEAST_WORDS <= len(found) <= _MOST_WORDS or finite(article, index) > (
            _DOUBTED if index in speech else _SURE
        ):
            continue
        if _is_style(article, index, span) or in_quotation(article, index) or follows_abbreviation(article, index):
            continue
        subject = _subject(article, span)
        if subject is None or (index not in speech and _may_have_verb(article, range(subject, span.stop))):
            continue
        if not _stands_among_whole(article, index):
            continue
        sentence = article.sentences[index]
        end = sentence.end if len(found) <= 2 * _SHOWN else tokens.end[found[_SHOWN - 1]]
        yield Finding(sentence.start, end, f"the sentence begins with “{tokens.text[span.start]}” and has no verb")


def _is_long(article: Article, span: range) -> bool:
    """Whether the sentence is as long as no afterthought is, and begins with a subject: `The price of a bus with`"""
    opens = article.tokens.lower[span.start] == "the" and article.tags.codes[span.start + 1] in "NA"
    return opens and len(span) > _LONG


def _promises_speech(article: Article, i: int) -> bool:
    """Whether a speaker and an aside are all there is: `The State, for its part.`, `Lind, in a statement.`"""
    tokens, codes = article.tokens, article.tags.codes
    span = article.tokens_of(article.sentence_of_token(i))
    if tokens.text[i - 1] != "," or i - span.start > _REACH or not _SPEAKER.fullmatch(codes[span.start : i - 1]):
        return False
    aside = " ".join(tokens.lower[i : i + 3])
    return aside in _FOR_ITS_PART or _STATEMENT.match(aside) is not None


def _lacks_auxiliary(article: Article, i: int) -> bool:
    """Whether a subject stands before the adverb, and behind it what “is” would take: `The verdict not yet final.`"""
    lower, codes = article.tokens.lower, article.tags.codes
    first = article.tokens.first[article.sentence_of_token(i)]
    behind = i + 1 + (lower[i + 1 : i + 2] == ["yet"])
    if lower[i] == "not" and behind == i + 1:
        return False
    complement = codes[behind : behind + 1] in {"p", "A", "R"} and lower[behind] not in _STYLE
    return complement and _WHOLE_SUBJECT.fullmatch(codes[first:i]) is not None


def _subject(article: Article, span: range) -> int | None:
    """Where the subject begins behind the words that promise a statement; None when they do not, or none begins."""
    tokens, codes = article.tokens, article.tags.codes
    first, word = span.start, tokens.lower[span.start]
    behind: int | None
    if word not in _FIRST:
        return first
    if word in _PRONOUNS:
        return first if codes[first] == "O" and codes[first + 1] in "IDRp" else None
    if word in _CONNECTIVES:
        behind = first + 1
    elif word in {"according", "of"}:
        behind = next((i + 1 for i in range(first + 2, min(first + 12, span.stop)) if tokens.text[i] == ","), None)
        if word == "of" and tokens.lower[first + 1] not in {"these", "which", "them", "those"}:
            return None
    else:
        behind = _behind_time(article, span)
    if behind is None:
        return None
    if tokens.text[behind] == ",":
        behind += 1
    indefinite = tokens.lower[behind] in {"a", "an"} and word not in {"according", "of"}
    return behind if not indefinite and _SUBJECT.match(codes[behind : span.stop]) else None


def _behind_time(article: Article, span: range) -> int | None:
    """The token behind `last year`, `on Monday`, `in March 2019`; None when the sentence begins otherwise."""
    lower = article.tokens.lower
    first, second = span.start, span.start + 1
    if lower[first] in {"last", "this", "next"}:
        return second + 1 if lower[second] in _TIMES | _DATES else None
    dated = lower[second] in _DATES or (lower[second].isdigit() and len(lower[second]) == 4)
    if not dated:
        return None
    behind = second + 1
    while behind < span.stop and (lower[behind].isdigit() or lower[behind] in _TIMES | _DATES):
        behind += 1
    return behind


def _may_have_verb(article: Article, tokens: range) -> bool:
    """Whether some word may be a finite verb, whatever its tag: `The council rules.`, `the students found`."""
    codes, lower = article.tags.codes, article.tokens.lower
    probable = article.probability(FINITE)
    for i in tokens:
        if codes[i] not in "NApvg" or not article.tokens.text[i].islower():
            continue
        # Behind these a word is a noun or an adjective, or an infinitive.
        if codes[i - 1] in "DAI" or lower[i - 1] == "to" or probable[i] < _NEVER:
            continue
        if not _VERBS.isdisjoint(_classes(lower[i])):
            return True
    return False


_VERBS = frozenset({"VB", "VBZ", "VBD"})
_NEVER = 0.0005


@cache
def _classes(word: str) -> frozenset[str]:
    return frozenset(lexicon().get(word, "").split("+"))


def _is_style(article: Article, index: int, span: range) -> bool:
    """Whether the sentence answers, lists or leaves its verb out on purpose."""
    lower, text = article.tokens.lower, article.text
    style = _STYLE if lower[span.start] in _FIRST else _STYLE - {"not"}
    if not style.isdisjoint(lower[span.start : span.stop]):
        return True
    before = text[: article.sentences[index].start].rstrip()[-1:]
    inside = text[article.sentences[index].start : article.sentences[index].end]
    if before in "?:" or any(mark in inside for mark in ":–—;=■*/|(") or " - " in inside:
        return True
    return sum(article.tags.codes[i] == "M" for i in span) > _MOST_NUMBERS


def _stands_among_whole(article: Article, index: int) -> bool:
    """Whether the sentences near it have verbs: where one is missing in several, it is the writer's style."""
    near = [i for i in range(index - _NEAR, index + _NEAR + 1) if i != index and 0 <= i < len(article.sentences)]
    prose = [i for i in near if is_prose(article, i)]
    return bool(prose) and all(finite(article, i) > VERBLESS for i in prose)


rule = Rule(
    name="verbless-sentence",
    family="truncation",
    summary="A sentence begins as a statement and has no verb",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    yields_to=("subordinate-fragment", "split-attribution", "truncated-sentence"),
)
