"""News in the window, not in a dialog: what happened, in plain text, with perhaps one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from vedette.ui import colours, icons
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel

Kind = Literal["info", "warning", "error"]
SECONDS_SHOWN = 8
MOST_AT_ONCE = 3
LONGEST_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    tint: str


_LOOKS: dict[Kind, _Look] = {
    "info": _Look("info", "blue"),
    "warning": _Look("triangle-alert", "amber"),
    "error": _Look("circle-alert", "red"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A button on a message, such as Undo; `act` is a method of a living QObject."""

    text: str
    act: Callable[[], object]


class MessageBar(QFrame):
    """One message: icon and word for its kind, the text, an offer, a way to close it."""

    closed = Signal()

    def __init__(self, text: str, kind: Kind = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("MessageBar")
        self.setAccessibleName(f"{_word(kind)} {text[:LONGEST_TEXT]}")
        self._look = _LOOKS[kind]
        self._timer = QTimer(self, singleShot=True)
        self._timer.setObjectName("MessageTimer")
        self._timer.timeout.connect(self.dismiss)
        self._word = PlainLabel(_word(kind), name="MessageWord")
        font = self._word.font()
        font.setBold(True)
        self._word.setFont(font)
        self._text = PlainLabel(text[:LONGEST_TEXT], wrap=True, selectable=True, name="MessageText")
        self._row = QHBoxLayout(self)
        self._lay_out()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def offer(self, offer: Offer) -> None:
        """Add a button that does `offer.act` and closes the message."""
        button = QPushButton(offer.text)
        button.setObjectName("MessageOffer")
        button.setAccessibleName(offer.text.replace("&", ""))
        button.clicked.connect(offer.act)
        button.clicked.connect(self.dismiss)
        self._row.insertWidget(self._row.count() - 1, button)

    def close_after(self, seconds: float) -> None:
        """Go away by itself, though not while the mouse is over it."""
        self._timer.setInterval(round(seconds * 1000))
        self._timer.start()

    def dismiss(self) -> None:
        """Go away now."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._timer.interval() > 0 and self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tint = colours.tint(self._look.tint, self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tint.edge))
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)

    def _lay_out(self) -> None:
        close = QToolButton(autoRaise=True)
        close.setIcon(icons.icon("x"))
        close.setObjectName("MessageClose")
        close.setAccessibleName(self.tr("Close this message"))
        close.setToolTip(self.tr("Close this message"))
        close.clicked.connect(self.dismiss)
        colour = self._look.tint
        self._row.setContentsMargins(10, 6, 6, 6)
        self._row.setSpacing(8)
        self._row.addWidget(
            IconLabel(self._look.icon, colour=lambda palette: QColor(colours.tint(colour, palette).text))
        )
        self._row.addWidget(self._word)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(close)


class MessageArea(QWidget):
    """Where messages appear, newest at the bottom, at most three; errors stay until closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Messages")
        self.setAccessibleName(self.tr("Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    @property
    def bars(self) -> tuple[MessageBar, ...]:
        """The messages that are open, oldest first."""
        items = (self._column.itemAt(number) for number in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, MessageBar))

    def say(
        self, text: str, kind: Kind = "info", offer: Offer | None = None, *, sticky: bool | None = None
    ) -> MessageBar:
        """Show a message; without `sticky`, only errors stay until they are closed."""
        for bar in self.bars:
            if bar.text == text:
                bar.dismiss()
        for bar in self.bars[: 1 - MOST_AT_ONCE]:
            bar.dismiss()
        bar = MessageBar(text, kind, self)
        if offer is not None:
            bar.offer(offer)
        bar.closed.connect(self._tidy)
        self._column.addWidget(bar)
        self.show()
        bar.show()
        if not (kind == "error" if sticky is None else sticky):
            bar.close_after(SECONDS_SHOWN)
        QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))
        return bar

    def clear(self) -> None:
        """Close every message."""
        for bar in self.bars:
            bar.dismiss()

    def _tidy(self) -> None:
        for bar in self.bars:
            if bar.isHidden():
                self._column.removeWidget(bar)
                bar.deleteLater()
        self.setVisible(bool(self.bars))


def _word(kind: Kind) -> str:
    words = {
        "info": QCoreApplication.translate("MessageBar", "Note:"),
        "warning": QCoreApplication.translate("MessageBar", "Warning:"),
        "error": QCoreApplication.translate("MessageBar", "Problem:"),
    }
    return words[kind]
