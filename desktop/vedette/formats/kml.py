"""Incidents as KML 2.2 for globes: a placemark for each point, and one without a point where there is none."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

from vedette.domain.dossier import Dossier
from vedette.domain.place import Place
from vedette.domain.when import When
from vedette.formats import said
from vedette.formats.atomic import replacing, text_over
from vedette.formats.field_texts import number_text
from vedette.formats.written import Written
from vedette.formats.xml_writing import XmlWriter


def write(path: Path, dossiers: Iterable[Dossier]) -> Written:
    """Each placemark says who said what, when and how exactly."""
    count = 0
    with replacing(path) as stream, text_over(stream) as text:
        out = XmlWriter(text)
        out.start("kml", {"xmlns": "http://www.opengis.net/kml/2.2"})
        out.start("Document")
        out.element("name", "Incidents")
        for dossier in dossiers:
            count += 1
            points = [place for place in dossier.incident.places if place.has_point]
            for place in points or (None,):
                _placemark(out, dossier, place)
        out.end("Document")
        out.end("kml")
    return Written(count)


def _placemark(out: XmlWriter, dossier: Dossier, place: Place | None) -> None:
    incident = dossier.incident
    words = "\n".join(said.lines(dossier, place))
    out.start("Placemark")
    out.element("name", said.name(incident))
    # globes show a description as a web page: what looks like markup in a text must stay text there
    out.element("description", html.escape(words).replace("\n", "<br>\n"))
    _time(out, incident.when)
    out.start("ExtendedData")
    _data(out, "uid", incident.uid)
    _data(out, "when", incident.when.edtf)
    _data(out, "when_text", incident.when.text)
    _data(out, "status", incident.status)
    _data(out, "precision", place.precision if place else "")
    _data(out, "uncertainty_m", number_text(place.uncertainty_m) if place else "")
    out.end("ExtendedData")
    if place is not None:
        out.start("Point")
        out.element("coordinates", f"{number_text(place.lon)},{number_text(place.lat)}")
        out.end("Point")
    out.end("Placemark")


def _time(out: XmlWriter, when: When) -> None:
    if when.is_empty:
        return
    out.start("TimeSpan")
    out.element("begin", _moment(when.earliest))
    out.element("end", _moment(when.latest))
    out.end("TimeSpan")


def _moment(bound: str | None) -> str:
    """As XML Schema writes days and times; local wall time, as it was said."""
    return f"{bound}:00" if bound is not None and len(bound) == 16 else bound or ""


def _data(out: XmlWriter, name: str, value: str) -> None:
    if value:
        out.start("Data", {"name": name})
        out.element("value", value)
        out.end("Data")
