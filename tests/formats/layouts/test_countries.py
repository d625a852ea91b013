"""Countries: foreign names and codes lead to the ISO code, which leads back to what a layout calls the country."""

from __future__ import annotations

import pytest

from tests.formats.layouts.foreign import incident
from vedette.domain.place import Place
from vedette.formats.layouts.countries import country_cells, country_code


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("Poland", "", "PL"),
        (" POLAND ", "", "PL"),
        ("", "616", "PL"),
        ("Polska", "616", "PL"),
        ("", "4", "AF"),
        ("", "POL", "PL"),
        ("Russia (Soviet Union)", "", "RU"),
        ("Bosnia-Herzegovina", "", "BA"),
        ("Democratic Republic of Congo", "", "CD"),
        ("Aland", "", ""),
        ("", "", ""),
        ("Poland", "no code", "PL"),
    ],
)
def test_a_country_is_known_by_its_code_or_else_by_its_name(name: str, code: str, expected: str) -> None:
    assert country_code(name, code) == expected


def test_a_country_held_by_its_code_alone_is_written_as_foreign_files_name_it() -> None:
    assert country_cells(Place(country="PL")) == {"country": "Poland", "iso": "616", "iso3": "POL"}
    assert country_cells(Place(country="AF", country_name="Islamic Emirate"))["country"] == "Islamic Emirate"
    assert country_cells(Place(country="ZZ")) == {"country": "ZZ"}
    assert country_cells(Place(country_name="Aland")) == {"country": "Aland"}


@pytest.mark.parametrize(
    ("layout", "changed"),
    [
        ("acled", {"country": "Poland", "iso": "616"}),
        ("ucdp-ged", {"country": "Poland"}),
        ("gtd", {"country_txt": "Poland"}),
        ("iom", {"Country of Incident": "Poland"}),
    ],
)
def test_each_layout_that_names_a_country_leads_to_its_code(layout: str, changed: dict[str, str]) -> None:
    place = incident(layout, changed).places[0]
    assert (place.country, place.country_name) == ("PL", "Poland")
