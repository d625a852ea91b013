"""The ten incidents go through our own files and come back whole; what a person reads there is not flattened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.sample_logbook import Sample
from vedette.formats import own_csv
from vedette.formats.parcel import parcel_text, read_parcel
from vedette.formats.tables import open_table
from vedette.usecases.sample import sample_parcels

WAYS: dict[str, dict[str, Any]] = {
    "plain": {},
    "for a spreadsheet": {"excel": True, "delimiter": ";"},
    "tabs": {"delimiter": "\t"},
    "unguarded": {"guarded": False},
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample"))


def written(sample: Sample, path: Path, **way: Any) -> list[dict[str, str]]:
    assert own_csv.write(path, list(sample.dossiers.values()), **way).rows == 10
    table = open_table(path)
    return [dict(zip(table.header, row.cells, strict=True)) for row in table.rows()]


@pytest.mark.parametrize("way", WAYS)
def test_a_csv_round_trip_loses_nothing(sample: Sample, tmp_path: Path, way: str) -> None:
    rows = written(sample, tmp_path / "ten.csv", **WAYS[way])
    read = [own_csv.read_row(list(row), list(row.values()), typed=not WAYS[way].get("guarded", True)) for row in rows]
    assert [(one.changed, one.problems, one.fresh) for one in read] == [((), (), False)] * 10
    for one, parcel in zip(read, sample_parcels(), strict=True):
        assert one.parcel == parcel


def test_a_document_read_back_is_the_same_incident(sample: Sample) -> None:
    for dossier, parcel in zip(sample.dossiers.values(), sample_parcels(), strict=True):
        assert read_parcel(parcel_text(dossier)) == parcel


def test_readable_cells_say_possibly_where_they_speak_of_blanks(sample: Sample, tmp_path: Path) -> None:
    row = written(sample, tmp_path / "ten.csv")[4]
    blank = {name: cell for name, cell in row.items() if "blank" in cell and not name.startswith("document")}
    assert {"title", "narrative", "claims"} <= set(blank)
    del blank["event_type"]
    assert all(cell.count("blank") == cell.count("possibly blank ammunition") for cell in blank.values())


def test_readable_cells_keep_the_quoted_words(sample: Sample, tmp_path: Path) -> None:
    rows = written(sample, tmp_path / "ten.csv")
    for number, dossier, _, statement in sample.statements():
        for words in statement.quote.split(" […] "):
            assert words in rows[number - 1]["claims"], dossier.incident.reference


def test_readable_cells_keep_hedges_and_general_denials_apart(sample: Sample, tmp_path: Path) -> None:
    rows = written(sample, tmp_path / "ten.csv")
    assert [number for number, row in enumerate(rows, start=1) if row["contested"] in ("1", "yes", "true")] == [2]
    assert "general" in rows[0]["claims"] and "general" in rows[3]["claims"]
    assert "looked like" in rows[0]["claims"]
    assert rows[4]["independent_sources"] == "1"
