from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.field import LabelledField
from vedette.ui.widgets.form_layout import FormBuilder, line


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def field(page: QWidget, qtbot: QtBot) -> LabelledField:
    made = LabelledField("when", "&When", QLineEdit(), tip="As a person writes it")
    layout = QVBoxLayout(page)
    layout.addWidget(QLineEdit())
    layout.addWidget(made)
    page.resize(600, 120)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return made


def test_the_input_is_named_by_its_label(field: LabelledField) -> None:
    assert field.entry.accessibleName() == "When"
    assert field.entry.objectName() == "when"
    assert field.label.buddy() is field.entry
    assert "As a person writes it" in field.entry.toolTip()


def test_the_mnemonic_goes_to_the_input(field: LabelledField, qtbot: QtBot) -> None:
    qtbot.keyClick(field.window(), Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert field.entry.hasFocus()


def test_what_was_understood_and_what_is_wrong_stand_under_it_and_are_heard(field: LabelledField) -> None:
    field.show_hint("1 November 2021, evening, to 2 November 2021, morning")
    field.show_problem("The day does not exist. Write another.")
    assert field.entry.accessibleDescription().startswith("The day does not exist.")
    assert "1 November 2021, evening" in field.entry.accessibleDescription()
    field.show_problem("")
    assert field.problem == ""
    assert field.hint.startswith("1 November")


def test_lines_that_say_nothing_take_no_room(field: LabelledField, qtbot: QtBot) -> None:
    usual = field.sizeHint().height()
    field.show_problem("Something is wrong.")
    qtbot.waitUntil(lambda: field.sizeHint().height() > usual)
    field.show_problem("")
    field.show_hint("")
    qtbot.waitUntil(lambda: field.sizeHint().height() == usual)


def test_markup_in_a_hint_stays_text(field: LabelledField) -> None:
    field.show_hint("<b>3 November</b>")
    assert field.hint == "<b>3 November</b>"


def test_the_label_stands_beside_or_above(field: LabelledField, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: field.label.x() < field.entry.x() and field.label.y() == field.entry.y())
    field.stack(True)
    qtbot.waitUntil(lambda: field.label.x() == field.entry.x() and field.label.y() < field.entry.y())


class Polish(QTranslator):
    """Knows two words."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return {("Form", "Tit&le"): "&Tytuł", ("Form", "In a few words"): "W kilku słowach"}.get((context, text), "")


def test_declared_labels_tips_and_examples_are_translated(qtbot: QtBot, qapp: QApplication) -> None:
    polish = Polish()
    qapp.installTranslator(polish)
    try:
        form = FormBuilder((line("title", "Tit&le", tip="In a few words", example="In a few words"),))
    finally:
        qapp.removeTranslator(polish)
    qtbot.addWidget(form)
    entry = form.entry("title")
    assert form.field("title").label.text() == "&Tytuł" and entry.accessibleName() == "Tytuł"
    assert "W kilku słowach" in entry.toolTip()
    assert isinstance(entry, QLineEdit) and entry.placeholderText() == "W kilku słowach"


def test_the_line_of_a_hint_stays_once_it_was_shown(field: LabelledField) -> None:
    field.show_hint("3 November 2021")
    field.show()
    height = field.sizeHint().height()
    field.show_hint("")
    assert field.sizeHint().height() == height
