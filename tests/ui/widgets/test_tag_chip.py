from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from vedette.ui import colours
from vedette.ui.widgets.tag_chip import WIDEST, Chip, chip_size, paint_chips, status_chip

CHIPS = [Chip(name, name, name) for name in ("red", "blue", "green", "amber")]


def painted(width: int, chips: list[Chip], *, dark: bool = False) -> tuple[int, QImage]:
    image = QImage(width, 26, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    count = paint_chips(painter, image.rect(), chips, colours.palette(dark=dark))
    painter.end()
    return count, image


def inks(image: QImage, rect: QRect) -> set[str]:
    rect = rect.intersected(image.rect())
    return {
        image.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right() + 1)
        for y in range(rect.top(), rect.bottom() + 1)
    }


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return qapp


@pytest.mark.parametrize("dark", [False, True])
def test_chips_have_the_grounds_of_their_tints(dark: bool) -> None:
    count, image = painted(600, CHIPS, dark=dark)
    assert count == 4
    palette = colours.palette(dark=dark)
    assert {colours.tint(chip.tint, palette).ground for chip in CHIPS} <= inks(image, image.rect())


def test_what_does_not_fit_is_counted_instead_of_cut() -> None:
    count, image = painted(110, CHIPS)
    assert 1 <= count < 4
    ground = colours.tint("amber", colours.palette(dark=False)).ground
    assert ground not in inks(image, image.rect())


@pytest.mark.parametrize("width", [1, 5, 20, 60, 300])
def test_nothing_is_painted_outside_the_cell(width: int) -> None:
    image = QImage(width + 40, 26, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_chips(painter, QRect(0, 0, width, 26), [Chip("k", "word " * 50, "red"), *CHIPS], colours.palette(dark=False))
    painter.end()
    beyond = QRect(width + 1, 0, 39, 26)
    assert colours.tint("red", colours.palette(dark=False)).ground not in inks(image, beyond)


def test_no_chips_paint_nothing() -> None:
    count, image = painted(100, [])
    assert count == 0
    assert inks(image, image.rect()) == {"#ffffff"}


def test_a_chip_is_never_wider_than_its_bound_and_an_icon_needs_room(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert chip_size(Chip("k", "x" * 10_000_000), metrics).width() == WIDEST
    assert chip_size(Chip("k", "word", icon="scale"), metrics).width() > chip_size(Chip("k", "word"), metrics).width()


def test_hostile_words_can_be_painted() -> None:
    for text in ("\0", "\ud800", "\u202eabc", "a\nb\n" * 1000, ""):
        assert painted(200, [Chip("k", text)])[0] == 1


def test_a_status_has_word_icon_and_tint() -> None:
    assert status_chip("contested", "contested") == Chip("contested", "contested", "orange", "scale")
    assert status_chip("from a newer version", "odd").icon == status_chip("unknown", "unknown").icon
