"""The pane in which an incident is read: it follows what changes, keeps its place, and leads to linked incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from vedette import paths
from vedette.domain.changes import Changes
from vedette.domain.errors import NotFound, UserError
from vedette.ui import icons
from vedette.ui.feed import Feed
from vedette.ui.incidents.page_view import PageView
from vedette.ui.tasks import Latest, Once, Tasks
from vedette.ui.widgets.empty_state import EmptyState
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import plain_tooltip
from vedette.ui.widgets.redrawing import Redrawing
from vedette.ui.workplace import Workplace

if TYPE_CHECKING:
    from vedette.domain.dossier import Dossier
    from vedette.ui.incidents.reading.page import Page, Target
    from vedette.usecases.history import Revision

LETTERS_PER_PARTY = 20
LETTERS_FOR_CLAIM = 18
MOST_ABREAST = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """What the pane shows: an incident and, once it was asked for, its history."""

    dossier: Dossier
    fields: dict[str, str]
    revisions: Sequence[Revision] | None = None

    def page(self, look: _Look) -> Page:
        """How it reads; written off the GUI thread where it can be, since a long one takes its time."""
        # The first incident is read after the list is painted; until then nothing of this is needed.
        from vedette.ui.incidents.reading.page import PageWriter

        writer = PageWriter(
            self.dossier, paths.taxonomies(), fields=self.fields, abreast=look.abreast, dates=look.dates
        )
        return writer.page(self.revisions)


@dataclass(frozen=True, slots=True)
class _Look:
    """What else a page depends on: how many parties stand abreast, and how dates are shown."""

    abreast: int = 2
    dates: str = "words"


class IncidentPane(QWidget):
    """Shows one incident, or says what to do where there is none."""

    edit_asked = Signal(str)
    link_asked = Signal(str)
    file_asked = Signal(str, object)
    """that a file is to be opened or saved, and which"""
    did = Signal(str)
    """an act that can be undone, in words"""

    def __init__(self, *, workplace: Workplace, tasks: Tasks, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("IncidentPane")
        self.setAccessibleName(self.tr("Incident"))
        self._workplace = workplace
        self._latest = Latest(tasks)
        self._once = Once(tasks)
        self._uid = ""
        self._with_history = False
        self._read: _Read | None = None
        self._page: Page | None = None
        self._look = _Look()
        self.messages = MessageArea()
        self.view = PageView("IncidentPage", self)
        self.view.setAccessibleName(self.tr("Incident"))
        self._empty = EmptyState(name="NoIncident")
        self._stack = QStackedWidget()
        self._edit = _button("pencil", self.tr("Edit"), self.tr("Edit this incident (Enter in the list)"), self)
        self._lay_out()
        self.view.link_asked.connect(self._follow)
        self._edit.clicked.connect(lambda: self.edit_asked.emit(self._uid))
        feed.changed.connect(self._hear)
        Redrawing(self, self._draw)
        self.show_incident(None)

    def show_incident(self, uid: str | None) -> None:
        """Read that incident; None where none is chosen."""
        if uid and uid == self._uid:
            return
        self._uid, self._with_history, self._read = uid or "", False, None
        self.messages.clear()
        if uid:
            self._ask()
        else:
            self._latest.forget()
            self._say_empty("book-open", self.tr("An incident chosen in the list is read here."))

    def set_dates(self, style: str) -> None:
        """How the date is shown, one of `when_figures.STYLES`."""
        self._look_like(replace(self._look, dates=style))

    def show_history(self) -> None:
        """Every version of the incident, and what changed."""
        if self._uid and not self._with_history:
            self._with_history = True
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = max(1, self.fontMetrics().averageCharWidth())
        abreast = max(1, min(MOST_ABREAST, (self.width() // letter - LETTERS_FOR_CLAIM) // LETTERS_PER_PARTY))
        self._look_like(replace(self._look, abreast=abreast))

    def _look_like(self, look: _Look) -> None:
        if look != self._look:
            self._look, self._page = look, None
            self._draw()

    def _ask(self) -> None:
        uid, with_history, look = self._uid, self._with_history, self._look

        def work() -> tuple[_Read, Page, _Look]:
            from vedette.usecases.vocabulary import Vocabulary

            dossier = self._workplace.incidents.dossier(uid)
            fields = {field.key: field.label or field.key for field in Vocabulary(self._workplace.desk).fields()}
            read = _Read(dossier, fields, self._workplace.history.revisions(uid) if with_history else None)
            return read, read.page(look), look

        self._latest.read(work, self._show, self._fail)

    def _show(self, asked: tuple[_Read, Page, _Look]) -> None:
        read, page, look = asked
        same = self._read is not None and self._read.dossier.incident.uid == read.dossier.incident.uid
        self._read, self._page = read, page if look == self._look else None
        self._stack.setCurrentWidget(self._sheet)
        self.setFocusProxy(self.view)
        self._edit.setEnabled(not read.dossier.incident.trashed_at)
        self._draw(keep_place=same)

    def _draw(self, *, keep_place: bool = True) -> None:
        if self._read is None:
            return
        from vedette.ui.incidents.reading.style import sheet

        if self._page is None:
            self._page = self._read.page(self._look)
        self.view.document().setDefaultStyleSheet(sheet(self.palette(), self.font()))
        self.view.show_html(self._page.html)
        if not keep_place:
            self.view.verticalScrollBar().setValue(0)

    def _hear(self, changes: Changes) -> None:
        if self._uid and (
            changes.everything or changes.shared or self._uid in changes.incidents or self._names(changes)
        ):
            self._ask()

    def _names(self, changes: Changes) -> bool:
        """Whether a linked incident was touched: its reference and title stand here too."""
        if self._read is None:
            return False
        linked = {one.uid for one, _, _ in self._read.dossier.answers} | set(self._read.dossier.linked)
        return not linked.isdisjoint(changes.incidents)

    def _follow(self, url: str) -> None:
        number = url.removeprefix("to:")
        targets = self._page.targets if self._page is not None else ()
        if number.isdecimal() and int(number) < len(targets):
            self._go(targets[int(number)])

    def _go(self, target: Target) -> None:
        if target.kind == "incident":
            self.link_asked.emit(target.key)
        elif target.kind == "history":
            self.show_history()
        elif target.kind in ("open", "save"):
            self._ask_for_file(target)
        else:
            self._restore(int(target.key))

    def _ask_for_file(self, target: Target) -> None:
        files = self._read.dossier.incident.attachments if self._read is not None else ()
        for file in files:
            if str(file.n) == target.key:
                self.file_asked.emit(target.kind, file)

    def _restore(self, revision: int) -> None:
        """An earlier version comes back as a change of its own; what may never be erased stays."""
        found = next((one for one in (self._read.revisions if self._read else None) or () if one.id == revision), None)
        if found is None or found.document is None or self._read is None:
            return
        now, expected = self._read.dossier.incident, self._read.dossier.hash
        then = replace(found.document, assessments=now.assessments, reference=now.reference, trashed_at=now.trashed_at)
        amend = self._workplace.incidents.amend_whole
        self._once.write(lambda: amend(then, expected, restored=found.at), self._restored, self._fail)

    def _restored(self, _: Dossier) -> None:
        self.did.emit(self.tr("The earlier version is back."))

    def _fail(self, error: UserError) -> None:
        if isinstance(error, NotFound):
            self._read = None
            self._say_empty("inbox", self.tr("This incident is not in the logbook any more."))
        else:
            self.messages.say(str(error), "error")

    def _say_empty(self, icon: str, sentence: str) -> None:
        self.setFocusProxy(self._empty)  # else Tab goes to the page that is not shown
        self._empty.show_state(icon, sentence)
        self._stack.setCurrentWidget(self._empty)

    def _lay_out(self) -> None:
        self._sheet = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 0)
        head.addStretch(1)
        head.addWidget(self._edit)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self._stack, 1)


def _button(icon: str, words: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setIcon(icons.icon(icon))
    button.setText(words)
    button.setObjectName(f"pane_{icon}")
    button.setAccessibleName(words)
    button.setToolTip(plain_tooltip(tip))
    return button
