"""A button says its words without the sign of its mnemonic, and Enter elsewhere does not press it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from vedette.ui.widgets.named_button import named_button


def test_a_screen_reader_hears_the_words_alone(qtbot: QtBot) -> None:
    button = named_button("Go", "&Show", "calendar")
    qtbot.addWidget(button)
    assert (button.objectName(), button.accessibleName()) == ("Go", "Show")
    assert not button.icon().isNull() and not button.autoDefault()


def test_a_button_needs_no_picture(qtbot: QtBot) -> None:
    button = named_button("Close", "Close")
    qtbot.addWidget(button)
    assert button.icon().isNull()
