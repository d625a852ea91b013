"""Keys can be seen and changed; none means two things, and the menus and the guide tell those of now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QPushButton, QTreeWidget

from tests.ui.person import Ctrl, Person, Shift
from vedette.ui import keys
from vedette.ui.action_list import ACTIONS
from vedette.ui.help.parts import window_parts
from vedette.ui.preferences.keys_page import ID
from vedette.ui.preferences.window import PreferencesWindow
from vedette.ui.settings import MachineSettings
from vedette.ui.widgets.plain_label import PlainLabel

BY_ID = {action.id: action for action in ACTIONS}


def choose(person: Person, action_id: str) -> QKeySequenceEdit:
    person.does("preferences")
    person.finds(PreferencesWindow, "PreferencesWindow").show_page("keys")
    table = person.finds(QTreeWidget, "KeyTable")
    items = (table.topLevelItem(row) for row in range(table.topLevelItemCount()))
    table.setCurrentItem(next(item for item in items if item is not None and item.data(0, ID) == action_id))
    return person.finds(QKeySequenceEdit, "KeyEdit")


def press(entry: QKeySequenceEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    entry.setFocus()
    QTest.keyClick(entry, key, modifiers)


def test_only_what_differs_from_the_usual_is_kept() -> None:
    kept = keys.changed_to((), {"tag": "Ctrl+K", "new": "Ctrl+N"})
    assert kept == ("tag=Ctrl+K",)
    assert keys.effective(kept)["tag"] == "Ctrl+K" and keys.effective(kept)["new"] == "Ctrl+N"
    assert keys.changed_to(kept, {"tag": "Ctrl+T"}) == ()
    assert keys.effective(("nonsense=Ctrl+K", "tag"))["tag"] == ""


def test_the_usual_keys_contradict_neither_each_other_nor_what_is_reserved() -> None:
    for action in ACTIONS:
        if action.shortcut:
            assert keys.holder((), action.shortcut, action.id) == ""
            assert action.shortcut not in keys.RESERVED and not keys.is_too_plain(action, action.shortcut)


@pytest.mark.parametrize(
    ("action_id", "key", "plain"), [("new", "N", True), ("new", "F7", False), ("trash", "Del", False)]
)
def test_a_key_alone_is_for_the_table_only(action_id: str, key: str, plain: bool) -> None:
    assert keys.is_too_plain(BY_ID[action_id], key) is plain


def test_a_new_key_holds_at_once_and_the_next_time(person: Person, machine: MachineSettings) -> None:
    press(choose(person, "quick_line"), Qt.Key.Key_K, Ctrl)
    assert machine.current.keys == ("quick_line=Ctrl+K",)
    action = person.action("quick_line")
    assert action.shortcut() == QKeySequence("Ctrl+K") and action.toolTip().endswith("(Ctrl+K)")
    person.finds(PreferencesWindow, "PreferencesWindow").close()
    QTest.keyClick(person.window, Qt.Key.Key_K, Ctrl)
    assert person.finds(QLineEdit, "QuickLine").isVisible()


def test_a_key_that_is_taken_is_given_over_only_when_one_says_so(person: Person, machine: MachineSettings) -> None:
    press(choose(person, "quick_line"), Qt.Key.Key_F, Ctrl)
    assert "the key of “Find”" in person.finds(PlainLabel, "KeyNote").text() and machine.current.keys == ()
    person.finds(QPushButton, "KeyTake").click()
    assert set(machine.current.keys) == {"quick_line=Ctrl+F", "find="}
    assert person.action("find").shortcut().isEmpty()
    person.finds(QPushButton, "KeysUsual").click()
    assert machine.current.keys == () and person.action("find").shortcut() == QKeySequence("Ctrl+F")


def test_a_reserved_or_bare_key_is_refused_in_words(person: Person, machine: MachineSettings) -> None:
    entry = choose(person, "quick_line")
    press(entry, Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier)
    assert "meaning of its own" in person.finds(PlainLabel, "KeyNote").text()
    press(entry, Qt.Key.Key_K, Shift)
    assert "needed for typing" in person.finds(PlainLabel, "KeyNote").text()
    assert machine.current.keys == ()


def test_a_key_can_be_freed_and_put_back(person: Person, machine: MachineSettings) -> None:
    choose(person, "quick_line")
    person.finds(QPushButton, "KeyNone").click()
    assert "quick_line=" in machine.current.keys
    person.finds(QPushButton, "KeyUsual").click()
    assert not machine.current.keys


def test_a_search_never_leaves_the_keys_of_an_action_that_it_hides(person: Person) -> None:
    entry = choose(person, "new_logbook")
    person.types("own window", person.finds(QLineEdit, "PreferenceSearch"))
    assert entry.keySequence() == QKeySequence(BY_ID["own_window"].shortcut)


def test_the_guide_tells_the_keys_of_now(person: Person, machine: MachineSettings) -> None:
    machine.change(keys=("quick_line=Ctrl+K",))
    person.does("shortcuts")
    desk = person.window._help
    first = desk.window
    assert first is not None and "`Ctrl+K`" in first._guide.page("keyboard").text  # type: ignore[union-attr]
    machine.change(keys=())
    person.does("shortcuts")
    assert desk.window is not first
    assert "`Ctrl+Shift+N`" in window_parts()["actions"]
