import pytest

from siclint import Article, Source
from siclint.article.readers import read
from siclint.english.gender import evidence, gender_of, is_open
from siclint.english.people import first_names


def article_of(text: str) -> Article:
    (article,) = read(Source("example.txt", text))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs. Orwo came late.", "F"),
        ("Sir Tolan Orwo came late.", "M"),
        ("The spokeswoman Tolan Orwo came late.", "F"),
        ("He brought his wife, Tolan Orwo, along.", "F"),
        ("Elizabeth Orwo came late.", "F"),
        ("Sergei Orwo came late.", "M"),
        ("Robin Orwo said so.", None),  # borne by both
        ("Chairman Tolan Orwo came late.", None),  # meant of anybody
        ("President Tolan Orwo came late.", None),
        ("Minister Tolan Petrova came late.", None),  # an ending alone is not enough
        ("Mr. Elizabeth Orwo came late.", None),  # the two contradict each other
    ],
)
def test_gender_of_the_only_person(text: str, expected: str | None) -> None:
    assert gender_of(article_of(text), 0) == expected


def test_a_word_that_may_be_a_surname_says_nothing_alone() -> None:
    article = article_of("President James spoke. James left.")
    assert gender_of(article, 0) is None


def test_evidence_names_its_place() -> None:
    article = article_of("Mrs. Elizabeth Orwo came late.")
    found = [(piece.gender, article.tokens.text[piece.token]) for piece in evidence(article)[0]]
    assert found == [("F", "Mrs."), ("F", "Elizabeth")]


@pytest.mark.parametrize(
    "text",
    [
        "A transgender swimmer spoke.",
        "Before his transition he rowed.",
        "The singer is non-binary.",
        "They spoke of gender identity.",
    ],
)
def test_articles_about_other_genders_are_open(text: str) -> None:
    assert is_open(article_of(text))


def test_a_transition_of_power_opens_nothing() -> None:
    assert not is_open(article_of("The transition to coal took years. Elena Marsh spoke."))


def test_names_that_both_bear_are_left_out() -> None:
    known = first_names()
    assert known["mary"][0] == "F"
    assert known["sergei"][0] == "M"
    assert not {"andrea", "robin", "kim", "jean"} & known.keys()
