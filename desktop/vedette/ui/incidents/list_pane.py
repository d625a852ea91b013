"""The middle of the window: search bar over the table, and what to say when there is nothing in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vedette.domain import query_parts
from vedette.domain.errors import UserError
from vedette.domain.incident_line import IncidentLine
from vedette.ui.incidents.asked import Asked
from vedette.ui.incidents.columns import COLUMNS, title_of
from vedette.ui.incidents.header import ColumnHeader
from vedette.ui.incidents.selection import Selection
from vedette.ui.incidents.table_model import IncidentTable
from vedette.ui.incidents.table_view import IncidentView
from vedette.ui.search.search_bar import SearchBar
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.empty_state import EmptyState
from vedette.ui.workplace import Workplace
from vedette.usecases.searching import Search

MOST_COPIED = 10_000
MILLISECONDS_TO_PAINT = 40


class ListPane(QWidget):
    """Asks for what the search bar says, in the order of the header."""

    changed = Signal()
    """the list, its total or the selection is another"""

    answered = Signal()
    """what was asked for is painted, or why it can't be; whatever follows keeps nobody waiting for it"""

    failed = Signal(object)
    copied = Signal(int, int)
    sorted_by = Signal(str)

    def __init__(self, workplace: Workplace, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ListPane")
        self._search = workplace.search
        self._sort = "-when"
        self._copies = Latest(tasks)
        self._first_actions: Sequence[QAction] = ()
        self.bar = SearchBar(workplace.search, tasks)
        self.table = IncidentTable(workplace.search, tasks, self)
        self.view = IncidentView(self.table, workplace.search, tasks)
        self._empty = EmptyState(name="EmptyList")
        self._stack = QStackedWidget()
        self._painted = QTimer(self, singleShot=True, interval=MILLISECONDS_TO_PAINT)
        self._painted.setObjectName("PaintedTimer")
        self._lay_out()
        self._connect()

    @property
    def header(self) -> ColumnHeader:
        """The head of the table."""
        header = self.view.horizontalHeader()
        assert isinstance(header, ColumnHeader)
        return header

    def begin(self, *, sort: str, columns: bytes, density: str, first_actions: Sequence[QAction]) -> None:
        """As it was left; `first_actions` are offered while the logbook is empty."""
        self._sort = sort
        self._first_actions = first_actions
        self.header.begin(columns)
        self.header.show_sort(sort)
        self.view.set_density(density)
        self._ask(self.bar.text)

    def stop(self) -> None:
        """Tell nobody any more."""
        self._painted.stop()

    def refresh(self, _: object = None) -> None:
        """Look at the same list again."""
        self.table.refresh()

    def selection(self) -> Selection:
        """What is chosen."""
        return self.view.selection()

    def copy(self) -> None:
        """The chosen rows as text with tabs, in the columns on the screen."""
        chosen = self.selection()
        if chosen.count:
            work = partial(_as_text, self._search, chosen, self._shown_columns())
            self._copies.read(work, self._put_on_clipboard, self.failed.emit)

    def choose_columns(self) -> None:
        """Offer the columns to tick."""
        self.header.choose(self.header.mapToGlobal(QPoint(0, self.header.height())))

    def sort_by(self, sort: str) -> None:
        """Another order from the header; one that was typed gives way."""
        self._sort = sort
        self.sorted_by.emit(sort)
        kept = [chip.text for chip in query_parts.chips(self.bar.text) if not chip.text.startswith("sort:")]
        if len(kept) < len(query_parts.chips(self.bar.text)):
            self.bar.search_for(" ".join(kept))
        else:
            self._ask(self.bar.text)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.bar.asked.connect(self._ask)
        self.bar.left.connect(self._enter)
        self.view.entered.connect(self.bar.focus)
        self.view.chosen.connect(self.changed)
        self.table.renewed.connect(self._show)
        self.table.counted.connect(self.changed)
        self.table.failed.connect(self._fail)
        self.header.sorted_by.connect(self.sort_by)
        self._painted.timeout.connect(self.answered)

    def _ask(self, text: str) -> None:
        self.table.show(Asked(text, self._sort))

    def _enter(self) -> None:
        if self.table.total:
            self.view.go_to_first()

    def _show(self) -> None:
        found = self.table.found
        if found is None:
            return
        self.bar.show_doubts(found.not_understood)
        self.header.show_sort(found.sort)
        if self.table.total == 0:
            self._say_empty(found.asked.text.strip())
        self._stack.setCurrentWidget(self.view if self.table.total else self._empty)
        self.changed.emit()
        self._painted.start()

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)
        self._painted.start()

    def _say_empty(self, text: str) -> None:
        if not text:
            self._empty.show_state("inbox", self.tr("Nothing is logged here yet."), self._first_actions)
        elif text == "is:trashed":
            self._empty.show_state("trash-2", self.tr("The trash is empty."))
        elif text == "is:draft":
            words = self.tr("No incident has the progress “draft”. Typing that is kept is listed under Drafts.")
            self._empty.show_state("file-pen", words)
        else:
            self._empty.show_state("search", self.tr("Nothing fits this search. Press Esc in the search line for all."))

    def put_above(self, widget: QWidget) -> None:
        """Show something over the search bar."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, widget)

    def columns(self) -> list[str]:
        """Keys of the columns on the screen, in their order."""
        return [COLUMNS[number].key for number in self._shown_columns()]

    def _shown_columns(self) -> list[int]:
        header = self.header
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [number for number in order if not header.isSectionHidden(number)]

    def _put_on_clipboard(self, copied: tuple[str, int, int]) -> None:
        text, lines, chosen = copied
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(lines, chosen)


def _as_text(search: Search, chosen: Selection, columns: Sequence[int]) -> tuple[str, int, int]:
    lines = chosen.lines(search, MOST_COPIED)
    rows = ["\t".join(title_of(COLUMNS[number]) for number in columns)]
    rows += ["\t".join(_cell(line, number) for number in columns) for line in lines]
    return "\n".join(rows), len(lines), chosen.count


def _cell(line: IncidentLine, number: int) -> str:
    """One cell on one line, whatever stands in it."""
    return " ".join(COLUMNS[number].text(line).split())
