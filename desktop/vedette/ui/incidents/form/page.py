"""How the form is laid out: a heading, messages, the fields in one scrolling page, the buttons that stay in view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vedette.domain.incident import Incident
from vedette.ui import icons
from vedette.ui.attachments.drop import AttachmentDrop
from vedette.ui.attachments.incoming import Incoming
from vedette.ui.incidents.form.attachments import AttachmentsPart
from vedette.ui.incidents.form.drafts_bar import DraftsBar
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.quick import QuickPart
from vedette.ui.incidents.form.sections import Sections
from vedette.ui.incidents.form.similar import SimilarBar, SimilarFinder
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip, shown
from vedette.usecases.similar import Similar

PASTE = "Ctrl+Shift+V"
LONGEST_TITLE = 120


class FormPage(QWidget):
    """Holds the parts; knows nothing of saving."""

    saving = Signal()
    saving_and_new = Signal()
    closing = Signal()
    edited = Signal()
    similar_wanted = Signal(str)

    def __init__(self, parent: QWidget, similar: Callable[[], Similar], tasks: Tasks) -> None:
        super().__init__(parent)
        self.setObjectName("FormPage")
        self.alike = SimilarBar()
        self.alike.wanted.connect(self.similar_wanted)
        self.finder = SimilarFinder(self.alike, similar, tasks, self)
        self.heading = PlainLabel(name="FormHeading", wrap=True)
        bold = self.heading.font()
        bold.setBold(True)
        self.heading.setFont(bold)
        self.messages = MessageArea()
        self.drafts = DraftsBar()
        self._quick: QuickPart | None = None
        self.sections = Sections()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._buttons = [
            self._button("save", self.tr("S&ave"), "save", "Ctrl+S", self.saving),
            self._button("save_and_new", self.tr("Save an&d new"), "save-all", "Ctrl+Enter", self.saving_and_new),
            self._button("close", self.tr("Close"), "x", "Esc", self.closing),
        ]
        self.sections.edited.connect(self.edited)
        self.sections.opened.connect(lambda section: QTimer.singleShot(0, section, partial(self._bring_up, section)))
        AttachmentDrop(self).dropped.connect(self.attach)
        paste = QShortcut(QKeySequence(PASTE), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self._lay_out()

    @property
    def quick(self) -> QuickPart:
        """The fields at the top, once something is shown."""
        assert self._quick is not None
        return self._quick

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Bring back what was typed."""
        self.quick.retype(typed)
        self.sections.retype(typed.get("parts", {}))

    def show_around(self, around: Surroundings, *, is_new: bool) -> None:
        """Begin with another incident."""
        if self._quick is not None:
            self._column.removeWidget(self._quick)
            self._quick.hide()
            self._quick.deleteLater()
        self._quick = QuickPart(around)
        self._quick.edited.connect(self.edited)
        self._column.insertWidget(0, self.quick)
        self.quick.fill(around.dossier)
        self.quick.anchor_moved.connect(self.sections.look_again)
        self.finder.watch(self.quick if is_new else None)
        self.sections.show_around(around)
        self.sections.begin_with(self.quick)
        incident = around.dossier.incident
        self.heading.setText(self.tr("New incident") if is_new else _named(self, incident))
        self.set_busy(False)
        self._area.verticalScrollBar().setValue(0)

    def attach(self, given: Incoming) -> None:
        """Take files or a picture into the part for attachments, which unfolds."""
        part = self.sections.open("attachments") if self._quick is not None else None
        if isinstance(part, AttachmentsPart):
            part.take(given)

    def paste(self) -> None:
        """Attach what lies on the clipboard."""
        part = self.sections.open("attachments") if self._quick is not None else None
        if isinstance(part, AttachmentsPart):
            part.paste()

    def hideEvent(self, event: QHideEvent) -> None:
        self.finder.stop()
        super().hideEvent(event)

    def set_busy(self, busy: bool) -> None:
        """While it is being recorded, it can't be recorded again."""
        for button in self._buttons[:2]:
            button.setEnabled(not busy)

    def say_problems(self, count: int, first: str) -> None:
        """Say how many fields are in the way and what is wrong with the first; that stands beside each as well."""
        words = [first] if first else []
        if count > 1 or not first:
            words.append(
                self.tr("One field can't be recorded as it is; it says what to do.")
                if count == 1
                else self.tr("{0} fields can't be recorded as they are; each says what to do.").format(count)
            )
        self.messages.say(" ".join(words), "warning", sticky=True)

    def go_to(self, entry: QWidget) -> None:
        """Put the focus into a field, and bring it up with what is said under it."""
        entry.setFocus(Qt.FocusReason.OtherFocusReason)
        field = entry.parentWidget() or entry
        QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, entry.height()))

    def _bring_up(self, section: QWidget) -> None:
        """What was unfolded is to be seen: all of it where there is room, else from its head on."""
        bar, room = self._area.verticalScrollBar(), self._area.viewport().height()
        top = section.mapTo(self._content, QPoint(0, 0)).y()
        if top + section.height() > bar.value() + room:
            bar.setValue(min(top, max(top + section.height() - room, bar.value())))

    def _button(self, name: str, text: str, icon: str, key: str, act: SignalInstance) -> QPushButton:
        button = QPushButton(icons.icon(icon), text)
        words = text.replace("&", "")
        button.setObjectName(f"form_{name}")
        button.setAccessibleName(words)
        button.setToolTip(plain_tooltip(f"{words} ({key})"))
        button.clicked.connect(lambda: act.emit())
        return button

    def _lay_out(self) -> None:
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(12)
        self._column.addWidget(self.sections)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("FormArea")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 8)
        row.setSpacing(8)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self.heading)
        head.addWidget(self.messages)
        head.addWidget(self.drafts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.alike)
        layout.addLayout(row)
        for before, after in zip(
            [self.sections, self.alike, *self._buttons], [self.alike, *self._buttons], strict=False
        ):
            QWidget.setTabOrder(before, after)


def _named(page: FormPage, incident: Incident) -> str:
    """Which incident is changed, by its reference and title."""
    edited = page.tr("Edit {0}").format(incident.reference)
    return f"{edited}: {shown(incident.title, LONGEST_TITLE)}" if incident.title else edited
