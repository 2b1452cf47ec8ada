"""What a translator wrote to an editor, or a program about its translation, left in the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

# Whoever writes one of these in brackets speaks of the translation, in any of its languages.
_TRANSLATOR = (
    r"(?:translat(?:or|er|ion)(?:[’']s|s[’'])?|transl?\.?|tr\.) ?(?:note|remark|comment)s?\b"
    r"|notes? (?:of|from|by) (?:the )?translator|t\. ?n\.|tn ?:|t/n\b|n\. ?t\. ?:|n\. ?b\. ?transl"
    r"|n\. ?(?:del?|do|da|de la|du) ?t\.|n\.? ?d\.? ?t\.?(?=[:\s.,)\]])|not[ae] d(?:el|ella|o|a|u) tra[dn]\w+"
    r"|anm\.? ?(?:d\.|des|der) ?(?:übers\w*\.?|ü\.)|anmerkung(?:en)? de[sr] übersetzer\w*|a\. ?d\. ?ü\."
    r"|прим(?:\.|ечание) ?(?:пер(?:ев(?:одчика|\.)?|\.)|автора перевода)|прим\. ?ред"
    r"|prim\. ?(?:perev|per|red)\.?|przyp(?:\.|is) ?(?:tłum\w*|red)\.?|pozn(?:\.|ámka) ?překl\w*\.?"
    r"|çev(?:\.|irmen(?:in)?) ?not[uı]|ç\. ?n\.|译者?注|譯者?註|訳者?注|역주|옮긴이"
)
# A note of any kind that speaks of what is for the desk, and not for the reader.
_NOTE = (
    r"(?:(?:ed|editor|desk|sub)(?:\.|[’']s)? ?(?:note|remark)?|note(?: to (?:the )?(?:editor|desk|self))?"
    r"|n\. ?b\.|red\.) ?[:.–—-]"
)
_ASK = (
    r"(?:the |this |all |that )?"
    r"(?:names?|spelling|sources?|dates?|facts?|figures?|number|quote|title|with|before|if|whether)"
)
_WORK = (
    r"untransl\w+|translated (?:as|according|by ear|literally|phonetically)|transliterat\w+|pronunciation"
    r"|in the original\b|original (?:text|article|title) (?:is|says|has)|play on words|wordplay|pun\b|literal(?:ly)?\b"
    rf"|(?:check|verify|confirm|double-check|insert|add) {_ASK}\b|not sure|unsure|illegible|who is this|pls\b"
    r"|missing (?:word|name|quote|text|line)|to be (?:checked|confirmed|added)|which (?:one|name)\?|source\?|!!|\?\?"
)
_ALONE = (
    r"(?:un)?translat(?:able|ed)(?: \w+){0,4}|untransl(?:atable|ated)\W?|not translat(?:able|ed)(?: \w+){0,4}"
    r"|(?:a )?(?:literal|verbatim|word[- ]for[- ]word|rough|free|machine|automatic|unofficial) transl(?:ation|\.)"
    r"|lit(?:erally)?\.? transl(?:ated|\.)|(?:a )?(?:play on words|wordplay|pun) in the original(?: \w+){0,3}"
    r"|no (?:english )?equivalent(?: in english)?|in english in the original|so in the original|as in the original"
)
_BRACKETS = (
    rf"[\[({{【（]\s?(?:(?:[^()\[\]]{{0,80}}[\s,;–—-])?(?:{_TRANSLATOR})[^()\[\]]{{0,240}}"
    rf"|{_NOTE}[^()\[\]]{{0,160}}?(?:{_WORK})[^()\[\]]{{0,160}}|(?:{_ALONE}))\s?[\])}}】）]"
)
# Outside brackets, at the beginning of a sentence.
_TOOLS = r"(?:google|deepl|bing|yandex|baidu|chatgpt|machine|ai|artificial intelligence|an? (?:ai|algorithm|machine)\b)"
_SENTENCE = (
    r"(?:note: )?(?:this|the) (?:text|article|story|page|content|post|news) (?:has been|was|is) "
    rf"(?:(?:machine[- ]|automatically |auto-)translated|translated (?:automatically|(?:by|with|using) {_TOOLS}))"
    r"|(?:note: )?(?:machine|automatic(?:ally)?|auto)[- ]translat(?:ed|ion) (?:from|by|of|with|text|article|using)\b"
    rf"|translated (?:from [\w ]{{3,30}} )?(?:automatically|(?:by|with|using) {_TOOLS})|(?:{_TRANSLATOR}) ?[:.–—]"
)
_SENTENCE_WORDS = frozenset(
    """translated translation translator translators traductor tradutor traduttore traducteur übersetzers übers
    переводчика перев tłum tłumacza""".split()
)
_LONGEST, _SHOWN = 120, 60
_OPEN = frozenset("a an the and or of to in on at by for from with his her its their that as".split())
_MARKS = frozenset(".,;:!?")
_LONGEST_WORD = 12
_QUOTES = frozenset('"“”‘’«»„')


@cache
def _brackets() -> regex.Pattern[str]:
    return regex.compile(_BRACKETS, regex.IGNORECASE)


@cache
def _sentence() -> regex.Pattern[str]:
    return regex.compile(_SENTENCE, regex.IGNORECASE)


def check(article: Article) -> Iterator[Finding]:
    """Each note in brackets, and each sentence that begins as one."""
    text = article.text
    bracketed = []
    if "(" in text or "[" in text or "（" in text or "【" in text or "{" in text:
        for match in _brackets().finditer(text):
            start, end = match.span()
            paragraph = article.paragraph_at(start)
            if paragraph is None or end > article.paragraphs[paragraph].end or _is_quoted(text, start, end):
                continue
            bracketed.append((start, end))
            before = start - (text[start - 1 : start] == " ")
            shown = text[start:end] if end - start <= _SHOWN else text[start : start + _SHOWN] + "…"
            # “a park and [unclear].” would be left with nothing behind its “and”.
            fix = Fix("Take the note out", (Edit(before, end, ""),), Applicability.UNSAFE)
            yield Finding(
                start,
                end,
                f"“{shown}” is a note of the translator or for the desk",
                fixes=() if _stands_for_word(text, before, end) else (fix,),
            )
    for number in sorted({article.sentence_of_token(i) for i in article.find_words(_SENTENCE_WORDS)}):
        start, end, _ = article.sentences[number]
        end = min(end, start + _LONGEST)
        if _sentence().match(text, start, end) and not any(a < end and start < b for a, b in bracketed):
            yield Finding(start, end, "the sentence speaks of the translation and not of the matter")


def _stands_for_word(text: str, start: int, end: int) -> bool:
    """Whether the note stands in the place of words: without it the sentence would break off before a mark."""
    left = text[max(0, start - _LONGEST_WORD) : start].rsplit(None, 1)[-1:]
    return bool(left) and left[0].lower() in _OPEN and text[end : end + 1] in _MARKS


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES and start > 0


rule = Rule(
    name="translator-note",
    family="garbling",
    summary="A note of the translator or for the desk was left in the text",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("assistant-remark",),
)
