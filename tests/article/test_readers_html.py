"""HTML: what is prose, of which kind, and where it stands."""

import html
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siclint.article.article import Article
from siclint.article.readers.tags import attributes, tags

ArticleOf = Callable[[str, str], Article]
Prose = list[tuple[str, str]]
ProseOf = Callable[[str, str], Prose]
ReplacedOf = Callable[[Article], list[tuple[str, str]]]

INLINE = st.sampled_from(
    [
        *("word", "Tom", " ", "\n   ", "\t", ".", "é", "😀", "a < b", "AT&T", "&", "&nosuch;", "&amp", "&ampere"),
        *("&amp;", "&lt;b&gt;", "&nbsp;", "&#8212;", "&#x1F600;", "&#150;", "&notit;", "&NotEqualTilde;", "&#0;"),
        *("<b>", "</b>", "<a href='x?a=1&amp;b=2'>", "</a>", "<i class=x >", "</i>", "<!-- not -->", "<wbr>", "<SPAN>"),
    ]
)
MARKUP = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<h2>", "</h3>"),
        *("<br>", "<br><br>", "<img alt='A &quot;man&quot;'>", "<img alt=dog>", "<code>", "</code>", "<article>"),
        *("</article>", "<nav>", "</nav>", "<script>", "</script>", "<p hidden>", "<blockquote>", "</blockquote>"),
        *("<a b='", "<", "</", "</br>", "<!", "<!--", "<?", "<![CDATA[", ">", '"', "'", "=", "<plaintext>", "<title>"),
        "\0",
    ]
)

PAGES = st.lists(st.one_of(INLINE, MARKUP, st.text(max_size=3)), max_size=25).map("".join)


def test_a_page_is_its_main_text(prose_of: ProseOf) -> None:
    page = """<!DOCTYPE html>
<html><head><title>A bridge - The Daily</title><style>p { color: red }</style></head>
<body><header><h1>The Daily</h1><nav><a href="/">Home</a></nav></header>
<main>
  <p>Advertising.</p>
  <article>
    <header><h1>A <em>bridge</em> opens</h1><p>By Ada Lind</p></header>
    <p>It took
       nine years.</p>
    <h2>The cost</h2>
    <ul><li>steel<li>stone</ul>
    <blockquote><p>It is too narrow.</p></blockquote>
    <table><tr><th>Year<td>Cost</table>
    <figure><img src="b.jpg" alt="Two men on a bridge"><figcaption>The builders</figcaption></figure>
    <aside>Read more</aside><form>Subscribe</form><script>var a = "<p>no</p>";</script>
    <pre>x = 1</pre><p hidden>Old text.</p><p style="color: red; display: none">Older text.</p>
    <span aria-hidden="true">*</span><template><p>Later.</p></template><noscript>Turn it on.</noscript>
  </article>
</main><footer>Imprint</footer></body></html>"""
    assert prose_of(page, "html") == [
        ("headline", "A bridge opens"),
        ("line", "By Ada Lind"),
        ("paragraph", "It took nine years."),
        ("heading", "The cost"),
        ("list-item", "steel"),
        ("list-item", "stone"),
        ("quote", "It is too narrow."),
        ("cell", "Year"),
        ("cell", "Cost"),
        ("caption", "Two men on a bridge"),
        ("caption", "The builders"),
    ]


def test_an_author_and_words_for_reading_aloud_in_their_own_places_are_no_prose(prose_of: ProseOf) -> None:
    page = """<article><h1>A bridge opens</h1>
<div class="meta byline">By <a rel="author" href="/ada">Ada Lind</a></div>
<div itemprop="author" itemscope><span itemprop="name">Ada Lind</span></div>
<p>It took <span class="sr-only">link opens in a window</span>nine years.</p><p>By Ada Lind</p></article>"""
    assert [prose for _, prose in prose_of(page, "html")] == ["A bridge opens", "It took nine years.", "By Ada Lind"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Page.</p><main><p>Main.</p></main>", ["Main."]),
        ("<p>Page.</p><div role=main><p>Main.</p></div>", ["Main."]),
        ("<main><p>Main.</p><article><p>One.</p></article><article>Two.</article></main>", ["One.", "Two."]),
        (
            "<article><h1>Up</h1><p>By.</p><div itemprop='articleBody'><p>Body.</p></div><p>Tail.</p></article>",
            ["Up", "Body."],
        ),
        ("<main><h1>Up</h1><article><p>One.</p></article><h1>Next</h1></main>", ["Up", "One."]),
        ("<nav>Home</nav><p>Page.</p><footer>By us.</footer>", ["Page."]),
        ("<div role='navigation'>Home</div><p>Page.</p>", ["Page."]),
        ("<article></article><p>Page.</p>", ["Page."]),
        ("<article><img alt='A man'></article><p>Page.</p>", ["Page."]),
        ("<form><p>In a form.</p></form>", ["In a form."]),
        ("<form><p>In a form.</p></form><p>Page.</p>", ["Page."]),
        ("<form><article><p>One.</p><form>No.</form></article></form>", ["One."]),
        ("<img alt='A man'>", ["A man"]),
        ("", []),
        (" \n\t ", []),
        ("<p>&nbsp;</p>", []),
    ],
)
def test_the_surest_region_counts(page: str, expected: list[str], prose_of: ProseOf) -> None:
    assert [text for _, text in prose_of(page, "html")] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One.<p>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<h2>Head</h3>text", [("heading", "Head"), ("line", "text")]),
        ("<h2>Head<p>Text.", [("heading", "Head"), ("paragraph", "Text.")]),
        ("<ul><li>a<ul><li>b</ul>c<li>d</ul>e.", [("list-item", x) for x in "abcd"] + [("paragraph", "e.")]),
        ("<dl><dt>a<dd>b</dl>c.", [("list-item", "a"), ("list-item", "b"), ("paragraph", "c.")]),
        (
            "<table><td>a<td><p>B.<tr><td>c</table>d.",
            [("cell", "a"), ("paragraph", "B."), ("cell", "c"), ("paragraph", "d.")],
        ),
        ("<p hidden>no<p>Yes.", [("paragraph", "Yes.")]),
        ("<span hidden>a<span>b</span>c</span>D.", [("paragraph", "D.")]),
        ("<div hidden>a<svg/>b</div><svg><title>Up</title><g>x</g></svg>C.", [("paragraph", "C.")]),
        ("A <svg/> drawing<math/>.<svg><p>It is open.", [("paragraph", "A drawing."), ("paragraph", "It is open.")]),
        ("<svg><foreignObject><p>no</p></foreignObject></svg>Yes.", [("paragraph", "Yes.")]),
        ("<span hidden>a<div>b</span>c</div>d</span>Yes.", [("paragraph", "Yes.")]),
        ("<b><i>One</b> two.</i> Three.", [("paragraph", "One two. Three.")]),
        ("</div></p></b>One.</article>", [("paragraph", "One.")]),
        ("<P>One <B>two</B>.</P>", [("paragraph", "One two.")]),
        ("<p>if a < b and c <3 d</p>", [("line", "if a < b and c <3 d")]),
        ('<p class="x>One.</p><p>Two.</p>', [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<p title='a>b' data-x=\"it's\">One.</p>", [("paragraph", "One.")]),
        ("<p>One.</p><p cut='off", [("paragraph", "One.")]),
        ("<p>a<!-- <p>no</p> -->b<!--> c<!-->.<![CDATA[d]]><?php e ?>", [("paragraph", "ab c.")]),
        ("<p>a</p><!-- open <p>b</p>", [("line", "a")]),
        ("<p>One.</p><plaintext><b>two</p>", [("paragraph", "One."), ("line", "<b>two</p>")]),
        ("<p>One.</p><script>if (a < b) { x('</p>') }<p>no", [("paragraph", "One.")]),
        ("<textarea><p>no</textarea>One.", [("paragraph", "One.")]),
        ("<?xml version='1.0'?><title/><script src='x'/><p/><p>One.</p>", [("paragraph", "One.")]),
        ("a\0b.", [("paragraph", "a\0b.")]),
    ],
)
def test_broken_and_short_markup(page: str, expected: Prose, prose_of: ProseOf) -> None:
    assert prose_of(page, "html") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("One.<br>Two.", ["One.\nTwo."]),
        ("One.<br> <br/>Two.<br>", ["One.", "Two."]),
        ("One <b> two </b> three.", ["One two three."]),
        ("One\r\n   two.", ["One two."]),
        ("One<b>two</b>.", ["Onetwo."]),
        ("One.<hr>Two.", ["One.", "Two."]),
        ("<p>One.</br>Two.", ["One.\nTwo."]),
        ("Water <img alt='a sign'> here.", ["Water here.", "a sign"]),
        ("Fun <img alt='🙂'> here.", ["Fun here."]),
        ("<h1><img alt='Logo'></h1>One.", ["Logo", "One."]),
    ],
)
def test_white_space_breaks_and_images(page: str, expected: list[str], prose_of: ProseOf) -> None:
    assert [text for _, text in prose_of(page, "html")] == expected


def test_inline_code_is_marked(article_of: ArticleOf) -> None:
    article = article_of("<p>Call <code>f(<b>x</b>)</code> or <kbd>Ctrl</kbd>.</p>", "html")
    assert "".join(article.text[start:end] for start, end in article.code) == "f(x)Ctrl"
    assert article.in_opaque(article.text.index("f(x)"))
    assert not article.in_opaque(article.text.index("or"))


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("&amp;", "&"),
        ("&#8212;", "—"),
        ("&#X2014;", "—"),
        ("&#150;", "–"),
        ("&hellip;", "…"),
        ("&NotEqualTilde;", "≂̸"),
        ("&copy", "©"),
        ("&#65", "A"),
        ("&nosuch;", "&nosuch;"),
        ("&#;", "&#;"),
        ("&", "&"),
        ("&#" + "9" * 100_000 + ";", "\ufffd"),
    ],
)
def test_references_are_one_place(reference: str, shown: str, article_of: ArticleOf) -> None:
    page = f"<p>a {reference} b</p>"
    article = article_of(page, "html")
    assert article.text.rstrip() == f"a {shown} b"
    assert page[slice(*article.view.to_source(2, 2 + len(shown)))] == reference


def test_a_reference_without_its_end_takes_no_more_than_it_is(article_of: ArticleOf) -> None:
    page = "<p>&notit; &ampere</p><img alt='&copy=1 &copy 2 &lt;'>"
    article = article_of(page, "html")
    assert article.text.split("\n\n")[:2] == ["¬it; &ere", "&copy=1 © 2 <"]
    assert page[slice(*article.view.to_source(0, 2))] == "&noti"


def test_places_and_fixes_in_text_and_values(article_of: ArticleOf) -> None:
    page = """<p>Tom &amp; Ada</p><img alt="Tom &quot;T&quot; B"><img alt=Tom>"""
    article = article_of(page, "html")
    text = article.text
    written = {
        page[slice(*article.view.to_source(start, start + 3))]: article.view.encode("""<"I'm" & you>""", start)
        for start in (0, text.index("T", 8) + 4)
    }
    assert written == {
        "Tom": """&lt;"I'm" &amp; you&gt;""",
        "&quot;T&quot;": "&lt;&quot;I&#39;m&quot; &amp; you&gt;",
    }
    assert article.view.encode("a b", text.rindex("Tom")) == "a&#32;b"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


@given(inline=st.lists(INLINE, max_size=15).map("".join))
@example(inline="&amp&ampere")
def test_text_agrees_with_the_standard_parser(inline: str, prose_of: ProseOf) -> None:
    page = f"<p>{inline}</p>"
    parser = _Text()
    parser.feed(page)
    parser.close()
    assert " ".join(text for _, text in prose_of(page, "html")).split() == parser.text.split()


@given(page=PAGES)
@example(page="<p>a<img alt='&'>&")
def test_each_replaced_piece_says_what_stands_there(page: str, article_of: ArticleOf, replaced_of: ReplacedOf) -> None:
    for shown, written in replaced_of(article_of(page, "html")):
        if written[0] == "&":
            assert html.unescape(written) == shown
        else:
            assert not written.strip()
            assert not shown.strip()


@given(page=PAGES, text=st.text(max_size=10), data=st.data())
def test_a_fix_reads_as_it_was_meant(page: str, text: str, data: st.DataObject, article_of: ArticleOf) -> None:
    article = article_of(page, "html")
    whole = [p for p in article.paragraphs if article.view.is_whole(p.start, p.end)]
    if not whole:
        return
    paragraph = data.draw(st.sampled_from(whole))
    written = article.view.encode(text, paragraph.start)
    assert html.unescape(written) == html.unescape(html.escape(text))
    assert not set(written) & set("<>")


def test_tags_and_attributes_have_their_places() -> None:
    text = """x<A HREF='a>b' b="c" d=e f  g = "h" b=i/>y</a  >"""
    found = list(tags(text))
    assert [(tag.name, tag.closing, text[tag.start : tag.end]) for tag in found] == [
        ("a", False, text[1:-7]),
        ("a", True, "</a  >"),
    ]
    values = attributes(text, found[0])
    assert {name: text[value.start : value.end] for name, value in values.items()} == {
        "href": "a>b",
        "b": "c",
        "d": "e",
        "f": "",
        "g": "h",
    }
    assert not values["d"].quoted


@pytest.mark.parametrize(
    "part",
    [
        *("<div>", "<p>", "<b>", "<li>", "<td>x", "<h1>x", "<ul><li>", "<i hidden>", "<code>x", "<b><i></b></i>"),
        *("</p>", "<br>", "<img alt='x'>", "<a ", "<a b='", '<a b=">"', "<", "<!", "<!-- ", "<![CDATA[", "</", "<?"),
        *("&", "&a", "&amp;", "&#9", " ", "x ", "'", '"', "=", "<script>", "<svg>", "<svg><p>", "<p hidden>", "<x y"),
    ],
)
def test_a_long_run_of_it_is_read_to_its_end(part: str, read_long: Callable[[str, str, int], None]) -> None:
    read_long(part, "html", 200_000)


@pytest.mark.parametrize(
    ("name", "depth"), [("div", 200_000), ("b", 200_000), ("article", 50_000), ("ul", 50_000), ("table", 50_000)]
)
def test_nesting_has_no_limit(name: str, depth: int, article_of: ArticleOf) -> None:
    page = f"<{name}>" * depth + "Deep." + f"</{name}>" * depth
    article = article_of(page, "html")
    assert [article.text[p.start : p.end] for p in article.paragraphs] == ["Deep."]
    assert article.view.to_source(0, 5) == (depth * (len(name) + 2), depth * (len(name) + 2) + 5)


def test_an_attribute_of_ten_megabytes_is_passed_over(prose_of: ProseOf) -> None:
    page = "<p>One.</p><img src='data:" + "x" * 10_000_000 + "' alt='A man'><p>Two.</p>"
    assert [text for _, text in prose_of(page, "html")] == ["One.", "A man", "Two."]
