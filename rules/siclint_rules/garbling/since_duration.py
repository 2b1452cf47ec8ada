"""“Since” before a length of time: `since two years`."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status
from siclint.english.quotations import in_quotation

_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty many several few some".split()
)
_UNITS = frozenset("years months weeks days decades hours".split())
# Behind the length of time these show that it is none of `since two years ago`, `since two years have passed`.
_ENDS = frozenset([*'.,;:!?)”"', "and", "but", "in", "at", "as", "now", "already", "without", "with", "there", "here"])


def check(article: Article) -> Iterator[Finding]:
    """Each “since” with a number and a unit of time that nothing turns into a point in time."""
    tokens = article.tokens
    for i in article.words.get("since", ()):
        at = i + 1 + (tokens.lower[i + 1 : i + 2] in (["a"], ["already"], ["about"], ["over"]))
        count, unit, after = ([*tokens.lower[at : at + 3], "", "", ""])[:3]
        if unit not in _UNITS or after not in _ENDS or not (count in _COUNTS or count.isdecimal()):
            continue
        if article.sentence_of_token(at + 1) != article.sentence_of_token(i) or in_quotation(article, tokens.start[i]):
            continue
        start, end = tokens.start[i], tokens.end[at + 1]
        written = "For" if tokens.text[i][0].isupper() else "for"
        yield Finding(
            start,
            end,
            f"“since” goes with a point in time, not with “{article.text[tokens.start[i + 1] : end]}”",
            fixes=(Fix(f"Write “{written}”", (Edit(start, tokens.end[i], written),), Applicability.UNSAFE),),
        )


rule = Rule(
    name="since-duration",
    family="garbling",
    summary="“Since” stands before a length of time",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    needs=Needs(words=frozenset({"since"})),
    fix=Applicability.UNSAFE,
)
