"""A sentence that goes round in circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from siclint import Article, Finding, Related, Rule, Severity, Status

# Four words three times in one sentence: the measure that tells translation loops from style.
_LENGTH = 4
_TIMES = 3
_SHORT_LENGTH = 2
_SHORT_TIMES = 4
# With commas between, four may still be a chant.
_LISTED_TIMES = 5
# A list of figures or a clause of law says "at the end of" three times, too, each time with other words behind it; in a
# loop next to nothing stands between.
_DENSE = 0.8


def check(article: Article) -> Iterator[Finding]:
    """Each sentence in which a run of words comes back until it can be no figure of speech."""
    tokens = article.tokens
    for sentence in range(len(article.sentences)):
        span = article.tokens_of(sentence)
        if len(span) < _LENGTH * _TIMES:
            continue
        lower = tokens.lower[span.start : span.stop]
        # Three times four words, or four times two, are so many words that stand there already.
        if len(lower) - len(set(lower)) < _SHORT_LENGTH * (_SHORT_TIMES - 1):
            continue
        places = _far_repeats(lower) or _close_repeats(lower) or _listed_repeats(lower)
        if places is None:
            continue
        length, starts = places
        left, right = span.start + starts[0], span.start + starts[-1] + length - 1
        phrase = article.text[tokens.start[left] : tokens.end[left + length - 1]]
        yield Finding(
            tokens.start[left],
            tokens.end[right],
            f"“{phrase}” comes {len(starts)} times in one sentence",
            related=tuple(
                Related(tokens.start[span.start + s], tokens.end[span.start + s + length - 1], "again")
                for s in starts[1:]
            ),
        )


def _far_repeats(lower: list[str]) -> tuple[int, list[int]] | None:
    """Where the commonest run of four words or more stands, if it stands three times with hardly a word between."""
    grams = [tuple(lower[i : i + _LENGTH]) for i in range(len(lower) - _LENGTH + 1)]
    if len(grams) - len(set(grams)) < _TIMES - 1:
        return None
    gram, count = Counter(grams).most_common(1)[0]
    if count < _TIMES or not all(word.isalpha() for word in gram):
        return None
    starts: list[int] = []
    for i, other in enumerate(grams):
        if other == gram and (not starts or i >= starts[-1] + _LENGTH):
            starts.append(i)
    if len(starts) < _TIMES:
        return None
    length = _LENGTH
    room = min(following - start for start, following in pairwise([*starts, len(lower)]))
    while length < room and len({lower[start + length] for start in starts}) == 1:
        length += 1
    dense = len(starts) * length >= _DENSE * (starts[-1] + length - starts[0])
    return (length, starts) if dense else None


def _close_repeats(lower: list[str]) -> tuple[int, list[int]] | None:
    """Where a run of two words is said four times or more without a break."""
    for length in range(_SHORT_LENGTH, _LENGTH):
        # One byte a token: whether the one `length` further on is the same.
        if b"\x01" * (length * (_SHORT_TIMES - 1)) not in bytes(map(eq, lower, lower[length:])):
            continue
        for start in range(len(lower) - length * _SHORT_TIMES + 1):
            phrase = lower[start : start + length]
            if not all(word.isalpha() for word in phrase) or len(set(phrase)) == 1:
                continue
            times = 1
            while lower[start + times * length : start + (times + 1) * length] == phrase:
                times += 1
            if times >= _SHORT_TIMES:
                return length, [start + k * length for k in range(times)]
    return None


def _listed_repeats(lower: list[str]) -> tuple[int, list[int]] | None:
    """Where a run of two or three words is said five times or more with commas between."""
    if lower.count(",") < _LISTED_TIMES - 1:
        return None
    for length in range(_SHORT_LENGTH, _LENGTH):
        step = length + 1
        for comma in (i for i, word in enumerate(lower) if word == "," and i >= length):
            start = comma - length
            phrase = lower[start:comma]
            if not all(word.isalpha() for word in phrase) or len(set(phrase)) == 1:
                continue
            times = 1
            while lower[start + times * step : start + times * step + length] == phrase:
                times += 1
                if lower[start + times * step - 1 : start + times * step] != [","]:
                    break
            if times >= _LISTED_TIMES:
                return length, [start + k * step for k in range(times)]
    return None


rule = Rule(
    name="loop",
    family="garbling",
    summary="A sentence repeats itself again and again",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation/MT hallucination",
    its="duplication",
    check=check,
)
