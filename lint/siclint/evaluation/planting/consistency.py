"""An article that contradicts itself: names, places, dates and quotations in two forms."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from random import Random

from siclint.article.article import Article
from siclint.evaluation.planting.edit import Change, Operator, body_paragraphs, put
from siclint.evaluation.planting.people import surnames

# What two transliterations, or a recogniser that mishears, make of the same letters.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("kh", "h"), ("h", "kh"), ("sh", "sch"), ("sch", "sh"), ("ch", "tch"), ("tch", "ch"), ("ph", "f"), ("ck", "k"),
    ("y", "i"), ("i", "y"), ("ei", "ey"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ae", "e"), ("w", "v"), ("v", "w"),
    ("ll", "l"), ("nn", "n"), ("ss", "s"), ("tt", "t"), ("mm", "m"), ("l", "ll"), ("n", "nn"), ("s", "ss"), ("t", "tt"),
    ("c", "k"), ("k", "c"), ("x", "ks"), ("z", "s"), ("ts", "tz"), ("o", "a"), ("a", "o"), ("e", "i"), ("ie", "ei"),
    ("j", "y"), ("g", "h"), ("en", "an"), ("er", "ar"),
)  # fmt: skip
_PLACES: tuple[frozenset[str], ...] = tuple(
    frozenset(pair.split("/"))
    for pair in (
        "Kyiv/Kiev Odesa/Odessa Kharkiv/Kharkov Lviv/Lvov Mumbai/Bombay Beijing/Peking Myanmar/Burma "
        "Chernobyl/Chornobyl Kolkata/Calcutta Yangon/Rangoon Bengaluru/Bangalore Belarus/Belorussia Moldova/Moldavia "
        "Cologne/Köln Turin/Torino Munich/München Vienna/Wien Geneva/Genf Prague/Praha Warsaw/Warszawa Moscow/Moskva "
        "Milan/Milano Naples/Napoli Lisbon/Lisboa Seville/Sevilla Athens/Athina Bucharest/Bucuresti Belgrade/Beograd "
        "Brussels/Bruxelles Antwerp/Anvers Copenhagen/Kopenhagen Gothenburg/Göteborg Florence/Firenze Venice/Venezia"
    ).split()
)
_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join(_MONTHS)
_MONTH_DAY = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?![\d:])")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b")
_FULL = re.compile(rf"\b(?:({'|'.join(_WEEKDAYS)}),? )?({_MONTH}) (\d{{1,2}}), ((?:19|20)\d\d)\b")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TIME = re.compile(r"\b(\d{1,2}):(\d\d)(?= ?(?:am|pm|a\.m|p\.m|on|local|GMT))")
_QUOTATION = re.compile(r"[\"“]([A-Z][^\"“”\n]{30,200}[,.?!])[\"”]")
_ACRONYM = re.compile(r"(?P<name>(?:[A-Z][a-z]+ (?:(?:of|for|and|the) )*){2,5}) ?\((?P<short>[A-Z]{3,6})\)")
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    word: tuple(others.split(", "))
    for word, others in (
        line.strip().split(": ")
        for line in """
    important: significant, essential
    need: require, must have
    good: fine, positive
    great: big, wonderful
    people: persons, citizens
    very: really, extremely
    think: believe, consider
    believe: think, are sure
    work: labour, function
    want: wish, would like
    help: assist, support
    know: understand, are aware
    big: large, great
    start: begin
    make: do, create
    going: about, intending
    happy: glad, pleased
    sure: certain
    get: receive, obtain
    never: not once, at no time
    time: moment, period
    country: nation, state
    problem: issue, trouble
    every: each
    many: a lot of, numerous
    also: too, likewise
    children: kids
    way: manner, path
    able: capable
    hard: difficult
    difficult: hard
    right: correct
    always: constantly
    now: at present
    see: observe, notice
    keep: hold, maintain
    world: globe, planet
    change: alter
    safe: secure
    strong: powerful
    money: funds, cash
    home: house
    everyone: all
    support: back, help
    use: employ, apply
    because: since
    the: this
    will: are going to, shall
    """.strip().splitlines()
    )
}


def _varied(name: str, chance: Random) -> str | None:
    """Another spelling of a name that begins with the same letter."""
    choices = [pair for pair in _SPELLINGS if pair[0] in name[1:]]
    if not choices:
        return None
    old, new = chance.choice(choices)
    at = name.index(old, 1)
    changed = name[:at] + new + name[at + len(old) :]
    return changed if changed != name and not re.search(r"(.)\1\1", changed) else None


def name_varied(article: Article, chance: Random) -> Iterator[Change]:
    """A name spelled otherwise in one of its places."""
    for name, places in surnames(article).items():
        for place in places[1:]:
            changed = _varied(name, chance)
            if changed and changed not in article.text:
                yield put(place, place + len(name), changed, was=name)


def place_varied(article: Article, chance: Random) -> Iterator[Change]:
    """A place by its other name in one of its mentions."""
    for pair in _PLACES:
        for name in sorted(pair & {*article.tokens.text}):
            (other,) = pair - {name}
            places = [match.start() for match in re.finditer(rf"\b{name}\b", article.text)]
            if len(places) > 1 and other not in article.text:
                place = chance.choice(places)
                yield put(place, place + len(name), other, was=name)


def date_changed(article: Article, chance: Random) -> Iterator[Change]:
    """A day that its month has not."""
    for pattern, day, month in ((_MONTH_DAY, 2, 1), (_DAY_MONTH, 1, 2)):
        for match in pattern.finditer(article.text):
            length = _LENGTHS[_MONTHS.index(match[month])]
            wrong = chance.choice([length + 1, length + 1, length + 2])
            yield put(
                match.start(day), match.end(day), str(wrong), before=match.start(day) - match.start(), was=match[0]
            )


def weekday_changed(article: Article, chance: Random) -> Iterator[Change]:
    """A day of the week that the date is not."""
    for match in _FULL.finditer(article.text):
        try:
            date = datetime.date(int(match[4]), _MONTHS.index(match[2]) + 1, int(match[3]))
        except ValueError:
            continue
        wrong = _WEEKDAYS[(date.weekday() + chance.randint(1, 6)) % 7]
        rest = article.text[match.start(2) : match.end()]
        yield put(match.start(), match.end(), f"{wrong}, {rest}", was=match[0])


def time_changed(article: Article, chance: Random) -> Iterator[Change]:
    """A time of day that no clock shows."""
    for match in _TIME.finditer(article.text):
        hour, minutes = chance.choice(
            [(match[1], str(chance.randint(60, 95))), (str(chance.randint(25, 29)), match[2])]
        )
        yield put(match.start(), match.end(), f"{hour}:{minutes}", was=match[0])


def quotation_varied(article: Article, chance: Random) -> Iterator[Change]:
    """A quotation that stands twice, the second time in other words: it was translated twice."""
    ends = [article.paragraphs[index].end for index in body_paragraphs(article)]
    for match in _QUOTATION.finditer(article.text):
        words = match[1].split(" ")
        places = [place for place, word in enumerate(words) if word in _SYNONYMS]
        if not 7 <= len(words) <= 32 or not places:
            continue
        for place in chance.sample(places, min(len(places), chance.randint(1, 3))):
            words[place] = chance.choice(_SYNONYMS[words[place]])
        later = [end for end in ends if end > match.end() + 80]
        if later:
            at = chance.choice(later)
            mark, closing = match[0][0], match[0][-1]
            text = f"{mark}{' '.join(words).rstrip(',')}{closing}"
            yield put(at, at, f"\n\n{text}", was=match[0])._replace(mark_start=at + 2)


def acronym_changed(article: Article, chance: Random) -> Iterator[Change]:
    """An acronym whose letters are not those of the name before it: it was kept from the source, or jumbled."""
    for match in _ACRONYM.finditer(article.text):
        letters = [word[0] for word in match["name"].split() if word[0].isupper()]
        if "".join(letters) != match["short"] or len({*letters}) < 3:
            continue
        wrong = letters[:]
        while "".join(wrong) == match["short"]:
            chance.shuffle(wrong)
        yield put(match.start("short"), match.end("short"), "".join(wrong), was=match["short"])


OPERATORS: Mapping[str, Operator] = {
    "name-varied": name_varied,
    "place-varied": place_varied,
    "date-changed": date_changed,
    "weekday-changed": weekday_changed,
    "time-changed": time_changed,
    "quotation-varied": quotation_varied,
    "acronym-changed": acronym_changed,
}
