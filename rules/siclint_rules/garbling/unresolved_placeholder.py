"""What a template, a translation tool or an editor put in the place of text that never came."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from siclint import Article, Finding, Needs, Rule, Severity, Status
from siclint.phrases import Phrases

# Compiled when a text first has the signs of it.
_compiled = cache(regex.compile)


class _Form(NamedTuple):
    """One way to hold a place: what the text has to contain at all, the pattern, and what it is."""

    needles: tuple[str, ...]
    pattern: str
    what: str


_NAMES = (
    r"(?:FIRST|LAST|FULL|COMPANY|PRODUCT|BRAND|YOUR|USER|PERSON|CITY|COUNTRY|PLACE|SPEAKER|CLIENT|EVENT)[ _-]?NAME"
    r"|NAMES?|SURNAME|CITY|TOWN|DATE|TIME|TITLE|JOB TITLE|COMPANY|LOCATION|PLACE|PERSON|ORGANI[SZ]ATION|ORG|NUMBER|NUM"
    r"|URL|E-?MAIL(?: ADDRESS)?|PHONE(?: NUMBER)?|ADDRESS|AUTHOR|COUNTRY|STATE|QUOTE|AMOUNT|AGE|CAPTION|HEADLINE"
    r"|PLACEHOLDER|BLANK|TEXT|TBD|TBC|TK|TODO|MASK|UNK|PAD|CLS|SEP"
)
_FORMS = (
    _Form(
        ("{",),
        r"(?<!\b\p{L})\$?\{{1,3}\s?(?!sic\s?\})(?:[\p{L}_][\w.|-]{0,40}(?: [\w.|-]{1,20}){0,2}|\d{1,2})?\s?\}{1,3}",
        "a template’s variable that was never filled in",
    ),
    _Form(
        ("%s", "%d", "%@", "%(", "%1$", "%2$", "%%"),
        (
            r"(?<![\p{L}\d%/=&.])(?<!\d )%(?:\d\$)?(?:\([A-Za-z_]\w*\))?[sd@](?![\w%])"
            r"|%\([A-Za-z_]\w*\)[sd]|%%[A-Z][A-Z_]{2,}%%"
        ),
        "a program’s variable that was never filled in",
    ),
    _Form(
        ("[",),
        (
            rf"\[\[?(?:(?:{_NAMES}|TK(?: TK)*)(?: HERE)?|(?i:(?:insert|enter) [^\[\]]{{2,60}})"
            r"|Your Name|Your Company|First Name|Last Name|Full Name|Company Name|Product Name|Job Title|Phone Number"
            r"|(?i:object object)|(?i:todo|tbd|tk)\b[^\[\]]{0,60})\]\]?"
        ),
        "a gap that was never filled in",
    ),
    # What a page shows to programs in the place of an address.
    _Form(("[email",), r"\[email[\s\u00a0]protected\]", "what the page shows to programs, where an address stood"),
    _Form(
        ("_",),
        (
            r"(?<![\w_])__[A-Za-z]\w*?__(?![\w_])"
            r"|\b(?:[A-Z]{1,30}_){0,6}(?:NAME|DATE|TITLE|CITY|INSERT|PLACEHOLDER|COMPANY|URL)(?:_[A-Z]{1,30}){1,6}\b"
            r"|\b(?:[A-Z]{1,30}_){1,6}(?:NAME|DATE|TITLE|CITY|PLACEHOLDER|COMPANY|URL)\b"
        ),
        "a template’s variable that was never filled in",
    ),
    _Form(
        ("<", "⟨", "｟"),
        (
            r"</?(?:unk|pad|mask|s|bos|eos|sep|cls|NAME|CITY|DATE|(?:insert|your) [^<>]{2,40})>|<\|[a-z_]+\|>"
            r"|</?(?:bpt|ept|bx|ex|ph|g|x|it)(?: [^<>]{1,60})?/?>|</?\d{1,2}/?>|⟨\d{1,2}⟩|｟[^｟｠]{0,40}｠"
        ),
        "a mark of the translation program",
    ),
    _Form(
        ("@",),
        r"(?<!\S)\p{L}+@@(?=\s)|(?<=\s)@-@(?=\s)|@@[A-Z_]+@@|(?<=\s)@@(?=\s)",
        "a mark of the translation program",
    ),
    _Form(("▁",), r"▁+\w*", "a mark of the translation program"),
    _Form(
        ("XX",),
        (
            r"\bX{2,}(?:[.,]X+)*(?= ?(?:%|(?:percent|per cent|million|billion|people|years?|days?|hours?|minutes"
            r"|kilomet|miles|euros|dollars|pounds)\b))|[$€£]X{2,}(?:[.,]X+)*\b|\bXX/XX(?:/XX(?:XX)?)?\b"
        ),
        "a number that was never filled in",
    ),
    _Form(("TK",), r"\bTK(?:TK)+\b|\bTK TK\b", "an editor’s mark for what is still to come"),
    _Form(
        ("TODO", "FIXME"),
        r"\b(?:TODO|FIXME)\b(?=:|\s*$|\s*\()",
        "an editor’s mark for what is still to do",
    ),
    _Form(
        ("NaN",),
        r"\bNaN\b(?=%| (?:percent|per cent|million|billion))",
        "a program’s failure to compute a number",
    ),
)
_FILLERS = Phrases(
    [
        "lorem ipsum dolor", "caption goes here", "headline goes here", "text goes here", "title goes here",
        "insert photo here", "insert image here", "insert caption here", "insert quote here", "insert name here",
        "insert link here", "enter text here", "enter your text here", "add caption here", "your text here",
        "your headline here", "click to add text", "click to edit text", "this is placeholder text",
        "this is a placeholder", "sample text here", "write caption here", "photo caption here",
    ]
)  # fmt: skip
_FILLER_WORDS = frozenset({"lorem", "here", "placeholder", "click"})  # one of them is in each
_QUOTES = frozenset("\"'“”‘’«»„`")


def check(article: Article) -> Iterator[Finding]:
    """Each such mark, unless quotation marks around it say that it is spoken of."""
    text = article.text
    seen = -1
    found = [
        (match.start(), match.end(), form.what)
        for form in _FORMS
        if any(needle in text for needle in form.needles)
        for match in _compiled(form.pattern).finditer(text)
    ]
    if not article.words.keys().isdisjoint(_FILLER_WORDS):
        found += [(match.start, match.end, "filler text that was never replaced") for match in _FILLERS.find(article)]
    for start, end, what in sorted(found):
        if start < seen or article.paragraph_at(start) is None or _is_spoken_of(text, start, end):
            continue
        seen = end
        yield Finding(start, end, f"“{text[start:end]}” is {what}")


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in _QUOTES and not _QUOTES.isdisjoint(text[end : end + 2])


rule = Rule(
    name="unresolved-placeholder",
    family="garbling",
    summary="A placeholder was never replaced by text",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Design and markup/Markup tag",
    its="markup",
    check=check,
    needs=Needs(_FILLER_WORDS, frozenset(needle for form in _FORMS for needle in form.needles)),
)
