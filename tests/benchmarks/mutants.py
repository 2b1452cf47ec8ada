"""Which small faults in the code no test notices: mutation testing of the offset map and of some rules.

    pip install -e ".[dev,mutants]"
    python tests/benchmarks/mutants.py [MODULE...] [--sample 40] [--seed 0] [--show]

Cosmic Ray makes the mutants: one comparison, operator, number, keyword or loop at a time is another one. Each stands
in a copy of the project in a temporary folder, where the tests of its module run until one fails. A mutant that changes
only annotations, or how arguments are passed, is left out, since no run could notice it. A MODULE is a part of a path
of the table below; --show prints the survivors, to be read: each is a gap in the tests or says the same in other words.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shlex
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_and_test, mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome

ROOT = Path(__file__).parents[2]
TESTS = {
    "lint/siclint/article/view.py": "tests/article/test_view.py",
    "lint/siclint/positions.py": "tests/test_positions.py",
    "lint/siclint/fixes.py": "tests/test_fixes.py",
    "rules/siclint_rules/garbling/orphan_fragment.py": "rules/siclint_rules/garbling/orphan-fragment.md",
    "rules/siclint_rules/truncation/truncated_sentence.py": "rules/siclint_rules/truncation/truncated-sentence.md",
    "rules/siclint_rules/duplication/duplicate_sentence.py": (
        "rules/siclint_rules/duplication/duplicate-sentence.md tests/rules/duplication"
    ),
    "rules/siclint_rules/attribution/wrong_entity.py": "rules/siclint_rules/attribution/wrong-entity.md",
}
"""The tests that concern each module."""

# `==` and `is` are one for small numbers and for most words.
_SAME = ("Eq_Is", "NotEq_IsNot", "Is_Eq", "IsNot_NotEq")


class _Bare(ast.NodeTransformer):
    """Takes out the annotations, and the marks that say how an argument is passed."""

    def visit_arguments(self, node: ast.arguments) -> ast.arguments:
        defaults = [*node.defaults, *(default for default in node.kw_defaults if default)]
        args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
        self.generic_visit(node)
        return ast.arguments([], args, node.vararg, [], [], node.kwarg, defaults)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        node.annotation = ast.Constant(None)
        return node


def bare(code: str) -> str:
    """The code's tree without what does nothing."""
    return ast.dump(_Bare().visit(ast.parse(code)))


def is_mutant(mutation: MutationSpec, code: str) -> bool:
    """Whether the mutation makes code that can be read and that does something else."""
    if mutation.operator_name.endswith(_SAME):
        return False
    mutated = mutate_code(code, get_operator(mutation.operator_name)(**mutation.operator_args), mutation.occurrence)
    try:
        return mutated is not None and bare(mutated) != bare(code)
    except SyntaxError:
        return False


def mutations(module: Path, database: Path, seed: int) -> Iterator[MutationSpec]:
    """The mutants of a module in an order by chance, second ones of the same place behind the first ones of all."""
    with use_db(database, WorkDB.Mode.create) as work:
        init([module], work, {})
        found = [item.mutations[0] for item in work.work_items]
    code = module.read_text(encoding="utf-8")
    random.Random(seed).shuffle(found)
    places: Counter[tuple[int, int]] = Counter()
    turns: dict[int, list[MutationSpec]] = {}
    for mutation in found:
        turns.setdefault(places[mutation.start_pos], []).append(mutation)
        places[mutation.start_pos] += 1
    found = list(chain.from_iterable(turns.values()))
    return (mutation for mutation in found if is_mutant(mutation, code))


@contextmanager
def copy_of_project() -> Iterator[Path]:
    """A copy that is imported in place of the project, as the working directory."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        for name in ("lint", "rules", "tests", "seeds"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        os.environ["PYTHONPATH"] = os.pathsep.join([str(copy / "lint"), str(copy / "rules")])
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        os.chdir(copy)
        try:
            yield copy
        finally:
            os.chdir(ROOT)


def main() -> int:
    """Print a line for each module, and the survivors; 1 where the tests fail without any mutant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--sample", type=int, default=40, help="mutants of a module, by chance")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print the survivors")
    options = parser.parse_args()
    chosen = [name for name in TESTS if not options.modules or any(part in name for part in options.modules)]
    with copy_of_project() as copy:
        for name in chosen:
            pytest = f"-m pytest -x -q -p no:cacheprovider {TESTS[name]}"
            if "tests/" in TESTS[name]:  # tests/conftest.py has the profile
                pytest += " --hypothesis-profile=mutants"
            command = f"{shlex.quote(sys.executable)} {pytest}"
            start = time.monotonic()
            if os.system(f"{command} >/dev/null"):
                print(f"{name}: the tests fail without a mutant; run {pytest}", file=sys.stderr)
                return 1
            timeout = 10 + 10 * (time.monotonic() - start)
            # The code is read before the first mutant stands in its place.
            sample = list(islice(mutations(copy / name, copy.parent / "mutants.sqlite", options.seed), options.sample))
            results = [mutate_and_test([mutation], command, timeout) for mutation in sample]
            survived = [result for result in results if result.test_outcome is TestOutcome.SURVIVED]
            print(f"{name}: {len(sample) - len(survived)} of {len(sample)} killed", flush=True)
            if options.show:
                for result in survived:
                    print(*(result.diff or "").splitlines()[3:], sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
