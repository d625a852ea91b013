"""Incidents as GeoJSON (RFC 7946) for maps: one feature each, a point where there is one. Not read back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.formats import said
from vedette.formats.atomic import replacing, text_over
from vedette.formats.written import Written


def write(path: Path, dossiers: Iterable[Dossier]) -> Written:
    """Incidents without coordinates are kept, with no geometry; further places stand in the properties."""
    count = 0
    with replacing(path) as stream, text_over(stream) as text:
        text.write('{"type":"FeatureCollection","features":[')
        for count, dossier in enumerate(dossiers, 1):
            feature = json.dumps(_feature(dossier), ensure_ascii=False, allow_nan=False)
            text.write(f"{',' if count > 1 else ''}\n{feature}")
        text.write("\n]}\n")
    return Written(count)


def main_point(incident: Incident) -> Place | None:
    """Where it happened, if that is a point; else the first place that is one."""
    points = [place for place in incident.places if place.has_point]
    return next((place for place in points if place.role == "where"), points[0] if points else None)


def _feature(dossier: Dossier) -> dict[str, Any]:
    place = main_point(dossier.incident)
    properties = said.plain(dossier)
    if place is not None:
        exactness = {"place": place.label, "precision": place.precision, "uncertainty_m": place.uncertainty_m}
        properties = {**properties, **exactness, "place_role": place.role}
    return {
        "type": "Feature",
        "id": dossier.incident.uid,
        "geometry": None if place is None else {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": properties,
    }
