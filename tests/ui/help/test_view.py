"""Pictures of the guide as they stand on its page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from vedette.ui.help.view import GuideView, fitted
from vedette.ui.theme import Theme

IMAGE = QTextDocument.ResourceType.ImageResource
FORM = QUrl("pictures/form.png")
PAGE = '<p><img src="pictures/form.png"></p>'


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> GuideView:
    theme.apply("light")
    made = GuideView()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.show_page(PAGE)
    return made


def picture(view: GuideView) -> QImage:
    found = view.document().resource(IMAGE, FORM)
    assert isinstance(found, QImage)
    return found


def test_a_picture_is_no_wider_than_the_page_and_follows_it(view: GuideView, qtbot: QtBot) -> None:
    whole = picture(view).width()
    view.resize(300, 500)
    qtbot.waitUntil(lambda: picture(view).width() == view.room < whole)
    assert not view.horizontalScrollBar().isVisible()


def test_a_picture_is_light_or_dark_as_the_window_is(view: GuideView, theme: Theme) -> None:
    light = picture(view).pixelColor(2, 2).lightness()
    theme.apply("dark")
    view.show_page(PAGE)
    assert picture(view).pixelColor(2, 2).lightness() < 100 < light


@pytest.mark.parametrize("name", ["/etc/hostname", "pictures/../form.png", "../pictures/form.png", "form.png"])
def test_nothing_else_is_reached(view: GuideView, name: str) -> None:
    assert view.document().loadResource(IMAGE.value, QUrl(name)).width() == 1


def test_a_picture_has_all_the_pixels_of_a_sharp_screen() -> None:
    whole = QImage(1000, 400, QImage.Format.Format_RGB32)
    sharp = fitted(whole, 700, 2.0)
    assert (sharp.width(), sharp.devicePixelRatioF()) == (1000, 2.0)
    assert fitted(whole, 700, 1.0).width() == 500 and fitted(whole, 300, 2.0).width() == 600
