"""F21, F22: a passphrase set, changed or taken away; at whatever step the process dies, one state is whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests import make
from tests.storage.damaging import filled, tamper
from tests.storage.doomed import ROOT, Run, doomed, steps
from tests.storage.encrypting import MARK, OPENS, OTHER, encrypted, fill_with_marks, found_in, keys, quick_key
from vedette.domain.errors import Cancelled, FileBusy, FileDamaged, UserError, WrongPassphrase
from vedette.domain.passphrase import Passphrase, Secret
from vedette.storage import checking
from vedette.storage.erasing import erase_file
from vedette.storage.keys import Keys, salt_of
from vedette.storage.rekeying import kept_before, rekey
from vedette.storage.store import Store
from vedette.storage.summary import summarise

PROGRAM = """
import sys
from pathlib import Path
from tests.storage.encrypting import OPENS, OTHER, keys, quick_key
from vedette.storage.rekeying import rekey
from vedette.storage.crash_points import durable
def work(path, what):
    path = Path(path)
    if what == "set":
        rekey(path, None, quick_key(OPENS), lambda *_: durable("batch"))
    elif what == "change":
        rekey(path, keys(OPENS), quick_key(OTHER), lambda *_: durable("batch"))
    else:
        rekey(path, keys(OPENS), None, lambda *_: durable("batch"))
"""


def whole(path: Path, ring: Keys | None) -> bool:
    """Whether these keys open it; what they open passes every check."""
    if (salt_of(path) is None) != (ring is None):
        return False
    try:
        with checking.opened_to_read(path, keys=ring) as connection:
            assert [check.detail for check in checking.thorough(connection, []) if not check.ok] == []
            assert summarise(connection).incidents == 4
    except UserError:
        return False
    return True


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with doomed(PROGRAM) as run:
        yield run


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    folder = tmp_path / "logbooks"
    folder.mkdir()
    return folder / "logbook.vedette"


def begun(logbook: Path, what: str) -> tuple[Keys | None, Keys | None]:
    """A logbook as it is before, and the keys of before and after."""
    if what == "set":
        filled(logbook)
        return None, keys(OPENS)
    encrypted(logbook)
    return keys(OPENS), keys(OTHER) if what == "change" else None


@pytest.mark.parametrize("what", ["set", "change", "remove"])
def test_f21_f22_a_change_of_passphrase_that_dies_anywhere_leaves_the_old_or_the_new_state_whole(
    logbook: Path, run: Run, what: str
) -> None:
    before, after = begun(logbook, what)
    seen: set[bool] = set()

    def look() -> None:
        old, new = whole(logbook, before), whole(logbook, after)
        assert old != new
        seen.add(new)

    assert steps(run, logbook, what, 3, look) >= 5
    assert seen == {False, True}
    if what == "set":
        assert [path.name for path in kept_before(logbook)] == ["logbook.before-passphrase-1.vedette"]
    else:
        assert [path.name for path in logbook.parent.iterdir()] == ["logbook.vedette"]


@pytest.mark.parametrize(
    ("label", "swapped"),
    [("rekey: copied", False), ("rekey: checked", False), ("rekey: old one kept", False), ("rekey: swapped", True)],
)
def test_f21_each_named_step_can_be_the_last_and_the_next_try_sweeps_up(
    logbook: Path, run: Run, label: str, swapped: bool
) -> None:
    encrypted(logbook)
    assert run(logbook, "change", 1, label)
    assert whole(logbook, keys(OTHER if swapped else OPENS))
    if not swapped:
        assert not run(logbook, "change", 0)
        assert whole(logbook, keys(OTHER))
    assert [path.name for path in logbook.parent.iterdir()] == ["logbook.vedette"]


def test_f22_an_interrupted_first_encryption_keeps_the_plain_file_once(logbook: Path, run: Run) -> None:
    filled(logbook)
    assert run(logbook, "set", 1, "rekey: old one kept")
    assert not run(logbook, "set", 0)
    [old] = kept_before(logbook)
    assert whole(old, None) and whole(logbook, keys())
    erase_file(old)
    assert kept_before(logbook) == []


def test_f22_once_the_plain_file_is_removed_nothing_of_it_stands_there(logbook: Path) -> None:
    store = Store.create(logbook)
    fill_with_marks(store)
    store.close()
    done = rekey(logbook, None, quick_key())
    assert done.old is not None and list(found_in(logbook.parent, MARK)) == [done.old.name]
    erase_file(done.old)
    assert list(found_in(logbook.parent, MARK)) == []


def test_the_old_passphrase_and_the_old_code_open_it_no_more(logbook: Path) -> None:
    encrypted(logbook)
    ring = keys()
    old = ring.of(logbook)
    assert old is not None
    code = old.code
    rekey(logbook, ring, quick_key(OTHER))
    for secret in (OPENS, code):
        with pytest.raises(WrongPassphrase):
            Store.open(logbook, keys=Keys(partial(_given, secret)))
    assert quick_key(OTHER).code != code


def _given(secret: Secret, _path: Path) -> Secret:
    return secret


def test_a_wrong_passphrase_changes_nothing(logbook: Path) -> None:
    before = encrypted(logbook).read_bytes()
    with pytest.raises(WrongPassphrase):
        rekey(logbook, keys(Passphrase.typed("guess")), None)
    assert logbook.read_bytes() == before


@pytest.mark.parametrize("ring", [None, keys()], ids=["plain", "encrypted"])
def test_f41_a_logbook_that_is_open_elsewhere_is_left_alone(logbook: Path, ring: Keys | None) -> None:
    (encrypted if ring else filled)(logbook)
    other = Store.open(logbook, keys=keys() if ring else None)
    with other.reading(), pytest.raises(FileBusy):
        rekey(logbook, keys() if ring else None, quick_key(OTHER))
    with other.writing(make.act("still works")) as unit:
        unit.put(make.incident())
    other.close()
    assert [path.name for path in logbook.parent.iterdir()] == ["logbook.vedette"]


def test_stopping_it_changes_nothing(logbook: Path) -> None:
    before = filled(logbook, extra=400).read_bytes()

    def stop(_done: int, _total: int) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        rekey(logbook, None, quick_key(), stop)
    assert logbook.read_bytes() == before
    assert [path.name for path in logbook.parent.iterdir()] == ["logbook.vedette"]


def test_a_damaged_logbook_is_not_encrypted_but_named(logbook: Path) -> None:
    filled(logbook)
    tamper(logbook, "PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'incident_tag'")
    with pytest.raises(FileDamaged, match="Nothing was changed"):
        rekey(logbook, None, quick_key())


@pytest.mark.long
@pytest.mark.parametrize("what", ["set", "change", "remove"])
def test_g2_every_step_of_a_change_of_passphrase_can_be_the_last(logbook: Path, run: Run, what: str) -> None:
    before, after = begun(logbook, what)

    def look() -> None:
        assert whole(logbook, before) != whole(logbook, after)

    assert steps(run, logbook, what, 1, look) >= 5


@pytest.mark.long
@pytest.mark.parametrize("what", ["set", "change", "remove"])
def test_g1_a_change_of_passphrase_killed_at_any_moment_leaves_one_state_whole(logbook: Path, what: str) -> None:
    for turn in range(30):
        for file in logbook.parent.iterdir():
            file.unlink()
        before, after = begun(logbook, what)
        with subprocess.Popen(
            [sys.executable, "-c", f"{PROGRAM}work(*sys.argv[1:])", str(logbook), what], cwd=ROOT
        ) as program:
            try:
                program.wait(0.4 + turn * 0.02)
            except subprocess.TimeoutExpired:
                program.send_signal(signal.SIGKILL)
        assert whole(logbook, before) != whole(logbook, after)
