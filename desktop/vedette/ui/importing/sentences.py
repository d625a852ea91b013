"""What an import is said to do or to have done, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vedette.domain.counting import counted, in_groups
from vedette.usecases.importing import ImportReport


def _tr(text: str) -> str:
    return QCoreApplication.translate("Importing", text)


def tried(report: ImportReport) -> str:
    """What would happen."""
    rows = counted(report.rows, "row")
    if not report.rows:
        return _tr("The file has headings and no rows. There is nothing to import.")
    if not report.added and not report.updated:
        return _tr("Read to the end: {0}. Nothing in them is new, so there is nothing to import.").format(rows)
    return _tr("Read to the end: {0}. Nothing is recorded yet; this is what would happen:").format(rows)


def done(report: ImportReport, name: str) -> str:
    """What has happened, for the message with Undo on it."""
    parts = []
    if report.added:
        parts.append(_tr("added {0}").format(counted(report.added)))
    if report.updated:
        parts.append(_tr("changed {0}").format(counted(report.updated)))
    if not parts:
        parts.append(_tr("nothing was changed"))
    if report.rejected:
        parts.append(_tr("rows not taken: {0}").format(in_groups(report.rejected)))
    return _tr("Import of {0}: {1}.").format(name, "; ".join(parts))
