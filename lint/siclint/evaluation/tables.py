"""Evaluations as tables: plain columns, or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from siclint.evaluation.gold import TIERS
from siclint.evaluation.noise import Noise
from siclint.evaluation.ratio import Ratio
from siclint.evaluation.score import Evaluation

_LONGEST_QUOTE = 60
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "|\\`*_[]<>"})


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header, then rows of as many cells. The first column is the name of the row."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def plain(self) -> str:
        """In columns, the first to the left and the others to the right."""
        lines = [self.header, *self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.header))]
        return "\n".join(
            "  ".join(
                f"{cell:<{width}}" if column == 0 else f"{cell:>{width}}"
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
            for line in lines
        )

    def markdown(self) -> str:
        """As a table of Markdown."""
        rule = ["---", *["---:"] * (len(self.header) - 1)]
        lines = [[cell.strip() for cell in line] for line in [self.header, rule, *self.rows]]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@dataclass(frozen=True, slots=True)
class Listing:
    """Cases one a line, under their heading."""

    heading: str
    lines: Sequence[str]

    def plain(self) -> str:
        """The heading, then the cases moved in."""
        return "\n".join([self.heading, *(f"  {line}" for line in self.lines)])

    def markdown(self) -> str:
        """The heading, then a list."""
        return "\n".join([f"{self.heading}\n", *(f"- {line.translate(_SPECIAL)}" for line in self.lines)])


Block = Grid | Listing | str


def render(blocks: Sequence[Block], *, markdown: bool = False) -> str:
    """The blocks with a blank line between them."""
    texts = []
    for block in blocks:
        if isinstance(block, str):
            texts.append(block)
        else:
            texts.append(block.markdown() if markdown else block.plain())
    return "\n\n".join(texts)


def gold_blocks(evaluation: Evaluation) -> list[Block]:
    """All figures, then the misses and false alarms with their text."""
    alarms = evaluation.false_alarms
    per_thousand = 1000 * len(alarms) / max(evaluation.words, 1)
    blocks: list[Block] = [
        Grid(("artifacts", "found", "of", "recall", "95 %"), [*_recall_rows(evaluation)]),
        Grid(("findings", "right", "of", "precision", "95 %", "musts", "alone"), [*_precision_rows(evaluation)]),
        f"{len(alarms)} false alarms in {evaluation.words:,} words, {per_thousand:.2f} per 1,000",
    ]
    if evaluation.unchecked:
        blocks.append(f"annotated, but not checked: {', '.join(evaluation.unchecked)}")
    return [*blocks, *_misses(evaluation), *_false_alarms(evaluation)]


def planted_blocks(evaluation: Evaluation) -> list[Block]:
    """How many planted artifacts were found, by family and kind; which rules found them; then the misses."""
    recall = []
    for family in evaluation.families():
        kinds = evaluation.kinds(family)
        if kinds:
            recall.append((family, *_cells(evaluation.recall_of(tier="must", family=family))))
            recall += [(f"  {kind}", *_cells(ratio)) for kind, ratio in kinds.items()]
    finders = [(rule, str(musts), str(alone)) for rule, (_, musts, alone) in evaluation.rules().items() if musts]
    return [
        Grid(("planted", "found", "of", "recall", "95 %"), recall),
        Grid(("found by", "found", "alone"), finders),
        *_misses(evaluation),
    ]


def noise_blocks(folders: Sequence[Noise]) -> list[Block]:
    """Results and results per 1,000 words of each rule, the folders side by side."""
    names = sorted({rule for noise in folders for rule in noise.by_rule})
    rows: list[list[str]] = [["words", *(f"{noise.words:,}" for noise in folders)]]
    rows += [[name, *(_rate(noise, noise.by_rule.get(name, 0)) for noise in folders)] for name in names]
    rows.append(["all", *(_rate(noise, noise.results) for noise in folders)])
    rows.append(["all, warning and above", *(_rate(noise, noise.warnings) for noise in folders)])
    return [Grid(("results (per 1,000 words)", *(noise.folder for noise in folders)), rows)]


def _rate(noise: Noise, count: int) -> str:
    return f"{count} ({1000 * count / max(noise.words, 1):.3f})"


def _cells(ratio: Ratio) -> tuple[str, str, str, str]:
    low, high = ratio.interval
    interval = f"{low:.2f} to {high:.2f}" if ratio.total else ""
    return str(ratio.hits), str(ratio.total), f"{ratio.value:.3f}" if ratio.total else "-", interval


def _recall_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for tier in TIERS:
        yield tier, *_cells(evaluation.recall_of(tier=tier))
    for family in evaluation.families():
        for tier in TIERS:
            ratio = evaluation.recall_of(tier=tier, family=family)
            if ratio.total:
                yield f"  {family}, {tier}", *_cells(ratio)


def _precision_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    yield "all", *_cells(evaluation.precision_of()), "", ""
    for family in evaluation.families():
        ratio = evaluation.precision_of(family=family)
        if ratio.total:
            yield f"  {family}", *_cells(ratio), "", ""
    for name, (precision, musts, alone) in evaluation.rules().items():
        yield f"    {name}", *_cells(precision), str(musts), str(alone)


def _misses(evaluation: Evaluation) -> Iterator[Listing]:
    lines = []
    for artifact in evaluation.misses:
        place = ":".join([artifact.file, *map(str, evaluation.places.get(artifact, ()))])
        lines.append(f"{place} {artifact.tier}, {artifact.family}, {artifact.kind}: {_quote(artifact.quote)}")
    if lines:
        yield Listing(f"missed: {len(lines)}", lines)


def _false_alarms(evaluation: Evaluation) -> Iterator[Listing]:
    lines = []
    for scored in evaluation.false_alarms:
        diagnostic = scored.diagnostic
        place = f"{scored.file}:{scored.line}:{scored.column}"
        lines.append(f"{place} {diagnostic.severity.label}, {diagnostic.rule}: {_quote(scored.quote)}")
    if lines:
        yield Listing(f"false alarms: {len(lines)}", lines)


def _quote(text: str) -> str:
    """A text on one line, cut in its middle when it is long."""
    from siclint.reports.display import visible

    words = visible(" ".join(text.split()))
    half = _LONGEST_QUOTE // 2
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:half]} … {words[-half:]}"
