"""Notices that the incident under the typing was changed elsewhere, and says so; it never touches the typing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from vedette.domain.changes import Changes
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.ui.feed import Feed
from vedette.ui.incidents.form.session import Session
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.message_bar import MessageArea, Offer
from vedette.usecases.incidents import Incidents


class Overtaken(QObject):
    """Watches one session at a time."""

    bring_in = Signal()
    """the person wants the other change under the typing"""

    def __init__(self, incidents: Incidents, tasks: Tasks, feed: Feed, messages: MessageArea, parent: QObject) -> None:
        super().__init__(parent)
        self._incidents = incidents
        self._messages = messages
        self._latest = Latest(tasks)
        self._session: Session | None = None
        feed.changed.connect(self._hear)

    def watch(self, opened: Session | None) -> None:
        """From now on this one; None while nothing is written, or while we ourselves record it."""
        self._latest.forget()
        self._session = opened if opened is not None and not opened.is_new else None

    def compare(self) -> None:
        """Is the version under the typing still the one on record?"""
        if self._session is not None:
            uid = self._session.incident.uid
            self._latest.read(lambda: self._incidents.dossier(uid), self._compared, self._fail)

    def _hear(self, changes: Changes) -> None:
        if self._session is not None and (changes.everything or self._session.incident.uid in changes.incidents):
            self.compare()

    def _compared(self, now: Dossier) -> None:
        if self._session is not None and self._session.expected != now.hash:
            text = self.tr("This incident was changed elsewhere while you write. What you typed is untouched.")
            self._messages.say(text, "warning", Offer(self.tr("&Bring in that change"), self._want), sticky=True)

    def _want(self) -> None:
        self.bring_in.emit()

    def _fail(self, error: UserError) -> None:
        self._messages.say(str(error), "error")
