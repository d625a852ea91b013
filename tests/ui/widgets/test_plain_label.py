from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vedette.ui.widgets.plain_label import LONGEST_LABEL, PlainLabel, plain_tooltip, shown

MARKUP = '<img src="file:///etc/passwd"><b>bold</b> &amp; &lt;'


def test_markup_stays_text(qtbot: QtBot) -> None:
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)
    assert label.text() == MARKUP
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > PlainLabel("bold & <").sizeHint().width()


def test_markup_in_a_tooltip_stays_text() -> None:
    document = QTextDocument()
    document.setHtml(plain_tooltip(MARKUP + "\nsecond line"))
    assert document.toPlainText().splitlines() == [MARKUP, "second line"]
    assert plain_tooltip("") == ""


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("invoice\u202efdp.exe", "invoice⟨RLO⟩fdp.exe"),
        ("zero\u200bwidth", "zero⟨ZWSP⟩width"),
        ("a\0b", "a⟨U+0000⟩b"),
        ("half \ud83d", "half �"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Białystok, Гродно, 👩‍🚒, نمی‌خواهم", "Białystok, Гродно, 👩‍🚒, نمی‌خواهم"),
    ],
)
def test_what_deceives_the_eye_is_marked_and_all_else_left(typed: str, seen: str) -> None:
    assert shown(typed) == seen


def test_a_text_of_megabytes_is_cut(qtbot: QtBot) -> None:
    label = PlainLabel("x" * 10_000_000)
    qtbot.addWidget(label)
    assert label.text() == "x" * LONGEST_LABEL + "…"


@given(st.text(st.characters(), max_size=200))
@settings(max_examples=60)
def test_any_text_can_be_shown_and_looks_the_same_when_shown_again(typed: str) -> None:
    seen = shown(typed)
    seen.encode("utf-8")
    assert shown(seen) == seen


def test_selectable_text_can_be_copied_from_the_keyboard(qtbot: QtBot) -> None:
    label = PlainLabel("PLBY-2021-0007", selectable=True)
    qtbot.addWidget(label)
    label.show()
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "PLBY-2021-0007"
