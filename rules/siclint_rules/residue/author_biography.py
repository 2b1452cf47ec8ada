"""A few words on the author, left under the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Finding, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import excerpt, is_prose, lines
from siclint_rules.residue._tables import cut_words, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

# Biographies stand under the article; the theme of a blog may set one on top.
_END, _TOP = 5, 2
_LEAST_PARAGRAPHS = 4
_LONGEST = 600
_QUOTES = frozenset('"“”„«»')
_PART = r"\p{Lu}[\p{L}\p{M}.’'-]*"
_NAME = regex.compile(
    rf"The (?:author|writer)s?\b|(?:(?:Dr|Prof|Professor|Sir|Dame)\.?\s)?(?!The\b){_PART}"
    rf"(?:\s(?:{_PART}|de|van|von|al|bin|der|la)){{0,4}}"
)
_ROLES = frozenset(
    """
    correspondent correspondents reporter reporters editor editors journalist journalists writer writers columnist
    columnists contributor contributors author blogger producer freelancer commentator critic fellow lecturer professor
    researcher scholar historian novelist essayist podcaster broadcaster presenter photojournalist photographer intern
    """.split()
)
_BYLINE = 4
# They begin sentences as a name does.
_NO_NAMES = frozenset(
    "he she it this that these those there here what who one another today everyone nobody such his her their".split()
)
_REACH = 12  # words between `is` and the role
# What is said of authors, and of nobody else at the end of a report.
_WORK = phrases("""
    covers / writes about / writes on / writes for / writes the / reports on / reports for / reports from
    is based in / is currently based / blogs about / blogs at / tweets at / tweets as / can be reached
    can be contacted / can be followed / has written for / has reported for / has covered / has been covering
    has been writing / has been reporting / has been a reporter / has been a journalist / has been an editor
    has been a correspondent / contributes to / is a contributor / is a contributing / specialises in
    specializes in
""")
# A paragraph has one of these or presents no author.
_SIGNALS = _ROLES | frozenset(
    """
    covers writes reports based blogs tweets reached contacted followed written reported covered covering writing
    reporting contributes contributing specialises specializes
    """.split()
)
_LABELS = phrases("""
    about the author / about the authors / about the writer / about the contributor / about author / author bio
    author biography / meet the author / about the reporter / author profile
""")
# Nouns of the one-line biographies that blog themes come with.
_PERSONAS = frozenset(
    """
    addict advocate aficionado ambassador analyst artist blogger buff communicator connoisseur creator dad devotee
    dreamer enthusiast entrepreneur evangelist expert explorer extrovert fan fanatic foodie freelancer gamer geek guru
    hacker hipster introvert junkie lover maven mom mum nerd ninja obsessive optimist organiser organizer pioneer
    practitioner reader rockstar scholar skeptic solver specialist storyteller strategist student thinker tinkerer
    trailblazer traveler traveller troublemaker wanderer wannabe warrior whisperer writer
    """.split()
)
_QUIRKS = phrases("falls down a lot / unable to type with boxing gloves on / prone to fits of apathy")
_PIECES = regex.compile(r"[.;,|•·!]+\s*")
_LONGEST_PIECE = 7


def check(article: Article) -> Iterator[Finding]:
    """Each paragraph near an end that presents an author, and headings that announce one."""
    paragraphs = article.paragraphs
    for line in lines(article):
        if line.said in _LABELS and line.paragraph:
            yield _finding(
                article,
                line.paragraph,
                f"“{line.text}” announces a note on the author, which is no part of the article",
            )
    fond = _holding(article, _PERSONAS)
    tail = max(len(paragraphs) - _END, _TOP)
    for index in sorted(fond | _holding(article, _SIGNALS)):
        start, end, _ = paragraphs[index]
        if end - start > _LONGEST or (_TOP <= index < tail):
            continue
        if index in fond and _is_persona(article.text[start:end]):
            what = excerpt(article.text[start:end])
            yield _finding(article, index, f"“{what}” is the biography that a blog's theme shows for its author")
        elif index >= tail and len(paragraphs) >= _LEAST_PARAGRAPHS and (name := _presented(article, index)):
            message = f"this presents {name}, who stands nowhere else in the article: a note on the author"
            yield _finding(article, index, message)


def _holding(article: Article, words: frozenset[str]) -> set[int]:
    """The paragraphs that hold one of the words."""
    sentences = {article.sentence_of_token(token) for token in article.find_words(words)}
    return {article.sentences[index].paragraph for index in sentences}


def _is_persona(text: str) -> bool:
    """Unbeatable soup nerd. Certified map lover: noun phrases without a verb, most of them what one is fond of."""
    pieces = [piece.split() for piece in _PIECES.split(text.strip("\"“”'‘’ ")) if piece.strip()]
    if len(pieces) < 2 or any(len(piece) > _LONGEST_PIECE for piece in pieces):
        return False
    fond = sum(
        (piece[-1].lower() in _PERSONAS and len(piece) > 1) or " ".join(piece).lower() in _QUIRKS for piece in pieces
    )
    return fond >= 2 and 2 * fond > len(pieces)


def _presented(article: Article, index: int) -> str | None:
    """The name of whom a paragraph presents, if it is an author and named nowhere else."""
    start, end, _ = article.paragraphs[index]
    text = article.text[start:end]
    match = _NAME.match(text)
    if match is None or not _QUOTES.isdisjoint(text):
        return None
    sentence = article.sentences[article.sentences_of(index).start]
    words, _ = cut_words(article.text, start + match.end(), sentence.end)
    if not words or match[0].lower() in _NO_NAMES:
        return None
    is_author = words[0] in ("is", "are", "was") and not _ROLES.isdisjoint(words[1:_REACH])
    works = " " in match[0] and any(" ".join(words[:count]) in _WORK for count in (1, 2, 3, 4))
    return match[0] if (is_author or works) and not _is_known(article, match[0].split()[-1], start, end) else None


def _is_known(article: Article, surname: str, start: int, end: int) -> bool:
    """Whether the name stands elsewhere in the article, lines about its author aside."""
    for token in article.words.get(surname.lower(), ()):
        place = article.tokens.start[token]
        paragraph = article.paragraph_at(place)
        if start <= place < end or paragraph is None:
            continue
        line = article.text[slice(*article.paragraphs[paragraph][:2])].lower()
        is_line = line.startswith(("by ", "author", "text", "written", "about")) or line.endswith(surname.lower())
        if not is_line and (paragraph > _BYLINE or is_prose(article, paragraph, 0)):
            return True
    return False


def _finding(article: Article, index: int, message: str) -> Finding:
    start, end, _ = article.paragraphs[index]
    fix = removal(article, index, "Remove the note", Applicability.UNSAFE)
    return Finding(start, end, message, fixes=(fix,) if fix else ())


rule = Rule(
    name="author-biography",
    family="residue",
    summary="A note on the author stands under the article",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
)
