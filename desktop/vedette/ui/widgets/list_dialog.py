"""The frame of a window that lists shared things: a line to seek in, the list, a column of buttons, a note, Close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from vedette.ui import icons
from vedette.ui.widgets.line_buttons import add_clear_button
from vedette.ui.widgets.plain_label import PlainLabel

_MEASURED = 60
"""So many lines decide how wide a column is: Qt would measure a thousand each time the window is shown or dressed."""


class ListDialog(QDialog):
    """Stands beside the main window. What is listed, and what a button does, is the business of its children.

    `key` begins the name of each of its widgets; `find` says what the line seeks.
    """

    def __init__(self, key: str, title: str, find: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{key}Manager")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = QTreeView()
        self.seek = QLineEdit()
        self.unused = QCheckBox(self.tr("&Unused only"))
        self.note = PlainLabel(wrap=True, name=f"{key}sNote")
        self._key = key
        self._side = QVBoxLayout()
        self._last: QWidget = self.view
        self._dress(title, find)
        self._lay_out()

    def add_button(self, name: str, words: str, icon: str) -> QPushButton:
        """One more button below the others, called as one reads it."""
        button = QPushButton(icons.icon(icon), words) if icon else QPushButton(words)
        button.setObjectName(f"{self._key}{name}")
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(False)
        self._side.insertWidget(self._side.count() - 1, button)
        self.setTabOrder(self._last, button)
        self._last = button
        return button

    def add_gap(self) -> None:
        """Set the buttons that follow apart from those above."""
        self._side.insertSpacing(self._side.count() - 1, 8)

    def fit_columns(self) -> None:
        """The first column takes the room that the others leave."""
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setResizeContentsPrecision(_MEASURED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _dress(self, title: str, find: str) -> None:
        view = self.view
        view.setObjectName(f"{self._key}List")
        view.setAccessibleName(title)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setUniformRowHeights(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.seek.setObjectName(f"{self._key}Seek")
        self.seek.setAccessibleName(find)
        self.seek.setPlaceholderText(find)
        add_clear_button(self.seek)
        self.unused.setObjectName(f"{self._key}UnusedOnly")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.seek, 1)
        top.addWidget(self.unused)
        self._side.setSpacing(6)
        self._side.addStretch(1)
        box = QDialogButtonBox()
        close = box.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName(f"{self._key}Close")
        close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        middle = QHBoxLayout()
        middle.addWidget(self.view, 1)
        middle.addLayout(self._side)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self.note)
        column.addWidget(box)
