"""Printed PDFs read back: every word is there, every page says what it is, nothing foreign gets in or out."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.domain.report import ten
from tests.ui.printing.reading import page_texts, pictures, printed, printout, squeezed
from vedette.domain.errors import Cancelled, DiskFull
from vedette.domain.incident import Incident
from vedette.domain.report.request import TITLES, ReportRequest, Template
from vedette.domain.report.summary import summary
from vedette.formats.atomic import replacing
from vedette.formats.html_report import pieces
from vedette.paths import taxonomies
from vedette.ui.printing.pdf import write_pdf
from vedette.ui.printing.printout import Printed
from vedette.usecases.progress import Silent

pytestmark = pytest.mark.usefixtures("qapp")
REQUEST = ReportRequest(
    datetime(2021, 11, 5, 9, 0), logbook="border", filter="tag:border", printed_by="A. Nowak", zone="Europe/Warsaw",
    tlp="green", head="9f3c11ab", version="0.1.0",
)  # fmt: skip
REGISTER = replace(REQUEST, template="register")


@pytest.mark.parametrize("changes", [{}, {"paper": "letter"}, {"landscape": True}], ids=["a4", "letter", "landscape"])
def test_every_word_of_the_ten_sheets_is_in_the_pdf(qapp: QApplication, changes: dict[str, object]) -> None:
    request = replace(REQUEST, **changes)  # type: ignore[arg-type]
    pdf, made = printed(request, ten.ten())
    texts = page_texts(pdf)
    assert made == Printed(len(texts), 10)
    whole = "".join(texts)
    missing = [
        text
        for dossier in ten.ten()
        for text in summary(dossier, taxonomies(), request).texts()
        if len(text) < 60 and squeezed(text) not in whole
    ]
    assert missing == []
    assert all(squeezed(s.quote) in whole for one in ten.TEN for _, s in one.statements() if len(s.quote) < 40)


def test_f100_each_page_says_logbook_selection_printing_number_level_version_and_head(qapp: QApplication) -> None:
    texts = page_texts(printed(REQUEST, ten.ten()[:3])[0])
    for number, text in enumerate(texts, 1):
        for said in (
            "border", "Filter: tag:border", "Printed 5 November 2021, 09:00 (Europe/Warsaw) by A. Nowak",
            f"Page {number} of {len(texts)}", "Vedette 0.1.0", "state of the logbook: 9f3c11ab", "Incident summary",
        ):  # fmt: skip
            assert squeezed(said) in text
        assert text.count("TLP:GREEN") == 2
        assert len(re.findall(r"PLBY-2021-000\d", text)) >= 1


def test_a_page_carries_the_narrowest_level_of_what_is_on_it(qapp: QApplication) -> None:
    secret = ten.dossier(replace(ten.WALL, sensitivity="red"))
    sheets = page_texts(printed(REQUEST, [ten.dossier(ten.SHOTS), secret])[0])
    assert "TLP:RED" not in sheets[0] and "TLP:RED" in sheets[-1] and "TLP:GREEN" not in sheets[-1]
    listed = page_texts(printed(REGISTER, [ten.dossier(ten.SHOTS), secret])[0])
    assert "TLP:RED" in listed[0]


def test_the_register_repeats_its_head_and_tells_each_incident_once(qapp: QApplication) -> None:
    dossiers = [ten.dossier(replace(ten.TEN[n % 10], reference=f"X-2021-{n:04d}")) for n in range(90)]
    pdf, made = printed(REGISTER, dossiers)
    texts = page_texts(pdf)
    assert made.incidents == 90 and made.pages == len(texts)
    with_rows = [text for text in texts if "X-2021-" in text]
    assert len(with_rows) > 1 and all(text.count("Statusandwhosayswhat") == 1 for text in with_rows)
    found = re.findall(r"X-2021-\d{4}", "".join(texts))
    assert found == [f"X-2021-{n:04d}" for n in range(90)]


@pytest.mark.parametrize("template", TITLES)
def test_each_of_the_four_documents_names_itself_and_every_incident(qapp: QApplication, template: Template) -> None:
    texts = page_texts(printed(replace(REQUEST, template=template), ten.ten())[0])
    assert all(squeezed(TITLES[template]) in text for text in texts)
    assert all(incident.reference in "".join(texts) for incident in ten.TEN)


def test_f12_the_metadata_tell_nothing_of_person_place_or_incident(qapp: QApplication, tmp_path: Path) -> None:
    pdf, _ = printed(replace(REQUEST, title="Secret title"), ten.ten()[:1])
    about: dict[str, Any] = dict(pypdf.PdfReader(io.BytesIO(pdf)).metadata or {})
    assert about["/Title"] == "Incident summary" and about["/Creator"] == "Vedette 0.1.0"
    assert not [word for word in ("Nowak", "fence", "border", "Secret", str(tmp_path)) if word in str(about)]


def test_f6_a_picture_named_in_a_text_stays_text(qapp: QApplication, tmp_path: Path) -> None:
    red = QImage(400, 400, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    assert red.save(str(tmp_path / "red.png"))
    text = f'<img src="{(tmp_path / "red.png").as_uri()}"><p style="background-image:url({tmp_path}/red.png)">'
    hostile = Incident("u", "R-1", text, summary=text, narrative=text, measures=text)
    made = printout(REQUEST, [ten.dossier(ten.SHOTS, incident=hostile)])
    colours = {
        image.pixelColor(x, y).saturation() > 100
        for image in pictures(REQUEST, made)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert colours == {False}
    assert squeezed("<img src=") in page_texts(printed(REQUEST, [ten.dossier(ten.SHOTS, incident=hostile)])[0])[0]


def test_f130_polish_cyrillic_and_greek_can_be_searched_in_the_pdf(qapp: QApplication) -> None:
    text = "Zażółć gęślą jaźń; Лукашэнка сказаў; Ξεσκεπάζω τὴν βδελυγμία; {{ 7*7 }} %s"
    whole = "".join(page_texts(printed(REQUEST, [ten.dossier(replace(ten.SHOTS, narrative=text))])[0]))
    assert all(squeezed(word) in whole for word in text.split())


def test_a_pdf_is_made_where_there_is_no_display_and_no_application(tmp_path: Path) -> None:
    code = f"""
import sys
from datetime import datetime
from pathlib import Path
from vedette.domain.report.piece import Piece
from vedette.domain.report.request import ReportRequest
from vedette.ui.printing.pdf import write_pdf
for name in ("a.pdf", "b.pdf"):
    with Path({str(tmp_path)!r}, name).open("wb") as stream:
        write_pdf(ReportRequest(datetime(2021, 11, 5)), [Piece("<p>Лукашэнка</p>", 1)], stream)
"""
    bare = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("a.pdf", "b.pdf"):
        assert "Лукашэнка" in page_texts((tmp_path / name).read_bytes())[0]


class Full(io.BytesIO):
    """A disk that is full after some bytes."""

    def write(self, data: Any, /) -> int:
        if self.tell() > 20_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def test_f129_a_full_disk_is_told_as_it_happens(qapp: QApplication) -> None:
    """Page by page: not when all of it is painted, and held in memory until then."""
    heard = Stopping(10_000)
    with pytest.raises(OSError, match="No space left"):
        write_pdf(REQUEST, pieces(REQUEST, ten.ten() * 3, 30, taxonomies()), Full(), total=30, progress=heard)
    assert (30, 60) < heard.reports[-1] < (50, 60)


def test_f129_a_full_disk_leaves_the_old_file_and_no_part_of_the_new_one(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    with pytest.raises(DiskFull), replacing(target) as stream:
        write_pdf(REQUEST, pieces(REQUEST, ten.ten() * 3, 30, taxonomies()), Full())
        stream.write(b"never reached")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.pdf"]
    assert target.read_bytes() == b"old"


class Stopping(Silent):
    """Somebody who presses Cancel after some steps, and what was reported until then."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.reports: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    def check(self) -> None:
        if len(self.reports) >= self.after:
            raise Cancelled("Stopped. Nothing was changed.")


@pytest.mark.parametrize("after", [0, 3, 14])
def test_f129_cancelling_while_laying_out_or_painting_leaves_nothing(
    qapp: QApplication, tmp_path: Path, after: int
) -> None:
    stopping = Stopping(after)
    with pytest.raises(Cancelled), replacing(tmp_path / "out.pdf") as stream:
        write_pdf(REQUEST, pieces(REQUEST, ten.ten(), 10, taxonomies()), stream, total=10, progress=stopping)
    assert len(stopping.reports) == after
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_progress_never_goes_back_and_ends_at_its_total(qapp: QApplication) -> None:
    heard = Stopping(10_000)
    write_pdf(REQUEST, pieces(REQUEST, ten.ten(), 10, taxonomies()), io.BytesIO(), total=10, progress=heard)
    assert heard.reports == sorted(heard.reports) and heard.reports[-1] == (20, 20)


def test_f130_words_with_ff_and_fi_are_found_letter_by_letter(qapp: QApplication) -> None:
    pdf, _ = printed(REQUEST, [ten.dossier(replace(ten.SHOTS, title="Officers affirm a fierce shuffle"))])
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "affirm" in words and "fierce" in words and not set("\ufb00\ufb01\ufb02\ufb03\ufb04") & set(words)
