"""F78: a real program that is asked to end keeps what is typed, leaves one plain file, and ends by itself."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.ended import ended_by
from tests.storage.damaging import wrong
from vedette.assemble import open_workplace
from vedette.usecases.drafts import Drafts

# Types a title, waits until it is kept, and says so; or begins a long act first.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from vedette.assemble import open_workplace
from vedette.ui import application
from vedette.ui.program import Program
from vedette.usecases.drafts import Drafts

doing, begin = sys.argv[2], application.begin

def work(program):
    window = program.window
    if window is None or window.list.table.found is None:
        QTimer.singleShot(20, lambda: work(program))
        return
    if doing == "typing":
        window.side.new()
        title = window.findChild(QLineEdit, "title")
        QTest.keyClicks(title, "Half a thought")
        wait_for_draft(window)
    elif doing == "backing up":
        kept = window.keeping.schedule.backups()
        window.work.run("Backing up", slow(kept), lambda _: None)
        say()
    else:
        say()

def slow(kept):
    def make(progress):
        while True:
            progress.check()
    return make

def wait_for_draft(window):
    if Drafts(window.side._workplace.desk).all():
        say()
    else:
        QTimer.singleShot(20, lambda: wait_for_draft(window))

def say():
    print("ready", flush=True)

def began(program, *arguments, **more):
    begin(program, *arguments, **more)
    work(program)

application.begin = began
raise SystemExit(application.run(open_workplace, sys.argv[1], sample=False))
"""


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    path = tmp_path / "border.vedette"
    open_workplace(path, lambda: "Ada", create=True).close()
    return path


@pytest.mark.parametrize(
    ("number", "doing"),
    [
        (signal.SIGTERM, "nothing"),
        (signal.SIGTERM, "typing"),
        (signal.SIGHUP, "typing"),
        (signal.SIGINT, "typing"),
        (signal.SIGTERM, "backing up"),
    ],
)
def test_f78_a_program_asked_to_end_keeps_the_draft_and_leaves_one_plain_file(
    logbook: Path, home: Path, number: int, doing: str
) -> None:
    assert ended_by(number, PROGRAM, str(logbook), doing, home=home) == 0
    assert sorted(path.name for path in logbook.parent.glob("border*")) == ["border.vedette"]
    assert wrong(logbook) == {}
    place = open_workplace(logbook, lambda: "Ada")
    kept = [draft.title for draft in Drafts(place.desk).all()]
    place.close()
    assert kept == (["Half a thought"] if doing == "typing" else [])
