"""What holds for any article: a written comment silences its finding, changes no prose, and nothing ever fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.suppressions.conftest import QUEUE, ZED

from siclint import Article
from siclint.article.readers import read
from siclint.article.source import Source
from siclint.check import activate
from siclint.fixes import apply_edits
from siclint.run import Settings, check_source
from siclint.suppressions import RULES, SuppressionSettings, insertion
from siclint.suppressions.comments import read_comments

if TYPE_CHECKING:
    from siclint.run import FileResult

SETTINGS = Settings(
    tuple(activate([ZED, QUEUE, *RULES])),
    suppressions=SuppressionSettings({rule.name: rule.family for rule in (ZED, QUEUE, *RULES)}, complete=True),
)

PLAIN = st.sampled_from(
    ["It rained.", "In ZZZ it rained.", "ZZZ", "The *ZZZ* mill", "`ZZZ`", "One  ZZZ\ntwo ZZZ.", "a & b"]
)
COMMENTS = st.sampled_from(
    [
        "<!-- siclint: ignore[zed] why -->",
        "<!-- siclint: ignore -->",
        "<!-- siclint: ignore-start[zed] -->",
        "<!-- siclint: ignore-end -->",
        "<!-- siclint: ignore[zed",
        "<!-- a remark -->",
    ]
)
INLINE = st.lists(st.one_of(PLAIN, COMMENTS), min_size=1, max_size=3).map(" ".join)


def indented(text: str, first: str, rest: str) -> str:
    return "\n".join((rest if number else first) + line for number, line in enumerate(text.split("\n")))


BLOCKS = st.recursive(
    st.one_of(
        INLINE,
        COMMENTS,
        PLAIN.map(lambda text: f"# {text}".replace("\n", " ")),
        PLAIN.map(lambda text: f"{text}\n==="),
        PLAIN.map(lambda text: f"```\n{text}\n```"),
        PLAIN.map(lambda text: "| a | b |\n| - | - |\n| c | {} |".format(text.replace("\n", " "))),
        PLAIN.map(lambda text: f"<div>\n<p>{text}</p>\n</div>"),
    ),
    lambda inner: st.one_of(
        inner.map(lambda text: indented(text, "- ", "  ")),
        inner.map(lambda text: indented(text, "> ", "> ")),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)
MARKDOWN = st.lists(BLOCKS, min_size=1, max_size=5).map("\n\n".join)

TAGS = st.sampled_from("p div ul li table tr td b br h1 script article".split())
HTML = st.lists(
    st.one_of(INLINE, COMMENTS, TAGS.map(lambda name: f"<{name}>"), TAGS.map(lambda name: f"</{name}>")), max_size=14
).map("".join)


def prose(source: Source) -> list[str]:
    return [
        article.text[start:end].strip()
        for article in read(source)
        if isinstance(article, Article)
        for start, end, _ in article.paragraphs
    ]


def checked(name: str, text: str) -> FileResult:
    return check_source(Source(name, text), SETTINGS)


def hold(name: str, text: str) -> None:
    before = checked(name, text)
    assert before.source is not None
    assert before.notifications == ()
    for comment in read_comments(before.source):
        assert 0 <= comment.span.start < comment.span.end <= len(text)
        assert comment.scope is None or 0 <= comment.scope.start <= comment.scope.end <= len(text) + 1
    for diagnostic in before.diagnostics:
        if diagnostic.rule != "zed":
            continue
        edit = insertion(before.source, diagnostic, "why")
        if edit is None:
            continue
        changed = Source(name, apply_edits(text, [edit]))
        assert prose(changed) == prose(before.source)
        place = diagnostic.start + (len(edit.text) if edit.start <= diagnostic.start else 0)
        after = check_source(changed, SETTINGS)
        assert place in [one.diagnostic.start for one in after.silenced]


@settings(max_examples=150)
@given(MARKDOWN)
def test_markdown(text: str) -> None:
    hold("a.md", text)


@settings(max_examples=150)
@given(HTML)
def test_html(text: str) -> None:
    hold("a.html", text)


def test_an_insertion_is_found_for_ordinary_articles() -> None:
    for name, text in {
        "a.md": "# Mill\n\nThe mill in ZZZ.\n\n- ZZZ one\n- two ZZZ\n\n> ZZZ said\n\n| a |\n| - |\n| ZZZ |\n",
        "a.html": "<article><h1>ZZZ</h1><p>The mill in <b>ZZZ</b>.<ul><li>ZZZ<li>ZZZ</ul></article>",
    }.items():
        result = checked(name, text)
        assert result.source is not None
        assert result.diagnostics
        assert all(insertion(result.source, diagnostic) is not None for diagnostic in result.diagnostics)
