"""What is shown when no logbook is open: why, and the ways to go on. It never makes a file by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vedette import paths
from vedette.ui import icons
from vedette.ui.doors import Doors
from vedette.ui.settings import MachineSettings
from vedette.ui.text_scale import grown
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip, shown
from vedette.ui.widgets.room import open_at
from vedette.ui.widgets.way_button import WayButton

WIDTH = 440
SIZE = (820, 560)
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
        self._recent = QWidget()
        self._recent.setObjectName("StartRecents")
        self._recent.setMaximumWidth(grown(WIDTH))
        self._lay_out()
        self._offer()
        self._offer_recent()
        open_at(self, *SIZE)

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
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addStretch(1)
        row.addLayout(self._ways, 100)
        row.addWidget(self._recent, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _offer(self) -> None:
        mine = paths.default_logbook()
        new, there = self.tr("Choose where its file is to be"), self.tr("A file that is there already")
        sample = self.tr("Ten incidents to try things on; nothing you do is kept")
        table = self.tr("Into a new logbook: first its place, then the file")
        ways = [
            ("book-open", self.tr("Look at the sample"), sample, "StartSample", self._doors.open_sample),
            ("file-plus", self.tr("New logbook…"), new, "StartNew", self._doors.new_logbook),
            ("folder-open", self.tr("Open a logbook…"), there, "StartOpen", self._doors.choose_logbook),
            ("file-input", self.tr("Import a spreadsheet…"), table, "StartImport", self._doors.import_into_new),
        ]
        if not mine.exists() and str(mine) not in self._settings.current.recent:
            begin, note = self.tr("Begin my logbook"), self.tr("One file in {0}; it can be moved").format(mine.parent)
            ways.insert(0, ("book", begin, note, "StartMine", partial(self._doors.make_logbook, mine)))
        for icon, text, note, name, act in ways:
            self._ways.addWidget(button := self._way(icon, text, note, name))
            button.clicked.connect(lambda _=False, act=act: act())
        self._ways.addStretch(1)

    def _offer_recent(self) -> None:
        """The logbooks opened last, those that are still there; and a way to forget all of them."""
        there = [path for path in map(Path, self._settings.current.recent) if path.exists()]
        self._recent.setVisible(bool(there))
        column = QVBoxLayout(self._recent)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = PlainLabel(self.tr("Opened last"), name="StartRecentHead")
        head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column.addWidget(head)
        for path in there[:MOST_RECENT]:
            button = self._way("book", shown(path.stem, LONGEST_NAME), str(path.parent), "StartRecent")
            button.setToolTip(plain_tooltip(str(path)))
            button.clicked.connect(lambda _=False, path=path: self._doors.open_logbook(path))
            column.addWidget(button)
        forget = QPushButton(self.tr("&Forget these"), flat=True)
        forget.setObjectName("StartForget")
        forget.setToolTip(plain_tooltip(self.tr("Takes them off the list; the files stay where they are")))
        forget.clicked.connect(self._forget)
        column.addWidget(forget, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _forget(self) -> None:
        self._settings.change(recent=())
        self._recent.hide()

    def _way(self, icon: str, text: str, note: str, name: str) -> WayButton:
        button = WayButton(icon, text, note, name)
        button.setMaximumWidth(grown(WIDTH))
        return button
