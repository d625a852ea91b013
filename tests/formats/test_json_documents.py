"""Our own JSON file, there and back."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.border import DOSSIER, SHIFT
from tests.strategies import custom_fields, dossiers, same
from vedette.domain.dossier import Dossier
from vedette.domain.errors import CannotRead, FileTooNew, NotFound
from vedette.domain.incident import Incident
from vedette.formats import json_documents

FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FEW
@given(dossier=dossiers())
def test_incidents_come_back_equal(tmp_path: Path, dossier: Dossier) -> None:
    path = tmp_path / "own.json"
    assert json_documents.write(path, [dossier, Dossier(Incident("b"))], fields=custom_fields()).rows == 2
    first, second = json_documents.read(path)
    assert same(first.dossier(), dossier)
    assert second.incident == Incident("b")


def test_no_incidents_make_a_file_of_none(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    json_documents.write(path, [])
    assert json.loads(path.read_text()) == {"vedette": 1, "incidents": []}
    assert list(json_documents.read(path)) == []


def test_a_file_that_another_program_laid_out_anew_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    json_documents.write(path, [DOSSIER, Dossier(Incident("b", narrative="long " * 600_000))], fields={"shift": SHIFT})
    path.write_text(json.dumps(json.loads(path.read_text()), indent=4))
    first, second = json_documents.read(path)
    assert same(first.dossier(), DOSSIER)
    assert (first.fields, len(second.incident.narrative)) == ({"shift": SHIFT}, 3_000_000)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "\ufeff" + '{"vedette":1,"incidents":[]}', '{"type":"FeatureCollection","features":[]}',
     '{"vedette":1,"incidents":[}', '{"vedette":1,"incidents":[5]}', '{"vedette":1,"incidents":[{"uid":"a"},]}',
     '{"vedette":1,"incidents":[{"uid":"a"}]', '{"vedette":1,"incidents":[]} x', '{"vedette":1,"incidents":[]}{}',
     '{"vedette":1,"incidents":[{"uid":"a"},{"uid":"a"}]}',
     '{"vedette":1,"incidents":[{"uid":"a","places":[{"lat":NaN}]}]}',
     '{"vedette":1,"incidents":[{"uid":"a","quantities":[{"best":1e400}]}]}',
     '{"vedette":1,"incidents":[{"uid":"a","quantities":[{"best":' + "9" * 5_000 + "}]}]}",
     '{"vedette":1,"incidents":[{"uid":"a","uid":"b"}]}',
     '{"vedette":1,"incidents":[' + '{"a":' * 100_000, '{"vedette":1,"incidents":[{"uid":"a" "b"}]}'],
)  # fmt: skip
def test_f109_a_file_that_is_wrong_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead):
        list(json_documents.read(path))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(b'{"vedette":1,"incidents":[{"uid":"\xff"}]}')
    with pytest.raises(CannotRead):
        list(json_documents.read(path))


def test_a_file_of_a_newer_vedette_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text('{"vedette":2,"incidents":[]}')
    with pytest.raises(FileTooNew):
        list(json_documents.read(path))


def test_no_truncated_file_is_taken_for_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    json_documents.write(path, [DOSSIER])
    data = path.read_bytes().rstrip()
    for length in range(0, len(data), 97):
        path.write_bytes(data[:length])
        with pytest.raises(CannotRead):
            list(json_documents.read(path))


def test_ours_is_told_from_other_json(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    json_documents.write(path, [DOSSIER])
    assert json_documents.is_ours(path)
    path.write_text('{"type": "FeatureCollection"}')
    assert not json_documents.is_ours(path)
    with pytest.raises(NotFound):
        json_documents.is_ours(tmp_path / "gone.json")


def test_f102_a_document_without_end_is_given_up_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    with path.open("wb") as stream:
        stream.write(b'{"vedette":1,"incidents":[{"title":"')
        stream.truncate(1024**3)  # sparse: a hole reads as NULs
    tracemalloc.start()
    try:
        with pytest.raises(CannotRead, match="damaged or cut off"):
            list(json_documents.read(path))
        assert tracemalloc.get_traced_memory()[1] < 400 * 1024**2
    finally:
        tracemalloc.stop()
