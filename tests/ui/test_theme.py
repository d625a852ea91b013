from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from vedette.paths import resource
from vedette.ui.printing.typeface import register_fonts
from vedette.ui.theme import Theme

Role = QPalette.ColorRole


def test_the_user_s_choice_is_worn(theme: Theme, qtbot: QtBot) -> None:
    for choice, dark in (("dark", True), ("light", False)):
        with qtbot.waitSignal(theme.changed):
            theme.apply(choice)
        assert theme.dark is dark
        assert theme.choice == choice


def test_open_widgets_change_with_it(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    theme.apply("light")
    light = label.palette().color(Role.Window)
    theme.apply("dark")
    assert label.palette().color(Role.Window).lightness() < light.lightness()


def test_the_style_sheet_follows_the_palette(theme: Theme, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    grounds = []
    for choice in ("light", "dark"):
        theme.apply(choice)
        grounds.append(line.grab().toImage().pixelColor(line.width() // 2, line.height() // 2).lightness())
    assert grounds[0] > 200
    assert grounds[1] < 80


def test_the_system_s_change_is_followed_only_when_that_is_the_choice(theme: Theme, qapp: QApplication) -> None:
    hints = qapp.styleHints()
    theme.apply("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark
    theme.apply("dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.dark


def test_a_choice_from_a_newer_version_means_system(theme: Theme) -> None:
    theme.apply("sepia")
    assert theme.choice == "system"


@pytest.mark.parametrize(("asked", "given"), [(100, 100), (150, 150), (1, 80), (9999, 200)])
def test_text_grows_with_the_setting_within_bounds(theme: Theme, qapp: QApplication, asked: int, given: int) -> None:
    theme.apply("light", 100)
    usual = qapp.font().pointSizeF()
    theme.apply("light", asked)
    assert qapp.font().pointSizeF() == pytest.approx(usual * given / 100, rel=0.02)


def test_fonts_for_the_paper_leave_the_letters_of_the_window_as_they_are(theme: Theme, qapp: QApplication) -> None:
    theme.apply("light")
    before = QFontInfo(qapp.font()).family()
    register_fonts()
    assert QFontInfo(qapp.font()).family() == before


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    sheet = resource("styles", "window.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb", rules)
