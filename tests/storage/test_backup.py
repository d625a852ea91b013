"""F34, F35, F86, F88: a backup is whole or not there, and never takes the place of a good one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests import make
from tests.storage.damaging import filled, tamper, wrong
from vedette.domain.errors import AlreadyThere, Cancelled, FileDamaged, FileReadOnly
from vedette.storage import backup, checking
from vedette.storage.backup import Copy
from vedette.storage.store import Store

AT = "2021-11-06T12:00:00Z"


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette")


def backed_up(path: Path, target: Path, tick: backup.Tick = backup.silent) -> Copy:
    store = Store.open(path)
    try:
        with store.reading() as connection:
            return backup.back_up(connection, target, at=AT, tick=tick)
    finally:
        store.close()


def log_one_more(path: Path) -> None:
    store = Store.open(path)
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    store.close()


def test_a_backup_is_one_plain_checked_file_with_what_it_holds_beside_it(logbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "copy.vedette"
    copy = backed_up(logbook, target)
    assert wrong(target) == {}
    assert copy.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert copy.summary == checking.summary_of(logbook) == checking.summary_of(target)
    assert backup.described(target) == copy
    assert json.loads((tmp_path / "deep" / "copy.vedette.json").read_text())["summary"]["incidents"] == 4
    assert sorted(path.name for path in target.parent.iterdir()) == ["copy.vedette", "copy.vedette.json"]
    assert {path.stat().st_mode & 0o777 for path in target.parent.iterdir()} == {0o600}


def test_f82_a_backup_holds_one_state_though_others_write_meanwhile(logbook: Path, tmp_path: Path) -> None:
    store, other = Store.open(logbook), Store.open(logbook)

    def write_too(done: int, total: int) -> None:
        with other.writing(make.act()) as unit:
            unit.put(make.incident())

    with store.reading() as connection:
        copy = backup.back_up(connection, tmp_path / "copy.vedette", at=AT, tick=write_too)
    assert copy.incidents == 4
    assert checking.summary_of(logbook).incidents > 4
    other.close()
    store.close()


def test_an_earlier_backup_of_the_same_logbook_is_replaced_and_nothing_else(logbook: Path, tmp_path: Path) -> None:
    target, other = tmp_path / "copy.vedette", filled(tmp_path / "other.vedette")
    backed_up(logbook, target)
    log_one_more(logbook)
    assert backed_up(logbook, target).incidents == 5
    thesis = tmp_path / "thesis.odt"
    thesis.write_bytes(b"two years of work")
    strangers = {path: path.read_bytes() for path in (thesis, other)}
    for taken in (*strangers, logbook, tmp_path):
        with pytest.raises(AlreadyThere):
            backed_up(logbook, taken)
    assert {path: path.read_bytes() for path in strangers} == strangers
    assert wrong(logbook) == {}
    with pytest.raises(AlreadyThere):
        backed_up(other, target)


def test_f86_a_damaged_logbook_leaves_the_good_backup_alone(logbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.vedette"
    good = backed_up(logbook, target)
    tamper(logbook, "UPDATE revision SET reason = 'x' WHERE id = 3")
    with pytest.raises(FileDamaged, match="no earlier backup was touched"):
        backed_up(logbook, target)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == good.sha256
    assert list(tmp_path.glob(".*")) == []


def test_f86_damaged_pages_are_told_in_one_sentence_without_the_words_of_the_database(
    logbook: Path, tmp_path: Path
) -> None:
    content = bytearray(logbook.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xa5" * 4096 * 6
    logbook.write_bytes(content)
    with pytest.raises(FileDamaged) as caught:
        backed_up(logbook, tmp_path / "copy.vedette")
    assert "\n" not in str(caught.value) and "btree" not in str(caught.value)
    with checking.opened_to_read(logbook) as connection:
        assert not any("\n" in check.detail for check in checking.quick(connection))


def test_f136_a_cancelled_backup_leaves_nothing(logbook: Path, tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        backed_up(logbook, tmp_path / "new" / "copy.vedette", cancel)
    assert list((tmp_path / "new").iterdir()) == []


def test_f88_a_target_that_is_no_folder_is_told(logbook: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(FileReadOnly, match=r"copy\.vedette"):
        backed_up(logbook, tmp_path / "file" / "copy.vedette")


def test_what_a_killed_process_left_half_written_is_swept_away(logbook: Path, tmp_path: Path) -> None:
    left = tmp_path / ".copy.vedette.99999999.part"
    left.write_bytes(b"half")
    running = tmp_path / ".copy.vedette.1.part"
    running.write_bytes(b"somebody is at work")
    backed_up(logbook, tmp_path / "copy.vedette")
    assert not left.exists()
    assert running.exists()


def test_a_description_that_is_damaged_is_none(tmp_path: Path) -> None:
    for text in ("", "[]", '{"sha256": "x"}', '{"sha256": "x", "made_at": "y", "summary": {"more": 1}}'):
        (tmp_path / "copy.vedette.json").write_text(text)
        assert backup.described(tmp_path / "copy.vedette") is None
