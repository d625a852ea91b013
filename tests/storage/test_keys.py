"""F16, F17, F20: what opens an encrypted logbook, what does not, and what is said of each."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.storage.encrypting import OPENS, OTHER, QUICK, encrypted, keys, quick_key
from vedette.domain.errors import FileDamaged, NeedsPassphrase, NotOurFile, UserError, WrongPassphrase
from vedette.domain.passphrase import Passphrase, RecoveryCode
from vedette.storage import keys as keeping
from vedette.storage.keys import PAGE, Cost, Keys, calibrated, new_key, salt_of, unlock
from vedette.storage.store import Store


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return encrypted(tmp_path / "logbook.vedette")


def refused(path: Path, passphrase: Passphrase = OPENS) -> str:
    """The kind of error and whether the file is still what it was."""
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        Store.open(path, keys=keys(passphrase)).close()
    assert path.read_bytes() == before
    assert "\n" not in str(caught.value) and path.name in str(caught.value)
    return type(caught.value).__name__


def test_f16_the_right_passphrase_opens_it_and_no_passphrase_is_asked_for(logbook: Path) -> None:
    Store.open(logbook, keys=keys()).close()
    with pytest.raises(NeedsPassphrase):
        Store.open(logbook)


@pytest.mark.parametrize("tried", ["otter wall candl", "otter wall candle ", "Otter wall candle", "o", "x" * 1_000])
def test_f16_a_wrong_passphrase_is_told_as_such_and_the_file_is_left(logbook: Path, tried: str) -> None:
    assert refused(logbook, Passphrase.typed(tried)) == "WrongPassphrase"


def test_f16_junk_another_programs_file_and_an_empty_one_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "logbook.vedette"
    path.write_bytes(os.urandom(PAGE * 4))
    assert refused(path) == "NotOurFile"
    path.write_bytes(b"SQLite format 3\x00" + bytes(PAGE))
    assert refused(path) == "NotOurFile"
    path.write_bytes(b"")
    assert refused(path) == "FileDamaged"


def test_f16_one_bit_off_in_the_first_bytes_is_never_called_a_wrong_passphrase(logbook: Path) -> None:
    whole = logbook.read_bytes()
    for at in range(16):
        changed = bytearray(whole)
        changed[at] ^= 1
        logbook.write_bytes(changed)
        assert refused(logbook) == "NotOurFile"


@pytest.mark.parametrize("at", [20, 900, PAGE - 1])
def test_f16_a_damaged_first_page_is_damage_and_not_a_wrong_passphrase(logbook: Path, at: int) -> None:
    changed = bytearray(logbook.read_bytes())
    changed[at] ^= 1
    logbook.write_bytes(changed)
    assert refused(logbook) == "FileDamaged"
    assert refused(logbook, OTHER) == "WrongPassphrase"


def test_f16_a_file_cut_off_after_its_first_bytes_is_damage(logbook: Path) -> None:
    logbook.write_bytes(logbook.read_bytes()[:100])
    assert refused(logbook) == "FileDamaged"


def test_the_recovery_code_opens_it_and_that_of_another_logbook_does_not(logbook: Path) -> None:
    code = unlock(logbook, OPENS).code
    Store.open(logbook, keys=Keys(lambda _: RecoveryCode.typed(code.text.lower()))).close()
    with pytest.raises(WrongPassphrase, match="recovery code"):
        Store.open(logbook, keys=Keys(lambda _: quick_key().code))


def test_f17_composed_and_decomposed_letters_are_one_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "logbook.vedette"
    Store.create(path, key=quick_key(Passphrase.typed(unicodedata.normalize("NFD", "Białowieża é 🦦 ")))).close()
    Store.open(path, keys=keys(Passphrase.typed(unicodedata.normalize("NFC", "Białowieża é 🦦 ")))).close()


def test_a_key_is_derived_once_for_all_files_of_one_salt_and_forgotten_when_the_logbook_closes(logbook: Path) -> None:
    asked: list[Path] = []

    def ask(path: Path) -> Passphrase:
        asked.append(path)
        return OPENS

    ring = Keys(ask)
    copy = logbook.with_name("copy.vedette")
    copy.write_bytes(logbook.read_bytes())
    store = Store.open(logbook, keys=ring)
    key = ring.of(copy)
    assert asked == [logbook] and key is not None
    store.close()
    assert key.literal.startswith("x'" + "00" * 32)
    with pytest.raises(NeedsPassphrase):
        ring.of(logbook)


def test_another_file_with_the_same_salt_does_not_get_the_wrong_key(logbook: Path) -> None:
    ring = keys()
    assert ring.of(logbook) is not None
    forged = logbook.with_name("forged.vedette")
    forged.write_bytes(logbook.read_bytes()[:16] + os.urandom(PAGE * 3 - 16))
    with pytest.raises(WrongPassphrase):
        ring.of(forged)


@pytest.mark.parametrize("cost", [QUICK, Cost(18, 5, 1), Cost(20, 127, 3), keeping.MODEST])
def test_the_cost_stands_in_the_first_bytes(cost: Cost) -> None:
    assert Cost.unpacked(cost.packed()) == cost


@pytest.mark.parametrize("cost", [Cost(40, 1, 0), Cost(2, 1, 0), Cost(16, 0, 0), Cost(21, 1, 0)])
def test_a_cost_nobody_would_have_written_is_damage_and_costs_nothing(cost: Cost) -> None:
    with pytest.raises(FileDamaged):
        Cost.unpacked(cost.packed())


def test_calibration_asks_for_as_many_passes_as_take_the_time_and_never_for_less_memory_than_64_mib() -> None:
    slow, quick = iter([0.0, 10.0]), iter([0.0, 0.1])
    assert calibrated(1.0, lambda: next(slow)).passes == keeping.MODEST.passes
    found = calibrated(1.0, lambda: next(quick))
    assert found.passes == 21 and found.memory >= 16


def test_no_two_keys_of_one_passphrase_are_alike_and_none_shows_itself(logbook: Path) -> None:
    one, two = quick_key(), quick_key()
    assert one.literal != two.literal and one.salt != two.salt
    for told in (repr(one), repr(Keys(known=(one,))), repr(OPENS), repr(one.code), str(one)):
        assert one.literal[2:66] not in told and OPENS.text not in told and one.code.text not in told
    assert salt_of(logbook) is not None and salt_of(Path(__file__)) is None


def test_g12_without_a_cost_the_derivation_takes_a_second_in_64_mib_at_least() -> None:
    cost = Cost.unpacked(new_key(OPENS).salt[12:14])
    assert cost.memory >= 16 and cost.passes >= 3


def test_f20_core_dumps_are_off_once_a_key_was_derived(logbook: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from tests.storage.encrypting import keys\n"
        "from vedette.storage.store import Store\n"
        "Store.open(Path(sys.argv[1]), keys=keys()).close()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", program, str(logbook)], cwd=root, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "0" and ended.stderr == ""


def test_a_file_that_is_no_logbook_says_that_it_may_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "logbook.vedette"
    path.write_bytes(b"Dear all,")
    with pytest.raises(NotOurFile, match="first bytes are damaged"):
        Store.open(path)
