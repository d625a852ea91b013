"""F22: what of a logbook can still be read by everybody once it is encrypted, and how that is removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import make
from tests.storage.damaging import filled
from tests.storage.encrypting import MARK, OPENS, OTHER, QUICK, fill_with_marks, found_in, keys
from vedette.domain.errors import UserError
from vedette.domain.passphrase import RecoveryCode
from vedette.storage.store import Store
from vedette.usecases import checking, protection
from vedette.usecases.backups import Backups, restore
from vedette.usecases.desk import Desk, wall_clock
from vedette.usecases.logbooks import create, open_logbook
from vedette.usecases.salvaging import salvage


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Path]:
    """A plain one with marks in it, and a backup."""
    store = Store.create(tmp_path / "logbook.vedette")
    fill_with_marks(store)
    Backups(Desk(store, lambda: "Ada")).make()
    store.close()
    yield store.path


def test_f22_plain_copies_are_found_named_and_removed(logbook: Path, tmp_path: Path) -> None:
    done = protection.protect(logbook, None, OPENS, cost=QUICK)
    assert done.encrypted and len(done.plain) == 2
    assert list(found_in(tmp_path)) == sorted(file.name for file in done.plain)
    protection.remove(done.plain)
    assert list(found_in(tmp_path)) == []
    assert protection.plain_copies(logbook) == []
    with pytest.raises(UserError, match="encrypted"):
        protection.remove((logbook,))
    assert protection.is_encrypted(logbook)


def test_a_backup_under_the_new_passphrase_is_made_at_once(logbook: Path) -> None:
    protection.protect(logbook, None, OPENS, cost=QUICK)
    protection.protect(logbook, OPENS, OTHER, cost=QUICK)
    store = Store.open(logbook, keys=keys(OTHER))
    kept = Backups(Desk(store, lambda: "Ada"))
    assert kept.drill() == kept.all()[0].file
    assert kept.compare(kept.all()[0].file).relation == "same"
    store.close()


def test_the_code_that_is_told_opens_it_and_is_a_new_one_after_each_change(logbook: Path) -> None:
    first = protection.protect(logbook, None, OPENS, cost=QUICK).code
    second = protection.protect(logbook, RecoveryCode.typed(first), OTHER, cost=QUICK).code
    assert first != second
    store = open_logbook(logbook, ask=lambda _: RecoveryCode.typed(second))
    assert protection.recovery_code(Desk(store, lambda: "Ada")) == second
    store.close()


def test_taking_it_off_needs_what_opens_it_and_leaves_a_plain_file(logbook: Path) -> None:
    protection.protect(logbook, None, OPENS, cost=QUICK)
    with pytest.raises(UserError, match="does not open"):
        protection.protect(logbook, OTHER, None)
    done = protection.protect(logbook, OPENS, None)
    assert not done.encrypted and done.plain == () and not protection.is_encrypted(logbook)
    store = open_logbook(logbook)
    assert protection.recovery_code(Desk(store, lambda: "Ada")) == ""
    store.close()


def test_f96_a_change_of_passphrase_raises_no_alarm(logbook: Path) -> None:
    protection.protect(logbook, None, OPENS, cost=QUICK)
    assert checking.verify(logbook, ask=lambda _: OPENS).ok
    assert checking.quick_look(logbook, lambda _: OPENS).ok
    protection.protect(logbook, OPENS, None)
    assert checking.verify(logbook).ok


def test_a_new_logbook_with_a_passphrase_is_salvaged_and_restored_under_it(tmp_path: Path) -> None:
    path = tmp_path / "new.vedette"
    store = create(path, passphrase=OPENS, cost=QUICK)
    with store.writing(make.act()) as unit:
        unit.put(make.incident(title=MARK))
    copy = Backups(Desk(store, lambda: "Ada")).make(tmp_path / "copy.vedette").file
    store.close()
    assert salvage(path, tmp_path / "saved.vedette", ask=lambda _: OPENS).incidents == 1
    restore(copy, tmp_path / "back.vedette", wall_clock, ask=lambda _: OPENS)
    assert list(found_in(tmp_path)) == []
    assert protection.is_encrypted(tmp_path / "saved.vedette") and protection.is_encrypted(tmp_path / "back.vedette")


def test_the_paper_holds_the_code_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "code.txt"
    protection.write_code(file, "ABCD-EFGH")
    assert "ABCD-EFGH" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(UserError):
        protection.write_code(tmp_path / "missing" / "code.txt", "ABCD")


def test_asking_whether_a_file_is_encrypted_never_fails(tmp_path: Path) -> None:
    assert not protection.is_encrypted(tmp_path / "nothing") and not protection.is_encrypted(tmp_path)
    assert not protection.is_encrypted(filled(tmp_path / "plain.vedette"))
