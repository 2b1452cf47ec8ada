"""Characters that no reader sees: they break search, links and line breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Related, Rule, Severity, Status
from siclint_rules.encoding._characters import any_of, code_point, unusual, word_at

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_TAGS = frozenset(map(chr, [0xE0001, *range(0xE0020, 0xE0080)]))
_SELECTORS = frozenset(map(chr, [*range(0xFE00, 0xFE10)]))
_INVISIBLE = (
    frozenset(
        "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{COMBINING GRAPHEME JOINER}\N{MONGOLIAN VOWEL SEPARATOR}"
        "\N{FUNCTION APPLICATION}\N{INVISIBLE TIMES}\N{INVISIBLE SEPARATOR}\N{INVISIBLE PLUS}"
        "\N{OBJECT REPLACEMENT CHARACTER}\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}"
        "\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}"
        "\N{INTERLINEAR ANNOTATION ANCHOR}\N{INTERLINEAR ANNOTATION SEPARATOR}\N{INTERLINEAR ANNOTATION TERMINATOR}"
    )
    | {_SOFT_HYPHEN, _BYTE_ORDER_MARK}
    | _JOINERS
    | _TAGS
    | _SELECTORS
)
# Scripts that write or lay out with joiners, and scripts that break lines at zero width spaces.
_JOINING = regex.compile(
    r"[\p{Arabic}\p{Syriac}\p{Mongolian}\p{Nko}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}"
    r"\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Myanmar}\p{Khmer}\p{Thai}\p{Lao}\p{Tibetan}]"
)
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D\u20E3\U000E0020-\U000E007F]")
_HTML = (".html", ".htm", ".xhtml")
# So many of one kind are a property of the article, said once.
_MANY = 6


def check(article: Article) -> Iterator[Finding]:
    """Each run of invisible characters that has no business there."""
    text = article.text
    found = unusual(text) & _INVISIBLE
    if article.source.name.lower().endswith(_HTML):
        found -= {_SOFT_HYPHEN}  # a page's way to say where a word may break
    if not found:
        return
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in any_of(found).finditer(text):
        if not _belongs(text, match.start(), match.end()):
            places[match[0][0]].append(match.span())
    for spans in places.values():
        if len(spans) < _MANY:
            for start, end in spans:
                yield Finding(start, end, _message(text, start, end), fixes=(_fix(text, [(start, end)]),))
            continue
        start, end = spans[0]
        related = tuple(Related(*span, "and here") for span in spans[1:3])
        message = f"{_message(text, start, end)}, and in {len(spans) - 1} more places of the article"
        yield Finding(start, end, message, related, (_fix(text, spans),))


def _belongs(text: str, start: int, end: int) -> bool:
    """Whether the run does its proper work: in an emoji, or in a script that is written with it."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    run = text[start:end]
    if before and _JOINING.match(before):
        return run[0] not in {_SOFT_HYPHEN, _BYTE_ORDER_MARK} and run[0] not in _TAGS
    if after and _JOINING.match(after):
        return run[0] in _JOINERS
    if all(char in _SELECTORS for char in run):
        # They choose a look of the sign before them; letters and spaces have only one.
        return bool(before) and (
            before in "#*0123456789" or not (before.isalnum() or before.isspace()) or before > "\u2fff"
        )
    if before and _PICTURE.match(before):
        return all(char in _JOINERS or char in _SELECTORS or char in _TAGS for char in run)
    return False


def _message(text: str, start: int, end: int) -> str:
    run = text[start:end]
    names = ", ".join(dict.fromkeys(code_point(char) for char in run))
    word = "".join(char for char in word_at(text, start, end) if char not in _INVISIBLE)
    place = f" in “{word}”" if word else ""
    what = "an invisible character" if len(run) == 1 else f"{len(run)} invisible characters"
    return f"{what} ({names}) {'stands' if len(run) == 1 else 'stand'}{place}"


def _fix(text: str, spans: list[tuple[int, int]]) -> Fix:
    """Take the runs out. Between two letters one may have stood for a space, so that a person should look."""
    parting = any(
        start
        and end < len(text)
        and text[start - 1].isalnum()
        and text[end].isalnum()
        and _SOFT_HYPHEN not in text[start:end]
        for start, end in spans
    )
    edits = tuple(Edit(start, end, "") for start, end in spans)
    return Fix("Take it out", edits, Applicability.UNSAFE if parting else Applicability.SAFE)


rule = Rule(
    name="invisible-character",
    family="encoding",
    summary="A zero-width or other invisible character stands in the text",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    needs=Needs(pieces=_INVISIBLE),
    fix=Applicability.SAFE,
    yields_to=("mojibake",),
)
