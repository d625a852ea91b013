"""F3, G13: nobody there, the screen locked, the computer asleep: each wants the lock."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from vedette.ui.locking.guard import Guard
from vedette.ui.locking.idle import Clocks, Idle
from vedette.ui.locking.system_lock import is_local

MINUTES = 300.0
ROOT = Path(__file__).parents[3]


@dataclass
class Time:
    """Both clocks; the test turns them."""

    running: float = 1_000.0
    wall: float = 50_000.0

    def pass_by(self, seconds: float) -> None:
        self.running += seconds
        self.wall += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def idle(qtbot: QtBot, time: Time) -> Iterator[Idle]:
    made = Idle(lambda: MINUTES, Clocks(lambda: time.running, lambda: time.wall))
    made.begin()
    yield made
    made.stop()


def heard(idle: Idle) -> list[str]:
    told: list[str] = []
    idle.idle.connect(lambda: told.append("idle"))
    idle.slept.connect(lambda: told.append("slept"))
    return told


def test_f3_five_minutes_without_anybody_are_told_once(idle: Idle, time: Time) -> None:
    told = heard(idle)
    time.pass_by(MINUTES - 1)
    idle.look()
    assert told == []
    time.pass_by(1)
    idle.look()
    idle.look()
    assert told == ["idle"]


def test_a_key_or_the_mouse_begins_the_time_anew(idle: Idle, time: Time, qtbot: QtBot) -> None:
    told = heard(idle)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    time.pass_by(MINUTES - 1)
    window = line.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_A)
    time.pass_by(MINUTES - 1)
    idle.look()
    assert told == []
    line.close()


def test_f3_a_computer_that_slept_is_told_however_short_it_was_idle(idle: Idle, time: Time) -> None:
    told = heard(idle)
    time.pass_by(5)
    idle.look()
    time.wall += 3_600
    idle.look()
    idle.look()
    assert told == ["slept"]


def test_f53_a_clock_that_is_set_back_tells_nothing(idle: Idle, time: Time) -> None:
    told = heard(idle)
    time.wall -= 86_400
    idle.look()
    assert told == []


def test_zero_minutes_never_lock(qtbot: QtBot, time: Time) -> None:
    idle = Idle(lambda: 0.0, Clocks(lambda: time.running, lambda: time.wall))
    told = heard(idle)
    idle.begin()
    time.pass_by(1_000_000)
    idle.look()
    assert told == []
    idle.stop()


def test_long_work_holds_off_the_idle_lock_and_not_the_others(qtbot: QtBot) -> None:
    busy = [True]
    guard = Guard(lambda: 5, lambda: busy[0])
    told: list[str] = []
    guard.wanted.connect(told.append)
    guard.idle.idle.emit()
    assert told == []
    guard.idle.slept.emit()
    busy[0] = False
    guard.idle.idle.emit()
    assert told == ["The computer has slept.", "Nobody was here for a while."]
    guard.stop()


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:abstract=/tmp/dbus-x;unix:path=/x", True),
        ("tcp:host=example.org,port=4", False),
        ("unix:path=/x;tcp:host=example.org", False),
        ("autolaunch:", False),
        ("", False),
    ],
)
def test_f23_only_sockets_of_this_machine_are_used(address: str, local: bool) -> None:
    assert is_local(address) is local


LISTENER = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from vedette.ui.locking.system_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock()
assert lock.begin()
lock.locked.connect(lambda: (print("locked", flush=True), app.quit()))
tell = ["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver.ActiveChanged"]
QTimer.singleShot(100, lambda: subprocess.run([*tell, "boolean:false"], check=True))
QTimer.singleShot(300, lambda: subprocess.run([*tell, "boolean:true"], check=True))
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


def test_f3_the_lock_of_the_screen_is_heard_over_the_bus_of_the_desktop() -> None:
    session = Path("/usr/bin/dbus-run-session")
    program, there = [sys.executable, "-c", LISTENER], session.exists()
    ended = subprocess.run(
        [str(session), "--", *program] if there else program, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "desktop")} | ({} if there else {"DBUS_SESSION_BUS_ADDRESS": ""}),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.stdout == "locked\n") if there else (ended.returncode != 0), ended.stderr


SLEEPER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from vedette.ui.locking.system_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock()
assert lock.begin()
lock.locked.connect(lambda: (print("locked", flush=True), app.quit()))
logind = QDBusConnection.connectToBus(sys.argv[1], "logind")
assert logind.registerService("org.freedesktop.login1")
signal = QDBusMessage.createSignal("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
signal.setArguments([True])
QTimer.singleShot(100, lambda: logind.send(signal))
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


def test_f80_the_computer_that_goes_to_sleep_is_heard_over_the_bus_of_the_system(tmp_path: Path) -> None:
    daemon, address = Path("/usr/bin/dbus-daemon"), f"unix:path={tmp_path / 'bus'}"
    bus = None
    if daemon.exists():
        asked = [str(daemon), "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address"]
        bus = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert bus.stdout is not None
        bus.stdout.readline()  # it listens
    env = os.environ | {"PYTHONPATH": str(ROOT / "desktop"), "DBUS_SYSTEM_BUS_ADDRESS": address}
    env["DBUS_SESSION_BUS_ADDRESS"] = ""
    try:
        ended = subprocess.run(
            [sys.executable, "-c", SLEEPER, address], cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
    finally:
        if bus is not None:
            bus.terminate()
            bus.communicate()
    assert (ended.stdout == "locked\n") if bus else (ended.returncode != 0), ended.stderr
