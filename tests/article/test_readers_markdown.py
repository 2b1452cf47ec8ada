"""Markdown: what is prose, of which kind, and where it stands."""

import html
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from siclint.article.article import Article
from siclint.article.readers import read
from siclint.article.source import Source
from siclint.diagnostic import Notification

ArticleOf = Callable[[str, str], Article]
Prose = list[tuple[str, str]]
ProseOf = Callable[[str, str], Prose]
ReplacedOf = Callable[[Article], list[tuple[str, str]]]

FRAGMENTS = st.sampled_from(
    [
        *("word", "Tom", " ", " ", "\n", "\n", "\n\n", "  \n", "\\\n", "    ", "\t", ".", "é", "😀", "a < b", "&", "1"),
        *("&amp;", "&#8212;", "&nosuch;", "\\*", "\\a", "\\", "*", "**", "_", "__", "~~", "`", "``", "`x`", "` y `"),
        *("[", "](u)", "](<u v> 'title')", "[r]", "[r][]", "\n\n[r]: /url 'title'\n\n", "<http://a.b>", "<a@b.c>"),
        *("> ", "- ", "1. ", "# ", "## ", " ##", "\n===\n", "\n---\n", "\n***\n", "\n```\n", "\n~~~\n"),
        *(
            "<b>",
            "</b>",
            "x<!-- c -->",
            "<br>",
            "\n<div>\n",
            "\n</div>\n",
            "\n\n| a | b |\n|---|---|\n| c | d \\| e |\n",
            "|",
        ),
    ]
)
TEXTS = st.lists(FRAGMENTS, max_size=25).map("".join)


def test_a_file_is_its_prose(prose_of: ProseOf) -> None:
    text = """---
title: A bridge
tags: [a, b]
---

# A *bridge* opens #

It took **nine** [years](http://example.org "long"),
and ~~six~~ seven men[^1]. ![Two men](b.jpg)

The cost
--------

- steel
- stone

  and sand

> It is
too *narrow*.
>
> > No.

| Year | Cost |
|------|-----:|
| 1998 | 2 \\| 3 |

    x = 1

```python
y = 2
```

<!-- not

this -->

<figure><img src="c.jpg" alt="A river"><figcaption>The river</figcaption></figure>

[^1]: Eight, by another
    count.

    Who knows.

[ref]: http://example.org "no"
"""
    assert prose_of(text, "markdown") == [
        ("headline", "A bridge opens"),
        ("paragraph", "It took nine years,\nand six seven men."),
        ("caption", "Two men"),
        ("heading", "The cost"),
        ("list-item", "steel"),
        ("list-item", "stone"),
        ("list-item", "and sand"),
        ("quote", "It is\ntoo narrow."),
        ("quote", "No."),
        ("cell", "Year"),
        ("cell", "Cost"),
        ("cell", "1998"),
        ("cell", "2 | 3"),
        ("caption", "A river"),
        ("caption", "The river"),
        ("paragraph", "Eight, by another\ncount."),
        ("paragraph", "Who knows."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One line", [("line", "One line")]),
        ("# One\n# Two\n", [("headline", "One"), ("heading", "Two")]),
        ("One\n===\n", [("headline", "One")]),
        ("Two\nlines\n---\n", [("heading", "Two\nlines")]),
        ("# # #", [("headline", "#")]),
        ("#### a #b ###", [("heading", "a #b")]),
        ("> - one\n>   more\nlazy", [("list-item", "one\nmore\nlazy")]),
        ("* > one\n  > two", [("quote", "one\ntwo")]),
        ("One.  \nTwo.\\\nThree.", [("paragraph", "One.\nTwo.\nThree.")]),
        ("+++\na = 1\n+++\nOne.", [("paragraph", "One.")]),
        ("---\nOne.\n\n---\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<div>\n\nOne *two*.\n\n</div>", [("paragraph", "One two.")]),
        ("> <p>One &amp;\n> two.</p>", [("quote", "One &\ntwo.")]),
        ("- <script>\n  x\n  </script>\n- One.", [("list-item", "One.")]),
        ("a\n\n<aside>no</aside>\n\n<h1>Up</h1>", [("line", "a"), ("headline", "Up")]),
        ("One<br>two <img alt='A cat'> three.", [("paragraph", "One\ntwo three."), ("caption", "A cat")]),
        ("![one *two*](x) ![](y)", [("caption", "one two")]),
        ("See ![a ![b](c) d](e) here.", [("paragraph", "See here."), ("caption", "a b d")]),
        ("See [^1] and [^2].\n\n[^1]: http://a.b", [("paragraph", "See and [^2]."), ("line", "http://a.b")]),
        ("|a|b|\n|-|-|\n||c|\n|d|\n", [("cell", x) for x in "abcd"]),
        ("a | b\n-|-\n\\|c | \\|\\|d\\|\n", [("cell", "a"), ("cell", "b"), ("cell", "|c"), ("cell", "||d|")]),
        ("> |a|\n> |-|\n> | b |\n", [("cell", "a"), ("cell", "b")]),
    ],
)
def test_short_texts(text: str, expected: Prose, prose_of: ProseOf) -> None:
    assert prose_of(text, "markdown") == expected
    for end in ("\r\n", "\r"):
        told = [(kind, prose.replace("\r", "\n")) for kind, prose in prose_of(text.replace("\n", end), "markdown")]
        assert told == expected


def test_characters_have_their_places(article_of: ArticleOf) -> None:
    text = "> a \\* &amp; *b* `c\n>   d`\n> [e](f) <gh:i>"
    article = article_of(text, "markdown")
    assert article.text.rstrip() == "a * & b c\nd\ne gh:i"
    shown = [text[slice(*article.view.to_source(i, i + 1))] for i in range(len(article.text.rstrip()))]
    assert shown == [*"a ", "\\*", " ", "&amp;", *" b c", "\n>   ", "d", "\n> ", *"e gh:i"]
    assert [article.text[start:end] for start, end in article.code] == ["c\nd"]


def test_code_in_tags_is_code(article_of: ArticleOf) -> None:
    article = article_of("Press <kbd>Ctrl</kbd> or `` ` ``.", "markdown")
    assert [article.text[start:end] for start, end in article.code] == ["Ctrl", "`"]


def test_a_fix_is_written_for_its_place(article_of: ArticleOf) -> None:
    text = "Tom * is\n\n|Ada|\n|-|\n\n<p>Eve</p>\n\n<img alt='Ida'>"
    article = article_of(text, "markdown")
    new = """a*b | [c] <d> AT&T &lt; "e" """
    written = [article.view.encode(new, article.text.index(name)) for name in ("Tom", "Ada", "Eve", "Ida")]
    assert written == [
        """a\\*b | \\[c\\] \\<d> AT&T \\&lt; "e" """,
        """a\\*b \\| \\[c\\] \\<d> AT&T \\&lt; "e" """,
        """a*b | [c] &lt;d&gt; AT&amp;T &amp;lt; "e" """,
        """a*b | [c] &lt;d&gt; AT&amp;T &amp;lt; &quot;e&quot; """,
    ]


class _Renderer(RendererHTML):
    def html_block(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        # A block is read by itself: nothing in it goes on in the next one.
        return f"<hr>{tokens[idx].content}<hr>"


def told_by_the_renderer(text: str, prose_of: ProseOf) -> list[tuple[str, str]]:
    """What a page says that the parser itself makes of the text."""
    parser = MarkdownIt("commonmark", {"maxNesting": 60}, renderer_cls=_Renderer).enable(["table", "strikethrough"])
    told = prose_of(parser.render(text), "html")
    return [(kind, " ".join(prose.split())) for kind, prose in told]


@given(text=TEXTS)
@example(text="`\n>  a`")
@example(text="- a\n\t- b\n\t\tc")
@example(text="\\  \nword")
@example(text="word\t\nword")
def test_the_prose_is_what_the_rendered_page_says(text: str, prose_of: ProseOf) -> None:
    found = [(kind, " ".join(prose.split())) for kind, prose in prose_of(text, "markdown")]
    assert found == told_by_the_renderer(text, prose_of)


@given(text=st.lists(st.one_of(FRAGMENTS, st.text(max_size=3)), max_size=25).map("".join))
@example(text="a\n\t\t<br>")
def test_each_replaced_piece_says_what_stands_there(text: str, article_of: ArticleOf, replaced_of: ReplacedOf) -> None:
    for shown, written in replaced_of(article_of(text, "markdown")):
        if shown.isspace() and not written.startswith("&"):
            # A line break, with what the next line starts with.
            assert not written.strip(" \t\r\n>\v\f")
        else:
            assert shown in (html.unescape(written), written[1:]), (shown, written)


@given(new=st.text(st.sampled_from("ab *_`[]<>&;|\\#~!()é"), min_size=1, max_size=10))
def test_a_fix_reads_as_it_was_meant(new: str, article_of: ArticleOf) -> None:
    text = "It x is."
    article = article_of(text, "markdown")
    start, end = article.view.to_source(3, 4)
    fixed = text[:start] + article.view.encode(new, 3) + text[end:]
    assert article_of(fixed, "markdown").text.rstrip() == f"It {new} is."


@pytest.mark.parametrize(
    "part",
    [
        *(
            "A line of words. ",
            "word\n",
            "> ",
            "- ",
            "- a\n",
            "1. ",
            "[",
            "![",
            "[a](b)",
            "![a](b",
            "*a ",
            "**a*_b_",
            "`",
        ),
        *(
            "`a``",
            "<a ",
            "<!-- ",
            "<",
            "&",
            "&amp;",
            "\\",
            "|",
            "|a|b|\n|-|-|\n",
            "#",
            "\n",
            "[a]: b\n",
            "[^a]: b\n",
            "[^a]",
        ),
        *("~~a", "](", "[a](<", "<b>", "> \n", "a  \n", "<div>\n", "<div>\n\n", "\t"),
    ],
)
def test_a_long_run_of_it_is_read_to_its_end(part: str, read_long: Callable[[str, str, int], None]) -> None:
    read_long(part, "markdown", 50_000)


@pytest.mark.parametrize("part", ["[", "![", "<b>", "*", "(`"])
def test_deep_nesting_is_survived(part: str, article_of: ArticleOf) -> None:
    article = article_of("Before.\n\n" + part * 20_000 + "deep\n\nAfter.", "markdown")
    paragraphs = [article.text[p.start : p.end] for p in article.paragraphs]
    assert (paragraphs[0], paragraphs[-1]) == ("Before.", "After.")


@pytest.mark.parametrize("part", ["> ", "- ", "1. "])
def test_containers_too_deep_to_be_read_are_named(part: str) -> None:
    found = list(read(Source("a.md", "Before.\n\n" + part * 20_000 + "deep\n\nAfter.")))
    [article] = [article for article in found if isinstance(article, Article)]
    assert article.text.startswith("Before.")
    [notification] = [notification for notification in found if isinstance(notification, Notification)]
    assert (notification.descriptor, notification.path, notification.line) == ("nested-too-deeply", "a.md", 3)
    [whole] = read(Source("a.md", part * 15 + "deep"))
    assert isinstance(whole, Article)
    assert whole.text.strip() == "deep"


def test_a_line_of_megabytes_is_one_paragraph(article_of: ArticleOf) -> None:
    [paragraph] = article_of("word " * 200_000, "markdown").paragraphs
    assert (paragraph.start, paragraph.end) == (0, 999_999)
