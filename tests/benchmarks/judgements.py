"""Results that somebody has read, and what they are: real mistakes of the text, false alarms, or unsure.

They are kept by rule and fingerprint, so that no sentence of a corpus stands in the project, and a change of a rule
leaves only its new results to read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("judgements.jsonl")
VERDICTS = ("real", "false", "unsure")


class Judgement(NamedTuple):
    """What a reader says of a result. `date` is ISO's, `corpus` the name of the folder that it was read in."""

    rule: str
    fingerprint: str
    verdict: str
    reader: str
    date: str
    corpus: str


def load(path: Path = FILE) -> dict[tuple[str, str], Judgement]:
    """All judgements by rule and fingerprint. ValueError names the line that is none."""
    found: dict[tuple[str, str], Judgement] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            judgement = Judgement(**json.loads(line))
        except (json.JSONDecodeError, TypeError) as error:
            raise ValueError(f"{path}:{number}: {error}") from None
        if judgement.verdict not in VERDICTS:
            raise ValueError(f"{path}:{number}: a verdict is {', '.join(VERDICTS)}, not {judgement.verdict!r}")
        found[judgement.rule, judgement.fingerprint] = judgement
    return found


def save(judgements: Iterable[Judgement], path: Path = FILE) -> None:
    """Write judgements sorted, one a line."""
    lines = [json.dumps(judgement._asdict(), ensure_ascii=False) for judgement in sorted(judgements)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
