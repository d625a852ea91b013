"""A file whose tables are not those of this version is refused in one sentence and left as it is (F48, F110)."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tests.storage.damaging import filled
from vedette.domain.errors import FileDamaged
from vedette.storage.fitting import USUAL, fingerprint
from vedette.storage.store import Store
from vedette.usecases.checking import verify
from vedette.usecases.salvaging import salvage


def changed(path: Path, *statements: str) -> bytes:
    plain = driver.connect(str(path))
    for statement in statements:
        plain.execute(statement)
    plain.commit()
    plain.close()
    return path.read_bytes()


def test_a_new_logbook_has_the_usual_tables(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "new.vedette")
    with store.reading() as connection:
        found = fingerprint(connection)
    store.close()
    assert found == USUAL, f"the tables were changed: put {found} into storage/fitting.py"


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DROP TABLE own_place_name", "table own_place_name"),
        ("DROP TABLE incident_search", "table incident_search"),
        ("ALTER TABLE incident DROP COLUMN summary", "column incident.summary"),
    ],
)
def test_f48_a_logbook_of_other_tables_is_refused_by_name_and_left_as_it_is(
    tmp_path: Path, statement: str, named: str
) -> None:
    path = filled(tmp_path / "old.vedette")
    before = changed(path, "DROP VIEW incident_flat", statement)
    with pytest.raises(FileDamaged, match=named):
        Store.open(path)
    assert path.read_bytes() == before
    assert [child.name for child in tmp_path.glob("old.vedette*")] == [path.name]


def test_f48_it_can_be_checked_and_what_can_be_read_is_saved(tmp_path: Path) -> None:
    path = filled(tmp_path / "old.vedette")
    changed(path, "DROP TABLE link", "DROP TABLE setting")
    assert not verify(path).ok
    saved = salvage(path, tmp_path / "saved.vedette")
    assert (saved.incidents, sorted(saved.missing)) == (4, ["all that table link held", "all that table setting held"])
    assert verify(tmp_path / "saved.vedette").ok


def test_f110_a_trigger_of_a_stranger_never_fires(tmp_path: Path) -> None:
    path = filled(tmp_path / "given.vedette")
    before = changed(path, "CREATE TRIGGER t AFTER INSERT ON act BEGIN DELETE FROM incident; END")
    with pytest.raises(FileDamaged, match="instructions of another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_f110_further_tables_are_nobodys_harm(tmp_path: Path) -> None:
    path = filled(tmp_path / "more.vedette")
    changed(path, "CREATE TABLE notes_of_my_own (text)")
    Store.open(path).close()
