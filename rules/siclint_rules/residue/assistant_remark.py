"""Words of a rewriting or translating program to whoever used it, left in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import Openings, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

# The program says what it is and what it cannot do, or hands over what it has made.
_SURE = Openings("""
    as an ai language model / as an ai assistant i / as an ai i / as a large language model i
    as a language model i / as an artificial intelligence i / as of my last knowledge update
    as of my last update / as of my knowledge cutoff / my knowledge cutoff / my training data
    i do not have access to real time / i don't have access to real time / i'm sorry but i can't assist
    i'm sorry but i cannot / i am sorry but i cannot / i apologize but i cannot / i cannot fulfill
    i can't fulfill / i'm unable to browse / please provide the text you / please provide the text that
    please provide the article you / please provide the article that / would you like me to
    regenerate response / here is the rewritten / here's the rewritten / here is a rewritten
    here's a rewritten / here is your rewritten / here is the revised version / here's the revised version
    here is a revised version / here's a revised version / here is the paraphrased / here's the paraphrased
    here is a paraphrased / here's a paraphrased / here is the translated / here's the translated
    here is the translation / here's the translation / here is your translation / here is an english translation
    here is the english translation / here is a summary of the article / here's a summary of the article
    here is the article rewritten / here's the article rewritten / here is the corrected version
    here's the corrected version / here is the edited version / here's the edited version
    here is a possible rewrite / here's a possible rewrite / below is the rewritten / below is a rewritten
    below is the translated / below is the translation of / below is a paraphrased / sure here is / sure here's
    certainly here is / certainly here's / of course here is / of course here's / absolutely here is
    absolutely here's / the following is a rewritten / the following is a translation
    the following is the translation / this rewritten version / i have rewritten the / i've rewritten the
    i have paraphrased the / i've paraphrased the / i have translated the text / i've translated the text
    i hope this rewritten / i hope this translation / i hope this version / let me know if you would like me to
    let me know if you'd like me to / let me know if you need any further / let me know if you need further
    feel free to ask if you need / feel free to modify / note this is a machine translation
    note the translation may / note that the translation may / note the original article
    is there anything else you would like me / is there anything else you'd like me / is there anything else i can
    here is a concise version / here's a concise version / here is a shortened version / here's a shortened version
    here is an improved version / here's an improved version / here is a version of the / below is the paraphrased
    i have kept the names / i've kept the names / note i have kept
    note some parts of the original
""")
# A label of what comes: it needs its colon.
_LABELS = Openings("""
    rewritten article / rewritten version / rewritten text / paraphrased article / paraphrased version
    paraphrased text / translated article / translated version / translated text / translation
    english translation / rewritten headline / revised version / improved version / corrected version / output
    summary of the article
""")
_CONSENT = frozenset({"certainly", "sure", "of course", "absolutely", "sure thing"})
_EDGE = 2  # paragraphs in which a label stands
_COLON = 60  # characters from a phrase to its colon


def check(article: Article) -> Iterator[Finding]:
    """Each such sentence outside quotation marks, and a label at the beginning of the text."""
    found = dict(_SURE.find(article))
    for index, end in _LABELS.find(article):
        paragraph = article.sentences[index].paragraph
        if paragraph < _EDGE and article.text[end : end + 3].lstrip("* ").startswith(":"):
            found.setdefault(index, end)
    for index in sorted(found):
        yield _finding(article, index, found[index])


def _finding(article: Article, index: int, reach: int) -> Finding:
    """The sentence, or what stands before its colon when the text begins behind it."""
    start, end, paragraph = article.sentences[index]
    text = article.text
    if index in article.sentences_of(paragraph)[1:]:
        before = article.sentences[index - 1]
        start = before.start if text[before.start : before.end].strip("!. ").lower() in _CONSENT else start
    colon = text.find(":", reach, min(end, reach + _COLON))
    if colon >= 0 and text[colon + 1 : end].strip("* "):
        rest = colon + 1 + len(text[colon + 1 : end]) - len(text[colon + 1 : end].lstrip("* "))
        fix: Fix | None = Fix("Remove the remark", (Edit(start, rest, ""),), Applicability.UNSAFE)
        end = colon + 1
    elif (start, end) == article.paragraphs[paragraph][:2]:
        fix = removal(article, paragraph, "Remove the remark", Applicability.UNSAFE)
    else:
        fix = None
    return Finding(
        start,
        end,
        f"“{excerpt(text[start:end])}” is what the program said to its user",
        fixes=(fix,) if fix else (),
    )


rule = Rule(
    name="assistant-remark",
    family="residue",
    summary="A rewriting or translating program speaks to its user in the text",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
)
