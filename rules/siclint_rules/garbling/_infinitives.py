"""Words that take an infinitive with “to”."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Take the infinitive with the same subject.
VERBS = _words("""
    agree agrees agreed agreeing decide decides decided deciding refuse refuses refused refusing promise promises
    promised promising plan plans planned planning vow vows vowed vowing manage manages managed managing hope hopes
    hoped hoping want wants wanted wanting intend intends intended intending seek seeks sought seeking threaten
    threatens threatened threatening pledge pledges pledged pledging decline declines declined declining attempt
    attempts attempted attempting try tries tried trying fail fails failed failing offer offers offered offering
    prepare prepares prepared preparing aim aims aimed aiming choose chooses chose chosen choosing expect expects
    expected expecting wish wishes wished wishing swear swears swore sworn swearing struggle struggles struggled
    struggling strive strives strove striven striving undertake undertakes undertook undertaken undertaking resolve
    resolves resolved opt opts opted opting volunteer volunteers volunteered volunteering tend tends tended tending
    continue continues continued continuing begin begins began begun beginning start starts started starting prefer
    prefers preferred needs needed
""")
# Take it behind a form of “be”.
STATES = _words("""
    able unable willing unwilling eager reluctant determined obliged supposed hesitant keen ready forced required
    allowed expected scheduled authorized authorised entitled poised prepared inclined unlikely asked ordered urged
    invited encouraged permitted told
    likely set due left hard easy difficult important possible impossible necessary going bound useful safe
""")
