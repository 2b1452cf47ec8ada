"""Who and what the operators for attribution and consistency can take hold of in an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from siclint.article.article import Article
from siclint.evaluation.planting.edit import Word, words_of

MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
MEN = frozenset(
    """
    actor boy boyfriend boys brother businessman chairman dad duke emperor father fiance gentleman grandfather guy
    husband king lad lord male man men monk mr nephew policeman pope prince sir son spokesman uncle widower
    """.split()
)
WOMEN = frozenset(
    """
    actress aunt baroness bride businesswoman chairwoman daughter duchess empress female girl girlfriend girls
    grandmother heroine lady mom mother mrs ms mum niece nun policewoman princess queen sister spokeswoman waitress
    widow wife woman women
    """.split()
)
COUNTRIES = frozenset(
    """
    Afghanistan Algeria Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium Bolivia Brazil
    Britain Bulgaria Cambodia Canada Chile China Colombia Croatia Cuba Denmark Egypt Estonia Ethiopia Finland France
    Germany Ghana Greece Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan Kazakhstan Kenya
    Kosovo Kuwait Latvia Lebanon Libya Lithuania Malaysia Mali Mexico Moldova Mongolia Morocco Myanmar Nepal
    Netherlands Nigeria Norway Pakistan Panama Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Serbia
    Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Thailand Tunisia Turkey Uganda
    Ukraine Uruguay Venezuela Vietnam Yemen Zimbabwe
    """.split()
)
_MONTHS_AND_DAYS = frozenset(
    """
    January February March April June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday
    """.split()
)


def pronouns(article: Article) -> Iterator[tuple[Word, bool]]:
    """The pronouns of the third person that have a gender, and whether it is the masculine."""
    for number in range(len(article.sentences)):
        for word in words_of(article, number):
            lower = word.text.lower()
            if lower in MASCULINE or lower in FEMININE:
                yield word, lower in MASCULINE


def one_gender(article: Article, least: int = 4) -> bool | None:
    """Whether all persons of an article seem to be men, or women: at least so many pronouns, none of the other gender.

    None where the article is about both, or tells too little.
    """
    masculine = [is_he for _, is_he in pronouns(article)]
    if len(masculine) < least or len(set(masculine)) != 1:
        return None
    others = WOMEN if masculine[0] else MEN
    return None if others & article.words.keys() else masculine[0]


def surnames(article: Article, least: int = 3) -> dict[str, list[int]]:
    """Names that stand as often as this, each with the offsets where it stands.

    Somebody of the name does something, and no article stands before it: so it is no word of another name.
    """
    tokens, codes = article.tokens, article.tags.codes
    places: dict[str, list[int]] = {}
    acting = {tokens.text[i] for i in range(len(codes) - 1) if codes[i] == "P" and codes[i + 1] in "VW"}
    described = {tokens.text[i + 1] for i in range(len(codes) - 1) if tokens.lower[i] in {"the", "a", "an"}}
    for index, code in enumerate(codes):
        name = tokens.text[index]
        if code == "P" and name.isalpha() and name[0].isupper() and name[1:].islower() and len(name) > 4:
            places.setdefault(name, []).append(tokens.start[index])
    lower = Counter(tokens.text)
    return {
        name: found
        for name, found in places.items()
        if len(found) >= least
        and not lower[name.lower()]
        and name in acting
        and name not in described | _MONTHS_AND_DAYS | COUNTRIES
    }
