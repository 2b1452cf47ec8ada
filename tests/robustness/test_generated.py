"""Whatever comes in: no crash, no span outside its file, no report that its readers can't read."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.robustness import generated


def test_inputs_made_from_articles() -> None:
    results = []
    for name, data in generated.inputs(seed=0, count=160):
        result, wrong = generated.problems(name, data)
        assert not wrong, (name, data)
        if result is not None:
            results.append(result)
            assert not generated.fix_problems(result), (name, data)
    assert len(results) > 100
    assert sum(len(result.diagnostics) for result in results) > 300
    assert generated.report_problems(results) == []


@hypothesis_settings(max_examples=150)
@given(st.sampled_from(generated.ENDINGS), st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_inputs_made_of_nothing(ending: str, data: bytes) -> None:
    _, wrong = generated.problems(f"a{ending}", data)
    assert not wrong


def test_texts_that_break_off_anywhere() -> None:
    """A feed cuts articles at any word, and the last one may be what a rule looks behind."""
    chance = random.Random(7)
    paragraphs = [part for data in generated.corpus() for part in data.decode("utf-8", "replace").split("\n\n")]
    for paragraph in chance.sample([part for part in paragraphs if 80 < len(part) < 600], 90):
        ends = [match.end() for match in re.finditer(r"\w+", paragraph)]
        for end in chance.sample(ends, min(8, len(ends))):
            for text in (paragraph[:end], paragraph[end:]):
                _, wrong = generated.problems("a.txt", text.encode())
                assert not wrong, text
