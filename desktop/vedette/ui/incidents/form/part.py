"""What every unfolding part of the form can do; the parts themselves are one file each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vedette.domain.incident import Incident
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import Gathering
from vedette.ui.incidents.form.rows import Row, RowList


class Part(QWidget):
    """One subject of the form. It is built when it is first unfolded; until then it changes nothing."""

    edited = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 0, 0, 6)
        self.column.setSpacing(8)

    @property
    def is_empty(self) -> bool:
        """Whether it is a list of things, and none is there yet."""
        return False

    def fill(self) -> None:
        """Show what the incident of `around.dossier` has of this subject; a part without fields shows nothing."""

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        """The incident with what was typed here; a part that was not touched changes nothing."""
        return incident

    def typed(self) -> Any:
        """As a draft keeps it; None where nothing was typed."""
        return None

    def retype(self, typed: Any) -> None:
        """Bring back what `typed` gave."""

    def go(self) -> None:
        """The focus goes to where one would begin."""
        self.setFocus()

    def look_again(self) -> None:
        """The said-on day, or what parts are called, has changed: say anew what was understood."""


class RowsPart(Part):
    """A part that is a list of rows."""

    def __init__(self, around: Surroundings, words: str, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.setObjectName(type(self).__name__)
        self._given = 0
        self.list: RowList[Any] = RowList(self.new_row, words, name=type(self).__name__ + "_rows")
        self.list.edited.connect(self.edited)
        self.column.addWidget(self.list)

    @property
    def is_empty(self) -> bool:
        return not self.list.made

    def new_row(self) -> Row:
        """An empty row, with the fields of the subject where it has some."""
        return Row(self.objectName(), ())

    def show_rows(self, given: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        """A row for each (part of the incident, what to show of it); many are made little by little."""
        self.list.clear()
        self._given = len(given)
        self.list.grow(self.making(given))

    def further(self, row: Any) -> Iterator[object]:
        """What else a row shows of its origin once it is filled, in steps where that is much."""
        return iter(())

    def making(self, given: Sequence[tuple[Any, dict[str, Any]]]) -> Iterator[object]:
        """The steps in which the rows are made."""
        for at, (origin, values) in enumerate(given):
            row = self.list.add()
            row.origin, row.at = origin, at
            row.number = getattr(origin, "n", 0)
            row.fill(values)
            yield from self.further(row)
            yield row

    def filled_rows(self) -> list[Any]:
        """Rows that hold something, old problems taken away."""
        rows = [row for row in self.list.rows if not row.is_blank]
        for row in self.list.rows:
            row.show_problems({})
        return rows

    def typed(self) -> Any:
        rows = self.list.typed()
        touched = any(row["values"] or row.get("rows") for row in rows)
        return rows if touched or [row["at"] for row in rows] != list(range(self._given)) else None

    def retype(self, typed: Any) -> None:
        self.list.retype(typed)

    def go(self) -> None:
        row = self.list.made[0] if self.list.made else self.list.add()
        row.go()
