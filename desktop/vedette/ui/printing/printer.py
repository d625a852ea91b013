"""A document on a printer, or in the preview of one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from vedette.domain.errors import Cancelled, UserError
from vedette.domain.report.visible import one_line
from vedette.ui.printing.cups import refusal
from vedette.ui.printing.paper import DOTS_PER_INCH, Paper, paper_of
from vedette.ui.printing.printout import ALL_PAGES, Printed, Printout


def printer_paper(printer: QPrinter) -> Paper:
    """The sheet that is chosen for the printer; a `Printout` for it is laid out on this."""
    return paper_of(printer.pageLayout())


def print_document(printout: Printout, printer: QPrinter, pages: tuple[int, int] = ALL_PAGES) -> Printed:
    """Paints the pages that the printer's dialog asked for, else `pages`; may be called again, as a preview does.

    Raises Cancelled, or UserError when the printer refuses or is gone. The job has no name but the program's.
    """
    _is_stopped(printer)
    printer.setFullPage(True)
    printer.setDocName("Vedette")
    chosen = (printer.fromPage(), printer.toPage()) if printer.fromPage() else pages
    printout.check_range(*chosen)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("The printer did not take the document, so nothing was printed; choose another or save a PDF.")
    try:
        painter.scale(printer.logicalDpiX() / DOTS_PER_INCH, printer.logicalDpiY() / DOTS_PER_INCH)
        printed = printout.paint(painter, lambda: _turn(printer), *chosen)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
        printout.forget_layouts()
    _check_taken(printer)
    return replace(printed, waiting=_is_stopped(printer), undrawn=printout.undrawn)


def _check_taken(printer: QPrinter) -> None:
    """UserError where the queue made no job of it. Asked before anything else is asked of the queue."""
    said = refusal() if printer.outputFormat() == QPrinter.OutputFormat.NativeFormat else ""
    if said:
        raise UserError(
            f"The printer “{printer.printerName()[:60]}” took no document, so nothing was printed. It says:"
            f" “{one_line(said)}”. Choose another, or save a PDF."
        )


def _is_stopped(printer: QPrinter) -> bool:
    """Whether its queue takes jobs and keeps them. UserError where there is no such printer: Qt would tell nobody."""
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
        return False
    name = printer.printerName()
    found = QPrinterInfo.printerInfo(name)
    if found.isNull():
        raise UserError(f"The printer “{name[:60]}” is gone, so nothing was printed; choose another or save a PDF.")
    return found.state() == QPrinter.PrinterState.Error


def _turn(printer: QPrinter) -> None:
    if not printer.newPage():
        raise UserError("The printer stopped, so only some pages may have come out; look at it, or save a PDF.")
