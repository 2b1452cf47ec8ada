"""Rules of a TOML file: what they find and mend, and how their mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from siclint import Applicability, Article, Diagnostic, Rule, Severity, Source, Status
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.fixes import apply_edits
from siclint.plugins import load_all
from siclint.rulefile import RuleFile, load_rule_file
from siclint.testing import check_text

HEAD = """
[[rule]]
name = "test-rule"
family = "residue"
summary = "Finds it"
message = "“{match}” stands here"
"""


def load(tmp_path: Path, text: str) -> RuleFile:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return load_rule_file(path, "rules.toml")


def rule(tmp_path: Path, keys: str) -> Rule:
    file = load(tmp_path, HEAD + keys)
    assert [problem.message for problem in file.problems] == []
    [declared] = file.rules
    return declared.rule


def found(rule: Rule, text: str) -> list[str]:
    return [text[diagnostic.start : diagnostic.end] for diagnostic in check_text(rule, text)]


def mended(text: str, diagnostics: list[Diagnostic]) -> str:
    return apply_edits(text, [edit for diagnostic in diagnostics for edit in diagnostic.fixes[0].edits])


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    made = rule(tmp_path, 'phrases = ["x"]')
    assert (made.severity, made.status, made.fix, made.yields_to) == (Severity.WARNING, Status.STABLE, None, ())
    assert (made.mqm, made.its) == ("Design and markup/Custom (residue)", "addition")


def test_everything_can_be_said(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
        phrases = ["x"]
        replace = "y"
        fix = "safe"
        severity = "error"
        status = "preview"
        yields-to = ["other-rule"]
        mqm = "Style"
        its = "style"
        """,
    )
    assert (made.severity, made.status, made.fix) == (Severity.ERROR, Status.PREVIEW, Applicability.SAFE)
    assert (made.mqm, made.its, made.yields_to) == ("Style", "style", ("other-rule",))


def test_phrases_are_whole_words_in_any_case(tmp_path: Path) -> None:
    made = rule(tmp_path, 'phrases = ["read more", "don\'t miss"]')
    text = "READ  MORE! Bread more. Don’t\u00a0miss it."
    assert found(made, text) == ["READ  MORE", "Don’t\u00a0miss"]


def test_case_can_count(tmp_path: Path) -> None:
    assert found(rule(tmp_path, 'phrases = ["US"]\nignore-case = false'), "Tell us, US!") == ["US"]
    assert found(rule(tmp_path, "pattern = 'us'"), "Tell us, US!") == ["us"]
    assert found(rule(tmp_path, "pattern = 'us'\nignore-case = true"), "Tell us, US!") == ["us", "US"]


def test_a_pattern_sees_one_paragraph_at_a_time(tmp_path: Path) -> None:
    text = "One two.\n\nTwo one.\n\nOne."
    assert found(rule(tmp_path, "pattern = '^One'"), text) == ["One", "One"]
    assert found(rule(tmp_path, r"pattern = 'one\.$'"), text) == ["one."]
    assert found(rule(tmp_path, r"pattern = 'two\.\s+Two'"), text) == []


def test_a_message_names_match_groups_and_replacement(tmp_path: Path) -> None:
    head = HEAD.replace("“{match}” stands here", "{{{match}}}: {half}, {other}, {replacement}")
    file = load(tmp_path, head + "pattern = '(?<half>\\w+)  x|(?<other>never)'\nreplace = '\\g<half> x'")
    [diagnostic] = check_text(file.rules[0].rule, "so  x")
    assert diagnostic.message == "{so x}: so, , so x"


def test_a_message_quotes_long_matches_in_part(tmp_path: Path) -> None:
    [diagnostic] = check_text(rule(tmp_path, "pattern = 'a[ab\\s]+c'"), "ab " * 100 + "c")
    assert diagnostic.message == "“" + "ab " * 19 + "ab…” stands here"


def test_a_replacement_is_a_fix(tmp_path: Path) -> None:
    text = "In order to win. He ran in order to win."
    diagnostics = check_text(rule(tmp_path, '[rule.replacements]\n"in order to" = "to"'), text)
    assert mended(text, diagnostics) == "To win. He ran to win."
    assert [diagnostic.fixes[0].title for diagnostic in diagnostics] == ["Write “To”", "Write “to”"]


def test_a_pattern_is_replaced_by_its_groups(tmp_path: Path) -> None:
    text = "It took 5 h hours."
    diagnostics = check_text(
        rule(
            tmp_path,
            r"""pattern = '(\d+) h (?<unit>hours)'
replace = '\1 \g<unit>'""",
        ),
        text,
    )
    assert mended(text, diagnostics) == "It took 5 hours."


def test_where_the_replacement_is_there_already_nothing_is_offered(tmp_path: Path) -> None:
    first, second = check_text(rule(tmp_path, 'phrases = ["Kyiv"]\nreplace = "Kyiv"'), "Kyiv, kyiv")
    assert first.fixes == ()
    assert len(second.fixes) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gone day.", "A day."),
        ("Gone day.", "day."),
        ("A day gone.", "A day."),
        ("A day gone", "A day"),
        ("(gone day)", "(day)"),
        ("A day (gone)", "A day ()"),
        ("One gone\ntwo", "One\ntwo"),
        ("A gone-day", "A -day"),
    ],
)
def test_what_is_taken_out_takes_a_space_along(tmp_path: Path, text: str, expected: str) -> None:
    assert mended(text, check_text(rule(tmp_path, 'phrases = ["gone"]\nreplace = ""'), text)) == expected


CATASTROPHES = [
    (r"(?:a|aa)+$", "a" * 60 + "!"),
    (r"(?:\w|\w\w)+$", "word" * 20 + "!"),
    (r"(?:.*?,){12}P", ",".join("0123456789" * 6)),
    (r"(?:the quick brown fox jumps){e<=12}", "lorem ipsum dolor sit amet " * 30),
]


@pytest.mark.parametrize(("pattern", "text"), CATASTROPHES)
def test_a_pattern_that_takes_too_long_is_a_failure_of_its_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, text: str
) -> None:
    monkeypatch.setattr("siclint.declared.time_limit", lambda _: 0.2)
    slow = rule(tmp_path, f"pattern = '{pattern}'")
    fast = load_all().rules["replacement-character"]
    [article] = read(Source("long.txt", f"Lost: \N{REPLACEMENT CHARACTER}.\n\n{text}"))
    assert isinstance(article, Article)
    diagnostics, [failure] = check_article(article, activate([slow, fast]))
    assert [diagnostic.rule for diagnostic in diagnostics] == ["replacement-character"]
    assert failure.rule == "test-rule"
    assert "its pattern took more than 0.2 s; make its repetitions possessive" in failure.message


def test_the_time_is_that_of_all_paragraphs_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siclint.declared.time_limit", lambda _: 0.1)
    # One paragraph takes a few milliseconds.
    slow = rule(tmp_path, "pattern = '(?:a|aa)+$'")
    text = "\n\n".join(["a" * 19 + "!"] * 1000)
    with pytest.raises(Exception, match=r"its pattern took more than 0\.1 s"):
        check_text(slow, text)


def test_a_pattern_that_matches_nothing_somewhere_is_a_failure_of_its_rule(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="its pattern matches where no character is"):
        check_text(rule(tmp_path, r"pattern = '(?=b)'"), "a b")


def problems(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    file = load(tmp_path, text)
    return [
        (text.count("\n", 0, problem.start) + 1, f"{problem.message}; {problem.help}".removesuffix("; "))
        for problem in file.problems
    ]


@pytest.mark.parametrize(
    ("keys", "line", "words"),
    [
        ('phrases = ["x"]\nmesage = ""', 8, "unknown key `mesage`; did you mean `message`?"),
        ("phrases = 3", 7, "`phrases` wants a list of phrases, not a whole number"),
        ('phrases = [\n"x",\n5]', 9, "this wants a string"),
        ("phrases = []", 7, "`phrases` cannot be used: there is nothing in it to find"),
        ('phrases = [" "]', 7, "or an empty phrase"),
        ('phrases = ["x"]\nseverity = "fatal"', 8, '"note", "warning" or "error"'),
        ('phrases = ["x"]\nignore-case = 1', 8, "`ignore-case` wants true or false"),
        ('phrases = ["x"]\npattern = "x"', 8, "`pattern` does not go with `phrases`; make two rules of it"),
        ('replacements = {x = "y"}\nreplace = "z"', 8, "`replace` does not go with `replacements`"),
        ('phrases = ["x"]\nfix = "safe"', 8, "`fix` says how safe a replacement is, and this rule has none"),
        ("severity = 'note'", 2, "this rule looks for nothing; write one of phrases, replacements, pattern"),
        ("pattern = 'a('", 7, "`pattern` cannot be used: missing ) at position 2"),
        ("pattern = 'a*'", 7, "`pattern` cannot be used: it matches an empty text"),
        ("pattern = 'a'\nreplace = '\\2'", 8, "`replace` cannot be used: no such group"),
        ("pattern = 'a'\nreplace = '\\g<x>'", 8, "`replace` cannot be used"),
        ('phrases = ["x"]\nbad = ["no mark"]', 8, "a bad example marks one [[place]], this one marks none"),
        ('phrases = ["x"]\nbad = [\n"[[x]]",\n"[[x]] [[x]]"]', 10, "this one marks 2"),
        ('phrases = ["x"]\ngood = ["a [[mark]]"]', 8, "a good example marks no place"),
        ('phrases = ["x"]\ngood = [{text = "a", fixed = "b"}]', 8, "a good example has nothing to fix"),
        ('phrases = ["x"]\ngood = [{text = "a", formt = "html"}]', 8, "unknown key `formt`; did you mean `format`?"),
        ('phrases = ["x"]\n[[rule.bad]]\ntext = ""', 8, "an example is empty"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, keys: str, line: int, words: str) -> None:
    [(found_line, message)] = problems(tmp_path, HEAD + keys)
    assert words in message
    assert found_line == line


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "there is no rule in this file; write [[rule]] and its keys"),
        ("[rule]\nname = 'x'", 1, "a rule is a table of its own; write [[rule]] above it"),
        ("rule = 3", 1, "a rule is a table of its own"),
        ("[[rules]]\nname = 'x'", 1, "unknown key `rules`; did you mean `rule`?"),
        ("[[rule]\nname = 'x'", 1, "this is no TOML"),
    ],
)
def test_a_file_without_rules_says_so(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = problems(tmp_path, text)
    assert any(found_line == line and words in message for found_line, message in found)
    assert load(tmp_path, text).rules == ()


def test_all_mistakes_are_told_at_once_and_good_rules_stay(tmp_path: Path) -> None:
    good = HEAD.replace("test-rule", "good-rule") + 'phrases = ["x"]\n'
    text = (
        HEAD.replace("test-rule", "Bad Rule").replace("{match}", "{mach}")
        + "pattern = 'x'\nreplace = '\\3'\nbad = ['x']\n"
        + HEAD.replace("residue", "residu").replace('summary = "Finds it"\n', "")
        + 'phrases = ["x"]\n'
        + good
    )
    assert [(line, message.split(":")[0]) for line, message in problems(tmp_path, text)] == [
        (6, "`message` cannot be used"),
        (8, "`replace` cannot be used"),
        (9, "this example cannot be used"),
        (11, "this rule has no `summary`; write summary = …"),
        (13, "`residu` is none of the values here"),
    ]
    assert [declared.rule.name for declared in load(tmp_path, text).rules] == ["good-rule"]


def test_a_message_names_what_may_stand_in_braces(tmp_path: Path) -> None:
    for broken in ("{0}", "{}", "{match!r}", "{match:>9}", "{replacement}", "{match.real}"):
        [(_, message)] = problems(tmp_path, HEAD.replace("{match}", broken) + "pattern = '(?<part>x)'")
        assert "use {match}, {part}, and {{ for a brace" in message
    [(_, message)] = problems(tmp_path, HEAD.replace("{match}", "{match") + "pattern = 'x'")
    assert "`message` cannot be used" in message


def test_a_bad_name_is_told_at_the_rule(tmp_path: Path) -> None:
    [(line, message)] = problems(tmp_path, HEAD.replace("test-rule", "residue") + 'phrases = ["x"]')
    assert (line, "is a family's" in message) == (2, True)


def test_the_engine_names_file_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(HEAD + "pattern = 'a('\n", encoding="utf-8")
    [notification] = load_all([path]).notifications
    place = (notification.path, notification.line, notification.column)
    assert place == (path.as_posix(), 7, 11)
    assert notification.message == "`pattern` cannot be used: missing ) at position 2"


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    first = load(tmp_path, HEAD + 'phrases = ["x"]')
    path = tmp_path / "rules.toml"
    assert load_rule_file(path, "rules.toml") is first
    assert found(load(tmp_path, HEAD + 'phrases = ["longer"]').rules[0].rule, "x longer") == ["longer"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(b"\xff\xfe\x00")
    [problem] = load_rule_file(path).problems
    assert "UTF-8" in problem.message


def test_the_page_of_a_rule_is_made_of_the_file(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
        phrases = ["x"]
        replace = ""
        why = "It is wrong."
        bad = [{text = "A ```[[x]].", fixed = "A ```.", format = "markdown"}]
        good = ["y"]
        """,
    )
    assert made.explanation == (
        "# test-rule\n\n## What it finds\n\nFinds it\n\n## Why it matters\n\nIt is wrong.\n\n## Examples\n\n"
        "````bad format=markdown\nA ```[[x]].\n````\n\n````fixed\nA ```.\n````\n\n```good\ny\n```\n"
    )
