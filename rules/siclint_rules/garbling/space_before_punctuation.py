"""White space before a mark that belongs to the word before it: `Ukraine .`"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Needs, Related, Rule, Severity, Status

_SPACES = " \u00a0\u202f"
_SIGNS = frozenset(space + mark for space in _SPACES for mark in ",.;:!?")
_PLACE = regex.compile(
    r"[ \u00a0\u202f]+(?<=[\p{L}\p{M}\p{N}%)\]\"”’»€$£][ \u00a0\u202f]+)"
    r"(?:,(?!\p{N})|;(?![-^]?[)(|DP\]])|[.:!?](?![\p{L}\p{N}.…?!:;)(|/\\-]|(?:[ \u00a0]\.){2})"
    r"|\.(?=\p{Lu}\p{Ll}+ \p{Ll})(?!Net\b))"
)
_WORD_BEFORE = regex.compile(r"\S{1,30}\Z")
# So many are the way that the whole text is written, and said once.
_MANY = 6


def check(article: Article) -> Iterator[Finding]:
    """Each such space; once for the whole article where it always writes so."""
    text = article.text
    places = [match.span() for match in _PLACE.finditer(text) if _is_prose(article, *match.span())]
    if len(places) < _MANY:
        for start, end in places:
            yield _finding(text, start, end, [(start, end)])
        return
    start, end = places[0]
    yield _finding(text, start, end, places)


def _is_prose(article: Article, start: int, end: int) -> bool:
    text = article.text
    paragraph = article.paragraph_at(start)
    if paragraph is None or article.paragraphs[paragraph].kind is Kind.CELL:
        return False
    mark = text[end - 1]
    before, after = text[start - 1], text[end : end + 2]
    # A score, a ratio, a time, a definition list: `3 : 2`. A chess move, a search term: `? `.
    if mark == ":" and (before.isdigit() or after.strip()[:1].isdigit()):
        return False
    if mark == after[:1] == ",":
        return False  # a low quotation mark of a keyboard that has none: `said ,,yes”`
    if before in '"”’»' and mark in ".,;:!?" and text[start - 2 : start - 1].isspace():
        return False  # the quotation mark stands alone: another rule
    return not (text[start - 1] == ")" and mark == ":")


def _finding(text: str, start: int, end: int, places: list[tuple[int, int]]) -> Finding:
    word = _WORD_BEFORE.search(text, max(0, start - 30), start)
    first = word.start() if word else start
    mark = text[end - 1]
    message = f"a space stands between “{text[first:start]}” and the {_NAMES[mark]}"
    related: tuple[Related, ...] = ()
    if len(places) > 1:
        message += f", and so in {len(places) - 1} more places of the article"
        related = tuple(Related(first, last, "and here") for first, last in places[1:3])
    edits: list[Edit] = []
    for place, last in places:
        edits.append(Edit(place, last - 1, ""))
        if text[last : last + 1].isalpha():
            edits.append(Edit(last, last, " "))  # `easter ,when`: the space stands on the wrong side
    sure = all(text[last : last + 1] in ("", "\n", "\r", " ", '"', "”") for _, last in places)
    fix = Fix("Take the space out", tuple(edits), Applicability.SAFE if sure else Applicability.UNSAFE)
    return Finding(first, end, message, related, (fix,))


_NAMES = {
    ",": "comma",
    ".": "full stop",
    ";": "semicolon",
    ":": "colon",
    "!": "exclamation mark",
    "?": "question mark",
}


rule = Rule(
    name="space-before-punctuation",
    family="garbling",
    summary="A space stands before a punctuation mark",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="whitespace",
    check=check,
    needs=Needs(pieces=_SIGNS),
    fix=Applicability.SAFE,
    yields_to=("mojibake", "html-entity", "space-inside-quotes", "doubled-punctuation"),
)
