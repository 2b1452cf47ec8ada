"""An auxiliary stands before a verb form that cannot follow it: `will goes`, `was came`, `has have`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.lexicon import words_with
from siclint_rules.garbling._clauses import is_relative, share, starts_sentence, word_before


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODALS = _words("will would can could may might must shall should ca wo")
_BE = _words("is are was were")
_HAVE = _words("has have had")
_DO = _words("do does did")
# What a thing is, never what it does.
_STATES = frozenset({
    "on sale", "on display", "on show", "on air", "on duty", "on strike", "on trial", "on alert", "on board",
    "in force", "in place", "in charge", "in use", "in service", "in operation", "in attendance",
    "under construction", "under way", "under review", "at risk", "at stake", "able to", "available in",
    "available for",
})  # fmt: skip
_STATES_BEGIN = frozenset(state.split()[0] for state in _STATES)
_TRIGGERS = _MODALS | _BE | _HAVE | _DO | {"to", "be", "been"}
_OBJECT_BEGINS = _words("the a an his her its their our my your them him us me")
# Forms of auxiliaries that begin a clause of their own, so that no other stands right before them.
_FINITE = _words("is are was were has does did will would can could may might must shall should")
# Two forms of which none can stand before the other: `is been closed`, `had has ran`, `had been was bought`.
_NEVER_JOINED = frozenset(
    {(be, "been") for be in ("is", "are", "was", "were")}
    | {("been", finite) for finite in ("is", "are", "was", "were")}
    | {("had", "has"), ("has", "have"), ("have", "has"), ("had", "have")}
)
_NOW = _words("now also then still soon")
_NOT = _words("not n't n’t")
_BETWEEN = _NOT | _words("also never always often now soon then still already")
# `as will making them cheaper`, `more than it can`: the verb is left out or stands before.
_INVERSION = _words("as so than nor neither or and")
# A question begins with its auxiliary: `how could sending him help?`
_ASKING = _words("how why what where when who which whom whose however")
_WILLS = _words(
    "good ill free strong growing firm own at popular public national political common general divine human last living"
)
# What compares leaves its verb out: `more than they could growing maize`.
_COMPARING = _words("as than")
# After a clause with these a bare verb may be what “is” speaks of: `all he did was go`, `the advice is stay away`.
_CLEFT = _words("""
    what all do does did done thing things how where when why who whatever way only best first rest least most question
    advice message rule trick idea plan answer key goal job option solution lesson tip point motto priority instinct
""")
_TAKES_INFINITIVE = _words("""
    going want wants wanted able unable tried tries trying decided hopes hoped wishes intends intended managed began
    refused refuses continued continues ready allowed forced expected supposed
""")
# Base forms that are nouns too, but none that says what something is: `was stop for two months`, `will be pay by`.
_NO_STATE = _words(
    "stop hold build reach find catch throw keep make take give drive pay raise shoot steal pull rise grow fall"
)
_BEHIND_PASSIVE = _words("in on by for at from to the")
# How probable a tag has to be.
_CERTAIN, _SURE, _LIKELY, _SLIGHT = 0.95, 0.85, 0.5, 0.3


@cache
def _past() -> frozenset[str]:
    """Past forms that are no participles: `went`, `came`."""
    return frozenset(word for word in words_with("VBD") if not word.endswith("ed")) - {
        "lit",
        "was",
        "were",
        "had",
        "did",
    }


@cache
def _past_or_participle() -> frozenset[str]:
    return words_with("VBD+VBN")


@cache
def _third_person() -> frozenset[str]:
    return (words_with("VBZ") | words_with("NNS+VBZ") | {"goes"}) - {"thanks", "adverts", "is", "has", "does"}


@cache
def _base() -> frozenset[str]:
    return words_with("VB") - {"please", "complete", "let", "have", "do"}


@cache
def _ing() -> frozenset[str]:
    return words_with("VBG")


@cache
def _suspicious() -> frozenset[str]:
    """All words that may stand wrongly behind an auxiliary."""
    return _FINITE | {"been", "have"} | _NO_STATE | _past() | _past_or_participle() | _third_person() | _base() | _ing()


def check(article: Article) -> Iterator[Finding]:
    """Each auxiliary, or “to”, with a verb form behind it that does not go with it."""
    tokens, suspicious = article.tokens, _suspicious()
    words, last = tokens.text, len(tokens) - 1
    for trigger in article.words.keys() & _TRIGGERS:
        for i in article.words[trigger]:
            verb = min(i + 1, last)
            while words[verb] in _BETWEEN and verb < last:
                verb += 1
            if trigger in _MODALS and words[verb] in _STATES_BEGIN and verb == i + 1 and _lacks_verb(article, i):
                message = f"“be” is missing between “{words[i]}” and “{words[verb]}”"
                yield Finding(tokens.start[i], tokens.end[verb], message)
            if trigger in _MODALS and words[verb] == "to" and _has_needless_to(article, i, verb):
                message = f"“to” stands between “{words[i]}” and “{words[verb + 1]}”, where it does not belong"
                yield Finding(tokens.start[i], tokens.end[verb + 1], message)
            if words[verb] not in suspicious or article.sentence_of_token(verb) != article.sentence_of_token(i):
                continue
            if words[i][0].isupper() and not starts_sentence(article, i):
                continue  # `Theresa May has`, `Will Smith says`
            reason = _reason(article, i, verb)
            if reason is not None:
                yield Finding(tokens.start[i], tokens.end[verb], reason)


def _reason(article: Article, i: int, verb: int) -> str | None:
    """What is wrong with the trigger at `i` and the word at `verb`; None when nothing is."""
    left, right = article.tokens.lower[i], article.tokens.text[verb]
    if right in _FINITE or (left, right) in _NEVER_JOINED:
        wrong = verb == i + 1 and _is_doubled(article, i, verb)
        return f"two auxiliaries, “{left}” and “{right}”, stand where one belongs" if wrong else None
    if left == "been" or (left == "be" and right not in _NO_STATE) or right in {"been", "have"}:
        return None
    if left in _MODALS and right not in _NO_STATE:
        wrong, wanted = _is_wrong_after_modal(article, i, verb), "the base form"
    elif right in _NO_STATE and left not in _BE | _HAVE | {"be"}:
        return None
    elif left == "to":
        wrong, wanted = _is_wrong_after_to(article, i, verb), "the base form"
    elif left in _DO:
        wrong, wanted = _is_wrong_after_not(article, i, verb), "the base form"
    else:
        wrong, wanted = _is_wrong_after_be_or_have(article, i, verb), "a participle"
    between = article.text[article.tokens.start[i] : article.tokens.end[verb - 1]]
    return f"after “{between}” stands {wanted} of a verb, not “{right}”" if wrong else None


def _is_doubled(article: Article, i: int, verb: int) -> bool:
    left, right = article.tokens.lower[i], article.tokens.lower[verb]
    if (left, right) in _NEVER_JOINED:
        return share(article, i, "Wwb") >= _SURE and not _is_inner(article, i)
    if left == right or not (left in _BE or (left in _MODALS and right not in _MODALS)):
        return False  # `the weapons they have are`, `what he did was`
    if article.tokens.lower[i - 1] in _OBJECT_BEGINS and left in _MODALS:
        return False  # `his might is right`
    certain = share(article, i, "W") >= _CERTAIN and share(article, verb, "WV") >= _CERTAIN
    return certain and not _is_inner(article, i)


def _is_wrong_after_modal(article: Article, i: int, verb: int) -> bool:
    lower = article.tokens.lower
    first = article.tokens.first[article.sentence_of_token(i)]
    before = lower[i - 1] if i > first else ""
    if before in _INVERSION or not _possible(article, verb, _past(), _past_or_participle(), _ing(), _third_person()):
        return False
    if before in _OBJECT_BEGINS or lower[verb] == "depending" or (i - 2 >= first and lower[i - 2] in _COMPARING):
        return False  # `what the will had said`
    if lower[i] == "will" and before and (before in _WILLS or share(article, i - 1, "A") >= _SLIGHT):
        return False  # `good will prevails`
    if i == first or before in _ASKING or (lower[i] == "should" and lower[verb] in _ing()):
        # `May cotton rose`, `Can staggered hours help?`, `should buying support fail`
        return False
    needed = _CERTAIN if article.tokens.text[verb] in _third_person() else 0.0  # `the will names`
    return share(article, i, "W") >= _CERTAIN and share(article, verb, "VvW") >= needed


def _is_wrong_after_to(article: Article, i: int, verb: int) -> bool:
    if verb != i + 1:
        return False
    before = article.tokens.lower[i - 1 - (article.tokens.lower[i - 1] in _NOW)]
    if before in _TAKES_INFINITIVE and _possible(article, verb, _third_person()):
        # `is going to visits the club`; without an object it may be a noun: `agreed to visits by doctors`
        return article.tokens.lower[verb + 1 : verb + 2] != [] and article.tokens.lower[verb + 1] in _OBJECT_BEGINS
    if not _possible(article, verb, _past(), _past_or_participle(), words_with("VBZ")):
        return False
    if article.tokens.text[verb] in _third_person() and share(article, i - 1, "Vp") >= _SLIGHT:
        return False  # `the tasks I have alluded to requires time`
    # `due to increased costs`: a participle before its noun, unless an object shows that it is a verb.
    if article.tokens.text[verb] in _past_or_participle() and article.tokens.lower[verb + 1] not in _OBJECT_BEGINS:
        return False
    return share(article, i, "T") >= _CERTAIN and share(article, verb, "VvpWw") >= _SURE


def _is_wrong_after_not(article: Article, i: int, verb: int) -> bool:
    lower = article.tokens.lower
    if not any(word in _NOT for word in lower[i + 1 : verb]) or lower[i - 1] in {"who", "that", "which"}:
        return False  # `those who did not supported the rest`
    possible = _possible(article, verb, _past(), _past_or_participle(), _third_person())
    return possible and share(article, i, "W") >= _CERTAIN and share(article, verb, "VvpW") >= _SURE


def _is_wrong_after_be_or_have(article: Article, i: int, verb: int) -> bool:
    left, right = article.tokens.lower[i], article.tokens.text[verb]
    following = article.tokens.lower[verb + 1 : verb + 2]
    if right in _NO_STATE and following and following[0] in _BEHIND_PASSIVE:
        # `has rise to`, `will be pay by`, not `has fall from grace`, `have hold of`
        return share(article, i, "Ww") >= _SURE and verb == i + 1 and not _is_inner(article, i)
    if not _possible(article, verb, _past(), _base(), *([_third_person()] if left in _BE else [])):
        return False
    least = _SLIGHT if right in _past() else _LIKELY
    return share(article, i, "W") >= _SURE and share(article, verb, "Vvp") >= least and not _is_inner(article, i)


def _lacks_verb(article: Article, i: int) -> bool:
    """Whether “be” is missing behind the modal at `i`: `Tickets will on sale from May.`"""
    phrase = " ".join(article.tokens.lower[i + 1 : i + 3])
    return phrase in _STATES and share(article, i, "W") >= _CERTAIN


def _has_needless_to(article: Article, i: int, to: int) -> bool:
    """Whether a modal stands before an infinitive with “to”: `The coach can to train`, not `all they can to help`."""
    if to + 1 >= len(article.tokens) or starts_sentence(article, i):
        return False
    sentence = article.sentence_of_token(i)
    before = article.tokens.lower[article.tokens.first[sentence] : i]
    if not _ALL_THEY_CAN.isdisjoint(before) or article.sentence_of_token(to + 1) != sentence:
        return False
    sure = share(article, i, "W") >= _CERTAIN and share(article, to + 1, "vw") >= _SURE
    beside = to == i + 1 or (to == i + 2 and article.tokens.lower[i + 1] == "also")
    noun = share(article, i - 1, "ADM") >= _SLIGHT or article.tokens.lower[i - 1] in _WILLS  # `a general will to agree`
    return sure and beside and not noun and not _is_inner(article, i)


# What somebody can is then spoken of, and why: `does as much as she can to help`.
_ALL_THEY_CAN = _words("""
    all as what whatever everything anything nothing something much more most best least little any every way ways
    thing things only than whichever
""")


def _possible(article: Article, verb: int, *words: frozenset[str]) -> bool:
    return any(article.tokens.text[verb] in some for some in words)


def _is_inner(article: Article, i: int) -> bool:
    """Whether the auxiliary may end a clause that is the subject of what follows."""
    sentence = article.sentences[article.sentence_of_token(i)]
    is_question = article.text[sentence.start : sentence.end].rstrip("”\"’'").endswith("?")
    return is_question or word_before(article, i, _CLEFT) is not None or is_relative(article, i)


rule = Rule(
    name="auxiliary-form",
    family="garbling",
    summary="An auxiliary stands before a verb form that cannot follow it",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
)
