"""Opens the window of a bulk edit and carries out what it was told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.domain.counting import counted
from vedette.domain.custom_field import CustomField
from vedette.ui.acts import Acts
from vedette.ui.bulk.bulk_dialog import BulkDialog
from vedette.ui.incidents.selection import Selection
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace
from vedette.usecases.bulk_editing import BulkEditing, Edits


class BulkControl(QObject):
    """`open_for` is bound to the action `edit_selected`."""

    def __init__(self, acts: Acts, *, workplace: Workplace, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("BulkControl")
        self._acts, self._workplace, self._tasks, self._window = acts, workplace, tasks, parent
        self._editing = BulkEditing(workplace.desk)
        self._latest = Latest(tasks)

    def open_for(self, chosen: Selection) -> None:
        """Ask what is to be set on these."""
        if chosen.count:
            self._latest.read(self._editing.fields, partial(self._open, chosen), self._acts.fail)

    def _open(self, chosen: Selection, own: tuple[CustomField, ...]) -> None:
        BulkDialog(
            chosen, own, workplace=self._workplace, tasks=self._tasks, apply=self._apply, parent=self._window
        ).open()

    def _apply(self, chosen: Selection, edits: Edits) -> None:
        self._acts.on_chosen(
            self.tr("Editing {0}").format(counted(chosen.count)),
            chosen,
            lambda uids, progress: self._editing.apply(uids, edits, progress),
            lambda n: self.tr("Edited {0}").format(counted(n)) if n else "",
        )
