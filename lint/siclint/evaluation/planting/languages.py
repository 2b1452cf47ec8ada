"""Common phrases of English news, each as it stands in the languages that articles are translated from."""

from __future__ import annotations

from collections.abc import Mapping

LEFT: Mapping[str, tuple[str, ...]] = {
    "last year": (
        "l’année dernière",
        "im vergangenen Jahr",
        "el año pasado",
        "в прошлом году",
        "минулого року",
        "geçen yıl",
    ),
    "last week": ("la semana pasada", "vorige Woche", "w zeszłym tygodniu", "na semana passada", "先週"),
    "this year": ("este año", "в этом году", "dieses Jahr", "今年", "quest’anno"),
    "according to": ("según", "selon", "по словам", "laut", "według", "secondo"),
    "at least": ("al menos", "mindestens", "по меньшей мере", "au moins", "pelo menos"),
    "more than": ("plus de", "más de", "более чем", "mais de", "ponad"),
    "the government": ("el gobierno", "die Regierung", "правительство", "le gouvernement", "政府"),
    "the president": ("der Präsident", "el presidente", "президент", "le président", "总统"),
    "the city": ("la ciudad", "die Stadt", "la ville", "місто", "şehir"),
    "the country": ("le pays", "das Land", "el país", "страна", "kraj"),
    "the police": ("la policía", "die Polizei", "полиция", "警方"),
    "the company": ("das Unternehmen", "la empresa", "компания", "l’entreprise", "l’azienda"),
    "in the city": ("en la ciudad", "in der Stadt", "в городе", "dans la ville"),
    "in the country": ("dans le pays", "en el país", "в стране", "im Land", "w kraju"),
    "at the time": ("zu dieser Zeit", "en ese momento", "в то время", "à l’époque"),
    "as well as": ("así como", "sowie", "а также", "ainsi que", "come anche"),
    "because of": ("a causa de", "из-за", "aufgrund", "à cause de", "z powodu"),
    "so far": ("bislang", "hasta ahora", "пока что", "jusqu’à présent", "do tej pory"),
    "for example": ("zum Beispiel", "por ejemplo", "например", "par exemple", "na przykład"),
    "on Monday": ("am Montag", "el lunes", "в понедельник", "lundi", "w poniedziałek"),
    "on Tuesday": ("am Dienstag", "el martes", "во вторник", "mardi"),
    "on Wednesday": ("am Mittwoch", "el miércoles", "в среду", "mercredi"),
    "on Thursday": ("am Donnerstag", "el jueves", "в четверг", "giovedì"),
    "on Friday": ("am Freitag", "el viernes", "в пятницу", "vendredi"),
    "of the": ("de la", "de los", "della", "von der"),
    "in the": ("en la", "dans le", "in der", "nella"),
    "and the": ("y el", "und die", "et le"),
}
"""English phrases and what they were before they were translated, or were not."""

SENTENCES: tuple[str, ...] = (
    "Die Polizei hat die Ermittlungen aufgenommen und bittet um Hinweise.",
    "Das teilte eine Sprecherin der Behörde am Abend mit.",
    "Según fuentes oficiales, no se registraron heridos en el incidente.",
    "El ministro no quiso responder a las preguntas de los periodistas.",
    "Le tribunal rendra sa décision dans les prochaines semaines.",
    "Aucune victime n’est à déplorer, selon les autorités.",
    "Il sindaco ha annunciato nuove misure per il prossimo anno.",
    "O governo ainda não comentou a decisão do tribunal.",
    "Rzecznik policji potwierdził, że sprawa jest w toku.",
    "Об этом сообщили в пресс-службе министерства.",
    "По предварительным данным, никто не пострадал.",
    "Про це повідомили у пресслужбі міської ради.",
    "Yetkililer konuyla ilgili henüz açıklama yapmadı.",
    "De burgemeester wilde dinsdag niet reageren op de kritiek.",
    "警方表示，目前正在调查事件的原因。",
    "市によると、けが人はいないという。",
    "وقالت الشرطة إن التحقيق لا يزال جاريا.",
    "Mluvčí policie uvedla, že příčina požáru se vyšetřuje.",
)
"""Sentences that could stand in any news article, in languages that articles are translated from."""
