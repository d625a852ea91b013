"""The data package, there and back; what strangers do to one is in test_package_reading.py."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.border import DOSSIER, INCIDENT, PHOTO, PHOTO_HASH, SHIFT
from tests.strategies import custom_fields, dossiers, same
from vedette.domain.actor import Actor
from vedette.domain.attachment import Attachment
from vedette.domain.claim import Claim
from vedette.domain.dossier import Dossier
from vedette.domain.errors import FileDamaged, NotFound
from vedette.domain.incident import Incident
from vedette.formats import data_package
from vedette.formats.field_texts import nested_fields
from vedette.formats.package_reading import is_package, open_package
from vedette.formats.package_tables import BELOW, PARTS, TABLES

SOME = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def content(sha256: str) -> list[bytes]:
    return [PHOTO[:5], PHOTO[5:]]


def written(path: Path, *dossiers: Dossier, **more: Any) -> dict[str, Any]:
    data_package.write(path, dossiers, **more)
    with zipfile.ZipFile(path) as archive:
        plain: dict[str, Any] = json.loads(archive.read("datapackage.json"))
    return plain


@SOME
@given(one=dossiers("one"))
def test_a_package_gives_equal_documents(tmp_path: Path, one: Dossier) -> None:
    path = tmp_path / "logbook.zip"
    data_package.write(path, [one, Dossier(Incident("alone"))], fields=custom_fields())
    with open_package(path) as package:
        first, second = (parcel.dossier() for parcel in package.parcels())
        assert package.fields == custom_fields()
    assert same(first, one)
    assert second.incident == Incident("alone")


def test_what_two_incidents_name_is_in_it_once(tmp_path: Path) -> None:
    path = tmp_path / "logbook.zip"
    other = Dossier(Incident("0190-other", tags=("t-border",)), tags={"t-border": DOSSIER.tags["t-border"]})
    data_package.write(path, [DOSSIER, other], fields={"shift": SHIFT})
    with open_package(path) as package:
        parcels = list(package.parcels())
        assert [type(record).__name__ for record in package.shared].count("Tag") == 2
    assert same(parcels[0].dossier(), DOSSIER)
    assert [record.uid for record in parcels[1].shared if not isinstance(record, Incident)] == ["t-border"]
    assert parcels[0].linked[0].reference == "INC-2021-0002"
    assert parcels[0].fields == {"shift": SHIFT}


def test_attachments_travel_as_bytes_named_by_their_hash(tmp_path: Path) -> None:
    path = tmp_path / "logbook.zip"
    data_package.write(path, [DOSSIER], content_of=content)
    with open_package(path) as package:
        assert package.attachments == {PHOTO_HASH: len(PHOTO)}
        assert b"".join(package.attachment(PHOTO_HASH)) == PHOTO
    with zipfile.ZipFile(path) as archive:
        assert "photo" not in " ".join(archive.namelist())


def test_an_attachment_that_changed_stops_the_export(tmp_path: Path) -> None:
    path = tmp_path / "logbook.zip"
    with pytest.raises(FileDamaged, match="nothing was written"):
        data_package.write(path, [DOSSIER], content_of=lambda sha256: [b"something else"])
    assert list(tmp_path.glob("*.zip")) == []


def test_the_manifest_is_a_frictionless_data_package(tmp_path: Path) -> None:
    plain = written(tmp_path / "logbook.zip", DOSSIER, created="2021-11-05T10:00:00Z")
    resources = {resource["name"]: resource for resource in plain["resources"]}
    assert set(resources) == set(TABLES)
    assert plain["created"] == "2021-11-05T10:00:00Z"
    assert resources["statements"]["schema"]["primaryKey"] == ["incident", "claim", "n"]
    keys = resources["statements"]["schema"]["foreignKeys"]
    assert {"fields": ["party"], "reference": {"resource": "actors", "fields": ["uid"]}} in keys
    types = {field["name"]: field["type"] for field in resources["places"]["schema"]["fields"]}
    assert (types["lat"], types["text"], types["position"]) == ("number", "string", "integer")
    assert {resource["hash"][:7] for resource in plain["resources"]} == {"sha256:"}


def test_headers_and_keys_are_those_of_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "logbook.zip"
    plain = written(path, DOSSIER)
    with zipfile.ZipFile(path) as archive:
        for resource in plain["resources"]:
            with io.TextIOWrapper(archive.open(resource["path"]), "utf-8", newline="") as text:
                rows = list(csv.reader(text, strict=True))
            names = [field["name"] for field in resource["schema"]["fields"]]
            assert rows[0] == names
            places = [names.index(key) for key in resource["schema"]["primaryKey"]]
            keys = [tuple(row[place] for place in places) for row in rows[1:]]
            assert len(set(keys)) == len(keys)
            for foreign in resource["schema"]["foreignKeys"]:
                assert set(foreign["fields"]) <= set(names)
                assert foreign["reference"]["resource"] in TABLES


def test_a_date_has_a_column_for_each_of_its_fields(tmp_path: Path) -> None:
    names = [column.name for column in TABLES["incidents"].columns]
    assert {"when_text", "when_earliest", "when_inferred", "detected_given", "detected_text"} <= set(names)


def test_no_part_of_an_incident_is_without_a_table() -> None:
    assert {*nested_fields(Incident), "tags"} == set(PARTS)
    assert [nested_fields(kind) for kind in (Claim, Attachment, Actor)] == [["statements"], ["custody"], ["aliases"]]
    assert {field: inner for field, (inner, _) in BELOW.items()} == {"claims": "statements", "attachments": "custody"}
    for table in PARTS.values():
        assert set(nested_fields(table.flat.kind)) <= {inner for inner, _ in BELOW.values()}


def test_equal_logbooks_make_equal_packages(tmp_path: Path) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    data_package.write(one, [DOSSIER], content_of=content)
    data_package.write(two, [DOSSIER], content_of=content)
    assert one.read_bytes() == two.read_bytes()


def test_formulas_stay_text_without_a_guard(tmp_path: Path) -> None:
    path = tmp_path / "logbook.zip"
    data_package.write(path, [DOSSIER])
    with zipfile.ZipFile(path) as archive:
        assert INCIDENT.summary in archive.read("incidents.csv").decode().split(",")


def test_a_package_is_told_from_a_zipped_table(tmp_path: Path) -> None:
    package, table, other = tmp_path / "a.zip", tmp_path / "b.zip", tmp_path / "c.zip"
    data_package.write(package, [DOSSIER])
    with zipfile.ZipFile(table, "w") as archive:
        archive.writestr("events.csv", "a,b\n1,2\n")
    other.write_bytes(b"PK but no zip")
    assert [is_package(path) for path in (package, table, other)] == [True, False, False]
    with pytest.raises(NotFound):
        is_package(tmp_path / "gone.zip")
