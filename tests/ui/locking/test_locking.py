"""F1, F3, F15, G13: the lock clears the window, keeps what was written, and one goes on where one was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from tests.storage.encrypting import MARK, OPENS, found_in
from tests.ui.locking.passer import Passer, seen
from tests.ui.person import Person, fill
from vedette.assemble import open_workplace
from vedette.usecases.backups import found_for


def test_f3_after_the_lock_no_widget_holds_a_word_of_the_logbook_and_the_key_is_gone(
    passer: Passer, encrypted: Path
) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    person.chooses([0])
    person.sees(lambda: seen() != [])
    store = person.window.acts._workplace.desk.store
    key = store.keys.of(encrypted) if store.keys else None
    assert key is not None and "00" * 32 not in key.literal
    person.does("tag")
    assert passer.finds(QDialog, "TagDialog").isVisible()
    screen = passer.locks()
    assert screen.isVisible() and passer.program.window is None
    assert "00" * 32 in key.literal and store.closed
    assert seen() == []
    assert [path.name for path in encrypted.parent.glob("border*")] == ["border.vedette"]


def test_f3_one_goes_on_where_one_was_with_what_one_was_writing(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    person.searches("is:draft OR quokka OR zanzibarquokka")
    person.does("new")
    person.types("Half a thought zanzibarquokka", person.finds(QLineEdit, "title"))
    passer.locks()
    assert seen() == [] and list(found_in(encrypted.parent)) == []
    again = passer.unlocks()
    again.sees(lambda: again.window.list.bar.text == "is:draft OR quokka OR zanzibarquokka")
    again.sees(lambda: again.window.side.is_writing)
    again.sees(lambda: again.finds(QLineEdit, "title").text() == "Half a thought zanzibarquokka")


def test_f3_the_incident_that_was_read_is_read_again(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    person.chooses([0])
    uid = person.table.current_uid
    passer.locks()
    again = passer.unlocks()
    again.sees(lambda: again.table.current_uid == uid)


def test_a_plain_logbook_is_only_hidden_and_the_lock_says_so(passer: Passer, logbook: Path) -> None:
    fill(logbook, 3)
    passer.program.open(logbook)
    Person(passer.qtbot, passer.program)
    screen = passer.locks()
    assert "only hidden" in screen._what().text() and not screen.line.isVisible()
    assert seen("incident 0") == []
    passer.clicks("Unlock")
    assert Person(passer.qtbot, passer.program).status == "3 incidents"


def test_the_sample_is_not_locked(passer: Passer) -> None:
    passer.program.open_sample()
    person = Person(passer.qtbot, passer.program)
    person.does("lock")
    assert passer.program.locked is None
    assert any("nothing to hide" in text for text in person.messages)


def test_closing_the_locked_logbook_leaves_the_ways_to_go_on(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    passer.unlocks()
    passer.locks()
    passer.clicks("UnlockLeave")
    assert passer.program.locked is None and passer.program.start_screen is not None
    passer.program.open(encrypted)
    assert passer.unlocks().status == "1 incident"


def test_a_wrong_passphrase_at_the_lock_leaves_it_locked(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    passer.unlocks()
    screen = passer.locks()
    screen._timer.setInterval(1)
    passer.tries("grape seven")
    passer.qtbot.waitUntil(lambda: "does not open" in screen.said)
    assert passer.program.window is None and seen() == []
    assert passer.unlocks().status == "1 incident"


def test_a_logbook_that_was_removed_while_it_was_locked_is_said_and_not_made_anew(
    passer: Passer, encrypted: Path
) -> None:
    passer.program.open(encrypted)
    passer.unlocks()
    screen = passer.locks()
    encrypted.unlink()
    passer.tries(OPENS.text)
    passer.qtbot.waitUntil(lambda: "no “border.vedette”" in screen.said)  # the copy at the lock may be told of before
    assert not encrypted.exists()


def test_f15_what_was_copied_goes_from_the_clipboard_with_the_lock(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    passer.program.locking.guard.clipboard._owns = lambda: True  # the offscreen platform never says whose it is
    passer.program.locking.begin()
    person.chooses([0])
    person.window.list.copy()
    person.sees(lambda: MARK in QGuiApplication.clipboard().text())
    passer.locks()
    assert MARK not in QGuiApplication.clipboard().text()


def test_f1_g14_nothing_of_an_encrypted_logbook_stands_in_the_files_of_the_program(
    passer: Passer, encrypted: Path, home: Path
) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    person.searches(f"tag:{MARK}")
    person.chooses([0])
    person.does("edit")
    person.types(MARK, person.finds(QLineEdit, "title"))
    person.sees(lambda: person.window.side.has_typing)
    passer.locks()
    passer.program.end()
    assert list(found_in(encrypted.parent)) == []
    assert home.is_relative_to(encrypted.parent)
    place = open_workplace(encrypted, lambda: "Bob", ask=lambda _: OPENS)
    assert place.search.count(f"tag:{MARK}") == 1
    place.close()


def test_ctrl_l_is_the_key(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    person.window.activateWindow()
    QTest.keyClick(person.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert passer.screen.isVisible()


def test_f28_what_was_changed_is_backed_up_at_the_lock_though_the_key_is_gone(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    person.chooses([0])
    person.does("trash")
    person.sees(lambda: person.status == "0 incidents")
    passer.locks()
    passer.qtbot.waitUntil(lambda: len(found_for(encrypted)) == 1)
    (made,) = found_for(encrypted)
    assert made.file.read_bytes() == encrypted.read_bytes() and list(found_in(made.file.parent)) == []
    passer.unlocks()


def test_the_lock_says_when_no_backup_could_be_made(passer: Passer, encrypted: Path, home: Path) -> None:
    passer.program.open(encrypted)
    passer.unlocks()
    (home / "backups").parent.mkdir(exist_ok=True)
    (home / "backups").write_text("in the way")
    screen = passer.locks()
    passer.qtbot.waitUntil(lambda: "no backup of the last state" in screen.said)
    passer.unlocks()
