"""What a bulk edit would change, in words: how many incidents, in which fields, and from what to what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from vedette import paths
from vedette.domain.counting import counted, in_groups
from vedette.usecases.bulk_editing import Changed, ChangedLine, Preview
from vedette.usecases.naming import NAME

NOTHING = "–"
Label = Callable[[str], str]


def in_sum(preview: Preview, label: Label) -> str:
    """ "37 of 40 incidents change: Type 37, Place 12"."""
    if not preview.changing:
        return _tr("Nothing would change: {0} are so already.").format(counted(preview.looked_at))
    fields = ", ".join(f"{label(key)} {in_groups(number)}" for key, number in preview.fields)
    return _tr("{0} of {1} change: {2}").format(in_groups(preview.changing), counted(preview.looked_at), fields)


def rows(preview: Preview, label: Label, source: str) -> list[tuple[str, str, str, str, str]]:
    """A row per changed field of the first incidents: reference, title, field, before, after."""
    return [row for line in preview.lines for row in _rows(line, label, source)]


def _rows(line: ChangedLine, label: Label, source: str) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            line.reference if number == 0 else "",
            line.title if number == 0 else "",
            label(change.field),
            _value(change, change.before, source),
            _value(change, change.after, source),
        )
        for number, change in enumerate(line.changes)
    ]


def _value(change: Changed, value: str, source: str) -> str:
    if change.field == "source":
        return f"+ {source.removeprefix(NAME)}" if value else ""
    codes = paths.taxonomies()
    lists = {
        "type": codes.event_types,
        "workflow": codes.workflow_statuses,
        "stage": codes.report_stages,
        "sensitivity": codes.tlp,
    }
    if not value:
        return NOTHING
    return lists[change.field].label(value) if change.field in lists else value


def _tr(text: str) -> str:
    return QCoreApplication.translate("BulkWords", text)
