"""The form beside the list: what a double click, another row and Del do while somebody writes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.person import NONE, Ctrl, Person
from vedette.ui.widgets.plain_label import PlainLabel


def at(person: Person, row: int) -> QPoint:
    return person.table.visualRect(person.table.table.index(row, 0)).center()


def double_clicks(person: Person, row: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    port = person.table.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, modifier, at(person, row))
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, modifier, at(person, row))


def heading(person: Person) -> str:
    return person.finds(PlainLabel, "FormHeading").text()


def edits(person: Person, row: int) -> str:
    """Open the incident of a row in the form; gives its title."""
    double_clicks(person, row)
    person.sees(lambda: person.window.side.is_writing)
    title = person.reads("title")[row]
    person.sees(lambda: heading(person).endswith(title) and person.finds(QLineEdit, "title").hasFocus())
    return title


def test_a_double_click_edits_as_enter_does(before: Callable[[int], Person]) -> None:
    person = before(3)
    title = edits(person, 1)
    assert heading(person) == f"Edit {person.reads('reference')[1]}: {title}"


def test_a_double_click_with_ctrl_or_on_the_header_edits_nothing(before: Callable[[int], Person]) -> None:
    person = before(3)
    person.chooses([0])
    double_clicks(person, 1, Ctrl)
    head = person.table.horizontalHeader().viewport()
    QTest.mouseDClick(head, Qt.MouseButton.LeftButton, NONE, QPoint(20, 8))
    person.qtbot.wait(1)
    assert not person.window.side.is_writing


def test_a_form_with_nothing_typed_gives_way_to_another_row(before: Callable[[int], Person]) -> None:
    person = before(3)
    edits(person, 0)
    person.chooses([2])
    person.sees(lambda: not person.window.side.is_writing)
    assert person.messages == []


def test_another_incident_is_edited_and_the_one_before_is_gone_back_to(before: Callable[[int], Person]) -> None:
    person = before(3)
    first = edits(person, 0)
    person.types(" at dawn", person.finds(QLineEdit, "title"))
    typed = person.finds(QLineEdit, "title").text()
    person.chooses([2])
    assert heading(person).endswith(first)
    second = edits(person, 2)
    assert second != first
    assert person.messages == [f"Your changes to “{typed}” are kept as a draft."]
    back = next(one for one in person.window.messages.findChildren(QPushButton) if "back" in one.text())
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    person.sees(lambda: heading(person).endswith(first))
    person.sees(lambda: person.finds(QLineEdit, "title").text() == typed)


def test_enter_on_the_incident_that_is_edited_keeps_the_typing(before: Callable[[int], Person]) -> None:
    person = before(2)
    edits(person, 0)
    person.types(" at dawn", person.finds(QLineEdit, "title"))
    typed = person.finds(QLineEdit, "title").text()
    person.presses(Qt.Key.Key_Return)
    person.sees(lambda: person.finds(QLineEdit, "title").hasFocus())
    assert person.finds(QLineEdit, "title").text() == typed
    assert person.messages == []


def test_del_names_what_went_to_the_trash(before: Callable[[int], Person]) -> None:
    person = before(3)
    person.chooses([1])
    named = f"{person.reads('reference')[1]} “{person.reads('title')[1]}”"
    person.presses(Qt.Key.Key_Delete)
    person.sees(lambda: person.messages == [f"Moved {named} to the trash"])
    person.does("undo")
    person.sees(lambda: len(person.reads("title")) == 3)


def test_drafts_are_counted_and_gone_on_with_from_the_navigator(before: Callable[[int], Person]) -> None:
    person = before(3)

    def counted() -> int | None:
        return person.window.navigator.tree._by_key["drafts"].entry.count

    person.sees(lambda: person.way("Drafts") is not None)
    assert counted() == 0
    edits(person, 0)
    person.types("At dawn ", person.finds(QLineEdit, "title"))
    typed = person.finds(QLineEdit, "title").text()
    person.does("new")
    person.sees(lambda: counted() == 1)
    person.types("Another", person.finds(QLineEdit, "title"))
    person.takes_way(typed)
    person.sees(lambda: heading(person).endswith("Incident 0003"))
    person.sees(lambda: person.finds(QLineEdit, "title").text() == typed)
    person.sees(lambda: counted() == 2)
    person.does("save")
    person.sees(lambda: counted() == 1 and person.way("Another") is not None)
