"""What stands where in the window of a check."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vedette.ui import colours
from vedette.ui.keeping import words
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.named_button import named_button
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import room_for
from vedette.ui.widgets.text_table import TextTable, chosen_row, text_table_view
from vedette.usecases.backups import BackupLine
from vedette.usecases.checking import Check

_LETTERS, _LINES = 88, 28
_WIDTHS = (160, 120, 200)
LONGEST_ANSWER = 4_000
_HASH = re.compile(r"\b([0-9a-f]{32})([0-9a-f]{32})\b")
"""A hash without a blank could not be broken into lines."""


class CheckFrame:
    """The parts of the window, laid out; what they do is joined by the dialog."""

    def __init__(self, dialog: QDialog) -> None:
        self._dialog = dialog
        tr = dialog.tr
        self.messages, self.progress = MessageArea(), ProgressPanel()
        self._verdict = PlainLabel(wrap=True, name="CheckVerdict")
        self._answers = QGridLayout()
        self._backups = TextTable((tr("Backup of"), tr("Incidents"), tr("Size")), "CheckBackups", dialog)
        self.view = text_table_view(self._backups, tr("Backups"), _WIDTHS)
        self._offer = PlainLabel(wrap=True, name="CheckOffer")
        self.bring = named_button("CheckBring", tr("&Open a copy of this backup"), "archive-restore")
        self.salvage = named_button("CheckSalvage", tr("&Save what can be read…"), "save")
        self.reindex = named_button("CheckReindex", tr("Make the search &index anew"), "refresh-cw")
        self.copy = named_button("CheckCopy", tr("&Copy the answers"), "clipboard-copy")
        self.close = named_button("CheckClose", tr("Close"), "")
        self._lay_out()

    @property
    def row(self) -> int:
        """The chosen backup; -1 for none."""
        return chosen_row(self.view)

    def begin(self) -> None:
        """As it is when a check begins."""
        while item := self._answers.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._verdict.setText(self._dialog.tr("The file is only read; you can go on working."))
        self.messages.clear()
        for part in (self.view, self._offer, self.bring, self.salvage, self.reindex):
            part.hide()

    def add(self, check: Check) -> None:
        """One more answer."""
        row = self._answers.rowCount()
        name, tint = ("circle-check", "green") if check.ok else ("circle-x", "red")
        mark = IconLabel(name, colour=lambda palette: QColor(colours.tint(tint, palette).text))
        mark.setAccessibleName(self._dialog.tr("passed") if check.ok else self._dialog.tr("not passed"))
        what = PlainLabel(check.name, name="CheckName")
        said = PlainLabel(
            _HASH.sub(r"\1 \2", check.detail[:LONGEST_ANSWER]), wrap=True, selectable=True, name="CheckAnswer"
        )
        for column, widget in enumerate((mark, what, said)):
            self._answers.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)

    def say(self, verdict: str) -> None:
        """The answer as a whole."""
        self._verdict.setText(verdict)

    def offer(self, lines: Sequence[BackupLine], words_: str, *, salvage: bool) -> None:
        """What can be done about damage."""
        self._offer.setText(words_)
        self._offer.show()
        self._backups.show([self._cells(line) for line in lines])
        for part in (self.view, self.bring):
            part.setVisible(bool(lines))
        if lines:
            self.view.selectRow(0)
        self.salvage.setVisible(salvage)

    def offer_reindexing(self) -> None:
        """Only the index is damaged, which can be made anew."""
        self.reindex.show()

    def allow(self, idle: bool) -> None:
        """Whether something else can be begun."""
        for part in (self.bring, self.salvage, self.reindex, self.copy):
            part.setEnabled(idle)

    def _cells(self, line: BackupLine) -> tuple[str, ...]:
        count = f"{line.summary.incidents:,}" if line.summary else ""
        return words.moment(line.made_at), count, words.size(line.size)

    def _lay_out(self) -> None:
        font = self._verdict.font()
        font.setBold(True)
        self._verdict.setFont(font)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._answers.setColumnStretch(2, 1)
        self._answers.setHorizontalSpacing(10)
        self._answers.setVerticalSpacing(8)
        inner = QWidget()
        held = QVBoxLayout(inner)
        held.setContentsMargins(0, 0, 8, 0)
        held.addLayout(self._answers)
        held.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setObjectName("CheckAnswers")
        area.setAccessibleName(self._dialog.tr("Answers"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column = QVBoxLayout(self._dialog)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addWidget(self._verdict)
        column.addWidget(area, 3)
        column.addWidget(self._offer)
        column.addWidget(self.view, 2)
        column.addWidget(self.progress)
        column.addLayout(self._steps())
        self.begin()
        self._dialog.resize(room_for(self._dialog, _LETTERS, _LINES))

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in (self.bring, self.salvage, self.reindex):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.close)
        return row
