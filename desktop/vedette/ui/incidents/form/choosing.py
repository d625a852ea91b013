"""Boxes to choose from: a code list by its words, or a numbered part of the same incident."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from vedette.domain.taxonomy import CodeList
from vedette.ui.widgets.form_layout import FormField
from vedette.ui.widgets.plain_label import plain_tooltip, shown

EMPTY = "–"
LONGEST_CHOICE = 80
MANY = 16
LEAST_LETTERS = 6
SOUGHT = Qt.ItemDataRole.UserRole + 1
_NO_WORDS: Mapping[str, str] = MappingProxyType({})
Choice = tuple[str, str]


_STEPS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class ChoiceBox(QComboBox):
    """Chooses by typing the first letters; the wheel scrolls what it stands in, past it."""

    def __init__(self, choices: Sequence[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(LEAST_LETTERS)
        for value, words in choices:
            self.addItem(shown(words, LONGEST_CHOICE), value)

    def sizeHint(self) -> QSize:
        """As narrow as it may be, whatever is in the list; Qt's own way to say so makes the list of every box."""
        return self.minimumSizeHint()

    def chosen(self) -> str:
        """The value, '' for none."""
        return str(self.currentData() or "")

    def choose(self, value: object) -> None:
        """Show that value; one that is in no list is added as it stands."""
        wanted = str(value or "")
        at = self.findData(wanted)
        if at < 0:
            self.addItem(shown(wanted, LONGEST_CHOICE), wanted)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FieldBox(ChoiceBox):
    """One in a form, where what was stepped over would be recorded: the arrows open the list and take nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class _Explained(QCompleter):
    """Finds a choice by its words, its key or what explains it, joined or apart; what is written is the words."""

    def splitPath(self, path: str) -> list[str]:
        return [_joined(path)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TAKING:
            self._take_the_only_one()
        return super().eventFilter(watched, event)

    def _take_the_only_one(self) -> None:
        """Where one choice alone is left, Enter and Tab mean it, although nobody went down to it."""
        popup, box = self.popup(), self.widget()
        if popup is not None and popup.isVisible() and self.completionCount() == 1 and isinstance(box, QComboBox):
            popup.hide()
            box.setEditText(self.pathFromIndex(self.completionModel().index(0, 0)))

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class SearchBox(FieldBox):
    """A long list that is searched by any part of its words or of what explains them, which the mouse shows too.

    What is in no list is a problem for the reader.
    """

    def __init__(
        self, choices: Sequence[Choice], parent: QWidget | None = None, *, explained: Mapping[str, str] = _NO_WORDS
    ) -> None:
        super().__init__(choices, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for row, (value, words) in enumerate(choices):
            self.setItemData(row, "\n".join(map(_joined, (words, value, explained.get(value, "")))), SOUGHT)
            self.setItemData(row, plain_tooltip(explained.get(value, "")), Qt.ItemDataRole.ToolTipRole)
        completer, entry = _Explained(self.model(), self), self.lineEdit()
        assert entry is not None
        completer.setCompletionRole(SOUGHT)
        self.setCompleter(completer)
        self._entry = entry
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCurrentIndex(0)
        entry.setPlaceholderText(self.tr("A word, or Down key"))
        self.setEditText("")

    def chosen(self) -> str:
        text = " ".join(self.currentText().split())
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if text in ("", EMPTY):
            return ""
        return str(self.itemData(at)) if at >= 0 else text

    def choose(self, value: object) -> None:
        super().choose(value)
        if not value:
            self.setEditText("")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._entry.setAccessibleName(name)


class PickBox(FieldBox):
    """One of the numbered parts there are now; asked anew whenever one comes to it."""

    def __init__(self, options: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__([("", EMPTY)], parent)
        self._options = options

    def choose(self, value: object) -> None:
        self._ask_again()
        super().choose(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ask_again()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isalnum():
            self._ask_again()
        super().keyPressEvent(event)

    def showPopup(self) -> None:
        self._ask_again()
        super().showPopup()

    def _ask_again(self) -> None:
        kept = self.chosen()
        wanted = [("", EMPTY), *self._options()]
        if [(self.itemData(n), self.itemText(n)) for n in range(self.count())] == wanted:
            return
        was = self.blockSignals(True)
        self.clear()
        for value, words in wanted:
            self.addItem(shown(words, LONGEST_CHOICE), value)
        super().choose(kept)
        self.blockSignals(was)


def _joined(words: str) -> str:
    """Without what may or may not stand between words, so that “push-back” and “push back” find “pushback”."""
    return "".join(letter for letter in words if letter.isalnum())


def choices_of(codes: CodeList, *, empty: bool = True) -> list[Choice]:
    """What a box offers of a code list."""
    listed = [(entry.key, entry.label) for entry in codes]
    return [("", EMPTY), *listed] if empty else listed


def code(key: str, label: str, codes: CodeList, *, tip: str = "", empty: bool = True) -> FormField:
    """A field for one code; a long list can be searched."""
    offered = choices_of(codes, empty=empty)
    if len(codes) > MANY:
        explained = {entry.key: entry.description for entry in codes}
        make = partial(SearchBox, offered, explained=explained)
        return FormField(key, label, make, SearchBox.chosen, SearchBox.choose, _text_changed, tip)
    return FormField(key, label, lambda: FieldBox(offered), ChoiceBox.chosen, ChoiceBox.choose, _chosen, tip)


def pick(key: str, label: str, options: Callable[[], Sequence[Choice]], *, tip: str = "") -> FormField:
    """A field for the number of a part, as text; '' for none."""
    return FormField(key, label, lambda: PickBox(options), PickBox.chosen, PickBox.choose, _chosen, tip)


def options(key: str, label: str, listed: Sequence[Choice], *, tip: str = "") -> FormField:
    """A field for one of a few words that belong to no code list; '' for none."""
    offered = [("", EMPTY), *listed]
    return FormField(key, label, lambda: FieldBox(offered), ChoiceBox.chosen, ChoiceBox.choose, _chosen, tip)


def _chosen(box: ChoiceBox):  # type: ignore[no-untyped-def]  # the stubs call a bound signal by two names
    return box.currentIndexChanged


def _text_changed(box: SearchBox):  # type: ignore[no-untyped-def]
    return box.editTextChanged
