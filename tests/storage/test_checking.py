"""F43 to F47, F90 to F96: what was changed behind our back is found and named; what is whole raises no alarm."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from tests import make
from tests.storage.damaging import SHA256, checked, filled, tamper, wrong
from vedette.domain.document import digest, to_text
from vedette.domain.errors import Cancelled, FileDamaged, FileTooNew, NotFound, NotOurFile
from vedette.storage import checking, incidents, reindexing, undoing
from vedette.storage.faults import reading_in_words
from vedette.storage.store import Store


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette")


def reference(path: Path, where: str) -> str:
    plain = sqlite3.connect(path)
    (found,) = plain.execute(f"SELECT reference FROM incident WHERE {where}").fetchone()
    plain.close()
    return str(found)


def test_a_whole_logbook_passes_every_check_and_is_not_touched(logbook: Path) -> None:
    before = logbook.read_bytes()
    found = checked(logbook)
    names = ["file", "links between tables", "search index", "journal", "records", "attachments", "earlier states"]
    assert list(found) == names
    assert all(check.ok for check in found.values())
    assert found["records"].detail.startswith("4 incidents")
    assert logbook.read_bytes() == before
    assert [path.name for path in logbook.parent.glob("logbook*")] == ["logbook.vedette"]


def test_an_open_logbook_can_be_checked_with_what_is_only_in_its_journal_file(logbook: Path) -> None:
    store = Store.open(logbook)
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    assert wrong(logbook) == {}
    assert checked(logbook)["records"].detail.startswith("5 incidents")
    store.close()


def test_a_connection_that_remembers_an_earlier_index_raises_no_alarm(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "logbook.vedette")
    with store.reading() as one:
        whole = {check.name: check.ok for check in checking.thorough(one, [])}
    with store.writing(make.act()) as unit:
        unit.put_all([make.incident() for _ in range(300)])
    with store.reading() as one, store.reading() as other:
        for connection in (one, other):
            assert whole["search index"] and all(check.ok for check in checking.thorough(connection, []))
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incident SET narrative = 'Nothing happened.' WHERE title = 'Wire cut'",
        "UPDATE incident SET narrative = 'Nothing.', hash = replace(hash, 'a', 'b') WHERE title = 'Wire cut'",
        "UPDATE place SET lat = 54.0",
        "UPDATE statement SET stance = 'accepts_act' WHERE n = 2",
        "DELETE FROM incident_tag",
        "UPDATE assessment SET reason = ''",
        "UPDATE attachment SET sha256 = 'abc'",
    ],
)
def test_f90_a_record_edited_outside_is_named_with_when_it_was_last_recorded(logbook: Path, statement: str) -> None:
    name = reference(logbook, "title = 'Wire cut'")
    tamper(logbook, statement)
    assert f"{name} (last recorded 2021-11-04T12:00:00Z by tester, entry 9)" in wrong(logbook)["records"]


def test_f90_a_record_edited_with_its_own_hash_disagrees_with_the_journal(logbook: Path) -> None:
    name = reference(logbook, "title = 'Flares 2'")
    store = Store.open(logbook)
    with store.reading() as connection:
        uid = connection.exec_driver_sql("SELECT uid FROM incident WHERE title = 'Flares 2'").scalar_one()
        forged = replace(incidents.load(connection, [uid])[0], note="forged")
    store.close()
    hashed = digest(to_text(forged))
    tamper(logbook, f"UPDATE incident SET note = 'forged', hash = '{hashed}' WHERE uid = '{uid}'")
    assert name in wrong(logbook)["records"]


def test_f91_a_record_taken_out_with_its_entries_leaves_gaps(logbook: Path) -> None:
    uid = "(SELECT uid FROM incident WHERE title = 'Wire cut')"
    tamper(logbook, f"DELETE FROM revision WHERE uid = {uid}", "DELETE FROM incident WHERE title = 'Wire cut'")
    assert "an entry is missing" in wrong(logbook)["journal"]


def test_f91_a_record_taken_out_alone_is_missing(logbook: Path) -> None:
    tamper(logbook, "DELETE FROM incident WHERE title = 'Flares 1'")
    assert "recorded but missing (1)" in wrong(logbook)["records"]


def test_f92_entries_cut_off_at_the_end_leave_their_number(logbook: Path) -> None:
    tamper(logbook, "DELETE FROM revision WHERE id >= 10", "DELETE FROM act WHERE id >= 10")
    assert "ends at entry 9" in wrong(logbook)["journal"]


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE revision SET id = 100 WHERE id = 8", "UPDATE revision SET id = 8 WHERE id = 9"),
        ("INSERT INTO act(kind, label, by, at, state) VALUES ('record', 'x', 'y', '2020-01-01T00:00:00Z', 'done')",),
        ("UPDATE act SET at = '2020-01-01T00:00:00Z' WHERE id = 8",),
        ("PRAGMA foreign_keys = OFF", "DELETE FROM act WHERE id = 10"),
        ("UPDATE revision SET before_packed = x'2e' WHERE before IS NOT NULL",),
    ],
    ids=["reordered", "inserted", "dated back", "act of the last entry gone", "a second text before"],
)
def test_f94_entries_moved_put_in_or_dated_back_are_noticed(logbook: Path, statements: tuple[str, ...]) -> None:
    tamper(logbook, *statements)
    assert "journal" in wrong(logbook)


def test_f95_an_attachment_changed_with_its_hash_disagrees_with_the_journal(logbook: Path) -> None:
    name = reference(logbook, "title = 'Wire cut'")
    other = hashlib.sha256(b"another").hexdigest()
    tamper(
        logbook,
        "DELETE FROM attachment_content WHERE seq = 1",
        f"UPDATE attachment_content SET bytes = x'{b'another'.hex()}', sha256 = '{other}'",
        f"UPDATE attachment SET sha256 = '{other}'",
    )
    assert name in wrong(logbook)["records"]
    assert "attachments" not in wrong(logbook)


def test_f72_changed_missing_and_superfluous_bytes_of_attachments_are_told_apart(logbook: Path) -> None:
    name = reference(logbook, "title = 'Wire cut'")
    tamper(logbook, "UPDATE attachment_content SET bytes = x'00' WHERE seq = 1")
    assert name in wrong(logbook)["attachments"]
    tamper(logbook, "DELETE FROM attachment_content", "INSERT INTO attachment_content VALUES ('feed', 0, x'01')")
    found = wrong(logbook)["attachments"]
    assert "no incident names (feed)" in found
    assert f"the bytes are not here for {name}" in found
    assert SHA256 not in found


def test_f45_a_search_index_out_of_step_is_told_apart_from_damage_of_records(logbook: Path) -> None:
    name = reference(logbook, "title = 'Flares 2'")
    store = Store.open(logbook)
    with store.scribbling() as connection:
        key = connection.exec_driver_sql("SELECT order_key FROM incident WHERE title = 'Flares 2'").scalar_one()
        connection.exec_driver_sql("DELETE FROM incident_search WHERE rowid = ?", (key,))
    store.close()
    assert list(wrong(logbook)) == ["search index"]
    assert name in wrong(logbook)["search index"]


@pytest.mark.parametrize("table", ["data", "content", "docsize", "config"])
def test_f45_damage_inside_the_search_index_is_found(logbook: Path, table: str) -> None:
    tamper(logbook, f"DELETE FROM incident_search_{table}")
    assert "search index" in wrong(logbook)
    assert "records" not in wrong(logbook)


def test_f45_words_that_are_there_but_not_found_any_more_are_noticed(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "wordy.vedette")
    with store.writing(make.act()) as unit:
        unit.put(make.incident(narrative=" ".join(f"word{number}" for number in range(20_000))))
    store.close()
    assert wrong(store.path) == {}
    tamper(store.path, "DELETE FROM incident_search_idx")
    assert list(wrong(store.path)) == ["search index"]


def test_f46_bytes_that_are_no_text_are_said_to_be_damage(logbook: Path) -> None:
    name = reference(logbook, "title = 'Wire cut'")
    tamper(logbook, "UPDATE incident SET narrative = CAST(x'f6f6' AS TEXT) WHERE title = 'Wire cut'")
    assert f"damaged: {name}" in wrong(logbook)["records"]
    tamper(logbook, "UPDATE act SET label = CAST(x'f6' AS TEXT) WHERE id = 3")
    assert "can't be read" in wrong(logbook)["journal"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incident SET sort_title = 'x'",
        "UPDATE incident SET contested = 0",
        "UPDATE incident SET order_key = order_key + 99999999",
        "UPDATE place SET n = 3",
        "UPDATE place SET words = ''",
        "UPDATE actor SET folded = 'x'",
        "UPDATE tag SET name = 'fence'",
        "UPDATE actor_name SET n = 4",
        "UPDATE source_item SET published_on_earliest = 'Z'",
    ],
)
def test_what_lists_are_sorted_and_filtered_by_is_compared_too(logbook: Path, statement: str) -> None:
    tamper(logbook, statement)
    assert "records" in wrong(logbook)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON incident BEGIN DELETE FROM act; END",
        "DROP VIEW incident_flat",
        "CREATE VIEW spy AS SELECT 1",
        "DROP TABLE custody",
        "DROP INDEX ix_incident_status_order_key",
    ],
)
def test_f110_tables_that_are_not_as_we_make_them_are_told(logbook: Path, statement: str) -> None:
    tamper(logbook, statement)
    assert "file" in wrong(logbook)


def test_f52_rows_that_point_nowhere_are_reported(logbook: Path) -> None:
    tamper(logbook, "UPDATE statement SET party_id = 4711 WHERE n = 1")
    assert wrong(logbook)["links between tables"] == "1 rows point nowhere: statement to actor."


def test_what_can_not_be_a_logbook_is_refused_in_words(logbook: Path, tmp_path: Path) -> None:
    for path, error in ((tmp_path / "none.vedette", NotFound), (tmp_path, NotOurFile)):
        with pytest.raises(error):
            checked(path)
    for version, refused in ((2, FileTooNew), (0, FileDamaged)):
        tamper(logbook, f"PRAGMA user_version = {version}")
        with pytest.raises(refused):
            checked(logbook)
        with pytest.raises(refused):
            Store.open(logbook)


@pytest.mark.parametrize("ended", [KeyboardInterrupt, Cancelled])
@pytest.mark.parametrize(
    "check", [checking.quick, lambda connection, tick: list(checking.thorough(connection, [], tick))]
)
def test_f136_a_check_ends_with_what_ended_it_and_finds_no_damage(
    logbook: Path, monkeypatch: pytest.MonkeyPatch, check: Callable[..., object], ended: type[BaseException]
) -> None:
    monkeypatch.setattr(checking, "_STEPS_BETWEEN_ASKING", 10)

    def stop(_part: str, _done: int, _all: int) -> None:
        raise ended

    with pytest.raises(ended), checking.opened_to_read(logbook) as connection:
        check(connection, stop)


def test_f136_what_the_database_swallowed_is_no_damage_either(logbook: Path) -> None:
    def swallowed() -> int:
        raise KeyboardInterrupt

    with pytest.raises(Cancelled), checking.opened_to_read(logbook) as connection:
        raw: Any = connection.connection.driver_connection
        raw.set_progress_handler(swallowed, 10)
        with reading_in_words(connection):
            connection.exec_driver_sql("SELECT count(*) FROM revision a, revision b, revision c").all()


def add_shelf(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE shelf (id INTEGER PRIMARY KEY)")


def test_f96_nothing_that_is_done_rightly_raises_an_alarm(logbook: Path) -> None:
    tamper(logbook, "VACUUM", "ANALYZE")
    assert wrong(logbook) == {}
    store = Store.open(logbook, migrations=(add_shelf,))
    undoing.undo(store, by="Ada", at="2021-11-06T12:00:00Z")
    undoing.undo(store, by="Ada", at="2021-11-06T12:00:00Z")
    undoing.redo(store, by="Ada", at="2021-11-06T12:00:00Z")
    with store.scribbling() as connection:
        connection.exec_driver_sql("INSERT INTO incident_search(incident_search) VALUES('optimize')")
    store.close()
    with checking.opened_to_read(logbook, newest=2) as connection:
        assert [check for check in checking.thorough(connection, []) if not check.ok] == []


@pytest.mark.parametrize("table", ["data", "content", "docsize", "idx", "config"])
def test_f45_a_damaged_index_is_made_anew_and_nothing_is_lost(logbook: Path, table: str) -> None:
    before = checking.summary_of(logbook)
    tamper(logbook, f"DELETE FROM incident_search_{table}")
    store = Store.open(logbook)
    reindexing.rebuild(store, lambda done, total: None)
    store.close()
    assert wrong(logbook) == {}
    assert checking.summary_of(logbook) == before
