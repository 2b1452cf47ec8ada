"""A clause that has lost its auxiliary: `will applicable`, `workers who digging`, `he born in`, `dams not release`."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.lexicon import lexicon, words_with
from siclint.english.quotations import in_quotation
from siclint_rules.garbling._clauses import is_relative, share, starts_sentence, word_before


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODALS = _words("will would can could may might must should")
_NOMINATIVES = _words("he she i they we")
_RELATIVES = _words("who")
_TRIGGERS = _MODALS | _NOMINATIVES | _RELATIVES | {"not"}
# Adjectives that say what holds or helps: no noun follows where a preposition does.
_ENDINGS = ("able", "ible", "ful", "ous", "ive", "cial", "ent", "ant")
_BEHIND_ADJECTIVE = _words("to for from in on at by with until as of")
_ASKING = _words("how why what where when who which whom whose if whether than as so")
# Participles that stand as prepositions: “those who, including her”, “who being asked”.
_PREPOSITIONS = _words("being having including considering following regarding concerning depending owing excluding")
# A bare infinitive behind “not” has its auxiliary elsewhere: in a question, a demand, another clause.
_ELSEWHERE = _words("""
    to do does did will would can could may might must shall should let lets make makes made help helps have has had why
    rather than or and but better sooner that lest whether insist insisted demand demanded ask asked asks urge urged
    recommend suggest propose important essential
""")
_DETERMINERS = _words("the these those his her its their our my")
_BORN = _words("in on at into to")
_LIKELY, _SURE, _CERTAIN = 0.6, 0.9, 0.95
_REACH = 8


def check(article: Article) -> Iterator[Finding]:
    """Each verb or adjective that stands where an auxiliary has to come first."""
    tokens = article.tokens
    for i in article.find_words(_TRIGGERS):
        word = tokens.lower[i]
        if i + 2 >= len(tokens) or tokens.first[article.sentence_of_token(i) + 1] <= i + 2:
            continue
        if tokens.text[i] != word and not starts_sentence(article, i) and word != "i":
            continue
        place = article.sentences[article.sentence_of_token(i)].paragraph
        if article.paragraphs[place].kind is not Kind.PARAGRAPH:
            continue
        missing = _missing(article, i, word)
        if missing is not None:
            left, right = tokens.text[i], tokens.text[i + 1]
            place_of = f"before “not {right}”" if word == "not" else f"between “{left}” and “{right}”"
            yield Finding(tokens.start[i], tokens.end[i + 1], f"“{missing}” is missing {place_of}")


def _missing(article: Article, i: int, word: str) -> str | None:
    """The auxiliary that is missing behind the word at `i`; None when none is."""
    if word in _MODALS:
        return "be" if _is_adjective_behind_modal(article, i) else None
    if word in _RELATIVES:
        return "are" if _is_participle_behind_relative(article, i) else None
    if word == "not":
        return "do" if _is_bare_behind_not(article, i) else None
    if article.tokens.lower[i + 1] == "born" and article.tokens.lower[i + 2] in _BORN:
        return "was" if starts_sentence(article, i) else None
    return None


def _is_adjective_behind_modal(article: Article, i: int) -> bool:
    """`The order will applicable to all centres`, not `how can reasonable people`, `a will effective from May`."""
    tokens = article.tokens
    adjective = tokens.text[i + 1]
    classes = lexicon().get(adjective, "").split("+")
    if not adjective.endswith(_ENDINGS) or "JJ" not in classes or "VB" in classes:
        return False
    behind = tokens.lower[i + 2]
    if behind not in _BEHIND_ADJECTIVE or share(article, i, "W") < _CERTAIN or share(article, i + 1, "A") < _LIKELY:
        return False
    sentence = article.sentences[article.sentence_of_token(i)]
    if starts_sentence(article, i) or article.text[sentence.end - 1] == "?" or share(article, i - 1, "DA") > _LIKELY:
        return False
    return word_before(article, i, _ASKING, _REACH) is None


def _is_participle_behind_relative(article: Article, i: int) -> bool:
    """`Workers who digging a tunnel`."""
    tokens, text = article.tokens, article.text
    participle = tokens.text[i + 1]
    if participle in _PREPOSITIONS or participle not in words_with("VBG") | words_with("NN+VBG"):
        return False
    if not text[tokens.end[i] : tokens.start[i + 1]].isspace() or starts_sentence(article, i):
        return False
    sure = min(share(article, i - 1, "NP"), share(article, i + 1, "pgV")) >= _LIKELY
    return sure and tokens.text[i + 2] != ","


def _is_bare_behind_not(article: Article, i: int) -> bool:
    """`The dams not release water`: a plural subject at the beginning, and no word that could have the auxiliary."""
    tokens, codes = article.tokens, article.tags.codes
    sentence = article.sentence_of_token(i)
    first = tokens.first[sentence]
    subject = tokens.lower[i - 1]
    plural = (
        subject.endswith("s")
        and subject not in {"dares", "needs"}
        and codes[i - 1] in "NV"
        and tokens.lower[first] in _DETERMINERS
    )
    if i - first > _REACH or not (plural or (subject in _NOMINATIVES - {"he", "she"})):
        return False
    if not _ELSEWHERE.isdisjoint(tokens.lower[first:i]) or "VB" not in lexicon().get(tokens.text[i + 1], ""):
        return False
    if any(codes[j] in "VWvwpU" for j in range(first, i - 1)) or is_relative(article, i):
        return False
    return codes[i + 1] in "vV" and codes[i + 2] in "DNOPM" and not in_quotation(article, tokens.start[i])


rule = Rule(
    name="missing-auxiliary",
    family="garbling",
    summary="A verb or an adjective has lost the auxiliary before it",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Omission",
    its="omission",
    check=check,
    yields_to=("auxiliary-form",),
)
