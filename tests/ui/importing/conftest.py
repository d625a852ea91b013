"""A logbook of its own, a window, and the window of an import with file dialogs that answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from vedette.assemble import Workplace, open_workplace
from vedette.ui.file_dialogs import FileChooser, FileWish
from vedette.ui.importing.controller import ImportController
from vedette.ui.importing.dialog import ImportDialog
from vedette.ui.importing.drop import FileDrop
from vedette.ui.importing.outcome_page import OutcomePage
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks


@pytest.fixture
def workplace(tmp_path: Path, tasks: Tasks) -> Iterator[Workplace]:
    opened = open_workplace(tmp_path / "logbook.vedette", lambda: "Ada", create=True)
    yield opened
    assert tasks.wait_for_done(10_000)
    opened.close()


@dataclass
class Imports:
    """A person at the window of imports: opens it, presses its buttons and reads it."""

    qtbot: QtBot
    controller: ImportController
    workplace: Workplace
    said: list[str]
    to_open: list[Path] = field(default_factory=list)
    to_save: list[Path] = field(default_factory=list)

    @property
    def dialog(self) -> ImportDialog:
        assert self.controller.dialog is not None
        return self.controller.dialog

    @property
    def count(self) -> int:
        return self.workplace.search.count("")

    def open(self, path: Path | None = None) -> ImportDialog:
        self.controller.open_for(path)
        self.qtbot.waitExposed(self.dialog)
        return self.dialog

    def look(self, path: Path) -> ImportDialog:
        self.open(path)
        self.until(lambda: self.dialog.frame.page is self.dialog.frame.look)
        return self.dialog

    def press(self, name: str) -> None:
        (button,) = (found for found in self.dialog.findChildren(QPushButton, name) if found.isVisible())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def check(self) -> OutcomePage:
        self.until(self.dialog.frame.next.isEnabled)
        self.press("ImportNext")
        self.until(lambda: self.dialog.frame.page is self.dialog.frame.check)
        return self.dialog.frame.check

    def take(self, path: Path) -> OutcomePage:
        """All steps from a file to the report."""
        self.look(path)
        self.check()
        self.press("ImportNext")
        self.until(lambda: self.dialog.frame.page is self.dialog.frame.report)
        return self.dialog.frame.report

    def close(self) -> None:
        self.press("ImportClose")

    def until(self, seen: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(seen, timeout=10_000)

    def messages(self) -> str:
        return "\n".join(bar.text for bar in self.dialog.frame.messages.bars)


@pytest.fixture
def imports(qtbot: QtBot, tmp_path: Path, workplace: Workplace, tasks: Tasks) -> Iterator[Imports]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 600)
    window.show()
    said: list[str] = []
    to_open: list[Path] = []
    to_save: list[Path] = []
    controller = ImportController(
        window,
        exchange=workplace.exchange,
        tasks=tasks,
        settings=MachineSettings(tmp_path / "settings.ini"),
        say_done=said.append,
        open_file=_answering(to_open),
        save_file=_answering(to_save),
    )
    FileDrop(window).dropped.connect(controller.open_for)
    yield Imports(qtbot, controller, workplace, said, to_open, to_save)
    controller.stop()
    assert tasks.wait_for_done(10_000)


def _answering(answers: list[Path]) -> FileChooser:
    def choose(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        if answers:
            chosen(answers.pop(0))

    return choose
