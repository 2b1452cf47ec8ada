"""A speaker cut off from the words that say who the speaker is, or from what was said."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import REPORT_VERBS, SURELY_VERBLESS, finite, goes_on_from, in_quotation, is_prose, words

_LINKS = frozenset("at of in for from with to on".split())
_LONGEST_SPEAKER = 9
_SPEAKER = frozenset("PNADIU")
_LEAST, _MOST = 3, 25
_SHOWN = 4


# `Former envoy Daniel Hale said Friday.`: what he said stands in the sentence before.
_BARE = frozenset("said says reported reports stated noted added announced wrote stressed emphasized".split())
_WHEN = frozenset(
    """
    on last late early monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night today
    yesterday
    """.split()
)
_SAID = frozenset("said says added adds told explained stressed concluded".split())
_LEAST_SUBJECT = 2
_OTHER_VERB = 0.3
_NO_SUBJECT = frozenset(
    "as so what that which who he she they it we i you this those these nobody everyone all".split()
)


def check(article: Article) -> Iterator[Finding]:
    """Each piece of an attribution that a full stop has made a sentence."""
    yield from _offices(article)
    yield from _behind_quotations(article)
    for i in article.find_words(_BARE):
        sentence = article.sentence_of_token(i)
        if is_prose(article, sentence) and _is_bare(article, sentence, i):
            place = article.sentences[sentence]
            yield Finding(
                place.start,
                place.end,
                f"the sentence ends with “{article.tokens.text[i]}” and does not say what was said",
            )


def _behind_quotations(article: Article) -> Iterator[Finding]:
    """`“I was at home”. Said Mr. Lind with tears in his eyes.`: the verb of saying has a capital behind a quotation."""
    tokens = article.tokens
    for i in article.find_words(_SAID):
        sentence = article.sentence_of_token(i)
        place = article.sentences[sentence]
        if tokens.first[sentence] != i or not is_prose(article, sentence) or article.tags.codes[i + 1] not in "PDO":
            continue
        before = article.text[max(0, place.start - 3) : place.start].rstrip()
        # “I came.” Said Lind: “Nobody helped.”
        opens = any(mark in article.text[place.start : place.end] for mark in ':"“«')
        if not opens and before[-2:] in {'".', "”.", "».", '."', ".”"} and tokens.lower[i + 1] not in {"to", "by"}:
            yield Finding(
                place.start,
                tokens.end[i + 1],
                f"“{tokens.text[i]}” begins a sentence, but belongs to the quotation before it",
            )


def _is_bare(article: Article, sentence: int, verb: int) -> bool:
    """Whether the sentence is a speaker and a verb of saying, perhaps with a day, and nothing else."""
    tokens = article.tokens
    span, found = article.tokens_of(sentence), words(article, sentence)
    if any(not tokens.text[i][0].isalnum() and tokens.text[i] not in _INSIDE for i in span) or sentence == 0:
        return False
    if any(tokens.lower[i] not in _WHEN for i in found if i > verb) or tokens.lower[found[0]] in _NO_SUBJECT:
        return False
    subject = [i for i in found if i < verb]
    if len(subject) < _LEAST_SUBJECT or not _NO_CLAUSE.isdisjoint(tokens.lower[i] for i in subject):
        return False
    if any(article.tags.probability_at(i, "VWpg") > _OTHER_VERB for i in subject):
        return False
    before = article.text[article.sentences[sentence - 1].end - 1]
    same = article.sentences[sentence - 1].paragraph == article.sentences[sentence].paragraph
    return article.tags.codes[verb] == "V" and before in '.”"’' and not (same and before != ".")


_INSIDE = frozenset((".", "-", "’s", "'s", "&", "/"))
_NO_CLAUSE = frozenset("that which who as if when what than not never".split())


def _offices(article: Article) -> Iterator[Finding]:
    """Each verbless sentence of office or place behind a sentence that ends in a verb of saying and a name."""
    tokens, codes = article.tokens, article.tags.codes
    for index in range(1, len(article.sentences)):
        if codes[tokens.first[index] - 2] != "P" or not is_prose(article, index) or not goes_on_from(article, index):
            continue
        found = words(article, index)
        if not _LEAST <= len(found) <= _MOST or in_quotation(article, index):
            continue
        if not any(tokens.lower[i] in _LINKS for i in found[1:-1]) or codes[found[0]] not in "PNA":
            continue
        name = _speaker(article, index - 1)
        if name is None or finite(article, index) > SURELY_VERBLESS:
            continue
        end = tokens.end[found[min(_SHOWN, len(found) - 1)]]
        yield Finding(
            tokens.start[name],
            end,
            f"the attribution is cut in two by a full stop after “{tokens.text[words(article, index - 1)[-1]]}”",
        )


def _speaker(article: Article, sentence: int) -> int | None:
    """The first token of the name that ends the sentence behind a verb of saying; None when there is none."""
    tokens, codes = article.tokens, article.tags.codes
    found = words(article, sentence)
    if not found or codes[found[-1]] != "P":
        return None
    first = found[-1]
    for steps, i in enumerate(reversed(found)):
        if tokens.lower[i] in REPORT_VERBS:
            return first if steps else None
        if steps >= _LONGEST_SPEAKER or codes[i] not in _SPEAKER:
            return None
        if codes[i] == "P" and first - i <= 1:
            first = i
    return None


rule = Rule(
    name="split-attribution",
    family="garbling",
    summary="A full stop parts a speaker from office or words",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Textual conventions",
    its="grammar",
    check=check,
)
