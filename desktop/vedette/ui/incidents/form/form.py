"""The form for one incident: begun, brought back, saved, left. Nothing typed is lost on any of these ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.ui.feed import Feed
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.keeping import Keeper
from vedette.ui.incidents.form.leaving import LeaveQuestion
from vedette.ui.incidents.form.offering import DraftOffers
from vedette.ui.incidents.form.opening import LIKE, Opening
from vedette.ui.incidents.form.overtaken import Overtaken
from vedette.ui.incidents.form.page import FormPage
from vedette.ui.incidents.form.saving import Saving
from vedette.ui.incidents.form.session import Session
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace
from vedette.usecases.drafts import Drafts, KeptDraft
from vedette.usecases.similar import Similar
from vedette.usecases.vocabulary import Vocabulary


class IncidentForm(QWidget):
    """Save emits `saved` and then `closed`; “Save and new” stays open with source, date and place kept."""

    saved = Signal(str)
    closed = Signal()
    set_aside = Signal(object, str)
    """a draft that is kept because another incident takes its place, and what it is called"""

    drafts_changed = Signal()
    open_asked = Signal(str)
    """an incident that is to be read beside the typing"""

    def __init__(self, *, workplace: Workplace, tasks: Tasks, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("IncidentForm")
        self.setAccessibleName(self.tr("Form"))
        self._incidents = workplace.incidents
        self._attachments = lambda: workplace.attachments
        self._vocabulary = Vocabulary(workplace.desk)
        self._opening = Opening(workplace.incidents)
        self._tasks, self._latest = tasks, Latest(tasks)
        self._session: Session | None = None
        self._around: Surroundings | None = None
        self._like = ""
        self._then_new = False
        self._then: Callable[[], None] | None = None
        self._sent: dict[str, Any] = {}
        drafts = Drafts(workplace.desk)
        self.page = FormPage(self, lambda: Similar(workplace.desk), tasks)
        self.keeper = Keeper(drafts, tasks, self.typed, self)
        self._saving = Saving(self.page, self._incidents, drafts, tasks, self)
        self._offers = DraftOffers(self.page.drafts, drafts, tasks, self)
        self._overtaken = Overtaken(self._incidents, tasks, feed, self.page.messages, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._connect()

    def start_new(self, template: Incident | None = None) -> None:
        """Begin an empty incident, or one that is a copy of `template`."""
        self._leave_kept()
        if template is None:
            self._open(self._opening.new())
        else:
            self._like = template.uid
            self._latest.read(lambda: self._opening.like(template), self._open, self._fail)

    def start_edit(self, uid: str) -> None:
        """Change the incident of that uid."""
        self._leave_kept()
        self._latest.read(lambda: self._opening.old(uid), self._open, self._fail)

    def start_draft(self, draft: KeptDraft) -> None:
        """Go on with what was kept, even if the incident that it changes is gone."""
        self._leave_kept()
        self._latest.read(
            partial(self._opening.of_draft, draft), lambda opened: self._bring_back(opened, draft), self._fail
        )

    def save(self) -> None:
        """Record and close."""
        self._save(then_new=False)

    def save_and_new(self) -> None:
        """Record and begin the next with the same source, date and place."""
        self._save(then_new=True)

    def may_close(self, then: Callable[[], None]) -> None:
        """Do `then` at once when nothing would be lost, else ask once; keeping a draft is what Enter does."""
        if not self.keeper.dirty:
            then()
            return

        def save() -> None:
            self._then = then
            self._save(then_new=False)

        def keep() -> None:
            self.keeper.leave()
            then()

        def discard() -> None:
            self.keeper.forget()
            then()

        LeaveQuestion(save, keep, discard, self).open()

    def typed(self) -> dict[str, Any]:
        """Everything that was typed, as a draft keeps it."""
        like = {LIKE: self._like} if self._like else {}
        return {**self.page.quick.typed(), "parts": self.page.sections.typed(), **like}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.keep_now()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.page.saving.connect(self.save)
        self.page.saving_and_new.connect(self.save_and_new)
        self.page.closing.connect(self._close)
        self.page.edited.connect(self.keeper.note)
        self.page.similar_wanted.connect(self.open_asked)
        self.keeper.failed.connect(self._fail)
        self.keeper.listed.connect(self.drafts_changed)
        self._offers.dropped.connect(self.drafts_changed)
        self._saving.recorded.connect(self._recorded)
        self._saving.refused.connect(self._not_recorded)
        self._offers.wanted.connect(self.start_draft)
        self._offers.failed.connect(self._fail)
        self._overtaken.bring_in.connect(self._bring_in)

    def _close(self) -> None:
        self.may_close(self.closed.emit)

    def _open(self, opened: Session, typed: Mapping[str, Any] | None = None) -> None:
        """Show the incident of the session, and over it what was typed before."""
        try:
            customs = self._incidents.customs()
        except UserError as error:
            self._fail(error)
            return
        self._session = opened
        self._around = Surroundings(
            self._tasks,
            self._vocabulary,
            customs,
            opened.dossier,
            lambda: self._incidents.blank().uid,
            self._attachments,
        )
        self.keeper.begin(opened.key, "" if opened.is_new else opened.incident.uid)
        self._overtaken.watch(opened)
        self.page.show_around(self._around, is_new=opened.is_new)
        if typed is None:
            self._offers.offer_for(opened)
        else:
            self._offers.withdraw()
            self._like = str(typed.get(LIKE, ""))
            self.page.retype(typed)
        self.page.quick.form.entry("title").setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self, opened: Session, draft: KeptDraft) -> None:
        self._open(opened, draft.typed)
        self.keeper.note()
        if draft.incident and opened.is_new:
            text = self.tr("The incident that this draft changes is not in the logbook any more: it is a new one now.")
            self.page.messages.say(text, "warning")

    def _bring_in(self) -> None:
        """The version on record under what is typed: only fields that were typed in keep the typing."""
        if self._session is None:
            return
        uid, typed = self._session.incident.uid, self.typed()

        def reopen(opened: Session) -> None:
            self._open(opened, typed)
            self.keeper.note()

        self._latest.read(lambda: self._opening.old(uid), reopen, self._fail)

    def _leave_kept(self) -> None:
        """Whatever is typed is a draft from here on, and its place is taken."""
        if self.keeper.dirty and self._session is not None:
            incident = self._session.incident
            kept = KeptDraft(self.keeper.key, "" if self._session.is_new else incident.uid, "", self.typed())
            self.set_aside.emit(kept, kept.title or incident.title or incident.reference)
        self.keeper.leave()
        self._like = ""
        self.page.messages.clear()

    def _save(self, *, then_new: bool) -> None:
        if self._session is None or self._around is None or self._saving.busy:
            return
        sent = self.typed()
        if not self._saving.save(self._session, self._around):
            self._then = None
        else:
            self._then_new, self._sent = then_new, sent
            self.keeper.pause()
            self._overtaken.watch(None)

    def _recorded(self, uid: str) -> None:
        """What was typed on while it was being recorded is a change of it, still to be recorded."""
        typed, kept = self.typed(), self.page.quick.kept() if self._then_new else None
        then, self._then = self._then or self.closed.emit, None
        self._session, self._like = None, ""
        self.keeper.forget()
        self.page.messages.clear()
        self.saved.emit(uid)
        if typed != self._sent:
            self.start_draft(KeptDraft(uid, uid, "", typed))
            self.page.messages.say(
                self.tr("Recorded as it was at Save. What you typed since then is not recorded yet.")
            )
        elif kept is None:
            then()
        else:
            stays = self.page.quick.kept_words()
            self._open(self._opening.new(), kept)
            words = self.tr("Recorded. Kept for the next one: {0}.") if stays else self.tr("Recorded.")
            self.page.messages.say(words.format(stays))

    def _not_recorded(self, error: UserError) -> None:
        self._then = None
        self.keeper.note()
        self._fail(error)
        self._overtaken.watch(self._session)
        self._overtaken.compare()

    def _fail(self, error: UserError) -> None:
        self.page.messages.say(str(error), "error")
