"""Two words run together with nothing between: `troopsto`, `PresidentLind`, `In 2019the`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status
from siclint.english.countries import countries
from siclint.english.lexicon import lexicon
from siclint.english.people import first_names

if TYPE_CHECKING:
    from collections.abc import Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# One half of what was run together. Shorter ones, and `in`, `on`, `be`, `as`, begin and end too many words.
_SMALL = _words("""
    the that this these those which with from have has had was were and for his their into than when would could said of
    to
""")
_CLOSED = _SMALL | _words("""
    a in on at by is are be as it he she we they you not but or her its will about after been an i
""")
# The others of a closed class, which the lexicon does not have either.
_GRAMMAR = _CLOSED | _words("""
    should can may might must shall do does did being am no nor so if because while though although until unless since
    me him them us my your our what who whom whose how why where whether all some any each every both either neither
    many much more most few several such own other another over under between among through during against without
    within upon off up down out there here one two three four five six seven eight nine ten yes
""")
_SHORTEST = 5
# Letters of the other half, in front of a small word of two letters and of a longer one, and behind one.
_LEAST_BEFORE_SHORT, _LEAST = 5, 4
_OFTEN = 3
_EDGES = tuple(sorted(_SMALL))
# Words of English that look like two. Made from a large word list with the rule itself.
_WORDS = _words("""
    aforesaid andante andvile appalto bento bugshas bushwas canto chichas chichis concerto confirmand contralto
    cornetto couldbe cuanto distilland doctorand downwith drawshave esperanto everwhich fagotto forbare
    forbearer forbearers forbidder forbidders forbode forboded forbodes forboding forby fordoes fordoing fordone
    foreking foresaid foresaw forever forevermore forewing forewings forfair forfaired forfairing forfairs
    forfault forfear forfend forfended forfending forfends forjudge forjudged forjudges forjudging forlana
    forlanas forlore formate formated formates formating formatter formatters formicas formings fornixes forpets
    forpine forpits forslack forslow forsooth forspeak forspeaking forspeaks forspend forspending forspends
    forspent forspoke forspoken forthwith forties forting fortissimo fortuned fortuning forwarn forwarned
    forwarning forwarns forwaste forweary forworn fromages greensand haddies hadrome hadrons hasher hashers
    haslets hassars hassock hassocks hasta hasting havelock havelocks havering haverings hereafter hereby
    herefrom herein hereinto hereof hereto heretofore herewith hisself hissingly hissings histing histone
    histones histrio histrios honorand iftar inasmuch insofar intaglio intonational inwith kanthas malthas
    manito maybe motto nonetheless offish oflags oftest pesto poishas presto quanto quartetto quintetto redowas
    rickshas sandhis santo sheikhas soothsaid southsaid spokeshave tanto thanadar thanadars thanages thanas
    thataway thebe theeked theeking thein theirselves theming thenar thenceforth thereabouts thereafter thereby
    therefor therein thereinto thereof thereto thereupon therewith thisaway todies todo todos tofore togate
    togated tokays toking tolane tolanes tomans tomorrow tonights toodle toparch topees tophat toping torose
    toroth tosing totable totara toused touser tousers touses tousing towage towages toward towards towings
    tozing washerman waspier waspies wassail wassailed wassailing wassails wastable wastingly wastings wastries
    weregild weregilds werewolfish whenas whereby wherefor wherefrom wherein whereinto whereof whereto whereupon
    wherewith whichever whosoever withdrawer withdrawers withholden withholdens withholder withholders
    withholdings withindoors withoutdoors withouts withwind withwinds wouldbe
""")
_TITLES = (
    "President|Minister|Senator|Secretary|Governor|Chancellor|Professor|Ambassador|Congressman|Spokesman|Spokeswoman"
    "|Chairman|Commissioner|Councillor|Representative"
)
_OPENERS = "The|This|That|They|These|Those|There|When|While|After|But|However|According"
# A word with a capital inside. Each kind says by its group what was run together.
_INSIDE = regex.compile(
    rf"(?<![\w@#/.&_-])(?:(?P<title>{_TITLES})(?=\p{{Lu}}\p{{Ll}}{{2,}}\b)"
    rf"|(?P<small>the|to|of|in|by|and|for|from|with|at|said|that)(?=\p{{Lu}}{{3,}}\b|\p{{Lu}}\p{{Ll}}{{2,}}\b)"
    rf"|(?P<end>\p{{L}}{{2,}}(?:\p{{Ll}}{{2}}|\p{{Lu}}{{2}}))(?=(?:{_OPENERS})\s\p{{Ll}})"
    r"|(?P<name>\p{Lu}\p{Ll}{2,})(?=\p{Lu}\p{Ll}{2,}\b))"
)
_REST = regex.compile(r"\p{L}+")
_SECOND = regex.compile(r"[\p{L}\p{N}]+")
_YEARS = r"(?:19|20)\d\d"
_NUMBER = regex.compile(
    rf"(?<![\w.,/-])(?:(?P<year>{_YEARS})(?=(?:the|and|in|of|was|were|is|has|had|with|from|for|when|by|to|people)\s)"
    rf"|(?P<word>in|of|since|from|until|by)(?={_YEARS}(?:[\s,]|\.\s)))"
)
_DIGIT = regex.compile(r"\d\p{Ll}|\p{Ll}\d")
# A capital behind a letter that begins a word there, or ends one in capitals.
_INNER = regex.compile(r"\p{Lu}(?<=\p{L}.)(?:(?<=\p{Ll}.)|(?=\p{Ll}))")


def check(article: Article) -> Iterator[Finding]:
    """Each such pair of words in prose."""
    found = dict(_small_words(article))
    text = article.text
    for start in {_begin(text, match.start()) for match in _INNER.finditer(text)}:
        inside = _INSIDE.match(text, start)
        if inside is not None and _is_two(article, inside):
            found[inside.start()] = inside.end()
    if _DIGIT.search(text):
        found.update(match.span() for match in _NUMBER.finditer(text))
    for start, gap in sorted(found.items()):
        paragraph = article.paragraph_at(start)
        if paragraph is None or article.paragraphs[paragraph].kind is Kind.CELL or article.in_opaque(start):
            continue
        rest = _SECOND.match(text, gap)
        end = rest.end() if rest else gap
        left, right = text[start:gap], text[gap:end]
        fix = Fix("Put a space there", (Edit(gap, gap, " "),), Applicability.UNSAFE)
        yield Finding(start, end, f"no space stands between “{left}” and “{right}”", fixes=(fix,))


def _begin(text: str, place: int) -> int:
    """Where the run of letters around `place` begins."""
    while place and text[place - 1].isalpha():
        place -= 1
    return place


def _small_words(article: Article) -> Iterator[tuple[int, int]]:
    """Words in small letters that no list has, one of whose halves is a small word and the other any."""
    tokens, known = article.tokens, lexicon()
    for word, places in article.words.items():
        if not (word.startswith(_EDGES) or word.endswith(_EDGES)) or word in known or word in _WORDS:
            continue
        if len(word) < _SHORTEST or not word.isalpha() or (len(places) == 1 and tokens.text[places[0]] != word):
            continue
        cut = _cut(word)
        if not cut or (len(places) >= _OFTEN and word[:cut] not in _CLOSED):
            continue
        for token in places:
            start, end = tokens.start[token], tokens.end[token]
            around = article.text[max(0, start - 1) : start] + article.text[end : end + 1]
            if tokens.text[token] == word and not _JOINTS.intersection(around) and _in_english(article, token):
                yield start, start + cut


_JOINTS = frozenset("-–'’@#/_.&") - {"."}


def _cut(word: str) -> int:
    """Where the word falls into two; 0 where it does not."""
    known = lexicon()
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if left in _SMALL and (right in _CLOSED or (len(right) >= _LEAST and right in known)):
            return cut
        least = _LEAST_BEFORE_SHORT if len(right) == 2 else _LEAST
        if right in _SMALL and (left in _CLOSED or (len(left) >= least and left in known)):
            return cut
    return 0


def _in_english(article: Article, token: int) -> bool:
    """Whether the words on both sides are English, so that the word is no foreign one."""
    text, known = article.tokens.text, lexicon()
    beside = [word for word in (*text[max(0, token - 3) : token], *text[token + 1 : token + 4]) if word.isalpha()]
    beside = [word for word in beside if word.islower()]
    return bool(beside) and all(word in known or word in _GRAMMAR for word in beside)


def _is_two(article: Article, match: regex.Match[str]) -> bool:
    """Whether a capital inside a word begins another one, and is no whim of a brand."""
    rest = _REST.match(article.text, match.end())
    if rest is None:
        return False
    right = rest[0]
    if match["title"]:
        return True
    if match["end"]:
        left = match["end"]
        return left[0].isupper() or left in lexicon()
    stands_alone = any(article.tokens.text[token] == right for token in article.words.get(right.lower(), ()))
    if match["small"]:
        return stands_alone
    if f"{match['name']} {right}" in _places():
        return True
    return stands_alone and match["name"].lower() in first_names()


@cache
def _places() -> frozenset[str]:
    """Names of two words that everybody knows: `New York`, `South Korea`."""
    cities = {"New York", "New Delhi", "Los Angeles", "San Francisco", "Buenos Aires", "Las Vegas", "White House"}
    return frozenset(cities) | {name for country in countries() for name in country.names if name.count(" ") == 1}


rule = Rule(
    name="glued-words",
    family="garbling",
    summary="Two words are run together with nothing between",
    severity=Severity.WARNING,
    status=Status.PREVIEW,
    mqm="Linguistic conventions/Punctuation",
    its="whitespace",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("glued-sentences", "missing-space", "unresolved-placeholder", "leftover-markup", "mojibake"),
)
