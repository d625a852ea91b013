"""Faulty text is reported row by row, and no fault swallows the rows behind it (F59, F68, F116)."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.formats.delimited import CUT, STRAY, UNCLOSED
from vedette.formats.tables import open_table

HEAD = "id,date,place,note,source\n"


def good(number: int, note: str = "text") -> str:
    return f"{number},2021-11-03,Kuźnica,{note},x\n"


def problems(folder: Path, text: str | bytes, **told: str) -> dict[int, str]:
    """Problems by row number; every good row must be there unharmed."""
    path = folder / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    rows = list(open_table(path, **told).rows())  # type: ignore[arg-type]
    assert all(len(row.cells) == 5 for row in rows if not row.problem)
    return {row.number: row.problem for row in rows if row.problem}


def ids(folder: Path) -> list[str]:
    return [row.cells[0] for row in open_table(folder / "t.csv").rows()]


def test_newlines_commas_and_doubled_marks_inside_quotes_are_text(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + good(1, '"a\nb, c\r\n""d"""') + good(2)) == {}
    assert next(open_table(tmp_path / "t.csv").rows()).cells[3] == 'a\nb, c\r\n"d"'


def test_an_unclosed_mark_costs_its_own_row_only(tmp_path: Path) -> None:
    text = HEAD + good(1) + good(2, '"open') + good(3) + good(4, '"q, q"') + good(5) * 20_000
    assert problems(tmp_path, text) == {3: UNCLOSED}
    assert ids(tmp_path)[:5] == ["1", "2", "3", "4", "5"]
    assert len(ids(tmp_path)) == 20_004


def test_two_stray_marks_that_happen_to_match_swallow_nothing(tmp_path: Path) -> None:
    text = HEAD + good(1, '"open') + good(2) + good(3, 'close"') + good(4)
    assert problems(tmp_path, text) == {2: UNCLOSED}
    assert ids(tmp_path) == ["1", "2", "3", "4"]


def test_prose_that_has_as_many_commas_as_a_row_is_still_prose(tmp_path: Path) -> None:
    note = "shots, flares\nthen, as a guard said, smoke, calm, and\nat last, a child, a dog, all"
    assert problems(tmp_path, HEAD + good(1, f'"{note}"').replace("Kuźnica", "K") + good(2)) == {}
    assert next(open_table(tmp_path / "t.csv").rows()).cells[3] == note


def test_a_mark_inside_a_quoted_cell_is_kept_and_reported(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + good(1, '"he said "no" twice"') + good(2)) == {2: STRAY}
    assert next(open_table(tmp_path / "t.csv").rows()).cells[3] == 'he said "no" twice'


def test_blanks_after_a_closing_mark_are_no_fault(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + good(1, '"a, b"  ') + good(2)) == {}


def test_marks_in_the_middle_of_an_unquoted_cell_are_text(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + good(1, 'the 5" gun') + good(2)) == {}


def test_ragged_rows_are_reported_and_keep_their_cells(tmp_path: Path) -> None:
    found = problems(tmp_path, HEAD + good(1) + "2,x\n3,a,b,c,d,e,f\n4,a,b,c,d,,,\n" + good(5))
    assert set(found) == {3, 4}
    assert "2 of 5 cells" in found[3] and "7 cells where 5" in found[4]
    rows = {row.number: row.cells for row in open_table(tmp_path / "t.csv").rows()}
    assert rows[3] == ("2", "x", "", "", "") and rows[4] == ("3", "a", "b", "c", "d", "e", "f")
    assert rows[5] == ("4", "a", "b", "c", "d")


def test_short_rows_are_a_problem_only_where_a_key_column_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(HEAD + good(1) + "2,2021-11-03,Usnarz\n3\n", encoding="utf-8")
    assert [bool(row.problem) for row in open_table(path).rows(key_columns={0, 1})] == [False, False, True]
    assert [len(row.cells) for row in open_table(path).rows(key_columns={0, 1})] == [5, 5, 5]


@pytest.mark.parametrize(
    "last", ['2,2021-11-03,Kuźnica,"long\ntext, here\nand', "2,2021-11-03,Ku", '2,2021-11-03,"Ku', '2,"']
)
def test_a_file_cut_in_a_row_says_so_on_that_row(tmp_path: Path, last: str) -> None:
    assert problems(tmp_path, HEAD + good(1) * 3000 + last) == {3002: CUT}


def test_a_file_cut_inside_a_letter_says_so(tmp_path: Path) -> None:
    found = problems(tmp_path, (HEAD + good(1) + "2,2021-11-03,Kuź").encode()[:-1])
    assert found[3].startswith(CUT) and "no text in utf-8" in found[3]


def test_undecodable_bytes_are_spelt_out_and_reported_where_they_stand(tmp_path: Path) -> None:
    data = (HEAD + good(1) * 4000).encode() + b"2,2021-11-03,Ku\x9fnica,\xff\\x9f,x\n" + good(3).encode()
    found = problems(tmp_path, data)
    assert list(found) == [4002] and "no text in utf-8" in found[4002]
    row = next(row for row in open_table(tmp_path / "t.csv").rows() if row.problem)
    assert row.cells[2:4] == ("Ku\\x9fnica", "\\xff\\x9f")


def test_bytes_a_told_code_page_lacks_are_reported(tmp_path: Path) -> None:
    found = problems(tmp_path, HEAD.encode() + good(1).encode("cp1250") + b"2,x,\x81,y,z\n", encoding="cp1250")
    assert list(found) == [3] and "no text in cp1250" in found[3]


def test_nul_bytes_stay_in_their_cells(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + good(1, "a\0b") + good(2)) == {}
    assert next(open_table(tmp_path / "t.csv").rows()).cells[3] == "a\0b"


def test_records_that_cross_the_pieces_a_file_is_read_in_stay_whole(tmp_path: Path) -> None:
    notes = [f"note {n}\n" + "ż, " * (n % 97) for n in range(3000)]
    assert problems(tmp_path, HEAD + "".join(good(n, f'"{note}"') for n, note in enumerate(notes))) == {}
    assert [row.cells[3] for row in open_table(tmp_path / "t.csv").rows()] == notes


@pytest.mark.parametrize(
    ("line", "count"), [('a","""c,1,,\n', 6_000), ('x"y,"z\n', 60_000), ('"1,2,3,4,5\n', 60_000), ('"\n', 60_001)]
)
def test_f116_a_bomb_of_marks_ends_in_rows_with_problems(tmp_path: Path, line: str, count: int) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b,c,d,e\n" + line * count, encoding="utf-8")
    found = open_table(path)
    assert any(row.problem for row in found.rows())
    assert len(found.header) == 5


def test_an_unclosed_mark_before_more_lines_than_a_cell_may_have_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('a,b,c\n"1,2,3\n' + "1,2,3\n" * 120_000, encoding="utf-8")
    rows = list(open_table(path).rows())
    assert len(rows) == 120_001
    assert [row.number for row in rows if row.problem] == [2]
