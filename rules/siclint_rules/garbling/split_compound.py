"""A hyphenated compound cut in two by a full stop: `centuries. - Old`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

_SECOND = frozenset(
    """
    aged armed backed based bound built called caused class controlled conscious day directed dominated driven
    educated end ended equipped era facing famous fed financed fired free friendly funded grade held high hour
    imposed inch issued kilometer kilometre language launched leaning led level like line long looking lost made
    making meter metre mile minded month occupied off old only oriented owned paid person play powered producing
    proof quality range ranking ready related relevant rich round run scale sea sensitive seeking sized speaking
    speed sponsored standing state storey story strong style supported term tier time torn to trained type up
    wave week wide wing winning winner woven wracked year
    """.split()
)
_SEAM = regex.compile(r"([\p{L}\p{N}'’-]+)\.\s+[-–—]\s?(\p{Lu}[\p{Ll}]+)\b")

# Where several sentences of the article begin with a dash right at the word, the dashes are a list's.
_ITEM = regex.compile(r"[.;:]\s+[-–—]\p{Lu}")


def check(article: Article) -> Iterator[Finding]:
    """Each seam of a word, a full stop, a dash and the second half of a compound."""
    text = article.text
    for index in range(1, len(article.sentences)):
        start = article.sentences[index].start
        if text[start] not in "-–—":
            continue
        before = article.sentences[index - 1]
        if before.paragraph != article.sentences[index].paragraph:
            continue
        seam = _SEAM.search(text, max(before.start, before.end - 40), start + 30)
        if seam is None or seam[2].lower() not in _SECOND:
            continue
        if _ITEM.search(text, 0, before.start) or _ITEM.search(text, seam.end()):
            continue
        whole = f"{seam[1]}-{seam[2].lower()}"
        fix = Fix(f"Write “{whole}”", (Edit(*seam.span(), whole),), Applicability.UNSAFE)
        message = f"“{whole}” was cut in two by a full stop: “{seam[0]}”"
        yield Finding(seam.start(), seam.end(), message, fixes=(fix,))


rule = Rule(
    name="split-compound",
    family="garbling",
    summary="A hyphenated word is cut in two by a full stop",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    fix=Applicability.UNSAFE,
)
