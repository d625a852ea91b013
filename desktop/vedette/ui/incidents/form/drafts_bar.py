"""Drafts that were kept, offered where one begins to write: go on with one, or throw it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.drafts import KeptDraft

MOST_SHOWN = 5
LONGEST_TITLE = 80


class DraftsBar(QFrame):
    """Hidden while there are none."""

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftsBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Kept drafts"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 6, 10, 6)
        self._grid.setColumnStretch(0, 1)
        self.hide()

    def show_drafts(self, drafts: Sequence[KeptDraft]) -> None:
        """Offer these, newest first."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line, draft in enumerate(drafts[:MOST_SHOWN]):
            self._offer(line, draft)
        if len(drafts) > MOST_SHOWN:
            self._grid.addWidget(
                PlainLabel(self.tr("and {0} older ones").format(len(drafts) - MOST_SHOWN)), MOST_SHOWN, 0
            )
        self.setVisible(bool(drafts))

    def _offer(self, line: int, draft: KeptDraft) -> None:
        title = draft.title[:LONGEST_TITLE] or self.tr("without a title")
        words = self.tr("Kept draft “{0}”, {1}").format(title, in_local_time(draft.at))
        self._grid.addWidget(PlainLabel(words, wrap=True), line, 0)
        for column, (name, text, signal) in enumerate(
            (("continue", self.tr("Go on with it"), self.wanted), ("discard", self.tr("Throw away"), self.unwanted)), 1
        ):
            button = QPushButton(text)
            button.setObjectName(f"draft_{name}")
            button.setAccessibleName(f"{text}: {title}")
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(draft))
            self._grid.addWidget(button, line, column, Qt.AlignmentFlag.AlignTop)


def in_local_time(stamp: str) -> str:
    """A UTC stamp as the clock on the wall showed it."""
    moment = QDateTime.fromString(stamp, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime(), "d MMM yyyy HH:mm") if moment.isValid() else stamp
