"""F43, F44, G8: no single byte is changed and no end cut off unnoticed, and what is damaged raises no traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.storage.damaging import dump, filled, wrong
from vedette.domain.errors import UserError


def said(path: Path) -> str:
    """What the checks find, or the words of the refusal; '' when all is well."""
    try:
        return "; ".join(f"{name}: {detail}" for name, detail in wrong(path).items())
    except UserError as error:
        return str(error)


def unnoticed(path: Path, flips: int, seed: int) -> tuple[int, list[int]]:
    """How many flips changed what the file says, and the places of those that no check noticed."""
    whole, meant = path.read_bytes(), dump(path)
    places = [place for place, byte in enumerate(whole) if byte]
    chance = random.Random(seed)
    changed, missed = 0, []
    for place in chance.choices(places, k=flips):
        damaged = bytearray(whole)
        damaged[place] ^= chance.randrange(1, 256)
        path.write_bytes(damaged)
        if dump(path) != meant:
            changed += 1
            if not said(path):
                missed.append(place)
    return changed, missed


def test_f43_a_flipped_byte_that_changes_anything_is_noticed(tmp_path: Path) -> None:
    changed, missed = unnoticed(filled(tmp_path / "logbook.vedette"), 200, seed=43)
    assert changed > 100
    assert missed == []


@pytest.mark.long
def test_g8_a_thousand_flipped_bytes_are_noticed(tmp_path: Path) -> None:
    changed, missed = unnoticed(filled(tmp_path / "logbook.vedette"), 1_600, seed=8)
    assert changed >= 1_000
    assert missed == []


def test_f44_a_logbook_cut_off_anywhere_is_said_to_be_damaged_and_left_as_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    whole = path.read_bytes()
    ends = [0, 1, 99, 100, 4095, *range(4096, len(whole), 4096 * 9), len(whole) - 1]
    for end in ends:
        path.write_bytes(whole[:end])
        assert said(path), f"cut at {end}"
        assert path.read_bytes() == whole[:end]


def test_f44_a_page_of_noise_is_noticed_wherever_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path / "logbook.vedette")
    whole = path.read_bytes()
    chance = random.Random(44)
    for page in chance.sample(range(len(whole) // 4096), 12):
        path.write_bytes(whole[: page * 4096] + chance.randbytes(4096) + whole[(page + 1) * 4096 :])
        assert said(path), f"page {page}"
