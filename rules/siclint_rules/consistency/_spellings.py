"""Words that British and American English spell in two ways, as far as one spelling is not another word.

Forms are made from the stems: a line is `british/american: endings`, the bare stem included where `-` stands.
Left out are spellings that both use (`-ize`, `judgment`) and those that are another word in the other country: `meter`,
`program`, `tire`, `check`.
"""

from __future__ import annotations

from functools import cache

_TABLE = """
armour/armor: - s ed ing
behaviour/behavior: - s al
candour/candor: -
clamour/clamor: - s ed ing
colour/color: - s ed ing ful
endeavour/endeavor: - s ed ing
favour/favor: - s ed ing able ite ites itism
flavour/flavor: - s ed ing
harbour/harbor: - s ed ing
honour/honor: - s ed ing able
humour/humor: - s ed
labour/labor: - s ed ing er ers
neighbour/neighbor: - s ing hood hoods ly
odour/odor: - s
parlour/parlor: - s
rigour/rigor: - s
rumour/rumor: - s ed
saviour/savior: - s
savour/savor: - s ed ing y
splendour/splendor: -
tumour/tumor: - s
valour/valor: -
vapour/vapor: - s
vigour/vigor: -
centre/center: - s d
fibre/fiber: - s
kilometre/kilometer: - s
centimetre/centimeter: - s
millimetre/millimeter: - s
litre/liter: - s
lustre/luster: -
manoeuvre/maneuver: - s
meagre/meager: -
sombre/somber: -
spectre/specter: - s
theatre/theater: - s
calibre/caliber: -
defence/defense: - s less
offence/offense: - s
pretence/pretense: - s
cancell/cancel: ed ing
counsell/counsel: ed ing or ors
equall/equal: ed ing
fuell/fuel: ed ing
jewell/jewel: ery
labell/label: ed ing
levell/level: ed ing
marvell/marvel: ed ing ous
modell/model: ed ing
quarrell/quarrel: ed ing
signall/signal: ed ing
travell/travel: ed ing er ers
tunnell/tunnel: ed ing
enrol/enroll: - s ment
fulfil/fulfill: - s ment
instalment/installment: - s
skilful/skillful: - ly
wilful/willful: - ly
aluminium/aluminum: -
analyse/analyze: - d
paralyse/paralyze: - d
catalyse/catalyze: - d
grey/gray: - s
mould/mold: - s y
moustache/mustache: - s
plough/plow: - s ed ing
sceptic/skeptic: - s al ism
sulphur/sulfur: -
anaemia/anemia: -
anaesthetic/anesthetic: - s
diarrhoea/diarrhea: -
encyclopaedia/encyclopedia: -
foetus/fetus: - es
haemorrhage/hemorrhage: - s
leukaemia/leukemia: -
oestrogen/estrogen: -
orthopaedic/orthopedic: - s
paediatric/pediatric: - s ian ians
ageing/aging: -
aeroplane/airplane: - s
cosy/cozy: -
jewellery/jewelry: -
"""


@cache
def spellings() -> dict[str, tuple[str, str]]:
    """Each word in small letters, whether it is `British` or `American`, and the other spelling."""
    found: dict[str, tuple[str, str]] = {}
    for line in _TABLE.strip().splitlines():
        stems, _, endings = line.partition(":")
        british, american = stems.split("/")
        for ending in endings.split():
            one, other = (stem + ending.strip("-") for stem in (british, american))
            found[one] = ("British", other)
            found[other] = ("American", one)
    return found
