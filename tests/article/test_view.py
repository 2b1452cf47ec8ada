"""Views and their map."""

from functools import partial
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from siclint.article.view import View, ViewBuilder

# What the source has, what the view says: None leaves it out, the same says it literally.
PARTS = st.lists(
    st.one_of(
        st.text("abc ", min_size=1, max_size=4).map(lambda text: (text, text)),
        st.text("<b>", min_size=1, max_size=4).map(lambda text: (text, None)),
        st.sampled_from([("&amp;", "&"), ("&NotEqualTilde;", "≂̸"), ("", "\n\n")]),
    ),
    max_size=12,
)


def build(parts: list[tuple[str, str | None]]) -> tuple[str, View]:
    source = "".join(written for written, _ in parts)
    builder = ViewBuilder(source)
    place = 0
    for written, said in parts:
        if said == written:
            builder.literal(place, place + len(written))
        elif said is not None:
            builder.replaced(said, place, place + len(written))
        place += len(written)
    return source, builder.build()


@given(PARTS, st.data())
def test_spans_are_exact_stay_inside_and_keep_their_order(
    parts: list[tuple[str, str | None]], data: st.DataObject
) -> None:
    source, view = build(parts)
    offsets = st.integers(0, len(view.text))
    start, middle, end = sorted((data.draw(offsets), data.draw(offsets), data.draw(offsets)))
    first, last = view.to_source(start, end)
    assert 0 <= first <= last <= len(source)
    assert view.to_source(start, middle)[0] == first or start == middle
    if start < middle:
        assert first <= view.to_source(start, middle)[1] <= last
    if view.is_whole(start, end) and start < end:
        # No markup in between: what stands there says just the same.
        assert source[first:last].replace("&amp;", "&").replace("&NotEqualTilde;", "≂̸") == view.text[start:end]


@given(st.text(max_size=20), st.data())
def test_the_identity_maps_each_span_to_itself(text: str, data: st.DataObject) -> None:
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    view = View.identity(text)
    assert view.to_source(start, end) == (start, end)
    assert view.is_whole(start, end)


def test_markup_and_cut_escapes_are_not_whole() -> None:
    entity, gap = ("&NotEqualTilde;", "≂̸"), ("", "\n\n")
    source, view = build([("Tom ", "Tom "), entity, ("<b>", None), ("Ada", "Ada"), gap, ("x", "x")])
    assert view.is_whole(0, 6)
    assert source[slice(*view.to_source(0, 6))] == "Tom &NotEqualTilde;"
    assert not view.is_whole(0, 5)
    assert not view.is_whole(4, 7)
    assert not view.is_whole(8, 12)


def test_a_place_at_the_end_is_behind_the_last_piece() -> None:
    source, view = build([("Tom ", "Tom "), ("&amp;", "&"), ("<b>", None)])
    assert view.to_source(5, 5) == (9, 9)
    assert source[:9] == "Tom &amp;"


def test_a_span_over_reordered_paragraphs_holds_them_all() -> None:
    source = "text of it, title"
    builder = ViewBuilder(source)
    builder.literal(12, 17)
    builder.replaced("\n\n", 17, 17)
    builder.literal(0, 10)
    view = builder.build()
    assert view.text == "title\n\ntext of it"
    assert view.to_source(7, 11) == (0, 4)
    assert view.to_source(0, 11) == (0, 17)


@given(PARTS.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(range(len(parts))))), st.data())
def test_a_span_is_the_smallest_stretch_that_holds_its_characters_whatever_the_order(
    case: tuple[list[tuple[str, str | None]], list[int]], data: st.DataObject
) -> None:
    parts, order = case
    starts = list(accumulate((len(written) for written, _ in parts), initial=0))
    builder = ViewBuilder("".join(written for written, _ in parts))
    places: list[tuple[int, int]] = []  # where each character of the view stands in the source
    for start, (written, said) in ((starts[index], parts[index]) for index in order):
        end = start + len(written)
        if said == written:
            builder.literal(start, end)
            places += [(place, place + 1) for place in range(start, end)]
        elif said is not None:
            builder.replaced(said, start, end)
            places += [(start, end)] * len(said)
    view = builder.build()
    assert builder.length == len(view.text) == len(places)
    if not places:
        return
    start = data.draw(st.integers(0, len(places) - 1))
    end = data.draw(st.integers(start + 1, len(places)))
    held = places[start:end]
    assert view.to_source(start, end) == (min(first for first, _ in held), max(last for _, last in held))


def test_text_that_was_taken_over_in_two_goes_is_one_stretch() -> None:
    builder = ViewBuilder("Tom Ada")
    builder.literal(0, 4)
    builder.literal(4, 7)
    view = builder.build()
    assert view == View.identity("Tom Ada")
    assert view.is_whole(2, 6)
    assert view.to_source(2, 6) == (2, 6)


def test_whether_what_was_collected_last_ends_in_white_space() -> None:
    builder = ViewBuilder("Tom Ada")
    assert not builder.ends_blank
    builder.literal(0, 4)
    assert builder.ends_blank
    builder.literal(4, 7)
    assert not builder.ends_blank
    builder.replaced("\n\n", 7, 7)
    assert builder.ends_blank


def test_what_a_place_needs_decides_how_a_text_is_written() -> None:
    def write(stretch: range, text: str, place: int) -> str:
        return text.upper() if place in stretch else text

    source = "one two"
    builder = ViewBuilder(source)
    builder.literal(0, 3)
    builder.literal(4, 7)
    view = builder.build(encode=partial(write, range(4, 8)))
    assert view.encode("new", 0) == "new"
    assert view.encode("new", 3) == "NEW"
