"""A counter, a button, a label of the page: 3 likes, 5 min read, Share on Facebook, Advertisement, 1 of 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Finding, Rule, Severity, Status
from siclint.phrases import Phrases
from siclint_rules._removal import removal
from siclint_rules.residue._lines import Line, Openings, excerpt, lines, quoted
from siclint_rules.residue._tables import cut_words, phrases

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from siclint import Fix

# All that a line says.
_SURE = phrases("""
    subscribe / email address / your email address / enter your email address / newsletter signup
    reader comments / save to read list / add to read list / sign in to your account / tap to play
    click to play / press to play / click to enlarge the image / view this post on instagram
    view this post on facebook / view this post on x / view on instagram / view on twitter / view on x
    view this tweet / see this post on facebook / see on x / this tweet is unavailable
    this post is unavailable / show this thread / embedded content / social media post / tweet not found
    youtube video / instagram post / most commented / advertisement remove ads / ad ends in # seconds
    this ad will end in # seconds / ad will end in # seconds / your ad will end in # / skip in # / ad # of #
    # min read / # mins read / # minute read / # minutes read / # minutes to read / # minutes reading
    # min reading / # min de lecture / reading time # min / reading time # mins / reading time # minute
    reading time # minutes / read time # min / read time # mins / read time # minutes
    estimated reading time # min / estimated reading time # minutes / estimated read time # minutes
    less than a minute read / # second read / time to read # min / time to read # minutes
    reading time less than a minute / # words # min read / reading time approximately # minutes
    it takes # minutes to read / read in # minutes / # comments / # comment / comments # / no comments
    # min to read / share tweet / share tweet pin / share tweet share / share tweet email / tweet share
    views # # / # # views / # # comments / text size a a / text size a a a / font size a a a
    no comments yet / leave a comment / leave a reply / add a comment / post a comment / write a comment
    view comments / view all comments / view # comments / show comments / hide comments / read comments
    see comments / open comments / join the discussion / join the conversation / be the first to comment
    comment on this article / comments off / add comment / # likes / # like / likes # / # dislikes
    shares # / total shares # / # views / # view / views # / # reads / reads # / # retweets
    # reposts / # reactions / # upvotes / viewed # times / read # times / this article has been read # times
    views today # / share / share this / share this article / share this story / share this post
    share this page / share this news / share the news / share article / share story / share with friends
    share on social networks / share in social networks / share on social media / share via email
    share by email / share link / share to / share on facebook / share on twitter / share on x
    share on whatsapp / share on linkedin / share on telegram / share on pinterest / share on reddit
    share on vk / share to facebook / share to twitter / share on viber / share on messenger / click to share
    click to share on facebook / click to share on twitter / tweet this / pin it / pin this / post on x
    email this / email this article / email a friend / send by email / send to a friend / send by e mail
    print this / print this article / print article / print this page / print version / version for printing
    copy link / copy url / copy the link / link copied / save article / save this article / bookmark this
    bookmark this article / add to favorites / add to favourites / add to bookmarks / gift this article
    give this article / share full article / listen to this article / listen to article / listen to the article
    listen # min / listen # minutes / audio version / # minute ago / # mins ago / # hrs ago / # hr ago
    advertisement / advertisements / advertisement # / ad feedback / sponsored / sponsored content
    sponsored links / sponsored post / paid post / paid content / paid advertisement / partner content
    promoted / promoted content / skip ad / skip ads / skip advertisement / remove ads / report this ad
    why this ad / scroll to continue / scroll down to continue / scroll for more
    advertisement scroll to continue / article continues below / article continues below advertisement
    article continues after advertisement / story continues below / story continues below advertisement
    story continues after advertisement / story continues / advertisement continue reading below
    advertisement story continues below / continue reading below / continued below
    continues after the advertising / continues after advertising / continues after the advertisement
    continues after advertisement / continue after the advertisement / continue after advertising
    article continues after the advertisement / text continues after the advertisement
    text continues below the advertisement / text continues after the ad / text continues below the photo
    text continues below the picture / the article continues below / the article continues after the advertisement
    leave your opinion / give your opinion / see below the video / see the video below / watch the video below
    see below the photos / see the photos below / see the images below / see the photos / see the full video
    scan the qr code / editor's note end / loading the player / the video could not be loaded
    continue reading the main story / loading comments / play video / play audio / unmute / fullscreen
    full screen / watch video / watch the video / video player is loading / this is a modal window
    video unavailable / current time # / show more / show less / load more / view more / see more / see all
    show all / view all / close modal / open in app / open in new tab / view gallery / view full gallery
    view slideshow / photo gallery / image gallery / view image / view images / view photos / # of #
    image # of # / photo # of # / slide # of # / page # of # / picture # of # / item # of # / enlarge image
    enlarge this image / click to enlarge / tap to enlarge / zoom in / zoom image / toggle caption
    hide caption / show caption / hide captions / view caption / open image modal / expand image
    open this photo in gallery / media caption / figure caption / text size / font size / increase text size
    decrease text size / small text / large text / translate this page / dark mode / light mode
    change language / select language / exclusive content / members only / premium content / premium article
    subscribers only / for subscribers only / subscriber only / rate this article / rate this
    was this article helpful / was this helpful / thank you for your feedback / thanks for your feedback
    report an error / report a typo / report error / suggest a correction / report a mistake
    null / undefined / object object
    thank you for rating / average rating # / votes # / rating # / total votes # / add to reading list / tts
    stop audio / qr code / facebook twitter / end of article / end of content / publicité / werbung / anzeige
    publicidad / publicidade / reklama / reklam / реклама / 广告 / 広告 / 광고 / إعلان / updated # hours ago
    please enter your comment / please enter your name here / please enter your email address here
    you have entered an incorrect email address / please login to post a comment / captcha
    notify me of follow up comments by email / notify me of new posts by email
    save my name email and website in this browser for the next time i comment / log into your account
    welcome log into your account / forgot your password / forgot your password get help / password recovery
    recover your password / a password will be e mailed to you / your username / your password
    don't have an account sign up / already have an account sign in / facebook comments / facebook comments box
    powered by disqus / powered by wordpress / proudly powered by wordpress / ads by google / post views #
    like this like loading / like loading / # shares share / total # shares / # total shares / share now share now
    article content / manage print subscription tax receipt / we apologize but this video has failed to load
    try refreshing your browser / media playback is unsupported on your device / advertising read more
    media playback is not supported on this device / placeholder while article actions load / end of feed
    share if you like / if you like it share it / article for subscribers only / article reserved for subscribers
    what's your reaction / contents hide / photos of day / photo of day / video of day / image not found
    no image available / click image to enlarge / go to top / ouvir notícia / ouvir o texto
    leer más tarde / scegli la regione / condividi / compartir / compartilhar / teilen
    d bloggers like this / # bloggers like this / back to top button / you are replying to / recommend article
    sender's name / sender's email / receiver's name / receiver's email / anchor lead / addtoany link
    добавить комментарий / поделиться / комментарии / yorum yap / paylaş / bagikan / chia sẻ / bình luận
    updated # hour ago / updated # minutes ago / updated # days ago / updated # day ago / published # hours ago
    published # days ago / posted # hours ago / last updated # hours ago / last updated # days ago / comments
""")
# Such a line may be a subhead, a line of speech, a column's title. It counts beside another piece of furniture.
_COMMON = phrases("""
    newsletter / newsletters / sign up / follow / donate / submit / send / continue / scroll down / more
    email us / share now / share via / via email / save / bookmark / email / tweet / print / listen / translate
    zoom / play / play now / pause / mute / close / expand / collapse / enlarge / loading / please wait
    keep reading / continue reading / continues below / discuss / copied / ad / ads / advertising / commercial
    promo / new / premium / gallery / slideshow / live updates / up next / now playing / image source
    image caption / # min / # points / # images / # photos / # videos / # downloads / # followers / # share
    # shares / # reply / # replies / # out of # / just now / yes no / a a / a a a / # minutes ago / # min ago
    # hour ago / # hours ago / # day ago / # days ago / # week ago / # weeks ago / # month ago / # months ago
    # years ago / duration # / # words / embed / disqus / comscore / dmca / reply / next / previous / hide / jump to
    table of contents / video of the day / photo of the day / photos of the day / sponsored by / source link
    sign in / log in / facebook / twitter / whatsapp / linkedin / telegram / pinterest / reddit / must read
    photo by / photo / news ticker / your comment / pkg / soundbite
    your name / your email / escuchar / commenta / desk editor
""")
_NETWORKS = frozenset(
    """
    facebook twitter whatsapp linkedin telegram pinterest reddit instagram youtube tiktok viber vk messenger flipboard
    threads bluesky mastodon tumblr weibo wechat odnoklassniki vkontakte pocket snapchat skype
    """.split()
)
_BUTTONS = frozenset("share tweet email e mail print copy link x on via sms rss save more".split())
_LEAST_NETWORKS = 3
# In front of a caption or of prose, where the page had an icon.
_LABELS = phrases("""
    image source / image caption / media caption / video caption / figure caption / picture caption
    image credit
""")
# Glued to prose by a scraper; nobody writes these in an article.
_GLUED = Phrases(
    """
    article continues below advertisement
    article continues after advertisement
    story continues below advertisement
    story continues after advertisement
    story continues below this ad
    article continues below this ad
    advertisement - story continues below
    advertisement - continue reading below
    advertisement - scroll to continue
    scroll to continue with content
    open this photo in gallery
    video player is loading
    click to share on facebook
    click to share on twitter
    skip past newsletter promotion
    after newsletter promotion
    open image in gallery
    share full article
    """.strip().splitlines()
)
# The same at the beginning of a sentence, with other text right behind it.
_STARTS = Openings("""
    share on facebook / share on twitter / share on whatsapp / share on linkedin / share on telegram
    share on x / share this article / share article / print this article / email this article
    listen to this article / report this ad / skip ad / # comments / # likes / # shares / # views / # min read
    no comments / leave a comment
""")
_LEADING = regex.compile(
    r"\W{0,2}(?:(?:estimated )?read(?:ing)? time:? )?\d{1,2}[ -]min(?:ute)?s?[ -]read\b"
    r"|(?:ADVERTISEMENT|Advertisement)\b"
)
_FIRST = frozenset("AaEeRr([ ·|")
_LOADING = frozenset({"loading...", "loading…"})
_INLINE = "ADVERTISEMENT"
_PARTS = regex.compile(r"\s*[|·•–—]\s*|\s{2,}|\s*\p{So}\s*")
_TOP = 3
_LONGEST_BAR = 120
# [Image] A vase in the furnace; +++ Ticker: Storm warning +++
_TAG = regex.compile(
    r"[\[【](?:Image|Photo|Picture|Video|Map|Graphic|Chart|Gallery|Figure)s?(?: \d)?[\]】](?=\s?\p{Lu})"
    r"|\+{3} .{8,120} \+{3}$"
    r"|Image (?:copyright|source),? [^.!?]{2,60}? ?Image caption,?(?=\s?\p{Lu})|Image results? for \S.*$"
)
_COUNT = regex.compile(r"[\d.,]+[kKmM]?")
_JOINT = " .:|·•–—-\n"
# 1/5, 0:00 / 3:12, #pier #storm, the signature of an embedded post
_SIGNS = regex.compile(
    r"\W{0,2}\d{1,3}\s?/\s?\d{1,3}\W{0,2}|\d{1,2}:\d\d(?:\s?/\s?\d{1,2}:\d\d)|(?:#[\p{L}\d_]+[\s,]*){2,}"
    r"|(?:[—–-]\s?)?[^@\n]{2,60}\(@\w{2,30}\),? .{0,30}\d.{0,20}"
    r"|A (?:post|reel|video) (?:shared|posted) by .{2,60}@.{2,40}"
    # The stars and faces of a plugin: 1 Star2 Stars3 Stars, 5/5 - (1 vote), Love 0 Sad 0 Angry 0
    r"|1 Star\s?2 Stars.*|\d(?:\.\d)?\s?/\s?\d\s?-?\s?\(\d+ (?:votes?|reviews?)\)"
    r"|(?:(?:Like|Dislike|Love|Funny|Wow|Sad|Angry|Happy|Surprised|Haha)\s\d+\s?){3,}"
    r"|pic\.twitter\.com/\w+|Tweet by @?\w+|Twitter\s?/\s?@\w+"
)


def check(article: Article) -> Iterator[Finding]:
    """Each line that is furniture, and pieces of it that a scraper glued to prose."""
    candidates = lines(article)
    furniture = {line.paragraph: line for line in candidates if line.said in _COMMON or _is_sure(line)}
    reported: set[int] = set()
    for number, line in furniture.items():
        beside = [furniture[i] for i in (number - 1, number + 1) if i in furniture]
        is_top = number < _TOP and line.words[-1:] == ("ago",)
        if _is_sure(line) or is_top or any(other.said != line.said for other in beside):
            fix = removal(article, number, "Remove the line", Applicability.UNSAFE)
            reported.add(number)
            yield _finding(article, line.start, line.end, (fix,) if fix else ())
    for line in candidates:
        if line.paragraph in reported:
            continue
        if line.paragraph and (tag := _TAG.match(line.text)):
            yield _finding(article, line.start, line.start + tag.end())
        elif line.paragraph not in furniture and (count := _LABELS.leading(line.words)):
            end = line.ends[count - 1]
            if article.text[end : end + 1] in (",", ":"):
                yield _finding(article, line.start, end + 1)
    yield from _glued(article, furniture, reported)


def _is_sure(line: Line) -> bool:
    """Whether a line is furniture wherever it stands."""
    if line.said in _SURE or line.text.lower() in _LOADING or _is_sign(line.text) or _is_bar(line.text):
        return True
    networks = _NETWORKS.intersection(line.words)
    if not networks or not (networks | _BUTTONS).issuperset(line.words):
        return False
    return len(networks) >= _LEAST_NETWORKS or not _BUTTONS.isdisjoint(line.words)


def _is_sign(text: str) -> bool:
    return (
        any(sign in text for sign in "/@#") or text[-1:].isdigit() or text.startswith("1 Star")
    ) and _SIGNS.fullmatch(text) is not None


def _is_bar(text: str) -> bool:
    """12 comments | 1.4K views: pieces of furniture in one line, counters among them."""
    parts = [part for part in _PARTS.split(text) if part] if len(text) <= _LONGEST_BAR else []
    if len(parts) < 2:
        return False
    said = [" ".join(cut_words(part, 0, len(part))[0]) for part in parts]
    furniture = sum(words in _SURE or words in _COMMON for words in said)
    counters = sum(_COUNT.fullmatch(part) is not None for part in parts)
    return furniture > 0 and 2 * (furniture + counters) >= len(parts)


def _glued(article: Article, furniture: Container[int], reported: Container[int]) -> Iterator[Finding]:
    """Furniture in front of prose or between its sentences."""
    text = article.text
    for number, paragraph in enumerate(article.paragraphs):
        if number in reported or not (text[paragraph.start].isdigit() or text[paragraph.start] in _FIRST):
            continue
        match = _LEADING.match(text, paragraph.start, paragraph.end)
        if match and _opens_text(text[match.end() : match.end() + 5]):
            yield _finding(article, match.start(), match.end())
    start = text.find(_INLINE)
    while start >= 0:
        end = start + len(_INLINE)
        if text[:start].rstrip(" ")[-1:] in tuple('.!?”"') and _opens_text(text[end : end + 5]):
            yield _finding(article, start, end)
        start = text.find(_INLINE, end)
    for index, end in _STARTS.find(article):
        if article.sentences[index].paragraph not in furniture and _opens_text(text[end : end + 5] or " A"):
            yield _finding(article, article.sentences[index].start, end)
    for found in _GLUED.find(article):
        if article.paragraph_at(found.start) not in furniture and not quoted(article, found.start):
            yield _finding(article, found.start, found.end)


def _opens_text(following: str) -> bool:
    """Whether other text begins behind a label that a scraper glued to it."""
    rest = following.lstrip(_JOINT)
    return rest != following and (rest[:1].isupper() or rest[:1].isdigit())


def _finding(article: Article, start: int, end: int, fixes: tuple[Fix, ...] = ()) -> Finding:
    return Finding(
        start,
        end,
        f"“{excerpt(article.text[start:end])}” is a piece of the page and no part of the article",
        fixes=fixes,
    )


rule = Rule(
    name="page-furniture",
    family="residue",
    summary="A counter, a button or a label of the page stands in the text",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
)
