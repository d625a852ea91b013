"""A file's ending says in which of our formats it is written."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.formats.border import DOSSIER, PHOTO, SHIFT
from vedette.domain.errors import UserError
from vedette.formats.by_ending import ENDINGS, Choices, write
from vedette.formats.tables import open_table


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_writes_a_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out{ending.upper()}"
    written = write(path, [DOSSIER], Choices(fields={"shift": SHIFT}, content_of=lambda sha256: [PHOTO]))
    assert written.rows == 1
    assert path.stat().st_size > 0


@pytest.mark.parametrize("name", ["out.pdf", "out", ".csv", "out.csv.gz"])
def test_another_ending_is_refused_and_the_endings_are_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.csv, \.tsv, \.xlsx, \.geojson, \.kml, \.gpx, \.json, \.zip"):
        write(tmp_path / name, [DOSSIER])
    assert list(tmp_path.glob("out*")) == []


def test_tabs_divide_a_tsv_and_semicolons_an_excel_csv(tmp_path: Path) -> None:
    write(tmp_path / "a.tsv", [DOSSIER])
    write(tmp_path / "a.csv", [DOSSIER], Choices(excel=True))
    assert open_table(tmp_path / "a.tsv").delimiter == "\t"
    assert open_table(tmp_path / "a.csv").delimiter == ";"
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx"])
def test_chosen_columns_are_all_there_is(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, [DOSSIER], Choices(columns=["title", "latitude", "date_earliest"]))
    table = open_table(tmp_path / name)
    assert table.header == ("title", "latitude", "date_earliest")
    assert [row.cells for row in table.rows()] == [("Shots at the border", "53.27", "2021-11-01T18:00")]


def test_the_guard_can_be_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [DOSSIER], Choices(columns=["summary"], guarded=False))
    write(tmp_path / "b.csv", [DOSSIER], Choices(columns=["summary"]))
    assert (tmp_path / "a.csv").read_text().splitlines()[1] == "=1+1 is no formula"
    assert (tmp_path / "b.csv").read_text().splitlines()[1] == "'=1+1 is no formula"


def test_the_day_of_making_stands_in_a_package(tmp_path: Path) -> None:
    write(tmp_path / "a.zip", [DOSSIER], Choices(created="2021-11-05T10:00:00Z"))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert json.loads(archive.read("datapackage.json"))["created"] == "2021-11-05T10:00:00Z"
