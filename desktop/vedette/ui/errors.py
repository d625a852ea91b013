"""Faults of the program itself: logged, and shown once in a dialog with a report that holds nothing of the record."""

from __future__ import annotations

import contextlib
import logging
import os
import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

import vedette
from vedette.domain.errors import UserError
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at

LOG_NAME = "vedette.log"
LOG_BYTES = 500_000
LOG_FILES = 3
LONGEST_CHAIN = 5

_log = logging.getLogger(__name__)


class Fault(UserError):
    """Tells whoever waits for an answer that there is none because of a fault in the program."""

    def __init__(self) -> None:
        super().__init__(
            QCoreApplication.translate(
                "Fault",
                "This could not be done because of a fault in Vedette. What was recorded before is safe; "
                "what you typed is still here. The report that has opened says where the fault is.",
            )
        )


def report(error: BaseException) -> str:
    """Where it happened and on what machine: never the message of the error, which may quote what was typed."""
    lines = [
        f"Vedette {vedette.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    link: BaseException | None = error
    for _ in range(LONGEST_CHAIN):
        if link is None:
            break
        lines += ["", type(link).__qualname__, *_frames(link.__traceback__)]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in traceback.walk_tb(trace):
        code = frame.f_code
        yield f"  {Path(code.co_filename).name}:{line} {code.co_name}"


class _WithoutContents(logging.Formatter):
    """Formats a logged exception as its kind and places only."""

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return report(ei[1]) if ei[1] is not None else ""


class _PrivateLog(RotatingFileHandler):
    """A log that only its owner may read."""

    def _open(self):  # type: ignore[no-untyped-def]  # the stream type of the standard library is private
        stream = super()._open()
        os.chmod(self.baseFilename, 0o600)  # noqa: PTH101  # baseFilename is a string
        return stream


@contextlib.contextmanager
def logging_to(folder: Path) -> Iterator[Path]:
    """Keep a rotating log in `folder` for the time of the block; yields the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = _PrivateLog(folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    handler.setFormatter(_WithoutContents("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("vedette")
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield folder / LOG_NAME
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        handler.close()


class Faults(QObject):
    """Stands behind `sys.excepthook`: what the user can act on goes to `met`, everything else is a bug and reported."""

    met = Signal(object)
    """a UserError that nobody caught: for the message bar"""

    reported = Signal(str)
    """the report of a bug, after it was logged"""

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Faults")
        self._raised.connect(self._tell, Qt.ConnectionType.AutoConnection)
        self._dialog: FaultDialog | None = None

    @contextlib.contextmanager
    def installed(self) -> Iterator[None]:
        """Take the except hooks of this and other threads for the time of the block."""
        hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = hooks

    def handle(self, error: BaseException) -> None:
        """Take an error from any thread."""
        self._raised.emit(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, trace)
        else:
            self.handle(error)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.handle(arguments.exc_value)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.met.emit(error)
            return
        text = report(error)
        _log.error("fault: %s", text)
        self.reported.emit(text)
        self._show(text)

    def _show(self, text: str) -> None:
        if self._dialog is None:
            self._dialog = FaultDialog()
        self._dialog.add(text)
        self._dialog.show()


class FaultDialog(QDialog):
    """Says that the program has a fault, and gives a report to copy; never more than one of it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FaultDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setModal(False)
        self.setWindowTitle(self.tr("A fault in Vedette"))
        self._say = PlainLabel(
            self.tr(
                "Vedette met a fault of its own. What was recorded is safe, and you can go on working. "
                "If you report the fault, copy the text below: it says where the fault is and holds nothing "
                "of your logbook."
            ),
            wrap=True,
        )
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setObjectName("FaultReport")
        self._report.setAccessibleName(self.tr("Report"))
        self._report.setTabChangesFocus(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._lay_out()
        open_at(self, 620, 420)

    def add(self, text: str) -> None:
        """Add a report unless it is already there: a fault in a loop must not fill the screen."""
        if not self.isVisible():
            self._report.clear()
        if text not in self._report.toPlainText():
            self._report.appendPlainText(text + "\n")

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.setObjectName("FaultButtons")
        copy = buttons.addButton(self.tr("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("FaultCopy")
        copy.clicked.connect(self._copy)
        close = buttons.addButton(self.tr("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("FaultClose")
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._say)
        layout.addWidget(self._report, 1)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report.toPlainText())
