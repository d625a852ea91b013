"""The keyboard map: every action with its key, to be changed, freed, or put back; a key never has two meanings."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vedette.domain.folding import fold
from vedette.ui import keys
from vedette.ui.action import Action
from vedette.ui.action_list import ACTIONS, MENUS
from vedette.ui.actions import plain, translated
from vedette.ui.preferences.settings_page import heading
from vedette.ui.widgets.plain_label import PlainLabel

ID = Qt.ItemDataRole.UserRole
ROW = 8
KEY_LETTERS = 18
_BY_ID = {action.id: action for action in ACTIONS}


class KeysPage(QWidget):
    """`changed` tells what the settings are to hold, as “id=key”."""

    changed = Signal(object)

    def __init__(self, offered: Collection[str]) -> None:
        super().__init__()
        self.setObjectName("Preferences_keys")
        self._kept: tuple[str, ...] = ()
        self.table = QTreeWidget()
        self._key = QKeySequenceEdit()
        self._note = PlainLabel(wrap=True, name="KeyNote")
        self._take = self._button("KeyTake", "")
        self._free = self._button("KeyNone", self.tr("&No key"))
        self._back = self._button("KeyUsual", self.tr("As &usual"))
        self._all = self._button("KeysUsual", self.tr("&All as usual"))
        self._items = [self._item(action) for action in ACTIONS if action.id in offered]
        self._lay_out()
        self._connect()
        if self._items:
            self.table.setCurrentItem(self._items[0])

    def show_kept(self, kept: tuple[str, ...]) -> None:
        """The keys as the settings hold them."""
        self._kept = kept
        now = keys.effective(kept)
        for item in self._items:
            key = now[item.data(0, ID)]
            item.setText(2, QKeySequence(key).toString(keys.NATIVE))
            font = item.font(2)
            font.setBold(key != keys.usual(item.data(0, ID)))
            item.setFont(2, font)
        self._choose()

    def narrow(self, text: str) -> bool:
        """Show actions that have all these words, or that key; whether any has."""
        sought = fold(text).split()
        for item in self._items:
            words = fold(" ".join((*(item.text(column) for column in range(3)), self.tr("Keyboard keys shortcuts"))))
            item.setHidden(not all(word in words for word in sought))
        shown = [item for item in self._items if not item.isHidden()]
        if shown and self.table.currentItem() not in shown:
            self.table.setCurrentItem(shown[0])
        return bool(shown)

    def _action(self) -> Action | None:
        item = self.table.currentItem()
        return _BY_ID[item.data(0, ID)] if item is not None else None

    def _choose(self) -> None:
        action = self._action()
        now = keys.effective(self._kept)[action.id] if action is not None else ""
        self._key.blockSignals(True)
        self._key.setKeySequence(QKeySequence(now))
        self._key.blockSignals(False)
        self._say("")
        self._free.setEnabled(bool(now))
        self._back.setEnabled(action is not None and now != keys.usual(action.id))
        self._all.setEnabled(bool(self._kept))

    def _wish(self) -> None:
        """A key was pressed: it holds at once, unless it means something else already."""
        action, key = self._action(), self._key.keySequence().toString(keys.PORTABLE)
        if action is None or not key or key == keys.effective(self._kept)[action.id]:
            return
        native, other = QKeySequence(key).toString(keys.NATIVE), keys.holder(self._kept, key, action.id)
        if key in keys.RESERVED:
            self._say(self.tr("{0} has a meaning of its own in lists and forms; choose another key.").format(native))
        elif keys.is_too_plain(action, key):
            self._say(self.tr("{0} alone is needed for typing; hold Ctrl or Alt with it.").format(native))
        elif other:
            self._say(self.tr("{0} is the key of “{1}”.").format(native, plain(_BY_ID[other])))
            self._take.setText(self.tr("&Take it from “{0}”").format(plain(_BY_ID[other]).replace("&", "&&")))
            self._take.setVisible(True)
        else:
            self._keep({action.id: key})

    def _take_over(self) -> None:
        action, key = self._action(), self._key.keySequence().toString(keys.PORTABLE)
        if action is not None:
            other = keys.holder(self._kept, key, action.id)
            self._keep({action.id: key, **({other: ""} if other else {})})

    def _clear(self) -> None:
        action = self._action()
        if action is not None:
            self._keep({action.id: ""})

    def _reset(self) -> None:
        """The usual key again; who has it meanwhile loses it."""
        action = self._action()
        if action is not None:
            key = keys.usual(action.id)
            other = keys.holder(self._kept, key, action.id) if key else ""
            self._keep({action.id: key, **({other: ""} if other else {})})

    def _reset_all(self) -> None:
        self.changed.emit(())

    def _keep(self, wanted: dict[str, str]) -> None:
        self.changed.emit(keys.changed_to(self._kept, wanted))

    def _say(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self._take.setVisible(False)

    def _item(self, action: Action) -> QTreeWidgetItem:
        item = QTreeWidgetItem([plain(action), _menu(action.menu), ""])
        item.setData(0, ID, action.id)
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + ROW))
        return item

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.table.currentItemChanged.connect(self._choose)
        self._key.keySequenceChanged.connect(self._wish)
        self._take.clicked.connect(self._take_over)
        self._free.clicked.connect(self._clear)
        self._back.clicked.connect(self._reset)
        self._all.clicked.connect(self._reset_all)

    def _lay_out(self) -> None:
        self.table.setObjectName("KeyTable")
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setHeaderLabels([self.tr("Action"), self.tr("Menu"), self.tr("Key")])
        self.table.setRootIsDecorated(False)
        self.table.setAlternatingRowColors(True)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.addTopLevelItems(self._items)
        header = self.table.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self._key.setObjectName("KeyEdit")
        self._key.setAccessibleName(self.tr("Key of the chosen action"))
        self._key.setMaximumSequenceLength(1)
        self._key.setMinimumWidth(self.fontMetrics().averageCharWidth() * KEY_LETTERS)
        row = QHBoxLayout()
        label = PlainLabel(self.tr("Press a key:"), name="KeyLabel")
        for part in (label, self._key, self._free, self._back):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._all)
        doubt = QHBoxLayout()
        doubt.addWidget(self._note, 1)
        doubt.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Keyboard")))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addLayout(doubt)


def _menu(name: str) -> str:
    steps = name.split("/")
    return " › ".join(translated(MENUS["/".join(steps[: at + 1])]).replace("&", "") for at in range(len(steps)))
