"""Whatever comes in: no crash, no span outside its file, no report that its readers can't read."""

from __future__ import annotations

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
