"""An acronym in brackets that the words before it do not spell."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Rule, Severity, Status

_ACRONYM = regex.compile(r"\((\p{Lu}{3,6})\)")
_NAME = regex.compile(
    r"(?:\p{Lu}[\p{L}’'.]*+(?:-\p{L}+)?(?:[ -]|, (?:and )?)(?:(?:of|for|and|the|on|in|to|against|&) )*+){1,9}"
    r"\p{Lu}[\p{L}’'-]*+\s\Z"
)
_LONGEST_NAME = 100
_BODIES = frozenset(
    """
    organization organisation union council agency association bank committee commission ministry federation institute
    party front fund service office court authority bureau center centre league alliance community conference
    department society corporation forum board confederation assembly programme program administration
    """.split()
)
"""What a name has that acronyms stand for."""
_FOREIGN = frozenset(
    """
    kgb bnd dfb dgb dihk bka lka stasi gru svr fsb nkvd mvd sbu eta ira msf cern fifa uefa fia fiba fina fivb fie uci
    fis fei figc rfef juri libe econ envi itre imco afet inta agri femm deve cont empl regi pech sede droi dicj
    cgt cfdt medef insee inserm cnrs ena sncf ratp dgse dgsi cgil cisl uil istat enel eni rai cni cesid csic ugt
    pri pan psoe psdb ibge embrapa anvisa unam indec cgtp jica jaxa nhk meti mext kcna nis gign raid pkk ypg ypj pyd
    mit tuik tbmm fatah plo isis hts taz zdf ard wdr dpa afp ansa efe itar tass lukoil ukip politi nav nrk dr tv
    """.split()
)
"""Acronyms of bodies that English news calls by the letters of another language."""


def check(article: Article) -> Iterator[Finding]:
    """Each acronym of which two letters or more have nothing to stand for."""
    text = article.text
    at = text.find("(")
    while at >= 0:
        match = _ACRONYM.match(text, at)
        if match is not None and match[1].lower() not in _FOREIGN and not article.in_opaque(at):
            name = _turned_name(article, at, match[1]) or _unfit_name(article, at, match[1])
            if name is not None:
                shown = text[name:at].strip()
                yield Finding(name, match.end(), f"the letters of “{match[1]}” do not fit “{shown}”")
        at = text.find("(", at + 1)


_FEWEST = 2
"""Letters of an acronym without a place in the name; one may stand for a word that the name leaves out."""


def _name_before(article: Article, at: int) -> regex.Match[str] | None:
    """The words of a name that end at an offset."""
    paragraph = article.paragraph_at(at)
    if paragraph is None:
        return None
    return _NAME.search(article.text, max(article.paragraphs[paragraph].start, at - _LONGEST_NAME), at)


def _unfit_name(article: Article, at: int, acronym: str) -> int | None:
    """Where the name of a body begins, without its article, that has no place for several letters of an acronym."""
    match = _name_before(article, at)
    if match is None or not any(word in _BODIES for word in match[0].lower().split()):
        return None
    before = _NOT_OF_THE_NAME.match(match[0])
    start = match.start() + (before.end() if before is not None else 0)
    return start if _unexplained(acronym, article.text[start:at]) >= _FEWEST else None


_NOT_OF_THE_NAME = regex.compile(r"(?:[^ ]+ )?(?:to|in|on) the |The ")
"""What a sentence may begin with before a name: `According to the Council`."""


def _unexplained(acronym: str, name: str) -> int:
    """How many letters of the acronym are not found, in order, in the name."""
    from rapidfuzz.distance import LCSseq

    return len(acronym) - LCSseq.similarity(acronym.lower(), name.lower())


_INITIAL = regex.compile(r"\b\p{Lu}(?=[\p{L}.’'])")

_INNER = regex.compile(r"\p{Ll}\p{Lu}|['’]s ")
"""A capital inside a word is a letter of the acronym too: `PlayStation`."""


def _turned_name(article: Article, at: int, acronym: str) -> int | None:
    """Where a name begins whose initials are the letters of the acronym in another order.

    Languages that put the noun first have them so: `United Nations Organization (ONU)`.
    """
    match = _name_before(article, at)
    if match is None:
        return None
    every = [initial.start() for initial in _INITIAL.finditer(article.text, match.start(), at)]
    initials = "".join(article.text[i] for i in every)
    if initials.endswith(acronym) or len({*acronym}) < _FEWEST or _INNER.search(match[0]):
        return None
    initials, starts = initials[-len(acronym) :], every[-len(acronym) :]
    return starts[0] if sorted(initials) == sorted(acronym) else None


rule = Rule(
    name="acronym-mismatch",
    family="consistency",
    summary="An acronym does not fit the name before it",
    severity=Severity.WARNING,
    status=Status.PREVIEW,
    mqm="Accuracy/Mistranslation",
    its="inconsistency",
    check=check,
    yields_to=("foreign-acronym", "inconsistent-acronym"),
)
