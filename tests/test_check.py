"""Rules run side by side: none disturbs another, and their order changes nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint import (
    Applicability,
    Article,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Kind,
    Paragraph,
    Related,
    Rule,
    Severity,
    Source,
    Status,
)
from siclint.article.view import View, ViewBuilder
from siclint.check import activate, check_article
from siclint.fixes import apply_edits

TEXT = "The mayor opened the bridge on Friday. See www.example.org/the/bridge for more about the bridge."


def article(text: str = TEXT) -> Article:
    return Article(Source("town.txt", text), View.identity(text), (Paragraph(0, len(text), Kind.PARAGRAPH),))


def rule(
    name: str,
    check: Callable[..., Iterable[Finding]],
    *,
    yields_to: tuple[str, ...] = (),
    fix: Applicability | None = None,
) -> Rule:
    return Rule(
        name=name,
        family="residue",
        summary="Something stands here",
        severity=Severity.WARNING,
        status=Status.STABLE,
        mqm="Style",
        its="style",
        check=check,
        yields_to=yields_to,
        fix=fix,
    )


def word_rule(name: str, pattern: str, yields_to: tuple[str, ...] = ()) -> Rule:
    def check(article: Article) -> Iterator[Finding]:
        for match in re.finditer(pattern, article.text):
            yield Finding(match.start(), match.end(), f"{match[0]} stands here")

    return rule(name, check, yields_to=yields_to)


def fixed(spans: list[tuple[int, int]]) -> Callable[[Article], list[Finding]]:
    return lambda _: [Finding(start, end, "here") for start, end in spans]


def shown(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(diagnostic.rule, TEXT[diagnostic.start : diagnostic.end]) for diagnostic in diagnostics]


def test_diagnostics_come_in_reading_order_whatever_the_order_of_rules() -> None:
    rules = [word_rule("bridge", "bridge"), word_rule("the-bridge", "the bridge"), word_rule("mayor", "mayor")]
    answers = [check_article(article(), activate(order)) for order in itertools.permutations(rules)]
    assert all(answer == answers[0] for answer in answers)
    assert shown(answers[0][0]) == [
        ("mayor", "mayor"),
        ("the-bridge", "the bridge"),
        ("bridge", "bridge"),
        ("the-bridge", "the bridge"),
        ("bridge", "bridge"),
    ]


def test_what_stands_in_an_address_is_no_prose() -> None:
    assert TEXT.count("bridge") == 3
    diagnostics, _ = check_article(article(), activate([word_rule("bridge", "bridge")]))
    assert [diagnostic.start for diagnostic in diagnostics] == [TEXT.index("bridge"), TEXT.rindex("bridge")]


def test_a_finding_said_twice_is_reported_once() -> None:
    diagnostics, _ = check_article(article(), activate([rule("twice", fixed([(0, 3), (4, 9), (0, 3)]))]))
    assert shown(diagnostics) == [("twice", "The"), ("twice", "mayor")]


def test_a_rule_yields_where_the_stronger_one_reports() -> None:
    rules = [word_rule("bridge", "bridge", ("the-bridge",)), word_rule("the-bridge", "opened the bridge")]
    diagnostics, _ = check_article(article(), activate(rules))
    assert shown(diagnostics) == [("the-bridge", "opened the bridge"), ("bridge", "bridge")]


def test_a_rule_yields_to_nothing_that_is_not_active() -> None:
    diagnostics, _ = check_article(article(), activate([word_rule("mayor", "mayor", ("person",))]))
    assert shown(diagnostics) == [("mayor", "mayor")]


def test_what_itself_gave_way_makes_nothing_give_way() -> None:
    rules = [
        rule("weak", fixed([(8, 12)]), yields_to=("middle",)),
        rule("middle", fixed([(4, 10)]), yields_to=("strong",)),
        rule("strong", fixed([(0, 5)])),
    ]
    for order in itertools.permutations(rules):
        diagnostics, _ = check_article(article(), activate(order))
        assert [diagnostic.rule for diagnostic in diagnostics] == ["strong", "weak"]


def test_two_rules_that_yield_to_each_other_leave_one() -> None:
    rules = [rule("a", fixed([(0, 3)]), yields_to=("b",)), rule("b", fixed([(0, 3)]), yields_to=("a",))]
    for order in itertools.permutations(rules):
        diagnostics, _ = check_article(article(), activate(order))
        assert len(diagnostics) == 1


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda s: (s[0], s[0] + s[1])), max_size=12)


@given(SPANS, SPANS)
def test_giving_way_is_overlap(weak: list[tuple[int, int]], strong: list[tuple[int, int]]) -> None:
    rules = [rule("weak", fixed(weak), yields_to=("strong",)), rule("strong", fixed(strong))]
    diagnostics, _ = check_article(article(), activate(rules))
    kept = {(start, end) for start, end in weak if not any(start < e and s < end for s, e in strong)}
    assert {(d.start, d.end) for d in diagnostics if d.rule == "weak"} == kept
    assert {(d.start, d.end) for d in diagnostics if d.rule == "strong"} == set(strong)


def test_many_findings_give_way() -> None:
    # Comparing each with each would take minutes.
    text = "ab " * 40_000
    spans = [(start, start + 2) for start in range(0, len(text), 3)]
    rules = [rule("weak", fixed(spans), yields_to=("strong",)), rule("strong", fixed(spans[::2]))]
    diagnostics, _ = check_article(article(text), activate(rules))
    assert [diagnostic.rule for diagnostic in diagnostics] == ["strong", "weak"] * 20_000


def raises_midway(article: Article) -> Iterator[Finding]:
    yield Finding(0, 3, "found before the fall")
    raise KeyError(article.text[:3])


def wants_out(_: Article) -> Iterator[Finding]:
    raise SystemExit(3)


@pytest.mark.parametrize("broken", [raises_midway, wants_out])
def test_a_rule_that_raises_is_named_and_the_others_go_on(broken: Callable[..., Iterable[Finding]]) -> None:
    rules = [word_rule("mayor", "mayor"), rule("broken", broken), word_rule("friday", "Friday")]
    diagnostics, [failure] = check_article(article(), activate(rules))
    assert shown(diagnostics) == [("mayor", "mayor"), ("friday", "Friday")]
    assert (failure.descriptor, failure.rule, failure.path, failure.line) == ("rule-failed", "broken", "town.txt", 1)
    assert re.search(
        r"rule broken failed .*(KeyError: 'The'|SystemExit: 3) \(test_check.py, line \d+\)", failure.message
    )


def test_a_failing_rule_makes_nothing_give_way() -> None:
    def broken(_: Article) -> Iterator[Finding]:
        yield Finding(0, 9, "found before the fall")
        raise ValueError

    diagnostics, _ = check_article(
        article(), activate([rule("strong", broken), word_rule("mayor", "mayor", ("strong",))])
    )
    assert shown(diagnostics) == [("mayor", "mayor")]


def fix(*edits: Edit, applicability: Applicability = Applicability.UNSAFE) -> Fix:
    return Fix("mend it", edits, applicability)


@pytest.mark.parametrize(
    ("finding", "reason"),
    [
        (Finding(0, len(TEXT) + 1, "long"), "outside the article's"),
        (Finding(-3, 2, "early"), "outside the article's"),
        (Finding(4, 4, "empty"), "is empty"),
        (Finding(0, 3, "far", related=(Related(4, 4, "no"),)), "is empty"),
        (Finding(0, 3, "wild", fixes=(fix(Edit(0, 999, "")),)), "edit 0 to 999 lies outside"),
        (Finding(0, 9, "double", fixes=(fix(Edit(0, 5, ""), Edit(4, 9, "")),)), "edits that overlap"),
        (
            Finding(0, 3, "bold", fixes=(fix(Edit(0, 3, ""), applicability=Applicability.SAFE),)),
            "as safe, but its metadata says that fixes are unsafe",
        ),
        ((0, 3, "tuple"), "yields tuple, not Finding"),
        (Finding(0, 2.5, "half"), "TypeError"),  # type: ignore[arg-type]
    ],
)
def test_a_finding_that_cannot_be_is_refused(finding: Finding, reason: str) -> None:
    rules = [rule("odd", lambda _: [Finding(0, 3, "good"), finding], fix=Applicability.UNSAFE)]
    diagnostics, [failure] = check_article(article(), activate(rules))
    assert diagnostics == []
    assert reason in failure.message


def test_a_fix_has_to_be_declared() -> None:
    finding = Finding(0, 3, "here", fixes=(fix(Edit(0, 3, "")),))
    _, [failure] = check_article(article(), activate([rule("mender", lambda _: [finding])]))
    assert "offers a fix, but its metadata declares none" in failure.message


def test_numbers_of_numpy_become_plain_ones() -> None:
    start, end = np.int64(0), np.int64(3)
    finding = Finding(start, end, "here", (Related(start, end, "there"),), (fix(Edit(start, end, "A")),))  # type: ignore[arg-type]
    [diagnostic], _ = check_article(
        article(), activate([rule("counted", lambda _: [finding], fix=Applicability.UNSAFE)])
    )
    edit = diagnostic.fixes[0].edits[0]
    places = [diagnostic.start, diagnostic.end, *diagnostic.related[0][:2], edit.start, edit.end]
    assert [type(place) for place in places] == [int] * 6


def marked_up() -> Article:
    """The prose "Tom & Ada" of the source "Tom &amp; <b>Ada</b>"."""
    source = "Tom &amp; <b>Ada</b>"
    builder = ViewBuilder(source)
    builder.literal(0, 4)
    builder.replaced("&", 4, 9)
    builder.literal(9, 10)
    builder.literal(13, 16)
    view = builder.build(encode=lambda text, _place: text.replace("&", "&amp;"))
    return Article(Source("a.html", source), view, (Paragraph(0, len(view.text), Kind.PARAGRAPH),))


def test_places_and_fixes_point_into_the_source() -> None:
    finding = Finding(4, 9, "names", (Related(0, 3, "Tom"),), (fix(Edit(0, 5, "T & T")), fix(Edit(4, 9, "x"))))
    checked = marked_up()
    [diagnostic], [] = check_article(checked, activate([rule("names", lambda _: [finding], fix=Applicability.UNSAFE)]))
    source = checked.source.text
    assert source[diagnostic.start : diagnostic.end] == "&amp; <b>Ada"
    assert source[diagnostic.related[0].start : diagnostic.related[0].end] == "Tom"
    # The second fix would cut through a tag.
    [kept] = diagnostic.fixes
    assert apply_edits(source, kept.edits) == "T &amp; T <b>Ada</b>"


def test_edits_are_made_from_left_to_right_and_the_same_one_once() -> None:
    edits = [Edit(4, 7, "one"), Edit(0, 3, "A"), Edit(3, 3, ","), Edit(4, 7, "one")]
    assert apply_edits("The two ends", edits) == "A, one ends"


@pytest.mark.parametrize(
    "edits", [[Edit(0, 3, ""), Edit(2, 4, "")], [Edit(0, 99, "")], [Edit(-1, 2, "")], [Edit(3, 2, "")]]
)
def test_edits_that_cannot_be_made_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="the edit"):
        apply_edits("The two ends", edits)
