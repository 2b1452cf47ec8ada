"""What a crawler, or a page's head, says about an article: when it was published, keys with values, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import LONGEST, excerpt, lines, visible
from siclint_rules.residue._tables import cut_words, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint_rules.residue._lines import Line

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
    rf"(?:\d{{4}}[-/.]\d\d[-/.]\d\d|\d\d?[./-]\d\d?[./-]\d{{4}}|\d\d?(?:st|nd|rd|th)?[\s-]{_MONTH}\.?,?[\s-]\d{{4}}"
    rf"|{_MONTH}\.?\s\d\d?(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{4}}年\d\d?月\d\d?日)"
)
_ZONE = r"(?:\s*\(?(?:Z|[A-Z]{2,4}T|UTC|GMT)\)?(?:\s?[+-]\d\d?(?::?\d\d)?)?|\s?[+-]\d\d:?\d\d)?"
_TIME = rf"(?:\d\d?[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?|\d\d?\s?[ap]\.?m\.?){_ZONE}"
_JOINT = r"(?:\s*[,|/·•–-]\s*|\s+(?:at|on|à|um|às|alle|a las)\s+|\s+|T)"
_STAMP = regex.compile(
    rf"(?<![\w.-])(?:(?P<date>{_DATE})(?:{_JOINT}(?P<time>{_TIME}))?|(?P<time>{_TIME}){_JOINT}(?P<date>{_DATE}))(?!\w)",
    regex.IGNORECASE,
)
_YEAR = regex.compile(r"(?:19|20)\d\d")
_AROUND = 60  # characters round a year that may belong to its date
_ISO = regex.compile(r"\d{4}-\d\d-\d\d")

# Stand in front of a date, in a page's head or in what a crawler wrote.
_LABELS = phrases("""
    date / published / published on / published at / published date / published time / publish date
    publish time / date published / publication date / date of publication / pub date / pubdate / posted
    posted on / posted at / post date / date posted / updated / updated on / updated at / update / last updated
    last updated on / last updated at / last update / last modified / last modified on / last edited / modified
    modified on / date modified / date updated / created / created on / created at / date created
    creation date / first published / first published on / added / originally published
    originally published on / article date / story date / date and time / date time / datetime / timestamp
    time stamp / uploaded / uploaded on / crawled / crawl date / scraped / retrieved / accessed / date added
    issued / time / release time / print edition / veröffentlicht / veröffentlicht am / aktualisiert
    aktualisiert am / stand / erstellt am / publié le / mis à jour le / modifié le / publicado / publicado el
    publicado em / actualizado / actualizado el / atualizado em / pubblicato il / aggiornato il / опубликовано
    дата публикации / обновлено / оновлено / опубліковано / data publikacji / aktualizacja / yayınlanma
    yayın tarihi / güncelleme / 发布时间 / 更新时间 / 时间 / 公開日 / 更新日 / 配信 / 입력 / 수정
""")
# A sentence may begin with these and a date, or end so. They count in small letters or with a colon.
_LOOSE = phrases("date / time / added / issued / stand / retrieved / accessed / created / update / print edition")
_KEYS = phrases("""
    news code / journalist id / story code / news number
    url / uri / guid / slug / canonical / canonical url / permalink / src / href / doc id / docid / article id
    post id / news id / crawl id / crawl date / crawl time / source url / image url / img / pubdate / pub date
    published at / date published / datepublished / date modified / datemodified / timestamp / scraped at
    fetched at / updated at / created at / language code / word count / content type / meta description
    meta keywords / og title / og image / og description / og url / og type / og site name
    article published time / article modified time / article author / article section / article tag
    twitter title / twitter card / twitter image / twitter site / fb app id / isbasedon / tags / tag / keywords
    hashtags / filed under / filed to / posted in / tagged / tagged with / tagged as / tagged under / more about
    metadata / breadcrumbs / schema
""")
# A list in an article may have these, too.
_PLACED_KEYS = phrases("""
    more on / see more on / people in this article / in this article / companies / category / categories
    topics / topic / section / labels / subjects
""")
# Programs write these in small letters; a second key beside one makes it sure.
_PLAIN_KEYS = phrases("""
    title / headline / author / authors / source / date / text / body / content / description / summary
    section / name / language / lang / image / id / publisher / site name / sitename / byline / creator
    created / updated / published / type / locale / link / website / country / region / subtitle / lead
    category / domain / copyright / caption
""")
_KEY = regex.compile(r"[\W_]{0,3}((?:og|article|twitter|fb):[\w:]{1,30}|\w[\w -]{0,28}\w)[\"']?\s*[:=]\s?\S")
# [WORLD][ID:123]
_TAGS = regex.compile(r"(?:\[[\p{Lu}\d _:/.-]{2,30}\]\s*){2,}|\[[\w ]{2,20}[:=][\w ./:-]{1,40}\]\s*")
# What a blog sets above an entry and under a comment.
_HEADS = regex.compile(
    rf"(?:Posted|Filed|Published|Written)(?: (?:at|on|by|in|under)\b[^.!?\n]{{0,60}})? {_DATE}[^.!?\n]{{0,60}}"
    r"(?:in category|under|Filed under:?|[|·•]|by) [^.!?\n]{2,60}"
    rf"|In \p{{Lu}}[\p{{L}}&, ]{{2,40}} on {_DATE} at {_TIME}|(?:Daily )?Archive for (?:the )?.{{0,20}}{_DATE}.{{0,30}}"
    rf"|Date: \d+ (?:hour|day|week|month|year)s? ago\s+Category: .{{2,40}}"
    rf"|[\p{{Lu}}\d][\w .’'-]{{1,40}},? {_DATE} at {_TIME},? ?\W{{0,2}}(?:Reply|Permalink|Log in to Reply)\W{{0,3}}",
    regex.IGNORECASE,
)
_AGO = regex.compile(r"\b(?:19|20)\d\d\b| ago\b")
_JSON = ('"@context"', '"@type"', '"datePublished"', '"articleBody"', '"headline":')
_LABELLED = "what a crawler or the page says about the article"
_PARTING = "|·•–—-,/ "
_EDGE = 5  # paragraphs at each end in which dates are looked for, and words of an author with a date
_FEW = 3
_LONGEST_LABEL = 4
_SHOWN = 80


class _Found(NamedTuple):
    start: int
    end: int
    why: str
    rest: int  # where the text goes on after it, the end where it does not


def check(article: Article) -> Iterator[Finding]:
    """Each piece of metadata: a labelled date, a full time stamp as a line, a key with its value, JSON."""
    keys = {line.paragraph: key for line in lines(article) if (key := _key(line.text))}
    dated: set[int] = set()
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is Kind.CELL:
            continue
        if index >= _EDGE and paragraph.kind is Kind.PARAGRAPH and index < len(article.paragraphs) - _EDGE:
            continue
        for found in _dates(article, index):
            keys.pop(index, None)
            dated.add(index)
            yield found
    for line in lines(article):
        if _AGO.search(line.text) and line.paragraph not in dated and _HEADS.fullmatch(line.text):
            what = "is the head of a blog's entry or comment, and no text"
        elif line.paragraph in keys and _is_key(article, line, keys):
            what = "is a key and its value, metadata and no text"
        else:
            continue
        fix = removal(article, line.paragraph, "Remove the line", Applicability.UNSAFE)
        end = visible(article, line.start, line.end)
        yield Finding(line.start, end, f"“{excerpt(line.text)}” {what}", fixes=(fix,) if fix else ())
    yield from _machine_marks(article)


def _machine_marks(article: Article) -> Iterator[Finding]:
    """Tags in front of the text, and JSON in it."""
    if article.paragraphs and (match := _TAGS.match(article.text, article.paragraphs[0].start)):
        fix = Fix("Remove the metadata", (Edit(match.start(), match.end(), ""),), Applicability.UNSAFE)
        shown = match[0].rstrip()
        message = f"“{shown}” stands in front of the text: tags of a crawler or a desk"
        yield Finding(match.start(), match.start() + len(shown), message, fixes=(fix,))
    for mark in _JSON:
        start = article.text.find(mark)
        place = article.paragraph_at(start) if start >= 0 else None
        if place is not None:
            end = min(article.paragraphs[place].end, start + _SHOWN)
            yield Finding(start, end, f"{mark} belongs to JSON data of the page and not to the text")
            return


def _dates(article: Article, index: int) -> Iterator[Finding]:
    """The first labelled or lone time stamp at the beginning or end of a paragraph."""
    start, end, kind = article.paragraphs[index]
    text = article.text
    is_line = end - start <= LONGEST and (kind is not Kind.PARAGRAPH or not _is_ended(text, end))
    year = _YEAR.search(text, start, min(end, start + LONGEST))
    if year is None:
        return
    for match in _STAMP.finditer(text, max(start, year.start() - _AROUND), min(end, year.end() + _AROUND)):
        found = _labelled(text, start, end, match, is_line) or (is_line and _alone(text, start, end, match)) or None
        if found is None:
            continue
        if (found.start, found.rest) == (start, end):
            fix = removal(article, index, "Remove the line", Applicability.UNSAFE)
        else:
            cut = (found.start, found.rest) if found.rest < end else (_back(text, start, found.start), end)
            fix = Fix("Remove the metadata", (Edit(*cut, ""),), Applicability.UNSAFE)
        message = f"“{excerpt(text[found.start : found.end], 8)}” is {found.why}, not part of the text"
        yield Finding(found.start, found.end, message, fixes=(fix,) if fix else ())
        return


def _is_ended(text: str, end: int) -> bool:
    """Whether a sentence ends there, and no hour does: `09:52 a.m.`"""
    return text[end - 1] in ".!?" and not text[end - 5 : end].lower().endswith((" a.m.", " p.m."))


class _Label(NamedTuple):
    start: int
    text: str
    before: int  # words of the paragraph in front of it


def _label(text: str, start: int, end: int) -> _Label | None:
    """The label that ends the text[start:end] in front of a stamp."""
    words, ends = cut_words(text, start, end)
    count = _LABELS.trailing(words, _LONGEST_LABEL)
    if not count:
        return None
    begin = start if count == len(words) else _word_start(text, ends[-count - 1], end)
    label = text[begin:end].rstrip()
    if " ".join(words[-count:]) in _LOOSE and not (label[-1] in ":=|" or label.islower()):
        return None
    return _Label(begin, label, len(words) - count)


def _labelled(text: str, start: int, end: int, stamp: regex.Match[str], is_line: bool) -> _Found | None:
    """A stamp behind its label: at the beginning of the paragraph, in a line at its end, or with a sign between."""
    label = _label(text, start, stamp.start())
    if label is None:
        return None
    following = text[stamp.end() : end].lstrip(" \t|,;·•–—-")
    rest = end - len(following)
    if not following.strip(" .)]|"):
        if _is_ended(text, end) or (label.before and not label.text[0].isupper()):
            return None
        byline = text[start : label.start].lower().startswith("by ") or label.before < _FEW
        return _Found(start if byline else label.start, end, _LABELLED, end)
    if is_line and not label.before and following.startswith("by ") and len(following.split()) <= _EDGE:
        return _Found(start, end, _LABELLED, end)
    signed = label.text[-1] in ":|" and label.text[0].isupper()
    glued = not label.before and text[stamp.end()] != "," and (following[0].isupper() or following[0] in "\"“‘'")
    return _Found(label.start, stamp.end(), _LABELLED, rest) if signed or glued else None


def _alone(text: str, start: int, end: int, stamp: regex.Match[str]) -> _Found | None:
    """A line that is a date with its time, or an author with a date."""
    before, after = text[start : stamp.start()].strip(), text[stamp.end() : end].strip()
    bare = not before.strip("([|·•–—- ") and not after.strip(")]|·•–—-. ")
    if bare and (stamp["time"] or _ISO.fullmatch(stamp[0])):
        return _Found(start, end, "the time stamp of a page", end)
    names = before.rstrip(_PARTING).split()
    is_name = 2 <= len(names) <= _FEW and all(name[0].isupper() and name[-1].islower() for name in names)
    by = bool(names) and before[-1] in _PARTING and (names[0].lower() == "by" or is_name) and not after
    dated = not before and after.lower().lstrip(_PARTING).startswith("by ") and len(after.split()) <= _EDGE
    outlet = before.lower().startswith("published in ") and not after and len(names) <= _EDGE
    return _Found(start, end, "an author or outlet with a date, from the page", end) if by or dated or outlet else None


def _key(text: str) -> str | None:
    """The key that a line begins with, when it may be one."""
    match = _KEY.match(text)
    if match is None:
        return None
    key = " ".join(match[1].replace("_", " ").replace("-", " ").replace(":", " ").split())
    lower = key.lower()
    if lower in _KEYS or lower in _PLACED_KEYS:
        return lower
    return lower if lower in _PLAIN_KEYS and key.islower() else None


def _is_key(article: Article, line: Line, keys: dict[int, str]) -> bool:
    key = keys[line.paragraph]
    if key in _KEYS:
        return line.kind is not Kind.LIST_ITEM or line.text[-1] not in ".!?"
    at_edge = line.paragraph < _EDGE or line.paragraph >= len(article.paragraphs) - _EDGE
    if key in _PLACED_KEYS and at_edge and not line.text.islower():
        return True
    beside = {keys.get(line.paragraph - 1), keys.get(line.paragraph + 1)} - {None, key}
    return bool(beside) or line.paragraph == 0


def _word_start(text: str, start: int, end: int) -> int:
    """Where the next word begins."""
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _back(text: str, start: int, end: int) -> int:
    """Where the white space before `end` begins."""
    return start + len(text[start:end].rstrip(" \t|,;·•–—-"))


rule = Rule(
    name="crawler-metadata",
    family="residue",
    summary="Metadata of the page or the crawler stands in the text: a date, a key, JSON",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
)
