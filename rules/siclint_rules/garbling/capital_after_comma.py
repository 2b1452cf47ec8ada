"""A small word with a capital letter behind a comma: a sentence's beginning was joined to the one before it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status

# None of them is a name. What may be one with a small word behind it (`May`, `Will`, `A`, `I`) is left out.
_WORDS = frozenset(
    """
    the this these those there it he she we they his her their its since because although though while when if unless
    but and or so as at in on for from after before during however which who that where with by of to was were is are
    has have had
    """.split()
)
# Behind a name these are no title's beginning either.
_NO_TITLE = frozenset("since because although though however he she they it there this these those".split())
_PROSE = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})
# What is asked, thought or said begins with a capital letter even without quotation marks.
_SAYS = frozenset(
    """
    said says say saying ask asks asked asking wonder wonders wondered think thinks thought thinking told tell tells
    write writes wrote written replied reply answered answer question message motto rule
    titled called named entitled reads read song film book novel poem play album hymn chapter prayer
    """.split()
)
_BE = frozenset("is was are were be".split())
_BEFORE = 3
_MARKS = frozenset('"“”‘«»„:…!?')
_REACH, _NEAR = 8, 4


# `“It will be made public”, He said`: the mark closes, for it touches the comma.
_AFTER_QUOTATION = regex.compile(
    r"(?:[\p{L}\p{N}.!?)][\"”“’],|[\p{L}\p{N})],[\"”“’]) (?<word>He|She|They|We|It) (?=\p{Ll})"
)


def check(article: Article) -> Iterator[Finding]:
    """Each of the words behind a plain comma, and each pronoun behind a quotation that ends in one."""
    yield from _in_sentences(article)
    for match in _AFTER_QUOTATION.finditer(article.text) if any(mark in article.text for mark in _CLOSED) else ():
        start, end = match.span("word")
        yield Finding(start, end, f"“{match['word']}” has a capital letter in the middle of a sentence")


_CLOSED = tuple(f"{pair} {capital}" for mark in '"”“’' for pair in (f",{mark}", f"{mark},") for capital in "HSTWI")


def _in_sentences(article: Article) -> Iterator[Finding]:
    """Each of the words with a capital letter between a comma and a word in small letters."""
    tokens, text = article.tokens, article.text
    for comma in article.words.get(",", ()):
        i = comma + 1
        if i == len(tokens) or tokens.lower[i] not in _WORDS:
            continue
        word = tokens.text[i]
        sentence = article.sentence_of_token(i)
        first, stop = tokens.first[sentence], tokens.first[sentence + 1]
        if not word.istitle() or i - first < _BEFORE + 1 or i + 2 >= stop or tokens.text[i - 1] != ",":
            continue
        if article.paragraphs[article.sentences[sentence].paragraph].kind not in _PROSE:
            continue
        before, behind = tokens.text[i - 2], tokens.text[i + 1]
        if before.endswith(".") or (word == "That" and before in _RESOLVED) or _is_verse(article, i, first, stop):
            continue
        if (
            not ((before[0].islower() or tokens.lower[i] in _NO_TITLE) and behind[0].islower())
            or text[tokens.end[i] : tokens.start[i + 1]] != " "
        ):
            continue
        if not text[tokens.end[i - 1] : tokens.start[i]].isspace():
            continue
        if not _SAYS.isdisjoint(tokens.lower[max(first, i - 1 - _REACH) : i]) or not _BE.isdisjoint(
            tokens.lower[max(first, i - 1 - _NEAR) : i]
        ):
            continue
        if not _MARKS.isdisjoint(tokens.text[max(first, i - 2 - _REACH) : i]) or _is_titled(article, first, stop):
            continue
        yield Finding(
            tokens.start[i - 2],
            tokens.end[i],
            f"“{word}” has a capital letter in the middle of a sentence: two sentences are joined, or one is cut",
        )


_CAPITALS = 0.4
_RESOLVED = frozenset("assembled resolved enacted provided further ordered".split())


def _is_verse(article: Article, i: int, first: int, stop: int) -> bool:
    """Whether another small word has a capital behind a mark of the sentence, as lines of verse written in one have."""
    tokens = article.tokens
    return any(
        tokens.text[j - 1] in {",", ";", ":", "/"}
        and tokens.text[j].istitle()
        and tokens.lower[j] in _WORDS
        and tokens.text[j + 1][0].islower()
        for j in range(first + 1, stop - 1)
        if j != i
    )


def _is_titled(article: Article, first: int, stop: int) -> bool:
    """Whether so many words have capitals that the sentence is a title or a list of titles."""
    words = [word for word in article.tokens.text[first:stop] if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


rule = Rule(
    name="capital-after-comma",
    family="garbling",
    summary="A small word has a capital letter in the middle of a sentence",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
)
