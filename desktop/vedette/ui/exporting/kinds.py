"""The kinds of files one can choose from, and for whom each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vedette.ui.action import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `as_shown`: just the columns on the screen; `is_text`: a CSV, which spreadsheets read in their way.

    `carries_files`: the bytes of attachments go along.
    """

    key: str
    title: str
    ending: str
    for_whom: str
    as_shown: bool = False
    is_text: bool = False
    carries_files: bool = False

    @property
    def words(self) -> str:
        """Its title in the language of the program."""
        return QCoreApplication.translate("Kinds", self.title)

    @property
    def sentence(self) -> str:
        """For whom it is, in the language of the program."""
        return QCoreApplication.translate("Kinds", self.for_whom)


KINDS = (
    Kind(
        "sheet",
        QT_TRANSLATE_NOOP("Kinds", "Excel, as on the screen"),
        ".xlsx",
        QT_TRANSLATE_NOOP(
            "Kinds", "For colleagues with Excel or LibreOffice: the columns of the table, to be sorted and filtered."
        ),
        as_shown=True,
    ),
    Kind(
        "screen",
        QT_TRANSLATE_NOOP("Kinds", "CSV, as on the screen"),
        ".csv",
        QT_TRANSLATE_NOOP("Kinds", "For people who read a list: the columns of the table in their order, and no more."),
        as_shown=True,
        is_text=True,
    ),
    Kind(
        "csv",
        QT_TRANSLATE_NOOP("Kinds", "CSV, complete, for another Vedette"),
        ".csv",
        QT_TRANSLATE_NOOP(
            "Kinds", "For another Vedette, for scripts and safe keeping: a row an incident, nothing lost."
        ),
        is_text=True,
    ),
    Kind(
        "xlsx",
        QT_TRANSLATE_NOOP("Kinds", "Excel, complete, for another Vedette"),
        ".xlsx",
        QT_TRANSLATE_NOOP(
            "Kinds", "For another Vedette, and for mending in a spreadsheet: every column, nothing lost."
        ),
    ),
    Kind(
        "zip",
        QT_TRANSLATE_NOOP("Kinds", "Data package"),
        ".zip",
        QT_TRANSLATE_NOOP("Kinds", "For data desks and archives: linked tables with a description of every column."),
        carries_files=True,
    ),
    Kind(
        "json",
        QT_TRANSLATE_NOOP("Kinds", "JSON"),
        ".json",
        QT_TRANSLATE_NOOP("Kinds", "For programmers: each incident as the document that Vedette itself keeps."),
        carries_files=True,
    ),
    Kind(
        "geojson",
        QT_TRANSLATE_NOOP("Kinds", "GeoJSON"),
        ".geojson",
        QT_TRANSLATE_NOOP(
            "Kinds", "For map makers, with QGIS or in a browser: each incident, with a point where it has one."
        ),
    ),
    Kind(
        "kml",
        QT_TRANSLATE_NOOP("Kinds", "KML"),
        ".kml",
        QT_TRANSLATE_NOOP("Kinds", "For Google Earth and the like: each incident, with a point where it has one."),
    ),
    Kind(
        "gpx",
        QT_TRANSLATE_NOOP("Kinds", "GPX"),
        ".gpx",
        QT_TRANSLATE_NOOP("Kinds", "For people in the field with a GPS device: the points of incidents that have one."),
    ),
)

_BOUNDS = ("date_earliest", "date_latest")
_COLUMN_NAMES: Mapping[str, str] = {"added": "created_at"}


def column_names(keys: Sequence[str], kind: Kind) -> tuple[str, ...]:
    """What the columns of the table are called in a file; a sheet has the bounds of a date as dates too."""
    names = tuple(_COLUMN_NAMES.get(key, key) for key in keys)
    if kind.is_text or "when" not in names:
        return names
    at = names.index("when") + 1
    return (*names[:at], *_BOUNDS, *names[at:])
