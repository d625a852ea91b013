"""What stands where in the window of an import: head, messages, one page at a time, progress, and the steps below."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from vedette.ui.importing.file_page import FilePage
from vedette.ui.importing.look_page import LookPage
from vedette.ui.importing.outcome_page import OutcomePage
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import room_for

_LETTERS, _LINES = 140, 38


class ImportFrame:
    """The parts of the window, laid out; what they do is joined by the dialog."""

    def __init__(self, dialog: QDialog) -> None:
        self.head = PlainLabel(dialog.tr("Which file?"), wrap=True, name="ImportFile")
        self.messages, self.progress = MessageArea(), ProgressPanel()
        # Pages have their parent from the start: each other parent later would dress all that is in them once more.
        self._pages = QStackedWidget(dialog)
        self.file, self.look = FilePage(self._pages), LookPage(self._pages)
        self.check, self.report = OutcomePage("CheckPage", self._pages), OutcomePage("DonePage", self._pages)
        self.note = PlainLabel(wrap=True, name="ImportNote")
        self.back = _StepButton(dialog.tr("&Back"), "ImportBack")
        self.next = _StepButton("", "ImportNext")
        self.close_button = _StepButton(dialog.tr("Clo&se"), "ImportClose")
        for page in (self.file, self.look, self.check, self.report):
            self._pages.addWidget(page)
        self._lay_out(dialog)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Turn to another page."""
        self._pages.setCurrentWidget(page)
        self.back.setVisible(page in (self.look, self.check))

    def offer(self, step: str, possible: bool) -> None:
        """The next step in words; no words, no button."""
        self.next.setText(step)
        self.next.setAccessibleName(step.replace("&", ""))
        self.next.setEnabled(possible)
        self.next.setVisible(bool(step))

    def _lay_out(self, dialog: QDialog) -> None:
        font = self.head.font()
        font.setBold(True)
        self.head.setFont(font)
        self.back.hide()
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.note, 1)
        for button in (self.back, self.next, self.close_button):
            steps.addWidget(button)
        column = QVBoxLayout(dialog)
        column.setSpacing(10)
        for part in (self.head, self.messages):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self.progress)
        column.addLayout(steps)
        dialog.resize(room_for(dialog, _LETTERS, _LINES))


class _StepButton(QPushButton):
    """The second half of a double click does nothing: the button may mean another step by then."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setAutoDefault(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
