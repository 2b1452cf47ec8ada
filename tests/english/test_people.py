from siclint import Article, Source
from siclint.article.readers import read
from siclint.english.people import human_nouns, people


def article_of(text: str) -> Article:
    (article,) = read(Source("example.txt", text))
    assert isinstance(article, Article)
    return article


def names(text: str) -> dict[str, tuple[bool, int]]:
    """For each person the longest name: whether it is certain, and how many mentions there are."""
    return {person.name: (person.certain, len(person.mentions)) for person in people(article_of(text)).persons}


def test_a_surname_joins_the_full_name() -> None:
    found = names("Elena Marsh opened the bridge. Marsh smiled. Mrs. Marsh left early.")
    assert found == {"Elena Marsh": (True, 3)}


def test_a_family_name_that_stands_first_joins_too() -> None:
    assert names("President Xi Jinping spoke in Berlin. Xi left on Monday.") == {"Xi Jinping": (True, 2)}


def test_two_people_of_one_surname_stay_two() -> None:
    found = names("Elena Marsh met her brother, Peter Marsh. Elena laughed.")
    assert found["Elena Marsh"][0]
    assert found["Peter Marsh"][0]


def test_countries_places_and_bodies_are_nobody() -> None:
    text = "France and the European Union met in Berlin. The Ministry of Health spoke to Acme Bank on Monday."
    assert names(text) == {}


def test_the_office_before_a_name_is_no_part_of_it() -> None:
    found = people(article_of("Federation Council Chairperson Valentina Orlova spoke.")).persons
    assert [person.name for person in found] == ["Valentina Orlova"]


def test_names_in_a_headline_do_not_count() -> None:
    text = "# Marsh Opens Bridge\n\nThe bridge was opened at noon.\n"
    (article,) = read(Source("example.md", text))
    assert isinstance(article, Article)
    assert people(article).persons == ()


def test_a_name_that_the_tagger_takes_for_a_call_is_a_name_where_it_is_one_elsewhere() -> None:
    found = people(article_of("The board named Theo Carr. Theo, 30, rowed home. The crew thanked Theo.")).mentions
    assert len(found) == 3


def test_who_wrote_the_article_is_nobody_of_it() -> None:
    text = "# A bridge opens\n\nBy Valentina Marsh\n\nThe bridge was opened by Ada Lind.\n"
    (article,) = read(Source("example.md", text))
    assert isinstance(article, Article)
    assert [person.name for person in people(article).persons] == ["Ada Lind"]


def nouns(text: str) -> list[tuple[str, str | None]]:
    article = article_of(text)
    return [(article.tokens.text[noun.token], noun.gender) for noun in human_nouns(article)]


def test_nouns_for_people_carry_their_gender() -> None:
    assert nouns("The actress met a driver and two boys.") == [("actress", "F"), ("driver", None), ("boys", "M")]


def test_what_only_says_something_of_a_person_is_nobody_new() -> None:
    assert nouns("Elena Marsh is a lawyer. She worked as a teacher.") == []


def test_a_role_with_the_article_is_the_one_who_bears_it() -> None:
    article = article_of("President Elena Marsh spoke. The president smiled.")
    (noun,) = human_nouns(article)
    assert noun.person is not None
    assert people(article).persons[noun.person].name == "Elena Marsh"
