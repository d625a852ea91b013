"""What stands where in the window of a print: form, pages, messages, progress and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout

from vedette.ui import icons
from vedette.ui.printing.preview import Preview
from vedette.ui.printing.print_form import PrintForm
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import room_for

_LETTERS, _LINES = 140, 42
_FORM_LETTERS = 36


class PrintFrame:
    """The parts of the window, laid out; what they do is joined by the dialog."""

    def __init__(self, dialog: QDialog, tasks: Tasks) -> None:
        self.messages, self.progress = MessageArea(), ProgressPanel()
        self.form, self.preview = PrintForm(), Preview(tasks)
        self.print = _button(dialog.tr("Pri&nt…"), "PrintGo", "printer")
        self.pdf = _button(dialog.tr("Sa&ve PDF…"), "SavePdf", "file-text")
        self.html = _button(dialog.tr("Save &HTML…"), "SaveHtml", "file-output")
        self.close_button = _button(dialog.tr("C&lose"), "PrintClose")
        self._lay_out(dialog)

    def allow(self, possible: bool) -> None:
        """Whether the document can be printed or saved now."""
        for button in (self.print, self.pdf, self.html):
            button.setEnabled(possible)

    def _lay_out(self, dialog: QDialog) -> None:
        splitter = QSplitter()
        splitter.addWidget(self._form_area(dialog))
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addStretch(1)
        for button in (self.print, self.pdf, self.html, self.close_button):
            steps.addWidget(button)
        column = QVBoxLayout(dialog)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addWidget(splitter, 1)
        column.addWidget(self.progress)
        column.addLayout(steps)
        dialog.resize(room_for(dialog, _LETTERS, _LINES))

    def _form_area(self, dialog: QDialog) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setObjectName("PrintFormArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        bar = area.verticalScrollBar().sizeHint().width()
        wanted = _FORM_LETTERS * dialog.fontMetrics().averageCharWidth()
        area.setMinimumWidth(max(wanted, self.form.minimumSizeHint().width() + bar))
        area.setMaximumWidth(area.minimumWidth() + wanted // 2)
        return area


def _button(words: str, name: str, icon: str = "") -> QPushButton:
    button = QPushButton(words)
    if icon:
        button.setIcon(icons.icon(icon))
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
