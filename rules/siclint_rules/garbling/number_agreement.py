"""A verb that does not agree with its subject: `they was`, `many residents is`, `the companies offers`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.lexicon import lexicon, words_with
from siclint.english.quotations import in_quotation
from siclint_rules._sentences import REPORT_VERBS

_SINGULAR = frozenset("is was has does".split())
_PLURAL = frozenset("are have do".split())
_AUXILIARIES = _SINGULAR | _PLURAL
# Pronouns that are a whole subject, with the verbs that none of them takes.
_PRONOUNS = {
    **dict.fromkeys(("they", "we"), frozenset(("is", "was", "has", "does"))),
    **dict.fromkeys(("he", "she"), frozenset(("are", "have", "do"))),
}
# What only a plural noun follows.
_PLURAL_PRONOUNS = frozenset(("they", "we"))
_QUANTIFIERS = frozenset("many several both these those few numerous various".split())
# A clause that the verb belongs to may have begun before the pronoun: `one of those who they say is`, `neither he nor
# they was`; a verb that comes first has another form: `does he have`, `let them`, `insist that he have`.
_OTHER_SUBJECT = frozenset(
    """
    who whom which what that whatever nor or and neither either not than as if whether lest do does did will would can
    could may might shall should must ca wo let make makes made have has had see sees saw hear heard help helped watch
    watched demand demands demanded insist insists insisted require requires required recommend recommends recommended
    propose proposes proposed suggest suggests suggested ask asks asked urge urges urged important essential vital
    """.split()
)
_ADVERBS = frozenset("also now still already always often never then even only".split())
_PARTS = frozenset("some many most several both few all".split())
_ALL_OF = frozenset("them us".split())
_PLURAL_DETERMINERS = frozenset("the these those some many several both few all our their his her its my your".split())
# Plural forms that are one amount, one game, one illness or one place.
_ONE_THING = frozenset(
    """
    years months weeks days hours minutes seconds miles metres meters kilometres kilometers feet inches yards pounds
    dollars euros cents pence tonnes tons grams litres liters degrees points percent per stairs odds thanks amends
    darts billiards dominoes cards skittles bowls measles mumps rabies diabetes rickets herpes crossroads barracks
    gallows premises proceeds grounds remains arms goods sports games mathematics physics economics athletics
    gymnastics statistics genetics linguistics electronics logistics aerobics mechanics dynamics acoustics optics
    phonetics semantics ceramics hysterics tactics classics graphics robotics savings earnings winnings surroundings
    communications operations relations affairs studies sciences arts resources systems services industries
    """.split()
)
_IRREGULAR = frozenset("children men women people".split())
# One word for many people, or for a share of them.
_BODIES = frozenset(
    """
    people moment day night
    team staff government family company crew public committee band council army police group couple club crowd
    majority minority number lot pair handful dozen hundred thousand million percentage proportion variety range series
    party board firm side squad jury audience generation population community class cast union department
    ministry agency association bank school church court press media faculty management opposition enemy gang
    household management panel parliament cabinet commission navy force company corporation institute organisation
    organization quarter third half fraction rest few host string minimum maximum total average trio duo quartet
    """.split()
)
_FINDS = frozenset("found finds find showed shows show believe believes thought thinks knows feared hoped".split())
_SAY_THAT = REPORT_VERBS | _FINDS
_BEHIND_LEXICAL = frozenset("DMOIRSTAP")
_CERTAIN, _LIKELY = 0.97, 0.9
_REACH = 3  # words between the quantifier and its verb
_SURE = 0.97


def check(article: Article) -> Iterator[Finding]:
    """Each pronoun or noun that begins a clause and stands right before a verb of the other number."""
    yield from _after_pronouns(article)
    yield from _after_quantifiers(article)
    yield from _after_nouns(article)


def _after_pronouns(article: Article) -> Iterator[Finding]:
    tokens = article.tokens
    for pronoun in _PRONOUNS.keys() & article.words.keys():
        for i in article.words[pronoun]:
            verb = i + 1 + (tokens.lower[i + 1 : i + 2] in ([word] for word in _ADVERBS))
            if verb >= len(tokens) or not _is_of_other_number(article, pronoun, verb):
                continue
            first = tokens.first[article.sentence_of_token(i)]
            lexical = tokens.lower[verb] not in _AUXILIARIES
            if article.sentence_of_token(verb) != article.sentence_of_token(i):
                continue
            if not lexical and _is_other(article, first, i):
                continue
            if not in_quotation(article, tokens.start[i]):
                yield _finding(article, i, i, verb)


def _is_of_other_number(article: Article, pronoun: str, verb: int) -> bool:
    word = article.tokens.lower[verb]
    if word in _PRONOUNS[pronoun]:
        return True
    if pronoun not in _PLURAL_PRONOUNS or word not in _third_person():
        return False
    return article.tags.codes[verb] == "V" and article.probability("V")[verb] >= _SURE


@cache
def _third_person() -> frozenset[str]:
    return frozenset(word for word, classes in lexicon().items() if "VBZ" in classes.split("+")) - {"thanks"}


@cache
def _verbs() -> frozenset[str]:
    return _AUXILIARIES | _third_person()


def _is_other(article: Article, first: int, i: int) -> bool:
    """Whether something before the pronoun may be the verb's subject, or ask for another form of it."""
    before = article.tokens.lower[first:i]
    return not _OTHER_SUBJECT.isdisjoint(before[-6:]) or article.tokens.text[i].isupper()


def _after_quantifiers(article: Article) -> Iterator[Finding]:
    """`Many residents is angry`: at a sentence's start, where nothing before can be the subject."""
    tokens, codes, plurals = article.tokens, article.tags.codes, _plurals()
    for sentence in range(len(article.sentences)):
        start, stop = tokens.first[sentence], tokens.first[sentence + 1]
        if tokens.lower[start] not in _QUANTIFIERS or in_quotation(article, tokens.start[start]):
            continue
        for verb in range(start + 2, min(stop - 1, start + 2 + _REACH)):
            word = tokens.lower[verb]
            if word in _SINGULAR and codes[verb] in "VW" and tokens.lower[verb - 1] in plurals:
                inner = codes[start + 1 : verb]
                if all(code in "AN" for code in inner) and article.probability("N")[verb - 1] >= _SURE:
                    yield _finding(article, start, start, verb)
                break


@cache
def _plurals() -> frozenset[str]:
    """Nouns that are plural and nothing else."""
    return words_with("NNS") - {"news", "means", "series", "species", "works", "headquarters", "politics", "ethics"}


def _after_nouns(article: Article) -> Iterator[Finding]:
    """`The companies offers`, `Some of them is`, `It also have`: where a clause begins, and no other subject can be."""
    tokens = article.tokens
    for verb in article.find_words(_verbs()):
        first = tokens.first[article.sentence_of_token(verb)]
        head = verb - 1 - (tokens.lower[verb - 1] in _ADVERBS)
        if head < first or tokens.text[verb] != tokens.lower[verb]:
            continue
        start = _plural_subject(article, first, head) if tokens.lower[verb] not in _PLURAL else None
        if start is None and tokens.lower[verb] in _PLURAL:
            start = _singular_subject(article, first, head)
        if start is not None and _is_verb(article, verb) and not in_quotation(article, tokens.start[verb]):
            yield _finding(article, start, start, verb)


def _is_verb(article: Article, verb: int) -> bool:
    """Whether the word is a verb beyond doubt, and no question, list or title is near."""
    sentence = article.sentences[article.sentence_of_token(verb)]
    if article.paragraphs[sentence.paragraph].kind is not Kind.PARAGRAPH or article.text[sentence.end - 1] == "?":
        return False
    behind = article.tags.codes[verb + 1 : verb + 2]
    certain = float(article.probability("VW")[verb]) >= _CERTAIN
    lexical = article.tokens.lower[verb] not in _AUXILIARIES
    following = article.tokens.lower[verb + 1] if behind else ""
    if behind == "U" or following in {"n't", "n’t"} or following in _PRONOUNS:
        return False
    return certain and (not lexical or behind in _BEHIND_LEXICAL)


def _plural_subject(article: Article, first: int, head: int) -> int | None:
    """Where the subject that ends at `head` begins; None when it need not be plural, or the clause begins elsewhere."""
    tokens, codes = article.tokens, article.tags.codes
    if tokens.lower[head] in _ALL_OF and tokens.lower[head - 1] == "of" and tokens.lower[head - 2] in _PARTS:
        return head - 2 if _begins_clause(article, first, head - 2) else None
    classes = lexicon().get(tokens.lower[head], "").split("+")
    ending = "NNS" in classes and "NN" not in classes and tokens.lower[head].endswith("s")
    plural = ending or tokens.lower[head] in _IRREGULAR
    if not plural or tokens.lower[head] in _ONE_THING or float(article.probability("N")[head]) < _SURE:
        return None
    start = head
    while start > first and codes[start - 1] in "AN" and tokens.text[start - 1].islower():
        start -= 1
    if start > first and tokens.lower[start - 1] in _PLURAL_DETERMINERS:
        start -= 1
    elif tokens.text[start][0].isupper() and not _is_plain_word(article, start):
        return None
    return start if _begins_clause(article, first, start) else None


def _singular_subject(article: Article, first: int, head: int) -> int | None:
    """The same for one thing: `A bee do not know`, `It also have`. A body of people may be either."""
    tokens, codes = article.tokens, article.tags.codes
    if tokens.lower[head] == "it":
        return head if head == first else None
    if "NN" not in lexicon().get(tokens.lower[head], "").split("+") or tokens.lower[head] in _BODIES:
        return None
    if float(article.probability("N")[head]) < _LIKELY or tokens.lower[head].endswith("s"):
        return None
    start = head - 1
    while start > first and codes[start] == "A":
        start -= 1
    one = tokens.lower[start] in {"a", "an", "every", "each", "this"} and start >= first
    return start if one and _begins_clause(article, first, start) else None


def _is_plain_word(article: Article, i: int) -> bool:
    """Whether a word with the capital of its sentence is no name here: elsewhere it has none."""
    places = article.words[article.tokens.lower[i]]
    others = [j for j in places if j != i and article.tokens.first[article.sentence_of_token(j)] != j]
    return bool(others) and all(article.tokens.text[j].islower() for j in others)


def _begins_clause(article: Article, first: int, start: int) -> bool:
    """Whether a clause begins at `start`: with its sentence, behind “that”, or behind a phrase and a comma."""
    tokens, codes = article.tokens, article.tags.codes
    if start == first:
        return True
    if tokens.lower[start - 1] == "that":
        return start - 2 >= first and tokens.lower[start - 2] in _SAY_THAT and tokens.text[first] != "“"
    setting = codes[first] in "IR" and tokens.text[start - 1] == ","
    return setting and not any(codes[i] in "VWSCO" or tokens.text[i] == "," for i in range(first, start - 1))


def _finding(article: Article, start: int, first: int, verb: int) -> Finding:
    tokens = article.tokens
    subject = article.text[tokens.start[first] : tokens.end[verb - 1]]
    return Finding(
        tokens.start[start], tokens.end[verb], f"“{tokens.text[verb]}” does not go with its subject “{subject}”"
    )


rule = Rule(
    name="number-agreement",
    family="garbling",
    summary="A verb does not agree with its subject in number",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
)
