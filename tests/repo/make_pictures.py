"""Takes the pictures of the user guide: run `python -m tests.repo.make_pictures` when the window has changed."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QDeadlineTimer, QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTableView, QTextBrowser, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.person import Person
from vedette.assemble import open_workplace
from vedette.paths import resource
from vedette.ui.help.view import DRAWN_AT
from vedette.ui.printing.print_dialog import PrintDialog
from vedette.ui.program import Program
from vedette.ui.quick.panel import QuickPanel
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme

LOOKS = {"light": "", "dark": "-dark"}
MOST_COLOURS = {1: 160, DRAWN_AT: 72}
"""By the pixels for each of the window: with twice as many, a colour less is not seen."""

CONTESTED = "PLBY-2021-0002"
LINE = 'overnight 1-2 Nov 2021; men cross the line near Usnarz; ~3 people; #incursion @"Poland MoD" denies:Belarus'
TABLE = "date;what happened;where;persons\n3.11.21;Shots heard;Usnarz Górny;2\n4.11.21 22:30;Wire cut;Kuźnica;ok. 30\n"


class Patience:
    """What `Person` needs to wait, where no test runs."""

    def waitUntil(self, what: Callable[[], bool], *, timeout: int) -> None:
        """Let the window work until it is so."""
        end = QDeadlineTimer(timeout)
        while not what():
            assert not end.hasExpired(), "The window did not come to it."
            QTest.qWait(10)


class Pictures:
    """What is worth a picture, one after the other, on the sample."""

    def __init__(self, person: Person, folder: Path, look: str) -> None:
        self._person, self._window, self._folder, self._look = person, person.window, folder, look

    def take(self) -> None:
        """All of them."""
        self._whole()
        self._who_says_what()
        self._quick_line()
        self._tags()
        self._print()
        self._table()
        self._form()

    def _whole(self) -> None:
        self._window.resize(1280, 760)
        self._choose_contested()
        navigator = self._person.finds(QTreeView, "Navigator")
        self._person.sees(lambda: navigator.model().rowCount() > 0)
        self._settle()
        self._keep("window", self._window, pixels=1)

    def _who_says_what(self) -> None:
        view = self._person.finds(QTextBrowser, "IncidentPage")
        self._window.resize(1560, 760)
        self._settle()
        found = view.document().find("Who says what")
        found.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.cursorRect(found).top() - 12)
        self._settle()
        self._keep("who-says-what", view.viewport(), QSize(view.viewport().width(), 262))

    def _form(self) -> None:
        self._window.resize(1280, 760)
        self._person.does("new")
        for name, text in (
            ("title", "Men in uniform cross the line"), ("when", "overnight 1-2 Nov 2021"),
            ("said_on", "4.11.2021"), ("place", "Usnarz"), ("tag_line", "incursion"),
        ):  # fmt: skip
            self._person.types(text, self._person.finds(QLineEdit, name))
            self._settle()
        QTest.keyClick(self._person.finds(QLineEdit, "tag_line"), Qt.Key.Key_Return)
        form = self._person.finds(QWidget, "IncidentForm")
        self._person.finds(QLineEdit, "title").setFocus()
        self._settle()
        self._keep("form", form, QSize(form.width(), 436))

    def _quick_line(self) -> None:
        self._person.does("quick_line")
        self._person.types(LINE, self._person.finds(QLineEdit, "QuickLine"))
        panel = self._person.finds(QuickPanel, "QuickPanel")
        self._person.sees(lambda: bool(panel.chips.chips))
        self._settle()
        self._keep("quick-line", panel)
        QTest.keyClick(self._person.finds(QLineEdit, "QuickLine"), Qt.Key.Key_Escape)

    def _tags(self) -> None:
        self._person.does("manage_tags")
        self._keep_dialog("tags", "TagManager")

    def _print(self) -> None:
        self._person.does("print_preview")
        dialog = self._person.finds(PrintDialog, "PrintDialog")
        self._person.sees(lambda: dialog.frame.preview.prepared is not None)
        pictures = dialog.frame.preview.pictures
        self._person.sees(lambda: bool(pictures._pictures) and not pictures._waiting and not pictures._busy)
        self._keep_dialog("print", "PrintDialog")

    def _table(self) -> None:
        file = self._folder / "patrols.csv"
        file.write_text(TABLE, encoding="cp1250")
        self._window.files.importing.open_for(file)
        rows = self._person.finds(QTableView, "FirstRows")
        rows.horizontalScrollBar().setValue(0)
        self._keep_dialog("import", "ImportDialog")
        file.unlink()

    def _choose_contested(self) -> None:
        row = self._person.reads("reference").index(CONTESTED)
        self._person.chooses([row])
        page = self._person.finds(QTextBrowser, "IncidentPage")
        self._person.sees(lambda: CONTESTED in page.toPlainText())
        self._settle()

    def _settle(self, milliseconds: int = 400) -> None:
        QTest.qWait(milliseconds)

    def _keep_dialog(self, name: str, called: str) -> None:
        dialog = self._person.finds(QDialog, called)
        self._settle()
        self._keep(name, dialog)
        dialog.reject()
        self._settle()

    def _keep(self, name: str, widget: QWidget, size: QSize | None = None, *, pixels: int = DRAWN_AT) -> None:
        """A widget, or the upper part of it, with so many pixels for each of the window."""
        image = QImage((size or widget.size()) * pixels, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(pixels)
        image.fill(widget.palette().window().color())
        widget.render(image, QPoint(), QRect(QPoint(), size or widget.size()))
        image = small(image, MOST_COLOURS[pixels])
        image.save(str(self._folder / f"{name}{LOOKS[self._look]}.png"), quality=0)


def small(image: QImage, colours: int) -> QImage:
    """With only the colours that occur most often, which for a window are nearly all."""
    pixels = Counter(image.pixel(x, y) for y in range(0, image.height(), 2) for x in range(0, image.width(), 2))
    table = [QColor(colour).rgb() for colour, _ in pixels.most_common(colours)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def main() -> None:
    """All pictures in both looks."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QLocale.setDefault(QLocale.c())
    app = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        os.environ["VEDETTE_HOME"] = home
        for look in LOOKS:
            _take(app, Path(home), look)


def _take(app: QApplication, home: Path, look: str) -> None:
    theme, tasks = Theme(app), Tasks()
    theme.apply(look)
    program = Program(open_workplace, MachineSettings(home / "settings.ini"), theme, tasks)
    program.open_sample()
    person = Person(cast(QtBot, Patience()), program)
    person.sees(lambda: person.table.table.total == 10)
    Pictures(person, resource("help", "pictures"), look).take()
    program.end()
    tasks.wait_for_done(10_000)


if __name__ == "__main__":
    main()
