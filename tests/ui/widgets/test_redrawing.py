from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.redrawing import Redrawing


def test_a_page_is_drawn_once_for_each_new_look(theme: Theme, qtbot: QtBot) -> None:
    page, drawn = QWidget(), list[bool]()
    qtbot.addWidget(page)
    Redrawing(page, lambda: drawn.append(theme.dark))
    page.show()
    for choice in ("light", "dark"):
        theme.apply(choice)
        before = len(drawn)
        qtbot.waitUntil(lambda before=before: len(drawn) > before)  # type: ignore[misc]
    assert drawn == [False, True]


def test_what_is_hidden_is_drawn_when_it_is_shown_again(theme: Theme, qtbot: QtBot) -> None:
    page, drawn = QWidget(), list[bool]()
    qtbot.addWidget(page)
    page.show()
    Redrawing(page, lambda: drawn.append(theme.dark))
    page.hide()
    theme.apply("dark")
    qtbot.wait(0)
    assert drawn == []
    page.show()
    qtbot.waitUntil(lambda: drawn == [True])
