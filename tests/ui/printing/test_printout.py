"""Pages as pictures: nothing runs over an edge or into head and foot; printers, previews and files break alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from tests.domain.report import ten
from tests.hostile import HOSTILE
from tests.ui.printing.reading import ink, paper, pictures, printed, printout
from vedette.domain.actor import Actor
from vedette.domain.claim import Claim
from vedette.domain.dossier import Dossier
from vedette.domain.report.request import ReportRequest
from vedette.ui.printing.headless import ensure_application
from vedette.ui.printing.paper import page_layout
from vedette.ui.printing.printer import print_document, printer_paper
from vedette.ui.printing.printout import Printout

REQUEST = ReportRequest(
    datetime(2021, 11, 5, 9, 0), logbook="L" * 300, filter="f" * 3_000, printed_by="P" * 300, tlp="amber+strict"
)
HAIR = 40.0


def crowded() -> Dossier:
    """Seven parties in five scripts, long words, right-to-left quotes and hostile texts."""
    names = ["Ministry of Defence", "Straż Graniczna", "Государственный пограничный комитет", "Υπουργείο",
             "משרד החוץ", "وزارة الخارجية", "X" * 200]  # fmt: skip
    actors = {f"p{n}": Actor(f"p{n}", name) for n, name in enumerate(names)}
    claims = tuple(
        Claim(c, f"Claim {c} " + "w" * 50 * c, statements=tuple(
            ten.said(c * 10 + n, f"p{n}", quote=f"{name} " * 9 + "z" * 900 * (n == 6)) for n, name in enumerate(names)))
        for c in range(1, 4)
    )  # fmt: skip
    incident = replace(ten.SHOTS, claims=claims, narrative="\n".join(HOSTILE[:50]), title="T" * 900)
    return ten.dossier(ten.SHOTS, incident=incident, actors=actors)


def assert_margins_are_white(request: ReportRequest, page: QImage) -> None:
    sheet = paper(request)
    head, body, foot = sheet.head, sheet.body, sheet.foot
    assert ink(page, 0, 0, head.left() - HAIR, sheet.height) == 0
    assert ink(page, head.right() + HAIR, 0, sheet.width, sheet.height) == 0
    assert ink(page, 0, head.bottom() + HAIR, sheet.width, body.top() - HAIR) == 0
    assert ink(page, 0, body.bottom() + HAIR, sheet.width, foot.top() - HAIR) == 0
    assert ink(page, 0, 0, sheet.width, head.top() - HAIR) == ink(page, 0, foot.bottom() + HAIR, sheet.width, 1e9) == 0
    assert ink(page, foot.left(), foot.top(), foot.right(), foot.bottom()) > 100


@pytest.mark.parametrize("template", ["summary", "register"])
@pytest.mark.parametrize("changes", [{}, {"paper": "letter", "landscape": True}], ids=["a4", "letter landscape"])
def test_no_ink_leaves_its_place(qapp: QApplication, template: str, changes: dict[str, object]) -> None:
    request = replace(REQUEST, template=template, **changes)  # type: ignore[arg-type]
    for page in pictures(request, printout(request, [crowded(), *ten.ten()[:2]])):
        assert_margins_are_white(request, page)


def test_paper_is_as_asked_for(qapp: QApplication) -> None:
    sizes = []
    for changes in ({}, {"landscape": True}, {"paper": "letter"}):
        sheet = paper(replace(REQUEST, **changes))
        sizes.append((round(sheet.width / 1200 * 72), round(sheet.height / 1200 * 72)))
    assert sizes == [(595, 842), (842, 595), (612, 792)]


def test_a_printer_breaks_pages_like_the_pdf_and_takes_a_range(qapp: QApplication, tmp_path: Path) -> None:
    request = replace(REQUEST, logbook="border", filter="", printed_by="")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout(request))
    made = printout(request, ten.ten()[:3])
    assert print_document(made, printer).pages == printed(request, ten.ten()[:3])[1].pages
    printer.setFromTo(2, 3)
    printer.setOutputFileName(str(tmp_path / "range.pdf"))
    assert print_document(made, printer).pages == 2
    pages = pypdf.PdfReader(tmp_path / "range.pdf").pages
    assert len(pages) == 2 and "2" in pages[0].extract_text()


def test_f12_a_job_at_the_printer_tells_neither_person_nor_path_nor_incident(
    qapp: QApplication, tmp_path: Path
) -> None:
    request = replace(REQUEST, logbook="border", printed_by="A. Nowak", title="Secret")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))
    print_document(printout(request, ten.ten()[:1]), printer)
    about = str(pypdf.PdfReader(tmp_path / "job.pdf").metadata)
    told = ("border", "Nowak", "Secret", "migrants", str(tmp_path))
    assert printer.docName() == "Vedette" and not [word for word in told if word in about]


def test_the_printers_own_margins_do_not_change_the_sheet(qapp: QApplication) -> None:
    printer = QPrinter()
    printer.setPageLayout(page_layout(REQUEST))
    printer.setPageMargins(QMarginsF(30, 30, 30, 30), QPageLayout.Unit.Point)
    assert round(printer_paper(printer).width) == round(paper(REQUEST).width)


def test_a_printout_painted_twice_is_the_same(qapp: QApplication) -> None:
    made = printout(REQUEST, ten.ten())
    assert isinstance(made, Printout) and made.incidents == 10
    first, second = pictures(REQUEST, made), pictures(REQUEST, made)
    assert first == second


def test_a_running_application_is_used_as_it_is(qapp: QApplication) -> None:
    assert ensure_application() is qapp


def test_a_sheet_does_not_begin_a_page_for_a_few_lines(qapp: QApplication) -> None:
    request = replace(REQUEST, tlp="", filter="")

    def made(lines: int) -> Printout:
        return printout(request, [ten.dossier(replace(ten.SHOTS, narrative="line\n" * lines))])

    few, many = 0, 80
    before = made(few).pages
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if made(middle).pages == before else (few, middle)
    last = pictures(request, made(many))[-1]
    body = paper(request).body
    assert ink(last, body.left(), body.top() + body.height() * 0.08, body.right(), body.bottom()) > 50
