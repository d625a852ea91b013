"""Points of incidents as GPX 1.1 waypoints for field devices; incidents without a point are left out and listed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vedette.domain.dossier import Dossier
from vedette.domain.place import Place
from vedette.formats import said
from vedette.formats.atomic import replacing, text_over
from vedette.formats.field_texts import number_text
from vedette.formats.written import Written
from vedette.formats.xml_writing import XmlWriter


def write(path: Path, dossiers: Iterable[Dossier]) -> Written:
    """A waypoint has no <time>: that is an instant in UTC, and nobody said one."""
    count, left_out = 0, []
    with replacing(path) as stream, text_over(stream) as text:
        out = XmlWriter(text)
        out.start("gpx", {"xmlns": "http://www.topografix.com/GPX/1/1", "version": "1.1", "creator": "Vedette"})
        for dossier in dossiers:
            points = [place for place in dossier.incident.places if place.has_point]
            for place in points:
                _waypoint(out, dossier, place)
            if points:
                count += 1
            else:
                left_out.append(dossier.incident.reference or dossier.incident.uid)
        out.end("gpx")
    return Written(count, tuple(left_out))


def _waypoint(out: XmlWriter, dossier: Dossier, place: Place) -> None:
    out.start("wpt", {"lat": _degrees(place.lat), "lon": _degrees(place.lon)})
    out.element("name", said.name(dossier.incident))
    out.element("desc", "\n".join(said.lines(dossier, place)))
    out.element("type", dossier.incident.type)
    out.end("wpt")


def _degrees(angle: float | None) -> str:
    """A decimal without an exponent, which XML Schema's decimal does not know."""
    text = number_text(angle)
    return text if "e" not in text else f"{angle:.9f}"
