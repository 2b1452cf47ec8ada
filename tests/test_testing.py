"""The harness refuses what a sloppy author might leave, each time in words and with the place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

RULE = """
from dataclasses import dataclass

from siclint import Applicability, Edit, Finding, Fix, Rule, Severity, Status


@dataclass(frozen=True)
class Options:
    word: str = "bad"
    most: int = 9
    words: tuple = ()


def check(article, options):
    text = article.text
    for count, start in enumerate(i for i in range(len(text)) if text.startswith(options.word, i)):
        if count < options.most:
            yield Finding(start, start + len(options.word), "it stands here")


rule = Rule(
    name="a-rule",
    family="garbling",
    summary="Finds it",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Style",
    its="style",
    check=check,
    options=Options,
)
"""

FIXING = (
    RULE.replace(
        '"it stands here")',
        '"it stands here", fixes=(Fix("mend it", (Edit(start, start + len(options.word), MENDED),)),))',
    ).replace("options=Options,", "options=Options,\n    fix=Applicability.UNSAFE,")
    + "\nMENDED = 'good'\n"
)

PAGE = """# a-rule

## What it finds

It.

## Why it matters

So.

## What to do

That.

## Options

`word`, `most` and `words`.

## Examples

```bad
This is [[bad]].
```

```good
This is fine.
```

## Known false alarms

None.
"""


@pytest.fixture
def harness(pytester: pytest.Pytester) -> Path:
    """A folder with a rule and its page, in which the harness finds nothing wrong."""
    (pytester.path / "a_rule.py").write_text(RULE, encoding="utf-8")
    (pytester.path / "a-rule.md").write_text(PAGE, encoding="utf-8")
    return pytester.path


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "siclint.testing", "-p", "no:cacheprovider", *options)


def failure(pytester: pytest.Pytester) -> str:
    """What the only test that fails says."""
    result = run(pytester, "-q")
    assert result.parseoutcomes().get("failed", 0) + result.parseoutcomes().get("errors", 0) == 1, result.stdout.str()
    return result.stdout.str()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("harness")
def test_a_good_page_passes_with_a_test_for_each_example(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["*a-rule.md::form*", "*a-rule.md::bad-21*", "*a-rule.md::good-25*"])


def test_pages_without_a_module_are_left_alone(harness: Path, pytester: pytest.Pytester) -> None:
    (harness / "readme.md").write_text("```bad\nnothing\n```\n", encoding="utf-8")
    (harness / "settings.toml").write_text("rules = 3\n", encoding="utf-8")
    run(pytester).assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "This is [[bad]].",
            "It is [[well]].",
            "a-rule.md:21: a bad example gives one diagnostic, this one gave none",
        ),
        ("This is [[bad]].", "A bad [[bad]].", "this one gave 'A [[bad]] bad.' and 'A bad [[bad]].'"),
        (
            "This is [[bad]].",
            "This [[is]] bad.",
            "a-rule.md:21: marked is 'This [[is]] bad.', found was 'This is [[bad]].'",
        ),
        ("This is fine.", "Not bad.", "a-rule.md:25: a good example gives nothing, this one gave 'Not [[bad]].'"),
        ("```good\nThis is fine.\n```\n\n", "", "a-rule.md:1: there is no good example"),
        ("```bad\nThis is [[bad]].\n```\n\n", "", "a-rule.md:1: there is no bad example"),
        (
            "```good\nThis is fine.\n```",
            "```good\nThis is fine.\n```\n\n```good\nThis is fine.\n```",
            "a-rule.md:1: the example of line 25 stands again on line 29",
        ),
        ("# a-rule\n", "# another-rule\n", "it is headed 'another-rule', and the rule is called 'a-rule'"),
        ("## Why it matters\n\nSo.\n\n", "", "the section 'Why it matters' is missing"),
        ("So.\n", "", "the section 'Why it matters' is empty"),
        ("None.\n", "None.\n\n## Thoughts\n\nMany.\n", "no section is called 'Thoughts': there are What it finds,"),
        (
            "## Why it matters\n\nSo.\n\n## What to do\n\nThat.\n",
            "## What to do\n\nThat.\n\n## Why it matters\n\nSo.\n",
            "the section 'Why it matters' comes before 'What to do'",
        ),
        ("`most`", "most", "the section 'Options' does not explain `most`"),
        ("```bad\n", "```bad wrd=x\n", "a-rule.md:21: unknown key `wrd`; did you mean `word`?"),
        ("```bad\n", "```bad most=many\n", "a-rule.md:21: `most` wants a whole number, not a string"),
        (
            "```bad\nThis is [[bad]].\n```",
            "```bad\nThis is bad.\n```",
            "a-rule.md:21: a bad example marks one [[place]]",
        ),
        ("```good\n", "```good format=jsonlines\n", "a-rule.md:25: "),
        (
            "```bad\nThis is [[bad]].\n```",
            "```bad\nThis is [[bad]].\n```\n\n```fixed\nThis is good.\n```",
            "a-rule.md:21: a fixed block follows, but the rule offers no fix here",
        ),
    ],
)
def test_a_mistake_in_a_page(harness: Path, pytester: pytest.Pytester, old: str, new: str, words: str) -> None:
    change(harness / "a-rule.md", old, new)
    assert words in failure(pytester)


def test_options_of_an_example_are_set(harness: Path, pytester: pytest.Pytester) -> None:
    options = '```good most=0\nThis is bad.\n```\n\n```good word=worse words=["a","b"]\nThis is bad.\n```'
    change(harness / "a-rule.md", "```good\nThis is fine.\n```", options)
    run(pytester).assert_outcomes(passed=4)


def test_a_rule_without_options_takes_none(harness: Path, pytester: pytest.Pytester) -> None:
    change(harness / "a_rule.py", "def check(article, options):", "def check(article):\n    options = Options()")
    change(harness / "a_rule.py", "    options=Options,\n", "")
    change(harness / "a-rule.md", "## Options\n\n`word`, `most` and `words`.\n\n", "")
    change(harness / "a-rule.md", "```bad\n", "```bad most=3\n")
    assert "a-rule takes no option, this example sets most" in failure(pytester)


FIXED = "```bad\nThis is [[bad]].\n```\n\n```fixed\nThis is good.\n```"


@pytest.fixture
def fixing(harness: Path) -> Path:
    """The same with a rule that offers a fix."""
    (harness / "a_rule.py").write_text(FIXING, encoding="utf-8")
    change(harness / "a-rule.md", "```bad\nThis is [[bad]].\n```", FIXED)
    return harness


@pytest.mark.usefixtures("fixing")
def test_a_fix_that_holds_passes(pytester: pytest.Pytester) -> None:
    run(pytester).assert_outcomes(passed=3)


def test_a_fix_has_to_give_the_fixed_block(fixing: Path, pytester: pytest.Pytester) -> None:
    change(fixing / "a-rule.md", "This is good.", "This is better.")
    words = "a-rule.md:21: the fix 'mend it' gives 'This is good.', the fixed block says 'This is better.'"
    assert words in failure(pytester)


def test_a_fix_has_to_be_shown(fixing: Path, pytester: pytest.Pytester) -> None:
    change(fixing / "a-rule.md", "\n\n```fixed\nThis is good.\n```", "")
    assert "the rule offers fixes, and no fixed block shows one" in failure(pytester)


@pytest.mark.parametrize(
    ("mended", "words"),
    [
        ("'bad'", "the fix 'mend it' changes nothing"),
        ("'a bad one'", "after the fix 'mend it' the rule still finds 'This is a [[bad]] one.'"),
    ],
)
def test_a_fix_has_to_remove_its_cause(fixing: Path, pytester: pytest.Pytester, mended: str, words: str) -> None:
    change(fixing / "a_rule.py", "MENDED = 'good'", f"MENDED = {mended}")
    change(fixing / "a-rule.md", "This is good.", "This is a bad one.")
    assert words in failure(pytester)


def test_two_fixes_have_two_names(fixing: Path, pytester: pytest.Pytester) -> None:
    change(fixing / "a_rule.py", "fixes=(Fix(", "fixes=2 * (Fix(")
    assert "two fixes are called 'mend it'" in failure(pytester)


def test_a_rule_that_fixes_has_to_declare_it(fixing: Path, pytester: pytest.Pytester) -> None:
    change(fixing / "a_rule.py", "    fix=Applicability.UNSAFE,\n", "")
    assert "offers a fix, but its metadata declares none" in failure(pytester)


def test_a_message_is_one_line(harness: Path, pytester: pytest.Pytester) -> None:
    change(harness / "a_rule.py", '"it stands here"', '"it\\nstands here"')
    assert r"a message is one line of text, this one is 'it\nstands here'" in failure(pytester)


def test_a_rule_keeps_no_state(harness: Path, pytester: pytest.Pytester) -> None:
    change(
        harness / "a_rule.py",
        "def check(article, options):",
        "ASKED = []\n\n\ndef check(article, options):\n    ASKED.append(1)",
    )
    change(harness / "a_rule.py", "if count < options.most:", "if len(ASKED) < 2:")
    assert "asked twice, the rule gave two answers: it must keep no state" in failure(pytester)


def test_an_exception_of_a_rule_is_shown_where_it_was_raised(harness: Path, pytester: pytest.Pytester) -> None:
    change(harness / "a_rule.py", "    text = article.text\n", "    text = article.text\n    article.nothing_such\n")
    output = run(pytester).stdout.str()
    assert re.search(r"a_rule\.py:\d+: AttributeError", output)
    assert "article.nothing_such" in output


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("a_rule.py", 'name="a-rule"', 'name="b-rule"', "a_rule.py has no rule called a-rule"),
        ("a_rule.py", 'its="style"', 'its=""', "rule a-rule is left out: its is not one line of text"),
        ("a_rule.py", "def check", "def def check", "it did not load: SyntaxError"),
        ("a-rule.md", "```good\n", "```god\n", "a-rule.md:25: a block is called bad, good or fixed"),
    ],
)
def test_what_cannot_be_tested_at_all_is_an_error(
    harness: Path, pytester: pytest.Pytester, file: str, old: str, new: str, words: str
) -> None:
    change(harness / file, old, new)
    output = failure(pytester)
    assert words in output
    assert "Traceback" not in output


TOML = """
[[rule]]
name = "toml-rule"
family = "residue"
summary = "Finds it"
message = "“{match}” stands here"
phrases = ["bad"]
bad = ["This is [[bad]]."]
good = ["This is fine."]
"""


@pytest.fixture
def rule_file(pytester: pytest.Pytester) -> Path:
    """A rule file in which the harness finds nothing wrong."""
    path = pytester.path / "mine.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


@pytest.mark.usefixtures("rule_file")
def test_a_good_rule_file_passes(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(
        ["*mine.toml::toml-rule-form*", "*mine.toml::toml-rule-bad-1*", "*mine.toml::toml-rule-good-2*"]
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("This is fine.", "Not bad.", "mine.toml:9: a good example gives nothing, this one gave 'Not [[bad]].'"),
        (
            '"This is [[bad]]."',
            '"It is [[fine]]."',
            "mine.toml:8: a bad example gives one diagnostic, this one gave none",
        ),
        ('good = ["This is fine."]\n', "", "mine.toml:2: toml-rule: there is no good example"),
        (
            '"This is fine."',
            '"This is fine.",\n"This is fine."',
            "toml-rule: the example of line 9 stands again on line 10",
        ),
        (
            'phrases = ["bad"]',
            'phrases = ["bad"]\nreplace = "x"',
            "the rule offers fixes, and no fixed block shows one",
        ),
        ("phrases", "phrase", "mine.toml:2:3: this rule looks for nothing"),
        ("[[bad]]", "bad", "mine.toml:8:8: this example cannot be used: a bad example marks one [[place]]"),
    ],
)
def test_a_mistake_in_a_rule_file(rule_file: Path, pytester: pytest.Pytester, old: str, new: str, words: str) -> None:
    change(rule_file, old, new)
    assert words in failure(pytester)
