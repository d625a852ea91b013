"""The journey of a spreadsheet with bad rows: imported, the rejected rows saved, mended and fed back, each undone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.journeys.naming_files import names
from tests.ui.person import Person, elsewhere
from vedette.ui.importing.dialog import ImportDialog

ROWS = (
    ("No", "Title", "When", "Where"),
    ("1", "Flares over the fence", "2021-11-03", "Usnarz"),
    ("2", "Stones thrown", "31 February 2021", "Kuźnica"),
    ("3", "Wire cut", "5.11.2021", "Dubicze"),
    ("4", "Shots heard", "31.04.2021", ""),
)
MENDED = {"31 February 2021": "28 February 2021", "31.04.2021": "30.04.2021"}


def imports(person: Person, file: Path) -> tuple[ImportDialog, dict[str, str]]:
    """All steps from the menu to the report; the figures that it shows."""
    person.does("import")
    dialog = person.finds(ImportDialog, "ImportDialog")
    person.clicks("ChooseFile")
    names(person, file)
    for page in (dialog.frame.look, dialog.frame.check):
        person.sees(lambda page=page: dialog.frame.page is page and dialog.frame.next.isEnabled())  # type: ignore[misc]
        person.clicks("ImportNext")
    person.sees(lambda: dialog.frame.page is dialog.frame.report)
    report = dialog.frame.report
    figures = {key: report.findChild(QLabel, f"Count_{key}") for key in ("added", "updated", "unchanged", "rejected")}
    return dialog, {key: label.text() for key, label in figures.items() if label is not None}


def saves_rejected(person: Person, dialog: ImportDialog, file: Path) -> list[list[str]]:
    """The rows that were not taken, as the file holds them."""
    person.clicks("SaveRejected")
    names(person, file)
    person.sees(lambda: any("Saved the rejected rows" in bar.text for bar in dialog.frame.messages.bars))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def mends(file: Path) -> None:
    """As somebody does in a spreadsheet: the reason stays where it is."""
    text = file.read_text(encoding="utf-8-sig")
    for wrong, right in MENDED.items():
        text = text.replace(wrong, right, 1)
    file.write_text(text, encoding="utf-8")


def titles(logbook: Path) -> set[str]:
    with elsewhere(logbook) as place:
        return {place.incidents.get(uid).title for uid in place.search.uids("")}


def test_bad_rows_are_mended_and_imported_again(start: Callable[[Path], Person], tmp_path: Path) -> None:
    logbook, sheet, rejected = (tmp_path / name for name in ("border.vedette", "sheet.csv", "rejected.csv"))
    with sheet.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(ROWS)
    person = start(logbook)
    dialog, figures = imports(person, sheet)
    assert figures == {"added": "2", "updated": "0", "unchanged": "0", "rejected": "2"}
    kept = saves_rejected(person, dialog, rejected)
    assert [row[: len(ROWS[0])] for row in kept] == [list(ROWS[0]), list(ROWS[2]), list(ROWS[4])]
    reasons = [row[-1] for row in kept[1:]]
    assert all(words in reason for words, reason in zip(("31 February", "31.04.2021"), reasons, strict=True))
    person.clicks("ImportClose")
    person.sees(lambda: person.table.table.total == 2)

    mends(rejected)
    dialog, figures = imports(person, rejected)
    assert figures == {"added": "2", "updated": "0", "unchanged": "0", "rejected": "0"}
    person.clicks("ImportClose")
    person.sees(lambda: person.table.table.total == 4)

    for left in (2, 0):
        person.does("undo")
        person.sees(lambda left=left: person.table.table.total == left)  # type: ignore[misc]
    assert titles(logbook) == set()
    person.does("redo")
    person.sees(lambda: person.table.table.total == 2)
    assert titles(logbook) == {"Flares over the fence", "Wire cut"}
