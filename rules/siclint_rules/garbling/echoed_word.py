"""A word that comes again behind its verb or noun: `will appeal will`, `never happened never`, `report of report`."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.lexicon import lexicon
from siclint_rules.garbling._clauses import is_relative, share, word_before


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODALS = _words("will would can could may might must shall should")
_ADVERBS = _words("also already never always still often")
# “What is done is done”, “whoever will come will come”: a clause is the subject of the second one.
_CLAUSE = _words(
    "what whatever who whoever which whichever all where wherever when whenever how everything anything nothing "
    "those as than if there here once"
)
_SAID_ON_PURPOSE = _words("say day night year step side end time time face hand back part page word half man")
_LEAST = 5
_SURE, _VERBAL = 0.9, 0.8


def check(article: Article) -> Iterator[Finding]:
    """Each such word, with one word between that it belongs to."""
    tokens = article.tokens
    for i in article.find_words(_MODALS | _ADVERBS):
        if i + 2 < len(tokens) and tokens.lower[i] == tokens.lower[i + 2] and _is_echo(article, i):
            yield _finding(article, i)
    for i in article.find_words(frozenset({"of"})):
        if 0 < i < len(tokens) - 1 and tokens.lower[i - 1] == tokens.lower[i + 1] and _is_noun_echo(article, i):
            yield _finding(article, i - 1)


def _finding(article: Article, i: int) -> Finding:
    tokens = article.tokens
    return Finding(
        tokens.start[i],
        tokens.end[i + 2],
        f"“{tokens.text[i + 2]}” stands before and behind “{tokens.text[i + 1]}”: one of the two is left over",
    )


def _is_side_by_side(article: Article, i: int) -> bool:
    """Whether nothing but spaces stands between three words of one sentence, the last two in small letters."""
    tokens, text = article.tokens, article.text
    spaces = text[tokens.end[i] : tokens.start[i + 1]], text[tokens.end[i + 1] : tokens.start[i + 2]]
    small = tokens.text[i + 1].islower() and tokens.text[i + 2].islower()
    return (
        small
        and all(space.isspace() for space in spaces)
        and article.sentence_of_token(i) == article.sentence_of_token(i + 2)
    )


def _is_echo(article: Article, i: int) -> bool:
    lower = article.tokens.lower
    if not _is_side_by_side(article, i) or word_before(article, i, _CLAUSE) is not None:
        return False
    if lower[i + 1] in _SAID_ON_PURPOSE or is_relative(article, i):
        return False
    if lower[i] in _ADVERBS:
        return share(article, i + 1, "VWp") >= _VERBAL
    return min(share(article, i, "W"), share(article, i + 2, "W")) >= _SURE and share(article, i + 1, "v") >= _VERBAL


def _is_noun_echo(article: Article, i: int) -> bool:
    """Whether one noun stands bare on both sides of “of”: `an increase of increase`, not `the best of the best`."""
    tokens = article.tokens
    noun = tokens.lower[i + 1]
    if len(noun) < _LEAST or noun in _SAID_ON_PURPOSE or not _is_side_by_side(article, i - 1):
        return False
    classes = lexicon().get(noun, "").split("+")
    if "NN" not in classes or noun.endswith("s"):
        return False  # “imitations of imitations”
    return tokens.text[i - 1].islower() and min(share(article, i - 1, "N"), share(article, i + 1, "N")) >= _SURE


rule = Rule(
    name="echoed-word",
    family="garbling",
    summary="A word comes again right behind its verb or noun",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    yields_to=("loop", "repeated-phrase", "repeated-word", "auxiliary-form"),
)
