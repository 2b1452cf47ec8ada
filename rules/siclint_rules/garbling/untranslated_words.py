"""Words of another language that were left standing in an English sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.lexicon import lexicon
from siclint.phrases import Phrases
from siclint_rules.garbling._enclosed import is_enclosed
from siclint_rules.garbling._foreign_words import ALONE, COMMON, FLANKED, LOANS, PAIRS, STRONG, WEAK

_LOANS = Phrases(" ".join(loan.split()) for line in LOANS.splitlines() for loan in line.split("/") if loan.strip())
# Small words that the lexicon, which has none, would take for foreign.
_ENGLISH = frozenset(
    """
    a about above across after again against ago all almost along already also although always am among an and another
    any anybody anyone anything are around as at away back be because been before behind being below beneath beside
    besides between beyond both but by can cannot could despite did do does done down during each either else enough
    etc even ever every everybody everyone everything except few for from further had has have he hence her here hers
    herself him himself his how however i if in indeed inside instead into is it its itself just least less let like
    many may me meanwhile might mine more moreover most much must my myself near neither never nevertheless next no
    nobody none nor not nothing now nowhere of off often on once one only onto or other others ought our ours
    ourselves out outside over own per perhaps quite rather said same shall she should since so some somebody someone
    something soon still such than that the their theirs them themselves then there therefore these they this those
    though three through throughout thus till to together too toward towards two under unless unlike until up upon us
    very via was we well were what whatever when where whereas whether which while who whoever whole whom whose why
    will with within without would yes yet you your yours yourself yourselves four five six seven eight nine ten
    okay ok gonna wanna gotta cannot per-cent percent versus vs amid amidst mid-term covid online website
    """.split()
)
# A text with more foreign words than this is no English one.
_MOST_SHARE, _MOST_WORDS = 0.25, 30
_SENTENCE, _SENTENCE_SHARE = 4, 0.7
_LEAST_SMALL = 2
# A shorter one may be the name of a thing: `an ini file`, `yes and nos`.
_LEAST_LETTERS = 4
_LANGUAGES = tuple(STRONG)


class _Words(NamedTuple):
    """The tables as sets, the words to look from, and all small words together."""

    strong: dict[str, frozenset[str]]
    weak: dict[str, frozenset[str]]
    common: dict[str, frozenset[str]]
    triggers: frozenset[str]
    small: frozenset[str]


@cache
def _words() -> _Words:
    strong = {language: frozenset(words.split()) for language, words in STRONG.items()}
    weak = {language: frozenset(words.split()) for language, words in WEAK.items()}
    known = lexicon().keys() | _ENGLISH
    common = {language: frozenset(words.split()) - known for language, words in COMMON.items()}
    triggers = frozenset().union(*strong.values()) | ALONE
    small = triggers.union(*weak.values())
    pairs = frozenset(left for left, _ in PAIRS | FLANKED) - _ENGLISH
    return _Words(strong, weak, common, triggers.union(*common.values()) | pairs, small)


def check(article: Article) -> Iterator[Finding]:
    """Each run of foreign words that no name, title, set phrase or quotation explains."""
    tokens = article.tokens
    keys = article.words.keys()
    hits = {i for word in keys & _words().triggers for i in article.words[word]}
    if not article.text.isascii():
        hits |= {i for word in keys if not word.isascii() and word.isalpha() for i in article.words[word]}
    runs = _runs(article, sorted(hits))
    if not runs or sum(end - start for start, end in runs) > max(_MOST_WORDS, _MOST_SHARE * len(tokens)):
        return
    whole = dict(_sentences(article, hits))
    for index, left_in in whole.items():
        sentence = article.sentences[index]
        yield Finding(sentence.start, sentence.end, f"this sentence is left in {left_in}")
    loans = [(match.start, match.end) for match in _LOANS.find(article)]
    for first, end in runs:
        if article.sentence_of_token(first) in whole:
            continue
        language = _language(article, first, end)
        start, stop = tokens.start[first], tokens.end[end - 1]
        if language is None or any(a < stop and start < b for a, b in loans):
            continue
        if is_enclosed(article.text, start, stop) or _is_emphasised(article, start) or _is_name(article, first, end):
            continue
        yield Finding(start, stop, f"“{article.text[start:stop]}” is left in {language}")


def _sentences(article: Article, hits: set[int]) -> Iterator[tuple[int, str]]:
    """The sentences that are another language as a whole, outside quotations, and which one it is."""
    tokens, table = article.tokens, _words()
    for index in sorted({article.sentence_of_token(i) for i in hits}):
        words = [_normal(tokens.text[i]) for i in article.tokens_of(index) if tokens.text[i][0].isalpha()]
        small = [word for word in words if word[0].islower()]
        foreign = sum(_is_foreign(word) for word in small)
        start, end, _ = article.sentences[index]
        if any(word in _ENGLISH and word not in table.small for word in small):
            continue
        if foreign < max(_SENTENCE, _SENTENCE_SHARE * len(small)) or is_enclosed(article.text, start, end):
            continue
        counts = {
            name: (
                sum(word in table.strong[name] for word in small)
                + sum(word in table.common.get(name, ()) for word in small) // 2,
                sum(word in table.weak[name] or word in table.common.get(name, ()) for word in small),
            )
            for name in _LANGUAGES
        }
        language = max(counts, key=lambda name: counts[name])
        if counts[language][0] and sum(counts[language]) >= _LEAST_SMALL and article.text[start] not in "\"“‘'«":
            yield index, language


def _runs(article: Article, hits: list[int]) -> list[tuple[int, int]]:
    """The runs around the hits, as first token and end, each once."""
    runs: list[tuple[int, int]] = []
    reach = 0
    for i in hits:
        if i >= reach and article.tokens.text[i][0].islower() and (run := _run_around(article, i)):
            runs.append(run)
            reach = run[1]
    return runs


def _normal(word: str) -> str:
    return word.replace("’", "'")


def _is_foreign(word: str) -> bool:
    """Whether a word in small letters is no English one, as far as the lexicon knows."""
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    if not letters.isalpha() or not word[0].islower():
        return False
    plain = _normal(word)
    return plain in _words().small or (plain not in _ENGLISH and plain not in lexicon() and len(letters) > 2)


def _run_around(article: Article, i: int) -> tuple[int, int] | None:
    """The tokens around `i`, as far as they are foreign and nothing but a space stands between them."""
    tokens = article.tokens
    sentence = article.tokens_of(article.sentence_of_token(i))
    if not _is_foreign(tokens.text[i]):
        return None
    first, end = i, i + 1
    while first > sentence.start and _follows(article, first) and _is_foreign(tokens.text[first - 1]):
        first -= 1
    while end < sentence.stop and _follows(article, end) and _is_foreign(tokens.text[end]):
        end += 1
    # Some foreign small words look like English ones: at an end of the run they are.
    while first < i and tokens.text[first] in _ENGLISH - {"i"}:
        first += 1
    while end > i + 1 and tokens.text[end - 1] in _ENGLISH:
        end -= 1
    if end < sentence.stop and _follows(article, end) and _is_german_noun(article, end):
        end += 1
    return _with_opening(article, first, sentence), end


def _with_opening(article: Article, first: int, sentence: range) -> int:
    """Where the run begins when it is a sentence that nobody translated: `El presidente dijo que no.`"""
    tokens = article.tokens
    opening = first - 1
    if opening != sentence.start or tokens.lower[opening] not in _words().small or not _follows(article, first):
        return first
    foreign = sum(_is_foreign(word) for word in tokens.text[first : sentence.stop])
    words = sum(word[0].isalpha() for word in tokens.text[first : sentence.stop])
    return opening if foreign >= max(_SENTENCE, _SENTENCE_SHARE * words) else first


def _follows(article: Article, i: int) -> bool:
    """Whether nothing but a space stands between token `i` and the one before."""
    return _joined(article.text, article.tokens.end[i - 1], article.tokens.start[i])


def _is_german_noun(article: Article, i: int) -> bool:
    """Whether a noun with its capital ends a German phrase: `jede einzelne Naht`."""
    words = article.tokens.text
    german = _words().strong["German"]
    before = [_normal(word) for word in words[max(0, i - 2) : i]]
    return words[i][0].isupper() and words[i].lower() not in lexicon() and any(word in german for word in before)


def _joined(text: str, end: int, start: int) -> bool:
    return end < start <= end + 2 and text[end:start].isspace()


def _language(article: Article, first: int, end: int) -> str | None:
    """The language that the run is left in; None when it need not be one."""
    words = [_normal(word) for word in article.tokens.text[first:end]]
    table = _words()
    if words[0].lower() in table.small:
        words[0] = words[0].lower()
    best, language = (0, 0, 0), None
    for name in _LANGUAGES:
        found = (
            len({w for w in words if w in table.strong[name]}),
            len({w for w in words if w in table.common.get(name, ())}),
            sum(w in table.weak[name] for w in words),
        )
        if found > best:
            best, language = found, name
    strong, common, weak = best
    known = lexicon()
    content = [w for w in words if w.lower() not in table.small and w.lower() not in known]
    sure = (
        strong >= 2 and len(words) >= 3,
        strong >= 1 and len(content) >= 1 and len(words) >= 2,
        strong >= 1 and any(w in ALONE for w in words),
        common >= 2 or (common >= 1 and strong + weak >= 1 and not (weak == 1 and _is_compound(words, language))),
        any(pair in PAIRS for pair in pairwise(words)),
        ((strong >= 1 and len(words[0]) >= _LEAST_LETTERS) or any(pair in FLANKED for pair in pairwise(words)))
        and _is_flanked(article, first, end),
        weak >= 1 and len(content) >= 2 and not all(w.isascii() for w in words) and language not in _LENDERS,
    )
    return language if any(sure) else None


def _is_compound(words: list[str], language: str | None) -> bool:
    """Whether the words are built like those that English takes over: `fille de chambre`."""
    return language in _LENDERS and len(words) == 3 and words[1] in {"de", "du", "di", "da"}


def _is_flanked(article: Article, first: int, end: int) -> bool:
    """Whether the run stands between English words in small letters, so that it is a part of no name."""
    tokens, known, small = article.tokens, lexicon(), _words().small
    if first == 0 or end >= len(tokens) or not (_follows(article, first) and _follows(article, end)):
        return False
    return all(
        word.islower() and len(word) > 1 and (word in _ENGLISH or (word in known and word not in small))
        for word in (tokens.text[first - 1], tokens.text[end])
    )


_HYPHENS = frozenset({"-", "‑", "–"})
# English has so many phrases and names from these that a small word proves nothing.
_LENDERS = frozenset({"French", "Spanish", "Italian", "Portuguese"})


def _is_name(article: Article, first: int, end: int) -> bool:
    """Whether a capital before or behind makes the run a part of a name or a title: `Banca Nazionale del Lavoro`."""
    tokens, text = article.tokens, article.text
    start, stop = tokens.start[first], tokens.end[end - 1]
    if (
        text[:start].rstrip(" ")[-1:] in _HYPHENS - {"–"}
        or text[start - 1 : start] == "–"
        or text[stop : stop + 1] in _HYPHENS
    ):
        return True  # `Vereins- und Westbank`
    if text[stop : stop + 2] == " (" and text[stop + 2 : stop + 3].isalpha():
        return True  # the author translates it: `aber keine Meinung (but no opinion)`
    for before in range(first - 1, max(-1, first - 4), -1):
        if not _joined(text, tokens.end[before], tokens.start[before + 1]):
            break
        if tokens.text[before][0].isupper() and (
            before == first - 1 or tokens.lower[before] in _words().small - _ENGLISH
        ):
            return True  # further back it has to be foreign as well: `Ne me quitte pas`
    capital_behind = end < len(tokens) and tokens.text[end][0].isupper() and _joined(text, stop, tokens.start[end])
    return capital_behind and all(_normal(word) in _words().small for word in tokens.text[first:end])


def _is_emphasised(article: Article, start: int) -> bool:
    """Whether the source sets the word in italics or names its language."""
    at, _ = article.view.to_source(start, start + 1)
    before = article.source.text[max(0, at - 60) : at]
    return before[-1:] in {"*", "_"} or (
        before[-1:] == ">" and before.rpartition("<")[2].split(" ")[0].rstrip(">") in _TAGS
    )


_TAGS = frozenset({"em", "i", "cite", "q", "dfn"})


rule = Rule(
    name="untranslated-words",
    family="garbling",
    summary="Words of another language were left in the text",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Untranslated",
    its="untranslated",
    check=check,
    yields_to=("foreign-script",),
)
