"""Text that stands twice, word for word or nearly: captions, pull quotes, teasers, pages fetched in two parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from siclint.article.article import Article
from siclint.evaluation.planting.edit import Change, Operator, body_paragraphs, body_sentences

# Words that a second translation renders otherwise.
_OTHERWISE: Mapping[str, str] = {
    "said": "stated",
    "big": "large",
    "large": "big",
    "also": "likewise",
    "but": "however",
    "about": "around",
    "began": "started",
    "start": "begin",
    "started": "began",
    "nearly": "almost",
    "almost": "nearly",
    "people": "persons",
    "show": "demonstrate",
    "shows": "demonstrates",
    "many": "numerous",
    "several": "a number of",
    "must": "has to",
    "after": "following",
    "before": "prior to",
    "year": "calendar year",
    "help": "assist",
    "country": "nation",
    "government": "authorities",
    "money": "funds",
    "work": "labour",
    "children": "kids",
    "city": "town",
    "important": "significant",
    "while": "whereas",
    "the": "this",
    "will": "is going to",
    "more than": "over",
    "new": "fresh",
    "because": "since",
    "last": "past",
}


def _edited(words: list[str], chance: Random) -> list[str]:
    """The words with one to three of them, and at most one in five, changed, dropped or moved."""
    wanted = chance.randint(1, max(1, min(3, len(words) // 6)))
    changed = list(words)
    places = list(range(1, len(words)))
    chance.shuffle(places)
    for place in places:
        if not wanted:
            break
        word = words[place]
        if word in _OTHERWISE:
            changed[place] = _OTHERWISE[word]
            wanted -= 1
        elif (
            word.isalpha() and word.islower() and (word.endswith("ly") or word in {"the", "a", "very", "also", "just"})
        ):
            changed[place] = ""
            wanted -= 1
    if wanted:  # a caption is cut where it is too long
        changed = changed[: -max(1, len(changed) // 8)]
    return [word for word in changed if word]


def _elsewhere(article: Article, index: int, chance: Random) -> int | None:
    """The offset of the end of a paragraph that is not the one of this index, nor the one before it."""
    others = [other for other in range(1, len(article.paragraphs)) if other not in (index, index - 1)]
    return article.paragraphs[chance.choice(others)].end if others else None


def _insert(at: int, text: str, original: tuple[int, int], before: str = "\n\n") -> Change:
    """A copy behind the paragraph that ends at `at`; the later of the two is the one too many."""
    start, end = original
    added = len(before) + len(text)
    if at >= end:
        return Change(at, at, before + text, at + len(before), at + added)
    return Change(at, at, before + text, start + added, end + added)


def caption_copied(article: Article, chance: Random) -> Iterator[Change]:
    """A sentence of the body as a caption, in nearly the same words."""
    for number, words in body_sentences(article, 10):
        sentence = article.sentences[number]
        text = article.text[sentence.start : sentence.end]
        at = _elsewhere(article, sentence.paragraph, chance)
        alone = len(article.sentences_of(sentence.paragraph)) == 1
        if at is not None and len(words) < 45 and alone:
            edited = " ".join(_edited(text.split(), chance)).rstrip(",;:-")
            if chance.random() < 0.5:
                yield _insert(at, edited.rstrip(".") + ".", (sentence.start, sentence.end))
            else:  # without its full stop it is the copy wherever it stands
                caption = edited.rstrip(".")
                yield Change(at, at, f"\n\n{caption}", at + 2, at + 2 + len(caption), text)


def sentence_repeated(article: Article, chance: Random) -> Iterator[Change]:
    """A sentence again: right behind itself, or in another paragraph."""
    for number, words in body_sentences(article, 9):
        sentence = article.sentences[number]
        text = article.text[sentence.start : sentence.end]
        if any(mark in text for mark in '"“”') or len(words) > 60:
            continue
        if chance.random() < 0.5:
            yield _insert(sentence.end, text, (sentence.start, sentence.end), " ")
        else:
            at = _elsewhere(article, sentence.paragraph, chance)
            if at is not None:
                yield _insert(at, text, (sentence.start, sentence.end), " ")


def paragraph_repeated(article: Article, chance: Random) -> Iterator[Change]:
    """A paragraph again, word for word."""
    for index in body_paragraphs(article, 60):
        start, end, _ = article.paragraphs[index]
        at = end if chance.random() < 0.3 else _elsewhere(article, index, chance)
        if at is not None:
            yield _insert(at, article.text[start:end], (start, end))


def paragraph_reworded(article: Article, chance: Random) -> Iterator[Change]:
    """A paragraph again, with a few words otherwise: two versions of one page put together."""
    for index in body_paragraphs(article, 120):
        start, end, _ = article.paragraphs[index]
        at = _elsewhere(article, index, chance)
        if at is not None:
            yield _insert(at, " ".join(_edited(article.text[start:end].split(), chance)), (start, end))


def headline_repeated(article: Article, chance: Random) -> Iterator[Change]:
    """The headline again as a line of the body. Near the top it may be the page's title, or a standfirst."""
    start, end, _ = article.paragraphs[0]
    if 20 < end - start < 140 and len(article.paragraphs) > 6:
        yield _insert(article.paragraphs[chance.choice([3, 4, 5, -1])].end, article.text[start:end], (start, end))


OPERATORS: Mapping[str, Operator] = {
    "caption-copied": caption_copied,
    "sentence-repeated": sentence_repeated,
    "paragraph-repeated": paragraph_repeated,
    "paragraph-reworded": paragraph_reworded,
    "headline-repeated": headline_repeated,
}
