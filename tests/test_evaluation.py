"""Scores against gold, on cases small enough to count by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from siclint import Diagnostic, Severity, Source
from siclint.evaluation import Artifact, GoldError, Ratio, evaluate, load_gold
from siclint.run import FileResult

TEXT = "The first seam. is here. " + "A long paragraph that stands twice in the article, word for word, as it is. " * 2


def artifact(start: int, end: int, tier: str = "must", family: str = "garbling", file: str = "a.txt") -> Artifact:
    return Artifact(file, family, "some-kind", tier, start, end, TEXT[start:end])


def diagnostic(
    start: int, end: int, rule: str = "seam", family: str = "garbling", severity: Severity = Severity.WARNING
) -> Diagnostic:
    return Diagnostic(rule, family, severity, "it stands here", start, end)


def result(*diagnostics: Diagnostic, name: str = "texts/a.txt", source: Source | None = None) -> FileResult:
    return FileResult(name, source or Source(name, TEXT), 1, len(TEXT.split()), diagnostics, ())


ROOT = Path("texts")


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (4, 15, True),  # exactly it
        (14, 16, True),  # one character of a short one is enough
        (15, 20, False),  # behind it
        (0, 4, False),  # before it
        (0, 113, True),  # three times 11 and 80: 113 is still tight
        (0, 114, False),
    ],
)
def test_a_short_artifact_is_found_by_what_overlaps_and_is_tight(start: int, end: int, found: bool) -> None:
    evaluation = evaluate([artifact(4, 15)], [result(diagnostic(start, end))], ROOT)
    assert evaluation.recall == found


@pytest.mark.parametrize(("end", "found"), [(39, False), (40, True)])
def test_of_a_long_artifact_a_quarter_has_to_be_covered(end: int, found: bool) -> None:
    evaluation = evaluate([artifact(25, 85)], [result(diagnostic(25, end))], ROOT)
    assert evaluation.recall == found
    assert evaluation.false_alarms == []


def test_of_forty_characters_one_is_enough_and_of_one_more_a_quarter() -> None:
    for length, needed in ((40, 1), (41, 11)):
        gold = [artifact(25, 25 + length)]
        assert evaluate(gold, [result(diagnostic(25, 25 + needed))], ROOT).recall == 1
        if needed > 1:
            assert evaluate(gold, [result(diagnostic(25, 25 + needed - 1))], ROOT).recall == 0


def test_a_false_alarm_touches_nothing_annotated() -> None:
    gold = [artifact(4, 15), artifact(30, 40, "ok")]
    found = [diagnostic(0, 4), diagnostic(14, 15), diagnostic(15, 16), diagnostic(39, 60)]
    evaluation = evaluate(gold, [result(*found)], ROOT)
    assert [(alarm.diagnostic.start, alarm.quote) for alarm in evaluation.false_alarms] == [(0, "The "), (15, " ")]
    assert evaluation.precision == 0.5


def small() -> tuple[list[Artifact], list[FileResult]]:
    """Three musts of which two are found, a stretch and an ok; five diagnostics of which two are false."""
    gold = [
        artifact(0, 10),
        artifact(10, 20),
        artifact(30, 36, family="duplication"),
        artifact(40, 50, "stretch"),
        artifact(60, 70, "ok", "residue"),
    ]
    found = [
        diagnostic(2, 5),
        diagnostic(1, 5, "other"),
        diagnostic(32, 34, "copy", "duplication", Severity.NOTE),
        diagnostic(80, 90, "copy", "duplication"),
        diagnostic(0, 3, "copy", "duplication"),
    ]
    return gold, [result(*found[:4]), result(found[4], name="texts/clean.txt")]


def test_recall_and_precision_by_tier_family_and_rule() -> None:
    evaluation = evaluate(*small(), ROOT)
    assert evaluation.recall_of(tier="must") == Ratio(2, 3)
    assert evaluation.recall_of(tier="must", family="garbling") == Ratio(1, 2)
    assert evaluation.recall_of(tier="must", family="duplication") == Ratio(1, 1)
    assert evaluation.recall_of(tier="stretch") == Ratio(0, 1)
    assert evaluation.recall_of(tier="ok") == Ratio(0, 1)
    assert evaluation.precision_of() == Ratio(3, 5)
    assert evaluation.precision_of(family="duplication") == Ratio(1, 3)
    assert evaluation.rules() == {
        "copy": (Ratio(1, 3), 1, 1),
        "other": (Ratio(1, 1), 1, 0),
        "seam": (Ratio(1, 1), 1, 0),
    }


def test_misses_are_musts_first_and_without_what_need_not_be() -> None:
    misses = evaluate(*small(), ROOT).misses
    assert [(miss.tier, miss.start) for miss in misses] == [("must", 10), ("stretch", 40)]


def test_findings_below_a_severity_are_left_out() -> None:
    evaluation = evaluate(*small(), ROOT, level=Severity.WARNING)
    assert evaluation.recall_of(tier="must") == Ratio(1, 3)
    assert evaluation.precision_of() == Ratio(2, 4)


def test_a_file_without_annotations_is_clean_and_one_that_was_not_checked_is_named() -> None:
    gold = [artifact(0, 5), artifact(0, 5, file="deep/b.txt"), artifact(6, 8, file="deep/b.txt")]
    evaluation = evaluate(gold, [result(diagnostic(0, 5)), result(diagnostic(0, 5), name="texts/c.txt")], ROOT)
    assert evaluation.unchecked == ("deep/b.txt",)
    assert evaluation.recall_of(tier="must") == Ratio(1, 3)
    assert [alarm.file for alarm in evaluation.false_alarms] == ["c.txt"]
    assert "annotated, but not checked: deep/b.txt" in evaluation.table()


@pytest.mark.parametrize(
    ("name", "root"), [("a.txt", "."), ("./texts/a.txt", "texts"), ("/x/y/a.txt", "/x/y"), ("../a.txt", "..")]
)
def test_names_meet_below_the_root(name: str, root: str) -> None:
    assert evaluate([artifact(0, 5)], [result(diagnostic(0, 5), name=name)], Path(root)).recall == 1


def test_a_file_that_could_not_be_decoded_counts_as_unchecked() -> None:
    undecoded = FileResult("texts/a.txt", None, 0, 0, (), ())
    assert evaluate([artifact(0, 5)], [undecoded], ROOT).unchecked == ("a.txt",)


def test_nothing_found_and_nothing_to_find_is_perfect() -> None:
    evaluation = evaluate([], [result()], ROOT)
    assert (evaluation.recall, evaluation.precision) == (1.0, 1.0)
    assert "0 false alarms" in evaluation.table()


def test_an_annotation_that_has_moved_is_told() -> None:
    gold = [replace(artifact(0, 5), quote="Other", line=7), artifact(4, 15)]
    with pytest.raises(GoldError, match=r"line 7 of the gold: at 0 of a\.txt stands 'The f', not 'Other'"):
        evaluate(gold, [result()], ROOT)


def test_undecodable_bytes_are_shown_as_replacement_characters() -> None:
    source = Source("texts/a.txt", "caf\udce9 open")
    gold = [Artifact("a.txt", "encoding", "lost", "must", 0, 4, "caf\N{REPLACEMENT CHARACTER}")]
    assert evaluate(gold, [result(diagnostic(3, 4), source=source)], ROOT).recall == 1


def test_an_encoding_that_was_guessed_otherwise_moves_nothing() -> None:
    source = Source("texts/a.txt", "cafè open", "cp1250")
    gold = [Artifact("a.txt", "encoding", "lost", "must", 0, 4, "café", encoding="cp1252")]
    assert evaluate(gold, [result(diagnostic(3, 4), source=source)], ROOT).recall == 1


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # Newcombe 1998, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert Ratio(hits, total).interval == pytest.approx((low, high), abs=0.0001)


def test_the_interval_of_nothing_is_everything() -> None:
    assert Ratio(0, 0).interval == (0.0, 1.0)
    assert Ratio(5, 5).interval[1] == pytest.approx(1.0)


def test_the_table_shows_figures_misses_and_false_alarms() -> None:
    lines = evaluate(*small(), ROOT).table().split("\n")
    assert lines[0].split() == ["artifacts", "found", "of", "recall", "95", "%"]
    assert lines[1].split() == ["must", "2", "3", "0.667", "0.21", "to", "0.94"]
    assert any(line.split() == ["copy", "1", "3", "0.333", "0.06", "to", "0.79", "1", "1"] for line in lines)
    assert "2 false alarms in 70 words, 28.57 per 1,000" in lines
    assert f"  a.txt:1:11 must, garbling, some-kind: {TEXT[10:20].strip()}" in lines
    assert "  clean.txt:1:1 warning, copy: The" in lines


def test_the_table_steers_no_terminal() -> None:
    text = "a \x1b[31mred\x1b[0m b"
    gold = [Artifact("a.txt", "encoding", "escape", "must", 2, 7, text[2:7])]
    table = evaluate(gold, [result(diagnostic(8, 12), source=Source("a.txt", text))], ROOT).table()
    assert "\x1b" not in table


def test_json_says_the_same() -> None:
    record = json.loads(json.dumps(evaluate(*small(), ROOT).to_json()))
    assert record["recall"] == {"hits": 2, "total": 3, "value": 0.6667, "interval": [0.2077, 0.9385]}
    assert record["precision"]["hits"] == 3
    assert record["tiers"]["stretch"]["total"] == 1
    assert record["families"]["duplication"]["precision"]["total"] == 3
    assert record["families"]["garbling"]["recall"]["must"]["hits"] == 1
    assert record["rules"]["copy"]["alone"] == 1
    assert [miss["start"] for miss in record["misses"]] == [10, 40]
    assert [(alarm["file"], alarm["line"], alarm["column"]) for alarm in record["false_alarms"]] == [
        ("a.txt", 1, 81),
        ("clean.txt", 1, 1),
    ]


# --- reading ---

LINE: dict[str, Any] = {
    "file": "a.txt",
    "family": "garbling",
    "kind": "seam",
    "tier": "must",
    "start": 0,
    "end": 4,
    "quote": "text",
}


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_gold_is_read_line_by_line(tmp_path: Path) -> None:
    more = {**LINE, "note": "why", "encoding": "cp1252", "line": 1, "column": 1}
    first, second = load_gold(write(tmp_path / "gold.jsonl", json.dumps(LINE), "", json.dumps(more)))
    assert (first.file, first.start, first.end, first.note, first.encoding, first.line) == (
        "a.txt",
        0,
        4,
        "",
        "utf-8",
        1,
    )
    assert (second.note, second.encoding, second.line) == ("why", "cp1252", 3)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "this is no JSON: "),
        ("[1]", "an artifact is an object"),
        (json.dumps({key: LINE[key] for key in LINE if key not in ("tier", "quote")}), "has no tier and no quote"),
        (json.dumps({**LINE, "tier": "maybe"}), "there is no tier 'maybe': use must, stretch, ok"),
        (json.dumps({**LINE, "family": "garbage"}), "there is no family 'garbage'"),
        (json.dumps({**LINE, "start": "0"}), "start is '0', it has to be a number"),
        (json.dumps({**LINE, "start": True}), "start is True, it has to be a number"),
        (json.dumps({**LINE, "quote": 3}), "quote is 3, it has to be a string"),
        (json.dumps({**LINE, "end": 0}), "start 0 and end 0 hold no character"),
        (json.dumps({**LINE, "start": -1}), "start -1 and end 4 hold no character"),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, line: str, words: str) -> None:
    path = write(tmp_path / "gold.jsonl", json.dumps(LINE), line)
    with pytest.raises(GoldError) as caught:
        load_gold(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert words in str(caught.value)


def test_all_bad_lines_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(GoldError) as caught:
        load_gold(write(tmp_path / "gold.jsonl", "{", json.dumps(LINE), "3"))
    assert len(str(caught.value).split("\n")) == 2


def test_gold_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_bytes(b"\xff")
    with pytest.raises(GoldError, match="byte 0 of this one is not"):
        load_gold(tmp_path / "gold.jsonl")
