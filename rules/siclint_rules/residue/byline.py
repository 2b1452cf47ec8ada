"""The author's line, left in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Finding, Kind, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import excerpt, lines
from siclint_rules.residue._tables import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint_rules.residue._lines import Line

_BY = phrases("""
    by / written by / words by / text by / story by / report by / posted by / published by / author / authors
    reporter / reporters / correspondent / article by / contributed by / submitted by / von / par / por / di
    автор / text / text and photos by / words and pictures by / from our correspondent / by our correspondent
    by staff writer / by our reporter / by staff reporter / by staff / by our staff reporter / by news desk
    by our foreign desk / by web desk / by agencies / by correspondent / by admin / by editor
    by editorial team / by newsroom / by wire / our correspondent / staff reporter / staff writer / web desk
    news desk / by our own correspondent
""")
_WHOLE = phrases("""
    from our correspondent / by our correspondent / by staff writer / by our reporter / by staff reporter
    by staff / by our staff reporter / by news desk / by our foreign desk / by web desk / by agencies
    by correspondent / by admin / by editor / by editorial team / by newsroom / our correspondent
    staff reporter / staff writer / web desk / news desk / by our own correspondent
""")
# Only a colon makes names of what follows these.
_COLON = phrases("author / authors / reporter / reporters / correspondent / автор / text / por / par / von / di")
# No names: By Friday evening, By Land and Sea.
_NO_NAMES = frozenset(
    """
    the a an this that his her its their our my your all no some one two three monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december spring summer
    autumn winter land sea air day night train car bus boat plane bike road rail hand law order popular request far then
    now numbers invitation george
    """.split()
)
_ROLES = frozenset(
    """
    correspondent reporter editor writer staff in for and at special to senior chief political business science sports
    technology economics diplomatic foreign world health education deputy bureau the of with our contributing guest
    """.split()
)
_NAME_AND_ROLE = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}.’'-]+ ){1,2}\p{Lu}[\p{L}\p{M}.’'-]+, (?:\w+ ){0,3}"
    r"(?:reporter|correspondent|editor|writer|columnist)"
)
# Glued to its date: By Anna BergOct 20th
_GLUED_DATE = regex.compile(
    r"By (?:\p{Lu}[\p{L}\p{M}.’'-]* ){1,3}\p{Lu}\p{Ll}+"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b.{0,30}"
)
_TOP = 4
_LONGEST = 14
_LEAST_NAMES = 2
_BRACKETED = regex.compile(
    r"[(\[（【]\s*\p{Lu}[\p{L}\p{M}.’'-]+(?: \p{Lu}[\p{L}\p{M}.’'-]*){1,3}(?:, [\p{L} ]{3,40})?\s*[)\]）】]\.?"
)


def check(article: Article) -> Iterator[Finding]:
    """Each line that names an author and says nothing else."""
    for line in lines(article):
        if line.paragraph == 0 or line.kind is Kind.CAPTION:
            continue
        at_end = line.paragraph >= len(article.paragraphs) - 2
        named = line.paragraph < _TOP and _NAME_AND_ROLE.fullmatch(line.text)
        named = named or (line.paragraph < _TOP and _GLUED_DATE.fullmatch(line.text))
        at_edge = line.paragraph < _TOP or line.paragraph == len(article.paragraphs) - 1
        if _is_byline(line, at_edge=at_edge) or named or (at_end and _BRACKETED.fullmatch(line.text)):
            fix = removal(article, line.paragraph, "Remove the line", Applicability.UNSAFE)
            message = f"“{excerpt(line.text)}” is the author's line and no part of the text"
            yield Finding(line.start, line.end, message, fixes=(fix,) if fix else ())


def _is_byline(line: Line, *, at_edge: bool) -> bool:
    if line.said in _WHOLE:
        return True
    count = _BY.leading(line.words)
    if not count or not count < len(line.words) <= _LONGEST or line.words[count] in _NO_NAMES:
        return False
    end = line.ends[count - 1] - line.start
    label, rest = " ".join(line.words[:count]), line.text[end:].lstrip(" :|-–—")
    if label in _COLON and not at_edge:
        return False
    if (label in _COLON) != line.text[end:].lstrip().startswith(":") and label in _COLON:
        return False
    if not (line.text[0].isupper() or line.text.startswith("by ")) or rest.endswith(("!", "?", ",", ";")):
        return False
    words = rest.replace("|", " ").replace(",", " ").replace("/", " ").split()
    names = [word for word in words if word[0].isupper()]
    return len(names) >= _LEAST_NAMES and all(w[0].isupper() or not w[0].isalpha() or w in _ROLES for w in words)


rule = Rule(
    name="byline",
    family="residue",
    summary="The author's line stands in the body",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("crawler-metadata", "agency-tail", "photo-credit"),
)
