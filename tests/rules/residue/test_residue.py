"""What a page leaves in a text: found as one line, whole, wherever it stands; and text about such things is not."""

from __future__ import annotations

import pytest

from siclint import Article, Diagnostic, Source
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.fixes import apply_edits
from siclint.plugins import load_all

RULES = activate(rule for rule in load_all().rules.values() if rule.family in ("residue", "duplication"))

HEADLINE = "Harbour town argues about its pier until midnight"
BEFORE = (
    "The council met on Tuesday to talk about the harbour, and nobody left before midnight.",
    "Fishermen had waited for this for years, they said, and they would wait no longer than the autumn.",
)
AFTER = (
    "The mayor promised an answer by June, after an expert has looked at the old pier and its walls.",
    "Boats have not been allowed to land there since the storm, when the eastern wall gave way.",
    "Nobody knows yet who will pay for the work, which has to begin before the first frost.",
)


def found_in(text: str, format_name: str = "plain") -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for article in read(Source("example", text), format_name):
        assert isinstance(article, Article)
        diagnostics, failures = check_article(article, RULES)
        assert failures == []
        found += diagnostics
    return found


def article(*, top: str = "", middle: str = "", end: str = "") -> str:
    return "\n\n".join(part for part in (HEADLINE, top, *BEFORE, middle, *AFTER, end) if part)


def assert_found(text: str, line: str, rule: str) -> None:
    """Whatever is found is the line's, and the rule has found it."""
    start = text.index(line)
    found = found_in(text)
    assert rule in {d.rule for d in found}
    assert all(start <= d.start < d.end <= start + len(line) for d in found)


ANYWHERE = [
    ("call-to-action", "SUBSCRIBE NOW"),
    ("call-to-action", "Sign up for The Tide, our daily newsletter"),
    ("call-to-action", "Download the Harbour Lamp app for alerts"),
    ("call-to-action", "Follow us on Google News."),
    ("call-to-action", "Join our WhatsApp channel"),
    ("call-to-action", "Watch the full interview below"),
    ("call-to-action", "Want more stories like this? Subscribe to our weekly email."),
    ("call-to-action", "If you notice an error in the text, highlight it and press Ctrl + Enter."),
    ("call-to-action", "Already a subscriber? Log in"),
    ("call-to-action", "This article is for subscribers only. To continue reading, log in."),
    ("call-to-action", "What do you think? Let us know in the comments."),
    ("call-to-action", "Suscríbete a nuestro boletín"),
    ("call-to-action", "Подписывайтесь на наш канал"),
    ("related-link", "ALSO READ | Fishermen block the ferry"),
    ("related-link", "Related: Fishermen block the ferry in protest"),
    ("related-link", "Lire aussi : Les pêcheurs bloquent le ferry"),
    ("related-link", "Czytaj także: Rybacy blokują prom"),
    ("related-link", "Mehr zum Thema"),
    ("related-link", "関連記事"),
    ("related-link", "You may also like"),
    ("related-link", "MORE FROM HARBOUR LAMP"),
    ("related-headline", "Fishermen block ferry in protest at higher landing fees"),
    ("crawler-metadata", "Keywords: pier, landing, fees"),
    ("crawler-metadata", '{"@context": "https://schema.example", "@type": "NewsArticle"}'),
    ("photo-credit", "Photo by Anna Berg/Getty Images"),
    ("photo-credit", "© Anna Berg / AFP"),
    ("separator-line", "___"),
    ("separator-line", "=========="),
    ("page-furniture", "3 likes"),
    ("page-furniture", "5 min read"),
    ("page-furniture", "Comments (0)"),
    ("page-furniture", "Facebook Twitter WhatsApp LinkedIn Email"),
    ("page-furniture", "1/5"),
    ("page-furniture", "ADVERTISEMENT"),
    ("page-furniture", "1.2k views"),
    ("page-furniture", "Image 1 of 4"),
    ("policy-line", "This site uses cookies. By continuing to browse you agree to our use of cookies."),
    ("policy-line", "Terms of Use | Privacy Policy"),
    ("policy-line", "© 2024 Harbour Lamp. All rights reserved."),
    ("policy-line", "Your browser does not support the video tag."),
    ("policy-line", "Your email address will not be published. Required fields are marked *"),
    ("navigation", "Skip to main content"),
    ("navigation", "Previous Article Next Article"),
    ("leftover-markup", "<!-- wp:paragraph -->"),
]


@pytest.mark.parametrize(("rule", "line"), ANYWHERE, ids=[line for _, line in ANYWHERE])
def test_a_line_is_found_between_paragraphs_and_under_them(rule: str, line: str) -> None:
    assert_found(article(middle=line), line, rule)
    assert_found(article(end=line), line, rule)


TOP = [
    ("crawler-metadata", "Published Date - 18 March 2024, 06:03 PM"),
    ("crawler-metadata", "Last Updated on March 18, 2024"),
    ("crawler-metadata", "PUBLISHED: 06:03 GMT, 18 March 2024 | UPDATED: 08:10 GMT, 18 March 2024"),
    ("crawler-metadata", "Publié le 18/03/2024 à 06:03"),
    ("crawler-metadata", "By Anna Berg | March 3, 2024"),
    ("crawler-metadata", "2024-03-18T06:03:00Z"),
    ("crawler-metadata", "March 18, 2024 at 6:03 p.m. EDT"),
    ("byline", "By ANNA BERG"),
    ("byline", "By Anna Berg, Harbour Lamp"),
    ("byline", "By Staff Reporter"),
    ("navigation", "Home / News / Coast"),
]


@pytest.mark.parametrize(("rule", "line"), TOP, ids=[line for _, line in TOP])
def test_a_line_is_found_under_the_headline(rule: str, line: str) -> None:
    assert_found(article(top=line), line, rule)


END = [
    ("agency-tail", "(Reporting by Anna Berg in Oslo; Editing by Olav Moe)"),
    ("agency-tail", "Associated Press writer Anna Berg in Oslo contributed to this report."),
    ("agency-tail", "With inputs from agencies"),
    ("agency-tail", "(Xinhua)"),
    ("agency-tail", "dpa ab/cd xyz"),
    ("agency-tail", "(Web editor: Li Wei, Wang Jun)"),
    ("agency-tail", "This article was originally published in Harbour Weekly."),
    ("policy-line", "Full or partial reprinting of materials is allowed only with a hyperlink to the site"),
    ("policy-line", "The post Pier closed appeared first on Harbour Lamp."),
    ("policy-line", "(This story has not been edited by our staff and is auto-generated from a feed.)"),
    ("author-biography", "Anna Berg covers the coast for the Harbour Lamp."),
    ("author-biography", "The writer is a professor of history at the University of Bergen."),
    ("author-biography", "Coffee fanatic. Devoted web scholar. Falls down a lot."),
]


@pytest.mark.parametrize(("rule", "line"), END, ids=[line for _, line in END])
def test_a_line_is_found_at_the_end(rule: str, line: str) -> None:
    assert_found(article(end=line), line, rule)


SILENT = [
    "“Subscribe to our newsletter,” the page said, and she did.",
    "She had subscribed to the newsletter in March and never opened it.",
    "Follow the money, the detective said, and he meant it.",
    "Sign up for the course by Friday at the town hall.",
    "Call your doctor if the cough lasts longer than two weeks.",
    "Click on the arrow and choose a folder.",
    "The privacy policy of the company has 11,400 words.",
    "The use of materials from the quarry is forbidden by law.",
    "The photo by Anna Berg hangs in the town hall.",
    "Updated in 2019, the map shows the pier and the old wall.",
    "The law was published on 18 March 2024.",
    "On 18 March 2024, at 6.03 p.m., the wall gave way.",
    "See also the map in the town hall, which shows the old wall.",
    "Don't miss the last boat, which leaves at nine.",
    "He contributed to the report of the commission.",
    "Edited by hand, the film took nine years.",
    "Correction: An earlier version of this article gave the wrong year.",
    "Anyone with information should call the police on 02800.",
    "The witness said [the mayor] had left [laughs] by noon.",
    "He won 6-3 7-6[4] in an hour.",
    "If a < b and b > c, the curve bends.",
    "Background",
    "How the pier was built",
    "Follow the money",
    "Listen",
    "Save the pier",
    "Home and away",
    "By Friday evening",
    "18 March 2024",
    "9.58 p.m.",
    "Serves: 4",
    "Source: Statistics Norway",
    "4 out of 5",
    "3 February",
]


@pytest.mark.parametrize("line", SILENT)
def test_text_about_such_things_and_subheads_are_left_alone(line: str) -> None:
    assert found_in(article(middle=line)) == []
    assert found_in(article(end=line)) == []


def test_what_a_scraper_glued_to_prose_is_found() -> None:
    text = (
        "Pier closed Published: 3 March 2024 The pier is closed until June. READ MORE: Boats want better walls. "
        "ADVERTISEMENT The wall gave way in a storm. Subscribe to our newsletter. All rights reserved"
    )
    assert {d.rule for d in found_in(text)} == {
        "crawler-metadata",
        "related-link",
        "page-furniture",
        "call-to-action",
        "policy-line",
    }


def test_a_quotation_that_is_never_closed_hides_nothing() -> None:
    text = article(middle="“We will pay, said the mayor.\n\nSubscribe to our newsletter.")
    assert [d.rule for d in found_in(text)] == ["call-to-action"]


def test_captions_in_markup_keep_their_credits() -> None:
    figure = '<figure><img src="a" alt="A pier"><figcaption>The pier. Photo: Anna Berg</figcaption></figure>'
    assert found_in(f"<article><h1>{HEADLINE}</h1><p>{BEFORE[0]}</p>{figure}</article>", "html") == []


def test_a_line_in_html_is_found_across_its_tags() -> None:
    text = f"<article><p>{BEFORE[0]}</p><p><b>READ MORE:</b> <a href='/x'>Boats want better walls</a></p></article>"
    [found] = found_in(text, "html")
    assert found.rule == "related-link"
    assert text[found.start : found.end].startswith("READ MORE:")


def test_positions_and_fix_reach_into_a_record() -> None:
    text = (
        '{"title": "Pier closed | Harbour Lamp", "text": "The pier is closed until June.\\n___\\nNobody knows why."}\n'
    )
    suffix, separator = found_in(text, "jsonlines")
    assert (suffix.rule, separator.rule) == ("site-suffix", "separator-line")
    assert text[separator.start : separator.end] == "___"
    fixed = apply_edits(text, separator.fixes[0].edits)
    assert '"The pier is closed until June.\\nNobody knows why."' in fixed


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_removed_line_takes_its_line_end_with_it(line_end: str) -> None:
    text = line_end.join([HEADLINE, *BEFORE, "Share on Facebook", *AFTER]) + line_end
    [found] = found_in(text)
    assert apply_edits(text, found.fixes[0].edits) == line_end.join([HEADLINE, *BEFORE, *AFTER]) + line_end


def test_a_removed_last_line_leaves_the_file_ending_as_it_did() -> None:
    text = "\n".join([HEADLINE, *BEFORE, "Share on Facebook"])
    [found] = found_in(text + "\n")
    assert apply_edits(text + "\n", found.fixes[0].edits) == "\n".join([HEADLINE, *BEFORE]) + "\n"
