"""A verb of saying without anybody who says it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.quotations import in_quotation, quotations
from siclint_rules.attribution._speech import SAYING, STOPS, is_saying

_TOLD = frozenset({"told", "tells"})
_ENDS_QUOTATION = frozenset(",.?!…—–")
_LEAST_QUOTED = 2
# What may stand between the verb and the end of the sentence, and is not the speaker.
_BEGINS_ASIDE = frozenset(
    """
    on in at during after before yesterday today this last earlier later via through over from by with to about when
    while monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_OWN = frozenset("his her its their".split())
_TIMES = frozenset("week month year morning afternoon evening weekend summer winter spring autumn time".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PREPOSITIONS = frozenset({"I", "C", "T"})
_CONNECTIVES = frozenset(
    """
    also besides however moreover furthermore additionally meanwhile therefore thus finally earlier later then
    nevertheless nonetheless similarly likewise
    """.split()
)
_OPENS_PHRASE = frozenset("in at on during after before for from with despite regarding concerning".split())
_OCCASIONS = frozenset(
    """
    interview statement report speech address briefing conference comment comments post letter message meeting session
    broadcast article essay release telegram video tweet remarks
    """.split()
)
_OF_TIME = frozenset("long ever have has had".split())
"""Behind these `since` is no conjunction: `they have long since declared`."""
_CLAUSE = frozenset({"where", "because", "since", "although"})
_LONGEST_PHRASE = 16
_SHOWN = 4
_ONE_SOURCE = regex.compile("(?:P+|DA*N)U?")
_OCCASION = regex.compile("D[AN]*N")


def check(article: Article) -> Iterator[Finding]:
    """Each verb of saying that has no subject where one must stand, and `according to` without a name."""
    yield from _behind_quotations(article)
    for verb in article.find_words(SAYING | {"pointed"}):
        if not is_saying(article, verb):
            continue
        found = _in_clause(article, verb)
        if found is None and _says_that(article, verb):
            found = _behind_phrase(article, verb)
        if found is not None and _is_prose(article, verb) and not in_quotation(article, article.tokens.start[verb]):
            yield _finding(article, found, verb, shown=_SHOWN)
    for token in article.words.get("according", ()):
        yield from _according(article, token)


def _says_that(article: Article, verb: int) -> bool:
    """Whether `that` follows the verb, or `out that` the one that needs it."""
    lower = article.tokens.lower
    if lower[verb] == "pointed":
        return lower[verb + 1 : verb + 3] == ["out", "that"]
    return lower[verb + 1 : verb + 2] == ["that"]


def _is_prose(article: Article, token: int) -> bool:
    return article.paragraphs[article.sentences[article.sentence_of_token(token)].paragraph].kind is Kind.PARAGRAPH


def _behind_quotations(article: Article) -> Iterator[Finding]:
    """`“...,” said on Monday.`"""
    tokens, text = article.tokens, article.text
    for pair in quotations(article).pairs:
        mark = article.token_at(pair.close.at)
        if mark is None or mark + 1 >= len(tokens) or pair.open.paragraph != pair.close.paragraph:
            continue
        verb = mark + 1
        if tokens.text[verb] == ",":
            verb += 1
        word = tokens.lower[verb] if verb < len(tokens) else ""
        if word not in SAYING | _TOLD or tokens.start[verb] >= article.paragraphs[pair.close.paragraph].end:
            continue
        inside = text[pair.open.end : pair.close.at].rstrip()
        if verb == mark + 1 and inside[-1:] not in _ENDS_QUOTATION:
            continue
        if len(inside.split()) < _LEAST_QUOTED or not tokens.text[verb][0].islower():
            continue
        begun = text[article.paragraphs[pair.open.paragraph].start : pair.open.at].rstrip()
        if begun and begun[-1] not in '.?!…”"':
            continue
        if _ends_without_speaker(article, verb):
            yield _finding(article, verb, verb)


def _ends_without_speaker(article: Article, verb: int) -> bool:
    """Whether nobody is named between a verb of saying and the end of the attribution."""
    tokens, codes = article.tokens, article.tags.codes
    stop = article.tokens_of(article.sentence_of_token(verb)).stop
    at = verb + 1
    told = tokens.lower[verb] in _TOLD
    if told:
        # Behind “told” stands the listener.
        begin = at
        while at < stop and codes[at] in "DANPMO":
            at += 1
        if at == begin:
            return False
    if at >= stop or tokens.text[at] in STOPS:
        return True
    if tokens.lower[at] == "this" and tokens.lower[at + 1 : at + 2][:1] not in ([word] for word in _TIMES):
        return False
    return tokens.lower[at] in _BEGINS_ASIDE and _names_nobody(article, range(at, stop))


def _names_nobody(article: Article, aside: range) -> bool:
    """Whether all noun phrases up to the next comma or stop hang on prepositions: `on Monday in the hall,`."""
    tokens, codes = article.tokens, article.tags.codes
    noun = False
    for i in aside:
        word, code = tokens.lower[i], codes[i]
        if tokens.text[i] in STOPS:
            return True
        if code in "VWOSU" or i - aside.start > _LONGEST_PHRASE:
            return False
        # A second noun phrase without a preposition before it may be the speaker.
        begins = code in "DP" or word in {"his", "her", "its"} or tokens.text[i][0].isupper()
        if noun and begins and word not in _DAYS | {"this", "last"}:
            return False
        in_name = code == "P" and codes[i + 1 : i + 2] in {"P", "N"}
        noun = code in "NPpg" and word not in _DAYS and not in_name
    return True


def _in_clause(article: Article, verb: int) -> int | None:
    """The start of `where said that`; nothing else can stand between the two words but who says it."""
    tokens = article.tokens
    if tokens.lower[verb - 1] not in _CLAUSE or tokens.lower[verb - 2] in _OF_TIME or verb + 1 >= len(tokens):
        return None
    return verb - 1 if tokens.lower[verb + 1] in {"that", '"', "“", "he", "she", "they"} else None


def _behind_phrase(article: Article, verb: int) -> int | None:
    """The start of a sentence whose only words before the verb are a phrase: `In an interview, said that`."""
    tokens, codes = article.tokens, article.tags.codes
    span = article.tokens_of(article.sentence_of_token(verb))
    if not 0 < verb - span.start <= _LONGEST_PHRASE:
        return None
    last = verb - 2 if tokens.lower[verb - 1] == "also" and verb - 1 > span.start else verb - 1
    first = tokens.lower[span.start]
    if first in _CONNECTIVES:
        alone = last == span.start or (last == span.start + 1 and tokens.text[last] == ",")
    elif any(codes[i] in "VWO" and tokens.lower[i] not in _OWN for i in range(span.start, verb)):
        alone = False
    elif first == "according":
        # `According to Lind said that`, but `According to Reuters police said that` only lacks a comma.
        alone = _ONE_SOURCE.fullmatch(codes, span.start + 2, last + 1) is not None
    else:
        alone = first in _OPENS_PHRASE and _is_alone(article, range(span.start + 1, last + 1))
    return span.start if alone else None


def _is_alone(article: Article, phrase: range) -> bool:
    """Whether words behind a preposition hold no second noun phrase: they end in a comma, or are known to be one."""
    tokens, codes = article.tokens, article.tags.codes
    commas = [i for i in phrase if tokens.text[i] in {",", "(", ")", "–", "—"}]
    if commas or not phrase:
        return commas == [phrase.stop - 1]
    last = phrase[-1]
    if len(phrase) == 1:
        return tokens.lower[last] in _DAYS
    kinds = codes[phrase.start : phrase.stop]
    return tokens.lower[last] in _OCCASIONS and _OCCASION.fullmatch(kinds) is not None


def _according(article: Article, token: int) -> Iterator[Finding]:
    """`According to, ...`: the source has dropped out."""
    tokens = article.tokens
    if tokens.lower[token + 1 : token + 2] != ["to"] or tokens.text[token + 2 : token + 3] not in ([","], [";"]):
        return
    if not in_quotation(article, tokens.start[token]):
        message = "nobody is named behind “according to”: who said it is missing"
        yield Finding(tokens.start[token], tokens.end[token + 1], message)


def _finding(article: Article, start: int, verb: int, shown: int = 0) -> Finding:
    """The place from a token to the verb, and so many words of what is said as show it."""
    tokens = article.tokens
    stop = article.tokens_of(article.sentence_of_token(verb)).stop
    last = max(verb, min(verb + shown, stop - 2))
    while last > verb and not tokens.text[last][0].isalnum():
        last -= 1
    word = tokens.text[verb]
    message = f"“{word}” has no speaker: who {word} it is missing from the sentence"
    return Finding(tokens.start[start], tokens.end[last], message)


rule = Rule(
    name="missing-speaker",
    family="attribution",
    summary="A verb of saying has nobody who says it",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Omission",
    its="omission",
    check=check,
    yields_to=("dangling-report", "subjectless-sentence", "orphan-fragment"),
)
