"""A window in place of the logbook: asks for the passphrase, or hides a plain logbook until somebody comes back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vedette.domain.errors import InvalidPassphrase, UserError
from vedette.domain.passphrase import secret_typed
from vedette.ui import icons
from vedette.ui.locking.passphrase_line import PassphraseLine
from vedette.ui.progress import LiveProgress
from vedette.ui.text_scale import grown
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import open_at

WIDTH = 420
EMBLEM = 48
SECOND = 1_000


@dataclass(frozen=True, slots=True)
class Asking:
    """What the window is there for: a logbook by name, whether it is encrypted, and whether it was open before."""

    name: str
    encrypted: bool = True
    locked: bool = False
    why: str = ""


class UnlockScreen(QWidget):
    """`given` hears a Secret, or None for a plain logbook; `left` that somebody would rather not."""

    given = Signal(object)
    left = Signal()

    def __init__(self, asking: Asking, *, second: int = SECOND) -> None:
        super().__init__()
        self.setObjectName("UnlockScreen")
        self.setWindowTitle("Vedette")
        self.messages = MessageArea()
        self.progress = ProgressPanel()
        self._asking, self._wait = asking, 0
        self.line = PassphraseLine(self.tr("Passphrase"), "Passphrase")
        self._said = PlainLabel(wrap=True, name="UnlockSaid")
        self._unlock = QPushButton(self.tr("&Unlock") if asking.encrypted else self.tr("&Show the logbook again"))
        self._unlock.setObjectName("Unlock")
        self._unlock.setDefault(True)
        self._forgot = QPushButton(self.tr("&I forgot the passphrase"), flat=True)
        self._forgot.setObjectName("UnlockForgot")
        self._leave = QPushButton(self.tr("&Close this logbook") if asking.locked else self.tr("Cancel"))
        self._leave.setObjectName("UnlockLeave")
        self._timer = QTimer(self, interval=second)
        self._timer.setObjectName("UnlockTimer")
        self._timer.timeout.connect(self._count_down)
        self._heading, self._about = self._title(), self._what()
        self._lay_out()
        self._connect()
        self._judge()

    @property
    def said(self) -> str:
        """What is said below the line."""
        return self._said.text()

    def refuse(self, error: UserError, wait: int) -> None:
        """It did not open: say why, and take nothing for so many seconds."""
        self._unlock.setText(self.tr("&Unlock") if self._asking.encrypted else self.tr("&Show the logbook again"))
        self._said.setText(str(error))
        self.line.clear()
        self._wait = wait
        if wait:
            self._timer.start()
        self._judge()
        self.line.setFocus()

    def tell(self, text: str) -> None:
        """Something that whoever comes back should know."""
        self._said.setText(text)

    def work_on(self, progress: LiveProgress, label: str) -> None:
        """Nothing is asked while the logbook is written anew: how far that is stands here."""
        for widget in (self.line, self._unlock, self._forgot, self._leave, self._said):
            widget.hide()
        self._heading.setText(self.tr("One moment"))
        self._about.setText(self.tr("The window comes back when this is done. Broken off, it leaves all as it was."))
        self.progress.watch(progress, label)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        super().closeEvent(event)
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._asking.encrypted:
            self.line.setFocus()
        return super().event(event)

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._timer.stop()
        self._judge()

    def _judge(self) -> None:
        waiting = self._wait > 0
        self.line.edit.setEnabled(not waiting)
        self._unlock.setEnabled(not waiting and (bool(self.line.text) or not self._asking.encrypted))
        if waiting:
            self._unlock.setText(self.tr("Try again in {0} s").format(self._wait))
        elif self._asking.encrypted:
            self._unlock.setText(self.tr("&Unlock"))

    def _give(self) -> None:
        if not self._unlock.isEnabled():
            return
        try:
            secret = secret_typed(self.line.text) if self._asking.encrypted else None
        except InvalidPassphrase as error:
            self._said.setText(str(error))
            return
        self._said.setText("")
        self.line.clear()
        self.line.edit.setEnabled(False)
        self._unlock.setEnabled(False)
        self._unlock.setText(self.tr("Opening …"))
        self.given.emit(secret)

    def _tell_forgotten(self) -> None:
        self.line.reveal(True)
        self.line.setFocus()
        self._said.setText(
            self.tr(
                "Type the recovery code in place of the passphrase: 56 letters and figures, in groups of four, on the "
                "paper you printed. Without the passphrase and the code nobody can open this logbook, and nor can we."
            )
        )

    def _connect(self) -> None:
        self.line.changed.connect(self._judge)
        self.line.entered.connect(self._give)
        self._unlock.clicked.connect(self._give)
        self._forgot.clicked.connect(self._tell_forgotten)
        self._leave.clicked.connect(self.close)

    def _lay_out(self) -> None:
        box = QWidget()
        box.setFixedWidth(grown(WIDTH))
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        emblem = IconLabel("lock", size=EMBLEM, colour=icons.by_role(QPalette.ColorRole.Accent))
        inner.addWidget(emblem, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._heading, self._about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inner.addWidget(label)
        inner.addSpacing(6)
        for widget in (self.line, self._said, self._unlock):
            inner.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self._forgot)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        inner.addLayout(buttons)
        inner.addWidget(self.progress)
        self.line.setVisible(self._asking.encrypted)
        self._forgot.setVisible(self._asking.encrypted)
        column = QVBoxLayout(self)
        column.addWidget(self.messages)
        column.addStretch(2)
        # Between stretches, not aligned: an aligned widget is not asked how high its lines are at that width.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(box)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.setMinimumSize(grown(WIDTH) + 60, 420)
        open_at(self, 640, 520)

    def _title(self) -> PlainLabel:
        text = self.tr("Locked") if self._asking.locked else self.tr("“{0}” is encrypted").format(self._asking.name)
        title = PlainLabel(text, wrap=True, name="UnlockTitle")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        title.setFont(font)
        return title

    def _what(self) -> PlainLabel:
        if not self._asking.encrypted:
            text = self.tr(
                "The logbook is only hidden: it is not encrypted, so whoever can copy its file can read it. "
                "Tools ▸ Passphrase… protects it."
            )
        elif self._asking.locked:
            text = self.tr("The window is cleared and the key is forgotten. What you were writing is kept.")
        else:
            text = self.tr("Give its passphrase, or its recovery code.")
        what = PlainLabel(f"{self._asking.why} {text}".strip(), wrap=True, name="UnlockWhat")
        what.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return what
