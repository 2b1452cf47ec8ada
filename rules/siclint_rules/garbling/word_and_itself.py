"""A word joined to itself or explained by itself: `common and common names`, `the rocket Momo (Momo)`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.lexicon import lexicon
from siclint.english.people import place_names

_LINKS = frozenset(("and", "or"))
# Said on purpose: `neck and neck`, `such and such`, `over and over`; or no adjective in the sense of the rule.
_IDIOMS = frozenset(
    """
    neck time half side hand face more less lots over again round through down back such same some only many much
    long very just there here these those this that first last next well good right left wrong days years hours
    general high growing inch step foot head toes heart rich poor home away then what which whom whose war love money
    """.split()
)
_LEAST = 4
_JOINED = frozenset((" ", "\u00a0"))
# How sure the tagger has to be that both are adjectives or nouns.
_SURE = 0.6


# `at a meeting this Saturday. Saturday.`
_ALONE = regex.compile(r"(?<=\p{Ll} )\b(?<word>\p{Lu}\p{L}{3,})\. (?P=word)\.(?=\s|\Z)")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = regex.compile(rf"\b(?:{_MONTH}) (?<day>\d{{1,2}}) (?:and|or|to) (?P=day)\b(?![.,:]?\d| (?:{_MONTH})\b)")
_BRACKETS = regex.compile(r"(?<=[\p{L}\p{N}][\"”’]?[ \u00a0]?)\((?<inside>[\"“]?\p{L}[^()\n]{2,40})\)")
# A list of stations, players or towns has brackets with each of its items.
_LIST_REACH = 60
_LONGEST_TICKER = 5
_PROSE = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.HEADLINE})


def check(article: Article) -> Iterator[Finding]:
    """Each word that is joined to itself, and each phrase whose explanation in brackets is the phrase."""
    yield from _joined(article)
    for match in _ALONE.finditer(article.text):
        yield Finding(match.start("word"), match.end(), f"“{match['word']}” stands again as a sentence of its own")
    for match in _DATES.finditer(article.text):
        yield Finding(
            match.start("day"), match.end(), f"“{match['day']}” is joined to itself; the original has two dates"
        )
    if "(" in article.text:
        yield from _explained(article)


def _explained(article: Article) -> Iterator[Finding]:
    """Each phrase that stands again in brackets right behind itself, other than towns in lists of towns."""
    text = article.text
    for match in _BRACKETS.finditer(text):
        inside = match["inside"].strip(' "“”')
        before = text[max(0, match.start() - 80) : match.start()].rstrip(' \u00a0"“”’')
        start = max(0, match.start() - 80) + len(before) - len(inside)
        if not before.casefold().endswith(inside.casefold()) or text[start - 1 : start].isalnum() or not inside:
            continue
        around = text[max(0, start - _LIST_REACH) : start] + text[match.end() : match.end() + _LIST_REACH]
        paragraph = article.paragraph_at(start)
        if paragraph is None or article.paragraphs[paragraph].kind not in _PROSE:
            continue
        if inside.isupper() and len(inside) <= _LONGEST_TICKER and text[start : start + len(inside)] == inside:
            continue  # a company that is traded under its name: `AMD (AMD)`
        if inside.casefold() in place_names() or "(" in around:
            continue
        yield Finding(start, match.end(), f"“{inside}” is explained by itself; the original has two words")


def _joined(article: Article) -> Iterator[Finding]:
    """Each adjective or noun that “and” or “or” joins to itself, and to nothing behind it."""
    tokens = article.tokens
    for i in article.find_words(_LINKS):
        if i == 0 or i + 1 >= len(tokens) or tokens.lower[i - 1] != tokens.text[i + 1]:
            continue
        word = tokens.text[i + 1]
        if len(word) < _LEAST or not word.isalpha() or word in _IDIOMS or not _stands_alone(article, i):
            continue
        kind = _kind(article, i)
        if kind == "N" and tokens.lower[i] == "or":
            continue
        if kind is not None and not _is_part(article, i - 1) and not _goes_on(article, i + 1, kind):
            start, end = tokens.start[i - 1], tokens.end[i + 1]
            yield Finding(start, end, f"“{word}” is joined to itself; the original has two words")


def _stands_alone(article: Article, i: int) -> bool:
    """Whether nothing but spaces parts the three words, and the figure is not drawn out: `on and on and on`."""
    tokens, text = article.tokens, article.text
    parted = (text[tokens.end[j] : tokens.start[j + 1]] for j in (i - 1, i))
    if any(gap not in _JOINED for gap in parted) or article.sentence_of_token(i - 1) != article.sentence_of_token(
        i + 1
    ):
        return False
    word = tokens.lower[i + 1]
    return tokens.lower[i + 3 : i + 4] != [word] and (i < 3 or tokens.lower[i - 3] != word)


def _kind(article: Article, i: int) -> str | None:
    """`A` when the words round the link are adjectives, `N` when they are nouns that are not counted, else None."""
    word = article.tokens.text[i + 1]
    classes = lexicon().get(word, "").split("+")
    for code, name in (("A", "JJ"), ("N", "NN")):
        sure = all(article.tags.probability_at(j, code) >= _SURE for j in (i - 1, i + 1))
        if sure and name in classes and not (name == "NN" and word.endswith("s") and not word.endswith("ss")):
            return code
    return None


def _is_part(article: Article, i: int) -> bool:
    """Whether the first word ends a longer term: `petty officer and officer`, `junior high or high school`."""
    return article.tokens.first[article.sentence_of_token(i)] < i and article.tags.codes[i - 1] in "NPA"


def _goes_on(article: Article, i: int, kind: str) -> bool:
    """Whether the second word begins something longer: `clothing and clothing accessories`, `story and story of`."""
    tokens, codes = article.tokens, article.tags.codes
    if i + 1 >= len(tokens) or article.sentence_of_token(i + 1) != article.sentence_of_token(i):
        return False
    behind = tokens.lower[i + 1]
    if tokens.text[i + 1] in {"-", "‑", "–", "/"} or behind in {"of", "and", "or"}:
        return True
    if kind == "A":
        return False
    # A noun may have a part of its own behind it: `employment and employment with contractors`.
    return codes[i + 1] != "U" and behind not in {"for", "on", "in"}


rule = Rule(
    name="word-and-itself",
    family="garbling",
    summary="A word is joined to itself, or explained by itself in brackets",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
)
