"""Inputs that no one would write, made from ones that somebody wrote; and what has to hold for each of them."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import jsonschema

from siclint import Source
from siclint.article.source import UndecodableError
from siclint.check import ActiveRule, activate
from siclint.fixing import fix_result
from siclint.plugins import load_all
from siclint.reports import FORMATS, make_report
from siclint.run import FileResult, RunInfo, Settings, Summary, check_source

ENDINGS = (".txt", ".md", ".html", ".jsonl")
MOST_BYTES = 3000
"""What is cut from one file for one input: short inputs try more."""

SPLINTERS = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xc3",
        b"\r",
        b"\r\r\n",
        b"\x1b[31m",
    ),
    *(
        b"\x1b]0;title\x07",
        b"\x7f",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b" * 5,
        b"\xcc\x81" * 40,
        b"\xf0\x9f\x91\xa9\xe2\x80\x8d",
    ),
    *(b"<!--", b"-->", b"<script>alert(1)</script>", b"</body>", b"<p", b"<figure><img alt='", b"&#0;", b"&#x110000;"),
    *(b"&lt;" * 30, b"&amp;amp;", b"<![CDATA[", b"]]>", b"<div>" * 60, b"</div>" * 60, b"<table><td>", b"<pre>"),
    *(b"```", b"~~~\n", b"    code\n", b"> " * 30, b"# ", b"---\n", b"+++\n", b"[a](b", b"![", b"`" * 9, b"|--|--|\n"),
    *(
        b'{"text": "',
        b'"}\n',
        b"\\u",
        b"\\ud800",
        b"\\",
        b"[" * 99,
        b'{"text": 1}\n',
        b'{"id": "../../etc"}\n',
        b"\n\n\n",
    ),
    *(b"<!-- siclint: ignore[loop] -->", b"siclint: ignore", b"<!-- siclint: ignore-start[residue] x -->"),
    *(b'"', "“".encode(), "”".encode(), b"'", b"(", b"...", b"?!", b" ,", b"  ", b"\t", b"\xc2\xa0", "—".encode()),
    *(b"http://a.b/c?d=e&f", b"x@y.z", b"said", b"the the the", b"He said that he said that ", b"Mr. ", b"U.S. "),
    *("Ж".encode() * 9, "中文".encode() * 9, "é".encode(), "â€™".encode(), b"1,000,000", b"31 June 2023", b"$" * 9),
]


@cache
def corpus() -> Sequence[bytes]:
    """The bytes that inputs are made from: the project's own articles."""
    seeds = Path(__file__).parents[2] / "seeds"
    return [path.read_bytes() for path in sorted(seeds.rglob("*")) if path.is_file() and path.name != "gold.jsonl"]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(max(1, len(data) - 200))
    return data[start : start + chance.randrange(MOST_BYTES)]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(SPLINTERS) + data[at:]


def _delete(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randrange(60) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    part = data[at : at + chance.randrange(1, 120)]
    return data[:at] + part * chance.choice((2, 2, 3, 9)) + data[at + len(part) :]


def _flip(data: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        if flipped:
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _exchange(data: bytes, chance: random.Random) -> bytes:
    return data.replace(
        *chance.choice(((b"\n", b"\r\n"), (b"\n", b"\r"), (b" ", b"\xe3\x80\x80"), (b".", b""), (b" ", b"")))
    )


def _encode(data: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "koi8-r", "shift_jis", "utf-8-sig"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


_CHANGES: Sequence[Callable[[bytes, random.Random], bytes]] = (
    *(_insert, _insert, _insert, _delete, _delete, _repeat, _repeat, _flip, _exchange),
    lambda data, chance: data + _cut(chance.choice(corpus()), chance),
)


def inputs(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """File names and bytes, the same for the same seed."""
    for number in range(seed, seed + count):
        chance = random.Random(number)
        data = _cut(chance.choice(corpus()), chance)
        for _ in range(chance.randrange(1, 8)):
            data = chance.choice(_CHANGES)(data, chance)
        if chance.random() < 0.05:
            data = _encode(data, chance)
        if chance.random() < 0.02:
            data = chance.randbytes(chance.randrange(300))
        ending = chance.choice(ENDINGS)
        if ending == ".jsonl" and chance.random() < 0.7:
            data = json.dumps(
                {"text": data.decode("utf-8", "surrogateescape")}, ensure_ascii=chance.random() < 0.5
            ).encode("utf-8", "surrogateescape")
        yield f"{number}{ending}", data


@cache
def settings() -> Settings:
    """All rules, those in preview too, with no limit of time that a busy machine could pass."""
    return Settings(tuple(activate(load_all().rules.values())), time_limit=0)


def problems(name: str, data: bytes) -> tuple[FileResult | None, list[str]]:
    """Check one input; the result, and what does not hold."""
    try:
        source = Source.decode(name, data)
    except UndecodableError:
        return None, []
    wrong = [] if source.encode(source.text) == data else ["decoding loses bytes"]
    result = check_source(source, settings())
    size = len(source.text)
    for diagnostic in result.diagnostics:
        spans = [(diagnostic.start, diagnostic.end), *((one.start, one.end) for one in diagnostic.related)]
        spans += [(edit.start, edit.end) for fix in diagnostic.fixes for edit in fix.edits]
        wrong += [
            f"{diagnostic.rule}: span {span} outside {size}" for span in spans if not 0 <= span[0] <= span[1] <= size
        ]
    wrong += [f"{one.descriptor}: {one.message}" for one in result.notifications if one.descriptor in _FAULTS]
    return result, wrong


def fix_problems(result: FileResult) -> list[str]:
    """What is wrong with mending a file: a second time has to change nothing."""
    once = fix_result(result, settings(), unsafe=False)
    assert once.source is not None
    twice = fix_result(check_source(once.source, settings()), settings(), unsafe=False)
    assert twice.source is not None
    wrong = []
    if twice.source.text != once.source.text:
        wrong.append("fixing twice is not fixing once")
    once.source.encode(once.source.text)
    return wrong


_FAULTS = ("rule-failed", "reader-failed")


def report(name: str, results: Sequence[FileResult], rules: Sequence[ActiveRule]) -> str:
    """What a format makes of the results."""
    out = io.StringIO()
    report_, summary = make_report(name, out), Summary()
    report_.begin(RunInfo("0", tuple(rules), "/"))
    for result in results:
        summary.add(result)
        report_.file(result)
    report_.end(summary)
    return out.getvalue()


def report_problems(results: Sequence[FileResult]) -> list[str]:
    """What is wrong with the reports of some results, format by format."""
    wrong = []
    for name in FORMATS:
        text = report(name, results, settings().rules)
        try:
            text.encode()
            _PARSERS.get(name, _no_control_characters)(text)
        except (ValueError, jsonschema.ValidationError) as error:
            wrong.append(f"{name}: {str(error)[:300]}")
    return wrong


@cache
def _sarif() -> jsonschema.Draft7Validator:
    schema = Path(__file__).parents[1] / "schemas" / "sarif-schema-2.1.0.json"
    return jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))


def _lines_of_json(text: str) -> None:
    for line in text.splitlines():
        json.loads(line)


def _no_control_characters(text: str) -> None:
    """Nothing that steers a terminal."""
    steering = sorted(
        {character for character in text if (character < " " and character != "\n") or "\x7f" <= character < "\xa0"}
    )
    if steering:
        raise ValueError(f"control characters {steering}")


_PARSERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "jsonl": _lines_of_json,
    "gitlab": json.loads,
    "sarif": lambda text: _sarif().validate(json.loads(text)),
    "html": lambda _text: None,
}
