"""The window of acts: what was done, when, by whom and to how many; back to an act, or on to one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from vedette.ui import icons
from vedette.ui.history.acts_model import INCIDENTS, STATE, WHAT, WHEN, WHO, ActsModel
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at
from vedette.ui.widgets.text_table import chosen_row

WIDTHS = {WHEN: 140, WHO: 90, INCIDENTS: 80, STATE: 130}
WIDTH, HEIGHT = 780, 460


class ActsWindow(QDialog):
    """Stands beside the main window; says which act one wants to go back or on to."""

    back_asked = Signal(int)
    on_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ActsWindow")
        self.setWindowTitle(self.tr("What was done"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = ActsModel(self)
        self.table = QTableView()
        self._note = PlainLabel(wrap=True, name="ActsNote")
        self.back = self._button(
            "ActsBack", self.tr("&Undo to here…"), "undo-2", lambda: self._ask(self.back_asked.emit)
        )
        self.on = self._button("ActsOn", self.tr("&Redo to here…"), "redo-2", lambda: self._ask(self.on_asked.emit))
        self._dress()
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._judge)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        self.model.dataChanged.connect(self._judge)
        self._kept = 0
        self._judge()

    def _button(self, name: str, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icons.icon(icon), words)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.clicked.connect(lambda _: act())
        return button

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setObjectName("ActsTable")
        table.setAccessibleName(self.tr("Acts"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        letters = table.fontMetrics().averageCharWidth()
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, max(width, letters * width // 7))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("ActsClose")
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
        column.addLayout(row)
        open_at(self, WIDTH, HEIGHT)

    def _chosen(self) -> int:
        return chosen_row(self.table)

    def _ask(self, emit: Callable[[int], object]) -> None:
        if self._chosen() >= 0:
            emit(self.model.act(self._chosen()).id)

    def _judge(self) -> None:
        row = self._chosen()
        act = self.model.act(row) if row >= 0 else None
        state = "" if act is None else "stays" if act.stays else act.state
        self.back.setEnabled(state == "done")
        self.on.setEnabled(state == "undone")
        notes = {
            "done": self.tr("“Undo to here” takes back this act and all that came after it."),
            "stays": self.tr("This act stays: it can't be taken back."),
            "undone": self.tr("“Redo to here” does again what was taken back, up to this act."),
            "dropped": self.tr("This was taken back, and something else was done since: it can't be done again."),
        }
        self._note.setText(notes.get(state, self.tr("Choose an act to go back to.")))

    def _remember(self) -> None:
        row = self._chosen()
        self._kept = self.model.act(row).id if row >= 0 else 0

    def _restore(self) -> None:
        row = self.model.row_of(self._kept)
        if row >= 0:
            self.table.selectRow(row)
        self._judge()
