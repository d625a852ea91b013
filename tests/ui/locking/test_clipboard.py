"""F15: what was copied from an encrypted logbook is marked as secret and gone after a while, if it is still ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from vedette.ui.locking.clipboard import HINT, ClipboardGuard

QUICK = 1


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


def test_f15_it_is_gone_after_a_while(qtbot: QtBot, clipboard: QClipboard) -> None:
    guard = ClipboardGuard(owns=lambda: True, milliseconds=QUICK)
    guard.guard(True)
    clipboard.setText("Białowieża")
    qtbot.waitUntil(lambda: clipboard.text() == "")
    guard.stop()


def test_f15_it_bears_the_mark_that_keeps_it_out_of_histories(clipboard: QClipboard) -> None:
    guard = ClipboardGuard(owns=lambda: True)
    guard.guard(True)
    clipboard.setText("Białowieża")
    data = clipboard.mimeData()
    assert data is not None and bytes(data.data(HINT).data()) == b"secret"
    assert clipboard.text() == "Białowieża"
    guard.clear()
    assert clipboard.text() == ""
    guard.stop()


def test_what_another_program_copied_is_left_alone(qtbot: QtBot, clipboard: QClipboard) -> None:
    guard = ClipboardGuard(owns=lambda: False, milliseconds=QUICK)
    guard.guard(True)
    clipboard.setText("a recipe")
    assert not guard._timer.isActive()
    guard.clear()
    assert clipboard.text() == "a recipe"
    guard.stop()


def test_from_a_plain_logbook_it_goes_with_the_lock_alone(clipboard: QClipboard) -> None:
    guard = ClipboardGuard(owns=lambda: True, milliseconds=QUICK)
    guard.guard(False)
    clipboard.setText("Białowieża")
    assert not guard._timer.isActive()
    guard.clear()
    assert clipboard.text() == ""
    guard.stop()


def test_once_stopped_it_watches_no_more(clipboard: QClipboard) -> None:
    guard = ClipboardGuard(owns=lambda: True, milliseconds=QUICK)
    guard.guard(True)
    guard.stop()
    guard.stop()
    clipboard.setText("Białowieża")
    assert not guard._timer.isActive()
