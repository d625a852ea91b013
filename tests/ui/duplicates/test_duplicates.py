"""A person at the window of possible duplicates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests import make
from tests.ui.importing.reading import label, texts
from vedette.assemble import Workplace, open_workplace
from vedette.domain.place import Place
from vedette.ui.duplicates.controller import DuplicatesController
from vedette.ui.duplicates.dialog import DuplicatesDialog
from vedette.ui.duplicates.sides import sides
from vedette.ui.tasks import Tasks


@pytest.fixture
def workplace(tmp_path: Path, tasks: Tasks) -> Iterator[Workplace]:
    opened = open_workplace(tmp_path / "logbook.vedette", lambda: "Ada", create=True)
    for title, summary in (("Shots at the fence", "Two."), ("Shots at the fence", "Three."), ("A cow", "")):
        place = Place(text="Usnarz" if summary else "Vilnius")
        opened.incidents.record_whole(make.incident(title=title, summary=summary, reference="", places=(place,)))
    yield opened
    assert tasks.wait_for_done(10_000)
    opened.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def opened(qtbot: QtBot, workplace: Workplace, tasks: Tasks, said: list[str]) -> Iterator[DuplicatesDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    controller = DuplicatesController(
        window, workplace=workplace, tasks=tasks, searched=lambda: "cow", say_done=said.append
    )
    controller.open_for()
    assert controller.dialog is not None
    qtbot.waitUntil(lambda: "Compared" in label(window, "DuplicatesSummary"))
    yield controller.dialog
    controller.stop()
    assert tasks.wait_for_done(10_000)


def press(qtbot: QtBot, dialog: DuplicatesDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(dialog: DuplicatesDialog) -> list[list[str]]:
    return texts(dialog, "Sides")


def test_both_stand_side_by_side_and_what_differs_is_marked(qtbot: QtBot, opened: DuplicatesDialog) -> None:
    qtbot.waitUntil(lambda: len(rows(opened)) > 1)
    head, title, *others = rows(opened)
    assert head == ["Field", "INC-2021-0001", "INC-2021-0002"]
    assert title == ["Title", "Shots at the fence", "Shots at the fence"]
    assert ["≠ Summary", "Two.", "Three."] in others
    assert "the same place" in texts(opened, "PairsView")[1][0]
    assert label(opened, "DuplicatesSummary").startswith("Pairs that may be one incident told twice: 1.")


def test_a_merge_is_one_act_and_undo_brings_the_pair_back(
    qtbot: QtBot, opened: DuplicatesDialog, workplace: Workplace
) -> None:
    press(qtbot, opened, "KeepOther")
    qtbot.waitUntil(lambda: not opened.pairs)
    assert label(opened, "DuplicatesSummary") == "Pairs still to look at: 0."
    assert workplace.search.count("") == 2
    assert "INC-2021-0002: Two." not in workplace.incidents.get("INC-2021-0002").summary
    assert "INC-2021-0001: Two." in workplace.incidents.get("INC-2021-0002").summary
    assert [bar.text for bar in opened.frame.messages.bars] == ["Merged INC-2021-0001 into INC-2021-0002."]
    press(qtbot, opened, "MessageOffer")
    qtbot.waitUntil(lambda: len(opened.pairs) == 1)
    assert workplace.search.count("") == 3


def test_what_is_said_to_be_two_is_not_proposed_again(qtbot: QtBot, opened: DuplicatesDialog, said: list[str]) -> None:
    press(qtbot, opened, "NotADuplicate")
    qtbot.waitUntil(lambda: not opened.pairs)
    opened.look()
    qtbot.waitUntil(lambda: label(opened, "DuplicatesSummary") == "Compared: 3 incidents.")
    assert opened.frame.empty.isVisible() and not opened.frame.middle.isVisible()
    buttons = [opened.findChild(QPushButton, name) for name in ("KeepOne", "KeepOther", "NotADuplicate")]
    assert not any(button.isEnabled() for button in buttons if button is not None)
    press(qtbot, opened, "DuplicatesClose")
    assert said == ["INC-2021-0001 and INC-2021-0002 are two events; they are not proposed again."]


def test_only_what_the_list_shows_can_be_looked_through(qtbot: QtBot, opened: DuplicatesDialog) -> None:
    box = opened.frame.scope
    assert [box.itemText(n) for n in range(box.count())] == ["all incidents", "what the list shows"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: not opened.pairs)
    view = opened.findChild(QTableView, "PairsView")
    assert view is not None and view.model().rowCount() == 0


def test_an_undated_incident_without_words_has_no_empty_rows(workplace: Workplace) -> None:
    cow = workplace.incidents.dossier("INC-2021-0003")
    assert {side.name for side in sides(cow, cow, str)} == {"title", "when", "words", "where", "status", "recorded"}
    assert not any(side.differ for side in sides(cow, cow, str))
