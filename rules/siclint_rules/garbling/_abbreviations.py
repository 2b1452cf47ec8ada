"""Words whose full stop is their own: another mark may follow it."""

from __future__ import annotations

import regex

_KNOWN = frozenset(
    """
    abbr acad adj adm adv al ala alas alta am amb approx apr apt arch ariz ark art assn assoc asst atty aug ave
    bart bhd bldg blvd brig bros bull ca cal calif capt cf chap cie cir cl cmdr co col colo comdr comm comp
    conn const cont contd corp cos cpl cpt ct dec def del dep dept det dev dir dist div doc dr drs ea ed eds
    ehf eng ens esp esq est et etc etcetera ex exc ext fax feb fem fig figs fla fr fri ft ga gal gen gov govs
    govt hon hr hrs hwy ibid ill illus in inc incl ind ing insp inst int intl jan jr jul jun kan kans ky la lab
    lat lb lbs lit llc lt ltd ltda maj mar masc mass max md messrs mex mfg mgr mi mich min mins minn misc miss
    mlle mme mo mon mont mr mrs ms msgr mt mx nat natl neb nev no nos nov obs oct okla ont op ore orig oz pa
    para pat penn pf pkg pl plc pm pop poss pp pref pres prev prof prop pseud psych pt pte ptsd pty pub pvt qty
    que rd ref refs rel rep reps res resp ret rev rm rte sask sat sci sec secs sen sens sep sept ser sgt sing
    sp spp sq sr st sta ste stat std str subj sun sup supp supt surg syn tb tbk tbsp tech tel temp tenn tex
    thu thur thurs trans tsp tue tues univ va val var ver vic viz vol vols vs vt wash wed wis wisc wyo yd yds yr yrs
    mg mcg gm gms ml mm cm km kg cc mc mv kc kw kwh hp rpm bhp meq dia wt doz wk wks mos chmn secy treas terr ter blk
    """.split()
)
_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}\p{N}.&/’'-]*\Z")
_REACH = 40


def word_before(text: str, stop: int) -> str:
    """The word that the mark at `stop` stands behind, with the points inside it."""
    found = _WORD_BEFORE.search(text, max(0, stop - _REACH), stop)
    return found[0] if found else ""


def is_abbreviation(word: str) -> bool:
    """Whether a word, without its last point, is an abbreviation: known, a letter, or with points inside it."""
    core = word.rstrip(".").lower().rsplit("-", 1)[-1]
    return "." in word.rstrip(".") or len(core) <= 1 or core in _KNOWN or not core[-1].isalpha()
