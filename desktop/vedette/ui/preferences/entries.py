"""The inputs of the preferences: a field for each kind of setting, heard of when it is finished, not at each key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from vedette.ui.file_dialogs import FileWish, FolderChooser, choose_folder
from vedette.ui.preferences.preference import Preference
from vedette.ui.widgets.form_layout import FormField
from vedette.usecases.customs import zones

LONGEST_LINE = 1_000
ZONE = "Europe/Warsaw"


def said(text: str) -> str:
    """Words of the preferences in the language of the program."""
    return QCoreApplication.translate("Preferences", text)


def entry_of(preference: Preference) -> FormField:
    """The field of a setting."""
    return _KINDS[preference.kind](preference)


def _line(preference: Preference) -> FormField:
    return FormField(
        preference.key,
        said(preference.label),
        _plain_line,
        QLineEdit.text,
        _write_line,
        lambda one: one.editingFinished,
    )


def _zone(preference: Preference) -> FormField:
    def make() -> QWidget:
        entry = _plain_line()
        entry.setPlaceholderText(ZONE)
        completer = QCompleter(list(zones()), entry)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        entry.setCompleter(completer)
        return entry

    return FormField(
        preference.key, said(preference.label), make, QLineEdit.text, _write_line, lambda one: one.editingFinished
    )


def _choice(preference: Preference) -> FormField:
    def make() -> QWidget:
        entry = QComboBox()
        for value, words in preference.options:
            entry.addItem(said(words), value)
        return entry

    def write(entry: QComboBox, value: object) -> None:
        """A value that another program wrote is shown as it stands, not changed in silence."""
        at = entry.findData(value)
        if at < 0:
            entry.addItem(str(value), value)
            at = entry.count() - 1
        entry.setCurrentIndex(at)

    return FormField(
        preference.key, said(preference.label), make, QComboBox.currentData, write, lambda one: one.activated
    )


def _tick(preference: Preference) -> FormField:
    def make() -> QWidget:
        return QCheckBox(said(preference.words or preference.label))

    return FormField(
        preference.key, said(preference.label), make, QCheckBox.isChecked, _write_tick, lambda one: one.clicked
    )


def _number(preference: Preference) -> FormField:
    def make() -> QWidget:
        entry = QSpinBox(minimum=preference.low, maximum=preference.high)
        entry.setKeyboardTracking(False)
        entry.setMaximumWidth(entry.fontMetrics().averageCharWidth() * 14)
        return entry

    return FormField(
        preference.key, said(preference.label), make, QSpinBox.value, _write_number, lambda one: one.valueChanged
    )


def _folder(preference: Preference) -> FormField:
    return FormField(
        preference.key,
        said(preference.label),
        FolderLine,
        FolderLine.text,
        FolderLine.show_text,
        lambda one: one.changed,
    )


class FolderLine(QWidget):
    """The path of a folder, typed or chosen; empty is Vedette's own."""

    changed = Signal()

    def __init__(self, choose: FolderChooser = choose_folder) -> None:
        super().__init__()
        self._choose = choose
        self._line = _plain_line()
        self._line.setObjectName("FolderPath")
        self._line.setPlaceholderText(self.tr("The folder of Vedette"))
        self._line.editingFinished.connect(self.changed)
        button = QPushButton(self.tr("Choose…"))
        button.setObjectName("ChooseFolder")
        button.setAccessibleName(self.tr("Choose the folder"))
        button.setAutoDefault(False)
        button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(button)
        self.setFocusProxy(self._line)

    def text(self) -> str:
        """The path as it stands."""
        return self._line.text().strip()

    def show_text(self, path: str) -> None:
        """Write another."""
        self._line.setText(path)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def _ask(self) -> None:
        self._choose(self, FileWish(self.tr("Choose a folder"), folder=self.text()), self._take)

    def _take(self, folder: Path) -> None:
        self._line.setText(str(folder))
        self.changed.emit()


def _plain_line() -> QLineEdit:
    entry = QLineEdit()
    entry.setMaxLength(LONGEST_LINE)
    return entry


def _write_line(entry: QLineEdit, value: Any) -> None:
    entry.setText(str(value))


def _write_tick(entry: QCheckBox, value: Any) -> None:
    entry.setChecked(bool(value))


def _write_number(entry: QSpinBox, value: Any) -> None:
    text = str(value)
    entry.setValue(int(text) if text.isdecimal() else entry.minimum())


_KINDS: dict[str, Callable[[Preference], FormField]] = {
    "choice": _choice,
    "tick": _tick,
    "text": _line,
    "number": _number,
    "folder": _folder,
    "zone": _zone,
}
