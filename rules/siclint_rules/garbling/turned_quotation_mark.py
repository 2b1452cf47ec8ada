"""A curly mark that looks the wrong way: a closing one where the quotation opens, or an opening one at its end."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status
from siclint.english.quotations import Role, quotations

_OPENING, _CLOSING = "“", "”"


def check(article: Article) -> Iterator[Finding]:
    """Marks of pairs that have the other mark's form. After „ a “ closes, as in German."""
    text = article.text
    if _OPENING not in text and _CLOSING not in text:
        return
    found = quotations(article)
    sure = Applicability.UNSAFE if found.unclosed or found.unopened else Applicability.SAFE
    again = {mark.at for mark in found.marks if mark.role is Role.OPEN} - {pair.open.at for pair in found.pairs}
    opens = [mark for mark in found.marks if mark.at in again] + [pair.open for pair in found.pairs]
    wrong = [(mark.at, mark.end, _OPENING) for mark in opens if text[mark.at : mark.end] == _CLOSING]
    wrong += [
        (closed.at, closed.end, _CLOSING)
        for opened, closed in found.pairs
        if text[closed.at : closed.end] == _OPENING and text[opened.at : opened.end] in (_OPENING, _CLOSING)
    ]
    for start, end, right in wrong:
        what = "opens with the mark that closes" if right == _OPENING else "closes with the mark that opens"
        fix = Fix(f"Write {right} there", (Edit(start, end, right),), sure)
        first, last = _with_word(text, start, end, right)
        yield Finding(first, last, f"the quotation {what} one ({text[start:end]} for {right})", fixes=(fix,))


def _with_word(text: str, start: int, end: int, right: str) -> tuple[int, int]:
    """The mark with the word that it stands at."""
    if right == _OPENING:
        while end < len(text) and text[end].isalnum():
            end += 1
    else:
        while start > 0 and not text[start - 1].isspace() and text[start - 1] not in '“”"':
            start -= 1
    return start, end


rule = Rule(
    name="turned-quotation-mark",
    family="garbling",
    summary="A curly quotation mark looks the wrong way",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    needs=Needs(pieces=frozenset({_OPENING, _CLOSING})),
    fix=Applicability.SAFE,
    yields_to=("mojibake", "space-inside-quotes"),
)
