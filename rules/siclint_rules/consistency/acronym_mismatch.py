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
            name = _name_before(article, at)
            if name is not None and (
                _unexplained(match[1], text[name:at]) >= _FEWEST or _is_turned(match[1], text[name:at])
            ):
                shown = text[name:at].strip()
                yield Finding(name, match.end(), f"the letters of “{match[1]}” do not fit “{shown}”")
        at = text.find("(", at + 1)


_FEWEST = 2
"""Letters of an acronym without a place in the name; one may stand for a word that the name leaves out."""


def _name_before(article: Article, at: int) -> int | None:
    """Where the name of a body begins that ends at an offset, without its article."""
    paragraph = article.paragraph_at(at)
    if paragraph is None:
        return None
    match = _NAME.search(article.text, max(article.paragraphs[paragraph].start, at - _LONGEST_NAME), at)
    if match is None or not any(word in _BODIES for word in match[0].lower().split()):
        return None
    before = _NOT_OF_THE_NAME.match(match[0])
    return match.start() + (before.end() if before is not None else 0)


_NOT_OF_THE_NAME = regex.compile(r"(?:[^ ]+ )?(?:to|in|on) the |The ")
"""What a sentence may begin with before a name: `According to the Council`."""


def _unexplained(acronym: str, name: str) -> int:
    """How many letters of the acronym are not found, in order, in the name."""
    from rapidfuzz.distance import LCSseq

    return len(acronym) - LCSseq.similarity(acronym.lower(), name.lower())


_INITIAL = regex.compile(r"\b\p{Lu}")


def _is_turned(acronym: str, name: str) -> bool:
    """Whether an acronym has the initials of the name in another order, as languages have that say it backwards."""
    initials = "".join(_INITIAL.findall(name))
    return initials != acronym and sorted(initials) == sorted(acronym)


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
