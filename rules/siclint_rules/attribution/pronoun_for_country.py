"""A country, a government or a company as “he”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from siclint import Article, Finding, Kind, Needs, Related, Rule, Severity, Status
from siclint.english.countries import countries_by_name
from siclint.english.people import human_nouns, nouns_of, people
from siclint.english.quotations import in_quotation
from siclint_rules.attribution._countries import places
from siclint_rules.attribution._speech import SAYING

# Ships and countries are “she” by an old idiom, and nothing that has no sex is “he”.
_MASCULINE = frozenset({"he", "his", "him", "himself"})
_BODIES = frozenset(
    """
    country nation state republic government ministry company firm bank union council commission agency parliament
    organisation organization corporation authority embassy army
    """.split()
)
_ALSO_PEOPLE = frozenset("jordan chad israel georgia kenya cuba ireland england france holland".split())
_REACH = 5
"""A possessive stands at most so many tokens behind the verb whose subject owns."""


def check(article: Article) -> Iterator[Finding]:
    """Each masculine pronoun whose clause has a country or a body as its subject, and nobody else."""
    if not article.words.keys() & _MASCULINE:
        return
    tokens = article.tokens
    taken: set[int] | None = None
    speaking: set[int] = set()
    for token in article.find_words(_MASCULINE):
        sentence = article.sentence_of_token(token)
        subject = _subject(article, sentence)
        bound = subject is not None and token > subject[1] and _bound(article, subject[1], token)
        far = _NEAR_HIS
        if not bound:
            subject, far = _owner(article, token, subject)
        if subject is None:
            continue
        if taken is None:
            taken = {article.sentence_of_token(m.start) for m in people(article).mentions}
            taken |= {
                article.sentence_of_token(noun.token)
                for noun in human_nouns(article)
                if tokens.lower[noun.token] not in _OF_STATES
            }
            speaking = {article.sentence_of_token(i) for i in article.find_words(_PERSONAL | _officers())}
        if sentence in taken or in_quotation(article, tokens.start[token]):
            continue
        near = {*range(max(0, sentence - far), sentence), sentence + 1}
        if bound and tokens.lower[token] == "he":
            near = {some for some in near if some < len(article.sentences) and not _are_several(article, some)}
        if not near.isdisjoint(taken | speaking) or (bound and tokens.lower[token + 1] in _OF_PEOPLE):
            continue
        last = token + 1 if token + 1 < tokens.first[sentence + 1] and tokens.text[token + 1][0].isalpha() else token
        start, end = tokens.start[subject[0]], tokens.end[subject[1]]
        what = article.text[start:end]
        message = f"“{tokens.text[token]}” stands for “{what}”, which is no person; English has “it”"
        yield Finding(
            tokens.start[token], tokens.end[last], message, (Related(start, end, "what the pronoun stands for"),)
        )


def _are_several(article: Article, sentence: int) -> bool:
    """Whether the people of a sentence are two or more, side by side, whom no “he” takes up: `Arne and Olav agreed`."""
    tokens = article.tokens
    span = article.tokens_of(sentence)
    named = [m for m in people(article).mentions if m.start in span]
    if not _PERSONAL.isdisjoint(tokens.lower[span.start : span.stop]):
        return False
    return len(named) > 1 and all(
        tokens.lower[one.end] == "and" and other.start == one.end + 1 for one, other in pairwise(named)
    )


def _owner(article: Article, token: int, subject: tuple[int, int] | None) -> tuple[tuple[int, int] | None, int]:
    """The country or body that a pronoun stands for where nobody else is near, and how many sentences back are near.

    `Greece closed the border along his rivers`: what he has only a state has. `The ministry said that he would build`.
    """
    tokens, codes = article.tokens, article.tags.codes
    start = article.tokens_of(article.sentence_of_token(token)).start
    if tokens.lower[token] == "his":
        noun = token + 1
        while codes[noun : noun + 1] == "A" or codes[noun : noun + 2] == "NN":
            noun += 1
        if tokens.lower[noun : noun + 1] and tokens.lower[noun] in _OF_STATES:
            near = [place for place in places(article) if start <= place.start < token and place.form == "name"]
            if near:
                return (near[-1].start, near[-1].end - 1), _NEAR_HIS
            if subject is not None and subject[1] < token:
                return subject, _NEAR_HIS
    elif tokens.lower[token] == "he" and subject is not None and subject[1] < token:
        verb = token - 2 if tokens.lower[token - 1] == "that" else token - 1
        at = subject[1] + 1
        while at < verb and codes[at] in "WR":
            at += 1
        if at == verb and tokens.lower[verb] in SAYING and codes[token + 1 : token + 2] in {"W", "V"}:
            return subject, _NEAR_HE
    return None, 0


@cache
def _officers() -> frozenset[str]:
    """Titles and offices, which stand for a man as often as for a woman."""
    return frozenset(nouns_of("title")) | frozenset("minister premier leader chairman director".split())


_OF_PEOPLE = frozenset(
    """
    name body life ransom club coach heart mind home career death birth arrest release body face head hand family wife
    """.split()
)
_NEAR_HIS, _NEAR_HE = 2, 4
_PERSONAL = frozenset("he him himself she her hers herself".split())
_OF_STATES = frozenset(
    """
    ambassador ambassadors embassy soil border borders territory fleet navy army troops forces military airspace coast
    economy currency exports imports citizens population government parliament capital sovereignty independence
    neighbour neighbours neighbor neighbors borrowing debt constitution rates subsidiary subsidiaries shareholders
    headquarters factories workforce turnover customers database airports ports railways reserves waters islands
    """.split()
)
"""What states and companies have, and people hardly."""


def _subject(article: Article, sentence: int) -> tuple[int, int] | None:
    """The first and last token of the country or body that a sentence begins with as its subject."""
    tokens, codes = article.tokens, article.tags.codes
    place = article.sentences[sentence]
    if article.paragraphs[place.paragraph].kind in {Kind.HEADLINE, Kind.HEADING}:
        return None
    start, end = tokens.first[sentence], tokens.first[sentence + 1]
    if start + 2 >= end:
        return None
    last = None
    if tokens.lower[start] == "the":
        at = start + 1
        while at < min(end, start + 4) and codes[at] in "ANP" and tokens.lower[at] not in _BODIES:
            at += 1
        if at < end and tokens.lower[at] in _BODIES:
            last = at
    else:
        names = countries_by_name()
        for size in (3, 2, 1):
            if start + size < end and " ".join(tokens.text[start : start + size]) in names:
                last = start + size - 1
                break
        if last == start and tokens.lower[start] in _ALSO_PEOPLE and not _is_told_as_country(article, start):
            return None
    if last is None or last + 1 >= end or codes[last + 1] not in "VWR,U":
        return None
    return start, last


def _is_told_as_country(article: Article, token: int) -> bool:
    """Whether the article names the country's adjective or capital, too."""
    country = countries_by_name()[article.tokens.text[token]]
    names = [*country.adjectives, *(spelling for places in country.capitals for spelling in places)]
    return any(name.lower() in article.words for name in names)


def _bound(article: Article, subject: int, token: int) -> bool:
    """Whether the clause decides: `raised his rates`, `..., which he avoided`."""
    tokens, codes = article.tokens, article.tags.codes
    between = codes[subject + 1 : token]
    if tokens.lower[token] == "he":
        if tokens.lower[token + 1 : token + 2] and tokens.lower[token + 1] in SAYING:
            return False  # `which, he said,` and `which he said would`: somebody speaks
        comma = tokens.lower[token - 2 : token] == [",", "which"]
        return comma and not any(word in {"who", "that"} for word in tokens.lower[subject + 1 : token - 2])
    if tokens.lower[token] == "his":
        passive = (
            codes[token - 1] == "I" and "p" in between and not _OF_STATES.intersection(tokens.lower[token : token + 3])
        )
        return (
            not passive
            and len(between) <= _REACH
            and codes[token - 1] in "VpI"
            and sum(code in "VW" for code in between) in {1, 2}
            and not any(code in "NPOSC" for code in between)
        )
    return False


rule = Rule(
    name="pronoun-for-country",
    family="attribution",
    summary="A country, a government or a company is “he”",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
    needs=Needs(words=_MASCULINE),
)
