"""When Python looks for garbage in circles: not while siclint starts, since what is made then stays to the end."""

from __future__ import annotations

import gc

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
        gc.enable()
