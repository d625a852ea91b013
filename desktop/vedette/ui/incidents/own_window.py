"""One incident in a window of its own: read, and changed if one wants, while the list shows others."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vedette.domain.changes import Changes
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.ui.feed import Feed
from vedette.ui.incidents.side import Side
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.room import open_at
from vedette.ui.workplace import Workplace

WIDTH, HEIGHT = 560, 760
LONGEST_TITLE = 60


class IncidentWindow(QWidget):
    """Follows every change; typing in it is never overwritten, for its form says when there was another change."""

    closed = Signal(str)

    def __init__(
        self, uid: str, workplace: Workplace, *, tasks: Tasks, feed: Feed, secret: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("IncidentWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.uid = uid
        self._workplace, self._secret, self._sure = workplace, secret, False
        self._latest = Latest(tasks)
        self.messages = MessageArea()
        self.side = Side(workplace, tasks, feed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side, 1)
        layout.addWidget(self.messages)
        open_at(self, WIDTH, HEIGHT)
        self.setWindowTitle("Vedette")
        self.side.failed.connect(self._say)
        self.side.saved.connect(self._say_saved)
        feed.changed.connect(self._hear)
        self._bind("Ctrl+S", self._save)
        self._bind("Ctrl+W", self.close)
        self._bind("F2", self._edit)
        self.side.show_incident(uid)
        self._name()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed is asked about once."""
        if self._sure or not self.side.has_typing:
            event.accept()
            self.closed.emit(self.uid)
            return
        event.ignore()
        self.side.form.may_close(self.close_for_sure)

    def close_for_sure(self) -> None:
        """Close now; what is typed is kept as a draft."""
        self._sure = True
        self.close()

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(act)

    def _save(self) -> None:
        if self.side.is_writing:
            self.side.save()

    def _edit(self) -> None:
        if not self.side.is_writing:
            self.side.edit(self.uid)

    def _hear(self, changes: Changes) -> None:
        if changes.everything or self.uid in changes.incidents:
            self._name()

    def _name(self) -> None:
        """A logbook that is kept secret shows nothing of itself in a task bar."""
        if not self._secret:
            self._latest.read(lambda: self._workplace.incidents.get(self.uid), self._named, self._gone)

    def _named(self, incident: Incident) -> None:
        title = shorten(incident.title, LONGEST_TITLE, placeholder=" …")
        self.setWindowTitle(f"{incident.reference} {title} – Vedette")

    def _gone(self, _: UserError) -> None:
        """The page itself says that there is nothing to read any more."""
        self.setWindowTitle("Vedette")

    def _say_saved(self, _: str) -> None:
        self.messages.say(self.tr("Recorded. Undo is in the window of the list."))

    def _say(self, error: UserError) -> None:
        self.messages.say(str(error), "error")
