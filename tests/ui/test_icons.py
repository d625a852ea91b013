from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.repo.checkout import ROOT
from vedette.paths import resource
from vedette.ui import icons
from vedette.ui.action_list import ACTIONS
from vedette.ui.colours import STATUSES, palette, status_mark
from vedette.ui.theme import Theme


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp


def inks(image: QImage) -> set[str]:
    """The colours of the pixels that are painted in full."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_has_the_colour_of_the_text(theme: Theme) -> None:
    theme.apply("light")
    icon = icons.icon("plus")
    light = inks(icon.pixmap(32, 32).toImage())
    theme.apply("dark")
    dark = inks(icon.pixmap(32, 32).toImage())
    assert light == {palette(dark=False).color(QPalette.ColorRole.WindowText).name()}
    assert dark == {palette(dark=True).color(QPalette.ColorRole.WindowText).name()}


def test_a_disabled_icon_is_grey_and_a_selected_one_inverted(theme: Theme) -> None:
    theme.apply("light")
    icon = icons.icon("plus")
    colours = palette(dark=False)
    off = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    assert inks(icon.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()) == {off}
    selected = icon.pixmap(QSize(32, 32), QIcon.Mode.Selected).toImage()
    assert inks(selected) == {colours.color(QPalette.ColorRole.HighlightedText).name()}


def test_an_icon_may_have_a_colour_of_its_own(theme: Theme) -> None:
    theme.apply("light")
    icon = icons.icon("plus", icons.by_role(QPalette.ColorRole.Accent))
    assert inks(icon.pixmap(32, 32).toImage()) == {palette(dark=False).color(QPalette.ColorRole.Accent).name()}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_is_drawn_as_sharp_as_the_screen(ratio: float) -> None:
    drawn = icons.icon("plus").pixmap(QSize(16, 16), ratio)
    assert drawn.size() == QSize(round(16 * ratio), round(16 * ratio))
    assert drawn.devicePixelRatio() == ratio


def test_an_icon_stays_square_and_in_the_middle() -> None:
    canvas = QPixmap(60, 20)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    icons.icon("plus").paint(painter, QRect(0, 0, 60, 20))
    painter.end()
    image = canvas.toImage()
    dark = [x for x in range(60) for y in range(20) if image.pixelColor(x, y).lightness() < 128]
    assert min(dark) >= 20
    assert max(dark) < 40


def test_icons_outlive_copies_and_the_buttons_that_show_them(qtbot: QtBot) -> None:
    icon = icons.icon("plus")
    for _ in range(200):
        button = QPushButton(QIcon(icon), "add")
        qtbot.addWidget(button)
        button.grab()
    assert not icon.pixmap(16, 16).isNull()


def test_a_copy_with_a_life_of_its_own_draws_the_same() -> None:
    icon = QIcon(icons.icon("plus"))
    icon.addPixmap(QPixmap(1, 1))
    assert icon.name() == "plus"
    assert inks(icon.pixmap(32, 32).toImage()) == inks(icons.icon("plus").pixmap(32, 32).toImage())


def test_an_icon_that_is_not_there_is_said_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_every_icon_that_is_named_is_there() -> None:
    names = {action.icon for action in ACTIONS if action.icon}
    names |= {status_mark(status)[0] for status in STATUSES}
    for name in names:
        assert resource("icons", f"{name}.svg").is_file()


def test_no_object_keeps_an_icon_to_be_collected_with_it() -> None:
    modules = sorted((ROOT / "desktop" / "vedette" / "ui").rglob("*.py"))
    kept = [path.name for path in modules if re.search(r"self\.\w+[^=\n]*= icons\.icon\(", path.read_text("utf-8"))]
    assert len(modules) > 200
    assert kept == []
