"""What stands where in the window of backups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from vedette.ui import colours
from vedette.ui.keeping import words
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.named_button import named_button
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip, shown
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import room_for
from vedette.ui.widgets.text_table import TextTable, chosen_row, text_table_view
from vedette.usecases.backups import BackupLine

_LETTERS, _LINES = 92, 26
_WIDTHS = (150, 110, 90, 300)
REPORT_LINES = 7


class BackupsFrame:
    """The parts of the window, laid out; what they do is joined by the dialog."""

    def __init__(self, dialog: QDialog) -> None:
        self._dialog = dialog
        tr = dialog.tr
        self.messages, self.progress = MessageArea(), ProgressPanel()
        self._table = TextTable((tr("Made"), tr("Incidents"), tr("Size"), tr("Checked")), "Backups", dialog)
        self.view = text_table_view(self._table, tr("Backups"), _WIDTHS)
        self._place = PlainLabel(wrap=True, selectable=True, name="BackupPlace")
        self._warning = PlainLabel(wrap=True, name="BackupWarning")
        self._sign = IconLabel("triangle-alert", colour=lambda palette: QColor(colours.tint("amber", palette).text))
        self._plan = PlainLabel(name="BackupPlan", wrap=True)
        self.report = QPlainTextEdit()
        self.make = named_button("BackupMake", tr("&Back up now"), "database-backup")
        self.bring = named_button("BackupBring", tr("&Open a copy of it…"), "archive-restore")
        self.tried = named_button("BackupTry", tr("&Try the newest"), "shield-check")
        self.elsewhere = named_button("BackupFolder", tr("&Folder…"), "folder")
        self.open_copy = named_button("BackupOpenCopy", tr("Open t&his copy"), "folder-open")
        self.close = named_button("BackupClose", tr("Close"), "")
        self._lay_out()

    @property
    def row(self) -> int:
        """The chosen row; -1 for none."""
        return chosen_row(self.view)

    def show_lines(self, lines: Sequence[BackupLine], place: str, warning: str, tried: datetime | None) -> None:
        """What there is, newest first."""
        self._table.show([self._cells(line, tried if number == 0 else None) for number, line in enumerate(lines)])
        self._place.setText(self._dialog.tr("Kept in {0}").format(shown(place, 300)))
        self._warning.setText(warning)
        for part in (self._sign, self._warning):
            part.setVisible(bool(warning))
        if lines and self.row < 0:
            self.view.selectRow(0)
        self.bring.setEnabled(bool(lines))
        self.tried.setEnabled(bool(lines))

    def show_report(self, lines: Sequence[str]) -> None:
        """What sets a side copy apart; nothing hides it."""
        self.report.setPlainText("\n".join(shown(line) for line in lines))
        for part in (self.report, self.open_copy):
            part.setVisible(bool(lines))

    def allow(self, idle: bool) -> None:
        """Whether something else can be begun."""
        there = self._table.rowCount() > 0
        self.make.setEnabled(idle)
        self.elsewhere.setEnabled(idle)
        self.bring.setEnabled(idle and there)
        self.tried.setEnabled(idle and there)

    def _cells(self, line: BackupLine, tried: datetime | None) -> tuple[str, ...]:
        tr = self._dialog.tr
        if line.summary is None:
            return words.moment(line.made_at), "", words.size(line.size), tr("not yet, or its note is missing")
        checked = tr("when it was made")
        if tried is not None and tried >= line.made_at:
            checked = tr("brought back to try it on {0}").format(words.moment(tried))
        return words.moment(line.made_at), f"{line.summary.incidents:,}", words.size(line.size), checked

    def _lay_out(self) -> None:
        tr = self._dialog.tr
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._plan.setText(
            tr("Made when you close the logbook and every 30 minutes of work. All of two days are kept, then one of "
               "each of 12 days, 10 weeks and 9 months.")
        )  # fmt: skip
        self._plan.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.report.setReadOnly(True)
        self.report.setObjectName("BackupReport")
        self.report.setAccessibleName(tr("What sets the copy apart"))
        self.report.setFixedHeight(self.report.fontMetrics().lineSpacing() * REPORT_LINES + 12)
        self.elsewhere.setToolTip(plain_tooltip(tr("Choose where backups are kept, best on another disk")))
        self.bring.setToolTip(
            plain_tooltip(tr("A copy beside the logbook, compared with it; the logbook stays as it is"))
        )
        self.tried.setToolTip(
            plain_tooltip(tr("Bring the newest one back into a scratch folder and check every record"))
        )
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self.elsewhere)
        steps = QHBoxLayout()
        for button in (self.make, self.bring, self.tried):
            steps.addWidget(button)
        steps.addStretch(1)
        steps.addWidget(self.open_copy)
        steps.addWidget(self.close)
        column = QVBoxLayout(self._dialog)
        column.setSpacing(8)
        column.addWidget(self.messages)
        column.addLayout(place)
        warned = QHBoxLayout()
        warned.addWidget(self._sign)
        warned.addWidget(self._warning, 1)
        column.addLayout(warned)
        column.addWidget(self.view, 1)
        column.addWidget(self._plan)
        column.addWidget(self.report)
        column.addWidget(self.progress)
        column.addLayout(steps)
        self.show_report(())
        self._dialog.resize(room_for(self._dialog, _LETTERS, _LINES))
