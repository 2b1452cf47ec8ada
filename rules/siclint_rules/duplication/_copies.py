"""What the rules of this family share: a text's words without its typography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from siclint import Article

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›″", '"'),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("–—―−‐‑", "-"),
        "…": "...",
    }
)
_SHOWN = 8


def words_at(article: Article, tokens: Iterable[int]) -> tuple[str, ...]:
    """The words among some tokens: small letters, straight apostrophes, no punctuation."""
    lower = article.tokens.lower
    words = [word for token in tokens if (word := lower[token])[0].isalnum()]
    return tuple([word if word.isascii() else word.translate(_TYPOGRAPHY) for word in words])


def edges(article: Article, first: int, last: int) -> tuple[str, str, str] | None:
    """The first two words among the tokens from first up to last, and the last one; None when there is none.

    Copies have the same, and to compare these costs less than to compare all words.
    """
    lower = article.tokens.lower
    while first < last and not lower[first][0].isalnum():
        first += 1
    while first < last and not lower[last - 1][0].isalnum():
        last -= 1
    if first == last:
        return None
    second = lower[first + 1] if first + 1 < last and lower[first + 1].isalnum() else ""
    return lower[first], second, lower[last - 1]


def sentence_words(article: Article, sentence: int) -> tuple[str, ...]:
    """The words of a sentence."""
    return words_at(article, article.tokens_of(sentence))


def paragraph_words(article: Article, paragraph: int) -> tuple[str, ...]:
    """The words of a paragraph."""
    sentences, first = article.sentences_of(paragraph), article.tokens.first
    return words_at(article, range(first[sentences.start], first[sentences.stop]))


def grouped(places: Iterable[tuple[object, int]]) -> Iterator[list[int]]:
    """The numbers that have the same key, where several have."""
    groups: dict[object, list[int]] = {}
    for key, number in places:
        if key is not None:
            groups.setdefault(key, []).append(number)
    return (numbers for numbers in groups.values() if len(numbers) > 1)


def plain(text: str) -> str:
    """`text` with plain quotation marks, dashes and spaces, in small letters."""
    return " ".join(text.translate(_TYPOGRAPHY).casefold().split())


def excerpt(text: str) -> str:
    """The first words of a text, to name it by."""
    words = text.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def opening(article: Article) -> int:
    """The index of the first paragraph of prose; before it stand the headline and lines that sum up.

    An article without prose has its opening at its end.
    """
    kinds = (Kind.PARAGRAPH, Kind.QUOTE)
    return next((i for i, p in enumerate(article.paragraphs) if p.kind in kinds), len(article.paragraphs))
