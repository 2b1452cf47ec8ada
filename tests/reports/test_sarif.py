from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siclint import Applicability, Diagnostic, Edit, Fix, Related, Severity, Source
from siclint.check import ActiveRule
from siclint.diagnostic import Notification
from siclint.fixes import apply_edits
from siclint.reports.fingerprint import Fingerprints
from siclint.run import FileResult, Summary
from siclint.silenced import Silenced

if TYPE_CHECKING:
    from tests.reports.conftest import Diagnose, Write

Result = Callable[..., FileResult]
Log = dict[str, Any]
Validate = Callable[[str], Log]

SCHEMA = Path(__file__).parents[1] / "schemas" / "sarif-schema-2.1.0.json"
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((\d+)\)")


@pytest.fixture(scope="session")
def validate() -> Validate:
    """Parse a log and refuse what the schema refuses, and what no schema sees."""
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

    def check(written: str) -> Log:
        assert written.isascii()
        log: Log = json.loads(written)
        json.dumps(log, ensure_ascii=False).encode("utf-8")  # refuses a lone surrogate
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)] == []
        (run,) = log["runs"]
        names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(set(names)) == len(names)
        for one in run["results"]:
            check_result(one, names)
        seen = [json.dumps(one) for one in run["results"]]
        assert len(set(seen)) == len(seen)
        for region in regions(run):
            start = (region["startLine"], region.get("startColumn", 1))
            assert start <= (region.get("endLine", start[0]), region.get("endColumn", start[1]))
        for location in locations(run):
            check_location(location, run)
        assert not set(keys(log)) & {"byteOffset", "byteLength", "charOffset", "security-severity"}
        return log

    return check


def check_result(one: Log, names: list[str]) -> None:
    for reason in one.get("suppressions", ()):
        assert set(reason) <= {"kind", "status", "justification", "location"}
    if "ruleIndex" in one:
        assert names[one["ruleIndex"]] == one["ruleId"]
    assert {"startLine", "startColumn", "endLine", "endColumn"} <= one["locations"][0]["physicalLocation"][
        "region"
    ].keys()
    linked = [int(number) for _, number in LINK.findall(one["message"]["text"])]
    assert linked == [related["id"] for related in one.get("relatedLocations", [])]
    assert len(set(linked)) == len(linked)
    for change in (change for fix in one.get("fixes", []) for change in fix["artifactChanges"]):
        assert change["artifactLocation"] == one["locations"][0]["physicalLocation"]["artifactLocation"]
    assert re.fullmatch(r"[0-9a-f]{16}:[1-9]\d*", one["partialFingerprints"]["primaryLocationLineHash"])


def check_location(location: Log, run: Log) -> None:
    uri = location["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~:/-]|%[0-9A-F]{2})+", uri)
    if location.get("uriBaseId") is None:
        assert uri.startswith("file:///")
    else:
        assert location["uriBaseId"] in run["originalUriBaseIds"]
        assert not urlsplit(uri).scheme
        assert not uri.startswith(("/", "../"))
    if "index" in location:
        assert run["artifacts"][location["index"]]["location"]["uri"] == uri


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(inner)


def objects(value: object, *names: str) -> Iterator[Log]:
    """All objects under one of these names, at any depth."""
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name in names)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner, *names)


def regions(run: Log) -> Iterator[Log]:
    return objects(run, "region", "deletedRegion")


def locations(run: Log) -> Iterator[Log]:
    yield from objects(run, "artifactLocation")
    yield from (artifact["location"] for artifact in run["artifacts"])


def region_text(region: Log, text: str) -> str:
    """What a region holds, by SARIF's own rules: lines end as newlineSequences says, columns are UTF-16 units."""

    def offset(line: int, column: int) -> int:
        start = starts[line - 1]
        units = text[start:].encode("utf-16-le", "surrogatepass")[: 2 * (column - 1)]
        return start + len(units.decode("utf-16-le", "surrogatepass"))

    starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]
    return text[offset(region["startLine"], region["startColumn"]) : offset(region["endLine"], region["endColumn"])]


def test_a_result(write: Write, result: Result, diagnose: Diagnose, validate: Validate) -> None:
    text = "Top\r\n\U0001f600 the the house\n"
    fix = Fix("remove it", (Edit(10, 14, ""),), Applicability.SAFE)
    found = diagnose(text, "the", ("the", "first here"), nth=1, fixes=(fix,))
    (one,) = validate(write("sarif", result(text, found)))["runs"][0]["results"]
    fingerprint = one.pop("partialFingerprints")
    assert set(fingerprint) == {"primaryLocationLineHash"}
    place = {"uri": "a.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    first = {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 7}
    second = {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 11}
    assert one == {
        "ruleId": "echo-word",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "the same word stands twice ([first here](1))."},
        "locations": [
            {"physicalLocation": {"artifactLocation": place, "region": {**second, "snippet": {"text": "the"}}}}
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {"artifactLocation": place, "region": first},
                "message": {"text": "first here"},
            }
        ],
        "fixes": [
            {
                "description": {"text": "remove it."},
                "artifactChanges": [
                    {
                        "artifactLocation": place,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 11},
                                "insertedContent": {"text": ""},
                            }
                        ],
                    }
                ],
                "properties": {"applicability": "safe"},
            }
        ],
        "properties": {"family": "garbling", "mqm": "Accuracy/Addition", "itsType": "duplication"},
    }


def test_the_tool_and_its_rules(write: Write, validate: Validate) -> None:
    (run,) = validate(write("sarif"))["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["semanticVersion"]) == ("siclint", "1.2.3", "1.2.3")
    assert driver["informationUri"].startswith("data:,siclint%20")
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    echo, bare = driver["rules"]
    assert echo["name"] == "GarblingEchoWord"
    assert echo["shortDescription"]["text"] == "A word stands twice."
    assert echo["fullDescription"]["text"] == "A word that stands twice in a row, as in this list."
    assert echo["help"]["text"] == ("Readers stumble over it.\n\nTake one of the two out.\n\nNames such as Pago Pago.")
    assert "Reported, at the marked place:\n\n```text\nHe saw [[the the]] house.\n```" in echo["help"]["markdown"]
    assert not echo["help"]["markdown"].startswith("# ")
    assert echo["defaultConfiguration"] == {"enabled": True, "level": "warning"}
    assert echo["properties"] == {
        "tags": ["garbling", "Accuracy/Addition"],
        "problem.severity": "warning",
        "mqm": "Accuracy/Addition",
        "itsType": "duplication",
        "status": "stable",
    }
    assert bare["help"] == {"text": "A word stands twice."}


def test_a_configured_severity_overrides_the_rules_own(
    write: Write, result: Result, diagnose: Diagnose, validate: Validate, rules: tuple[ActiveRule, ...]
) -> None:
    louder = [replace(rules[0], severity=Severity.ERROR), rules[1]]
    found = diagnose("the the", "the", severity=Severity.ERROR)
    (run,) = validate(write("sarif", result("the the", found), rules=louder))["runs"]
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] == "warning"
    assert run["results"][0]["level"] == "error"
    assert run["invocations"][0]["ruleConfigurationOverrides"] == [
        {"descriptor": {"id": "echo-word", "index": 0}, "configuration": {"level": "error"}}
    ]


def test_a_message_cannot_make_links(write: Write, result: Result, validate: Validate) -> None:
    found = Diagnostic(
        "bare", "residue", Severity.NOTE, "a link is left: [home](1)", 0, 1, (Related(0, 2, r"at [x](2) \ here"),)
    )
    (one,) = validate(write("sarif", result("ab", found)))["runs"][0]["results"]
    assert one["message"]["text"] == r"a link is left: [home\](1) ([at \[x\](2) \\ here](1))."


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("news/a.txt", "news/a.txt"),
        ("./news/../a.txt", "a.txt"),
        ("two words 'quoted' \"twice\".txt", "two%20words%20%27quoted%27%20%22twice%22.txt"),
        ("новости/b?c#d%20.txt", "%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/b%3Fc%23d%2520.txt"),
        ("new\nline.txt", "new%0Aline.txt"),
        ("C:x.txt", "C%3Ax.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),
    ],
)
def test_a_path_in_the_root(
    name: str, uri: str, write: Write, result: Result, diagnose: Diagnose, validate: Validate, tmp_path: Path
) -> None:
    for path in (name, f"{tmp_path}/{name}"):
        written = write("sarif", result("the the", diagnose("the the", "the"), name=path), root=str(tmp_path))
        (run,) = validate(written)["runs"]
        place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": uri, "uriBaseId": "%SRCROOT%", "index": 0}
        assert str(tmp_path) not in written


def test_a_path_outside_the_root(
    write: Write, result: Result, diagnose: Diagnose, validate: Validate, tmp_path: Path
) -> None:
    found = result("the the", diagnose("the the", "the"), name="../a b.txt")
    (run,) = validate(write("sarif", found, root=str(tmp_path)))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (tmp_path.parent / "a b.txt").as_uri(), "index": 0}


def test_what_could_not_be_checked(write: Write, result: Result, validate: Validate) -> None:
    undecodable = Notification("undecodable-file", "is no text", "news/b.bin")
    failed = Notification("rule-failed", "rule echo-word failed", "a.txt", 3, rule="echo-word")
    plugin = Notification("plugin-failed", "extra 1.0 did not load.")
    written = write(
        "sarif",
        result(None, name="news/b.bin", notifications=[undecodable]),
        result("x", notifications=[failed]),
        summary=Summary(notifications=[plugin]),
    )
    (run,) = validate(written)["runs"]
    (invocation,) = run["invocations"]
    assert run["results"] == []
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"] == [
        {
            "descriptor": {"id": "undecodable-file"},
            "level": "error",
            "message": {"text": "is no text."},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": "news/b.bin", "uriBaseId": "%SRCROOT%"}}}],
        },
        {
            "descriptor": {"id": "rule-failed"},
            "associatedRule": {"id": "echo-word", "index": 0},
            "level": "error",
            "message": {"text": "rule echo-word failed."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "a.txt", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 3},
                    }
                }
            ],
        },
    ]
    assert invocation["toolConfigurationNotifications"] == [
        {"descriptor": {"id": "plugin-failed"}, "level": "error", "message": {"text": "extra 1.0 did not load."}}
    ]


@pytest.mark.parametrize("kind", ["plugin-failed", "untrusted-plugin", "invalid-configuration"])
def test_trouble_with_the_set_up_is_apart(kind: str, write: Write, validate: Validate) -> None:
    (run,) = validate(write("sarif", summary=Summary(notifications=[Notification(kind, "is wrong")])))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["toolExecutionNotifications"] == []
    assert [one["descriptor"]["id"] for one in invocation["toolConfigurationNotifications"]] == [kind]


def test_a_run_without_trouble_succeeded(write: Write, result: Result, validate: Validate) -> None:
    quiet = Notification("missing-path", "is not there", "c.txt", severity=Severity.WARNING)
    for notifications in ([], [quiet]):
        (run,) = validate(write("sarif", result("x", notifications=notifications)))["runs"]
        assert run["invocations"][0]["executionSuccessful"] is True
        assert run["artifacts"] == [
            {
                "location": {"uri": "a.txt", "uriBaseId": "%SRCROOT%"},
                "roles": ["analysisTarget"],
                "encoding": "UTF-8",
            }
        ]


def test_a_long_region_has_no_snippet(write: Write, result: Result, validate: Validate) -> None:
    text = "x" * 1001
    found = Diagnostic("bare", "duplication", Severity.NOTE, "long", 0, 1001)
    (one,) = validate(write("sarif", result(text, found)))["runs"][0]["results"]
    assert "snippet" not in one["locations"][0]["physicalLocation"]["region"]


def test_the_same_run_gives_the_same_bytes(write: Write, result: Result, diagnose: Diagnose) -> None:
    one = result("the the", diagnose("the the", "the"))
    assert write("sarif", one) == write("sarif", one)


PIECES = st.sampled_from(
    ["the", " ", "a", "\n", "\r\n", "\r", "\U0001f600", "北", "e\u0301", "\udc92", "\x1b", "[x](1)", "{0}"]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)


@settings(max_examples=60)
@given(TEXTS, st.lists(TEXTS, max_size=3), st.data())
def test_any_text_gives_a_valid_log(
    write: Write, result: Result, validate: Validate, text: str, messages: list[str], data: st.DataObject
) -> None:
    def place() -> tuple[int, int]:
        start = data.draw(st.integers(0, len(text) - 1))
        return start, data.draw(st.integers(start + 1, len(text)))

    start, end = place()
    related = tuple(Related(*place(), message) for message in messages)
    fix = Fix("write it anew", (Edit(start, end, "new"), Edit(end, end, "!")))
    found = Diagnostic("echo-word", "garbling", Severity.ERROR, text, start, end, related, (fix,))
    (one,) = validate(write("sarif", result(text, found, name=f"{text}.txt")))["runs"][0]["results"]
    region = one["locations"][0]["physicalLocation"]["region"]
    assert region_text(region, text) == text[start:end]
    for where, told in zip(related, one.get("relatedLocations", []), strict=True):
        assert region_text(told["physicalLocation"]["region"], text) == text[where.start : where.end]
    (change,) = one["fixes"][0]["artifactChanges"]
    taken = [region_text(replacement["deletedRegion"], text) for replacement in change["replacements"]]
    assert taken == [text[start:end], ""]
    uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote_to_bytes(uri) == f"{text}.txt".encode("utf-8", "surrogateescape")


def fingerprints(text: str, *found: str) -> list[str]:
    """The fingerprints of a rule's findings wherever one of the words stands."""
    spans = sorted(match.span() for words in found for match in re.finditer(re.escape(words), text))
    known = Fingerprints(text)
    return [known.of(Diagnostic("echo-word", "garbling", Severity.NOTE, "m", *span)) for span in spans]


FIRST = "He saw the the house and went to to the door."
SECOND = "No one was in in the garden."


@pytest.mark.parametrize("newline", ["\n", "\n\n", "\r\n", "\r"])
def test_a_fingerprint_outlives_what_happens_elsewhere(newline: str) -> None:
    before = fingerprints(FIRST + newline + SECOND, "the the", "in in")
    after = fingerprints("A new one.\n\n" + FIRST + newline + "Put in between." + newline + SECOND, "the the", "in in")
    assert before == after


def test_a_fingerprint_outlives_wrapping_and_unicode_forms() -> None:
    flat = "In the café of the hotel they met met again, café by café, until the end."
    wrapped = flat.replace(" ", "\n", 8).replace("é", "e\u0301")
    assert fingerprints(flat, "met met") == fingerprints(wrapped, "met\nmet", "met met")


def test_findings_in_one_line_are_told_apart() -> None:
    both = fingerprints(FIRST, "the the", "to to")
    assert len(set(both)) == 2
    same = fingerprints("no no.\n" * 3, "no no")
    assert len(set(same)) == 3
    assert len({fingerprint.partition(":")[0] for fingerprint in same}) == 1
    assert [fingerprint.partition(":")[2] for fingerprint in same] == ["1", "2", "3"]


def test_a_changed_finding_has_another_fingerprint() -> None:
    texts = ["He saw a a house.", "He saw a a home.", "He saw A a house.", "She saw a a house."]
    found = [fingerprints(text, "a a", "A a")[0] for text in texts]
    assert all(left != right for left, right in pairwise(sorted(found)))


def test_a_source_tells_its_encoding(write: Write, validate: Validate) -> None:
    for encoding, name in (("cp1252", "windows-1252"), ("utf-16-le", "UTF-16LE")):
        one = FileResult("a.txt", Source("a.txt", "x", encoding), 1, 1, (), ())
        (run,) = validate(write("sarif", one))["runs"]
        assert run["artifacts"][0]["encoding"] == name


def test_a_fix_gives_the_text_that_the_engine_gives(write: Write, result: Result, validate: Validate) -> None:
    text = "\U0001f600 one\r\ntwo two\n"
    edits = (Edit(2, 5, "1"), Edit(10, 14, ""))
    found = Diagnostic("bare", "garbling", Severity.NOTE, "m", 2, 5, (), (Fix("mend it", edits),))
    (one,) = validate(write("sarif", result(text, found)))["runs"][0]["results"]
    mended = text
    for replacement in reversed(one["fixes"][0]["artifactChanges"][0]["replacements"]):
        old = region_text(replacement["deletedRegion"], text)
        head, _, tail = mended.rpartition(old)
        mended = head + replacement["insertedContent"]["text"] + tail
    assert mended == apply_edits(text, edits) == "\U0001f600 1\r\ntwo\n"


def at(start: int, severity: Severity = Severity.WARNING, message: str = "m") -> Diagnostic:
    return Diagnostic("echo-word", "garbling", severity, message, start, start + 1)


def silencing(*silenced: Silenced) -> FileResult:
    source = Source("news/a.txt", "aaa bbb aaa bbb")
    return FileResult("news/a.txt", source, 1, 4, (at(0), at(12)), (), silenced)


def test_what_is_silenced_is_shown_when_asked_for(write: Write, validate: Validate) -> None:
    result = silencing(
        Silenced(at(4), "comment", "the witness said so", "news/a.txt:7"),
        Silenced(at(5), "list", "", "siclint.toml:3"),
        Silenced(at(8), "baseline", "known since spring", "old.txt", "updated"),
    )
    (quiet,) = validate(write("sarif", result))["runs"]
    assert len(quiet["results"]) == 2
    (run,) = validate(write("sarif", result, show_silenced=True))["runs"]
    shown = {one["locations"][0]["physicalLocation"]["region"]["startColumn"]: one for one in run["results"]}
    assert list(shown) == [1, 5, 6, 9, 13]
    for column in (1, 13):
        assert not {"suppressions", "baselineState"} & shown[column].keys()
    place = {"artifactLocation": {"uri": "news/a.txt", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 7}}
    assert shown[5]["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "the witness said so",
            "location": {"physicalLocation": place},
        }
    ]
    (entry,) = shown[6]["suppressions"]
    assert (entry["kind"], "justification" in entry) == ("external", False)
    assert entry["location"]["physicalLocation"]["artifactLocation"]["uri"] == "siclint.toml"
    assert shown[9]["baselineState"] == "updated"
    (run,) = validate(write("sarif", result, show_silenced=True, compared=True))["runs"]
    assert [one.get("baselineState") for one in run["results"]] == ["new", None, None, "updated", "new"]
    assert shown[9]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "known since spring"}
    ]


def test_a_fingerprint_does_not_hang_on_what_is_silenced(write: Write, validate: Validate) -> None:
    def prints(*silenced: Silenced, live: tuple[Diagnostic, ...], show: bool = False) -> list[str]:
        source = Source("a.txt", "no no.\n" * 3)
        result = FileResult("a.txt", source, 1, 6, live, (), silenced)
        (run,) = validate(write("sarif", result, show_silenced=show))["runs"]
        return [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]

    first, second, third = at(0), at(7), at(14)
    every = prints(live=(first, second, third))
    quiet = Silenced(second, "comment")
    assert prints(quiet, live=(first, third)) == [every[0], every[2]]
    assert prints(quiet, live=(first, third), show=True) == every


def test_many_results_go_by_severity(write: Write, validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siclint.reports.sarif.SHOWN_RESULTS", 4)
    severities = [Severity.NOTE, Severity.ERROR, Severity.WARNING, Severity.ERROR, Severity.NOTE]
    found = tuple(at(place, severity) for place, severity in enumerate(severities))
    few, many = (FileResult("a.txt", Source("a.txt", "x" * 9), 1, 1, found[:count], ()) for count in (4, 5))
    for result, order, said in ((few, [1, 2, 3, 4], []), (many, [2, 4, 3, 1, 5], ["many-results"])):
        (run,) = validate(write("sarif", result))["runs"]
        assert [one["locations"][0]["physicalLocation"]["region"]["startColumn"] for one in run["results"]] == order
        (invocation,) = run["invocations"]
        assert invocation["executionSuccessful"] is True
        notices = invocation["toolExecutionNotifications"]
        assert [notice["descriptor"]["id"] for notice in notices] == said
        assert all(notice["level"] == "note" for notice in notices)


def test_no_more_results_than_code_scanning_takes(write: Write) -> None:
    severities = [Severity.ERROR if place % 3 == 0 else Severity.NOTE for place in range(25_010)]
    found = tuple(at(place, severity) for place, severity in enumerate(severities))
    (run,) = json.loads(write("sarif", FileResult("a.txt", Source("a.txt", "x" * 25_011), 1, 1, found, ())))["runs"]
    levels = [one["level"] for one in run["results"]]
    assert len(levels) == 25_000
    assert levels == sorted(levels)  # "error" before "note"
    cut, many = run["invocations"][0]["toolExecutionNotifications"]
    assert cut["level"] == "warning"
    assert cut["message"]["text"].startswith("this log has the 25,000 most severe of 25,010 results, because")
    assert many["descriptor"]["id"] == "many-results"


def test_no_more_bytes_than_code_scanning_takes(
    write: Write, validate: Validate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siclint.reports.sarif.MOST_PACKED", 300_000)
    noise = random.Random(1)
    found = tuple(
        at(place, Severity.ERROR if place % 2 else Severity.NOTE, noise.randbytes(1_000).hex()) for place in range(600)
    )
    written = write("sarif", FileResult("a.txt", Source("a.txt", "x" * 601), 1, 1, found, ()))
    assert 150_000 < len(gzip.compress(written.encode())) < 300_000
    (run,) = validate(written)["runs"]
    assert 100 < len(run["results"]) < 300
    assert {one["level"] for one in run["results"]} == {"error"}
    (cut,) = run["invocations"][0]["toolExecutionNotifications"]
    assert f"the {len(run['results'])} most severe of 600 results" in cut["message"]["text"]
    assert "300,000 bytes" in cut["message"]["text"]


def test_no_more_places_of_a_result_than_code_scanning_shows(write: Write, result: Result, validate: Validate) -> None:
    related = tuple(Related(place, place + 1, "again") for place in range(1_500))
    found = Diagnostic("bare", "duplication", Severity.NOTE, "it stands often", 1_500, 1_501, related)
    (one,) = validate(write("sarif", result("x" * 1_501, found)))["runs"][0]["results"]
    assert len(one["relatedLocations"]) == 100
    assert one["message"]["text"].startswith("it stands often ([again](1), [again](2)")
    assert one["message"]["text"].endswith("[again](100) and 1,400 more).")
