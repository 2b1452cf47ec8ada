"""Two small words in a row that never follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from siclint import Article, Finding, Rule, Severity, Status

_ARTICLES = "a an the every".split()
_POSSESSIVES = "my your our their".split()
_AFTER_ARTICLE = (
    "a an the of and from for at by my his our their its this these those is are was were be been has".split()
)
_AFTER_POSSESSIVE = "a an the of my his our their its this these those is are was were be been has".split()
# A verb or a noun may end in a preposition, so `made of into` is grammar; after an article it is not.
_PAIRS = frozenset(
    (left, right)
    for lefts, rights in ((_ARTICLES, _AFTER_ARTICLE), (_POSSESSIVES, _AFTER_POSSESSIVE))
    for left in lefts
    for right in rights
    if left != right
)
# Before “of” none of these stands, unless it ended a clause: `what it is made from of course`, `came from of late`.
_BEFORE_OF = frozenset("at for from with by into during between among against without toward towards".split())
_AFTER_CLAUSE = frozenset("course late old necessity which whom whose his her its their my our your all".split())
# “In” ends verbs, as in `the swearing in of judges`; behind a form of “be” or a verb of place it does not.
_BEFORE_IN = frozenset("is are was were be been located situated based living held stands lies".split())
# No infinitive with “to” follows these, and none is a noun before one in small letters.
_MODALS = frozenset("must should shall might".split())
# With these a clause may end in a modal: `try as I might to see it`, `do whatever we must to help`.
_ENDED_BY_MODAL = frozenset("as what whatever all everything anything than".split())
_FIRST = frozenset(left for left, _ in _PAIRS) | _BEFORE_OF | {"in"} | _MODALS


def check(article: Article) -> Iterator[Finding]:
    """Each pair of function words that no English phrase has, with nothing but a space between."""
    tokens, text = article.tokens, article.text
    starts = set(tokens.first)
    for i in article.find_words(_FIRST):
        if i + 1 in starts or i + 1 >= len(tokens.text):
            continue
        left, right = tokens.lower[i], tokens.lower[i + 1]
        if (
            not (
                (left, right) in _PAIRS
                or (right == "of" and _is_before_of(tokens.lower, i, begins=i in starts))
                or _is_infinitive_behind_modal(article, i)
            )
            or tokens.text[i + 1] != right
            or not text[tokens.end[i] : tokens.start[i + 1]].isspace()
        ):
            continue
        # “the of-age heir”, “the for-profit clinic”, “an is/ought gap”, “the ‘a’ of”
        behind = text[tokens.end[i + 1] : tokens.end[i + 1] + 1]
        before = text[tokens.start[i] - 1 : tokens.start[i]]
        if not (behind.isspace() and (not before or before.isspace())) or _is_letter(article, i):
            continue
        yield Finding(tokens.start[i], tokens.end[i + 1], f"“{left} {right}”: these two words do not follow each other")


def _is_before_of(lower: Sequence[str], i: int, *, begins: bool) -> bool:
    """Whether the preposition `i` can't stand before the “of” behind it."""
    if lower[i + 2 : i + 3] and lower[i + 2] in _AFTER_CLAUSE:
        return False
    return lower[i] in _BEFORE_OF or (lower[i] == "in" and (begins or (i > 0 and lower[i - 1] in _BEFORE_IN)))


def _is_infinitive_behind_modal(article: Article, i: int) -> bool:
    """Whether “to” and an infinitive stand behind a modal: `The air must to be changed`, not `a must to see`."""
    tokens, codes = article.tokens, article.tags.codes
    return (
        tokens.text[i] in _MODALS
        and tokens.lower[i + 1] == "to"
        and i + 2 < len(tokens.text)
        and codes[i] == "W"
        and codes[i + 2] in "vw"
        and tokens.lower[i - 1] not in {"a", "the"}
        and (i < 2 or tokens.lower[i - 2] not in _ENDED_BY_MODAL)
        and (tokens.lower[i] != "might" or (i > 0 and codes[i - 1] == "O"))  # not `had lost all might to rule`
    )


def _is_letter(article: Article, i: int) -> bool:
    """Whether “a” is a letter or a name, and no article: `hepatitis a is`, `point a and`."""
    tokens = article.tokens
    return tokens.lower[i] == "a" and (
        tokens.text[i] == "A"
        or (i > 0 and tokens.lower[i - 1] in {"vitamin", "letter", "point", "hepatitis", "the", "where"})
    )


rule = Rule(
    name="stacked-function-words",
    family="garbling",
    summary="Two small words follow each other that never do",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    yields_to=("repeated-phrase", "loop"),
)
