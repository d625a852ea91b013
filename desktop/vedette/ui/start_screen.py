"""What is shown when no logbook is open: why, and the ways to go on. It never makes a file by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import QCommandLinkButton, QHBoxLayout, QVBoxLayout, QWidget

from vedette.ui import icons
from vedette.ui.doors import Doors
from vedette.ui.settings import MachineSettings
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip, shown

WIDTH = 460
MOST_RECENT = 5
EMBLEM = 56
LONGEST_NAME = 60


class StartScreen(QWidget):
    """A window of its own; closing it ends the program."""

    closed = Signal()

    def __init__(self, settings: MachineSettings, doors: Doors) -> None:
        super().__init__()
        self.setObjectName("StartScreen")
        self.setWindowTitle("Vedette")
        self._settings, self._doors = settings, doors
        self.messages = MessageArea()
        self._ways = QVBoxLayout()
        self._ways.setSpacing(2)
        self._lay_out()
        self._offer()
        self.resize(640, 600)

    def offer_missing(self, path: Path) -> None:
        """Say that a logbook is not there, and offer to make it: only if the user says so."""
        self.messages.say(
            self.tr(
                "There is no logbook {0}. Nothing was made: it may have been moved or its disk may be away."
            ).format(path),
            "warning",
            sticky=True,
        )
        make = self._way(
            "file-plus",
            self.tr("Make this logbook now"),
            self.tr("An empty logbook at {0}").format(path),
            "MakeMissing",
        )
        make.clicked.connect(lambda: self._doors.make_logbook(path))
        self._ways.insertWidget(0, make)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        emblem = IconLabel("vedette", size=EMBLEM, colour=icons.by_role(QPalette.ColorRole.Accent))
        name = PlainLabel("Vedette", name="StartName")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        name.setFont(font)
        what = PlainLabel(
            self.tr("Keeps a record of contested incidents: in one file, on this computer alone."),
            wrap=True,
            name="StartWhat",
        )
        what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        what.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.messages)
        column.addStretch(1)
        column.addWidget(emblem, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(what)
        column.addSpacing(12)
        column.addLayout(_centred(self._ways))
        column.addStretch(2)

    def _offer(self) -> None:
        sample = self.tr("Ten incidents to try things on; nothing you do is kept")
        new, there = self.tr("Choose where its file is to be"), self.tr("A file that is there already")
        ways = (
            ("book-open", self.tr("Look at the sample"), sample, "StartSample", self._doors.open_sample),
            ("file-plus", self.tr("New logbook…"), new, "StartNew", self._doors.new_logbook),
            ("folder-open", self.tr("Open a logbook…"), there, "StartOpen", self._doors.choose_logbook),
        )
        for icon, text, note, name, act in ways:
            self._ways.addWidget(button := self._way(icon, text, note, name))
            button.clicked.connect(act)
        recent = [path for path in map(Path, self._settings.current.recent) if path.exists()]
        for path in recent[:MOST_RECENT]:
            button = self._way(
                "book", shown(path.stem, LONGEST_NAME).replace("&", "&&"), str(path.parent), "StartRecent"
            )
            button.setToolTip(plain_tooltip(str(path)))
            button.clicked.connect(lambda _=False, path=path: self._doors.open_logbook(path))
            self._ways.addWidget(button)

    def _way(self, icon: str, text: str, note: str, name: str) -> QCommandLinkButton:
        button = QCommandLinkButton(text, shown(note, 200))
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(20, 20))
        button.setMaximumWidth(WIDTH)
        return button


def _centred(inner: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addLayout(inner, 100)
    row.addStretch(1)
    return row
