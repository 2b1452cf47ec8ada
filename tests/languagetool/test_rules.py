"""The table of rules is complete, and what it leaves out is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from siclint import Article, Severity, Source
from siclint.article.readers import read
from siclint.config.layers import Layer
from siclint.languagetool import jars
from siclint.languagetool.check import check
from siclint.languagetool.options import CHOSEN, SLIPS, Options
from siclint.languagetool.rules import ITS, entries, its, measured, mqm, other_rule, table_rules
from siclint.languagetool.session import grammar_of, rules_of
from siclint.metadata import is_rule_name
from siclint.page import page_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.languagetool.conftest import Wanted

    from siclint.languagetool.rules import Entry

ENTRIES = list(entries().values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_row_meets_what_rows_are_chosen_by(entry: Entry) -> None:
    figures = entry.figures
    assert 2 <= figures.real <= figures.read
    precision = figures.real / figures.read
    assert precision >= 0.9 or (precision >= 0.8 and figures.machine >= 4 * figures.native)
    assert entry.set in (CHOSEN, SLIPS)
    assert entry.severity in (Severity.WARNING, Severity.NOTE)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_row_has_a_page_like_any_rule(entry: Entry) -> None:
    rule = table_rules()[entry.name]
    page = page_of(rule)
    assert page is not None
    assert page.title == rule.name
    assert list(page.sections) == ["What it finds", "Why it matters", "What to do", "Known false alarms", "Figures"]
    assert all(page.sections.values())
    assert len(rule.summary) < 80
    assert not rule.summary.endswith(".")
    assert rule.its in ITS


def test_what_users_see_stays_small_on_good_text() -> None:
    chosen = [entry.figures for entry in ENTRIES if entry.set == CHOSEN]
    native, machine = (sum(getattr(figures, kind) for figures in chosen) for kind in ("native", "machine"))
    assert native <= 10
    assert machine >= 4 * native


def test_rules_outside_the_table_are_notes_and_say_so() -> None:
    rule = other_rule("languagetool/EN_UNPAIRED_QUOTES")
    assert rule.severity is Severity.NOTE
    assert rule.mqm == "Linguistic conventions/Punctuation"
    assert rule.its == "typographical"
    assert "does not vouch for it" in (rule.explanation or "")
    unknown = other_rule("languagetool/NO_SUCH_RULE")
    assert "was not measured" in (unknown.explanation or "")
    assert not is_rule_name(rule.name)  # so no plugin can have a rule of that name


def test_all_categories_and_types_are_mapped() -> None:
    for each in measured().values():
        assert mqm(each.category).split("/")[0] in (
            "Accuracy",
            "Linguistic conventions",
            "Locale conventions",
            "Style",
        )
        assert its(each.issue_type) in ITS


def test_the_rules_of_a_run_are_those_that_may_report() -> None:
    options = Options(enabled=True, rules=(CHOSEN, "EN_A_VS_AN"))
    layers = [Layer({"ignore": ["languagetool/CD_TH"], "severity": {"languagetool/EN_A_VS_AN": "error"}})]
    grammar = grammar_of(options, layers)
    assert grammar is not None
    severities = {active.rule.name: active.severity for active in rules_of(grammar)}
    assert "languagetool/CD_TH" not in severities
    assert severities["languagetool/EN_A_VS_AN"] is Severity.ERROR
    assert severities["languagetool/MD_BASEFORM"] is Severity.WARNING
    assert "languagetool/IT_IS" not in severities
    assert grammar_of(options, [Layer({"select": ["encoding"]})]) is None


KNOWN_FALSE = [
    ("UPPERCASE_SENTENCE_START", "They read Which? every week. A visit to Yahoo! news was over soon.", []),
    ("UPPERCASE_SENTENCE_START", "The firm is Leadplex LLC. and it sells maps to sailors.", []),
    ("UPPERCASE_SENTENCE_START", "Prices rose again in spring. unless steps are taken, they will rise.", ["unless"]),
    ("SENTENCE_WHITESPACE", "The virus is called Zafi.D and spreads. We saw Yahoo!News at home.", []),
    ("SENTENCE_WHITESPACE", "The boats came home early.The quay was empty.", ["The"]),
    ("CURRENCY_SPACE", "It cost $ 12 in all, and the balance was -$ 40 at noon.", ["$ 12"]),
    ("MD_BASEFORM", "Our mayor will be there, as will newly elected members of the council.", []),
    ("MD_BASEFORM", "The council will elected a mayor on Monday.", ["elected"]),
    ("DEPEND_ON", "It depends what you want to do. It is depending of the weather.", ["depending of"]),
    ("MUCH_COUNTABLE", "It shows much higher-quality visuals. We drank much beverages at noon.", ["much"]),
    ("TO_TOO", "They lost access to much of the river. It was to late to go home.", ["to"]),
    ("IT_IS_2", "Poland is a large member, so its backing for the bill is vital.", []),
]


@pytest.mark.parametrize(("rule", "text", "wanted"), KNOWN_FALSE)
def test_known_false_alarms_are_left_out_and_their_neighbours_found(
    rule: str, text: str, wanted: list[str], grammar: Wanted
) -> None:
    (article,) = read(Source("a.txt", f"It was a quiet day.\n\n{text}\n"))
    assert isinstance(article, Article)
    found, wrong = check(article, grammar(rule), [])
    assert wrong == []
    assert [article.source.text[each.start : each.end] for each in found] == wanted


def test_the_pom_names_each_jar_and_nothing_that_it_would_bring() -> None:
    pom = jars.pom_text()
    assert pom.count("<dependency>") == pom.count("<groupId>*</groupId>") == len(jars.pinned())
    assert all(len(jar.digest) == 64 for jar in jars.pinned())
    assert {"languagetool-server", "language-en", "languagetool-core"} <= {jar.artifact for jar in jars.pinned()}


def test_a_damaged_jar_is_noticed(languagetool_home: str, tmp_path: Path) -> None:
    from pathlib import Path

    jar = next(jar for jar in jars.pinned() if jar.artifact == "languagetool-server")
    (tmp_path / jar.file).write_bytes((Path(languagetool_home) / jar.file).read_bytes())
    assert jar.file not in jars.missing(tmp_path)
    with (tmp_path / jar.file).open("ab") as file:
        file.write(b"!")
    assert jar.file in jars.missing(tmp_path)
