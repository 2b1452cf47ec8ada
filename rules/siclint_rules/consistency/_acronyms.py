"""International bodies and terms, their English acronyms and those of other languages.

A line: the English acronym, the English names, and behind `|` the acronyms of other languages, in Latin letters as
translations leave them. A `*` marks those that mean nothing else in English: they are known outside brackets too.
Left out are acronyms that English itself uses (FIFA, MSF, UEMOA).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_TABLE = """
WHO: World Health Organization/World Health Organisation | OMS* VOZ DSÖ
UN: United Nations | ONU* OON VN
EU: European Union | UE
ECB: European Central Bank | BCE EZB* ECZB
NATO: North Atlantic Treaty Organization/North Atlantic Treaty Organisation/North Atlantic Alliance | OTAN*
IMF: International Monetary Fund | FMI* IWF MVF
WTO: World Trade Organization/World Trade Organisation | OMC* VTO
ILO: International Labour Organization/International Labour Organisation/International Labor Organization | OIT*
IAEA: International Atomic Energy Agency | AIEA* OIEA* MAGATE* IAEO*
GCC: Gulf Cooperation Council/Cooperation Council for the Arab States of the Gulf | CCG
AU: African Union | UA
ECOWAS: Economic Community of West African States | CEDEAO*
OPEC: Organization of the Petroleum Exporting Countries/Organisation of the Petroleum Exporting Countries | OPEP* OPEK*
ICC: International Criminal Court | CPI MUS UCM
ICJ: International Court of Justice | CIJ*
IOC: International Olympic Committee | COI CIO MOK
OAS: Organization of American States/Organisation of American States | OEA*
OECD: Organization for Economic Cooperation and Development/Organisation for Economic Co-operation and Development \
| OCDE* OESR
OSCE: Organization for Security and Cooperation in Europe/Organization for Security and Co-operation in Europe \
| OBSE* OSZE* AGIT
UNHCR: United Nations High Commissioner for Refugees | ACNUR* HCR
WFP: World Food Programme/World Food Program | PMA PAM
IPCC: Intergovernmental Panel on Climate Change | GIEC* MGEIK*
AfDB: African Development Bank | BAD
IDB: Inter-American Development Bank | BID
EIB: European Investment Bank | BEI
EBRD: European Bank for Reconstruction and Development | BERD* EBRR*
ECHR: European Court of Human Rights | CEDH* TEDH* EGMR* ESPCH
CIS: Commonwealth of Independent States | SNG CEI GUS
SCO: Shanghai Cooperation Organization/Shanghai Cooperation Organisation | OCS ŠOS SHOS*
CSTO: Collective Security Treaty Organization/Collective Security Treaty Organisation | ODKB* OTSC* OVKS
EAEU: Eurasian Economic Union | EAES* UEE
ICRC: International Committee of the Red Cross | CICR* IKRK* MKKK*
WMO: World Meteorological Organization/World Meteorological Organisation | OMM VMO
IMO: International Maritime Organization/International Maritime Organisation | OMI
IOM: International Organization for Migration/International Organisation for Migration | OIM*
WADA: World Anti-Doping Agency | AMA
PLO: Palestine Liberation Organization/Palestine Liberation Organisation | OLP OOP FKÖ
GDP: gross domestic product | PIB BIP VVP PBI GSYH*
VAT: value added tax/value-added tax | IVA TVA NDS KDV
AI: artificial intelligence | IA KI YZ
EEZ: exclusive economic zone | ZEE
DNA: deoxyribonucleic acid | ADN DNK
AIDS: acquired immune deficiency syndrome/acquired immunodeficiency syndrome | SIDA SPID
HIV: human immunodeficiency virus | VIH*
UAE: United Arab Emirates | EAU OAE BAE VAE
US: United States/United States of America | EEUU* EUA SShA ABD
DRC: Democratic Republic of the Congo/Democratic Republic of Congo | RDC
NGO: non-governmental organization/non-governmental organisation/nongovernmental organization | ONG
GMO: genetically modified organism/genetically modified organisms | OGM
"""


class Body(NamedTuple):
    """A body or term: its English acronym, its names in small letters, whether a foreign acronym means nothing else."""

    acronym: str
    names: tuple[str, ...]
    clear: bool


@cache
def foreign_acronyms() -> dict[str, Body]:
    """For each acronym of another language what it stands for."""
    found: dict[str, Body] = {}
    for line in _TABLE.replace("\\\n", "").strip().splitlines():
        head, _, foreign = line.partition("|")
        acronym, _, names = head.partition(":")
        known = tuple(name.strip().lower() for name in names.split("/"))
        for form in foreign.split():
            found[form.rstrip("*")] = Body(acronym, known, form.endswith("*"))
    return found
