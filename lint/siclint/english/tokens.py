"""Words and marks of an English text, cut as the Universal Dependencies treebanks cut them.

The tagger was trained on those treebanks and expects their conventions: `does|n't`, `Putin|'s`,
`high|-|tech` but `re-elected`, `$|5|%`, `Mr.`, `U.S.`, `10|am`.

A text is read as runs without white space. How a run is cut hardly ever depends on its neighbours, and
the same runs come again and again, so their cuts are remembered.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import eq
from sys import intern

import regex

__all__ = ["Tokens", "tokenize"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel sequences.

    `text[i]` stands at the offsets `start[i]` to `end[i]` of the text that was cut; `lower[i]` is
    `text[i].lower()`, whose length may differ. Sentence `s` has the tokens `first[s]` up to, not
    including, `first[s + 1]`; `first` has one entry more than there are sentences.
    """

    text: list[str]
    lower: list[str]
    start: array[int]
    end: array[int]
    first: list[int]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.text)


def _any(words: str) -> str:
    """A pattern for one of the words, the longest first."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)).replace(".", r"\.") + ")"


# Keep their point wherever they stand.
_ABBREVIATIONS = _any("""
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Gen Maj Lt Col Capt Cpl Sgt Brig Adm Cmdr Pvt Insp Supt Gov Govs
    Sen Sens Rep Reps Pres Rev Fr Hon Msgr St Sts Ste Mt Ft Inc Corp Co Cos Ltd Bros Jr Sr Esq Ave Blvd Rd Hwy
    Bldg Dept Univ Assn Intl Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Thu Thur Thurs Fri
    vs Vs etc approx viz esp dept govt fig figs Fig Figs vol vols Vol Vols pp ed eds Ed Eds est Est cf
    inc corp ltd jr sr ave blvd hwy bldg ext tel Tel Ext incl Ph.D M.Sc B.Sc D.Phil
    Ariz Ark Calif Colo Conn Fla Mich Minn Mont Neb Nev Okla Penn Tenn Tex Wis Wyo Ont Que Alta Sask
""")
# Keep their point inside a sentence. At its end the point is the sentence's.
_INNER = _any("No Nos no nos p Art Sec Ch Para sec ch c ca al Sat Sun Mon Wed op Op Pa Va La Md Ill Kan Ore Ala")
# Prefixes that the treebanks leave on the word.
_PREFIXES = _any("""
    anti co counter cross e ex inter intra micro mid mini multi neo non over post pre pro pseudo psycho quasi re
    semi socio sub
""")
_SUFFIXES = _any("""
    com org net edu gov mil info biz co io tv uk us eu ru cn au ca de fr js doc docx pdf txt xls xlsx jpg png exe
""")
_UNITS = _any("""
    m mm cm km kg mg ft in lb lbs oz am pm AM PM bn tn mn k K x hrs hr min mph kph hz Hz kHz MHz GHz kW MW GW
    kWh MWh mb gb MB GB TB KB Mb Gb million billion
""")
_END = r"(?![\p{L}\p{M}\p{N}_])"
_APOSTROPHE = "['’‘`´ʼ＇]"
_CLITIC = rf"{_APOSTROPHE}(?i:s|m|d|re|ve|ll){_END}"
_LETTER = r"[\p{L}\p{M}]"
_INSIDE = r"[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]"

# Every repetition is bounded or possessive, so that no input makes it slow. Where a token falls into two,
# the groups name the halves.
_PIECE = regex.compile(
    rf"""
    # Addresses, files, handles
      (?:https?|ftp)://[^\s<>"“”»]*[^\s<>"“”».,;:!?'’)\]]
    | www\.[^\s<>"“”»]*[^\s<>"“”».,;:!?'’)\]]
    | [\p{{L}}\p{{N}}_.+-]{{1,64}}+@[\p{{L}}\p{{N}}-]{{1,64}}+(?:\.[\p{{L}}\p{{N}}-]{{1,64}}+){{1,8}}+
    | [\p{{L}}\p{{N}}_-]{{1,63}}+(?:\.[\p{{L}}\p{{N}}_-]{{1,63}}+){{1,5}}+(?<=\.{_SUFFIXES})(?:/[\w/#?=&.%-]*\w/?)?
    | [@\#]\p{{L}}{_INSIDE}*+
    # Abbreviations: F.B.I.  U.S  Ph.D.  Mr.  J.
    | (?:\p{{L}}\.){{2,}}+(?:\p{{L}}{_END})?+
    | \p{{L}}\.\p{{L}}{_END}
    | {_ABBREVIATIONS}\.(?![.\p{{Ll}}])
    | (?:{_INNER}|\p{{Lu}})\.(?=\Z|[,;:)\]\p{{Nd}}-]|(?<=\p{{Lu}}\.)\p{{Lu}}\p{{Ll}})
    | (?:US|HK|NZ|[ACS])\$
    # Numbers: 1,200.5  5:30  9/11  .5  20th  1990s  '60s  and with a unit: 10|am
    | (?<one>\.?\p{{Nd}}++(?:[.,:/]\p{{Nd}}++)*+)(?<two>{_UNITS}){_END}
    | \.?\p{{Nd}}++(?:[.,:/]\p{{Nd}}++)*+(?:['’]s{_END}|{_INSIDE}++)?+
    | ['’]\p{{Nd}}0s{_END}
    # Words and what leans on them
    | (?i:(?<one>can)(?<two>not)|(?<one>gon|wan)(?<two>na)|(?<one>got)(?<two>ta)){_END}
    | (?<one>{_LETTER}{{1,20}}?)(?<two>(?i:n{_APOSTROPHE}t)){_END}
    | (?<=[\p{{L}}\p{{M}}\p{{N}}.)%"”]){_CLITIC}
    | \A{_CLITIC}\Z
    | ['’](?i:em|til|tis|twas|cause|n){_END}
    | (?i:{_PREFIXES})-{_INSIDE}++
    | {_LETTER}{_INSIDE}*+(?:_{_INSIDE}++)*+(?:['’ʼ](?!(?i:s|m|d|re|ve|ll|t){_END}){_LETTER}++)*+
      (?:&\p{{Lu}}\p{{L}}*+(?!;))?+
    # Marks; a row of the same is one
    | \.{{2,}}+ | …++ | [!?]++ | -{{2,}}+ | _{{2,}}+ | \*{{2,}}+ | ={{2,}}+ | '' | ``
    | \S\p{{M}}*+
    """,
    regex.VERBOSE,
)

# What a run is cut into: its tokens, the same in small letters, their starts and ends in the run.
_Cut = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[int, ...]]

# Emptied when full, so that it stays small whatever is read. Long runs are rare and do not come back.
_CACHE_SIZE = 1 << 16
_LONGEST = 32
_cache: dict[str, _Cut] = {}
_final_cache: dict[str, _Cut] = {}
_FINAL = regex.compile(rf"(?:{_INNER}|\p{{L}})\.")


# A row of letters with such marks round it is most of the runs there are, and is cut without a pattern.
_MARKS = '.,;:?()"“”'
_POSSESSIVE = ("'s", "’s")
_TWO_IN_ONE = frozenset(("cannot", "gonna", "wanna", "gotta"))
_KEEPS_POINT = regex.compile(rf"{_ABBREVIATIONS}|{_INNER}|\p{{L}}")


def _cut(run: str, *, final: bool) -> _Cut:
    """Cut a run without white space. `final` says that it is the last of its sentence."""
    return _cut_word(run) or _cut_any(run, final=final)


def _cut_word(run: str) -> _Cut | None:
    """Cut a run that is a word of plain letters, maybe a possessive, with marks round it; None for all others."""
    inner = run.strip(_MARKS)
    word = inner[:-2] if inner.endswith(_POSSESSIVE) else inner
    if not (word.isalpha() and word.isascii()) or word.lower() in _TWO_IN_ONE:
        return None
    if word == run:
        return _made((run,), (0,), (len(run),))
    start = run.index(word)
    before, after = run[:start], run[start + len(inner) :]
    if any(map(eq, before, before[1:])) or any(map(eq, after, after[1:])):
        return None  # a row of the same mark is one token
    if after[:1] == "." and _KEEPS_POINT.fullmatch(word):
        return None
    pieces = (*before, word, inner[len(word) :], *after) if word != inner else (*before, word, *after)
    ends = tuple(accumulate(map(len, pieces)))
    return _made(pieces, (0, *ends[:-1]), ends)


def _cut_any(run: str, *, final: bool) -> _Cut:
    starts: list[int] = []
    ends: list[int] = []
    for match in _PIECE.finditer(run):
        start, end = match.span()
        middle = match.end("one")
        if middle > 0:
            starts += (start, middle)
            ends += (middle, end)
        else:
            starts.append(start)
            ends.append(end)
    if final and _FINAL.fullmatch(run, starts[-1]):
        ends[-1] -= 1
        starts.append(len(run) - 1)
        ends.append(len(run))
    pieces = tuple([run[start:end] for start, end in zip(starts, ends, strict=True)])
    return _made(pieces, tuple(starts), tuple(ends))


def _made(pieces: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...]) -> _Cut:
    """A cut in which each word exists once, however many runs and tokens have it: a long text has few words."""
    pieces = tuple(map(intern, pieces))
    lowers = tuple([intern(piece.lower()) for piece in pieces])
    return pieces, pieces if lowers == pieces else lowers, starts, ends


def _remembered(run: str, *, final: bool) -> _Cut:
    cut = _cut(run, final=final)
    if len(run) <= _LONGEST:
        cache = _final_cache if final else _cache
        if len(cache) >= _CACHE_SIZE:
            cache.clear()
        cache[run] = cut
    return cut


def tokenize(text: str, sentences: Sequence[tuple[int, int]], opaque: Sequence[tuple[int, int]] = ()) -> Tokens:
    """Cut the sentences of `text` into tokens.

    `sentences` are offsets into `text`, in order and disjoint; nothing outside them becomes a token.
    `opaque` are spans that stay whole (URLs, inline code), sorted and disjoint; one that reaches over the
    end of a sentence is cut there, since no token belongs to two sentences.
    """
    tokens = Tokens([], [], array("i"), array("i"), [0])
    reach = 0  # opaque[reach] is the first span that ends behind the place where we are
    for start, end in sentences:
        at = start
        while reach < len(opaque) and opaque[reach][0] < end:
            whole_start, whole_end = max(opaque[reach][0], at), min(opaque[reach][1], end)
            if whole_start < whole_end:
                _append(tokens, text, at, whole_start, last=False)
                tokens.text.append(text[whole_start:whole_end])
                tokens.lower.append(tokens.text[-1].lower())
                tokens.start.append(whole_start)
                tokens.end.append(whole_end)
                at = whole_end
            if opaque[reach][1] > end:
                break
            reach += 1
        _append(tokens, text, at, end, last=True)
        tokens.first.append(len(tokens.text))
    return tokens


def _append(tokens: Tokens, text: str, start: int, end: int, *, last: bool) -> None:
    """Append the tokens of text[start:end]; `last` says that a sentence ends there."""
    words, lowers, starts, ends = tokens.text, tokens.lower, tokens.start, tokens.end
    runs = text[start:end].split()
    final = len(runs) - 1 if last and runs and runs[-1][-1] == "." else -1
    at = start
    find = text.index
    known = _cache.get
    for number, run in enumerate(runs):
        at = find(run, at)
        if number != final:
            cut = known(run) or _remembered(run, final=False)
        else:
            cut = _final_cache.get(run) or _remembered(run, final=True)
        pieces = cut[0]
        if len(pieces) == 1:
            words.append(pieces[0])
            lowers.append(cut[1][0])
            starts.append(at)
            at += len(run)
            ends.append(at)
        else:
            words += pieces
            lowers += cut[1]
            starts.extend([at + offset for offset in cut[2]])
            ends.extend([at + offset for offset in cut[3]])
            at += len(run)
