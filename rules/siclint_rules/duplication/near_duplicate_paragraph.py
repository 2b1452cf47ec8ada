"""A paragraph or caption that says again what another says, in nearly the same words.

Comparing each paragraph with each other costs too much. Two that say the same share words that are rare in
the article, so only such pairs are compared.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING, NamedTuple

from siclint import Article, Finding, Kind, Related, Rule, Severity, Status
from siclint_rules.duplication._copies import excerpt, opening, words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = frozenset({Kind.PARAGRAPH, Kind.LINE, Kind.CAPTION})
# A word is rare if it stands at most so often in the article. A pair is compared if it shares so many, and one for
# so many words of the shorter paragraph.
_RARE, _SHARED, _PART = 6, 3, 6
_LETTERS = 5
# Of the runs of three words in the shorter paragraph, so many stand in the other one too.
_RUNS = 0.5
# Of its words, so many stand in the other one in the same order.
_ORDER = 0.85
# A paragraph that is so much longer than another tells more than that.
_LONGER = 2.5
_DIFFERENCES = 2
# Words in a line that is a caption, and no label.
_LEAST_LINE = 9


@dataclass(frozen=True, slots=True)
class Options:
    """`min_words`: shorter paragraphs are not compared, `min_caption_words` where one of two is marked as a caption.

    `similarity`: the share of the shorter one's words that stand in the other.
    """

    min_words: int = 12
    min_caption_words: int = 8
    similarity: float = 0.9


class _Pair(NamedTuple):
    similarity: float
    flagged: int
    other: int


def check(article: Article, options: Options) -> Iterator[Finding]:
    """Each paragraph that repeats another, once, with the one that is most alike."""
    start_of_prose = opening(article)
    best: dict[int, _Pair] = {}
    for first, second in _candidates(article):
        if _is_usual(article, first, second, start_of_prose):
            continue
        least = options.min_words if Kind.CAPTION not in _kinds(article, first, second) else options.min_caption_words
        similarity = _similarity(_words(article, first), _words(article, second), options.similarity, least)
        if similarity:
            pair = _Pair(similarity, *_flagged(article, first, second))
            best[pair.flagged] = max(best.get(pair.flagged, pair), pair)
    for pair in best.values():
        here, there = article.paragraphs[pair.flagged], article.paragraphs[pair.other]
        yield Finding(
            here.start,
            here.end,
            f"this says again what “{excerpt(article.text[there.start : there.end])}” says"
            f"{_difference(article, _tokens(article, pair.flagged), _tokens(article, pair.other))}",
            related=(Related(there.start, there.end, "the other one is here"),),
        )


def _candidates(article: Article) -> list[tuple[int, int]]:
    """Pairs of paragraphs that share rare words, first the earlier."""
    first = article.tokens.first
    paragraph_of: list[int] = []
    sizes: list[int] = []
    for index in range(len(article.paragraphs)):
        sentences = article.sentences_of(index)
        sizes.append(first[sentences.stop] - first[sentences.start])
        paragraph_of += [index] * sizes[-1]
    shared: Counter[tuple[int, int]] = Counter()
    for word, tokens in article.words.items():
        if not 2 <= len(tokens) <= _RARE or len(word) < _LETTERS:
            continue
        indices = sorted({paragraph_of[token] for token in tokens})
        if len(indices) == 2:
            shared[indices[0], indices[1]] += 1
        elif len(indices) > 2:
            shared.update(combinations(indices, 2))
    kinds = [paragraph.kind in _KINDS for paragraph in article.paragraphs]
    found = []
    for (one, two), count in shared.items():
        short, long = sorted((sizes[one], sizes[two]))
        # Brackets and punctuation count here, and do not later.
        if count >= max(_SHARED, short // _PART) and long <= 2 * _LONGER * short and kinds[one] and kinds[two]:
            found.append((one, two))
    return sorted(found)


def _words(article: Article, index: int) -> tuple[str, ...]:
    return words_at(article, _tokens(article, index))


def _tokens(article: Article, index: int) -> list[int]:
    """The words of a paragraph as tokens, without those in brackets, which point into a picture: (left)."""
    sentences, text = article.sentences_of(index), article.tokens.text
    words: list[int] = []
    depth = 0
    for token in range(article.tokens.first[sentences.start], article.tokens.first[sentences.stop]):
        if text[token] == "(":
            depth += 1
        elif text[token] == ")":
            depth = max(0, depth - 1)
        elif not depth and text[token][0].isalnum():
            words.append(token)
    return words


def _is_usual(article: Article, first: int, second: int, start_of_prose: int) -> bool:
    """Whether lines above the article sum it up, or a subhead says what the next paragraph says."""
    if first < start_of_prose:
        return True
    if Kind.CAPTION not in _kinds(article, first, second) and _counts_other_things(article, first, second):
        return True
    if _kinds(article, first, second) == {Kind.CAPTION}:
        return second == first + 1
    if _kinds(article, first, second) == {Kind.LINE} and second == first + 1:
        # Two captions of one picture, one under the other; results in a list differ in their names and figures.
        return not _names_the_same(article, first, second)
    return article.paragraphs[first].kind is Kind.LINE and second == first + 1


def _counts_other_things(article: Article, first: int, second: int) -> bool:
    """Whether each of two paragraphs has a figure that the other has not: terms of two bonds, results of two years."""
    text = article.tokens.text
    one, two = ({text[i] for i in _tokens(article, index) if text[i][0].isdigit()} for index in (first, second))
    return bool(one - two) and bool(two - one)


def _names_the_same(article: Article, first: int, second: int) -> bool:
    """Whether all names and figures of one of two long lines stand in the other."""
    tokens = _tokens(article, first), _tokens(article, second)
    if min(map(len, tokens)) < _LEAST_LINE:
        return False
    text = article.tokens.text
    one, two = ({text[i] for i in some[1:] if text[i][0].isupper() or text[i][0].isdigit()} for some in tokens)
    return bool(one & two) and (one <= two or two <= one)


def _kinds(article: Article, *indices: int) -> set[Kind]:
    return {article.paragraphs[index].kind for index in indices}


def _similarity(one: tuple[str, ...], two: tuple[str, ...], share: float, least: int) -> float:
    """The share of the shorter one's words that stand in the other; 0 when they do not say the same."""
    short, long = sorted((one, two), key=len)
    if len(short) < least or len(long) > _LONGER * len(short) or short == long:
        return 0.0
    similarity = (Counter(short) & Counter(long)).total() / len(short)
    if similarity < share:
        return 0.0
    runs, other = (set(zip(w, w[1:], w[2:], strict=False)) for w in (short, long))
    if len(runs & other) < _RUNS * len(runs):
        return 0.0
    from rapidfuzz.distance import LCSseq

    return similarity if LCSseq.similarity(short, long) >= _ORDER * len(short) else 0.0


def _flagged(article: Article, first: int, second: int) -> tuple[int, int]:
    """Which of the two is the copy, and the other: a caption before prose, else the later one."""
    kinds = article.paragraphs[first].kind, article.paragraphs[second].kind
    if kinds[0] is not Kind.PARAGRAPH and kinds[1] is Kind.PARAGRAPH:
        return first, second
    return second, first


def _difference(article: Article, here: list[int], there: list[int]) -> str:
    """What only one of the two says."""
    one, two = words_at(article, here), words_at(article, there)
    new, gone = _runs(article, here, one, two), _runs(article, there, two, one)
    parts = [f"it adds {new}"] if new else []
    parts += [f"it leaves out {gone}"] if gone else []
    return "; " + ", ".join(parts) if parts else ", in another order"


def _runs(article: Article, tokens: list[int], words: tuple[str, ...], other: tuple[str, ...]) -> str:
    """The longest runs of words that the other paragraph has nowhere."""
    absent = set(words) - set(other)
    runs = [[i for i, _ in run] for gone, run in groupby(enumerate(words), lambda word: word[1] in absent) if gone]
    runs.sort(key=len, reverse=True)
    place = article.tokens
    spans = [article.text[place.start[tokens[run[0]]] : place.end[tokens[run[-1]]]] for run in runs]
    return " and ".join(f"“{excerpt(span)}”" for span in spans[:_DIFFERENCES])


rule = Rule(
    name="near-duplicate-paragraph",
    family="duplication",
    summary="A paragraph or caption says again what another says, in nearly the same words",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    options=Options,
    yields_to=("duplicate-paragraph",),
)
