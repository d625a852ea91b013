"""Keeps a table of incidents where it was, by uid, while the list is looked at again: chosen, current, on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QTableView

from vedette.domain.errors import UserError
from vedette.ui.incidents.selection import Selection, merged, runs
from vedette.ui.incidents.table_model import IncidentTable
from vedette.ui.tasks import Latest, Tasks
from vedette.usecases.searching import Search

MOST_KEPT = 20_000
"""More chosen incidents than this are kept by their rows, as long as the list is as long as it was."""

Flag = QItemSelectionModel.SelectionFlag


class Staying(QObject):
    """Remembers before the rows are renewed and restores afterwards."""

    restored = Signal()

    def __init__(self, view: QTableView, table: IncidentTable, search: Search, tasks: Tasks) -> None:
        super().__init__(view)
        self.wished = ""
        self._view, self._table, self._search = view, table, search
        self._latest = Latest(tasks)
        self._learnt = Selection()
        self._kept = Selection()
        self._top: tuple[str, int] = ("", 0)
        self._read, self._read_row = "", -1
        table.keep = self._keep
        table.renewing.connect(self._remember)
        table.renewed.connect(self._restore)

    def selection(self) -> Selection:
        """What is chosen, by uid if all of it is at hand or was learnt."""
        found = self._table.found
        if found is None:
            return Selection()
        chosen = Selection(found.asked, found.sort, self._table.total, ranges_of(self._view), None)
        if replace(self._learnt, uids=None) == chosen:
            return self._learnt
        return chosen if chosen.count > MOST_KEPT else replace(chosen, uids=self._at_hand(chosen))

    def learn(self) -> None:
        """Look up the uids of chosen rows that were never on the screen, before the list changes under them."""
        chosen = self.selection()
        if chosen.uids is None and not chosen.everything and chosen.count <= MOST_KEPT:
            self._latest.read(partial(_learnt, chosen, self._search), self._take, self._give_up)

    def _take(self, learnt: Selection) -> None:
        self._learnt = learnt

    def _give_up(self, _: UserError) -> None:
        """The list has changed meanwhile: whoever acts on the selection is told so then."""
        self._learnt = Selection()

    def _at_hand(self, chosen: Selection) -> tuple[str, ...] | None:
        lines = [self._table.line(row) for row in chosen.rows()]
        uids = tuple(line.uid for line in lines if line is not None)
        return uids if len(uids) == len(lines) else None

    def _keep(self) -> tuple[str, ...]:
        """The incidents whose rows must be known in the next list: on top, current, chosen."""
        chosen = self.selection()
        uids = () if chosen.everything or chosen.uids is None else chosen.uids
        return tuple(dict.fromkeys(uid for uid in (self.wished, self._on_top()[0], self._current(), *uids) if uid))

    def _on_top(self) -> tuple[str, int]:
        """The first incident on the screen, and how many pixels of it are above the edge."""
        row = self._view.rowAt(0)
        line = self._table.line(row) if row >= 0 else None
        return (line.uid, -self._view.rowViewportPosition(row)) if line is not None else ("", 0)

    def _current(self) -> str:
        line = self._table.line(self._view.currentIndex().row()) if self._view.currentIndex().isValid() else None
        return line.uid if line is not None else ""

    def _remember(self) -> None:
        self._top = self._on_top() if self._view.verticalScrollBar().value() else ("", 0)
        self._read, self._read_row = self._current(), self._view.currentIndex().row()
        self._kept = self.selection()

    def _restore(self, rows: Mapping[str, int], same: bool) -> None:
        """Choose again what was chosen; scroll so that nothing on the screen jumps."""
        self._choose(rows, same)
        if self._read in rows:
            self._view.selectionModel().setCurrentIndex(self._table.index(rows[self._read], 0), Flag.NoUpdate)
        self._scroll(rows, same)
        if same and self._read and not self._view.selectionModel().hasSelection() and self._table.total:
            self._view.selectRow(min(self._read_row, self._table.total - 1))
        if self.wished in rows:
            self._view.selectRow(rows[self.wished])
            self._view.scrollTo(self._table.index(rows[self.wished], 0))
        self.wished = ""
        self.restored.emit()

    def _choose(self, rows: Mapping[str, int], same: bool) -> None:
        if self._kept.everything and same:
            self._view.selectAll()
        elif self._kept.uids is not None:
            self._select(runs(sorted(rows[uid] for uid in self._kept.uids if uid in rows)))
        elif same and self._kept.total == self._table.total:
            self._select(self._kept.ranges)

    def _select(self, ranges: Sequence[tuple[int, int]]) -> None:
        last = self._table.columnCount() - 1
        chosen = QItemSelection()
        for first, end in ranges:
            chosen.select(self._table.index(first, 0), self._table.index(end, last))
        self._view.selectionModel().select(chosen, Flag.ClearAndSelect)

    def _scroll(self, rows: Mapping[str, int], same: bool) -> None:
        uid, within = self._top
        bar = self._view.verticalScrollBar()
        if same and uid in rows:
            bar.setValue(self._view.verticalHeader().sectionPosition(rows[uid]) + within)
        elif not same:
            bar.setValue(0)


def ranges_of(view: QTableView) -> tuple[tuple[int, int], ...]:
    """The chosen rows as few ranges."""
    chosen = view.selectionModel().selection()
    parts = (chosen.at(number) for number in range(chosen.count()))
    return merged((part.top(), part.bottom()) for part in parts)


def _learnt(chosen: Selection, search: Search) -> Selection:
    return replace(chosen, uids=chosen.resolve(search))
