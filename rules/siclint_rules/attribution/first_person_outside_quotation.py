"""A first person in reported prose, outside any quotation."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Kind, Rule, Severity, Status
from siclint.english.quotations import in_quotation, quotations, quoted_spans
from siclint_rules.attribution._speech import SAYING, end_of_aside, is_person, speaker_before, speaker_behind

_FIRST = frozenset("i we my our me us ours mine myself ourselves i'm i've we're we've".split())
_MOST = 2
"""An article with more first-person sentences in its own prose than this speaks in the first person itself."""
_SHARE = 0.12
_SHORTEST = 6
"""An article of fewer sentences shows too little of its voice."""
_SAYING = frozenset(
    """
    stated said says noted stressed added announced declared emphasized emphasised explained claimed reported pointed
    indicated insisted argued asserted confirmed believes believed states mentioned underlined replied
    """.split()
)
_REPORTERS = frozenset(
    """
    writes wrote reported reports reporter correspondent newsroom tells told asked learned editors spoke interview
    interviewed contacted website readers newsletter podcast subscribe report start follow account live
    """.split()
)
_FAR = {"i": 4, "my": 1, "we": 0, "our": 0}
"""So many tokens may stand before the first person; later in a sentence `we` is mostly all of us."""
_EVERYBODY = frozenset("can may might should must could would know see need live all".split())
"""Behind these `we` is anybody: `we may not know`."""
_WRITING = frozenset(
    """
    deal take consider discuss see turn examine describe look write show note begin assume report reporting describing
    present presenting refer return call honor honour
    """.split()
)
"""What authors do in their own text: `we will deal with this below`."""
_THINKING = frozenset("thought wondered mused reflected imagined thinks wonders".split())
"""Thoughts of a character stand in the first person without marks."""
_REPORTED = frozenset("said says told according added".split())
_OF_ALL = frozenset(
    "planet world society species sun solar galaxy bodies brains lives ancestors age times time era earth".split()
)
"""What is everybody's: `our planet is warming, she said`."""
_SURE = frozenset("i i'm i’m i've i’ve my me myself".split())
_VERSE_MARKS = ("♪", "/")


def check(article: Article) -> Iterator[Finding]:
    """Sentences in the first person that belong to nobody, where the article is told in the third."""
    if not article.words.keys() & _FIRST:
        return
    own: dict[int, list[int]] = {}
    for token in article.find_words(_FIRST):
        if _counts(article, token):
            own.setdefault(article.sentence_of_token(token), []).append(token)
    if not own or _speaks_itself(article, own):
        return
    for sentence, tokens in own.items():
        span = _stray(article, sentence, tokens)
        if span is not None:
            yield span


def _counts(article: Article, token: int) -> bool:
    """Whether a word is a first person of the article's own prose."""
    tokens = article.tokens
    text, start = tokens.text[token], tokens.start[token]
    lower, first = tokens.lower, tokens.first
    sentence = article.sentence_of_token(token)
    place = article.sentences[sentence]
    kind = article.paragraphs[place.paragraph].kind
    if kind in {Kind.QUOTE, Kind.CELL, Kind.CAPTION, Kind.HEADLINE, Kind.HEADING, Kind.LIST_ITEM}:
        return False
    if (
        text[-1] == ">"
        or tokens.text[token + 1 : token + 2] == [">"]
        or text == "US"
        or (text == "i" and lower[token] == "i")
        or article.in_opaque(start)
    ):
        return False
    if lower[token] in {"i", "us"} and text.isupper():
        before = tokens.text[token - 1] if token > first[sentence] else ""
        after = tokens.text[token + 1] if token + 1 < first[sentence + 1] else ""
        # `World War I`, `Part I.`, `Elizabeth I`
        if before == "(" and after == ")":
            return False
        if (before[:1].isupper() and before.lower() not in {"and", "but", "so", "if", "as", "that"}) or after in {
            ".",
            "-",
        }:
            return False
    if text[0].isupper() and token > first[sentence] and lower[token] != "i" and lower[token - 1] not in {":", ","}:
        return False  # a title: `Our Lady`, `We Are One`
    return not in_quotation(article, start) or _behind_unclosed(article, token)


def _behind_unclosed(article: Article, token: int) -> bool:
    """Whether only an unclosed mark of an earlier sentence makes a word quoted, and its own sentence reports speech."""
    tokens = article.tokens
    sentence = article.sentence_of_token(token)
    start = article.sentences[sentence].start
    begin = max((a for a, b in quoted_spans(article) if a <= tokens.start[token] < b), default=None)
    if begin is None or begin >= start or begin not in {mark.at for mark in quotations(article).unclosed}:
        return False
    before = tokens.lower[tokens.first[sentence] : token]
    return any(word in _SAYING and "that" in before[i:] for i, word in enumerate(before))


# Who gives a recipe says where it comes from, and scholars say what they did.
_RECIPE = frozenset({"ingredients", "serves"})
_SCHOLARLY = frozenset({"abstract", "et", "keywords", "p", "introduction"})
_STUDY = ("Abstract", "et al.", "Key words:", "Keywords:", "P < ", "p < ", "p <")


def _is_study(article: Article) -> bool:
    return sum(mark in article.text for mark in _STUDY) > 1


def _speaks_itself(article: Article, own: dict[int, list[int]]) -> bool:
    """Whether the article as a whole is in the first person, an interview, a letter, or addresses its readers."""
    words = article.words
    prose = [
        i
        for i, sentence in enumerate(article.sentences)
        if article.paragraphs[sentence.paragraph].kind is Kind.PARAGRAPH and not in_quotation(article, sentence.start)
    ]
    if len(prose) < _SHORTEST or len(own) > max(1, min(_MOST, _SHARE * len(prose))):
        return True
    # Who is quoted without marks may say `you` too.
    addressed = (i for i in words.get("you", ()) if article.sentence_of_token(i) not in own)
    if any(not in_quotation(article, article.tokens.start[i]) for i in addressed):
        return True
    if words.keys() >= _RECIPE or (not words.keys().isdisjoint(_SCHOLARLY) and _is_study(article)):
        return True
    asked = sum(article.text[article.sentences[i].end - 1] == "?" for i in prose)
    return asked > 2


def _stray(article: Article, sentence: int, first: list[int]) -> Finding | None:  # noqa: PLR0911
    """The finding for a sentence, if nothing in it or beside it says who speaks."""
    place = article.sentences[sentence]
    text, tokens = article.text, article.tokens
    if article.paragraphs[place.paragraph].kind is not Kind.PARAGRAPH or text[place.end - 1] not in ".!?":
        return None
    lower = tokens.lower[tokens.first[sentence] : tokens.first[sentence + 1]]
    if any(mark in text[place.start : place.end] for mark in _VERSE_MARKS) or _THINKING.intersection(lower):
        return None
    said = _unmarked(article, sentence, first)
    if said is not None:
        return said
    if text[place.end - 1] == "?":
        return None
    reported = next((i for i, word in enumerate(lower) if word in _SAYING and "that" in lower[i + 1 : i + 3]), None)
    token = first[0]
    offset = token - tokens.first[sentence]
    if reported is not None and offset > reported:
        end = tokens.end[min(token + 1, tokens.first[sentence + 1] - 1)]
        shown = text[tokens.start[token] : end]
        message = f"“{shown}” stands in reported speech outside quotation marks: whose it is, the sentence does not say"
        return Finding(tokens.start[token], end, message)
    if any(mark in text[place.start : place.end] for mark in '“”"«»‘'):
        return None
    word = tokens.lower[token]
    if word not in _FAR or offset > _FAR[word] or set(lower) & _REPORTERS:
        return None
    if word == "we" and lower[offset + 1 : offset + 2] and lower[offset + 1] in _EVERYBODY:
        return None
    if _WRITING.intersection(lower[offset + 1 : offset + 4]) or not _is_report(article):
        return None
    message = f"“{tokens.text[token]}” speaks outside quotation marks in an article told in the third person"
    return Finding(place.start, place.end, message)


def _is_report(article: Article) -> bool:
    """Whether an article is short, as news is, or reports what people say."""
    return len(article.sentences) < _LONG or not article.words.keys().isdisjoint(_REPORTED)


_LONG = 60


def _unmarked(article: Article, sentence: int, first: list[int]) -> Finding | None:
    """The finding for words that somebody says in the first person, and that have no marks: `We won, he said.`"""
    tokens, text = article.tokens, article.text
    place, span = article.sentences[sentence], article.tokens_of(sentence)
    if any(mark in text[place.start : place.end] for mark in '“”"«»‘'):
        return None
    for verb in span:
        if tokens.lower[verb] not in _SPEAKING or article.tags.codes[verb] not in "Vp":
            continue
        found = _words_said(article, span, verb)
        if found is None:
            continue
        words, speaker = found
        told = [i for i in first if i in words and tokens.lower[i] != "mine" and _is_own(article, i)]
        singular = speaker is None or tokens.lower[speaker[0]] in {"he", "she"} or is_person(article, speaker)
        if not told or len(words) < _FEWEST_WORDS or not (singular or any(tokens.lower[i] in _SURE for i in told)):
            continue
        if speaker is not None and tokens.lower[speaker[0]] in _FIRST:
            continue
        message = f"“{tokens.text[told[0]]}” is the word of somebody who is quoted here without quotation marks"
        return Finding(tokens.start[words.start], tokens.end[words.stop - 1], message)
    return None


def _words_said(article: Article, span: range, verb: int) -> tuple[range, range | None] | None:
    """The words that a verb of saying reports as they were said, and who says them, if that is told beside it."""
    tokens = article.tokens
    before, behind = speaker_before(article, verb), speaker_behind(article, verb)
    if before is not None and before.start > span.start and tokens.text[before.start - 1] == ",":
        if _closes(article, verb + 1, span.stop, told=tokens.lower[verb] == "told"):
            return range(span.start, before.start - 1), before
    elif (
        behind is not None
        and tokens.text[verb - 1] == ","
        and verb - 1 > span.start
        and _closes(article, behind.stop, span.stop, told=False)
    ):
        return range(span.start, verb - 1), behind
    at = verb + 1
    while at < min(span.stop, verb + _FAR_BEHIND) and article.tags.codes[at] in "DPNI":
        at += 1
    if at + 1 >= span.stop or verb - span.start > _FAR_IN:
        return None
    if tokens.text[at] == ":" and tokens.text[at + 1][0].isupper():
        return range(at + 1, span.stop), before
    own_sentence = tokens.text[at + 1][0].isupper() and article.tags.codes[at + 1] not in "PNA"
    if before is not None and at == verb + 1 and tokens.text[at] == "," and own_sentence:
        return range(at + 1, span.stop), before
    return None


def _closes(article: Article, at: int, stop: int, *, told: bool) -> bool:
    """Whether only to whom, where and when it was said stands between a verb of saying and the end of its sentence."""
    codes, text = article.tags.codes, article.tokens.text
    if stop - at > _LONGEST_CLOSE or any(codes[i] in "VW" for i in range(at, stop)):
        return False
    return told or text[at] in {".", ",", "?", "!"} or codes[at] == "I" or end_of_aside(article, at) is not None


_FAR_BEHIND = 6
_LONGEST_CLOSE = 20


def _is_own(article: Article, token: int) -> bool:
    """Whether a first person is not everybody's: `our planet`, `we humans`."""
    lower = article.tokens.lower
    behind = lower[token + 1 : token + 3]
    return lower[token] in _SURE or not (
        _OF_ALL.intersection(behind) or (lower[token] == "we" and behind[:1] == ["all"])
    )


_FAR_IN = 24
"""Tokens before the verb at the head of a sentence: `In a letter to the owners, Lind said:`."""
_FEWEST_WORDS = 5
_SPEAKING = SAYING | {"told", "tweeted", "posted"}


rule = Rule(
    name="first-person-outside-quotation",
    family="attribution",
    summary="A first person speaks in reported prose, outside any quotation",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="inconsistency",
    check=check,
)
