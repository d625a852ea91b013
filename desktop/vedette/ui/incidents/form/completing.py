"""A line that offers what was used before; what is typed stays as typed unless an offer is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from vedette.domain.errors import UserError
from vedette.domain.folding import name_key
from vedette.domain.suggestion import Suggestion
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.form_layout import LONGEST_LINE
from vedette.ui.widgets.plain_label import shown
from vedette.usecases.naming import NAME, named

Ask = Callable[[str], list[Suggestion]]
LONGEST_ASKED = 100
LONGEST_OFFER = 120
ROWS = 12

_Index = QModelIndex | QPersistentModelIndex


class _Offers(QAbstractListModel):
    """The suggestions of the moment: shown with their note, taken without."""

    def __init__(self) -> None:
        super().__init__()
        self.suggestions: tuple[Suggestion, ...] = ()

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.suggestions = tuple(suggestions)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.suggestions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.suggestions):
            return None
        suggestion = self.suggestions[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return suggestion.text
        if role == Qt.ItemDataRole.DisplayRole:
            note = f"  –  {suggestion.note}" if suggestion.note else ""
            return shown(suggestion.text + note, LONGEST_OFFER).replace("\n", " ")
        return None


class CompletingLine(QLineEdit):
    """Asks for suggestions while one types; Down and Enter take one, Esc closes the list and keeps the typing."""

    taken = Signal(object)
    """the `Suggestion` that was taken"""

    answered = Signal(bool)
    """whether what is typed is a name already known"""

    def __init__(self, ask: Ask, tasks: Tasks, parent: QWidget | None = None, *, example: str = "") -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST_LINE)
        self.setPlaceholderText(example)
        self._ask = ask
        self._latest = Latest(tasks)
        self._known: dict[str, Suggestion] = {}
        self._offers = _Offers()
        completer = QCompleter(self._offers, self)
        self._completer = completer
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setMaxVisibleItems(ROWS)
        self.setCompleter(completer)
        completer.activated.connect(self._take)
        self.textEdited.connect(self._look_up)

    def known(self) -> Suggestion | None:
        """The suggestion whose words stand in the line exactly."""
        return self._known.get(self.text())

    def learn(self, suggestion: Suggestion) -> None:
        """Words that stand for a thing known already, whether or not they were offered."""
        self._known[suggestion.text] = suggestion

    def _look_up(self, text: str) -> None:
        beginning = text.strip()
        if not beginning or len(beginning) > LONGEST_ASKED:
            self._latest.forget()
            self._offers.show(())
            self.answered.emit(True)
            return
        self._latest.read(lambda: self._ask(beginning), self._offer, self._no_offer)

    def _offer(self, suggestions: list[Suggestion]) -> None:
        for suggestion in suggestions:
            self.learn(suggestion)
        typed = name_key(self.text())
        names = {name_key(name) for s in suggestions for name in (s.text, s.text.split(" (")[0], s.note)}
        self.answered.emit(typed in names or self.known() is not None)
        # A place is offered although its name is typed out: to take it is to say which one, and where it lies.
        self._offers.show([s for s in suggestions if s.text != self.text() or s.place is not None])
        if self.hasFocus() and self._offers.suggestions:
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _no_offer(self, error: UserError) -> None:
        """Typing goes on without offers; whatever is wrong with the file is said when it is saved."""
        self._offers.show(())

    def _take(self, text: str) -> None:
        suggestion = self._known.get(text)
        if suggestion is not None:
            self.taken.emit(suggestion)


class NameLine(CompletingLine):
    """Names one thing of the logbook: what is read is its uid where that is certain, else the name as typed."""

    def typed(self) -> dict[str, str]:
        """As a draft keeps it."""
        known = self.known()
        return {"text": self.text(), "uid": known.uid if known is not None else ""}

    def write(self, value: object) -> None:
        """Show a `Suggestion`, or what `typed` gave; a bare reference by name shows as that name."""
        if isinstance(value, dict):
            value = Suggestion(str(value.get("text", "")), str(value.get("uid", "")))
        if isinstance(value, Suggestion):
            if value.uid:
                self.learn(value)
            self.setText(value.text)
        else:
            self.setText(str(value or "").removeprefix(NAME))


def reference(typed: object) -> str:
    """The reference that a typed name stands for: a uid, a name yet to be resolved, or ''."""
    if isinstance(typed, Suggestion):
        return typed.uid or named(typed.text)
    if isinstance(typed, dict):
        return str(typed.get("uid", "")) or named(str(typed.get("text", "")))
    return str(typed or "")
