"""A pronoun of one gender where everything else says the other."""

from __future__ import annotations

from collections.abc import Container, Iterator

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.gender import KNOWN, evidence, gender_of
from siclint.english.people import SAYING, Gender, people
from siclint_rules.attribution._bindings import Binding, bindings
from siclint_rules.attribution._pronouns import GENDERED, Cast, Pronoun, cast, gender_in

LICENCE = 2
"""Somebody of the pronoun's gender who is named less than so many sentences before may be meant."""
NEAR = 2
"""The person who is meant, by name or pronoun, stands at most so many sentences away."""
ENOUGH = 3.0
"""The weight of what speaks for the other gender: each pronoun counts 1, the main person's name 3."""

CLEAR = 4
"""So many pronouns of one gender, and none of the other but one, are about one person."""

_SPEAKS = [[word] for word in sorted(SAYING)]


def check(article: Article) -> Iterator[Finding]:
    """Each pronoun of a gender that nobody near has, where everything else says the other."""
    if not article.words.keys() & GENDERED:
        return
    found = cast(article)
    suspects = [pronoun for pronoun in found.pronouns if _is_suspect(article, found, pronoun)]
    wrong = {p.token: _reason(article, found, p) for p in suspects if _outweighed(article, found, p, suspects)}
    for p in found.pronouns:
        anchor = None if p.token in wrong else _breaks_chain(article, found, p, wrong)
        if anchor is not None:
            word = article.tokens.text[anchor]
            wrong[p.token] = (anchor, f"what is said before it is about the person of “{word}”, and about nobody else")
    for binding in bindings(article):
        token, anchor = _wrong_half(article, found, binding)
        wrong.setdefault(token, (anchor, binding.reason))
    for token, (anchor, reason) in sorted(wrong.items()):
        yield _finding(article, token, anchor, reason)


def _other(gender: Gender) -> Gender:
    return "M" if gender == "F" else "F"


def _is_suspect(article: Article, found: Cast, pronoun: Pronoun) -> bool:
    """Whether nobody of the pronoun's gender stands near it, and somebody of the other does."""
    other, persons = _other(pronoun.gender), people(article).persons
    near = any(
        0 <= pronoun.sentence - p.sentence <= NEAR and p.token < pronoun.token and p.gender == other
        for p in found.pronouns
    )
    # So many pronouns tell that the article is about one person, whoever else is named once.
    one_person = sum(p.gender == other for p in found.pronouns) >= CLEAR and not any(
        p.gender == pronoun.gender and p.token != pronoun.token for p in found.pronouns
    )
    for place in found.places:
        distance = pronoun.sentence - place.sentence
        if distance < -2:
            break
        gender = found.gender(place, pronoun.token)
        if 0 <= distance < LICENCE and gender == pronoun.gender:
            return False
        if place.who >= 0 and gender is None:
            person = persons[place.who]
            if abs(distance) <= 2 and len(person.mentions) > 1:
                return False
            if 0 <= distance <= 1 and place.token < pronoun.token and (not one_person or " " in person.name):
                return False
        elif (
            place.who < 0
            and gender is None
            and 0 <= distance <= (0 if one_person else 1)
            and place.token < pronoun.token
        ):
            return False
        near = near or (0 <= distance <= NEAR and gender == other and place.token < pronoun.token)
    return near and not _is_second_person(article, found, pronoun) and not _has_unknown_subject(article, found, pronoun)


def _is_second_person(article: Article, found: Cast, pronoun: Pronoun) -> bool:
    """Whether the pronoun is the object in a clause whose subject is a pronoun of the other gender: `she told him`."""
    lower, codes = article.tokens.lower, article.tags.codes
    word = lower[pronoun.token]
    following = codes[pronoun.token + 1] if pronoun.token + 1 < len(codes) else "U"
    if word != "him" and not (word == "her" and following not in "NAPMp"):
        return False
    return any(
        p.sentence == pronoun.sentence and p.token < pronoun.token and p.gender != pronoun.gender
        for p in found.pronouns
    )


def _has_unknown_subject(article: Article, found: Cast, pronoun: Pronoun) -> bool:
    """Whether the last subject before the pronoun may have its gender."""
    lower, codes = article.tokens.lower, article.tags.codes
    mentions = {m.start: m.end for m in people(article).mentions}
    for place in reversed([p for p in found.places if p.token < pronoun.token]):
        if pronoun.sentence - place.sentence > 1:
            return False
        end = mentions.get(place.token, place.token + 1)
        while end < len(codes) and codes[end] == "R":
            end += 1
        if end < len(codes) and codes[end] in "VW":
            between = any(
                place.token < p.token < pronoun.token and p.gender != pronoun.gender and lower[p.token] in {"he", "she"}
                for p in found.pronouns
            )
            return not between and found.gender(place, pronoun.token) is None
    return False


def _outweighed(article: Article, found: Cast, pronoun: Pronoun, suspects: list[Pronoun]) -> bool:
    gender = pronoun.gender
    opposite = [p for p in found.pronouns if p.gender != gender]
    same = [p for p in found.pronouns if p.gender == gender and p.token != pronoun.token]
    licensed = len([p for p in same if p not in suspects])
    if not any(abs(p.sentence - pronoun.sentence) <= NEAR for p in opposite):
        return False
    against = float(len(opposite))
    if found.main is not None:
        weight = {"F": 0.0, "M": 0.0}
        for piece in evidence(article)[found.main]:
            weight[piece.gender] += piece.weight
        if weight[_other(gender)] >= KNOWN and not weight[gender]:
            against += 3
    enough = ENOUGH
    if any(p.sentence == pronoun.sentence and p.token < pronoun.token for p in opposite) or any(
        place.token < pronoun.token and place.gender == gender for place in found.places
    ):
        enough += 2
    return against >= enough and against >= 2 * (len(same) - licensed) and not licensed


def _breaks_chain(article: Article, found: Cast, pronoun: Pronoun, wrong: Container[int]) -> int | None:
    """The word that stands for the one person of whom the paragraph speaks up to a pronoun of another gender."""
    start, sentence, gender = _reach(article, pronoun), pronoun.sentence, pronoun.gender
    chain = [p for p in found.pronouns if start <= p.token < pronoun.token]
    if _is_second_person(article, found, pronoun) or any(p.gender == gender and p.token not in wrong for p in chain):
        return None
    others = [p for p in chain if p.gender != gender]
    close = [p for p in chain if sentence - p.sentence <= 1]
    name = None if close else _leading_name(article, found, pronoun)
    if not close and name is None:
        return None
    if any(p.sentence == sentence for p in close) and not _is_attribution(article, pronoun):
        return None
    named = False
    for place in found.places:
        if start <= place.token < pronoun.token:
            if found.gender(place, pronoun.token) != _other(gender):
                return None
            named = named or place.who >= 0
    if not named and len(chain) < 2 and pronoun.token != article.tokens.first[sentence]:
        return None
    return others[-1].token if others else name


def _is_attribution(article: Article, pronoun: Pronoun) -> bool:
    """Whether the pronoun names the speaker behind a comma, `..., he said`, and does not begin a clause of its own."""
    lower, token = article.tokens.lower, pronoun.token
    return lower[token] in {"he", "she"} and lower[token - 1] == "," and lower[token + 1 : token + 2] in _SPEAKS


def _leading_name(article: Article, found: Cast, pronoun: Pronoun) -> int | None:
    """Where a sentence begins with the pronoun, the name of the other gender that the one before begins with."""
    tokens, codes = article.tokens, article.tags.codes
    first = tokens.first
    sentence = pronoun.sentence
    if pronoun.token != first[sentence] or sentence == 0 or tokens.lower[pronoun.token] not in {"he", "she"}:
        return None
    before = [p for p in found.places if p.sentence == sentence - 1]
    if len({p.who for p in before}) != 1 or before[0].who < 0 or before[0].gender != _other(pronoun.gender):
        return None
    mention = next((m for m in people(article).mentions if m.start == before[0].token), None)
    if mention is None:
        return None
    apposed = tokens.text[mention.end] == "," and mention.title is not None and mention.start - first[sentence - 1] < 6
    return mention.start if apposed or codes[mention.end] in "VW" else None


def _reach(article: Article, pronoun: Pronoun) -> int:
    """The first token from which on somebody may be meant: of the paragraph, or of the second sentence before."""
    paragraph = article.sentences[pronoun.sentence].paragraph
    first = min(article.sentences_of(paragraph).start, max(pronoun.sentence - 2, 0))
    return article.tokens.first[first]


def _wrong_half(article: Article, found: Cast, binding: Binding) -> tuple[int, int]:
    """Of two words that stand for one person, the one that is wrong, and the other."""
    lower = article.tokens.lower
    pronoun, anchor = binding.pronoun, binding.anchor
    if lower[anchor] not in GENDERED:
        return pronoun, anchor
    gender = gender_in(lower[pronoun])
    near = [p for p in found.pronouns if p.token not in {pronoun, anchor}]
    same = sum(p.gender == gender for p in near)
    named = gender_of(article, found.main) if found.main is not None else None
    others = len(near) - same
    if named != _other(gender) and same > others and not binding.later:
        return anchor, pronoun
    return pronoun, anchor


def _reason(article: Article, found: Cast, pronoun: Pronoun) -> tuple[int, str]:
    """The token that speaks best against a pronoun, and why."""
    persons = people(article).persons
    opposite = [p for p in found.pronouns if p.gender != pronoun.gender]
    women = pronoun.gender == "M"
    pieces = (
        [piece for piece in evidence(article)[found.main] if piece.weight >= KNOWN] if found.main is not None else []
    )
    nearest = min(opposite, key=lambda p: abs(p.token - pronoun.token), default=None)
    if found.main is not None and pieces and pieces[0].gender != pronoun.gender:
        who = "a woman" if women else "a man"
        why = f"{persons[found.main].name} is {who} by {pieces[0].what}, and nobody else near is meant"
        return (nearest.token if nearest else pieces[0].token), why
    assert nearest is not None
    others = f"the {len(opposite)} other pronouns are" if len(opposite) > 1 else "the other pronoun is"
    kind = "feminine" if women else "masculine"
    name = f" of {persons[found.main].name}" if found.main is not None else ""
    return nearest.token, f"{others} {kind}{name}, and nobody else near is meant"


def _finding(article: Article, token: int, anchor: int, reason: str) -> Finding:
    tokens = article.tokens
    start, end = tokens.start[token], tokens.end[token]
    related = Related(tokens.start[anchor], tokens.end[anchor], "the same person")
    return Finding(start, end, f"“{tokens.text[token]}” has the wrong gender: {reason}", (related,))


rule = Rule(
    name="pronoun-gender",
    family="attribution",
    summary="A pronoun has another gender than the person it stands for",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
)
