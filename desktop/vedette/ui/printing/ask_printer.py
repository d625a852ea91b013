"""The system's dialog for printers; the one place that a test replaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from vedette.ui.printing.paper import page_layout
from vedette.usecases.reports import Asked


class PrinterChooser(Protocol):
    """Opens a dialog and returns at once; `chosen` is called with a printer, or never. False: there is no printer."""

    def __call__(self, parent: QWidget, asked: Asked, chosen: Callable[[QPrinter], object]) -> bool: ...


def choose_printer(parent: QWidget, asked: Asked, chosen: Callable[[QPrinter], object]) -> bool:
    """With the paper that is asked for as a beginning."""
    if not QPrinterInfo.availablePrinterNames():
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(asked))
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("PrinterDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return True
