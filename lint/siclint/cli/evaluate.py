"""`siclint evaluate`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from siclint.cli import options as o

if TYPE_CHECKING:
    from siclint.config.layers import Layer
    from siclint.evaluation import Artifact
    from siclint.evaluation.planting import Planted
    from siclint.evaluation.tables import Block
    from siclint.run import FileResult

_PLANTED_GOLD = "gold.jsonl"


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(metavar="[GOLD]", help="A JSON Lines file of annotated artifacts.", show_default=False),
    ] = None,
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PATH]", help="The folder of the articles. Without it, the folder of GOLD.", show_default=False
        ),
    ] = None,
    plant: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Plant artifacts in copies of the clean articles in FOLDER, and say which are found.",
            show_default=False,
        ),
    ] = None,
    noise: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER",
            help="Count the results of each rule in FOLDER for each 1,000 words. Several folders stand side by side.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Plant otherwise with another number.")] = 0,
    per_family: Annotated[int, typer.Option(min=1, metavar="N", help="Plant so many artifacts of each family.")] = 100,
    keep: Annotated[
        Path | None,
        typer.Option(
            metavar="NEW_FOLDER",
            help="Write the planted copies and their gold.jsonl to NEW_FOLDER, which must not exist.",
            show_default=False,
        ),
    ] = None,
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    preview: o.Preview = None,
    languagetool: o.LanguageTool = None,
    languagetool_url: o.LanguageToolUrl = None,
    languagetool_rules: o.LanguageToolRules = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    format: Annotated[  # noqa: A002  (the option's name)
        Literal["table", "markdown", "json"],
        typer.Option(
            metavar="NAME", help="table (default), markdown or json.", rich_help_panel=o.OUTPUT, show_default=False
        ),
    ] = "table",
    fail_under: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="RECALL",
            help="Exit status 1 when a smaller share of the artifacts is found; of those planted, in any family.",
            rich_help_panel=o.OUTPUT,
            show_default=False,
        ),
    ] = None,
    level: Annotated[
        Literal["note", "warning", "error"],
        typer.Option(help="Leave out findings below this severity.", rich_help_panel=o.OUTPUT),
    ] = "note",
    jobs: o.Jobs = None,
    no_progress: o.NoProgress = False,
) -> None:
    """Score rules: against annotations, on planted artifacts, or by their noise on clean text.

    GOLD gives recall and precision by rule, family and tier, then what was missed and what was found wrongly.
    --plant and --noise need no annotations.
    """
    from siclint.cli.messages import say
    from siclint.diagnostic import Severity
    from siclint.evaluation import GoldError

    grammar = o.grammar(languagetool, languagetool_url, languagetool_rules)
    layer = o.layer(select=select, extend_select=extend_select, ignore=ignore, preview=preview, languagetool=grammar)
    run = _Run(layer, o.one_configuration(config, isolated), isolated, jobs, not no_progress, Severity.parse(level))
    if sum((gold is not None, plant is not None, bool(noise))) != 1:
        raise typer.BadParameter("give one of them: a GOLD file, --plant FOLDER or --noise FOLDER")
    try:
        if noise:
            _noise(noise, run, format)
        elif plant is not None:
            _planted(plant, run, format, seed, per_family, keep, fail_under)
        elif gold is not None:
            _gold(gold, gold.parent if path is None else path, run, format, fail_under)
    except GoldError as error:
        for line in str(error).split("\n"):
            say(line)
        raise typer.Exit(2) from None


class _Run:
    """How files are checked, and whether all could be."""

    def __init__(
        self, layer: Layer, explicit: str | None, isolated: bool, jobs: int | None, progress: bool, level: Any
    ) -> None:
        self._layer, self._explicit, self._isolated = layer, explicit, isolated
        self._jobs, self._progress = jobs, progress
        self.level = level
        self.complete = True

    def results(self, folder: Path, *, isolated: bool = False) -> list[FileResult]:
        """The results of all files in a folder; `isolated` where no configuration of the folder's can hold."""
        from siclint.cli.messages import say_notification
        from siclint.cli.plan import make_plan, with_grammar
        from siclint.cli.progress import meter
        from siclint.config.resolve import Resolver
        from siclint.diagnostic import Severity
        from siclint.run import run

        made = make_plan([str(folder)], Resolver(self._layer, self._explicit, self._isolated or isolated))
        results: list[FileResult] = []
        bar = meter(len(made.tasks), wanted=self._progress)
        with with_grammar(made) as plan:
            wrong = list(plan.notifications)
            try:
                for result in run(plan.tasks, plan.jobs(self._jobs)):
                    results.append(result)
                    wrong += result.notifications
                    bar.advance(len(result.diagnostics))
            finally:
                bar.hide()
        for notification in wrong:
            say_notification(notification)
        self.complete &= not any(notification.severity is Severity.ERROR for notification in wrong)
        return results


def _gold(gold: Path, folder: Path, run: _Run, format_: str, fail_under: float | None) -> None:
    from siclint.cli.messages import say
    from siclint.evaluation import evaluate as score
    from siclint.evaluation.tables import gold_blocks

    artifacts = _load(gold)
    evaluation = score(artifacts, run.results(folder), folder, level=run.level)
    _emit(evaluation.to_json(), gold_blocks(evaluation), format_)
    for file in evaluation.unchecked:
        say(f"{file}: the gold has annotations of it, but it was not checked")
    if evaluation.unchecked or not run.complete:
        raise typer.Exit(2)
    _check_recall({"recall": evaluation.recall}, fail_under)


def _noise(folders: Sequence[Path], run: _Run, format_: str) -> None:
    from siclint.evaluation.noise import noise
    from siclint.evaluation.tables import noise_blocks

    counted = [noise(folder.name or str(folder), run.results(folder), level=run.level) for folder in folders]
    _emit([each.to_json() for each in counted], noise_blocks(counted), format_)
    if not run.complete:
        raise typer.Exit(2)


def _planted(
    folder: Path, run: _Run, format_: str, seed: int, per_family: int, keep: Path | None, fail_under: float | None
) -> None:
    from siclint.evaluation import evaluate as score
    from siclint.evaluation.planting import plant, prose
    from siclint.evaluation.tables import planted_blocks

    articles = prose(source for source in _sources(folder))
    if not articles:
        raise typer.BadParameter(f"there is no article of several paragraphs in {folder}", param_hint="--plant")
    planted = list(plant(articles, seed=seed, per_family=per_family))
    with _written(planted, keep) as written:
        results = run.results(written, isolated=True)
        evaluation = score([each.artifact for each in planted], results, written, level=run.level)
    _emit(evaluation.planted_to_json(), planted_blocks(evaluation), format_)
    if not run.complete:
        raise typer.Exit(2)
    families = {family: evaluation.recall_of(tier="must", family=family) for family in evaluation.families()}
    _check_recall({f"recall of {name}": ratio.value for name, ratio in families.items() if ratio.total}, fail_under)


def _sources(folder: Path) -> Iterator[Any]:
    """What the files of a folder hold; what cannot be read is said and left out."""
    from siclint.article.source import Source, UndecodableError
    from siclint.cli.messages import say, say_notification
    from siclint.diagnostic import Notification
    from siclint.discovery import Filters, discover

    for found in discover([str(folder)], Filters()):
        if isinstance(found, Notification):
            say_notification(found)
            continue
        try:
            yield Source.decode(found.name, found.read())
        except OSError as error:
            say(f"{found.name}: {error.strerror}; nothing is planted in it")
        except UndecodableError as error:
            say(f"{found.name}: {error}; nothing is planted in it")


@contextmanager
def _written(planted: Sequence[Planted], keep: Path | None) -> Iterator[Path]:
    """The folder of the copies, with their gold if it is to be kept."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="siclint-") as name:
            _write(planted, Path(name))
            yield Path(name)
        return
    try:
        keep.mkdir(parents=True)
    except FileExistsError:
        raise typer.BadParameter(f"{keep} is there already", param_hint="--keep") from None
    except OSError as error:
        raise typer.BadParameter(f"{keep}: {error.strerror}", param_hint="--keep") from None
    _write(planted, keep)
    fields = ("file", "family", "kind", "tier", "start", "end", "quote", "note")
    lines = [
        json.dumps({name: getattr(each.artifact, name) for name in fields}, ensure_ascii=False) for each in planted
    ]
    (keep / _PLANTED_GOLD).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    yield keep


def _write(planted: Sequence[Planted], folder: Path) -> None:
    for each in planted:
        # As bytes: line ends stay as they are.
        (folder / each.name).write_bytes(each.text.encode("utf-8", "surrogateescape"))


def _emit(record: Any, blocks: Sequence[Block], format_: str) -> None:
    from siclint.cli.outputs import emit
    from siclint.evaluation.tables import render
    from siclint.reports.display import visible

    if format_ == "json":
        emit(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    else:
        lines = render(blocks, markdown=format_ == "markdown").rstrip("\n").split("\n")
        emit("".join(f"{visible(line)}\n" for line in lines))


def _check_recall(recalls: dict[str, float], fail_under: float | None) -> None:
    from siclint.cli.messages import say

    low = {name: value for name, value in recalls.items() if fail_under is not None and value < fail_under}
    for name, value in low.items():
        say(f"{name} is {value:.3f}, less than {fail_under:g}")
    if low:
        raise typer.Exit(1)


def _load(gold: Path) -> list[Artifact]:
    """The artifacts of a gold file; GoldError when it cannot be read or used."""
    from siclint.evaluation import GoldError, load_gold

    try:
        return load_gold(gold)
    except OSError as error:
        raise GoldError(f"{gold}: {error.strerror}") from error
