"""CSV as other programs expect it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.formats.csv_writing import Dialect, write_rows, write_rows_to

ROWS = [["Łódź", "=1+1"], ['a "b", c', "two\nlines"], ["lone\rCR", ""]]


def test_lines_end_with_crlf_and_formulas_are_guarded(tmp_path: Path) -> None:
    assert write_rows(tmp_path / "t.csv", ["place", "note"], ROWS) == 3
    expected = 'place,note\r\nŁódź,\'=1+1\r\n"a ""b"", c","two\nlines"\r\n"lone\rCR",\r\n'
    assert (tmp_path / "t.csv").read_bytes() == expected.encode()


def test_for_a_spreadsheet_there_is_a_mark_and_semicolons(tmp_path: Path) -> None:
    write_rows(tmp_path / "t.csv", ["a", "b"], [["1;2", "x"]], excel=True)
    assert (tmp_path / "t.csv").read_bytes() == b'\xef\xbb\xbfa;b\r\n"1;2";x\r\n'


def test_the_guard_can_be_left_off_and_a_mark_put_on(tmp_path: Path) -> None:
    write_rows(tmp_path / "t.tsv", ["=a"], [["'=1"]], delimiter="\t", bom=True, guarded=False)
    assert (tmp_path / "t.tsv").read_bytes() == b"\xef\xbb\xbf=a\r\n'=1\r\n"


def test_headings_are_guarded_too_and_no_rows_is_a_table() -> None:
    text = io.StringIO(newline="")
    assert write_rows_to(text, ["=a", "b"], []) == 0
    assert text.getvalue() == "'=a,b\r\n"


CELLS = st.lists(st.sampled_from(HOSTILE) | st.text(st.sampled_from("ab\",;\t\r\n '\0ż")), max_size=5)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(cells=CELLS)
def test_a_line_is_that_of_the_standard_writer(delimiter: str, cells: list[str]) -> None:
    wanted = io.StringIO(newline="")
    csv.writer(wanted, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    assert Dialect(delimiter, guarded=False).line(cells) == wanted.getvalue()
