"""A person at the window of prints, shared by its tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from vedette.assemble import Workplace
from vedette.ui.file_dialogs import FileWish
from vedette.ui.incidents.selection import Selection
from vedette.ui.printing.paper import page_layout
from vedette.ui.printing.prepared import Prepared
from vedette.ui.printing.print_controller import PrintController
from vedette.ui.printing.print_dialog import PrintDialog
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.usecases.reports import Asked


class Prints:
    """A person at the window of prints; the file dialog answers with `target`, the printer's with a file."""

    def __init__(self, qtbot: QtBot, workplace: Workplace, tasks: Tasks, folder: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.qtbot, self.workplace, self.tasks, self.folder = qtbot, workplace, tasks, folder
        self.settings = MachineSettings(folder / "settings.ini")
        self.target = folder / "out.pdf"
        self.paper: Path | None = None
        self.chosen = Selection(total=3)
        self.controller = PrintController(
            self.window,
            reports=workplace.reports,
            search=workplace.search,
            tasks=tasks,
            settings=self.settings,
            selection=lambda: self.chosen,
            save_file=self._name_file,
            ask_printer=self._name_printer,
        )

    @property
    def dialog(self) -> PrintDialog:
        assert self.controller.dialog is not None
        return self.controller.dialog

    def open(self) -> Prepared:
        self.controller.open()
        return self.pages()

    def pages(self) -> Prepared:
        """The document that is shown, once it is."""
        self.qtbot.waitUntil(lambda: self.dialog.frame.print.isEnabled(), timeout=10_000)
        prepared = self.dialog.frame.preview.prepared
        assert prepared is not None
        return prepared

    def choose(self, name: str, value: str) -> Prepared:
        before = self.dialog.frame.preview.prepared
        box = self.dialog.findChild(QComboBox, name)
        assert box is not None
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.findData(value)):
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        self.qtbot.waitUntil(lambda: self.dialog.frame.preview.prepared is not before, timeout=10_000)
        return self.pages()

    def type(self, name: str, text: str) -> None:
        entry = self.dialog.findChild(QLineEdit, name)
        assert entry is not None
        entry.selectAll()
        self.qtbot.keyClicks(entry, text)

    def press(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button is not None
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def until_said(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: text in self.messages(), timeout=10_000)

    def messages(self) -> str:
        return "\n".join(bar.text for bar in self.dialog.frame.messages.bars)

    def label(self, name: str) -> str:
        found = self.dialog.findChild(QLabel, name)
        assert found is not None
        return found.text()

    def _name_file(self, parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        chosen(self.target)

    def _name_printer(self, parent: QWidget, asked: Asked, chosen: Callable[[QPrinter], object]) -> bool:
        if self.paper is None:
            return False
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.paper))
        printer.setPageLayout(page_layout(asked))
        chosen(printer)
        return True


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
