"""F14, F16, F17: an encrypted logbook is opened in the window, and a new one is made."""

from __future__ import annotations

import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.storage.encrypting import MARK, OPENS, QUICK, keys
from tests.ui.locking.conftest import NewProgram
from tests.ui.locking.passer import Passer
from tests.ui.person import Person, fill
from vedette.assemble import open_workplace
from vedette.domain.passphrase import Passphrase
from vedette.storage.keys import salt_of
from vedette.storage.store import Store
from vedette.ui.file_dialogs import FileWish
from vedette.ui.locking.code_dialog import CodeDialog
from vedette.ui.program import Program
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme

STRONG = Passphrase.typed("otter wall candle seven")


def test_f14_it_opens_with_the_passphrase_under_a_title_that_tells_nothing(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    assert passer.screen.windowTitle() == "Vedette"
    person = passer.unlocks()
    assert passer.program.locked is None
    assert person.window.windowTitle() == "Vedette"
    assert MARK in person.reads("title")[0]


def test_f16_a_wrong_one_is_said_and_each_makes_the_wait_longer(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    screen = passer.screen
    waits = []
    for _ in range(3):
        passer.tries("grape seven")
        passer.qtbot.waitUntil(lambda: "does not open" in screen.said)
        waits.append(screen._wait)
        assert screen.line.text == ""
        assert not screen.line.edit.isEnabled()
        while screen._wait > 0:
            screen._count_down()
        screen._said.setText("")
    assert waits == [1, 2, 4]
    assert passer.unlocks().status == "1 incident"


def test_f131_who_forgot_the_passphrase_opens_it_with_the_recovery_code(passer: Passer, encrypted: Path) -> None:
    store = Store.open(encrypted, keys=keys())
    key = store.keys.of(encrypted) if store.keys else None
    assert key is not None
    code = key.code.text
    store.close()
    passer.program.open(encrypted)
    passer.clicks("UnlockForgot")
    assert "nobody can open" in passer.screen.said
    assert passer.screen.line.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert passer.unlocks(code.lower()).status == "1 incident"


def test_who_would_rather_not_sees_the_ways_to_go_on(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    assert passer.screen.isVisible()
    passer.clicks("UnlockLeave")
    assert passer.program.locked is None and passer.program.start_screen is not None
    assert not list((encrypted.parent / "home" / "open").glob("*.lock"))
    passer.program.open(encrypted)
    assert passer.unlocks().window.isVisible()


def test_a_logbook_that_is_open_stays_open_when_another_is_not_unlocked(
    passer: Passer, encrypted: Path, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.vedette"
    fill(plain, 2)
    passer.program.open(plain)
    first = Person(passer.qtbot, passer.program).window
    passer.program.open(encrypted)
    assert passer.screen.isVisible()
    passer.clicks("UnlockLeave")
    assert first.isVisible() and passer.program.start_screen is None
    passer.program.open(encrypted)
    passer.tries(OPENS.text)
    passer.qtbot.waitUntil(lambda: passer.program.locked is None)
    assert passer.program.window not in (None, first)


def test_what_is_shown_of_a_passphrase_can_be_neither_selected_nor_copied(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    line = passer.screen.line
    QTest.keyClicks(line.edit, "Secret")
    assert line.edit.displayText() != "Secret"
    line.reveal(True)
    assert line.edit.displayText() == "Secret"
    QTest.keyClick(line.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line.edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not line.edit.hasSelectedText()
    QTest.keyClick(line.edit, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert line.text == "Secret"


def test_f17_caps_lock_and_another_keyboard_are_noticed(passer: Passer, encrypted: Path) -> None:
    passer.program.open(encrypted)
    line = passer.screen.line
    QTest.keyClick(line.edit, Qt.Key.Key_A)
    assert line.note == ""
    line.edit.clear()
    QTest.sendKeyEvent(QTest.KeyAction.Press, line.edit, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)
    assert line.note == "Caps Lock is on."
    QTest.keyClick(line.edit, Qt.Key.Key_B)
    line.edit.setText("выдра")
    assert line.note == "Typed with Cyrillic letters."


def made_with(program: Program, person: Passer, passphrase: str) -> None:
    QTest.mouseClick(person.finds(QWidget, "StartNew"), Qt.MouseButton.LeftButton)
    person.finds(QCheckBox, "NewProtect").setChecked(True)
    for name in ("NewPassphraseFirst", "NewPassphraseSecond"):
        QTest.keyClicks(person.finds(QLineEdit, name), passphrase)


def test_a_new_logbook_is_protected_and_its_code_is_shown_once(
    qtbot: QtBot, machine: MachineSettings, theme: Theme, tasks: Tasks, tmp_path: Path
) -> None:
    made, paper = tmp_path / "made.vedette", tmp_path / "paper.txt"

    def choose(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        chosen(made)

    program = Program(partial(open_workplace, cost=QUICK), machine, theme, tasks, save_file=choose)
    program.show_start()
    passer = Passer(qtbot, program)
    made_with(program, passer, STRONG.text)
    passer.clicks("NewMake")
    dialog = passer.finds(CodeDialog, "CodeDialog")
    code = passer.finds(QLabel, "Code").text()
    dialog.reject()
    assert dialog.isVisible() and "not shown again" in dialog._said.text()
    dialog._write(paper)
    assert "".join(code.split()) == paper.read_text().splitlines()[2].replace("-", "")
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    dialog._kept.setChecked(True)
    passer.clicks("CodeClose")
    assert salt_of(made) is not None
    program.end()
    Store.open(made, keys=keys(STRONG)).close()


def test_f18_a_weak_passphrase_is_used_only_after_a_warning_and_an_empty_one_never(
    qtbot: QtBot, machine: MachineSettings, theme: Theme, tasks: Tasks, tmp_path: Path
) -> None:
    made = tmp_path / "made.vedette"
    program = Program(
        partial(open_workplace, cost=QUICK), machine, theme, tasks, save_file=lambda _p, _w, chosen: chosen(made)
    )
    program.show_start()
    passer = Passer(qtbot, program)
    made_with(program, passer, "123456")
    make = passer.finds(QWidget, "NewMake")
    assert not make.isEnabled()
    assert "guess it at once" in passer.finds(QLabel, "StrengthText").text()
    passer.finds(QCheckBox, "NewPassphraseAnyway").setChecked(True)
    assert make.isEnabled()
    passer.finds(QLineEdit, "NewPassphraseSecond").setText("12345")
    assert not make.isEnabled() and "differ" in passer.finds(QLabel, "NewPassphraseProblem").text()
    for name in ("NewPassphraseFirst", "NewPassphraseSecond"):
        passer.finds(QLineEdit, name).clear()
    assert not make.isEnabled()
    program.end()
    assert not made.exists()


def test_a_second_start_finds_the_locked_window(qtbot: QtBot, new_program: NewProgram, encrypted: Path) -> None:
    first = new_program()
    passer = Passer(qtbot, first)
    first.open(encrypted)
    passer.unlocks()
    screen = passer.locks()
    second = new_program()
    with qtbot.waitSignal(second.ended, timeout=10_000):
        second.open(encrypted)
    assert screen.isVisible() and first.locked is screen
