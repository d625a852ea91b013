"""A way to go on: an icon, what it does, and a quieter line about it. Qt's own kind ignores the size of the text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel

ICON = 20
LONGEST_NOTE = 200


class WayButton(QPushButton):
    """A button as wide as it is given room; both lines wrap and are plain text."""

    def __init__(self, icon: str, words: str, note: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = PlainLabel(words, wrap=True, name="WayTitle")
        bold = QFont(self.font())
        bold.setBold(True)
        self._title.setFont(bold)
        self._note = PlainLabel(note[:LONGEST_NOTE], wrap=True, name="WayNote")
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out(icon)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground under the mouse, an edge with the focus; otherwise only the words."""
        if not (self.underMouse() or self.isDown() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(edge), 1))
        pointed = self.underMouse() or self.isDown()
        painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight if pointed else QPalette.ColorRole.Window))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)

    def _lay_out(self, icon: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._note)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 8, 10, 8)
        self._row.setSpacing(10)
        self._row.addWidget(IconLabel(icon, size=ICON), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        for part in (self._title, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
