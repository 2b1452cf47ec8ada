"""A sentence that ends in a word which cannot end one."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Rule, Severity, Status

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
    kingdom mayor ministry mouth museum north outskirts president province region republic residents shores south
    suburb suburbs university west
    """.split()
)
_MAY_BE_OPEN = _NEVER_LAST | _OPEN | _OPEN_IN_LINE
_MARKS = 4  # the last word, and the marks that may stand behind it
_LEAST_WORDS = 4
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
        if len(words) < _LEAST_WORDS:
            continue
        last = words[-1]
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
        return (word in _NEVER_LAST and not _is_named_letter(article, last)) or (word == "of" and before in _NEED_OF)
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
        return length >= _LEAST_WORDS_IN_LINE and word in _NEVER_LAST | _OPEN_IN_LINE
    return (not alone or last_words) and word in _NEVER_LAST | _OPEN


def _is_named_letter(article: Article, last: int) -> bool:
    """Whether “a” is the letter: `vitamin a.`, `point a.`, `the letter a.`"""
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
