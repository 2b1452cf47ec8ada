"""Damage inside sentences: as segmenters, decoders and scrapers leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from random import Random

from siclint.article.article import Article
from siclint.evaluation.planting.edit import (
    Change,
    Operator,
    Word,
    body_paragraphs,
    body_sentences,
    capital,
    put,
    quoted,
    small,
    words_of,
)
from siclint.evaluation.planting.languages import LEFT, SENTENCES

# What English doubles on purpose, or by its grammar.
_DOUBLED_RIGHTLY = frozenset(
    "that had is was it her very so no ha bye far more many long really do in on who yes now there".split()
)
_QUOTATION = re.compile(r"[\"“][^\"“”\n]{12,}[\"”]")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")
_DECIMAL = re.compile(r"(?<![\d.,$£€])\d{1,3}\.\d(?=%| (?:percent|per cent)\b)")
_BRACKETS = re.compile(r"(?<=[a-z] )\(([^()\n]{3,60})\)(?=[ .,;])")
_ARTICLE = re.compile(r"(?<=[a-z] )(an?)(?= ([a-z]{4,}))")
_SOUNDS_LIKE_CONSONANT = re.compile(r"u[nst]i|eu|one|ur[aei]|us[aeu]|ub|uk")


def _plain(word: Word) -> bool:
    return word.text.isalpha() and word.text.islower()


def stop_in_sentence(article: Article, chance: Random) -> Iterator[Change]:
    """A full stop after a word inside a sentence that goes on in lower case, as a segmenter cuts the source."""
    for _, words in body_sentences(article, 9):
        left, right = chance.choice(list(pairwise(words[2:-2])))
        if left.end + 1 == right.start and left.text.isalpha() and len(left.text) > 2 and _plain(right):
            yield put(left.end, left.end, ".", before=len(left.text), after=1 + len(right.text))


def stop_and_capital(article: Article, chance: Random) -> Iterator[Change]:
    """A full stop behind a word that holds on to the next one, which then begins with a capital."""
    for _, words in body_sentences(article, 9):
        bound = [
            (left, right)
            for left, right, third in zip(words[2:-3], words[3:-2], words[4:-1], strict=False)
            if left.end + 1 == right.start and _plain(left) and right.text.isalpha() and _holds(left, right, third)
        ]
        if bound:
            left, right = chance.choice(bound)
            text = f"{left.text}. {capital(right.text)}"
            yield put(left.start, right.end, text, was=f"{left.text} {right.text}")


def _holds(left: Word, right: Word, third: Word) -> bool:
    """Whether no sentence ends in `left` before `right`: an article, a preposition before its noun, a conjunction."""
    if left.tag == "D":
        return left.text in {"the", "a", "an", "its", "their", "every"} and right.tag in "NAP"
    if left.tag == "I":
        return right.tag in "DP" and third.tag in "NAP"
    return left.tag == "C"


def stop_for_preposition(article: Article, _chance: Random) -> Iterator[Change]:
    """The name at a sentence's end set apart: the case that tied it to its noun was lost, and a stop put there."""
    text = article.text
    for _, words in body_sentences(article, 8):
        *_, noun, preposition, name, stop = words
        if (
            noun.tag == "N"
            and preposition.text in {"of", "in", "from", "with"}
            and name.tag == "P"
            and stop.text == "."
        ):
            was = text[noun.start : name.end]
            yield put(noun.end, name.start, ". ", before=len(noun.text), after=len(name.text), was=was)


def glued_sentences(article: Article, _chance: Random) -> Iterator[Change]:
    """The space between two sentences lost, or the line between two paragraphs."""
    for (index, left), right in zip(enumerate(article.sentences), article.sentences[1:], strict=False):
        last, first = words_of(article, index)[-3:], words_of(article, index + 1)[:2]
        closed = article.text[left.end - 1] in ".!?" or article.text[left.end - 2 : left.end] in {'."', ".”"}
        if closed and first and first[0].text.isalpha() and first[0].text[0].isupper() and len(last) == 3:
            start = (
                max(word.start for word in last if word.text.isalnum()) if any(w.text.isalnum() for w in last) else 0
            )
            if start and right.start > left.end:
                yield put(left.end, right.start, "", before=left.end - start, after=len(first[0].text))


def doubled_word(article: Article, chance: Random) -> Iterator[Change]:
    """A word twice in a row."""
    for _, words in body_sentences(article):
        word = chance.choice(words[1:-1])
        if _plain(word) and word.text not in _DOUBLED_RIGHTLY and "d" not in {word.tag}:
            yield put(word.start, word.start, f"{word.text} ", after=len(word.text))


def doubled_phrase(article: Article, chance: Random) -> Iterator[Change]:
    """Two to five words twice in a row."""
    for _, words in body_sentences(article, 9):
        length = chance.randint(2, 5)
        first = chance.randrange(1, max(2, len(words) - length - 1))
        run = words[first : first + length]
        if len(run) == length and all(word.text.isalpha() for word in run) and run[0].text != run[-1].text:
            phrase = article.text[run[0].start : run[-1].end]
            if not any(left.end == right.start for left, right in pairwise(run)):
                yield put(run[0].start, run[0].start, f"{phrase} ", after=len(phrase))


def loop(article: Article, chance: Random) -> Iterator[Change]:
    """A phrase again and again: a decoder that cannot get out."""
    for _, words in body_sentences(article, 9):
        length, times = chance.randint(2, 4), chance.randint(3, 7)
        first = chance.randrange(1, max(2, len(words) - length - 1))
        run = words[first : first + length]
        if len(run) == length and all(word.text.isalpha() for word in run):
            phrase = article.text[run[0].start : run[-1].end]
            glue = chance.choice([" ", ", "])
            yield put(run[-1].end, run[-1].end, (glue + phrase) * times, before=len(phrase))


def quote_dropped(article: Article, chance: Random) -> Iterator[Change]:
    """One of a quotation's two marks lost. The other is what shows it."""
    text = article.text
    for index in body_paragraphs(article):
        start, end, _ = article.paragraphs[index]
        found = list(_QUOTATION.finditer(text, start, end))
        marks = sum(text.count(mark, start, end) for mark in '"“”')
        if len(found) != 1 or marks != 2:
            continue
        following = article.paragraphs[index + 1].start if index + 1 < len(article.paragraphs) else len(text) - 1
        opening, closing = found[0].start(), found[0].end() - 1
        # A quotation that goes on in the next paragraph rightly has no closing mark.
        if chance.random() < 0.5 and text[following] not in '"“':
            yield Change(closing, closing + 1, "", opening, opening + 12, text[closing - 10 : closing + 1])
        elif start != opening or text[following] not in '"“':
            yield Change(opening, opening + 1, "", closing - 11, closing, text[opening : opening + 10])


def words_left(article: Article, chance: Random) -> Iterator[Change]:
    """A phrase left in the language of the source."""
    for phrase, translations in LEFT.items():
        for match in re.finditer(rf"(?<=[a-z,] ){re.escape(phrase)}(?=[ .,;])", article.text):
            foreign = chance.choice(translations)
            yield put(match.start(), match.end(), foreign, was=phrase)


def sentence_left(article: Article, chance: Random) -> Iterator[Change]:
    """A sentence left in the language of the source."""
    for number, _ in body_sentences(article, 9):
        sentence = article.sentences[number]
        if not any(mark in article.text[sentence.start : sentence.end] for mark in '"“”'):
            yield put(sentence.start, sentence.end, chance.choice(SENTENCES))


def stacked_determiner(article: Article, chance: Random) -> Iterator[Change]:
    """An article before a word that takes none: the decoder chose twice."""
    for _, words in body_sentences(article):
        for left, word, right in zip(words, words[1:], words[2:], strict=False):
            possessive = word.text in {"his", "their", "its", "our", "my", "this", "these", "the"}
            if possessive and word.tag == "D" and right.tag in "NA" and left.tag in "VvIW":
                extra = chance.choice(["the", "a"])
                if extra != word.text:
                    yield put(word.start, word.start, f"{extra} ", after=len(word.text))


def infinitive_to_dropped(article: Article, _chance: Random) -> Iterator[Change]:
    """“to” lost between a verb and the infinitive that it takes. An object shows that the infinitive is one."""
    for _, words in body_sentences(article):
        for left, word, right, third in zip(words, words[1:], words[2:], words[3:], strict=False):
            if word.text != "to" or word.tag != "T" or third.tag not in "DOP":
                continue
            if right.tag == "v" and left.tag in "Vp" and left.text.isalpha():
                after = right.end - right.start
                yield put(left.end, word.end, "", before=len(left.text), after=1 + after, was=f"{left.text} to")


def article_turned(article: Article, _chance: Random) -> Iterator[Change]:
    """“a” before a vowel, “an” before a consonant."""
    for match in _ARTICLE.finditer(article.text):
        following = match[2]
        if _SOUNDS_LIKE_CONSONANT.match(following) or following.startswith(("h", "u")):
            continue
        turned = "an" if match[1] == "a" else "a"
        if (following[0] in "aeio") == (turned == "a"):
            yield put(match.start(), match.end(), turned, after=1 + len(following), was=match[0])


def punctuation_doubled(article: Article, chance: Random) -> Iterator[Change]:
    """Two marks where one belongs: the cut source kept its own."""
    for _, words in body_sentences(article):
        marks = [word for word in words[2:] if word.text in {".", ","}]
        if marks:
            mark = chance.choice(marks)
            first, last = (".", ".") if mark.text == "." else chance.choice([(",", ","), (".", ","), (",", ".")])
            if article.text[mark.end : mark.end + 1] not in {"", ".", '"', "”"}:
                yield put(mark.start, mark.end, first + last, before=4, after=1)


def space_put(article: Article, chance: Random) -> Iterator[Change]:
    """A space before a mark, or on the wrong side of a quotation mark."""
    text = article.text
    places = [
        m.start() for m in re.finditer(r"(?<=[a-z])[,.;:?!](?=\s)|(?<=\w[,.?!])[\"”](?=\s)|(?<=[\"“])(?=\w)", text)
    ]
    for place in places:
        if chance.random() < 0.3:
            yield put(place, place, " ", before=3, after=2)


def bracket_dropped(article: Article, chance: Random) -> Iterator[Change]:
    """One bracket of two lost."""
    for match in _BRACKETS.finditer(article.text):
        if chance.random() < 0.5:
            yield Change(match.end() - 1, match.end(), "", match.start(), match.start() + 5, match[0])
        else:
            yield Change(match.start(), match.start() + 1, "", match.end() - 5, match.end() - 1, match[0])


def number_format(article: Article, _chance: Random) -> Iterator[Change]:
    """A number written as in another language. Alone it shows in the points, or in the comma of a percentage."""
    for match in _GROUPED.finditer(article.text):
        if match[0].count(",") > 1:
            yield put(match.start(), match.end(), match[0].replace(",", "."), was=match[0])
    for match in _DECIMAL.finditer(article.text):
        yield put(match.start(), match.end(), match[0].replace(".", ","), was=match[0])


def stop_lost(article: Article, _chance: Random) -> Iterator[Change]:
    """The full stop between two sentences lost; the second keeps its capital."""
    for index, left in enumerate(article.sentences[:-1]):
        right = article.sentences[index + 1]
        last, first = words_of(article, index), words_of(article, index + 1)
        if right.paragraph != left.paragraph or article.text[left.end - 1] != "." or len(last) < 5 or len(first) < 5:
            continue
        clear = first[0].tag in "ODIS" and not quoted(article.text, left.end, article.paragraphs[left.paragraph].start)
        if clear and len(last[-2].text) > 2 and last[-2].text.islower():
            before, after = len(last[-2].text), 1 + len(first[0].text)
            yield put(left.end - 1, left.end, "", before=before, after=after, was=f"{last[-2].text}.")


def capital_lost(article: Article, _chance: Random) -> Iterator[Change]:
    """A sentence begins with a small letter after its full stop: its capital was lost."""
    for index, left in enumerate(article.sentences[:-1]):
        right = article.sentences[index + 1]
        first = words_of(article, index + 1)
        whole = right.paragraph == left.paragraph and len(first) > 5 and first[0].tag in "ODIS"
        before = article.text[left.end - 3 : left.end]
        if whole and len(first[0].text) > 1 and before[-1:] == "." and before[:-1].islower():
            start, word = first[0].start, first[0].text
            yield put(start, first[0].end, small(word), before=start - left.end + 3, was=word)


OPERATORS: Mapping[str, Operator] = {
    "stop-in-sentence": stop_in_sentence,
    "stop-and-capital": stop_and_capital,
    "stop-for-preposition": stop_for_preposition,
    "stop-lost": stop_lost,
    "capital-lost": capital_lost,
    "glued-sentences": glued_sentences,
    "doubled-word": doubled_word,
    "doubled-phrase": doubled_phrase,
    "loop": loop,
    "quote-dropped": quote_dropped,
    "words-left": words_left,
    "sentence-left": sentence_left,
    "stacked-determiner": stacked_determiner,
    "infinitive-to-dropped": infinitive_to_dropped,
    "article-turned": article_turned,
    "punctuation-doubled": punctuation_doubled,
    "space-put": space_put,
    "bracket-dropped": bracket_dropped,
    "number-format": number_format,
}
