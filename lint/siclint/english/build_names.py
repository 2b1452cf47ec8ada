"""Builds `data/first-names.txt` from the lists of names of the United States census of 1990.

    python -m siclint.english.build_names FOLDER

FOLDER holds the lists as the package `names` brings them: `dist.female.first`, `dist.male.first`,
`dist.all.last`. A line of the result has a class, then all names of it in small letters. The classes: `F` women's
names, `M` men's, `f` and `m` the same for those that many people bear as a surname.
"""

import sys
from pathlib import Path

DATA = Path(__file__).parent / "data"

SURE = 0.98
"""The share of one gender among the bearers from which on a name is kept."""
_SURNAME = 0.02
"""A name is a surname, too, when so many bear it as one for each that bears it as a first name. One that more
people bear as a surname is left out."""
_SHARE, _SHORT_SHARE = 0.002, 0.02
"""Percent that bear a name which is kept, and one of less than four letters: below are chance and misspellings."""

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
    mark will bill chase grant rich frank sunday
    """.split()
)
# Frequent enough in the news, and borne by men only or women only, although words or surnames.
_KEPT = {"m": "mark will bill grant frank".split(), "f": "april grace rose".split()}


def main(folder: Path) -> None:
    """Write the table."""
    women, men = _shares(folder / "dist.female.first"), _shares(folder / "dist.male.first")
    surnames = _shares(folder / "dist.all.last")
    classes: dict[str, list[str]] = {"F": [], "M": [], "f": list(_KEPT["f"]), "m": list(_KEPT["m"])}
    for name in sorted((women.keys() | men.keys()) - _LEFT_OUT):
        woman, man = women.get(name, 0.0), men.get(name, 0.0)
        if max(woman, man) < (_SHORT_SHARE if len(name) < 4 else _SHARE):
            continue
        if max(woman, man) < SURE * (woman + man):
            continue
        if surnames.get(name, 0.0) > max(woman, man):
            continue
        letter = "f" if woman > man else "m"
        alone = surnames.get(name, 0.0) < _SURNAME * max(woman, man)
        classes[letter.upper() if alone else letter].append(name)
    lines = [f"{letter} {' '.join(sorted(names))}\n" for letter, names in classes.items()]
    (DATA / "first-names.txt").write_text("".join(lines), encoding="utf-8")


def _shares(path: Path) -> dict[str, float]:
    """Each name of a list in small letters, and the share of people who bear it, in percent."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {name.lower(): float(share) for name, share, *_ in rows}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
