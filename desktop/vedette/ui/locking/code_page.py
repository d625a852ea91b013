"""The recovery code on one sheet of paper, with what it is for; the print job has no name but the program's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

_POINTS_TO_AN_INCH = 72
_GROUPS_A_LINE = 4


def print_code(parent: QWidget, code: str) -> bool:
    """Ask for a printer and print; False where there is none."""
    if not QPrinterInfo.availablePrinterNames():
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Vedette")
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("PrinterDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: paint_code(printer, printer.logicalDpiX(), code))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return True


def paint_code(device: QPaintDevice, dots: int, code: str) -> None:
    """Large enough to be typed from paper; `dots` to the inch."""
    painter = QPainter(device)
    unit = dots / _POINTS_TO_AN_INCH
    painter.scale(unit, unit)
    about = QCoreApplication.translate(
        "CodePage",
        "Recovery code of a Vedette logbook. It opens the logbook when the passphrase is forgotten: type it in place "
        "of the passphrase. Keep this sheet apart from the computer. A new passphrase makes it worthless.",
    )
    painter.setFont(QFont(painter.font().family(), 11))
    painter.drawText(QRectF(0, 0, 440, 90), Qt.TextFlag.TextWordWrap.value, about)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSize(20)
    painter.setFont(font)
    groups = code.split("-")
    for row, at in enumerate(range(0, len(groups), _GROUPS_A_LINE)):
        painter.drawText(0, 130 + row * 34, "  ".join(groups[at : at + _GROUPS_A_LINE]))
    painter.end()
