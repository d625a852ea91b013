"""The dialog of a copy tells what the copy holds, makes it where one says, and says what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.person import Person, elsewhere
from vedette.ui.copying.dialog import CopyDialog
from vedette.ui.file_dialogs import FileWish
from vedette.usecases.drafting import Draft


def choosing(person: Person, target: Path) -> list[FileWish]:
    """Whoever is asked says that place; the wishes that were heard."""
    wishes: list[FileWish] = []

    def choose(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> None:
        wishes.append(wish)
        chosen(target)

    person.window._copying._save_file = choose
    return wishes


def test_a_copy_is_made_where_one_says_and_opens_there(person: Person, logbook: Path, tmp_path: Path) -> None:
    with elsewhere(logbook) as place:
        place.incidents.record(Draft(title="Flares"))
    target = tmp_path / "stick.vedette"
    wishes = choosing(person, target)
    person.does("copy_elsewhere")
    dialog = person.finds(CopyDialog, "CopyDialog")
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "not encrypted" in told and "history" in told and "two logbooks" in told
    person.finds(QPushButton, "CopyChoose").click()
    person.sees(lambda: bool(dialog.messages.bars))
    assert "written and checked: 1 incident." in dialog.messages.bars[0].text
    assert wishes[0].name == "border.vedette"
    with elsewhere(target) as place:
        assert place.search.count("flares") == 1


def test_the_logbook_itself_is_refused_in_words(person: Person, logbook: Path) -> None:
    choosing(person, logbook)
    person.does("copy_elsewhere")
    dialog = person.finds(CopyDialog, "CopyDialog")
    person.finds(QPushButton, "CopyChoose").click()
    person.sees(lambda: bool(dialog.messages.bars))
    assert "logbook itself" in dialog.messages.bars[0].text
    dialog.reject()
    person.does("copy_elsewhere")
    assert person.finds(CopyDialog, "CopyDialog").isVisible()
