"""A sentence that ends in a word which cannot end one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.lexicon import words_with
from siclint_rules._sentences import FINITE, VERBLESS, in_quotation
from siclint_rules.truncation._stranding import STRAND, has_antecedent, is_stranded

# No English sentence ends in these, whatever stands behind them.
_NEVER_LAST = frozenset("a an the and or nor than my your our their its whose every if although unless".split())
# These may end a sentence ("what it is made of."), but not one without its full stop in running prose.
_OPEN = frozenset(
    """
    as at because been being between but by for from had has have in into of on that to was were where which while
    who whom will with would among against toward towards upon via per during until since when
    """.split()
)
# In a line by itself, which may be a headline, fewer words prove a cut: "Slow to catch on", "Who we are".
_OPEN_IN_LINE = frozenset(
    "because between for from into of to with which whom among toward towards upon via per".split()
)
# Nouns that are nothing without what follows their “of”: “off the coast of.” “A part of.” may end a relative clause.
_NEED_OF = frozenset(
    """
    bank capital centre center coast college council department duchy east edge embassy gulf inhabitants institute
    kingdom ministry mouth museum north outskirts province region republic residents shores south suburb suburbs
    university west
    """.split()
)
# Before a stop these are open when the rest of the phrase stands behind it as a sentence.
_PREPOSITIONS = frozenset("as at between by during for from in into of on since through to under until with".split())
# Before a stop these may be particles or adverbs: “the dog walked in. The end.”
_PARTICLES = frozenset("in on since through under until".split())
# Open behind a comma or a noun: “..., of which.”, “the year when.”
_RELATIVES = frozenset("which who whom whose when".split())
_CONJUNCTIONS = frozenset({"but", "because", "while"})
# “All but.”, “anything but.”
_BEFORE_BUT = frozenset("all anything nothing everything none nobody last next yes ah no oh".split())
# “Just because.”
_BEFORE_BECAUSE = frozenset("just only".split())
_MAY_BE_OPEN = _NEVER_LAST | _OPEN | _OPEN_IN_LINE | _PREPOSITIONS | STRAND | _RELATIVES | {"but"}
# How adjectives end that stand before a noun and seldom without one.
_RELATIONAL = ("ial", "nal", "ical", "cial", "ral", "mic", "nic", "ary", "olent")
_SHORT = 5
# What English says without a noun: “in general”, “in critical”, “for real”.
_STAND_ALONE = frozenset(
    """
    general final formal normal natural special typical usual total equal casual informal partial literal neutral
    liberal visual verbal oral temporary permanent several numeral temporal physical critical personal virtual actual
    digital electronic manic supernatural ordinary extraordinary contrary customary necessary imaginary
    """.split()
)
_BEFORE_NOUN = frozenset("against for with by into about to in of between under through among during".split())
_DEGREES = frozenset("close next near nearer closer from border borders bordered bordering verge verging short".split())
# A conjunction and a noun, in tags.
_PHRASE = regex.compile("C[DA]*[NPAM]*[NP]")
_MARKS = 4  # the last word, and the marks that may stand behind it
_LEAST_WORDS = 4
_ARTICLES = frozenset({"a", "an", "the"})
_LEAST_WORDS_BEFORE_ARTICLE = 3
_LEAST_WORDS_IN_LINE = 6
_LEAST_WORDS_AT_END = 10
_SHOWN_WORDS = 7
_TERMINAL = frozenset(".!?…。！？")
_CLOSING = "\"'”’»)]"


def check(article: Article) -> Iterator[Finding]:
    """Each sentence whose last word leaves it open."""
    tokens, text = article.tokens, article.text
    relational = _relational()
    for index, sentence in enumerate(article.sentences):
        span = article.tokens_of(index)
        if tokens.lower[max(span.start, span.stop - 2)] in relational and _lacks_noun(article, index):
            last = span.stop - 2
            start = tokens.start[max(span.start, last - _SHOWN_WORDS + 1)]
            yield Finding(start, sentence.end, f"the sentence stops after “{tokens.text[last]}”: its noun is missing")
            continue
        if _MAY_BE_OPEN.isdisjoint(tokens.lower[max(span.start, span.stop - _MARKS) : span.stop]):
            continue
        words = [i for i in span if tokens.text[i][0].isalnum()]
        if len(words) < _LEAST_WORDS_BEFORE_ARTICLE:
            continue
        last = words[-1]
        if len(words) < _LEAST_WORDS and tokens.lower[last] not in _ARTICLES:
            continue
        tail = text[tokens.end[last] : sentence.end].strip()
        if tail.lstrip(_CLOSING) != tail or not _is_open(article, index, last, tail, len(words)):
            continue
        shown = words[-_SHOWN_WORDS] if len(words) >= _SHOWN_WORDS else words[0]
        what = "the text breaks off" if not tail else "the sentence stops"
        yield Finding(tokens.start[shown], sentence.end, f"{what} after “{tokens.text[last]}”: the rest is missing")


def _is_open(article: Article, index: int, last: int, tail: str, length: int) -> bool:
    sentence = article.sentences[index]
    word = article.tokens.text[last]
    if word != article.tokens.lower[last] or "'" in word:
        return False
    before = article.tokens.lower[last - 1] if last else ""
    if tail == ".":
        return _is_open_before_stop(article, index, last)
    # “..., or” and “...; and” at the end of a line go on in the next item of a list.
    if tail or (word in {"and", "or"} and before in {",", ";"}):
        return False
    paragraph = article.paragraphs[sentence.paragraph]
    whole = word == "that" and before in _PREPOSITIONS | STRAND  # “convinced of that”
    if whole or paragraph.kind in {Kind.HEADLINE, Kind.HEADING, Kind.CELL}:
        return False
    # Only the last sentence of a paragraph can lack its stop; alone in it, it may be a headline.
    alone = article.sentences_of(sentence.paragraph).start == index
    last_words = sentence.paragraph == len(article.paragraphs) - 1 and length >= _LEAST_WORDS_AT_END
    if alone and paragraph.kind is not Kind.LIST_ITEM and not last_words:
        return word in _NEVER_LAST or (length >= _LEAST_WORDS_IN_LINE and word in _OPEN_IN_LINE)
    return (not alone or last_words) and word in _NEVER_LAST | _OPEN


def _is_open_before_stop(article: Article, index: int, last: int) -> bool:
    word, before = article.tokens.text[last], article.tokens.lower[last - 1] if last else ""
    if word in _NEVER_LAST:
        return not _is_named_letter(article, last) and (before, word) not in {("and", "if"), ("or", "if")}
    if word in _CONJUNCTIONS:
        return _is_conjunction(article, index, last)
    if (word in _RELATIVES and _is_relative(article, index, last)) or is_stranded(article, index, last):
        return True
    if word == "of" and before in _NEED_OF and not has_antecedent(article, index):
        return True
    return (word in _PREPOSITIONS and _goes_on_behind(article, index)) or _is_phrase_without_end(article, index, last)


def _is_conjunction(article: Article, index: int, last: int) -> bool:
    """Whether a conjunction begins a clause that does not come: not `all but.`, `just because.`, `for a while.`"""
    before = article.tokens.lower[last - 1]
    if article.tokens.lower[last] == "while":
        return before == ","
    # “But, but and but.” is style.
    doubled = article.tokens.lower[last] in article.tokens.lower[article.tokens.first[index] : last]
    return not doubled and before not in _BEFORE_BUT | _BEFORE_BECAUSE and not in_quotation(article, index)


def _is_relative(article: Article, index: int, last: int) -> bool:
    """Whether the last word begins a clause behind a comma or a noun: `80 beehives, of which.`, `the year when.`"""
    tokens, codes = article.tokens, article.tags.codes
    if tokens.lower[last] == "when":
        return codes[last - 1] == "N" and codes[last - 2] in "DA"
    behind_comma = "," in (tokens.text[last - 1], tokens.text[last - 2] if codes[last - 1] == "I" else "")
    return behind_comma and not in_quotation(article, index)


def _is_phrase_without_end(article: Article, index: int, last: int) -> bool:
    """Whether the sentence ends in a second item that breaks off at its preposition: `two crews, and a boat in.`"""
    tokens, codes = article.tokens, article.tags.codes
    first = article.tokens_of(index).start
    comma = next((i for i in range(last - 1, first, -1) if tokens.text[i] == ","), first)
    phrase = codes[comma + 1 : last]
    if comma == first or codes[last] != "I" or tokens.lower[last - 1].endswith("ed") or not _PHRASE.fullmatch(phrase):
        return False
    # “The heating was turned up, and the lights off.” shares a verb with particles.
    return "I" not in codes[comma - 1 : comma] and tokens.lower[last] in _PREPOSITIONS | STRAND


def _goes_on_behind(article: Article, index: int) -> bool:
    """Whether the sentence behind a preposition has no verb and begins as its object would: `into. The first round.`"""
    if index + 1 == len(article.sentences):
        return False
    here, behind = article.sentences[index], article.sentences[index + 1]
    span = article.tokens_of(index + 1)
    if here.paragraph != behind.paragraph or article.text[behind.end - 1] != "." or len(span) < 3:
        return False
    last = article.tokens.first[index + 1] - 2
    if article.tokens.lower[last] in _PARTICLES and not _is_passive(article, last - 1):
        return False
    if has_antecedent(article, index):
        return False
    verbs = article.probability(FINITE)[span.start : span.stop]
    return article.tags.codes[span.start] in "DA" and float(verbs.max()) < VERBLESS


@cache
def _relational() -> frozenset[str]:
    """Adjectives that say what kind of thing a noun is, and are no noun themselves: `racial`, `economic`."""
    found = words_with("JJ") - _STAND_ALONE
    return frozenset(word for word in found if word.endswith(_RELATIONAL) and len(word) > _SHORT)


def _lacks_noun(article: Article, index: int) -> bool:
    """Whether such an adjective follows a preposition and ends the sentence: `protests against racial.`"""
    tokens, codes = article.tokens, article.tags.codes
    last = tokens.first[index + 1] - 2
    preposition = tokens.lower[last - 1]
    if tokens.text[last + 1] != "." or preposition not in _BEFORE_NOUN or last - tokens.first[index] < _LEAST_WORDS:
        return False
    if article.paragraphs[article.sentences[index].paragraph].kind is not Kind.PARAGRAPH or codes[last - 1] not in "IT":
        return False
    # “They are close to identical”, “it borders on comical”, “from tragic to comical” are whole.
    before = set(tokens.lower[max(tokens.first[index], last - 4) : last - 1])
    return before.isdisjoint(_DEGREES) and not in_quotation(article, index)


def _is_passive(article: Article, i: int) -> bool:
    """Whether a passive participle stands at `i`: `the fair was held`."""
    return article.tags.codes[i] == "p" and article.tags.codes[i - 1] in "Wwb"


def _is_named_letter(article: Article, last: int) -> bool:
    """Whether “a” is the letter: `vitamin a.`, `point a.`, `the letter a.`"""
    if article.text[article.tokens.start[last] - 1] == "-":
        return True  # `Class 1-a.`
    return article.tokens.lower[last] == "a" and article.tokens.lower[last - 1] in {
        "vitamin", "point", "letter", "hepatitis", "type", "group", "grade", "plan", "side", "an", "the",
    }  # fmt: skip


rule = Rule(
    name="truncated-sentence",
    family="truncation",
    summary="A sentence ends in an article, a conjunction or an open preposition",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Design and markup/Truncation",
    its="omission",
    check=check,
)
