from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from siclint.reports.display import glyphs
from siclint.reports.window import window

# Pieces that stand for themselves: none of them joins with its neighbour into one glyph.
PIECES = [
    *("word", "the", " ", "  ", ", ", "a", "extraordinarily-long-compound-of-words", "北京", "カフェ", "é", "e\u0301"),
    *("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd", "\u2764\ufe0f", "\U0001f600"),
    *("\t", "\u200b", "\u202e", "\x1b", "\udc92", "\ufeff"),
]


@st.composite
def marked_lines(draw: st.DrawFn, most: int = 120) -> tuple[str, int, int]:
    """A line and a span in it that holds whole pieces."""
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=most))
    first = draw(st.integers(0, len(pieces) - 1))
    last = draw(st.integers(first, len(pieces) - 1))
    start = len("".join(pieces[:first]))
    return "".join(pieces), start, start + len("".join(pieces[first : last + 1]))


def columns_of(text: str, first: int, last: int) -> str:
    """What stands in the cells from first to last of a printed line."""
    found, column = [], 0
    for glyph in glyphs(text):
        if first <= column < last:
            found.append(glyph.text)
        column += glyph.cells
    return "".join(found)


def printed(text: str) -> str:
    return "".join(glyph.text for glyph in glyphs(text))


@given(marked_lines(), st.integers(36, 120))
def test_the_marked_cells_are_those_of_the_span(line: tuple[str, int, int], width: int) -> None:
    text, start, end = line
    shown = window(text, [(start, end)], width)
    assert shown is not None
    assert cell_len(shown.text) <= width
    marked = columns_of(shown.text, *shown.columns[0])
    span = printed(text[start:end])
    if cell_len(span) + 2 <= width or cell_len(printed(text)) <= width:
        assert marked == span
    else:
        head, _, tail = marked.partition(" … ")
        assert head
        assert tail
        assert span.startswith(head)
        assert span.endswith(tail)


@given(marked_lines(), st.integers(36, 120))
def test_a_window_is_the_line_with_its_ends_cut(line: tuple[str, int, int], width: int) -> None:
    text, start, end = line
    whole = printed(text)
    assume(cell_len(printed(text[start:end])) + 2 <= width)
    shown = window(text, [(start, end)], width)
    assert shown is not None
    inner = shown.text.removeprefix("…").removesuffix("…")
    assert inner in whole
    assert shown.text.startswith("…") or whole.startswith(inner)
    assert shown.text.endswith("…") or whole.endswith(inner)
    if cell_len(whole) <= width:
        assert shown.text == whole


@given(marked_lines(), marked_lines(), st.text("ab ", max_size=200), st.integers(36, 120))
def test_two_marks_share_a_window_or_have_none(
    left: tuple[str, int, int], right: tuple[str, int, int], between: str, width: int
) -> None:
    offset = len(left[0]) + len(between) + 2
    text = f"{left[0]}|{between}|{right[0]}"
    marks = [(left[1], left[2]), (right[1] + offset, right[2] + offset)]
    shown = window(text, marks, width)
    if shown is None:
        assert cell_len(printed(text[marks[0][0] : marks[1][1]])) + 2 > width - 14
    else:
        assert cell_len(shown.text) <= width
        for (start, end), columns in zip(marks, shown.columns, strict=True):
            assert columns_of(shown.text, *columns) == printed(text[start:end])


def test_a_window_is_cut_at_words() -> None:
    text = "Some words come first and then the marked one and after it some more words follow here."
    shown = window(text, [(35, 41)], 40)
    assert shown is not None
    assert shown.text == "…and then the marked one and after it…"
    assert shown.columns == ((14, 20),)


def test_a_mark_after_the_last_character_has_a_cell() -> None:
    shown = window("abc", [(3, 3)], 40)
    assert shown == ("abc", ((3, 4),))


def test_an_empty_line_can_be_marked() -> None:
    assert window("", [(0, 0)], 40) == ("", ((0, 1),))


@pytest.mark.parametrize("filler", ["word ", "北", "x", "\u200b"])
def test_a_line_of_megabytes_is_not_measured_as_a_whole(filler: str) -> None:
    text = filler * (2_000_000 // len(filler))
    middle = len(text) // 2
    shown = window(text, [(middle, middle + 5)], 80)
    assert shown is not None
    assert cell_len(shown.text) <= 80
    long = window(text, [(10, len(text) - 10)], 80)
    assert long is not None
    assert cell_len(long.text) <= 80
