"""Bytes become text, and the same bytes again."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siclint.article.source import Source, UndecodableError

ENGLISH = "The café on Main Street – the “old” one – closed in 1998, and nobody has opened another since."


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", ["", "a", "Grüße 😀\r\nan alle\r"])
def test_unicode_is_read_with_its_mark_left_out(bom: bytes, encoding: str, text: str) -> None:
    data = bom + text.encode(encoding)
    source = Source.decode("a.txt", data)
    assert (source.text, source.encoding, source.bom) == (text, encoding, bom)
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", ENGLISH),
        ("cp1252", "A café."),
        ("cp1252", "“Yes”"),
        ("cp1252", "Der Bürgermeister grüßte die Gäste in der überfüllten Halle."),
        ("cp1251", "Мэр города открыл новую библиотеку и поблагодарил всех, кто помогал её строить."),
        ("koi8_r", "Мэр города открыл новую библиотеку и поблагодарил всех, кто помогал её строить."),
        ("cp1253", "Ο δήμαρχος άνοιξε τη νέα βιβλιοθήκη και ευχαρίστησε όλους όσοι βοήθησαν."),
        ("shift_jis", "市長は新しい図書館を開き、建設を手伝ったすべての人に感謝した。"),
        ("gb18030", "市长为新图书馆揭幕，并感谢所有帮助建设它的人。"),
    ],
)
def test_old_encodings_are_recognized(encoding: str, text: str) -> None:
    source = Source.decode("a.txt", text.encode(encoding))
    assert source.text == text
    assert source.encode(text) == text.encode(encoding)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        # One byte of a longer text, one of a short one, a character cut off at the end.
        ("“Naïve” – so what? ".encode() * 20 + b"\xff.", "“Naïve” – so what? " * 20 + "\udcff."),
        ("Zoë met Chloë".encode()[:-1], "Zoë met Chlo\udcc3"),
        (codecs.BOM_UTF8 + b"all \x93ASCII\x94", "all \udc93ASCII\udc94"),
    ],
)
def test_damaged_utf8_stays_utf8_and_keeps_its_bytes(data: bytes, text: str) -> None:
    source = Source.decode("a.txt", data)
    assert (source.text, source.encoding) == (text, "utf-8")
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF89a\0\0\x01", "byte 6 is NUL: .* exclude it"),
        (b"one stray\0byte in a text", "byte 9 is NUL"),
        ("Plain words.".encode("utf-16-le"), "looks like UTF-16 without a byte order mark; save it as UTF-8"),
        ("Plain words.".encode("utf-16-be"), "looks like UTF-16 without a byte order mark; save it as UTF-8"),
        (codecs.BOM_UTF16_LE + "odd".encode("utf-16-le")[:-1], "says UTF-16, .* from byte 6 on"),
        (codecs.BOM_UTF16_LE + b"a\0\x00\xd8", "says UTF-16, .* from byte 4 on .*save it as UTF-8"),
        (codecs.BOM_UTF32_BE + b"\xff\xff\xff\xff", "says UTF-32"),
        (bytes(range(1, 256)), "control characters: this is no text file; exclude it"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(UndecodableError, match=message):
        Source.decode("a.bin", data)


@given(st.one_of(st.binary(max_size=60), st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace"))))
@example(b"ab\x81c")
@example(b"\xed\xa0\x80")
@example(codecs.BOM_UTF16_LE + b"\x00\x00a\x00")
def test_the_same_bytes_come_back(data: bytes) -> None:
    try:
        source = Source.decode("a.txt", data)
    except UndecodableError:
        return
    assert source.encode(source.text) == data


@given(st.text(min_size=1, max_size=200), st.sampled_from(["cp1252", "cp1251", "shift_jis", "gb18030", "utf-16"]))
def test_the_same_bytes_come_back_from_old_encodings(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    try:
        source = Source.decode("a.txt", data)
    except UndecodableError:
        return
    assert source.encode(source.text) == data
