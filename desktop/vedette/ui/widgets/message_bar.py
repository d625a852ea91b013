"""News in the window, not in a dialog: what happened, in plain text, with perhaps one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QCursor,
    QEnterEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from vedette.ui import colours, icons
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel

Kind = Literal["info", "warning", "error"]
SECONDS_SHOWN = 8
MOST_KEPT = 5
MILLISECONDS_OF_REST = 700
"""How long the mouse has rested before the room of a message is given back to what is around it."""

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
        self.is_open = True
        self._look = _LOOKS[kind]
        self._timer = QTimer(self, singleShot=True)
        self._timer.setObjectName("MessageTimer")
        self._timer.timeout.connect(self.dismiss)
        self._word = PlainLabel(_word(kind), name="MessageWord")
        font = self._word.font()
        font.setBold(True)
        self._word.setFont(font)
        self._text = PlainLabel(text[:LONGEST_TEXT], wrap=True, selectable=True, name="MessageText")
        self._others = PlainLabel(name="MessageOthers")
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
        """Go away by itself, though not while the mouse is over it or another message is before it."""
        self._timer.setInterval(round(seconds * 1000))
        self._timer.start()

    def show_with(self, others: int) -> None:
        """Be the one that is seen, and say how many more are kept behind it."""
        self._others.setText(self.tr("and {0} more").format(others))
        self._others.setVisible(others > 0)
        if self._timer.interval() > 0 and not self._timer.isActive() and not self.underMouse():
            self._timer.start()
        self.show()

    def stand_back(self) -> None:
        """Wait behind another message; its time begins anew when it is seen again."""
        self._timer.stop()
        self.hide()

    def dismiss(self) -> None:
        """Go away now."""
        self._timer.stop()
        self.is_open = False
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
        self._row.addWidget(self._others)
        self._row.addWidget(close)


class MessageArea(QWidget):
    """Where messages appear, the newest before the others; errors stay until closed.

    A click on its way to a button must not miss it: room is taken and given back only while the mouse rests.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Messages")
        self.setAccessibleName(self.tr("Messages"))
        self._bars: list[MessageBar] = []
        self._mouse = QPoint()
        self._rest = QTimer(self, interval=MILLISECONDS_OF_REST)
        self._rest.setObjectName("RestTimer")
        self._rest.timeout.connect(self._look_again)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def bars(self) -> tuple[MessageBar, ...]:
        """The messages that are open, oldest first; the last is the one that is seen."""
        return tuple(self._bars)

    def say(
        self, text: str, kind: Kind = "info", offer: Offer | None = None, *, sticky: bool | None = None
    ) -> MessageBar:
        """Show a message; without `sticky`, only errors stay until they are closed."""
        for bar in self.bars:
            if bar.text == text:
                bar.dismiss()
        for bar in self.bars[: 1 - MOST_KEPT]:
            bar.dismiss()
        bar = MessageBar(text, kind, self)
        if offer is not None:
            bar.offer(offer)
        if not (kind == "error" if sticky is None else sticky):
            bar.close_after(SECONDS_SHOWN)
        bar.closed.connect(self._tidy)
        self._bars.append(bar)
        self._column.addWidget(bar)
        self._show_newest()
        QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))
        return bar

    def clear(self) -> None:
        """Close every message."""
        for bar in self.bars:
            bar.dismiss()

    def _tidy(self) -> None:
        for bar in self.bars:
            if not bar.is_open:
                self._bars.remove(bar)
                bar.hide()
                self._column.removeWidget(bar)
                bar.deleteLater()
        self._show_newest()

    def _show_newest(self) -> None:
        if self._bars:
            self.setMinimumHeight(0)
            for bar in self._bars[:-1]:
                bar.stand_back()
            self._bars[-1].show_with(len(self._bars) - 1)
        elif self.isVisible():
            self.setMinimumHeight(self.height())
        if bool(self._bars) == self.isHidden():
            self._mouse = QCursor.pos()
            self._rest.start()
            if self._bars and not QGuiApplication.mouseButtons():
                self._settle()

    def _look_again(self) -> None:
        if self._mouse == QCursor.pos() and not QGuiApplication.mouseButtons():
            self._settle()
        self._mouse = QCursor.pos()

    def _settle(self) -> None:
        self._rest.stop()
        self.setMinimumHeight(0)
        self.setVisible(bool(self._bars))


def _word(kind: Kind) -> str:
    words = {
        "info": QCoreApplication.translate("MessageBar", "Note:"),
        "warning": QCoreApplication.translate("MessageBar", "Warning:"),
        "error": QCoreApplication.translate("MessageBar", "Problem:"),
    }
    return words[kind]
