"""Who took the picture, left in the text without it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import LONGEST, excerpt, lines
from siclint_rules.residue._tables import cut_words, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint_rules.residue._lines import Line

_LABELS = phrases("""
    photo / photos / photo by / photos by / photo credit / photo credits / photo courtesy / photo courtesy of
    photo from / photo via / photo source / photos courtesy / photos courtesy of / image / images / image by
    image credit / image credits / image courtesy / image courtesy of / image source / image via / picture
    pictures / picture by / pictures by / picture credit / picture courtesy / picture source / photograph
    photographs / photograph by / photography / photography by / pic / pics / pic credit / credit / credits
    cover photo / cover image / featured image / featured photo / lead image / header image / thumbnail / foto
    fotos / фото / illustration / illustration by / illustrative photo / illustrative image / graphic / graphics
    screenshot / screengrab / video screenshot / photo illustration / stock photo / stock image / archive photo
    representational image / representative image / photo video / photo collage / collage / 图片来源 / 写真
    사진 / image copyright
""")
# Such a label needs no sign behind it.
_BY = ("by", "courtesy", "of", "from", "via", "credit", "credits", "source")
_SOURCES = frozenset(
    """
    photo photos photograph image images picture pic getty reuters afp ap epa tass xinhua sputnik shutterstock istock
    alamy nurphoto anadolu kyodo yonhap dpa efe ansa pa zuma sipa imago unsplash wikimedia handout screengrab screenshot
    pool via courtesy credit facebook instagram twitter youtube telegram flickr depositphotos pexels pixabay adobe
    corbis rex bloomberg upi pti ani afp-jiji jiji ukrinform unian ria novosti interfax rossiya kremlin magnum maxar
    scanpix illustration archive file dreamstime freepik
    """.split()
)
_AGENCY = (
    "(?:REUTERS|Reuters|AP Photo|AP|AFP|EPA(?:-EFE)?|Getty(?: Images)?|Shutterstock|iStock(?:photo)?|Xinhua|TASS|Alamy"
    "|PA(?: Wire| Images| Media)?|NurPhoto|Anadolu(?: Agency| Images)?|dpa|Sputnik|Kyodo|Yonhap|ZUMA|SIPA|Imago"
    "|Bloomberg|Unsplash|Kremlin)"
)
_NAME = r"(?:\p{Lu}[\p{L}’'-]++|\p{Lu}\.|de|van|von|der|bin|al)"
# Name/Agency, Agency/Name, Agency via Agency, with the names before and after that belong to them.


@cache
def _slashed() -> regex.Pattern[str]:
    """What credits at the end of a line look like; compiled when a line may have one."""
    return regex.compile(
        rf"(?:{_NAME} ){{0,4}}(?:{_AGENCY}\s?/\s?{_NAME}(?:\s{_NAME}){{0,4}}|{_NAME}\s?/\s?{_AGENCY}(?: via {_AGENCY})?"
        rf"|/ ?{_AGENCY}(?: PHOTO)?(?: ?/ ?[\p{{L}} .’'-]{{3,40}})?"
        rf"|(?:{_AGENCY} )?via {_AGENCY}|(?:Getty|AFP|AP|EPA|PA) Images)[^\p{{L}}\p{{N}})\]]{{0,2}}$"
    )


_BRACKET = regex.compile(r"\s*[(\[（【]([^()\[\]（）【】]{2,90})[)\]）】]\.?$")
# The old pier. Photo: Anna Berg
_SIGNED = frozenset(
    "photo photos picture pictures image images credit credits photograph foto pic illustration graphic".split()
)
_LONGEST_ENDING = 90
_ENDING = regex.compile(r"(?:[.!?”\"|–—)]\s+|\s[|–—-]\s)(\p{L}+(?: credit| by)?\s?[:/]\s?[^.:\n]{2,60}\.?)$")
_WHOLE = phrases("""
    illustrative image / illustrative photo / photo from open sources / photo illustrative / file photo
    file image / representational image / representative image / stock photo / photo for illustration
    image for illustration / photo for representation / archive photo / photo open sources
    ht photo / ht file photo / pti photo / ani photo / ap photo / afp photo / reuters photo / photo ap / photo afp
    photo is illustrative / no photo description available / photo from the archive / photo from social networks
    photo from social media / photo from the internet
""")
# In small letters these name an owner, too.
_OWNERS = frozenset("press service archive office ministry open sources social networks media personal agency".split())
_LONGEST_CREDIT = 12


def check(article: Article) -> Iterator[Finding]:
    """Each credit that is a line, ends one, or stands in brackets behind a caption."""
    for line in lines(article):
        if line.kind is Kind.CAPTION or not line.paragraph:
            continue
        if _is_labelled(line) or line.said in _WHOLE:
            fix = removal(article, line.paragraph, "Remove the credit", Applicability.UNSAFE)
            yield _finding(article, line.start, line.end, fix)
        elif "/" in line.text or "via" in line.words or "images" in line.words:
            match = _slashed().search(line.text)
            if match:
                yield _finding(article, line.start + match.start(), line.end, None)
    yield from _endings(article)
    yield from _beginnings(article)
    for paragraph in article.paragraphs[1:]:
        if paragraph.kind in (Kind.CAPTION, Kind.CELL) or article.text[paragraph.end - 1] not in ")].）】":
            continue
        match = _BRACKET.search(article.text, max(paragraph.start, paragraph.end - 100), paragraph.end)
        if match and match.start() > paragraph.start and _is_source(article.text, match.start(), match[1]):
            start = match.end() - len(match[0].lstrip())
            yield _finding(article, start, match.end(), None)


def _endings(article: Article) -> Iterator[Finding]:
    """Credits behind the sentence of a caption."""
    found: dict[int, int] = {}
    for token in article.find_words(_SIGNED):
        start = article.tokens.start[token]
        index = article.paragraph_at(start)
        if index is None or article.paragraphs[index].kind in (Kind.CAPTION, Kind.CELL):
            continue
        first, last, _ = article.paragraphs[index]
        if not first < start or last - start > _LONGEST_ENDING:
            continue
        match = _ENDING.search(article.text, max(first, start - 3), last)
        if match and match.start(1) == start:
            found[start] = last
    for start, end in found.items():
        yield _finding(article, start, end, None)


def _beginnings(article: Article) -> Iterator[Finding]:
    """Credits that a scraper glued to the sentence behind: `Photo: EPA The minister has invited …`."""
    for start, end, kind in article.paragraphs:
        if kind is not Kind.PARAGRAPH or article.text[start] not in _GLUED_FIRST:
            continue
        match = _glued().match(article.text, start, end)
        if match and end - match.end() > _LEAST_BEHIND:
            fix = Fix("Remove the credit", (Edit(start, match.end(), ""),), Applicability.UNSAFE)
            yield _finding(article, start, start + len(match[0].rstrip()), fix)


_GLUED_FIRST = frozenset("P©I(")
_LEAST_BEHIND = 60


@cache
def _glued() -> regex.Pattern[str]:
    """What a credit in front of a sentence looks like: it ends in the name of an agency or in names joined by a slash.

    Compiled when a paragraph begins like one.
    """
    owner = rf"(?:{_AGENCY}|RIA Novosti|Flickr|Twitter|Facebook|Instagram|YouTube|Global Look Press|Pixabay)"
    joined = r"\s?[/|]\s?\p{Lu}[\w.’'-]+(?: [\p{L}’'-]+(?= [\p{Lu}“\"©]))?"
    unknown = rf"(?:{_NAME} ){{0,2}}{_NAME}{joined}"
    return regex.compile(
        rf"(?:(?:Photo|Image|Picture)s?(?: by| credit)?\s?[:©]\s?|©\s?)"
        rf"(?:{owner}(?:{joined})?|{unknown})(?:\s?©\s?(?:{owner}(?:{joined})?|{unknown}))?(?:[.,]?\s+(?=[\p{{Lu}}“\"]))"
    )


def _is_labelled(line: Line) -> bool:
    """Photo: Anna Berg / Evening Lamp."""
    count = _LABELS.leading(line.words)
    if not count or not count < len(line.words) <= _LONGEST_CREDIT:
        return False
    behind = line.text[line.ends[count - 1] - line.start :]
    if behind.lstrip()[:1] not in (":", "/", "©", "|") and line.words[count - 1] not in _BY:
        return False
    words = [word for word in behind.strip(" :/©|").replace("/", " ").split() if word[0].isalpha()]
    if not _OWNERS.isdisjoint(word.lower() for word in words):
        return True
    return bool(words) and all(
        word[0].isupper() or word in ("and", "of", "via", "by", "for", "the", "from") for word in words
    )


_FORMATS = frozenset("pdf doc docx xls xlsx mp3 mp4 word excel zip csv".split())


def _is_source(text: str, start: int, credit: str) -> bool:
    words, _ = cut_words(credit, 0, len(credit))
    if _SOURCES.isdisjoint(words) or len(words) > _LONGEST_CREDIT or credit.strip() in words:
        return False
    if not _FORMATS.isdisjoint(words):
        return False
    if len(words) == 1 and credit.strip().isupper():
        # The abbreviation of the name before it: the Press Association (PA).
        before = text[max(0, start - LONGEST) : start].split()[-len(credit.strip()) :]
        if "".join(word[0] for word in before).upper() == credit.strip():
            return False
    if len(_SOURCES.intersection(words)) > 1:
        return True
    written = [word for word in credit.replace("/", " ").replace(",", " ").split() if word[0].isalpha()]
    allowed = _SOURCES | {"and", "by", "of", "the", "for", "from", "in", "on"}
    return all(word[0].isupper() or word.lower().strip(".:") in allowed for word in written)


def _finding(article: Article, start: int, end: int, fix: Fix | None) -> Finding:
    text = article.text[start:end].strip()
    if fix is None:
        before = start - len(article.text[:start]) + len(article.text[:start].rstrip())
        fix = Fix("Remove the credit", (Edit(before, end, ""),), Applicability.UNSAFE)
    return Finding(start, end, f"“{excerpt(text)}” is a picture's credit, and the picture is not here", fixes=(fix,))


rule = Rule(
    name="photo-credit",
    family="residue",
    summary="A picture's credit stands in the text",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("agency-tail",),
)
