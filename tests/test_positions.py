"""Offsets and what lines and columns they become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint.positions import Position, Positions, Unit

TEXTS = st.text(st.sampled_from("ab\r\n é😀\u2028\x0b\udc80"), max_size=40)


def test_lines_end_at_all_three_line_ends_and_at_nothing_else() -> None:
    positions = Positions("one\ntwo\r\nthree\rfour\u2028still\x0cfour")
    spans = [positions.line_span(line) for line in range(len(positions.line_starts))]
    assert [positions.text[start:end] for start, end in spans] == [
        "one",
        "two",
        "three",
        "four\u2028still\x0cfour",
    ]


def test_columns_count_characters_or_utf16_units() -> None:
    positions = Positions("Up\n😀é you")
    place = positions.text.index("you")
    assert positions.position(place) == Position(2, 4)
    assert positions.utf16_position(place) == Position(2, 5)
    assert positions.position(len(positions.text)) == Position(2, 7)


def test_an_empty_text_has_one_line() -> None:
    positions = Positions("")
    assert positions.position(0) == positions.utf16_position(0) == Position(1, 1)
    assert positions.line_span(0) == (0, 0)


@given(TEXTS)
def test_every_offset_is_found_again_from_its_line_and_column(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        line, column = positions.position(offset)
        start, end = positions.line_span(line - 1)
        assert start + column - 1 == offset
        # Behind the line's end stand only the characters that end it.
        assert not text[end:offset].strip("\r\n")


CODECS = {Unit.CHARACTER: ("utf-32-le", 4), Unit.UTF16: ("utf-16-le", 2), Unit.UTF8: ("utf-8", 1)}


@pytest.mark.parametrize("unit", Unit)
@given(TEXTS)
def test_columns_agree_with_the_encoded_line_and_lead_back(unit: Unit, text: str) -> None:
    positions = Positions(text)
    codec, width = CODECS[unit]
    for offset in range(len(text) + 1):
        line, column = positions.position_in(offset, unit)
        start, end = positions.line_span(line - 1)
        before = text[start:offset]
        assert column - 1 == len(before.encode(codec, "surrogatepass")) // width == unit.length(before)
        assert positions.offset(line - 1, column - 1, unit) == min(offset, end)


@pytest.mark.parametrize("unit", Unit)
def test_columns_far_out_in_a_long_line(unit: Unit) -> None:
    text = "a😀é" * 5_000
    positions = Positions(text)
    for offset in (0, 511, 512, 513, 1_024, 7_777, len(text)):
        column = positions.position_in(offset, unit).column
        assert column - 1 == unit.length(text[:offset])
        assert positions.offset(0, column - 1, unit) == offset


def test_places_that_are_none_lead_to_the_nearest() -> None:
    positions = Positions("a😀b\r\nend")
    assert positions.offset(0, 2, Unit.UTF16) == 1  # between the halves of the emoji
    assert positions.offset(0, 99, Unit.UTF16) == positions.offset(0, 99, Unit.CHARACTER) == 3
    assert positions.offset(1, 99, Unit.UTF8) == positions.offset(9, 0, Unit.UTF8) == len(positions.text)
