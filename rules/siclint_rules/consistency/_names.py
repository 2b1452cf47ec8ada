"""When two names are one name spelled in two ways."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex


def _table(lines: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in lines.strip().splitlines())


FIRST_NAMES = _table("""
    sergei sergey serhii serhiy sergii syarhei siarhei
    vladimir volodymyr uladzimir
    alexander aleksandr alexandr oleksandr aliaksandr alyaksandr
    alexei aleksei alexey aleksey oleksii oleksiy aliaksei
    dmitry dmitri dmitriy dmytro dzmitry
    nikolai nikolay mykola mikalai mikola
    andrei andrey andriy andrii andrej
    yuri yury yuriy yurii iurii
    pavel pavlo
    pyotr petr petro
    konstantin kostiantyn kostyantyn
    anatoly anatoliy anatolii anatoli
    vitaly vitali vitaliy vitalii
    valery valeriy valerii valeri
    viktor victor
    evgeny yevgeny evgeniy yevgeniy evgenii yevhen yevhenii yevgeni
    igor ihor
    oleg oleh
    vasily vasyl vasiliy vassily
    grigory hryhoriy hryhorii grigori
    kirill kyrylo kiril
    arseny arseniy arsenii
    denis denys
    maxim maksym maksim
    yelena elena olena
    yekaterina ekaterina kateryna
    svetlana svitlana
    natalia natalya nataliya nataliia
    tatiana tatyana tetiana tetyana
    olga olha
    irina iryna
    yulia yuliya iulia yuliia julia
    oksana oxana
    ksenia kseniya xenia
    anastasia anastasiya anastasiia
    daria darya dariya
    mohammed muhammad mohammad mohamed muhammed mohamad mohamud
    ahmed ahmad ahmet
    hussein husayn hussain husain hossein
    hassan hasan
    abdullah abdallah abdulla
    yusuf yousef yusef youssef yussuf
    omar umar omer
    ali aly
    ibrahim ebrahim
    mustafa mostafa moustafa
    mahmoud mahmud mahmood
    khaled khalid
    osama usama
    nasser nasir naser
    mikhail mikheil mykhailo mikhailo mikhaylo mikhael
    artem artyom artsiom
    fyodor fedor fedir fiodar
    semyon semen siamion
    gennady gennadi hennadiy hennadii
    vyacheslav viacheslav viachaslau
    vladislav vladyslav uladzislau
    yaroslav jaroslav
    bogdan bohdan
    ilya ilia illia illya
    matvey matvei matviy
    timofey timofei tymofiy
    giorgi georgi georgy georgiy heorhii
    lyudmila ludmila liudmila liudmyla lyudmyla
    galina halyna halina
    marina maryna
    valentina valentyna
    lyubov liubov
    yevgenia evgenia yevheniia yevhenia
    nadezhda nadiia nadia
    vera vira
    abdel abdul abdal
    saeed saied sayeed
    rashid rasheed
    walid waleed
    jamal gamal djamal
    tariq tarek tareq
    faisal faysal feisal
    mahdi mehdi
    karim kareem
    hamid hameed
    majid majeed
    suleiman sulaiman sulayman soliman
    ismail ismael isma'il
    yitzhak itzhak yitzchak
    mehmet mehmed
    georgios giorgos yorgos
""")
"""Forms of one first name, a line each: the same person is written with one of them."""

SURNAMES = _table("""
    lukashenko lukashenka
    tikhanovskaya tsikhanouskaya tikhanouskaya
    tymoshenko timoshenko
    mirziyoyev mirziyaev
    gaddafi qaddafi gadhafi kadhafi qadhafi
    hezbollah hizbollah hizbullah hezbullah hizballah
    nasrallah nasrullah
    rouhani ruhani rohani
    suleimani soleimani
    ghalibaf qalibaf
    haniyeh haniya haniyah
    taliban taleban
    houthis huthis
    tchaikovsky tschaikowsky chaikovsky
    gorbachev gorbachov gorbatschow
    khrushchev khrushchov chruschtschow
    yeltsin eltsin jelzin
    erdogan erdoan
""")
"""Forms of one surname or body that sound apart when they are read as English, a line each."""

_FORM_OF: dict[str, int] = {form: number for number, forms in enumerate(FIRST_NAMES) for form in forms}
_SURNAME_OF: dict[str, int] = {form: number for number, forms in enumerate(SURNAMES) for form in forms}

_SOUNDS = (
    ("tsch", "ch"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("dzh", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "h"),
    ("tz", "c"),
    ("ts", "c"),
    ("tc", "c"),
    ("ck", "k"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("yo", "e"),
    ("ie", "e"),
    ("ye", "e"),
)
_LETTERS = str.maketrans({"g": "h", "w": "v", "q": "k", "x": "ks", "j": "i", "y": "i", "'": None, "’": None})
_WHOLE_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"}
)
"""Letters that are not a letter with an accent."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_DOUBLED = regex.compile(r"([^aeou])\1+")


def plain(name: str) -> str:
    """A name in small letters without accents."""
    if name.isascii():
        return name.lower()
    letters = unicodedata.normalize("NFD", name.lower().translate(_WHOLE_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """What is left of a name when the usual ways to write it in Latin letters are made one."""
    found = plain(name)
    if found in _SURNAME_OF:
        return f"={_SURNAME_OF[found]}"
    for written, sound in _SOUNDS:
        found = found.replace(written, sound)
    return _DOUBLED.sub(r"\1", found.translate(_LETTERS))


@lru_cache(maxsize=1 << 14)
def skeletons(name: str) -> frozenset[str]:
    """The skeleton of a name, and the one of `Mueller` for `Müller`."""
    if name.isascii():
        return frozenset((skeleton(name),))
    return frozenset((skeleton(name), skeleton(name.translate(_UMLAUTS))))


def same_sounds(one: str, other: str) -> bool:
    """Whether two names in small letters are two ways to write the same sounds."""
    return not skeletons(one).isdisjoint(skeletons(other))


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names, in small letters, are different forms of one."""
    form = _FORM_OF.get(one)
    return one != other and form is not None and form == _FORM_OF.get(other)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two names in small letters differ by one letter, or by two neighbours that changed places.

    It is not one of the last two letters: what differs at the end is mostly grammar: plurals, demonyms, feminine
    forms. A vowel before the last letter may be another one, but for `man` and `men`, `son` and `sen`.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    end = 0
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if end < 2:
        return end == 1 and _is_ending(one, other) and left in _VOWELS and right in _VOWELS
    return len(left) + len(right) == 1 or (len(left) == len(right) == 1) or (len(left) == 2 and left == right[::-1])


def ends_apart(one: str, other: str) -> bool:
    """Whether one of the letters of two equally long names is another one, but for the first, wherever it stands.

    Plurals and adjectives (`Korean`) have another length. That is too little for names that stand alone.
    """
    if len(one) != len(other) or one[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 and {one[-3:], other[-3:]} not in _ENDINGS


def vowels_apart(one: str, other: str) -> bool:
    """Whether the vowel that ends two names, or stands before their last letter, is another one.

    Left out is what tells a woman's name from a man's: `Kowalski` and `Kowalska`.
    """
    if len(one) != len(other):
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) != 1 or places[0] < len(one) - 2:
        return False
    left, right = one[places[0]], other[places[0]]
    return left in _VOWELS and right in _VOWELS and (one[-2] != "k" or {left, right} != {"a", "i"})


FAMILIES = frozenset(
    """
    kim lee park choi jung jeong kang cho yoon lim shin seo kwon ahn yoo moon song hong han nam
    li wang zhang liu chen yang huang zhao zhou wu xu sun zhu ma hu guo he lin gao luo zheng liang xie tang feng deng
    cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao tsai hsu chang
    nguyen tran pham hoang phan vu dang bui do ngo duong ly le vo
    """.split()
)
"""Family names of East Asia that stand before the name of their bearer."""

_VOWELS = frozenset("aeiou")
_ENDINGS = ({"man", "men"}, {"son", "sen"})


def _is_ending(one: str, other: str) -> bool:
    return len(one) == len(other) and {one[-3:], other[-3:]} not in _ENDINGS
