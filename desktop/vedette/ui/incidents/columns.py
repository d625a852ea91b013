"""The columns of the table of incidents, as data: what stands in a cell, and by what the store can sort it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vedette.domain.civil_days import MONTHS
from vedette.domain.incident_line import IncidentLine
from vedette.domain.when_figures import shown as in_figures
from vedette.paths import taxonomies
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.widgets.tag_chip import Chip, status_chip

_NOTES = re.compile(r"(?: \([^()]*\))+$")
_YEAR = re.compile(r"\b(\d{4})\b")
_HOURS = re.compile(r", (?:between|from) (\d\d:\d\d) (?:and|to) (\d\d:\d\d)$")
_SIGNS = ("~", "?", "~?")
_LONG_MONTHS = re.compile("|".join(month for month in MONTHS if len(month) > 4))


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` is what is read out and copied, `chips` how it is painted where it is not plain text.

    `sort` is the store's word for its order; `downwards`: a first click puts the highest first.
    """

    key: str
    title: str
    text: Callable[[IncidentLine], str]
    tip: Callable[[IncidentLine], str]
    letters: int
    sort: str = ""
    downwards: bool = False
    chips: Callable[[IncidentLine], tuple[Chip, ...]] | None = None
    at_first: bool = True


def title_of(column: Column) -> str:
    """The head of a column in the language of the program."""
    return QCoreApplication.translate("Columns", column.title)


def when_words(line: IncidentLine, style: str = "words") -> str:
    """The interval short enough for a cell: no notes, short months, and in brackets what is inferred."""
    if style != "words" and not line.when.is_empty:
        return in_figures(line.when, style)
    words = _LONG_MONTHS.sub(lambda month: month.group()[:3], _NOTES.sub("", line.when.describe()))
    words = _HOURS.sub(r" \1–\2", words)
    if not line.when.inferred:
        return words
    return f"[{words}]" if "day" in _inferred(line) else _YEAR.sub(r"[\1]", words)


def when_mark(line: IncidentLine) -> str:
    """The signs of the precision mark; what else it holds is in the words."""
    return " ".join(sign for sign in line.when.precision_mark.split() if sign in _SIGNS)


def _inferred(line: IncidentLine) -> str:
    """The words at the end of a precision mark that say what nobody stated."""
    return next((words for words in ("day inferred", "year inferred") if line.when.precision_mark.endswith(words)), "")


def _when(line: IncidentLine) -> str:
    mark = when_mark(line)
    return f"{when_words(line)} ({mark})" if mark else when_words(line)


def cell_text(column: Column, line: IncidentLine, dates: str) -> str:
    """What stands in a cell, with dates in that style."""
    return when_words(line, dates) if column.key == "when" and dates != "words" else column.text(line)


def _when_tip(line: IncidentLine) -> str:
    words = line.when.describe()
    if not line.when.text:
        return words
    return "\n".join([words, QCoreApplication.translate("Columns", "as worded: {0}").format(line.when.text)])


def _type(line: IncidentLine) -> str:
    return taxonomies().event_types.label(line.type) if line.type else ""


def _parties(line: IncidentLine) -> str:
    return ", ".join(line.parties)


def status_word(status: str) -> str:
    """The word of a status as it is shown."""
    return taxonomies().incident_statuses.label(status)


def _status(line: IncidentLine) -> str:
    words = [status_word(line.status)]
    if line.contested and line.status != "contested":
        words.append(status_word("contested"))
    return ", ".join(words)


def _status_chips(line: IncidentLine) -> tuple[Chip, ...]:
    chips = [status_chip(line.status, status_word(line.status))]
    if line.contested and line.status != "contested":
        chips.append(status_chip("contested", status_word("contested")))
    return tuple(chips)


def _tags(line: IncidentLine) -> str:
    return ", ".join(tag.name for tag in line.tags)


def _tag_chips(line: IncidentLine) -> tuple[Chip, ...]:
    return tuple(Chip(tag.uid, tag.name, tag.colour or "grey") for tag in line.tags)


def _sources(line: IncidentLine) -> str:
    if not line.sources:
        return QCoreApplication.translate("Columns", "none")
    if line.independent == line.sources:
        return str(line.sources)
    return QCoreApplication.translate("Columns", "{0} of {1}").format(line.independent, line.sources)


def _sources_tip(line: IncidentLine) -> str:
    if not line.sources:
        return QCoreApplication.translate("Columns", "No source is given yet")
    if line.independent == line.sources:
        words = QCoreApplication.translate("Columns", "None of them is known to repeat another")
        return words if line.sources > 1 else ""
    return QCoreApplication.translate("Columns", "{0} origins among {1} source items; the others repeat them").format(
        line.independent, line.sources
    )


def _reference(line: IncidentLine) -> str:
    return line.reference


def _title(line: IncidentLine) -> str:
    return line.title


def _place(line: IncidentLine) -> str:
    return line.place


def _added(line: IncidentLine) -> str:
    return line.created_at[:16].replace("T", " ")


def _added_tip(line: IncidentLine) -> str:
    return QCoreApplication.translate("Columns", "{0} UTC").format(_added(line)) if line.created_at else ""


COLUMNS: tuple[Column, ...] = (
    Column(
        "when",
        QT_TRANSLATE_NOOP("Columns", "When"),
        _when,
        _when_tip,
        26,
        sort="when",
        downwards=True,
    ),
    Column("reference", QT_TRANSLATE_NOOP("Columns", "Reference"), _reference, _reference, 18, sort="reference"),
    Column("title", QT_TRANSLATE_NOOP("Columns", "Title"), _title, _title, 24, sort="title"),
    Column("place", QT_TRANSLATE_NOOP("Columns", "Place"), _place, _place, 15, sort="place"),
    Column("type", QT_TRANSLATE_NOOP("Columns", "Type"), _type, _type, 16, sort="type"),
    Column("parties", QT_TRANSLATE_NOOP("Columns", "Parties"), _parties, _parties, 16, sort="parties"),
    Column("status", QT_TRANSLATE_NOOP("Columns", "Status"), _status, _status, 16, chips=_status_chips, sort="status"),
    Column("tags", QT_TRANSLATE_NOOP("Columns", "Tags"), _tags, _tags, 18, chips=_tag_chips, sort="tags"),
    Column(
        "sources", QT_TRANSLATE_NOOP("Columns", "Sources"), _sources, _sources_tip, 9, sort="sources", downwards=True
    ),
    Column(
        "added",
        QT_TRANSLATE_NOOP("Columns", "Added"),
        _added,
        _added_tip,
        16,
        sort="added",
        downwards=True,
        at_first=False,
    ),
)
