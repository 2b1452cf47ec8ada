"""When Python looks for garbage in circles: not while siclint starts, since what is made then stays to the end.

Later it looks seldom. An article is a hundred thousand objects without circles, which go when it goes; with Python's
own threshold a fifth of a check's time would be spent on looking at them.
"""

from __future__ import annotations

import gc

_SELDOM = 100_000  # new objects from one look to the next

_paused = False


def pause() -> None:
    """Look for none until `resume`."""
    global _paused  # noqa: PLW0603  (the collector is one for the whole process)
    _paused = gc.isenabled()
    gc.disable()


def resume() -> None:
    """Look for it again, but never among what is there by now. Without a pause before it nothing changes."""
    global _paused  # noqa: PLW0603
    if _paused:
        _paused = False
        gc.freeze()
        gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
        gc.enable()
