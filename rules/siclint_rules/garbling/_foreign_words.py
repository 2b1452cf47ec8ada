"""Words of other languages, by which a piece of one is known in an English text.

No word here is an English one. `STRONG` words stand in no English sentence but in a name, a title, a set phrase or a
quotation; `ALONE` are the ones among them that prove by themselves that a word was left over. `WEAK` words stand in
names and set phrases as well, or are letters. `COMMON` words are what news is made of: with a small word beside them,
or two together, they were left over. `PAIRS` are small words that no set phrase has side by side, `FLANKED` those that
prove something only between English words in small letters.
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
COMMON = {
    "Spanish": """gobierno presidente presidenta ministro ministra ciudad ciudades ciudadanos policía policías
        empresa empresas semana semanas país países jueves viernes miércoles lunes sábado domingo enero febrero
        marzo abril junio agosto septiembre octubre noviembre diciembre mañana noche tarde hijo hija hijos madre
        hermano mujer mujeres hombre hombres niños niñas vecinos trabajadores ayuntamiento alcaldesa diputados
        elecciones partido partidos acuerdo acuerdos leyes justicia juez fiscalía juicio guerra ejército
        soldados ataque heridos muertos víctimas vacuna vacunas salud escuela escuelas estudiantes carretera
        aeropuerto aviones calle calles incendio lluvias terremoto dinero mercado precios millones nuevo nueva
        nuevos nuevas pasado pasada próximo próxima primera segundo mismo misma ejemplo tiempo parte menos mejor
        peor gran grandes pequeño pequeña durante dentro fuera cerca lejos aproximadamente""",
    "Portuguese": """governo presidente ministro cidade cidades polícia empresa empresas semana semanas país
        países segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado janeiro fevereiro março
        abril maio junho julho agosto setembro outubro novembro dezembro manhã noite tarde filho filha mulher
        mulheres homem homens crianças moradores trabalhadores prefeitura prefeito deputados eleições partido
        acordo lei justiça juiz julgamento guerra exército soldados ataque feridos mortos vítimas vacina vacinas
        saúde escola escolas estudantes rua ruas incêndio chuvas dinheiro mercado preços milhões passado passada
        próximo próxima primeiro primeira exemplo menos melhor pior grande grandes pequeno pequena pessoas""",
    "French": """gouvernement président présidente ministre ministres ville villes policiers entreprise
        entreprises semaine semaines jeudi vendredi mercredi lundi samedi dimanche janvier février avril juin
        juillet août septembre octobre novembre décembre matin soir nuit fils fille enfants femme femmes homme
        hommes habitants travailleurs mairie maire députés élections loi juge procès guerre armée soldats
        attaque blessés victimes hôpital vaccin vaccins santé école écoles étudiants incendie argent marché prix
        milliers nouveau nouvelle nouveaux dernier dernière derniers prochain prochaine exemple moins jusqu'à
        jusqu'au environ année années mois jours heures personnes présent époque""",
    "Italian": """governo presidente ministro città polizia azienda aziende settimana settimane paese paesi
        giovedì venerdì mercoledì lunedì martedì sabato domenica gennaio febbraio marzo aprile maggio giugno
        luglio agosto settembre ottobre novembre dicembre mattina notte figlio figlia bambini donne uomo uomini
        abitanti lavoratori sindaco deputati elezioni accordo legge giustizia giudice processo guerra esercito
        soldati attacco feriti morti vittime ospedale vaccino vaccini scuola scuole studenti strada strade
        incendio soldi mercato prezzi milioni nuovo nuova nuovi scorso scorsa prossimo prossima primo prima
        secondo esempio meno meglio peggio giorni giorno anno mesi persone""",
    "German": """regierung vergangenen vergangene letzten letzte nächsten nächste ersten erste zweiten neuen
        neue großen große kleinen kleine vielen viele mehreren mehrere anderen weiteren rund etwa mindestens
        höchstens bislang bisher aufgrund wegen während trotz laut zufolge sagte sagten erklärte teilte erst
        bereits jedoch allerdings dabei damit dafür darauf deshalb außerdem zudem ebenfalls insgesamt voriger
        vorige voriges seinen ihrem ihren ihrer unter hinter neben""",
    "Dutch": """regering minister-president stad steden politie bedrijf bedrijven weken landen donderdag
        vrijdag woensdag dinsdag maandag zaterdag zondag januari februari maart mei juni juli jaar jaren maanden
        dagen uur mensen kinderen vrouwen mannen nieuwe vorige vorig volgende eerste laatste minstens ongeveer
        ongeval slachtoffers gewonden doden oorlog verkiezingen partij gisteren vandaag""",
    "Polish": """rząd rządu prezydent prezydenta ministra miasto miasta mieście miast policja policji firma
        firmy tydzień tygodniu tygodnie kraj kraju kraje czwartek piątek środę wtorek poniedziałek sobotę
        niedzielę stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada
        grudnia ludzi ludzie dzieci kobiety kobiet wojna wojny wojska wybory wyborów partia partii ustawa ustawy
        sąd sądu szkoły szpital szpitalu osób osoby ponad około powodu przykład pory zeszłym zeszłego ubiegłym
        ubiegłego nowy nowa nowe pierwszy pierwsza miesiąc miesiące godzin dni lat roku""",
    "Czech": """vláda vlády prezident prezidenta ministr ministra město města městě policie firma firmy týden
        týdnu země zemi čtvrtek pátek středu úterý pondělí sobotu neděli ledna února března dubna května června
        července srpna září října listopadu prosince lidí lidé děti války volby strana strany zákon zákona soud
        soudu školy nemocnice korun osob více méně nový nová nové první minulý minulého příští měsíc hodin dní
        roku""",
    "Turkish": """hükümet hükümeti cumhurbaşkanı bakan bakanı başbakan şehir şehri şehirde polis polisi şirket
        şirketi hafta haftası ülke ülkesi ülkede perşembe cuma çarşamba salı pazartesi cumartesi pazar ocak
        şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık gün günü günde ay yıl yılı yılında
        geçen gelecek yeni ilk kişi kişinin çocuk çocuklar kadın kadınlar erkek savaş ordu seçim seçimler parti
        mahkeme okul okullar hastane milyon milyar yaklaşık üzerine konusunda olduğunu belirtti söyledi dedi
        ilgili henüz açıklama""",
    "Indonesian": """pemerintah presiden menteri kota polisi perusahaan minggu negara kamis jumat rabu selasa
        senin sabtu januari februari maret mei juni juli agustus oktober desember tahun bulan hari orang anak
        perempuan warga korban tewas luka perang tentara pemilu partai undang-undang pengadilan sekolah rumah
        sakit uang harga juta ribu baru lalu pertama sekitar lebih kata""",
    "Russian in Latin letters": """pravitelstvo prezident ministr gorod goroda gorode politsiya kompaniya
        nedelya strana strany strane chetverg pyatnitsa sredu vtornik ponedelnik voskresenye yanvarya fevralya
        marta aprelya iyunya iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya lyudi lyudey deti voyna voyny
        armiya vybory zakon sud shkola bolnitsa rubley tysyach millionov bolee menee novyy novaya pervyy goda
        godu dney chasov""",
    "Ukrainian in Latin letters": """uryad prezydent ministr misto mista misti politsiya kompaniya tyzhden
        kraina krainy sichnya lyutoho bereznya kvitnya travnya chervnya lypnya serpnya veresnya zhovtnya
        lystopada hrudnya lyudy lyudey dity viyna viyny viysko vybory zakon shkola likarnya hryven tysyach roku
        rotsi dniv hodyn""",
}
PAIRS = frozenset(
    tuple(pair.split())
    for pair in """
    en la / en el / en los / en las / con el / con la / con los / con las / por el / por la / por los / por las
    para el / para la / para los / sur le / sur la / par le / par la / pour le / pour la / pour les / chez les
    avec le / avec la / mit der / mit dem / mit den / von dem / von den / zu den / zu der / auf dem / auf der
    bei der / bei dem / nach dem / nach der / aus dem / aus der / op het / op de / voor de / voor het
    """.replace("\n", "/").split("/")
    if pair.strip()
)
FLANKED = frozenset(
    tuple(pair.split())
    for pair in """
    de la / de los / de las / del año / y el / y la / y los / que el / que la / von der / von den / et le / et la
    et les / plus de / de le / sur les / und die / und der / und das / op een / w tym / na tym / di un / di una / do tej
    para o / para a / com o / com a
    """.replace("\n", "/").split("/")
    if pair.strip()
)
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
