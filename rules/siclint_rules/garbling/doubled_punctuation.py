"""Two marks where one belongs: `..`, `,,`, `,.`, `. .`, `""yes""`, and one on each side of a quotation mark."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Related, Rule, Severity, Status
from siclint.english.quotations import quotations
from siclint_rules.garbling._abbreviations import is_abbreviation, word_before

_MARKS = ".,;:!?"
_ONE_MARK = bytes.maketrans(b",;:!?", b".....")
_RUN = regex.compile(r"[.,;:!?…](?:[ \u00a0]?[.,;:!?…])+")
_AROUND_QUOTE = regex.compile(r"([.,])([\"”])([.,])(?![.\p{L}\p{N}])")
# Marks of one purpose: an ellipsis with a mark behind or before it, questions and shouts.
_FINE = regex.compile(
    r"[?!]+(?:[,;:]|[ \u00a0]?(?:\.{3,}|…+))?"
    r"|[,;:]?(?:\.{3,}|…+|\.(?: ?\.){2,}|(?:[ \u00a0]\.){3,})(?:[ \u00a0]?[.,;:?!]+)?"
)
_NAMES_WITH_MARK = frozenset("yahoo jeopardy oklahoma wham shazam millionaire which kahoot yum".split())
_WORD_END = regex.compile(r"(?:\p{L}\.)*[\p{L}\p{M}\p{N}%)’'\"”\]-]+\Z")


def check(article: Article) -> Iterator[Finding]:
    """Runs of marks that are no ellipsis, no `?!`, and not the point of an abbreviation with the mark behind it."""
    text = article.text
    if _has_marks_in_a_row(text):
        for match in _RUN.finditer(text):
            finding = _run(article, match)
            if finding is not None:
                yield finding
    for quote_and_mark in ('".', '",', "”.", "”,"):
        at = text.find(quote_and_mark)
        while at >= 0:
            around = _AROUND_QUOTE.match(text, at - 1) if at > 0 else None
            if around is not None:
                yield from _around_quote(text, around)
            at = text.find(quote_and_mark, at + 1)
    if any(mark in text for mark in _TWICE):
        yield from _marks_twice(article)


_TWICE = frozenset(('""', "““", "””"))
_SHORT = 60


def _marks_twice(article: Article) -> Iterator[Finding]:
    """Quotations with two marks at each end, as programs write them into tables, and lone marks of this kind."""
    text, found = article.text, quotations(article)
    places = [(pair.open, pair.close) for pair in found.pairs] + [(m, m) for m in (*found.unclosed, *found.unopened)]
    for first, last in sorted(places):
        marks = [m for m in dict.fromkeys((first, last)) if text[m.at : m.end] in _TWICE]
        if not marks:
            continue
        whole = last.end - first.at <= _SHORT
        related = () if whole else tuple(Related(m.at, m.end, "and here") for m in marks[1:])
        fix = Fix("Take one of each two out", tuple(Edit(m.at, m.at + 1, "") for m in marks), Applicability.UNSAFE)
        end = last.end if whole else marks[0].end
        yield Finding(marks[0].at, end, "quotation marks stand twice where once is enough", related, (fix,))


def _around_quote(text: str, match: regex.Match[str]) -> Iterator[Finding]:
    if match[1] == "." and is_abbreviation(word_before(text, match.start())):
        return
    before = _WORD_END.search(text, max(0, match.start() - 40), match.start())
    if before is not None and before[0][-1].isalnum():
        message = f"{match[1]} stands before the quotation mark and {match[3]} behind it: one of them is too many"
        yield Finding(before.start(), match.end(), message)


def _has_marks_in_a_row(text: str) -> bool:
    """Whether two marks of punctuation stand side by side anywhere, but for a space; cheaper than the pattern."""
    same = text.encode("utf-8", "surrogatepass").translate(_ONE_MARK)
    return b".." in same or b". ." in same or b".\xc2\xa0." in same


def _run(article: Article, match: regex.Match[str]) -> Finding | None:
    text = article.text
    run = match[0]
    start, end = match.span()
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    marks = [char for char in run if char in _MARKS]
    if _FINE.fullmatch(run) or "…" in run or not 2 <= len(marks) <= 4:
        return None
    if (
        (run == ".." and before.isspace())
        or (run == ",," and _LOW_QUOTES.match(text, start))
        or _is_figure(run, before, after)
        or _is_face(run, after)
        or _ENTITY.search(text, max(0, start - 12), start)
    ):
        return None
    paragraph = article.paragraph_at(start)
    if paragraph is None or article.paragraphs[paragraph].kind is Kind.CELL or _is_proper(text, start, marks):
        return None
    while start > 0 and text[start - 1] in " \u00a0":
        start -= 1
    word = _WORD_END.search(text, max(0, start - 40), start)
    return None if word is None else _finding(text, word.start(), start, end, marks, after)


# „So“ on a keyboard that has no low quotation mark.
_LOW_QUOTES = regex.compile(r",,(?<![\p{L}\p{N}],,)(?=[\p{L}\p{N}])")
_ENTITY = regex.compile(r"&#?[\p{L}\p{N}]+\Z")


_SHORTENED = 6


def _is_proper(text: str, start: int, marks: list[str]) -> bool:
    """Whether the first mark belongs to the word before it: an abbreviation, or a name such as `Yahoo!`."""
    word = word_before(text, start)
    if marks[0] == ".":
        if len(marks) != 2 or marks[1] == ".":
            return False
        # A shortened title has several: `J. Ornith. Lett., 12`
        before = text[max(0, start - len(word) - 2) : start - len(word)]
        return is_abbreviation(word) or (before == ". " and word[:1].isupper() and len(word) <= _SHORTENED)
    return marks[0] in "!?" and word.lower() in _NAMES_WITH_MARK


def _is_face(run: str, after: str) -> bool:
    """Whether the marks end in a face: `;.)`, `.:-`; or in French style with a space that does not break."""
    return after in ")(|/\\*" or (run[-1] in ":;" and after in "-DPpoO3") or ("\u00a0" in run and run[-1] in ";:!?")


def _is_figure(run: str, before: str, after: str) -> bool:
    """Whether the marks belong to a number, a path, a name or code: `1..10`, `../x`, `, .com`, `a::b`."""
    if " " in run or "\u00a0" in run:
        return after.isalnum()
    if (before.isdigit() and after.isdigit()) or after in "/\\_":
        return True
    return (run == "::" and after.isalnum()) or (run == ".." and after.isdigit())


_COUNTS = {2: "two", 3: "three", 4: "four"}


def _finding(text: str, first: int, start: int, end: int, marks: list[str], after: str) -> Finding:
    run = text[start:end]
    shown = text[first:end]
    if len(set(marks)) == 1:
        what = {
            ".": "full stops",
            ",": "commas",
            ";": "semicolons",
            ":": "colons",
            "!": "exclamation marks",
            "?": "question marks",
        }.get(marks[0], "marks")
        message = f"{_COUNTS[len(marks)]} {what} stand in a row after “{text[first:start]}”"
        if run == ".." and is_abbreviation(text[first:start]):
            message = f"two full stops after “{text[first:start]}”: the one of the abbreviation is enough"
        elif run == "..":
            message = f"two full stops after “{text[first:start]}”: neither a full stop nor an ellipsis"
    else:
        message = f"“{shown}” ends in two different marks: {' and '.join(dict.fromkeys(marks))}"
    kept, sure = _kept(text, marks, end, after)
    if not kept:
        return Finding(first, end, message)
    return Finding(first, end, message, fixes=(Fix(f"Keep {kept} alone", (Edit(start, end, kept),), sure),))


def _kept(text: str, marks: list[str], end: int, after: str) -> tuple[str, Applicability]:
    """The mark that should stay, and whether that is sure: what comes next has to fit it."""
    ends_sentence = after in "\r\n\"”’')" or text[end : end + 2].strip()[:1].isupper()
    same = set(marks)
    if same == {"."}:
        return ".", Applicability.SAFE if ends_sentence and len(marks) == 2 else Applicability.UNSAFE
    if len(same) == 1:
        is_text = after.isalnum() or (marks[0] == "," and _LOW_QUOTES.search(text))
        return marks[0], Applicability.UNSAFE if is_text else Applicability.SAFE
    strong = [mark for mark in marks if mark in "?!"]
    if strong and same <= {strong[0], "."}:
        return strong[0], Applicability.SAFE if ends_sentence else Applicability.UNSAFE
    if same in ({",", "."}, {";", "."}, {":", "."}):
        return ("." if ends_sentence else sorted(same - {"."})[0]), Applicability.UNSAFE
    return "", Applicability.UNSAFE


rule = Rule(
    name="doubled-punctuation",
    family="garbling",
    summary="Two punctuation marks stand where one belongs",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    fix=Applicability.SAFE,
    yields_to=("mojibake", "html-entity"),
)
