"""Checks many inputs that nobody would write: no crash, spans inside their files, valid reports, fixes that settle.

    python tests/benchmarks/fuzz.py [COUNT] [--seed N] [--jobs N]

The inputs are those of tests/robustness/generated.py, which the tests try a few hundred of. Each seed makes the same
input everywhere, so a failure can be repeated: `--seed N 1`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.robustness import generated

BATCH = 500


def batch(seed: int) -> tuple[Counter[str], list[str]]:
    """What a batch of inputs came to, and what went wrong."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    results = []
    for name, data in generated.inputs(seed, BATCH):
        counts["inputs"] += 1
        try:
            result, wrong = generated.problems(name, data)
            if result is not None:
                counts["texts"] += 1
                counts["diagnostics"] += len(result.diagnostics)
                wrong += generated.fix_problems(result)
                results.append(result)
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"]
        failures += [f"{name}: {one}" for one in wrong]
    failures += [f"{seed}+: {one}" for one in generated.report_problems(results)]
    return counts, failures


def main() -> None:
    """Run the batches and say what they came to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    start = time.time()
    total: Counter[str] = Counter()
    failed = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        for counts, failures in pool.map(batch, range(options.seed, options.seed + options.count, BATCH)):
            total += counts
            failed += len(failures)
            for failure in failures:
                print(failure, flush=True)
    print(f"{dict(total)}, {failed} failures, {time.time() - start:.0f} s")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
