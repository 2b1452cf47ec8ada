"""Small words of other languages, by which a piece of one is known in an English text.

No word here is an English one. `STRONG` words stand in no English sentence but in a name, a title, a set phrase or a
quotation; `ALONE` are the ones among them that prove by themselves that a word was left over. `WEAK` words stand in
names and set phrases as well, or are letters.
"""

from __future__ import annotations

STRONG = {
    "Spanish": """que los las del por según también pero más esta estos desde hasta sobre cuando porque muy fue fueron
        está están había hacia donde además mientras tras una unos unas aunque así sólo dijo años quien
        otros otras hoy ayer nuestro nuestra estamos somos""",
    "Portuguese": """não são também pela pelo pelas pelos uma aos às foi foram estão segundo até então já muito seu sua
        seus suas quando isso ele ela eles nas nos numa ainda disse anos mais""",
    "French": """les des une est dans avec pas cette ces aux ses leur leurs mais où selon aussi ainsi très été était
        étaient sont depuis après donc alors tous même être avoir vous ils elle elles
        aujourd'hui c'est n'est qu'il qu'elle d'un d'une s'est également toujours""",
    "Italian": """che della delle degli dei nella nelle negli dalla dalle agli sulla sul più anche gli questo
        questa ancora stato essere hanno dopo perché così anni dello nel""",
    "German": """und das ein eine einen einer einem eines ist sind wird werden wurde wurden nicht auch auf aus bei
        nach vom zum zur für über zwischen gegen durch ohne sich ich wir seine seiner haben hatte dass daß wenn weil
        aber oder noch nur schon sehr mehr jede jeder jedes kein keine diese dieser dieses heute gestern sowie seit""",
    "Dutch": """een voor niet zijn wordt werd naar ook maar bij uit tegen deze hij zij wij hebben heeft geen omdat
        volgens tussen""",
    "Polish": """nie się są oraz dla przez które który która że także również przed przy był była było były będzie jego
        roku tylko już aby według""",
    "Czech": "že jsou bylo také podle které která však nebo není když",
    "Turkish": "için ile olarak olan çok daha gibi kadar sonra ancak göre değil tarafından",
    "Indonesian": """yang dengan untuk dari pada ini itu tidak akan dalam adalah oleh juga telah kepada sebagai karena
        atau mereka serta bahwa tersebut""",
    "Romanian": "și să pentru este sunt în după fost fără către într-un",
    "Swedish": "och att är för inte från på också",
    "Danish or Norwegian": "ikke blev også",
    "Hungarian": "és hogy egy nem szerint azt",
    "Russian in Latin letters": "chto eto dlya uzhe tozhe takzhe tolko ochen kotoryy skazat",
    "Ukrainian in Latin letters": "shcho duzhe takozh vzhe",
}
WEAK = {
    "Spanish": "de el la en y su se al con es lo un le e para como entre contra sin",
    "Portuguese": "de da do e em no na o os as ao ser tem um por para como com que dos das",
    "French": """de la le du en et un au sur par ce son plus tout pour qui sans chez il ou nous sous vers avant ne je tu
        mon ma mes me te""",
    "Italian": "di la il le lo e del al un in da non si ma per con una ed alla alle",
    "German": "der die von zu im am in an so um hat er sie es man war mit den wie als wo dem",
    "Dutch": "de en in op te van der aan dan tot meer door om is",
    "Polish": "i w z na do o po a to jak od za ale jest",
    "Czech": "a v na se do z o k i ale jako",
    "Turkish": "ve bir bu ama",
    "Indonesian": "di ke dan",
    "Romanian": "de la pe cu nu mai care din cei cele prin lui iar",
    "Swedish": "i en ett den det som med av till om",
    "Danish or Norwegian": "i en et den det og til fra som med af er",
    "Hungarian": "a az volt meg",
    "Russian in Latin letters": "i v na s po ne tak kak iz ot ego yego ili bez pri",
    "Ukrainian in Latin letters": "i v na z po ne yak abo ta",
}
ALONE = frozenset(
    """
    según también además está están había así mientras aunque dijo não são também então segundo pela pelo aujourd'hui
    également selon était étaient depuis cette degli perché così più anche nicht wurde wurden
    sich für zwischen oder sowie również także według oraz się przez który która które będzie jsou také podle
    für için olarak değil tarafından göre dengan untuk adalah tersebut karena și să sunt către och inte också
    ikke også hogy szerint chto takzhe kotoryy skazat shcho takozh
    """.split()
)
LOANS = """
    pas de quatre / pas de cinq / pas de six / d'un certain âge / d'un certain age
    a la carte / a la mode / à la carte / à la mode / à la / al dente / al fresco / al pastor / alma mater
    aide de camp / art de vivre / avant la lettre / belle époque / bête noire / bon appétit / bon mot / bon vivant
    café au lait / carte blanche / cause célèbre / c'est la vie / chacun à son goût / chili con carne
    cinco de mayo / comme il faut / con brio / cordon bleu / coup d'état / coup d'etat / coups d'état / coups d'etat
    coup de grâce / coup de grace / coup de théâtre / crème brûlée / crème de la crème / creme de la creme
    crème fraîche / cri de coeur / cri de cœur / cul-de-sac / das kapital / déjà vu / deja vu / de facto / de jure
    de rigueur / de trop / día de los muertos / dia de los muertos / dolce far niente / dolce vita / dulce de leche
    eau de cologne / eau de parfum / eau de toilette / eau de vie / éminence grise / en banc / en bloc
    en famille / en masse / en passant / en plein air / en primeur / en route / en suite / enfant terrible
    esprit de corps / fait accompli / faute de mieux / faux pas / fin de siècle / fin de siecle / film noir
    flor de caña / foie gras / force majeure / fruits de mer / garde à vue / gilets jaunes / haute couture
    haut monde / hors concours / hors de combat / hors d'oeuvre / hors d'oeuvres / hors d'œuvre / idée fixe
    in camera / je ne sais quoi / jeu d'esprit / jeunesse dorée / joie de vivre / j'accuse / laissez-faire
    lingua franca / maître d'hôtel / mano a mano / mariage blanc / mise en place / mise en scène / mise-en-scène
    moules frites / n'est-ce pas / noblesse oblige / nom de guerre / nom de plume / non grata / nouveau riche
    nouvelle vague / objet d'art / objets d'art / pain au chocolat / papier-mâché / par avion / par excellence
    pas de deux / pas de trois / pater familias / per capita / per diem / per se / persona non grata
    petit bourgeois / pièce de résistance / piece de resistance / pied-à-terre / plat du jour / point d'appui
    por favor / prêt-à-porter / pro forma / que será será / que sera sera / qui vive / raison d'être / raison d'etre
    ras el hanout / répondez / roman à clef / ruy lopez / sans serif / sang-froid / savoir-faire / savoir-vivre
    si se puede / sí se puede / sine qua non / soi-disant / soupe du jour / status quo / steak frites
    sturm und drang / succès de scandale / table d'hôte / tant pis / terra nullius / tête-à-tête / tour de force
    tout court / tout de suite / tout le monde / trompe l'oeil / trompe l'œil / über alles / vin de pays / vis-à-vis
    vis-a-vis / voilà tout / vox populi / wunderkind / zum beispiel / agua fresca / arroz con leche
    arroz con pollo / carne asada / crema catalana / frutti di mare / gnocchi alla romana / jamón ibérico
    mole poblano / pan con tomate / patatas bravas / pasta e fagioli / pico de gallo / polenta e osei / ropa vieja
    saltimbocca alla romana / son et lumière / sopa de lima / spaghetti alle vongole / tarte tatin / vino de la casa
    vino de tavola / zuppa di pesce / compos mentis / corpus delicti / et al / et cetera / inter alia / ipso facto
    magna cum laude / modus operandi / modus vivendi / nolo contendere / pari passu / pro bono / pro rata
    pro tempore / quid pro quo / rigor mortis / sub judice / summa cum laude / ultra vires / vice versa
    tutti frutti / yin and yang / yin yang / après ski / ich bin ein berliner / los angeles / las vegas / las palmas
    los lobos / del mar / que pasa / qué pasa / y tu mamá también / te amo / mi casa es su casa / dolce e
    bel canto / prima donna / sotto voce / da capo / da vinci / fleur de sel / fleur de lis / haut de gamme
    nuit blanche / jus soli / jus sanguinis / drang nach osten / feng shui / mare nostrum / non sequitur / ad hoc
"""
