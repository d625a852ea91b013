"""The window of preferences: pages at the left, a search over all of them; what is decided holds at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vedette.domain.errors import UserError
from vedette.ui import icons
from vedette.ui.preferences.entries import said
from vedette.ui.preferences.keepers import Keepers
from vedette.ui.preferences.keys_page import KeysPage
from vedette.ui.preferences.preference import GROUPS
from vedette.ui.preferences.preference_list import preferences
from vedette.ui.preferences.settings_page import SettingsPage
from vedette.ui.text_scale import grown
from vedette.ui.widgets.empty_state import EmptyState
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.room import open_at

KEYS = "keys"
WIDTH, HEIGHT = 780, 540


class PreferencesWindow(QDialog):
    """Shows what `keepers` read, and hands back what is decided, one setting at a time."""

    def __init__(self, keepers: Keepers, keys: KeysPage, why: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("PreferencesWindow")
        self.setWindowTitle(self.tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keepers = keepers
        self.messages = MessageArea()
        self.search = QLineEdit(placeholderText=self.tr("Search the preferences"), clearButtonEnabled=True)
        self.list = QListWidget()
        self._stack = QStackedWidget(self)
        self._none = EmptyState(name="NoPreference")
        self.pages: dict[str, SettingsPage | KeysPage] = {}
        for group, (_, title) in GROUPS.items():
            declared = [one for one in preferences() if one.group == group]
            if declared:
                self.pages[group] = self._page(SettingsPage(group, said(title), declared, why))
        self.pages[KEYS] = keys
        self._lay_out()
        self._connect()
        self.list.setCurrentRow(0)
        self.search.setFocus()

    def show_page(self, key: str) -> None:
        """Go to a page."""
        self.list.setCurrentRow(list(self.pages).index(key))

    def done(self, result: int) -> None:
        """What is being typed counts too."""
        focus = self.focusWidget()
        if isinstance(focus, QLineEdit) and focus.isModified():
            focus.editingFinished.emit()
        elif isinstance(focus, QAbstractSpinBox):
            focus.interpretText()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _page(self, page: SettingsPage) -> SettingsPage:
        page.changed.connect(self._keepers.keep)
        return page

    def _connect(self) -> None:
        self._keepers.read.connect(self._show)
        self._keepers.refused.connect(self._show_problems)
        self._keepers.failed.connect(self._say)
        self.search.textChanged.connect(self._narrow)
        self.list.currentRowChanged.connect(self._turn)

    def _show(self, values: Mapping[str, object]) -> None:
        for page in self.pages.values():
            if isinstance(page, SettingsPage):
                page.fill(values)
            elif "keys" in values:
                page.show_kept(tuple(values["keys"]))  # type: ignore[arg-type]  # as declared in Settings

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        for page in self.pages.values():
            if isinstance(page, SettingsPage):
                page.show_problems(problems)

    def _say(self, error: UserError) -> None:
        self.messages.say(str(error), "error")

    def _narrow(self, text: str) -> None:
        """Only pages with something that fits; the first of them when the one that is shown has nothing."""
        fitting = [page.narrow(text) for page in self.pages.values()]
        for row, fits in enumerate(fitting):
            self.list.item(row).setHidden(not fits)
        if any(fitting) and not fitting[max(self.list.currentRow(), 0)]:
            self.list.setCurrentRow(fitting.index(True))
        self._turn(self.list.currentRow() if any(fitting) else -1)

    def _turn(self, row: int) -> None:
        if row < 0:
            self._none.show_state("search", self.tr("No setting is called so."))
        self._stack.setCurrentIndex(row if row >= 0 else self._stack.count() - 1)

    def _lay_out(self) -> None:
        self.search.setObjectName("PreferenceSearch")
        self.search.setAccessibleName(self.tr("Search the preferences"))
        self.list.setObjectName("PreferencePages")
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(3)
        for key, page in self.pages.items():
            icon, title = GROUPS[key] if key != KEYS else ("keyboard", self.tr("Keyboard"))
            self.list.addItem(QListWidgetItem(icons.icon(icon), said(title)))
            self._stack.addWidget(_scrolled(page, self._stack) if isinstance(page, SettingsPage) else page)
        self._stack.addWidget(self._none)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + grown(28))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.list)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(middle, 1)
        column.addWidget(self.messages)
        column.addWidget(buttons)
        open_at(self, WIDTH, HEIGHT)


def _scrolled(page: QWidget, parent: QWidget) -> QScrollArea:
    """With its parent from the start: each other parent later would dress all that is in it once more."""
    area = QScrollArea(parent)
    area.setObjectName(f"{page.objectName()}_area")
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
