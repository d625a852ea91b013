"""The line in which a search is typed: completion of the word at the cursor, and earlier searches with the up arrow."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QListView, QWidget

from vedette.domain.errors import UserError
from vedette.ui import icons
from vedette.ui.search.completion import SUGGESTION, SuggestionDelegate, SuggestionList
from vedette.ui.search.suggestions import Suggestion, fields, fixed_values, joined, stored_values, unfinished
from vedette.ui.search.token import Token, token_at
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.text_scale import grown
from vedette.ui.widgets.line_buttons import add_clear_button, add_sign
from vedette.usecases.searching import Search

DEBOUNCE_MILLISECONDS = 120
MOST_REMEMBERED = 50
LONGEST_QUERY = 10_000
POPUP_WIDTH = 720
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(QLineEdit):
    """`asked` comes a moment after the last key, or at once with Enter; `left` asks for the list below."""

    asked = Signal(str)
    left = Signal()
    remembered = Signal(str)

    def __init__(self, search: Search, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Search")
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search: words, or a field such as place: or status:"))
        add_clear_button(self)
        self.setMaxLength(LONGEST_QUERY)
        add_sign(self, icons.icon("search"), self.tr("Search"))
        self._search = search
        self._latest = Latest(tasks)
        self._fixed: Sequence[Suggestion] = ()
        self._earlier: list[str] = []
        self._at = 0
        self._soon = QTimer(self, singleShot=True, interval=DEBOUNCE_MILLISECONDS)
        self._soon.timeout.connect(self._ask_if_whole)
        self._offered = SuggestionList()
        self._completer = QCompleter(self._offered, self)
        self._popup = QListView()
        self._set_up_completer()
        self.textChanged.connect(self._soon.start)
        self.textEdited.connect(self._complete)
        self.returnPressed.connect(self._go)

    def remember(self, text: str) -> None:
        """Put a search at the end of those that the up arrow brings back."""
        if text.strip():
            others = [earlier for earlier in self._earlier if earlier != text]
            new = self._earlier[-1:] != [text]
            self._earlier = [*others[1 - MOST_REMEMBERED :], text]
            if new:
                self.remembered.emit(text)
        self._at = len(self._earlier)

    def recall_too(self, newest_first: Sequence[str]) -> None:
        """Bring back these as well, behind what was searched for since."""
        older = [text for text in reversed(newest_first) if text not in self._earlier]
        self._earlier = [*older, *self._earlier][-MOST_REMEMBERED:]
        self._at = len(self._earlier)

    def forget(self) -> None:
        """Bring none back any more."""
        self._earlier, self._at = [], 0

    def show_text(self, text: str) -> None:
        """Search for `text` at once, as a click elsewhere asks for."""
        self.remember(self.text())
        self._latest.forget()
        self.setText(text)
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and self._is_for_popup(event.key()):
            event.ignore()
        elif event.key() in _ENTER:
            super().keyPressEvent(event)
            event.accept()  # else the completer would take the first thing it offers
        elif event.key() == Qt.Key.Key_Escape:
            self.show_text("")
        elif event.key() == Qt.Key.Key_Up:
            self._recall(-1)
        elif event.key() == Qt.Key.Key_Down:
            if self._at < len(self._earlier):
                self._recall(1)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _is_for_popup(self, key: int) -> bool:
        """Esc closes it, Enter takes what is picked in it; what the line ignores the completer hears."""
        picks = key in _ENTER and self._popup.selectionModel().hasSelection()
        return picks or key == Qt.Key.Key_Escape

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.remember(self.text())
        super().focusOutEvent(event)

    def _set_up_completer(self) -> None:
        popup = self._popup
        popup.setObjectName("Suggestions")
        popup.setAccessibleName(self.tr("Suggestions"))
        popup.setUniformItemSizes(True)
        popup.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._completer.setPopup(popup)
        popup.setItemDelegate(SuggestionDelegate(popup))  # only now: the completer brings one of its own
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # an overload by type

    def _recall(self, step: int) -> None:
        if not self._earlier:
            return
        if self._at == len(self._earlier) and self.text().strip() and self.text() != self._earlier[-1]:
            self.remember(self.text())
            self._at -= 1
        self._at = min(max(self._at + step, 0), len(self._earlier))
        self.setText(self._earlier[self._at] if self._at < len(self._earlier) else "")

    def _ask_if_whole(self) -> None:
        """A field whose value is still to be typed would find nothing, and empty the list for a moment."""
        token = token_at(self.text(), self.cursorPosition())
        if not (self.hasFocus() and token.name and not token.text):
            self._ask()

    def _ask(self) -> None:
        self._soon.stop()
        self.asked.emit(self.text())

    def _go(self) -> None:
        """Search for what is typed; what is offered for it meanwhile, or is still on its way, is left."""
        self._latest.forget()
        self._popup.hide()
        self.remember(self.text())
        self._ask()
        self.left.emit()

    def _complete(self, text: str) -> None:
        token = token_at(text, self.cursorPosition())
        if not token.name:
            self._latest.forget()
            self._offer(fields(token))
            return
        self._fixed = fixed_values(token)
        self._latest.read(
            partial(stored_values, self._search, token), partial(self._offer_values, token), self._give_up
        )

    def _offer_values(self, token: Token, stored: Sequence[Suggestion]) -> None:
        self._offer(unfinished(token, joined(stored, self._fixed)))

    def _offer(self, suggestions: Sequence[Suggestion]) -> None:
        if not suggestions or not self.hasFocus():
            self._popup.hide()
            return
        self._offered.show(suggestions)
        width = min(grown(POPUP_WIDTH), self.width())
        self._completer.complete(self.rect().adjusted(0, 0, width - self.width(), 0))

    def _give_up(self, _: UserError) -> None:
        """Completion is a comfort: what goes wrong in the logbook is said by the search itself."""
        self._popup.hide()

    def _take(self, index: QModelIndex) -> None:
        suggestion = index.data(SUGGESTION)
        token = token_at(self.text(), self.cursorPosition())
        text, cursor = token.replaced(self.text(), suggestion.part)
        self.setText(text)
        self.setCursorPosition(cursor)
        if suggestion.part.endswith(":"):
            self._complete(text)
        else:
            self._ask()
