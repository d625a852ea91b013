"""Sizes, ages and differences in words; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from vedette.domain.counting import counted
from vedette.usecases.backups import Difference

MOST_NAMED = 10


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keeping", text)


def size(number: int) -> str:
    """Bytes as people say them."""
    return QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def moment(at: datetime) -> str:
    """A local day and minute."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def relation(found: Difference) -> str:
    """How a backup stands to the logbook, in a sentence."""
    words = {
        "same": _tr("The backup holds exactly what the logbook holds."),
        "older": _tr("The backup is an earlier state of this logbook."),
        "newer": _tr("The backup goes further than this logbook: it may be that the logbook is an older copy."),
        "apart": _tr("The two went on differently from a common beginning."),
        "stranger": _tr("The two are different logbooks."),
        "unreadable": _tr("One of the two can't be read, so they can't be compared."),
    }
    return words[found.relation]


def difference(found: Difference) -> list[str]:
    """What sets the two apart, a sentence each."""
    lines = [relation(found)]
    if found.here is None or found.there is None:
        return lines
    lines.append(
        _tr("The logbook has {0}, last changed {1}; the backup has {2}, last changed {3}.").format(
            counted(found.here.incidents), _said(found.here.last_act), counted(found.there.incidents),
            _said(found.there.last_act),
        )
    )  # fmt: skip
    told = (
        (_tr("Only in the logbook: {0}."), found.only_here, found.names_only_here),
        (_tr("Only in the backup: {0}."), found.only_there, found.names_only_there),
        (_tr("Different in the two: {0}."), found.changed, found.names_changed),
    )
    return lines + [words.format(_named(count, names)) for words, count, names in told if count]


def _named(count: int, names: Sequence[str]) -> str:
    some = ", ".join(names[:MOST_NAMED])
    more = "…" if count > MOST_NAMED else ""
    return f"{counted(count)} ({some}{', ' if more else ''}{more})"


def _said(at: str) -> str:
    return moment(datetime.fromisoformat(at)) if at else _tr("never")
