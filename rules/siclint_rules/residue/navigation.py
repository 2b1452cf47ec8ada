"""Navigation of the site: breadcrumbs, menus, links to the next page and back to the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Finding, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import Line, excerpt, lines
from siclint_rules.residue._tables import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

# A line that only a page has.
_SURE = phrases("""
    skip to content / skip to main content / skip to the content / skip to the main content / skip to navigation
    skip to main navigation / skip to search / skip to footer / skip to article / skip navigation / skip links
    jump to content / jump to navigation / jump to main content / accessibility links / accessibility help
    back to top / back to the top / go to top / scroll to top / return to top / back to home / back to homepage
    back to the homepage / back to main page / return to homepage / go to homepage / go to home page / main menu
    open menu / close menu / toggle menu / toggle navigation / toggle search / open navigation menu
    site navigation / site map / sitemap / search this site / site search / open search / close search
    close search bar / register login / login register / log in register / sign in register / sign in subscribe
    log in subscribe / subscribe log in / subscribe sign in / subscribe login / next article / previous article
    next post / previous post / next story / previous story / next page / previous page / next news
    previous news / older posts / newer posts / previous next / previous article next article / prev next
    go to the next article / load next article / advertise with us / help center / help centre / my account
    watch live / live tv / rss feed / mobile version / desktop version / view mobile site
    related internet links / you are here / more sections / all sections
""")
# Such a line may be a subhead. It counts in a bar or in a row of such lines.
_SECTIONS = phrases("""
    back to news / back to list / go back / to the main page / home / homepage / home page / main page
    front page / menu / site menu / navigation / site index / search / search for / search site
    search the site / log in / login / log out / logout / sign in / sign out / your account / my profile
    register / next / previous / prev / older / newer / next up / read next / next read / about us
    about the author / contact us / contacts / contact / advertise / advertising with us
    advertise on this site / careers / work with us / jobs / help / faq / faqs / e paper / epaper
    today's paper / print edition / digital edition / archives / archive / all news / all articles / sections
    categories / topics / tags / news / sport / sports / business / politics / world / culture / opinion
    lifestyle / weather / video / videos / entertainment / technology / tech / science / health / travel
    economy / society / us / uk / international / local / live / more / follow us on / rss / full version
    english / english version / edition / change edition / switch edition / select edition / in other languages
    other languages / current page / breadcrumb / on this page / in this article / table of contents / contents
    local navigation / secondary navigation / footer navigation / more options / options
""")
_LINES = _SURE | _SECTIONS
_ROW = 3
_PARTS = regex.compile(r"\s*(?:[>»›→|•·]|\s/\s|::|\s[-–]\s)+\s*")
_BARS = frozenset(">»›→|•·/:–-")
_CRUMBS = regex.compile(r"\s*(?:>+|»|›|→|\s/)\s")
_HOMES = phrases("""
    home / homepage / home page / main / main page / start / start page / startseite / front page / frontpage
    news / inicio / accueil / início / ana sayfa / главная / головна / strona główna / 首页 / ホーム / トップ
    홈 / you are here home / home news / all news / index
""")
_LONGEST_PART = 4
_LONGEST_CRUMB = 120


def check(article: Article) -> Iterator[Finding]:
    """Each line that only a page has, breadcrumbs, bars of sections, and rows of short lines that are a menu."""
    found: list[Line] = []
    row: list[Line] = []
    for line in lines(article):
        if line.said in _SURE or _is_trail(line) or _is_bar(line):
            found.append(line)
        if row and (row[-1].paragraph + 1 != line.paragraph or line.said not in _LINES):
            found += row if len(row) >= _ROW else []
            row = []
        if line.said in _LINES:
            row.append(line)
    found += row if len(row) >= _ROW else []
    for line in dict.fromkeys(found):
        fix = removal(article, line.paragraph, "Remove the line", Applicability.UNSAFE)
        yield Finding(
            line.start,
            line.end,
            f"“{excerpt(line.text)}” is navigation of the site and no part of the article",
            fixes=(fix,) if fix else (),
        )


def _is_trail(line: Line) -> bool:
    """Home > World > Asia."""
    if len(line.text) > _LONGEST_CRUMB or not line.words or line.words[0] not in _HOMES.firsts:
        return False
    if line.text[-1] in ".!?":
        return False
    parts = [part.strip() for part in _CRUMBS.split(line.text)]
    return len(parts) > 1 and parts[0].lower() in _HOMES and all(parts)


def _is_bar(line: Line) -> bool:
    """News | Sport | Weather: short parts, most of which name sections or pages of a site."""
    if not _BARS.intersection(line.text):
        return False
    parts = [part.strip().lower() for part in _PARTS.split(line.text) if part.strip()]
    if len(parts) < _ROW or any(len(part.split()) > _LONGEST_PART for part in parts):
        return False
    return 2 * sum(part in _LINES for part in parts) > len(parts)


rule = Rule(
    name="navigation",
    family="residue",
    summary="A breadcrumb, a menu or a link of the site's navigation stands in the text",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
)
