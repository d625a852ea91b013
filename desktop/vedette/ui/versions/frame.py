"""What stands where in the window of versions."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vedette.ui.incidents.page_view import PageView
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.named_button import named_button
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip
from vedette.ui.widgets.room import room_for
from vedette.ui.widgets.text_table import TextTable, chosen_row, text_table_view

_LETTERS, _LINES = 130, 34


class VersionsFrame:
    """The parts of the window, laid out; what they do is joined by the dialog."""

    def __init__(self, dialog: QDialog) -> None:
        self._dialog = dialog
        tr = dialog.tr
        self.messages = MessageArea()
        self.versions = TextTable((tr("When"), tr("Who"), tr("What")), "Versions", dialog)
        self.list = text_table_view(self.versions, tr("Versions"), (138, 40))
        self.changes = TextTable((tr("Field"), tr("Before"), tr("After")), "Changes", dialog)
        self.table = text_table_view(self.changes, tr("What changed"), (150, 150))
        self.page = PageView("VersionPage")
        self.day = QDateEdit(QDate.currentDate())
        self.known = PlainLabel(wrap=True, name="VersionKnown")
        self.go = named_button("VersionGo", tr("&Show"), "calendar")
        self.fields = named_button("VersionFields", tr("Bring back these &fields"), "undo-2")
        self.whole = named_button("VersionWhole", tr("Bring back this whole &version"), "history")
        self.redact = named_button("VersionRedact", tr("Take &words out…"), "eye-off")
        self.close = named_button("VersionClose", tr("Close"), "")
        self._lay_out()

    @property
    def row(self) -> int:
        """The chosen version; -1 for none."""
        return chosen_row(self.list)

    def chosen_changes(self) -> list[int]:
        """Rows of the changes that are chosen."""
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _lay_out(self) -> None:
        tr = self._dialog.tr
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.page.setAccessibleName(tr("The incident as it was then"))
        self.day.setObjectName("VersionDay")
        self.day.setAccessibleName(tr("Day"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMM yyyy")
        self.fields.setToolTip(plain_tooltip(tr("The values from before this change, for the chosen rows")))
        self.whole.setToolTip(plain_tooltip(tr("The incident as it stood after this change; our assessments stay")))
        self.redact.setToolTip(plain_tooltip(tr("Take words out of every earlier version, for good")))
        label = PlainLabel(tr("As known on"), name="VersionDayLabel")
        label.setBuddy(self.day)
        top = QHBoxLayout()
        for widget in (label, self.day, self.go):
            top.addWidget(widget)
        top.addWidget(self.known, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("VersionSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._tabs())
        for view in (self.list, self.table):
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self._dialog)
        column.setSpacing(8)
        column.addWidget(self.messages)
        column.addLayout(top)
        column.addWidget(split, 1)
        column.addLayout(self._steps())
        self._dialog.resize(room_for(self._dialog, _LETTERS, _LINES))

    def _tabs(self) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("VersionTabs")
        self.tabs.setAccessibleName(self._dialog.tr("Version"))
        self.tabs.addTab(self.table, self._dialog.tr("What &changed"))
        self.tabs.addTab(self.page, self._dialog.tr("As it was &then"))
        return self.tabs

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in (self.fields, self.whole, self.redact):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close)
        return row
