"""The site tells its readers to do something: subscribe, follow, download, click, donate, report a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import Openings, excerpt, lines, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint_rules.residue._lines import Line

# The site speaks of itself: however the sentence goes on, it is no reporting.
_SURE = Openings("""
    read this article in / read the article in / read in spanish / read in english / read in ukrainian
    read in russian / got a news tip / have a news tip / swipe left for / swipe right for / swipe for more
    share your view / don't want to see ads / tired of ads / the best articles straight to your
    subscribe to our / subscribe to the newsletter / subscribe now / subscribe today / subscribe here
    subscribe for free / subscribe for just / subscribe for only / subscribe to us / subscribe us on
    subscribe on youtube / subscribe on telegram / subscribe via email / subscribe to read
    subscribe to continue / subscribe to unlock / subscribe to get / subscribe to receive / please subscribe
    don't forget to subscribe / do not forget to subscribe / be sure to subscribe / click to subscribe
    sign up for our / sign up to our / sign up for the newsletter / sign up now / sign up here
    sign up for newsletters / sign up for breaking news / sign up for email / sign up for daily
    sign up with your email / sign up below / register for our / register to continue / register for free to
    register to read / log in to continue / log in to read / log in to comment / login to continue
    please log in to / please sign in to / sign in to comment / sign in to continue / you must be logged in to
    you need to be logged in / you have to be logged in / already a subscriber / already a member
    already subscribed / not a subscriber / not a subscriber yet / create a free account
    create your free account / become a subscriber / become a patron / become our patron / to continue reading
    to keep reading / to read the full article / to read the full story / to read the rest of
    to read this article / to read more articles / this article is for subscribers / this article is for members
    this article is only available to / this article is available only to / this article is exclusive to
    this article is reserved for / this article is available to subscribers
    the article is available to subscribers / this content is for subscribers / this content is for members
    this content is exclusive / this story is for subscribers / this is a subscriber / article reserved for
    articles reserved for / content reserved for / the rest of this article is / you have reached your limit
    you've reached your limit / you have reached the limit of / you've read # of / you have read # of
    you have # free articles / you have # articles left / you have used all / start your free trial
    start a free trial / get unlimited access / get full access to / get digital access / follow us on
    follow us in / follow us at / follow us for / follow us via / follow us everywhere / follow our
    follow the latest news on our / follow the news on our / follow the news in our / follow all the news
    like us on / like our facebook / like our page / like and share / like and subscribe / like and follow
    find us on facebook / find us on twitter / find us on instagram / find us on telegram / find us on social
    join us on facebook / join us on telegram / join us on twitter / join us on whatsapp / join us on instagram
    join us on social / join us on viber / join us in telegram / join our telegram / join our whatsapp
    join our facebook / join our channel / join our viber / join our community / join our mailing
    join our newsletter / join our discord / connect with us on / stay connected with us / add us on
    add us to your / add us as a / read us in / read us on / watch us on / we are on telegram
    we're on telegram / we are in telegram / we are on facebook / we are on google news / our channel in
    our telegram channel / our telegram / our pages in / our social networks / we are in social / check out our
    download our / install our mobile / get our app / get our free / get our daily / get our newsletter
    get the app / get the latest news / get the latest headlines / get the latest updates / get all the latest
    get the day's / get breaking news / get more news / read our full / read our latest / listen to our podcast
    listen to our latest / watch our video / watch our latest / visit our website / visit our site
    visit our page / visit our homepage / use our app / discover our / support our journalism / support our work
    support our reporting / support our team / support our independent / support independent journalism
    support independent media / support quality journalism / support us on / support us by / support us with
    support the site / support the editors / help us keep / help us continue / please consider donating
    please consider supporting / please consider making a / make a contribution to our / buy us a coffee
    buy me a coffee / if you like what you / if you liked this article / if you like this article
    if you liked this story / if you enjoyed this article / if you enjoyed this story / if you enjoyed reading
    if you found this article / if you found this useful / if you appreciate our / if you value our
    if you want to support our / if you would like to support our / enjoyed this article / enjoying this article
    liked this article / like this article / did you like this article / did you like the article
    did you enjoy this article / did you find this article / like what you read / like what you see / click here
    tap here / press here / click the link below / click on the link below / click the button below
    click to read / click to see more / click to follow / click to join / click to download / click for more
    click for details / enter your email / enter your e mail / type your email / leave your email /
    stay up to date with our / stay up to date with the latest news / stay updated with / stay informed with our
    stay tuned for more / stay tuned to our / stay tuned to / stay tuned with / be the first to know
    never miss a story / never miss an update / don't miss a story / don't miss our / for more news
    for more stories / for more on this story / for more articles / for more such / for more updates
    for more content like / for more like this / for more information visit our / for more information about our
    for all the latest / for the latest news / for the latest updates / for the latest headlines
    for latest news / for latest updates / for breaking news / for live updates / for daily updates
    to stay up to date with our / to stay up to date with the latest / to stay informed about the latest
    to keep up to date with / to get the latest / to receive the latest / to receive our / to subscribe to our
    to subscribe click / to support our / to leave a comment / to comment on this / to share your views
    to share your story / want more stories / want more news / want the latest / want to stay up to date
    want to support our / would you like to receive / do you want to receive / all the latest news in
    all the latest news on / the latest news in our / more news in our / more news on our
    more news in the telegram / the most important news in / the main news in / news in our / press ctrl enter
    read more news / read more stories / read more at / read more here / read more on our / read more in our
    read the full story / read the full article / read full story / read full article
    read the original article / read the original story / read the whole story / read the rest of this
    read it here / continue reading / see more stories / see more at / see full story / view the full
    view original / find out more about our / learn more about our / learn more here / find out more here
    more details here / full story here / watch the full video / watch full video / watch the video
    watch video / watch the interview / watch it here / watch below / watch the clip below / watch the full
    see the video / see video / see the gallery / view the gallery / view gallery / listen to this article
    listen to the podcast / listen to the full / play the video / scroll down for / scroll down to
    share this article / share this story / share this news / share this post / share the article
    share your thoughts / share your opinion / share your views / tell us in the / tell us what you think
    tell us about your / let us know what / let us know in / let us know your / let us know if
    what do you think let / have your say / join the conversation / leave a comment / leave your comment
    leave your comments / drop a comment / comment below / write in the comments / write your opinion in
    post your comment / add your comment / rate this article / vote in our / take our quiz / take our poll
    take our survey / take part in our / send us your / send your photos / send us news / email us at
    e mail us at / email us your / contact our newsroom / contact our team / contact our editorial
    contact the newsroom / contact the editorial / write to us at / write to the editorial / text us
    whatsapp us / get in touch with us / get in touch at / get in touch with our / get in touch by
    do you have a story / do you have a tip / do you have something to / have a story / have a tip
    have a question about / got a tip / got a story / have you been affected / are you affected by
    found a mistake / found an error / found a typo / spotted an error / spotted a mistake / spotted a typo /
    noticed an error / noticed a mistake / noticed a typo / notice an error / notice a mistake
    if you find an error / if you find a mistake / if you find a typo / if you found an error
    if you found a mistake / if you notice an error / if you notice a mistake / if you notice a typo
    if you noticed an error / if you noticed a mistake / if you see an error / if you see a mistake
    if you spot an error / if you spot a mistake / if you have found an error / if you have found a mistake
    if you have noticed an error / if you have noticed a mistake / select the text / select it and press
    highlight the text / highlight it and press / select a fragment / select the fragment / report an error in
    report a typo / suggest a correction / suggest an edit / abonnez vous / suivez nous / inscrivez vous
    cliquez ici / abonnieren sie / folgen sie uns / jetzt abonnieren / klicken sie hier / melden sie sich
    suscríbete / suscríbase / síguenos / síganos / haga clic / haz clic / únete / inscreva se / siga nos
    clique aqui / assine / receba / iscriviti / seguici / clicca qui / подписывайтесь / подпишитесь / подпишись
    читайте нас / следите за / підписуйтесь / підпишіться / zapisz się / obserwuj nas / kliknij tutaj / abone ol
    abone olun / bizi takip / tıklayın / daha fazlası için
""")
# Somebody is told to do something. One of the site's means has to be named as well.
_ORDERS = Openings("""
    subscribe / sign up / follow / like / join / download / install / get / receive / support / donate / watch
    listen / see / click / tap / visit / check out / discover / explore / find out / learn more / find more
    stay / don't miss / do not miss / never miss / share / tell / send / email / e mail / write / contact / call
    leave / comment / vote / take / register / log in / buy / order / shop / book / try / scroll / swipe / scan
    press / turn on / enable / want / for more / read / keep up / keep in touch / catch / browse / connect / add
    find / access / unlock / allow / enjoy / save / start / you can / please / also follow / to receive / to get
    to follow / to join / to watch / to listen / to download / to subscribe / to sign up / interested in
    if you want / if you would / become / activate / now you can / need / looking for / don't forget
""")
_MEANS = frozenset(
    """
    newsletter newsletters inbox app apps whatsapp telegram facebook twitter instagram youtube tiktok linkedin viber
    threads bluesky mastodon snapchat pinterest flipboard notifications subscription podcast podcasts rss patreon
    substack ctrl ko-fi e-paper epaper
    """.split()
)
# A button or a link names these. A sentence may, too.
_PLACES = frozenset("here below above link website site page homepage comments channel alerts video gallery".split())
_SELF = frozenset({"our", "us"})
# Wherever they stand in a line that is no sentence.
_INSIDE = (
    "click here", "clicking here", "tap here", "follow us", "our newsletter", "our app", "our telegram", "our whatsapp",
    "our youtube", "our facebook", "our twitter", "our instagram", "our podcast", "to your inbox", "in your inbox",
    "download the app", "in the comments below", "ctrl enter", "link in bio", "on google news", "subscribe now",
    "preferred sources",
)  # fmt: skip
_LONGEST = 45  # tokens in a sentence that tells somebody to do something
_END = 4
# What sites want their readers to do; other orders may stand at the end of a column.
_WANTED = frozenset("subscribe sign follow like join download install get listen watch connect donate stay".split())
_CONTACT_END = 5
_REACH = frozenset("reach contact email e-mail write send follow".split())
# A paragraph of so many sentences that begins so is no article.
_SENTENCES = 3


def check(article: Article) -> Iterator[Finding]:
    """Each such sentence outside quotation marks; those that follow each other as one."""
    called = {index for index, _ in _SURE.find(article)}
    called |= {index for index, _ in _ORDERS.find(article) if index not in called and _is_call(article, index)}
    called |= set(_contacts(article))
    for index in sorted(called):
        siblings = article.sentences_of(article.sentences[index].paragraph)
        if index == siblings.start and len(siblings) <= _SENTENCES:
            called.update(siblings)
    for line in lines(article):
        sentences = article.sentences_of(line.paragraph)
        if len(sentences) < _SENTENCES and _is_button(line):
            called.update(sentences)
    group: list[int] = []
    for index in sorted(called):
        sentence = article.sentences[index]
        if (
            article.paragraphs[sentence.paragraph].kind is Kind.HEADLINE
            and not article.text[sentence.start : sentence.end].isupper()
        ):
            continue
        if group and (index != group[-1] + 1 or sentence.paragraph != article.sentences[group[-1]].paragraph):
            yield _finding(article, group)
            group = []
        group.append(index)
    if group:
        yield _finding(article, group)


def _contacts(article: Article) -> Iterator[int]:
    """Near the end: Reach Anna Berg at an address."""
    end = len(article.paragraphs) - _CONTACT_END
    for start, stop in article.opaque:
        index = article.sentence_at(start)
        if index is None or "@" not in article.text[start:stop] or article.sentences[index].paragraph < end:
            continue
        tokens = article.tokens_of(index)
        words = article.tokens.lower[tokens.start : tokens.stop]
        if (words[0] in _REACH and words[1:2] != [":"]) or "reached" in words or "contacted" in words:
            yield index


def _is_call(article: Article, index: int) -> bool:
    """Whether an order is the site's: it names the site's means, and stands where such a thing stands."""
    tokens = article.tokens_of(index)
    if len(tokens) > _LONGEST:
        return False
    words = set(article.tokens.lower[tokens.start : tokens.stop])
    start, end, paragraph = article.sentences[index]
    own, means = not _SELF.isdisjoint(words), not _MEANS.isdisjoint(words)
    if own and means:
        return True
    if len(article.sentences_of(paragraph)) > 2:
        return False
    text = article.text[start:end]
    is_button = text[-1] not in ".?" or text.isupper()
    at_end = paragraph >= len(article.paragraphs) - _END
    if means:
        return is_button or (at_end and article.tokens.lower[tokens.start] in _WANTED)
    return is_button and not _PLACES.isdisjoint(words) and (own or text.isupper())


def _is_button(line: Line) -> bool:
    """Whether a line without a full stop holds a phrase of the site's buttons."""
    if line.kind in (Kind.HEADLINE, Kind.CAPTION) and not line.text.isupper():
        return False
    if line.text[-1] in '.?"”’' and not line.text.isupper():
        return False
    said = f" {line.said} "
    return any(f" {phrase} " in said for phrase in _INSIDE) and not any(mark in line.text for mark in '"“”')


def _finding(article: Article, group: list[int]) -> Finding:
    first, last = article.sentences[group[0]], article.sentences[group[-1]]
    start, end = first.start, visible(article, first.start, last.end)
    siblings = article.sentences_of(first.paragraph)
    fix: Fix | None
    if group == list(siblings):
        fix = removal(article, first.paragraph, "Remove the line", Applicability.UNSAFE)
    elif group[0] == siblings.start:
        fix = _cut(start, article.sentences[group[-1] + 1].start)
    else:
        fix = _cut(article.sentences[group[0] - 1].end, last.end)
    message = f"“{excerpt(article.text[start:end])}” is the site's word to its readers and no part of the article"
    return Finding(start, end, message, fixes=(fix,) if fix else ())


def _cut(start: int, end: int) -> Fix:
    return Fix("Remove the sentence", (Edit(start, end, ""),), Applicability.UNSAFE)


rule = Rule(
    name="call-to-action",
    family="residue",
    summary="The site tells its readers to subscribe, follow, click or write",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
    yields_to=("policy-line", "page-furniture", "navigation"),
)
