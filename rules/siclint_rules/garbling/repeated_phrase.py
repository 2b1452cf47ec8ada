"""A run of words that is repeated at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.quotations import in_quotation

_LONGEST = 8
# With commas in it a phrase has to be this long, in tokens and in words: “slowly, slowly” and chants are shorter.
_LONGEST_LISTED, _LEAST_LISTED, _LEAST_WORDS = 18, 8, 7
# Outside quotations a clause with its verb may be shorter: `he agreed on the spot, he agreed on the spot`.
_LEAST_CLAUSE = 5
# “more and more and more”, “back to back to back”, “day after day after day”: figures of speech.
_LINKS = frozenset("and or to by after on upon in of for but then".split())

_HYPHENS = frozenset("-‐‑")
_OPENERS = frozenset("what who whoever whatever".split())


def check(article: Article) -> Iterator[Finding]:
    """Each phrase that stands again right after itself, the longest first."""
    tokens = article.tokens
    taken: list[tuple[int, int]] = []
    repeats = {*_repeats(tokens.lower), *_listed_repeats(article)}
    for place, length in sorted(repeats, key=lambda found: (found[0], -found[1])):
        left, middle, right = place, place + length, place + 2 * length - 1
        if taken and left < taken[-1][1]:
            continue
        if article.sentence_of_token(left) != article.sentence_of_token(right) or _is_figure(
            tokens.lower, left, length
        ):
            continue
        finding = _finding(article, left, middle, right)
        if finding is not None:
            taken.append((left, right + 1))
            yield finding
    for finding in _clauses_said_twice(article):
        if not any(tokens.start[left] < finding.end and finding.start < tokens.end[right - 1] for left, right in taken):
            yield finding


def _repeats(lower: list[str]) -> Iterator[tuple[int, int]]:
    """Place and length of each run of words that equals the run right behind it."""
    for length in range(2, _LONGEST + 1):
        # One byte a token: whether the token `length` further on is the same. A repeat is a run of `length` ones.
        same = bytes(map(eq, lower, islice(lower, length, None)))
        run = b"\x01" * length
        place = same.find(run)
        while place >= 0:
            phrase = lower[place : place + length]
            if len(set(phrase)) > 1 and all(word.isalpha() or word in {"'s", "’s"} for word in phrase):
                yield place, length
            place = same.find(run, place + 1)


def _listed_repeats(article: Article) -> Iterator[tuple[int, int]]:
    """The same for longer phrases with commas in them: two commas lie as far apart as the phrases are long."""
    lower, commas = article.tokens.lower, article.words.get(",", ())
    for number, comma in enumerate(commas):
        for other in commas[number + 1 :]:
            length = other - comma
            if length > _LONGEST_LISTED:
                break
            if length < _LEAST_LISTED:
                continue
            start, stop = comma, comma + 1
            while start > 0 and lower[start - 1] == lower[start - 1 + length]:
                start -= 1
            while stop + length < len(lower) and lower[stop] == lower[stop + length]:
                stop += 1
            for place in range(start, stop - length + 1):
                phrase = lower[place : place + length]
                words = sum(word.isalpha() for word in phrase)
                is_long = words >= _LEAST_WORDS and words + phrase.count(",") == length
                if is_long and not in_quotation(article, article.tokens.start[place]):
                    yield place, length


def _clauses_said_twice(article: Article) -> Iterator[Finding]:
    """A clause, outside quotations, that stands again behind its comma: `he agreed at once, he agreed at once`."""
    tokens, lower = article.tokens, article.tokens.lower
    for comma in article.words.get(",", ()):
        next_word = lower[comma + 1] if comma + 1 < len(lower) else ""
        if next_word not in lower[max(0, comma - _LONGEST_LISTED) : comma]:
            continue
        for length in range(_LEAST_CLAUSE, min(_LONGEST_LISTED, comma + 1)):
            place = comma - length
            # The first word alone tells nearly always.
            if lower[place] != next_word or lower[place:comma] != lower[comma + 1 : comma + 1 + length]:
                continue
            if not all(word.isalpha() for word in lower[place:comma]) or not _is_told_clause(article, place, length):
                continue
            start, end = tokens.start[place], tokens.end[comma + length]
            copy = article.text[tokens.start[comma + 1] : end]
            fix = Fix(f"Take one “{copy}” out", (Edit(tokens.start[comma], end, ""),), Applicability.UNSAFE)
            yield Finding(start, end, f"“{copy}” stands twice in a row", fixes=(fix,))
            break


def _is_told_clause(article: Article, place: int, length: int) -> bool:
    """Whether the phrase has a subject and a verb in it, and nobody is quoted with it."""
    codes = article.tags.codes[place : place + length]
    begins = codes.lstrip("U")[:1]
    return (
        begins in ("O", "D", "P", "N")
        and ("V" in codes or "W" in codes)
        and not in_quotation(article, article.tokens.start[place])
    )


def _finding(article: Article, left: int, middle: int, right: int) -> Finding | None:
    """The finding, or None where the words are parted by marks or are a name, a slogan or a chant in capitals."""
    tokens, text = article.tokens, article.text
    plain = all(
        tokens.end[i] == tokens.start[i + 1] or text[tokens.end[i] : tokens.start[i + 1]].isspace()
        for i in range(left, right)
    )
    if not plain or not any(tokens.text[i].islower() for i in range(middle, right + 1)):
        return None
    if text[tokens.start[left] : tokens.end[middle - 1]].isupper():  # a heading in capitals, and the text under it
        return None
    if text[tokens.end[right] : tokens.end[right] + 1] in _HYPHENS:  # `as well as well-timed`
        return None
    if tokens.text[left] == ",":  # `…, who came, who came`
        left += 1
    copy = text[tokens.start[middle + (tokens.text[middle] == ",")] : tokens.end[right]]
    edit = Edit(tokens.end[middle - 1], tokens.end[right], "")
    return Finding(
        tokens.start[left],
        tokens.end[right],
        f"“{copy}” stands twice in a row",
        fixes=(Fix(f"Take one “{copy}” out", (edit,), Applicability.UNSAFE),),
    )


def _is_figure(lower: Sequence[str], place: int, length: int) -> bool:
    """Whether the repetition is idiom: a word linked to itself again, or a thing that is what it is."""
    if length != 2:
        return False
    phrase = lower[place : place + 2]
    before = lower[place - 1] if place else ""
    after = lower[place + 4] if place + 4 < len(lower) else ""
    linked = (phrase[0] in _LINKS and before == phrase[1]) or (phrase[1] in _LINKS and after == phrase[0])
    # `we are going to have to have a talk`, `four years of work to do to do that`, `from time to time to the law`
    if phrase in (["to", "have"], ["to", "do"]) or (phrase[1] == "to" and before == "from"):
        return True
    if before in _OPENERS:  # `what is done is done`
        return True
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
