"""Two numbers of one sentence that contradict the verb between them, or a part that is more than the whole."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Needs, Rule, Severity, Status

_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "mln": 1e6,
    "bln": 1e9,
}
_SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_NUMBER = (
    r"(?P<{0}sign>[$£€¥])?(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?![\d.,:/–-]*\d|st\b|nd\b|rd\b|th\b)"
    r"(?:[ -]?(?P<{0}scale>thousand|million|billion|trillion|bn|mln|bln|m)\b)?"
    r"(?:[ -]?(?P<{0}unit>%|per ?cent|percentage points?|\p{{Ll}}+))?"
)
_UP = (
    "rose risen rise rises rising increased increases increasing increase grew grown grows climbed climbs jumped jumps"
)
_UP += " surged soared raised raises raise raising widened swelled gained"
_DOWN = (
    "fell fallen falls falling fall dropped drops drop dropping declined declines declining decreased decreases shrank"
)
_DOWN += (
    " shrunk slipped sank plunged tumbled slid dipped cut cuts cutting reduced reduces reducing lowered lowers narrowed"
)
_TIMES = {
    "doubled": (1.6, 2.6),
    "tripled": (2.3, 4.0),
    "trebled": (2.3, 4.0),
    "quadrupled": (3.0, 5.3),
    "halved": (0.3, 0.7),
}
_VERBS = frozenset(_UP.split()) | frozenset(_DOWN.split()) | _TIMES.keys()
_FROM_TO = regex.compile(
    rf"\b(?P<verb>{'|'.join(sorted(_VERBS))})\b(?P<between>(?: (?!from\b)[\p{{L}}\d’'%.-]+){{0,6}}) "
    rf"from {_NUMBER.format('a')}(?: \p{{Ll}}+(?: \p{{Ll}}+)?)? to "
    rf"(?:just |only |about |some |around |nearly )?{_NUMBER.format('b')}"
)
_AGAINST = regex.compile(
    rf"(?<![\p{{L}}\d–.,-]|\bor |\bin |\p{{Lu}}\p{{Ll}}+ ){_NUMBER.format('b')},? "
    rf"(?P<verb>up|down) (?:slightly |sharply )?from {_NUMBER.format('a')}"
)
_COUNT = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_SMALL)}"
_INCLUDING = regex.compile(
    rf"\b(?P<a>{_COUNT})(?: \p{{Ll}}+){{0,2}} "
    r"(?P<noun>people|persons|civilians|soldiers|passengers|children|victims|dead|killed|wounded|injured|men|women)"
    r"(?: were killed| died| dead)?, (?:among them|including) "
    rf"(?:at least )?(?P<b>{_COUNT}) "
    r"(?:\p{Ll}+ )?(?:women|children|men|girls|boys|civilians|soldiers|officers|policemen|students|minors|babies)\b",
    regex.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_INVERSE = frozenset(
    """
    place places position positions rank ranked ranking rankings spot spots seed seeded odds dollar dollars euro pound
    yen rouble ruble lira rupee yuan currency exchange against scale minus yield yields degrees below zero losses loss
    deficit spread handicap world record records seconds par gdp table league standings chart charts
    """.split()
)
"""What rises while its number falls: a rank, an exchange rate, a record; and what may be below zero."""


def check(article: Article) -> Iterator[Finding]:
    """Each pair of numbers in a sentence that its own words contradict."""
    for sentence in sorted({article.sentence_of_token(i) for i in article.find_words(_TRIGGERS)}):
        place = article.sentences[sentence]
        if article.paragraphs[place.paragraph].kind not in {Kind.PARAGRAPH, Kind.HEADLINE, Kind.LINE}:
            continue
        words = {article.tokens.lower[i] for i in article.tokens_of(sentence)}
        if words.isdisjoint(_INVERSE):
            yield from _changes(article.text, place.start, place.end)
        for match in _INCLUDING.finditer(article.text, place.start, place.end):
            whole, part = _count(match["a"]), _count(match["b"])
            if whole is not None and part is not None and part > whole:
                message = f"{match['b']} of {match['a']} cannot be: the part is more than the whole"
                yield Finding(match.start(), match.end(), message)


def _changes(text: str, start: int, end: int) -> Iterator[Finding]:
    """Numbers that go down where the verb goes up, and the other way round."""
    for pattern in (_FROM_TO, _AGAINST):
        for match in pattern.finditer(text, start, end):
            first, last = _value(match, "a"), _value(match, "b")
            if not _are_alike(match, match["verb"]) or first == last or not first:
                continue
            verb = match["verb"]
            if verb in _TIMES:
                least, most = _TIMES[verb]
                wrong = not least <= last / first <= most
            else:
                wrong = (last < first) if verb == "up" or verb in _UP.split() else (last > first)
            if wrong and not (_is_year(first) and _is_year(last)):
                message = f"“{verb}” and the numbers contradict each other: from {match['a']} to {match['b']}"
                yield Finding(match.start(), max(match.end("a"), match.end("b")), message)


def _value(match: regex.Match[str], name: str) -> float:
    """A number with its scale; the first of two may have it from the second: `from 3 to 5 million`."""
    number = float(match[name].replace(",", ""))
    scale = match[f"{name}scale"] or (match["bscale"] if number < _FEWEST_ALONE else None)
    return number * _SCALES.get(scale or "", 1.0)


_FEWEST_ALONE = 1000
"""From here on a number has no scale left out."""


def _are_alike(match: regex.Match[str], verb: str) -> bool:
    """Whether both numbers have one unit, or only one of them says it and no range is meant."""
    first, last = (_unit(match[f"{name}unit"]) for name in "ab")
    if first is not None and last is not None and first != last:
        return False
    if verb in {"up", "down"}:  # `in the quarter ended June 30, up from 12 %`
        if last == "%" and match["ascale"]:
            return False  # a rise in per cent, and the amount from which
        return bool(match["bsign"] or last) and match["asign"] == match["bsign"]
    if last == "%" and first is None and match["bscale"] is None:
        return False  # `prices will drop from 3 to 5 percent` is by how much
    return match["asign"] == match["bsign"] and not (match["ascale"] and not match["bscale"])


def _unit(word: str | None) -> str | None:
    if word is None or word in _NO_UNIT:
        return None
    return "%" if word in {"percent", "per cent", "pct"} else word.rstrip("s")


_NO_UNIT = frozenset(
    "in on at a an to the and by over between this last since during after per from for as of or".split()
)


def _is_year(number: float) -> bool:
    return _FIRST_YEAR <= number <= _LAST_YEAR


def _count(word: str) -> int | None:
    if word[0].isdigit():
        return int(word.replace(",", ""))
    return _SMALL.get(word.lower())


_TRIGGERS = _VERBS | {"including", "among", "up", "down"}


rule = Rule(
    name="contradicted-figures",
    family="consistency",
    summary="Two numbers of a sentence contradict its words",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="inconsistency",
    check=check,
    needs=Needs(words=_TRIGGERS),
)
