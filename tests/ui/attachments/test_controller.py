from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.make import NOON
from vedette import paths
from vedette.domain.attachment import Attachment
from vedette.storage.store import Store
from vedette.ui.attachments.controller import OPEN, SAVE, AttachmentsController
from vedette.ui.file_dialogs import FileWish
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme
from vedette.ui.widgets.message_bar import MessageArea
from vedette.usecases.attachments import Attachments
from vedette.usecases.desk import Desk


class Screen:
    """A controller with a viewer and a file dialog that only write down what they were asked."""

    def __init__(self, window: QWidget, store: Store, tasks: Tasks, machine: MachineSettings) -> None:
        self.window, self.tasks, self.machine = window, tasks, machine
        self.attachments = Attachments(Desk(store, who=lambda: "Ada", clock=lambda: NOON))
        self.messages = MessageArea(window)
        self.shown: list[Path] = []
        self.opens = True
        self.target = store.path.with_name("saved")
        self.controller = AttachmentsController(
            window, self.attachments, tasks=tasks, settings=machine, messages=self.messages, show=self.show,
            save_file=self.choose,
        )  # fmt: skip

    def show(self, url: QUrl) -> bool:
        self.shown.append(Path(url.toLocalFile()))
        return self.opens

    def choose(self, parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        assert wish.name
        chosen(self.target)

    def taken(self, name: str, content: bytes) -> Attachment:
        return self.attachments.take_bytes(name, content)

    def act(self, way: str, one: Attachment) -> None:
        self.controller.act(way, one)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.tasks.wait_for_done(10_000)
            QApplication.processEvents()

    def said(self) -> list[str]:
        return [bar.text for bar in self.messages.bars]

    def question(self) -> QMessageBox:
        [box] = self.window.findChildren(QMessageBox, "OpenQuestion")
        return box


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, tmp_path: Path, tasks: Tasks, machine: MachineSettings) -> Iterator[Screen]:
    store = Store.create(tmp_path / "logbook.vedette")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Screen(window, store, tasks, machine)
    yield made
    made.controller.stop()
    tasks.wait_for_done(10_000)
    store.close()


def test_f4_opening_makes_a_private_copy_and_tells_once_of_traces(screen: Screen) -> None:
    one = screen.taken("photo.png", b"\x89PNG\r\n\x1a\nrest")
    screen.act(OPEN, one)
    [copy] = screen.shown
    assert copy.read_bytes() == b"\x89PNG\r\n\x1a\nrest"
    assert paths.opened_folder() in copy.parents
    [told] = screen.said()
    assert "may keep traces" in told
    screen.messages.clear()
    screen.act(OPEN, one)
    assert screen.said() == []
    screen.controller.stop()
    assert not copy.exists()


def test_a_copy_that_comes_after_the_logbook_was_left_is_removed(screen: Screen) -> None:
    one = screen.taken("photo.png", b"\x89PNG\r\n\x1a\nrest")
    screen.controller._open(one)
    screen.controller.stop()
    screen.settle()
    assert screen.shown == []
    assert list(paths.opened_folder().rglob("*.png")) == []


def test_f112_what_may_do_harm_is_asked_about_and_cancel_is_what_enter_does(screen: Screen) -> None:
    one = screen.taken("letter.docm", b"PK\x03\x04rest")
    screen.act(OPEN, one)
    box = screen.question()
    assert "macros" in box.text()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    assert screen.shown == []
    next(b for b in box.buttons() if "Open" in b.text()).click()
    screen.settle()
    assert len(screen.shown) == 1


def test_f112_a_program_is_never_opened_and_can_be_saved(screen: Screen) -> None:
    one = screen.taken("photo.jpg.exe", b"MZ\x90")
    screen.act(OPEN, one)
    assert screen.shown == []
    [bar] = screen.messages.bars
    assert "is not opened from here" in bar.text
    offer = bar.findChild(QPushButton, "MessageOffer")
    assert offer is not None
    offer.click()
    screen.settle()
    assert screen.target.read_bytes() == b"MZ\x90"


def test_it_is_saved_where_one_says(screen: Screen) -> None:
    screen.act(SAVE, screen.taken("note.txt", b"two lines"))
    assert screen.target.read_bytes() == b"two lines"
    assert screen.said() == ["Saved as saved."]
    assert screen.machine.current.last_folder == str(screen.target.parent)


def test_where_nothing_opens_it_and_where_its_bytes_are_elsewhere_it_is_said(screen: Screen) -> None:
    screen.opens = False
    screen.act(OPEN, screen.taken("odd.zzz", b"\0\1"))
    screen.act(OPEN, Attachment(sha256="0" * 64, name="far.txt"))
    first, second = screen.said()
    assert "No program on this computer opens" in first
    assert "not in this logbook" in second
