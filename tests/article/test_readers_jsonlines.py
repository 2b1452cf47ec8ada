"""JSON Lines: the articles, their places, and the records that are broken."""

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint.article.article import Article, Kind
from siclint.article.readers import ReadOptions, read
from siclint.article.readers.jsonlines import is_gold
from siclint.article.source import Source
from siclint.diagnostic import Notification

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def read_all(text: str, options: ReadOptions | None = None) -> list[Article | Notification]:
    return list(read(Source("news.jsonl", text), "jsonlines", options))


def articles(text: str, options: ReadOptions | None = None) -> list[Article]:
    found = read_all(text, options)
    assert all(isinstance(article, Article) for article in found), found
    return [article for article in found if isinstance(article, Article)]


def broken(text: str) -> Notification:
    [notification] = [found for found in read_all(text) if isinstance(found, Notification)]
    assert notification.descriptor == "broken-record"
    assert notification.path == "news.jsonl"
    return notification


def test_a_record_is_an_article_with_headline_text_and_id() -> None:
    [article] = articles('{"id": 12, "title": " A new bridge ", "text": "It opened.\\n\\nMany came."}')
    assert [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs] == [
        (Kind.HEADLINE, "A new bridge"),
        (Kind.PARAGRAPH, "It opened."),
        (Kind.PARAGRAPH, "Many came."),
    ]
    assert article.identifier == "12"


@pytest.mark.parametrize(
    "record", ['{"text": "A line\\n\\nIt came."}', '{"text": "A line\\n\\nIt came.", "title": null}']
)
def test_without_a_title_the_first_line_may_be_the_headline(record: str) -> None:
    [article] = articles(record)
    assert [p.kind for p in article.paragraphs] == [Kind.HEADLINE, Kind.PARAGRAPH]
    assert article.identifier is None


def test_fields_are_named_and_nested() -> None:
    options = ReadOptions("article.body", "article.head.line", "meta.id")
    line = '{"meta": {"id": "x1"}, "body": "no", "article": {"head": {"line": "Up"}, "body": "It rose."}}'
    [article] = articles(line, options)
    assert article.text == "Up\n\nIt rose."
    assert article.identifier == "x1"
    assert line[slice(*article.view.to_source(4, 6))] == "It"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n \n"])
def test_records_stand_on_lines(end: str) -> None:
    text = end.join(['{"text": "One."}', ' {"text": "Two."}\t', '{"text": "Three."}'])
    assert [article.text for article in articles(text)] == ["One.", "Two.", "Three."]
    assert [article.text for article in articles(text + end)] == ["One.", "Two.", "Three."]


def test_line_ends_inside_a_string_are_no_line_ends() -> None:
    assert [article.text for article in articles('{"text": "One\u2028two\x85"}')] == ["One\u2028two\x85"]


def test_nothing_gives_no_articles() -> None:
    assert read_all("") == read_all(" \n\r\n\t\n") == []


def test_an_escape_is_one_character_at_its_place() -> None:
    line = r'{"text": "\ud83d\ude00 \"caf\u00E9\"\n\/"}'
    [article] = articles(line)
    assert article.text == '😀 "café"\n/'
    shown = [line[slice(*article.view.to_source(i, i + 1))] for i in range(len(article.text))]
    assert shown == [r"\ud83d\ude00", " ", r"\"", "c", "a", "f", r"\u00E9", r"\"", r"\n", r"\/"]


def test_of_fields_with_one_name_the_last_counts() -> None:
    line = '{"text": "first", "a": {"text": "x"}, "te\\u0078t": "second"}'
    [article] = articles(line)
    assert article.text == "second"
    assert article.view.to_source(0, 6) == (line.index("second"), line.index("second") + 6)


def test_a_title_behind_the_text_still_comes_first() -> None:
    line = '{"text": "It rose.", "title": "Up"}'
    [article] = articles(line)
    assert article.text == "Up\n\nIt rose."
    assert line[slice(*article.view.to_source(0, 2))] == "Up"
    assert line[slice(*article.view.to_source(4, 12))] == "It rose."


@pytest.mark.parametrize(
    ("record", "message", "column"),
    [
        ("no JSON", "not JSON: Expecting value", 1),
        ('{"text": "cut', "not JSON: Unterminated string", 10),
        ('{"text": "a"', "not JSON: Expecting ',' delimiter", 12),
        ('{"text": "a",}', "not JSON: Expecting property name", 14),
        ('{"text" "a"}', "not JSON: Expecting ':' delimiter", 9),
        ('{"text": "a"} {"text": "b"}', "not JSON: Extra data", 15),
        ('{"text": "a\tb"}', "not JSON: Invalid control character", 12),
        ('{"text": "a", "n": NaN}', "NaN is no value that JSON has", 20),
        ('{"text": "a", "n": [1, -Infinity]}', "-Infinity is no value that JSON has", 20),
        ('["text"]', "the record is an array", 1),
        ("12", "the record is a number", 1),
        ('{"body": "a", "url": "b"}', r"no field 'text' \(its fields: body, url\); set text-field", 1),
        ("{}", r"no field 'text' \(its fields: none\)", 1),
        ('{"text": 12}', "the field 'text' holds a number, not a string", 10),
        ('{"text": null}', "the field 'text' holds null", 10),
        ('{"text": "a", "title": ["b"]}', "the field 'title' holds an array", 24),
        (r'{"text": "ab\ud83d"}', r"half a character, \\ud83d", 13),
        (r'{"text": "ab\ude00\ud83d"}', r"half a character, \\ude00", 13),
        ('{"text": "a", "x": ' + "[" * 100_000, "nested too deeply", 1),
    ],
)
def test_a_broken_record_is_named_and_the_rest_goes_on(record: str, message: str, column: int) -> None:
    found = read_all(f'{{"text": "Before."}}\n{record}\n{{"text": "After."}}')
    assert [article.text for article in found if isinstance(article, Article)] == ["Before.", "After."]
    notification = broken(f"\n{record}\n")
    assert (notification.line, notification.column) == (2, column)
    assert re.search(message, notification.message)


def test_of_very_many_broken_records_the_first_are_named_and_the_others_counted() -> None:
    found = read_all('{"text": "Before."}\n' + "oops\n" * 1000 + '{"text": "After."}')
    notifications = [notification for notification in found if isinstance(notification, Notification)]
    assert len(found) - len(notifications) == 2
    assert [notification.line for notification in notifications] == [*range(2, 102), 102]
    assert "900 more records are broken" in notifications[-1].message


def test_long_numbers_are_no_trouble() -> None:
    [article] = articles('{"text": "a", "id": ' + "7" * 5000 + "}")
    assert article.identifier == "7" * 5000


@given(TEXTS, TEXTS, st.booleans(), st.data())
def test_each_span_decodes_to_what_the_view_says(title: str, text: str, ascii_only: bool, data: st.DataObject) -> None:
    line = json.dumps({"title": title, "n": {"text": "x"}, "text": text}, ensure_ascii=ascii_only)
    [article] = articles(f'{{"text": "y"}}\n{line}\n')[1:]
    start = len(article.text) - len(text)
    assert article.text[start:] == text
    assert article.text[:start].strip() == title.strip()
    first, last = sorted(
        (data.draw(st.integers(start, len(article.text))), data.draw(st.integers(start, len(article.text))))
    )
    below = article.source.text[slice(*article.view.to_source(first, last))]
    assert json.loads(f'"{below}"') == article.text[first:last]


@given(TEXTS, st.booleans())
def test_a_fix_is_written_so_that_it_reads_the_same(text: str, ascii_only: bool) -> None:
    source = json.dumps({"text": "Zoë waits"}, ensure_ascii=ascii_only)
    [article] = articles(source)
    start, end = article.view.to_source(4, 9)
    written = article.view.encode(text, 4)
    assert json.loads(source[:start] + written + source[end:]) == {"text": "Zoë " + text}
    assert written.isascii() or not ascii_only


def test_undecodable_bytes_stay_in_place() -> None:
    source = Source.decode("a.jsonl", '{"text": "Zoë “and” '.encode() + b'\xff."}')
    [article] = read(source)
    assert isinstance(article, Article)
    assert article.text == "Zoë “and” \udcff."
    assert source.encode(article.view.encode("\udcff", 10)) == b"\xff"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"file": "a.txt", "start": 0, "end": 2, "quote": "ab", "family": "residue"}', True),
        ('{"file": "a.txt", "start": 0, "end": 2, "quote": "ab", "family": "residue", "text": "ab"}', False),
        ('{"text": "a"}', False),
        ("[1]", False),
        ("", False),
        ("[" * 100_000, False),
    ],
)
def test_gold_is_told_from_articles(line: str, expected: bool) -> None:
    assert is_gold(line) is expected


@pytest.mark.parametrize(
    "part",
    ['{"text": "A short record.", "id": 1}\n', '{"text": "' + "Long \\u00e9. " * 100 + '"}\n', "{\n", '{"a": {"b":'],
)
def test_a_long_run_of_it_is_read_to_its_end(part: str, read_long: Callable[[str, str, int], None]) -> None:
    read_long(part, "jsonlines", 500_000)


def test_a_record_of_ten_megabytes_is_read() -> None:
    line = '{"text": "' + "word " * 2_000_000 + '"}'
    [article] = articles(line)
    assert article.view.to_source(9_999_995, 9_999_999) == (10_000_005, 10_000_009)
