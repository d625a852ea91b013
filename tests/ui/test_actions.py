from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QTableWidget, QToolButton
from pytestqt.qtbot import QtBot

from vedette.ui import actions
from vedette.ui.action_list import ACTIONS, MENUS, TOOLBAR
from vedette.ui.theme import Theme

PROMISED = {
    "new": "Ctrl+N", "quick_line": "Ctrl+Shift+N", "find": "Ctrl+F", "edit": "Return", "save": "Ctrl+S",
    "save_and_new": "Ctrl+Return", "tag": "Ctrl+T", "duplicate": "Ctrl+D", "trash": "Del", "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z", "import": "Ctrl+I", "export": "Ctrl+E", "print": "Ctrl+P", "help": "F1", "lock": "Ctrl+L",
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def show(window: QMainWindow, qtbot: QtBot) -> None:
    """Show it as the window that has the keyboard: shortcuts go to no other."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def mnemonic(text: str) -> str:
    found = re.search("&([^&])", text)
    assert found, text
    return found.group(1).lower()


def test_ids_and_shortcuts_are_unique() -> None:
    assert max(Counter(action.id for action in ACTIONS).values()) == 1
    keys = Counter(QKeySequence(action.shortcut).toString() for action in ACTIONS if action.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_mnemonics_are_unique_in_each_menu() -> None:
    for menu in MENUS:
        inside = [action.text for action in ACTIONS if action.menu == menu]
        inside += [title for name, title in MENUS.items() if name.rpartition("/")[0] == menu and "/" in name]
        twice = [letter for letter, count in Counter(map(mnemonic, inside)).items() if count > 1]
        assert twice == [], menu
    top = Counter(mnemonic(title) for name, title in MENUS.items() if "/" not in name)
    assert max(top.values()) == 1


def test_every_key_that_the_product_promises_is_there() -> None:
    keys = {action.id: action.shortcut for action in ACTIONS}
    assert {action_id: keys[action_id] for action_id in PROMISED} == PROMISED


def test_every_action_has_a_menu_and_a_tip_and_the_toolbar_names_real_ones() -> None:
    ids = {action.id for action in ACTIONS}
    assert set(TOOLBAR) - {"|"} <= ids
    for action in ACTIONS:
        assert action.menu in MENUS
        assert action.tip


def test_what_is_bound_is_in_menu_and_toolbar_and_acts_on_its_key(window: QMainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    built = actions.build(window, {"new": lambda: done.append("new"), "about": lambda: done.append("about")})
    show(window, qtbot)
    assert set(built.actions) == {"new", "about"}
    assert set(built.menus) == {"incident", "help"}
    button = window.findChild(QToolButton, "Toolbar_new")
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == "New incident"
    assert button.toolTip() == "New incident (Ctrl+N)"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["new", "new"]


def test_what_is_not_bound_is_nowhere(window: QMainWindow) -> None:
    actions.build(window, {"help": lambda: None})
    assert [action.objectName() for action in window.findChildren(QAction) if action.objectName() in PROMISED] == [
        "help"
    ]
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&Help"]


def test_an_id_that_does_not_exist_can_not_be_bound(window: QMainWindow) -> None:
    with pytest.raises(KeyError, match="fly"):
        actions.build(window, {"fly": lambda: None})


def test_everything_bound_is_reachable_from_a_menu(window: QMainWindow) -> None:
    built = actions.build(window, {action.id: lambda *_: None for action in ACTIONS})
    assert built.menus.keys() == MENUS.keys()
    reachable = {action for menu in built.menus.values() for action in menu.actions()}
    assert set(built.actions.values()) <= reachable
    assert all(isinstance(menu, QMenu) and menu.accessibleName() for menu in built.menus.values())


def test_one_of_a_group_is_ticked_and_told(window: QMainWindow) -> None:
    told: list[str] = []
    themes = {f"theme_{name}": lambda _, name=name: told.append(name) for name in ("system", "light", "dark")}
    built = actions.build(window, themes)
    built.actions["theme_light"].trigger()
    built.actions["theme_dark"].trigger()
    assert told == ["light", "dark"]
    assert not built.actions["theme_light"].isChecked()


def test_a_key_of_the_table_does_nothing_while_one_types_elsewhere(window: QMainWindow, qtbot: QtBot) -> None:
    trashed: list[bool] = []
    built = actions.build(window, {"trash": lambda: trashed.append(True)})
    table, line = QTableWidget(1, 1, window), QLineEdit(window)
    table.move(0, 40)
    table.addActions(built.of_table())
    show(window, qtbot)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert trashed == []
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert trashed == [True]


def test_undo_can_say_what_it_would_take_back(window: QMainWindow) -> None:
    built = actions.build(window, {"undo": lambda: None})
    built.name("undo", "Undo: tag “R&D” on 12 incidents")
    assert built.actions["undo"].text() == "Undo: tag “R&&D” on 12 incidents"
    assert built.actions["undo"].toolTip() == "Undo: tag “R&D” on 12 incidents (Ctrl+Z)"
    built.enable({"undo": False, "redo": True})
    assert not built.actions["undo"].isEnabled()


def test_help_lists_every_key() -> None:
    listed = actions.shortcuts()
    assert ("Ctrl+N", "New incident") in listed
    assert len(listed) == sum(bool(action.shortcut) for action in ACTIONS)
