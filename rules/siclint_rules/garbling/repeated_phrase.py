"""A run of words that is repeated at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

_LONGEST = 8
# “more and more and more”, “back to back to back”, “day after day after day”: figures of speech.
_LINKS = frozenset("and or to by after on upon in of for but then".split())


def check(article: Article) -> Iterator[Finding]:
    """Each phrase of two to eight words that stands again right after itself."""
    tokens = article.tokens
    for sentence in range(len(article.sentences)):
        span = article.tokens_of(sentence)
        lower = tokens.lower[span.start : span.stop]
        if len(set(lower)) == len(lower):
            continue
        yield from _repeats(article, span.start, lower)


def _repeats(article: Article, first: int, lower: Sequence[str]) -> Iterator[Finding]:
    tokens, text = article.tokens, article.text
    place = 0
    while place < len(lower):
        length = next((n for n in range(2, _LONGEST + 1) if _repeated(lower, place, n)), 0)
        if not length or _is_figure(lower, place, length):
            place += 1
            continue
        left, middle, right = first + place, first + place + length, first + place + 2 * length - 1
        place += 2 * length
        copy = text[tokens.start[middle] : tokens.end[right]]
        plain = all(
            text[tokens.end[i] : tokens.start[i + 1]].isspace() or tokens.end[i] == tokens.start[i + 1]
            for i in range(left, right)
        )
        # A phrase in capitals is a name, a slogan or a chant.
        if not plain or not any(tokens.text[i].islower() for i in range(middle, right + 1)):
            continue
        yield Finding(
            tokens.start[left],
            tokens.end[right],
            f"“{copy}” stands twice in a row",
            fixes=(
                Fix(
                    f"Take one “{copy}” out",
                    (Edit(tokens.end[middle - 1], tokens.end[right], ""),),
                    Applicability.UNSAFE,
                ),
            ),
        )


def _repeated(lower: Sequence[str], place: int, length: int) -> bool:
    """Whether `length` words repeat from `place` on; words only, so that no list or rule of dots counts."""
    phrase = lower[place : place + length]
    return (
        phrase == lower[place + length : place + 2 * length]
        and len(set(phrase)) > 1
        and all(word.isalpha() or word in {"'s", "’s"} for word in phrase)
    )


def _is_figure(lower: Sequence[str], place: int, length: int) -> bool:
    """Whether the repetition is idiom: a word linked to itself again, or a thing that is what it is."""
    if length != 2:
        return False
    phrase = lower[place : place + 2]
    before = lower[place - 1] if place else ""
    after = lower[place + 4] if place + 4 < len(lower) else ""
    linked = (phrase[0] in _LINKS and before == phrase[1]) or (phrase[1] in _LINKS and after == phrase[0])
    # “burying, and burying and burying”, “what makes a gadget a gadget”
    return linked or phrase[0] in {"and", "or", "a", "an"} or phrase[1] in {"and", "or"}


rule = Rule(
    name="repeated-phrase",
    family="garbling",
    summary="A phrase stands twice in a row",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("loop",),
)
