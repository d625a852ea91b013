"""Between the navigator and the logbook: gathers its entries anew after changes, and keeps saved searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vedette.domain.changes import Changes
from vedette.domain.errors import UserError
from vedette.ui.ask_name import NameDialog
from vedette.ui.feed import Feed
from vedette.ui.navigator.entry import Entry
from vedette.ui.navigator.navigator import Navigator, menu_for
from vedette.ui.tasks import Latest, Once, Tasks
from vedette.ui.workplace import Workplace

if TYPE_CHECKING:
    from vedette.usecases.saved_searches import SavedSearches

MILLISECONDS_BETWEEN = 400
"""Counting follows changes at most so often; a burst of them is counted once."""


class NavigatorControl(QObject):
    """Counts off the GUI thread; a search is saved under a name that is asked for in a small dialog."""

    did = Signal(str)
    failed = Signal(object)
    offering = Signal(object, object)
    """an `Entry` and its menu, before it is shown, for others to add to"""

    def __init__(self, navigator: Navigator, workplace: Workplace, tasks: Tasks, feed: Feed, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("NavigatorControl")
        self._navigator = navigator
        self._workplace = workplace
        self._window = parent
        self._latest, self._once = Latest(tasks), Once(tasks)
        self._counting = False
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_BETWEEN)
        self._soon.setObjectName("CountTimer")
        self._soon.timeout.connect(self.refresh)
        feed.changed.connect(self._follow)
        navigator.menu_asked.connect(self._offer)
        navigator.name_asked.connect(self._rename)

    def refresh(self) -> None:
        """Gather and count now, or once the counting under way has ended: it must not keep the list waiting."""
        if self._counting:
            self._soon.start()
            return
        self._counting = True
        self._latest.read(self._gathered, self._show, self._fail)

    def _gathered(self) -> tuple[Entry, ...]:
        from vedette.ui.navigator.ways import gather

        return gather(self._workplace.desk)

    @cached_property
    def _saved(self) -> SavedSearches:
        from vedette.usecases.saved_searches import SavedSearches

        return SavedSearches(self._workplace.desk)

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self._counting = False
        self._navigator.show_entries(entries)

    def stop(self) -> None:
        """Count no more."""
        self._soon.stop()
        self._latest.forget()

    def save(self, query: str) -> None:
        """Ask for a name and keep the search under it."""
        NameDialog.open_for(
            self._window,
            self.tr("Save this search"),
            query,
            lambda name: self._write(partial(self._saved.save, name, query), self.tr("Saved the search “{0}”"), name),
        )

    def _offer(self, entry: Entry, at: QPoint) -> None:
        menu = menu_for(self._window, "NavigatorMenu")
        if entry.part is not None:
            menu.addAction(self.tr("Show these alone")).triggered.connect(self._asking(entry.part, combine=False))
            menu.addAction(self.tr("Add to the search")).triggered.connect(self._asking(entry.part, combine=True))
        if entry.key.startswith("saved/"):
            menu.addSeparator()
            menu.addAction(self.tr("Rename…")).triggered.connect(partial(self._rename, entry))
            menu.addAction(self.tr("Delete")).triggered.connect(partial(self._delete, entry))
        self.offering.emit(entry, menu)
        if not menu.isEmpty():
            menu.popup(at)

    def _asking(self, part: str, *, combine: bool) -> Callable[[], None]:
        return lambda: self._navigator.asked.emit(part, combine)

    def _rename(self, entry: Entry, _: bool = False) -> None:
        if not entry.key.startswith("saved/"):
            return
        NameDialog.open_for(
            self._window,
            self.tr("Rename the search"),
            entry.label,
            lambda name: self._write(partial(self._saved.rename, entry.uid, name), self.tr("Renamed to “{0}”"), name),
        )

    def _delete(self, entry: Entry, _: bool = False) -> None:
        self._write(partial(self._saved.delete, entry.uid), self.tr("Deleted the search “{0}”"), entry.label)

    def _write(self, work: Callable[[], object], done: str, name: str) -> None:
        self._sentence = done.format(name)
        self._once.write(work, self._tell, self.failed.emit)

    def _tell(self, _: object) -> None:
        self.did.emit(self._sentence)

    def _follow(self, _: Changes) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _fail(self, error: UserError) -> None:
        self._counting = False
        self.failed.emit(error)
