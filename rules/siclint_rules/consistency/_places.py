"""Places with several English spellings or names in use. A line is one place, `/` between its spellings. A
spelling with `*` is another language's: English has no such name.

Left out are names of which both are everyday English at once (`Holland`, `Saigon`), and spellings that are also the
ordinary name of another place or thing.
"""

from __future__ import annotations

from functools import cache

import regex

_TABLE = """
Kyiv/Kiev/Kyyiv/Kiew*
Kharkiv/Kharkov/Charkiv
Odesa/Odessa
Lviv/Lvov/Lwow*/Lwów*
Dnipro/Dnepr
Dnipropetrovsk/Dnepropetrovsk
Mykolaiv/Nikolaev/Nikolayev/Mykolayiv
Zaporizhzhia/Zaporozhye/Zaporizhia/Zaporizhzhya/Zaporozhe/Zaporozhia
Chernihiv/Chernigov
Chernivtsi/Chernovtsy
Chornobyl/Chernobyl
Donbas/Donbass
Luhansk/Lugansk
Sievierodonetsk/Severodonetsk
Lysychansk/Lisichansk
Slovyansk/Slavyansk/Sloviansk
Bakhmut/Artyomovsk/Artemovsk
Kryvyi Rih/Krivoy Rog/Krivyi Rih/Kriviy Rih
Kropyvnytskyi/Kirovohrad/Kirovograd
Kremenchuk/Kremenchug
Vinnytsia/Vinnitsa/Vinnytsya
Zhytomyr/Zhitomir
Rivne/Rovno
Ternopil/Ternopol
Uzhhorod/Uzhgorod
Khmelnytskyi/Khmelnitsky/Khmelnytsky
Enerhodar/Energodar
Berdiansk/Berdyansk
Kupiansk/Kupyansk
Izium/Izyum
Vuhledar/Ugledar
Avdiivka/Avdeevka/Avdeyevka
Pokrovsk/Krasnoarmeysk
Horlivka/Gorlovka
Makiivka/Makeevka/Makeyevka
Hostomel/Gostomel
Vovchansk/Volchansk
Belarus/Byelorussia/Belorussia/Weißrussland*/Biélorussie*
Minsk/Miensk
Hrodna/Grodno
Mogilev/Mahilyow/Mahiliou
Gomel/Homiel/Homyel
Chisinau/Kishinev/Chișinău
Tiraspol/Tiraspil
Transnistria/Transdniestria/Trans-Dniester
Kyrgyzstan/Kirghizia/Kirgizia/Kyrgystan
Tajikistan/Tadzhikistan
Almaty/Alma-Ata
Ashgabat/Ashkhabad
Sukhumi/Sokhumi
Nagorno-Karabakh/Nagorny Karabakh
Beijing/Peking/Pekin*/Pekín*/Pechino*
Chongqing/Chungking
Nanjing/Nanking
Tianjin/Tientsin
Xi’an/Xian
Macau/Macao
Kaohsiung/Gaoxiong
Mumbai/Bombay
Kolkata/Calcutta
Chennai/Madras
Bengaluru/Bangalore
Pune/Poona
Gurugram/Gurgaon
Mysuru/Mysore
Varanasi/Benares
Prayagraj/Allahabad
Thiruvananthapuram/Trivandrum
Kozhikode/Calicut
Odisha/Orissa
Puducherry/Pondicherry
Dhaka/Dacca
Chittagong/Chattogram
Kathmandu/Katmandu
Myanmar/Burma
Yangon/Rangoon
Naypyidaw/Naypyitaw/Nay Pyi Taw
Ulaanbaatar/Ulan Bator
Pyongyang/Phyongyang
Busan/Pusan
Jakarta/Djakarta
Türkiye/Turkey/Turkiye
Aleppo/Halab
Raqqa/Raqqah/Rakka
Deir ez-Zor/Deir al-Zor/Deir Ezzor
Latakia/Lattakia
Baghdad/Bagdad*
Mosul/Mossul
Erbil/Irbil/Arbil
Kirkuk/Kerkuk
Tehran/Teheran
Isfahan/Esfahan
Mashhad/Meshed
Sanaa/Sana’a
Hodeidah/Hudaydah/Hodeida
Jeddah/Jiddah
Mecca/Makkah
Benghazi/Bengazi
Misrata/Misurata
Marrakesh/Marrakech
Eswatini/Swaziland
Ivory Coast/Côte d’Ivoire/Cote d’Ivoire
Cape Verde/Cabo Verde
East Timor/Timor-Leste/Timor Leste
Antananarivo/Tananarive
N’Djamena/Ndjamena
Mogadishu/Mogadiscio
Addis Ababa/Addis Abeba
Tallinn/Tallin
Kosovo/Kosova
Pristina/Prishtina/Priština
Bucharest/Bukarest*/București*/Bucuresti*
Timisoara/Timișoara/Timişoara
Thessaloniki/Salonika/Saloniki
Piraeus/Pireus
Romania/Rumania*/Roumania*
Seville/Sevilla*/Séville*
Zaragoza/Saragossa
Lisbon/Lisboa*/Lissabon*/Lisbonne*
Cologne/Köln*/Koln*
Munich/München*
Nuremberg/Nürnberg*
Vienna/Wien*/Viena*
Basel/Basle/Bâle*
Marseille/Marseilles
Havana/La Habana*
Kherson/Cherson*
Sevastopol/Sebastopol
Irpin/Irpen
Chasiv Yar/Chasov Yar
Kostiantynivka/Konstantinovka/Kostyantynivka
Robotyne/Rabotino
Orikhiv/Orekhov
Huliaipole/Gulyaypole/Gulyaipole
Mariupol/Mariupil
Rafah/Rafiah
Khan Younis/Khan Yunis/Khan Yunus/Khan Yunes
Idlib/Idleb
Homs/Hims
Daraa/Deraa
Hasakah/Hasaka/Hassakeh
Qamishli/Kamishli
Fallujah/Falluja
Karbala/Kerbala
Basra/Basrah
Sulaymaniyah/Sulaimaniya/Sulaymaniya/Sulaimaniyah
Kobani/Kobane
Afrin/Efrin
Marib/Ma’rib
Taiz/Taizz
El Fasher/Al-Fashir/El-Fasher/Al-Fasher/Al Fasher
Mekelle/Mekele/Makalle
Tigray/Tigrai
Incheon/Inchon
Daegu/Taegu
Daejeon/Taejon
Gwangju/Kwangju
Jeju/Cheju
Gangwon/Kangwon
Gyeonggi/Kyonggi
Kinmen/Jinmen/Quemoy
Hsinchu/Xinzhu
Taichung/Taizhong
Xiamen/Amoy
Tibet/Xizang
Urumqi/Ürümqi/Urumchi/Wulumuqi
Harbin/Kharbin
Tokyo/Tokio*
Kyoto/Kioto*
Kabul/Kaboul*
Kandahar/Qandahar
Mazar-i-Sharif/Mazar-e-Sharif
Kunduz/Qunduz
Samarkand/Samarqand
Bukhara/Buxoro/Bokhara
Tashkent/Toshkent
Bishkek/Pishpek
Dushanbe/Dyushambe
Yekaterinburg/Ekaterinburg
Nizhny Novgorod/Nizhni Novgorod/Nizhniy Novgorod
Tatarstan/Tataria
Zurich/Zürich*
Hanover/Hannover
Antwerp/Antwerpen*/Anvers*
Gothenburg/Göteborg*/Gotemburgo*
Krakow/Kraków/Cracow/Krakau*/Cracovia*
Sofia/Sofiya
Belgrade/Beograd*/Belgrad*/Belgrado*
Genoa/Genova*
Moscow/Moskva*/Moskau*/Moscou*/Moskwa*/Moscú*/Mosca*
Saint Petersburg/Sankt-Peterburg*/Sankt Petersburg*
Warsaw/Warszawa*/Warschau*/Varsovie*/Varsovia*/Varsavia*
Vilnius/Wilno*
Prague/Praha*/Prag*/Praga*
Pilsen/Plzeň*
Athens/Athina*/Atina*/Atenas*/Athen*/Atene*
Milan/Milano*/Mailand*
Turin/Torino*
Naples/Napoli*/Neapel*
Florence/Firenze*/Florenz*
Venice/Venezia*/Venedig*
Syracuse/Siracusa*
Padua/Padova*
Mantua/Mantova*
Brussels/Bruxelles*/Brussel*/Brüssel*/Bruselas*
Bruges/Brugge
Ghent/Gent
The Hague/Den Haag/La Haye*
Copenhagen/København*/Kopenhagen*/Copenhague*
Geneva/Genève*/Genf*/Ginebra*/Ginevra*
Lucerne/Luzern
Berne/Bern
Strasbourg/Straßburg*/Strassburg*
Mainz/Mayence
Bavaria/Bayern*
Saxony/Sachsen*
Lower Saxony/Niedersachsen*
Hesse/Hessen*
Thuringia/Thüringen*
Rhineland-Palatinate/Rheinland-Pfalz*
North Rhine-Westphalia/Nordrhein-Westfalen*
Carinthia/Kärnten*
Styria/Steiermark*
Tyrol/Tirol
Lombardy/Lombardia*
Tuscany/Toscana*
Piedmont/Piemonte*
Apulia/Puglia*
Sicily/Sicilia*
Sardinia/Sardegna*
Catalonia/Catalunya/Cataluña*
Andalusia/Andalucía*
Castile/Castilla*
Brittany/Bretagne*
Normandy/Normandie*
Burgundy/Bourgogne*
Corsica/Corse*
Porto/Oporto
Corunna/La Coruña*
Azores/Açores*
Corfu/Kerkyra
Heraklion/Iraklio
Istanbul/Estambul*
Damascus/Dimashq*/Damas*/Damasco*
Beirut/Beyrouth*/Beyrut*
Cairo/Kairo*/El Cairo
Alexandria/Iskenderiye*
Algiers/Alger*/Argel*
Tunis/Túnez*
Khartoum/Khartum/Jartum*/Hartum*
Riyadh/Ryad
Doha/Ad-Dawhah
Abu Dhabi/Abou Dhabi*/Abu Dabi*
Dubai/Dubaï*
Baku/Bakou
Skopje/Skoplje*/Üsküp*
Singapore/Singapur*/Singapour*
Seoul/Seúl*/Séoul*
Hanoi/Hà Nội*
Bangkok/Krung Thep*
Phnom Penh/Pnom Penh*
New York/Nueva York*/Nowy Jork*
Mexico City/Ciudad de México*
Rio de Janeiro/Río de Janeiro*
Panama City/Ciudad de Panamá*
London/Londres*/Londyn*/Londra*
Dublin/Dublín*
Edinburgh/Edimburgo*
Berlin/Berlín*
Hamburg/Hamburgo*
Frankfurt/Francfort*
Dresden/Dresde*
Leipzig/Lipsia*
Siberia/Sibirien*/Sibir
Crimea/Krim*/Crimée*/Krym*
Danube/Donau*/Dunarea*/Duna*
Rhine/Rhein*
Vistula/Wisla*/Wisła*
Fukushima/Fukuschima*
Guangdong/Kwangtung*
"""


@cache
def places() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """All places, each as its spellings, each spelling as its tokens with straight apostrophes."""
    return tuple(
        tuple(tuple(_TOKENS.findall(spelling.rstrip("*").replace("’", "'"))) for spelling in line.split("/"))
        for line in _TABLE.strip().splitlines()
    )


@cache
def foreign() -> frozenset[tuple[str, ...]]:
    """The spellings, as their tokens, that no English text has but in names of clubs, papers and the like."""
    return frozenset(
        tuple(_TOKENS.findall(spelling[:-1]))
        for line in _TABLE.strip().splitlines()
        for spelling in line.split("/")
        if spelling.endswith("*")
    )


@cache
def first_words() -> dict[str, frozenset[int]]:
    """For the first token of each spelling, in small letters and with either apostrophe, its places."""
    found: dict[str, set[int]] = {}
    for number, spellings in enumerate(places()):
        for spelling in spellings:
            word = spelling[0].lower()
            found.setdefault(word, set()).add(number)
            found.setdefault(word.replace("'", "’"), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_TOKENS = regex.compile(r"[^\s-]+|-")
