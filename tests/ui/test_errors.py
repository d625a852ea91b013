from __future__ import annotations

import logging
import stat
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from vedette.domain.errors import DiskFull, UserError
from vedette.paths import log_folder
from vedette.ui.errors import FaultDialog, Faults, logging_to, report

SECRET = "Anna Kowalska, +48 600 000 000"


def caught(text: str = SECRET) -> Exception:
    """An error as a bug would raise it, quoting what the user typed."""
    try:
        try:
            int(text)
        except ValueError as error:
            raise KeyError(text) from error
    except KeyError as error:
        return error
    raise AssertionError(text)


def dialogs() -> list[FaultDialog]:
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return [widget for widget in shown if isinstance(widget, FaultDialog)]


def shown_report(dialog: FaultDialog) -> str:
    edit = dialog.findChild(QPlainTextEdit, "FaultReport")
    assert isinstance(edit, QPlainTextEdit)
    return edit.toPlainText()


def test_f9_a_report_says_where_but_never_what_was_typed() -> None:
    text = report(caught())
    assert "KeyError" in text
    assert "ValueError" in text
    assert "test_errors.py:" in text
    assert "Kowalska" not in text
    assert "+48" not in text


def test_a_long_chain_of_errors_ends() -> None:
    error: BaseException = ValueError()
    for _ in range(100):
        outer = ValueError()
        outer.__cause__ = error
        error = outer
    assert report(error).count("ValueError") == 5


def test_f9_the_log_holds_no_contents_and_only_its_owner_reads_it(home: Path) -> None:
    with logging_to(log_folder()) as file:
        logging.getLogger("vedette.somewhere").info("opened", exc_info=caught())
    assert "KeyError" in file.read_text(encoding="utf-8")
    assert "Kowalska" not in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_log_stays_small(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vedette.ui.errors.LOG_BYTES", 2_000)
    with logging_to(log_folder()) as file:
        for number in range(1_000):
            logging.getLogger("vedette").info("line %s", number, extra={})
    files = list(file.parent.iterdir())
    assert len(files) == 4
    assert all(kept.stat().st_size <= 2_000 for kept in files)


def test_a_fault_is_logged_and_shown_in_one_dialog_that_blocks_nothing(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    faults = Faults()
    faults.handle(caught())
    faults.handle(caught("another text"))
    faults.handle(ZeroDivisionError())
    (dialog,) = dialogs()
    shown = shown_report(dialog)
    assert not dialog.isModal()
    assert shown.count("KeyError") == 1
    assert "ZeroDivisionError" in shown
    assert "Kowalska" not in shown + caplog.text
    assert len(caplog.records) == 3
    caplog.clear()


def test_the_report_can_be_copied(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    faults = Faults()
    faults.handle(caught())
    (dialog,) = dialogs()
    qtbot.mouseClick(dialog.findChild(QPushButton, "FaultCopy"), Qt.MouseButton.LeftButton)
    assert "KeyError" in QApplication.clipboard().text()
    caplog.clear()


def test_a_closed_dialog_opens_again_for_the_next_fault(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    faults = Faults()
    faults.handle(caught())
    qtbot.keyClick(dialogs()[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialogs())
    faults.handle(ZeroDivisionError())
    assert "KeyError" not in shown_report(dialogs()[0])
    caplog.clear()


def test_what_the_user_can_act_on_is_told_in_the_window_instead(qtbot: QtBot) -> None:
    faults, met = Faults(), list[UserError]()
    faults.met.connect(met.append)
    full = DiskFull("The disk is full.")
    faults.handle(full)
    assert met == [full]
    assert dialogs() == []


@pytest.mark.qt_no_exception_capture
def test_errors_in_slots_and_threads_arrive_while_installed(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    faults, reports = Faults(), list[str]()
    faults.reported.connect(reports.append)
    before = sys.excepthook

    def fail() -> None:
        raise caught()

    with faults.installed():
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: len(reports) == 1)
        threading.Thread(target=fail).start()
        qtbot.waitUntil(lambda: len(reports) == 2)
    assert sys.excepthook is before
    caplog.clear()
