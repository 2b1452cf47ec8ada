"""Sentences of a paragraph, and the seams where a sentence should end but something is wrong.

A full stop ends a sentence only if what follows looks like a beginning. Where it does not (`of. the`,
`him.He`) the text is damaged or unusual; cutting there would hide the damage from the rules, so the
segmenter goes on and reports the place instead.
"""

from dataclasses import dataclass
from typing import Literal

import regex

__all__ = ["SuspectBoundary", "split_sentences"]


@dataclass(frozen=True, slots=True)
class SuspectBoundary:
    """A place that looks like the end of a sentence and was not treated as one.

    `lowercase`: a stop, white space, then a small letter (`of. the`). `glued`: a stop with a new
    sentence right behind it (`him.He`). `start` is the offset of the first terminator character,
    `end` the offset past the terminators and the closing quotation marks and brackets that follow.
    """

    kind: Literal["lowercase", "glued"]
    start: int
    end: int


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stand before a name, a number or a lower-case word: never the end of a sentence, if written so.
_TITLES = _words("""
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Gen Maj Lt Col Capt Cpl Sgt Brig Adm Cmdr Cdr Pvt Ens Insp Supt Det
    Gov Govs Sen Sens Rep Reps Pres Amb Atty Rev Fr Hon Msgr Mgr St Sts Ste Mt Ft Pt vs v cf viz approx ca al
    e.g i.e Vice-Adm Rear-Adm Lt-Col Maj-Gen Lt-Gen Brig-Gen Sec-Gen Ald Asst Assoc
""")
# End nothing if a number follows.
_NUMBERED = _words("""
    no nos vol vols fig figs art arts sec secs ch chap p pp para paras ed eq col r op cap pt app tel ext fax
    c ca circa approx jan feb mar apr jun jul aug sep sept oct nov dec mt rt rte ver v ex st fl b d est
""")
# May end a sentence: they do if a word follows that opens sentences and no names (`Inc. The`).
_MAYBE = _words("""
    Inc Corp Co Cos Ltd Bros Plc LLC Jr Sr Esq Ave Blvd Rd Dr Pl Sq Hwy Bldg Dept Univ Assn Intl Natl Govt Ph.D
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla
    Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask
""")
# Followed by a small letter they are no sign of damage.
_OTHER = _words("""
    etc vs esp incl excl approx est dept govt fig figs inc ltd co corp jr sr no nos vol pp p ed eds trans
    min max avg sec secs hr hrs mins ft in lb lbs oz kg km cm mm mph kph sq cu gal pt qt tbsp tsp yd yds mi
    tel ext fax ave blvd rd hwy apt ste bldg misc orig resp viz cf al ibid op cit loc seq et circa ca abbr
    adj adv pl sing masc fem prev cont contd bros mfg mgr univ assn acad dist dir asst assoc rev st mt pop
    b d m r c v n div mil gen lat long alt ref refs ver rel temp
""")
_ABBREVIATIONS = frozenset(w.lower() for w in _TITLES | _NUMBERED | _MAYBE | _OTHER)
# Words that begin sentences and hardly ever follow an abbreviation inside a name.
_OPENERS = _words("""
    A About According Across After Again Ahead All Along Already Also Although Among An And Another Any Anyone
    Are As Asked At Because Before Behind Below Beside Besides Between Beyond Both But By Can Could Despite Did
    Do Does During Each Earlier Either Even Ever Every Everyone Few Finally First For Former From Further Given
    Had Has Have Having He Hence Her Here Him His How However I If In Indeed Inside Instead Into Is It Its
    Just Last Later Least Let Like Many Maybe Meanwhile More Moreover Most Much My Neither Never Nevertheless
    New Next No Nobody None Nonetheless Nor Not Nothing Now Of Off Officials Often On Once One Only Or Other
    Others Otherwise Our Out Outside Over People Perhaps Police Please Previously Rather Recently Roughly
    Second See Several Shares She Should Similarly Since So Some Someone Sometimes Soon Still Such Than That The
    Their Them Then There Therefore These They This Those Though Through Throughout Thus To Today Together Too
    Two Three Under Unless Unlike Until Up Upon Was We Were What When Where Whereas Whether Which While Who Whose Why
    Will With Within Without Would Yes Yesterday Yet You Your
""")
_AFTER_CLOCK = _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January
    February March April May June July August September October November December EST EDT ET CST CDT CT MST
    MDT MT PST PDT PT GMT UTC BST CET CEST MSK IST JST Eastern Central Pacific Mountain Greenwich Moscow Beijing
""")
# Names that carry their mark with them: `Yahoo! is`.
_NAMES = _words("Yahoo Jeopardy Oklahoma Shazam Wham Mamma Mia Kahoot Joomla Yum Jumpin")
# What follows the point of a domain, file or program name, even when a sloppy hand capitalised it.
_SUFFIXES = _words("""
    com org net edu gov mil int info biz co uk us ru cn de fr eu io ai app dev tv me js ts py net doc docx pdf
    txt xls xlsx csv jpg jpeg png gif exe zip html htm php asp aspx xml json md ua by kz in au ca jp
""")

# A candidate: the terminators, and the closing marks that belong to them. A closing mark may stand off
# by one space (`soon. ” said`), but then it must not touch the word after it, or it opens that word.
_CANDIDATE = regex.compile(
    r"""
    (?<stop> \.(?:[ \u00a0]\.)++ | [.!?…‽]++ | [。！？]++ )
    (?<close> (?: \[\d{1,3}\] | [”’»"'\)\]\}›]++ | [ \u00a0\u202f]["”’»'](?=[\s,;.!?]|$) )*+ )
    (?<space> \s*+ )
    """,
    regex.VERBOSE,
)
_NEXT = regex.compile(r"""[\p{Ps}\p{Pi}"'‘“`*_–—•·\-\s]{0,8}+""")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++")
_BEFORE = regex.compile(r"""[^\s"“”‘«»()\[\]{}—–]*+\Z""")
_SPEECH = regex.compile(
    r"(?:[\p{Lu}][\p{L}.’'-]{0,30}\s+){1,5}"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|shouted|cried|exclaimed|declared|wondered|tweeted)\b"
)
_REACH = 48  # characters to look back for the word before a stop; no abbreviation is longer


def split_sentences(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[SuspectBoundary]]:
    """Sentences (no surrounding white space) of text[start:end], one paragraph, and the boundaries it refused to make.

    Both lists hold offsets into `text` and run from left to right. Sentences never overlap, and every
    character of the paragraph that is not white space lies in one of them. Line breaks count as spaces.
    """
    sentences: list[tuple[int, int]] = []
    suspects: list[SuspectBoundary] = []
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        after = match.end()
        if after >= end:
            break
        stop_start, stop_end = match.span("stop")
        tail = match.end("close")
        if after > tail:
            verdict = _spaced(text, begin, stop_start, stop_end, tail, after, end)
        elif text[stop_end - 1] in "。！？":
            verdict = "split"
        else:
            verdict = _glued(text, begin, stop_start, stop_end, tail, end)
        if verdict == "split":
            sentences.append((begin, tail))
            begin = after
        elif verdict == "lowercase" or verdict == "glued":
            suspects.append(SuspectBoundary(verdict, stop_start, tail))
    if begin < end:
        sentences.append((begin, end))
    return sentences, suspects


_Verdict = Literal["split", "go on", "lowercase", "glued"]


def _word_before(text: str, begin: int, stop: int) -> str:
    """The word that the stop is attached to, with the points inside it; empty after a space."""
    if stop <= begin or text[stop - 1].isspace():
        return ""
    found = _BEFORE.search(text[max(begin, stop - _REACH) : stop])
    return found.group() if found else ""


def _spaced(  # noqa: C901, PLR0911, PLR0912 (one table of cases reads best in one place)
    text: str, begin: int, stop: int, stop_end: int, tail: int, after: int, end: int
) -> _Verdict:
    """Judge a stop with white space behind it."""
    opened = _NEXT.match(text, after, end)
    at = opened.end() if opened else after
    if at >= end:
        return "go on" if text[after] in "\"'”’" else "split"
    head = text[at]
    mark = text[stop]
    single = stop_end == stop + 1
    closed = tail > stop_end
    word = _word_before(text, begin, stop) if mark == "." and single else ""
    if head.islower():
        following = text[at : at + 24].split(None, 1)[0]
        if _opens_in_lower_case(following):
            return "split"
        if not single or mark == "…" or closed or (at > after and text[after] in "([{"):
            return "go on"
        if mark != ".":
            return "lowercase" if _word_before(text, begin, stop) not in _NAMES and text[stop - 1].isalnum() else "go on"
        if not word or _is_abbreviation(word) or _is_list_number(text, begin, stop):
            return "go on"
        return "lowercase"
    if mark != "." or not single:
        if closed and mark in "!?" and _SPEECH.match(text, at, min(end, at + 160)) and at == after:
            return "go on"
        if mark in ".…" and not single and text[stop - 1 : stop].isspace() and not closed:
            # `the ... United States`: words left out, unless the next one opens a sentence.
            return "split" if _opener(text, at, end) else "go on"
        return "split"
    if closed and not text[stop_end : stop_end + 1].isalnum():
        # `(U.S.) Army`, `“the U.S.” Army`: inside, an abbreviation proves nothing.
        return "go on" if word and _may_go_on(word) and not _opener(text, at, end) else "split"
    if not word:
        return "split"
    if head.isdigit():
        if _is_list_number(text, begin, stop):
            return "go on"
        return "go on" if word.lower() in _NUMBERED or word in _TITLES else "split"
    if at > after and text[after] in "–—-" and word in _MAYBE:
        return "go on"
    return _before_capital(text, begin, stop, word, at, end)


def _before_capital(text: str, begin: int, stop: int, word: str, at: int, end: int) -> _Verdict:
    """Judge one full stop, attached to `word`, before a capital or a letter without case."""
    if _is_list_number(text, begin, stop) or word in _TITLES:
        return "go on"
    low = word.lower()
    if low in ("a.m", "p.m", "am", "pm"):
        found = _WORD.match(text, at, end)
        return "go on" if found and found.group() in _AFTER_CLOCK else "split"
    if _may_go_on(word):
        return "split" if _opener(text, at, end) else "go on"
    if low in _NUMBERED and _is_roman(text, at, end):
        return "go on"
    return "split"


def _may_go_on(word: str) -> bool:
    """Whether a capital may follow `word.` inside a sentence."""
    core = word.lstrip("'’‘“\"-*_")
    if word in _TITLES or word in _MAYBE:
        return True
    if len(core) == 1:
        return core.isupper()
    if "." in core:  # U.S, F.B.I, Ph.D, J.R.R, but not 3.5 or example.com
        return all(len(part) <= 2 and part[:1].isalpha() for part in core.split("."))
    return "-" in core and core.rsplit("-", 1)[1] in _TITLES


def _opener(text: str, at: int, end: int) -> bool:
    found = _WORD.match(text, at, end)
    if found is None or found.group() not in _OPENERS:
        return False
    # `W. A. Mozart`: the second initial opens nothing.
    return text[found.end() : found.end() + 1] not in (".", "-") or len(found.group()) > 1


def _is_roman(text: str, at: int, end: int) -> bool:
    found = _WORD.match(text, at, end)
    return found is not None and all(c in "IVXLC" for c in found.group()) and found.group() != "I"


def _is_list_number(text: str, begin: int, stop: int) -> bool:
    """Whether only the number or letter of a list stands before the stop: `1.`, `(2.`, `b.`, `iv.`."""
    if stop - begin > 5:
        return False
    label = text[begin:stop].lstrip("([*-• ")
    return (label.isdigit() and len(label) <= 3) or (len(label) == 1 and label.isalpha())


def _is_abbreviation(word: str) -> bool:
    """Whether `word.` before a small letter needs no explanation."""
    core = word.strip("'’‘“\"-*_")
    if len(core) <= 1 or "." in core or "/" in core:
        return True
    return core.lower() in _ABBREVIATIONS or core.rsplit("-", 1)[-1].lower() in _ABBREVIATIONS


def _opens_in_lower_case(following: str) -> bool:
    """`iPhone`, `eBay`, `al-Shabab`, `d'Alembert`, `www.x.org`: spelled so even at a beginning."""
    return (
        any(c.isupper() for c in following[1:])
        and len(following) > 2
        and (following[1].isupper() or following[:3] in ("al-", "el-", "ad-", "as-", "ar-") or following[1] in "'’")
    ) or "." in following.rstrip(".,;:!?”\"’)")


def _glued(text: str, begin: int, stop: int, stop_end: int, tail: int, end: int) -> _Verdict:  # noqa: PLR0911
    """Judge a stop with no white space behind it."""
    opened = _NEXT.match(text, tail, min(end, tail + 2))
    at = opened.end() if opened else tail
    if at >= end or not text[at].isupper() or stop_end - stop > 1 or stop <= begin:
        return "go on"
    before = _word_before(text, begin, stop)
    if not before or any(c in "/@\\_#=&" for c in before) or before[:4].lower() in ("www.", "http"):
        return "go on"
    core = before.rsplit(".", 1)[-1]
    quoted = at > stop_end
    if not quoted and not _ends_like_a_word(core):
        return "go on"
    if core in _TITLES or core in _MAYBE or core in _NAMES or ("." in before[:-1] and not quoted):
        return "go on"
    found = _WORD.match(text, at, end)
    following = found.group() if found else ""
    behind = text[at + len(following) : at + len(following) + 2]
    if following.lower() in _SUFFIXES and not (following in _OPENERS and behind[:1] == " "):
        return "go on"
    if len(following) > 1:
        plain = following[1:].islower()
    else:
        plain = following in ("I", "A") and behind[:1] in (" ", "’", "'")
    if not plain or behind[:1] in ("(", "_", "/", "@") or (behind[:1] in (".", ":") and behind[1:].isalnum()):
        return "go on"
    return "glued"


def _ends_like_a_word(core: str) -> bool:
    """Long enough, or a year or percentage, to end a sentence: `rates`, `CCTV`, `2019`, `5%`."""
    tail = core.rstrip("%")
    if tail.isdigit():
        return len(tail) >= 4 or tail != core
    letters = core.rsplit("-", maxsplit=1)[-1]
    return len(letters) >= 2 and letters.replace("’", "").replace("'", "").isalpha() and (
        letters[-1].islower() or len(letters) >= 3
    )
