"""All that a configuration may say, in one table.

Validation, `siclint config` and the list in the documentation come from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from siclint.article.readers import ReadOptions
from siclint.limits import RULE_SECONDS

_READ = ReadOptions()


class Flag:
    """True or false."""

    label = "true or false"


class Text:
    """Any string."""

    label = "a string"


class Whole:
    """A whole number."""

    label = "a whole number"


class Number:
    """A number with or without a fraction."""

    label = "a number"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    @property
    def label(self) -> str:
        """The words, as `"a", "b" or "c"`."""
        return " or ".join(", ".join(f'"{word}"' for word in self.words).rsplit(", ", 1))


class RuleName:
    """The name of a rule."""

    label = "the name of a rule"


class Selector:
    """The name of a rule or of a family."""

    label = "the name of a rule or of a family"


class Silenceable:
    """The name of a rule or family, or of another engine's rule: `engine/RULE`."""

    label = "the name of a rule or of a family"


class Glob:
    """A pattern as in a .gitignore."""

    label = "a pattern"


class RuleFile:
    """The path of a rule file, Python or TOML."""

    label = "the path of a Python or TOML file"


class Output:
    """The name of an output format, or a name with a file."""

    label = 'a format, or "format=file"'


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array."""

    item: Kind
    label: str


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table whose keys are the user's."""

    key: Kind
    value: Kind
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """A table whose keys are known."""

    keys: tuple[Key, ...]
    label: str


class RuleOptions:
    """A table of the options of the rule that it is named after."""

    label = "a table of a rule's options"


Kind = (
    Flag
    | Text
    | Whole
    | Number
    | Choice
    | RuleName
    | Selector
    | Silenceable
    | Glob
    | RuleFile
    | Output
    | ListOf
    | TableOf
    | Group
    | RuleOptions
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name, what it takes, what holds without it, what it does, and an example in TOML.

    A required one may not be missing from its table.
    """

    name: str
    kind: Kind
    default: object
    doc: str
    example: str = field(default="", kw_only=True)
    required: bool = field(default=False, kw_only=True)


SEVERITY = Choice(("note", "warning", "error"))
FAIL_ON = Choice(("note", "warning", "error", "never"))
_SELECTORS = ListOf(Selector(), "a list of rule and family names")
_SILENCEABLE = ListOf(Silenceable(), "a list of rule and family names")
_SEVERITIES = TableOf(RuleName(), SEVERITY, "a table of rules, each with a severity")

SELECT = Key(
    "select",
    _SELECTORS,
    None,
    "Run these rules and families only. Without it, all stable rules run.",
    example='select = ["garbling", "duplication"]',
)
EXTEND_SELECT = Key(
    "extend-select",
    _SELECTORS,
    (),
    "Run these rules and families too. A preview rule that is named itself runs without `preview`.",
    example='extend-select = ["orphan-fragment"]',
)
IGNORE = Key(
    "ignore",
    _SELECTORS,
    (),
    "Do not run these rules and families. A rule that is selected by its own name runs although its family is ignored.",
    example='ignore = ["residue"]',
)
SEVERITIES = Key(
    "severity",
    _SEVERITIES,
    (),
    "Give the findings of a rule another severity.",
    example='severity = { space-before-punctuation = "note" }',
)

KEYS = (
    SELECT,
    EXTEND_SELECT,
    IGNORE,
    Key("preview", Flag(), False, "Run preview rules too.", example="preview = true"),
    SEVERITIES,
    Key(
        "rules",
        TableOf(RuleName(), RuleOptions(), "a table of rules, each with a table of its options"),
        (),
        "Set options of rules. `siclint explain RULE` lists what a rule takes.",
        example="[tool.siclint.rules.duplicate-sentence]\nmin-words = 8",
    ),
    Key(
        "fail-on",
        FAIL_ON,
        "warning",
        "Findings of this severity or above make the exit status 1.",
        example='fail-on = "error"',
    ),
    Key(
        "time-limit",
        Number(),
        RULE_SECONDS,
        "Seconds that one rule may take for one article. A rule that takes longer is left out for that article, and "
        "named; with 0 it may take as long as it likes.",
        example="time-limit = 60",
    ),
    Key(
        "exclude",
        ListOf(Glob(), "a list of patterns"),
        (),
        "Leave out files and folders that a walk meets. Patterns are those of a .gitignore, relative to the "
        "configuration's folder.",
        example='exclude = ["drafts/", "*.raw.html"]',
    ),
    Key(
        "force-exclude",
        Flag(),
        False,
        "Leave out excluded files even where the command line names them, as a commit hook does.",
        example="force-exclude = true",
    ),
    Key(
        "per-file",
        TableOf(
            Glob(),
            Group((SELECT, EXTEND_SELECT, IGNORE, SEVERITIES), "a table of settings"),
            "a table of patterns, each with a table of settings",
        ),
        (),
        "Change `select`, `extend-select`, `ignore` and `severity` for the files that match a pattern. Where "
        "several match, the later ones win.",
        example='[tool.siclint.per-file."archive/**"]\nignore = ["residue"]',
    ),
    Key(
        "suppress",
        ListOf(
            Group(
                (
                    Key("file", Glob(), None, "A pattern, relative to the configuration's folder.", required=True),
                    Key("rules", _SILENCEABLE, None, "What is silenced: never all.", required=True),
                    Key("quote", Text(), None, "Words of the article that the finding marks or touches."),
                    Key("reason", Text(), None, "Why."),
                ),
                "a table of file, rules, quote and reason",
            ),
            "a list of tables",
        ),
        (),
        "Silence findings in files that may not be touched or have no comments, one entry each. Without `quote` an "
        "entry is about the whole file. See [suppressions](suppressions.md).",
        example='[[tool.siclint.suppress]]\nfile = "archive/flood.txt"\nrules = ["orphan-fragment"]\n'
        'quote = "Kitchen."\nreason = "the witness said it so"',
    ),
    Key(
        "require-reason",
        Flag(),
        False,
        "Refuse suppressions that give no reason.",
        example="require-reason = true",
    ),
    Key(
        "baseline",
        Text(),
        None,
        "The file of a [baseline](baseline.md), relative to the configuration's folder. Only the configuration of the "
        "working directory is asked, or the one given with `--config`.",
        example='baseline = "siclint-baseline.json"',
    ),
    Key(
        "jsonl",
        Group(
            (
                Key("text-field", Text(), _READ.text_field, "The field that holds an article's text."),
                Key("title-field", Text(), _READ.title_field, "The field that holds its headline."),
                Key("id-field", Text(), _READ.id_field, "The field that holds its identifier."),
            ),
            "a table of field names",
        ),
        (),
        "Say where a JSON Lines record keeps its article.",
        example='[tool.siclint.jsonl]\ntext-field = "body"',
    ),
    Key(
        "languagetool",
        Group(
            (
                Key("enabled", Flag(), False, "Check grammar with LanguageTool."),
                Key("url", Text(), "", "The address of a server that runs. Without it siclint starts one."),
                Key(
                    "rules",
                    ListOf(Text(), "a list of rule ids, or of `chosen`, `slips`, `all` and `picky`"),
                    ("chosen",),
                    "Which of LanguageTool's rules run.",
                ),
                Key("memory", Text(), "1g", "What a server that siclint starts may use, as Java's -Xmx has it."),
                Key("timeout", Number(), 60, "Seconds that an answer may take."),
            ),
            "a table of settings",
        ),
        (),
        "Check grammar with [LanguageTool](languagetool.md). Only the configuration of the working directory is asked, "
        "or the one given with `--config`.",
        example="[tool.siclint.languagetool]\nenabled = true",
    ),
    Key(
        "plugins",
        ListOf(RuleFile(), "a list of Python and TOML files"),
        (),
        "Load rules from these files, relative to the configuration's folder. Python files load only from a "
        "configuration at or above the working directory, or one given with `--config`.",
        example='plugins = ["rules/house-style.toml"]',
    ),
    Key(
        "formats",
        ListOf(Output(), "a list of formats"),
        ("text",),
        "Write these reports, each to standard output or to a file relative to the configuration's folder. "
        "Only the configuration of the working directory is asked, or the one given with `--config`.",
        example='formats = ["text", "sarif=report.sarif"]',
    ),
)


WHOLE_RUN = ("baseline", "languagetool", "formats")
"""Keys that hold for a run as a whole: a configuration that only some of the files are checked with has no say."""


def key(name: str) -> Key:
    """The key called `name`; KeyError when there is none."""
    for candidate in KEYS:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
