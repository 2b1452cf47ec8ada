"""`siclint check`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

import typer

from siclint.cli import options as o

if TYPE_CHECKING:
    from siclint.cache import Cache
    from siclint.cli.changed import ChangedFiles
    from siclint.cli.outputs import Wanted
    from siclint.cli.plan import Plan
    from siclint.config.resolve import Resolver
    from siclint.run import Stage, Summary

EPILOG = """
**Examples**

* `siclint check articles/` checks a folder.
* `siclint check --format concise --select residue,encoding story.html` looks for two families in one file.
* `siclint check --format text --format sarif=report.sarif articles/` writes a second report to a file.
* `curl -s https://example.org/story | siclint check - --stdin-filename story.html` checks what a command prints.
* `siclint check --show-fixes articles/` shows what `siclint check --fix articles/` would mend.

**Exit status**

* 0: nothing was found at or above `--fail-on`, or all of that was fixed.
* 1: something was, or remains; with `--show-fixes`: something can be fixed.
* 2: something could not be checked or written, or the command line or a configuration is wrong.
* 130: the run was interrupted; reports have what was checked until then, and say so.
"""


def check(
    paths: o.Paths = None,
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    preview: o.Preview = None,
    fail_on: o.FailOn = None,
    languagetool: o.LanguageTool = None,
    languagetool_url: o.LanguageToolUrl = None,
    languagetool_rules: o.LanguageToolRules = None,
    exclude: o.Exclude = None,
    force_exclude: o.ForceExclude = None,
    stdin_filename: o.StdinFilename = None,
    staged: o.Staged = False,
    diff: o.Diff = None,
    text_field: o.TextField = None,
    title_field: o.TitleField = None,
    id_field: o.IdField = None,
    fix: o.Fix = False,
    unsafe_fixes: o.UnsafeFixes = False,
    show_fixes: o.ShowFixes = False,
    exit_non_zero_on_fix: o.ExitNonZeroOnFix = False,
    config: o.Config = None,
    isolated: o.Isolated = False,
    format: o.Format = None,  # noqa: A002  (the option's name)
    output: o.Output = None,
    baseline: o.Baseline = None,
    no_baseline: o.NoBaseline = False,
    show_silenced: o.ShowSilenced = False,
    color: o.Color = "auto",
    jobs: o.Jobs = None,
    no_cache: o.NoCache = False,
    no_progress: o.NoProgress = False,
    quiet: o.Quiet = False,
) -> None:
    """Find in articles what machine translation, rewriting and scraping break.

    Text, Markdown, HTML and JSON Lines files are checked. Findings go to standard output; progress, what
    could not be checked and the summary go to standard error.
    """
    from siclint.cli.messages import say_notifications
    from siclint.cli.outputs import Reports, emit_bytes
    from siclint.cli.plan import STDIN, make_plan, with_grammar
    from siclint.cli.running import Running
    from siclint.config.resolve import Resolver, baseline_of

    if stdin_filename is not None and STDIN not in (paths or ()):
        raise typer.BadParameter("It names standard input: give - as a path too.", param_hint="--stdin-filename")
    if (unsafe_fixes or exit_non_zero_on_fix) and not (fix or show_fixes):
        option = "--unsafe-fixes" if unsafe_fixes else "--exit-non-zero-on-fix"
        raise typer.BadParameter("Nothing is fixed without --fix or --show-fixes.", param_hint=option)
    _refuse_together(paths or [], staged=staged, diff=diff, fix=fix)
    start = time.perf_counter()
    layer = o.layer(
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        preview=preview,
        fail_on=fail_on,
        exclude=exclude,
        force_exclude=force_exclude,
        languagetool=o.grammar(languagetool, languagetool_url, languagetool_rules),
        jsonl=o.given(text_field=text_field, title_field=title_field, id_field=id_field),
        formats=format,
    )
    resolver = Resolver(layer, o.one_configuration(config, isolated), isolated)
    wanted = _wanted(resolver, output)
    changes = _changed_files(paths or ["."], staged=staged, diff=diff)
    plan = make_plan(
        paths or [],
        resolver,
        stdin_name=stdin_filename,
        outputs=[place for one in wanted for place in one.places],
        changes=changes,
    )
    known = None if no_baseline else baseline or baseline_of(resolver)
    stages = _silencing_stages(resolver, plan, paths or ["."], known, None if diff is None else changes)
    screen = None
    if fix or show_fixes:  # the last stage: what others silence is not fixed
        from siclint.fixing import FixStage

        fixing = FixStage(unsafe=unsafe_fixes, write=not show_fixes, out=emit_bytes)
        stages.append(fixing)
    if show_fixes:
        wanted = [one for one in wanted if one.file is not None]
    elif fix and STDIN in (paths or ()):
        screen = sys.stderr
    progress = not no_progress and not quiet and not show_fixes
    with (
        with_grammar(plan) as plan,
        Reports(wanted, color=o.color_of(color), screen=screen) as reports,
        cache_of_results(no_cache) as cache,
    ):
        running = Running(
            plan,
            stages,
            reports,
            show_silenced=show_silenced,
            compared=known is not None,
            color=o.color_of(color),
            quiet=quiet,
        )
        status = running.run(plan.jobs(jobs), cache, progress=progress)
        summary = running.summary
        summary.seconds = time.perf_counter() - start
        left_out = reports.end(summary)
    say_notifications(left_out, color=o.color_of(color))
    if not quiet:
        _say_summary(summary, plan)
    if show_fixes and status < 2:
        status = int(fixing.changed)
    elif exit_non_zero_on_fix and fixing.changed:
        status = max(status, 1)
    raise typer.Exit(status)


def _refuse_together(paths: Sequence[str], *, staged: bool, diff: str | None, fix: bool) -> None:
    """A usage error for options that contradict each other."""
    option = "--staged" if staged else "--diff"
    if (staged or diff is not None) and "-" in paths:
        raise typer.BadParameter("Git knows nothing of standard input.", param_hint=option)
    if staged and fix:
        message = "What is staged is not written; fix the files and stage them again."
        raise typer.BadParameter(message, param_hint="--fix")


def _changed_files(paths: Sequence[str], *, staged: bool, diff: str | None) -> ChangedFiles | None:
    """The files of a change, when only those are to be checked."""
    if not staged and diff is None:
        return None
    from siclint.cli.changed import ChangedFiles

    return ChangedFiles(paths, staged=staged, since=diff)


def _silencing_stages(
    resolver: Resolver, plan: Plan, paths: Sequence[str], baseline: str | None, lines: ChangedFiles | None
) -> list[Stage]:
    """The steps that leave findings out: those of a baseline, and those outside the lines that a change touches."""
    stages: list[Stage] = []
    if lines is None:
        from siclint.suppressions.unused import UnusedEntries

        stages.append(UnusedEntries(resolver, plan.tasks))
    if baseline is not None:
        from siclint.baseline.stage import BaselineStage

        stages.append(BaselineStage.of(baseline, paths))
    # Last, so that the baseline sees all of its findings.
    return stages if lines is None else [*stages, lines]


def _wanted(resolver: Resolver, output: str | None) -> list[Wanted]:
    """The reports to write; a usage error when one is unknown, or two would go to one place."""
    from siclint.cli.outputs import Wanted
    from siclint.config.layers import COMMAND_LINE
    from siclint.config.problems import did_you_mean
    from siclint.config.resolve import formats_of
    from siclint.reports import FORMATS, PAGED

    wanted: list[Wanted] = []
    for value in formats_of(resolver):
        name, equals, file = value.value.partition("=")
        if name not in FORMATS:
            known = did_you_mean(name, FORMATS) or f"There are {', '.join(FORMATS)}."
            raise typer.BadParameter(f"No format is called {name!r}. {known}", param_hint="--format")
        if equals and not file:
            raise typer.BadParameter(f"{value.value!r} names no file.", param_hint="--format")
        configuration = resolver.configuration(resolver.cwd).file
        if file and value.origin != COMMAND_LINE and configuration is not None:
            file = os.path.join(os.path.dirname(configuration.path), file)
        wanted.append(Wanted(name, file or None))
        if wanted[-1].is_folder and name not in PAGED:
            raise typer.BadParameter(f"{file} is a folder; {name} is written to a file.", param_hint="--format")
    if output is not None:
        if wanted[0].file is not None:
            message = f"The report {wanted[0].format} has a file already: {wanted[0].file}."
            raise typer.BadParameter(message, param_hint="--output")
        wanted[0] = Wanted(wanted[0].format, output)
    _refuse_one_place(wanted)
    return wanted


def _refuse_one_place(wanted: list[Wanted]) -> None:
    places = [None if one.file is None else os.path.realpath(one.file) for one in wanted]
    for index, place in enumerate(places):
        if place in places[:index]:
            where = "standard output" if place is None else str(wanted[index].file)
            message = f"Two reports cannot both go to {where}; give one a file: --format {wanted[index].format}=FILE."
            raise typer.BadParameter(message, param_hint="--format")


def cache_of_results(unwanted: bool) -> Cache | nullcontext[None]:
    """The cache of results, unless the user wants none."""
    if unwanted:
        return nullcontext()
    from siclint.cache import Cache
    from siclint.folders import cache_folder

    return Cache(cache_folder())


def _say_summary(summary: Summary, plan: Plan) -> None:
    from siclint import Applicability, Severity
    from siclint.cli.messages import listed, plural, write

    if not plan.tasks:
        write("siclint: no files to check\n")
        return
    counts = [plural(summary.by_severity[s], s.label) for s in reversed(Severity) if summary.by_severity[s]]
    found = listed(counts) if counts else "nothing left" if summary.fixed else "nothing found"
    if summary.fixed:
        found = f"{summary.fixed:,} fixed, {found}"
    silenced = f"; {summary.silenced:,} silenced" if summary.silenced else ""
    articles = f", {plural(summary.articles, 'article')}" if summary.articles != summary.files else ""
    write(
        f"{plural(summary.files, 'file')}{articles}, {plural(summary.words, 'word')}: {found}{silenced}"
        f" ({summary.seconds:.1f} s)\n"
    )
    safe, unsafe = summary.fixable[Applicability.SAFE], summary.fixable[Applicability.UNSAFE]
    offers = [f"{safe:,} can be fixed with --fix"] if safe else []
    offers += [f"{unsafe:,} {'more ' if safe else 'can be fixed '}with --fix --unsafe-fixes"] if unsafe else []
    if offers:
        write(f"{', '.join(offers)}; --show-fixes shows how\n")
