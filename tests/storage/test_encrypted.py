"""F1, F2, F13, F25, F87: an encrypted logbook with its backups, drafts and leftovers, looked at from outside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import make
from tests.storage.encrypting import MARK, OTHER, encrypted, fill_with_marks, found_in, keys, quick_key
from vedette.domain.errors import AlreadyThere, FileDamaged, NeedsPassphrase, WrongPassphrase
from vedette.storage import backup, checking, drafts, restoring
from vedette.storage.acts import Act
from vedette.storage.checking import opened_to_read
from vedette.storage.comparing import compare
from vedette.storage.into_place import partial_of
from vedette.storage.keys import PAGE, Keys
from vedette.storage.salvage import Salvage
from vedette.storage.store import Store
from vedette.storage.summary import summarise

ROOT = Path(__file__).parents[2]
KILLED = """
import sys, time
from pathlib import Path
from tests.storage.encrypting import fill_with_marks, keys
from vedette.storage.store import Store
store = Store.open(Path(sys.argv[1]), keys=keys())
fill_with_marks(store)
print("ready", flush=True)
time.sleep(60)
"""


def incidents(path: Path, ring: Keys) -> int:
    with opened_to_read(path, keys=ring) as connection:
        assert [check.detail for check in checking.thorough(connection, []) if not check.ok] == []
        return summarise(connection).incidents


def backed_up(store: Store, target: Path) -> Path:
    with store.reading() as connection:
        return backup.back_up(connection, target, at="2021-11-06T12:00:00Z", keys=store.keys).file


def test_f1_nothing_of_what_was_recorded_stands_in_any_file_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "logbook.vedette"
    store = Store.create(path, key=quick_key())
    fill_with_marks(store)
    copy = backed_up(store, tmp_path / "backups" / "b.vedette")
    assert list(found_in(tmp_path)) == []
    store.close()
    assert list(found_in(tmp_path)) == []
    assert incidents(copy, keys()) == incidents(path, keys()) == 1
    assert not path.read_bytes().startswith(b"SQLite")


def test_f1_the_search_for_the_marker_finds_it_in_a_plain_logbook(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "logbook.vedette")
    fill_with_marks(store)
    store.close()
    assert list(found_in(tmp_path)) == ["logbook.vedette"]


def test_f2_f25_nothing_of_it_stands_there_after_a_kill_and_what_was_recorded_is_safe(tmp_path: Path) -> None:
    path = tmp_path / "logbook.vedette"
    Store.create(path, key=quick_key()).close()
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
        writer.send_signal(signal.SIGKILL)
        _, told = writer.communicate()
    assert MARK not in told and path.with_name("logbook.vedette-wal").stat().st_size > 0
    assert list(found_in(tmp_path)) == []
    store = Store.open(path, keys=keys())
    with store.reading() as connection:
        assert MARK in drafts.load(connection)[0].document
    store.close()
    assert incidents(path, keys()) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["logbook.vedette"]


def test_f2_a_plain_part_left_by_a_killed_program_is_gone_at_the_next_start(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "logbook.vedette")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = partial_of(path).with_name(f".logbook.vedette.{ended.pid}.part")
    left.write_text(MARK)
    Store.open(path, keys=keys()).close()
    assert not left.exists()


def test_f13_every_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = tmp_path / "shared"
        store = Store.create(folder / "logbook.vedette", key=quick_key())
        fill_with_marks(store)
        backed_up(store, folder / "backups" / "b.vedette")
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.rglob("*")}
        store.close()
    finally:
        os.umask(before)
    assert len(modes) >= 5 and modes.pop("backups") == 0o700
    assert set(modes.values()) == {0o600}


def test_f87_a_backup_comes_back_with_the_passphrase_and_never_without(tmp_path: Path) -> None:
    store = Store.open(encrypted(tmp_path / "logbook.vedette"), keys=keys())
    copy = backed_up(store, tmp_path / "b.vedette")
    with store.writing(make.act("new")) as unit:
        unit.put(make.incident())
    store.close()
    assert compare(store.path, copy, keys()).only_here == 1
    for ring, refused in ((None, NeedsPassphrase), (keys(OTHER), WrongPassphrase)):
        with pytest.raises(refused):
            restoring.restore(copy, store.path, keys=ring)
    assert incidents(store.path, keys()) == 5
    done = restoring.restore(copy, store.path, keys=keys())
    assert done.kept is not None and incidents(done.kept, keys()) == 5
    assert incidents(store.path, keys()) == 4


def test_f87_a_backup_that_was_open_when_it_was_copied_comes_back_encrypted(tmp_path: Path) -> None:
    store = Store.open(encrypted(tmp_path / "logbook.vedette"), keys=keys())
    fill_with_marks(store)
    for file in tmp_path.glob("logbook.vedette*"):
        shutil.copyfile(file, tmp_path / file.name.replace("logbook", "copied"))
    store.close()
    restoring.restore(tmp_path / "copied.vedette", tmp_path / "back.vedette", keys=keys())
    assert incidents(tmp_path / "back.vedette", keys()) == 5
    assert list(found_in(tmp_path)) == []


def test_an_earlier_backup_under_another_key_is_not_replaced(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "logbook.vedette", key=quick_key())
    stranger = encrypted(tmp_path / "stranger.vedette")
    with pytest.raises(AlreadyThere), store.reading() as connection:
        backup.back_up(connection, stranger, at="", keys=store.keys)
    store.close()
    assert incidents(stranger, keys()) == 4


def test_a_closed_copy_in_a_folder_that_can_not_be_written_is_read(tmp_path: Path) -> None:
    store = Store.open(encrypted(tmp_path / "logbook.vedette"), keys=keys())
    lone = tmp_path / "alone" / "copy.vedette"
    lone.parent.mkdir()
    shutil.copyfile(store.path, lone)  # its header says that a journal lies beside it
    lone.parent.chmod(0o500)
    assert incidents(lone, keys()) == 4
    lone.parent.chmod(0o700)
    store.close()


def test_g8_what_can_be_read_beside_a_damaged_page_is_saved_though_the_cipher_shuts_the_connection(
    tmp_path: Path,
) -> None:
    path = tmp_path / "logbook.vedette"
    store = Store.create(path, key=quick_key())
    with store.writing(make.act("log")) as unit:
        unit.put_all([make.incident(title=f"Flares {n}", narrative="word " * 300) for n in range(150)])
    store.close()
    whole, counts = path.read_bytes(), []
    for turn in range(1, 7):
        damaged = bytearray(whole)
        damaged[turn * len(whole) // PAGE // 7 * PAGE + 50] ^= 1
        path.write_bytes(damaged)
        try:
            counts.append(saved_of(path, tmp_path / f"saved-{turn}.vedette"))
        except FileDamaged:
            counts.append(0)
    # A page of the list of tables takes everything with it, one from which a whole table hangs takes that table; any
    # other takes its own rows alone.
    assert sum(count >= 140 for count in counts) >= 4 and len(set(counts)) > 1


def saved_of(path: Path, target: Path) -> int:
    """How many incidents are saved of a damaged logbook; those that are not are named."""
    other = Store.create(target, key=quick_key(OTHER))
    with opened_to_read(path, keys=keys()) as source, other.writing(Act("salvage", "", "", kind="import")) as unit:
        assert [check.name for check in checking.quick(source) if not check.ok]
        saved = Salvage(source, unit, checking.chain_of(source)).run(lambda *_: None)
    other.close()
    assert saved.incidents == 150 or saved.missing
    assert incidents(target, keys(OTHER)) == saved.incidents
    return saved.incidents


def test_a_logbook_cut_off_in_its_middle_is_damage_with_the_right_passphrase(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "logbook.vedette")
    path.write_bytes(path.read_bytes()[: PAGE * 20])
    with pytest.raises(FileDamaged), opened_to_read(path, keys=keys()) as connection:
        summarise(connection)
