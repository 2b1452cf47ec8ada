"""Wrong people: pronouns, speakers and actors that the text itself shows to be wrong."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from random import Random

from siclint.article.article import Article, Kind
from siclint.evaluation.planting.edit import Change, Operator, body_sentences, put, quoted, words_of
from siclint.evaluation.planting.people import COUNTRIES, MEN, WOMEN, one_gender, pronouns

_TO_HER = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_TO_HIM = {"she": "he", "hers": "his", "herself": "himself"}
_SPEAKER = r"(?:(?:he|she|[A-Z][\w.]+(?: [A-Z]\w+)?) said|said [A-Z]\w+(?: [A-Z]\w+)?)"
_SAID_INSIDE = re.compile(rf"([\"“])([^\"“”\n]{{8,160}}),([\"”]) ({_SPEAKER}), ?([\"“])([^\"“”\n]{{8,}})([\"”])")
_SAID_AFTER = re.compile(rf"([\"“])([^\"“”\n]{{8,160}}),([\"”]) ({_SPEAKER})\. ([\"“])([^\"“”\n]{{8,}})([\"”])")
_FIRST_PERSON = re.compile(r"([\"“])([^\"“”\n]*\b(?:I|I'm|I’m|I've|we|my|our|We)\b[^\"“”\n]*)([,.])([\"”])(?=[ \n])")
_KIN = re.compile(
    r"(?<=[a-z,] )(his|her)(?= (?:wife|husband|mother|father|son|daughter|brother|sister|parents|family|career|lawyer|"
    r"children|friends|life|hands?|face|head|teeth|shoulder|birthday|boss|girlfriend|boyfriend)\b)"
)
_ACTS = re.compile(
    r"\b(invaded?|attack(?:s|ed)?|accus(?:es|ed|ing)|warn(?:s|ed|ing)|threaten(?:s|ed|ing)|against|join(?:s|ed)|"
    r"defeat(?:s|ed)|beat|with|to|sanctions on|from)$"
)


def _turned(article: Article, at: int, end: int, tag_after: str) -> str:
    """The pronoun at these offsets in the other gender, in its case."""
    word = article.text[at:end]
    lower = word.lower()
    if lower == "her":
        turned = "his" if tag_after in "NA" else "him"
    elif lower == "his" and tag_after not in "NA":
        turned = "hers"
    else:
        turned = {**_TO_HER, **_TO_HIM}[lower]
    return turned.capitalize() if word[0].isupper() else turned


def _after(article: Article, index: int) -> str:
    return article.tags.codes[index + 1] if index + 1 < len(article.tokens) else "U"


def pronoun_turned(article: Article, _chance: Random) -> Iterator[Change]:
    """A pronoun in the other gender, in an article in which all persons with a pronoun have one gender."""
    if one_gender(article) is None:
        return
    found = list(pronouns(article))
    for place, (word, _) in enumerate(found):
        # Another pronoun of the person stands near before it.
        if place and word.start - found[place - 1][0].start < 300:
            paragraph = article.paragraph_at(word.start)
            start = article.paragraphs[paragraph].start if paragraph is not None else 0
            if not quoted(article.text, word.start, start):
                turned = _turned(article, word.start, word.end, _after(article, word.place))
                yield put(word.start, word.end, turned, was=word.text)


def title_turned(article: Article, _chance: Random) -> Iterator[Change]:
    """A title or noun that says the gender, then a pronoun of the other in the same sentence."""
    for _, words in body_sentences(article):
        lower = [word.text.lower() for word in words]
        men, women = MEN & {*lower}, WOMEN & {*lower}
        found = [
            (word, is_he)
            for word, is_he in pronouns(article)
            if words[0].start <= word.start < words[-1].end and (bool(men) == is_he) and (bool(women) != is_he)
        ]
        others = [word for word in words if word.text.lower() in (WOMEN if men else MEN)]
        names = sum(a.tag == "P" and b.tag != "P" for a, b in itertools.pairwise(words))
        if bool(men) != bool(women) and len(found) == 1 and not others and names <= 1:
            word, _ = found[0]
            first = next(w for w in words if w.text.lower() in men | women)
            genders = {is_he for near, is_he in pronouns(article) if abs(near.start - word.start) < 600}
            clear = first.start < word.start and len(genders) == 1
            if clear and not quoted(article.text, word.start, words[0].start):
                turned = _turned(article, word.start, word.end, _after(article, word.place))
                yield put(word.start, word.end, turned, was=word.text)


def attribution_swallowed(article: Article, _chance: Random) -> Iterator[Change]:
    """“…,” he said, “…” with its inner marks lost: the speaker stands inside the quotation."""
    for pattern, stop in ((_SAID_INSIDE, ","), (_SAID_AFTER, ".")):
        for match in pattern.finditer(article.text):
            start, end = match.start(3), match.end(5)
            text = f" {match[4]}{stop} "
            yield put(start, end, text, was=match[0])._replace(mark_start=start + 1, mark_end=start + len(text) - 1)


def quotation_unmarked(article: Article, _chance: Random) -> Iterator[Change]:
    """Both marks of a quotation in the first person lost: it reads as the reporter's own words."""
    for match in _FIRST_PERSON.finditer(article.text):
        paragraph = article.paragraph_at(match.start())
        if paragraph is None or article.paragraphs[paragraph].kind is not Kind.PARAGRAPH:
            continue
        start, end, _ = article.paragraphs[paragraph]
        marks = sum(article.text.count(mark, start, end) for mark in '"“”')
        if marks == 2 and len(match[2]) > 20 and match.start() - start + end - match.end() > 8:
            text = match[2] + match[3]
            yield put(match.start(), match.end(), text, was=match[0])


def person_as_it(article: Article, _chance: Random) -> Iterator[Change]:
    """“its” for a person's wife, hand or career."""
    for match in _KIN.finditer(article.text):
        sentence = article.sentence_at(match.start())
        if sentence is None:
            continue
        words = words_of(article, sentence)
        before = [word.text.lower() for word in words if word.start < match.start()]
        if {"he", "she", "him", "who"} & {*before} or sum(word.tag == "P" for word in words) >= 1:
            after = article.text[match.end() :].split(maxsplit=1)[0].rstrip(".,;:")
            yield put(match.start(), match.end(), "its", after=1 + len(after), was=match[0])


def country_as_person(article: Article, _chance: Random) -> Iterator[Change]:
    """“his” for what a country has, where the sentence names no person."""
    for _, words in body_sentences(article):
        names = [word for word in words if word.tag == "P"]
        people = {word.text.lower() for word in words} & (
            MEN | WOMEN | {"he", "she", "him", "who", "president", "minister"}
        )
        if (
            names
            and all(word.text in COUNTRIES for word in names)
            and not people
            and names[0].place - words[0].place < 4
        ):
            for word, right in itertools.pairwise(words):
                if word.text == "its" and right.tag in "NA" and word.start > names[0].end:
                    yield put(word.start, word.end, "his", was=f"its, of {names[0].text}")


def entity_swapped(article: Article, _chance: Random) -> Iterator[Change]:
    """A state acts on itself: its name where the other's belongs."""
    for _, words in body_sentences(article):
        countries = [word for word in words if word.text in COUNTRIES]
        if len(countries) != 2 or countries[0].text == countries[1].text:
            continue
        actor, other = countries
        between = article.text[actor.end : other.start]
        subject = article.tags.codes[actor.place + 1] in "VW"
        broken = re.search(r"[,;:\"“”]| (?:and|that|who|which|while|when)\b", between) or len(between) > 70
        if subject and not broken and _ACTS.search(between.rstrip()):
            yield put(other.start, other.end, actor.text, was=other.text)


OPERATORS: Mapping[str, Operator] = {
    "pronoun-turned": pronoun_turned,
    "title-and-pronoun": title_turned,
    "attribution-swallowed": attribution_swallowed,
    "quotation-unmarked": quotation_unmarked,
    "person-as-it": person_as_it,
    "country-as-person": country_as_person,
    "entity-swapped": entity_swapped,
}
