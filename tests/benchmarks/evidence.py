"""Measures all rules and writes what came out: the evidence that `siclint explain`, SARIF and docs/evidence.md show.

    python tests/benchmarks/evidence.py measure DATA      counts, into rules/siclint_rules/evidence.json
    python tests/benchmarks/evidence.py write [--check]   docs/evidence.md, from that file alone

DATA is a folder of evaluation data that the user has: corpora/native-news, corpora/bbc-2004, corpora/human-translated,
corpora/machine-translated, and articles/gold.jsonl; what is missing there keeps its last figures out. Artifacts are
planted in native-news. What was read of results is in judgements.jsonl (see judge.py).
"""

from __future__ import annotations

import argparse
import collections
import datetime
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import judgements
from results import GRAMMAR, check_folder

from siclint import Rule, Severity, Source, Status
from siclint.check import activate
from siclint.discovery import Filters, Found, discover
from siclint.evaluation import Evaluation, Ratio, evaluate, load_gold
from siclint.evaluation.planting import plant, prose
from siclint.evidence import KINDS, Rate, load
from siclint.plugins import load_all
from siclint.reports.notes import rule_page
from siclint.rule import FAMILIES
from siclint.run import Settings, Task, run

ROOT = Path(__file__).parents[2]
DATA = ROOT / "rules" / "siclint_rules" / "evidence.json"
PAGE = ROOT / "docs" / "evidence.md"
CORPORA = {
    "native-news": "native",
    "bbc-2004": "native",
    "human-translated": "human-translated",
    "machine-translated": "machine-translated",
}
PLANTED_IN, SEED, PER_FAMILY = "native-news", 0, 400
NOT_SEEN = "What it does not find"


def rules() -> list[Rule]:
    """The built-in rules that need no server, by family and name."""
    found = [
        rule
        for rule in load_all().rules.values()
        if rule.check.__module__.startswith("siclint_rules.") and rule.family != GRAMMAR
    ]
    return sorted(found, key=lambda rule: (FAMILIES.index(rule.family), rule.name))


# --- measuring ---


def measure(data: Path) -> dict[str, Any]:
    """All counts."""
    known = judgements.load()
    every = rules()
    stable = {rule.name for rule in every if rule.status is Status.STABLE}
    record: dict[str, Any] = {"measured": datetime.date.today().isoformat(), "corpora": {}, "whole": {}}
    entries = {rule.name: _about(rule) for rule in every}
    for name, kind in CORPORA.items():
        counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        whole: collections.Counter[str] = collections.Counter()
        words = files = 0
        for checked in check_folder(data / "corpora" / name, [rule.name for rule in every]):
            words, files = words + checked.words, files + 1
            for result in checked.results:
                judgement = known.get((result.rule, result.fingerprint))
                verdict = judgement.verdict if judgement else "unread"
                counts[result.rule].update(["results", verdict])
                if result.severity >= Severity.WARNING and result.rule in stable:
                    whole.update(["results", verdict])
        record["corpora"][name] = {"kind": kind, "files": files, "words": words}
        record["whole"][name] = _verdicts(whole)
        for rule, count in counts.items():
            entries[rule]["results"][name] = _verdicts(count)
        print(f"{name}: {files} files, {words:,} words", file=sys.stderr)
    planted = _planted(data / "corpora" / PLANTED_IN, every)
    record["planted"] = {"in": PLANTED_IN, "seed": SEED, "families": _families(planted, stable)}
    for rule, finds in _finds(planted).items():
        totals = {kind: ratio.total for family in planted.families() for kind, ratio in planted.kinds(family).items()}
        entries[rule]["planted"] = {kind: [count, totals[kind]] for kind, count in finds.most_common(4)}
    record["gold"] = {}
    for name, path in (("seeds", ROOT / "seeds"), ("articles", data / "articles")):
        gold = evaluate(load_gold(path / "gold.jsonl"), _results(path, every), path)
        record["gold"][name] = _families(gold, stable)
        for rule, (precision, _, _) in gold.rules().items():
            entries[rule]["gold"][name] = [precision.hits, precision.total]
    record["rules"] = entries
    return record


def _about(rule: Rule) -> dict[str, Any]:
    """What the page says of a rule, as it was measured; the counts follow."""
    text = rule_page(rule)
    about = {"family": rule.family, "status": rule.status.value, "severity": rule.severity.label}
    not_found = text.first_paragraph(NOT_SEEN) if text else ""
    return {**about, **({"not_found": not_found} if not_found else {}), "results": {}, "planted": {}, "gold": {}}


def _verdicts(counts: collections.Counter[str]) -> dict[str, int]:
    return {name: counts[name] for name in ("results", *judgements.VERDICTS) if counts[name] or name == "results"}


def _planted(folder: Path, every: list[Rule]) -> Evaluation:
    paths = sorted(folder.rglob("*.txt"))
    articles = prose(Source.decode(path.name, path.read_bytes()) for path in paths)
    with tempfile.TemporaryDirectory() as name:
        copies = list(plant(articles, seed=SEED, per_family=PER_FAMILY))
        for copy in copies:
            (Path(name) / copy.name).write_bytes(copy.text.encode("utf-8", "surrogateescape"))
        return evaluate([copy.artifact for copy in copies], _results(Path(name), every), Path(name))


def _results(folder: Path, every: list[Rule]) -> Iterator[Any]:
    settings = Settings(tuple(activate(every)))
    found = [each for each in discover([str(folder)], Filters()) if isinstance(each, Found)]
    return run([Task(each, settings) for each in found], jobs=2)


def _finds(evaluation: Evaluation) -> dict[str, collections.Counter[str]]:
    """For each rule how many artifacts of each kind it found."""
    finds: dict[str, set[tuple[str, str]]] = collections.defaultdict(set)
    for scored in evaluation.scored:
        finds[scored.diagnostic.rule].update((artifact.kind, artifact.file) for artifact in scored.finds)
    return {
        rule: collections.Counter(dict(sorted(collections.Counter(kind for kind, _ in found).items())))
        for rule, found in finds.items()
    }


def _families(evaluation: Evaluation, stable: set[str]) -> dict[str, Any]:
    """Found and planted by family and kind, by the rules that run without being asked for."""
    found = {a for scored in evaluation.scored if scored.diagnostic.rule in stable for a in scored.finds}
    table: dict[str, Any] = {}
    for family in evaluation.families():
        kinds: dict[str, list[int]] = {}
        for artifact in evaluation.artifacts:
            if (artifact.family, artifact.tier) == (family, "must"):
                pair = kinds.setdefault(artifact.kind, [0, 0])
                pair[0] += artifact in found
                pair[1] += 1
        if kinds:
            hits, total = (sum(pair[i] for pair in kinds.values()) for i in (0, 1))
            table[family] = {"found": [hits, total], "kinds": kinds}
    return table


# --- writing ---


def page(record: dict[str, Any]) -> str:
    """docs/evidence.md."""
    planted = record["planted"]
    parts = [_INTRODUCTION.format(measured=record["measured"]), "## The whole tool", _whole(record)]
    parts += ["## Planted artifacts", _PLANTED.format(**planted), *_planted_tables(planted["families"])]
    parts += ["## Annotated artifacts", _gold_table(record["gold"]), "## The rules", _RULES]
    for family in FAMILIES:
        members = {name: entry for name, entry in record["rules"].items() if entry["family"] == family}
        if members:
            parts += [f"### {family.capitalize()}", _rule_table(members)]
    not_found = [f"- `{name}`: {entry['not_found']}" for name, entry in record["rules"].items() if "not_found" in entry]
    if not_found:
        parts += ["## What rules do not find", "\n".join(not_found)]
    return "\n\n".join(part for part in parts if part) + "\n"


_INTRODUCTION = """# Evidence

What was measured of siclint's rules, last on {measured}. All figures come from
`rules/siclint_rules/evidence.json`, which `tests/benchmarks/evidence.py measure` counts and this page is written from;
nothing is copied by hand. Intervals are Wilson's and hold the true share in 95 of 100 cases.

The corpora are news that the project does not contain: written in English (native), translated by people, translated
by machines. Clean text holds real mistakes, so results were read: *right* means that a careful editor would
change the text there, for the reason given. Readings are kept in `tests/benchmarks/judgements.jsonl`, by fingerprint.
One reader has read them. They are no proof for other kinds of text.

A rule is stable when 30 results or more were read and nine in ten are right, or when none of its results in 200,000
words of native news is false. All others are in preview; a test holds that."""

_PLANTED = """Artifacts that were planted in copies of the articles in {in} (`siclint evaluate --plant`, seed {seed}),
and how many of them stable rules find. Planted text is no real text: who plants knows what errors look like, and so do
the rules. Read a low figure as a gap, and a high one as no more than the absence of one."""

_RULES = """*precision* is the share of right ones among the results that were read, with their number and interval.
Results stand for each 1,000 words of native, human-translated and machine-translated news; *false* is what was read as
false in native news. *planted* names the kinds that the rule finds most, *gold* how many of its results in the
annotated articles of `seeds/` and of the evaluation data touch an annotated place."""


def _grid(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _share(ratio: Ratio) -> str:
    if not ratio.total:
        return "–"
    low, high = ratio.interval
    return f"{ratio.value:.2f} ({low:.2f}–{high:.2f})"


def _whole(record: dict[str, Any]) -> str:
    rows = []
    rates = {}
    for name, counts in record["whole"].items():
        words = record["corpora"][name]["words"]
        rate = Rate(words, *(counts.get(field, 0) for field in ("results", *judgements.VERDICTS)))
        rates[name] = rate
        rows.append(_whole_row(name, rate))
    clean = [rates[name] for name, kind in CORPORA.items() if kind == "native"]
    fields = ("words", "results", *judgements.VERDICTS)
    together = Rate(*(sum(getattr(rate, field) for rate in clean) for field in fields))
    rows.insert(2, _whole_row("both native", together))
    machine = rates["machine-translated"].per_thousand
    table = _grid(
        (
            "stable rules, warnings and errors",
            "words",
            "results",
            "per 1,000",
            "right",
            "false",
            "unread",
            "false per 1,000",
        ),
        rows,
    )
    ratios = ", ".join(
        f"{machine / rate.per_thousand:.1f} times {name}"
        for name, rate in (("native-news", rates["native-news"]), ("both native", together))
    )
    return f"{table}\n\nMachine-translated news has {ratios}."


def _whole_row(name: str, rate: Rate) -> list[str]:
    counts = [f"{rate.words:,}", str(rate.results), f"{rate.per_thousand:.3f}", str(rate.real), str(rate.false)]
    return [name, *counts, str(rate.unread), f"{1000 * rate.false / rate.words:.3f}"]


def _planted_tables(families: dict[str, Any]) -> list[str]:
    rows = [[family, *_counts(entry["found"])] for family, entry in families.items()]
    parts = [_grid(("family", "found", "of", "recall"), rows)]
    kinds = [
        [f"{family}: {kind}", *_counts(pair)]
        for family, entry in families.items()
        for kind, pair in entry["kinds"].items()
    ]
    return [*parts, _grid(("kind", "found", "of", "recall"), kinds)]


def _gold_table(gold: dict[str, Any]) -> str:
    rows = [
        [f"{name}: {family}", *_counts(entry["found"])]
        for name, families in gold.items()
        for family, entry in families.items()
    ]
    return _grid(("gold", "found", "of", "recall"), rows)


def _counts(pair: list[int]) -> list[str]:
    return [str(pair[0]), str(pair[1]), _share(Ratio(*pair))]


def _rule_table(members: dict[str, Any]) -> str:
    evidence = load(DATA)
    rows = []
    for name, entry in members.items():
        found = evidence[name]
        precision = f"{_share(found.precision)} of {found.precision.total}" if found.precision.total else "–"
        planted = ", ".join(f"{kind} {ratio.hits}/{ratio.total}" for kind, ratio in list(found.planted.items())[:3])
        gold = Ratio(sum(r.hits for r in found.gold.values()), sum(r.total for r in found.gold.values()))
        rates = [f"{found.rates[kind].per_thousand:.3f}" for kind in KINDS]
        false = str(found.rates["native"].false)
        in_gold = f"{gold.hits}/{gold.total}" if gold.total else "–"
        about = [f"`{name}`", entry["status"], entry["severity"]]
        rows.append([*about, precision, *rates, false, planted or "–", in_gold])
    header = ("rule", "status", "severity", "precision", "native", "human", "machine", "false", "planted", "gold")
    return _grid(header, rows)


def main() -> int:
    """Measure or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("measure").add_argument("data", type=Path)
    commands.add_parser("write").add_argument("--check", action="store_true", help="1 when the page is not up to date")
    arguments = parser.parse_args()
    if arguments.command == "measure":
        text = json.dumps(measure(arguments.data), indent=1, ensure_ascii=False)
        # Innermost lists and objects on one line: a change of a figure is a change of a line.
        DATA.write_text(_short(text) + "\n", encoding="utf-8")
        return 0
    written = page(json.loads(DATA.read_text(encoding="utf-8")))
    if arguments.check:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != written)
    PAGE.write_text(written, encoding="utf-8")
    return 0


def _short(text: str) -> str:
    import re

    return re.sub(
        r"[\[{][^\[\]{}]*[\]}]", lambda match: " ".join(match[0].split()).replace("[ ", "[").replace(" ]", "]"), text
    )


if __name__ == "__main__":
    sys.exit(main())
