"""Two quiet lines around the list: other spellings of a name, and the words around a match. They ask nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from vedette.domain.snippet import Snippet
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.incidents.matched import Matched
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip, shown
from vedette.usecases.spellings import Spelling

LONGEST = 40
LONGEST_SNIPPET = 200
MARGIN = 8
_PLACES = {
    "summary": QT_TRANSLATE_NOOP("Snippet", "Summary"),
    "account": QT_TRANSLATE_NOOP("Snippet", "What happened"),
    "claim": QT_TRANSLATE_NOOP("Snippet", "Claim"),
    "statement": QT_TRANSLATE_NOOP("Snippet", "Statement"),
    "place": QT_TRANSLATE_NOOP("Snippet", "Place"),
    "actor": QT_TRANSLATE_NOOP("Snippet", "Actor"),
    "source": QT_TRANSLATE_NOOP("Snippet", "Source"),
    "tag": QT_TRANSLATE_NOOP("Snippet", "Tag"),
    "assessment": QT_TRANSLATE_NOOP("Snippet", "Assessment"),
    "note": QT_TRANSLATE_NOOP("Snippet", "Note"),
}


class SpellingRow(QWidget):
    """“Also spelled” with a button for each; hidden while there is none."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("AlsoSpelled")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 0, 0)
        self._row.setSpacing(6)
        label = PlainLabel(self.tr("Also spelled:"), name="AlsoSpelledLabel")
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._row.addWidget(label)
        self._row.addStretch(1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def show_offers(self, offers: Sequence[Spelling]) -> None:
        """Offer these; none hides the row."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(one) for one in offers]
        for place, button in enumerate(self._buttons, 1):
            self._row.insertWidget(place, button)
        self.setVisible(bool(offers))

    def _button(self, offer: Spelling) -> QPushButton:
        words = shown(offer.spelled, LONGEST)
        button = QPushButton(words.replace("&", "&&"))
        button.setObjectName("Spelling")
        button.setFlat(True)
        button.setAccessibleName(self.tr("Search for {0} too").format(words))
        button.setToolTip(plain_tooltip(offer.text))
        button.clicked.connect(partial(self._ask, offer.text))
        return button

    def _ask(self, text: str, _: bool = False) -> None:
        self.asked.emit(text)


class SnippetLine(QWidget):
    """One line under the list: where the incident at the cursor holds what was searched for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Snippet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._snippet: Snippet | None = None
        self._matched = Matched()
        self.hide()

    def show_snippet(self, found: Snippet | None, query_text: str) -> None:
        """Show one, or nothing."""
        self._snippet, self._matched = found, Matched(query_text)
        if found is not None:
            self.setAccessibleName(f"{self._place()}: {found.text}")
            self.setToolTip(plain_tooltip(found.text))
        self.setVisible(found is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().height() + MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._snippet is None:
            return
        painter, line = QPainter(self), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        room = self.rect().adjusted(MARGIN, 1, -MARGIN, 0)
        place = f"{self._place()}: "
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, line, place)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(place))
        full = shown(self._snippet.text, LONGEST_SNIPPET).replace("\n", " ")
        text = painter.fontMetrics().elidedText(full, Qt.TextElideMode.ElideRight, room.width())
        self._matched.paint(painter, room, text, self.palette())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, line, text)

    def _place(self) -> str:
        key = self._snippet.place if self._snippet is not None else ""
        return QCoreApplication.translate("Snippet", _PLACES.get(key, key))
