"""A person at the list of imports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.importing.reading import label, row, table, texts
from vedette.assemble import Workplace, open_workplace
from vedette.ui.imports.controller import ImportsController
from vedette.ui.imports.dialog import ImportsDialog
from vedette.ui.tasks import Tasks
from vedette.usecases.drafting import Draft


@pytest.fixture
def workplace(tmp_path: Path, tasks: Tasks) -> Iterator[Workplace]:
    opened = open_workplace(tmp_path / "logbook.vedette", lambda: "Ada", create=True)
    yield opened
    assert tasks.wait_for_done(10_000)
    opened.close()


@pytest.fixture
def controller(qtbot: QtBot, workplace: Workplace, tasks: Tasks) -> Iterator[ImportsController]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = ImportsController(window, workplace=workplace, tasks=tasks, search=window.setWindowTitle)
    yield made
    made.stop()
    assert tasks.wait_for_done(10_000)


def opened(controller: ImportsController, tasks: Tasks) -> ImportsDialog:
    controller.open()
    assert tasks.wait_for_done(10_000)
    assert controller.dialog is not None
    return controller.dialog


def press(qtbot: QtBot, dialog: ImportsDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_each_import_is_listed_with_its_file_counts_hash_and_columns(
    workplace: Workplace, controller: ImportsController, tasks: Tasks, tmp_path: Path
) -> None:
    workplace.exchange.import_file(table(tmp_path / "<b>a.csv", [row(1), row(2), row(3, date="31 February 2021")]))
    dialog = opened(controller, tasks)
    (line,) = texts(dialog, "ImportsView")[1:]
    assert [line[0], *line[2:]] == ["<b>a.csv", "Ada", "3", "2", "0", "0", "1", "in the logbook"]
    facts = label(dialog, "ImportFacts")
    assert "Layout: plain" in facts
    assert workplace.exchange.batches()[0].batch.sha256 in facts.replace(" ", "")
    assert ["Date", "When"] in texts(dialog, "ImportColumnsView")


def test_a_logbook_without_imports_says_so(controller: ImportsController, tasks: Tasks) -> None:
    dialog = opened(controller, tasks)
    assert not dialog.findChild(QWidget, "NoImports").isHidden()  # type: ignore[union-attr]  # it is there
    assert not dialog.findChild(QPushButton, "UndoImport").isEnabled()  # type: ignore[union-attr]  # it is there


def test_its_incidents_are_shown_as_a_search(
    qtbot: QtBot, workplace: Workplace, controller: ImportsController, tasks: Tasks, tmp_path: Path
) -> None:
    report = workplace.exchange.import_file(table(tmp_path / "a.csv", [row(1), row(2)]))
    press(qtbot, opened(controller, tasks), "ShowImported")
    window = controller.parent()
    assert isinstance(window, QWidget)
    assert window.windowTitle() == f"import:{report.batch}"
    assert workplace.search.count(f"import:{report.batch}") == 2
    assert controller.dialog is None


def test_the_last_import_is_undone_at_once(
    qtbot: QtBot, workplace: Workplace, controller: ImportsController, tasks: Tasks, tmp_path: Path
) -> None:
    workplace.exchange.import_file(table(tmp_path / "a.csv", [row(1), row(2)]))
    dialog = opened(controller, tasks)
    press(qtbot, dialog, "UndoImport")
    qtbot.waitUntil(lambda: texts(dialog, "ImportsView")[1][-1] == "undone", timeout=10_000)
    assert workplace.search.count("") == 0
    assert not dialog.findChild(QPushButton, "ShowImported").isEnabled()  # type: ignore[union-attr]  # it is there


def test_later_acts_are_named_before_they_are_taken_back_with_it(
    qtbot: QtBot, workplace: Workplace, controller: ImportsController, tasks: Tasks, tmp_path: Path
) -> None:
    workplace.exchange.import_file(table(tmp_path / "a.csv", [row(1)]))
    workplace.incidents.record(Draft(title="Logged by hand"))
    dialog = opened(controller, tasks)
    press(qtbot, dialog, "UndoImport")
    qtbot.waitUntil(lambda: bool(dialog.messages.bars), timeout=10_000)
    assert "1 later acts are taken back before it: new incident" in dialog.messages.bars[0].text
    assert workplace.search.count("") == 2
    press(qtbot, dialog, "MessageOffer")
    qtbot.waitUntil(lambda: workplace.search.count("") == 0, timeout=10_000)
