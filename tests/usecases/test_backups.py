"""F53, F86, F88: backups are made when due, thinned out only after a good one, tried, and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests import make
from tests.make import NOON
from tests.storage.damaging import tamper
from vedette import paths
from vedette.domain.errors import FileDamaged, UserError
from vedette.storage.backup import manifest_of
from vedette.storage.heads import Heads
from vedette.storage.store import Store
from vedette.usecases import sightings
from vedette.usecases.backups import Backups, at_lock, found_for, restore
from vedette.usecases.checking import ended_uncleanly, quick_look, verify
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Silent


@dataclass
class Clock:
    """A clock that stands where it is put."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    store = Store.create(tmp_path / "logbook.vedette")
    yield Desk(store, who=lambda: "Ada", clock=clock)
    store.close()


@pytest.fixture
def kept(desk: Desk) -> Backups:
    return Backups(desk)


def log(desk: Desk) -> None:
    with desk.acting("log") as unit:
        unit.put(make.incident())


def test_nothing_is_due_until_something_was_recorded(desk: Desk, kept: Backups) -> None:
    assert not kept.due()
    assert kept.at_close() is None
    log(desk)
    assert kept.due()


def test_a_backup_is_due_after_half_an_hour_of_change(desk: Desk, kept: Backups, clock: Clock) -> None:
    log(desk)
    kept.make()
    clock.now += timedelta(hours=2)
    assert not kept.due()
    log(desk)
    assert kept.due()
    clock.now = NOON + timedelta(minutes=29)
    assert not kept.due()


def test_f53_a_clock_set_back_does_not_stop_the_backups(desk: Desk, kept: Backups, clock: Clock) -> None:
    log(desk)
    kept.make()
    log(desk)
    clock.now -= timedelta(days=3650)
    assert kept.due()


def test_closing_makes_a_backup_of_what_changed_and_only_then(desk: Desk, kept: Backups, clock: Clock) -> None:
    log(desk)
    assert kept.at_close() is not None
    clock.now += timedelta(minutes=1)
    assert kept.at_close() is None
    log(desk)
    assert kept.at_close() is not None
    assert [line.summary.incidents for line in kept.all() if line.summary] == [2, 1]


def test_backups_lie_below_our_folder_and_are_named_by_their_time(desk: Desk, kept: Backups) -> None:
    log(desk)
    copy = kept.make()
    assert copy.file.name == "2021-11-04T120000Z.vedette"
    assert copy.file.parent.parent == paths.backups_folder()
    assert kept.make().file.name == "2021-11-04T120001Z.vedette"
    assert [line.made_at.second for line in found_for(desk.store.path)] == [1, 0]


def test_a_folder_of_choice_gets_a_named_file_and_a_file_of_choice_is_that_file(
    desk: Desk, kept: Backups, tmp_path: Path
) -> None:
    log(desk)
    assert kept.make(tmp_path).file.name == "logbook-2021-11-04T120000Z.vedette"
    assert kept.make(tmp_path / "mine.vedette").file == tmp_path / "mine.vedette"
    assert kept.all() == []
    assert Backups(desk, tmp_path / "stick").make().file.is_relative_to(tmp_path / "stick")


def test_old_backups_are_thinned_out_when_a_new_one_is_good(desk: Desk, kept: Backups, clock: Clock) -> None:
    log(desk)
    for hours in (0, 2, 4):
        clock.now = NOON + timedelta(hours=hours)
        kept.make()
    clock.now = NOON + timedelta(days=10)
    kept.make()
    assert [line.made_at for line in kept.all()] == [NOON + timedelta(days=10), NOON + timedelta(hours=4)]
    assert len(list(kept.folder().glob("*.json"))) == 2


def test_f86_a_damaged_logbook_thins_nothing_out(desk: Desk, kept: Backups, clock: Clock) -> None:
    log(desk)
    for hours in (0, 2, 4):
        clock.now = NOON + timedelta(hours=hours)
        kept.make()
    clock.now = NOON + timedelta(days=10)
    with desk.store.scribbling() as connection:
        connection.exec_driver_sql("UPDATE revision SET reason = 'x'")
    with pytest.raises(FileDamaged):
        kept.make()
    assert len(kept.all()) == 3


def test_f88_one_disk_for_all_is_warned_of(kept: Backups) -> None:
    assert "same disk" in kept.warning()


def test_the_drill_is_due_monthly_and_leaves_nothing(desk: Desk, kept: Backups, clock: Clock) -> None:
    assert not kept.drill_due()
    with pytest.raises(UserError, match="no backup to try"):
        kept.drill()
    log(desk)
    copy = kept.make()
    assert kept.drill_due()
    assert kept.drill() == copy.file
    assert not kept.drill_due()
    clock.now += timedelta(days=31)
    assert kept.drill_due()
    assert sorted(path.name for path in kept.folder().iterdir()) == [
        "2021-11-04T120000Z.vedette", "2021-11-04T120000Z.vedette.json", "last-drill.txt",
    ]  # fmt: skip


def test_f87_a_drill_finds_a_damaged_backup(desk: Desk, kept: Backups) -> None:
    log(desk)
    tamper(kept.make().file, "UPDATE incident SET note = 'forged'")
    with pytest.raises(FileDamaged):
        kept.drill()
    assert kept.drill_due()


def test_a_restored_logbook_raises_no_alarm_and_an_exchanged_one_does(desk: Desk, kept: Backups, clock: Clock) -> None:
    log(desk)
    copy = kept.make()
    log(desk)
    sightings.note(desk, "close")
    desk.store.close()
    done = restore(copy.file, desk.store.path, clock)
    assert verify(desk.store.path).ok
    assert done.kept is not None
    done.kept.replace(desk.store.path)
    assert verify(desk.store.path).ok
    sightings.note(Desk(opened := Store.open(desk.store.path), lambda: "", clock), "close")
    opened.close()
    desk.store.path.write_bytes(copy.file.read_bytes())
    assert [check.name for check in verify(desk.store.path).checks if not check.ok] == ["earlier states"]


def test_what_differs_from_a_backup_is_told_before_it_is_brought_back(desk: Desk, kept: Backups) -> None:
    log(desk)
    copy = kept.make()
    log(desk)
    found = kept.compare(copy.file)
    assert (found.relation, found.only_here, found.only_there) == ("older", 1, 0)


def test_an_unclean_end_is_seen_and_looked_at_before_opening(desk: Desk) -> None:
    log(desk)
    assert ended_uncleanly(desk.store.path)
    assert quick_look(desk.store.path).ok
    desk.store.close()
    assert not ended_uncleanly(desk.store.path)
    desk.store.path.write_bytes(b"")
    assert not quick_look(desk.store.path).ok


def test_a_state_that_can_not_be_noted_spoils_no_work(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    log(desk)
    paths.user_home().write_text("a file where the folder should be")
    sightings.note(desk, "close")
    assert "could not be noted" in caplog.text
    caplog.clear()


def test_heads_and_lists_hold_no_text_of_any_record(desk: Desk, kept: Backups) -> None:
    with desk.acting("log MARKER") as unit:
        unit.put(make.incident(title="MARKER"))
    copy = kept.make()
    sightings.note(desk, "close")
    assert b"MARKER" not in paths.heads_file().read_bytes()
    assert b"MARKER" not in manifest_of(copy.file).read_bytes()
    assert Heads(paths.heads_file()).known(desk.store.path)[-1].at == NOON.astimezone(UTC).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )


def test_a_copy_made_at_the_lock_thins_out_nothing_until_it_is_checked(
    desk: Desk, kept: Backups, clock: Clock, home: Path
) -> None:
    log(desk)
    kept.make()
    log(desk)
    sightings.note(desk, "close")
    desk.store.close()
    clock.now += timedelta(minutes=1)
    made = at_lock(desk.store.path, None, clock, Silent())
    assert made is not None and [line.summary is None for line in found_for(desk.store.path)] == [True, False]
    assert at_lock(desk.store.path, None, clock, Silent()) is None
    again = Desk(Store.open(desk.store.path), who=lambda: "Ada", clock=clock)
    clock.now += timedelta(minutes=1)
    fresh = Backups(again).make()
    assert [line.summary and line.summary.incidents for line in found_for(desk.store.path)] == [2, 2, 1]
    again.store.close()
    assert at_lock(desk.store.path, None, clock, Silent()) is None and fresh.file.exists()


def test_a_damaged_copy_made_at_the_lock_stays_and_is_never_taken_for_a_good_one(
    desk: Desk, kept: Backups, clock: Clock
) -> None:
    log(desk)
    bad = kept.folder() / "2021-11-04T115900Z.vedette"
    bad.parent.mkdir(parents=True)
    bad.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    kept.make()
    assert [line.summary is None for line in kept.all()] == [False, True]
