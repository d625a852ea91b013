"""The list of imports: choose one to see its columns and its hash, to show its rows, or to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from vedette.domain.counting import in_groups
from vedette.domain.errors import Cancelled, UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.imports.lines import facts_of, mapping_of, row_of
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.empty_state import EmptyState
from vedette.ui.widgets.message_bar import MessageArea, Offer
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import room_for
from vedette.ui.widgets.text_table import TextTable, text_table_view
from vedette.ui.workplace import WholeWorkplace
from vedette.usecases.history import ActLine, Stepped
from vedette.usecases.importing import BatchLine
from vedette.usecases.progress import Progress

_LETTERS, _LINES = 140, 32
_WIDTHS = (140, 128, 70, 40, 40, 40, 40, 40)
_COLUMN_WIDTHS = (150,)


class ImportsDialog(QDialog):
    """`shown` carries the query that finds the rows of an import."""

    shown = Signal(str)

    def __init__(self, workplace: WholeWorkplace, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ImportsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Imports"))
        self.setSizeGripEnabled(True)
        self._workplace = workplace
        self.messages, progress = MessageArea(), ProgressPanel()
        self.work = Cancellable(tasks, progress, self)
        self._reads, self._ways = Latest(tasks), Latest(tasks)
        self._lines: Sequence[BatchLine] = ()
        self._words = self._names()
        self._empty = EmptyState(name="NoImports")
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._imports = TextTable(self._headings(), "Imports", self)
        self._columns = TextTable((self.tr("Column in the file"), self.tr("Became")), "ImportColumns", self)
        self._view = text_table_view(self._imports, self.tr("Imports"), _WIDTHS)
        self._facts = PlainLabel(wrap=True, selectable=True, name="ImportFacts")
        self._show_rows = _Step(self.tr("&Show its incidents"), "ShowImported")
        self._undo = _Step(self.tr("&Undo this import"), "UndoImport")
        self._close = _Step(self.tr("C&lose"), "ImportsClose")
        self._lay_out(progress)
        self._connect()
        self._choose()

    def look(self) -> None:
        """Read the list, anew."""
        self._reads.read(self._workplace.exchange.batches, self._show, self._fail)

    def reject(self) -> None:
        """Close; what is being taken back stops after the act it is at."""
        self.work.give_up()
        super().reject()

    def _connect(self) -> None:
        self._view.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self._view.doubleClicked.connect(lambda _: self._show_incidents())
        self._show_rows.clicked.connect(self._show_incidents)
        self._undo.clicked.connect(self._ask_back)
        self._close.clicked.connect(self.reject)
        self.work.changed.connect(self._choose)

    def _show(self, lines: Sequence[BatchLine]) -> None:
        row = max(self._view.currentIndex().row(), 0)
        self._lines = lines
        self._imports.show([row_of(line, self._word) for line in lines])
        self._empty.setVisible(not lines)
        self._middle.setVisible(bool(lines))
        if lines:
            self._view.selectRow(min(row, len(lines) - 1))
            self._view.setFocus()
        self._choose()

    def _chosen(self) -> BatchLine | None:
        row = self._view.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _choose(self) -> None:
        line = self._chosen()
        stands = line is not None and line.state == "done" and not self.work.label
        self._show_rows.setEnabled(stands)
        self._undo.setEnabled(stands)
        self._facts.setText(facts_of(line, self._word) if line is not None else "")
        became = mapping_of(line) if line is not None else []
        self._columns.show([(column, target or self._word("left_out")) for column, target in became])

    def _show_incidents(self) -> None:
        line = self._chosen()
        if line is not None and self._show_rows.isEnabled():
            self.shown.emit(f"import:{line.act}")
            self.reject()

    def _ask_back(self) -> None:
        line = self._chosen()
        if line is not None:
            back = partial(self._workplace.history.way_back, line.act)
            self._ways.read(back, partial(self._go_back, line), self._fail)

    def _go_back(self, line: BatchLine, way: Sequence[ActLine]) -> None:
        """Alone it is undone at once; with later acts only after these were named."""
        if len(way) == 1:
            self._take_back(line)
        elif way:
            later = "; ".join(act.label for act in way[:-1][:3]) + (" …" if len(way) > 4 else "")
            text = self.tr("{0} later acts are taken back before it: {1}. They can be done again one by one.")
            offer = Offer(self.tr("&Undo {0} acts").format(in_groups(len(way))), partial(self._take_back, line))
            self.messages.clear()
            self.messages.say(text.format(in_groups(len(way) - 1), later), "warning", offer, sticky=True)

    def _take_back(self, line: BatchLine) -> None:
        def work(progress: Progress) -> Stepped:
            return self._workplace.history.undo_to(line.act, progress)

        self.work.write(self.tr("Undoing the import"), work, self._taken_back, self._fail)

    def _taken_back(self, stepped: Stepped) -> None:
        self.messages.clear()
        self.messages.say(self.tr("Undone: {0}").format("; ".join(stepped.labels[-3:])))
        self.look()

    def _fail(self, error: UserError) -> None:
        self.messages.say(str(error), "info" if isinstance(error, Cancelled) else "error")
        self.look()

    def _word(self, key: str) -> str:
        return self._words[key]

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("File"), self.tr("When"), self.tr("By"), self.tr("Rows"), self.tr("New"), self.tr("Changed"),
            self.tr("The same"), self.tr("Not taken"), self.tr("State"),
        )  # fmt: skip

    def _names(self) -> dict[str, str]:
        return {
            "done": self.tr("in the logbook"), "undone": self.tr("undone"), "left_out": self.tr("left out"),
            "number": self.tr("Number"), "layout": self.tr("Layout"), "encoding": self.tr("Encoding"),
            "delimiter": self.tr("Cells set apart by"),
        }  # fmt: skip

    def _lay_out(self, progress: ProgressPanel) -> None:
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        below = QWidget()
        beside = QHBoxLayout(below)
        beside.setContentsMargins(0, 0, 0, 0)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._facts, 2)
        beside.addWidget(text_table_view(self._columns, self.tr("Columns"), _COLUMN_WIDTHS), 3)
        middle = self._middle
        middle.setChildrenCollapsible(False)
        middle.addWidget(self._view)
        middle.addWidget(below)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addStretch(1)
        for button in (self._show_rows, self._undo, self._close):
            steps.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.messages)
        for part in (self._empty, middle):
            column.addWidget(part, 1)
        column.addWidget(progress)
        column.addLayout(steps)
        nothing = self.tr("Nothing was imported into this logbook yet. File → Import brings in a table.")
        self._empty.show_state("list", nothing)
        self._empty.hide()
        self.resize(room_for(self, _LETTERS, _LINES))


class _Step(QPushButton):
    """A button that Enter elsewhere does not press."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setAutoDefault(False)
