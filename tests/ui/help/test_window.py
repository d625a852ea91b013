"""The guide's window as a person uses it: read, follow a link, go back, search, change the look."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vedette.domain.guide import Guide
from vedette.ui.help.context import FIRST, page_for, pages_in_use
from vedette.ui.help.desk import HelpDesk
from vedette.ui.help.guide import read_guide
from vedette.ui.help.window import HelpWindow
from vedette.ui.theme import Theme


@pytest.fixture(scope="module")
def guide(qapp: object) -> Guide:
    return read_guide()


@pytest.fixture
def window(qtbot: QtBot, guide: Guide) -> HelpWindow:
    made = HelpWindow(guide)
    qtbot.addWidget(made)
    made.open_at("start")
    return made


def titles(window: HelpWindow) -> list[str]:
    return window.titles.stringList()


def test_it_opens_with_all_pages_and_the_one_asked_for(window: HelpWindow, guide: Guide) -> None:
    assert titles(window) == [page.title for page in guide.pages]
    assert window.view.toPlainText().startswith("Getting started")
    assert window.pages.currentIndex().data() == "Getting started"


def test_a_link_leads_to_its_page_and_back_again(window: HelpWindow, qtbot: QtBot) -> None:
    window.view.link_asked.emit("dates.md")
    assert window.shown == "dates" and window.pages.currentIndex().data() == "Dates"
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.shown == "start" and not window.back.isEnabled() and window.forward.isEnabled()
    qtbot.mouseClick(window.forward, Qt.MouseButton.LeftButton)
    assert window.shown == "dates" and not window.forward.isEnabled()


def test_a_link_to_a_heading_scrolls_to_it(window: HelpWindow) -> None:
    window.view.link_asked.emit("claims.md#our-assessment")
    assert window.shown == "claims" and window.view.verticalScrollBar().value() > 0


@pytest.mark.parametrize("link", ["https://example.org/", "file:///etc/passwd", "nothing.md", "../x.md", ""])
def test_a_link_to_anywhere_else_leads_nowhere(window: HelpWindow, link: str) -> None:
    window.view.link_asked.emit(link)
    assert window.shown == "start" and not window.back.isEnabled()


def test_pages_are_chosen_by_key(window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.pages, Qt.Key.Key_Down)
    assert window.shown == "logging" and window.view.toPlainText().startswith("Logging an incident")


def test_a_search_lists_the_pages_marks_the_words_and_esc_takes_it_back(window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.search, "overnight")
    assert window.shown == "dates" and 0 < len(titles(window)) < 19
    marked = window.view.extraSelections
    qtbot.waitUntil(lambda: {one.cursor.selectedText().lower() for one in marked()} == {"overnight"})
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == "" and window.isVisible()
    qtbot.waitUntil(lambda: marked() == [])
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_however_many_letters_a_search_takes_it_is_one_step_on_the_way_back(window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.search, "gazetteer")
    assert window.shown == "places"
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.shown == "start" and not window.back.isEnabled()


def test_a_search_without_an_answer_says_so(window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.search, "xyzzy")
    assert titles(window) == [] and "No page has words" in window.view.toPlainText()
    window.search.clear()
    assert window.view.toPlainText().count("No page has words") == 0 and len(titles(window)) > 10


def test_the_page_follows_the_theme(window: HelpWindow, theme: Theme, qtbot: QtBot) -> None:
    def linked() -> str:
        return window.view.document().defaultStyleSheet().rpartition("a { color: ")[2].partition(";")[0]

    for choice in ("light", "dark"):
        theme.apply(choice)
        colour = window.palette().color(QPalette.ColorRole.Link).name()
        qtbot.waitUntil(lambda colour=colour: linked() == colour)  # type: ignore[misc]


def test_everything_to_type_in_or_press_has_a_name(window: HelpWindow) -> None:
    for part in (window.search, window.pages, window.view, window.back, window.forward):
        assert part.accessibleName()


def test_help_opens_at_the_page_about_what_one_is_doing(qtbot: QtBot) -> None:
    owner, field = QWidget(), QLineEdit()
    qtbot.addWidget(owner)
    field.setParent(owner)
    field.setObjectName("when")
    assert page_for(field) == "dates"
    owner.setObjectName("ImportDialog")
    field.setObjectName("something of its own")
    assert page_for(field) == "importing"
    assert page_for(None) == FIRST


def test_every_place_leads_to_a_page_that_is_there(guide: Guide) -> None:
    assert all(guide.page(name) is not None for name in pages_in_use() | {FIRST})


def test_the_desk_opens_one_window_and_turns_its_page(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    desk = HelpDesk(owner, lambda: {name: QAction(owner) for name in ("new", "help")})
    desk.bindings()["help"]()
    first = desk.window
    assert first is not None and first.isVisible() and not first.isModal() and first.shown == FIRST
    desk.bindings()["shortcuts"]()
    assert desk.window is first and first.shown == "keyboard"
    assert "New incident" in first.view.toPlainText() and "Ctrl+I" not in first.view.toPlainText()


def test_no_page_shows_marks_that_nobody_filled_in_or_markup_that_was_not_understood(
    guide: Guide, qtbot: QtBot
) -> None:
    window = HelpWindow(guide)
    qtbot.addWidget(window)
    for page in guide.pages:
        window.show_page(page.name)
        shown = window.view.toPlainText()
        assert "{{" not in shown and "|---" not in shown and "**" not in shown, page.name
        assert re.search(r"^#+ ", shown, re.MULTILINE) is None, page.name
