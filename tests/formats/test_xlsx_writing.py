"""What is written as .xlsx comes back as it was: typed, never a formula, and nothing left behind on a failure."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.hostile import HOSTILE
from vedette.domain.errors import Cancelled, UserError
from vedette.formats.guard import guard
from vedette.formats.sheet_cells import SPREADSHEET_CELL_LIMIT, Cell, sheet_text, sheet_title, split_cell
from vedette.formats.tables import open_table
from vedette.formats.workbook import SHEET_COLUMNS
from vedette.formats.xlsx_writing import write_xlsx


def back(folder: Path, *row: Cell) -> list[object]:
    """The cells as another program sees them."""
    write_xlsx(folder / "t.xlsx", [f"c{n}" for n in range(len(row))], [row])
    with CalamineWorkbook.from_path(folder / "t.xlsx") as book:
        return list(book.get_sheet_by_index(0).to_python()[1])


def test_values_keep_their_types(tmp_path: Path) -> None:
    row = (1, 2.5, True, date(2021, 11, 3), datetime(2021, 11, 3, 14, 30), "007", None, "x")
    assert back(tmp_path, *row) == [1, 2.5, True, date(2021, 11, 3), datetime(2021, 11, 3, 14, 30), "007", "", "x"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@x", "#N/A", "#REF!", "TRUE", "5", "2021-11-03", "'x", " x "])
def test_text_is_text_and_never_a_formula_or_an_error(tmp_path: Path, text: str) -> None:
    assert back(tmp_path, text) == [text]
    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_what_a_spreadsheet_would_spoil_is_written_as_text(tmp_path: Path) -> None:
    row = (10**17, date(1850, 1, 1), datetime(2021, 11, 3, tzinfo=UTC), float("nan"), float("inf"))
    assert back(tmp_path, *row) == ["1" + "0" * 17, "1850-01-01", "2021-11-03T00:00:00+00:00", "nan", "inf"]


def test_controls_become_their_pictures_and_line_ends_a_line_break() -> None:
    assert sheet_text("a\0b\x1bc\r\nd\re\tf") == "a␀b␛c\nd\ne\tf"
    assert sheet_text("\ud800\uffff") == "\ufffd\ufffd"


def test_text_that_looks_like_an_escape_stays_itself(tmp_path: Path) -> None:
    assert back(tmp_path, "_x0041_", "a_x000D_b", "_x_") == ["_x0041_", "a_x000D_b", "_x_"]


def test_hostile_texts_come_back_as_the_stated_rule_says(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if text.strip() and len(text) < 1000]
    write_xlsx(tmp_path / "t.xlsx", ["key", "text"], [["k", text] for text in texts])
    seen = [row.cells[1] for row in open_table(tmp_path / "t.xlsx").rows()]
    assert seen == [sheet_text(text).replace("_x005F_", "_") for text in texts]
    assert guard("=1") == "'=1"


def test_a_text_too_long_for_a_cell_is_refused_and_can_be_split(tmp_path: Path) -> None:
    for text in ("x" * (SPREADSHEET_CELL_LIMIT + 1), "🔥" * (SPREADSHEET_CELL_LIMIT // 2 + 1)):
        with pytest.raises(UserError, match="longer than"):
            write_xlsx(tmp_path / "t.xlsx", ["a"], [[text]])
        pieces = split_cell(text)
        assert "".join(pieces) == text
        assert write_xlsx(tmp_path / "t.xlsx", ["a", "a_2"], [pieces]) == 1
        assert open_table(tmp_path / "t.xlsx", has_header=True).sample[0].cells == pieces


def test_short_and_empty_texts_are_one_piece() -> None:
    assert split_cell("") == ("",)
    assert split_cell("🔥" * 10, limit=20) == ("🔥" * 10,)
    assert split_cell("ab🔥c", limit=3) == ("ab", "🔥c")


def test_the_header_is_bold_and_stays_in_view(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "t.xlsx", ["=title", "b"], [["x" * 200, "y"]])
    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        sheet, styles = book.read("xl/worksheets/sheet1.xml"), book.read("xl/styles.xml")
    assert b"<b " in styles or b"<b/>" in styles
    assert b'state="frozen"' in sheet and b'width="60"' in sheet and b"=title" in sheet


@pytest.mark.parametrize(
    ("title", "written"),
    [("Incidents", "Incidents"), ("a/b:c*?[x]\\", "a b c   x"), ("'", "Sheet"), ("", "Sheet"), ("x" * 40, "x" * 31)],
)
def test_a_sheet_has_a_name_that_spreadsheets_take(title: str, written: str) -> None:
    assert sheet_title(title) == written


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="columns"):
        write_xlsx(tmp_path / "t.xlsx", ["c"] * (SHEET_COLUMNS + 1), [])
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_export_leaves_no_text_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows() -> Iterator[list[str]]:
        yield from [["secret"]] * 500
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        write_xlsx(tmp_path / "t.xlsx", ["a"], rows())
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == []
