"""A line between paragraphs that reads like the headline of another story."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Finding, Kind, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import is_prose, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint_rules.residue._lines import Line

_EARLIEST = 2  # above stand the headline and what sums the article up
# A headline that stands alone has at least so many words; in a row of them one may be shorter.
_ALONE, _IN_ROW, _MOST = 8, 4, 25
# A row has at least so many lines, and lines of so many words on average: verses and lists have fewer.
_ROW, _MEAN = 2, 5
# Between paragraphs the lines of a row are longer than subheads.
_BETWEEN = 7
# Sentences and captions begin with these; headlines leave them out.
_OPENERS = frozenset(
    """
    the a an he she it they we i you this that these those his her their its our my in on at after before when while but
    and or so if as for from with by of to some one two many most all there here what how why who where not no during
    although though because since until under over amid despite
    """.split()
)
# Headlines do without them, or speak of nobody as they do.
_WHOLE = frozenset(
    """
    is are was were has have had be been am isn't aren't wasn't weren't did does do i we me my our
    """.split()
)
# Captions tell what is seen, where and when.
_SEEN = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday pictured seen shown left right photo photograph image
    stands stand sits sit poses pose walks walk looks look gestures gesture waves wave speaks speak holds hold attends
    attend smiles smile during outside shows show depicts depicting above below background
    foreground figure table chart box exhibit
    """.split()
)
# Headlines of the kind that wants to be clicked on begin with these and may be whole sentences.
_HOOKS = frozenset("why how what who which here's when where".split())
# A page says in brackets what else there is to see.
_TAGGED = regex.compile(
    r"\s*[(\[](?:PHOTOS?|VIDEOS?|GALLERY|WATCH|PICS|PICTURES|IMAGES|AUDIO|INFOGRAPHIC|Photos?|Videos?)[)\]]$"
)
_DATED = regex.compile(r"\b(?:1[89]|20)\d\d\b|\d\s?[ap]\.?m\b")
_HOUR = regex.compile(r"\d{1,2}[:.]\d\d\b|\d{1,2}\s?[ap]\.?m\b")
_SCORE = regex.compile(r"\d\s?[-–:]\s?\d")
# A subhead shares so many of its nouns, names and verbs with the paragraph under it.
_TOPICAL = 0.5
# An article with so many lines between its paragraphs has subheads, which are short.
_SUBHEADS, _SHORT = 3, 10
# Headlines leave out what tells a verb from a noun, and the tagger is seldom sure.
_VERB = 0.05


def check(article: Article) -> Iterator[Finding]:
    """Each row of headlines under the article or in it, and each headline alone between two paragraphs."""
    short = {line.paragraph: line for line in lines(article) if not is_prose(article, line.paragraph, 0)}
    found: list[tuple[int, str]] = []
    alone: list[int] = []
    for row in _rows(article, short):
        likely = [index for index in row if _may_be_headline(short[index])]
        if len(row) == 1:
            alone += likely
        elif _is_row(article, [short[index] for index in row], len(likely)):
            found += [(index, "this line and those beside it read like headlines of other stories") for index in row]
    several = len(alone) >= _SUBHEADS
    for index in alone:
        size = len(short[index].words)
        if size >= (_SHORT if several else _ALONE) and _has_verb(article, index) and not _is_topical(article, index):
            found.append(
                (index, "this line reads like the headline of another story: what follows does not take it up")
            )
    for index, message in sorted(found):
        start, end, _ = article.paragraphs[index]
        fix = removal(article, index, "Remove the line", Applicability.UNSAFE)
        yield Finding(start, end, message, fixes=(fix,) if fix else ())


def _rows(article: Article, short: dict[int, Line]) -> Iterator[list[int]]:
    """Rows of lines with prose before them, and prose or nothing after."""
    size = len(article.paragraphs)
    for _, group in groupby(enumerate(short), lambda pair: pair[1] - pair[0]):
        row = [index for _, index in group]
        before, after = row[0] - 1, row[-1] + 1
        if row[0] >= _EARLIEST and is_prose(article, before) and (after == size or is_prose(article, after)):
            yield row


def _may_be_headline(line: Line) -> bool:
    """Whether a line has the grammar of a headline: it is no sentence, tells of no picture, and bears no hour."""
    words = line.words
    if _HOUR.match(line.text):
        return False  # the entry of a live page
    if _TAGGED.search(line.text):
        return len(words) > _IN_ROW
    if not _is_line(line) or not _IN_ROW <= len(words) <= _MOST or line.text[-1] in ")]":
        return False
    is_hook = words[0] in _HOOKS and len(words) >= _ALONE
    if not is_hook and (
        words[0] in _OPENERS or (words[0].endswith("ing") and ":" not in line.text) or not _WHOLE.isdisjoint(words)
    ):
        return False
    return _SEEN.isdisjoint(words) and not _DATED.search(line.text) and not line.text.isupper()


def _is_line(line: Line) -> bool:
    """Whether a line begins as a headline does, and nothing has to follow it."""
    if line.kind not in (Kind.LINE, Kind.PARAGRAPH):
        return False
    begins = line.text.lstrip("\"“‘'[【")[:1]
    return (begins.isupper() or begins.isdigit()) and line.text[-1] not in ",:;=–—-"


def _is_row(article: Article, row: list[Line], likely: int) -> bool:
    """Whether lines that follow each other are headlines: all in the middle of an article, half of them at its end."""
    if len(row) < _ROW or not all(_is_line(line) for line in row):
        return False
    sizes = [len(line.words) for line in row]
    if sum(sizes) < _MEAN * len(row) or min(sizes) < _IN_ROW or any(_SCORE.search(line.text) for line in row):
        return False
    if row[-1].paragraph + 1 < len(article.paragraphs):
        return likely == len(row) and min(sizes) >= _BETWEEN and not _is_topical(article, row[-1].paragraph)
    whole = sum(line.words[0] in _OPENERS or not _WHOLE.isdisjoint(line.words) for line in row)
    verbs = sum(_has_verb(article, line.paragraph) for line in row)
    return 2 * whole <= len(row) and 3 * verbs >= len(row)


def _tokens(article: Article, index: int) -> range:
    sentences, first = article.sentences_of(index), article.tokens.first
    return range(first[sentences.start], first[sentences.stop])


def _has_verb(article: Article, index: int) -> bool:
    """Whether a line has a verb of any form, as nearly all headlines have and names of sections have not."""
    tokens = _tokens(article, index)
    return bool(article.tags.probability("VvWwpgb")[tokens.start : tokens.stop].max() >= _VERB)


def _is_topical(article: Article, index: int) -> bool:
    """Whether the next paragraph takes the line up, as it does with a subhead."""
    if index + 1 >= len(article.paragraphs):
        return False
    lower, codes = article.tokens.lower, article.tags.codes
    content = {lower[token] for token in _tokens(article, index) if codes[token] in "NPAVvpg"}
    there = {lower[token] for token in _tokens(article, index + 1)}
    return len(content & there) >= _TOPICAL * len(content)


rule = Rule(
    name="related-headline",
    family="residue",
    summary="A line in the body reads like the headline of another story",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=(
        "duplicate-paragraph",
        "near-duplicate-paragraph",
        "repeated-headline",
        "related-link",
        "call-to-action",
        "page-furniture",
        "navigation",
        "policy-line",
        "byline",
        "agency-tail",
        "crawler-metadata",
        "author-biography",
    ),
)
