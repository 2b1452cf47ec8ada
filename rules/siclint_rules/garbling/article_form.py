"""“a” before a vowel sound, “an” before a consonant sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.lexicon import lexicon

_ARTICLES = frozenset({"a", "an"})
# Written with a vowel, spoken with a consonant: yoo-, w-.
_CONSONANT_SOUND = regex.compile(
    r"""eu | ew(?:e|er)s?\b | one(?:s|self)?\b | once\b | oui | ouija
      | u(?:
            nanim
          | ni(?!n|m[ap]|dent|deal|llu|ron|rri|ssu)
          | s(?:e|a[bg]|u|ur)
          | t[eio](?!p?ter)
          | topi
          | ra[ln]| ri[cn]| rolog
          | rethr
          | biq
          | kul
          | kra
          | gand
          | ruguay
          | vul
        )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Written with a consonant, spoken with a vowel.
_SILENT_H = regex.compile(r"(?:hour|hono[u]?r|honest|heir)", regex.IGNORECASE)
# Both are heard: an unstressed h, words that two Englishes speak in two ways, letters that are spelled out.
_EITHER = regex.compile(
    r"(?:hist|hotel|heroi|hab|hilar|hyp|hyst|herb|horri|harmon|heredit|hallu|homage|uighur|uygur|uyghur|ur[dk]|ob\b|us\b|x-)",
    regex.IGNORECASE,
)
_SPOKEN = regex.compile(r"\p{L}[\p{Ll}\p{M}'’-]+")
_SHOWN = 10
_VOWEL = regex.compile(r"[aeiouyáéíóúàèìòùâêîôûäëïöü]", regex.IGNORECASE)
_DIGITS = regex.compile(r"\d+")


def _sound(word: str) -> Literal["a", "an"] | None:
    """The article that `word` takes; None when it cannot be told from the letters."""
    if word[0].isdigit():
        digits = _DIGITS.match(word)
        number = digits[0] if digits else ""
        if number.startswith("8") or (number in {"11", "18"} and "," not in word):
            return "an"
        # 1100 and 1800 are “one thousand” to some, “eleven hundred” to others.
        return None if number.startswith(("11", "18")) else "a"
    if not _SPOKEN.fullmatch(word) or len(word) < 3 or not _VOWEL.search(word[1:]) or _EITHER.match(word):
        return None
    if word[0].lower() in "aeiou":
        return "a" if _CONSONANT_SOUND.match(word) else "an"
    if _SILENT_H.match(word):
        return "an"
    return "a" if word[0].lower() in "bcdfghjklmnpqrstvwyz" else None


def check(article: Article) -> Iterator[Finding]:
    """Each article that does not fit the sound of the word behind it."""
    tokens, text = article.tokens, article.text
    for i in article.find_words(_ARTICLES):
        if i + 1 >= len(tokens.text) or text[tokens.end[i] : tokens.start[i + 1]] != " ":
            continue
        written, word = tokens.lower[i], tokens.text[i + 1]
        # “A” in capitals is a letter or a mark; a hyphen or a quotation mark before it makes it a name or a sound.
        if not (tokens.text[i] in {"a", "an", "An"} or _is_opening(article, i)) or (
            i and text[tokens.start[i] - 1 : tokens.start[i]] not in {" ", "\n", "", "“", '"', "(", "—"}
        ):
            continue
        if tokens.text[i] == "An" and tokens.text[i + 1][0].isupper() and _is_inside(article, i):
            continue  # a name: `the district of An Bien`
        if _names_letter(article, i) or _is_foreign(article, i):
            continue
        following = text[tokens.start[i + 1] : tokens.start[i + 1] + _SHOWN].lower()
        if written == "an" and following.startswith("other ") and not following.startswith("other than"):
            yield _other(article, i)
            continue
        fitting = "an" if following.startswith("x-ray") else _sound(word)
        if fitting is None or fitting == written:
            continue
        yield Finding(
            tokens.start[i],
            tokens.end[i + 1],
            f"“{tokens.text[i]} {word}” should be “{_like(tokens.text[i], fitting)} {word}”",
            fixes=(
                Fix(
                    f"Write “{fitting}”",
                    (Edit(tokens.start[i], tokens.end[i], _like(tokens.text[i], fitting)),),
                    Applicability.SAFE,
                ),
            ),
        )


def _is_opening(article: Article, i: int) -> bool:
    """Whether “A” opens a sentence and a noun phrase: `A unveiling was held`, not `A and B`, not `A enters`."""
    tokens = article.tokens
    word = tokens.text[i + 1]
    return (
        tokens.text[i] == "A"
        and tokens.first[article.sentence_of_token(i)] == i
        and word.islower()
        and len(word) >= _LEAST_OPENED
        and article.tags.codes[i] == "D"
        and article.tags.codes[i + 1] in "NApg"
        and not {"NN", "JJ", "VBG", "VBN"}.isdisjoint(lexicon().get(word, "").split("+"))
    )


_LEAST_OPENED = 4


def _other(article: Article, i: int) -> Finding:
    """`An other town`: two words for one."""
    start, end = article.tokens.start[i], article.tokens.end[i + 1]
    one = _like(article.tokens.text[i], "another")
    fix = Fix("Write it as one word", (Edit(start, end, one),), Applicability.SAFE)
    return Finding(start, end, f"“{article.text[start:end]}” is one word, “{one}”", fixes=(fix,))


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[0].isupper() else word


def _names_letter(article: Article, i: int) -> bool:
    """Whether “a” is the letter itself: `vitamin a is`, `the letter a and`."""
    return article.tokens.lower[i] == "a" and article.tokens.lower[i - 1] in {
        "vitamin", "letter", "point", "hepatitis", "the", "an", "and", "or", "grade", "plan", "-", "not",
    } and article.tokens.lower[i + 1] in {"is", "and", "or", "in", "are", "as", "at", "on"}  # fmt: skip


def _is_inside(article: Article, i: int) -> bool:
    """Whether words in small letters stand right before, so that a capital letter makes a name."""
    return i > article.tokens.first[article.sentence_of_token(i)] and article.tokens.text[i - 1].islower()


def _is_foreign(article: Article, i: int) -> bool:
    """Whether the word before makes “a” a foreign one: `Alianza a Izquierda`, `grazie a Elena`."""
    before = article.tokens.text[i - 1] if i else ""
    after = article.tokens.text[i + 1]
    return before[:1].isupper() and after[:1].isupper() and article.tokens.end[i - 1] + 1 == article.tokens.start[i]


rule = Rule(
    name="article-form",
    family="garbling",
    summary="“a” stands where “an” belongs, or the other way round",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Grammar",
    its="grammar",
    check=check,
    fix=Applicability.SAFE,
)
