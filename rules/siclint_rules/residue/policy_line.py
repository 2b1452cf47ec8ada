"""A line of the site's policy: cookies, privacy, copyright, comments, what the reader's browser should do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint import Applicability, Article, Finding, Kind, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import Openings, excerpt, lines, quoted
from siclint_rules.residue._tables import phrases

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# All that a line says.
_LINES = phrases("""
    privacy policy / privacy notice / privacy statement / cookie policy / cookie notice / cookies policy
    cookie settings / cookie preferences / cookies settings / manage cookies / manage preferences
    your privacy choices / privacy / terms / terms of use / terms of service / terms and conditions
    terms & conditions / legal notice / terms of service and privacy policy
    privacy policy and terms of service / terms of use and privacy policy / terms of use privacy policy
    privacy policy terms of use / terms privacy policy / privacy terms / accept / accept all
    accept all cookies / accept cookies / reject all / decline / i agree / i accept / got it
    do not sell my personal information / do not sell or share my personal information / imprint / impressum
    disclaimer / legal disclaimer / copyright / all rights reserved / rights and permissions / required fields
""")
# Words of this table stand alone in other lines too; here they need another such line beside them.
_COMMON = phrases("""
    privacy / terms / accept / decline / i agree / i accept / got it / disclaimer / copyright / accept all
    reject all
""")
# How a line or sentence of policy begins. None of these begins a sentence of reporting.
_NOTICES = Openings("""
    we use cookies / we also use cookies / this site uses cookies / this website uses cookies
    our site uses cookies / our website uses cookies / this page uses cookies / this web site uses cookies
    the site uses cookies / we and our partners / we and our # partners / we and selected partners
    please accept cookies / please accept marketing cookies / you must accept cookies
    this content requires cookies / accept cookies to / by continuing to use this / by continuing to use our
    by continuing to browse / by continuing your navigation / by continuing to visit
    if you continue to use this site / if you continue browsing / by using this site / by using our site
    by using this website / by browsing this / by clicking accept / by clicking on accept
    by clicking subscribe / by clicking sign up / by clicking submit / by signing up you / by signing up i
    by subscribing you / by subscribing i / by entering your email / by submitting your
    by registering you agree / by providing your email / by accepting you / by logging in you
    by commenting you / by creating an account you / we value your privacy / we care about your privacy
    we respect your privacy / your privacy is important to us / your privacy matters to us / you can unsubscribe
    you may unsubscribe / unsubscribe at any time / you can opt out at any time
    you can manage your preferences / read our privacy policy / see our privacy policy / view our privacy policy
    please read our privacy / for more information see our privacy / we need your consent
    we ask for your permission / we need your permission / © # / ©# / copyright © / copyright #
    copyright (c) # / copyright c # / c # all rights reserved / © copyright / © all rights / all rights reserved
    all content copyright / all content © / no part of this publication / no part of this article
    no part of this site / no part of this website / this material may not be / this article may not be
    this content may not be / this story may not be / this document is subject to copyright
    javascript is disabled / javascript is not enabled / javascript must be enabled / javascript is required
    please enable javascript / please turn on javascript / enable javascript / you need to enable javascript
    to view this video please enable / your browser does not support / your browser doesn't support
    your browser is not supported / your browser is out of date / your browser is outdated
    please update your browser / please upgrade your browser / this browser is not supported
    sorry your browser / your device does not support / this video cannot be played
    this video can not be played / this video is not available / this video is unavailable
    this content is not available / this content is unavailable / this content is currently not
    to view this content / to display this content / we're unable to load / unable to load comments
    an error has occurred please / please disable your ad / please turn off your ad
    it looks like you are using an ad / it looks like you're using an ad / you are using an ad blocker
    we noticed you're using an ad / we've noticed you're using an ad / ad blocker detected / adblock detected
    this site is protected by recaptcha / protected by recaptcha / please verify you are human
    your email address will not be published / your e mail address will not be published
    your email will not be / required fields are marked / comments are closed / comments have been closed
    comments have been disabled / comments are disabled
    comments are moderated / all comments are moderated / comments are subject to moderation
    the comments below have not been / please keep comments / we reserve the right to remove comments
    the opinion of the editors may / the opinion of the editorial board may / the opinion of the author may
    the editors may not share / the editorial board may not / the editors are not responsible
    the views expressed in this / the views expressed here / the views expressed are / the views and opinions expressed
    views expressed in this article / views expressed here are / the opinions expressed in this
    the opinions expressed here / opinions expressed in this article / opinions expressed are / disclaimer this
    disclaimer the / disclaimer views / legal disclaimer / this article is for informational
    this article is for information purposes / this article is intended for informational
    this content is for informational / this content is for information purposes / this is not financial advice
    this is not investment advice / the information provided in this article
    the information contained in this article / this story has been published from a
    this story has not been edited / this article has not been edited / this report has been published from
    this report is auto generated / this story is auto generated / this content is auto generated
    statement this article only / disclaimer this article only / this article only represents / copyright notice the
    the article is reproduced from / this article is reproduced from / this article is reprinted from
    website identification code / icp license / icp no #
    this is an unedited and / this is an auto generated
    this article was auto generated / except for the headline this / except for the headline and
    this article was generated / this article has been generated / this content was generated
    we do not accept responsibility / we accept no responsibility / we are not responsible for
    the site is not responsible / we may earn a commission / we may receive a commission
    this post may contain affiliate / this article contains affiliate / this article may contain affiliate
    this page contains affiliate / as an amazon associate / affiliate disclosure / the post appeared first on
""")
# These may begin other sentences too: they have to speak of permission, near the end of the article.
_TERMS = Openings("""
    unauthorized reproduction / unauthorised reproduction / unauthorized use / unauthorised use
    unauthorized copying / unauthorised copying / unauthorized distribution / unauthorised distribution
    reproduction without / reproduction or / reproduction in whole / reproduction of / reproduction is
    any reproduction / reprinting is / reprinting or / reprinting of / reprint is / full or partial
    complete or partial / partial or full / partial or complete / the use of materials / use of materials
    use of the materials / use of site materials / use of any materials / the use of any materials / any use of
    when using materials / when using the materials / when quoting / when citing / when reprinting
    when copying / materials may be / redistribution is / republication of / copying of / copying and
    the copyright / copyright holder / copyright holders / any copying / any use
""")
_PERMISSION = frozenset(
    "prohibited permitted allowed permission hyperlink link consent forbidden authorization authorisation".split()
)
_OWN = frozenset(
    "site website portal link hyperlink editors editorial publisher copyright publication source agency".split()
)
_TAIL = 4
_RIGHTS = "All rights reserved"


def check(article: Article) -> Iterator[Finding]:
    """Each line that is policy and nothing else, and the sentences that begin as policy does."""
    said = {line.paragraph: line.said for line in lines(article)}
    notices: set[int] = set()
    for line in lines(article):
        if line.kind is Kind.HEADLINE or line.said not in _LINES:
            continue
        if line.said not in _COMMON or {said.get(line.paragraph - 1), said.get(line.paragraph + 1)} & _LINES:
            notices.update(article.sentences_of(line.paragraph))
    notices.update(index for index, _ in _NOTICES.find(article))
    notices.update(index for index, _ in _TERMS.find(article) if _is_permission(article, index))
    notices.update(_feed_notes(article))
    group: list[int] = []
    for index in sorted(notices):
        if group and (
            index > group[-1] + 1 or article.sentences[index].paragraph != article.sentences[group[0]].paragraph
        ):
            yield _finding(article, group)
            group = []
        group.append(index)
    if group:
        yield _finding(article, group)
    yield from _rights(article, notices)


def _rights(article: Article, notices: Container[int]) -> Iterator[Finding]:
    """All rights reserved, glued into a sentence."""
    start = article.text.find(_RIGHTS)
    while start >= 0:
        sentence = article.sentence_at(start)
        if sentence is not None and sentence not in notices and not quoted(article, start):
            end = start + len(_RIGHTS)
            yield Finding(start, end, f"“{_RIGHTS}” is a notice of the site and no part of the article")
        start = article.text.find(_RIGHTS, start + 1)


def _is_permission(article: Article, sentence: int) -> bool:
    """Whether a sentence near the end says what may be done with the site's texts."""
    tokens = article.tokens_of(sentence)
    words = article.tokens.lower[tokens.start : tokens.stop]
    at_end = article.sentences[sentence].paragraph >= len(article.paragraphs) - _TAIL
    return at_end and not _PERMISSION.isdisjoint(words) and not _OWN.isdisjoint(words)


def _feed_notes(article: Article) -> Iterator[int]:
    """The post Ferry runs aground appeared first on Evening Lamp."""
    for token in article.words.get("appeared", ()):
        index = article.sentence_of_token(token)
        start, end, _ = article.sentences[index]
        if article.text.startswith("The post ", start) and "appeared first on" in article.text[start:end]:
            yield index


def _finding(article: Article, group: list[int]) -> Finding:
    start, end = article.sentences[group[0]].start, article.sentences[group[-1]].end
    paragraph = article.sentences[group[0]].paragraph
    alone = (start, end) == article.paragraphs[paragraph][:2]
    fix = removal(article, paragraph, "Remove the line", Applicability.UNSAFE) if alone else None
    return Finding(
        start,
        end,
        f"“{excerpt(article.text[start:end])}” is a notice of the site and no part of the article",
        fixes=(fix,) if fix else (),
    )


rule = Rule(
    name="policy-line",
    family="residue",
    summary="A notice of the site stands in the text: cookies, copyright, comments",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.UNSAFE,
)
