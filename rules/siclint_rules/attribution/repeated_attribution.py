"""One sentence says twice who said it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules.attribution._speech import (
    SAYING,
    SPEAKING_PRONOUNS,
    Attribution,
    end_of_aside,
    is_person,
    is_saying,
    speaker_before,
    speaker_behind,
)

_LEAST_BETWEEN = 2
_MOST = 6
"""Attributions of one sentence that are compared."""
_PERSON = frozenset({"he", "she"})
_DETERMINERS = frozenset("the a an his her its their of mr mrs ms dr".split())
_OPENING = frozenset({'"', "“", "‘"})
_ALSO_ACTS = frozenset(
    """
    continued asked asks assured assures revealed indicated announced reported reiterated repeated states warned added
    told confirmed suggested proposed recommended declared acknowledged admitted demanded promised pledged predicted
    forecast estimated noted
    """.split()
)
"""Verbs that say what somebody did, unless a clause or a quotation follows: `the company announced plans`."""
_LINKS = frozenset("which who whom that and but or because since while where when if though although".split())
"""Behind these an aside says again whose words a clause is: `quotas which, he said, would help`."""
_CLOSING = frozenset({'"', "”", "’", "'"})


def check(article: Article) -> Iterator[Finding]:
    """Each attribution that closes or interrupts a sentence that already names the same speaker."""
    by_sentence: dict[int, list[int]] = {}
    for token in article.find_words(SAYING | {"according"}):
        by_sentence.setdefault(article.sentence_of_token(token), []).append(token)
    for tokens in by_sentence.values():
        if len(tokens) < 2:
            continue
        triggers = [i for i in tokens if not in_quotation(article, article.tokens.start[i])]
        found = [said for token in triggers if (said := _attribution(article, token)) is not None]
        for one, other in pairwise(triggers):
            if _is_said_by_two(article, one, other):
                yield _two_speakers(article, one, other)
        reported = -1
        for first, second in combinations(found[:_MOST], 2):
            if first.start <= reported:
                continue
            reason = _reason(article, first, second)
            if reason is not None:
                reported = second.start
                yield _finding(article, first, second, reason)


def _is_said_by_two(article: Article, one: int, other: int) -> bool:
    """Whether a sentence reads `Orlik, said Lind, said that`."""
    tokens = article.tokens
    if tokens.text[other - 1] != "," or tokens.text[one - 1] != "," or tokens.lower[one] not in SAYING or one < 2:
        return False
    name, second = speaker_before(article, one - 1), speaker_behind(article, one)
    if name is None or second is None or second.stop != other - 1 or tokens.lower[other] not in SAYING:
        return False
    names = article.tags.codes[name[-1]] == "P" == article.tags.codes[second[-1]]
    follows = tokens.lower[other + 1 : other + 2] == ["that"] or end_of_aside(article, other + 1) is not None
    return names and follows and name.start == article.tokens_of(article.sentence_of_token(one)).start


def _two_speakers(article: Article, one: int, other: int) -> Finding:
    tokens = article.tokens
    start, end = tokens.start[article.tokens_of(article.sentence_of_token(one)).start], tokens.end[other]
    return Finding(start, end, f"two speakers say one thing: “{article.text[start:end]}”")


def _attribution(article: Article, token: int) -> Attribution | None:
    lower = article.tokens.lower
    if lower[token] == "according":
        if lower[token + 1 : token + 2] != ["to"]:
            return None
        speaker = speaker_behind(article, token + 1)
        return Attribution(token, speaker.stop, token, speaker) if speaker is not None else None
    if not is_saying(article, token):
        return None
    before = speaker_before(article, token) or _apposed(article, token)
    if before is not None:
        return Attribution(before.start, token + 1, token, before)
    behind = speaker_behind(article, token)
    return Attribution(token, behind.stop, token, behind) if behind is not None else None


def _apposed(article: Article, verb: int) -> range | None:
    """The speaker with what stands beside it: `The head of the bank, Ada Lind, said`."""
    text = article.tokens.text
    if verb < 2 or text[verb - 1] != ",":
        return None
    last = speaker_before(article, verb - 1)
    if last is None or last.start < 2 or text[last.start - 1] != ",":
        return None
    name = speaker_before(article, last.start - 1)
    return range(name.start, last.stop) if name is not None else None


def _reason(article: Article, first: Attribution, second: Attribution) -> str | None:
    """What is wrong with two attributions of a sentence, if something is."""
    if second.start < first.end:
        return _two_verbs(article, first, second)
    text = article.tokens.text
    if not _is_aside(article, second) or not (_governs(article, first) or _says_that(article, first, second)):
        return None
    between = range(first.end, second.start)
    if sum(text[i][0].isalnum() for i in between) < _LEAST_BETWEEN:
        return None
    return "the sentence says twice who said it: {}" if _is_same(article, first, second) else None


def _two_verbs(article: Article, first: Attribution, second: Attribution) -> str | None:
    """Whether one name stands between two verbs of saying that both close a quotation: `,” said Lind said.`"""
    text = article.tokens.text
    if first.start != first.verb or second.speaker != first.speaker or second.verb != first.end:
        return None
    if first.start and text[first.start - 1] in {",", *_CLOSING} and end_of_aside(article, second.end) is not None:
        return "two verbs of saying share one speaker: {}"
    return None


def _is_aside(article: Article, found: Attribution) -> bool:
    """Whether commas part an attribution from the sentence: `, he said,` or `, according to the bank.`"""
    text = article.tokens.text
    if text[found.start - 1] != "," and not (text[found.start - 1] in _CLOSING and text[found.start - 2] in {",", "?"}):
        return False
    end = end_of_aside(article, found.end)
    if end is None or text[end] in _CLOSING or article.tokens.lower[found.start - 2] in _LINKS:
        return False
    follows = text[end + 1 : end + 2]
    # What is said begins behind the comma: `, he said, “no”`.
    return not (text[end] == "," and follows and follows[0] in {'"', "“", "‘"})


def _governs(article: Article, first: Attribution) -> bool:
    """Whether the first attribution opens the sentence or one of its main clauses and says what follows."""
    tokens = article.tokens
    span = article.tokens_of(article.sentence_of_token(first.start))
    if first.verb == first.start and tokens.lower[first.verb] != "according":
        return False
    if first.end >= span.stop or tokens.text[first.end] in {".", "?", "!"}:
        return False
    before = first.start - 1
    if tokens.lower[first.verb] in _ALSO_ACTS and tokens.text[first.end] not in {"that", ",", ":", *_OPENING}:
        return False
    if tokens.lower[first.verb] == "according":
        opens = before < span.start or tokens.text[before] == "," or tokens.lower[before] in {"and", "but"}
        return opens and tokens.text[first.end] in {",", "("}
    return before < span.start or _is_phrase(article, range(span.start, first.start))


def _says_that(article: Article, first: Attribution, second: Attribution) -> bool:
    """Whether the first one opens a clause anywhere in the sentence, and the second repeats its name."""
    tokens = article.tokens
    return (
        tokens.lower[first.end] == "that"
        and first.start < first.verb
        and [tokens.lower[i] for i in first.speaker] == [tokens.lower[i] for i in second.speaker]
        and tokens.lower[first.speaker[0]] not in SPEAKING_PRONOUNS
    )


def _is_phrase(article: Article, before: range) -> bool:
    """Whether what stands before the speaker is no clause: `In a letter to the owners, Lind said`."""
    lower, codes = article.tokens.lower, article.tags.codes
    return len(before) < _FAR and not any(codes[i] in "VWSO" or lower[i] in {"as", "like"} for i in before)


_FAR = 14


def _is_same(article: Article, first: Attribution, second: Attribution) -> bool:
    """Whether both may be the same speaker and nobody else is named between them."""
    lower, codes = article.tokens.lower, article.tags.codes
    one = {lower[i] for i in first.speaker} - _DETERMINERS
    word = lower[second.speaker[0]]
    if len(second.speaker) > 1 or word not in SPEAKING_PRONOUNS:
        return second.head(article) in one
    if word in one:
        return True
    if lower[first.speaker[0]] in SPEAKING_PRONOUNS:
        return False
    if word == "they":
        return codes[first.speaker[-1]] == "N" and first.head(article).endswith("s")
    person = is_person(article, first.speaker)
    return person if word in _PERSON else not person and lower[first.speaker[0]] == "the"


def _finding(article: Article, first: Attribution, second: Attribution, reason: str) -> Finding:
    tokens = article.tokens

    def words(found: Attribution) -> str:
        return article.text[tokens.start[found.start] : tokens.end[found.end - 1]]

    start, end = tokens.start[first.start], tokens.end[second.end - 1]
    if second.start < first.end:
        return Finding(start, end, reason.format(f"“{article.text[start:end]}”"))
    related = (Related(start, tokens.end[first.end - 1], "the speaker is named here"),)
    message = reason.format(f"“{words(first)}” and “{words(second)}”")
    if end - start > _LONGEST:
        start = tokens.start[second.start]
    return Finding(start, end, message, related=related)


_LONGEST = 160


rule = Rule(
    name="repeated-attribution",
    family="attribution",
    summary="One sentence says twice who said it",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    yields_to=("repeated-phrase", "loop"),
)
