"""A pronoun of one gender where everything else says the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from siclint import Article, Finding, Needs, Related, Rule, Severity, Status
from siclint.english.gender import evidence, gender_of
from siclint.english.people import SAYING, people
from siclint_rules.attribution._bindings import Binding, bindings
from siclint_rules.attribution._events import Event
from siclint_rules.attribution._licence import is_judged, licence
from siclint_rules.attribution._pronouns import GENDERED, Cast, Pronoun, cast, gender_in, other_gender
from siclint_rules.attribution._scene import Scene
from siclint_rules.attribution._surroundings import WINDOW
from siclint_rules.attribution._trees import doubts

ENOUGH: Final = 3.5
"""The doubt, in log odds, from which on a pronoun is wrong."""
ENOUGH_TO_FOLLOW: Final = 2.2
"""The same where a wrong pronoun of its gender is near: they come in runs."""
ENOUGH_TO_TURN: Final = 5.0
"""The same where all pronouns behind it are read as wrong, too."""
UNNAMED: Final = 1.2
"""How much more doubt is needed where nobody of the other gender is named before the pronoun."""
_ROUNDS: Final = 12
_MOST_RELATED = 4

_SPEAKS = [[word] for word in sorted(SAYING)]


def check(article: Article) -> Iterator[Finding]:
    """Each pronoun of a gender that nobody near has, where everything else says the other."""
    if not article.words.keys() & GENDERED:
        return
    found = cast(article)
    if not found.pronouns or _is_story(article, found):
        return
    wrong: dict[int, _Wrong] = {}
    for binding in bindings(article):
        token, anchor = _wrong_half(article, found, binding)
        wrong.setdefault(token, _Wrong((anchor,), binding.reason))
    if not wrong and not _may_conflict(found):
        return
    tied = wrong.keys() | {anchor for why in wrong.values() for anchor in why.anchors}
    wrong |= _doubted(article, frozenset(wrong), tied)
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


# A text this long, with so many pronouns of both genders, is a story. Those who are in it may have no names, and who is
# spoken of changes without a word.
_LONG, _MANY, _BOTH = 800, 0.035, 8


def _is_story(article: Article, found: Cast) -> bool:
    words = len(article.tokens)
    women = sum(pronoun.gender == "F" for pronoun in found.pronouns)
    fewer = min(women, len(found.pronouns) - women)
    return words >= _LONG and fewer >= _BOTH and len(found.pronouns) >= _MANY * words


class _Wrong(NamedTuple):
    """The tokens that stand for the same person as a wrong pronoun, and what speaks against it."""

    anchors: tuple[int, ...]
    reason: str


def _doubted(article: Article, turned: frozenset[int], tied: Container[int]) -> dict[int, _Wrong]:
    """The pronouns that do not go where they stand; those in `tied` are left alone, and `turned` are known as wrong.

    What is found is read with the other gender from then on, so that what leant on it falls, too.
    """
    wrong: dict[int, _Wrong] = {}
    scene = Scene(article, turned)
    for _ in range(_ROUNDS):
        doubted = [(doubt, i) for i, doubt in _doubts(scene, tied, wrong) if doubt >= _enough(scene, i, wrong)]
        if not doubted and not wrong:
            doubted = _turn(scene, tied)
        if not doubted:
            break
        taken: list[int] = []
        for _, i in sorted(doubted, reverse=True):
            # Of two genders side by side only one can be wrong.
            event = scene.events[i]
            if all(
                abs(scene.sentences[j] - event.sentence) > WINDOW or scene.events[j].gender == event.gender
                for j in taken
            ):
                taken.append(i)
                wrong[event.token] = _weighed(scene, i)
        scene = Scene(article, turned | wrong.keys())
    return wrong


def _doubts(scene: Scene, tied: Container[int], wrong: Container[int]) -> Iterator[tuple[int, float]]:
    """Each pronoun that can be judged, as its event, with how far it is doubted."""
    judged = [
        i
        for i, event in enumerate(scene.events)
        if event.kind == "pronoun" and event.token not in tied and event.token not in wrong and is_judged(scene, i)
    ]
    for i, doubt in zip(judged, doubts(scene, judged), strict=True):
        yield i, doubt - licence(scene, i)


def _enough(scene: Scene, i: int, wrong: Container[int]) -> float:
    """The doubt that is needed. A wrong pronoun is read with the other gender by now."""
    event = scene.events[i]
    near = range(bisect_left(scene.sentences, event.sentence - 2), bisect_right(scene.sentences, event.sentence + 2))
    follows = any(scene.events[j].token in wrong and scene.events[j].gender != event.gender for j in near)
    return (ENOUGH_TO_FOLLOW if follows else ENOUGH) + (0.0 if _known(scene, i) else UNNAMED)


def _known(scene: Scene, i: int) -> Event | None:
    """The last person before a pronoun who has the other gender by name, title or role."""
    gender = scene.events[i].gender
    assert gender is not None
    return next(
        (
            event
            for event in reversed(scene.events[:i])
            if event.who >= 0 and gender_of(scene.article, event.who) == other_gender(gender)
        ),
        None,
    )


def _turn(scene: Scene, tied: Container[int]) -> list[tuple[float, int]]:
    """The pronouns at the end that are all of one gender, if the first is doubted once all are read as wrong."""
    pronouns = [i for i, event in enumerate(scene.events) if event.kind == "pronoun"]
    start = len(pronouns) - 1
    while start > 0 and scene.events[pronouns[start - 1]].gender == scene.events[pronouns[-1]].gender:
        start -= 1
    run = pronouns[start:]
    if start == 0 or len(run) < 2 or not is_judged(scene, run[0]):
        return []
    tokens = frozenset(scene.events[i].token for i in run)
    if any(token in tied for token in tokens):
        return []
    turned = Scene(scene.article, tokens)
    found: list[tuple[float, int]] = []
    for i, doubt in zip(run, doubts(turned, run), strict=True):
        # What is read with the other gender goes well.
        wrong = -doubt - licence(scene, i)
        if wrong < (ENOUGH_TO_FOLLOW if found else ENOUGH_TO_TURN):
            break
        found.append((wrong, i))
    return found


def _breaks_chain(article: Article, found: Cast, pronoun: Pronoun, wrong: Container[int]) -> int | None:
    """The word that stands for the one person of whom the paragraph speaks up to a pronoun of another gender."""
    start, sentence, gender = _reach(article, pronoun), pronoun.sentence, pronoun.gender
    chain = [p for p in found.pronouns if start <= p.token < pronoun.token]
    if _is_second_person(article, found, pronoun) or any(p.gender == gender and p.token not in wrong for p in chain):
        return None
    others = [p for p in chain if p.gender != gender]
    close = [p for p in chain if sentence - p.sentence <= 1]
    name = None if close else _leading_name(article, found, pronoun)
    if (not close and name is None) or _is_of_a_thing(article, chain) or _comes_behind(article, found, pronoun):
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


def _comes_behind(article: Article, found: Cast, pronoun: Pronoun) -> bool:
    """Whether somebody is named behind a possessive who may be its person: `In his letter, Tarrel ...`."""
    if article.tokens.lower[pronoun.token] not in {"his", "her"}:
        return False
    return any(
        p.sentence == pronoun.sentence and p.token > pronoun.token and found.gender(p, -1) in {None, pronoun.gender}
        for p in found.places
    )


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


def _weighed(scene: Scene, i: int) -> _Wrong:
    """What speaks against a pronoun: the person who is meant, and the other pronouns near."""
    article, event = scene.article, scene.events[i]
    assert event.gender is not None
    other = other_gender(event.gender)
    around = range(bisect_left(scene.sentences, event.sentence - WINDOW), len(scene.events))
    near = [
        scene.events[j].token
        for j in around
        if scene.is_pronoun[j] and scene.events[j].gender == other and scene.sentences[j] - event.sentence <= WINDOW
    ]
    anchors = sorted(near, key=lambda token: abs(token - event.token))
    reasons = []
    known = _known(scene, i)
    if known is not None:
        piece = next(piece for piece in evidence(article)[known.who] if piece.gender == other)
        who = "a woman" if other == "F" else "a man"
        reasons.append(f"{people(article).persons[known.who].name} is {who} by {piece.what}")
        anchors.insert(0, known.token)
    if near:
        kind = "feminine" if other == "F" else "masculine"
        many = f"the {len(near)} other pronouns near are" if len(near) > 1 else "the other pronoun near is"
        reasons.append(f"{many} {kind}")
    if not anchors:
        noun = next(e for e in reversed(scene.events[:i]) if e.gender == other)
        anchors.append(noun.token)
        reasons.append(f"“{article.tokens.text[noun.token]}” stands before it")
    return _Wrong(tuple(anchors[:_MOST_RELATED]), f"{', '.join(reasons)}, and nobody else is meant")


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
