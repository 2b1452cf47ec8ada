"""The name of the site behind the headline: ... | The Evening Lamp, ... - Yahoo! News."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status
from siclint_rules.residue._lines import lines
from siclint_rules.residue._outlets import OUTLET

if TYPE_CHECKING:
    from collections.abc import Iterator

# Titles stand at the top, in one line or two.
_TOP = 3
_LONGEST = 6  # words in the name of a site
_LEAST, _LEAST_BEFORE_BAR = 4, 2  # words in a headline
_SEPARATOR = regex.compile(r"\s*[|¦｜»]\s*|\s+(?:-{1,2}|–|—|•|·)\s*|--\s*|-(?=Yahoo)|\s*:\s+(?=\p{Lu})")
# Nothing but names of sections, sites and authors stands behind a bar.
_BARS = frozenset("|¦｜»")
# Behind a colon, other words name who is quoted.
_AFTER_COLON = frozenset("online shimbun newspaper digital edition website site web portal".split())
_DOMAIN = regex.compile(
    r"[\p{L}\d-]+\.(?:com?|net|org|info|uk|ru|ua|de|fr|es|it|pl|cn|jp|in|tv|news|io|eu|by|kz|tr|br|au|ca|ie|nl)\b",
    regex.IGNORECASE,
)
_SMALL = frozenset("of the and for in on de la le el der die das und y e i a".split())
# What else may stand there: what kind of piece it is.
_PIECES = frozenset(
    "video videos photos photo live updates update analysis opinion report review exclusive audio interview".split()
)


def check(article: Article) -> Iterator[Finding]:
    """The names at the end of a line at the top."""
    for line in lines(article):
        if line.paragraph >= _TOP or line.kind not in (Kind.HEADLINE, Kind.LINE, Kind.HEADING):
            continue
        start = end = len(line.text)
        for place in reversed(list(_SEPARATOR.finditer(line.text))):
            sign = place[0].strip()
            least = _LEAST_BEFORE_BAR if sign in _BARS else _LEAST
            is_headline = len(line.text[: place.start()].split()) >= least
            if not is_headline or not _is_site(article, line.end, line.text[place.end() : end], sign):
                break
            start = end = place.start()
        name = line.text[start:].strip(" |¦｜»:•·–—-")
        if not name:
            continue
        begin = line.start + start
        yield Finding(
            begin + len(line.text[start:]) - len(line.text[start:].lstrip()),
            line.end,
            f"“{name}” is no part of the headline: a page sets its name, a section or an author there",
            fixes=(Fix("Remove the name", (Edit(begin, line.end, ""),), Applicability.UNSAFE),),
        )


def _is_site(article: Article, body: int, name: str, separator: str) -> bool:
    """Whether a name behind the headline is a site's; the article goes on at `body`."""
    words = name.replace("!", "! ").split()
    lower = [word.strip("!.,'’").lower() for word in words]
    if not words or len(words) > _LONGEST or _PIECES.issuperset(lower):
        return False
    if not all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL or _DOMAIN.match(w) for w in words):
        return False
    if separator in _BARS or _DOMAIN.search(name) or "yahoo" in lower:
        return True
    if (_AFTER_COLON if separator == ":" else OUTLET).isdisjoint(lower):
        return False
    # `Minister resigns - Evening Lamp` says who reports it, if the article names the paper, too.
    known = name.strip().removeprefix("The ").lower()
    return known not in article.text[body:].lower()


rule = Rule(
    name="site-suffix",
    family="residue",
    summary="The name of the site stands behind the headline",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("crawler-metadata", "byline"),
)
