"""A document on a printer that is not there, and on one that keeps its jobs."""

from __future__ import annotations

import ctypes
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.domain.report import ten
from tests.ui.printing.prints import Prints
from tests.ui.printing.reading import printout
from vedette.domain.errors import UserError
from vedette.domain.report.request import ReportRequest
from vedette.ui.printing.ask_printer import choose_printer
from vedette.ui.printing.cups import refusal
from vedette.ui.printing.printer import print_document
from vedette.ui.printing.printout import Printed
from vedette.usecases.reports import Asked


class Unplugged(QPrinter):
    """A printer of the system that was there when it was chosen; Qt goes on as if it were."""

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:
        return "No such printer"


def test_f129_a_printer_that_is_gone_is_said_to_be_gone(qapp: QApplication) -> None:
    made = printout(ReportRequest(datetime(2021, 11, 5)), ten.ten()[:1])
    with pytest.raises(UserError, match="“No such printer” is gone, so nothing was printed; choose another"):
        print_document(made, Unplugged())


def test_f129_a_printer_that_is_stopped_is_not_said_to_print(prints: Prints) -> None:
    prints.open()
    prints.dialog.session.printed.emit(Printed(3, 1, waiting=True))
    assert "The printer is stopped; its queue holds the pages" in prints.messages()
    assert "Sent to the printer" not in prints.messages()


def test_f129_where_the_system_knows_no_printer_no_dialog_opens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    window, chosen = QWidget(), list[QPrinter]()
    qtbot.addWidget(window)
    assert not choose_printer(window, Asked(), chosen.append)
    assert not window.findChildren(QWidget) and not chosen


class Answering:
    """The library of CUPS after a job: the code of its answer and its words."""

    def __init__(self, code: int, words: bytes | None) -> None:
        self.cupsLastError = lambda: code
        self.cupsLastErrorString = lambda: words


class Known(QPrinterInfo):
    def isNull(self) -> bool:
        return False


class Plugged(Unplugged):
    """A printer that the system knows."""

    def printerName(self) -> str:
        return "Office"


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        (0x0001, b"successful-ok", ""),
        (0x0506, b'Destination "Office"\n is not accepting jobs.', 'Destination "Office" is not accepting jobs'),
        (0x0502, None, "no reason given"),
    ],
)
def test_what_cups_answered_is_heard(monkeypatch: pytest.MonkeyPatch, code: int, words: bytes, said: str) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Answering(code, words))
    assert refusal() == said


def test_where_there_is_no_cups_nothing_was_refused() -> None:
    assert refusal("libnothing.so.0") == ""


def test_f129_a_queue_that_takes_no_job_is_not_said_to_print(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QPrinterInfo, "printerInfo", lambda name: Known())
    printer = Plugged()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))
    made = printout(ReportRequest(datetime(2021, 11, 5)), ten.ten()[:1])
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Answering(0x0506, b"Not accepting jobs."))
    with pytest.raises(UserError, match="“Office” took no document, so nothing was printed"):
        print_document(made, printer)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Answering(0, b""))
    assert print_document(made, printer).pages
