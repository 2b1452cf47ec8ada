"""A link to another story, left as a line: Read also, Related articles, More on page 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status
from siclint.phrases import Phrases
from siclint_rules._removal import removal
from siclint_rules.residue._lines import excerpt, is_prose, lines, quoted
from siclint_rules.residue._tables import Table, phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from siclint_rules.residue._lines import Line

# What pages write in front of links to other stories.
_LABELS = phrases("""
    read also about / most read today / most read this week / most popular today / most read now
    top stories today / more headlines / related questions / people are reading / what others are reading
    readers also liked / read more / read more about / read also / also read / read too / read next
    read as well / must read / see also / see more / related / related article / related articles
    related story / related stories / related news / related reading / related content / related posts
    related post / related coverage / related topics / related video / related videos / related links
    related items / more on this story / more on this topic / more on this / more about this / more on the topic
    more on that / more on this subject / more stories / more news / more from / more like this
    more in this section / more to read / recommended / recommended for you / recommended reading
    recommended stories / recommended articles / recommended by / we recommend / we also recommend
    also recommended / you may also like / you might also like / you may like / you might like
    you may be interested in / you might be interested in / you may also be interested in
    you might also be interested in / you may be interested / you might be interested / it may interest you
    this may interest you / this might interest you / also interesting / interesting to read / also on the topic
    also on this topic / on the same topic / don't miss / don't miss it / editor's pick / editor's picks
    editors' picks / editor's choice / top stories / top story / top news / top read / trending / trending now
    trending stories / most read / most popular / most viewed / most watched / most shared / popular now
    popular stories / popular news / latest news / latest stories / latest headlines / latest articles
    other news / other stories / in other news / what to read next / what to watch / watch also / also watch
    watch more / also see / further reading / suggested reading / suggested articles / read on the topic
    read in the topic / read on this topic / materials on the topic / news on the topic / news on topic
    on the subject / by topic / topics in this article / more information on / from the archive
    from our archives / from around the web / around the web / from the web / sponsored stories / similar news
    similar articles / similar stories / see related / go deeper / dig deeper / why it matters to you
    more coverage / explore more / discover more / keep exploring / lire aussi / à lire aussi / a lire aussi
    lire également / à lire / voir aussi / sur le même sujet / lire la suite / lea también / leer también
    lee también / leer más / lea más / lee más / te puede interesar / le puede interesar / puede interesarle
    también te puede interesar / noticias relacionadas / te recomendamos / más información / ver también
    vea también / leia também / leia mais / veja também / saiba mais / mais informações / lesen sie auch
    lesen sie mehr / lesen sie hier / lesen sie dazu / mehr zum thema / mehr dazu / auch interessant
    weiterlesen / zum thema / das könnte sie auch interessieren / das könnte dich auch interessieren
    mehr lesen / lesetipp / leggi anche / leggi di più / ti potrebbe interessare / potrebbe interessarti
    читайте также / читать также / читайте по теме / по теме / материалы по теме / ещё по теме / еще по теме
    смотрите также / подробнее / читайте ещё / читайте еще / читайте також / дивіться також / читайте на цю тему
    czytaj także / czytaj też / czytaj więcej / czytaj również / zobacz także / zobacz też / zobacz również
    przeczytaj także / przeczytaj też / polecamy / ilgili haber / ilgili haberler / bunu da oku / ayrıca okuyun
    haberin devamı / čtěte také / čtěte více / mohlo by vás zajímat / lees ook / lees meer / les også
    läs också / läs mer / læs også / lue myös / olvassa el / citește și / прочетете още / διαβάστε επίσης
    previous article / next article / previous story / next story
    相关阅读 / 相关新闻 / 相关报道 / 延伸阅读 / 推荐阅读 / 更多新闻 / 関連記事 / あわせて読みたい / おすすめ記事
    関連ニュース / 관련기사 / 관련 기사 / اقرأ أيضا / اقرأ أيضاً / اقرأ المزيد / موضوعات ذات صلة
    مقالات ذات صلة
""")
# These introduce other things, too. They count with a colon and a headline behind them.
_LOOSE = phrases("""
    earlier / previously / related questions / related / recommended / see more / trending / don't miss
    on the subject / more from / we recommend / discover more / further reading / latest news / other news
    other stories / zum thema / по теме / подробнее / à lire / must read / recommended by / read more about
    more information on / go deeper / why it matters to you / from the archive / in other news / what to watch
    popular now / more news / weiterlesen / more on that / top story / top news / you may be interested
    you might be interested / read next / you may like / you might like / más información / saiba mais
    mais informações / zobacz też / similar stories / interesting to read / by topic
""")
# So do these, and a question may follow.
_PIECES = phrases("quiz / photos / gallery / video / watch / in pictures / explainer / podcast / profile")
_ALL = Table(_LABELS | _LOOSE | _PIECES)
_SIGNS = tuple(":|>»›–—-→▶►•")
_POINTERS = ("»", "›", ">", "→", "➡", "▶", "►", "👉", "☞")
_LONGEST_LABEL = 7
_LEAST = 4  # words in a headline
# Inside a paragraph, glued between two sentences.
_GLUED = Phrases(["read more", "read also", "also read", "see also", "read next", "must read"])
_LONGEST_GLUED = 160
_LONGEST_LINK = 300
# Behind a summary that the site cuts off: `The ferry sails at nine in the… Read more »`
_TRAILING = regex.compile(
    r"(?:[.!?…][\"”’)\]]?|\[(?:…|\.\.\.)\])[ \u00a0]*"
    r"((?:Read (?:[Mm]ore|MORE)|READ MORE|Continue [Rr]eading|Read full (?:article|story)|Full [Ss]tory)"
    r"\s?[»›>→….•]{0,4})$"
)
# The headline of another story and how old it is: `Ferry fares rise - 7 mins ago`
_AGED = regex.compile(r"\p{Lu}.{12,150}\s[|·•–—-]\s\d{1,2} (?:min(?:ute)?|hour|hr|day|week)s? ago")
_SITE = regex.compile(r"(?:Also on|More on|Read on|Watch on|Originally on) [\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b")
# >> Gale warning lifted for the sandbank
_POINTED = regex.compile(r"(?:>>|»|👉|☞|➡️?)\s?[\p{Lu}\p{N}“\"](?:[^.!?»]|\.(?=\d))*[^\s.!?:;,»](?<=(?:\S+\s+){3}\S+)")
_PAGE = regex.compile(
    r"\(?(?:See|Results|More|Continued|Turn to|Story|Full story|Reports?|Details)[\w ]{0,20}"
    r" (?:on|to|from) [Pp]age \w{1,4}\)?\.?"
)


def check(article: Article) -> Iterator[Finding]:
    """Each line with such a label and the lines under it, and labels glued into paragraphs."""
    found: dict[int, str] = {}
    short = {line.paragraph: line for line in lines(article)}
    for line in short.values():
        if line.kind is Kind.HEADLINE or line.paragraph in found:
            continue
        if label := _label(line):
            found[line.paragraph] = f"“{label}” leads to another story"
            if label == line.text:
                for under in _under(article, short, line.paragraph + 1):
                    found[under] = f"this stands under “{label}” and leads to another story"
        elif any(form.fullmatch(line.text) for form in (_POINTED, _AGED, _PAGE)) or _SITE.match(line.text):
            found[line.paragraph] = f"“{excerpt(line.text, 4)}” leads to another story"
    for index, message in sorted(found.items()):
        start, end, _ = article.paragraphs[index]
        fix = removal(article, index, "Remove the line", Applicability.UNSAFE)
        yield Finding(start, end, message, fixes=(fix,) if fix else ())
    yield from _glued(article, found.keys())
    yield from _trailing(article, found.keys())
    yield from _bracketed(article, found.keys())


# Behind the label stands a sign, so that “(see also: the annex)” of a scholar is left alone as it names no story.
_BRACKETS = regex.compile(
    r"[(\[]\s?(?i:(?:also|must|recommended|please) read|read(?: (?:also|more|this|here|too|next))?|(?:also )?watch)"
    r"\s?[|:–—]"
    r"\s?\p{Lu}[^()\[\]\n]{12,160}[)\]]",
)


def _bracketed(article: Article, reported: Collection[int]) -> Iterator[Finding]:
    """Headlines of other stories in brackets inside a paragraph: `(Also Read | Ferry sinks off the cape)`."""
    if "read" not in article.words and "watch" not in article.words:
        return
    for match in _BRACKETS.finditer(article.text):
        paragraph = article.paragraph_at(match.start())
        if paragraph is None or paragraph in reported:
            continue
        start = match.start() - (article.text[match.start() - 1 : match.start()] == " ")
        fix = Fix("Take the link out", (Edit(start, match.end(), ""),), Applicability.UNSAFE)
        shown = excerpt(match[0], 4)
        yield Finding(match.start(), match.end(), f"“{shown}” leads to another story", fixes=(fix,))


def _label(line: Line) -> str:
    """The label at the beginning of a line, as it is written; empty where there is none."""
    count = _ALL.leading(line.words)
    if not count:
        return ""
    is_loose = " ".join(line.words[:count]) in _LOOSE
    end = line.ends[count - 1] - line.start
    written, rest = line.text[:end], line.text[end:].strip()
    signed = rest.startswith(_SIGNS)
    title = rest.strip("".join(_SIGNS) + " ")
    if " ".join(line.words[:count]) in _PIECES:
        is_title = len(title.split()) >= _LEAST and title[-1] not in ".!"
        return written if rest.startswith((":", "|")) and is_title else ""
    if not title:
        return line.text if signed or written.isupper() or not is_loose else ""
    if " ".join(line.words[:count]) == "more from" and len(line.words) <= _LONGEST_LABEL and title[-1] not in ".!?":
        return line.text
    begins = title.lstrip("\"“‘'")[:1]
    is_title = len(title.split()) >= _LEAST and title[-1] not in ".!?" and (begins.isupper() or begins.isdigit())
    points = line.text.startswith(_POINTERS) and title[-1] not in ".!?"
    leads = signed and is_title if is_loose else signed or written.isupper() or is_title
    return written if leads or points else ""


def _under(article: Article, short: dict[int, Line], index: int) -> Iterator[int]:
    """The lines that follow a label and are no sentences."""
    while index in short and len(short[index].words) >= _LEAST and not is_prose(article, index, 0):
        yield index
        index += 1


def _glued(article: Article, reported: Collection[int]) -> Iterator[Finding]:
    """A label with a colon, between two sentences of a paragraph or in front of them."""
    text = article.text
    for match in _GLUED.find(article):
        index = article.paragraph_at(match.start)
        if index is None or index in reported:
            continue
        gap = " " if match.start == article.paragraphs[index].start else ""
        if not text[match.end : match.end + 2].removeprefix(gap).startswith((":", "|")):
            continue
        before = text[article.paragraphs[index].start : match.start].rstrip(" ([")
        if (before and before[-1] not in '.!?”"’)') or quoted(article, match.start):
            continue
        sentence = article.sentence_at(match.start)
        end = match.end if sentence is None else article.sentences[sentence].end
        end = min(end, match.start + _LONGEST_GLUED)
        paragraph = article.paragraphs[index]
        if match.start == paragraph.start and paragraph.end - paragraph.start <= _LONGEST_LINK:
            end = max(end, article.sentences[article.sentences_of(index)[0]].end)
        yield Finding(match.start, end, f"“{text[match.start : match.end]}” leads to another story")


def _trailing(article: Article, reported: Collection[int]) -> Iterator[Finding]:
    """The link at the end of a paragraph that leads to the rest of its text."""
    for index, (start, end, kind) in enumerate(article.paragraphs):
        if index in reported or kind not in (Kind.PARAGRAPH, Kind.LINE):
            continue
        if article.text[end - 1] not in _TRAILING_ENDS:
            continue
        match = _TRAILING.search(article.text, max(start, end - _LONGEST_TRAILING), end)
        if match and match.start() > start:
            begin = match.end(1) - len(match[1])
            fix = Fix("Take the link out", (Edit(match.start(1), match.end(1), ""),), Applicability.UNSAFE)
            yield Finding(begin, match.end(1), f"“{match[1]}” leads to the rest of the text", fixes=(fix,))


_TRAILING_ENDS = frozenset("egyEGY»›>→….•")
_LONGEST_TRAILING = 40


rule = Rule(
    name="related-link",
    family="residue",
    summary="A link to another story stands in the text: Read also, Related articles",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("call-to-action", "page-furniture", "navigation", "policy-line"),
)
