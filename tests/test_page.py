"""A rule's page is read as it is meant, and its mistakes are told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from siclint import Rule, Severity, Status
from siclint.page import Example, PageError, load_page, page_of, parse_page

PAGE = """# some-rule

## What it finds

It finds *this*:
on two lines.

More.

## Examples

```bad
Here it [[is]].
```

```fixed
Here it was.
```

Some words between.

````good format=markdown min-words=4 kind=x
```text
It is not here.
```
````

```toml
## no heading
[[no-example]]
```

## Known false alarms

None.
"""


def parse(text: str) -> tuple[Example, ...]:
    return parse_page(Path("some-rule.md"), "# some-rule\n\n" + text).examples


def test_a_page_has_a_title_sections_and_examples() -> None:
    page = parse_page(Path("some-rule.md"), PAGE)
    assert page.title == "some-rule"
    assert list(page.sections) == ["What it finds", "Examples", "Known false alarms"]
    assert page.first_paragraph("What it finds") == "It finds *this*: on two lines."
    assert page.first_paragraph("No such section") == ""
    assert page.examples == (
        Example("bad", "Here it is.", (8, 10), 12, fixed="Here it was."),
        Example("good", "```text\nIt is not here.\n```", None, 22, "markdown", (("kind", "x"), ("min-words", "4"))),
    )


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "some-rule.md"
    path.write_bytes(PAGE.replace("\n", "\r\n").encode())
    assert load_page(path).examples == parse_page(path, PAGE).examples


@pytest.mark.parametrize(
    ("marked", "text", "place"),
    [
        ("[[a]] b", "a b", "a"),
        ("a [[[note]]] b", "a [note] b", "[note]"),
        ("a [[b\nc]] d", "a b\nc d", "b\nc"),
        ("x [1] [[y]]", "x [1] y", "y"),
    ],
)
def test_a_mark_holds_the_place(marked: str, text: str, place: str) -> None:
    [example] = parse(f"```bad\n{marked}\n```")
    assert example.text == text
    assert example.span is not None
    assert example.text[slice(*example.span)] == place


def test_escapes_stand_for_characters_where_it_is_said() -> None:
    [bad, good] = parse("```bad escapes\n\\u005b\\u005bx\\xa0[[\\u200b\\r]]\n\\U0001f600\n```\n```good\n\\u200b\n```")
    assert bad.text == "[[x\u00a0\u200b\r\n😀"
    assert bad.span == (4, 6)
    assert good.text == "\\u200b"
    [bad] = parse("```bad\n[[x]]\n```\n```fixed escapes\n\\u0041\n```")
    assert bad.fixed == "A"


@pytest.mark.parametrize(
    ("block", "line", "words"),
    [
        ("```bad\nno mark\n```", 3, "a bad example marks one [[place]], this one marks none"),
        ("text\n\n```bad\n[[a]] [[b]]\n```", 5, "this one marks 2"),
        ("```good\na [[b]]\n```", 3, "a good example marks no place"),
        ("```good\n\n```", 3, "an example is empty"),
        ("```good\nnever closed\n", 3, "this block is never closed"),
        ("```Bad\n[[x]]\n```", 3, "a block is called bad, good or fixed"),
        ("```godo\nx\n```", 3, "not 'godo'"),
        ("```fixed\nx\n```", 3, "a fixed block follows the bad one that it mends"),
        ("```good\nx\n```\n```fixed\nx\n```", 6, "a fixed block follows the bad one"),
        ("```bad\n[[x]]\n```\n```fixed\nx\n```\n```fixed\ny\n```", 9, "a fixed block follows the bad one"),
        ("```good format=pdf\nx\n```", 3, "there is no format 'pdf': use one of plain, markdown, html, jsonlines"),
        ("```good escape\nx\n```", 3, "'escape' is not understood here"),
        ("```good escapes=yes\nx\n```", 3, "'escapes=yes' is not understood here"),
        ("```good a=1 a=2\nx\n```", 3, "a is set twice"),
        ("```bad\n[[x]]\n```\n```fixed format=html\nx\n```", 6, "'format=html' is not understood here: use escapes"),
        ("## One\n\n## Two\n\n## One\n", 7, "the section 'One' stands twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(block: str, line: int, words: str) -> None:
    with pytest.raises(PageError) as caught:
        parse(block)
    assert str(caught.value).startswith(f"some-rule.md:{line}: ")
    assert words in str(caught.value)


def test_a_page_starts_with_a_heading() -> None:
    with pytest.raises(PageError, match=r"^some-rule\.md:1: a page starts with its rule's name"):
        parse_page(Path("some-rule.md"), "Some rule\n")


def test_a_page_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "some-rule.md"
    path.write_bytes(b"# some-rule \xff\n")
    with pytest.raises(PageError, match="byte 12 of this one is not"):
        load_page(path)


def test_a_rule_has_its_page_from_a_file_or_from_its_own_words(tmp_path: Path) -> None:
    def rule(page: Path | None, explanation: str | None) -> Rule:
        return Rule(
            name="some-rule",
            family="garbling",
            summary="Finds it",
            severity=Severity.NOTE,
            status=Status.STABLE,
            mqm="Style",
            its="style",
            check=lambda _: [],
            page=page,
            explanation=explanation,
        )

    path = tmp_path / "elsewhere.md"
    path.write_text(PAGE, encoding="utf-8")
    from_file = page_of(rule(path, None))
    from_words = page_of(rule(None, PAGE))
    assert from_file is not None
    assert from_words is not None
    assert from_file.sections == from_words.sections
    assert page_of(rule(None, None)) is None
