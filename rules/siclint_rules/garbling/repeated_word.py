"""The same word twice in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
# “What it is is a scandal”, “all there was was bread”: after one of these a clause can end in the verb.
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
    for sentence in range(len(article.sentences)):
        span = article.tokens_of(sentence)
        words = tokens.text[span.start : span.stop]
        found += [
            span.start + i + 1
            for i, (left, right) in enumerate(pairwise(words))
            if left.lower() == right
            and left.isalpha()
            and (_is_mistake(words, i) or (right in _BEFORE_VERB | _AFTER_NOUN and _is_tagged(article, span.start + i)))
        ]
    repeats = Counter(tokens.text[i] for i in found)
    for i in found:
        word = tokens.text[i]
        # A word that the article doubles more than once is doubled on purpose, as a name is.
        if repeats[word] > 1 and word not in _SMALL | _BE | _BEFORE_VERB | _AFTER_NOUN:
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


# “He he” is laughter, “went on on Friday” is grammar. Before a verb the one, after a noun the other is a mistake.
_BEFORE_VERB = frozenset("he she they we".split())
_AFTER_NOUN = frozenset(("on",))


def _is_tagged(article: Article, i: int) -> bool:
    """Whether the tag beside a word and its copy, the tokens `i` and `i + 1`, shows that it should stand once."""
    codes = article.tags.codes
    if article.tokens.text[i + 1] in _BEFORE_VERB:
        return codes[i + 2 : i + 3] in tuple(FINITE) and article.probability(FINITE)[i + 2] >= _SURE
    return codes[i - 1] in "NP" and article.probability("NP")[i - 1] >= _SURE and i > 0


def _is_mistake(words: Sequence[str], i: int) -> bool:
    """Whether a word of a sentence that stands again as the next one, in small letters, should stand once."""
    word = words[i + 1]
    if words[i] != word:
        return i == 0 and word in _OPENERS
    if not word.islower():
        return False
    if word in _BE:
        before = [word.lower() for word in words[:i]]
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
