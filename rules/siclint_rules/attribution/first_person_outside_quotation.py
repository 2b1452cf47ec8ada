"""A first person in reported prose, outside any quotation."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.quotations import in_quotation, quotations, quoted_spans

_FIRST = frozenset("i we my our me us ours mine myself ourselves i'm i've we're we've".split())
_MOST = 2
"""An article with more first-person sentences in its own prose than this speaks in the first person itself."""
_SHARE = 0.12
_SHORTEST = 6
"""An article of fewer sentences shows too little of its voice."""
_SAYING = frozenset(
    """
    stated said says noted stressed added announced declared emphasized emphasised explained claimed reported pointed
    indicated insisted argued asserted confirmed believes believed states mentioned underlined
    """.split()
)
_REPORTERS = frozenset(
    """
    writes wrote reported reports reporter correspondent newsroom tells told asked learned editors spoke interview
    interviewed contacted website readers newsletter podcast subscribe report start follow account live
    """.split()
)
_FAR = {"i": 4, "my": 1, "we": 0, "our": 0}
"""So many tokens may stand before the first person; later in a sentence `we` is mostly all of us."""
_EVERYBODY = frozenset("can may might should must could would know see need live all".split())
"""Behind these `we` is anybody: `we may not know`."""
_VERSE_MARKS = ("♪", "/")


def check(article: Article) -> Iterator[Finding]:
    """Sentences in the first person that belong to nobody, where the article is told in the third."""
    if not article.words.keys() & _FIRST:
        return
    own: dict[int, list[int]] = {}
    for token in article.find_words(_FIRST):
        if _counts(article, token):
            own.setdefault(article.sentence_of_token(token), []).append(token)
    if not own or _speaks_itself(article, own):
        return
    for sentence, tokens in own.items():
        span = _stray(article, sentence, tokens)
        if span is not None:
            yield span


def _counts(article: Article, token: int) -> bool:
    """Whether a word is a first person of the article's own prose."""
    tokens = article.tokens
    text, start = tokens.text[token], tokens.start[token]
    lower, first = tokens.lower, tokens.first
    sentence = article.sentence_of_token(token)
    place = article.sentences[sentence]
    kind = article.paragraphs[place.paragraph].kind
    if kind in {Kind.QUOTE, Kind.CELL, Kind.CAPTION, Kind.HEADLINE, Kind.HEADING, Kind.LIST_ITEM}:
        return False
    if text == "US" or (text == "i" and lower[token] == "i") or article.in_opaque(start):
        return False
    if lower[token] in {"i", "us"} and text.isupper():
        before = tokens.text[token - 1] if token > first[sentence] else ""
        after = tokens.text[token + 1] if token + 1 < first[sentence + 1] else ""
        # `World War I`, `Part I.`, `Elizabeth I`
        if before == "(" and after == ")":
            return False
        if (before[:1].isupper() and before.lower() not in {"and", "but", "so", "if", "as", "that"}) or after in {
            ".",
            "-",
        }:
            return False
    if text[0].isupper() and token > first[sentence] and lower[token] not in {"i"}:
        return False  # a title: `Our Lady`, `We Are One`
    return not in_quotation(article, start) or _behind_unclosed(article, token)


def _behind_unclosed(article: Article, token: int) -> bool:
    """Whether only an unclosed mark of an earlier sentence makes a word quoted, and its own sentence reports speech."""
    tokens = article.tokens
    sentence = article.sentence_of_token(token)
    start = article.sentences[sentence].start
    begin = max((a for a, b in quoted_spans(article) if a <= tokens.start[token] < b), default=None)
    if begin is None or begin >= start or begin not in {mark.at for mark in quotations(article).unclosed}:
        return False
    before = tokens.lower[tokens.first[sentence] : token]
    return any(word in _SAYING and "that" in before[i:] for i, word in enumerate(before))


def _speaks_itself(article: Article, own: dict[int, list[int]]) -> bool:
    """Whether the article as a whole is in the first person, an interview, a letter, or addresses its readers."""
    words = article.words
    prose = [
        i
        for i, sentence in enumerate(article.sentences)
        if article.paragraphs[sentence.paragraph].kind is Kind.PARAGRAPH and not in_quotation(article, sentence.start)
    ]
    if len(prose) < _SHORTEST or len(own) > max(1, min(_MOST, _SHARE * len(prose))):
        return True
    if "you" in words and any(not in_quotation(article, article.tokens.start[i]) for i in words["you"]):
        return True
    asked = sum(article.text[article.sentences[i].end - 1] == "?" for i in prose)
    return asked > 2


def _stray(article: Article, sentence: int, first: list[int]) -> Finding | None:  # noqa: PLR0911
    """The finding for a sentence, if nothing in it or beside it says who speaks."""
    place = article.sentences[sentence]
    text, tokens = article.text, article.tokens
    if article.paragraphs[place.paragraph].kind is not Kind.PARAGRAPH or text[place.end - 1] not in ".!":
        return None
    lower = tokens.lower[tokens.first[sentence] : tokens.first[sentence + 1]]
    if any(mark in text[place.start : place.end] for mark in _VERSE_MARKS):
        return None
    reported = next((i for i, word in enumerate(lower) if word in _SAYING and "that" in lower[i + 1 : i + 3]), None)
    token = first[0]
    offset = token - tokens.first[sentence]
    if reported is not None and offset > reported:
        end = tokens.end[min(token + 1, tokens.first[sentence + 1] - 1)]
        shown = text[tokens.start[token] : end]
        message = f"“{shown}” stands in reported speech outside quotation marks: whose it is, the sentence does not say"
        return Finding(tokens.start[token], end, message)
    if any(mark in text[place.start : place.end] for mark in '“”"«»‘'):
        return None
    word = tokens.lower[token]
    if word not in _FAR or offset > _FAR[word] or set(lower) & _REPORTERS:
        return None
    if word == "we" and lower[offset + 1 : offset + 2] and lower[offset + 1] in _EVERYBODY:
        return None
    message = f"“{tokens.text[token]}” speaks outside quotation marks in an article told in the third person"
    return Finding(place.start, place.end, message)


rule = Rule(
    name="first-person-outside-quotation",
    family="attribution",
    summary="A first person speaks in reported prose, outside any quotation",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="inconsistency",
    check=check,
)
