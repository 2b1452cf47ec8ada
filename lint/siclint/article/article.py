"""An article: its prose, cut into paragraphs, sentences and tokens, each made once when first asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import regex

from siclint.article.segment import SuspectBoundary, split_sentences
from siclint.english.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from siclint.article.source import Source
    from siclint.article.view import View
    from siclint.english.tagger import Floats, Tags


class Kind(Enum):
    """What a paragraph is, as far as the markup or its looks say."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINE = "line"  # plain text that ends like no sentence: a subhead, a caption, a byline, or a cut sentence
    CAPTION = "caption"  # figcaption, alt text
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"

    # The same as a member's identity, which is what it is compared by; Enum's own is slow, and rules ask it often.
    __hash__ = object.__hash__


class Paragraph(NamedTuple):
    """A block of prose: view offsets without surrounding white space, and its kind."""

    start: int
    end: int
    kind: Kind


class Sentence(NamedTuple):
    """A sentence: view offsets, and the index of its paragraph."""

    start: int
    end: int
    paragraph: int


_ADDRESS = regex.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"“”»)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS_SIGNS = ("://", "www.", "@")
_ADDRESS_TAIL = ".,;:!?'’"


def addresses(text: str) -> list[tuple[int, int]]:
    """The URLs and e-mail addresses in `text`, without the punctuation that follows them."""
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return []
    return [(m.start(), m.start() + len(m[0].rstrip(_ADDRESS_TAIL))) for m in _ADDRESS.finditer(text)]


def merge_spans(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


_new_indices = partial(array, "i")


@dataclass(frozen=True)
class Article:
    """One text that is checked: a file, or one record of a JSON Lines file.

    `paragraphs` are in reading order and do not overlap. `opaque` are the spans that stand in the prose but
    are none (URLs, addresses, inline code), sorted. `identifier` is a record's id.
    """

    source: Source
    view: View
    paragraphs: tuple[Paragraph, ...]
    code: tuple[tuple[int, int], ...] = ()
    identifier: str | None = None

    @property
    def text(self) -> str:
        """The view's text. All offsets that a rule sees and gives count its characters."""
        return self.view.text

    @cached_property
    def opaque(self) -> tuple[tuple[int, int], ...]:
        """Spans that are no prose: URLs, e-mail addresses, inline code."""
        return merge_spans([*self.code, *addresses(self.text)])

    @cached_property
    def _segments(self) -> tuple[tuple[Sentence, ...], tuple[SuspectBoundary, ...]]:
        sentences: list[Sentence] = []
        suspects: list[SuspectBoundary] = []
        for index, paragraph in enumerate(self.paragraphs):
            spans, refused = split_sentences(self.text, paragraph.start, paragraph.end)
            sentences.extend(Sentence(start, end, index) for start, end in spans)
            suspects.extend(refused)
        return tuple(sentences), tuple(suspect for suspect in suspects if not self._is_beside_code(suspect))

    def _is_beside_code(self, suspect: SuspectBoundary) -> bool:
        """Whether a seam lies in opaque text, or before it: a name in code keeps its small letter."""
        if not self.opaque:
            return False
        behind = suspect.end
        while self.text[behind : behind + 1].isspace():
            behind += 1
        return self.in_opaque(suspect.start) or self.in_opaque(behind)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order. None reaches over a paragraph's end."""
        return self._segments[0]

    @property
    def suspects(self) -> tuple[SuspectBoundary, ...]:
        """Boundaries that the segmenter refused to make: a stop before lower case, sentences glued together."""
        return self._segments[1]

    @cached_property
    def tokens(self) -> Tokens:
        """Words and punctuation, Universal Dependencies style, as parallel lists."""
        return tokenize(self.text, [(sentence.start, sentence.end) for sentence in self.sentences], self.opaque)

    @cached_property
    def tags(self) -> Tags:
        """Part of speech of each token, with probabilities."""
        from siclint.english.tagger import tag

        return tag(self.tokens)

    @cached_property
    def _probabilities(self) -> dict[str, Floats]:
        return {}

    def probability(self, codes: str) -> Floats:
        """For each token the probability that it has one of the tags `codes`; made once for each set of codes."""
        if codes not in self._probabilities:
            self._probabilities[codes] = self.tags.probability(codes)
        return self._probabilities[codes]

    @cached_property
    def words(self) -> dict[str, array[int]]:
        """For each word in lower case the indices of its tokens, in order."""
        index: defaultdict[str, array[int]] = defaultdict(_new_indices)
        for position, word in enumerate(self.tokens.lower):
            index[word].append(position)
        index.default_factory = None  # from here on a word that is not there is a KeyError
        return index

    @cached_property
    def _sentence_of_paragraph(self) -> list[int]:
        """The index of the first sentence of each paragraph, and at last the number of sentences."""
        numbers = [sentence.paragraph for sentence in self.sentences]
        return [bisect_left(numbers, index) for index in range(len(self.paragraphs) + 1)]

    def sentences_of(self, paragraph: int) -> range:
        """The indices of a paragraph's sentences."""
        return range(self._sentence_of_paragraph[paragraph], self._sentence_of_paragraph[paragraph + 1])

    def tokens_of(self, sentence: int) -> range:
        """The indices of a sentence's tokens."""
        return range(self.tokens.first[sentence], self.tokens.first[sentence + 1])

    def sentence_of_token(self, token: int) -> int:
        """The index of the sentence that holds a token."""
        return bisect_right(self.tokens.first, token) - 1

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence that holds `offset`; None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def paragraph_at(self, offset: int) -> int | None:
        """The index of the paragraph that holds `offset`; None between paragraphs."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        return index if index >= 0 and offset < self.paragraphs[index].end else None

    def token_at(self, offset: int) -> int | None:
        """The index of the token that holds `offset`; None in white space."""
        index = bisect_right(self.tokens.start, offset) - 1
        return index if index >= 0 and offset < self.tokens.end[index] else None

    def find_words(self, words: frozenset[str]) -> Iterator[int]:
        """The indices, in order, of the tokens whose lower-case form is one of `words`."""
        # `&` would look at each of `words`, however many they are.
        index = self.words
        found = words.intersection(index) if len(words) > len(index) else index.keys() & words
        return iter(sorted(chain.from_iterable([index[word] for word in found])) if found else ())

    def in_opaque(self, offset: int) -> bool:
        """Whether `offset` lies in a URL, an address or code."""
        index = bisect_right(self.opaque, (offset, len(self.text) + 1)) - 1
        return index >= 0 and offset < self.opaque[index][1]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]
