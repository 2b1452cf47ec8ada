"""What a news agency or a first publisher sets under a report: who wrote and edited it, where from, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Finding, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import Openings, excerpt, lines, quoted
from siclint_rules.residue._outlets import OUTLET
from siclint_rules.residue._tables import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint_rules.residue._lines import Line

# Credits stand at the end, seldom at the top.
_END, _TOP = 6, 3
_AGENCIES = phrases("""
    ap / afp / reuters / upi / pti / ani / ians / uni / xinhua / tass / itar-tass / ria novosti / ria / interfax
    interfax-ukraine / ukrinform / unian / dpa / dpa-afx / efe / ansa / lusa / yonhap / kyodo / kyodo news
    jiji / jiji press / cna / vna / bernama / antara / irna / isna / tasnim / mehr / anadolu / anadolu agency
    aa / dha / iha / pa / pa media / press association / aap / cp / the canadian press / apa / ats / belga / anp
    ntb / tt / ritzau / stt / pap / ctk / čtk / tasr / mti / agerpres / bta / tanjug / hina / bns / elta / leta
    belta / azertac / armenpress / kazinform / spa / wam / qna / mena / sana / kuna / map / nan / agencies
    agency / news agencies / afp relaxnews / bloomberg / europa press / télam / prensa latina / agência brasil
    global times / cgtn / sputnik / agence france-presse / associated press / deutsche presse-agentur
    the associated press / with agency inputs / with agencies / with inputs from agencies / with pti inputs
    with ani inputs / with ians inputs / inputs from agencies / agency inputs / with agency reports
""")
_ENDS = phrases("ends / end / nnnn / end it / endit / the end of the report / end of report / xinhua end")
_WORK = frozenset(
    """
    additional with reporting report reported writing written editing edited compiled translated translation text story
    words interview produced production graphics graphic subediting copyediting copyedited adapted curated and fact
    checking fact-checking research researched
    """.split()
)
_DID = frozenset(
    "reporting reported writing written editing edited compiled translated translation produced adapted".split()
)
# What joins names. A credit has nothing else in small letters.
_JOINS = frozenset(
    "and in for with from by at of the de la van von der del al bin el ter den le desk team staff its".split()
)
_LABELS = phrases("""
    editor / editors / web editor / managing editor / responsible editor / editor in charge / editor responsible
    reporter / reporters / translator / translated by / translation / proofreader / reviewer / our standards
    contributing reporters / contributors / source / sources / authors / correspondent / writer / written by
    edited by / text / reporting / via / original / original article / originally published at
    read the original article
""")
_SOURCES = frozenset({"source", "sources", "via", "original"})
_DESKS = frozenset({"responsible editor", "editor in charge", "editor responsible", "web editor"})
_EDITORS = 8
_PIECES = frozenset(
    """
    story article report piece essay post text interview column analysis commentary content dispatch feature transcript
    """.split()
)
_HOW = frozenset("was is has been originally first also had previously been machine automatically initially".split())
_APPEARED = frozenset("published appeared republished translated reprinted syndicated posted".split())
_REPUBLISHED = Openings("""
    republished with permission / reprinted with permission / republished from / republished under
    reprinted from / reposted from / originally published in / originally published on / originally published by
    originally published at / originally appeared in / originally appeared on / first published in
    first published on / first published by / first appeared in / first appeared on
    published in partnership with / produced in partnership with / translated from the
    translated and edited by / machine translated / automatically translated
""")
_CONTRIBUTED = regex.compile(
    r"\bcontributed (?:reporting|(?:\w+ )?(?:to|for) (?:this|today['’]s) (?:report|story|article|piece|post))\b"
)
_SIGNED = regex.compile(r"(?<=[.!?…\"'”’)\]])\s*[\[(/–—-]{1,3}\s*([^\[\]()–—.!?]{2,40}?)\s*[\])/]{0,2}\.?$")
_DPA = regex.compile(r"dpa(?:[ /-][a-z]{2,4}){1,6}")
_INPUTS = regex.compile(
    r"\W{0,2}With (?:(?:agency|additional|\p{Lu}{2,5}) )?(?:inputs?|agencies|information)"
    r"(?: from(?: the)?(?: \p{Lu}[\p{L}.&-]*| and| agencies| news agenc(?:y|ies)){1,6})?\W{0,2}"
)
# The desk's initials: (abc/de), kl.m / n.o
_INITIALS = regex.compile(r"\W{0,2}(?:End\W{1,3})?[\p{L}.]{1,5}(?:\s?/\s?[\p{L}\d.]{1,5}){1,4}\W{0,2}")
_LONGEST_CREDIT = 40
_EARLY = 7
_JOINED = regex.compile("[/,&]")
_LONGEST_SIGN = 60
_TERMINAL = frozenset('.!?…"”’')


def check(article: Article) -> Iterator[Finding]:
    """Each credit, note on the first publication and agency's sign, at the ends of the article."""
    paragraphs = article.paragraphs
    ends = {*range(min(_TOP, len(paragraphs))), *range(max(0, len(paragraphs) - _END), len(paragraphs))}
    found = [
        (article.sentences[index].start, article.sentences[index].end)
        for index in sorted(_candidates(article))
        if article.sentences[index].paragraph in ends
        and len(article.tokens_of(index)) <= _LONGEST_CREDIT
        and (_is_credit(article, index) or _is_republished(article, index))
    ]
    found += _contributions(article)
    found += [
        article.sentences[index][:2]
        for index, _ in _REPUBLISHED.find(article)
        if article.sentences[index].paragraph in ends and len(article.tokens_of(index)) <= _EARLY * 3
    ]
    for line in lines(article):
        is_credit = line.paragraph >= len(paragraphs) - _END and (
            line.said in _ENDS
            or _DPA.fullmatch(line.text)
            or _INITIALS.fullmatch(line.text)
            or _is_labelled(line)
            or _is_sign(line.text)
        )
        if is_credit or (line.paragraph and _is_of_the_desk(line)):
            found.append((line.start, line.end))
    for paragraph in paragraphs[-_TOP:]:
        if article.text[paragraph.end - 1] in _TERMINAL:
            continue
        match = _SIGNED.search(article.text, max(paragraph.start, paragraph.end - _LONGEST_SIGN), paragraph.end)
        if match and all(part.strip().lower() in _AGENCIES for part in _JOINED.split(match[1])):
            found.append((match.start() + len(match[0]) - len(match[0].lstrip()), match.end()))
    for start, end in dict.fromkeys(found):
        yield _finding(article, start, end)


def _candidates(article: Article) -> set[int]:
    """The sentences that have `by` among their first words, `reported from`, or `this article` at their beginning."""
    lower, first = article.tokens.lower, article.tokens.first
    found = set()
    for token in article.find_words(frozenset({"by", "reported", "this"})):
        sentence = article.sentence_of_token(token)
        behind = lower[token + 1] if token + 1 < len(lower) else ""
        if lower[token] == "by":
            likely = token - first[sentence] <= _EARLY
        else:
            likely = behind == "from" if lower[token] == "reported" else behind in _PIECES
        if likely:
            found.add(sentence)
    return found


def _words(article: Article, sentence: int) -> list[str]:
    """The words of a sentence as written."""
    tokens = article.tokens_of(sentence)
    return [text for token in tokens if (text := article.tokens.text[token])[0].isalnum()]


def _is_credit(article: Article, sentence: int) -> bool:
    """Reporting by Anna Berg in Oslo; editing by T. Moe. Or: Berg reported from Oslo."""
    words = _words(article, sentence)
    lower = [word.lower() for word in words]
    by = lower.index("by") if "by" in lower[:6] else 0
    posted = "reported" in lower[1:] and "from" in lower and lower.index("from") == lower.index("reported") + 1
    if by and _WORK.issuperset(lower[:by]) and not _DID.isdisjoint(lower[:by]):
        rest = words[by + 1 :]
    elif posted and words[0][0].isupper():
        rest = [word for word in words if word not in ("reported", "from")]
    else:
        return False
    names = [word for word in rest if word.lower() not in _JOINS and word.lower() not in _WORK]
    return (
        bool(names)
        and all(not word[0].islower() for word in names)
        and not quoted(article, article.sentences[sentence].start)
    )


def _is_republished(article: Article, sentence: int) -> bool:
    """This article was originally published in the Evening Lamp."""
    words = [word.lower() for word in _words(article, sentence)]
    if len(words) < 4 or words[0] != "this" or words[1] not in _PIECES:
        return False
    verb = next((i for i, word in enumerate(words[2:7], 2) if word in _APPEARED), 0)
    return verb > 0 and _HOW.issuperset(words[2:verb]) and not quoted(article, article.sentences[sentence].start)


def _contributions(article: Article) -> Iterator[tuple[int, int]]:
    for token in article.words.get("contributed", ()):
        start, end, _ = article.sentences[article.sentence_of_token(token)]
        short = end - start <= _LONGEST_SIGN and article.text[start:end].rstrip(".)").endswith("contributed")
        if short or _CONTRIBUTED.search(article.text, start, end):
            yield start, end


def _is_sign(text: str) -> bool:
    """(Xinhua), - AFP, /TASS/, With inputs from agencies."""
    signed = text.strip("()[]{}/*–—- .")
    return (signed != text or len(signed.split()) > 1) and all(
        part.strip().lower() in _AGENCIES for part in _JOINED.split(signed)
    )


def _is_of_the_desk(line: Line) -> bool:
    """Editor in charge: Li Wei; (With inputs from PTI). Neither is ever part of a text, so these count anywhere."""
    label, colon, _ = line.text.strip("([{*•–— ").partition(":")
    return (colon != "" and label.strip().lower() in _DESKS) or _INPUTS.fullmatch(line.text) is not None


def _is_labelled(line: Line) -> bool:
    """Editor: Li Wei, in brackets or not."""
    label, colon, rest = line.text.strip("([{*•–— ").partition(":")
    words = rest.strip(")]}*. ").split()
    if not colon or label.strip().lower() not in _LABELS or not words or len(words) > _EDITORS:
        return False
    if label.strip().lower() in _SOURCES:
        names = " ".join(words).lower()
        return names in _AGENCIES or "." in words[0] or not OUTLET.isdisjoint(names.split())
    return all(not word[0].islower() or word in _JOINS for word in words)


def _finding(article: Article, start: int, end: int) -> Finding:
    index = article.paragraph_at(start)
    fix = None
    if index is not None and (start, end) == article.paragraphs[index][:2]:
        fix = removal(article, index, "Remove the credit", Applicability.UNSAFE)
    message = f"“{excerpt(article.text[start:end], 8)}” is a credit of the agency or the first publisher"
    return Finding(start, end, message, fixes=(fix,) if fix else ())


rule = Rule(
    name="agency-tail",
    family="residue",
    summary="A credit of the news agency or of the first publisher stands under the text",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
)
