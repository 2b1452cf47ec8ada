"""Words that say what one party does to another, and with which prepositions the other one stands."""

from __future__ import annotations


def _by_word(*rows: tuple[str, str]) -> dict[str, frozenset[str]]:
    """Each word of the first column, and the prepositions of the second."""
    found: dict[str, frozenset[str]] = {}
    for words, prepositions in rows:
        for word in words.split():
            found[word] = found.get(word, frozenset()) | frozenset(prepositions.split())
    return found


REPORTS = frozenset(
    """
    say says said think thinks thought believe believes believed hope hopes hoped know knows knew claim claims
    claimed deny denies denied insist insists insisted suggest suggests suggested argue argues argued add adds
    added write writes wrote report reports reported announce announces announced note notes noted mean means
    meant feel feels felt see sees saw expect expects expected agree agrees agreed promise promises promised fear
    fears feared explain explains explained admit admits admitted confirm confirms confirmed show shows showed
    like likes play plays played portray portrays portrayed marry marries married become becomes became remain
    remains remained call calls called name names named rename renames renamed equal equals equalled need needs
    needed love loves loved use uses used find finds found understand understands understood learn learns learned
    make makes made decide decides decided hear hears heard guess guesses guessed wish wishes wished hate hates
    hated keep keeps kept let lets read reads wonder wonders wondered warn warns ask asks spell spells sing sings
    sang want wants wanted
    """.split()
)
"""Verbs behind which a name begins a clause, or that may well have their subject as their object."""

WITH_PREPOSITION = _by_word(
    (
        """
        supply supplies supplied supplying sell sells sold selling send sends sent sending deliver delivers
        delivered delivering export exports exported exporting provide provides provided providing ship ships
        shipped shipping transfer transfers transferred transferring lend lends lent lending give gives gave
        given giving donate donates donated donating extradite extradites extradited hand hands handed handing
        pay pays paid paying award awards awarded awarding speak speaks spoke spoken speaking talk talks
        talked talking apologise apologised apologize apologized lose loses lost losing belong belongs
        belonged surrender surrenders surrendered reply replies replied concede concedes conceded propose
        proposes proposed present presents presented presenting loan loans loaned loaning pass passes passed
        passing
        """,
        "to",
    ),
    (
        """
        import imports imported importing buy buys bought buying purchase purchases purchased purchasing
        acquire acquires acquired acquiring borrow borrows borrowed borrowing receive receives received
        receiving demand demands demanded demanding seize seizes seized seizing steal steals stole stolen
        obtain obtains obtained sign signs signed secede seceded order orders ordered ordering win wins won take takes
        took taken hire hires hired hear heard withdraw withdraws withdrew withdrawn
        """,
        "from",
    ),
    (
        """
        negotiate negotiates negotiated negotiating signed signs sign signing cooperate cooperates cooperated
        cooperating trade trades traded trading borders border share shares shared sharing meet meets met
        meeting speak spoke talk talks talked merge merges merged merging argue argued argues clash clashes
        clashed discuss discusses discussed discussing draw drew drawn draws collide collided ally allied
        partner partnered agree agreed
        """,
        "with",
    ),
    (
        """
        impose imposes imposed imposing wage wages waged waging launch launches launched launching declare
        declares declared declaring
        """,
        "on against",
    ),
    ("borders border", "on"),
    ("fire fires fired launch launches launched drop drops dropped", "at toward towards into on against"),
    (
        """
        file files filed filing play plays played playing fight fights fought fighting compete competes
        competed won begin begins began begun bring brings brought score scores scored lodge lodged side sided
        sue retaliate retaliated defend defends defended defending
        """,
        "against",
    ),
    ("call calls called calling", "on"),
)
"""Verbs, and the prepositions behind which the one that is acted on stands."""

OF_NOUN = _by_word(
    ("exports sales supplies deliveries shipments visit letter loan loans payments apology offer defeat", "to"),
    ("imports purchases", "from"),
    ("invasion occupation annexation takeover acquisition purchase", "of"),
    ("attack attacks assault aggression sanctions threats war", "on against with"),
    (
        """
        relations ties talks border trade agreement partnership relationship dispute alliance negotiations
        meeting merger deal contract rivalry feud quarrel treaty conflict draw
        """,
        "with",
    ),
    ("win victory", "over against"),
    ("ambassador", "to in"),
    ("embassy consulate", "in"),
)
"""Nouns for what a party does, and the prepositions behind which the other one stands."""

OF_ADJECTIVE = _by_word(
    ("exports supplies deliveries shipments", "to"),
    ("invasion annexation", "of"),
    ("attack attacks assault aggression sanctions war", "on against with"),
    ("imports purchases", "from"),
    ("relations ties talks border trade agreement dispute alliance negotiations treaty", "with"),
    ("ambassador", "to in"),
    ("embassy consulate", "in"),
)
"""The same for `Peruvian exports to Peru`."""

RELATIONS = frozenset(
    """
    relations ties talks agreement treaty war conflict dispute negotiations tensions trade border borders deal
    meeting relationship alliance partnership cooperation contacts summit truce ceasefire peace rivalry exchange
    difference differences dialogue pact accord fighting battle clash standoff
    """.split()
)
"""What is between two states, so that a capital behind `between` stands for its state."""

HARMS = frozenset("sanctions embargo tariffs tariff duties blockade war ultimatum".split())
"""What a state imposes on another one, never on its own capital."""

HARDEST = frozenset("accuse accuses accused accusing invade invades invaded invading sanctions sanctioned".split())
"""What a state does not do to its own capital, nor the capital to the state."""

ENVOYS = frozenset("ambassador ambassadors diplomat diplomats envoy envoys consul consuls consulate attaché".split())
EXPELS = frozenset("summoned summons summon expelled expels expel expelling summoning".split())
"""What a state does with envoys of others: `Chile expelled two Chilean diplomats` names the wrong ones."""

TROOPS = frozenset("troops soldiers army navy positions tanks warship warships fleet airfield airfields".split())
ATTACKS = frozenset(
    """
    attacked attack attacks shelled shell shells bombed bomb bombs struck strikes invaded invades ambushed bombarded
    """.split()
)
"""What an army does to another one: `Chilean troops shelled Chilean positions`."""

SIDES = frozenset(
    """
    support supports supported supporting back backs backed backing welcome welcomes welcomed welcoming endorse
    endorses endorsed reject rejects rejected rejecting condemn condemns condemned condemning praise praises
    praised oppose opposes opposed criticize criticizes criticized criticise criticises criticised denounce
    denounces denounced dispute disputes disputed echo echoes echoed protest protested protests dismissed
    dismisses dismiss recognise recognised recognize recognized accept accepts accepted doubt doubts doubted
    """.split()
)
AGAINST = frozenset(
    """
    reject rejects rejected rejecting condemn condemns condemned condemning oppose opposes opposed criticize criticizes
    criticized criticise criticises criticised denounce denounces denounced dispute disputes disputed protest protested
    dismissed dismisses
    """.split()
)
"""Those of them that a capital does not do to its own state either."""

POSITIONS = frozenset(
    """
    claim claims stance position positions readiness demand demands action actions aggression invasion threat
    threats statement statements policy view views request requests war willingness narrative accusation
    accusations assertion assertions concerns interpretation offer proposal proposals attack attacks decision
    criticism plan independence sovereignty annexation sanctions argument
    test tests launch launches strike strikes
    """.split()
)
"""`Egypt rejected Cairo’s demands`: a state takes sides on what a party wants, and the party is its own government."""
