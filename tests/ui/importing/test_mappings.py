"""Mappings in the window of an import: kept, offered, chosen, read and written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QTabWidget

from tests.ui.importing.conftest import Imports
from tests.ui.importing.reading import choose, offered, table, texts
from vedette.usecases.importing import ImportOptions

HEADER = ("Qwx", "Zzy", "Rest")
ROWS = (("2021-11-03", "Flares", "x"), ("2021-11-04", "Shots", "y"))
AGENCY = {"Qwx": "when", "Zzy": "title", "Rest": ""}


def show_columns(imports: Imports) -> None:
    tabs = imports.dialog.frame.look.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentIndex(1)


def trigger(imports: Imports, name: str) -> None:
    action = imports.dialog.findChild(QAction, name)
    assert action is not None
    action.trigger()


def becomes(imports: Imports) -> dict[str, str]:
    return {line[0]: line[2] for line in texts(imports.dialog, "Columns")[1:]}


def test_a_kept_mapping_is_offered_for_its_headings_and_used_with_one_click(imports: Imports, tmp_path: Path) -> None:
    imports.workplace.exchange.mappings.save("Agency", AGENCY)
    imports.look(table(tmp_path / "in.csv", ROWS, HEADER))
    imports.until(lambda: "fit the mapping “Agency”" in imports.messages())
    assert becomes(imports)["Zzy"] == "Custom field “zzy”"
    imports.press("MessageOffer")
    imports.until(lambda: becomes(imports) == {"Qwx": "When", "Zzy": "Title", "Rest": "Left out"})
    imports.until(imports.dialog.frame.next.isEnabled)
    imports.check()
    imports.press("ImportNext")
    imports.until(lambda: imports.count == 2)


def test_the_columns_of_an_import_are_offered_when_its_refused_rows_come_back(imports: Imports, tmp_path: Path) -> None:
    imports.workplace.exchange.import_file(table(tmp_path / "in.csv", ROWS, HEADER), ImportOptions(mapping=AGENCY))
    mended = [(*row, f"Row {n}: no date.") for n, row in enumerate(ROWS, 2)]
    imports.look(table(tmp_path / "mended.csv", mended, (*HEADER, "reason")))
    imports.until(lambda: "came in before: the columns can be taken as for in.csv" in imports.messages())
    imports.press("MessageOffer")
    imports.until(lambda: becomes(imports) == {"Qwx": "When", "Zzy": "Title", "Rest": "Left out"})
    forget = imports.dialog.findChild(QAction, "ForgetMapping")
    assert forget is not None
    assert not forget.isEnabled()


def test_the_columns_of_now_are_kept_under_a_name(imports: Imports, tmp_path: Path) -> None:
    dialog = imports.look(table(tmp_path / "in.csv", ROWS, HEADER))
    dialog.frame.look.columns.mapping = dict(AGENCY)
    dialog.frame.look.changed.emit()
    imports.until(lambda: becomes(imports)["Rest"] == "Left out")
    show_columns(imports)
    imports.press("KeepMapping")
    entry = dialog.findChild(QLineEdit, "Name")
    assert entry is not None
    entry.setText("Agency")
    imports.press("NameSave")
    imports.until(lambda: "Agency" in offered(dialog, "SavedMapping"))
    assert [one.mapping for one in imports.workplace.exchange.mappings.all()] == [AGENCY]
    trigger(imports, "ForgetMapping")
    imports.until(lambda: offered(dialog, "SavedMapping") == ["found by headings and content"])
    assert imports.workplace.exchange.mappings.all() == []


def test_a_mapping_goes_to_a_file_and_comes_from_one(imports: Imports, tmp_path: Path) -> None:
    file = tmp_path / "agency.toml"
    imports.workplace.exchange.mappings.write(file, AGENCY)
    imports.look(table(tmp_path / "in.csv", ROWS, HEADER))
    imports.to_open.append(file)
    trigger(imports, "OpenMapping")
    imports.until(lambda: becomes(imports) == {"Qwx": "When", "Zzy": "Title", "Rest": "Left out"})
    written = tmp_path / "again.toml"
    imports.to_save.append(written)
    trigger(imports, "WriteMapping")
    imports.until(written.exists)
    imports.until(lambda: imports.workplace.exchange.mapping(written) == AGENCY)


def test_a_file_that_is_no_mapping_is_told_and_changes_nothing(imports: Imports, tmp_path: Path) -> None:
    imports.look(table(tmp_path / "in.csv", ROWS, HEADER))
    bad = tmp_path / "bad.toml"
    bad.write_text("<b>no", encoding="utf-8")
    imports.to_open.append(bad)
    before = becomes(imports)
    trigger(imports, "OpenMapping")
    imports.until(lambda: "is no TOML file" in imports.messages())
    assert becomes(imports) == before


def test_the_columns_as_found_are_one_choice_away(imports: Imports, tmp_path: Path) -> None:
    imports.workplace.exchange.mappings.save("Agency", AGENCY)
    imports.look(table(tmp_path / "in.csv", ROWS, HEADER))
    imports.until(lambda: "fit the mapping" in imports.messages())
    imports.press("MessageOffer")
    imports.until(lambda: becomes(imports)["Zzy"] == "Title")
    show_columns(imports)
    box = imports.dialog.findChild(QComboBox, "SavedMapping")
    assert box is not None
    choose(imports.qtbot, imports.dialog, "SavedMapping", "")
    box.activated.emit(0)
    imports.until(lambda: becomes(imports)["Zzy"] == "Custom field “zzy”")
