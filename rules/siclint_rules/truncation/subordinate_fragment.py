"""A clause or phrase that leans on a main clause which is not there."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import (
    SURELY_VERBLESS,
    finite,
    follows_abbreviation,
    goes_on_from,
    in_quotation,
    is_prose,
    main_clause,
    words,
)

# These begin a clause that needs another. “Because” stands alone in good journalism; “as” begins too much else.
_CLAUSE = frozenset("although though whereas while if unless when once until after since before".split())
# These begin phrases too, or a clause that any comma may end.
_WITHOUT_COMMA = frozenset("when once until after since before".split())
# These begin a phrase that needs a clause.
_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "in addition to", "in spite of", "because of", "due to", "as well as", "together with", "along with",
        "such as", "including", "despite", "instead of", "rather than", "thanks to", "regarding", "in view of",
        "with regard to", "with respect to", "in connection with", "as a result of", "on the basis of",
        "in accordance with", "in order to", "so that", "in case of", "by means of", "in the framework of",
        "within the framework of", "in light of", "in response to", "depending on", "owing to", "which", "whose",
    )
)  # fmt: skip
# With “which” or “whom” behind them they begin a clause, but for `in which case`, `at which point`, `to which he said`.
_BEFORE_RELATIVE = frozenset("in through for from with under of into by without against among on".split())
_FIRST = frozenset(phrase[0] for phrase in _PHRASES) | _CLAUSE | _BEFORE_RELATIVE | {"as"}
_STYLE = (
    ("if", "only"),
    ("as", "if"),
    ("as", "though"),
    ("as", "for"),
    ("as", "well"),
    ("as", "to"),
    ("even", "if"),
    ("not", "that"),
)
# In tags: the word that introduces the clause, one noun or name with what belongs to it, and the verb.
_CLAUSE_ALONE = regex.compile(r"I(?:D?[AM]*N(?:ID?[AM]*N)?|D?P+N?|O)R?[VW]")
_TIMES = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday christmas easter ramadan spring summer autumn winter
    """.split()
)
# “Since Brexit Britain has changed” is a phrase and a clause; “since President Lind left” is a clause.
_TITLES = frozenset(
    """
    mayor president chancellor premier governor senator general judge professor pastor mr mr. mrs mrs. ms ms. dr dr.
    king queen pope prince princess minister
    """.split()
)
_LEAST_WORDS = 6
# In the past tense “once” may mean long ago.
_PRESENT = frozenset("is are has have 's ’s 're ’re 've ’ve can will do does gets get becomes become".split())
_CONTRAST = frozenset({"while", "whereas"})
_LEAST_CONTRAST = 5
_SHOWN = 8
_MOST_TOKENS = 35  # in a longer sentence the main clause is easily overlooked
_RELATIVE = frozenset({"which", "whose"})
_LEAST_RELATIVE = 8
_LEAST_PASSIVE = 6
# Verbs with which “which” takes up all that was said before. Good journalists make a sentence of that.
_COMMENTS = frozenset(
    """
    explains explained makes made means meant brings brought leads leaves left begs raises raised gives gave says said
    seems seemed goes went helps helped sounds sounded feels felt suits suited might may could would can must should
    """.split()
)


def check(article: Article) -> Iterator[Finding]:
    """Each sentence of running text that is nothing but such a clause or phrase."""
    tokens = article.tokens
    for index in range(len(article.sentences)):
        span = article.tokens_of(index)
        if not span or tokens.lower[span.start] not in _FIRST or not is_prose(article, index):
            continue
        found = words(article, index)
        least = _LEAST_CONTRAST if tokens.lower[span.start] in _CONTRAST else _LEAST_WORDS
        if len(found) < least or follows_abbreviation(article, index) or in_quotation(article, index):
            continue
        if not _leans(article, index, span):
            continue
        sentence = article.sentences[index]
        yield Finding(
            sentence.start,
            sentence.end if len(found) <= 2 * _SHOWN else tokens.end[found[_SHOWN]],
            f"the sentence begins with “{tokens.text[span.start]}” and has no main clause",
        )


def _leans(article: Article, index: int, span: range) -> bool:
    lower = article.tokens.lower[span.start : span.stop]
    if lower[0] in _RELATIVE and _is_relative_clause(article, span, lower):
        return True
    for phrase in _PHRASES:
        if tuple(lower[: len(phrase)]) == phrase:
            return finite(article, index) <= SURELY_VERBLESS
    if lower[0] in _BEFORE_RELATIVE:
        return _is_relative_with_preposition(article, span, lower)
    if lower[:3] == ["as", "soon", "as"] and "," not in lower:
        return article.tags.codes[span.start + 3] in "ODPNM" and not main_clause(article, span)
    return lower[0] in _CLAUSE and tuple(lower[:2]) not in _STYLE and _is_clause_alone(article, span, lower)


def _is_clause_alone(article: Article, span: range, lower: list[str]) -> bool:
    codes = article.tags.codes[span.start : span.stop]
    if len(lower) > _MOST_TOKENS or (lower[0] in _WITHOUT_COMMA and _may_stand_alone(article, span, lower)):
        return False
    if codes[0] == "I":
        # “After the war he left”, “after lunch Lind left”: a phrase and a clause. “After Lind left” is a clause alone.
        if lower[1] in _TIMES or lower[1][0].isdigit() or _CLAUSE_ALONE.match(codes) is None:
            return False
        return (codes[1:3] != "PP" or lower[1] in _TITLES) and not main_clause(article, span[1:], introduced=1)
    # “Although tired”, “while teaching”, “if necessary” are no clauses; what follows them is.
    adverb = int(codes[1] == "R" and lower[1].endswith("ly"))
    return codes[1 + adverb] in "ODPNM" and not main_clause(article, span)


def _may_stand_alone(article: Article, span: range, lower: list[str]) -> bool:
    """Whether its first word need not begin a clause: `Once the light was red.`, `Since his fall the keeper limps.`"""
    if "," in lower or lower[1] in {"that", "this", "then"}:
        return True
    if lower[0] == "once" and not _PRESENT.intersection(lower):
        return True
    codes = article.tags.codes
    verb = next((i for i in span if codes[i] in "VW"), span.stop)
    nouns = [i for i in range(span.start, verb) if codes[i] in "NP"]
    return any(codes[i + 1] in "OD" or article.tokens.lower[i + 1] == "there" for i in nouns)


def _is_relative_clause(article: Article, span: range, lower: list[str]) -> bool:
    """Whether “which” with its verb tells more of a noun, and does not comment: `Which is why nobody came.`"""
    codes = article.tags.codes
    verb = next((i for i in span[1:4] if codes[i] in "VW"), None)
    if lower[0] == "which" and (codes[span.start + 1] in "NA" or not _follows_statement(article, span)):
        return False  # “Which market is meant”, “Who should go? Which recommended a programme.”
    if lower[0] == "which" and lower[1:2] in (["will"], ["would"]) and len(lower) >= _LEAST_PASSIVE:
        return lower[2:3] == ["be"] and codes[span.start + 3] == "p"
    if verb is None or len(lower) < _LEAST_RELATIVE or article.tokens.lower[verb] in _COMMENTS:
        return False
    if codes[verb] == "V" or lower[0] == "whose":
        return True
    return codes[verb + 1] in "pbg" or (article.tokens.lower[verb + 1] in {"not", "also"} and codes[verb + 2] in "pbg")


def _follows_statement(article: Article, span: range) -> bool:
    return article.text[: article.tokens.start[span.start]].rstrip()[-1:] not in {"?", ":"}


def _is_relative_with_preposition(article: Article, span: range, lower: list[str]) -> bool:
    """`Through which the men crawled out.`: no question, and with a subject and a verb of its own."""
    if len(lower) < _LEAST_PASSIVE or lower[1] not in {"which", "whom"} or "?" in lower[-3:]:
        return False
    if lower[0] == "in" and not goes_on_from(article, article.sentence_of_token(span.start)):
        return False  # a title: “In which our hero meets a bear”
    codes = article.tags.codes[span.start : span.stop]
    return codes[2] in "DONPAM" and lower[2] not in {"case", "point", "time"} and "," not in lower and "V" in codes


rule = Rule(
    name="subordinate-fragment",
    family="truncation",
    summary="A subordinate clause or phrase stands alone as a sentence",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
)
