"""The shipped fonts: the scripts of the field are drawn by them, and nothing becomes an empty box."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from tests.hostile import HOSTILE
from vedette.domain.report.visible import visible
from vedette.ui.printing.typeface import FAMILIES, Typeface

FIELD = {
    "Polish": "Zażółć gęślą jaźń",
    "Lithuanian and Latvian": "Ąčęėįšųūž Āčēģīķļņšūž",
    "Belarusian": "Ў ў І і Лукашэнка",
    "Ukrainian": "Ґ ґ Є є Ї ї",
    "Russian": "Съешь ещё этих мягких булок",
    "Greek": "Ξεσκεπάζω τὴν ψυχοφθόρα",
    "Hebrew": "שלום עולם",
    "Arabic": "تقرير عن الحدود ٣",
    "signs of ours": "‹RLO› “x” – · … 53°16′12″N 1\u202f000 1\u00a0000 '",
}


@pytest.fixture
def face(qapp: QApplication) -> Typeface:
    return Typeface()


def drawn(face: Typeface, text: str) -> list[tuple[str, int]]:
    """Font and number of each glyph; number 0 is the empty box."""
    layout = QTextLayout(text, face.font(9))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), glyph) for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("text", FIELD.values(), ids=FIELD.keys())
def test_f130_the_scripts_of_the_field_are_drawn_by_our_own_fonts(face: Typeface, text: str) -> None:
    assert face.drawable(text) == text
    assert all(family in FAMILIES and glyph for family, glyph in drawn(face, text))


def test_f130_what_no_font_has_is_named_by_its_number(face: Typeface) -> None:
    assert face.drawable("a\U0010fffd\U0010fffcb") == "a\u2066‹U+10FFFD U+10FFFC›\u2069b"


@pytest.mark.parametrize("text", [visible(text) for text in HOSTILE if len(text) < 200])
def test_f130_no_hostile_text_shows_an_empty_box(face: Typeface, text: str) -> None:
    boxes = [glyph for _, glyph in drawn(face, face.drawable(text.replace("\n", " "))) if not glyph]
    assert boxes == []


def test_f130_hebrew_and_arabic_run_from_the_right(face: Typeface) -> None:
    for text in (FIELD["Hebrew"], FIELD["Arabic"]):
        layout = QTextLayout(text, face.font(9))
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        first, last = line.cursorToX(0), line.cursorToX(len(text))
        assert isinstance(first, tuple) and isinstance(last, tuple) and first[0] > last[0]
