from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests import make
from vedette.domain.changes import Changes
from vedette.domain.claim import Claim, Statement
from vedette.domain.errors import AlreadyThere, FileDamaged, FileGone, FileReadOnly, FileTooNew, NotFound, NotOurFile
from vedette.storage import incidents
from vedette.storage.marks import APPLICATION_ID, VERSION
from vedette.storage.store import Store


def test_a_new_logbook_carries_our_marks_and_is_readable_by_any_sqlite_tool(store: Store) -> None:
    store.close()
    plain = sqlite3.connect(store.path)
    assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert plain.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert plain.execute("SELECT count(*) FROM incident_flat").fetchone() == (0,)
    plain.close()


def test_a_closed_logbook_is_not_opened_again_by_a_question_that_comes_late(store: Store) -> None:
    store.close()
    with pytest.raises(FileGone, match="is closed"), store.reading():
        pass
    with pytest.raises(FileGone, match="is closed"), store.writing(make.act()):
        pass
    with pytest.raises(FileGone, match="is closed"):
        store.changed_elsewhere()


def test_the_flat_view_says_one_readable_row_per_incident(store: Store) -> None:
    poland = make.actor("Poland")
    with store.writing(make.act()) as unit:
        unit.put(poland)
        unit.put(make.incident(title="Wire cut", claims=(make.claim((poland.uid, "asserts")),)))
    store.close()
    plain = sqlite3.connect(store.path)
    plain.row_factory = sqlite3.Row
    row = plain.execute("SELECT * FROM incident_flat").fetchone()
    assert (row["title"], row["status"], row["parties"]) == ("Wire cut", "asserted", "Poland")
    assert row["claims"] == "Shots were fired: Poland asserts"
    plain.close()


def test_the_flat_view_keeps_a_general_denial_and_a_hedge_apart(store: Store) -> None:
    belarus = make.actor("Belarus")
    said = Statement(n=1, party=belarus.uid, stance="denies_act", scope="general")
    hedged = Statement(n=2, party=belarus.uid, stance="asserts", hedge="possibly")
    with store.writing(make.act()) as unit:
        unit.put(belarus)
        unit.put(make.incident(claims=(Claim(n=1, text="Shots were fired", statements=(said, hedged)),)))
    store.close()
    plain = sqlite3.connect(store.path)
    (claims,) = plain.execute("SELECT claims FROM incident_flat").fetchone()
    plain.close()
    assert claims == (
        "Shots were fired: Belarus denies_act (in general) | Shots were fired: Belarus asserts (hedged: possibly)"
    )


def test_the_file_and_its_folder_are_the_owners_alone(tmp_path: Path) -> None:
    made = Store.create(tmp_path / "deep" / "logbook.vedette")
    assert made.path.stat().st_mode & 0o777 == 0o600
    made.close()


def test_nothing_is_overwritten(store: Store) -> None:
    before = store.path.read_bytes()
    with pytest.raises(AlreadyThere):
        Store.create(store.path)
    assert store.path.read_bytes() == before


def test_after_the_last_close_one_plain_file_is_left(store: Store) -> None:
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    store.close()
    assert [path.name for path in store.path.parent.glob("logbook*")] == ["logbook.vedette"]
    assert store.path.read_bytes()[18:20] == b"\x01\x01"


def test_a_unit_is_announced_once_after_its_commit(store: Store, published: list[Changes]) -> None:
    incident = make.incident()
    with store.writing(make.act("log")) as unit:
        unit.put(incident)
        assert published == []
    assert published == [Changes("log", frozenset({incident.uid}))]


def test_an_error_inside_an_act_leaves_nothing_and_announces_nothing(store: Store, published: list[Changes]) -> None:
    incident = make.incident()
    with pytest.raises(ZeroDivisionError), store.writing(make.act()) as unit:
        unit.put(incident)
        raise ZeroDivisionError
    with store.reading() as connection:
        assert incidents.load(connection, [incident.uid]) == []
    assert published == []


def test_putting_what_is_there_already_is_no_change(store: Store, published: list[Changes]) -> None:
    incident = make.incident()
    for _ in range(2):
        with store.writing(make.act()) as unit:
            unit.put(incident)
    assert len(published) == 1


def test_foreign_keys_are_on_and_writes_are_synchronous_in_wal(store: Store) -> None:
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_the_journal_beside_the_file_shrinks_after_an_act_that_was_given_up(store: Store) -> None:
    beside = store.path.with_name(f"{store.path.name}-wal")
    with pytest.raises(ZeroDivisionError), store.writing(make.act()) as unit:
        unit.put_all([make.incident(narrative="x" * 10_000_000) for _ in range(3)])
        raise ZeroDivisionError
    assert beside.stat().st_size > 20_000_000
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    assert beside.stat().st_size < 17_000_000


def test_another_programs_change_is_noticed(store: Store) -> None:
    seen = store.changed_elsewhere()
    other = Store.open(store.path)
    with other.writing(make.act()) as unit:
        unit.put(make.incident())
    assert store.changed_elsewhere() != seen
    other.close()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", FileDamaged),
        (b"Not a database at all, but long enough to be one." * 4, NotOurFile),
        (b"SQLite format 3\x00" + b"\x00" * 100, NotOurFile),
    ],
)
def test_f124_a_file_that_is_no_logbook_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / "stranger.vedette"
    path.write_bytes(content)
    with pytest.raises(error, match=r"stranger\.vedette"):
        Store.open(path)
    assert path.read_bytes() == content


def test_f134_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Store.open(tmp_path / "nowhere.vedette")
    assert list(tmp_path.glob("*.vedette")) == []


def test_f124_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotOurFile):
        Store.open(tmp_path)


def test_f47_a_newer_logbook_is_refused_and_left_as_it_is(store: Store) -> None:
    store.close()
    plain = sqlite3.connect(store.path)
    plain.execute(f"PRAGMA user_version = {VERSION + 1}")
    plain.close()
    before = store.path.read_bytes()
    with pytest.raises(FileTooNew, match="newer Vedette"):
        Store.open(store.path)
    assert store.path.read_bytes() == before


def test_a_truncated_logbook_is_said_to_be_damaged(store: Store) -> None:
    with store.writing(make.act()) as unit:
        unit.put_all([make.incident(narrative="long " * 500) for _ in range(50)])
    store.close()
    store.path.write_bytes(store.path.read_bytes()[: 4096 * 20])
    with pytest.raises(FileDamaged):
        opened = Store.open(store.path)
        try:
            with opened.reading() as connection:
                connection.exec_driver_sql("SELECT count(narrative) FROM incident WHERE narrative LIKE '%x%'").scalar()
        finally:
            opened.close()


def test_f36_a_logbook_replaced_while_open_is_not_written_to(store: Store) -> None:
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    copy = store.path.read_bytes()
    store.path.rename(store.path.with_suffix(".moved"))
    store.path.write_bytes(copy)
    with pytest.raises(FileGone, match="moved, replaced or deleted"), store.writing(make.act()) as unit:
        unit.put(make.incident())
    assert store.path.read_bytes() == copy


def test_f36_a_deleted_logbook_is_said_to_be_gone(store: Store) -> None:
    store.path.unlink()
    with pytest.raises(FileGone), store.writing(make.act()) as unit:
        unit.put(make.incident())


def test_f123_a_read_only_logbook_opens_for_reading_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    incident = make.incident()
    with store.writing(make.act()) as unit:
        unit.put(incident)
    store.close()
    # Root may write anything, so permission is denied where Vedette asks for it.
    monkeypatch.setattr("os.access", lambda path, mode: False)
    opened = Store.open(store.path)
    with opened.reading() as connection:
        assert incidents.load(connection, [incident.uid]) == [incident]
    with pytest.raises(FileReadOnly), opened.writing(make.act()) as unit:
        unit.put(make.incident())
    opened.close()
    assert [path.name for path in store.path.parent.glob("logbook*")] == ["logbook.vedette"]
