"""A sentence that stands in the article twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Related, Rule, Severity, Status
from siclint_rules.duplication._copies import edges, excerpt, grouped, opening, plain, sentence_words

if TYPE_CHECKING:
    from collections.abc import Iterator

# Lists and block quotations repeat sentences on purpose, headings and cells have none.
_KINDS = frozenset({Kind.PARAGRAPH, Kind.LINE, Kind.CAPTION})
# Up to this length a sentence may be a refrain, a question that is asked again, words repeated for effect.
_SHORT = 12
_REFRAIN = 3
_ONE_BREATH = 7
_NEAR = 6  # paragraphs
_LEAST_DOUBLED = 80  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Options:
    """`min_words`: shorter sentences are not compared."""

    min_words: int = 6


def check(article: Article, options: Options) -> Iterator[Finding]:
    """Each later copy of a sentence; the first one is the related place."""
    first_token = article.tokens.first
    places = []
    doubled = dict(_doubled(article))
    for paragraph, middle in doubled.items():
        start, end, _ = article.paragraphs[paragraph]
        yield _whole(article, start, middle, end)
    for index, sentence in enumerate(article.sentences):
        if sentence.paragraph in doubled:
            continue
        first, last = first_token[index], first_token[index + 1]
        if last - first > options.min_words and article.paragraphs[sentence.paragraph].kind in _KINDS:
            places.append((edges(article, first, last), index))
    start_of_prose = opening(article)
    for likely in grouped(places):
        for indices in grouped((sentence_words(article, index), index) for index in likely):
            words = len(sentence_words(article, indices[0]))
            if words < options.min_words or (words <= _SHORT and len(indices) >= _REFRAIN):
                continue
            for copy in indices[1:]:
                if not _is_usual(article, indices[0], copy, words, start_of_prose):
                    yield _finding(article, indices[0], copy, len(indices))


def _doubled(article: Article) -> Iterator[tuple[int, int]]:
    """Paragraphs that say all they say twice, as captions with their credit do; and where the copy starts."""
    text = article.text
    for index, (start, end, kind) in enumerate(article.paragraphs):
        middle = (start + end + 1) // 2
        if kind in _KINDS and end - start >= _LEAST_DOUBLED and text[start : middle - 1] == text[middle:end]:
            yield index, middle


def _whole(article: Article, start: int, middle: int, end: int) -> Finding:
    return Finding(
        middle,
        end,
        f"the paragraph says all of it twice: “{excerpt(article.text[middle:end])}”; this is a copy",
        related=(Related(start, middle - 1, "the first one is here"),),
        fixes=(Fix("Take the copy out", (Edit(middle - 1, end, ""),), Applicability.UNSAFE),),
    )


def _is_usual(article: Article, first: int, copy: int, words: int, start_of_prose: int) -> bool:
    """Whether the sentence may well stand twice."""
    before, after = article.sentences[first], article.sentences[copy]
    if before.paragraph < start_of_prose <= after.paragraph:
        return True
    kinds = {article.paragraphs[before.paragraph].kind, article.paragraphs[after.paragraph].kind}
    if kinds == {Kind.CAPTION} and after.paragraph == before.paragraph + 1:
        return True
    if words > _SHORT:
        return False
    ending = article.text[after.start : after.end].rstrip("\"'”’»)]")
    # Said twice in one breath, it is meant to be; far apart, it may be said again of something else.
    distance = after.paragraph - before.paragraph
    return ending.endswith("?") or (distance == 0 and words <= _ONE_BREATH) or distance > _NEAR


def _finding(article: Article, first: int, copy: int, count: int) -> Finding:
    text = article.text
    original, later = article.sentences[first], article.sentences[copy]
    times = "twice" if count == 2 else f"{count} times"
    fix = _removal(article, copy)
    if fix and plain(text[original.start : original.end]) != plain(text[later.start : later.end]):
        fix = None
    return Finding(
        later.start,
        later.end,
        f"the sentence “{excerpt(text[later.start : later.end])}” stands in the article {times}; this is a copy",
        related=(Related(original.start, original.end, "the first one is here"),),
        fixes=(fix,) if fix else (),
    )


def _removal(article: Article, copy: int) -> Fix | None:
    """The fix that takes the sentence out with the space beside it; None where it is its whole paragraph."""
    sentence = article.sentences[copy]
    siblings = article.sentences_of(sentence.paragraph)
    if len(siblings) == 1:
        return None
    if copy + 1 in siblings:
        span = (sentence.start, article.sentences[copy + 1].start)
    else:
        span = (article.sentences[copy - 1].end, sentence.end)
    return Fix("Remove the copy", (Edit(*span, ""),), Applicability.UNSAFE)


rule = Rule(
    name="duplicate-sentence",
    family="duplication",
    summary="A sentence stands in the article again",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    fix=Applicability.UNSAFE,
    options=Options,
    yields_to=("duplicate-paragraph", "near-duplicate-paragraph", "repeated-headline"),
)
