"""F21, F22: the passphrase of an open logbook is set, changed and taken away in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QRadioButton, QWidget

from tests.storage.encrypting import MARK, OPENS, found_in, keys
from tests.ui.locking.passer import Passer
from tests.ui.person import Person, fill
from vedette.domain.passphrase import Passphrase
from vedette.storage.keys import salt_of
from vedette.storage.store import Store
from vedette.ui.locking.code_dialog import CodeDialog
from vedette.ui.locking.passphrase_dialog import PassphraseDialog

STRONG = Passphrase.typed("grape seven lantern wall")


def types_new(passer: Passer, text: str = STRONG.text) -> None:
    for name in ("NewPassphraseFirst", "NewPassphraseSecond"):
        QTest.keyClicks(passer.finds(QLineEdit, name), text)


def keeps_the_code(passer: Passer) -> str:
    dialog = passer.finds(CodeDialog, "CodeDialog")
    code = passer.finds(QLabel, "Code").text()
    dialog._kept.setChecked(True)
    passer.clicks("CodeClose")
    return code


def test_f22_a_plain_logbook_is_encrypted_where_one_was_and_its_plain_copies_are_removed(
    passer: Passer, logbook: Path
) -> None:
    fill(logbook, 3, narrative=f"He said {MARK}.")
    passer.program.open(logbook)
    person = Person(passer.qtbot, passer.program)
    person.searches(MARK)
    person.does("passphrase")
    types_new(passer)
    passer.clicks("PassphraseGo")
    listed = passer.finds(QListWidget, "CodePlain")
    assert listed.count() >= 1 and "before-passphrase-1" in str(listed.item(0).text())
    assert len(keeps_the_code(passer).split()) == 14
    again = Person(passer.qtbot, passer.program)
    again.sees(lambda: any("Removed" in text for text in again.messages))
    assert again.window.windowTitle() == "Vedette" and again.window.list.bar.text == MARK
    passer.program.end()
    assert list(found_in(logbook.parent)) == []
    Store.open(logbook, keys=keys(STRONG)).close()


def test_f21_the_passphrase_is_changed_when_the_present_one_is_right(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    person.does("passphrase")
    dialog = passer.finds(PassphraseDialog, "PassphraseDialog")
    types_new(passer)
    assert not passer.finds(QWidget, "PassphraseGo").isEnabled()
    QTest.keyClicks(dialog.now.edit, "a guess")
    passer.clicks("PassphraseGo")
    passer.qtbot.waitUntil(lambda: "does not open" in dialog.said)
    assert dialog.isVisible() and dialog.now.text == ""
    QTest.keyClicks(dialog.now.edit, OPENS.text)
    passer.clicks("PassphraseGo")
    keeps_the_code(passer)
    passer.program.end()
    Store.open(encrypted, keys=keys(STRONG)).close()


def test_the_encryption_is_taken_off(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    passer.unlocks().does("passphrase")
    dialog = passer.finds(PassphraseDialog, "PassphraseDialog")
    passer.finds(QRadioButton, "PassphraseRemove").setChecked(True)
    QTest.keyClicks(dialog.now.edit, OPENS.text)
    passer.clicks("PassphraseGo")
    passer.qtbot.waitUntil(lambda: passer.program.window is not None and salt_of(encrypted) is None, timeout=10_000)
    again = Person(passer.qtbot, passer.program)
    assert again.window.windowTitle() == "border – Vedette"
    again.sees(lambda: any("not encrypted any more" in text for text in again.messages))


def test_f41_a_logbook_that_is_open_elsewhere_comes_back_as_it_was(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    person = passer.unlocks()
    other = Store.open(encrypted, keys=keys())
    person.does("passphrase")
    dialog = passer.finds(PassphraseDialog, "PassphraseDialog")
    types_new(passer)
    QTest.keyClicks(dialog.now.edit, OPENS.text)
    with other.reading():
        passer.clicks("PassphraseGo")
        passer.qtbot.waitUntil(lambda: passer.program.window is not None and passer.program.locked is None)
        again = Person(passer.qtbot, passer.program)
        again.sees(lambda: any("open in another window" in text for text in again.messages))
    other.close()
    again.sees(lambda: again.status == "1 incident")
    assert passer.program.locked is None
