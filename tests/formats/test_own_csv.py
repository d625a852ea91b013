"""Our own CSV, there and back; what somebody changed in its cells is in test_own_changes.py."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.border import DOSSIER, INCIDENT, SHIFT
from tests.hostile import naughty_strings
from tests.strategies import custom_fields, dossiers, same
from vedette.domain.dossier import Dossier
from vedette.domain.errors import NotFound, UserError
from vedette.domain.incident import Incident
from vedette.domain.text import clean
from vedette.formats import own_csv, sheet
from vedette.formats.own_columns import COLUMNS
from vedette.formats.parcel import Parcel
from vedette.formats.tables import open_table

FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def rows(path: Path) -> list[own_csv.OwnRow]:
    table = open_table(path)
    return [own_csv.read_row(table.header, row.cells, typed=path.suffix == ".xlsx") for row in table.rows()]


def unchanged(path: Path) -> list[Parcel]:
    found = rows(path)
    assert [(row.changed, row.problems) for row in found] == [((), ())] * len(found)
    return [row.parcel for row in found if row.parcel is not None]


@pytest.mark.parametrize("excel", [False, True])
@pytest.mark.parametrize("guarded", [False, True])
@FEW
@given(dossier=dossiers())
def test_five_round_trips_change_nothing(tmp_path: Path, excel: bool, guarded: bool, dossier: Dossier) -> None:
    path = tmp_path / "own.csv"
    first = b""
    now = dossier
    for _ in range(5):
        own_csv.write(path, [now], excel=excel, guarded=guarded, fields=custom_fields())
        first = first or path.read_bytes()
        assert path.read_bytes() == first
        now = unchanged(path)[0].dossier()
    assert same(now, dossier)


@FEW
@given(dossier=dossiers())
def test_a_spreadsheet_holds_the_same_documents(tmp_path: Path, dossier: Dossier) -> None:
    path = tmp_path / "own.xlsx"
    sheet.write(path, [dossier], fields=custom_fields())
    (row,) = rows(path)
    assert row.problems == ()
    assert row.parcel is not None
    assert same(row.parcel.dossier(), dossier)


def test_naughty_strings_come_back_as_they_went(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    texts = [clean(text) for text in naughty_strings()]
    wanted = [Incident(f"u{i}", title=text, narrative=text, when=INCIDENT.when) for i, text in enumerate(texts)]
    assert own_csv.write(path, map(Dossier, wanted)).rows == len(wanted)
    assert [parcel.incident for parcel in unchanged(path)] == wanted


def test_a_long_document_is_split_over_columns_and_found_whole(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    long = Incident("long", narrative="🔥ż" * 50_000)
    own_csv.write(path, [Dossier(Incident("short")), Dossier(long)])
    header = open_table(path).header
    assert header[-1].startswith("document_")
    assert [parcel.incident for parcel in unchanged(path)] == [Incident("short"), long]


def test_a_text_too_long_for_a_spreadsheet_cell_is_taken_from_the_document(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    long = Incident("long", narrative="many words " * 5_000)
    sheet.write(path, [Dossier(long)])
    (row,) = rows(path)
    assert [(change.column, change.taken) for change in row.changed] == [("narrative", False)]
    assert row.parcel is not None
    assert row.parcel.incident == long


def test_the_columns_are_those_of_the_format(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    own_csv.write(path, [DOSSIER], fields={"shift": SHIFT})
    assert open_table(path).header == (*COLUMNS, "field.shift", "document")
    assert COLUMNS[:3] == ("schema", "uid", "reference")
    assert COLUMNS[-2:] == ("revision", "row_hash")


def test_cells_say_who_said_what_and_how_surely(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    own_csv.write(path, [DOSSIER])
    table = open_table(path)
    cells = dict(zip(table.header, next(iter(table.rows())).cells, strict=True))
    assert cells["claims"].startswith(
        '1: occurred "Belarusian forces fired shots at Polish soldiers" = '
        '1: Border Guard (Poland): asserts "“possibly blank”" [said_on={2021-11-04; text=Thursday}; '
    )
    assert "hedge=possibly" in cells["claims"]
    assert cells["quantities"].startswith('1: migrants "around 250 migrants" [best=250; qualifier=about; claim=1] | ')
    assert cells["tags"] == "border|border/incursion"
    assert cells["summary"] == "'=1+1 is no formula"


def test_the_definition_of_a_custom_field_travels_with_its_value(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    own_csv.write(path, [DOSSIER], fields={"shift": SHIFT})
    assert unchanged(path)[0].fields == {"shift": SHIFT}


def test_chosen_columns_make_a_plain_table(tmp_path: Path) -> None:
    path = tmp_path / "plain.tsv"
    columns = ["when", "title", "status", "field.shift"]
    assert own_csv.write(path, [DOSSIER], columns=columns, delimiter="\t").rows == 1
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file, delimiter="\t"))
    assert found[0] == columns
    assert found[1][1:] == ["Shots at the border", "possible", "night"]


@pytest.mark.parametrize("columns", [["title", "colour"], []])
def test_a_column_that_there_is_not_is_refused_and_nothing_written(tmp_path: Path, columns: list[str]) -> None:
    with pytest.raises(UserError, match="nothing was written"):
        own_csv.write(tmp_path / "plain.csv", [DOSSIER], columns=columns)
    assert list(tmp_path.glob("plain*")) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="folder"):
        own_csv.write(tmp_path / "gone" / "own.csv", [DOSSIER])
