"""F38, F87: only a whole backup of ours is put back, and what was there before is kept with its journals."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests import make
from tests.storage.damaging import filled, tamper, wrong
from tests.storage.test_backup import backed_up, log_one_more
from vedette.domain.errors import FileBusy, FileDamaged, FileTooNew, NotFound, NotOurFile, UserError
from vedette.storage import checking, restoring
from vedette.storage.comparing import compare
from vedette.storage.store import Store


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    """A logbook that went on after it was backed up to `backup.vedette`."""
    path = filled(tmp_path / "logbook.vedette")
    backed_up(path, tmp_path / "backup.vedette")
    log_one_more(path)
    return path


@pytest.fixture
def backup(logbook: Path) -> Path:
    return logbook.with_name("backup.vedette")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_a_backup_comes_back_as_it_was_and_the_present_file_is_kept(logbook: Path, backup: Path) -> None:
    present = logbook.read_bytes()
    done = restoring.restore(backup, logbook)
    assert logbook.read_bytes() == backup.read_bytes()
    assert done.sha256 == hashlib.sha256(backup.read_bytes()).hexdigest()
    assert done.kept is not None
    assert done.kept.name == "logbook.before-restore-1.vedette"
    assert done.kept.read_bytes() == present
    again = restoring.restore(done.kept, logbook)
    assert again.kept is not None
    assert again.kept.name == "logbook.before-restore-2.vedette"
    assert logbook.read_bytes() == present
    assert {path.stat().st_mode & 0o777 for path in logbook.parent.glob("*.vedette")} == {0o600}


def test_what_sets_the_two_apart_is_told(logbook: Path, backup: Path) -> None:
    log_one_more(backup)
    tamper(logbook, "DELETE FROM incident WHERE title = 'Flares 2'")
    found = restoring.restore(backup, logbook).difference
    assert found is not None
    assert found.relation == "apart"
    assert (found.only_here, found.only_there, found.changed) == (1, 2, 0)


@pytest.mark.parametrize(
    ("first", "second", "relation"), [("logbook", "backup", "older"), ("backup", "logbook", "newer")]
)
def test_the_older_of_two_is_known_by_its_head(
    logbook: Path, backup: Path, first: str, second: str, relation: str
) -> None:
    paths = {"logbook": logbook, "backup": backup}
    found = compare(paths[first], paths[second])
    assert found.relation == relation
    assert compare(paths[first], paths[first]).relation == "same"
    stranger = filled(logbook.with_name("stranger.vedette"))
    assert compare(paths[first], stranger).relation == "stranger"


def test_a_backup_becomes_a_side_copy_where_nothing_is(logbook: Path, backup: Path) -> None:
    done = restoring.restore(backup, logbook.with_name("aside.vedette"))
    assert done.kept is None
    assert done.difference is None
    assert wrong(done.file) == {}


def test_f38_journals_left_beside_a_lost_file_are_not_played_into_its_backup(logbook: Path, backup: Path) -> None:
    journal = logbook.with_name("logbook.vedette-wal")
    journal.write_bytes(b"stale")
    logbook.unlink()
    restoring.restore(backup, logbook)
    assert logbook.read_bytes() == backup.read_bytes()
    assert not journal.exists()
    assert journal.with_name("logbook.vedette-wal.stale").read_bytes() == b"stale"


def test_f38_a_damaged_file_is_kept_with_the_journal_that_may_still_be_of_use(logbook: Path, backup: Path) -> None:
    logbook.write_bytes(b"\0" * 5000)
    logbook.with_name("logbook.vedette-wal").write_bytes(b"journal")
    done = restoring.restore(backup, logbook)
    assert done.difference is not None
    assert done.difference.relation == "unreadable"
    assert done.kept is not None
    assert done.kept.read_bytes() == b"\0" * 5000
    assert done.kept.with_name(f"{done.kept.name}-wal").read_bytes() == b"journal"
    assert wrong(logbook) == {}


def test_f41_a_logbook_that_is_open_is_not_replaced(logbook: Path, backup: Path) -> None:
    store = Store.open(logbook)
    store.changed_elsewhere()
    before = names(logbook.parent)
    with pytest.raises(FileBusy, match="open in another window"):
        restoring.restore(backup, logbook)
    assert names(logbook.parent) == before
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    store.close()


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        (lambda path: path.unlink(), NotFound),
        (lambda path: path.write_bytes(b"text" * 100), NotOurFile),
        (lambda path: path.write_bytes(path.read_bytes()[:50_000]), FileDamaged),
        (lambda path: path.write_bytes(b""), FileDamaged),
        (lambda path: tamper(path, "PRAGMA user_version = 9"), FileTooNew),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4096)), NotOurFile),
        (lambda path: tamper(path, "PRAGMA application_id = 1"), FileDamaged),
        (lambda path: tamper(path, "UPDATE incident SET note = 'forged'"), FileDamaged),
    ],
    ids=["missing", "text", "cut", "empty", "newer", "foreign", "unmarked", "tampered"],
)
def test_f87_a_wrong_backup_is_refused_and_nothing_is_changed(
    logbook: Path, backup: Path, damage: object, error: type[UserError]
) -> None:
    assert callable(damage)
    damage(backup)
    before, there = logbook.read_bytes(), names(logbook.parent)
    with pytest.raises(error):
        restoring.restore(backup, logbook)
    assert logbook.read_bytes() == before
    assert names(logbook.parent) == there


def test_a_logbook_is_no_backup_of_itself(logbook: Path) -> None:
    with pytest.raises(UserError, match="that logbook itself"):
        restoring.restore(logbook, logbook)


def test_a_backup_that_somebody_has_open_is_copied_with_its_journal(logbook: Path, backup: Path) -> None:
    store = Store.open(backup)
    with store.writing(make.act()) as unit:
        unit.put(make.incident(title="Only in the journal"))
    restoring.restore(backup, logbook)
    store.close()
    assert checking.summary_of(logbook).incidents == 5
    assert wrong(logbook) == {}
