from __future__ import annotations

import csv
import hashlib
import threading
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from tests.formats.test_bare_file import telling_png
from vedette.assemble import Workplace, open_workplace
from vedette.ui.exporting.controller import ExportController
from vedette.ui.exporting.kinds import KINDS
from vedette.ui.file_dialogs import FileWish
from vedette.ui.incidents.asked import Asked
from vedette.ui.incidents.selection import Selection
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import READERS, Tasks
from vedette.usecases.drafting import Draft


class Exports:
    """A person at the window of exports; the file dialog answers with `target`."""

    def __init__(self, qtbot: QtBot, workplace: Workplace, tasks: Tasks, folder: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.qtbot, self.workplace, self.tasks, self.folder = qtbot, workplace, tasks, folder
        self.settings = MachineSettings(folder / "settings.ini")
        self.said: list[str] = []
        self.wishes: list[FileWish] = []
        self.target = folder / "out.csv"
        self.chosen = Selection(total=3)
        self.controller = ExportController(
            self.window,
            exchange=workplace.exchange,
            search=workplace.search,
            tasks=tasks,
            settings=self.settings,
            selection=lambda: self.chosen,
            columns=lambda: ("title", "when", "added"),
            name="Border",
            say=self.said.append,
            save_file=self._answer,
        )
        self.dialog = self.controller.dialog

    def select(self, *titles: str) -> None:
        found = {line.title: line.uid for line in self.workplace.search.page("")}
        rows = tuple((row, row) for row in range(len(titles)))
        self.chosen = Selection(total=3, ranges=rows, uids=tuple(found[title] for title in titles))

    def choose(self, kind: str) -> None:
        box = self.dialog.findChild(QComboBox, "kind")
        assert box is not None
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range([one.key for one in KINDS].index(kind)):
            self.qtbot.keyClick(box, Qt.Key.Key_Down)

    def export(self) -> None:
        self.press("ExportGo")
        self.qtbot.waitUntil(lambda: not self.controller.label, timeout=10_000)

    def press(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button is not None
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def scopes(self) -> list[str]:
        box = self.dialog.findChild(QComboBox, "scope")
        assert box is not None
        return [box.itemText(at) for at in range(box.count())]

    def tick(self, name: str) -> QCheckBox:
        box = self.dialog.findChild(QCheckBox, name)
        assert box is not None
        return box

    def hint(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, f"{name}_hint")
        assert label is not None
        return label.text()

    def rows(self, delimiter: str = ",") -> list[list[str]]:
        with self.target.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=delimiter))

    def messages(self) -> str:
        return "\n".join(bar.text for bar in self.dialog.frame.messages.bars)

    def _answer(self, parent: QWidget, wish: FileWish, chosen: object) -> None:
        assert callable(chosen)
        self.wishes.append(wish)
        chosen(self.target)


@pytest.fixture
def exports(qtbot: QtBot, tmp_path: Path, tasks: Tasks) -> Iterator[Exports]:
    workplace = open_workplace(tmp_path / "logbook.vedette", lambda: "Ada", create=True)
    for title in ("Flares", "=cmd()", "Shots"):
        workplace.incidents.record(Draft(title=title, when="2021-11-03"))
    made = Exports(qtbot, workplace, tasks, tmp_path)
    yield made
    made.controller.stop()
    assert tasks.wait_for_done(10_000)
    workplace.close()


def test_all_is_exported_complete_and_said_in_one_sentence(exports: Exports) -> None:
    exports.controller.open()
    assert exports.scopes() == ["All of the logbook: 3 incidents"]
    exports.choose("csv")
    exports.export()
    assert exports.said == ["Exported 3 incidents to out.csv."]
    assert exports.dialog.isHidden()
    assert "document" in exports.rows()[0]
    assert len(exports.rows()) == 4


def test_every_kind_says_for_whom_it_is_and_proposes_a_name(exports: Exports) -> None:
    exports.controller.open()
    for kind in KINDS:
        exports.choose(kind.key)
        exports.target = exports.folder / f"out{kind.ending}"
        assert exports.hint("kind").startswith("For ")
        exports.export()
        assert exports.wishes[-1].name.startswith("Border 2")
        assert exports.wishes[-1].name.endswith(kind.ending)
        assert exports.target.stat().st_size > 0
        exports.dialog.close()
        exports.controller.open()


def test_what_is_selected_is_exported_and_no_more(exports: Exports) -> None:
    exports.select("Shots", "Flares")
    exports.controller.open()
    assert "The selected: 2 incidents" in exports.scopes()
    exports.choose("screen")
    exports.export()
    assert [row[0] for row in exports.rows()] == ["title", "Shots", "Flares"]


def test_the_list_is_exported_as_it_was_searched(exports: Exports) -> None:
    exports.chosen = Selection(Asked("shots"), total=1)
    exports.controller.open()
    assert exports.scopes() == ["All in the list: 1 incident", "All of the logbook, without the trash"]
    exports.choose("screen")
    exports.export()
    assert [row[0] for row in exports.rows()] == ["title", "Shots"]


@pytest.mark.parametrize(
    ("sort", "titles"), [("title", ["=cmd()", "Flares", "Shots"]), ("-title", ["Shots", "Flares", "=cmd()"])]
)
def test_rows_stand_in_the_order_of_the_screen(exports: Exports, sort: str, titles: list[str]) -> None:
    exports.chosen = Selection(Asked(""), sort=sort, total=3)
    exports.controller.open()
    exports.choose("screen")
    exports.export()
    assert [row[0].removeprefix("'") for row in exports.rows()[1:]] == titles


def test_the_columns_are_those_of_the_screen_in_their_order(exports: Exports) -> None:
    exports.controller.open()
    exports.choose("screen")
    exports.export()
    assert exports.rows()[0] == ["title", "when", "created_at"]


def test_what_is_on_the_screen_comes_first_as_a_sheet_with_real_dates(exports: Exports) -> None:
    exports.target = exports.folder / "out.xlsx"
    exports.controller.open()
    exports.export()
    with CalamineWorkbook.from_path(exports.target) as book:
        head, row, *_ = book.get_sheet_by_index(0).to_python()
    assert head == ["title", "when", "date_earliest", "date_latest", "created_at"]
    assert row[2] == row[3] == date(2021, 11, 3)
    assert isinstance(row[4], datetime)
    with zipfile.ZipFile(exports.target) as file:
        written = file.read("xl/worksheets/sheet1.xml")
    assert b'<autoFilter ref="A1:E4"' in written and b'state="frozen"' in written


def test_the_kind_of_the_last_file_is_offered_first(exports: Exports) -> None:
    exports.controller.open()
    exports.choose("screen")
    exports.export()
    assert exports.target.read_bytes().startswith(b"\xef\xbb\xbf")
    exports.controller.open()
    assert exports.dialog.frame.kind.key == "screen"


def test_formulas_are_guarded_unless_one_says_otherwise(exports: Exports) -> None:
    exports.controller.open()
    exports.choose("screen")
    exports.export()
    assert "'=cmd()" in [row[0] for row in exports.rows()]
    exports.controller.open()
    exports.choose("screen")
    exports.tick("guard").click()
    exports.export()
    assert "=cmd()" in [row[0] for row in exports.rows()]


def test_f10_one_is_asked_whether_pictures_go_without_what_a_camera_wrote(exports: Exports) -> None:
    photo = exports.folder / "photo.png"
    photo.write_bytes(telling_png())
    reference = exports.workplace.search.page("")[0].reference
    exports.workplace.attachments.attach(reference, [photo])
    exports.target = exports.folder / "out.json"
    hashes = []
    for wanted in (False, True):
        exports.controller.open()
        exports.choose("csv")
        assert not exports.tick("bare").isVisible()
        exports.choose("json")
        assert exports.tick("bare").isVisible() and not exports.tick("bare").isChecked()
        assert "as they came in" in exports.hint("bare")
        exports.tick("bare").setChecked(wanted)
        exports.export()
        hashes.append(hashlib.sha256(photo.read_bytes()).hexdigest() in exports.target.read_text(encoding="utf-8"))
        assert ("Copy without what" in exports.target.read_text(encoding="utf-8")) == wanted
    assert hashes == [True, True]


def test_a_file_for_spreadsheets_has_semicolons_and_the_wish_is_remembered(exports: Exports) -> None:
    exports.controller.open()
    exports.choose("csv")
    exports.tick("spreadsheet").click()
    exports.export()
    assert exports.target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(exports.rows(";")[0]) > 20
    exports.controller.open()
    assert exports.tick("spreadsheet").isChecked()
    exports.choose("xlsx")
    assert not exports.tick("spreadsheet").isVisible()
    assert not exports.tick("guard").isVisible()


def test_what_a_kind_of_file_can_t_hold_is_listed_with_the_reason(exports: Exports) -> None:
    exports.controller.open()
    exports.choose("gpx")
    exports.target = exports.folder / "out.gpx"
    exports.export()
    view = exports.dialog.findChild(QTableView, "LeftOutView")
    assert view is not None
    assert view.isVisible()
    assert view.model().rowCount() == 3
    assert "coordinates" in view.model().index(0, 1).data()
    assert exports.said == []


def test_a_name_with_another_ending_is_refused_and_nothing_written(exports: Exports) -> None:
    exports.controller.open()
    exports.choose("kml")
    exports.target = exports.folder / "out.exe"
    exports.export()
    assert "ends in .kml" in exports.messages()
    assert not exports.target.exists()


def test_a_stopped_export_leaves_no_file_and_keeps_the_old_one(exports: Exports) -> None:
    exports.target.write_text("old", encoding="utf-8")
    exports.controller.open()
    exports.choose("csv")
    go_on = threading.Event()
    for _ in range(READERS):
        exports.tasks.read(go_on.wait, _nothing, _nothing)
    exports.press("ExportGo")
    exports.dialog.work.cancel()
    go_on.set()
    exports.qtbot.waitUntil(lambda: exports.messages() == "Stopped. No file was written.")
    assert exports.target.read_text(encoding="utf-8") == "old"
    assert list(exports.folder.glob("*out*")) == [exports.target]


def test_a_folder_that_is_not_there_is_said_in_words(exports: Exports) -> None:
    exports.target = exports.folder / "nowhere" / "out.xlsx"
    exports.controller.open()
    exports.export()
    assert exports.messages()
    assert exports.said == []
    assert exports.dialog.isVisible()


def _nothing(_: object) -> None:
    return None
