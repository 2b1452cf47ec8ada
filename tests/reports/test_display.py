from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from siclint.reports.display import glyphs, one_line, visible, wrap

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ENGLAND = "\U0001f3f4" + "".join(chr(0xE0000 + ord(char)) for char in "gbeng") + "\U000e007f"

ANY_TEXT = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z", "C"]))


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("\x07", "␇"),
        ("\n", "␊"),
        ("\t", "␉"),
        ("\x7f", "␡"),
        ("\x9b", "⟨U+009B⟩"),
        ("\u202eevil\u202c", "⟨U+202E⟩evil⟨U+202C⟩"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("so\u00adft", "so⟨U+00AD⟩ft"),
        ("wo\u200drd", "wo⟨U+200D⟩rd"),
        ("wo\u200crd", "wo⟨U+200C⟩rd"),
        ("\ufeff", "⟨U+FEFF⟩"),
        ("\u2028", "⟨U+2028⟩"),
        ("\u3164", "⟨U+3164⟩"),
        ("\ue000", "⟨U+E000⟩"),
        ("\udc92", "⟨0x92⟩"),
        ("\ud83d", "⟨U+D83D⟩"),
        ("a\ufe0f", "a⟨U+FE0F⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\u0301alone", "◌\u0301alone"),
    ],
)
def test_what_steers_or_hides_is_shown_as_a_sign(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


@pytest.mark.parametrize(
    "text",
    [
        "naïve cafe\u0301",
        "北京",
        FAMILY,
        ENGLAND,
        "\u2764\ufe0f",
        "1\ufe0f\u20e3",
        "\U0001f44d\U0001f3fd",
        "\U0001f1eb\U0001f1f7",
        "می\u200cخواهم",
        "क्\u200dष",
        "no-break\u00a0space",
    ],
)
def test_text_that_people_write_stays(text: str) -> None:
    assert visible(text) == text


@given(ANY_TEXT)
def test_glyphs_cover_each_character_once(text: str) -> None:
    found = glyphs(text)
    assert [glyph.start for glyph in found] == [0, *(glyph.end for glyph in found)][: len(found)]
    assert (found[-1].end if found else 0) == len(text)


@given(ANY_TEXT)
def test_each_glyph_takes_the_cells_that_it_is_said_to_take(text: str) -> None:
    for glyph in glyphs(text):
        assert glyph.cells == cell_len(glyph.text) >= 1


@given(ANY_TEXT)
def test_no_control_character_is_visible_text(text: str) -> None:
    shown = visible(text)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Co", "Zl", "Zp"}]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\ufeff")


def test_one_line_collapses_line_ends() -> None:
    assert one_line(" a\r\n\tb  c\n") == "a b c"


@given(st.lists(st.text("ab北", min_size=1, max_size=12), min_size=1), st.integers(10, 40))
def test_wrap_keeps_words_and_width(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width, first="key: ", rest="     ")
    assert [word for line in lines for word in line.removeprefix("key:").split()] == words
    for line in lines:
        assert cell_len(line) <= width or len(line.removeprefix("key:").split()) == 1
