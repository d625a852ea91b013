"""What a window says when it opens: that it shows a copy, that nothing can be written, that it has a twin."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vedette.ui.main_window import MainWindow
from vedette.ui.opening import Opened
from vedette.ui.settings import MachineSettings
from vedette.usecases import location


def greet(opened: Opened, window: MainWindow, settings: MachineSettings) -> None:
    """Say it, and note the logbook among the recent ones."""
    if text := _news(opened):
        window.messages.say(text, sticky=True)
    if opened.throw_away is not None:
        return
    if place := location.warning(opened.path):
        window.messages.say(place, "warning", sticky=True)
    if not opened.workplace.desk.store.read_only:
        window.keeping.begin()
    settings.note_recent(str(opened.path.absolute()))


def _news(opened: Opened) -> str:
    text = ""
    if opened.throw_away is not None:
        text = QCoreApplication.translate(
            "Program", "This is a throw-away copy of the sample: try what you like, it goes when you close it."
        )
    elif opened.workplace.desk.store.no_room:
        text = QCoreApplication.translate(
            "Program",
            "The disk is full, so this logbook can only be read: nothing is lost. Free some space, then open it again.",
        )
    elif opened.workplace.desk.store.read_only:
        text = QCoreApplication.translate(
            "Program", "This logbook can only be read here: its file or folder can't be written."
        )
    elif opened.presence is None:
        text = QCoreApplication.translate(
            "Program", "Another window has this logbook open too. What is done in one shows in the other."
        )
    elif opened.looked_at:
        text = QCoreApplication.translate(
            "Program", "Vedette was not closed properly last time. The logbook was looked through: it is whole."
        )
    return text
