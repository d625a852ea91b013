"""A button that opens a list of columns to tick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from vedette.ui.widgets.form_layout import FormField


class ColumnChoice(QToolButton):
    """`edited` comes when a person ticks one; at least one stays ticked."""

    edited = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._menu.setObjectName("ColumnMenu")
        self._actions = {key: self._action(key, title) for key, title in titles.items()}
        self.setMenu(self._menu)
        self._say()

    def chosen(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order of the list."""
        return tuple(key for key, action in self._actions.items() if action.isChecked())

    def choose(self, keys: object) -> None:
        """Tick these and no others."""
        wanted = set(keys) if isinstance(keys, Iterable) else set()
        for key, action in self._actions.items():
            action.setChecked(key in wanted)
        self._say()

    def _action(self, key: str, title: str) -> QAction:
        action = QAction(title, self._menu, checkable=True)
        action.setObjectName(f"column_{key}")
        action.triggered.connect(lambda: self._ticked(action))
        self._menu.addAction(action)
        return action

    def _ticked(self, action: QAction) -> None:
        if not self.chosen():
            action.setChecked(True)
            return
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        titles = [self._actions[key].text() for key in self.chosen()]
        self.setText(self.tr("{0} of {1}").format(len(titles), len(self._actions)))
        self.setToolTip(", ".join(titles))


def columns_field(key: str, label: str, titles: Mapping[str, str]) -> FormField:
    """Such a button as a field of a form; its value is a tuple of keys."""
    return FormField(
        key, label, lambda: ColumnChoice(titles), ColumnChoice.chosen, ColumnChoice.choose, lambda one: one.edited
    )
