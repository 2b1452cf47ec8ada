"""A pronoun of one gender where everything else says the other."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from siclint import Article, Finding, Needs, Related, Rule, Severity, Status
from siclint.english.gender import evidence, gender_of
from siclint.english.people import SAYING, Gender, people
from siclint_rules.attribution._alone import alone, is_second_person
from siclint_rules.attribution._bindings import Binding, bindings
from siclint_rules.attribution._points import SO_FAR, SO_FAR_START, WHOLE, WHOLE_START
from siclint_rules.attribution._pronouns import GENDERED, Cast, Place, Pronoun, cast, gender_in
from siclint_rules.attribution._reading import WINDOW, Reading, Sight, Signs, other_gender

ENOUGH: Final = 3.25
"""The points from which on a pronoun is wrong, by the signs of the whole article."""
ENOUGH_SO_FAR: Final = 2.5
"""The same by the signs up to it, where a run of pronouns turns: `she ... she ... he ... he`."""
_MOST_RELATED = 4

_SPEAKS = [[word] for word in sorted(SAYING)]


def check(article: Article) -> Iterator[Finding]:
    """Each pronoun of a gender that nobody near has, where everything else says the other."""
    if not article.words.keys() & GENDERED:
        return
    found = cast(article)
    if not found.pronouns:
        return
    wrong: dict[int, _Wrong] = {}
    for binding in bindings(article):
        token, anchor = _wrong_half(article, found, binding)
        wrong.setdefault(token, _Wrong((anchor,), binding.reason))
    if not wrong and not _may_conflict(found):
        return
    tied = wrong.keys() | {anchor for why in wrong.values() for anchor in why.anchors}
    for sight in Reading(article, frozenset(wrong)).sights(lambda s: s.pronoun.token not in tied and _is_wrong(s)):
        wrong[sight.pronoun.token] = _weighed(article, found, sight, wrong)
    for one in alone(article, found, tied | wrong.keys()):
        wrong[one.pronoun.token] = _Wrong(one.anchors, one.reason)
    for p in found.pronouns:
        anchor_of = None if p.token in wrong or p.token in tied else _breaks_chain(article, found, p, wrong)
        if anchor_of is not None:
            word = article.tokens.text[anchor_of]
            reason = f"what is said before it is about the person of “{word}”, and about nobody else"
            wrong[p.token] = _Wrong((anchor_of,), reason)
    yield from (_finding(article, token, why) for token, why in sorted(wrong.items()) if not _adds(article, token))


def _adds(article: Article, token: int) -> bool:
    """Whether the pronoun sets somebody beside another person: `So would she.`, `She wore a slip; he wore a grin.`"""
    lower = article.tokens.lower
    if token > 1 and lower[token - 2] in {"so", "nor", "neither"}:
        return True
    other = _NOMINATIVE.get(lower[token], "")
    begin = article.tokens.first[article.sentence_of_token(token)]
    return lower[token - 1] == ";" and other in lower[begin : token - 1]


_NOMINATIVE = {"he": "she", "she": "he"}


def _may_conflict(found: Cast) -> bool:
    """Whether both genders come up in the article, in its pronouns or its people: nothing else can contradict."""
    genders = {pronoun.gender for pronoun in found.pronouns} | {place.gender for place in found.places}
    return {"F", "M"} <= genders


class _Wrong(NamedTuple):
    """The tokens that stand for the same person as a wrong pronoun, and what speaks against it."""

    anchors: tuple[int, ...]
    reason: str


def _is_wrong(sight: Sight) -> bool:
    if sight.open or not sight.signs.other_pronouns + sight.signs.other_names:
        return False
    # Somebody of its gender who was named may still be meant.
    enough = ENOUGH if sight.signs.own_name_back > WINDOW else ENOUGH + 1
    if points(sight.signs, WHOLE_START, WHOLE) >= enough:
        return True
    # Nobody of its gender is about, and the other does not come again: the run turns here.
    turns = sight.signs.other_ahead > WINDOW and sight.signs.own_back > 1
    return turns and points(sight.signs_so_far, SO_FAR_START, SO_FAR) >= ENOUGH_SO_FAR


def points(signs: Signs, start: float, worth: dict[str, tuple[tuple[float, float], ...]]) -> float:
    """What a pronoun's signs are worth together."""
    total = start
    for name, steps in worth.items():
        value = getattr(signs, name)
        for step, added in steps:
            if value < step:
                break
            total += added
    return total


def _breaks_chain(article: Article, found: Cast, pronoun: Pronoun, wrong: Container[int]) -> int | None:
    """The word that stands for the one person of whom the paragraph speaks up to a pronoun of another gender."""
    start, sentence, gender = _reach(article, pronoun), pronoun.sentence, pronoun.gender
    chain = [p for p in found.pronouns if start <= p.token < pronoun.token]
    if is_second_person(article, found, pronoun) or any(p.gender == gender and p.token not in wrong for p in chain):
        return None
    others = [p for p in chain if p.gender != gender]
    close = [p for p in chain if sentence - p.sentence <= 1]
    name = None if close else _leading_name(article, found, pronoun)
    if (not close and name is None) or _is_of_a_thing(article, chain):
        return None
    if any(p.sentence == sentence for p in close) and not _is_attribution(article, pronoun):
        return None
    named = False
    for place in found.places:
        if start <= place.token < pronoun.token:
            if found.gender(place, pronoun.token) != other_gender(gender):
                return None
            named = named or place.who >= 0
    if not named and not _is_introduced(found, pronoun):
        return None
    return others[-1].token if others else name


def _is_of_a_thing(article: Article, chain: list[Pronoun]) -> bool:
    """`The coin is hers. He has asked`: the thing is spoken of, and not she."""
    return bool(chain) and article.tokens.lower[chain[-1].token] == "hers"


def _is_introduced(found: Cast, pronoun: Pronoun) -> bool:
    """Whether the last person who was named, wherever that was, has the other gender: somebody is spoken of by name."""
    before = [p for p in found.places if p.who >= 0 and p.token < pronoun.token]
    return bool(before) and found.gender(before[-1], pronoun.token) == other_gender(pronoun.gender)


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
    if len({p.who for p in before}) != 1 or before[0].who < 0 or before[0].gender != other_gender(pronoun.gender):
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
    if named != other_gender(gender) and same > others and not binding.later:
        return anchor, pronoun
    return pronoun, anchor


def _weighed(article: Article, found: Cast, sight: Sight, wrong: Container[int]) -> _Wrong:
    """What the reading says against a pronoun: the person who is meant, and the other pronouns near."""
    token, sentence, gender = sight.pronoun
    near = [p for p in found.pronouns if p.gender != gender and abs(p.sentence - sentence) <= WINDOW]
    nearest = sorted(near, key=lambda p: (p.token in wrong, abs(p.token - token)))[:_MOST_RELATED]
    kind = "masculine" if gender == "F" else "feminine"
    known = next((p for p in reversed(found.places) if p.token <= sight.meant and _known(article, p, gender)), None)
    reasons = []
    anchors = [p.token for p in nearest]
    if known is not None:
        piece = next(piece for piece in evidence(article)[known.who] if piece.gender != gender)
        who = "a man" if gender == "F" else "a woman"
        reasons.append(f"{people(article).persons[known.who].name} is {who} by {piece.what}")
        anchors.insert(0, known.token)
    if near:
        many = f"the {len(near)} other pronouns near are" if len(near) > 1 else "the other pronoun near is"
        reasons.append(f"{many} {kind}")
    return _Wrong(tuple(anchors[:_MOST_RELATED]), f"{', '.join(reasons)}, and nobody else is meant")


def _known(article: Article, place: Place, gender: Gender) -> bool:
    return place.who >= 0 and gender_of(article, place.who) == other_gender(gender)


def _finding(article: Article, token: int, why: _Wrong) -> Finding:
    tokens = article.tokens
    related = tuple(Related(tokens.start[at], tokens.end[at], "the same person") for at in why.anchors)
    message = f"“{tokens.text[token]}” has the wrong gender: {why.reason}"
    return Finding(tokens.start[token], tokens.end[token], message, related)


rule = Rule(
    name="pronoun-gender",
    family="attribution",
    summary="A pronoun has another gender than the person it stands for",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
    needs=Needs(words=GENDERED),
)
