from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.form_layout import STACK_BELOW, FormBuilder, choice, line, text, tick

FIELDS = (
    line("title", "&Title", example="In a few words"),
    choice("type", "T&ype", [("", "–"), ("shots", "Shots"), ("crossing", "Crossing")]),
    text("story", "What &happened"),
    tick("sealed", "Sealed", "&Nobody may change it"),
)
VALUES = {"title": "Shots near Kuźnica", "type": "crossing", "story": "a\nb", "sealed": True}


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> FormBuilder:
    made = FormBuilder(FIELDS)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_f84_of_a_page_that_is_pasted_only_the_words_are_taken(form: FormBuilder) -> None:
    page = QMimeData()
    page.setHtml("<h1>Shots</h1><img src='file:///etc/hostname'><table><tr><td>x</td></tr></table>" * 20_000)
    page.setText("Shots\nat the fence\n" * 50_000)
    QApplication.clipboard().setMimeData(page)
    story = form.findChild(QPlainTextEdit, "story")
    assert story is not None
    story.paste()
    assert form.values()["story"] == "Shots\nat the fence\n" * 50_000
    assert "img" not in story.document().toHtml()
    QApplication.clipboard().clear()


def test_what_is_filled_in_is_read_back_and_is_no_edit(form: FormBuilder) -> None:
    edited: list[str] = []
    form.edited.connect(edited.append)
    form.fill(VALUES)
    assert form.values() == VALUES
    assert edited == []


def test_what_a_person_does_is_an_edit_of_its_field(form: FormBuilder, qtbot: QtBot) -> None:
    edited: list[str] = []
    form.edited.connect(edited.append)
    qtbot.keyClicks(form.entry("title"), "x")
    qtbot.keyClicks(form.entry("story"), "y")
    qtbot.keyClick(form.entry("sealed"), Qt.Key.Key_Space)
    qtbot.keyClick(form.entry("type"), Qt.Key.Key_Down)
    assert edited == ["title", "story", "sealed", "type"]
    assert form.values() == {"title": "x", "type": "shots", "story": "y", "sealed": True}


def test_fields_that_are_not_named_stay_as_they_are(form: FormBuilder) -> None:
    form.fill(VALUES)
    form.fill({"title": "another"})
    assert form.values() == VALUES | {"title": "another"}


def test_tab_goes_through_every_field_in_order_and_out_of_the_text(form: FormBuilder, qtbot: QtBot) -> None:
    form.entry("title").setFocus()
    seen = [focused().objectName()]
    for _ in range(3):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused().objectName())
    assert seen == ["title", "type", "story", "sealed"]


def test_problems_stand_beside_their_fields_and_the_first_gets_the_focus(form: FormBuilder) -> None:
    form.show_problems({"story": "Too long.", "type": "Choose a type."})
    assert form.field("story").problem == "Too long."
    assert form.field("title").problem == ""
    assert focused() is form.entry("type")
    form.show_problems({})
    assert form.field("story").problem == ""


def test_inputs_line_up_and_labels_go_above_where_it_is_narrow(form: FormBuilder, qtbot: QtBot) -> None:
    def lefts() -> set[int]:
        return {form.entry(key).mapTo(form, form.entry(key).rect().topLeft()).x() for key in VALUES}

    qtbot.waitUntil(lambda: len(lefts()) == 1 and min(lefts()) > 50)
    form.resize(STACK_BELOW - 20, 400)
    qtbot.waitUntil(lambda: lefts() == {0})


def test_a_value_that_is_no_option_chooses_the_first(form: FormBuilder) -> None:
    form.fill({"type": "from a newer list"})
    assert form.values()["type"] == ""
    entry = form.entry("type")
    assert isinstance(entry, QComboBox)
    assert entry.currentText() == "–"


def test_hostile_text_goes_in_and_out_unharmed(form: FormBuilder) -> None:
    hostile = "\u202e<b>&amp;</b> 👩‍🚒 =1+1 '; DROP"
    form.fill({"title": hostile, "story": hostile})
    assert form.values()["title"] == hostile
    assert form.values()["story"] == hostile
