"""What is planted: always the same, always at its place, and nothing else changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from siclint import Article, Source
from siclint.evaluation.planting import OPERATORS, plant, prose
from siclint.evaluation.planting.edit import Change
from siclint.rule import FAMILIES

SEEDS = Path(__file__).parents[1] / "seeds" / "clean"


def article(*paragraphs: str) -> Article:
    whole = ["A quiet day at the old harbour", *paragraphs, "The weather stayed dry."]
    (made,) = prose([Source("a.txt", "\n\n".join(whole) + "\n")])
    return made


def changed(family: str, kind: str, made: Article, seeds: int = 40) -> dict[str, str]:
    """What each of some seeds makes of an article, and what is marked in it."""
    texts: dict[str, str] = {}
    for seed in range(seeds):
        for change in OPERATORS[family][kind](made, Random(seed)):
            text = change.apply(made.text)
            texts[text] = text[change.mark_start : change.mark_end]
    return texts


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    return prose(Source.decode(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.*")))


def test_every_family_but_grammar_has_operators() -> None:
    assert set(OPERATORS) == set(FAMILIES) - {"grammar"}


def test_the_same_seed_plants_the_same_and_another_one_otherwise(seeds: Sequence[Article]) -> None:
    first, again, other = (list(plant(seeds, seed=seed, per_family=20)) for seed in (3, 3, 4))
    assert first == again
    assert first != other


def test_each_copy_differs_from_its_article_in_one_place_and_the_artifact_stands_there(
    seeds: Sequence[Article],
) -> None:
    originals = [made.text for made in seeds]
    for copy in plant(seeds, per_family=40):
        artifact = copy.artifact
        assert artifact.file == copy.name
        assert copy.text[artifact.start : artifact.end] == artifact.quote
        assert artifact.quote.strip("\n")
        assert copy.text not in originals
        assert any(_differs_in_one_stretch(original, copy.text) for original in originals)


def _differs_in_one_stretch(original: str, text: str) -> bool:
    """Whether what the two begin and end with in common leaves less than a third of the shorter one."""
    shortest = min(len(original), len(text))
    first = next((i for i in range(shortest) if original[i] != text[i]), shortest)
    last = next((i for i in range(shortest - first) if original[-1 - i] != text[-1 - i]), shortest - first)
    return first + last >= shortest * 2 / 3 or text.rstrip(" .…[]Readmo") in original


def test_families_get_as_many_as_asked_for_where_there_is_room(seeds: Sequence[Article]) -> None:
    counts = Counter(copy.artifact.family for copy in plant(seeds, per_family=17))
    assert counts["residue"] == 17
    assert max(counts.values()) == 17


def test_no_article_gives_one_kind_more_than_three_times() -> None:
    made = article("The ferry left at nine with forty people on board. It came back at noon without them.")
    kinds = Counter(copy.artifact.kind for copy in plant([made], per_family=1000))
    assert max(kinds.values()) == 3


def test_articles_of_any_format_become_prose() -> None:
    page = "<h1>A title</h1><p>One sentence &amp; more.</p><p>Another one.</p>"
    (made,) = prose([Source("a.html", page)])
    assert made.text == "A title\n\nOne sentence & more.\n\nAnother one.\n"


HE = article(
    "Mr Orlov has run the ferry since 1998. He bought it from his uncle.",
    "He repairs the engine himself, and he paints the hull in spring.",
)


def test_a_pronoun_is_turned_only_where_all_persons_have_one_gender() -> None:
    assert any("she paints" in text for text in changed("attribution", "pronoun-turned", HE))
    both = article(
        "Mr Orlov has run the ferry since 1998. He bought it from his uncle.",
        "His wife sells the tickets. She paints the hull in spring, he says.",
    )
    assert changed("attribution", "pronoun-turned", both) == {}


def test_his_and_her_are_turned_by_what_they_stand_for() -> None:
    texts = changed("attribution", "pronoun-turned", HE)
    assert any("from her uncle" in text for text in texts)
    assert not any("she himself" in text or "hers uncle" in text for text in texts)


def test_a_sentence_is_cut_only_behind_what_cannot_end_it() -> None:
    made = article("The harbour master of the town has not yet answered the letter of the fishermen in the bay.")
    marks = set(changed("truncation", "sentence-cut", made).values())
    assert marks
    assert marks <= {"the.", "of.", "in."}


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_opening_mark_alone_rightly() -> None:
    made = article(
        '"We waited for the boat until midnight and then we all went home.',
        '"In the morning it was there, as if nothing at all had happened," said Orlov.',
        "The harbour office did not answer a letter that asked about the delay.",
    )
    for text in changed("garbling", "quote-dropped", made):
        assert '"In the morning' not in text or 'happened," said' not in text


def test_dates_are_changed_into_days_that_no_month_has() -> None:
    made = article("The ferry sank on 12 June 1954 in a storm, and another one sank on February 3 of that year.")
    marks = set(changed("consistency", "date-changed", made).values())
    assert marks == {"31", "32", "February 30", "February 31"}


def test_a_copy_that_stands_before_its_original_makes_the_original_the_one_too_many() -> None:
    paragraphs = [
        f"The boat number {word} was painted in the spring by its owner and his two sons." for word in "ABCDEF"
    ]
    made = article(*paragraphs)
    changes = [
        change for seed in range(20) for change in OPERATORS["duplication"]["paragraph-repeated"](made, Random(seed))
    ]
    assert any(change.mark_start > change.start + len(change.text) for change in changes)
    for change in changes:
        text = change.apply(made.text)
        quote = text[change.mark_start : change.mark_end]
        assert text.count(quote) == 2
        assert text.index(quote) < change.mark_start


def test_a_change_says_where_it_is_seen() -> None:
    assert Change(4, 7, "dog", 4, 7).apply("the cat sat") == "the dog sat"
