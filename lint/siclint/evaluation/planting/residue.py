"""What a page, a shop, a feed or a program leaves in the text of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from random import Random

from siclint.article.article import Article
from siclint.evaluation.planting.edit import Change, Operator, body_sentences, put

_LINES: Mapping[str, tuple[str, ...]] = {
    "call-to-action": (
        "Sign up to our newsletter and get the day's top stories in your inbox.",
        "Subscribe to our Telegram channel so as not to miss the news",
        "Follow us on Facebook, Instagram and X.",
        "Do you have a story? Email newsdesk@example.com",
        "Like what you read? Support our journalism with a small donation.",
        "Join the conversation in the comments below!",
        "Download our app for breaking news alerts.",
        "Click here to subscribe to our YouTube channel",
        "Want more stories like this? Sign up for The Morning Round-up.",
        "If you notice a mistake, select it with the mouse and press Ctrl+Enter",
        "Share this article with your friends",
        "Get unlimited access to all our content from just £1 a week.",
        "Listen to the latest episode of our podcast wherever you get your podcasts.",
        "Stay up to date with our WhatsApp channel: join now.",
    ),
    "related-link": (
        "READ MORE: Farmers warn of empty shelves this winter",
        "Read also: What the new pension law changes for you",
        "Also read: Ten villages without power after storm",
        "See also: The mayor's first hundred days",
        "Related: Why the bridge was never finished",
        "More on this story: Harbour tunnel delayed again",
        "You may also like: Inside the world's quietest airport",
        "Don't miss: The recipe that divides a nation",
        "Related articles",
        "Recommended for you",
        "Related topics: trade, harbour, elections",
        "SEE ALSO Striking nurses reject offer",
    ),
    "counter": (
        "3 min read",
        "Reading time: 4 minutes",
        "127 comments",
        "1.2K shares",
        "Views: 3 418",
        "5 min. to read",
        "Share Tweet Pin",
        "0 Comments",
        "Facebook Twitter WhatsApp Email Print",
        "Share on Facebook",
        "Print this page",
        "Text size A A A",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Sponsored content",
        "Loading...",
    ),
    "policy": (
        "This website uses cookies to improve your experience. By continuing you accept our use of cookies.",
        "© 2023 Harbour Post. All rights reserved.",
        "Any use of materials is allowed only with a link to news.example.com.",
        "This material may not be published, broadcast, rewritten or redistributed without permission.",
        "The opinions expressed in this article are the author's own and do not reflect the view of the editors.",
        "Comments are moderated. Please keep to our community guidelines.",
        "By signing up you agree to our Terms of Service and Privacy Policy.",
        "Copyright 2022 The Harbour Post. Reproduction in whole or in part is prohibited.",
        "Please enable JavaScript to view the comments powered by Disqus.",
    ),
    "credit": (
        "Photo: Lena Marsh / Harbour Post",
        "(Photo by Tomas Reyne/Getty Images)",
        "Image credit: Shutterstock",
        "Image source, Getty Images",
        "PHOTO: REUTERS",
        "Picture: Alamy",
        "Credit: Oksana Veld/AFP",
        "Photograph: David Orme/The Guardian",
        "File photo",
        "Foto: Harbour Post archive",
    ),
    "biography": (
        "Lena Marsh is a senior correspondent at the Harbour Post. She covers trade and transport.",
        "Tomas Reyne is a freelance journalist based in Lisbon. Follow him on Twitter @tomasreyne.",
        "About the author: Ines Kolb writes about energy and climate.",
        "David Orme is a visiting fellow at the Centre for Coastal Studies and the author of two books on fishing.",
        "Additional reporting by Oksana Veld.",
        "Reporting by Tomas Reyne; Editing by Ines Kolb",
    ),
    "byline": (
        "By Lena Marsh",
        "By Tomas Reyne, Harbour Post correspondent",
        "Author: Ines Kolb",
        "Published: 14 March 2023, 10:42",
        "Posted on March 14, 2023 by admin",
        "Last updated 3 hours ago",
        "14.03.2023 10:42",
        "LENA MARSH, STAFF WRITER",
    ),
    "markup": (
        "<p>&nbsp;</p>",
        '[caption id="attachment_4821" align="aligncenter" width="800"]',
        '<div class="banner">',
        "[embed]https://video.example/watch?v=k3J2[/embed]",
        "{{ article.teaser }}",
        "<!-- more -->",
        "googletag.cmd.push(function() { googletag.display('div-gpt-ad-17'); });",
        '[gallery ids="118,119,120"]',
        "<br /><br />",
        "window.dataLayer = window.dataLayer || [];",
        "![](https://img.example/harbour.jpg)",
        '[vc_row][vc_column width="1/2"]',
    ),
    "navigation": (
        "Home > News > World",
        "Home / Business / Markets",
        "← Previous article",
        "Next article →",
        "Back to top",
        "News | Sport | Weather | Travel | Culture",
        "Skip to main content",
        "Continue reading",
        "Menu",
        "Page 1 of 3",
    ),
    "metadata": (
        "Tags: harbour, trade, elections",
        "Category: World news",
        "Keywords: port, strike, union",
        "URL: https://news.example.com/2023/03/14/port-strike",
        "Source: www.example.com",
        '{"headline": "Port strike enters third week", "datePublished": "2023-03-14"}',
        "og:type article",
        "title: Port strike enters third week",
        "2023-03-14T10:42:00+02:00",
    ),
    "assistant": (
        "Here is the rewritten article:",
        "Sure! Here's the translation of the text you provided:",
        "As an AI language model, I cannot verify the events described in this article.",
        "I hope this helps! Let me know if you would like me to change the tone.",
        "Note: I have kept the names as in the original text.",
        "Certainly! Below is a paraphrased version of the article in a neutral tone.",
        "Is there anything else you would like me to translate?",
        "Here’s a concise version suitable for publication:",
    ),
    "translator-note": (
        "(translator's note: a pun in the original)",
        "[Translator’s note: the word has no equivalent in English.]",
        "(hereinafter - ed.)",
        "[illegible]",
        "(Ed. note: check spelling of the name)",
        "TODO: check this with the desk",
        "[INSERT PHOTO HERE]",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "[NAME], {company_name}",
    ),
    "agency-tail": (
        "(dpa/lm)",
        "Source: Reuters",
        "-- With assistance from Ines Kolb.",
        "(With inputs from agencies)",
        "This story was first published on news.example.com.",
        "Originally published in the Harbour Post",
        "AP contributed to this report.",
        "(c) 2023, Harbour Post News Service",
    ),
    "separator": ("-----------", "________________", "=====", "| | |", "~~~~~~"),
    "other-headline": (
        "Coastal towns prepare for a long winter without ferries",
        "Minister defends plan to close nine rural post offices",
        "Twelve hurt as coach overturns near mountain resort",
        "What we know about the missing fishing crew so far",
        "Court orders brewery to pay back its former workers",
        "How a village school became a model for the region",
        "Rare owl returns to marshes after forty years",
        "Prices of olive oil climb for the fifth month in a row",
    ),
}
# Where a page has them: above the text, under it, or anywhere.
_ABOVE = frozenset({"byline", "navigation", "metadata", "assistant", "counter"})
_BELOW = frozenset({"biography", "agency-tail", "policy", "assistant", "navigation", "metadata", "counter"})
_CITATIONS = ("[1]", "[12]", "[citation needed]", "[edit]", "[3][4]", "[note 2]")


def _line(kind: str, article: Article, chance: Random) -> Iterator[Change]:
    """A line of this kind as a paragraph of its own, where pages have it."""
    ends = [end for _, end, _ in article.paragraphs]
    places = ends[:1] * (kind in _ABOVE) + ends[-1:] * (kind in _BELOW)
    for line in chance.sample(_LINES[kind], 3):
        at = chance.choice(places or [ends[-1], *ends])
        # An address is no prose, and no finding ends in one: what stands before it shows that it does not belong here.
        seen = line.find("https://") if "https://" in line[1:] else len(line)
        yield put(at, at, f"\n\n{line}")._replace(mark_start=at + 2, mark_end=at + 2 + len(line[:seen].rstrip()))


def citation(article: Article, chance: Random) -> Iterator[Change]:
    """A reference mark behind a sentence."""
    for number, _ in body_sentences(article):
        end = article.sentences[number].end
        yield put(end, end, chance.choice(_CITATIONS))


def site_suffix(article: Article, chance: Random) -> Iterator[Change]:
    """The site's name behind the headline."""
    start, end, _ = article.paragraphs[0]
    if 20 < end - start < 140 and "|" not in article.text[start:end]:
        suffix = chance.choice([" | Harbour Post", " - Harbour Post", " – Example.com", " | News | Harbour Post"])
        yield put(end, end, suffix)


OPERATORS: Mapping[str, Operator] = {
    **{kind: partial(_line, kind) for kind in _LINES},
    "citation": citation,
    "site-suffix": site_suffix,
}
