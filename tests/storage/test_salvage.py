"""F44, F46, F132: what can be read of a damaged logbook is saved, and what can't be is listed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Table

from tests import make
from tests.storage.damaging import filled, tamper, wrong
from tests.storage.encrypting import OPENS, encrypted
from vedette.domain.errors import AlreadyThere, FileDamaged, NotOurFile
from vedette.domain.quantity import Quantity
from vedette.storage import checking, reindexing
from vedette.storage.rows import QuantityRow
from vedette.storage.salvage_rows import rows
from vedette.storage.store import Store
from vedette.usecases.checking import verify
from vedette.usecases.salvaging import Saved, salvage


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette", extra=40)


def saved(logbook: Path) -> tuple[Saved, Path]:
    before, target = logbook.read_bytes(), logbook.with_name("saved.vedette")
    found = salvage(logbook, target)
    assert logbook.read_bytes() == before
    assert checking.summary_of(target).incidents == found.incidents
    assert wrong(target) == {}
    return found, target


def test_a_whole_logbook_is_saved_whole(logbook: Path) -> None:
    found, target = saved(logbook)
    assert found == Saved(41, [])
    with checking.opened_to_read(target) as new, checking.opened_to_read(logbook) as old:
        asked = "SELECT uid, reference, hash FROM incident ORDER BY uid"
        assert new.exec_driver_sql(asked).all() == old.exec_driver_sql(asked).all()
        content = "SELECT * FROM attachment_content ORDER BY sha256, seq"
        assert new.exec_driver_sql(content).all() == old.exec_driver_sql(content).all()


def test_one_unreadable_record_costs_no_other(logbook: Path) -> None:
    tamper(logbook, "UPDATE incident SET narrative = CAST(x'f6' AS TEXT) WHERE title = 'Flares 7'")
    found, _ = saved(logbook)
    assert found.incidents == 40
    assert len(found.missing) == 1
    assert found.missing[0].startswith("incident ")


def test_what_differs_from_what_was_recorded_is_saved_and_listed(logbook: Path) -> None:
    tamper(logbook, "UPDATE incident SET narrative = 'forged' WHERE title = 'Flares 7'")
    found, _ = saved(logbook)
    assert found.incidents == 41
    assert "what was saved differs" in found.missing[0]


def test_lost_shared_things_are_listed_and_take_no_incident_along(logbook: Path) -> None:
    tamper(logbook, "UPDATE actor SET name = CAST(x'f6' AS TEXT) WHERE name = 'Poland'")
    found, target = saved(logbook)
    assert found.incidents == 41
    assert any("what stood above actor" in line for line in found.missing)
    assert any("what is called “lost actor 1” now" in line for line in found.missing)
    with checking.opened_to_read(target) as connection:
        asked = "SELECT count(*) FROM statement s JOIN actor a ON a.id = s.party_id WHERE a.name = 'lost actor 1'"
        assert connection.exec_driver_sql(asked).scalar() == 1


def test_a_lost_outlet_costs_neither_its_publication_nor_the_incident(logbook: Path) -> None:
    tamper(logbook, "UPDATE source SET name = CAST(x'f6' AS TEXT)")
    found, _ = saved(logbook)
    assert found.incidents == 41
    assert any("an outlet of source item" in line for line in found.missing)


@pytest.mark.parametrize("table", ["claim", "link", "tag", "source_item", "actor_name", "ix_incident_first_day"])
def test_f44_one_bad_page_costs_what_lay_on_it_and_no_incident(logbook: Path, table: str) -> None:
    spoil(logbook, page_of(logbook, table))
    found, _ = saved(logbook)
    assert found.incidents == 41
    assert any("what can't be read of table" in line for line in found.missing)


def test_f44_a_bad_page_among_the_incidents_costs_those_that_lay_there(logbook: Path) -> None:
    raw = logbook.read_bytes()
    page = next(n for n in range(len(raw) // 4096) if raw[n * 4096] == 13 and b"Flares 7" in raw[n * 4096 :][:4096])
    spoil(logbook, page + 1)
    found, _ = saved(logbook)
    assert 0 < found.incidents < 41
    assert found.incidents + sum(line.startswith("incident 0") for line in found.missing) == 41


def test_f44_every_row_of_a_table_is_read_also_where_one_incident_has_very_many(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "logbook.vedette")
    few = make.incident(quantities=(Quantity(n=1, subject="persons", best=6.0),))
    many = make.incident(quantities=tuple(Quantity(n=n, subject="persons", best=float(n)) for n in range(1, 251)))
    with store.writing(make.act()) as unit:
        unit.put_all([few, many, replace(few, uid=make.uid(), reference="T-3")])
    store.close()
    with checking.opened_to_read(store.path) as connection:
        found = list(rows(connection, cast(Table, QuantityRow.__table__), "best"))
    assert [best for _, best in found] == [6.0, *map(float, range(1, 251)), 6.0]


@pytest.mark.parametrize("table", ["attachment_content", "sqlite_autoindex_attachment_content_1"])
def test_f44_bytes_of_attachments_are_saved_without_their_index_and_missed_without_their_page(
    logbook: Path, table: str
) -> None:
    spoil(logbook, page_of(logbook, table))
    found, target = saved(logbook)
    assert found.incidents == 41
    with checking.opened_to_read(target) as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM attachment_content").scalar()
    assert kept == (0 if table == "attachment_content" else 2)


def test_bytes_of_an_attachment_that_became_something_else_are_missed(logbook: Path) -> None:
    tamper(logbook, "UPDATE attachment_content SET bytes = 'text' WHERE seq = 1")
    assert any("the bytes of attachment" in line for line in saved(logbook)[0].missing)


def test_f44_noise_in_the_middle_of_the_file_loses_only_what_lay_there(logbook: Path) -> None:
    spoil(logbook, page_of(logbook, "assessment"))
    assert "file" in wrong(logbook)
    found, _ = saved(logbook)
    assert found.incidents + sum(line.startswith("incident ") for line in found.missing) >= 41


def test_nothing_is_overwritten_and_nothing_left_of_a_file_without_hope(logbook: Path) -> None:
    with pytest.raises(AlreadyThere):
        salvage(logbook, logbook)
    logbook.write_bytes(b"")
    with pytest.raises(FileDamaged):
        salvage(logbook, logbook.with_name("saved.vedette"))
    assert not logbook.with_name("saved.vedette").exists()


def page_of(logbook: Path, name: str) -> int:
    return dict(places(logbook))[name]


def of_the_list_of_tables(logbook: Path) -> list[int]:
    """The pages that hold it, the first included."""
    raw = logbook.read_bytes()
    cells = [int.from_bytes(raw[112 + 2 * n : 114 + 2 * n], "big") for n in range(int.from_bytes(raw[103:105], "big"))]
    return [1, *(int.from_bytes(raw[at : at + 4], "big") for at in (*cells, 108))]


def spoil(logbook: Path, page: int) -> None:
    start = (page - 1) * 4096 + (100 if page == 1 else 0)
    raw = bytearray(logbook.read_bytes())
    raw[start : page * 4096] = b"\xa5" * (page * 4096 - start)
    logbook.write_bytes(raw)


@pytest.mark.parametrize("place", [0, 1, -1])
def test_f44_where_the_list_of_tables_is_damaged_that_of_a_new_logbook_is_taken(logbook: Path, place: int) -> None:
    spoil(logbook, of_the_list_of_tables(logbook)[place])
    found, _ = saved(logbook)
    assert found == Saved(41, ["the list of tables, for which that of a new logbook was taken"])


@pytest.mark.parametrize("anew", [False, True])
def test_f44_also_of_a_file_that_was_written_anew(logbook: Path, anew: bool) -> None:
    store = Store.open(logbook)
    if anew:
        reindexing.rebuild(store, lambda _done, _total: None)
    store.rewrite()
    store.close()
    spoil(logbook, of_the_list_of_tables(logbook)[1])
    found, _ = saved(logbook)
    assert (found.incidents, len(found.missing)) == (41, 1)


@pytest.mark.parametrize("lost", [16, 100, 4096, 8192])
def test_f44_where_the_first_bytes_are_gone_what_lies_behind_them_is_saved(logbook: Path, lost: int) -> None:
    logbook.write_bytes(bytes(lost) + logbook.read_bytes()[lost:])
    assert not verify(logbook).ok
    found, _ = saved(logbook)
    assert found.incidents == 41
    assert bool(found.missing) == (lost > 100)


def test_f44_a_logbook_that_lost_only_its_mark_is_not_taken_for_the_file_of_another_program(logbook: Path) -> None:
    raw = logbook.read_bytes()
    logbook.write_bytes(raw[:68] + bytes(4) + raw[72:])
    with pytest.raises(FileDamaged, match=r"first bytes .* are damaged"):
        Store.open(logbook)
    assert saved(logbook)[0] == Saved(41, [])


@pytest.mark.parametrize("kept", [2_000, 300_000])
def test_f44_of_a_file_without_hope_the_words_name_it_and_no_copy(logbook: Path, kept: int) -> None:
    raw = logbook.read_bytes()
    logbook.write_bytes(raw[:2_000] if kept == 2_000 else bytes(kept) + raw[kept:])
    with pytest.raises((FileDamaged, NotOurFile), match=f"“{logbook.name}”"):
        salvage(logbook, logbook.with_name("saved.vedette"))
    assert not logbook.with_name("saved.vedette").exists()


_OTHERWISE = """
import sys
from pathlib import Path
from vedette.storage.rows import OwnPlaceRow, TagRow, SourceRow
from vedette.storage.store import Store
Store.create(Path(sys.argv[1])).close()
"""


def test_f44_the_tables_lie_at_the_same_places_whichever_program_made_them(logbook: Path) -> None:
    other = logbook.with_name("other.vedette")
    subprocess.run(
        [sys.executable, "-c", _OTHERWISE, str(other)], check=True, env={**os.environ, "PYTHONHASHSEED": "9"}
    )
    assert places(other) == places(logbook)


def places(logbook: Path) -> list[tuple[str, int]]:
    with checking.opened_to_read(logbook) as connection:
        asked = "SELECT name, rootpage FROM sqlite_master ORDER BY name"
        return [(str(name), int(page)) for name, page in connection.exec_driver_sql(asked)]


def test_f44_what_lies_in_the_file_beside_it_is_told_as_missing(logbook: Path) -> None:
    spoil(logbook, 1)
    logbook.with_name(f"{logbook.name}-wal").write_bytes(b"late")
    assert "in the file beside it" in saved(logbook)[0].missing[1]


def test_f44_a_list_that_cannot_be_guessed_is_said_and_what_to_do(logbook: Path) -> None:
    raw = logbook.read_bytes()
    logbook.write_bytes(raw[:100] + b"\xa5" * (len(raw) - 100))
    with pytest.raises(FileDamaged, match=r"lists its tables.*open your newest backup"):
        salvage(logbook, logbook.with_name("saved.vedette"))
    assert [path.name for path in logbook.parent.glob("*.vedette")] == [logbook.name]
    assert list(logbook.parent.glob(".vedette-*")) == []


def test_f44_without_its_list_of_tables_an_encrypted_one_is_told_to_be_lost(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "border.vedette")
    spoil(path, 1)
    with pytest.raises(FileDamaged, match=r"nothing can be read without that list.*open your newest backup"):
        salvage(path, tmp_path / "saved.vedette", ask=lambda _: OPENS)
    assert not (tmp_path / "saved.vedette").exists()
