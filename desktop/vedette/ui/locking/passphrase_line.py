"""A line for a passphrase: hidden or shown, never copied, with a word about Caps Lock and foreign letters."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vedette.ui import icons
from vedette.ui.widgets.plain_label import PlainLabel

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseLine(QWidget):
    """`changed` at each key, `entered` at Enter. What is shown can be read, and neither selected nor copied."""

    changed = Signal()
    entered = Signal()

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Line")
        self._caps = False
        title = PlainLabel(label, name=f"{name}Label")
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(label)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_HINTS)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setDragEnabled(False)
        title.setBuddy(self.edit)
        self._show = QAction(icons.icon("eye"), self.tr("Show what is typed"), self.edit, checkable=True)
        self._show.setObjectName(f"{name}Show")
        self.edit.addAction(self._show, QLineEdit.ActionPosition.TrailingPosition)
        self._note = PlainLabel(wrap=True, name=f"{name}Note")
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (title, self.edit, self._note):
            column.addWidget(widget)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self._show.toggled.connect(self.reveal)
        self.edit.textChanged.connect(self._typed)
        self.edit.selectionChanged.connect(self._take_selection_away)
        self.edit.returnPressed.connect(self.entered)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    @property
    def note(self) -> str:
        """What is said below the line; '' when nothing is."""
        return self._note.text()

    def clear(self) -> None:
        """Forget what is typed, and hide what will be."""
        self.edit.clear()
        self._show.setChecked(False)

    def reveal(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        self._show.setChecked(shown)
        self._show.setIcon(icons.icon("eye-off" if shown else "eye"))
        self.edit.deselect()
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at_caps(event)
            if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
                return True
        return super().eventFilter(watched, event)

    def _look_at_caps(self, event: QKeyEvent) -> None:
        """No toolkit tells it; but a capital without Shift does, and a small letter with it."""
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = not self._caps
        elif event.text().isalpha() and event.text().lower() != event.text().upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = event.text().isupper() != shift
        self._tell()

    def _typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        notes = [self.tr("Caps Lock is on.")] if self._caps else []
        strange = sorted(scripts(self.text) - {"Latin"})
        if strange:
            notes.append(self.tr("Typed with {0} letters.").format(", ".join(strange)))
        self._note.setText(" ".join(notes))
        self._note.setVisible(bool(notes))

    def _take_selection_away(self) -> None:
        """What is selected can be pasted with the middle button of the mouse, without any copying."""
        if self.edit.echoMode() == QLineEdit.EchoMode.Normal and self.edit.hasSelectedText():
            self.edit.deselect()


def scripts(text: str) -> set[str]:
    """The scripts of the letters, by their English names: a keyboard left in another layout shows by them."""
    names = (unicodedata.name(char, "").split(" ", 1)[0].capitalize() for char in text if char.isalpha())
    return {name for name in names if name}
