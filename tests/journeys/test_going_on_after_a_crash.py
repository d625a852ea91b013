"""The journey of a crash: a real program is killed with a half-written form and a line; what was typed goes on."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.ended import ended_by
from tests.journeys.typist import Typist
from tests.ui.incidents.conftest import Hands
from tests.ui.person import Ctrl, Person, elsewhere
from vedette.usecases.drafts import Drafts

# Types into the form and the quick line as a person does, and says so once both are kept.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from vedette.assemble import open_workplace
from vedette.ui import application

begin = application.begin

def work(program):
    window = program.window
    if window is None or window.list.table.found is None:
        QTimer.singleShot(20, lambda: work(program))
        return
    window.side.new()
    for name, words in (("title", "Men cross the li"), ("when", "overnight 1-2 Nov 2021"), ("place", "near Usnarz")):
        QTest.keyClicks(window.side.findChild(QLineEdit, name), words)
    window._quick.open()
    QTest.keyClicks(window.findChild(QLineEdit, "QuickLine"), "3.11.2021 flares; near Czer")
    wait(window)

def wait(window):
    from vedette.usecases.drafts import Drafts
    kept = Drafts(window.side._workplace.desk).all()
    form = any(one.typed.get("place") == "near Usnarz" for one in kept)
    if form and any(one.line.endswith("near Czer") for one in kept):
        print("ready", flush=True)
    else:
        QTimer.singleShot(20, lambda: wait(window))

def began(program, *arguments, **more):
    begin(program, *arguments, **more)
    work(program)

application.begin = began
raise SystemExit(application.run(open_workplace, sys.argv[1], sample=False))
"""


def offer(person: Person) -> str:
    """What the window says is kept."""

    def said() -> list[str]:
        return [text for text in person.messages if text.startswith("Not recorded yet, but kept:")]

    person.sees(lambda: bool(said()))
    return said()[-1]


def goes_on(person: Person) -> None:
    buttons = person.window.messages.findChildren(QAbstractButton, "MessageOffer")
    [offered] = [one for one in buttons if one.isVisible() and one.text() == "&Go on writing"]
    QTest.mouseClick(offered, Qt.MouseButton.LeftButton)


def test_a_half_written_form_and_line_are_gone_on_with_after_a_crash(
    start: Callable[[Path], Person], hands: Hands, tmp_path: Path, home: Path
) -> None:
    logbook = tmp_path / "border.vedette"
    with elsewhere(logbook):
        pass
    assert ended_by(signal.SIGKILL, PROGRAM, str(logbook), home=home) == -signal.SIGKILL

    person = start(logbook)
    assert "Men cross the li" in offer(person) and "One other draft is kept too." in offer(person)
    goes_on(person)
    title = person.finds(QLineEdit, "title")
    person.sees(lambda: title.text() == "Men cross the li")
    assert person.finds(QLineEdit, "place").text() == "near Usnarz"
    Typist(hands).goes_to("title")
    hands.press(Qt.Key.Key_End)
    hands.type("ne")
    hands.press(Qt.Key.Key_S, Ctrl)
    person.sees(lambda: person.table.table.total == 1)

    assert "flares; near Czer" in offer(person)
    goes_on(person)
    line = person.finds(QLineEdit, "QuickLine")
    assert line.text() == "3.11.2021 flares; near Czer"
    QTest.keyClicks(line, "emsza")
    QTest.keyClick(line, Qt.Key.Key_Return)
    person.sees(lambda: person.table.table.total == 2)
    with elsewhere(logbook) as place:
        found = {one.title: one for one in map(place.incidents.get, place.search.uids(""))}
        person.sees(lambda: Drafts(place.desk).all() == [])
    men = found.pop("Men cross the line")
    assert (men.when.text, men.places[0].text) == ("overnight 1-2 Nov 2021", "near Usnarz")
    [flares] = found.values()
    assert (flares.when.text, flares.places[0].text) == ("3.11.2021", "near Czeremsza")
