"""Damage and tampering that reach the last corner of the checks: each is an answer, and none is an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests import make
from tests.storage.damaging import SHA256, filled, tamper, wrong
from vedette.domain.errors import FileDamaged
from vedette.storage import attachments, checking, comparing
from vedette.storage.store import Store


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette")


def spoil(logbook: Path, page: int) -> None:
    raw = logbook.read_bytes()
    logbook.write_bytes(raw[: (page - 1) * 4096] + b"\xa5" * 4096 + raw[page * 4096 :])


def page_of(logbook: Path, name: str) -> int:
    with checking.opened_to_read(logbook) as connection:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.exec_driver_sql(asked, (name,)).scalar_one())


@pytest.mark.parametrize(
    ("statement", "found", "said"),
    [
        ("UPDATE revision SET many = 'text' WHERE many IS NOT NULL", "journal", "was changed after it was written"),
        ("UPDATE revision SET many = x'00' WHERE many IS NOT NULL", "journal", "was changed after it was written"),
        ("UPDATE revision SET many = substr(many, 1, 9) WHERE many IS NOT NULL", "journal", "was changed"),
        ("UPDATE revision SET before_hash = 'zz', before_packed = 'x'", "journal", "was changed"),
        ("UPDATE attachment_content SET bytes = 'text' WHERE seq = 1", "attachments", "Not what was added"),
        ("INSERT INTO sqlite_sequence VALUES ('nobody', 3)", "file", "a counter of ids is damaged"),
        ("DELETE FROM revision WHERE uid <> '' OR many IS NOT NULL", "journal", "was written"),
        ("DELETE FROM revision WHERE many IS NOT NULL", "records", "never recorded in the journal"),
    ],
)
def test_f90_another_hand_is_noticed_whatever_it_puts(logbook: Path, statement: str, found: str, said: str) -> None:
    tamper(logbook, statement)
    assert said in wrong(logbook)[found]


def test_f90_what_was_changed_is_named_though_part_of_the_journal_is_nonsense(logbook: Path) -> None:
    tamper(logbook, "UPDATE revision SET many = x'00' WHERE many IS NOT NULL",
           "UPDATE incident SET note = 'forged' WHERE title = 'Wire cut'")  # fmt: skip
    said = wrong(logbook)["records"]
    assert "not as recorded: T-N" in said
    assert "Part of the journal can't be read" in said


def with_many_entries(path: Path) -> Path:
    store = Store.create(path)
    incident = make.incident(title="Wire cut")
    for number in range(12):
        with store.writing(make.act()) as unit:
            unit.put(replace(incident, narrative=f"seen {number} " * 200))
    store.close()
    return path


def test_f44_what_was_changed_is_named_though_the_end_of_the_journal_cannot_be_read(tmp_path: Path) -> None:
    logbook = with_many_entries(tmp_path / "logbook.vedette")
    tamper(logbook, "UPDATE incident SET note = 'forged'")
    raw = logbook.read_bytes()
    last = max(n for n in range(len(raw) // 4096) if raw[n * 4096] == 13 and b'"seen 9 seen' in raw[n * 4096 :][:4096])
    spoil(logbook, last + 1)
    found = wrong(logbook)
    assert "can't be read after entry" in found["journal"]
    assert "not as recorded" in found["records"]


def test_f44_of_an_index_whose_sizes_cannot_be_read_only_the_index_is_told_to_be_damaged(logbook: Path) -> None:
    spoil(logbook, page_of(logbook, "incident_search_docsize"))
    assert list(wrong(logbook)) == ["search index"]


def test_f44_a_lost_incident_and_a_damaged_index_of_incidents_are_both_told(logbook: Path) -> None:
    tamper(logbook, "DELETE FROM incident WHERE title = 'Flares 2'")
    for name in ("sqlite_autoindex_incident_1", "sqlite_autoindex_incident_2", "sqlite_autoindex_incident_3"):
        spoil(logbook, page_of(logbook, name))
    found = wrong(logbook)
    assert {"file", "records"} <= found.keys()


def test_f44_a_list_of_tables_that_cannot_be_read_to_its_end_refuses_the_file(logbook: Path) -> None:
    spoil(logbook, int.from_bytes(logbook.read_bytes()[108:112], "big"))
    with pytest.raises(FileDamaged), checking.opened_to_read(logbook):
        pass


def test_f44_bytes_that_became_text_are_not_given_out(logbook: Path) -> None:
    tamper(logbook, "UPDATE attachment_content SET bytes = 'text' WHERE seq = 1")
    with checking.opened_to_read(logbook) as connection, pytest.raises(FileDamaged, match="no longer what it was"):
        list(attachments.pieces_of(connection, SHA256))


def test_a_mistake_of_ours_inside_a_check_is_not_taken_for_a_stop(logbook: Path) -> None:
    with (
        checking.opened_to_read(logbook) as connection,
        pytest.raises(ZeroDivisionError),
        checking.interruptible(connection, lambda: None),
    ):
        raise ZeroDivisionError


def test_two_copies_that_went_on_name_what_each_changed(logbook: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.vedette"
    other.write_bytes(logbook.read_bytes())
    store = Store.open(other)
    with store.writing(make.act()) as unit:
        found = unit.connection.exec_driver_sql("SELECT uid, reference FROM incident WHERE title = 'Flares 2'").one()
        unit.put(replace(unit.get("incident", found.uid), note="seen there"))
    store.close()
    assert comparing.compare(logbook, other).names_changed == (found.reference,)
