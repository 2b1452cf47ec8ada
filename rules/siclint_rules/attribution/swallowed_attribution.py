"""An attribution that stands inside the quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.people import Gender, common_nouns, people
from siclint.english.quotations import Quotation, quotations
from siclint_rules.attribution._speech import (
    SAYING,
    Attribution,
    end_of_aside,
    is_person,
    is_saying,
    quotation_around,
    speaker_before,
    speaker_behind,
)

_BEFORE = frozenset({",", "?", "!", "…"})
_LEAST_BEFORE = 2
_SHORT = 200
_OWN: dict[str, tuple[Gender, frozenset[str]]] = {
    "he": ("M", frozenset("he him his himself".split())),
    "she": ("F", frozenset("she her hers herself".split())),
}
_SUBORDINATE = frozenset("when after before as until while once if because since where what".split())
_FIRST_PERSON = frozenset("i we me us my our".split())
# The narrator may be told what somebody said: `he said to me`, and these never close an attribution.
# `The rain continued` says nothing.
_GOING_ON = frozenset("continued repeated concluded maintained observed indicated revealed proclaimed answered".split())
_NOT_HERE = frozenset("asked asks claimed".split())


def check(article: Article) -> Iterator[Finding]:
    """Each verb of saying with its speaker between commas, inside a quotation that has no other speaker."""
    if not quotations(article).pairs:
        return
    for verb in article.find_words(SAYING - _NOT_HERE):
        pair = quotation_around(article, article.tokens.start[verb])
        if pair is None or pair.open.paragraph != pair.close.paragraph or not is_saying(article, verb):
            continue
        found = _attribution(article, verb, pair)
        if found is not None and not _is_told(article, found, pair):
            yield _finding(article, found, pair)


def _attribution(article: Article, verb: int, pair: Quotation) -> Attribution | None:
    """The attribution around a verb, if a comma or its like parts it from the words on both sides."""
    tokens = article.tokens
    before, behind = speaker_before(article, verb), None
    if before is not None and _is_parted(article, before.start, pair):
        speaker, start, end = before, before.start, verb + 1
    else:
        behind = speaker_behind(article, verb)
        if behind is None or not _is_parted(article, verb, pair):
            return None
        speaker, start, end = behind, verb, behind.stop
    if tokens.lower[speaker[0]] in {"it", "they"} or (
        tokens.lower[verb] in _GOING_ON and not _speaks(article, speaker)
    ):
        return None
    last = end_of_aside(article, end)
    if last is None or tokens.start[last] > pair.close.at:
        return None
    return Attribution(start, end, verb, speaker)


def _speaks(article: Article, speaker: range) -> bool:
    """Whether a speaker is a pronoun, a person, or has a name."""
    return len(speaker) == 1 or is_person(article, speaker) or any(article.tags.codes[i] == "P" for i in speaker)


def _is_parted(article: Article, start: int, pair: Quotation) -> bool:
    """Whether the words before a token are quoted, too, and end in a comma, question or exclamation mark."""
    first = article.token_at(pair.open.at)
    if first is None or start - 1 - first <= _LEAST_BEFORE:
        return False
    return article.tokens.text[start - 1] in _BEFORE


def _is_told(article: Article, found: Attribution, pair: Quotation) -> bool:
    """Whether the speaker of the quotation may be telling what another person said."""
    tokens, text = article.tokens, article.text
    quoted = text[pair.open.end : pair.close.at]
    if "‘" in quoted or " '" in quoted or '"' in quoted or "“" in quoted:
        return True
    if not _begins_sentence(article, pair) or _has_other_speaker(article, found, pair):
        return True
    first = article.token_at(pair.open.at)
    assert first is not None
    said = range(first + 1, found.start)
    words = {tokens.lower[i] for i in said}
    own = _OWN.get(tokens.lower[found.speaker[0]]) if len(found.speaker) == 1 else None
    if own is None:
        # A name that the narrator brought up is somebody of the story.
        return found.head(article) in words
    gender, forms = own
    nouns, persons, mentions = common_nouns(), people(article).persons, people(article).mentions
    begin = max(first + 1, tokens.first[article.sentence_of_token(found.start)])
    return (
        bool(words & forms)
        or any(nouns[word].gender in {None, gender} for word in words & nouns.keys())
        or any(persons[mention.person].certain and mention.start in said for mention in mentions)
        or (tokens.lower[begin] in _SUBORDINATE and not words & _FIRST_PERSON)
    )


def _begins_sentence(article: Article, pair: Quotation) -> bool:
    """Whether a paragraph, a sentence or a colonless quotation ends before the opening mark."""
    text = article.text
    start = article.paragraphs[pair.open.paragraph].start
    before = text[start : pair.open.at].rstrip()
    return not before or before[-1] in '.?!…”"'


def _has_other_speaker(article: Article, found: Attribution, pair: Quotation) -> bool:
    """Whether the words behind the closing mark name another speaker: `,” said Lind`, `,” she said`."""
    token = article.token_at(pair.close.at)
    assert token is not None
    lower = article.tokens.lower
    stop = article.tokens_of(article.sentence_of_token(token)).stop
    for i in range(token + 1, min(token + 12, stop)):
        if lower[i] in SAYING or lower[i] in {"told", "tells"}:
            speaker = speaker_before(article, i) or speaker_behind(article, i)
            return speaker is None or lower[speaker[-1]] != found.head(article)
    return False


def _finding(article: Article, found: Attribution, pair: Quotation) -> Finding:
    tokens = article.tokens
    words = article.text[tokens.start[found.start] : tokens.end[found.end - 1]]
    start, end = pair.open.at, pair.close.end
    if end - start > _SHORT:
        start, end = tokens.start[found.start], tokens.end[found.end - 1]
    return Finding(start, end, f"“{words}” stands inside the quotation marks as if it were quoted, too")


rule = Rule(
    name="swallowed-attribution",
    family="attribution",
    summary="The words that name the speaker stand inside the quotation",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    yields_to=("unclosed-quotation", "mismatched-quotes"),
)
