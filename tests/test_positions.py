"""Offsets and what lines and columns they become."""

from hypothesis import given
from hypothesis import strategies as st

from siclint.positions import Position, Positions, utf16_length

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


@given(TEXTS)
def test_utf16_columns_agree_with_the_encoded_line(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        line, column = positions.utf16_position(offset)
        before = text[positions.line_starts[line - 1] : offset]
        assert column - 1 == len(before.encode("utf-16-le", "surrogatepass")) // 2 == utf16_length(before)
