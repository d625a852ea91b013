"""The window as a whole, driven as a person would."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from sqlalchemy import Engine, event

from tests.ui.person import Ctrl, Person, Shift, elsewhere
from vedette.ui.program import Program
from vedette.usecases.drafting import Draft
from vedette.usecases.progress import Progress

NewProgram = Callable[[], Program]


def test_the_window_is_named_after_the_logbook(person: Person) -> None:
    assert person.window.windowTitle() == "border – Vedette"


def test_a_screen_reader_hears_the_parts_by_their_agreed_names(person: Person) -> None:
    heard = {widget.accessibleName() for widget in person.window.findChildren(QWidget)}
    assert {"Navigator", "Search", "Incidents", "Incident", "Status"} <= heard


def test_an_empty_logbook_says_what_to_do_next(person: Person) -> None:
    assert person.status == "0 incidents"
    person.clicks("EmptyList_new")
    assert person.window.side.is_writing


def test_the_status_bar_says_how_many_of_how_many(before: Callable[[int], Person]) -> None:
    person = before(3)
    assert person.status == "3 incidents"
    person.searches("0002")
    person.sees(lambda: person.status == "1 of 3 incidents")


def test_the_list_narrows_while_one_types_and_esc_brings_all_back(before: Callable[[int], Person]) -> None:
    person = before(12)
    person.searches("incident 001")
    assert person.reads("title") == ["Incident 0012", "Incident 0011", "Incident 0010"]
    QTest.keyClick(person.window.list.bar.line, Qt.Key.Key_Escape)
    person.sees(lambda: person.table.table.total == 12)


def test_a_search_that_is_not_understood_is_said_calmly_under_it(before: Callable[[int], Person]) -> None:
    person = before(1)
    person.searches("people:many")
    doubt = person.finds(QWidget, "SearchDoubt")
    assert "is no number" in doubt.text()  # type: ignore[attr-defined]
    assert person.messages == []


def test_ctrl_f_goes_to_the_search_and_enter_into_the_list(before: Callable[[int], Person]) -> None:
    person = before(3)
    person.does("find")
    assert person.window.list.bar.line.hasFocus()
    QTest.keyClick(person.window.list.bar.line, Qt.Key.Key_Return)
    assert person.table.hasFocus()
    person.sees(lambda: person.chosen() == ["Incident 0003"])


def test_what_is_logged_appears_and_is_chosen(person: Person) -> None:
    person.does("new")
    person.types("Flares near Usnarz", person.finds(QLineEdit, "title"))
    person.does("save")
    person.sees(lambda: person.table.table.total == 1 and person.table.chosen_count() == 1)
    assert person.chosen() == ["Flares near Usnarz"]
    assert not person.window.side.is_writing


def test_del_moves_to_the_trash_and_the_message_undoes_it(before: Callable[[int], Person]) -> None:
    person = before(5)
    person.chooses([0, 2, 4])
    person.presses(Qt.Key.Key_Delete)
    person.sees(lambda: person.messages == ["Moved 3 incidents to the trash"])
    person.sees(lambda: person.reads("title") == ["Incident 0004", "Incident 0002"])
    person.clicks("MessageOffer")
    person.sees(lambda: person.table.table.total == 5)


def test_the_trash_is_a_place_to_bring_incidents_back_from(before: Callable[[int], Person]) -> None:
    person = before(2)
    person.chooses([0])
    person.does("trash")
    person.takes_way("Trash")
    person.sees(lambda: person.status == "1 in the trash")
    person.chooses([0])
    assert not person.action("trash").isEnabled()
    person.does("restore")
    person.sees(lambda: person.table.table.total == 0)


def test_undo_and_redo_are_named(before: Callable[[int], Person]) -> None:
    person = before(2)
    person.chooses([0])
    person.does("trash")
    person.sees(lambda: person.action("undo").text() == "Undo: trash 1 incident")
    person.does("undo")
    person.sees(lambda: person.action("redo").text() == "Redo: trash 1 incident")
    person.sees(lambda: person.messages[-1:] == ["Undone: trash 1 incident"])


def test_selection_and_scroll_survive_what_another_program_adds(before: Callable[[int], Person], logbook: Path) -> None:
    person = before(250)
    person.chooses([120, 124])
    was, top = person.chosen(), person.table.rowAt(0)
    with elsewhere(logbook) as place:
        place.incidents.record(Draft(title="News", when="2022-01-01"))
    person.sees(lambda: person.table.table.total == 251)
    person.sees(lambda: person.table.chosen_count() == 2)
    assert person.chosen() == was
    assert person.table.rowAt(0) == top + 1


def test_rows_that_were_never_on_the_screen_stay_chosen_too(before: Callable[[int], Person], logbook: Path) -> None:
    person = before(900)
    person.chooses([150])
    person.table.scrollTo(person.table.table.index(750, 0))
    place = person.table.visualRect(person.table.table.index(750, 0)).center()
    QTest.mouseClick(person.table.viewport(), Qt.MouseButton.LeftButton, Shift, place)
    person.sees(lambda: person.table.selection().uids is not None)
    with elsewhere(logbook) as there:
        there.incidents.record(Draft(title="News", when="2022-01-01"))
    person.sees(lambda: person.table.table.total == 901)
    person.sees(lambda: person.table.selection().ranges == ((151, 751),))


def test_all_that_is_found_can_be_chosen_without_reading_it(before: Callable[[int], Person]) -> None:
    person = before(450)
    person.presses(Qt.Key.Key_A, Ctrl)
    person.sees(lambda: person.table.chosen_count() == 450)
    assert person.table.selection().everything
    person.does("trash")
    person.sees(lambda: person.messages == ["Moved 450 incidents to the trash"])


def test_the_header_sorts_in_the_store(before: Callable[[int], Person]) -> None:
    person = before(130)
    header = person.window.list.header
    title = QPoint(header.sectionViewportPosition(2) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=title)
    person.sees(lambda: person.reads("title")[0] == "Incident 0001")
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=title)
    person.sees(lambda: person.reads("title")[0] == "Incident 0130")


def test_chosen_rows_are_copied_as_text(before: Callable[[int], Person]) -> None:
    person = before(3)
    person.chooses([1, 2])
    person.does("copy_text")
    person.sees(lambda: person.messages == ["Copied 2 incidents."])
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("When\tReference\tTitle")
    assert [line.split("\t")[2] for line in lines[1:]] == ["Incident 0002", "Incident 0001"]


def test_what_another_program_does_shows_within_a_moment(before: Callable[[int], Person], logbook: Path) -> None:
    person = before(1)
    with elsewhere(logbook) as place:
        place.incidents.record(Draft(title="From the command line", when="2022-01-01"))
        person.sees(lambda: person.reads("title") == ["From the command line", "Incident 0001"])
    person.sees(lambda: person.status == "2 incidents")


@contextmanager
def threads_at_the_file() -> Iterator[set[bool]]:
    """Whether statements reach the file from the GUI thread."""
    seen: set[bool] = set()

    def note(*_: Any) -> None:
        seen.add(QThread.isMainThread())

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_the_gui_thread_never_waits_for_the_file(before: Callable[[int], Person]) -> None:
    person = before(150)
    with threads_at_the_file() as seen:
        person.searches("incident tag:none")
        person.searches("")
        person.takes_way("Contested")
        person.sees(lambda: person.status == "0 of 150 incidents")
        person.searches("")
        person.chooses([3])
        person.does("trash")
        person.sees(lambda: person.messages != [])
        person.does("undo")
        person.sees(lambda: person.table.table.total == 150)
    assert seen == {False}


def test_long_work_is_not_broken_off_by_closing_unasked(before: Callable[[int], Person]) -> None:
    person = before(1)
    started, gate = threading.Event(), threading.Event()

    def work(progress: Progress) -> int:
        started.set()
        while not gate.wait(0.005):
            progress.check()
        return 0

    person.window.work.run("tagging", work, lambda _: None)
    assert started.wait(10)
    person.window.close()
    assert person.window.isVisible()
    assert person.messages == ["“tagging” is still under way."]
    with person.qtbot.waitSignal(person.program.ended):
        person.clicks("MessageOffer")
    assert not gate.is_set()


def test_a_message_offers_to_undo_only_its_own_act(before: Callable[[int], Person]) -> None:
    person = before(3)
    person.chooses([0])
    person.does("trash")
    person.sees(lambda: "“Incident 0003” to the trash" in "".join(person.messages) and person.table.table.total == 2)
    person.chooses([0])
    person.does("duplicate")
    person.sees(lambda: person.finds(QLineEdit, "title").text() == "Incident 0002")
    person.does("save")
    person.sees(lambda: person.table.table.total == 3)
    person.sees(lambda: [text.split(" ")[0] for text in person.messages] == ["Recorded"])


def test_after_trashing_the_next_incident_is_chosen(before: Callable[[int], Person]) -> None:
    person = before(4)
    person.chooses([1])
    person.does("trash")
    person.sees(lambda: person.table.table.total == 3)
    person.sees(lambda: person.chosen() == ["Incident 0002"])


def test_columns_give_way_where_there_is_little_room(before: Callable[[int], Person]) -> None:
    person = before(1)
    person.window.resize(2400, 900)
    person.sees(lambda: "sources" in person.window.list.columns())
    person.window.resize(1024, 600)
    person.sees(lambda: person.window.list.columns() == ["when", "title", "status"])
    assert person.window.width() == 1024


def test_the_form_gets_room_while_one_writes_and_gives_it_back(before: Callable[[int], Person]) -> None:
    person = before(1)
    person.window.resize(1024, 600)
    person.sees(lambda: person.window.side.width() < 400)
    was = person.window.side.width()
    person.chooses([0])
    person.does("edit")
    person.sees(lambda: person.window.side.width() >= 400)
    person.window.side.form.closed.emit()
    person.sees(lambda: person.window.side.width() == was)


def test_who_leaves_the_form_is_in_the_list_again(before: Callable[[int], Person]) -> None:
    person = before(2)
    person.chooses([1])
    for way in ("edit", "new"):
        person.does(way)
        person.sees(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)  # type: ignore[arg-type]
        person.sees(lambda: QApplication.focusWidget() is person.table)
    assert len(person.chosen()) == 1


def test_rows_can_be_closer_together(before: Callable[[int], Person]) -> None:
    person = before(2)
    height = person.table.rowHeight(0)
    person.does("density_comfortable")
    closer = person.table.rowHeight(0)
    person.does("density_compact")
    assert person.table.rowHeight(0) < closer < height
    person.does("density_two_lines")
    assert person.table.rowHeight(0) == height
