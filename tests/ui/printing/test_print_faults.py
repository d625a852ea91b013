"""Faults of print, by number: F6 files named in texts, F10 what files say of themselves, F11 what is withheld,
F12 metadata, F63 hidden letters, F100 what stands on each page, F118 braces, F129 full disks, F130 missing letters."""

from __future__ import annotations

import io
import re
import resource
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from tests.domain.report import ten
from tests.domain.report.test_print_template import DOT, PLAIN_SVG
from tests.domain.report.test_redacting import JAN
from tests.hostile import HOSTILE
from tests.ui.printing.reading import page_texts, pictures, printout, squeezed
from vedette.domain.dossier import Dossier
from vedette.domain.errors import DiskFull, UserError
from vedette.domain.report.picture import read_picture
from vedette.domain.report.print_template import read_template
from vedette.domain.report.profile import COMPLETE, Profile
from vedette.domain.report.request import TITLES, ReportRequest, Template
from vedette.domain.text import clean
from vedette.formats.atomic import replacing
from vedette.formats.html_report import html_page, pieces
from vedette.paths import neighbours, taxonomies
from vedette.ui.printing.pdf import write_pdf

pytestmark = pytest.mark.usefixtures("qapp")
REQUEST = ReportRequest(datetime(2021, 11, 5, 9, 0), logbook="border", printed_by="A. Nowak", version="0.1.0")
HIDING = Profile("own", "Own", "so ordered", "masked", "masked", "masked", False, 1, "", ("razor",))


def pdf(request: ReportRequest, dossiers: list[Dossier], pages: tuple[int, int] = (1, 0)) -> bytes:
    stream = io.BytesIO()
    found = pieces(request, dossiers, len(dossiers), taxonomies(), neighbours=neighbours)
    write_pdf(request, found, stream, total=len(dossiers), pages=pages)
    return stream.getvalue()


def unpacked(data: bytes) -> bytes:
    """The file with each of its streams as it was before it was packed."""
    found = [data]
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            found.append(part)
    return b"\n".join(found)


def outline_texts(data: bytes) -> list[str]:
    def walk(items: object) -> Iterator[str]:
        for item in items if isinstance(items, list) else [items]:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield str(getattr(item, "title", ""))

    return list(walk(pypdf.PdfReader(io.BytesIO(data), strict=True).outline))


def secretive() -> list[Dossier]:
    """The ten, with a person in them whose name stands in texts, and a point."""
    actors = {**ten.ACTORS, "jan": JAN}
    note = replace(ten.SHOTS.claims[0], statements=(ten.said(1, "jan", quote="Kowalski saw it", note="private"),))
    shots = replace(
        ten.SHOTS,
        claims=(note,),
        title="What Kowalski saw",
        narrative="Near 53.27, 23.66 (34UFE7737905607) by Kowalskiego",
    )
    found = [replace(one, actors=actors) for one in ten.ten() if one.incident.uid != shots.uid]
    return [replace(ten.dossier(shots), actors=actors), *found]


SECRETS = (
    "Kowalski", "Radio Free", "Reuters", "Threatened Its Troops", "53.27", "23.66", "7737905607", "razor", "notatka",
    "Nowak",
)  # fmt: skip


@pytest.mark.parametrize("template", TITLES)
def test_f11_a_redacted_document_holds_the_words_nowhere(template: Template) -> None:
    request = replace(REQUEST, template=template, profile=HIDING, filter="source:Reuters Kowalski", group="type")
    data = pdf(request, secretive())
    reader = pypdf.PdfReader(io.BytesIO(data))
    words = "".join(page_texts(data)) + squeezed("".join(outline_texts(data))) + str(reader.metadata)
    html = "".join(html_page(request, secretive(), 10, taxonomies(), neighbours=neighbours))
    for secret in SECRETS:
        assert squeezed(secret).casefold() not in words.casefold(), secret
        assert secret.casefold() not in html.casefold(), secret
        assert secret.encode("utf-16-be").hex().upper().encode() not in data
        assert secret.encode() not in unpacked(data)
    assert squeezed("names of sources masked: so ordered") in words or squeezed("name of a source masked") in words
    assert "so ordered" in html and "redaction profile: Own" in html


def test_f11_what_is_above_the_level_is_counted_and_not_told() -> None:
    secret = ten.dossier(replace(ten.WALL, sensitivity="red"))
    for template in TITLES:
        request = replace(REQUEST, template=template, profile=Profile("own", "Own", highest="amber"))
        text = "".join(page_texts(pdf(request, [ten.dossier(ten.SHOTS), secret])))
        assert squeezed("Lawmakers") not in text and "PLBY-2021-0010" not in text
        assert squeezed("1 incident left out: marked above TLP:AMBER") in text


@pytest.mark.parametrize("template", TITLES)
def test_f10_what_a_file_says_of_itself_is_printed_only_when_asked_for(template: Template) -> None:
    (file,) = ten.INCURSION.attachments
    told = replace(file, captured="2021-11-02 01:13 with a Nokia 3310", captured_gps="53.2701 N 23.6612 E")
    one = ten.dossier(replace(ten.INCURSION, attachments=(told,)))
    request = replace(REQUEST, template=template)
    plain = "".join(page_texts(pdf(request, [one])))
    assert "Nokia" not in plain and "53.2701" not in plain
    left_out = squeezed("1 capture detail of a file left out: printed only with a profile that asks for it")
    assert left_out in plain
    asked = "".join(page_texts(pdf(replace(request, profile=COMPLETE), [one])))
    assert left_out not in asked and ("Nokia3310" in asked) == (template == "summary")


@contextmanager
def opened() -> Iterator[list[str]]:
    """Files and sockets that are asked for meanwhile, by Python."""
    found: list[str] = []
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and (event == "open" or event.startswith("socket.")):
            found.append(f"{event} {arguments[0]}")

    sys.addaudithook(hook)  # it can't be taken off again, so it is told to look away
    try:
        yield found
    finally:
        watching[0] = False


@pytest.mark.parametrize("template", TITLES)
def test_f6_f118_hostile_texts_print_as_text_and_open_no_file(template: Template, tmp_path: Path) -> None:
    trap = tmp_path / "trap.png"
    trap.write_bytes(DOT)
    texts = (f'<img src="{trap.as_uri()}">', f"@import url({trap})", "{{ 7*7 }}{% for %}", "x" * 2_000, "\u202egnp")
    many = [
        ten.dossier(replace(ten.FENCE, title=text, summary=text, narrative=text, note=text, measures=text))
        for text in (*texts, *map(clean, HOSTILE[:12]))
    ]
    request = replace(REQUEST, template=template, title=texts[0], filter=texts[1])
    page_texts(pdf(request, many[:1]))  # what is loaded once, of ours and of the reader of PDFs, is loaded here
    with opened() as found:
        text = "".join(page_texts(pdf(request, many)))
    assert [one for one in found if not one.endswith("print/paper.css")] == []
    assert squeezed("{{ 7*7 }}") in text and "‹RLO›" in text and squeezed('<img src="file') in text


def test_f6_qt_opens_nothing_either(tmp_path: Path) -> None:
    """Qt reads files past Python, so the system is asked: a named pipe would hold up whoever opened it."""
    program = f"""
import sys; sys.path[:0] = {sys.path!r}
from dataclasses import replace
from tests.ui.printing.test_print_faults import REQUEST, pdf, ten
text = '<img src="file://{tmp_path}/pipe">'
pdf(REQUEST, [ten.dossier(replace(ten.FENCE, title=text, narrative=text))])
"""
    pipe = tmp_path / "pipe"
    subprocess.run(["mkfifo", str(pipe)], check=True)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_f63_a_word_of_ten_thousand_letters_stays_between_the_margins() -> None:
    made = printout(REQUEST, [ten.dossier(replace(ten.SHOTS, title="W" * 10_000, narrative="W" * 10_000))])
    assert made.pages > 4  # no letter is cut off at a margin
    for image in pictures(REQUEST, made):
        edge = round(image.width() * 0.04)
        for x in (*range(edge), *range(image.width() - edge, image.width())):
            assert all(image.pixelColor(x, y).lightness() > 200 for y in range(0, image.height(), 3))


def test_f100_f12_each_page_says_where_it_comes_from_and_the_metadata_do_not() -> None:
    request = replace(REQUEST, title="Secret", profile=Profile("own", "Own"), head="9f3c")
    data = pdf(request, ten.ten()[:3])
    for n, text in enumerate(page_texts(data), 1):
        for said in (
            f"Page{n}of",
            "Printed5November2021,09:00",
            "Vedette0.1.0",
            "stateofthelogbook:9f3c",
            "profile:Own",
        ):
            assert said in text
    about = str(pypdf.PdfReader(io.BytesIO(data)).metadata)
    assert "Incident summary" in about and not [word for word in ("Secret", "Nowak", "border") if word in about]


def test_bookmarks_lead_to_each_incident_on_its_page() -> None:
    data = pdf(REQUEST, ten.ten())
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    texts = page_texts(data)
    assert len(reader.outline) == 10 and reader.page_mode == "/UseOutlines"
    for mark, incident in zip(reader.outline, ten.TEN, strict=True):
        assert not isinstance(mark, list) and str(mark.title).startswith(incident.reference)
        page = reader.get_destination_page_number(mark)
        assert page is not None and squeezed(incident.title) in texts[page]


def test_bookmarks_of_a_grouped_register_are_a_tree_and_follow_the_pages_that_are_printed() -> None:
    many = [ten.dossier(replace(ten.TEN[n // 9], reference=f"X-{n:03d}")) for n in range(90)]
    request = replace(REQUEST, template="register", group="type")
    reader = pypdf.PdfReader(io.BytesIO(pdf(request, many)), strict=True)
    titles = [mark for mark in reader.outline if not isinstance(mark, list)]
    below = [mark for mark in reader.outline if isinstance(mark, list)]
    assert str(titles[0].title) == "no group" or len(below) >= 1
    assert sum(map(len, below)) == 90
    marks = [mark for group in below for mark in group if not isinstance(mark, list)]
    pages = [reader.get_destination_page_number(mark) for mark in marks]
    assert pages == sorted(pages, key=lambda page: page or 0)
    part = pypdf.PdfReader(io.BytesIO(pdf(request, many, (2, 3))), strict=True)
    assert len(part.pages) == 2 and 0 < len(outline_texts(pdf(request, many, (2, 3)))) < 90
    with pytest.raises(UserError, match="it has none of those"):
        pdf(request, many, (999, 0))


def test_a_template_of_ones_own_chooses_parts_words_and_logo() -> None:
    text = "document: summary\ntitle: Note\nabove: Desk {{logbook}}\nbelow: Ask first.\nsection: claims = Voices\n"
    for logo in (DOT, PLAIN_SVG):
        design = read_template(text, key="own", name="Own", logo=read_picture(logo))
        request = replace(REQUEST, design=design)
        page = page_texts(pdf(request, ten.ten()[:1]))[0]
        assert "Deskborder" in page and "Askfirst." in page and "Voices" in page and "SALUTE" not in page
        html = "".join(html_page(request, ten.ten()[:1], 1, taxonomies()))
        assert 'src="data:image/' in html and "img-src data:" in html and "Desk border" in html


def test_f129_a_full_disk_leaves_no_half_file(tmp_path: Path, qapp: QApplication) -> None:
    """The system refuses to let a file grow beyond some bytes, as a full disk does."""
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    whole = len(pdf(REQUEST, ten.ten()))
    for most in (10_000, whole // 2, whole - 100):  # the last one breaks off among the bookmarks
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
        try:
            with pytest.raises(UserError) as told, replacing(target) as stream:
                write_pdf(REQUEST, pieces(REQUEST, ten.ten(), 10, taxonomies(), neighbours=neighbours), stream)
                stream.flush()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert isinstance(told.value, DiskFull) or "large" in str(told.value)
        assert target.read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.pdf"]
    signal.signal(signal.SIGXFSZ, ignored)


def test_f130_letters_that_no_font_has_are_named_in_charts_too() -> None:
    odd = [
        ten.dossier(replace(one, places=(replace(one.places[0], text="\U0001f9ff\u0378 Ω שלום"),))) for one in ten.TEN
    ]
    request = replace(REQUEST, template="sitrep")
    assert "U+0378" in "".join(page_texts(pdf(request, odd)))
