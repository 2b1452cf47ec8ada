"""A report that stops before it says what was said."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint_rules._sentences import REPORT_VERBS, words

# More forms in which a report begins; the base forms among them are said of several or asked for.
_REPORTING = REPORT_VERBS | frozenset(
    """
    adding alleged alleges alleging announcing argue arguing assess assesses asserts asserted believes boasted boasts
    cautioned cautions claiming clarified clarifies conceded concedes concludes concluding contend contended contends
    cautioning declaring disclosed discloses emphasising emphasizing estimate estimated estimates explaining feared
    fears hinted hints hopes implied implies indicates indicating informed insist insisting insists joked jokes
    maintains mentioning notifying predict predicted predicts posted promised promises proposed quipped reminds
    noting reiterates reiterating
    reporting revealing reveals saying says speculated stating stipulated stipulates stressing suggesting suggests
    testifies testifying tweeted tweets underlining vowed vows warning worried worries writing continued continues
    """.split()
)
# “I never said that.”, “the man who said that.”: here “that” is what was said.
_PRONOUN_USE = frozenset("not n't n’t never nobody none no ever who which what did i we you one".split())
_SAID = frozenset("said says announced added wrote explained stated".split())
_REACH = 5
# Nothing but a clause can follow these and “that”.
_STATES = frozenset("aware certain confident convinced sure".split())
_PHRASES = frozenset({("according", "to"), ("such", "as"), ("because", "of"), ("due", "to")})
_LAST = frozenset({"that", "to", "as", "of"})
_LEAST_WORDS = 3


def check(article: Article) -> Iterator[Finding]:
    """Each sentence that ends in a verb of saying and “that”, or in “according to” and its like."""
    tokens = article.tokens
    for index, sentence in enumerate(article.sentences):
        if article.text[sentence.end - 1] != "." or tokens.lower[tokens.first[index + 1] - 2] not in _LAST:
            continue
        found = words(article, index)
        if len(found) < _LEAST_WORDS:
            continue
        left, last = found[-2], found[-1]
        if article.text[tokens.end[last] : sentence.end] != ".":
            continue
        pair = (tokens.lower[left], tokens.lower[last])
        if pair not in _PHRASES and not (pair[1] == "that" and _is_cut(article, found)):
            continue
        start = tokens.start[found[max(0, len(found) - 5)]]
        yield Finding(
            start,
            sentence.end,
            f"the sentence stops after “{tokens.text[left]} {tokens.text[last]}”: the rest is missing",
        )


def _is_cut(article: Article, found: list[int]) -> bool:
    """Whether the “that” at the end must begin a clause."""
    lower = article.tokens.lower
    verb = lower[found[-2]] if lower[found[-2]] != "out" else lower[found[-3]]
    if article.tags.codes[found[-2]] == "P" and len(found) > _LEAST_WORDS:
        # `wrote on Facebook that.`, `told Reuters that.`
        verb = next((lower[i] for i in reversed(found[-5:-2]) if lower[i] in _REPORTING), verb)
    place = next((i for i in reversed(found[-8:-2]) if lower[i] in _SAID), None)
    if verb not in _REPORTING and place is not None:
        # `said at a briefing on Sunday that.`
        return article.tags.codes[place + 1] == "I" and set(article.tags.codes[place + 1 : found[-1]]) <= set("IDNPAM")
    if verb not in _REPORTING and verb not in _STATES:
        return False
    if article.tokens.text[found[-2] - 1] == ",":
        return True
    before = {lower[i] for i in range(max(found[0], found[-1] - _REACH), found[-1])}
    return not before & _PRONOUN_USE and "that" not in before


rule = Rule(
    name="dangling-report",
    family="truncation",
    summary="A sentence ends in “said that”, “according to” or the like",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Truncation",
    its="omission",
    check=check,
)
