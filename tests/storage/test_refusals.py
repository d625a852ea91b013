"""What storage refuses late or seldom: each time the words say so, and the files are as they were."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tests import make
from tests.room import no_file_above
from tests.storage.damaging import filled, tamper, wrong
from tests.storage.encrypting import OPENS, OTHER, encrypted, keys, quick_key
from vedette.domain.errors import (
    Cancelled,
    DiskFull,
    FileBusy,
    FileDamaged,
    FileReadOnly,
    InvalidPassphrase,
    NeedsPassphrase,
)
from vedette.storage import backup, checking, erasing, rekeying, restoring
from vedette.storage.keys import MODEST, Cost, calibrated, new_key, salt_of, unlock
from vedette.storage.store import Store
from vedette.storage.summary import Summary


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette")


def test_f21_a_logbook_that_can_only_be_read_gets_no_passphrase(logbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileReadOnly, match="can only be read here"):
        rekeying.rekey(logbook, None, quick_key())


def test_f21_a_damaged_logbook_gets_no_passphrase(logbook: Path) -> None:
    tamper(logbook, "UPDATE revision SET reason = 'forged'")
    before = logbook.read_bytes()
    with pytest.raises(FileDamaged, match=r"is damaged\. Nothing was changed"):
        rekeying.rekey(logbook, None, quick_key())
    assert (logbook.read_bytes(), list(logbook.parent.iterdir())) == (before, [logbook])


@pytest.mark.parametrize("statement", ["UPDATE incident SET note = 'x'", "CREATE TABLE shelf (id)", "DELETE FROM tag"])
def test_f21_a_copy_that_is_not_the_same_does_not_take_its_place(logbook: Path, statement: str) -> None:
    copy = logbook.with_name("copy.vedette")
    shutil.copyfile(logbook, copy)
    tamper(copy, statement)
    with pytest.raises(FileDamaged, match="did not pass its check"):
        rekeying._compare(logbook, None, copy, None)


def test_f21_a_file_kept_before_an_earlier_passphrase_is_not_taken_for_this_one(logbook: Path) -> None:
    earlier = logbook.with_name(f"logbook.before-{rekeying.BEFORE}-1.vedette")
    earlier.write_bytes(b"another")
    kept = rekeying.rekey(logbook, None, quick_key()).old
    assert kept is not None and kept != earlier
    assert earlier.read_bytes() == b"another"


_LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n"


def test_f21_copying_can_be_stopped_in_the_middle_of_its_longest_statement() -> None:
    def stop() -> None:
        raise Cancelled("stopped")

    with closing(driver.connect(":memory:")) as raw:
        with pytest.raises(Cancelled, match="stopped"), rekeying._told(raw, stop):
            raw.execute(_LONG).fetchall()
        with pytest.raises(driver.Error), rekeying._told(raw, stop):
            raw.execute("SELECT nothing")
        with rekeying._told(raw, lambda: None):
            assert raw.execute(_LONG).fetchone() == (300000,)


def test_f86_the_note_beside_a_copy_that_nobody_looked_into_may_be_missing_or_nonsense(logbook: Path) -> None:
    assert backup.noted_head(logbook) == ""
    backup.manifest_of(logbook).write_text("[1]")
    assert backup.noted_head(logbook) == ""


def test_f86_a_copy_that_holds_something_else_or_is_cut_off_does_not_pass(logbook: Path) -> None:
    with pytest.raises(FileDamaged, match="It does not hold what was copied"):
        backup._check_copy(logbook, Summary(), 1, None)
    logbook.write_bytes(logbook.read_bytes()[:5000])
    with pytest.raises(FileDamaged, match="did not pass its check"):
        backup._check_copy(logbook, Summary(), 1, None)


def test_f87_where_a_disk_knows_no_links_the_old_one_is_kept_as_a_copy(
    logbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    kept = restoring.keep(logbook, "restore", None)
    assert kept.read_bytes() == logbook.read_bytes()
    assert (kept.stat().st_mode & 0o777, wrong(kept)) == (0o600, {})


def test_f87_a_backup_that_changes_while_it_is_read_does_not_come_back(logbook: Path, tmp_path: Path) -> None:
    copy, later = tmp_path / "backup.vedette", filled(tmp_path / "later.vedette", extra=5)
    shutil.copyfile(logbook, copy)
    before = logbook.read_bytes()

    def replaced(*_: object) -> None:
        shutil.copyfile(later, copy)

    with pytest.raises(FileDamaged, match="changed while it was read"):
        restoring.restore(copy, logbook, replaced)
    assert logbook.read_bytes() == before


def test_f19_a_file_that_cannot_be_overwritten_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays, goes = tmp_path / "stays.vedette", tmp_path / "goes.vedette"
    for file in (stays, goes):
        file.write_bytes(b"x" * 100)
    really = Path.unlink

    def unlink(self: Path, missing_ok: bool = False) -> None:
        if self == stays:
            raise PermissionError("held by another program")
        really(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    assert erasing._go_on(tmp_path / "plan", [stays, goes]) == [stays]
    assert not goes.exists() and stays.read_bytes() == bytes(100)


def test_f35_where_there_is_no_room_for_a_new_logbook_nothing_is_left_of_it(tmp_path: Path) -> None:
    path = tmp_path / "new.vedette"
    with no_file_above(20_000), pytest.raises(DiskFull):
        Store.create(path)
    assert list(tmp_path.glob("*.vedette")) == []


@pytest.mark.long  # as long as SQLite waits for the other one
def test_f26_words_that_another_program_keeps_beside_the_file_are_told(store: Store) -> None:
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    with closing(driver.connect(str(store.path), isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM incident").fetchone()
        with pytest.raises(FileBusy, match="another program has the file open"):
            store.rewrite()


def test_f123_an_encrypted_copy_beside_which_nothing_can_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "border.vedette")
    store = Store.open(path, keys=keys())
    copy = tmp_path / "copy.vedette"
    shutil.copyfile(path, copy)
    store.close()
    copy.with_name(f"{copy.name}-shm").symlink_to(tmp_path / "not" / "there")
    with checking.opened_to_read(copy, keys=keys()) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM incident").scalar() == 4


def test_f16_keys_of_one_logbook_are_joined_by_what_is_typed_for_another(tmp_path: Path) -> None:
    here, there = encrypted(tmp_path / "here.vedette"), tmp_path / "there.vedette"
    Store.create(there, key=quick_key(OTHER)).close()
    ours = keys()
    assert ours.of(here) is not None
    joined = ours.joined_by(lambda _: OTHER)
    ours.forget()
    assert (joined.of(there) is not None, salt_of(there) is not None) == (True, True)
    with pytest.raises(NeedsPassphrase):
        ours.of(there)


def test_f16_a_plain_file_is_not_unlocked(logbook: Path) -> None:
    with pytest.raises(FileDamaged, match="is no encrypted logbook"):
        unlock(logbook, OPENS)


def test_a_key_that_took_too_little_time_is_made_with_more_passes() -> None:
    ticks = iter((0.0, 100.0, 0.0, 0.5, 1.0, 9.0))
    found = new_key(OPENS, clock=lambda: next(ticks))
    assert Cost.unpacked(found.salt[12:14]).passes == MODEST.passes + 1


def test_less_memory_makes_a_smaller_key_and_none_is_told() -> None:
    assert in_little_room(100 << 20, lambda: calibrated(0.01).memory) == MODEST.memory
    assert in_little_room(1 << 20, lambda: calibrated(0.01).memory) == MODEST.memory

    def refused() -> int:
        with pytest.raises(InvalidPassphrase, match="not enough memory"):
            new_key(OPENS, MODEST)
        return 1

    assert in_little_room(1 << 20, refused) == 1


def in_little_room(more: int, work: Callable[[], int]) -> int:
    """What `work` answers in a process that may take so many bytes more than it has."""
    import argon2.low_level  # noqa: F401 - there is no room for it later

    child = os.fork()
    if child == 0:
        answer = 99
        try:
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + more, resource.RLIM_INFINITY))
            answer = work()
            resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        finally:
            os._exit(answer)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
