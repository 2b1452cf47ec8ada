"""A paragraph that breaks off: its last sentence has no end."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english import quotations
from siclint.english.lexicon import lexicon, words_with
from siclint_rules._sentences import FINITE, in_quotation, words
from siclint_rules.truncation._stranding import STRAND, has_antecedent

_ENDED = regex.compile(r"[.!?…:;。！？|*#>\])][\"'”’»)\]]*$|[\"”’»]$")
# What cannot be the end of anything: `in its stores in 2003,`, `questions from China's`, `the so-called “`.
_OPEN_END = regex.compile(r"(?:[,–—-]|\p{L}{2}['’]s|[\"“‘(\[])$")
# What breaks off on purpose, in speech or before a table.
_DASH_END = regex.compile(r"(?:\s[-–]|--|—)[\s\"”’]*$")
# What a feed puts where it cuts a text to its length.
_DOTS = regex.compile(
    r"(?<=\p{Ll}|,)\s*(?:(?P<bracket>\[(?:…|\.{3})\]|\((?:…|\.{3})\))|…|\.{3})(?:\s*(?:Read|Continue|See) \p{L}+)?$"
)
_OWN_VOICE = frozenset("i me my we us our".split())
_LEAST_WORDS = 4
_LEAST_WORDS_ALONE = 10
# Determiners, conjunctions, prepositions, “to”: nothing ends in them but a headline or a question.
_OPEN_TAGS = frozenset("DCSIT")
_LEAST_WORDS_OPEN = 7
_OPEN_WORDS = STRAND | frozenset(
    "a an the and or my our their its every if although though whereas while because before after unless when".split()
)
_SURE = 0.8
# Adjectives that stand for a noun: “in general”, “for free”.
_WHOLE = frozenset(
    "general common particular private public short full vain brief free sure real good bad large last least".split()
)
_LEAST_LETTERS, _MOST_LETTERS = 3, 6
_BEGUN_WORDS = 3
_SHOWN = 7


def check(article: Article) -> Iterator[Finding]:
    """Each paragraph of whole sentences whose last one breaks off; without an open end, only the article's last."""
    tokens, text = article.tokens, article.text
    yield from _cut_with_dots(article)
    for index, paragraph in enumerate(article.paragraphs):
        sentences = article.sentences_of(index)
        if paragraph.kind is not Kind.LINE or not sentences or _ENDED.search(text, paragraph.start, paragraph.end):
            continue
        if _DASH_END.search(text, paragraph.start, paragraph.end):
            continue
        last = sentences[-1]
        found = words(article, last)
        if len(found) < _LEAST_WORDS or text[article.sentences[last].start].isdigit():
            continue
        if article.in_opaque(paragraph.end - 1):
            continue
        finite = article.probability(FINITE)
        if not any(finite[i] > 0.5 for i in found):
            continue
        whole_before = len(sentences) > 1 and len(words(article, sentences[0])) >= _LEAST_WORDS
        is_last = index == len(article.paragraphs) - 1
        open_end = bool(_OPEN_END.search(text, paragraph.start, paragraph.end)) or _ends_open(article, last, found)
        cut = whole_before or _is_long_clause(article, index, found) or (is_last and _ends_in_half_word(article, found))
        if not (open_end and (whole_before or _stands_in_prose(article, index))) and not (is_last and cut):
            continue
        start = tokens.start[found[max(0, len(found) - _SHOWN)]]
        yield Finding(
            start,
            paragraph.end,
            f"the paragraph breaks off after “{tokens.text[found[-1]]}”"
            if open_end
            else f"the article ends after “{tokens.text[found[-1]]}” without a full stop: its end may be missing",
        )


def _cut_with_dots(article: Article) -> Iterator[Finding]:
    """The article's end where a feed cut it: dots in brackets, or behind a clause that no writer lets trail off."""
    paragraph, text = article.paragraphs[-1] if article.paragraphs else None, article.text
    if paragraph is None or len(article.paragraphs) < 3 or paragraph.kind not in {Kind.PARAGRAPH, Kind.LINE}:
        return
    if text.find("...", paragraph.start, paragraph.end) < 0 and text.find("…", paragraph.start, paragraph.end) < 0:
        return
    match = _DOTS.search(text, paragraph.start, paragraph.end)
    if match is None:
        return
    last = article.sentence_at(match.start() - 1)
    if last is None:
        return
    found = [i for i in words(article, last) if article.tokens.end[i] <= match.start()]
    if len(found) < _LEAST_WORDS or in_quotation(article, last):
        return
    own_voice = any(article.tokens.lower[i] in _OWN_VOICE for i in found)
    if match["bracket"] is None and (own_voice or quotations.in_quotation(article, match.start() - 1)):
        return
    start = article.tokens.start[found[max(0, len(found) - _SHOWN)]]
    message = f"the article breaks off after “{article.tokens.text[found[-1]]}”; the dots stand for the rest"
    yield Finding(start, paragraph.end, message)


def _ends_open(article: Article, last: int, found: list[int]) -> bool:
    """Whether the last word opens a phrase or a clause that does not come."""
    word = article.tokens.lower[found[-1]]
    if article.text[article.tokens.start[found[-1]] - 1] == ".":
        return False  # an address: “travel.gov.gr”
    if len(found) >= _LEAST_WORDS_OPEN and article.tags.codes[found[-1]] in _OPEN_TAGS:
        return True
    if _lacks_noun(article, found):
        return True
    # In few words it may be a subhead: “Where we are at”, “Time is up”.
    return word in _OPEN_WORDS and (word not in STRAND or not has_antecedent(article, last))


def _lacks_noun(article: Article, found: list[int]) -> bool:
    """Whether an adjective ends the paragraph behind a preposition or a genitive: `areas remain under mandatory`."""
    tokens, last = article.tokens, found[-1]
    before = tokens.lower[last - 1] in {"'s", "’s"} or article.tags.codes[last - 1] == "I"
    whole = tokens.lower[last] in _WHOLE or article.tags.probability_at(last, "A") < _SURE
    return before and not whole and tokens.text[last] in words_with("JJ")


def _ends_in_half_word(article: Article, found: list[int]) -> bool:
    """Whether the last letters are no word, but begin many: `The judge said he exp`."""
    last = article.tokens.text[found[-1]]
    known = lexicon()
    if not _LEAST_LETTERS <= len(last) <= _MOST_LETTERS or not last.islower() or last in known:
        return False
    return sum(word.startswith(last) for word in known) >= _BEGUN_WORDS


def _is_long_clause(article: Article, index: int, found: list[int]) -> bool:
    """Whether the article's last line is long, and all above it but the headline are whole paragraphs."""
    above = article.paragraphs[1:index]
    whole = len(above) > 1 and all(paragraph.kind is Kind.PARAGRAPH for paragraph in above)
    return whole and len(found) >= _LEAST_WORDS_ALONE and not _is_note(article, found)


def _is_note(article: Article, found: list[int]) -> bool:
    """Whether the line says who wrote the article: `Ann Holm is the editor of ...`"""
    codes = article.tags.codes
    named = codes[found[0]] == "P" and codes[found[1]] == "P"
    return named and any(article.tokens.lower[i] in {"is", "writes", "covers", "works"} for i in found[2:5])


def _stands_in_prose(article: Article, index: int) -> bool:
    """Whether a line by itself is a long one between paragraphs, and no line of a poem or a list."""
    first = index == 1 and article.paragraphs[0].kind is Kind.HEADLINE
    around = article.paragraphs[max(0, index - 1 + first) : index] + article.paragraphs[index + 1 : index + 2]
    words = article.text[article.paragraphs[index].start : article.paragraphs[index].end].split()
    if _is_verse(article, index):
        return False
    return len(words) >= (_LEAST_WORDS_ALONE if first else _LEAST_WORDS) and all(
        neighbour.kind is Kind.PARAGRAPH for neighbour in around
    )


_LONGEST_VERSE = 60


def _is_verse(article: Article, index: int) -> bool:
    """Whether the line and one right above or below it are short, as lines of a stanza are."""
    text, paragraphs = article.text, article.paragraphs
    return any(
        0 < lower < len(paragraphs)
        and len(text[paragraphs[lower - 1].end : paragraphs[lower].start].strip(" \t\r>-*")) == 1
        and max(end - start for start, end, _ in paragraphs[lower - 1 : lower + 1]) <= _LONGEST_VERSE
        for lower in (index, index + 1)
    )


rule = Rule(
    name="cut-off-paragraph",
    family="truncation",
    summary="A paragraph, or the article, breaks off in the middle of a sentence",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Truncation",
    its="omission",
    check=check,
    yields_to=("truncated-sentence",),
)
