"""Numbers, dates and times written as another language writes them: `1.200.000`, `3,5 million`, `20h30`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


# Whole things, of which there are no thousandths.
_COUNTED = _any("""
    people persons spectators soldiers troops fighters residents inhabitants citizens voters workers employees staff
    students pupils children women men cases deaths victims casualties homes houses households apartments tickets
    copies jobs vehicles cars trucks buses visitors tourists fans members refugees migrants families passengers
    players tests doses books companies firms businesses villages votes ballots officers policemen prisoners
    detainees protesters demonstrators participants guests patients beds rooms schools hospitals animals birds
    cattle sheep cows trees applications complaints signatures followers subscribers users items pieces crimes arrests
    flights ships aircraft drones missiles shells tanks mines hours lives
""")
# Measures, of which a thousandth may be meant, unless the number ends in zeros.
_MEASURED = _any("""
    euros dollars pounds rubles roubles hryvnias pesos reais soles yuan yen lira zlotys francs crowns kronor rupees km
    kilomet(?:er|re)s m met(?:er|re)s miles feet hectares ha acres tons tonnes kg kilograms kilos lit(?:er|re)s barrels
    years square
""")
_UNITS = (
    rf"(?:%|percent|per\ cent|percentage|million|billion|trillion|degrees|°|points|{_COUNTED}|{_MEASURED}|GW|MW|kW)"
)
_MONTHS = _any("January February March April May June July August September October November December")
_NO_LETTER = r"(?![\p{L}\p{N}])"
_SPACE = r"[\ \u00a0\u202f]"


def _grouped(number: str) -> str:
    """`1.200.000` or `75 000` with commas."""
    return regex.sub(r"[.\s]", ",", number)


def _pointed(number: str) -> str:
    """`3,5` with a point."""
    return number.replace(",", ".")


def _exchanged(number: str) -> str:
    """`1.200,50` with the comma before the point."""
    return number.translate(str.maketrans(".,", ",."))


def _ordinal(number: str) -> str:
    """`12-th` or `57.` as it is written in English."""
    digits = regex.sub(r"\D", "", number)
    last = int(digits) % 100
    return digits + ("th" if 10 <= last <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th"))


def _closed(number: str) -> str:
    """`10: 30` without its space."""
    return regex.sub(r"\s", "", number)


class _Form(NamedTuple):
    """A foreign way to write a number.

    `number` is the shape of the token that the number begins with; `pattern` has to match from there, and its group
    `n` is what `rewrite` writes anew. `before` has to match right before.
    """

    number: str
    pattern: str
    message: str
    rewrite: Callable[[str], str] | None = None
    before: str | None = None


_DATE = "“{}” is no English date; name the month"
_PAGE_KINDS = frozenset({Kind.LINE, Kind.HEADLINE, Kind.CELL})
_FORMS = (
    _Form(
        r"[1-9]\d{0,2}(?:\.\d{3}){2,}",
        r"(?<n>(?!(?:(?:1?\d?\d|2[0-4]\d|25[0-5])(?:\.|(?!\d))){4})\d{1,3}(?:\.\d{3}){2,})(?![\d.,]*\d)",  # no address
        "full stops divide the thousands of “{}”; in English commas do",
        _grouped,
    ),
    _Form(
        r"[1-9]\d{0,2}\.\d{3}",
        rf"(?<n>\d{{1,3}}\.\d{{3}})(?:{_SPACE}(?![mbt]r?illion)\p{{Ll}}+)?{_SPACE}{_COUNTED}{_NO_LETTER}"
        rf"|(?<n>\d{{1,3}}\.\d00){_SPACE}{_MEASURED}{_NO_LETTER}(?!\ (?:per|a)\b)",
        "a full stop divides the thousands of “{}”; in English a comma does",
        _grouped,
    ),
    _Form(
        r"[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}",
        r"(?<n>\d{1,3}(?:\.\d{3})+,\d{1,2})(?![\d.,]*\d)",
        "“{}” has a full stop for the thousands and a decimal comma; in English it is the other way round",
        _exchanged,
    ),
    _Form(
        r"[1-9]\d{1,2}\.000",
        rf"(?<n>\d{{2,3}}\.000){_SPACE}(?!(?:seconds|points|volts|inches|ounces|yards|degrees|grams){_NO_LETTER})"
        rf"\p{{Ll}}{{3,}}(?<!s)s{_NO_LETTER}(?!\ (?:per|a|each)\b)",
        "a full stop divides the thousands of “{}”; in English a comma does",
        _grouped,
    ),
    _Form(
        r"\d{1,3},\d{1,2}",
        rf"(?<n>\d{{1,3}},\d{{1,2}})[\ \u00a0-]?{_UNITS}{_NO_LETTER}",
        "“{}” has a decimal comma; in English it is a point",
        _pointed,
    ),
    _Form(
        r"\d{1,3},\d{1,2}",
        r"(?<n>\d{1,3},\d{1,2})(?![\d,.]*\d)",
        "“{}” has a decimal comma; in English it is a point",
        _pointed,
        r"[$€£¥₽₴]\ ?$",
    ),
    _Form(
        r"\d{1,3}",
        rf"(?<n>[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+)(?:{_SPACE}?[€$£]|{_SPACE}(?!m\b|met(?:er|re)s)(?:{_COUNTED}|{_MEASURED})"
        rf"{_NO_LETTER})",
        "spaces divide the thousands of “{}”; in English commas do",
        _grouped,
        r"(?<![\d,.-]\ )(?<![\d(+-])$",
    ),
    _Form(
        r"\d{1,3}",
        rf"(?<n>[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+)(?![\d,.]*\d)",
        "spaces divide the thousands of “{}”; in English commas do",
        _grouped,
        r"[$€£¥₽₴]\ ?$",
    ),
    _Form(
        r"[0-3]?\d\.[01]?\d\.(?:19|20)\d\d",
        r"(?<n>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d)(?![\d.]*\d)",
        _DATE,
        None,
        r"(?<!(?i:section|chapter|version|article|paragraph|rule|part|figure|table|ver\.|no\.)\ )(?<!v)$",
    ),
    _Form(
        r"\d{1,2}h\d{2}",
        r"(?<n>(?:[01]?\d|2[0-4])h[0-5]\d)" + _NO_LETTER,
        "“{}” is no English time",
        None,
        r"(?i)\b(?:at|from|until|till|around|by|to|before|after|between|since|about|and)\ $",
    ),
    _Form(
        r"\d{1,2}:?",
        r"(?<n>(?:1?\d|2[0-4]):[\ \u00a0][0-5]\d)(?=[\ \u00a0]?[ap]\.?m\b|\ hours\b|\ o['’]clock\b)",
        "a space stands in the time “{}”",
        _closed,
    ),
    _Form(
        r"\d{1,2}:?",
        r"(?<n>(?:1?\d|2[0-4]):[\ \u00a0][0-5]\d)(?=[,.;)]|\ (?:on|local|GMT|and|to|from|a|the)\b)(?![.,]\d)",
        "a space stands in the time “{}”",
        _closed,
        r"(?i)\b(?:at|from|until|till|around|since)\ $",
    ),
    _Form(
        r"\d{1,3}",
        rf"(?<n>\d{{1,3}})\ thousand\ \d{{3}}{_NO_LETTER}|\d{{1,3}}\ (?:million\ \d{{1,3}}\ thousand"
        rf"|billion\ \d{{1,3}}\ million|trillion\ \d{{1,3}}\ billion){_NO_LETTER}",
        "“{}” is put together from parts; write one number",
        None,
        r"(?<!\$)$",  # so speakers say it: `$4 billion 100 million`
    ),
    _Form(
        r"\d{1,3}(?:\.\d+)?",
        rf"[\d.]+\ (?:ten\ thousand|hundred\ (?:thousand|million)){_NO_LETTER}(?!\ (?:and|times)\b)",
        "“{}” counts in units that English does not count in",
    ),
    _Form(
        r"\d[\d.,]*",
        # The sign stands here too, so that the pattern fits few numbers.
        r"(?<=[$€£]\ )(?:\d[\d.,]*\d(?:\ (?:thousand|million|billion|trillion)\b)?|\d)",
        "a space stands between the currency sign and “{}”",
        None,
        r"(?<![\d)]\ ?|\p{L})[$€£]\ $",
    ),
    _Form(
        r"\d{1,2}(?:/\d+)*",
        r"\d{1,2}/\d{1,2}(?:/(?:\d\d){1,2})?(?=\))",
        "“{}” is no English date; name the month",
        None,
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\ \($",
    ),
    _Form(
        r"\d{1,2}:?",
        r"(?<n>\d{1,2}:[\ \u00a0]\d{1,2})(?=\))",
        "a space stands in the score “{}”",
        _closed,
        r"\($",
    ),
    _Form(
        r"\d{1,2}",
        r"(?<n>1\ st|2\ nd|3\ rd|(?:[4-9]|1\d|20|2[4-9]|30)\ th|2[1-3]\ (?:st|nd|rd)|31\ st)" + _NO_LETTER,
        "a space stands in “{}”",
        _closed,
    ),
    _Form(
        r"\d{1,2}",
        rf"\d{{1,2}}\ month\ \d{{1,2}}\ day{_NO_LETTER}",
        "“{}” is no English date",
    ),
    _Form(
        r"\d{1,3}\.\d+(?:\.\d+)+",
        r"\d{1,3}\.\d+\.\d+(?=\ (?:million|billion|trillion|percent|per\ cent)\b)",
        "“{}” has two decimal points",
    ),
    _Form(
        r"\d{1,4}",
        r"(?<n>\d{1,4}-(?:th|st|nd|rd))" + _NO_LETTER,
        "“{}” has a hyphen before its ending",
        _ordinal,
    ),
    _Form(r"\d{2,4}", r"\d{2,4}-(?:ies|es|ties)" + _NO_LETTER, "“{}” is no English way to name years or days"),
    _Form(
        r"\d{1,3}\.?",
        rf"(?<n>\d{{1,3}}\.)\ (?:{_MONTHS}|minute|place|floor|century|round|birthday|anniversary|match|matchday|season"
        rf"|edition|lap){_NO_LETTER}",
        "“{}” marks an ordinal number with a full stop",
        _ordinal,
        r"(?i)\b(?:the|on|in\ the|until|from|of|since|his|her|their|its)\ $",
    ),
    _Form(
        r"(?:19|20)\d\d",
        rf"(?:19|20)\d\d\ (?:year\ \d{{1,2}}\ month{_NO_LETTER}(?!-)|\d{{1,2}}\ month{_NO_LETTER}(?!-|\ \p{{Ll}}))"
        rf"|(?:19|20)\d\d[-–](?:19|20)\d\d\ years{_NO_LETTER}"
        r"|(?:19|20)\d\d\ (?:g|gg|r|yr)\.(?=\ \p{Ll}|,)",
        "“{}” is no English date",
    ),
    _Form(
        r"(?:19|20)\d\d",
        rf"(?:19|20)\d\d\ year{_NO_LETTER}(?!-)",
        "“{}”: in English the year stands alone",
        None,
        r"(?i)\b(?:in|since|until|of|from|around|is|to)\ $",
    ),
    _Form(
        r"\d[\d.,]*",
        r"[\d.,]+\ ?(?:thous\.|tys\.|mlrd|mrd|mld|Mrd\.|Mio\.|mio\.|млн|млрд|тыс|kv\.?\ ?(?:m|km)?\b|rub\."
        r"|grn\.?|hrn\.?|(?:mln|bln|tn|pcs)\.(?=[\ ,]\ ?\p{Ll}))",
        "“{}” has an abbreviation of another language",
    ),
    _Form(r"\d{1,2}[.:]\d\d", r"\d{1,2}[.:]\d\d\ Uhr\b", "“{}” is no English time"),
    _Form(
        r"\d{1,2}[.:]\d\d",
        r"(?<n>\d{1,2}[.:]\d\d)",
        "“{}” has an abbreviation of another language before it",
        None,
        r"(?:\bgodz\.|\bkl\.|\bore|\bUhr|\bhod\.|\bch\.)\ $",
    ),
    _Form(
        r"\d{1,2}",
        r"\d{1,2}\ years?" + _NO_LETTER,
        "“{}” is a year of a Japanese era that was not converted",
        None,
        r"\b(?:Meiji|Taisho|Showa|Heisei|Reiwa)\ $",
    ),
)
_CONTEXT_BEFORE = 12
_NUMBER = regex.compile(r"\d[\d.,:]*(?:h\d\d)?")


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.VERBOSE)


@cache
def _forms(number: str) -> tuple[regex.Pattern[str] | None, tuple[_Form, ...]]:
    """The forms that a number of this shape may begin, and a pattern that matches where any of them does."""
    return _gate(tuple(form for form in _FORMS if _compiled(form.number).fullmatch(number)))


@cache
def _gate(forms: tuple[_Form, ...]) -> tuple[regex.Pattern[str] | None, tuple[_Form, ...]]:
    either = "|".join(f"(?:{form.pattern})" for form in forms)
    return (_compiled(either) if forms else None), forms


def check(article: Article) -> Iterator[Finding]:
    """Each such number; of several forms that fit, the first."""
    tokens, text = article.tokens, article.text
    done = 0
    places = sorted(i for word in article.words if "0" <= word[0] <= "9" for i in article.words[word])
    for i in places:
        start = tokens.start[i]
        if start < done or (text[start - 1 : start] in _GLUED and not _is_minus(text, start - 1)):
            continue
        gate, forms = _forms(_shape(tokens.text[i]))
        if gate is None or gate.match(text, start) is None:
            continue
        for form in forms:
            match = _compiled(form.pattern).match(text, start)
            if match is None or (form.before and not _stands_behind(text, start, form.before)):
                continue
            paragraph = article.paragraph_at(start)
            if paragraph is None or match.end() > article.paragraphs[paragraph].end:
                continue
            if form.message is _DATE and article.paragraphs[paragraph].kind in _PAGE_KINDS:
                continue  # `Published: 06.03.2024` belongs to the page
            yield _finding(match, form)
            done = match.end()
            break


# A number that goes on from here on the left is a part of something else.
_GLUED = frozenset(".,:/-–_#&=+*")


def _is_minus(text: str, sign: int) -> bool:
    """Whether the hyphen belongs to the number behind it: `to -4,5 degrees`, not `16-4,5`."""
    return text[sign] in "-–" and text[sign - 1 : sign].isspace() and text[sign - 2 : sign - 1].isalpha()


def _shape(word: str) -> str:
    """The token's number, every digit but those at its edges as it is."""
    found = _NUMBER.match(word)
    return found[0] if found else word


def _stands_behind(text: str, start: int, before: str) -> bool:
    return _compiled(before).search(text[max(0, start - _CONTEXT_BEFORE) : start]) is not None


def _finding(match: regex.Match[str], form: _Form) -> Finding:
    start, end = match.span()
    number = match.groupdict().get("n")
    fixes: tuple[Fix, ...] = ()
    if form.rewrite is not None and number:
        place = match.span("n")
        written = form.rewrite(number)
        fixes = (Fix(f"Write “{written}”", (Edit(*place, written),), Applicability.UNSAFE),)
        start, end = place[0], max(place[1], end if end - start <= 40 else place[1])
    shown = number if form.rewrite is not None and number else match[0]
    return Finding(start, end, form.message.format(shown), fixes=fixes)


rule = Rule(
    name="foreign-number-format",
    family="garbling",
    summary="A number, a date or a time is written as in another language",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Locale conventions/Number format",
    its="locale-violation",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("crawler-metadata", "byline"),
)
