"""What the tests of the readers share."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from siclint.article.article import Article
from siclint.article.readers import read
from siclint.article.source import Source

Prose = list[tuple[str, str]]


@pytest.fixture(scope="session")
def article_of() -> Callable[[str, str], Article]:
    """Reads the one article of a text in the named format, and checks that its map is exact."""

    def reading(text: str, format_name: str) -> Article:
        [article] = read(Source("a", text), format_name)
        assert isinstance(article, Article)
        assert_exact(article)
        return article

    return reading


@pytest.fixture(scope="session")
def prose_of(article_of: Callable[[str, str], Article]) -> Callable[[str, str], Prose]:
    """The kinds and texts of the paragraphs of a text in the named format."""

    def reading(text: str, format_name: str) -> Prose:
        article = article_of(text, format_name)
        return [(p.kind.value, article.text[p.start : p.end]) for p in article.paragraphs]

    return reading


def assert_exact(article: Article) -> None:
    """Check what holds for every article: paragraphs in order, and each character at its place."""
    view, source = article.view, article.source.text
    for paragraph, following in pairwise(article.paragraphs):
        assert paragraph.end <= following.start
    for paragraph in article.paragraphs:
        text = view.text[paragraph.start : paragraph.end]
        assert text
        assert text == text.strip()
    for start, end in article.code:
        assert 0 <= start < end <= len(view.text)
    for piece in view.pieces:
        if piece.literal:
            stop = piece.start + piece.length_below
            assert view.text[piece.start : stop] == source[piece.below : piece.below + piece.length_below]
            assert view.to_source(piece.start, stop) == (piece.below, piece.below + piece.length_below)
    places = [view.to_source(index, index + 1) for index in range(len(view.text))]
    assert all(0 <= start <= end <= len(source) for start, end in places)
    for paragraph in article.paragraphs:
        for left, right in pairwise(places[paragraph.start : paragraph.end]):
            # The characters of one escape share their place; all others follow each other.
            assert left == right or left[1] <= right[0]


@pytest.fixture(scope="session")
def read_long() -> Callable[[str, str, int], None]:
    """Reads a long text of one repeated part to its end. tests/benchmarks/linear.py measures how the time grows."""

    def reading(part: str, format_name: str, size: int) -> None:
        source = Source("a", part * (size // len(part)))
        for article in read(source, format_name):
            if isinstance(article, Article):
                assert all(0 <= start < end <= len(article.text) for start, end, _ in article.paragraphs)

    return reading


def pieces_of(article: Article) -> Iterator[tuple[str, str]]:
    """What the view says, and what the source has there, for each piece that is not literal."""
    view = article.view
    stops = [*(piece.start for piece in view.pieces), len(view.text)][1:]
    for piece, stop in zip(view.pieces, stops, strict=True):
        if not piece.literal and piece.length_below:
            below = article.source.text[piece.below : piece.below + piece.length_below]
            yield view.text[piece.start : stop], below


@pytest.fixture(scope="session")
def replaced_of() -> Callable[[Article], list[tuple[str, str]]]:
    """What the view says, and what the source has there, where the two differ."""
    return lambda article: list(pieces_of(article))
