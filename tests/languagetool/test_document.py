"""Places: from the article to the server and back, to the character."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siclint import Article, Source
from siclint.article.readers import read
from siclint.languagetool import document
from siclint.languagetool.check import check
from siclint.languagetool.document import documents

if TYPE_CHECKING:
    from tests.languagetool.conftest import Wanted

ODD = [
    "😀",
    "👩‍👩‍👧",
    "𝒜",
    "e\u0301",
    "n\u0303o",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "ﬁne",
    "日本",
    "\u2066",
    "\udcff",
    "🇪🇪",
    "\u00a0",
]
PLAIN = ["The boats came home", "rain fell on the quay", "nobody had asked him", "a bell rang twice"]


def article_of(name: str, text: str) -> Article:
    (article,) = read(Source(name, text))
    assert isinstance(article, Article)
    return article


words = st.lists(st.sampled_from([*PLAIN, *ODD, " ", ", "]), max_size=8).map(" ".join)
paragraphs = st.lists(st.tuples(words, words), min_size=1, max_size=4)


@given(paragraphs)
def test_each_unit_leads_back_to_its_character(parts: list[tuple[str, str]]) -> None:
    article = article_of("a.txt", "\n\n".join(f"Start {before} and\n  {after} end." for before, after in parts))
    for each in documents(article):
        units = each.text.encode("utf-16-le", "surrogatepass")
        assert len(units) == 2 * len(each.places)
        for place in range(len(each.places)):
            span = each.to_view(place, place + 1)
            assert span is not None
            shown = article.text[slice(*span)]
            unit = units[2 * place : 2 * place + 2]
            if shown.isspace():
                assert unit.decode("utf-16-le").isspace()
            elif len(shown.encode("utf-16-le", "surrogatepass")) == 2 and not "\ud800" <= shown <= "\udfff":
                assert unit.decode("utf-16-le") in (shown, "\n")
            else:
                assert len(shown) == 1  # half of a pair, or a lone surrogate


def test_long_articles_are_cut_between_paragraphs_and_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LONGEST", 400)
    sentence = "The boats came home before the rain fell on the quay. "
    article = article_of("a.txt", f"{sentence}\n\n{sentence * 20}\n\n{'x' * 900}\n\n{sentence}\n")
    parts = list(documents(article))
    assert all(len(part.places) <= 400 for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(article.text.split())
    prose = [paragraph for part in parts for paragraph in part.text.split("\n\n") if "x" not in paragraph]
    assert all(paragraph.endswith("quay.") for paragraph in prose)


@pytest.mark.parametrize(
    ("name", "pattern", "mistake"),
    [
        ("a.txt", "{}\n\n", "sold"),
        ("a.md", "{}\n\n", "so**l**d"),
        ("a.html", "<p>{}</p>", "so<b>l</b>d"),
        ("a.html", "<p>{}</p>", "s&#111;ld"),
    ],
)
@given(parts=paragraphs)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_real_servers_findings_stand_where_it_meant_them(
    name: str, pattern: str, mistake: str, parts: list[tuple[str, str]], grammar: Wanted
) -> None:
    escape = html.escape if name == "a.html" else str
    text = "".join(
        pattern.format(f"It began. {escape(before)} They would {mistake} it again. {escape(after)} So it went.")
        for before, after in parts
    )
    article = article_of(name, text)
    found, wrong = check(article, grammar("MD_BASEFORM"), [])
    assert wrong == []
    assert [article.source.text[each.start : each.end] for each in found] == [mistake] * len(parts)


def test_records_of_a_json_lines_file(grammar: Wanted) -> None:
    texts = [f"😀 {number} é. They would sold it again, “they” said." for number in range(3)]
    lines = "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts))
    source = Source("a.jsonl", lines)
    shown = []
    for article in read(source):
        assert isinstance(article, Article)
        found, wrong = check(article, grammar("MD_BASEFORM"), [])
        assert wrong == []
        shown += [(source.text[each.start : each.end], source.positions.position(each.start).line) for each in found]
    assert shown == [("sold", 1), ("sold", 2), ("sold", 3)]
