"""Looks up the drafts that could be gone on with, and throws away those that are not wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from vedette.ui.incidents.form.drafts_bar import DraftsBar
from vedette.ui.incidents.form.session import Session
from vedette.ui.tasks import Tasks
from vedette.usecases.drafts import Drafts, KeptDraft


class DraftOffers(QObject):
    """Fills the bar of drafts for the incident that is opened."""

    wanted = Signal(object)
    dropped = Signal()
    failed = Signal(object)

    def __init__(self, bar: DraftsBar, drafts: Drafts, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._drafts = drafts
        self._tasks = tasks
        self._wanted = False
        self._incident = self._key = ""
        bar.wanted.connect(self.wanted)
        bar.unwanted.connect(self._throw_away)

    def offer_for(self, opened: Session) -> None:
        """Drafts of new incidents for a new one, those of the same one for one on record."""
        self._incident = "" if opened.is_new else opened.incident.uid
        self._key = opened.key if opened.is_new else ""
        self._look()

    def withdraw(self) -> None:
        """Offer none."""
        self._wanted = False
        self._bar.show_drafts(())

    def _look(self) -> None:
        # Asked after all writing that is under way, so that a draft that is being kept is seen.
        self._wanted = True
        self._tasks.write(self._drafts.all, self._show, self.failed.emit)

    def _show(self, drafts: list[KeptDraft]) -> None:
        if not self._wanted:
            return
        own = [draft for draft in drafts if draft.incident == self._incident and draft.key != self._key]
        self._bar.show_drafts([draft for draft in own if not draft.line])

    def _throw_away(self, draft: KeptDraft) -> None:
        self._tasks.write(lambda: self._drafts.drop(draft.key), self._thrown, self.failed.emit)

    def _thrown(self, _: object) -> None:
        self.dropped.emit()
        self._look()
