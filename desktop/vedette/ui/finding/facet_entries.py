"""What a list could be narrowed by, as entries of a tree; counted off the GUI thread."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from vedette.domain import query_parts
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.navigator.entry import Entry
from vedette.ui.search.wording import worded
from vedette.usecases.facets import FACETS, Facet, Facets, Field, Value, query_field
from vedette.usecases.progress import Progress

MOST_LISTED = 12
_TITLES = {
    "status": QT_TRANSLATE_NOOP("Facets", "Status"),
    "type": QT_TRANSLATE_NOOP("Facets", "Type"),
    "tag": QT_TRANSLATE_NOOP("Facets", "Tag"),
    "place": QT_TRANSLATE_NOOP("Facets", "Place"),
    "country": QT_TRANSLATE_NOOP("Facets", "Country"),
    "actor": QT_TRANSLATE_NOOP("Facets", "Actor"),
    "party": QT_TRANSLATE_NOOP("Facets", "Party"),
    "says": QT_TRANSLATE_NOOP("Facets", "Who says what"),
    "source": QT_TRANSLATE_NOOP("Facets", "Source"),
    "reliability": QT_TRANSLATE_NOOP("Facets", "Reliability"),
    "year": QT_TRANSLATE_NOOP("Facets", "Year"),
    "month": QT_TRANSLATE_NOOP("Facets", "Month"),
}
FOLDED_AT_FIRST = ("country", "party", "says", "reliability", "month")


def gather(facets: Facets, text: str, progress: Progress | None = None) -> tuple[Entry, ...]:
    """Groups with their values; what is asked for or excluded already stands first, with a sign.

    With a `progress`, which may stop it, all are counted exactly, however many there are.
    """
    found = facets.beside(text, FACETS, MOST_LISTED, progress)
    groups = [
        Entry(field, QCoreApplication.translate("Facets", _TITLES[field]), children=tuple(_children(text, field, some)))
        for field, some in found.items()
    ]
    return tuple(group for group in groups if group.children)


def _children(text: str, field: Field, values: list[Facet]) -> Iterator[Entry]:
    name = query_field(field)
    chosen = query_parts.alternatives(text, name)
    off = [chip.text[1:] for chip in query_parts.chips(text) if chip.text.startswith("-")]
    off = [part for part in off if query_parts.field_of(part) == name and _fits(field, part)]
    known = {one.part for one in values}
    for part in (part for part in off if part not in known):
        yield Entry(f"{field}/{part}", _excluded(field, part), part, icon="ban")
    for one in values:
        icon = "check" if one.part in chosen else "ban" if one.part in off else ""
        label = _label(one)
        yield Entry(f"{field}/{one.part}", label, one.part, _shown(one), icon, tip=label, about=not one.exact)


def _fits(field: str, part: str) -> bool:
    """Years and months are asked for alike: each is shown where it belongs."""
    return field not in ("year", "month") or (len(part.partition(":")[2]) == 4) == (field == "year")


def _excluded(field: Field, part: str) -> str:
    """What is left out is not among what is counted: it is named by its query text."""
    text = part.partition(":")[2].strip('"').replace('""', '"')
    party, _, stance = text.rpartition("/")
    value = Value(party, party, 0, stance) if field == "says" else Value(text, text, 0)
    return _label(Facet(field, part, value))


def _shown(one: Facet) -> int:
    """A count that is about right says no more than it knows."""
    count = one.value.count
    return count if one.exact else int(float(f"{count:.2g}"))


def _label(one: Facet) -> str:
    text = one.value.label
    match one.field:
        case "says":
            return worded("says", f"{text}/{one.value.other}")
        case "month":
            return QLocale().toString(QDate(int(text[:4]), int(text[5:]), 1), "MMMM yyyy")
        case _:
            return worded(one.field, text)
