"""All commands under one name, and what happens when one of them fails."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from siclint.cli import baseline, check, config, evaluate, explain, languagetool, new_rule, rules, server, version

BROKEN_PIPE = 141
"""The exit status when nobody reads the output any more: what a shell reports of a program that SIGPIPE ended."""


class Commands(TyperGroup):
    """The group of commands. What goes wrong is said on standard error, and is exit status 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        from siclint.cli.interrupts import INTERRUPTED
        from siclint.cli.messages import say, say_problems, write
        from siclint.cli.outputs import drop_standard_output
        from siclint.config.problems import ConfigurationError
        from siclint.failure import RefusedError

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            drop_standard_output()
            raise typer.Exit(BROKEN_PIPE) from None
        except KeyboardInterrupt:
            write("\nsiclint: interrupted\n")
            raise typer.Exit(INTERRUPTED) from None
        except ConfigurationError as error:
            say_problems(error)
        except RefusedError as error:
            say(str(error))
        except OSError as error:
            say(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror))
        raise typer.Exit(2)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check", epilog=check.EPILOG)(check.check)
app.command("rules")(rules.rules)
app.command("explain")(explain.explain)
app.command("config")(config.config_command)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(baseline.app, name="baseline")
app.add_typer(languagetool.app, name="languagetool")
app.command("new-rule")(new_rule.new_rule)
app.command("server")(server.server)
app.command("version")(version.version)


def _print_version(value: bool) -> None:
    if value:
        from siclint import __version__

        typer.echo(f"siclint {__version__}")
        raise typer.Exit


@app.callback()
def siclint(
    show_version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Find in articles what machine translation, rewriting and scraping break.

    Start with `siclint check FOLDER`. `siclint explain RULE` tells more about what was found.
    """
