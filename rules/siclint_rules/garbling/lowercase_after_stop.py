"""A full stop inside a sentence: what follows goes on in lower case."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

# `eBay`, `oOh`, `macOS`: names that begin with a small letter wherever they stand.
_BRAND = regex.compile(r"\p{Ll}{1,3}\p{Lu}")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’-]+")
_WORD_BEFORE = regex.compile(r"(?:\p{N}+[.,])*[\p{L}\p{M}\p{N}'’-]+$")
# A remnant this short is shown whole: `Russia. continues to supply.`
_REMNANT_WORDS = 4


def check(article: Article) -> Iterator[Finding]:
    """Each full stop that the segmenter refused because a small letter follows."""
    for suspect in article.suspects:
        if suspect.kind != "lowercase" or article.text[suspect.start] != ".":
            continue
        sentence = article.sentence_at(suspect.start)
        if sentence is None:
            continue
        begin, end = article.sentences[sentence].start, article.sentences[sentence].end
        before = _WORD_BEFORE.search(article.text, begin, suspect.start)
        after = _WORD.search(article.text, suspect.end, end)
        if before is None or after is None or _BRAND.match(after[0]):
            continue
        rest = article.text[after.start() : end]
        place_end = end if len(rest.split()) <= _REMNANT_WORDS else after.end()
        yield Finding(
            before.start(),
            place_end,
            f"the sentence stops after “{before[0]}” and goes on in lower case with “{after[0]}”",
            fixes=(
                Fix(
                    "Take the full stop out",
                    (Edit(suspect.start, suspect.start + 1, ""),),
                    Applicability.UNSAFE,
                ),
            ),
        )


rule = Rule(
    name="lowercase-after-stop",
    family="garbling",
    summary="A full stop stands inside a sentence that goes on in lower case",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("abbreviation-echo",),
)
