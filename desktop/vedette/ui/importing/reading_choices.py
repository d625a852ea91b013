"""What can be said of how a file is read, as (value, words); what was found out is not their business."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vedette.usecases.importing_look import as_read

Choice = tuple[str, str]
_ENCODINGS = (
    ("utf-8", "Unicode"),
    ("utf-16", "Unicode"),
    ("cp1250", "Central European"),
    ("iso8859-2", "Central European"),
    ("cp1251", "Cyrillic"),
    ("koi8-r", "Cyrillic"),
    ("cp1252", "Western"),
    ("cp1253", "Greek"),
    ("cp1254", "Turkish"),
    ("cp1255", "Hebrew"),
    ("cp1256", "Arabic"),
    ("cp1257", "Baltic"),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadingForm", text)


def encodings() -> Sequence[Choice]:
    """Encodings that tables come in."""
    return [(name, f"{name} – {_tr(letters)}") for name, letters in _ENCODINGS]


def delimiters() -> Sequence[Choice]:
    """What stands between cells."""
    return [
        (",", _tr("comma ,")),
        (";", _tr("semicolon ;")),
        ("\t", _tr("tab")),
        ("|", _tr("upright line |")),
    ]


def headings() -> Sequence[Choice]:
    """Whether the first line names the columns."""
    return [("yes", _tr("in the first line")), ("no", _tr("none: the first line is data"))]


def date_orders(example: str) -> Sequence[Choice]:
    """The orders of day and month, with how a date of the file reads in each."""
    orders = [("dmy", _tr("day first")), ("mdy", _tr("month first")), ("ymd", _tr("year first"))]
    return [(order, f"{words}: {read}" if (read := as_read(example, order)) else words) for order, words in orders]


def duplicates() -> Sequence[Choice]:
    """What becomes of incidents that the logbook has already."""
    return [
        ("update", _tr("update; changes made here stay")),
        ("skip", _tr("leave as they are")),
        ("keep", _tr("add a second one")),
    ]
