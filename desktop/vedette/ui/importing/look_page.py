"""The step in which one sees how a file is read and says otherwise: options beside the first rows and the columns."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vedette.ui.importing.columns_model import BECOMES, ColumnsTable
from vedette.ui.importing.mapping_bar import MappingBar
from vedette.ui.importing.preview_model import PreviewTable
from vedette.ui.importing.reading_form import ReadingForm
from vedette.ui.importing.target_delegate import TargetDelegate
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.importing import ImportOptions
from vedette.usecases.importing_look import Looked

_WIDEST_FORM = 420
_WIDEST_COLUMN = 280


class LookPage(QWidget):
    """`changed` asks for another look, with `options`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LookPage")
        self.form = ReadingForm()
        self.columns = ColumnsTable(self)
        self.mapping_bar = MappingBar()
        self.rows = PreviewTable(self)
        self._form_area = QScrollArea()
        self._rows_view, self._columns_view = QTableView(), QTableView()
        self._summary = PlainLabel(wrap=True, name="ColumnsSummary")
        self._tabs = QTabWidget()
        self._lay_out()
        self.form.changed.connect(self.changed)
        self.columns.chosen.connect(self.changed)

    def options(self) -> ImportOptions:
        """All that was chosen here."""
        return replace(self.form.options(), mapping=dict(self.columns.mapping))

    def reset(self) -> None:
        """Another file."""
        self.form.reset()
        self.columns.forget()
        self.mapping_bar.offer(())
        self._tabs.setCurrentIndex(0)

    def show_look(self, looked: Looked, *, first: bool) -> None:
        """What was found; with `first`, go to what has to be chosen, else leave the eye where it is."""
        row = self._columns_view.currentIndex().row()
        self.form.show_look(looked)
        self._give_form_room()
        self.rows.show(looked)
        self.columns.show(looked)
        self._summary.setText(self.columns.summary())
        if first:
            self._fit(self._rows_view)
            self._go_to_question()
        elif row >= 0:
            self._columns_view.setCurrentIndex(self.columns.index(row, BECOMES))

    def _give_form_room(self) -> None:
        """As wide as its boxes, with a bar to scroll it beside them."""
        bar = self._form_area.verticalScrollBar().sizeHint().width()
        self._form_area.setMinimumWidth(min(self.form.minimumSizeHint().width() + bar, _WIDEST_FORM))

    def _go_to_question(self) -> None:
        question = self.form.open_question()
        if question is not None:
            question.entry.setFocus()
            self._form_area.ensureWidgetVisible(question)
        else:
            self._rows_view.setFocus()

    def _fit(self, view: QTableView) -> None:
        view.resizeColumnsToContents()
        for column in range(view.model().columnCount()):
            if view.columnWidth(column) > _WIDEST_COLUMN:
                view.setColumnWidth(column, _WIDEST_COLUMN)

    def _lay_out(self) -> None:
        self._form_area.setWidget(self.form)
        self._form_area.setWidgetResizable(True)
        self._form_area.setFrameShape(QFrame.Shape.NoFrame)
        self._form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form_area.setObjectName("ReadingFormArea")
        self._form_area.setMaximumWidth(_WIDEST_FORM)
        self._form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out_tabs()
        splitter = QSplitter()
        splitter.addWidget(self._form_area)
        splitter.addWidget(self._tabs)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _lay_out_tabs(self) -> None:
        for view, model, name in (
            (self._rows_view, self.rows, self.tr("First rows")),
            (self._columns_view, self.columns, self.tr("Columns")),
        ):
            view.setModel(model)
            view.setAccessibleName(name)
            view.setTabKeyNavigation(False)
            view.setWordWrap(False)
            view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self._rows_view.setObjectName("FirstRows")
        self._columns_view.setObjectName("Columns")
        self._columns_view.setItemDelegateForColumn(BECOMES, TargetDelegate(self._columns_view))
        self._columns_view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self._columns_view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._columns_view.verticalHeader().hide()
        self._columns_view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(self.mapping_bar)
        column.addWidget(self._summary)
        column.addWidget(self._columns_view, 1)
        self._tabs.addTab(self._rows_view, self.tr("First &rows"))
        self._tabs.addTab(below, self.tr("Col&umns"))
