"""The left pane: the ways into the logbook, or what the list could be narrowed by; one at a time, for room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

LEAST_WIDTH, LEAST_LETTERS = 130, 22


class LeftPane(QTabWidget):
    """`narrowing` tells whether the second tab is looked at: what is in it is made and counted only then."""

    narrowing = Signal(bool)

    def __init__(self, navigator: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LeftPane")
        self.setAccessibleName(self.tr("Browse or narrow down"))
        self.setDocumentMode(True)
        self.tabBar().setExpanding(True)
        self.tabBar().setUsesScrollButtons(False)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setDrawBase(False)
        self._room = QWidget()
        self._room.setObjectName("NarrowDown")
        column = QVBoxLayout(self._room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.addTab(navigator, self.tr("Browse"))
        self.addTab(self._room, self.tr("Narrow"))
        self.setTabToolTip(1, self.tr("What the incidents of this list have in common (Ctrl+3)"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._widen)
        self.currentChanged.connect(self._tell)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._widen()

    def _widen(self) -> None:
        """Never so narrow that the words of a tab are cut, however large they are."""
        letters = LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(max(LEAST_WIDTH, letters, self.tabBar().sizeHint().width()))

    @property
    def is_narrowing(self) -> bool:
        """Whether the second tab is looked at."""
        return self.currentIndex() == 1 and not self.isHidden()

    def turn(self) -> None:
        """To the other tab; a hidden pane is shown with the second one."""
        narrow = self.isHidden() or self.currentIndex() == 0
        self.setVisible(True)
        self.setCurrentIndex(int(narrow))
        self.currentWidget().setFocus()

    def put(self, facets: QWidget) -> None:
        """What the second tab shows."""
        layout = self._room.layout()
        assert layout is not None
        layout.addWidget(facets)
        self._room.setFocusProxy(facets)

    def _tell(self) -> None:
        self.narrowing.emit(self.is_narrowing)
