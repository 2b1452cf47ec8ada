"""Two sentences without a space between them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’-]+")
# A word of a sentence: a name that carries its own point (`Kostroma.Today`, `Node.js`) has nothing else round it.
_BEFORE = regex.compile(r"(?:[\p{Ll}\p{M}]{2,}|\p{N}+%?)[\"'”’)\]]*$")
_AFTER = regex.compile(r"[\"“‘'(]?(?:\p{Lu}[\p{Ll}\p{M}’']|[IA]\s)")
# Open sentences and end no name: after a capitalised word (`Kostroma.Today`, `One.Tel`) only these prove a seam.
_OPENERS = frozenset(
    """
    a after all also although an and another as at because before both but by despite during each even every few
    for from he her here his how however i i'm i've if in it it's its just many meanwhile more most my no not
    nothing now of on one our people perhaps she since so some such that the their then there these they this
    those though to two until we what when where while who why with without yesterday yet you your
    """.split()
)
# At least so many words on each side, or it may be a name, a heading or a file.
_WORDS = 3


def check(article: Article) -> Iterator[Finding]:
    """Each stop that has the next sentence right behind it."""
    for suspect in article.suspects:
        if suspect.kind != "glued":
            continue
        index = article.sentence_at(suspect.start)
        if index is None:
            continue
        sentence = article.sentences[index]
        text = article.text
        if not _BEFORE.search(text, sentence.start, suspect.start) or not _AFTER.match(text, suspect.end):
            continue
        if (
            min(
                len(text[sentence.start : suspect.start].split()),
                len(text[suspect.end : sentence.end].split()),
            )
            < _WORDS
        ):
            continue
        words = list(_WORD.finditer(text, max(sentence.start, suspect.start - 40), suspect.start))
        after = _WORD.search(text, suspect.end, sentence.end)
        if not words or after is None:
            continue
        if words[-1][0][0].isupper() and after[0].lower().replace("’", "'") not in _OPENERS:
            continue
        yield Finding(
            words[-1].start(),
            after.end(),
            "two sentences are glued together: "
            f"no space between “{words[-1][0]}{text[suspect.start]}” and “{after[0]}”",
            fixes=(
                Fix(
                    "Put a space between the sentences",
                    (Edit(suspect.end, suspect.end, " "),),
                    Applicability.UNSAFE,
                ),
            ),
        )


rule = Rule(
    name="glued-sentences",
    family="garbling",
    summary="Two sentences stand together without a space",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="whitespace",
    check=check,
    fix=Applicability.UNSAFE,
)
