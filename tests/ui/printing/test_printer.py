"""A document on a printer that is not there, and on one that keeps its jobs."""

from __future__ import annotations

from datetime import datetime

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
