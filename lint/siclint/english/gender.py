"""What an article says of the gender of its people, apart from pronouns, each piece with a weight.

A title, a role or a word of kinship at the name is worth 3, a first name that hardly anybody of the other gender bears
2.5, such a name alone 2, or 1.5 where it may be a surname, a patronymic 2, the ending of a surname 1, a role that is
meant often but not always .5. Below `KNOWN` nothing is
concluded: no weak piece is enough alone.

Public for rules.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from siclint.article.article import Article
from siclint.english.analysis import cached_analysis
from siclint.english.people import Gender, Person, common_nouns, first_names, nouns_of, people

__all__ = ["KNOWN", "Evidence", "evidence", "gender_of", "is_open", "leaning_of"]

KNOWN: Final = 2.0
"""The weight from which on a gender counts as known."""


class Evidence(NamedTuple):
    """A piece of evidence: the gender that it speaks for, its weight, its token, and what it is in words."""

    gender: Gender
    weight: float
    token: int
    what: str


_PATRONYMIC = regex.compile(r"\p{L}{2,}(?:(?P<F>ovna|evna|yevna|ivna|inichna)|(?P<M>ovich|evich|yevich|ovych|evych))")
_SURNAME = regex.compile(r"\p{L}{3,}(?:(?P<F>ova|eva|skaya|ska|cka|ová|dóttir|dottir)|(?P<M>sky|skiy|skyy|cki))")

# Somebody's gender may have another history than its words tell, and is nobody's business here.
_OPEN = frozenset(
    """
    transgender transgendered non-binary
    transsexual trans nonbinary genderfluid genderqueer cisgender pronouns transvestite
    cross-dressing crossdressing crossdresser androgynous intersex transitioned drag
    """.split()
)


@cached_analysis
def is_open(article: Article) -> bool:
    """Whether the article speaks of changed, hidden or other genders, so that a pronoun that changes may be right."""
    words = article.words
    if _OPEN & words.keys():
        return True
    lower = article.tokens.lower
    if any(lower[i - 1] in {"his", "her", "their", "gender"} for i in words.get("transition", ()) if i):
        return True
    if any(lower[i + 1 : i + 2] == ["binary"] for i in words.get("non", ())):
        return True
    if any(
        i + 1 < len(lower) and lower[i + 1] in {"identity", "reassignment", "dysphoria"}
        for i in words.get("gender", ())
    ):
        return True
    if any(
        lower[i - 2 : i] == ["as", "a"] and lower[i - 3] in {"live", "lived", "living", "lives"}
        for word in ("woman", "man", "girl", "boy")
        for i in words.get(word, ())
        if i > 2
    ):
        return True
    return "sex" in words and any(lower[i + 1 : i + 2] == ["change"] for i in words["sex"])


def leaning_of(article: Article, person: int) -> Gender | None:
    """The gender of a person for which something speaks, and against which nothing does, however weak it is."""
    genders = {piece.gender for piece in evidence(article)[person]}
    return next(iter(genders)) if len(genders) == 1 else None


def gender_of(article: Article, person: int) -> Gender | None:
    """The gender of a person of `people(article)`, as far as titles, roles and names make it known."""
    women = sum(piece.weight for piece in evidence(article)[person] if piece.gender == "F")
    men = sum(piece.weight for piece in evidence(article)[person] if piece.gender == "M")
    if women >= KNOWN and women >= 2 * men:
        return "F"
    if men >= KNOWN and men >= 2 * women:
        return "M"
    return None


@cached_analysis
def evidence(article: Article) -> tuple[tuple[Evidence, ...], ...]:
    """The evidence for each person of `people(article)`, each kind of it once."""
    return tuple(_of(article, person) for person in people(article).persons)


def _of(article: Article, person: Person) -> tuple[Evidence, ...]:  # noqa: C901 - a branch for each kind
    tokens = article.tokens
    lower = tokens.lower
    found: dict[tuple[Gender, str], Evidence] = {}

    def add(gender: Gender | None, weight: float, token: int, what: str) -> None:
        if gender is not None:
            found.setdefault((gender, what), Evidence(gender, weight, token, what))

    titles, common = nouns_of("title"), common_nouns()
    for token in (*person.titles, *person.roles):
        word = lower[token].rstrip(".")
        noun = common.get(word)
        gender = titles.get(word)
        if gender is not None:
            add(gender, 3.0, token, f"“{tokens.text[token]}”")
        elif noun is not None:
            add(noun.gender, 0.5 if noun.kind == "weak" else 3.0, token, f"“{tokens.text[token]}”")
    known = first_names()
    for mention in person.mentions:
        name = lower[mention.start]
        sure = known.get(name)
        if sure is not None:
            if mention.end - mention.start > 1:
                add(sure[0], 2.5, mention.start, f"the name {tokens.text[mention.start]}")
            elif not person.first_names and all(m.end - m.start == 1 for m in person.mentions):
                add(sure[0], 2.0 if sure[1] else 1.5, mention.start, f"the name {tokens.text[mention.start]}")
        if mention.end - mention.start > 1:
            for i in range(mention.start + 1, mention.end - 1):
                match = _PATRONYMIC.fullmatch(lower[i])
                if match:
                    add("F" if match["F"] else "M", 2.0, i, "the patronymic")
        match = _SURNAME.fullmatch(lower[mention.end - 1])
        if match:
            add("F" if match["F"] else "M", 1.0, mention.end - 1, "the surname’s ending")
    return tuple(sorted(found.values(), key=lambda piece: (-piece.weight, piece.token)))
