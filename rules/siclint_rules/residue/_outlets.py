"""Words that outlets have in their names."""

from __future__ import annotations

OUTLET = frozenset(
    """
    news times post herald tribune journal gazette guardian telegraph independent mail express mirror chronicle
    observer daily weekly online sun star standard press agency tv radio media magazine shimbun zeitung bbc cnn nbc cbs
    abc rt dw yahoo msn sputnik bloomberg pravda izvestia today ledger courier bulletin echo examiner dispatch inquirer
    sentinel register newspaper newswire wire edition web website site portal blog sports insider monitor euronews
    """.split()
)
