"""What a reader is told of a party that acts on itself."""

import pytest

from siclint.plugins import load_all
from siclint.testing import check_text

RULE = load_all().rules["wrong-entity"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "In 2014 Chile sold the ships to Chile.",
            "Chile sold the ships to Chile",
            "the one that acts and the one it acts on are “Chile”: another one was probably meant",
        ),
        (
            "The North Sea Bank (NSB) has 300 clerks. NSB sued the North Sea Bank in May.",
            "NSB sued the North Sea Bank",
            "the one that acts and the one it acts on are “NSB”, which “North Sea Bank” stands for too: "
            "another one was probably meant",
        ),
        (
            "The treaty between Peru and Peru was never ratified.",
            "Peru and Peru",
            "both parties are “Peru”: another one was probably meant",
        ),
        (
            "Egypt rejected Cairo’s demands on the same day.",
            "Egypt rejected Cairo’s demands",
            "the one that acts and the one it acts on are “Egypt”, which “Cairo” stands for too: "
            "another one was probably meant",
        ),
    ],
)
def test_the_message_names_the_party_and_its_other_name(text: str, place: str, message: str) -> None:
    [found] = check_text(RULE, text)
    assert (text[found.start : found.end], found.message) == (place, message)
