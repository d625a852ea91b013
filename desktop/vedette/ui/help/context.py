"""Which page of the guide tells about the place where somebody is when F1 is pressed."""

from __future__ import annotations

from PySide6.QtCore import QObject

FIRST = "start"

_PAGES = {
    "Search": "searching",
    "SearchBar": "searching",
    "Suggestions": "searching",
    "Navigator": "searching",
    "Incidents": "searching",
    "IncidentColumns": "searching",
    "QuickPanel": "logging",
    "IncidentPane": "claims",
    "IncidentForm": "logging",
    "title": "logging",
    "when": "dates",
    "said_on": "dates",
    "WhenDialog": "dates",
    "place": "places",
    "coordinates": "places",
    "PlacesPart": "places",
    "tags": "tags",
    "tag_line": "tags",
    "TagDialog": "tags",
    "source": "sources",
    "SourcesPart": "sources",
    "ClaimsPart": "claims",
    "RolesPart": "claims",
    "ActorDialog": "claims",
    "AssessmentPart": "claims",
    "NumbersPart": "numbers",
    "ImportDialog": "importing",
    "ExportDialog": "exporting",
    "FaultDialog": "safety",
}
"""By the name of a widget; the innermost one that is listed decides."""


def page_for(widget: QObject | None) -> str:
    """The page about this widget, or about what it lies in; the first page where none is."""
    while widget is not None:
        if widget.objectName() in _PAGES:
            return _PAGES[widget.objectName()]
        widget = widget.parent()
    return FIRST


def pages_in_use() -> set[str]:
    """Every page that some place leads to."""
    return set(_PAGES.values())
