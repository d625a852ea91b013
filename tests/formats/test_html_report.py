"""Documents as markup: whatever a text holds stays text, one file needs nothing from outside, pieces stay small."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser

import pytest

from tests.domain.report import ten
from tests.hostile import HOSTILE, naughty_strings
from vedette.domain.custom_field import FieldValue
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.report.piece import CHARACTERS_IN_A_PIECE, Piece
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line, visible
from vedette.formats.html_report import html_page, pieces
from vedette.paths import taxonomies

REQUEST = ReportRequest(
    datetime(2021, 11, 5, 9, 0), logbook="border <b>", filter="tag:border", printed_by="A. Nowak", tlp="green"
)
REGISTER = replace(REQUEST, template="register")
TAGS = {"br", "a", "h1", "h2", "h4", "h5", "h6", "img", "p", "span", "table", "thead", "tbody", "tr", "td", "div"}
ATTRIBUTES = {"class", "dir", "width", "cellspacing", "cellpadding", "border", "name"}
AROUND = {"html", "head", "meta", "title", "style", "body", "header", "main", "footer"}
DRAWN = {"svg", "rect", "circle", "polyline", "text", "defs", "pattern", "line"}


class Reader(HTMLParser):
    """Gathers the elements, their attributes and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def made(request: ReportRequest, dossiers: list[Dossier]) -> list[Piece]:
    return list(pieces(request, dossiers, len(dossiers), taxonomies()))


def hostile(text: str) -> Dossier:
    return ten.dossier(ten.SHOTS, incident=Incident("u", text, text, summary=text, narrative=text, note=text))


def test_a_text_never_becomes_markup_or_a_template() -> None:
    for text in ("<script>alert(1)</script>", "{{ 7*7 }} {% for %}", "&lt;b&gt; %s", '" onclick="x', "<!--", "]]>"):
        for request in (REQUEST, REGISTER):
            read = Reader("".join(piece.html for piece in made(request, [hostile(text)])))
            assert read.tags <= TAGS
            assert text in read.text
            assert {name for name, _ in read.attributes} <= ATTRIBUTES


def test_every_naughty_string_stands_on_the_sheet_as_it_would_be_shown() -> None:
    for text in (*HOSTILE[:40], *naughty_strings()[:120]):
        read = Reader(made(REQUEST, [hostile(text)])[0].html)
        assert read.tags <= TAGS
        flat = "".join(read.text.split())
        assert "".join(one_line(text).split()).rstrip("…") in flat.replace("\u2066", "").replace("\u2069", "")


def test_the_html_file_is_whole_and_needs_nothing_from_outside() -> None:
    page = "".join(html_page(REQUEST, ten.ten(), 10, taxonomies()))
    read = Reader(page)
    assert read.tags <= (TAGS | AROUND | DRAWN) - {"img"}
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes
    assert not {name for name, _ in read.attributes} & {"src", "href", "background", "style", "onload"}
    assert "url(" not in page.replace("url(#hatch)", "") and "@import" not in page and "<link" not in page
    assert all(incident.title in read.text for incident in ten.TEN)
    for said in ("TLP:GREEN", "border <b>", "filter: tag:border", "by A. Nowak", "Incident summary"):
        assert said in read.text


def test_the_html_file_marks_what_is_narrower_than_the_whole_and_ends_with_the_narrowest() -> None:
    secret = ten.dossier(replace(ten.WALL, sensitivity="red"))
    page = "".join(html_page(REQUEST, [ten.dossier(ten.SHOTS), secret], 2, taxonomies()))
    assert '<p class="tlp">TLP:RED</p>' in page.split("PLBY-2021-0010")[0].split("PLBY-2021-0005")[-1]
    assert "TLP:RED" in page.split("<footer>")[1] and "TLP:GREEN" in page.split("<main>")[0]


def test_each_summary_is_a_piece_of_its_own_with_its_reference_and_sharing_level() -> None:
    secret = ten.dossier(replace(ten.WALL, sensitivity="red"))
    found = made(REQUEST, [ten.dossier(ten.FENCE), secret])
    assert [(one.running, one.incidents, one.continues) for one in found] == [
        ("PLBY-2021-0001", 1, False),
        ("PLBY-2021-0010", 1, False),
    ]
    assert [one.marking for one in found] == ["green", "red"]


def test_a_register_comes_in_small_pieces_and_takes_no_more_than_it_needs() -> None:
    taken = []

    def coming() -> Iterator[Dossier]:
        for n in range(90):
            taken.append(n)
            yield ten.dossier(ten.TEN[n % 10])

    found = pieces(REGISTER, coming(), 90, taxonomies())
    first = next(found)
    assert (first.incidents, first.continues, len(taken)) == (20, False, 20)
    assert [(one.incidents, one.resumes) for one in found] == [(20, True)] * 3 + [(10, True)] + [(0, False)] * 3
    assert first.html.count("<h1") == 1 and first.html.count("<thead>") == 1


@pytest.mark.parametrize("request_", [REQUEST, REGISTER])
def test_a_document_of_nothing_says_so(request_: ReportRequest) -> None:
    (only,) = made(request_, [])
    assert "0 incidents; filter: tag:border." in only.html and only.incidents == 0


def test_a_huge_incident_is_cut_with_a_sentence_or_parted_but_never_laid_out_in_one_go() -> None:
    cut = made(REQUEST, [ten.dossier(replace(ten.SHOTS, narrative="x" * 10_000_000))])
    assert (
        "of 10\u202f000\u202f000 characters are shown" in "".join(one.html for one in cut)
        and sum(len(one.html) for one in cut) < 100_000
    )
    wordy = [
        replace(ten.SHOTS.claims[0], n=n, statements=(ten.said(n, "pl", quote=f"{n:05d}" * 8_000),)) for n in range(60)
    ]
    parts = made(REQUEST, [ten.dossier(replace(ten.SHOTS, claims=tuple(wordy)))])
    assert [one.incidents for one in parts] == [1] + [0] * (len(parts) - 1)
    most = 40_000 * 1.1  # one quotation of this many letters can't be parted
    assert len(parts) > 2 and all(len(one.html) <= CHARACTERS_IN_A_PIECE + most for one in parts)
    assert all(f"“{n:05d}" in "".join(one.html for one in parts) for n in range(60))


def test_a_situation_report_has_its_figures_before_its_rows_and_a_register_behind() -> None:
    report = made(replace(REQUEST, template="sitrep"), ten.ten())
    assert [one.incidents for one in report if one.incidents] == [10] and report[-3].incidents == 10
    titles = [mark.text for one in report for mark in one.bookmarks]
    assert titles[:6] == ["Figures", "By type", "By place", "By day", "Totals", "Open questions"]
    assert [bool(one.drawings) for one in report[:4]] == [False, True, True, True]
    register = made(REGISTER, ten.ten())
    assert register[0].incidents == 10
    assert titles[-2:] == ["Sources", "Legend"]
    assert [mark.text for one in register[1:] for mark in one.bookmarks] == ["Totals", "Sources", "Legend"]


def test_labels_of_own_fields_are_used() -> None:
    one = ten.dossier(replace(ten.SHOTS, fields=(FieldValue("post", "7"),)))
    (piece,) = pieces(REQUEST, [one], 1, taxonomies(), fields={"post": "Guard post"})
    assert "Guard post" in piece.html


def test_words_from_the_right_say_their_direction_and_the_next_paragraph_its_own() -> None:
    (piece,) = made(REQUEST, [ten.dossier(replace(ten.SHOTS, narrative="שלום עולם\nplain words"))])
    assert (
        '<p class="prose" dir="rtl">\u2068שלום עולם\u2069</p><p class="prose" dir="ltr">plain words</p>' in piece.html
    )


def test_html_is_written_without_qt() -> None:
    code = "import sys, vedette.formats.html_report; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_long_texts_are_the_same_on_paper_and_in_the_file() -> None:
    assert visible("x" * 60_000).split("\n")[1] in "".join(
        html_page(REQUEST, [ten.dossier(replace(ten.SHOTS, narrative="x" * 60_000))], 1, taxonomies())
    )
