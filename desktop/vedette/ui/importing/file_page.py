"""The step in which a file is named: a button, or a file let fall on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vedette.ui import icons
from vedette.ui.text_scale import grown
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel

_WIDEST = 460


class FilePage(QWidget):
    """`choose_asked` asks for the system's dialog."""

    choose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FilePage")
        words = PlainLabel(
            self.tr(
                "Drop a table here, or choose one: CSV, TSV, Excel or OpenDocument, also inside a .zip. "
                "Nothing is recorded before you have seen what would happen."
            ),
            wrap=True,
            name="FileWords",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(grown(_WIDEST))
        self.button = QPushButton(icons.icon("folder-open"), self.tr("Choose a &file…"))
        self.button.setObjectName("ChooseFile")
        self.button.clicked.connect(self.choose_asked)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        mark = IconLabel("file-input", size=icons.LARGE, colour=icons.by_role(QPalette.ColorRole.PlaceholderText))
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(_in_the_middle(words))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _in_the_middle(words: QWidget) -> QHBoxLayout:
    """As high as its lines need: an aligned widget would get the height of one."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(words, 100)
    row.addStretch(1)
    return row
