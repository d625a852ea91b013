"""A typist who knows the form by what stands beside its fields: enters values by keys alone, never by a method."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.incidents.conftest import Hands
from tests.ui.person import Ctrl
from vedette.domain.when import When
from vedette.ui.incidents.form.when_line import WhenLine

Key = Qt.Key
MOST_TABS = 60
NOTHING = ("", None, False, (), 0)
Then = Callable[[str, Any], object]
Values = Iterable[tuple[str, Any]]
"""Fields by key, in the order in which Tab reaches them."""


class Typist:
    """Types values into fields; a field that shows the value already is passed by."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def at(self) -> QWidget:
        """Where the focus is."""
        if QApplication.focusWidget() is None:
            self._window_below()
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def goes_to(self, name: str) -> None:
        """Tab until one is there."""
        passed = []
        while self.at().objectName() != name:
            passed.append(self.at().objectName())
            assert len(passed) < MOST_TABS, f"{name} is not reached by Tab: {passed}"
            self.hands.tab()

    def fills(self, values: Values, then: Then | None = None) -> None:
        """Go on from field to field; `then` is done in each, with its name and value."""
        for name, value in values:
            if value not in NOTHING:
                self.goes_to(name)
                self.enters(value)
                if then is not None:
                    then(name, value)

    def fills_more(self, values: Values, then: Then | None = None) -> None:
        """The further fields of a row, which are unfolded for it."""
        wanted = [(name, value) for name, value in values if value not in NOTHING]
        if wanted:
            self.goes_to("row_more")
            self.hands.press(Key.Key_Space)
            self.fills(wanted, then)

    def enters(self, value: Any) -> None:
        """The value, in the way of the field that one is in."""
        field = self.at()
        if isinstance(field, WhenLine):
            self._dates(value)
        elif isinstance(field, QCheckBox):
            if field.isChecked() != value:
                self.hands.press(Key.Key_Space)
        elif isinstance(field, QComboBox):
            self._chooses(field, str(value))
        else:
            self._words(str(value))

    def takes(self, beginning: str) -> None:
        """Type the beginning of a name and take the first that is offered."""
        self._words(beginning)
        self.hands.press(Key.Key_Down)
        self.hands.press(Key.Key_Return)

    def _window_below(self) -> None:
        """What a window manager does when a dialog is closed; there is none without a screen."""
        windows = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        stacked = [top for kind in (QDialog, QMainWindow) for top in windows if isinstance(top, kind)]
        (QApplication.activeModalWidget() or stacked[0]).activateWindow()
        self.hands.settle()

    def _words(self, text: str) -> None:
        if _shown(self.at()) == text:
            return
        self.hands.press(Key.Key_A, Ctrl)
        self.hands.press(Key.Key_Backspace)
        for number, line in enumerate(text.split("\n")):
            if number:
                self.hands.press(Key.Key_Return)
            self.hands.type(line)

    def _chooses(self, box: QComboBox, value: str) -> None:
        at = box.findData(value)
        words = box.itemText(at) if at >= 0 else value
        if box.currentText() == words:
            return
        if box.isEditable():
            self._words(words)
            return
        self.hands.press(Key.Key_Down)
        self.hands.press(Key.Key_Home)
        self.hands.press(Key.Key_Down, times=max(0, box.findText(words)))
        self.hands.press(Key.Key_Return)
        assert box.currentText() == words, f"{words} is not offered"

    def _dates(self, when: When) -> None:
        shown = self.at()
        assert isinstance(shown, WhenLine)
        self._words(when.text)
        if when.overruled or when.nil_reason:
            self.hands.press(Key.Key_F4)
            self.fills(_by_hand(when))
            self.hands.press(Key.Key_Return)


def _by_hand(when: When) -> Values:
    return (
        ("from", when.earliest),
        ("to", when.latest),
        ("shape", when.shape),
        ("qualifier", when.qualifier),
        ("nil", when.nil_reason),
        ("language", when.language),
        ("inferred", when.inferred),
    )


def _shown(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""
