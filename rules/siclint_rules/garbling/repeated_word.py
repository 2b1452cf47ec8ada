"""The same word twice in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from operator import eq

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.tagger import FINITE

# English doubles these on purpose or by its grammar: “the fact that that day”, “they had had”, “very very”.
_DOUBLED = frozenset(
    """
    that had is was are were do did her so very really too no yes yeah many much long far far big little old more
    never ever now well there here again on in bye ha he hey hi ho oh ah ooh hear please wait go come run up out
    blah knock tick tock chop tut hush quack woof toot beep drip knock night half win will can what who which how why
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
# What nobody says twice when a sentence begins; “Now now” and “He he” are said.
_OPENERS = _SMALL | frozenset("in on this these those there when while after before if".split())
_SURE = 0.95
_BE = frozenset("is was are were".split())
# “He he” is laughter, “went on on Friday” is grammar. Before a verb the one, after a noun the other is a mistake.
_BEFORE_VERB = frozenset("he she they we".split())
_AFTER_NOUN = frozenset(("on",))
_COUNTED_ONCE = _SMALL | _BE | _BEFORE_VERB | _AFTER_NOUN
_HAVE = frozenset(("has", "have", "does"))
# “What it is is a scandal”, “what he has has worth”: after one of these a clause can end in the verb.
_CLAUSE_OPENERS = frozenset(
    """
    what whatever who whoever which whichever where wherever how however when whenever why that all thing things
    everything anything nothing something one ones way place reason if as than
    """.split()
)
_SUBJECTS = frozenset("i you he she it we they there this that these those".split())


def check(article: Article) -> Iterator[Finding]:
    """Each word that stands again right after itself in one sentence."""
    tokens = article.tokens
    found: list[int] = []
    same = bytes(map(eq, tokens.lower, islice(tokens.lower, 1, None)))
    i = same.find(1)
    while i >= 0:
        span = article.tokens_of(article.sentence_of_token(i))
        if i + 1 < span.stop and tokens.lower[i].isalpha() and _is_mistake(article, span, i):
            found.append(i + 1)
        i = same.find(1, i + 1)
    repeats = Counter(tokens.text[i] for i in found)
    for i in found:
        word = tokens.text[i]
        # A word that the article doubles more than once is doubled on purpose, as a name is.
        if repeats[word] > 1 and word not in _COUNTED_ONCE:
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


def _is_mistake(article: Article, span: range, i: int) -> bool:
    """Whether a word of the sentence `span` that stands again right behind itself should stand once."""
    text, lower = article.tokens.text, article.tokens.lower
    word = lower[i]
    if text[i + 1] != word:
        return False
    if word in _BEFORE_VERB:
        return i + 2 < span.stop and bool(article.probability(FINITE)[i + 2] >= _SURE)
    if text[i] != word:
        return i == span.start and word in _OPENERS
    if word in _AFTER_NOUN:
        return i > span.start and bool(article.probability("NP")[i - 1] >= _SURE)
    if word in _BE or word in _HAVE:
        before = lower[span.start : i]
        is_relative = len(before) > 1 and before[-1] in _SUBJECTS and before[-2].isalpha()
        return bool(before) and not is_relative and _CLAUSE_OPENERS.isdisjoint(before)
    return word not in _DOUBLED and word not in _NAMES


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
