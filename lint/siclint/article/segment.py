"""Sentences of a paragraph, and the seams where a sentence should end but something is wrong.

A full stop ends a sentence only if what follows looks like a beginning. Where it does not (`of. the`,
`him.He`) the text is damaged or unusual; cutting there would hide the damage from the rules, so the
segmenter goes on and reports the place instead.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex

__all__ = ["SuspectBoundary", "split_sentences"]


@dataclass(frozen=True, slots=True)
class SuspectBoundary:
    """A place that looks like the end of a sentence and was not treated as one.

    `lowercase`: a `.`, `?` or `!`, white space, then a small letter (`of. the`). `glued`: a stop with a new
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
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Gen Maj Lt Col Capt Cpl Sgt Brig Adm Cmdr Cdr Pvt Ens Insp
    Supt Det Gov Govs Sen Sens Rep Reps Pres Amb Atty Rev Fr Hon Msgr Mgr St Sts Ste Mt Ft Pt vs Vs v cf viz
    Mmes Pfc Cllr
    approx ca al e.g i.e Vice-Adm Rear-Adm Lt-Col Maj-Gen Lt-Gen Brig-Gen Sec-Gen Ald Asst Assoc
""")
# End nothing if a number follows.
_NUMBERED = _words("""
    no nos vol vols fig figs art arts sec secs ch chap p pp para paras ed eq col r op cap pt app tel ext
    fax c ca circa approx jan feb mar apr jun jul aug sep sept oct nov dec mt rt rte ver v ex st fl b d
    est
""")
# May end a sentence: they do if a word follows that opens sentences and no names (`Inc. The`).
_MAYBE = _words("""
    Inc Corp Co Cos Ltd Bros Plc LLC Jr Sr Esq Ave Blvd Rd Dr Pl Sq Hwy Bldg Dept Univ Assn Intl Natl Govt
    Ph.D Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala
    Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore
    Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask
""")
# Followed by a small letter they are no sign of damage.
_OTHER = _words("""
    etc vs esp incl excl approx est dept govt fig figs inc ltd co corp jr sr no nos vol pp p ed eds trans
    min max avg sec secs hr hrs mins ft in lb lbs oz kg km cm mm mph kph sq cu gal pt qt tbsp tsp yd yds
    mi tel ext fax ave blvd rd hwy apt ste bldg misc orig resp viz cf al ibid op cit loc seq et circa ca
    abbr adj adv pl sing masc fem prev cont contd bros mfg mgr univ assn acad dist dir asst assoc rev st
    mt pop b d m r c v n div mil gen lat long alt ref refs ver rel temp
    mg mcg gm gms ml cc mc mv kc kw kwh hp rpm bhp khz mhz meq dia wt doz pkg pkgs wk wks mo mos chmn secy treas asstd
    mts chm bbl bbls cl dl cwt diam msec nsec usec mm var ssp spp subsp pct dz gall pts yrs ctr
""")
_ABBREVIATIONS = frozenset(w.lower() for w in _TITLES | _NUMBERED | _MAYBE | _OTHER)
# Words that begin sentences and hardly ever follow an abbreviation inside a name.
_OPENERS = _words("""
    A About According Across After Again Ahead All Along Already Also Although Among An And Another Any
    Anyone Are As Asked At Because Before Behind Below Beside Besides Between Beyond Both But By Can Could
    Despite Did Do Does During Each Earlier Either Even Ever Every Everyone Few Finally First For Former
    From Further Given Had Has Have Having He Hence Her Here Him His How However I If In Indeed Inside
    Instead Into Is It Its Just Last Later Least Let Like Many Maybe Meanwhile More Moreover Most Much My
    Neither Never Nevertheless New Next No Nobody None Nonetheless Nor Not Nothing Now Of Off Officials
    Often On Once One Only Or Other Others Otherwise Our Out Outside Over People Perhaps Police Please
    Previously Rather Recently Roughly Second See Several Shares She Should Similarly Since So Some
    Someone Sometimes Soon Still Such Than That The Their Them Then There Therefore These They This Those
    Though Through Throughout Thus To Today Together Too Two Three Under Unless Unlike Until Up Upon Was
    We Were What When Where Whereas Whether Which While Who Whose Why Will With Within Without Would Yes
    Yesterday Yet You Your
""")
_AFTER_CLOCK = _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December EST EDT ET CST
    CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST MSK IST JST Eastern Central Pacific Mountain
    Greenwich Moscow Beijing
""")
# Names that carry their mark with them: `Yahoo! is`.
_NAMES = _words("Yahoo Jeopardy Oklahoma Shazam Wham Mamma Mia Kahoot Joomla Yum Jumpin")
# What follows the point of a domain, file or program name, even when a sloppy hand capitalised it.
_SUFFIXES = _words("""
    com org net edu gov mil int info biz co uk us ru cn de fr eu io ai app dev tv me js ts py net doc docx
    pdf txt xls xlsx csv jpg jpeg png gif exe zip html htm php asp aspx xml json md ua by kz in au ca jp
""")

# A candidate: the terminators, and the closing marks that belong to them. A closing mark may stand off
# by one space (`soon. ” said`), but then it must not touch the word after it, or it opens that word. An
# opening mark with a space behind it closes (`soon.“ He`). The four separators are spaces to `str`, but
# not to `regex`.
_CANDIDATE = regex.compile(
    r"""
    (?<stop> \.(?:[ \u00a0]\.)++ | [.!?…‽]++ | [。！？]++ )
    (?<close>
      (?: \[\d{1,3}\]
        | [”’»"'\)\]\}›]++
        | [“‘„«*†‡](?=\s|$)
        | [ \u00a0\u202f]["”’»'](?=[\s,;.!?]|$)
      )*+
    )
    [\s\x1c-\x1f]*+
    """,
    regex.VERBOSE,
)
# Marks that may stand before the first letter of a sentence.
_LEAD = regex.compile(r"""[\p{Ps}\p{Pi}"'‘“`*_–—•·\-\s]{0,8}+""")
_OPENING = regex.compile(r"""[\p{Ps}\p{Pi}"']{0,2}+""")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++")
# Read from right to left. No abbreviation is longer than what it takes at most.
_LAST_WORD = regex.compile(r"""(?r)[^\s"“”‘«»()\[\]{}—–]{1,48}+""")
_LABEL = regex.compile(r"\p{Ll}[.)]\s")
_SPEECH = regex.compile(
    r"(?:\p{Lu}[\p{L}.’'-]{0,30}\s+){1,5}"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|shouted|cried|exclaimed|declared|wondered|tweeted)\b"
)


class _Stop(NamedTuple):
    """One candidate, and what the judges have to know about it. All numbers are offsets."""

    text: str
    begin: int  # of the sentence so far
    end: int  # of the paragraph
    start: int  # of the terminators
    close: int  # past the terminators
    tail: int  # past the closing marks
    after: int  # past the white space

    @property
    def mark(self) -> str:
        return self.text[self.start]

    @property
    def single(self) -> bool:
        return self.close == self.start + 1

    @property
    def closed(self) -> bool:
        return self.tail > self.close

    def word(self) -> str:
        """The word that the stop is attached to, with the points inside it; empty after a space."""
        found = _LAST_WORD.match(self.text, self.begin, self.start)
        return found.group() if found else ""

    def next(self, at: int) -> str:
        """The word at an offset, without points and hyphens."""
        found = _WORD.match(self.text, at, self.end)
        return found.group() if found else ""

    def ends_list_label(self) -> bool:
        """Whether only the number or letter of a list stands before the stop: `1.`, `(2.`, `b.`."""
        if self.start - self.begin > 5:
            return False
        label = self.text[self.begin : self.start].lstrip("([*-• ")
        return (label.isdigit() and len(label) <= 3) or (len(label) == 1 and label.isalpha())

    def opens(self, at: int) -> bool:
        """Whether the word at an offset opens sentences and names never go on with it."""
        word = self.next(at)
        # `W. A. Mozart`: the second initial opens nothing.
        return word in _OPENERS and (len(word) > 1 or self.text[at + 1 : at + 2] not in (".", "-"))


_Verdict = Literal["split", "go on", "lowercase", "glued"]


def split_sentences(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[SuspectBoundary]]:
    """Sentences (no surrounding white space) of text[start:end], one paragraph, and what is no boundary.

    The second list has the boundaries that were refused. Both hold offsets into `text`, from left to
    right. Sentences never overlap, and every character of the paragraph that is not white space lies in
    one of them. Line breaks count as spaces. The time it takes grows with the length and no faster.
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
        tail = match.end("close")
        stop = _Stop(text, begin, end, match.start(), match.end("stop"), tail, after)
        verdict = _glued(stop) if after == tail else _spaced(stop)
        if verdict == "split":
            sentences.append((begin, tail))
            begin = after
        elif verdict != "go on":
            suspects.append(SuspectBoundary(verdict, stop.start, tail))
    if begin < end:
        sentences.append((begin, end))
    return sentences, suspects


def _spaced(stop: _Stop) -> _Verdict:
    """Judge a stop with white space behind it."""
    lead = _LEAD.match(stop.text, stop.after, stop.end)
    at = lead.end() if lead else stop.after
    if at >= stop.end:
        return "split" if stop.text[stop.after] not in "\"'”’" else "go on"
    if stop.text[at].islower():
        return _before_small(stop, at)
    if stop.mark == "." and stop.single:
        return _before_capital(stop, at)
    if stop.closed and stop.mark in "!?" and at == stop.after:
        # `“Why?” President Lee asked.`
        return "go on" if _SPEECH.match(stop.text, at, min(stop.end, at + 160)) else "split"
    if stop.mark in ".…" and not stop.closed and stop.text[stop.start - 1 : stop.start].isspace():
        # `the ... United States`: words left out, unless the next one opens a sentence.
        return "split" if stop.opens(at) else "go on"
    return "split"


def _before_small(stop: _Stop, at: int) -> _Verdict:
    """Judge a stop before a small letter."""
    following = stop.text[at : min(stop.end, at + 24)].split(None, 1)[0]
    if _opens_in_lower_case(following) or _LABEL.match(stop.text, at, stop.end):
        return "split"
    if not stop.single or stop.mark == "…" or stop.closed or stop.text[stop.after] in "([{":
        return "go on"
    word = stop.word()
    if stop.mark in "!?":
        return "lowercase" if word and word[-1].isalnum() and word not in _NAMES else "go on"
    if not word or _is_abbreviation(word) or stop.ends_list_label():
        return "go on"
    return "lowercase"


def _before_capital(stop: _Stop, at: int) -> _Verdict:
    """Judge a single full stop before a capital, a digit, or a letter without case."""
    word = stop.word()
    low = word.lower()
    on = False
    if stop.closed:
        # `(U.S.) Army`: inside, an abbreviation proves little.
        on = bool(word) and _may_go_on(word) and not stop.opens(at)
    elif stop.ends_list_label() or word in _TITLES:
        on = True
    elif stop.text[at].isdigit():
        on = low in _NUMBERED
    elif low in ("a.m", "p.m", "am", "pm"):
        on = stop.next(at) in _AFTER_CLOCK
    elif _may_go_on(word):
        on = not stop.opens(at)
    elif low in _NUMBERED:
        roman = stop.next(at)
        on = roman != "I" and all(letter in "IVXLC" for letter in roman)
    return "go on" if on else "split"


def _may_go_on(word: str) -> bool:
    """Whether a capital may follow `word.` inside a sentence."""
    core = word.lstrip("'’‘“\"-*_")
    if core in _TITLES or core in _MAYBE:
        return True
    if len(core) == 1:
        return core.isupper()
    if "." in core:  # U.S, F.B.I, Ph.D, J.R.R, but not 3.5 or example.com
        return all(len(part) <= 2 and part[:1].isalpha() for part in core.split("."))
    return "-" in core and core.rsplit("-", 1)[1] in _TITLES


def _is_abbreviation(word: str) -> bool:
    """Whether `word.` before a small letter needs no explanation."""
    core = word.strip("'’‘“\"-*_")
    if len(core) <= 1 or "/" in core:
        return True
    if "." in core:
        return not core.replace(".", "", 1).isdecimal()  # `4.2. metres` is none
    return core.lower() in _ABBREVIATIONS or core.rsplit("-", 1)[-1].lower() in _ABBREVIATIONS


def _opens_in_lower_case(word: str) -> bool:
    """`iPhone`, `eBay`, `al-Shabab`, `d'Alembert`, `www.x.org`: spelled so even at a beginning."""
    if "." in word.rstrip('.,;:!?”"’)'):
        return True
    if len(word) < 3 or word.islower():
        return False
    return word[1].isupper() or word[1] in "'’" or word[:3] in ("al-", "el-", "ad-", "as-", "ar-")


def _glued(stop: _Stop) -> _Verdict:
    """Judge a stop with no white space behind it."""
    text = stop.text
    if text[stop.close - 1] in "。！？":
        return "split"
    opening = _OPENING.match(text, stop.tail, stop.end)
    at = opening.end() if opening else stop.tail
    if not stop.single or at >= stop.end or not text[at].isupper():
        return "go on"
    quoted = at > stop.close
    if _ends_like_a_word(stop.word(), quoted=quoted) and _begins_like_a_sentence(stop, at):
        return "glued"
    return "go on"


def _ends_like_a_word(word: str, *, quoted: bool) -> bool:
    """Whether `word.` ends a sentence: `rates`, `CCTV`, `2019`, `5%`, but no part of an address or name."""
    if not word or any(mark in word for mark in "/@\\_#=&") or ("." in word and not quoted):
        return False
    core = word.rsplit(".", 1)[-1]
    if core in _TITLES or core in _MAYBE or core in _NAMES:
        return False
    if quoted:
        return True
    number = core.rstrip("%")
    if number.isdigit():
        return len(number) >= 4 or number != core
    letters = core.rsplit("-", maxsplit=1)[-1].replace("’", "").replace("'", "")
    return letters.isalpha() and len(letters) >= (2 if letters[-1].islower() else 3)


def _begins_like_a_sentence(stop: _Stop, at: int) -> bool:
    """Whether a sentence begins there, and not the rest of a domain, a file's name or a program's."""
    word = stop.next(at)
    behind = stop.text[at + len(word) : at + len(word) + 2]
    if word.lower() in _SUFFIXES and not (word in _OPENERS and behind[:1] == " "):
        return False
    if behind[:1] in ("(", "_", "/", "@") or (behind[:1] in (".", ":") and behind[1:].isalnum()):
        return False
    if len(word) > 1:
        return word[1:].islower()
    return word in ("I", "A") and behind[:1] in (" ", "’", "'")
