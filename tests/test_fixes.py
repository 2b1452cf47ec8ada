"""Which fixes can be made together, and where the places of a text are afterwards."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from siclint import Applicability, Diagnostic, Edit, Fix, Related, Severity
from siclint.fixes import Shift, apply_edits, choose, edits_of, fix_of

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def finding(start: int, end: int, *fixes: Fix, related: tuple[tuple[int, int], ...] = ()) -> Diagnostic:
    places = tuple(Related(*span, "the other copy") for span in related)
    return Diagnostic("rule", "garbling", Severity.ERROR, "is wrong", start, end, places, fixes)


def cut(start: int, end: int, applicability: Applicability = SAFE, text: str = "") -> Fix:
    return Fix("Take it out", (Edit(start, end, text),), applicability)


def chosen(*diagnostics: Diagnostic, unsafe: bool = False) -> list[int]:
    """The places of the diagnostics whose fixes are made together."""
    return [choice.diagnostic.start for choice in choose(diagnostics, unsafe=unsafe)]


def test_an_unsafe_fix_is_made_only_on_demand() -> None:
    diagnostic = finding(0, 3, cut(0, 3, UNSAFE))
    assert chosen(diagnostic) == []
    assert chosen(diagnostic, unsafe=True) == [0]
    assert choose([diagnostic]) == []


def test_a_finding_without_a_fix_does_not_hold_up_the_next() -> None:
    assert chosen(finding(0, 3), finding(4, 6, cut(4, 6))) == [4]
    first, second = finding(0, 3, cut(0, 3)), finding(4, 6, cut(4, 6))
    assert [choice.diagnostic for choice in choose([first, second], possible=lambda fix: fix.edits[0].start > 0)] == [
        second
    ]


def test_between_several_unsafe_fixes_a_person_chooses() -> None:
    diagnostic = finding(0, 3, cut(0, 3, UNSAFE), cut(0, 3, UNSAFE, "x"))
    assert fix_of(diagnostic, unsafe=True) is None


def test_a_safe_fix_is_taken_where_unsafe_ones_stand_before_it() -> None:
    assert fix_of(finding(0, 3, cut(0, 3, UNSAFE), cut(0, 1)), unsafe=True) == cut(0, 1)


def test_of_fixes_that_overlap_or_touch_the_first_is_made() -> None:
    assert chosen(finding(0, 4, cut(0, 4)), finding(2, 6, cut(2, 6)), finding(6, 8, cut(7, 8))) == [0, 6]
    assert chosen(finding(0, 4, cut(0, 4)), finding(4, 6, cut(4, 6))) == [0]
    assert chosen(finding(0, 4, cut(4, 4, text="a")), finding(4, 6, cut(4, 4, text="b"))) == [0]


def test_of_two_copies_that_name_each_other_one_stays() -> None:
    first = finding(0, 10, cut(0, 10), related=((20, 30),))
    second = finding(20, 30, cut(20, 30), related=((0, 10),))
    assert chosen(first, second) == [0]


def test_a_copy_is_kept_while_the_original_is_being_edited() -> None:
    original = finding(4, 6, cut(4, 6))
    copy = finding(20, 30, cut(20, 30), related=((0, 10),))
    assert chosen(original, copy) == [4]


def test_evidence_that_several_share_is_kept_to_its_end() -> None:
    places = [(0, 10), (20, 30), (40, 50), (5, 45)]
    sharing = [
        finding(place, place + 2, cut(place, place + 2), related=(span,))
        for place, span in zip((60, 70, 80, 90), places, strict=True)
    ]
    assert chosen(*sharing, finding(47, 49, cut(47, 49))) == [60, 70, 80, 90]
    assert chosen(*sharing, finding(2, 4, cut(2, 4))) == [60, 70, 80, 90]
    assert chosen(*sharing, finding(52, 54, cut(52, 54))) == [60, 70, 80, 90, 52]


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("abc \n", min_size=1, max_size=40))
    diagnostics = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        diagnostics.append(finding(start, end, cut(start, end, text=draw(st.text("xyz", max_size=4)))))
    return text, edits_of(choose(diagnostics))


@given(texts_with_edits())
def test_what_is_chosen_can_be_applied(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    fixed = apply_edits(text, edits)
    assert len(fixed) == len(text) + sum(len(edit.text) - (edit.end - edit.start) for edit in edits)


@given(texts_with_edits(), st.data())
def test_a_place_beside_the_edits_holds_the_same_characters_afterwards(
    case: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    text, edits = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if any((edit.start < end and start < edit.end) or start <= edit.start <= end for edit in edits):
        return
    new_start, new_end = Shift(edits).span(start, end)
    assert apply_edits(text, edits)[new_start:new_end] == text[start:end]


def test_a_place_that_is_cut_by_an_edit_goes_to_the_edge_of_it() -> None:
    shift = Shift([Edit(2, 6, "x")])  # abcdefgh -> abxgh
    assert shift.span(4, 8) == (2, 5)
    assert shift.span(0, 4) == (0, 3)
    assert shift.span(3, 5) == (2, 3)


def test_a_place_without_characters_keeps_none_where_something_is_put_in() -> None:
    shift = Shift([Edit(2, 2, "x")])  # abcd -> abxcd
    assert shift.span(2, 2) == (3, 3)
    assert shift.span(2, 4) == (3, 5)
    assert shift.span(0, 2) == (0, 2)
