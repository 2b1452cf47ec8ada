"""A sentence that ends in a word which cannot end one."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint_rules._sentences import FINITE, VERBLESS

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
_STRAND = frozenset(
    "of between among from into during against toward towards upon via per with by for to at as than under".split()
)
_TAKES_UP = frozenset("what which who that where how whom whose when why whatever whoever".split())
_LEAST_STRANDED = 7
_MAY_BE_OPEN = _NEVER_LAST | _OPEN | _OPEN_IN_LINE | _PREPOSITIONS | _STRAND
_PHRASE = 6
_PARTICLES = frozenset(
    (verb, particle)
    for verbs, particles in (
        (
            "went go goes going gone came come comes coming passed pass passes fell fall got get",
            "through by on in",
        ),
        ("followed follow carried carry pushed push pulled pull broke break sailed slept saw", "through on"),
        ("moved move moving carried stayed stay looked hung held lived", "on in by"),
    )
    for verb in verbs.split()
    for particle in particles.split()
)
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
    for index, sentence in enumerate(article.sentences):
        span = article.tokens_of(index)
        if not _MAY_BE_OPEN.intersection(tokens.lower[max(span.start, span.stop - _MARKS) : span.stop]):
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
    if paragraph.kind in {Kind.HEADLINE, Kind.HEADING, Kind.CELL}:
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
        return not _is_named_letter(article, last) and not (word == "if" and before in {"and", "or"})
    if _is_adverb(article, index, last):
        return False
    if word in _STRAND and _is_stranded(article, index, last):
        return True
    if word == "of" and before in _NEED_OF and not _has_noun_before_subject(article, index):
        return True
    return word in _PREPOSITIONS and _goes_on_behind(article, index)


def _is_adverb(article: Article, index: int, last: int) -> bool:
    """Whether a preposition needs nothing behind it: `the deal went through`, `two days with a night between`."""
    tokens = article.tokens
    if tokens.text[last] == "between":
        return "with" in tokens.lower[max(article.tokens_of(index).start, last - _PHRASE) : last]
    return (tokens.lower[last - 1], tokens.text[last]) in _PARTICLES


def _is_stranded(article: Article, index: int, last: int) -> bool:
    """Whether a preposition has a noun before it, and nothing in the sentence that could be what it belongs to.

    “The man she lives with”, “a house to live in”, “what it is made of” have such a thing; “talks between.” has not.
    """
    tokens, codes = article.tokens, article.tags.codes
    span = article.tokens_of(index)
    if article.paragraphs[article.sentences[index].paragraph].kind is not Kind.PARAGRAPH or codes[last - 1] not in "NP":
        return False
    if tokens.text[span.start][0] in "\"“'‘" or len(span) < _LEAST_STRANDED:
        return False
    if any(tokens.lower[i] in _TAKES_UP or (tokens.lower[i] == "to" and codes[i + 1] == "v") for i in span):
        return False
    return not _has_noun_before_subject(article, index)


def _has_noun_before_subject(article: Article, index: int) -> bool:
    """Whether a noun may be what the last preposition belongs to: “the country he is president of”."""
    codes, text = article.tags.codes, article.tokens.text
    for i in article.tokens_of(index)[:-2]:
        names_subject = codes[i] == "N" and text[i + 1][0].isupper() and codes[i + 2] in "VW"
        is_noun = codes[i] in "NP" or text[i] in {"something", "anything", "everything", "nothing"}
        if is_noun and (codes[i + 1] in "OD" or names_subject):
            return True
    return False


def _goes_on_behind(article: Article, index: int) -> bool:
    """Whether the sentence behind a preposition has no verb and begins as its object would: `into. The first round.`"""
    if index + 1 == len(article.sentences):
        return False
    here, behind = article.sentences[index], article.sentences[index + 1]
    span = article.tokens_of(index + 1)
    if here.paragraph != behind.paragraph or article.text[behind.end - 1] != "." or len(span) < 3:
        return False
    verbs = article.probability(FINITE)[span.start : span.stop]
    return article.tags.codes[span.start] in "DA" and float(verbs.max()) < VERBLESS


def _is_named_letter(article: Article, last: int) -> bool:
    """Whether “a” is the letter: `vitamin a.`, `point a.`, `the letter a.`"""
    if article.text[article.tokens.start[last] - 1] in "-–":
        return True  # `Class 1-a.`
    return article.tokens.lower[last] == "a" and article.tokens.lower[last - 1] in {
        "vitamin", "point", "letter", "hepatitis", "type", "group", "grade", "plan", "side", "an", "the", "as",
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
