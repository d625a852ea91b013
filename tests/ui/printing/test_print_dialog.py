from __future__ import annotations

import csv
import re
import threading
from collections import Counter
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from tests.ui.printing.prints import Prints, words
from vedette.ui.incidents.asked import Asked as ListAsked
from vedette.ui.incidents.selection import Selection
from vedette.ui.printing.prepared import Prepared, prepare
from vedette.ui.printing.print_session import MOST_UNASKED
from vedette.ui.tasks import READERS
from vedette.ui.theme import Theme
from vedette.usecases.progress import Silent
from vedette.usecases.reports import Asked

WIDTH = 300


def ink(image: QImage) -> int:
    """How many dots are clearly dark."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(1 for y in range(grey.height()) for x in range(grey.width()) if grey.pixelColor(x, y).value() < 128)


def test_the_preview_shows_as_many_pages_as_the_pdf_has(prints: Prints) -> None:
    prepared = prints.open()
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    assert len(PdfReader(prints.target).pages) == prepared.pages > 3
    assert prints.label("PreviewSaid") == f"Page 1 of {prepared.pages} · 3 incidents"
    assert f"Pages: {prepared.pages}." in prints.messages()


def test_another_document_is_laid_out_anew_and_saved_as_shown(prints: Prints) -> None:
    prints.open()
    prints.choose("template", "register")
    prepared = prints.choose("turned", "across")
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    pages = PdfReader(prints.target).pages
    assert len(pages) == prepared.pages
    assert pages[0].mediabox.width > pages[0].mediabox.height
    assert "Incident register" in words(prints.target)


def test_only_the_selected_incidents_are_printed_and_the_foot_says_so(prints: Prints) -> None:
    uid = prints.workplace.search.page("shots")[0].uid
    prints.chosen = Selection(total=3, ranges=((1, 1),), uids=(uid,))
    assert prints.open().incidents == 1
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    text = words(prints.target)
    assert "1 incident chosen for this print" in text
    assert "Shots" in text
    assert "Flares" not in text


def test_a_period_narrows_what_the_search_found(prints: Prints) -> None:
    prints.chosen = Selection(ListAsked("seen"), total=3)
    prints.open()
    prints.type("from_day", "2 Nov 2021")
    prints.qtbot.waitUntil(lambda: prints.label("PreviewSaid").endswith("2 incidents"), timeout=10_000)
    prints.type("to_day", "2021-11-02")
    prints.qtbot.waitUntil(lambda: prints.label("PreviewSaid").endswith("1 incident"), timeout=10_000)


def test_a_day_that_is_none_is_said_beside_its_field(prints: Prints) -> None:
    prints.open()
    prints.type("from_day", "31 Feb 2021")
    prints.qtbot.waitUntil(lambda: "Mend" in prints.label("PreviewWords"), timeout=10_000)
    assert "does not exist" in prints.label("from_day_problem_text")
    assert not prints.dialog.frame.pdf.isEnabled()


def test_nothing_is_printed_where_nothing_fits(prints: Prints) -> None:
    prints.chosen = Selection(ListAsked("giraffe"), total=0)
    prints.controller.open()
    prints.qtbot.waitUntil(lambda: "No incident fits" in prints.label("PreviewWords"), timeout=10_000)
    assert not prints.dialog.frame.print.isEnabled()


def test_many_incidents_are_laid_out_only_when_asked(prints: Prints, tmp_path: Path) -> None:
    with (tmp_path / "many.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("Title", "Date"), *((f"No {n}", "2021-11-05") for n in range(MOST_UNASKED))])
    prints.workplace.exchange.import_file(tmp_path / "many.csv")
    prints.settings.change(print_template="register")
    prints.controller.open()
    prints.qtbot.waitUntil(lambda: "303 incidents" in prints.label("PreviewWords"), timeout=10_000)
    assert prints.dialog.frame.pdf.isEnabled()
    prints.press("ShowPages")
    assert prints.pages().incidents == MOST_UNASKED + 3


def test_html_is_saved_under_its_own_ending(prints: Prints) -> None:
    prints.open()
    prints.target = prints.folder / "report"
    prints.press("SaveHtml")
    prints.until_said("Saved report.html")
    assert "Flares" in (prints.folder / "report.html").read_text(encoding="utf-8")


def test_f129_without_a_printer_a_pdf_is_offered(prints: Prints) -> None:
    prints.open()
    prints.press("PrintGo")
    prints.until_said("knows no printer")
    prints.press("MessageOffer")
    prints.until_said("Saved out.pdf")
    assert prints.target.exists()


def test_a_printer_gets_the_pages_of_the_preview(prints: Prints) -> None:
    prepared = prints.open()
    prints.paper = prints.folder / "printer.pdf"
    prints.press("PrintGo")
    prints.until_said("Sent to the printer")
    assert len(PdfReader(prints.paper).pages) == prepared.pages


def test_f129_what_is_stopped_leaves_no_file(prints: Prints) -> None:
    prints.open()
    go_on = threading.Event()
    for _ in range(READERS):
        prints.tasks.read(go_on.wait, _nothing, _nothing)
    prints.press("SavePdf")
    assert prints.controller.label == "Writing out.pdf"
    prints.qtbot.keyClick(prints.dialog, Qt.Key.Key_Escape)
    assert "still under way" in prints.messages()
    assert prints.dialog.isVisible()
    prints.press("MessageOffer")
    go_on.set()
    prints.until_said("Stopped.")
    assert not prints.target.exists()
    assert list(prints.folder.glob(".vedette*")) == []


def test_pages_that_were_still_to_be_looked_at_do_not_break_off_a_file(prints: Prints) -> None:
    prints.open()
    go_on = threading.Event()
    for _ in range(READERS):
        prints.tasks.read(go_on.wait, _nothing, _nothing)
    prints.dialog.frame.form.changed.emit()
    prints.press("SavePdf")
    prints.dialog._soon.timeout.emit()
    assert prints.controller.label == "Writing out.pdf"
    go_on.set()
    prints.until_said("Saved out.pdf")


def test_choices_are_remembered_but_no_title_and_no_sharing_level(prints: Prints) -> None:
    prints.open()
    prints.choose("template", "register")
    prints.choose("paper", "letter")
    prints.choose("tlp", "amber")
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    prints.dialog.close()
    prints.open()
    wanted = prints.dialog.frame.form.wanted()
    assert wanted is not None
    assert wanted.asked == Asked(template="register", paper="letter")


def test_the_size_of_a_page_can_be_chosen(prints: Prints) -> None:
    prints.open()
    sheet = prints.dialog.findChild(QWidget, "PageSheet")
    zoom = prints.dialog.findChild(QComboBox, "Zoom")
    assert sheet is not None
    assert zoom is not None
    zoom.setCurrentIndex(zoom.findData("100"))
    assert sheet.width() == 793  # A4 at 96 dots an inch
    zoom.setCurrentIndex(zoom.findData("page"))
    assert sheet.height() < prints.dialog.height()


def test_a_dark_window_prints_as_much_ink_as_a_light_one(prints: Prints, theme: Theme) -> None:
    found = []
    for look in ("light", "dark"):
        theme.apply(look)
        prepared = prepare(prints.workplace.reports, Asked(), MOST_UNASKED, Silent())
        assert isinstance(prepared, Prepared)
        found.append(ink(prepared.image(1, WIDTH)))
    assert found[0] == found[1] > 0


def _nothing(_: object) -> None:
    return None


def test_no_two_parts_of_the_window_are_reached_with_the_same_key(prints: Prints) -> None:
    prints.open()
    labels = [label.text() for label in prints.dialog.findChildren(QLabel) if label.buddy() is not None]
    buttons = [button.text() for button in prints.dialog.findChildren(QPushButton)]
    letters = Counter(re.findall(r"&(\w)", " ".join([*labels, *buttons]).lower()))
    assert len(letters) > 15 and [letter for letter, count in letters.items() if count > 1] == []
