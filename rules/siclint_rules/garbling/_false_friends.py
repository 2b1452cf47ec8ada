"""Words that look English and were meant in the sense that they have in another language.

Each entry says what gives it away: the phrase itself, or words around it without which the rule stays silent. Phrases
may have alternatives in braces, `realized a {visit|meeting}`. Every entry has a bad and a good example, and the
            test of
the table runs them: nothing in the good one is found.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Friend:
    """One false friend.

    `origin` names the languages with their word. Of `near` one has to stand in the same sentence, of `about` one in
            the
    article; of `unless` none in the article, and of `far` none in the sentence. `before` and `after` are what the
    word right before and right behind has to be, `not_before` and `not_after` what it must not be. `number` asks
            for a
    number before, `quantity` for one behind, `name` for a capital behind; `begins` asks that the phrase begins its
    sentence. All are words in small letters.
    """

    phrases: str
    meant: str
    origin: str
    bad: str
    good: str
    near: str = ""
    about: str = ""
    unless: str = ""
    far: str = ""
    before: str = ""
    after: str = ""
    not_before: str = ""
    not_after: str = ""
    number: bool = False
    name: bool = False
    quantity: bool = False
    begins: bool = False


_POLITICS = """
    bilateral relations relationship ties cooperation governments ministers presidents leaders treaty partnership
    diplomatic ambassador ambassadors agreement accord summit trade sanctions
"""
_GAME = """
    match matches game goal goals league cup fans minute team teams coach players club season victory defeat draw
    stadium supporters penalty half referee
"""
_COURT = "court judge judges prosecutor prosecutors lawyer lawyers accused trial sentence sentenced crime corruption"
_PROTEST = """
    protest protests protesters demonstrators police streets square marched march union unions tear gas government
    workers students slogans against
"""
_THINGS = """
    government project plan company law measure measures initiative programme program campaign ministry authorities
    organization organisation bank clinic reform council investment strategy policy budget agency university school
    foundation association museum party network system
"""
_INFORMANTS = """
    ministry agency police government spokesman spokeswoman spokesperson officials office department embassy company
    newspaper service authorities headquarters prosecutor prosecutors administration committee commission council
    governor mayor minister president institute hospital media channel portal site website reuters tass efe afp ansa
            dpa
    interfax xinhua anadolu kyodo yonhap
"""

FRIENDS = (
    # Spanish, Portuguese, French, Italian
    Friend(
        phrases="{the two|both|of two|these two|the three|between both} passes",
        meant="countries",
        origin="Spanish “países”, Portuguese “países”",
        near=_POLITICS,
        unless="""mountain mountains snow road valley ridge ball balls football yards quarterback touchdown midfielder
            receiver goal ticket tickets visitor boarding exam exams ski summits climbers railway pass""",
        bad="The ministers spoke of trade between [[the two passes]] and of a treaty.",
        good="Trade between the two passes of the mountain road is small, the governments say.",
    ),
    Friend(
        phrases="""{the|its|their|country's} actual {president|prime minister|minister|mayor|governor|chancellor|coach
            |champion|director|government|secretary|administration|holder}""",
        meant="current",
        origin="Spanish “actual”, French “actuel”, German “aktuell”, Polish “aktualny”",
        after="of , and",
        unless="""fictional actor actress film movie series impostor fake parody satire comedian real novel honorary
            titular""",
        far="rather instead than merely",
        not_before="not",
        bad="A bridge was opened by [[the actual president]] of the region.",
        good="The comedian sat beside the actual president of the country in the film.",
    ),
    Friend(
        phrases="""{the|its} actual {president|prime minister|minister|mayor|governor|chancellor|coach|champion
            |director
            |secretary}""",
        meant="current",
        origin="Spanish “actual”, French “actuel”, German “aktuell”, Polish “aktualny”",
        name=True,
        unless="""fictional actor actress film movie series impostor fake parody satire comedian real novel honorary
            titular""",
        far="rather instead than merely",
        not_before="not",
        bad="He lost to [[the actual mayor]] Pedro Ruiz by nine votes.",
        good="The actor met the actual mayor Pedro Ruiz on the set.",
    ),
    Friend(
        phrases="""{assisted|assist|assists|assisting} to {the|a|an|this|his|her|their} {meeting|ceremony|event
            |conference
            |summit|session|hearing|funeral|wedding|mass|match|game|concert|inauguration|opening|premiere|congress
            |forum
            |march|rally|talks|festival|assembly|party|act|exhibition}""",
        meant="attended",
        origin="Spanish “asistir a”, French “assister à”, Italian “assistere a”",
        bad="Three ministers [[assisted to the ceremony]] in the rain.",
        good="A medic assisted the player, and he was assisted to the bench.",
    ),
    Friend(
        phrases="""{assisted|assist|assists|assisting} at {the|a|his|her|their} {hearing|hearings|trial|premiere
            |session}""",
        meant="attended",
        origin="French “assister à”, Italian “assistere a”",
        bad="The whole family [[assisted at the hearing]] on Monday.",
        good="Nurses assisted at the birth, and volunteers assisted at the finish.",
    ),
    Friend(
        phrases="""{realized|realised|realize|realise|realizing|realising} {a|an|several|two|three|joint|his|her|its
            |their}
            {visit|visits|meeting|meetings|operation|operations|study|studies|tour|trip|test|tests|investigation
            |survey
            |event|events|attack|attacks|interview|interviews|analysis|census|search|raid|raids|inspection|inspections
            |march|protest|campaign|workshop|workshops|exercises|works|activities|consultations|negotiations}""",
        meant="carried out, made or held",
        origin="Spanish “realizar”, Portuguese “realizar”, French “réaliser”, Italian “realizzare”",
        not_after="was were is are had has have would could will might did does do",
        bad="The army [[realized several operations]] in the north.",
        good="She realized a meeting was not enough and realized a profit. He realized his visit had failed.",
    ),
    Friend(
        phrases="""in {the |}{frame|frames} of {the |this |a |an |his |her |its |their |}{visit|agreement|agreements
            |cooperation|programme|program|project|projects|partnership|treaty|forum|mission|campaign|event|exercise
            |exercises|operation|negotiations|celebrations|strategy|policy|initiative|convention|conference|talks
            |investigation|criminal case|reform|festival|summit|implementation|preparation|anniversary|contract}""",
        meant="within the framework of, or as part of",
        origin="Russian “в рамках”, German “im Rahmen”, Polish “w ramach”",
        bad="[[In the frame of the visit]] both sides signed three papers.",
        good="A face hung in the frame of the window, and the dog sat in the frame of the door.",
    ),
    Friend(
        phrases="""within the {frame|frames} of {the |this |a |an |his |her |its |their |}{visit|agreement|agreements
            |cooperation|programme|program|project|projects|partnership|treaty|forum|mission|campaign|event|exercise
            |exercises|operation|negotiations|strategy|policy|initiative|convention|conference|talks|investigation
            |criminal case|reform|festival|summit|implementation|anniversary|contract|law}""",
        meant="within the framework of, or as part of",
        origin="Russian “в рамках”, German “im Rahmen”, French “dans le cadre”",
        bad="The school was built [[within the frame of the project]] last year.",
        good="The figure is cut off within the frame of the picture.",
    ),
    Friend(
        phrases="""sanitary {emergency|crisis|authorities|situation|restrictions|alert|pass|passes|passport|passports
            |personnel|minister|system|staff|cordon}""",
        meant="health",
        origin="Spanish “sanitario”, French “sanitaire”, Italian “sanitario”, Russian “санитарный”",
        unless="""sewage sewer sewers toilet toilets latrine latrines plumbing phytosanitary menstrual napkins
            slaughterhouse""",
        bad="The government ended the [[sanitary emergency]] in May.",
        good="The sewage is a sanitary emergency, and sanitary towels are taxed.",
    ),
    Friend(
        phrases="""conformed by {the|a|an|two|three|four|five|six|seven|eight|nine|ten|several|members|experts|more
            |about}""",
        meant="made up of",
        origin="Spanish “conformado por”, Portuguese “conformado por”",
        bad="The committee is [[conformed by nine]] doctors.",
        good="He conformed to the rules, and his view was confirmed by nine doctors.",
    ),
    Friend(
        phrases="{mandatary|mandataries}",
        meant="president or leader",
        origin="Spanish “mandatario”, Portuguese “mandatário”",
        unless="mandator contract agency insurer",
        bad="The [[mandatary]] flew to Lima on Monday.",
        good="The contract binds the mandatary, and a mandatory test is held.",
    ),
    Friend(
        phrases="{police|military|army} effectives",
        meant="officers or troops",
        origin="Spanish “efectivos”, French “effectifs”",
        bad="Some 300 [[police effectives]] guarded the square.",
        good="The regiment had 300 effectives, and the police were effective.",
    ),
    Friend(
        phrases="""militaries {were|was} {killed|wounded|injured|arrested|detained|kidnapped|hurt|captured|shot}""",
        meant="soldiers",
        origin="Spanish “militares”, French “militaires”, Italian “militari”, Russian “военные”",
        bad="Two [[militaries were killed]] near the border.",
        good="The two militaries were ready, and two soldiers were killed.",
    ),
    Friend(
        phrases="in {the |}occasion of {the|his|her|its|their|a|an|this}",
        meant="on the occasion of",
        origin="Italian “in occasione di”, Spanish “con ocasión de”",
        bad="A stamp was printed [[in occasion of the]] visit.",
        good="A stamp was printed on the occasion of the visit.",
    ),
    Friend(
        phrases="""{pretends|pretend|pretended} to {reach|achieve|increase|reduce|invest|build|create|expand|launch
            |implement
            |improve|strengthen|extend|install|generate|export|promote|open|double|modernize|recover|obtain}""",
        meant="intends to",
        origin="Spanish “pretender”, Portuguese “pretender”, French “prétendre”, Italian “pretendere”",
        near=_THINGS,
        far="not only while but really actually whereas",
        not_after="for",
        bad="The programme [[pretends to reach]] two million children.",
        good="The boy pretends to reach for the salt, and the government only pretends to reduce its debt.",
    ),
    Friend(
        phrases="{pretends|pretend|pretended} to {reach|invest|create|build|sell|produce|plant|attract|recruit}",
        meant="intends to",
        origin="Spanish “pretender”, Portuguese “pretender”, French “prétendre”",
        quantity=True,
        bad="She [[pretends to plant]] 4,000 trees by the end of the year.",
        good="She pretends to reach for a thousand things.",
    ),
    Friend(
        phrases="""{reaffirmed|reaffirms|reiterated|reiterates|renewed|renews|ratified|ratifies|assumed|assumes}
            {his|her|its|their|the} {total |full |firm |}compromise {with|to|of|for}""",
        meant="commitment",
        origin="Spanish “compromiso”, Portuguese “compromisso”",
        bad="The minister [[reiterated her compromise with]] the schools.",
        good="The minister reached a compromise with the schools and renewed her offer.",
    ),
    Friend(
        phrases="""resumed {the situation|the content|the main points|his ideas|her ideas|in a few words|in one
            sentence}""",
        meant="summed up",
        origin="Spanish “resumir”, French “résumer”, Portuguese “resumir”",
        bad="The captain [[resumed the situation]] after the match.",
        good="The captain resumed the game, and the talks resumed in a few hours.",
    ),
    Friend(
        phrases="""{is|are} {previewed|foreseen} {for|on|in} {monday|tuesday|wednesday|thursday|friday|saturday|sunday
            |january|february|march|april|may|june|july|august|september|october|november|december|next|this}""",
        meant="scheduled or expected",
        origin="Spanish “previsto”, French “prévu”, Italian “previsto”, German “vorgesehen”",
        bad="The opening [[is foreseen for June]] or later.",
        good="The opening was previewed on Monday, and no delay is foreseen.",
    ),
    Friend(
        phrases="informatic {attack|attacks|crime|crimes|system|systems|security|virus|pirates|network|failure|error}",
        meant="computer",
        origin="Spanish “informático”, French “informatique”, Portuguese “informático”",
        bad="An [[informatic attack]] stopped the trains.",
        good="She teaches informatics, and an informative system is in place.",
    ),
    Friend(
        phrases="{in the actuality|the political actuality|the national actuality|of great actuality}",
        meant="at present, or current affairs",
        origin="Spanish “actualidad”, French “actualité”",
        bad="He lives, [[in the actuality]], in Quito.",
        good="In actuality he lives in Quito.",
    ),
    Friend(
        phrases="""{in case of|against|before|faced with|to face} {an |}eventual {attack|invasion|aggression|agreement
            |conflict|crisis|emergency|earthquake|shortage|defeat|victory|outbreak|evacuation}""",
        meant="possible",
        origin="Spanish “eventual”, French “éventuel”, German “eventuell”, Italian “eventuale”",
        bad="The town has boats [[in case of an eventual evacuation]].",
        good="The eventual winner waited, and their eventual agreement surprised all.",
    ),
    Friend(
        phrases="""{reported|denounced} {the robbery|the theft|the disappearance|the attack} before the {police
            |authorities|prosecutor}""",
        meant="reported to",
        origin="Spanish “denunciar ante”",
        bad="The owner [[denounced the theft before the police]] on Sunday.",
        good="The owner reported the theft to the police.",
    ),
    Friend(
        phrases="denounced that {the|he|she|they|there|a|an|his|her|their|some|several|many|more|at|in}",
        meant="said or complained",
        origin="Spanish “denunciar que”, French “dénoncer”, Italian “denunciare”",
        bad="The union [[denounced that the]] wages were not paid.",
        good="The union denounced that decision and said that the wages were late.",
    ),
    Friend(
        phrases="informed that {the|a|an|he|she|it|they|there|in|at|on|this|his|her|its|their|all|two|three}",
        meant="said or announced",
        origin="Spanish “informó que”, Russian “сообщил, что”, Portuguese “informou que”, Italian “ha informato che”",
        before=_INFORMANTS,
        bad="The ministry [[informed that the]] road was closed.",
        good="The ministry was informed that the road was closed. Police informed the owner that it was.",
    ),
    Friend(
        phrases="{precised that|precised|has precised}",
        meant="specified",
        origin="French “préciser”, Spanish “precisar”, Italian “precisare”",
        bad="The judge [[precised that]] nobody was hurt.",
        good="The judge was precise: nobody was hurt.",
    ),
    Friend(
        phrases="""in {the |}quality of {a |an |the |}{witness|witnesses|suspect|suspects|observer|observers|president
            |guest|guests|expert|chairman|minister|head|captain|mediator|guarantor|candidate|ambassador}""",
        meant="as",
        origin="Russian “в качестве”, Spanish “en calidad de”, French “en qualité de”, Italian “in qualità di”",
        bad="He was questioned [[in the quality of a witness]].",
        good="There was a fall in the quality of the coffee.",
    ),
    Friend(
        phrases="""condemned to {one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|life}
            {years|months} {in|of} {prison|jail|imprisonment}""",
        meant="sentenced",
        origin="Spanish “condenar”, French “condamner”, Italian “condannare”",
        bad="He was [[condemned to nine years in prison]] for fraud.",
        good="He was condemned to death, and later to nine years of silence.",
    ),
    Friend(
        phrases="condemned to",
        meant="sentenced",
        origin="Spanish “condenar”, French “condamner”, Italian “condannare”",
        after="1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 27 28 30 35 40 50",
        near="prison jail imprisonment",
        bad="She was [[condemned to]] 12 years in prison for the theft.",
        good="She was condemned to 12 years of rain.",
    ),
    Friend(
        phrases="imputed for {fraud|corruption|murder|homicide|robbery|theft|abuse|bribery|embezzlement|the crime}",
        meant="charged with",
        origin="Spanish “imputado por”, Italian “imputato per”",
        bad="The mayor was [[imputed for fraud]] in 2019.",
        good="The guilt imputed to the mayor was not his.",
    ),
    Friend(
        phrases="{the process|a process} against {him|her|them|the former|the ex-president|the accused|the suspects}",
        meant="trial",
        origin="Spanish “proceso”, French “procès”, German “Prozess”, Italian “processo”, Russian “процесс”",
        near=_COURT,
        far="peace due legal",
        bad="[[The process against the former]] minister opens in a court in Nice.",
        good="The process of peace goes on, and the legal process against him was long, the court said.",
    ),
    Friend(
        phrases="master",
        meant="Maître",
        origin="French “maître”, the title of a lawyer",
        before="lawyer lawyers advocate advocates attorney counsel ,",
        near="lawyer lawyers advocate advocates attorney counsel",
        name=True,
        far="chess ceremonies",
        bad="Her lawyer, [[Master]] Paul Kerbrat, asked for silence.",
        good="Her lawyer, a chess master, asked Master Sergeant Paul Hill for silence.",
    ),
    Friend(
        phrases="manifestants",
        meant="demonstrators",
        origin="French “manifestants”, Catalan “manifestants”",
        bad="Some 900 [[manifestants]] crossed the bridge.",
        good="Some 900 demonstrators crossed the bridge.",
    ),
    Friend(
        phrases="{manifestation|manifestations} {in|on|against|before|at} {the|a}",
        meant="demonstration",
        origin="French “manifestation”, Spanish “manifestación”, Italian “manifestazione”",
        near="protesters demonstrators police marched unions tear slogans banners",
        bad="The unions called for a [[manifestation against the]] law.",
        good="The illness is a manifestation of old age, in the end.",
    ),
    Friend(
        phrases="expressed {his|her|its|their} {deep |great |}deception",
        meant="disappointment",
        origin="Spanish “decepción”, French “déception”, Portuguese “decepção”",
        bad="The fans [[expressed their deception]] after the defeat.",
        good="The fans expressed their disappointment at the deception.",
    ),
    Friend(
        phrases="sensible {data|documents|infrastructure|information}",
        meant="sensitive",
        origin="Spanish “sensible”, French “sensible”, German “sensibel”, Italian “sensibile”",
        near="leak leaked leaks protection protect hackers stolen personal security attack secret access privacy",
        bad="Hackers stole [[sensible data]] of the patients.",
        good="It was sensible to ask for data, and a sensible question.",
    ),
    Friend(
        phrases="career of {law|medicine|engineering|architecture|psychology|economics|journalism|nursing|dentistry}",
        meant="degree course",
        origin="Spanish “carrera”",
        near="studied studies study studying student students university enrolled finished graduated",
        bad="She studied the [[career of law]] in Bogotá.",
        good="She studied law at a university and had a career of crime.",
    ),
    Friend(
        phrases="{preservative|preservatives}",
        meant="condom",
        origin="Spanish “preservativo”, French “préservatif”, German “Präservativ”, Russian “презерватив”",
        near="""hiv aids sex sexual sexually contraception contraceptive contraceptives pregnancy pregnancies
            distributed""",
        unless="food foods additives meat wine vaccine vaccines wood cosmetics",
        bad="Nurses gave out [[preservatives]] to stop the spread of HIV.",
        good="The food has no preservatives, and HIV is not its theme.",
    ),
    Friend(
        phrases="with {great|total|much|enormous} exit",
        meant="success",
        origin="Spanish “éxito”, Portuguese “êxito”",
        bad="The play was shown [[with great exit]] in Madrid.",
        good="The play ended with a great exit.",
    ),
    Friend(
        phrases="successes {occurred|happened|took place|that occurred|that happened}",
        meant="events",
        origin="Spanish “sucesos”",
        bad="The [[successes occurred]] on Sunday at dawn.",
        good="The successes came late, and what occurred was bad.",
    ),
    Friend(
        phrases="{speaks|speak|spoke|speaking} {two|three|four|five|six|seven|several|many|different} idioms",
        meant="languages",
        origin="Spanish “idioma”, Portuguese “idioma”, Italian “idioma”",
        bad="The guide [[speaks four idioms]] and sings in a fifth.",
        good="The guide speaks in idioms.",
    ),
    Friend(
        phrases="{foreign|private|public|an|the|total|initial|million-dollar} {inversion|inversions} {of|in}",
        meant="investment",
        origin="Spanish “inversión”",
        near="million billion dollars euros pesos companies company project projects economy infrastructure factory",
        unless="temperature temperatures inverted roller coaster weather",
        bad="The port is [[an inversion of]] 40 million dollars.",
        good="An inversion of temperatures held 40 million tons of smoke.",
    ),
    Friend(
        phrases="""economical {crisis|growth|sanctions|relations|cooperation|development|policy|aid|recession
            |situation
            |ties|reforms|ministry}""",
        meant="economic",
        origin="French “économique”, Spanish “económico”, Russian “экономический”, German “wirtschaftlich”",
        bad="They spoke of [[economical cooperation]] and of fish.",
        good="The car is economical, and economic growth is slow.",
    ),
    Friend(
        phrases="politic {party|parties|leaders|crisis|prisoners|situation|power|system|class|life|scene|will}",
        meant="political",
        origin="Spanish “político”, French “politique”, Italian “politico”",
        not_before="body",
        bad="The [[politic parties]] met on Tuesday.",
        good="It was not politic, the party said, and the body politic will heal.",
    ),
    Friend(
        phrases="{unfair|disloyal|free|loyal|strong} concurrence",
        meant="competition",
        origin="French “concurrence”, German “Konkurrenz”, Italian “concorrenza”",
        bad="The bakers fear [[unfair concurrence]] from the supermarkets.",
        good="The court gave its concurrence, an unfair one.",
    ),
    Friend(
        phrases="""{subscribed|subscribe|subscribes|subscribing} {a|an|the|several|two|three} {agreement|agreements
            |memorandum|treaty
            |protocol|contract|contracts|convention|accord|declaration}""",
        meant="signed",
        origin="Spanish “suscribir”, Portuguese “subscrever”, Italian “sottoscrivere”",
        bad="The two mayors [[subscribed an agreement]] on water.",
        good="The two mayors subscribed to the agreement.",
    ),
    Friend(
        phrases="the firm of {the|a|an} {agreement|treaty|contract|protocol|accord|memorandum|peace}",
        meant="signing",
        origin="Spanish “firma”, Italian “firma”, Portuguese “firma”",
        bad="The guests came for [[the firm of the treaty]].",
        good="The firm of the lawyer held the treaty.",
    ),
    Friend(
        phrases="""{celebrated|celebrate|celebrates|celebrating} {a|an|two|three|their|its} {meeting|meetings|summit
            |session|assembly|hearing|referendum|trial|working meeting}""",
        meant="held",
        origin="Spanish “celebrar”, Portuguese “celebrar”",
        bad="Both councils [[celebrated a meeting]] on the drought.",
        good="Both councils celebrated a holiday and held a meeting.",
    ),
    Friend(
        phrases="""{accident|explosion|fire|earthquake|collision|crash|incident|attack|landslide} {was|has been|had
            been}
            produced""",
        meant="happened",
        origin="Spanish “se produjo”, French “s’est produit”, Italian “si è prodotto”",
        far="film films movie documentary book report study series about",
        bad="The [[accident was produced]] on the coast road.",
        good="The film about the accident was produced in Spain.",
    ),
    Friend(
        phrases="""provoked {the death of|the deaths of|a fire|an accident|flooding|floods|material damage|damage to
            |the
            collapse of|traffic jams|power cuts|landslides|the closure of|the evacuation of|the cancellation of}""",
        meant="caused",
        origin="Spanish “provocar”, French “provoquer”, Portuguese “provocar”, Italian “provocare”",
        bad="The rain [[provoked landslides]] in two valleys.",
        good="The rain provoked anger, and it caused landslides.",
    ),
    Friend(
        phrases="""resulted {injured|wounded|unhurt|unharmed|detained|burned|slightly injured|seriously injured
            |gravely
            wounded}""",
        meant="was",
        origin="Spanish “resultar”",
        bad="Four passengers [[resulted injured]] in the crash.",
        good="The crash resulted in four injured passengers.",
    ),
    Friend(
        phrases="""solicited {that|the resignation|the extradition|the intervention|political asylum|asylum|the
            support of}""",
        meant="requested",
        origin="Spanish “solicitar”, French “solliciter”",
        bad="The court [[solicited the extradition]] of both men.",
        good="The court asked for the extradition, and a bribe was solicited.",
    ),
    Friend(
        phrases="surgically intervened",
        meant="operated on",
        origin="Spanish “intervenido quirúrgicamente”",
        bad="The singer was [[surgically intervened]] on Monday.",
        good="The singer had surgery on Monday, and nobody intervened.",
    ),
    Friend(
        phrases="local {hour|hours}",
        meant="local time",
        origin="Spanish “hora local”, French “heure locale”",
        number=True,
        bad="The quake was felt at 8:40 [[local hour]].",
        good="The local hours of business are short. It came at 8:40 local time.",
    ),
    Friend(
        phrases="{dispose|disposes|disposed} over {a|an|the|more|about|two|three|several|modern}",
        meant="has",
        origin="German “verfügen über”",
        bad="The town [[disposes over a]] modern hospital.",
        good="The town disposes of its waste.",
    ),
    Friend(
        phrases="""dictated {a |the |}{preventive detention|preventive prison|arrest warrant|prison sentence|sentence
            against|precautionary measures|provisional detention}""",
        meant="ordered or handed down",
        origin="Spanish “dictar”",
        bad="The judge [[dictated preventive detention]] for the driver.",
        good="The judge dictated the sentence to a clerk.",
    ),
    Friend(
        phrases="preventive prison",
        meant="pretrial detention",
        origin="Spanish “prisión preventiva”, Portuguese “prisão preventiva”",
        bad="He spent nine months in [[preventive prison]].",
        good="He spent nine months in pretrial detention.",
    ),
    Friend(
        phrases="""{emitted|emits|emit} {a|an|the} {statement|communiqué|communique|ruling|decree|judgment|judgement
            |warrant|arrest warrant|resolution|verdict|alert}""",
        meant="issued",
        origin="Spanish “emitir”, French “émettre”, Italian “emettere”",
        bad="The court [[emitted an arrest warrant]] for the banker.",
        good="The tower emitted a signal, and the court issued a ruling.",
    ),
    Friend(
        phrases="""{sportive|sportif} {director|event|events|club|clubs|center|centre|activity|activities|complex
            |results
            |career}""",
        meant="sports",
        origin="French “sportif”, Spanish “deportivo”, Italian “sportivo”",
        bad="The [[sportive director]] left the club.",
        good="The director was in a sportive mood.",
    ),
    Friend(
        phrases="{TV|television|radio} {animator|animators}",
        meant="presenter",
        origin="French “animateur”, Spanish “animador”",
        unless="cartoon cartoons animation animated drawings",
        bad="A well-known [[TV animator]] was robbed.",
        good="The TV animator drew cartoons.",
    ),
    Friend(
        phrases="an important {number|quantity|amount} of",
        meant="large",
        origin="French “important”, Spanish “importante”, Italian “importante”",
        bad="[[An important number of]] houses have no water.",
        good="It is an important number, and a large number of houses are dry.",
    ),
    Friend(
        phrases="the responsibles",
        meant="those responsible",
        origin="French “responsables”, Spanish “responsables”, Italian “responsabili”",
        bad="[[The responsibles]] have not been found.",
        good="Those responsible have not been found.",
    ),
    Friend(
        phrases="{the|said|told the|local|same|cited} medium {said|says|reported|reports|added|quoted|wrote|published}",
        meant="news outlet",
        origin="Spanish “medio”, Portuguese “meio”",
        unless="psychic spirit spirits seance séance dead ghost ghosts clairvoyant",
        bad="The fire was set on purpose, [[the medium reported]].",
        good="The ghost spoke, the medium said.",
    ),
    Friend(
        phrases="{redaction of the {newspaper|magazine|channel|paper|daily|weekly|site}}",
        meant="newsroom",
        origin="French “rédaction”, Spanish “redacción”, German “Redaktion”, Russian “редакция”",
        unless="redacted documents classified",
        bad="A letter reached the [[redaction of the newspaper]] at noon.",
        good="The classified pages show the redaction of the newspaper cutting.",
    ),
    Friend(
        phrases="""{in a communicate|in the communicate|the communicate {says|said|reads|states|added}|a press
            communicate}""",
        meant="statement",
        origin="Spanish “comunicado”, French “communiqué”, Italian “comunicato”",
        bad="The firm denied it [[in a communicate]].",
        good="The firm denied it in a communiqué, and in a way they communicate.",
    ),
    Friend(
        phrases="sinistered",
        meant="hit by the disaster",
        origin="French “sinistré”",
        bad="Tents were sent to the [[sinistered]] families.",
        good="The sinister families took the tents.",
    ),
    Friend(
        phrases="habitants",
        meant="inhabitants",
        origin="French “habitants”, Spanish “habitantes”",
        number=True,
        unless="quebec québec canadien canadiens montreal seigneurial",
        bad="The village has 900 [[habitants]] and a mill.",
        good="In Quebec the 900 habitants grew wheat.",
    ),
    Friend(
        phrases="actualized the {figures|data|list|software|numbers|register|information|website}",
        meant="updated",
        origin="Spanish “actualizar”, French “actualiser”, German “aktualisieren”",
        bad="The ministry [[actualized the figures]] on Friday.",
        good="The ministry updated the figures, and a dream was actualized.",
    ),
    Friend(
        phrases="{provisional|preliminary|tragic|first} balance of",
        meant="toll",
        origin="Spanish “balance”, French “bilan”, Italian “bilancio”",
        near="dead deaths injured victims wounded casualties missing killed",
        bad="The [[provisional balance of]] the storm is nine dead.",
        good="The provisional balance of payments shows a gap.",
    ),
    Friend(
        phrases="{deads|injureds|woundeds}",
        meant="dead, injured or wounded people",
        origin="Spanish “muertos”, “heridos”, French “morts”, “blessés”",
        bad="The storm left nine [[deads]] on the coast.",
        good="The storm left nine dead and four injured.",
    ),
    Friend(
        phrases="familiars of the {victims|victim|deceased|detainees|missing|prisoners|patients}",
        meant="relatives",
        origin="Spanish “familiares”, Portuguese “familiares”",
        unless="witch witches",
        bad="[[Familiars of the victims]] lit candles.",
        good="Relatives of the victims lit candles. The cats are familiars of the witches.",
    ),
    Friend(
        phrases="{directives of the {club|clubs|federation|team}|the club's directives}",
        meant="executives",
        origin="Spanish “directivos”",
        bad="The [[directives of the club]] met the coach.",
        good="The directives of the ministry bind the club.",
    ),
    Friend(
        phrases="{assistants|assistant} to the {concert|ceremony|event|match|demonstration|march|rally}",
        meant="people who attended",
        origin="Spanish “asistentes”, French “assistants”",
        bad="The [[assistants to the concert]] sang along.",
        good="The assistants to the minister went to the concert.",
    ),
    Friend(
        phrases="{interposed|interpose} {a|an|the} {appeal|complaint|lawsuit|demand|recourse|claim|motion}",
        meant="filed",
        origin="Spanish “interponer”",
        bad="The bank [[interposed an appeal]] on Monday.",
        good="The bank filed an appeal, and a hand was interposed.",
    ),
    Friend(
        phrases="{filed|presented|admitted|rejected|lodged} {a|the} recourse",
        meant="appeal",
        origin="Spanish “recurso”, French “recours”, Italian “ricorso”",
        bad="The court [[rejected the recourse]] of the bank.",
        good="The court is the last recourse of the bank.",
    ),
    Friend(
        phrases="collaborators",
        meant="employees",
        origin="Spanish “colaboradores”, French “collaborateurs”, German “Mitarbeiter”, Italian “collaboratori”",
        number=True,
        near="company companies firm employs factory branch branches subsidiary headquarters plant supermarket",
        unless="nazi nazis occupation collaboration artists musicians album song researchers",
        bad="The firm has 900 [[collaborators]] in four plants.",
        good="The singer has 9 collaborators on the album, and a firm.",
    ),
    Friend(
        phrases="{camera|cameras} of {deputies|commerce|representatives}",
        meant="chamber",
        origin="Italian “Camera”, Spanish “Cámara”, Portuguese “Câmara”",
        bad="The [[Camera of Deputies]] passed the law.",
        good="The Chamber of Deputies passed the law before the cameras.",
    ),
    Friend(
        phrases="{police commissariat|commissariat of police|taken to the commissariat}",
        meant="police station",
        origin="French “commissariat”, Spanish “comisaría”, Italian “commissariato”, Polish “komisariat”",
        bad="He was [[taken to the commissariat]] in the night.",
        good="The food commissariat was run by the army.",
    ),
    Friend(
        phrases="{primary|secondary} school {professor|professors}",
        meant="teacher",
        origin="Spanish “profesor”, French “professeur”, Italian “professore”",
        bad="A [[secondary school professor]] found the bones.",
        good="A secondary school teacher asked a professor.",
    ),
    Friend(
        phrases="the technician",
        meant="coach",
        origin="Spanish “técnico”, Portuguese “técnico”, Italian “tecnico”",
        near=_GAME,
        unless="""laboratory lab computer computers radio repair maintenance sound lighting hospital nurse engineer
            equipment
            machine machines video dental veterinary camera cameras software x-ray""",
        bad="After the match [[the technician]] praised his players.",
        good="The lab was closed, and the technician missed the match.",
    ),
    Friend(
        phrases="""{the national|the argentine|the argentinian|the brazilian|the chilean|the peruvian|the colombian
            |the mexican|the uruguayan|the paraguayan|the ecuadorian|the bolivian|the venezuelan|the spanish|the
            portuguese
            |the italian|the french} selection""",
        meant="national team",
        origin="Spanish “selección”, Portuguese “seleção”, French “sélection”",
        near=_GAME + " qualifiers friendly tournament qualifier midfielder striker goalkeeper",
        not_after="committee panel process of",
        unless="wine wines menu jury film films",
        bad="[[The Peruvian selection]] lost the match in the last minute.",
        good="The Spanish selection of wines was large, the coach said.",
    ),
    Friend(
        phrases="{the|an|main|chief} arbiter",
        meant="referee",
        origin="Spanish “árbitro”, French “arbitre”, Russian “арбитр”, Italian “arbitro”",
        near="penalty foul offside whistle goal minute yellow red card",
        unless="chess fashion taste",
        bad="[[The arbiter]] showed the red card twice.",
        good="The chess players asked the arbiter for a minute.",
    ),
    Friend(
        phrases="{in|on|from} the tribunes",
        meant="stands",
        origin="French “tribunes”, Spanish “tribunas”, Russian “трибуны”, Italian “tribune”",
        near=_GAME,
        bad="The fans [[on the tribunes]] lit flares.",
        good="The tribunes of the people spoke in the square.",
    ),
    # German, Dutch, Polish
    Friend(
        phrases="chef of the {police|government|party|army|company|group|bank|ministry|union|federation|agency}",
        meant="head",
        origin="German “Chef”, French “chef”",
        unless="kitchen restaurant canteen cooks cooking menu dishes dinner",
        bad="The [[chef of the company]] resigned in June.",
        good="The chef of the company canteen cooks well; dinner is at six.",
    ),
    Friend(
        phrases="""{becomes|become|became} {a|an} {bonus|salary|visa|letter|pension|loan|fine|allowance|raise
            |penalty|job
            offer}""",
        meant="gets",
        origin="German “bekommen”",
        near="euros players player employees workers worker every each month monthly police court immigrant bank",
        far="debt whether which",
        not_after="for killer hit member partner",
        bad="Every worker [[becomes a bonus]] in May.",
        good="It becomes a burden; in time the offer became a bonus.",
    ),
    Friend(
        phrases="{his|her|my|your|their} handy",
        meant="mobile phone",
        origin="German “Handy”",
        after=". , and when to in was rang off at or ?",
        near="call called calls rang phone phoned number message messages text texted screen photo",
        bad="She lost [[her handy]] and could not be called.",
        good="He kept his handy guide in his coat and called.",
    ),
    Friend(
        phrases="{spent|spend|spends|donate and spend} blood",
        meant="donated",
        origin="German “spenden”",
        bad="Some 90 students [[spent blood]] on Monday.",
        good="Some 90 students spent their money and gave blood.",
    ),
    Friend(
        phrases="{in|to|after|according to} {my|his|her|our|their} meaning",
        meant="opinion",
        origin="German “Meinung”, Dutch “mening”, Swedish “mening”",
        after=",",
        bad="The bridge is, [[in my meaning]], too old.",
        good="In my opinion, the bridge is old. They asked after its meaning, he said.",
    ),
    Friend(
        phrases="{undertaker|undertakers}",
        meant="entrepreneur",
        origin="German “Unternehmer”, Dutch “ondernemer”",
        near="founded start-up start-ups investors businesses economy taxes employees startup company companies",
        unless="""funeral funerals burial coffin coffins grave graves corpse corpses dead cemetery wrestling
            wrestler wwe
            died""",
        bad="Young [[undertakers]] complain of taxes and of rules.",
        good="The undertaker wrote that the funeral company pays taxes.",
    ),
    Friend(
        phrases="""{speaker|speakers} of the {police|foreign ministry|interior ministry|ministry|prosecutor's office
            |fire brigade
            |company|army|defence ministry|health ministry}""",
        meant="spokesperson",
        origin="German “Sprecher”",
        bad="A [[speaker of the police]] said that nobody was hurt.",
        good="The speaker of the house called the police.",
    ),
    Friend(
        phrases="police speaker",
        meant="police spokesperson",
        origin="German “Polizeisprecher”",
        not_after="system systems",
        bad="Two boys were held, a [[police speaker]] said.",
        good="The police speaker system was broken.",
    ),
    Friend(
        phrases="transparents",
        meant="banners",
        origin="German “Transparent”, Polish “transparent”, Russian “транспарант”",
        bad="The crowd carried [[transparents]] and flags.",
        good="The crowd carried transparent bags and banners.",
    ),
    Friend(
        phrases="{oldtimer|oldtimers|old timer|old timers} {parade|rally|museum|club|exhibition|race}",
        meant="vintage car",
        origin="German “Oldtimer”, Dutch “oldtimer”",
        unless="baseball yankees veterans",
        bad="The [[oldtimer rally]] goes from Graz to Linz.",
        good="The old-timers of the baseball club met.",
    ),
    Friend(
        phrases="gymnasium {pupil|pupils|student|students|teacher|teachers|graduate|graduates}",
        meant="secondary school",
        origin="German “Gymnasium”, Russian “гимназия”, Polish “gimnazjum”",
        bad="Two [[gymnasium pupils]] won the prize.",
        good="The gymnasium is closed, and the pupils run outside.",
    ),
    Friend(
        phrases="{national|war} marine {said|announced|has|will|ship|ships|vessel|vessels|force|forces}",
        meant="navy",
        origin="French “marine nationale”, German “Marine”, Spanish “Marina”",
        bad="The [[national marine announced]] a drill.",
        good="The national marine park has whales, and a marine said so.",
    ),
    # Russian, Ukrainian
    Friend(
        phrases="""{law enforcement organs|law-enforcement organs|organs of internal affairs|internal affairs organs
            |competent organs|organs of state power|investigative organs|organs of local self-government|organs of
            power
            |organs of inquiry}""",
        meant="bodies or agencies",
        origin="Russian “органы”, Ukrainian “органи”, Polish “organy”",
        unless="transplant transplants donor donors church pipes musical",
        bad="The [[law enforcement organs]] opened a case.",
        good="Donor organs are scarce, and so are competent doctors.",
    ),
    Friend(
        phrases="""{accomplish|accomplished|accomplishing} {a|an|the|this|his|her} {crime|crimes|murder|murders
            |robbery
            |theft|attack|terrorist attack|offence|offense|suicide}""",
        meant="commit",
        origin="Russian “совершить”, Ukrainian “вчинити”",
        bad="He [[accomplished the crime]] on his own.",
        good="He accomplished a feat and committed no crime.",
    ),
    Friend(
        phrases="{deputies corps|deputies' corps|deputy corps|corps of deputies|deputy's corps}",
        meant="the deputies",
        origin="Russian “депутатский корпус”",
        bad="The [[deputies corps]] backed the budget.",
        good="The deputies and the diplomatic corps backed it.",
    ),
    Friend(
        phrases="on the eve",
        meant="the day before",
        origin="Russian “накануне”, Ukrainian “напередодні”",
        after=", he she they it the his her a that there",
        unless="christmas new-year passover",
        far="christmas year's stood stands standing",
        bad="[[On the eve]], the minister flew to Minsk.",
        good="On the eve of the vote, the minister flew to Minsk.",
    ),
    Friend(
        phrases="""{perspectives|perspective} {of|for} {the |further |bilateral |joint |}{cooperation|development of
            |settlement
            |negotiations|peace talks|expansion of|growth of|trade|implementation}""",
        meant="prospects",
        origin="Russian “перспективы”, German “Perspektiven”, Polish “perspektywy”",
        near=_POLITICS + " discussed discuss sides parties",
        far="from different various historical",
        bad="The sides discussed the [[perspectives of bilateral cooperation]].",
        good="From the perspective of trade, the sides are far apart.",
    ),
    Friend(
        phrases="{criminal authority|criminal authorities}",
        meant="crime boss",
        origin="Russian “криминальный авторитет”",
        near="nicknamed nickname alias gang shot detained arrested killed clan thief",
        bad="A [[criminal authority]] nicknamed Bear was held.",
        good="The criminal authorities of the canton wrote to the bank.",
    ),
    Friend(
        phrases="{years|months} of {deprivation of liberty|deprivation of freedom|imprisonment of liberty}",
        meant="in prison",
        origin="Russian “лишение свободы”, Polish “pozbawienie wolności”",
        bad="He faces nine [[years of deprivation of liberty]].",
        good="The court spoke of a deprivation of liberty that lasted years.",
    ),
    Friend(
        phrases="prophylactic {conversation|conversations|talk|talks|work with}",
        meant="preventive, a warning",
        origin="Russian “профилактическая беседа”",
        bad="Police held a [[prophylactic conversation]] with the driver.",
        good="The prophylactic drug works, and police talked to the driver.",
    ),
    Friend(
        phrases="extremal {sports|sport|tourism|weather|temperatures|situation|situations}",
        meant="extreme",
        origin="Russian “экстремальный”, Polish “ekstremalny”",
        bad="He is fond of [[extremal sports]] and of tea.",
        good="He is fond of extreme sports and of extremal graphs.",
    ),
    Friend(
        phrases="{decree leave|decree vacation|decretal leave}",
        meant="maternity leave",
        origin="Russian “декретный отпуск”",
        bad="She went on [[decree leave]] in March.",
        good="By decree, leave was cut in March.",
    ),
    Friend(
        phrases="{milliard|milliards}",
        meant="billion",
        origin="Russian “миллиард”, French “milliard”, German “Milliarde”, Polish “miliard”",
        number=True,
        bad="The debt is 3 [[milliards]] of dollars.",
        good="The word milliard is old, and the debt is 3 billion.",
    ),
    Friend(
        phrases="""{this|it} is {reported|stated|written} {by|in}""",
        meant="according to",
        origin="Russian “Об этом сообщает”, Ukrainian “Про це повідомляє”",
        begins=True,
        far="that",
        bad="The bridge is closed. [[This is reported by]] the mayor's office.",
        good="It is reported by two of them that the bridge is closed. All of this is reported in the press.",
    ),
    Friend(
        phrases="{this|it} became known {about|from|on|to the|to}",
        meant="it emerged that, or news came of",
        origin="Russian “стало известно”, Ukrainian “стало відомо”",
        begins=True,
        bad="[[It became known about]] the arrest of the director.",
        good="The town became known to the world, and this later became known about it.",
    ),
    Friend(
        phrases="{as |}it became known that",
        meant="it emerged that",
        origin="Russian “стало известно”, Ukrainian “стало відомо”",
        begins=True,
        bad="[[It became known that]] the director was arrested.",
        good="When it became known that he was ill, the show was off.",
    ),
    Friend(
        phrases="told about",
        meant="spoke about, or described",
        origin="Russian “рассказал о”, Ukrainian “розповів про”, Italian “ha raccontato di”",
        before="""ministry authorities scientist scientists doctor doctors expert experts specialist specialists
            biologist virologist psychologist lawyer lawyers prosecutors police deputy mayor governor analyst analysts
            official officials economist physician nutritionist actress actor singer blogger coach ambassador department
            agency company spokesman spokeswoman museum researchers astronomers diplomat senator""",
        not_before="the",
        far="is are was were has have had be been will would can could",
        bad="The scientist [[told about]] the lakes of the far north.",
        good="The scientist told about the error was angry. She was told about it by the police.",
    ),
    Friend(
        phrases="{writes|reports} about this",
        meant="reports",
        origin="Russian “пишет об этом”, “сообщает об этом”",
        after=". with citing , referring",
        bad="The plant will close in May. The local paper [[writes about this]].",
        good="She writes about this in her memoirs, and he reports about this town.",
    ),
    Friend(
        phrases="with reference to",
        meant="citing",
        origin="Russian “со ссылкой на”, Ukrainian “з посиланням на”",
        near="reported reports reporting writes wrote informs informed",
        after="the a an its his their local sources experts official unnamed own",
        bad="The portal reports this [[with reference to]] the police.",
        good="The court ruled with reference to the law of 1990, and with reference to the will.",
    ),
    Friend(
        phrases="with reference to",
        meant="citing",
        origin="Russian “со ссылкой на”, Ukrainian “з посиланням на”",
        near="reported reports reporting writes wrote informs informed",
        name=True,
        bad="A channel writes [[with reference to]] Reuters that talks go on.",
        good="The court ruled with reference to Reuters and its staff.",
    ),
    Friend(
        phrases="{recall|we recall|let's recall|let us recall|we remind|we will remind|we remind you|remind}",
        meant="earlier",
        origin="Russian “напомним”, Ukrainian “нагадаємо”",
        begins=True,
        after="that , earlier",
        bad="[[Recall]] that the mayor resigned in May.",
        good="We recall the day, and recall that it rained. Remind him that it is late.",
    ),
    Friend(
        phrases="it is {noted|specified|clarified|emphasized|emphasised|indicated|added} that",
        meant="the report says that",
        origin="Russian “отмечается, что”, Ukrainian “зазначається, що”",
        begins=True,
        unless="theorem equation clause plaintiff defendant appellant",
        bad="[[It is noted that]] the suspect lived alone.",
        good="In the report it is noted that the suspect lived alone.",
    ),
    Friend(
        phrases="in the nomination",
        meant="in the category",
        origin="Russian “в номинации”, Ukrainian “у номінації”, Polish “w nominacji”",
        near="award awards prize prizes festival oscar won winner winners win competition contest",
        after='" “ best « for of',
        far="party presidential candidate senate court process race fight battle republican democratic",
        bad="The film won a prize [[in the nomination]] “Best Music”.",
        good="She won a prize and came second in the nomination of her party for the race.",
    ),
    Friend(
        phrases="{microelements|microelement}",
        meant="trace elements, or nutrients",
        origin="Russian “микроэлементы”, Ukrainian “мікроелементи”, Polish “mikroelementy”",
        about="vitamins vitamin protein fiber fibre diet nutritionist digestion body berries vegetables",
        bad="The berries hold vitamins and [[microelements]].",
        good="Microelements of the soil are copper and boron.",
    ),
    Friend(
        phrases="on the fact of {the|this|a|an|his|her|illegal|what}",
        meant="over, or into",
        origin="Russian “по факту”, Ukrainian “за фактом”",
        near="""case investigation inquiry check opened initiated instituted launched conducted police prosecutors
            criminal""",
        far="based rests rested relies relied focus focused insists insisted depends light remark commented",
        bad="A criminal case was opened [[on the fact of the]] theft.",
        good="The case rests on the fact of the theft.",
    ),
    Friend(
        phrases="""{signed|signs|issued|adopted|approved|published|posted|made|submitted|sent|received} {a|the|an}
            corresponding {decree|order|law|bill|document|decision|resolution|statement|agreement|instruction|post
            |message|request|application|appeal|petition|notice}""",
        meant="such a, or the",
        origin="Russian “соответствующий”, Ukrainian “відповідний”, German “entsprechend”",
        far="to with each both two",
        bad="The ban is lifted; the minister [[signed the corresponding decree]].",
        good="He signed the corresponding order to each of the two letters.",
    ),
    # What news of many languages says at its beginning and end, word by word
    Friend(
        phrases="the same {one |}that {has|have|had|was|were|is|will|are}",
        meant="which",
        origin="Spanish “el mismo que”, “la misma que”",
        before=",",
        bad="Protests went on, [[the same that have]] cost two lives.",
        good="It is the same that was shown in May, and the same one that is on the wall.",
    ),
    Friend(
        phrases="the past {monday|tuesday|wednesday|thursday|friday|saturday|sunday}",
        meant="last",
        origin="Spanish “el pasado lunes”, Portuguese “na passada segunda-feira”",
        bad="The law was signed [[the past Tuesday]].",
        good="This past Tuesday was hot; the past Tuesdays were not.",
    ),
    Friend(
        phrases="""{morning|afternoon|night|evening|early hours} of this {monday|tuesday|wednesday|thursday|friday
            |saturday|sunday}""",
        meant="Tuesday morning, and the like",
        origin="Spanish “la mañana de este martes”, Portuguese “manhã desta terça-feira”",
        bad="The quake was felt in the [[early hours of this Sunday]].",
        good="The early hours of Sunday were calm.",
    ),
    Friend(
        phrases="in {the |}hours of the {morning|afternoon|night|early morning|dawn}",
        meant="in the morning, and the like",
        origin="Spanish “en horas de la mañana”",
        far="early small wee",
        bad="The bus left the road [[in hours of the night]].",
        good="In the small hours of the night a bus left the road.",
    ),
    Friend(
        phrases="the uniformed {arrested|found|arrived|proceeded|managed|captured|seized|detained|responded}",
        meant="the officers",
        origin="Spanish “los uniformados”",
        bad="In the car [[the uniformed found]] two guns.",
        good="The uniformed officers found two guns.",
    ),
    Friend(
        phrases="the facts {took place|occurred|happened|unfolded}",
        meant="it happened, or the incident",
        origin="French “les faits se sont déroulés”, Spanish “los hechos ocurrieron”, Italian “i fatti”",
        bad="[[The facts took place]] at noon in front of a bakery.",
        good="The facts are known: it took place at noon.",
    ),
    Friend(
        phrases="""{vital prognosis|life-threatening prognosis|life prognosis|prognosis {is|was} engaged}""",
        meant="his or her life is in danger",
        origin="French “pronostic vital engagé”",
        bad="The driver's [[vital prognosis]] is at stake.",
        good="The prognosis for the driver is good; speed is vital.",
    ),
    Friend(
        phrases="so the {police|spokesman|spokeswoman|minister|company|report|prosecutor|mayor|court|ministry|expert}",
        meant="according to",
        origin="German “so die Polizei”, Dutch “aldus de politie”",
        before=', ” "',
        after=".",
        bad="Nobody was hurt, [[so the police]].",
        good="Nobody was hurt, so the police left. He thought so. The police did not.",
    ),
    Friend(
        phrases="according to own {information|statements|account|accounts|data|figures|words|research}",
        meant="by its own account",
        origin="German “nach eigenen Angaben”, Dutch “naar eigen zeggen”",
        bad="The firm has, [[according to own statements]], nine plants.",
        good="According to its own statements the firm has nine plants.",
    ),
    Friend(
        phrases="{in|on} the night to {monday|tuesday|wednesday|thursday|friday|saturday|sunday}",
        meant="overnight into",
        origin="German “in der Nacht zu Sonntag”, Swedish “natten till söndag”",
        bad="Two barns burned [[in the night to Sunday]].",
        good="They sat in the night to wait for Sunday.",
    ),
    Friend(
        phrases="in {the|a} statement made {by|on|from|about}",
        meant="said in a statement",
        origin="Turkish “yapılan açıklamada”",
        begins=True,
        near="stated noted emphasized emphasised recorded",
        bad="[[In the statement made by]] the ministry, it was stated that two soldiers fell.",
        good="In the statement made by the ministry two errors were found.",
    ),
    Friend(
        phrases="in {the same|a related} context",
        meant="meanwhile, or also",
        origin="Arabic “في السياق ذاته”, “في سياق متصل”",
        begins=True,
        after=",",
        bad="[[In the same context]], the minister met his guest.",
        good="In the same context as before, the word is rude.",
    ),
    Friend(
        phrases="""at the disposal of {the authorities|the prosecutor|the prosecutor's office|the court|justice|the
            judge}""",
        meant="handed over to",
        origin="Spanish “a disposición de”, Portuguese “à disposição de”, Italian “a disposizione di”",
        near="arrested detained detainee detainees suspect suspects captured man men placed put accused prisoner",
        bad="The suspect was placed [[at the disposal of the prosecutor]].",
        good="The files are at the disposal of the court.",
    ),
    Friend(
        phrases="""{agency|agency's|prosecution|actor's|actress's|company|club|police|production} side {said|stated
            |explained|revealed|announced|responded}""",
        meant="representatives",
        origin="Korean “측”",
        bad="The [[agency side said]] that the singer was ill.",
        good="The agency said so, and the club's side lost.",
    ),
    # Chinese, Japanese, Arabic, Turkish
    Friend(
        phrases="{the |}relevant {person|persons} in charge",
        meant="the officials responsible",
        origin="Chinese “有关负责人”",
        bad="[[The relevant person in charge]] of the bureau replied.",
        good="The person in charge gave the relevant papers.",
    ),
    Friend(
        phrases="new crown {virus|pneumonia|epidemic|vaccine|vaccines|infection|infections|pandemic|cases|patients}",
        meant="coronavirus",
        origin="Chinese “新冠”",
        bad="The [[new crown pneumonia]] closed the schools.",
        good="The king wore a new crown, and pneumonia closed the schools.",
    ),
    Friend(
        phrases="""{the |}new corona {virus|infection|infections|vaccine|vaccination|measures|pandemic|crisis
            |pneumonia
            |epidemic}""",
        meant="the coronavirus",
        origin="Japanese “新型コロナ”",
        bad="The fair was called off due to [[the new corona infection]].",
        good="The new corona of the sun was seen, and the infection ended.",
    ),
    Friend(
        phrases="{the |}new corona",
        meant="the coronavirus",
        origin="Japanese “新型コロナ”",
        about="""infection infected infections virus coronavirus covid-19 covid vaccine vaccinated masks pandemic
            cluster epidemic outbreak""",
        unless="beer solar sun eclipse",
        bad="Many shops closed in [[the new corona]], and infections rose.",
        good="The eclipse showed the new corona, and a virus was named after it.",
    ),
    Friend(
        phrases="""{the |}corona {disaster|disasters|vortex|misfortune|calamity|whirlpool|evil|wreck|sickness|shock
            |infection|infections|virus|epidemic|positive}""",
        meant="the pandemic, or the coronavirus",
        origin="Japanese “コロナ禍”",
        not_before="new",
        unless="beer solar sun eclipse",
        bad="Concerts were rare in [[the corona disaster]].",
        good="The solar corona shock was seen from the probe.",
    ),
    Friend(
        phrases="""{due to|because of|caused by|infected with|infection with|infections with|positive for|spread of
            |outbreak of|influence of|effects of|impact of|affected by|against|losing to|prevention of} {corona
            |the corona}""",
        meant="the coronavirus",
        origin="Japanese “コロナ”",
        not_after="virus disaster crisis pandemic borealis australis - county police beer beers extra",
        about="""infection infected infections virus coronavirus covid-19 covid vaccine vaccinated masks pandemic
            cluster epidemic cancelled canceled postponed tokyo prefecture""",
        unless="beer solar sun eclipse california plasma lager",
        bad="The fair was called off [[due to corona]], and infections rose.",
        good="The pilots flew against the corona of the sun, and an infection ended the trip.",
    ),
    Friend(
        phrases="sns",
        meant="social media",
        origin="Japanese “SNS”",
        about="""post posted posts twitter facebook instagram accounts followers messages online internet users japan
            japanese tokyo prefecture""",
        unless="networking election elections serbian slovak parliament party sensor neurons nervous scottish sigma",
        bad="The mayor wrote of it on [[SNS]], and followers posted their thanks.",
        good="SNS, a social networking service, has a million users. The SNS lost the election.",
    ),
    Friend(
        phrases="{three|3} {dense|denses|densities|secrets}",
        meant="the three Cs: closed spaces, crowds and close contact",
        origin="Japanese “三密”",
        about="infection infections virus coronavirus covid-19 covid corona ventilation masks crowds",
        near="avoid avoiding avoidance avoided prevent preventing prevention so-called measures",
        after='. , ; : ) " ” and situations conditions environments state',
        bad="To stop the infection, guests should avoid the [[three denses]].",
        good="Doctors found three dense clouds in the lung, and how to avoid the virus.",
    ),
    Friend(
        phrases="{waterfront|water's edge|waterside|shoreline} {measures|countermeasures}",
        meant="border controls",
        origin="Japanese “水際対策”",
        about="quarantine border entry airport airports arrivals infection infections variant variants virus",
        unless="flood flooding harbour harbor erosion tsunami",
        bad="At the airport, [[waterfront measures]] against the variant were eased.",
        good="The town spent a million on waterfront measures against erosion and the virus.",
    ),
    Friend(
        phrases="{the|their} commander",
        meant="the manager, or the coach",
        origin="Japanese “指揮官”",
        about="""pitcher innings inning batter striker midfielder goalkeeper j1 j2 rugby baseball homer outfielder
            shortstop""",
        unless="""army military troops soldiers soldier war navy police general forces fleet rebel militia spacecraft
            crew
            marines wing battalion brigade sergeant colonel squadron veteran veterans ceremony""",
        not_after="of in - ' 's",
        bad="The striker is fit, [[the commander]] said before the match.",
        good="The striker met the commander of the fleet. The commander in blue is a pitcher.",
    ),
    Friend(
        phrases="{kitchen car|kitchen cars}",
        meant="food truck",
        origin="Japanese “キッチンカー”",
        unless="train trains railway rail sleeper locomotive dining carriage",
        bad="Two [[kitchen cars]] will sell noodles at the fair.",
        good="The train has a kitchen car and two sleepers.",
    ),
    Friend(
        phrases="{live house|live houses}",
        meant="music club",
        origin="Japanese “ライブハウス”",
        about="band bands concert concerts music guitar audience stage singer infection infections tokyo osaka",
        not_after="music party",
        unless="dj techno auction",
        bad="The band played in a [[live house]] in Osaka.",
        good="The DJ has a live house set, and the band hears it in concert.",
    ),
    Friend(
        phrases="{foreball|foreballs|fore ball|fore balls|four ball|four balls|four-ball}",
        meant="walk",
        origin="Japanese “フォアボール”",
        about="pitcher inning innings batter outfielder homer",
        unless="golf golfers ryder",
        bad="The pitcher gave up a [[four ball]] in the first inning.",
        good="The golfers met in a four ball, and the pitcher watched an inning.",
    ),
    Friend(
        phrases="{live|net|simultaneous live} {distribution|distributions}",
        meant="live stream",
        origin="Japanese “配信”, Chinese “直播”",
        about="youtube viewers video concert performance event channel fans online",
        not_before="the of a",
        far="network grid parcels goods power",
        bad="Fans follow the event by [[live distribution]] on the channel.",
        good="The online shop has a net distribution of goods.",
    ),
    Friend(
        phrases="{the|this|current} epidemic situation",
        meant="the epidemic, or the outbreak",
        origin="Chinese “疫情”",
        not_before="on of about",
        unless="epidemiologist epidemiologists",
        bad="Due to [[the epidemic situation]], trains stopped.",
        good="An epidemic made the situation worse.",
    ),
    Friend(
        phrases="elements {were|was} {killed|arrested|wounded|captured|neutralized}",
        meant="fighters or members",
        origin="Arabic “عناصر”, Spanish “elementos”",
        number=True,
        bad="In the raid nine [[elements were killed]] and two fled.",
        good="The nine elements were named after towns.",
    ),
    Friend(
        phrases="made {explanations|important explanations|examinations in|examinations at}",
        meant="made statements, or inspected",
        origin="Turkish “açıklamalarda bulundu”, “incelemelerde bulundu”",
        bad="The minister [[made examinations in]] the flooded town.",
        good="The minister examined the town and made no excuses.",
    ),
)
