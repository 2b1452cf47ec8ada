from itertools import chain

import pytest

from siclint.english.countries import Country, countries, countries_by_adjective, countries_by_name

KINDS = {"state", "part", "former"}


def by_code(code: str) -> Country:
    return next(country for country in countries() if country.code == code)


def test_every_state_of_the_united_nations_has_a_row() -> None:
    states = [country for country in countries() if country.kind == "state"]
    # The 193 members, and Kosovo, Palestine, Taiwan and the Vatican.
    assert len(states) == 193 + 4


def test_rows_are_whole() -> None:
    for country in countries():
        assert country.kind in KINDS, country
        assert country.adjectives, country
        assert country.capitals, country
        assert bool(country.person) == bool(country.people), country


def test_codes_and_names_belong_to_one_country() -> None:
    codes = [country.code for country in countries()]
    names = list(chain.from_iterable(country.names for country in countries()))
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


def test_cells_are_clean() -> None:
    for country in countries():
        places = chain.from_iterable((*country.capitals, *country.seats))
        for value in chain(country.names, country.adjectives, country.combining, places, [country.person]):
            assert value == value.strip(), country
            assert "'" not in value, f"{value}: apostrophes in the table are curly"
            assert not set(value) & set(";|/"), f"{value}: a separator is left in a value"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("Swaziland", "SZ"),
        ("Eswatini", "SZ"),
        ("Czechia", "CZ"),
        ("Zaire", "CD"),
        ("Ceylon", "LK"),
        ("Holland", "NL"),
        ("U.S.", "US"),
        ("Soviet Union", "SU"),
    ],
)
def test_old_and_new_names_lead_to_one_country(name: str, code: str) -> None:
    assert countries_by_name()[name] is by_code(code)


def test_neighbours_with_like_names_are_kept_apart() -> None:
    assert by_code("NE").adjectives[0] == "Nigerien"
    assert by_code("NG").adjectives[0] == "Nigerian"
    assert by_code("SK").name == "Slovakia"
    assert by_code("SI").name == "Slovenia"
    assert countries_by_name()["Dominica"] is not countries_by_name()["Dominican Republic"]
    assert "Korea" not in countries_by_name()  # of the two, it names neither


def test_an_adjective_may_have_two_countries() -> None:
    shared = {adjective for adjective, owners in countries_by_adjective().items() if len(owners) > 1}
    assert shared == {"Congolese", "Dominican"}
    assert [country.code for country in countries_by_adjective()["Dutch"]] == ["NL"]


def test_people_are_named_apart_from_the_adjective() -> None:
    assert (by_code("DK").person, by_code("DK").people) == ("Dane", "Danes")
    assert (by_code("CN").person, by_code("CN").people) == ("Chinese", "Chinese")


def test_a_capital_has_its_spellings_and_a_country_its_capitals() -> None:
    assert by_code("UA").capitals == (("Kyiv", "Kiev"),)
    assert [spellings[0] for spellings in by_code("ZA").capitals] == ["Pretoria", "Cape Town", "Bloemfontein"]


def test_seats_of_power() -> None:
    assert ("Kremlin",) in by_code("RU").seats
    assert ("White House",) in by_code("US").seats
    assert "Elysee" in by_code("FR").seats[0]
