"""The tags themselves, from the tag manager, from the navigator and by keys in the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QMenu, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.person import Ctrl, Person, elsewhere
from vedette.ui.incidents.dragging import INCIDENTS
from vedette.ui.navigator.dropping import TAG, Dropping
from vedette.ui.program import Program
from vedette.ui.tags.manager import TagManager
from vedette.ui.tags.tag_tree_model import MIME
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.drafting import Draft
from vedette.usecases.saved_searches import SavedSearches

Buttons, No = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Somebody before three incidents with tags, and one tag that none carries."""
    with elsewhere(logbook) as place:
        for number, tags in enumerate((["border/wire"], ["border/wire", "fence"], ["fence"]), 1):
            place.incidents.record(Draft(title=f"Incident {number}", when=f"{number}.11.2021", tags=tags))
        place.tagging.make("envoys")
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 3)
    return found


def opens(person: Person) -> TagManager:
    person.does("manage_tags")
    manager = person.finds(TagManager, "TagManager")
    person.sees(lambda: manager.tree.rowCount() > 0)
    return manager


def reads(manager: TagManager) -> list[str]:
    """Each tag as `above/tag incidents itself key`, in the order on the screen."""
    model, found = manager.fitting, []
    index = model.index(0, 0)
    while index.isValid():
        above = index.parent().data()
        cells = [str(model.index(index.row(), column, index.parent()).data()) for column in range(4)]
        found.append(" ".join([f"{above}/{cells[0]}" if above else cells[0], *filter(None, cells[1:])]))
        index = manager.view.indexBelow(index)
    return found


def chooses(manager: TagManager, name: str) -> None:
    index = next(item.index() for item in manager.tree._items.values() if item.text() == name)
    manager.view.setCurrentIndex(manager.fitting.mapFromSource(index))


def names(person: Person, name: str) -> None:
    entry = person.finds(QLineEdit, "Name")
    entry.clear()
    QTest.keyClicks(entry, name)
    person.clicks("NameSave")


def test_it_shows_the_tree_with_counts(person: Person) -> None:
    manager = opens(person)
    assert reads(manager) == ["border 2 0", "border/wire 2 2", "envoys 0 0", "fence 2 2"]
    assert person.finds(PlainLabel, "TagsNote").text().startswith("Tags: 4, unused: 1.")


def test_a_tag_is_made_renamed_and_deleted_and_each_can_be_undone(person: Person) -> None:
    manager = opens(person)
    person.clicks("TagNew")
    names(person, "gate/post")
    person.sees(lambda: "gate/post 0 0" in reads(manager))
    chooses(manager, "fence")
    person.clicks("TagRename")
    names(person, "barrier")
    person.sees(lambda: "barrier 2 2" in reads(manager))
    assert [tag.name for tag in manager.chosen()] == ["barrier"]
    manager.view.setFocus()
    QTest.keyClick(manager.view, Qt.Key.Key_Delete)
    person.sees(lambda: "barrier 2 2" not in reads(manager))
    person.sees(lambda: person.messages[-1:] == ["Deleted the tag “barrier”, which 2 incidents carried"])
    person.does("undo")
    person.sees(lambda: "barrier 2 2" in reads(manager))


def test_before_a_merge_it_says_what_changes(person: Person) -> None:
    manager = opens(person)
    chooses(manager, "fence")
    person.clicks("TagMerge")
    targets = person.finds(QListWidget, "TagTargets")
    assert [targets.item(row).text() for row in range(targets.count())] == ["border", "border/wire", "envoys"]
    QTest.keyClicks(person.finds(QLineEdit, "TagSought"), "wir")
    said = "“fence” is on 2 incidents; 1 of them have the other tag already."
    person.sees(lambda: person.finds(PlainLabel, "TagConsequence").text().startswith(said))
    person.clicks("TagChoose")
    person.sees(lambda: reads(manager) == ["border 3 0", "border/wire 3 3", "envoys 0 0"])
    person.sees(lambda: person.action("undo").text() == "Undo: merge tag “fence” into “wire”")


def test_a_tag_is_moved_by_menu_and_by_drag(person: Person) -> None:
    manager = opens(person)
    chooses(manager, "fence")
    person.clicks("TagMove")
    person.finds(QListWidget, "TagTargets").setCurrentRow(1)
    person.clicks("TagChoose")
    person.sees(lambda: "border/fence 2 2" in reads(manager))
    wire = next(item for item in manager.tree._items.values() if item.text() == "wire")
    data = manager.tree.mimeData([wire.index()])
    top = manager.tree.invisibleRootItem().index()
    envoys = next(item.index() for item in manager.tree._items.values() if item.text() == "envoys")
    assert manager.tree.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, envoys)
    assert not manager.tree.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, wire.index())
    manager.tree.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, top)
    person.sees(lambda: "wire 2 2" in reads(manager))


def test_a_tag_can_not_be_moved_below_itself(person: Person) -> None:
    manager = opens(person)
    border = next(item.index() for item in manager.tree._items.values() if item.text() == "border")
    wire = next(item.index() for item in manager.tree._items.values() if item.text() == "wire")
    manager.tree.dropMimeData(manager.tree.mimeData([border]), Qt.DropAction.MoveAction, -1, -1, wire)
    person.sees(lambda: any("can't stand below itself" in text for text in person.messages))
    assert reads(manager) == ["border 2 0", "border/wire 2 2", "envoys 0 0", "fence 2 2"]


def test_colour_and_key_are_chosen_from_a_menu(person: Person, logbook: Path) -> None:
    manager = opens(person)
    chooses(manager, "wire")
    for button, action in (("TagColour", "TagColour_teal"), ("TagKey", "TagKey_3")):
        menu = person.finds(QPushButton, button).menu()
        menu.aboutToShow.emit()
        found = menu.findChild(QAction, action)
        assert found is not None
        found.trigger()
        person.sees(lambda: not person.window.under_way)
    person.sees(lambda: "border/wire 2 2 3" in reads(manager))
    with elsewhere(logbook) as place:
        assert place.tagging.known("wire").colour == "teal"


def test_unused_tags_are_listed_and_deleted(person: Person) -> None:
    manager = opens(person)
    person.finds(QCheckBox, "TagUnusedOnly").click()
    assert reads(manager) == ["envoys 0 0"]
    person.clicks("TagDeleteUnused")
    person.sees(lambda: person.messages == ["Unused tags deleted: 1"])
    person.finds(QCheckBox, "TagUnusedOnly").click()
    person.sees(lambda: reads(manager) == ["border 2 0", "border/wire 2 2", "fence 2 2"])
    assert not person.finds(QPushButton, "TagDeleteUnused").isEnabled()


def test_typing_narrows_the_tree_to_what_fits_and_what_is_above_it(person: Person) -> None:
    manager = opens(person)
    QTest.keyClicks(person.finds(QLineEdit, "TagSeek"), "WIR")
    assert reads(manager) == ["border 2 0", "border/wire 2 2"]


def test_a_figure_in_the_table_toggles_the_tag_pinned_to_it(person: Person, logbook: Path) -> None:
    with elsewhere(logbook) as place:
        place.tagging.pin(place.tagging.known("wire").uid, 2)
    person.presses(Qt.Key.Key_A, Ctrl)
    person.presses(Qt.Key.Key_2)
    person.sees(lambda: "Put “wire” on 1 incident" in person.messages)
    person.presses(Qt.Key.Key_2)
    person.sees(lambda: "Took “wire” off 3 incidents" in person.messages)
    person.presses(Qt.Key.Key_7)
    person.sees(lambda: any("No tag is pinned to the key 7" in text for text in person.messages))


def test_the_menu_of_a_tag_in_the_navigator_has_all_of_it(person: Person) -> None:
    person.sees(lambda: person.way("fence") is not None)
    place = person.way("fence")
    assert place is not None
    person.window.navigator.customContextMenuRequested.emit(place)
    menu = person.finds(QMenu, "NavigatorMenu")
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words == [
        "Show these alone", "Add to the search", "New tag below…", "Rename…", "Merge into…", "Move below…",
        "Describe…", "Colour", "Key", "Delete",
    ]  # fmt: skip
    next(action for action in menu.actions() if "Delete" in action.text()).trigger()
    menu.close()
    person.sees(lambda: person.way("fence") is None)


def drops(person: Person, kind: str, on: str) -> bool:
    """Let something go over an entry of the navigator; whether it could be let go there."""
    place, data = person.way(on) or QPoint(), QMimeData()
    data.setData(kind, b"")
    viewport = person.window.navigator.viewport()
    watching = person.window.navigator.findChild(Dropping)
    move = QDragMoveEvent(place, Qt.DropAction.CopyAction, data, Buttons, No)
    assert watching is not None
    watching.eventFilter(viewport, move)
    if move.isAccepted():
        drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, Buttons, No)
        watching.eventFilter(viewport, drop)
    return move.isAccepted()


def test_incidents_are_dropped_onto_a_tag(person: Person) -> None:
    person.sees(lambda: person.way("envoys") is not None)
    person.chooses([0, 1])
    assert not drops(person, INCIDENTS, "All")
    assert drops(person, INCIDENTS, "envoys")
    person.sees(lambda: person.messages == ["Changed the tags of 2 incidents"])


def test_a_tag_is_dropped_onto_another_in_the_navigator_but_not_onto_itself(person: Person) -> None:
    person.sees(lambda: person.way("fence") is not None)
    place = person.way("fence") or QPoint()
    QTest.mousePress(person.window.navigator.viewport(), Buttons, No, place)
    assert not drops(person, TAG, "fence")
    assert drops(person, TAG, "envoys")
    person.sees(lambda: "Moved the tag “fence”" in person.messages)
    assert MIME == TAG


def test_what_another_program_does_to_tags_shows(person: Person, logbook: Path) -> None:
    manager = opens(person)
    with elsewhere(logbook) as place:
        place.tagging.make("tower")
    person.sees(lambda: "tower 0 0" in reads(manager))


def test_a_tag_is_described_and_the_words_are_shown_where_one_rests_on_it(person: Person, logbook: Path) -> None:
    manager = opens(person)
    chooses(manager, "fence")
    person.clicks("TagDescribe")
    QTest.keyClicks(person.finds(QPlainTextEdit, "description"), "Cut or torn down")
    person.clicks("ThingSave")
    person.sees(lambda: person.messages[-1:] == ["Described the tag “fence”"])
    person.sees(lambda: manager.tree.item(2).toolTip().find("Cut or torn down") >= 0)
    person.does("undo")
    person.sees(lambda: manager.tree.item(2).toolTip() == "")


def saves(logbook: Path, name: str, query: str) -> None:
    with elsewhere(logbook) as place:
        SavedSearches(place.desk).save(name, query)


def test_f85_saved_searches_follow_a_renamed_tag_and_the_message_names_them(person: Person, logbook: Path) -> None:
    saves(logbook, "Cut wires", "tag:border/wire")
    manager = opens(person)
    chooses(manager, "wire")
    person.clicks("TagRename")
    names(person, "barbs")
    said = "Renamed “wire” to “barbs”; 1 saved search follows: “Cut wires”"
    person.sees(lambda: person.messages[-1:] == [said] and "border/barbs 2 2" in reads(manager))
    with elsewhere(logbook) as place:
        assert [one.query for one in SavedSearches(place.desk).all()] == ["tag:border/barbs"]
    person.does("undo")
    person.sees(lambda: "border/wire 2 2" in reads(manager))
    with elsewhere(logbook) as place:
        assert [one.query for one in SavedSearches(place.desk).all()] == ["tag:border/wire"]


def test_f85_a_tag_that_a_saved_search_asks_for_is_deleted_after_a_question_only(person: Person, logbook: Path) -> None:
    saves(logbook, "Cut wires", "tag:border/wire")
    manager = opens(person)
    chooses(manager, "wire")
    person.clicks("TagDelete")
    asked = person.finds(QMessageBox, "TagDeleteQuestion")
    assert asked.text() == "1 saved search names it and would not find the same: “Cut wires”."
    assert asked.informativeText() == "What is deleted comes off 2 incidents. Undo brings it back."
    asked.button(QMessageBox.StandardButton.Cancel).click()
    assert "border/wire 2 2" in reads(manager)
    person.clicks("TagDelete")
    person.clicks("TagDeleteYes")
    said = "Deleted the tag “wire”, which 2 incidents carried; 1 saved search may not find the same now: “Cut wires”"
    person.sees(lambda: person.messages[-1:] == [said])
    person.sees(lambda: "border/wire 2 2" not in reads(manager))
