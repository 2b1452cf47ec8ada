"""Countries and what an English text calls them: a table, read when it is first asked for.

The table is `data/countries.csv`, one country a row. A cell holds several values with `;` between them; a
place that is spelled in several ways has `/` between its spellings. The columns:

- `code`: ISO 3166-1 alpha-2 code of a state; an own code of the same kind for a part or a former state
- `kind`: `state`, `part` (an island, a province or a land that the news names like a state) or `former`
- `name`: what American news calls it
- `names`: other names of today: long and short forms, native forms, initials
- `former_names`: names that it no longer bears, and forms that have gone out of use
- `adjectives`: the usual one first
- `people`: one of them and several of them, with `|` between: `Dane|Danes`
- `combining`: the first part of a compound, without its hyphen: `Sino`, `Franco`
- `capitals`: the seat of government first
- `seats`: other places and buildings whose name stands for the government: `Kremlin`, `Downing Street`

Apostrophes are curly. The first spelling is the one that American news writes today.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

__all__ = ["Country", "countries", "countries_by_adjective", "countries_by_name"]

Kind = Literal["state", "part", "former"]
Spellings = tuple[str, ...]
"""The ways to spell one name, the usual one first."""


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the table; the module says what the columns hold.

    `person` and `people` are empty where English has no word but the adjective.
    """

    code: str
    kind: Kind
    name: str
    other_names: tuple[str, ...]
    former_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    person: str
    people: str
    combining: tuple[str, ...]
    capitals: tuple[Spellings, ...]
    seats: tuple[Spellings, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the usual one first, former ones last."""
        return (self.name, *self.other_names, *self.former_names)


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the table."""
    table = files("siclint.english").joinpath("data", "countries.csv").read_text(encoding="utf-8")
    return tuple(_country(row) for row in csv.DictReader(table.splitlines()))


@cache
def countries_by_name() -> dict[str, Country]:
    """Each name of a country, as the table writes it, and its country. No two countries share one."""
    return {name: country for country in countries() for name in country.names}


@cache
def countries_by_adjective() -> dict[str, tuple[Country, ...]]:
    """Each adjective and its countries; `Congolese` and `Dominican` have two."""
    found: dict[str, tuple[Country, ...]] = {}
    for country in countries():
        for adjective in country.adjectives:
            found[adjective] = (*found.get(adjective, ()), country)
    return found


def _country(row: dict[str, str]) -> Country:
    person, _, people = row["people"].partition("|")
    return Country(
        code=row["code"],
        kind=cast("Kind", row["kind"]),
        name=row["name"],
        other_names=_values(row["names"]),
        former_names=_values(row["former_names"]),
        adjectives=_values(row["adjectives"]),
        person=person,
        people=people,
        combining=_values(row["combining"]),
        capitals=tuple(tuple(place.split("/")) for place in _values(row["capitals"])),
        seats=tuple(tuple(place.split("/")) for place in _values(row["seats"])),
    )


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
