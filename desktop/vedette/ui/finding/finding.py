"""Between the list and the ways to one incident in it; each is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTextBrowser, QWidget

from vedette.domain.query import quoted
from vedette.ui.finding.left_pane import LeftPane
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace

if TYPE_CHECKING:
    from vedette.domain.query_parts import Mode
    from vedette.ui.finding.facet_counts import FacetCounts
    from vedette.ui.finding.facet_tree import FacetTree
    from vedette.ui.finding.recent import Recent
    from vedette.ui.finding.scroll_date import ScrollDate


class Finding(QObject):
    """Joins them to the list and to the actions."""

    failed = Signal(object)
    said = Signal(str)

    def __init__(
        self, left: LeftPane, listed: ListPane, page: QTextBrowser, *, workplace: Workplace, tasks: Tasks,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("Finding")
        self._left, self._list, self._page = left, listed, page
        self._workplace, self._tasks, self._window = workplace, tasks, parent
        self._jumps = Latest(tasks)
        self._stopped, self._narrowed = False, False
        left.narrowing.connect(self._look)
        listed.table.renewed.connect(self._follow)
        listed.bar.line.remembered.connect(self._remember)
        listed.answered.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
        listed.view.verticalScrollBar().sliderPressed.connect(
            lambda: self._date.show(), Qt.ConnectionType.SingleShotConnection
        )

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {
            "narrow_down": self._left.turn,
            "go_to_date": self._ask_date,
            "recent_searches": lambda: self._recent.offer(),
            "forget_searches": lambda: self._recent.forget(),
            "find_similar": self._find_similar,
        }

    def stop(self) -> None:
        """Let go of the logbook."""
        self._stopped = True
        if self._narrowed:
            self._counts.rest()
        self._jumps.forget()

    @cached_property
    def _tree(self) -> FacetTree:
        from vedette.ui.finding.facet_tree import FacetTree

        tree = FacetTree()
        tree.chosen.connect(self._narrow)
        self._left.put(tree)
        return tree

    @cached_property
    def _counts(self) -> FacetCounts:
        from vedette.ui.finding.facet_counts import FacetCounts

        counts = FacetCounts(self._workplace.desk, lambda: self._list.bar.text, self._tasks, self)
        counts.counted.connect(self._tree.show_entries)
        counts.failed.connect(self.failed)
        return counts

    @cached_property
    def _date(self) -> ScrollDate:
        from vedette.ui.finding.scroll_date import ScrollDate

        return ScrollDate(self._list.view)

    @cached_property
    def _recent(self) -> Recent:
        from vedette.ui.finding.recent import Recent

        recent = Recent(self._list.bar, self._workplace.desk, self._tasks, self)
        recent.failed.connect(self.failed)
        return recent

    def _begin(self) -> None:
        if self._stopped:
            return
        from vedette.ui.finding.matches import Matches

        self._recent.load()
        Matches(self._list, self._page, self._workplace, self._tasks, self).failed.connect(self.failed)

    def _remember(self, text: str) -> None:
        if not self._stopped:
            self._recent.add(text)

    def _look(self, narrowing: bool) -> None:
        if narrowing and not self._stopped:
            self._narrowed = True
            self._tree.setFocus()
            self._counts.count()
        elif self._narrowed:
            self._counts.rest()

    def _follow(self) -> None:
        if self._left.is_narrowing and self._narrowed and not self._stopped:
            self._counts.count_soon()

    def _narrow(self, part: str, mode: Mode) -> None:
        from vedette.domain.query_parts import with_part

        self._list.bar.search_for(with_part(self._list.bar.text, part, mode))

    def _find_similar(self) -> None:
        from vedette.ui.finding.similar import alike

        uid = self._list.view.current_uid
        if uid:
            self._jumps.read(partial(alike, self._workplace.desk, uid), self._show_similar, self.failed.emit)

    def _show_similar(self, references: Sequence[str]) -> None:
        """As a search, so that one sees what is shown and can go on from there."""
        if len(references) < 2:
            self.said.emit(self.tr("No other incident of this logbook is like this one."))
        else:
            self._list.bar.search_for(" OR ".join(quoted(reference) for reference in references))

    def _ask_date(self) -> None:
        from vedette.domain import phrases
        from vedette.ui.finding.date_dialog import DateDialog

        understand = partial(phrases.read, anchor=self._workplace.desk.today())
        DateDialog(understand, self._go_to, self._window).open()

    def _go_to(self, day: str) -> None:
        """To a day in the list in order of time; a list in another order is put in this one first."""
        found = self._list.table.found
        if found is None:
            return
        if found.sort in ("when", "-when"):
            work = partial(self._workplace.search.offset_of_day, found.asked.text, day, found.sort)
            self._jumps.read(work, self._go, self.failed.emit)
        else:
            self._list.table.renewed.connect(lambda: self._go_to(day), Qt.ConnectionType.SingleShotConnection)
            self._list.sort_by("-when")

    def _go(self, row: int) -> None:
        table, view = self._list.table, self._list.view
        if table.counting and row >= table.total:
            table.counted.connect(lambda: self._go(row), Qt.ConnectionType.SingleShotConnection)
            return
        if table.total:
            at = min(row, table.total - 1)
            view.selectRow(at)
            view.scrollTo(table.index(at, 0), QAbstractItemView.ScrollHint.PositionAtTop)
            view.setFocus()
