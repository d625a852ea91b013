"""Spreadsheets read as a person sees them: dates as dates, whole numbers whole, values and not formulas."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from vedette.domain.errors import CannotRead, NeedsChoice
from vedette.formats.sheets import as_text
from vedette.formats.tables import Row, open_table
from vedette.formats.xlsx_writing import write_xlsx

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Register">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def with_sheet(folder: Path, rows: str) -> Path:
    """An .xlsx whose one sheet holds that XML."""
    plain, path = folder / "plain.xlsx", folder / "t.xlsx"
    write_xlsx(plain, ["a"], [])
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, SHEET.format(rows) if name.endswith("sheet1.xml") else source.read(name))
    return path


def ods(folder: Path, rows: str) -> Path:
    path = folder / "t.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", ODS.format(rows))
        made.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (-0.5, "-0.5"),
        (53.2706, "53.2706"),
        (1e300, "1e+300"),
        (True, "TRUE"),
        (7, "7"),
        (date(2021, 11, 3), "2021-11-03"),
        (datetime(2021, 11, 3, 14, 30), "2021-11-03T14:30"),
        (datetime(2021, 11, 3, 14, 30, 5), "2021-11-03T14:30:05"),
        (time(4, 5), "04:05"),
        (timedelta(hours=26), "1 day, 2:00:00"),
        ("007", "007"),
    ],
)
def test_values_become_text_as_a_person_writes_them(value: float | str | date | time | timedelta, text: str) -> None:
    assert as_text(value) == text


def test_rows_carry_the_numbers_the_spreadsheet_shows(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c r="B3" t="inlineStr"><is><t>id</t></is></c><c r="C3" t="inlineStr"><is><t>day</t></is></c></row>'
        '<row r="4"><c r="B4"><v>1</v></c><c r="C4" t="inlineStr"><is><t>x</t></is></c></row>'
        '<row r="6"><c r="B6"><f>1+1</f><v>2</v></c></row>'
    )
    found = open_table(with_sheet(tmp_path, rows))
    assert (found.header, found.encoding, found.delimiter) == (("id", "day"), "", "")
    assert list(found.rows()) == [Row(4, ("1", "x")), Row(6, ("2", ""))]


@pytest.mark.parametrize(
    "cell", ['<c r="XFD1048576"><v>1</v></c>', "<c r='BA1048576'><v>1</v></c>", '<c r="CWA70000"><v>1</v></c>']
)
def test_a_cell_in_the_far_corner_is_refused_before_it_takes_all_memory(tmp_path: Path, cell: str) -> None:
    path = with_sheet(tmp_path, f'<row r="1"><c r="A1"><v>1</v></c></row><row>{cell}</row>')
    with pytest.raises(CannotRead, match="too much memory"):
        open_table(path)


@pytest.mark.parametrize("place", ["ZZZZZZ99999999999", "AAAA1", "A99999999"])
def test_a_cell_beyond_every_spreadsheet_is_refused_before_it_ends_the_program(tmp_path: Path, place: str) -> None:
    path = with_sheet(tmp_path, f'<row r="1"><c r="A1"><v>1</v></c></row><row><c r="{place}"><v>1</v></c></row>')
    with pytest.raises(CannotRead, match="no spreadsheet has any"):
        open_table(path)


def test_an_open_document_sheet_reads_too_and_its_bomb_is_refused(tmp_path: Path) -> None:
    row = "<table:table-row{}>{}</table:table-row>"
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    two = row.format("", cell.format("", "id") + cell.format("", "place"))
    found = open_table(ods(tmp_path, two + row.format("", cell.format("", "a") + cell.format("", "Łódź"))))
    assert (found.sheet, found.header, [r.cells for r in found.rows()]) == (
        "Register",
        ("id", "place"),
        [("a", "Łódź")],
    )
    many = ' table:number-rows-repeated="1048576"', ' table:number-columns-repeated="16384"'
    with pytest.raises(CannotRead):
        open_table(ods(tmp_path, row.format(many[0], cell.format(many[1], "x"))))


def test_the_sheet_can_be_chosen_and_a_wrong_name_lists_those_there_are(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "t.xlsx", ["id", "place"], [["a", "b"]], title="Events")
    assert open_table(tmp_path / "t.xlsx", sheet="Events").sheet == "Events"
    with pytest.raises(NeedsChoice) as caught:
        open_table(tmp_path / "t.xlsx", sheet="Other")
    assert caught.value.choices == ("Events",)


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"])
def test_a_damaged_spreadsheet_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "t.xlsx").write_bytes(data)
    with pytest.raises(CannotRead, match="damaged"):
        open_table(tmp_path / "t.xlsx")


def test_empty_sheets_hold_no_rows(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no rows"):
        open_table(with_sheet(tmp_path, ""))
    write_xlsx(tmp_path / "in.xlsx", ["id", "place"], [["1", "x"]])
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as made:
        made.write(tmp_path / "in.xlsx", "folder/in.xlsx")
    assert [row.cells for row in open_table(tmp_path / "t.zip").rows()] == [("1", "x")]


def test_a_sheet_of_notes_before_the_table_is_passed_over(tmp_path: Path) -> None:
    book: Any = openpyxl.Workbook()  # our stubs know only what writes
    notes = book.worksheets[0]
    notes.append(["About this file"])
    data = book.create_sheet("Data")
    for line in (["Title", "Date"], ["Flares", "2021-11-03"]):
        data.append(line)
    book.save(tmp_path / "book.xlsx")
    assert open_table(tmp_path / "book.xlsx").sheet == "Data"


@pytest.mark.parametrize("torn", ["</tQble:table>", "", "</table:table", "<a>&b;</a></table:table>"])
def test_an_ods_whose_table_nothing_closes_is_refused_and_not_read_for_ever(tmp_path: Path, torn: str) -> None:
    whole, path = ods(tmp_path, "<table:table-row/>"), tmp_path / "torn.ods"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as made:
        for name in source.namelist():
            made.writestr(name, source.read(name).replace(b"</table:table>", torn.encode()))
    with pytest.raises(CannotRead, match="damaged"):
        open_table(path)
