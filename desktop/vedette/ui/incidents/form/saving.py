"""From what is typed to the record: read whole, refused with reasons, or recorded once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import Gathering
from vedette.ui.incidents.form.page import FormPage
from vedette.ui.incidents.form.session import Session
from vedette.ui.tasks import Once, Tasks
from vedette.usecases.drafting import with_title
from vedette.usecases.drafts import Drafts
from vedette.usecases.incidents import Incidents, SharedThing


class Saving(QObject):
    """A second wish to save, while the first is under way, is the same wish."""

    recorded = Signal(str)
    refused = Signal(object)

    def __init__(self, page: FormPage, incidents: Incidents, drafts: Drafts, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._incidents = incidents
        self._drafts = drafts
        self._once = Once(tasks)

    @property
    def busy(self) -> bool:
        """Whether it is being recorded."""
        return self._once.busy

    def save(self, opened: Session, around: Surroundings) -> bool:
        """Begin to record; False when a field is in the way, which then says why."""
        if (offers := QApplication.activePopupWidget()) is not None:
            offers.hide()
        gathering = Gathering(around)
        incident = self._read(opened, gathering)
        if gathering.problems:
            entry, words = gathering.first()
            self._page.go_to(entry)
            self._page.say_problems(gathering.problems, words)
            return False
        things: tuple[SharedThing, ...] = (*around.people.values(), *gathering.items)
        self._page.set_busy(True)
        return self._once.write(lambda: self._record(opened, incident, things), self._done, self._failed)

    def _read(self, opened: Session, gathering: Gathering) -> Incident:
        incident = self._page.quick.read(opened.incident, gathering)
        incident = gathering.with_items(self._page.sections.read(incident, gathering))
        if opened.is_new and not gathering.problems and not incident.title and incident == opened.incident:
            sentence = self.tr("Nothing is written yet: a few words here are enough.")
            gathering.problem(self._page.quick.form, "title", sentence)
        changed = opened.is_new or incident != opened.incident
        return with_title(incident) if changed and not gathering.problems else incident

    def _record(self, opened: Session, incident: Incident, things: Sequence[SharedThing]) -> str:
        if opened.is_new:
            dossier = self._incidents.record_whole(incident, things)
        else:
            dossier = self._incidents.amend_whole(incident, opened.expected, things)
        self._drafts.drop(opened.key)
        return dossier.incident.uid

    def _done(self, uid: str) -> None:
        self._page.set_busy(False)
        self.recorded.emit(uid)

    def _failed(self, error: UserError) -> None:
        self._page.set_busy(False)
        self.refused.emit(error)
