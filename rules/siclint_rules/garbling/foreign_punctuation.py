"""Punctuation of another writing system in English prose."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Related, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules.garbling._enclosed import is_enclosed

# What each mark is in English; a space follows where the wide form carried its own.
_ENGLISH = {
    "。": ". ", "，": ", ", "、": ", ", "；": "; ", "：": ": ", "！": "! ", "？": "? ", "．": ".", "％": "%", "＄": "$",
    "（": " (", "）": ") ", "「": " “", "」": "” ", "『": " “", "』": "” ", "《": " “", "》": "” ",
    "〈": " “", "〉": "” ", "【": " [", "】": "] ", "〔": " [", "〕": "] ",
    "～": "–", "〜": "–", "＆": "&", "／": "/", "＋": "+", "－": "-",
    "・": " ", "ー": "–", "※": "*", "¿": "", "¡": "", "№": "No. ", "،": ", ", "؛": "; ", "؟": "? ", "٪": "%",
    "٫": ".", "٬": ",", "।": ". ", "՝": ", ", "։": ". ", "።": ". ",
    "＜": " (", "＞": ") ", "≪": " “", "≫": "” ",
}  # fmt: skip
# Japanese newspapers part by these what belongs together: a caption and its place, the items of a list.
_PARTING = {**dict.fromkeys("=＝▽▼◇◆■□", "–"), "·": " ", " ·": "."}
_RUN = regex.compile(
    "["
    + "".join(_ENGLISH)
    + r"""]+ | [Ａ-Ｚａ-ｚ０-９]+ | [[\p{Nd}]--[0-9\U0001d7ce-\U0001d7ff０-９]]+
    | [▽▼◇◆■□](?<=[\p{L}\p{N}.!?)]\ [▽▼◇◆■□])(?=\ ?\p{Lu})
    | ·(?<=\p{Lu}\p{Ll}+·)(?=\p{Lu}\p{Ll}) | \ ·(?<=\b\p{Lu}\ ·)(?=\ \p{Lu}\p{Ll})""",
    regex.VERBOSE | regex.V1,
)
# `Fish catching = Kosai City`, `Mine Ryuta (Saga = 35)`; not `E = mc2`, not `1 euro = 1.1 dollars`.
_EQUALS = regex.compile(
    r"(?<=[\p{Ll}.]{2} |\) |\p{Lu}{3} |\d )[=＝](?= (?:\p{Lu}\p{Ll}+\b|\p{Lu}{2,} =|[1-9]\d?\)|(?<=\) = )[1-9]\d?,))"
)
_SUM = regex.compile(r"[+×*/^<>≠≥≤]|[=＝] ?[-–]?\d+[.,]\d|[$€£¥₽]\d|\d ?[=＝] ?\d|\b(?:equals?|formula|equation)\b")
_CLOSERS = {"（": "）", "「": "」", "『": "』", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "＜": "＞", "≪": "≫"}
_PAIR_REACH = 80
_PHRASE = regex.compile(r"[^?!\n]{0,200}")
_MOST_RELATED = 5
_OTHER_SCRIPT = regex.compile(r"[\p{L}--[\p{Latin}\p{Common}\p{Inherited}]]", regex.V1)
_SPANISH = frozenset("¿¡")
_COMMA_IN_NUMBER = frozenset("，、،")
_ENGLISH_WORDS = frozenset(
    "the of is are was were what why how who when where which do does did you your he she it they we and to not".split()
)


def check(article: Article) -> Iterator[Finding]:
    """Each such mark, or run of them, that stands in Latin text; the same one again in a paragraph counts once."""
    text = article.text
    found = [] if text.isascii() else [match.span() for match in _RUN.finditer(text)]
    if " = " in text or "＝" in text:
        found += [match.span() for match in _EQUALS.finditer(text) if _is_no_sum(article, match.start())]
    places: dict[tuple[int, str], list[tuple[int, int]]] = {}
    closing: set[int] = set()
    for start, end in found:
        paragraph = article.paragraph_at(start)
        if start in closing or paragraph is None or _belongs(article, start, end):
            continue
        mark, spans = text[start:end], [(start, end)]
        close = _closer(text, start, end)
        if close is not None:
            closing.add(close)
            mark += text[close]
            spans.append((close, close + 1))
        places.setdefault((paragraph, mark), []).extend(spans)
    for (_, mark), spans in places.items():
        (start, end), *others = spans
        yield Finding(
            start,
            end,
            _message(mark, len(spans) // (2 if mark[0] in _CLOSERS and len(mark) == 2 else 1)),
            related=tuple(Related(*span, "and here") for span in others[:_MOST_RELATED]),
            fixes=(_fix(text, spans),),
        )


def _message(mark: str, times: int) -> str:
    what = (
        "is no English punctuation"
        if mark[0] in _ENGLISH or mark in _PARTING
        else "is written in wide or foreign characters"
    )
    return f"“{mark.strip()}” {what}" + (f"; it stands {times} times in this paragraph" if times > 1 else "")


def _is_no_sum(article: Article, place: int) -> bool:
    """Whether nothing round the sign at `place` reckons, and it stands in no quotation marks: `Hard work = success`."""
    paragraph = article.paragraph_at(place)
    if paragraph is None or article.paragraphs[paragraph].kind is Kind.CELL:
        return False
    start, end, _ = article.paragraphs[paragraph]
    sums = _SUM.search(article.text, max(start, place - 40), min(end, place + 40))
    return sums is None and not in_quotation(article, place)


def _belongs(article: Article, start: int, end: int) -> bool:
    """Whether the mark belongs to a word or a phrase that stands in its own language on purpose."""
    text = article.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if _OTHER_SCRIPT.search(text[max(0, start - 2) : start] + text[end : end + 2]):
        return True
    mark = text[start:end]
    if mark == "・":  # a bullet, or a part of a name: `BE・LOVE`
        return before in {"", "\n"} or (before.isupper() and after.isupper())
    if mark == "※":
        return before in {"", "\n"}
    if mark == "ー":
        return not (before.isspace() and after.isspace())
    return mark[0] in _SPANISH and (is_enclosed(text, start, end) or not _is_english(text, end))


def _is_english(text: str, start: int) -> bool:
    """Whether what the Spanish mark opens is English."""
    phrase = _PHRASE.match(text, start)
    return phrase is not None and any(word in _ENGLISH_WORDS for word in phrase[0].lower().replace("’", " ").split())


def _closer(text: str, start: int, end: int) -> int | None:
    """The place of the bracket that closes the one at `start`, when it stands alone and close by."""
    closer = _CLOSERS.get(text[start:end])
    if closer is None:
        return None
    close = text.find(closer, end, end + _PAIR_REACH)
    return None if close < 0 or "\n" in text[end:close] else close


def _fix(text: str, spans: list[tuple[int, int]]) -> Fix:
    edits = tuple(Edit(start, end, _written(text, start, end)) for start, end in spans)
    shown = [f"“{mark}”" for mark in dict.fromkeys(edit.text.strip() for edit in edits) if mark]
    return Fix(f"Write {' and '.join(shown)}" if shown else "Take it out", edits, Applicability.UNSAFE)


def _written(text: str, start: int, end: int) -> str:
    """The English for text[start:end], with spaces only where there are none."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start:end] in _PARTING:
        return _PARTING[text[start:end]]
    if text[start:end] in _COMMA_IN_NUMBER and before.isdigit() and after.isdigit():
        return "."
    written = "".join(_english(char) for char in text[start:end])
    if not before or before.isspace() or before in "([“":
        written = written.lstrip()
    if not after or after.isspace() or after in ".,;:!?)”":
        written = written.rstrip()
    return written


def _english(char: str) -> str:
    return _ENGLISH[char] if char in _ENGLISH else unicodedata.normalize("NFKC", _digit(char))


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char, char))


rule = Rule(
    name="foreign-punctuation",
    family="garbling",
    summary="Punctuation of another writing system stands in the text",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Locale conventions",
    its="locale-violation",
    check=check,
    fix=Applicability.UNSAFE,
)
