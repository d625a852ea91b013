"""The right of the window: the incident that is read, and in its place the form while one writes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from vedette.domain.errors import UserError
from vedette.ui.feed import Feed
from vedette.ui.incidents.pane import IncidentPane
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace

if TYPE_CHECKING:
    from vedette.domain.incident import Incident
    from vedette.ui.incidents.form import IncidentForm
    from vedette.usecases.drafts import KeptDraft


class Side(QStackedWidget):
    """Opens the form for what is to be written, and the pane again when that is done."""

    saved = Signal(str)
    link_asked = Signal(str)
    window_asked = Signal(str)
    """an incident that is to be read beside what is written"""

    writing = Signal(bool)
    left = Signal()
    """the form was closed by somebody who was in it"""

    drafts_kept = Signal(object)
    """the drafts that were kept when the logbook was last left, newest first; not emitted when there are none"""

    set_aside = Signal(object, str)
    """a draft that is kept because another incident takes its place in the form, and what it is called"""

    drafts_changed = Signal()
    line_wanted = Signal(str)
    """a quick line that was kept, to be gone on with"""

    failed = Signal(object)

    def __init__(self, workplace: Workplace, tasks: Tasks, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self._workplace, self._tasks, self._feed = workplace, tasks, feed
        self._latest, self._looks = Latest(tasks), Latest(tasks)
        self._read = self._written = ""
        self.pane = IncidentPane(workplace=workplace, tasks=tasks, feed=feed)
        self.addWidget(self.pane)
        self.pane.edit_asked.connect(self.edit)
        self.pane.link_asked.connect(self.link_asked)

    @cached_property
    def form(self) -> IncidentForm:
        """The form; made when it is first asked for, since most starts are for reading."""
        from vedette.ui.incidents.form import IncidentForm

        form = IncidentForm(workplace=self._workplace, tasks=self._tasks, feed=self._feed)
        form.saved.connect(self.saved)
        form.closed.connect(self._read_again)
        form.open_asked.connect(self.window_asked)
        form.set_aside.connect(self.set_aside)
        form.drafts_changed.connect(self.drafts_changed)
        self.addWidget(form)
        return form

    @property
    def is_writing(self) -> bool:
        """Whether the form is open."""
        return self.currentWidget() is not self.pane

    @property
    def has_typing(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.is_writing and self.form.keeper.dirty

    def show_incident(self, uid: str) -> None:
        """Show what is read; '' shows that nothing is.

        A form in which nothing is typed gives way to another incident, if nobody is in it.
        """
        another = self.is_writing and uid not in ("", self._read, self._written)
        if another and not self.has_typing and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.form.closed.emit()
        self._read = uid
        self.pane.show_incident(uid or None)

    def new(self) -> None:
        """Write a new incident."""
        self._write("")
        self.form.start_new(None)

    def edit(self, uid: str) -> None:
        """Change an incident."""
        if uid and self.is_writing and uid == self._written:
            self.form.page.quick.form.entry("title").setFocus(Qt.FocusReason.OtherFocusReason)
        elif uid:
            self._write(uid)
            self.form.start_edit(uid)

    def look_for_drafts(self) -> None:
        """Find out whether something that was typed is still not recorded."""

        def kept() -> list[KeptDraft]:
            from vedette.usecases.drafts import Drafts

            found = Drafts(self._workplace.desk).all()
            # Who reads will soon write: the form is loaded now, off the GUI thread.
            import vedette.ui.incidents.form  # noqa: F401

            return found

        self._looks.read(kept, self._tell_drafts, self._fail)

    def go_on(self, draft: KeptDraft) -> None:
        """Write on where somebody stopped."""
        if draft.line:
            self.line_wanted.emit(draft.line)
            return
        self._write(draft.incident)
        self.form.start_draft(draft)

    def go_on_with(self, key: str) -> None:
        """The same with the draft of that key, if it is still kept."""
        if self.is_writing and key == self.form.keeper.key:
            return

        def found() -> KeptDraft | None:
            from vedette.usecases.drafts import Drafts

            return next((draft for draft in Drafts(self._workplace.desk).all() if draft.key == key), None)

        self._looks.read(found, lambda draft: self.go_on(draft) if draft is not None else None, self._fail)

    def duplicate(self, uid: str) -> None:
        """Write a new incident that begins as a copy of one."""
        self._latest.read(lambda: self._workplace.incidents.get(uid), self.new_like, self._fail)

    def save(self) -> None:
        """Record what is in the form, and close it."""
        self.form.save()

    def save_and_new(self) -> None:
        """Record what is in the form, and begin the next."""
        self.form.save_and_new()

    def _tell_drafts(self, drafts: list[KeptDraft]) -> None:
        if drafts:
            self.drafts_kept.emit(drafts)

    def new_like(self, incident: Incident) -> None:
        """Write a new incident that begins with all that this one has."""
        self._write("")
        self.form.start_new(incident)

    def _write(self, uid: str) -> None:
        self._written = uid
        self.setCurrentWidget(self.form)
        self.writing.emit(True)

    def _read_again(self) -> None:
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        self.setCurrentWidget(self.pane)
        self.form.page.sections.let_go()
        self.writing.emit(False)
        if inside:
            self.left.emit()

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)
