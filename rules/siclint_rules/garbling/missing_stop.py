"""Two sentences without a stop between them: the second still has its capital."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Rule, Severity, Status

# Inside a sentence these have a capital in titles and in speech only, and each begins a clause.
_OPENERS = frozenset(
    """
    he she it they we there this these those his their its our but however although meanwhile anyone nobody in the
    at after when while from
    """.split()
)
# Open more than clauses: names and titles begin with them. They need the verb soon, and a whole sentence before.
_WEAK = frozenset("the in this its our it at after when while from anyone his".split())
_LEAST_BEFORE, _LEAST_AFTER = 5, 4
# Behind these the verb comes later: “At the same time, men and women asked”.
_SETTINGS = frozenset("in at after when while from anyone his".split())
_REACH, _FAR = 6, 10
# Of these a believer writes with a capital.
_OF_GOD = frozenset({"he", "his"})
_GOD = frozenset("god lord christ jesus allah almighty saviour savior creator".split())
_SURE, _SURER = 0.5, 0.9


def check(article: Article) -> Iterator[Finding]:
    """Each capital that begins a clause behind a clause that has its verb, with nothing but a space between."""
    tokens, codes, text = article.tokens, article.tags.codes, article.text
    openers = _OPENERS if article.words.keys().isdisjoint(_GOD) else _OPENERS - _OF_GOD
    for i in article.find_words(openers):
        if i == 0 or not tokens.text[i][0].isupper() or tokens.text[i].isupper():
            continue
        before = tokens.text[i - 1]
        if text[tokens.end[i - 1] : tokens.start[i]] != " " or not before.isalpha() or not before.islower():
            continue
        index = article.sentence_of_token(i)
        span = article.tokens_of(index)
        if i - span.start < _LEAST_BEFORE or span.stop - i < _LEAST_AFTER or codes[i - 1] not in "NVpRAO":
            continue
        if article.paragraphs[article.sentences[index].paragraph].kind is not Kind.PARAGRAPH or _is_title(
            article, span, i
        ):
            continue
        finite = article.probability("VW")
        verbs = finite[span.start : i].max() > _SURE
        reach = min(span.stop, i + (_FAR if tokens.lower[i] in _SETTINGS else _REACH))
        sure = _SURER if tokens.lower[i] in _WEAK else _SURE
        seam = tokens.text[i] in _SEAMS and _is_seam(article, span, i)
        if seam or (verbs and finite[i + 1 : reach].max(initial=0.0) > sure and tokens.text[i + 1][0].islower()):
            yield Finding(
                tokens.start[i - 1],
                tokens.end[i],
                f"a full stop seems to be missing between “{before}” and “{tokens.text[i]}”",
            )


# Where links, bold words and boxes were taken out of a page, a phrase begins anew: `the new body The end of the ban`.
_SEAMS = frozenset({"The", "He", "She", "They"})
_TITLED = frozenset(
    """
    book books film films movie novel song songs play poem painting album series show magazine newspaper paper journal
    called titled named entitled as read reads reading saw watch watching watched sang sing title word words phrase
    headline hymn story chapter website column blog podcast game opera by in of
    """.split()
)
_PLAIN = 3


def _is_seam(article: Article, span: range, i: int) -> bool:
    """Whether a phrase in small letters begins with the capital at `i`, and nothing before says that it is a title."""
    tokens, text = article.tokens, article.text
    behind = tokens.text[i + 1 : i + 1 + _PLAIN]
    if len(behind) < _PLAIN or not all(word.islower() and word.isalpha() for word in behind):
        return False
    apart = any(text[tokens.end[j] : tokens.start[j + 1]] != " " for j in range(i, i + _PLAIN))
    return not apart and _TITLED.isdisjoint(tokens.lower[max(span.start, i - 3) : i])


def _is_title(article: Article, span: range, i: int) -> bool:
    """Whether the capital belongs to a name, a title or a headline, or quotation marks open a speech nearby."""
    text = article.tokens.text
    if text[i + 1][0].isupper() or any(text[j] in {'"', "“", "‘", "'", "«", ":"} for j in range(span.start, i)):
        return True
    capitals = sum(
        text[j][0].isupper() for j in range(span.start + 1, min(span.stop, i + _REACH)) if text[j][0].isalpha()
    )
    return 2 * capitals > min(span.stop, i + _REACH) - span.start


rule = Rule(
    name="missing-stop",
    family="garbling",
    summary="Two sentences stand together without a stop",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
)
