"""GeoJSON, KML and GPX: where incidents were, with who says so and how surely."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.formats.border import DOSSIER, INCIDENT
from tests.hostile import HOSTILE
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.text import clean
from vedette.formats import geojson, gpx, kml
from vedette.formats.xml_writing import xml_text

KML = "{http://www.opengis.net/kml/2.2}"
GPX = "{http://www.topografix.com/GPX/1/1}"
NOWHERE = Dossier(
    Incident("0190-nowhere", reference="INC-2021-0009", places=(Place(text="somewhere", precision="P0"),))
)
SAID = (
    "around 250 migrants", "“possibly blank”", "possibly", "has never provoked", "overnight on November 1-2",
    "Border Guard (Poland)", "Ministry of Foreign Affairs (Belarus)", "One party only", "crediting AFP and Reuters",
)  # fmt: skip


def features(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def text_of(path: Path) -> str:
    return " ".join(ElementTree.parse(path).getroot().itertext())


def test_geojson_has_a_point_with_its_precision_and_a_feature_without_one(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    assert geojson.write(path, [DOSSIER, NOWHERE]).rows == 2
    one, other = features(path)
    assert one["geometry"] == {"type": "Point", "coordinates": [23.66, 53.27]}
    properties = one["properties"]
    assert (properties["precision"], properties["uncertainty_m"]) == ("P4", 25000.0)
    assert properties["when"] == INCIDENT.when.as_json()
    assert [place["role"] for place in properties["places"]] == ["where", "from"]
    assert (other["geometry"], other["id"]) == (None, "0190-nowhere")


def test_geojson_says_who_said_what(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    geojson.write(path, [DOSSIER])
    (feature,) = features(path)
    one, other = feature["properties"]["claims"][0]["statements"]
    assert (one["party"], one["stance"], one["quote"]) == ("Border Guard (Poland)", "asserts", "“possibly blank”")
    assert (one["hedge"], one["grade"], one["said_on"]["text"]) == ("possibly", "B2", "Thursday")
    assert (other["stance"], other["scope"]) == ("denies_act", "general")
    assert feature["properties"]["tags"] == ["border", "border/incursion"]


@pytest.mark.parametrize(("writer", "name"), [(kml.write, "a.kml"), (gpx.write, "a.gpx")])
def test_no_word_of_the_parties_is_lost_on_a_map(tmp_path: Path, writer: Callable[..., object], name: str) -> None:
    writer(tmp_path / name, [DOSSIER])
    text = text_of(tmp_path / name)
    assert [words for words in SAID if words not in text] == []


def test_kml_has_a_placemark_for_each_point_and_one_without(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    assert kml.write(path, [DOSSIER, NOWHERE]).rows == 2
    root = ElementTree.parse(path).getroot()
    assert [point.text for point in root.iter(f"{KML}coordinates")] == ["23.66,53.27", "27.56,53.9"]
    assert len(list(root.iter(f"{KML}Placemark"))) == 3
    assert root.find(f".//{KML}begin").text == "2021-11-01T18:00:00"  # type: ignore[union-attr]


def test_gpx_leaves_out_what_has_no_point_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    written = gpx.write(path, [DOSSIER, NOWHERE])
    assert (written.rows, written.left_out) == (1, ("INC-2021-0009",))
    points = list(ElementTree.parse(path).getroot().iter(f"{GPX}wpt"))
    assert [(point.get("lat"), point.get("lon")) for point in points] == [("53.27", "23.66"), ("53.9", "27.56")]
    assert list(ElementTree.parse(path).getroot().iter(f"{GPX}time")) == []


def test_degrees_near_zero_have_no_exponent(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    gpx.write(path, [Dossier(Incident("a", places=(Place(lat=1e-7, lon=-0.0000001),)))])
    (point,) = ElementTree.parse(path).getroot().iter(f"{GPX}wpt")
    assert (point.get("lat"), point.get("lon")) == ("0.000000100", "-0.000000100")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(tmp_path: Path, text: str) -> None:
    words = clean(text)
    place = Place(text=words, lat=1.0, lon=2.0)
    dossier = Dossier(Incident("a", title=words, narrative=words, type=words, places=(place,)))
    for writer, name in ((kml.write, "a.kml"), (gpx.write, "a.gpx")):
        writer(tmp_path / name, [dossier])
        assert "script" not in {element.tag for element in ElementTree.parse(tmp_path / name).iter()}
    (point,) = ElementTree.parse(tmp_path / "a.gpx").getroot().iter(f"{GPX}wpt")
    title = point.findtext(f"{GPX}name", "")
    assert title == (xml_text(words) or "a")
    geojson.write(tmp_path / "a.geojson", [dossier])
    assert features(tmp_path / "a.geojson")[0]["properties"]["title"] == words


def test_markup_in_a_text_is_not_shown_as_markup_by_a_globe(tmp_path: Path) -> None:
    kml.write(tmp_path / "a.kml", [Dossier(Incident("a", narrative="<script>alert(1)</script>"))])
    description = ElementTree.parse(tmp_path / "a.kml").getroot().findtext(f".//{KML}description", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in description


@pytest.mark.parametrize("protected", ["source", "item"])
def test_a_protected_source_is_not_named_on_a_map(tmp_path: Path, protected: str) -> None:
    sources, items = dict(DOSSIER.sources), dict(DOSSIER.items)
    if protected == "source":
        sources["rferl"] = replace(sources["rferl"], protected=True)
    else:
        items["report"] = replace(items["report"], protected=True)
    dossier = replace(DOSSIER, sources=sources, items=items)
    for writer, name in ((kml.write, "a.kml"), (gpx.write, "a.gpx"), (geojson.write, "a.geojson")):
        writer(tmp_path / name, [dossier])
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "RFE/RL" not in text
        assert "a protected source" in text
