"""Where siclint keeps what it can make again."""

from __future__ import annotations

import os

CACHE_VARIABLE = "SICLINT_CACHE_DIR"


def cache_folder() -> str:
    """The folder of the user's that caches lie in, or the one that SICLINT_CACHE_DIR names; it may not exist yet."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return os.path.abspath(named)
    import platformdirs

    return platformdirs.user_cache_dir("siclint", appauthor=False)
