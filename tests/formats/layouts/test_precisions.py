from __future__ import annotations

import pytest

from vedette.domain.place import Place
from vedette.formats.layouts.precisions import ACLED, GDELT, GTD, UCDP, coarsest, code_of


@pytest.mark.parametrize(
    ("column", "keys"),
    [
        (ACLED, {"1": "P3", "2": "P4", "3": "P7"}),
        (UCDP, {"1": "P3", "2": "P4", "3": "P6", "4": "P7", "5": "P5", "6": "P8", "7": "P9"}),
        (GTD, {"2": "P6", "4": "P7", "5": "P8"}),
        (GDELT, {"1": "P8", "2": "P7", "3": "P4", "4": "P4", "5": "P7"}),
    ],
)
def test_a_foreign_code_becomes_the_coarsest_that_fits(column: str, keys: dict[str, str]) -> None:
    assert {code: found.key for code in keys if (found := coarsest(column, code))} == keys
    assert coarsest(column, "") is None
    assert coarsest(column, "99") is None


@pytest.mark.parametrize(
    ("place", "acled", "ucdp"),
    [
        (Place(precision="P1"), "1", "1"),
        (Place(precision="P4"), "2", "2"),
        (Place(precision="P5"), "3", "5"),
        (Place(precision="P6"), "3", "3"),
        (Place(precision="P8"), "", "6"),
        (Place(precision="P9"), "3", "7"),
        (Place(precision="P0"), "", ""),
        (Place(text="Oldford"), "", ""),
        (Place(text="Oldford", lat=53.0, lon=23.0), "1", "1"),
        (Place(lat=53.0, lon=23.0), "", ""),
        (Place(text="x", lat=53.0, lon=23.0, uncertainty_m=20_000), "2", "2"),
        (Place(text="x", lat=53.0, lon=23.0, uncertainty_m=90_000), "3", "4"),
    ],
)
def test_a_place_has_the_code_of_its_precision(place: Place, acled: str, ucdp: str) -> None:
    assert (code_of(place, ACLED), code_of(place, UCDP)) == (acled, ucdp)
