"""Sentences are what a reader would call sentences, and a damaged boundary is reported and not cut."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siclint.article.segment import SuspectBoundary, split_sentences


def sentences(text: str) -> list[str]:
    spans, _ = split_sentences(text, 0, len(text))
    return [text[start:end] for start, end in spans]


def suspects(text: str) -> list[tuple[str, str]]:
    _, found = split_sentences(text, 0, len(text))
    return [(suspect.kind, text[suspect.start : suspect.end]) for suspect in found]


# In each paragraph, a bar stands where one sentence ends and the next begins.
@pytest.mark.parametrize(
    "paragraph",
    [
        "The bridge opened. | Nobody came.",
        "Who paid? | Nobody knows! | The mayor least of all.",
        "What?! | Never!!! | Well...",
        # Titles and initials
        "Mr. Adler met Mrs. Okoye and Dr. J. R. Lindqvist. | They spoke.",
        "Lt. Col. Smith and Gen. Ruiz left. | Sen. Hall stayed.",
        "W. A. Brandt wrote it. | A. P. Young sang.",
        "Vice-Adm. Holt sailed from St. Petersburg to Ft. Worth.",
        "He met Barack H. Doe Jr. Monday in court.",
        # Abbreviations that end a sentence, and that do not
        "The U.S. President spoke. | He left the U.S. | The talks go on.",
        "The F.B.I. | He had called them.",
        "Foo Co. Ltd. said so. | It bought Bar Inc. | The price was low.",
        "It moved to Washington, D.C. | The rest stayed.",
        "Fees, fines, etc. are listed, e.g. by town, i.e. by name.",
        "It was blue vs. Green again.",
        "The plan (cf. Miller 2010) failed.",
        # Clocks, dates and numbers
        "The shop closes at 5 p.m. Monday. | It opens at 9 a.m. | The staff come earlier.",
        "On Jan. 6 it rained. | It snowed in Jan. | The rest was dry.",
        "Prices rose 3.5 percent to $1.20. | Wages fell.",
        "He lives at No. 5. | No. | He does not.",
        "See Fig. 3 and pp. 4 to 9 of Vol. II for more.",
        "It was founded in 1998. | 20 people work there.",
        "1. Wash the rice. | 2. Boil it.",
        "a. Wash the rice. | b. Boil it. | c) Eat it.",
        # Quotations
        "“We won!” he said. | They left.",
        "“Why?” President Lee asked. | “Because.”",
        "“It ends here.” | “No, it does not.”",
        '"It ends here." | Then she sat down.',
        "It will end soon. ” said the researcher. | She left.",
        "‘It is over.’ | She sat down.",
        "He called it “a gift.“ | Nobody laughed.",
        # Brackets and footnotes
        "(He had left.) | She stayed.",
        "The lake froze.[12] | The fish did not.",
        "They (the U.S. Army) came.",
        # Ellipses
        "He waited... | Then he left.",
        "He waited ... and left.",
        "the ... United States of ... America",
        "It was … odd.",
        # What machines leave behind
        "It began its invasion. | Ukraine. | Since then it fights.",
        "It fell last week. | Has entered.",
        "It reclaimed the centuries. | – Old borders.",
        "The war in Ukraine . | During the talks nobody spoke.",
        # Names in small letters and with marks of their own
        "He sells phones. | iPhone sales rose.",
        "It fled. | al-Shabab denied it.",
        "Yahoo! is old. | See Node.js or example.com for more.",
        # Other scripts
        "Пришёл. | Ушёл.",
        "He smiled 😀. | 🎉 She did not.",
    ],
)
def test_where_sentences_end(paragraph: str) -> None:
    assert sentences(paragraph.replace(" | ", " ")) == paragraph.split(" | ")


def test_scripts_without_spaces_are_cut_too() -> None:
    assert sentences("他来了。他走了！") == ["他来了。", "他走了！"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His allies backed the reform. world leaders did not.", [("lowercase", ".")]),
        ("The government of. the country fell.", [("lowercase", ".")]),
        ("Who knows? the army does.", [("lowercase", "?")]),
        ("He told him.He was late.", [("glued", ".")]),
        ("Rates are cheap.Lee travels to Rome on Monday.", [("glued", ".")]),
        ("It ended in 2019.The rest is known.", [("glued", ".")]),
        ("She asked for CCTV.The police had none.", [("glued", ".")]),
        ("He quoted “the law.”Russian papers did too.", [("glued", ".”")]),
        ("Is it over?Nobody can say.", [("glued", "?")]),
        ("It is late.I know.", [("glued", ".")]),
    ],
)
def test_a_damaged_boundary_is_reported_and_not_cut(text: str, expected: list[tuple[str, str]]) -> None:
    assert suspects(text) == expected
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. has it, approx. ten of them, etc. and so on.",
        "Smith et al. found it at 5 p.m. on the dot.",
        "“We won!” he said, and “Go on…” they cried.",
        "Yahoo! bought it from example.com, Node.js and VB.Net.",
        "He waited... and waited … and left.",
        "J.Smith saw Report.Pdf in www.Example.Org/Some.Thing.",
        "1. first, 2. second.",
        "Mr.Smith and St.Petersburg lack a space, but no sentence ends there.",
        "It was St. petersburg.",
    ],
)
def test_what_is_no_damage(text: str) -> None:
    assert suspects(text) == []


def test_a_line_break_is_a_space() -> None:
    text = "The council met\non Monday. It\nvoted.\nThen it\nwent home."
    assert sentences(text) == ["The council met\non Monday.", "It\nvoted.", "Then it\nwent home."]


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "😀 Not this. 𝔘 A bridge opened. Nobody came.Nothing. Not that."
    start, end = text.index("𝔘"), text.index(" Not that")
    spans, found = split_sentences(text, start, end)
    assert [text[a:b] for a, b in spans] == ["𝔘 A bridge opened.", "Nobody came.Nothing."]
    assert found == [SuspectBoundary("glued", text.index(".Nothing"), text.index("Nothing"))]


def test_nothing_comes_of_nothing() -> None:
    assert split_sentences("", 0, 0) == ([], [])
    assert split_sentences(" \n ", 0, 3) == ([], [])
    assert sentences("...") == ["..."]


PIECES = st.sampled_from(
    [
        *"abAB1 .!?…“”\"'()[]–-,\n\u00a0\u001c",
        "Mr.",
        "U.S.",
        "p.m.",
        "the ",
        "He ",
        ". ",
        ".He",
        " . ",
        "。",
        "😀",
        "1.",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=60))
@example(". ” A")
@example("A.\u001cB")
def test_sentences_hold_the_whole_text_once(text: str) -> None:
    spans, found = split_sentences(text, 0, len(text))
    inside = set[int]()
    for start, end in spans:
        assert start < end
        assert text[start:end] == text[start:end].strip()
        assert inside.isdisjoint(range(start, end))
        inside.update(range(start, end))
    assert spans == sorted(spans)
    assert all(character.isspace() for at, character in enumerate(text) if at not in inside)
    for suspect in found:
        assert text[suspect.start] in ".!?"
        assert any(start <= suspect.start < suspect.end < end for start, end in spans)


@given(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=8), st.text(max_size=8))
def test_what_stands_around_a_paragraph_does_not_matter(text: str, before: str, behind: str) -> None:
    alone = split_sentences(text, 0, len(text))
    shift = len(before)
    spans, found = split_sentences(before + text + behind, shift, shift + len(text))
    assert [(start - shift, end - shift) for start, end in spans] == alone[0]
    assert [(s.kind, s.start - shift, s.end - shift) for s in found] == [(s.kind, s.start, s.end) for s in alone[1]]
