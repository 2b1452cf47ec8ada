"""People of an article: their names joined, and the common nouns that stand for people.

A person is one on strict evidence only: a title, a role before the name, a known first name with a surname, a verb
of saying, an age. What may be a person is kept apart from what is one, so that a rule that accuses asks for certain
people and a rule that fears a mistake looks at all of them.

Public for rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

import regex

from siclint.article.article import Article, Kind, Paragraph
from siclint.english.analysis import cached_analysis
from siclint.english.countries import countries
from siclint.english.lexicon import lexicon

__all__ = [
    "BODY_WORDS",
    "Gender",
    "HumanNoun",
    "Mention",
    "People",
    "Person",
    "first_names",
    "human_nouns",
    "noun_phrase_start",
    "nouns_of",
    "people",
    "place_names",
]

Gender = Literal["F", "M"]

SAYING: Final = frozenset(
    """
    said says told tells added adds announced argued asked claimed complained concluded confirmed declared denied
    explained explains insisted insists mentioned noted notes recalled recalls remarked replied responded stated
    stressed suggested testified tweeted warned warns wrote writes emphasised emphasized emphasizes underlined joked
    admitted acknowledged believes thinks continued commented
    """.split()
)
"""Verbs of saying in the forms that reports use."""


class Noun(NamedTuple):
    """What the table of human nouns says of a word."""

    gender: Gender | None
    kind: str  # "title", "role", "weak", "kin" or "office"


class Mention(NamedTuple):
    """A name in the text: its tokens without titles, the index of its person, and the title before it."""

    start: int
    end: int
    person: int
    title: int | None


class HumanNoun(NamedTuple):
    """A common noun that stands for one person, or for several of one gender.

    `token` is its index. `gender` is what the word says. `person` is whom it stands for, as far as the article says
    so: the person whose role it is, or None.
    """

    token: int
    gender: Gender | None
    kind: str
    person: int | None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name. `name` is the longest form of it; `certain` says that the evidence is strict.

    `first_names` are the tokens before the surname in all longer forms, in small letters; `titles` and `roles` the
    words that stand before or behind the name as titles and roles, as token indices.
    """

    name: str
    certain: bool
    first_names: frozenset[str]
    titles: tuple[int, ...]
    roles: tuple[int, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The people of an article, and all mentions of names that stand or may stand for one, in order."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]


@cache
def nouns_of(kind: str) -> dict[str, Gender | None]:
    """The words of a class in the table of human nouns, in small letters, and their gender."""
    return {word: noun.gender for word, noun in _table() if noun.kind == kind}


@cache
def _table() -> tuple[tuple[str, Noun], ...]:
    rows: list[tuple[str, Noun]] = []
    text = files("siclint.english").joinpath("data", "human-nouns.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            letter, kind, *words = line.split()
            gender: Gender | None = "F" if letter == "F" else "M" if letter == "M" else None
            rows += [(word, Noun(gender, kind)) for word in words]
    return tuple(rows)


@cache
def common_nouns() -> dict[str, Noun]:
    """The words for people that stand alone: roles and kin. A role's gender is kept where the word is in two rows."""
    found: dict[str, Noun] = {}
    for word, noun in _table():
        if noun.kind in {"role", "weak", "kin"}:
            known = found.get(word)
            if known is None or (known.gender is None and noun.gender is not None):
                found[word] = noun
    return found


@cache
def _common_words() -> frozenset[str]:
    return frozenset(common_nouns())


@cache
def _human_words() -> frozenset[str]:
    """All words for people that are no names."""
    return frozenset((*common_nouns(), *_plurals(), *nouns_of("title")))


@cache
def _plurals() -> dict[str, Gender]:
    """Words for several people of one gender."""
    found: dict[str, Gender] = {}
    for word, noun in common_nouns().items():
        if noun.gender and noun.kind != "weak":
            plural = f"{word[:-3]}men" if word.endswith("man") else f"{word}s"
            found[{"womans": "women", "wifes": "wives", "ladys": "ladies"}.get(plural, plural)] = noun.gender
    return found


@cache
def first_names() -> dict[str, tuple[Gender, bool]]:
    """Each first name that says a gender, in small letters: the gender, and whether it is no surname."""
    found: dict[str, tuple[Gender, bool]] = {}
    folder = files("siclint.english").joinpath("data")
    for name in ("first-names-world.txt", "first-names.txt"):
        for line in folder.joinpath(name).read_text(encoding="utf-8").splitlines():
            letter, *words = line.split()
            gender: Gender = "F" if letter in "Ff" else "M"
            alone = name == "first-names.txt" and letter.isupper()
            found.update((word, (gender, alone)) for word in words if found.get(word, (gender,))[0] == gender)
    return found


@cache
def _sure_names() -> frozenset[str]:
    """The first names that are neither surnames nor words."""
    return frozenset(name for name, (_, alone) in first_names().items() if alone) - lexicon().keys()


BODY_WORDS: Final = frozenset(
    """
    academy administration affairs agency airlines airport airways alliance army assembly associates association
    authority avenue award awards bank bay beach board bridge bros building bureau cabinet capital castle cathedral
    center centre chamber championship championships church city club co college commission committee community company
    conference confederation congress constitution corp corporation corps council county coup court cup day department
    district east economics electric empire energy europe exchange faculty federation festival field fleet force forces
    forest forum foundation fund games gardens gate global government group guard gulf hall hill hills holdings hospital
    hotel house inc industries institute international island islands journal kingdom laboratory lake land league
    library limited line llc lodge loop ltd magazine mail mall market media medal memorial ministry mission monday
    motors mount mountain mountains movement museum nation nations navy network new news north ocean office olympics
    open opera orchestra organisation organization palace pact parish park parliament partners party peninsula pictures
    place plaza plc point police port post press prize province railway records region republic research resort
    review river road royal school sea senate series service services society south square stadium station states store
    street studio studios summit supreme system systems team technologies technology television temple theater theatre
    times today tower town trade treaty tribune trophy trust tunnel tv union united university valley village war
    way week west wood woods works world zone act bill law plan report agreement championship january february
    march june july august september october november december tuesday wednesday thursday friday saturday sunday
    christmas easter ramadan olympic democrats republicans socialists conservatives internet god bible koran quran
    catholic christian muslim jewish islamic buddhist european african asian american western eastern northern southern
    latin facebook google twitter microsoft apple amazon youtube wikipedia english french german spanish
    """.split()
)
"""Words that no person's name ends in, and hardly any holds."""

_PARTICLES: Final = frozenset(
    "de da di del della van von der den bin bint ibn al el la le du dos das ten ter y".split()
)
_PLACE_BEFORE: Final = frozenset("in near outside inside across throughout into around toward towards".split())
_NOT_LEFT: Final = frozenset("the this these those our its".split())


@cache
def place_names() -> frozenset[str]:
    """Names of countries, their adjectives, people and capitals: whole names in small letters."""
    found: set[str] = set()
    for country in countries():
        found.update(name.lower() for name in (*country.names, *country.adjectives, country.person, country.people))
        for places in (*country.capitals, *country.seats):
            found.update(place.lower() for place in places)
    return frozenset(found - {""})


@dataclass(slots=True)
class _Name:
    """A run of proper nouns, and what its surroundings say."""

    start: int
    end: int
    key: tuple[str, ...]
    titles: list[int]
    roles: list[int]
    strict: bool
    place: bool
    title: int | None


# What follows a name and is none: `Henry IV`.
_NUMERALS: Final = frozenset("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI".split())

_P = regex.compile("P+")


def _runs(article: Article) -> Iterator[tuple[int, int]]:
    """The runs of proper nouns of prose, with the hyphens and particles inside names."""
    tokens, codes = article.tokens, _codes(article)
    first = tokens.first
    last: tuple[int, int] | None = None
    for match in _P.finditer(codes):
        start, end = match.span()
        while start < end:
            # A run ends with its sentence.
            stop = min(end, first[bisect_right(first, start)])
            if last is not None and _joined(article, last[1], start):
                last = (last[0], stop)
            else:
                if last is not None:
                    yield last
                last = (start, stop)
            start = stop
    if last is not None:
        yield last


_PRONOUNS: Final = frozenset(
    "he she it we you i they me her his him us them its my our your their who what one".split()
)


def _codes(article: Article) -> str:
    """The tags; words in capitals behind the noun for a person are made proper nouns: `diplomat Wang Yi`."""
    text, codes = article.tokens.text, article.tags.codes
    changed: list[str] = []
    for i in article.find_words(_common_words()):
        at = i + 1
        while at < len(text) and text[at][0].isupper() and at - i < 4:
            if codes[at] not in "PU":
                changed = changed or list(codes)
                changed[at] = "P"
            at += 1
    # At the head of a sentence the tagger has only the word to go by: what is a name elsewhere is one here.
    for word in {article.tokens.lower[i] for match in _P.finditer(codes) for i in range(*match.span())}:
        for i in article.words[word]:
            if codes[i] in "NXOH" and text[i][0].isupper() and word not in _PRONOUNS:
                changed = changed or list(codes)
                changed[i] = "P"
    # A first name that is no word is one wherever it stands.
    for i in article.find_words(_sure_names()):
        if codes[i] in "NVAROX" and text[i][0].isupper():
            changed = changed or list(codes)
            changed[i] = "P"
    return "".join(changed) or codes


def _joined(article: Article, end: int, start: int) -> bool:
    """Whether the tokens between two runs belong to one name."""
    tokens = article.tokens
    between = tokens.lower[end:start]
    if not between or len(between) > 2:
        return False
    if between == ["-"]:
        return tokens.end[end - 1] == tokens.start[end] and tokens.end[end] == tokens.start[start]
    return all(word in _PARTICLES for word in between)


@cached_analysis
def people(article: Article) -> People:
    """The people of an article. Names in headlines are not looked at."""
    names = [name for run in _runs(article) if (name := _name(article, *run)) is not None]
    return _joined_people(article, names)


def _is_byline(text: str, paragraph: Paragraph) -> bool:
    """Whether the paragraph names the author, who is nobody of the story: `By Ada Lind`."""
    start, end, _ = paragraph
    return end - start <= _LONGEST_BYLINE and text[end - 1] not in ".!?" and text.startswith(_BYLINES, start, end)


_LONGEST_BYLINE = 80
_BYLINES = (
    "By ",
    "BY ",
    "Written by ",
    "Reporting by ",
    "Story by ",
    "Text: ",
    "Author: ",
    "Photo",
    "Picture",
    "Image",
)


def _name(article: Article, start: int, end: int) -> _Name | None:  # noqa: C901, PLR0911, PLR0912, PLR0915
    tokens, codes = article.tokens, article.tags.codes
    text, lower = tokens.text, tokens.lower
    sentence = article.sentence_of_token(start)
    paragraph = article.paragraphs[article.sentences[sentence].paragraph]
    kind = paragraph.kind
    if kind is Kind.HEADLINE or kind is Kind.HEADING or _is_byline(article.text, paragraph):
        return None
    titles: list[int] = []
    known_titles, offices, common, places = nouns_of("title"), nouns_of("office"), common_nouns(), place_names()
    sentence_start = tokens.first[sentence]
    begin = start
    for i in range(end - 2, start, -1):
        word = lower[i].rstrip(".")
        if word in known_titles or (word in common and common[word].kind == "role"):
            # What stands before an office names the body: `Council Chairperson Ada Lind`.
            begin = i
            break
    while begin < end:
        word = lower[begin].rstrip(".")
        if word in known_titles or (word in common and common[word].kind != "kin"):
            titles.append(begin)
        elif word not in offices and word not in places and word not in {"-", "of"}:
            break
        begin += 1
    while end > begin and (
        not text[end - 1][0].isalpha()
        or lower[end - 1].rstrip(".") in {"jr", "sr"}
        or (end - begin > 1 and text[end - 1] in _NUMERALS)
    ):
        end -= 1
    written = text[begin:end]
    if not any(word[0].isupper() for word in written):
        return None
    words = lower[begin:end]
    joined = " ".join(words)
    if joined in places or not BODY_WORDS.isdisjoint(words):
        return None
    if words[-1] in places and not titles:
        return None
    if any(len(w) > 1 and w.isupper() and "." not in w for w in written) or (
        not joined.isalpha() and any(map(str.isdigit, joined))
    ):
        return None
    before = lower[start - 1] if start > sentence_start else ""
    after = lower[end] if end < tokens.first[sentence + 1] else ""
    if before in _NOT_LEFT and not titles:
        return None
    roles: list[int] = []
    at = start - 1
    if before == ",":
        at -= 1
    if at >= sentence_start and (lower[at] in common or lower[at] in known_titles) and codes[at] in "NP":
        noun = common.get(lower[at])
        # `his wife, Ada Lind` and `their president, Ada Lind, came`
        direct = before != "," or (noun is not None and noun.kind == "kin") or (after in {",", "."} and end - begin > 1)
        if direct:
            roles.append(at)
    known = first_names()
    strict = bool(titles or roles)
    if end - begin >= 2 and lower[begin] in known and not any(w in places for w in words):
        strict = True
    # Companies say things, too, so that one word is not enough.
    if end - begin >= 2 and (after in SAYING or (before in SAYING and codes[start - 1] == "V")):
        strict = True
    limit = tokens.first[sentence + 1]
    if after in {",", "("} and end + 2 < limit and lower[end + 1].isdigit() and len(lower[end + 1]) == 2:
        strict = strict or lower[end + 2] in {",", ")", "."}
    if after in {",", "("}:
        found = _apposed(article, end + 1, limit)
        if found is not None:
            roles.append(found)
    # `an interest in Ada`
    named = end - begin == 1 and known.get(lower[begin], ("", False))[1]
    place = before in _PLACE_BEFORE and after not in {"'s", "’s"} and not titles and not named
    title = titles[-1] if titles else (roles[0] if roles and roles[0] < start else None)
    return _Name(begin, end, tuple(w for w in words if w[0].isalpha()), titles, roles, strict, place, title)


_BEGINS_ROLE: Final = frozenset({"a", "an", "the", "former", "then"})


def _apposed(article: Article, at: int, limit: int) -> int | None:
    """The role in an apposition that begins at a token: `, a former actress from Leeds,`."""
    lower, codes = article.tokens.lower, article.tags.codes
    common = common_nouns()
    if at >= limit or not (lower[at] in _BEGINS_ROLE or lower[at] in common):
        return None
    for i in range(at, min(at + 6, limit)):
        if codes[i] == "N" and lower[i] in common and (i + 1 >= limit or codes[i + 1] not in "NPTVW"):
            noun = common[lower[i]]
            # The next word of a list or a parenthesis: `Lee, the actress said`.
            return i if noun.kind in {"role", "weak"} else None
        if codes[i] not in "DARNM" or (codes[i] == "N" and i + 1 < limit and codes[i + 1] not in "N"):
            return None
    return None


def _joined_people(article: Article, names: list[_Name]) -> People:
    # Whole names first, the longest first, then the shorter forms that are part of one.
    groups: dict[tuple[str, ...], int] = {}
    by_word: dict[str, set[int]] = {}
    members: list[list[_Name]] = []
    for name in sorted(names, key=lambda name: -len(name.key)):
        key = name.key
        if not key:
            continue
        found = groups.get(key)
        if found is None:
            candidates = set.intersection(*(by_word.get(word, set()) for word in key))
            # A surname, or a first name that is no surname, of somebody named in full.
            if len(key) == 1:
                candidates = {
                    c
                    for c in candidates
                    if any(len(m.key) > 1 and key[0] in (m.key[-1], m.key[0]) for m in members[c])
                    and not _is_relative(article, key[0], name, members[c])
                }
            else:
                candidates = {c for c in candidates if any(_is_form(key, m.key) for m in members[c])}
            found = next(iter(candidates)) if len(candidates) == 1 else None
            if found is None:
                found = len(members)
                members.append([])
            groups[key] = found
        members[found].append(name)
        for word in set(key) if len(key) > 1 else ():
            by_word.setdefault(word, set()).add(found)
    persons: list[Person] = []
    all_mentions: list[Mention] = []
    for group in members:
        group.sort(key=lambda name: name.start)
        strict = any(name.strict for name in group)
        if any(name.place for name in group) and not strict:
            continue
        number = len(persons)
        mentions = tuple(Mention(name.start, name.end, number, name.title) for name in group)
        longest = max(group, key=lambda name: len(name.key))
        firsts = frozenset(name.key[0] for name in group if len(name.key) > 1)
        text = article.text[article.tokens.start[longest.start] : article.tokens.end[longest.end - 1]]
        persons.append(
            Person(
                text,
                strict,
                firsts,
                tuple(t for name in group for t in name.titles),
                tuple(r for name in group for r in name.roles),
                mentions,
            )
        )
        all_mentions += mentions
    return People(tuple(persons), tuple(sorted(all_mentions)))


def _is_relative(article: Article, word: str, name: _Name, members: list[_Name]) -> bool:
    """Whether a surname stands before somebody who is named in full as a relative: `Lind ... his son Adam Lind`."""
    common, lower = common_nouns(), article.tokens.lower
    full = [m for m in members if len(m.key) > 1]
    first = min(full, key=lambda m: m.start)
    kin = any((noun := common.get(lower[i])) is not None and noun.kind == "kin" for i in (*first.roles, *first.titles))
    return kin and name.start < first.start and word == first.key[-1]


def _is_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name of several words may be a shorter form of another: `Ada Lind` of `Ada Mora Lind`."""
    return (short[0], short[-1]) == (long[0], long[-1]) or long[-len(short) :] == short or long[: len(short)] == short


_POSSESSIVES: Final = frozenset("his her their my our your its".split())
_COPULAS: Final = frozenset("is was are were be been being become became becomes remain remained remains as".split())


@cached_analysis
def human_nouns(article: Article) -> tuple[HumanNoun, ...]:
    """The common nouns of an article that stand for people, in order.

    What only says something of a person, and no gender, is left out: `she is a lawyer`, `as a lawyer`, `, a lawyer,`;
    and so is the role before a name. A role with the definite article stands for the one person who bears it.
    """
    common, plurals, found = common_nouns(), _plurals(), people(article)
    tokens, codes = article.tokens, article.tags.codes
    lower = tokens.lower
    bearers: dict[str, set[int]] = {}
    taken: set[int] = set()
    for number, person in enumerate(found.persons):
        for token in (*person.titles, *person.roles):
            bearers.setdefault(lower[token], set()).add(number)
            taken.add(token)
    nouns: list[HumanNoun] = []
    for i in article.find_words(_human_words()):
        word = lower[i]
        if i in taken or codes[i] not in "NPO":
            continue
        if word in plurals:
            nouns.append(HumanNoun(i, plurals[word], "role", None, plural=True))
            continue
        noun = common.get(word) or Noun(nouns_of("title")[word], "role")
        following = codes[i + 1] if i + 1 < len(codes) else "U"
        owned = noun.kind == "kin" and i > 0 and lower[i - 1] in _POSSESSIVES
        if codes[i] == "N" and following == "N" and lower[i + 1] not in common and not owned:
            continue  # the first part of a compound: `user data`, and not `my brother shot`
        if codes[i] == "P" and following == "P":
            continue
        left = noun_phrase_start(article, i)
        before = lower[left - 1] if left else ""
        silent = noun.kind != "kin" and (noun.gender is None or noun.kind == "weak")
        if silent and lower[left] in {"a", "an", "the"} and before in _COPULAS:
            continue
        if (
            silent
            and before == ","
            and following not in "VW"
            and lower[left] in {"a", "an", "the"}
            and _name_ends(found, left - 1)
        ):
            continue
        bearer = bearers.get(word, set())
        one = next(iter(bearer)) if len(bearer) == 1 and lower[left] == "the" else None
        nouns.append(HumanNoun(i, noun.gender if noun.kind != "weak" else None, noun.kind, one))
    return tuple(nouns)


def noun_phrase_start(article: Article, token: int) -> int:
    """The first token of the noun phrase that ends in `token`, its determiner if it has one."""
    codes, lower = article.tags.codes, article.tokens.lower
    at = token
    while at and token - at < 5 and codes[at - 1] in "ANPMp":
        at -= 1
    if at and (codes[at - 1] == "D" or lower[at - 1] in {"his", "her", "their", "my", "our", "your", "its"}):
        at -= 1
    return at


def _name_ends(found: People, token: int) -> bool:
    mentions = found.mentions
    index = bisect_right(mentions, (token, 0, 0, 0)) - 1
    return index >= 0 and mentions[index].end == token
