"""What is typed to attack a search is looked for as text (F113, F114, F115)."""

from __future__ import annotations

import pytest

from tests import make
from vedette.domain.errors import UserError
from vedette.usecases.desk import Desk
from vedette.usecases.duplicates import Duplicates
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search

ATTACKS = (
    "' OR 1=1 --", "'; DROP TABLE incident; --", '" OR ""="', "1); DELETE FROM act; --", "%", "_", "title:*",
    "NEAR(a b)",
    "import:1;DROP TABLE act", "import:'", 'import:"%"', "import:99999999999999999999", "import:٣", "field.x':y",
    "a\0b", "(" * 2_000, "x " * 10_000, "(a+)+$", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_f113_f114_f115_an_attack_is_words_to_look_for(desk: Desk, incidents: Incidents, attack: str) -> None:
    incidents.record_whole(make.incident(title="Flares", reference=""))
    search = Search(desk)
    assert search.count(attack) in (0, 1)
    assert len(search.page(attack)) == search.count(attack)
    assert Duplicates(desk).find(attack).pairs == ()
    assert search.count("") == 1


@pytest.mark.parametrize("sort", ["title; DROP TABLE act", "uid", "-", "when DESC", "1"])
def test_f114_only_known_columns_are_sorted_by(desk: Desk, sort: str) -> None:
    with pytest.raises(UserError, match="can't be sorted"):
        Search(desk).page("", sort=sort)
