"""The same word twice in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

# English doubles these on purpose or by its grammar: “the fact that that day”, “they had had”, “very very”.
_DOUBLED = frozenset(
    """
    that had is was do did her so very really too no yes yeah many much long far far big little old more never ever
    now well there here again on in bye ha he hey hi ho oh ah ooh hear please wait go come run up out blah knock
    tick tock chop tut hush quack woof toot beep drip knock night half win will can what who which how why
    """.split()
)
# Words that are doubled in their spelling, as foods, plants, dances, diseases and sounds are.
_NAMES = frozenset(
    """
    ylang aye beri cha chow dum gado mahi nasi pad pili piri pom tom tsk tuk tuktuk yo boo bon choo dik fifty
    goody hula hush juju kiki lava pawpaw pee pooh rah rara same tse walla wee yum zig zag
    """.split()
)
# No sentence has these twice. Prepositions may end one clause and begin the next: “the man he spoke to to get in”.
_SAFE = frozenset("a an the and or their its our".split())
# Never doubled on purpose, however often an article does it.
_SMALL = _SAFE | frozenset("of to for from with at by as his my".split())


def check(article: Article) -> Iterator[Finding]:
    """Each lower-case word that stands again right after itself in one sentence."""
    tokens = article.tokens
    found: list[int] = []
    for sentence in range(len(article.sentences)):
        span = article.tokens_of(sentence)
        words = tokens.text[span.start : span.stop]
        found += [
            span.start + i + 1
            for i, (left, right) in enumerate(pairwise(words))
            if left == right and left.isalpha() and left.islower() and left not in _DOUBLED and left not in _NAMES
        ]
    repeats = Counter(tokens.text[i] for i in found)
    for i in found:
        word = tokens.text[i]
        # A word that the article doubles more than once is doubled on purpose, as a name is.
        if repeats[word] > 1 and word not in _SMALL:
            continue
        between = article.text[tokens.end[i - 1] : tokens.start[i]]
        start = tokens.start[i - 1]
        if not between.isspace() or (
            start and not article.text[start - 1].isspace() and article.text[start - 1] not in "(“‘\"'"
        ):
            continue
        applicability = Applicability.SAFE if word in _SAFE else Applicability.UNSAFE
        yield Finding(
            start,
            tokens.end[i],
            f"“{word}” stands twice in a row",
            fixes=(Fix(f"Take one “{word}” out", (Edit(tokens.end[i - 1], tokens.end[i], ""),), applicability),),
        )


rule = Rule(
    name="repeated-word",
    family="garbling",
    summary="The same word stands twice in a row",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="duplication",
    check=check,
    fix=Applicability.SAFE,
    yields_to=("loop",),
)
