"""What the actions of the window do with the list and the incident beside it, and when there is one to act on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vedette.ui.actions import Built
from vedette.ui.acts import Acts
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.incidents.side import Side
from vedette.ui.stepping import named_step
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace
from vedette.usecases.history import Steps

if TYPE_CHECKING:
    from vedette.domain.incident import Incident
    from vedette.ui.bulk.control import BulkControl
    from vedette.ui.history.control import HistoryControl

LONGEST_TITLE = 80
_IN_MENU = (*("edit", "own_window", "tag", "edit_selected", "duplicate", "copy_text", "trash", "restore", "purge"),)
"""The actions of the menu on a row."""


class ListActs(QObject):
    """Acts on what is chosen."""

    def __init__(
        self, listed: ListPane, side: Side, acts: Acts, *, workplace: Workplace, tasks: Tasks, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ListActs")
        self._list, self._side, self._acts = listed, side, acts
        self._workplace, self._tasks, self._window = workplace, tasks, parent
        self._built: Built | None = None
        self._steps = Steps("", "")
        self._recorded = Latest(tasks)
        listed.changed.connect(self._enable)
        listed.view.doubleClicked.connect(self._open)
        side.writing.connect(self._enable)
        side.saved.connect(self.reveal)
        side.saved.connect(self._look_at_saved)
        side.link_asked.connect(self.reveal)
        side.pane.did.connect(acts.say_done)
        acts.steps.connect(self._name_steps)

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {
            "undo": self._acts.undo,
            "redo": self._acts.redo,
            "copy_text": self._list.copy,
            "select_all": self._list.view.selectAll,
            "find": self._list.bar.focus,
            "clear_search": partial(self._list.bar.search_for, ""),
            "columns": self._list.choose_columns,
            "refresh": self._list.refresh,
            "new": self._side.new,
            "edit": self._edit,
            "save": self._side.save,
            "save_and_new": self._side.save_and_new,
            "duplicate": self._duplicate,
            "tag": self._tag,
            "edit_selected": lambda: self.bulk.open_for(self._list.selection()),
            "acts": lambda: self.history.open(),
            "trash": self._trash,
            "restore": self._restore,
        }

    def begin(self, built: Built) -> None:
        """From now on enable and name these."""
        self._built = built
        for action_id in _IN_MENU:
            self._list.view.menu.addAction(built.actions[action_id])
        self._list.view.addActions(built.of_table())
        self._enable()
        self._name_steps(self._steps)

    @cached_property
    def bulk(self) -> BulkControl:
        """The window of a bulk edit."""
        from vedette.ui.bulk.control import BulkControl

        return BulkControl(self._acts, workplace=self._workplace, tasks=self._tasks, parent=self._window)

    @cached_property
    def history(self) -> HistoryControl:
        """The window of acts."""
        from vedette.ui.history.control import HistoryControl

        return HistoryControl(self._acts, workplace=self._workplace, tasks=self._tasks, parent=self._window)

    def reveal(self, uid: str) -> None:
        """Go to an incident in the list; one that the search leaves out is shown beside it."""
        self._list.view.want(uid)
        self._side.show_incident(uid)
        self._list.refresh()

    def _look_at_saved(self, uid: str) -> None:
        self._recorded.read(lambda: self._workplace.incidents.get(uid), self._say_saved, self._acts.fail)

    def _say_saved(self, incident: Incident) -> None:
        title = incident.title[:LONGEST_TITLE]
        self._acts.say_done(self.tr("Recorded {0}: {1}").format(incident.reference, title))

    def _edit(self) -> None:
        self._side.edit(self._list.view.current_uid)

    def _open(self, _: object) -> None:
        """A double click is Enter; with Ctrl or Shift one is choosing rows."""
        if not QGuiApplication.keyboardModifiers():
            self._edit()

    def _duplicate(self) -> None:
        if self._list.view.current_uid:
            self._side.duplicate(self._list.view.current_uid)

    def _tag(self) -> None:
        chosen = self._list.selection()
        if chosen.count:
            from vedette.ui.tags.tag_dialog import TagDialog

            dialog = TagDialog(chosen, self._acts.tag, self._window)
            dialog.ask(self._workplace, self._tasks)
            dialog.open()

    def _trash(self) -> None:
        rows = self._list.view.selectionModel().selectedRows()
        line = self._list.table.line(rows[0].row()) if self._list.view.chosen_count() == 1 and rows else None
        named = f"{line.reference} “{line.title[:LONGEST_TITLE]}”" if line is not None else ""
        self._acts.trash(self._list.selection(), named)

    def _restore(self) -> None:
        self._acts.restore(self._list.selection())

    def _enable(self) -> None:
        if self._built is None:
            return
        chosen = self._list.view.chosen_count() > 0
        trash = self._list.table.found is not None and self._list.table.found.trash
        writing = self._side.is_writing
        self._built.enable(dict.fromkeys(("tag", "copy_text", "edit_selected"), chosen))
        self._built.enable({"trash": chosen and not trash, "restore": chosen and trash, "purge": chosen and trash})
        one = bool(self._list.view.current_uid)
        self._built.enable(
            {
                "edit": one,
                "own_window": one,
                "duplicate": one,
                "history": one and not writing,
                "save": writing,
                "save_and_new": writing,
            }
        )

    def _name_steps(self, steps: Steps) -> None:
        self._steps = steps
        if self._built is not None:
            self._built.enable({"undo": bool(steps.undo), "redo": bool(steps.redo)})
            self._built.name("undo", named_step(self.tr("Undo"), steps.undo))
            self._built.name("redo", named_step(self.tr("Redo"), steps.redo))
