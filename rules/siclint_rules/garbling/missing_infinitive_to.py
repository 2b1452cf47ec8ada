"""A verb that takes a to-infinitive stands before a bare one: `agreed strengthen their cooperation`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.lexicon import lexicon, words_with
from siclint_rules.garbling._clauses import is_relative, share, starts_sentence, word_before
from siclint_rules.garbling._infinitives import STATES, VERBS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_NOUN_BEHIND = _words("able unable unwilling unlikely")
# No noun follows these directly, so that a word behind them that may be a verb is one.
_NO_OBJECT = _words("""
    agree agrees agreed agreeing decide decides deciding fail fails failing failed hope hoped hoping aim aims
    aimed aiming intend intends intended vow vowed vowing struggle struggled struggling strive strives striving opt
    opts opted opting tend tended tending volunteered forced allowed expected scheduled supposed obliged required
""")
_BASE_FORMS = _words("""
    agree decide refuse promise plan vow manage hope want intend seek threaten pledge decline attempt try fail offer
    prepare aim choose expect wish swear struggle strive undertake resolve opt volunteer tend continue begin start
    prefer
""")
_NO_BE_NEEDED = _words("able unable")
# What things do: the word before then names them: `the offers include`, `the damages sought exceed`.
_OF_THINGS = _words("include exceed involve contain consist represent depend total amount cost follow")
_BE_FORMS = _words(
    "am is are was were be been being 's ’s 're ’re 'm ’m become becomes became seem seems seemed feel felt get got"
)
# Take it with another subject, which stands between: `encourages parents check`. After verbs of demand
# (`order`, `urge`, `insist`) a bare verb may be a subjunctive.
_CAUSES = _words("""
    allow allows allowed enable enables enabled encourage encourages encouraged force forces forced persuade persuades
    persuaded permit permits permitted invite invites invited convince convinces convinced teach teaches taught ask
    asks asked
""")
_POSSESSIVES = _words("his her its their our my your")
_NOUNS = _words("""
    attempt effort ability intention willingness readiness refusal desire obligation inability opportunity decision
    chance
""")
# With one of these before it a noun may be the subject of a bare verb, or one of several subjects.
_HELPERS = _words("""
    do does did let lets make makes made help helps helped see saw seen watch watched hear heard have will would can
    could may might must shall should to and
""")
_TRIGGERS = VERBS | STATES | _CAUSES | _NOUNS | {"order", "like"}
_DETERMINERS = _words("the a an his her its their our my your")
_OBJECTS = _words("them him us me themselves himself itself herself")
# `promised support the next day`: the noun, and then a time.
_TIMES = _words("""
    day week month year night morning evening afternoon weekend summer winter spring autumn moment time next same
    following previous other last past few way
""")
# How probable it has to be that a word is a verb: one that is nothing else; one with an object behind it; one that
# may be a noun; one that may belong to the noun before it.
_POSSIBLE, _FAINT, _SURE, _ALMOST_SURE = 0.1, 0.03, 0.7, 0.75
_BE = 0.4
_INFINITIVE = 0.6
_TRIGGER_SHARE = 0.5
_NOUN_LIKE_SHARE = 0.85  # `consumers’ needs win out`


@cache
def _bare_verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are nothing but a base form, and words that may be a noun or an adjective as well."""
    mixed = ("NN+VB", "NN+NNS+VB", "JJ+VB", "JJ+NN+VB", "JJ+NN+NNS+VB")
    return words_with("VB") - {"please", "complete"}, frozenset().union(*map(words_with, mixed))


def check(article: Article) -> Iterator[Finding]:
    """Each bare verb where the word before it takes “to”."""
    tokens = article.tokens
    for i in article.find_words(_TRIGGERS):
        if i + 2 >= len(tokens) or starts_sentence(article, i + 1):
            continue
        verb = i + 1
        if not (_is_bare(article, verb) and _takes_to(article, i, verb)):
            found = _causative(article, i)
            if found is None or is_relative(article, i):
                continue
            verb = found
        start = tokens.start[verb]
        before = article.text[tokens.start[i] : tokens.end[verb - 1]]
        yield Finding(
            tokens.start[i],
            tokens.end[verb],
            f"“to” is missing between “{before}” and “{tokens.text[verb]}”",
            fixes=(Fix("Put “to” between", (Edit(start, start, "to "),), Applicability.UNSAFE),),
        )


def _is_bare(article: Article, i: int) -> bool:
    """Whether the token at `i` is a verb's base form, as far as the word and its surroundings say."""
    tokens = article.tokens
    word, before = tokens.text[i], tokens.lower[i - 1]
    only, mixed = _bare_verbs()
    if word in _OF_THINGS or not article.text[tokens.end[i - 1] : tokens.start[i]].isspace():
        return False
    if article.text[tokens.end[i] :][:1] == "-":
        return False
    if word == "be":
        return before not in _BASE_FORMS and share(article, i, "w") >= _BE
    if word in only:
        return share(article, i, "Vv") >= _POSSIBLE
    either = word in mixed or {"NN", "VB"} <= set(lexicon().get(word, "").split("+"))
    return _is_infinitive(article, i) or (either and _is_verb_with_object(article, i))


def _is_infinitive(article: Article, i: int) -> bool:
    """Whether a word that may be a noun is tagged as an infinitive, with its object or where no noun can follow."""
    tokens, codes = article.tokens, article.tags.codes
    if "VB" not in lexicon().get(tokens.text[i], "").split("+") or share(article, i, "v") < _INFINITIVE:
        return False
    if tokens.lower[i - 1] in _NO_OBJECT:
        return True
    return codes[i + 1] in "DOP" and not starts_sentence(article, i + 1) and not _is_time(article, i + 1)


def _is_verb_with_object(article: Article, i: int) -> bool:
    tokens, before = article.tokens, article.tokens.lower[i - 1]
    verbal = share(article, i, "Vv")
    follows = tokens.lower[i + 1] if not starts_sentence(article, i + 1) else ""
    named = before in _NO_OBJECT and article.tags.codes[i + 1] == "P"
    if (
        named
        or before in _NO_NOUN_BEHIND
        or follows in _OBJECTS
        or (follows in _DETERMINERS and not _is_time(article, i + 2))
    ):
        return verbal >= _FAINT
    return before in _NO_OBJECT and verbal >= _SURE


def _is_time(article: Article, i: int) -> bool:
    return any(word in _TIMES for word in article.tokens.lower[i : i + 2])


def _takes_to(article: Article, i: int, verb: int) -> bool:
    """Whether the trigger at `i` is used in the sense that takes “to”."""
    tokens = article.tokens
    word, before = tokens.lower[i], tokens.lower[i - 1] if i else ""
    if article.text[tokens.start[i] - 1 : tokens.start[i]] in {"-", "–", "‑"}:
        return False  # `a widely-expected move`
    if word in _NOUNS | {"order", "like"} and tokens.text[verb] not in _bare_verbs()[0]:
        return False
    if word == "order":
        return before == "in"
    if word == "like":
        return before in {"would", "'d", "’d"}
    if word in _NOUNS:
        return share(article, i, "N") >= _TRIGGER_SHARE and word_before(article, i, _HELPERS) is None
    # `must needs be bound`, `let the faith pledged be kept`
    helped = tokens.text[verb] in {"be", "have"} and word_before(article, i, _HELPERS) is not None
    return (_is_state(article, i) or _is_verb(article, i)) and not helped and not is_relative(article, i)


def _is_state(article: Article, i: int) -> bool:
    word = article.tokens.lower[i]
    return word in _NO_BE_NEEDED or (word in STATES and word_before(article, i, _BE_FORMS, 3) is not None)


def _is_verb(article: Article, i: int) -> bool:
    """Whether the word is a verb here: not `the agreed price`, `consumer needs`, `Prime Minister Begin`."""
    word = article.tokens.lower[i]
    if article.tokens.text[i] != word and not starts_sentence(article, i):
        return False
    least = _NOUN_LIKE_SHARE if word.endswith("s") else _TRIGGER_SHARE
    after_determiner = i > 0 and article.tags.codes[i - 1] in "DA"
    return word in VERBS and share(article, i, "VvpgWwb") >= least and not after_determiner


def _causative(article: Article, i: int) -> int | None:
    """The verb behind the trigger at `i` and its object, a pronoun or a short noun phrase."""
    codes, lower = article.tags.codes, article.tokens.lower
    if lower[i] not in _CAUSES or share(article, i, "Vvg") < _TRIGGER_SHARE:
        return None  # `invited guests share the stage`
    only, mixed = _bare_verbs()
    for j in range(i + 1, min(i + 5, len(lower) - 1)):
        pronoun = codes[j] == "O" and lower[j] not in _POSSESSIVES
        if starts_sentence(article, j + 1) or codes[j] not in "DNPOAM" or (pronoun and j > i + 1):
            return None
        if codes[j] not in "NP" and lower[j] not in _OBJECTS | {"her", "you", "it"}:
            continue
        verb = article.tokens.text[j + 1]
        if verb in only and share(article, j + 1, "Vv") >= _SURE:
            return j + 1
        # A past form may be an adjective: `forced state auction`.
        if verb in mixed and lower[i][-1] != "d" and share(article, j + 1, "Vv") >= _ALMOST_SURE:
            return j + 1
    return None


rule = Rule(
    name="missing-infinitive-to",
    family="garbling",
    summary="“to” is missing before an infinitive",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    fix=Applicability.UNSAFE,
)
