"""What stands where nothing is to show: an icon, one sentence, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vedette.ui import icons
from vedette.ui.text_scale import grown
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel

MOST_BUTTONS = 3
WIDEST = 420


class EmptyState(QWidget):
    """Centred in the room it is given; its buttons are actions that exist elsewhere too."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "EmptyState") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        colour = icons.by_role(QPalette.ColorRole.PlaceholderText)
        self._icon = IconLabel("inbox", size=icons.LARGE, colour=colour)
        self._sentence = PlainLabel(wrap=True, name=f"{name}_sentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setMaximumWidth(grown(WIDEST))
        self._sentence.setMinimumWidth(120)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 100)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def show_state(self, icon: str, sentence: str, actions: Sequence[QAction] = ()) -> None:
        """Say something else; at most three actions, the first of them the likely one."""
        self._icon.show_icon(icon)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._clear()
        self._buttons.addStretch()
        for action in actions[:MOST_BUTTONS]:
            self._buttons.addWidget(self._button(action))
        self._buttons.addStretch()

    def _clear(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.icon(), action.iconText(), self)
        button.setObjectName(f"{self.objectName()}_{action.objectName()}")
        button.setAccessibleName(action.iconText())
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        return button
