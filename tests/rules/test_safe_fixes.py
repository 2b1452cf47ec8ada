"""What a safe fix may do: it never changes what the text says, and is offered only where the place leaves no doubt."""

from __future__ import annotations

import pytest

from siclint import Applicability, Source
from siclint.check import activate
from siclint.fixing import fix_result
from siclint.plugins import load_all
from siclint.run import Settings, check_source

ALL = Settings(tuple(activate(load_all(()).rules.values())))


def safely_fixed(text: str) -> str:
    result = fix_result(check_source(Source("a.txt", text), ALL), ALL)
    assert result.source is not None
    return result.source.text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('The mayor said, " It is the end," and left.', 'The mayor said, "It is the end," and left.'),
        ('He was called"Red Anna" by all of them.', 'He was called "Red Anna" by all of them.'),
        ("They sold rope ( and tar ) at the port.", "They sold rope (and tar) at the port."),
        ("It was the the only ship in port.", "It was the only ship in port."),
        ("They sold ropes,, tar and nets.", "They sold ropes, tar and nets."),
        ("Prices rose [citation needed] again in May.", "Prices rose again in May."),
        ("The caf&#233; on the port isnâ€™t open.", "The café on the port isn’t open."),
    ],
)
def test_what_leaves_no_doubt_is_fixed(text: str, fixed: str) -> None:
    assert safely_fixed(text) == fixed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"Team Blue Ship"based in the port and" Red Ships "based in town met.', id="marks of two names"),
        pytest.param('"We wait, so we stop the sale of"Sea Wind"and of all the rest," he said.', id="nested marks"),
        pytest.param('On "Meet the Town" before the mayor, " is "focused on neither of those."', id="an odd mark"),
        pytest.param("The price fell (to 8 million crowns). ). It rose later.", id="a bracket without its other half"),
        pytest.param("He is the man that she spoke to to get into the club.", id="the end of a clause"),
        pytest.param("See the judgment in Marsh v Reed[12] of last year.", id="a number that cites"),
        pytest.param("They went by ex\x02press to the port.", id="what may have been a hyphen"),
        pytest.param("He said ,,yes” to all of them.", id="a low mark made of commas"),
        pytest.param(
            "A quiet night\n\nShare\n\n12 comments | 1.4K views\n\nRain fell on the port.", id="words of a page"
        ),
    ],
)
def test_what_leaves_doubt_is_for_a_person(text: str) -> None:
    assert safely_fixed(text) == text


def test_no_safe_fix_takes_out_words_that_stand_nowhere_else() -> None:
    taking = {"duplicate-paragraph", "repeated-headline", "separator-line", "citation-mark", "unused-suppression"}
    rules = load_all(()).rules.values()
    residue = {r.name for r in rules if r.family in ("residue", "duplication") and r.fix is Applicability.SAFE}
    assert residue <= taking
