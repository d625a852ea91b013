"""A laid-out document in strips: they follow each other without overlap, and cut neither row nor line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from vedette.domain.report.drawing import Drawing
from vedette.ui.printing.paper import DOTS_PER_POINT
from vedette.ui.printing.strips import Strip, strips
from vedette.ui.printing.typeface import Typeface
from vedette.ui.printing.typesetter import Typesetter

WIDTH, HEIGHT = 8_000.0, 11_000.0
LINE = 180.0


@pytest.fixture
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter(Typeface(), WIDTH)


def in_order(found: list[Strip]) -> bool:
    return all(above.bottom <= below.top + 0.5 for above, below in pairwise(found))


def rows_of(*texts: str, head: str = "") -> str:
    cells = "".join(f"<tr><td>{n}</td><td>{text}</td></tr>" for n, text in enumerate(texts))
    thead = f"<thead><tr><td>{head}</td><td>{head}</td></tr></thead>" if head else ""
    return f'<table class="grid" width="100%" cellspacing="0" cellpadding="0">{thead}{cells}</table>'


def laid_out(typesetter: Typesetter, html: str) -> tuple[QTextDocument, list[Strip]]:
    document = typesetter.document(html)
    return document, strips(document, HEIGHT)


def test_a_row_is_one_strip_and_the_head_belongs_to_each(typesetter: Typesetter) -> None:
    document, found = laid_out(typesetter, rows_of("one", "two " * 100, "three", head="Head"))
    assert len(found) == 4 and in_order(found)
    assert found[0].keeps and found[0].head is None
    assert [strip.head for strip in found[1:]] == [found[0]] * 3
    assert found[2].height > found[1].height
    assert found[-1].bottom <= document.size().height()


def test_paragraphs_below_a_heading_that_asks_for_it_are_not_parted(typesetter: Typesetter) -> None:
    parted = laid_out(typesetter, "<h2>Head</h2><p>one</p><p>two</p><p>three</p>")[1]
    assert [strip.keeps for strip in parted] == [True, False, False, False]
    whole = laid_out(typesetter, '<h2><a name="whole"></a>Head</h2><p>one</p><p>two</p><h2>Next</h2><p>three</p>')[1]
    assert [strip.keeps for strip in whole] == [True, True, False, True, False]


def test_a_table_without_a_head_has_none(typesetter: Typesetter) -> None:
    found = laid_out(typesetter, rows_of("one", "two"))[1]
    assert [(strip.keeps, strip.head) for strip in found] == [(False, None)] * 2


def test_a_row_higher_than_a_page_is_parted_between_its_lines(typesetter: Typesetter) -> None:
    found = laid_out(typesetter, rows_of("short", "word " * 5_000, "end", head="Head"))[1]
    assert in_order(found) and len(found) > 60
    assert all(strip.height < 2 * LINE + LINE for strip in found[2:-1])
    assert all(strip.head == found[0] for strip in found[1:])


def test_f63_a_word_of_ten_thousand_letters_is_broken_into_lines(typesetter: Typesetter) -> None:
    document, found = laid_out(typesetter, f"<p>{'x' * 10_000}</p>" + rows_of("y" * 10_000))
    assert len(found) > 50 and in_order(found)
    assert document.idealWidth() <= WIDTH + 1


def test_headings_stay_with_what_follows_and_lonely_lines_with_their_paragraph(typesetter: Typesetter) -> None:
    found = laid_out(typesetter, f"<h2>Heading</h2><p>{'word ' * 400}</p><p>one line</p>")[1]
    assert found[0].keeps
    assert found[1].keeps and found[-3].keeps
    assert not found[3].keeps and not found[-1].keeps


def test_a_table_below_a_heading_that_asks_for_it_is_kept_whole(typesetter: Typesetter) -> None:
    html = '<h2><a name="whole"></a>Record</h2>' + rows_of("a", "b", "c") + "<h2>Other</h2>" + rows_of("d", "e")
    assert [strip.keeps for strip in laid_out(typesetter, html)[1]] == [True, True, True, False, True, False, False]


def test_f6_foreign_files_named_in_markup_are_refused(typesetter: Typesetter, tmp_path: Path) -> None:
    picture = QImage(700, 700, QImage.Format.Format_RGB32)
    assert picture.save(str(tmp_path / "picture.png"))
    plain = typesetter.document("<p>a</p>")
    tempting = typesetter.document(f'<p>a<img src="{(tmp_path / "picture.png").as_uri()}"></p>')
    assert tempting.size().height() < plain.size().height() * 2


def test_a_small_table_with_a_head_is_not_parted_and_a_large_one_is(typesetter: Typesetter) -> None:
    few = laid_out(typesetter, rows_of("one", "two", "three", head="Head"))[1]
    assert [strip.keeps for strip in few] == [True, True, True, False]
    many = laid_out(typesetter, rows_of(*("row",) * 40, head="Head"))[1]
    assert [strip.keeps for strip in many] == [True, *(False,) * 40]


def test_a_note_below_a_table_stays_with_its_last_row(typesetter: Typesetter) -> None:
    found = laid_out(typesetter, rows_of(*("row",) * 40, head="Head") + "<p>A figure nobody gave is not zero.</p>")[1]
    assert [strip.keeps for strip in found[-3:]] == [False, True, False]
    apart = laid_out(typesetter, rows_of("a", "b") + "<h2>Other</h2><p>words</p>")[1]
    assert [strip.keeps for strip in apart] == [False, False, True, False]


def test_a_drawing_is_never_wider_than_the_page(typesetter: Typesetter) -> None:
    half = WIDTH / DOTS_PER_POINT / 2
    for width, kept in ((half, 1.0), (4 * half, 0.5)):
        drawing = Drawing(width, 100.0, (), "empty")
        document = typesetter.document('<p><img src="0"></p>', [drawing])
        assert document.idealWidth() <= WIDTH + 1
        assert document.size().height() == pytest.approx(100 * kept * DOTS_PER_POINT, abs=LINE)
