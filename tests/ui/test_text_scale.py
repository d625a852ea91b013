from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from vedette.ui import icons
from vedette.ui.text_scale import grown, grown_sheet
from vedette.ui.theme import Theme
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.room import open_at


@pytest.mark.parametrize(("size", "pixels"), [(80, 13), (100, 16), (125, 20), (200, 32)])
def test_a_length_grows_with_the_text(theme: Theme, size: int, pixels: int) -> None:
    theme.apply("light", size)
    assert grown(16) == pixels


def test_a_hairline_of_the_style_sheet_stays_one(theme: Theme) -> None:
    theme.apply("light", 200)
    assert grown_sheet("a { border: 1px solid; padding: 4px 0px; }") == "a { border: 1px solid; padding: 8px 0px; }"


def test_icons_beside_words_grow_with_them(theme: Theme, qtbot: QtBot) -> None:
    label, button = IconLabel("info"), QPushButton(icons.icon("info"), "Words")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    theme.apply("light", 100)
    before = label.sizeHint().width(), button.sizeHint().height()
    theme.apply("light", 200)
    assert label.sizeHint().width() == 2 * before[0]
    assert button.sizeHint().height() > before[1]


def test_a_window_opens_larger_with_larger_text_but_never_beyond_the_screen(theme: Theme, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    theme.apply("light", 100)
    open_at(dialog, 200, 150)
    assert (dialog.width(), dialog.height()) == (200, 150)
    theme.apply("light", 200)
    open_at(dialog, 200, 150)
    assert (dialog.width(), dialog.height()) == (400, 300)
    open_at(dialog, 20_000, 20_000)
    room = dialog.screen().availableSize()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
