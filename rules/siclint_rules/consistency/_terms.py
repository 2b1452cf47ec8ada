"""Set phrases of politics and diplomacy, and the words into which translations turn one of them.

A line is one phrase, `/` between its wordings, in small letters and with spaces for hyphens. `PHRASES` are whole;
`MODIFIERS` stand before one of the nouns behind `:`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

PHRASES = """
common prosperity/shared prosperity/joint prosperity
shared future/common destiny/common fate/shared destiny/joint destiny
community of shared future/community of common destiny/community of destiny
dual circulation/double circulation/double cycle/dual cycle
peaceful coexistence/peaceful cohabitation/peaceful co existence
collective west/united west/joint west
golden age/golden era/golden epoch/golden times
soft power/gentle power/soft force
color revolution/colour revolution/colored revolution/coloured revolution/flower revolution
turning point/turn of eras/turn of the times/change of eras/change of times/epochal change
energy transition/energy turnaround/energy turn/energy turnabout
deep state/profound state/parallel state
yellow vests/yellow jackets/yellow waistcoats
new normal/new normality/new normalcy
lying flat/flat lying/lie flat/flat lie
great rejuvenation/great revival/great renaissance/grand rejuvenation
one country two systems/one nation two systems/one state two systems
peace through strength/peace through force/peace through power/peace by force
special military operation/particular military operation/special war operation
foreign agent/overseas agent/alien agent
red line/red boundary/red limit
strong hand/firm hand/iron hand/hard hand
zero covid/clear zero/dynamic zero/dynamic clearing/dynamic zero clearing
good neighborliness/good neighbourliness/good neighborhood/good neighbourhood
belt and road/belt and way/belt and path
traffic light coalition/stoplight coalition/semaphore coalition
debt brake/debt lock/debt stop
national unity/unity of the nation/national oneness
people's war/popular war/folk war
russian world/russian peace
"""
MODIFIERS = """
boundless/unlimited/unrestricted/limitless/no limits/no limit/without limits/borderless/unbounded: \
partnership friendship ties cooperation relationship relations alliance collaboration
unbreakable/indestructible/ironclad/iron clad/rock solid/unshakable/unshakeable/inviolable: \
friendship alliance brotherhood commitment ties bond bonds support unity partnership relationship relations
win win/mutually beneficial/mutually advantageous: \
cooperation partnership relationship relations deal agreement trade ties
all weather/any weather/every weather: friendship partnership friend friends partner partners ally allies
comprehensive/all round/all encompassing/all embracing/overarching: \
partnership cooperation relationship relations alliance
everlasting/eternal/perpetual/undying/never ending: friendship peace alliance brotherhood ties
seamless/smooth/uninterrupted/unimpeded/barrier free/unhindered/frictionless: \
corridor trade border transit movement transition travel traffic passage
unfriendly/hostile/unkind/unamicable: countries states nations country state nation
undesirable/unwanted: organization organisation organizations organisations
rules based/rule based/based on rules: order world
indivisible/undivided/inseparable: security
multipolar/many poled/multi polar: world order
brotherly/fraternal/brother: nation nations people peoples country countries ties relations
just/fair/righteous: peace
lasting/durable/enduring/long lasting: peace
maximum/utmost/maximal/extreme: pressure
strategic/strategical: patience ambiguity partnership
open/opened: door
non negotiable/not negotiable/unnegotiable: demand demands condition conditions
irreversible/irrevocable/unreturnable: process path choice course
unprecedented/unheard of/never before seen: pressure sanctions aggression
historic/epochal/epoch making: meeting visit agreement summit
strong/powerful/mighty: hand state response
decisive/resolute/determined: response measures steps action actions
privileged/preferential: partnership relationship
constructive/productive: dialogue dialog
"""


class Wording(NamedTuple):
    """One wording of a set phrase: the number of the phrase, and the nouns it stands before, if any."""

    phrase: int
    nouns: frozenset[str]


@cache
def wordings() -> dict[str, Wording]:
    """Each wording, in small letters and with spaces for hyphens."""
    found: dict[str, Wording] = {}
    lines = [*PHRASES.strip().splitlines(), *MODIFIERS.strip().splitlines()]
    for number, line in enumerate(lines):
        forms, _, nouns = line.partition(":")
        for form in forms.split("/"):
            found[form] = Wording(number, frozenset(nouns.split()))
    return found
