"""Tags as chips with a line behind them: Enter or a comma makes a chip, of a tag there is or of a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vedette.domain.folding import name_key
from vedette.domain.suggestion import Suggestion
from vedette.ui.incidents.form.completing import Ask, CompletingLine
from vedette.ui.tasks import Tasks
from vedette.ui.text_scale import grown
from vedette.ui.widgets.chips import ChipRow
from vedette.ui.widgets.tag_chip import Chip

_MAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma)
WIDTH = 170


class TagInput(QWidget):
    """What is read is every chip, and what stands in the line still."""

    edited = Signal()

    def __init__(self, ask: Ask, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: dict[str, Suggestion] = {}
        self.line = _TagLine(ask, tasks)
        self.line.setObjectName("tag_line")
        self.line.setMinimumWidth(grown(WIDTH))
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = ChipRow(name="TagChips")
        self._row.set_tail(self.line)
        self.setFocusProxy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row)
        self.line.made.connect(self._make)
        self.line.stepped_back.connect(self._row.focus_last)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        # Queued, for the completer writes the words into the line after it says that they were taken.
        self.line.taken.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._row.removed.connect(self._remove)

    def typed(self) -> list[dict[str, str]]:
        """As a draft keeps it: uid (none for a new tag), path and colour."""
        found = [*self._tags.values(), *self._pending()]
        return [{"text": one.text, "uid": one.uid, "note": one.note} for one in found]

    def write(self, tags: object) -> None:
        """Show suggestions (uid, path, colour as note), or what `typed` gave."""
        self.line.clear()
        self._tags = {}
        for one in tags if isinstance(tags, list | tuple) else ():
            known = one if isinstance(one, Suggestion) else Suggestion(**one)
            self._tags[known.uid or name_key(known.text)] = known
        self._show()

    def setAccessibleName(self, name: str) -> None:
        """The line in which one types is called so, and nothing else: what looks for it finds it."""
        self.line.setAccessibleName(name)
        self._row.setAccessibleName(self.tr("Chosen: {0}").format(name))

    def _pending(self) -> list[Suggestion]:
        """What stands in the line and is no chip yet; a paste or a screen reader puts several there at once."""
        names = [" ".join(name.split()).strip(" /") for name in self.line.text().split(",")]
        fresh = [name for name in names if name]
        known = self.line.known() if len(fresh) == 1 else None
        return [known] if known is not None else [Suggestion(name) for name in fresh]

    def _make(self) -> None:
        fresh = self._pending()
        self.line.clear()
        for one in fresh:
            self._add(one)

    def _take(self, suggestion: Suggestion) -> None:
        self.line.clear()
        self._add(suggestion)

    def _add(self, suggestion: Suggestion) -> None:
        self._tags.setdefault(suggestion.uid or name_key(suggestion.text), suggestion)
        self._show()
        self.edited.emit()

    def _remove(self, key: str) -> None:
        self._tags.pop(key, None)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self._row.show_chips([Chip(key, one.text, one.note or "grey", "tag") for key, one in self._tags.items()])


class _TagLine(CompletingLine):
    """The line behind the chips."""

    made = Signal()
    stepped_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _MAKING and plain and self.text().strip():
            self.made.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.stepped_back.emit()
        else:
            super().keyPressEvent(event)
