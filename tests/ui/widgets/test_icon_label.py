from __future__ import annotations

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.icon_label import IconLabel


def test_it_is_as_large_as_asked_and_changes_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    label = IconLabel("info", size=24)
    qtbot.addWidget(label)
    label.show()
    assert label.sizeHint() == QSize(24, 24)
    theme.apply("light")
    light = label.grab().toImage()
    theme.apply("dark")
    assert label.grab().toImage() != light


def test_another_icon_takes_its_place(qtbot: QtBot, theme: Theme) -> None:
    label = IconLabel("info")
    qtbot.addWidget(label)
    before = label.grab().toImage()
    label.show_icon("x")
    assert label.grab().toImage() != before
