"""Plain text: its paragraphs, and what is left out of them."""

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siclint.article.article import Article
from siclint.article.readers import format_of, read
from siclint.article.source import Source

ArticleOf = Callable[[str, str], Article]
Prose = list[tuple[str, str]]
ProseOf = Callable[[str, str], Prose]

NEWS = [
    "The ferry that has linked the two banks of the river since 1931 will make its last crossing on Sunday, and "
    "most of the town is expected to be on it.",
    "A new bridge upstream took away nine in ten of its passengers, said Ada Lind, who has run the line for "
    "twenty years. She will keep the boat.",
    "It is not for sale.",
    "The council wants to turn the landing into a café with a view of the water, but the money for that was spent "
    "on the road that leads to the bridge, as the mayor told the assembly on Thursday.",
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\v", "\u2028", "\u2029"])
@pytest.mark.parametrize("gap", [1, 2, 3])
def test_paragraphs_stand_on_lines_or_between_blank_ones(end: str, gap: int, prose_of: ProseOf) -> None:
    text = (end * gap).join(["Ferry ends", *NEWS]) + end
    assert prose_of(text, "plain") == [("headline", "Ferry ends"), *(("paragraph", part) for part in NEWS)]


@pytest.mark.parametrize("width", [44, 60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_joined_between_blank_ones(width: int, end: str, prose_of: ProseOf) -> None:
    text = "\n\n".join(["Ferry ends", *(textwrap.fill(part, width) for part in NEWS)]).replace("\n", end)
    found = [(kind, " ".join(prose.split())) for kind, prose in prose_of(text, "plain")]
    assert found == [("headline", "Ferry ends"), *(("paragraph", part) for part in NEWS)]


def test_wrapped_lines_part_where_they_are_indented_or_end_early(prose_of: ProseOf) -> None:
    indented = "\n".join(textwrap.fill(part, 72, initial_indent="    ") for part in NEWS)
    assert [" ".join(prose.split()) for _, prose in prose_of(indented, "plain")] == NEWS
    flush = "\n".join(textwrap.fill(part, 72) for part in NEWS)
    assert [" ".join(prose.split()) for _, prose in prose_of(flush, "plain")] == NEWS


def test_two_lines_are_joined_where_a_sentence_goes_on(prose_of: ProseOf) -> None:
    joined = "The ferry has linked the two banks of the river since 1931 and it\nwill make its last trip on Sunday."
    assert prose_of(joined, "plain") == [("paragraph", joined)]
    parted = (
        "The ferry has linked the two banks of the river since 1931 and it\nThe boat makes its last crossing on Sunday."
    )
    assert [kind for kind, _ in prose_of(parted, "plain")] == ["headline", "paragraph"]


def test_short_lines_stay_apart(prose_of: ProseOf) -> None:
    lines = [
        "Bread and butter pudding",
        "Two eggs",
        "A pint of milk, and a little cream",
        "Butter",
        "Six slices of bread",
    ]
    assert [prose for _, prose in prose_of("\n".join(lines), "plain")] == lines


def test_wrapped_list_items_keep_their_lines_and_lose_their_marks(prose_of: ProseOf) -> None:
    items = [f"- {NEWS[0]}", f"2. {NEWS[1]}", f"• {NEWS[3]}"]
    text = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ") for item in items)
    found = [(kind, " ".join(prose.split())) for kind, prose in prose_of(text, "plain")]
    assert found == [("list-item", NEWS[0]), ("list-item", NEWS[1]), ("list-item", NEWS[3])]


def test_a_dash_in_wrapped_text_begins_no_list(prose_of: ProseOf) -> None:
    part = (NEWS[0] + " " + NEWS[3]).replace(", ", " - ").replace(" that ", " - that ")
    wrapped = [textwrap.fill(part, width) for width in range(45, 100)]
    dashed = [text for text in wrapped if "\n- " in text]
    assert dashed
    for text in dashed:
        assert prose_of(text, "plain") == [("paragraph", text)]


def test_a_dash_in_front_of_one_paragraph_is_speech(prose_of: ProseOf) -> None:
    assert prose_of("— It is not for sale.\n\nShe laughed.", "plain") == [
        ("paragraph", "It is not for sale."),
        ("paragraph", "She laughed."),
    ]
    assert [kind for kind, _ in prose_of("- One.\n- Two.\n\nThree.", "plain")] == [
        "list-item",
        "list-item",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Ferry ends", "headline"),
        ("Who will take the boat?", "headline"),
        ("“It is over!”", "headline"),
        ("It makes its last trip on Sunday.", "paragraph"),
        ("word " * 60, "line"),
    ],
)
def test_the_first_paragraph_may_be_the_headline(first: str, kind: str, prose_of: ProseOf) -> None:
    assert prose_of(f"{first}\n\n{NEWS[0]}", "plain")[0] == (kind, first.strip())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He said so.", "paragraph"),
        ("“Did he say so?”", "paragraph"),
        ("(It was late.)", "paragraph"),
        ("And then …", "paragraph"),
        ("He said: ‘No.’\u00a0", "paragraph"),
        ("By Ada Lind", "line"),
        ("The boat, which", "line"),
        ("He said:", "line"),
        ("***", "line"),
    ],
)
def test_a_paragraph_ends_like_a_sentence(text: str, kind: str, prose_of: ProseOf) -> None:
    assert prose_of(text, "plain") == [(kind, text.strip())]


def test_two_short_lines_are_no_wrapped_text_where_paragraphs_are_long_lines(prose_of: ProseOf) -> None:
    long = "The keeper of the lighthouse lit the lamp again on Monday, " * 3 + "and the ferry sailed."
    rating = "1 Star2 Stars3 Stars4 Stars5 Stars (1 votes, average: 5.00 out of 5)"
    text = "\n\n".join([long, f"{rating}\nLoading...\n615 views", "Well!\nSaid he.", long, long, long, long])
    assert rating in [prose for _, prose in prose_of(text, "plain")]


@pytest.mark.parametrize(
    "wrote",
    [
        "On Mon, 3 June 2024 at 10:12, Ada Lind <ada@example.org> wrote:\n",
        "On Mon, 3 June 2024 at 10:12, Ada Lind\n<ada@example.org> wrote:\n",
        "On Monday Ada wrote:\n\n",
        "",
    ],
)
def test_quoted_mail_is_left_out(wrote: str, prose_of: ProseOf) -> None:
    text = f"I agree.\n\n{wrote}> It is over.\n>> Is it?\n>\n> Yes.\n\nWe meet at nine."
    assert [prose for _, prose in prose_of(text, "plain")] == ["I agree.", "We meet at nine."]


@pytest.mark.parametrize(
    "links",
    [
        [">> Read more: Ferry fares rise again"],
        ["> Ferry fares rise again"],
        [">> Ferry fares rise again", ">> Old market square is paved"],
        [">>> Will the ferry ever sail?", ">>> Old market square is paved"],
    ],
)
def test_a_line_that_a_sign_points_at_is_no_quoted_mail(links: list[str], prose_of: ProseOf) -> None:
    text = "\n".join(["The bridge is closed.", "", *links, "", "The ferry sails."])
    assert [prose for _, prose in prose_of(text, "plain")] == ["The bridge is closed.", *links, "The ferry sails."]


def test_one_quoted_line_is_mail_where_other_mail_is_quoted(prose_of: ProseOf) -> None:
    text = "> It is over, and there\n> is no way back.\n\nSays who?\n\n> Me.\n\nWe meet at nine."
    assert [prose for _, prose in prose_of(text, "plain")] == ["Says who?", "We meet at nine."]


def test_what_somebody_wrote_stays_where_no_mail_follows(prose_of: ProseOf) -> None:
    text = "On Monday Ada wrote:\n\nIt is over."
    assert [prose for _, prose in prose_of(text, "plain")] == ["On Monday Ada wrote:", "It is over."]


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=1", "www.example.org", "<http://example.org>", "ada@example.org"]
)
def test_a_line_that_is_an_address_is_left_out(address: str, prose_of: ProseOf) -> None:
    assert [prose for _, prose in prose_of(f"One.\n{address}\nTwo.", "plain")] == ["One.", "Two."]
    assert [prose for _, prose in prose_of(f"One.\nSee {address}\nTwo.", "plain")][1] == f"See {address}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: Ferry\ntags:\n  - boat\n- x\n# no\n\n---\nOne.", ["One."]),
        ("---\r\ntitle: Ferry\r\n...\r\nOne.", ["One."]),
        ('+++\ntitle = "Ferry"\n[a]\n+++\nOne.', ["One."]),
        ("---\nOne.\n---\nTwo.", ["---", "One.", "---", "Two."]),
        ("---\ntitle: Ferry\nOne.", ["---", "title: Ferry", "One."]),
        ("One.\n---\ntitle: Ferry\n---\n", ["One.", "---", "title: Ferry", "---"]),
    ],
)
def test_front_matter_is_left_out_where_it_is_one(text: str, expected: list[str], prose_of: ProseOf) -> None:
    assert [prose for _, prose in prose_of(text, "plain")] == expected


@pytest.mark.parametrize("text", ["", " ", " \n\t\r\n\u00a0\f", "\n" * 100])
def test_a_text_of_nothing_has_no_paragraphs(text: str, article_of: ArticleOf) -> None:
    article = article_of(text, "plain")
    assert article.paragraphs == ()
    assert article.sentences == ()


def test_the_view_is_the_source(article_of: ArticleOf) -> None:
    text = "\u00a0One\u0085 line.\x00\udcff\r\n\r\nTwo."
    article = article_of(text, "plain")
    assert article.text == text
    assert [text[p.start : p.end] for p in article.paragraphs] == ["One\u0085 line.\x00\udcff", "Two."]


LINES = st.lists(
    st.one_of(
        st.sampled_from(["One.", "- two", "> three", "", " ", "---", "a: b", "1. four", "On x wrote:", "https://a.b"]),
        st.sampled_from(NEWS),
        st.text("ab .\t\u00a0", max_size=60),
        st.text(max_size=5),
    ),
    max_size=15,
)


@given(lines=LINES, end=st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]))
@example(lines=["On x wrote:", "> a"], end="\n")
def test_paragraphs_hold_all_but_what_is_left_out(lines: list[str], end: str, article_of: ArticleOf) -> None:
    text = end.join(lines)
    article = article_of(text, "plain")
    left = text
    for paragraph in reversed(article.paragraphs):
        left = left[: paragraph.start] + left[paragraph.end :]
    leaves_out = any(sign in text for sign in (">", "://", "www.", "@", "---", "+++"))
    marks = left.translate(dict.fromkeys(map(ord, "-*•‣▪·–—.)0123456789")))
    assert leaves_out or not marks.strip()


@pytest.mark.parametrize(
    "part",
    [
        *(
            "The boat sails on. ",
            "word ",
            ". ",
            "x",
            " ",
            "'",
            "short line\n",
            "\n",
            "a\n\n",
            "> a\n",
            "- a\n",
            "a: b\n",
        ),
        *(
            "On x wrote:\n> y\n",
            "https://a.b\n",
            "@",
            "a@a.",
            "www.",
            "It goes on and\n",
            "\f",
            "1. ",
            "---\n",
            "---\na: b\n",
        ),
    ],
)
def test_a_long_run_of_it_is_read_to_its_end(part: str, read_long: Callable[[str, str, int], None]) -> None:
    read_long(part, "plain", 500_000)


def test_a_line_of_ten_megabytes_is_one_paragraph() -> None:
    [article] = read(Source("a.txt", "word " * 2_000_000))
    assert isinstance(article, Article)
    [paragraph] = article.paragraphs
    assert (paragraph.start, paragraph.end) == (0, 9_999_999)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "plain"),
        ("b/A.MD", "markdown"),
        ("a.b.html", "html"),
        ("a.ndjson", "jsonlines"),
        ("a.py", None),
        ("txt", None),
    ],
)
def test_the_ending_of_its_name_says_what_a_file_is(name: str, expected: str | None) -> None:
    assert format_of(name) == expected
