"""Parts of which an incident has any number, one framed row each: added, taken out, put back; by key as by mouse."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShortcutEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from vedette.ui import icons
from vedette.ui.incidents.form.filled import FieldGrid
from vedette.ui.widgets.form_layout import FormField
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip
from vedette.ui.widgets.tab_order import put_after, put_before

ANOTHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
R = TypeVar("R", bound="Row")

IN_A_TURN = 0.006
"""Seconds for which rows are made before keys and the screen have their turn."""


class Row(QFrame):
    """One part: the fields that matter at once, the rest behind “More”, which is built when it is wanted."""

    edited = Signal()
    removed = Signal()
    field_edited = Signal(object, str)
    """the grid and the key of a field that a person changed"""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        more: Sequence[FormField] = (),
        parent: QWidget | None = None,
        *,
        wide: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Row")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.origin: Any = None
        self.at: int | None = None
        self.number = 0
        self._wide = wide
        self._later = tuple(more)
        self._given: dict[str, Any] = {}
        self._title = PlainLabel(name="RowTitle")
        self._remove = _icon_button("x", "Remove")
        self._unfold = QToolButton(autoRaise=True)
        self.grid = FieldGrid(fields, wide=wide)
        self.more: FieldGrid | None = None
        self.column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.rename(title)

    def rename(self, title: str) -> None:
        """Say another title, such as “Claim 2”."""
        self._title.setText(title)
        self.setAccessibleName(title)
        words = self.tr("Remove: {0}").format(title)
        self._remove.setAccessibleName(words)
        self._remove.setToolTip(plain_tooltip(words))

    def fill(self, values: Mapping[str, Any]) -> None:
        """Begin with these."""
        later = {field.key for field in self._later}
        first = self.grid.values()
        self.grid.fill({key: value for key, value in values.items() if key in first})
        self._given = {key: value for key, value in values.items() if key in later}
        if self.more is not None:
            self.more.fill(self._given)

    def changes(self) -> dict[str, Any]:
        """All fields of a new part, of an old one only those that a person changed."""
        if self.origin is not None:
            return dict(self.typed()["values"])
        later = self.more.values() if self.more is not None else self._given
        return {**self.grid.values(), **later}

    def grid_of(self, key: str) -> FieldGrid:
        """Where the field of that key stands."""
        return self.unfold() if key in {field.key for field in self._later} else self.grid

    def typed(self) -> dict[str, Any]:
        """As a draft keeps it."""
        more = self.more.typed() if self.more is not None else {}
        return {"at": self.at, "number": self.number, "values": {**self.grid.typed(), **more}}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Bring back what `typed` gave."""
        values = typed.get("values", {})
        self.grid.retype(values)
        known = {field.key for field in self._later}
        later = {key: value for key, value in values.items() if key in known}
        if later and self._later:
            self.unfold()
            assert self.more is not None
            self.more.retype(later)

    @property
    def is_blank(self) -> bool:
        """Nothing was there and nothing was typed."""
        return self.origin is None and not self.typed()["values"]

    def unfold(self) -> FieldGrid:
        """Show the further fields."""
        if self.more is None:
            self.more = FieldGrid(self._later, wide=self._wide)
            self.more.edited.connect(lambda key: self._note(self.more, key))
            self.more.fill(self._given)
            self.column.insertWidget(2, self.more)
            put_after(self._unfold, self.more)
        self._unfold.setChecked(True)
        self.more.show()
        return self.more

    def type_first(self, inner: QWidget) -> None:
        """Tab comes to what lies in the row before it comes to the button that removes it."""
        put_before(self._remove, inner)

    def go(self) -> None:
        """The focus goes to the first field."""
        first = next(iter(self.grid.values()))
        self.grid.entry(first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Beside their fields; an empty mapping takes old ones away."""
        self.grid.show_problems({})
        if self.more is not None:
            self.more.show_problems({})
        for key, sentence in problems.items():
            self.grid_of(key).field(key).show_problem(sentence)

    def _toggle(self, unfolded: bool) -> None:
        if unfolded:
            self.unfold()
        elif self.more is not None:
            self.more.hide()

    def _note(self, grid: object, key: str) -> None:
        self.edited.emit()
        self.field_edited.emit(grid, key)

    def _lay_out(self) -> None:
        self._unfold.setObjectName("row_more")
        self._unfold.setText(self.tr("More"))
        self._unfold.setCheckable(True)
        if not self._later:
            self._unfold.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        head.addWidget(self._title, 1)
        head.addWidget(self._unfold)
        head.addWidget(self._remove)
        self.column.setContentsMargins(10, 6, 10, 10)
        self.column.setSpacing(6)
        # The fields first, then the buttons of the head: one who types on meets no button on the way.
        self.column.addWidget(self.grid)
        self.column.insertLayout(0, head)

    def _connect(self) -> None:
        self.grid.edited.connect(lambda key: self._note(self.grid, key))
        self._remove.clicked.connect(self.removed)
        self._unfold.toggled.connect(self._toggle)


class RowList(QWidget, Generic[R]):
    """Rows under each other; Ctrl+Shift+Enter inside adds another, and the last one taken out can be put back."""

    edited = Signal()
    adding = Signal()
    """another row is wanted; an empty one is added unless the owner asks for something first"""

    def __init__(self, make: Callable[[], R], words: str, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.made: list[R] = []
        """the rows there are by now"""
        self._make = make
        self._growing: Iterator[object] = iter(())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._grow(IN_A_TURN))
        self._removed: tuple[int, R] | None = None
        self.adder = _Adder(icons.icon("plus"), words)
        self.adder.setObjectName(f"{name}_add")
        self.adder.setToolTip(plain_tooltip(self.tr("{0} (Ctrl+Shift+Enter inside)").format(words.replace("&", ""))))
        self._back = QPushButton(icons.icon("undo-2"), self.tr("Put back what was removed"))
        self._back.setObjectName(f"{name}_put_back")
        self._column = QVBoxLayout()
        self._lay_out()
        self.adder.clicked.connect(self.adding)
        self.adding.connect(self._add_another)
        self._back.clicked.connect(self.put_back)

    @property
    def rows(self) -> list[R]:
        """All of them; those that are still to be made are made now."""
        self.whole()
        return self.made

    @property
    def is_growing(self) -> bool:
        """Whether rows are still to be made."""
        return self._soon.isActive()

    def whole(self) -> None:
        """Make at once what is still to be made."""
        if self.is_growing:
            self._grow()

    def grow(self, steps: Iterator[object]) -> None:
        """Make rows step by step, the first at once and the others a few in each turn, so that keys are answered."""
        self._growing = steps
        self._grow(IN_A_TURN)

    def _grow(self, seconds: float | None = None) -> None:
        self._soon.stop()
        began = time.perf_counter()
        for _ in self._growing:
            if seconds is not None and time.perf_counter() - began > seconds:
                self._soon.start()
                return

    def _add_another(self) -> None:
        self.whole()
        self.add().go()

    def add(self) -> R:
        """One more row at the end."""
        return self.take(self._make())

    def take(self, row: R) -> R:
        """A row that is made already, at the end."""
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self.remove(row))
        self._column.addWidget(row)
        put_before(self.adder, row)
        self.made.append(row)
        row.show()
        return row

    def remove(self, row: R) -> None:
        """Take a row out; it can be put back until the next one goes."""
        if self._removed is not None:
            self._removed[1].deleteLater()
        at = self.rows.index(row)
        self._removed = (at, row)
        self.rows.remove(row)
        row.hide()
        self._back.setVisible(True)
        (self.rows[min(at, len(self.rows) - 1)].go if self.rows else self.adder.setFocus)()
        self.edited.emit()

    def put_back(self) -> None:
        """Undo the last removal."""
        if self._removed is None:
            return
        at, row = self._removed
        self._removed = None
        self.rows.insert(at, row)
        self._back.hide()
        row.show()
        row.go()
        self.edited.emit()

    def clear(self) -> None:
        """No rows, and nothing to put back."""
        self._soon.stop()
        for row in (*self.made, *([self._removed[1]] if self._removed else [])):
            row.hide()
            row.deleteLater()
        self.made, self._removed = [], None
        self._back.hide()

    def typed(self) -> list[dict[str, Any]]:
        """Every row that holds something, as a draft keeps it."""
        return [row.typed() for row in self.rows if not row.is_blank]

    def retype(self, typed: Sequence[Mapping[str, Any]]) -> None:
        """Bring back rows: those that were filled keep their place, the others are added."""
        filled: dict[Any, R] = {row.at: row for row in self.rows if row.at is not None}
        kept = {one.get("at") for one in typed}
        for at, row in filled.items():
            if at not in kept:
                self.remove(row)
        for one in typed:
            known = filled.get(one.get("at"))
            row = known if known is not None else self.add()
            if known is None:
                row.number = int(one.get("number", 0)) or row.number
            row.retype(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() == ANOTHER:
            self.adding.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.adder)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        self._back.hide()
        self._column.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._column)
        layout.addLayout(buttons)


class _Adder(QPushButton):
    """Its mnemonic acts at once: Qt waits a tenth of a second, in which keys would still go to the field before."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)


def _icon_button(icon: str, words: str) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setIcon(icons.icon(icon))
    button.setObjectName(f"row_{words.lower()}")
    return button
