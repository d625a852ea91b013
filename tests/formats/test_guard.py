"""The formula guard: nothing runs in a spreadsheet, and nothing is lost on the way back (F27, F77)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.formats.guard import guard, guard_row, unguard, unguard_row

FORMULAS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    '=HYPERLINK("http://x";"y")',
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\u200b=1",
    "\u202e=1",
    "\ufeff=1",
    "\0=1",
    "＝1+1",
    "＋1a",
    "－1a",
    "＠x",
    "\u3000＝1",
    "-",
    "- text",
    "+48 22 123 45 67",
    "-1-1",
    " -5",
)
HARMLESS = ("", "text", "a=b", "first\n=1+1", "5", "-5", "+5", "-5.25", "-5,25", "1e5", "-1.5E+10", "'", "don't", "−5")


@pytest.mark.parametrize("cell", FORMULAS)
def test_f27_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", [cell for cell in HARMLESS if not cell.startswith("'")])
def test_plain_numbers_and_plain_text_stay_as_they_are(cell: str) -> None:
    assert guard(cell) == cell


@pytest.mark.parametrize("cell", [*FORMULAS, *HARMLESS, *HOSTILE, "'=1", "''=1", "'tis", "'''"])
def test_f77_five_round_trips_end_where_they_began(cell: str) -> None:
    for _ in range(5):
        assert unguard(guard(cell)) == cell
    five = cell
    for _ in range(5):
        five = guard(five)
    for _ in range(5):
        five = unguard(five)
    assert five == cell


@settings(max_examples=100)
@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n ＝\u00a05.,e"), st.characters(codec=None)), max_size=8))
def test_unguard_is_the_exact_inverse_of_guard(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert guard(cell) == cell or guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["'tis the season", "'90s", "'", "it's"])
def test_apostrophes_that_no_guard_has_set_stay_on_reading(cell: str) -> None:
    assert unguard(cell) == cell


def test_whole_rows_are_guarded_cell_by_cell() -> None:
    row = ("=1", "'x", "ok", "-3")
    assert guard_row(row) == ["'=1", "''x", "ok", "-3"]
    assert unguard_row(guard_row(row)) == row
