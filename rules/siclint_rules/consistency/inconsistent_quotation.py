"""One quotation with two wordings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple

import regex

from siclint import Article, Finding, Kind, Related, Rule, Severity, Status
from siclint.english.quotations import quoted_spans
from siclint.english.synonyms import are_synonyms, base_forms

_FEWEST = 4
"""Words of a quotation that is compared word by word."""
_FEWEST_REWORDED = 3
"""Words of a quotation that is compared by what its words mean."""
_MOST = 60
_MOST_COMPARED = 400
"""Quotations of an article that are compared, each with each."""
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*")
_ALTERED = regex.compile(r"\[[^\]]*\]?|…|\.\.\.|\bsic\b")
_MARKS = "\"'“”‘’„«»‹›`"


class _Quoted(NamedTuple):
    """Quoted words: offsets with the marks, sentence, words in small letters, those of them that count.

    `altered` are the brackets and dots with which a reporter changed what was said.
    """

    start: int
    end: int
    sentence: int
    words: tuple[str, ...]
    content: tuple[str, ...]
    altered: tuple[str, ...]


def check(article: Article) -> Iterator[Finding]:
    """Each quotation that is an earlier one but for words inside."""
    every = (found for start, end in quoted_spans(article) for found in _quoted(article, start, end))
    quoted = list(islice(every, _MOST_COMPARED))
    if len(quoted) < 2:
        return
    seen: set[int] = set()
    for (_, first), (number, second) in combinations(enumerate(quoted), 2):
        long = min(len(first.words), len(second.words)) >= _FEWEST_LONG
        if not long and len(first.words) != len(second.words) and len(first.content) != len(second.content):
            continue
        if first.altered != second.altered:
            continue
        # So near to each other they differ on purpose, as chants and examples do.
        if number in seen or second.sentence - first.sentence < _FEWEST_SENTENCES:
            continue
        change = None if first.altered else _change(first.words, second.words)
        if change is not None and _are_titles(article, first) and _are_titles(article, second):
            continue  # two songs, two fountains
        if change is None and long:
            change = _long_change(first, second)
        if change is not None:
            message = f"“{change[1]}” stands here where the article quotes the same words with “{change[0]}”"
        elif not first.altered and _is_reworded(first, second):
            message = (
                f"“{_shown(article, second)}” says in other words what the article quotes as “{_shown(article, first)}”"
            )
        else:
            continue
        seen.add(number)
        yield Finding(second.start, second.end, message, (Related(first.start, first.end, "the other wording"),))


def _are_titles(article: Article, quoted: _Quoted) -> bool:
    """Whether all its words that count begin with a capital: a name or a title."""
    written = [match[0] for match in _WORD.finditer(article.text, quoted.start, quoted.end)]
    return all(word[0].isupper() or word.lower() in _SMALL for word in written)


def _shown(article: Article, quoted: _Quoted) -> str:
    return article.text[quoted.start : quoted.end].strip(_MARKS + ",.")


_FEWEST_SENTENCES = 2


def _quoted(article: Article, start: int, end: int) -> Iterator[_Quoted]:
    """The quotation at start:end, if it is short enough to be compared as one and was not altered on purpose."""
    text = article.text
    paragraph = article.paragraph_at(start)
    if paragraph is None or article.paragraphs[paragraph].kind is Kind.QUOTE or text[start] not in _MARKS:
        return
    if end > article.paragraphs[paragraph].end or text[end - 1] not in _MARKS:
        return
    words = tuple(match[0].lower().replace("’", "").replace("'", "") for match in _WORD.finditer(text, start, end))
    sentence = article.sentence_at(start)
    if sentence is not None and _FEWEST_REWORDED <= len(words) <= _MOST:
        content = tuple(word for word in words if word not in _SMALL)
        if _says_enough(words, content):
            yield _Quoted(start, end, sentence, words, content, tuple(_ALTERED.findall(text, start, end)))


_SMALL = frozenset(
    """
    a an the this that these those my our your his her its their i we you he she it they me us him them who which what
    is are was were be been being am has have had do does did will would shall should can could may might must
    in on at of to for from by with between about into over under than as and or but not no never if so very more most
    less least all some any every each first second third next last one two three four five six seven eight nine ten
    today tomorrow yesterday there here now then
    """.split()
)
"""Words that a reporter may fit to the sentence around, and words by which two sayings differ on purpose."""


def _change(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, str] | None:
    """The words in which two quotations differ, if they are one with a word replaced inside."""
    if len(first) != len(second) or first == second or len(first) < _FEWEST:
        return None
    pairs = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
    if len(pairs) > len(first) // 4:
        return None
    for one, other in pairs:
        if one in _SMALL or other in _SMALL or one.isdigit() or other.isdigit():
            return None
        # Short sayings vary on purpose by words that mean other things: `old for his age`, `young for his age`.
        if len(first) < _FEWEST_LONG and not (are_synonyms(one, other) or _is_alike(one, other)):
            return None
    return " … ".join(one for one, _ in pairs), " … ".join(other for _, other in pairs)


_FEWEST_LONG = 9
"""Words of two quotations of which no other two are so alike by chance, small words included."""
_LONGEST_CHANGE = 3
_FITTED = frozenset(
    """
    i we he she it they you me us him her them my our your his its their mine ours am is are was were be been has have
    had do does did will would shall should can could may might a an
    """.split()
)
"""Words that a reporter fits to the sentence and the time: `he would` for `I will`."""


def _long_change(first: _Quoted, second: _Quoted) -> tuple[str, str] | None:
    """The words in which two long quotations differ, if one is the other but for few replaced words inside."""
    one, other = first.words, second.words
    if abs(len(one) - len(other)) > _LONGEST_CHANGE or one[0] != other[0] or one == other:
        return None
    if 3 * len({*one} & {*other}) < 2 * min(len({*one}), len({*other})):
        return None
    from rapidfuzz.distance import Levenshtein

    changed: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    last = -1
    for opcode in Levenshtein.opcodes(one, other):
        if opcode.tag == "equal":
            continue
        left = one[opcode.src_start : opcode.src_end]
        right = other[opcode.dest_start : opcode.dest_end]
        if opcode.src_start == last:  # `will` for `are going to`: a word replaced, and two more put in beside it
            left, right = changed[-1][0] + left, changed.pop()[1] + right
        changed.append((left, right))
        last = opcode.src_end
    fitted = all(_FITTED.issuperset((*left, *right)) for left, right in changed)
    sizes = [max(len(left), len(right)) for left, right in changed]
    if fitted or sum(sizes) * _FEWEST > len(one) or any(size > _LONGEST_CHANGE for size in sizes):
        return None
    if any(not left or not right or any(w.isdigit() for w in (*left, *right)) for left, right in changed):
        return None
    return " … ".join(" ".join(left) for left, _ in changed), " … ".join(" ".join(right) for _, right in changed)


def _is_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= _ALIKE


_ALIKE = 55
"""From which likeness, of 100, two words are one with another ending or spelling."""

_NEGATIONS = frozenset("no not never nor".split())
_MOST_SMALL = 2
"""By how many words two wordings may differ in length."""


def _is_reworded(first: _Quoted, second: _Quoted) -> bool:
    """Whether two quotations have the same words but for synonyms, in whatever order; small words may differ."""
    one, rest = first.content, list(second.content)
    if len(one) != len(rest) or len(one) < 2 or set(one) == set(rest):
        return False
    if abs(len(first.words) - len(second.words)) > _MOST_SMALL or any(word.isdigit() for word in (*one, *rest)):
        return False
    if _NEGATIONS & set(first.words) != _NEGATIONS & set(second.words):
        return False
    changed = 0
    for word in one:
        forms = base_forms(word)
        same = next((other for other in rest if forms & base_forms(other)), None)
        if same is None:
            changed += 1
            same = next((other for other in rest if are_synonyms(word, other)), None)
        if same is None:
            return False
        rest.remove(same)
    return changed > 0


def _says_enough(words: tuple[str, ...], content: tuple[str, ...]) -> bool:
    """Whether a quotation is more than `a great team`: three words that count, or two with others between them."""
    if len(content) != 2:
        return len(content) > 2
    start, end = (words.index(word) for word in content)
    return end - start > 1


rule = Rule(
    name="inconsistent-quotation",
    family="consistency",
    summary="One quotation is worded in two ways",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Inconsistent use of terminology",
    its="inconsistency",
    check=check,
)
