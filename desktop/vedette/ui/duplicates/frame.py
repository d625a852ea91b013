"""What stands where in the window of possible duplicates: pairs, both incidents beside them, steps below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
)  # fmt: skip

from vedette.ui.duplicates.sides_model import SidesTable
from vedette.ui.incidents.form.choosing import Choice, ChoiceBox
from vedette.ui.widgets.empty_state import EmptyState
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import room_for
from vedette.ui.widgets.text_table import TextTable, text_table_view

_LETTERS, _LINES = 150, 34
_PAIR_LETTERS = 34
_PAIRS_SHARE, _SIDES_SHARE = 38, 62


class DuplicatesFrame:
    """The parts of the window, laid out; what they do is joined by the dialog."""

    def __init__(self, dialog: QDialog) -> None:
        self._dialog = dialog
        self.scope = ChoiceBox()
        self.summary = PlainLabel(wrap=True, name="DuplicatesSummary")
        self.messages, self.progress = MessageArea(), ProgressPanel()
        self.pairs = TextTable((dialog.tr("May be one incident, because"),), "Pairs", dialog)
        self.pairs_view = text_table_view(self.pairs, dialog.tr("Pairs"), ())
        self.middle, self.empty = QSplitter(), EmptyState(name="NoPairs")
        self.sides = SidesTable(dialog)
        self.sides_view = QTableView()
        self.keep_one = self._button("", "KeepOne")
        self.keep_other = self._button("", "KeepOther")
        self.apart = self._button(dialog.tr("&Not a duplicate"), "NotADuplicate")
        self.close_button = self._button(dialog.tr("C&lose"), "DuplicatesClose")
        self._lay_out()

    def offer_scopes(self, scopes: Sequence[Choice], first: str) -> None:
        """Where one may look."""
        self.scope.clear()
        for query, words in scopes:
            self.scope.addItem(words, query)
        self.scope.setCurrentIndex(max(self.scope.findData(first), 0))

    def offer(self, one: str, other: str, *, possible: bool) -> None:
        """What can be done with the pair that is shown, by reference."""
        for button, stays, goes in ((self.keep_one, one, other), (self.keep_other, other, one)):
            words = self._dialog.tr("Merge, keep {0}").format(stays)
            button.setVisible(bool(stays))
            button.setText(words.replace("&", "&&"))
            button.setAccessibleName(words)
            told = self._dialog.tr("Take all that {0} says into {1}, and move it to the trash")
            button.setToolTip(told.format(goes, stays) if one else "")
        for button in (self.keep_one, self.keep_other, self.apart):
            button.setEnabled(possible)
        self.apart.setVisible(bool(one))

    def show_pairs(self, there: bool) -> None:
        """The pairs, or words where there are none."""
        self.middle.setVisible(there)
        self.empty.setVisible(not there)

    def fit_rows(self) -> None:
        """As high as the texts are, for both stand side by side to be read."""
        self.sides_view.resizeRowsToContents()

    def _lay_out(self) -> None:
        self.scope.setObjectName("DuplicatesScope")
        self.scope.setAccessibleName(self._dialog.tr("Look through"))
        self.scope.setMinimumContentsLength(30)
        self._lay_out_sides()
        self.pairs_view.setMinimumWidth(_PAIR_LETTERS * self._dialog.fontMetrics().averageCharWidth())
        self.pairs_view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        top = QHBoxLayout()
        label = PlainLabel(self._dialog.tr("Look through"), name="DuplicatesScopeLabel")
        label.setBuddy(self.scope)
        top.addWidget(label)
        top.addWidget(self.scope)
        top.addWidget(self.summary, 1)
        middle = self.middle
        middle.addWidget(self.pairs_view)
        middle.addWidget(self.sides_view)
        middle.setChildrenCollapsible(False)
        size = room_for(self._dialog, _LETTERS, _LINES)
        middle.setSizes([size.width() * _PAIRS_SHARE // 100, size.width() * _SIDES_SHARE // 100])
        column = QVBoxLayout(self._dialog)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.messages)
        for part in (middle, self.empty):
            column.addWidget(part, 1)
        column.addWidget(self.progress)
        column.addLayout(self._steps())
        self.empty.show_state("copy-check", self._dialog.tr("No two incidents here look like one that is told twice."))
        self.empty.hide()
        self._dialog.resize(size)

    def _lay_out_sides(self) -> None:
        view = self.sides_view
        view.setModel(self.sides)
        view.setObjectName("Sides")
        view.setAccessibleName(self._dialog.tr("Both incidents, field by field"))
        view.setTabKeyNavigation(False)
        view.setWordWrap(True)
        view.setTextElideMode(Qt.TextElideMode.ElideNone)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(lambda *_: view.resizeRowsToContents())

    def _steps(self) -> QHBoxLayout:
        steps = QHBoxLayout()
        steps.setSpacing(8)
        for button in (self.keep_one, self.keep_other, self.apart):
            steps.addWidget(button)
        steps.addStretch(1)
        steps.addWidget(self.close_button)
        return steps

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
