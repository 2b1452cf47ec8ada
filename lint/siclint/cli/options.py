"""Options that several commands take, and what they mean together: a layer above all configurations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from siclint.cli.completion import complete_format, complete_selectors

if TYPE_CHECKING:
    from siclint.config.layers import Layer

SELECTION = "What is looked for"
FILES = "Which files"
FIXES = "Fixes"
CONFIGURATION = "Configuration"
OUTPUT = "Output"

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files and folders; `-` is standard input. Without any, the current folder.",
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAMES",
        help="Run these rules and families only, with commas between them.",
        rich_help_panel=SELECTION,
        autocompletion=complete_selectors,
        show_default=False,
    ),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAMES",
        help="Run these rules and families too.",
        rich_help_panel=SELECTION,
        autocompletion=complete_selectors,
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAMES",
        help="Leave these rules and families out.",
        rich_help_panel=SELECTION,
        autocompletion=complete_selectors,
        show_default=False,
    ),
]
Preview = Annotated[
    bool | None,
    typer.Option(
        "--preview/--no-preview",
        help="Run rules too that are still being measured.",
        rich_help_panel=SELECTION,
        show_default=False,
    ),
]
FailOn = Annotated[
    Literal["note", "warning", "error", "never"] | None,
    typer.Option(
        metavar="SEVERITY",
        help="Exit with 1 from this severity on: note, warning (default), error or never.",
        rich_help_panel=SELECTION,
        show_default=False,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GLOB",
        help="Leave out files and folders that match, as in a .gitignore. Repeatable.",
        rich_help_panel=FILES,
        show_default=False,
    ),
]
ForceExclude = Annotated[
    bool | None,
    typer.Option(
        "--force-exclude",
        help="Leave out excluded files even where they are named here.",
        rich_help_panel=FILES,
        show_default=False,
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="What to call standard input: its ending says the format, its folder the configuration.",
        rich_help_panel=FILES,
        show_default=False,
    ),
]
TextField = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The field of a JSON Lines record that holds the text (default: text).",
        rich_help_panel=FILES,
        show_default=False,
    ),
]
TitleField = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The field that holds the headline (default: title).",
        rich_help_panel=FILES,
        show_default=False,
    ),
]
IdField = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The field that holds the identifier (default: id).",
        rich_help_panel=FILES,
        show_default=False,
    ),
]
Fix = Annotated[
    bool,
    typer.Option("--fix", help="Mend what can be mended safely, and report what remains.", rich_help_panel=FIXES),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help="Make fixes too that a person should look at, with --fix or --show-fixes.",
        rich_help_panel=FIXES,
    ),
]
ShowFixes = Annotated[
    bool,
    typer.Option(
        "--show-fixes",
        help="Show as a unified diff what --fix would change, and change nothing.",
        rich_help_panel=FIXES,
    ),
]
ExitNonZeroOnFix = Annotated[
    bool,
    typer.Option("--exit-non-zero-on-fix", help="Exit with 1 also when something was fixed.", rich_help_panel=FIXES),
]
Staged = Annotated[
    bool,
    typer.Option(
        "--staged", help="Check what is staged in git, as the next commit will have it.", rich_help_panel=FILES
    ),
]
Diff = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar="REVISION",
        help="Only findings in lines that were changed since the common ancestor with this revision of git.",
        rich_help_panel=FILES,
        show_default=False,
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Use this configuration and no other.",
        rich_help_panel=CONFIGURATION,
        show_default=False,
    ),
]
Isolated = Annotated[
    bool,
    typer.Option("--isolated", help="Use no configuration at all.", rich_help_panel=CONFIGURATION),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[=FILE]",
        help="text (default), concise, html, json, jsonl, sarif, github or gitlab, if need be to a file. Repeatable.",
        rich_help_panel=OUTPUT,
        autocompletion=complete_format,
        show_default=False,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Leave out the findings that this baseline knows. siclint baseline write makes one.",
        rich_help_panel=SELECTION,
        show_default=False,
    ),
]
NoBaseline = Annotated[
    bool,
    typer.Option(
        "--no-baseline", help="Use no baseline, even if the configuration names one.", rich_help_panel=SELECTION
    ),
]
ShowSilenced = Annotated[
    bool,
    typer.Option(
        "--show-silenced",
        help="List in reports what suppressions and the baseline silence, with the reasons.",
        rich_help_panel=OUTPUT,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the report to this file, once it is complete.",
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
Color = Annotated[
    Literal["auto", "always", "never"],
    typer.Option(
        metavar="WHEN",
        help="Use colour always, never, or (auto, default) in a terminal without NO_COLOR.",
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Check in N processes (default: 1 for little text, else one a processor).",
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Check every file, also those that did not change.", rich_help_panel=OUTPUT),
]
NoProgress = Annotated[
    bool,
    typer.Option("--no-progress", help="Show no progress bar in a long run.", rich_help_panel=OUTPUT),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Write no summary.", rich_help_panel=OUTPUT),
]
TableFormat = Annotated[
    Literal["table", "json"],
    typer.Option(metavar="NAME", help="table (default) or json.", rich_help_panel=OUTPUT, show_default=False),
]


LanguageTool = Annotated[
    bool | None,
    typer.Option(
        "--languagetool/--no-languagetool",
        help="Check grammar too, with LanguageTool; a server is started unless one is named.",
        rich_help_panel=SELECTION,
        show_default=False,
    ),
]
LanguageToolUrl = Annotated[
    str | None,
    typer.Option(
        "--languagetool-url",
        metavar="URL",
        help="Check grammar with the LanguageTool server at this address.",
        rich_help_panel=SELECTION,
        show_default=False,
    ),
]
LanguageToolRules = Annotated[
    list[str] | None,
    typer.Option(
        "--languagetool-rules",
        metavar="NAMES",
        help="Check grammar with these rules: `chosen` (default), `slips`, `all`, `picky`, or LanguageTool's ids.",
        rich_help_panel=SELECTION,
        show_default=False,
    ),
]


def grammar(enabled: bool | None, url: str | None, rules: list[str] | None) -> dict[str, Any]:
    """The options for LanguageTool as the schema's table. Whoever names a server or rules wants them used."""
    wanted = True if enabled is None and (url or rules) else enabled
    return given(enabled=wanted, url=url, rules=names(rules))


def color_of(choice: str) -> bool | None:
    """True and False for always and never; None leaves it to the stream."""
    return {"always": True, "never": False}.get(choice)


def names(values: Iterable[str] | None) -> tuple[str, ...]:
    """The names in lists with commas."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def layer(**options: Any) -> Layer:
    """The options that were given, as the layer above all configurations."""
    from siclint.config.layers import Layer

    for selecting in ("select", "extend_select", "ignore"):
        options[selecting] = names(options.get(selecting))
    return Layer(given(**options))


def given(**options: Any) -> dict[str, Any]:
    """The options that were given, by the schema's keys."""
    values = {name.replace("_", "-"): value for name, value in options.items()}
    return {name: value for name, value in values.items() if value is not None and value not in ((), [], {})}


def one_configuration(config: str | None, isolated: bool) -> str | None:
    """The configuration that the user names; a usage error when there is to be none."""
    if isolated and config is not None:
        raise typer.BadParameter("It uses no configuration, but --config names one.", param_hint="--isolated")
    return config


def check_names(wanted: Iterable[str], rules: Iterable[str], hint: str, *, families: bool = True) -> None:
    """A usage error with the nearest name when something wanted is no rule, and no family where one may stand."""
    from siclint.config.problems import did_you_mean
    from siclint.reports.display import visible
    from siclint.rule import FAMILIES

    known = [*rules, *FAMILIES] if families else list(rules)
    for name in wanted:
        if name not in known:
            kind = "rule or family" if families else "rule"
            words = did_you_mean(name, known).replace("`", "").capitalize() or "siclint rules lists them all."
            raise typer.BadParameter(f"No {kind} is called {visible(name)}. {words}", param_hint=hint)
