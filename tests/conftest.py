"""Settings for all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from siclint.folders import CACHE_VARIABLE

# A machine that is busy with something else is no failure.
settings.register_profile("siclint", deadline=None)
settings.load_profile("siclint")
# A mutant is killed by the first example that fails; whether it is a small one does not matter.
settings.register_profile(
    "mutants", deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)


@pytest.fixture(scope="session", autouse=True)
def cache_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that no run outside the tests has filled, or will read."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ[CACHE_VARIABLE] = str(folder)
    return folder
