"""The menu of what was searched for lately, under the search line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from vedette.ui.search.search_bar import SearchBar
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.plain_label import shown
from vedette.usecases.desk import Desk
from vedette.usecases.recent_searches import RecentSearches

LONGEST = 80
MOST_OFFERED = 15


class Recent(QObject):
    """Reads and writes off the GUI thread; the search line brings them back with the up arrow too."""

    failed = Signal(object)

    def __init__(self, bar: SearchBar, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Recent")
        self._bar, self._tasks, self._latest = bar, tasks, Latest(tasks)
        self._kept = RecentSearches(desk)

    def load(self) -> None:
        """Give the search line what was searched for before."""
        self._latest.read(self._kept.all, self._bar.line.recall_too, self.failed.emit)

    def add(self, text: str) -> None:
        """Keep one."""
        self._tasks.write(partial(self._kept.add, text), self._done, self.failed.emit)

    def offer(self) -> None:
        """Open the menu."""
        self._latest.read(self._kept.all, self._open, self.failed.emit)

    def forget(self) -> None:
        """Keep none of them, here and in the file."""
        self._bar.line.forget()
        self._tasks.write(self._kept.clear, self._done, self.failed.emit)

    def _open(self, texts: Sequence[str]) -> None:
        menu = QMenu(self._bar.line)
        menu.setObjectName("RecentSearches")
        menu.setAccessibleName(self.tr("Recent searches"))
        menu.aboutToHide.connect(menu.deleteLater)
        for text in texts[:MOST_OFFERED]:
            words = shown(text, LONGEST).replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._search, text))
        if not texts:
            menu.addAction(self.tr("Nothing was searched for yet")).setEnabled(False)
        menu.addSeparator()
        forget = menu.addAction(self.tr("Forget recent searches"))
        forget.setEnabled(bool(texts))
        forget.triggered.connect(self.forget)
        menu.popup(self._bar.line.mapToGlobal(QPoint(0, self._bar.line.height())))

    def _search(self, text: str, _: bool = False) -> None:
        self._bar.search_for(text)

    def _done(self, _: object) -> None:
        return None
