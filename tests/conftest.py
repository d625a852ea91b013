"""What every test gets: a world of its own, no screen, and a check that it left nothing behind."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_ACCESSIBILITY"] = "0"
LANGUAGE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
POOLED = "Vedette"
PATIENCE = 10.0


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for all that Vedette keeps for a user; each test has its own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("VEDETTE_HOME", str(folder))
    for variable in LANGUAGE_VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")  # Qt warns where it finds no UTF-8 at all
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(home: Path, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves threads or timers, or that logs a warning it did not take note of.

    A test that expects a warning asserts on `caplog` and then calls `caplog.clear()`.
    """
    threads = set(threading.enumerate())
    yield
    warned = [record.getMessage() for record in caplog.get_records("call") if record.levelname not in ("INFO", "DEBUG")]
    left = _left(threads)
    assert not left, f"left behind: {left}"
    assert not warned, f"logged: {warned}"


def _left(before: set[threading.Thread]) -> list[str]:
    """Threads and timers that are still alive after the time in which a well-behaved test is rid of them."""
    _delete_closed_widgets()
    until = time.monotonic() + PATIENCE
    while (left := [*_threads(before), *_timers()]) and time.monotonic() < until:
        threading.Event().wait(0.01)
    return left


def _threads(before: set[threading.Thread]) -> list[str]:
    ours = [
        thread.name
        for thread in threading.enumerate()
        if thread not in before and thread.is_alive() and not isinstance(thread, threading._DummyThread)
    ]
    return ours + _pooled_threads()


def _pooled_threads() -> list[str]:
    """The workers of `Tasks`, which Python does not know, where the system lists threads."""
    names = []
    for task in Path("/proc/self/task").glob("*/comm"):
        try:
            names.append(task.read_text().strip())
        except OSError:  # the thread ended while we looked
            continue
    return [name for name in names if name.startswith(POOLED)]


def _delete_closed_widgets() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _timers() -> list[str]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    return [
        f"timer {timer.objectName()!r} of {widget.objectName()!r}"
        for widget in (QApplication.topLevelWidgets() if QApplication.instance() else ())
        for timer in widget.findChildren(QTimer)
        if timer.isActive()
    ]
