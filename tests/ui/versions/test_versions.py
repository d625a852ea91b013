"""The window of versions: who changed what, what was known on a day, a field or all of it back, words taken out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTableView

from tests.ui.person import Person, elsewhere
from vedette.domain.incident import Incident
from vedette.storage.acts import Act
from vedette.ui.versions.dialog import VersionsDialog

DAYS = ("2021-11-01T12:00:00Z", "2021-11-03T12:00:00Z", "2021-11-05T12:00:00Z")


@pytest.fixture
def reading(person: Person, logbook: Path) -> Person:
    """Somebody before the history of an incident that was changed twice."""
    with elsewhere(logbook) as place:
        first = replace(place.incidents.blank(), reference="T-1", title="Wire cut", narrative="Six men.", note="first")
        steps = (
            first,
            replace(first, narrative="Seen by Zyxwvarna.", note="second"),
            replace(first, narrative="Nine."),
        )
        for at, one in zip(DAYS, steps, strict=True):
            with place.desk.store.writing(Act("log", "Bob", at)) as unit:
                unit.put(one)
    person.sees(lambda: person.status == "1 incident")
    person.sees(lambda: person.reads("title") == ["Wire cut"])
    person.chooses([0])
    person.does("history")
    person.sees(lambda: view(person).model().rowCount() == 3)
    return person


def window(person: Person) -> VersionsDialog:
    return person.window.keeping.versions.dialog


def view(person: Person) -> QTableView:
    return person.finds(QTableView, "VersionsView")


def cells(person: Person, name: str) -> list[list[str]]:
    model = person.finds(QTableView, name).model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.data(model.index(row, column))) for column in columns] for row in rows]


def now(person: Person, logbook: Path) -> Incident:
    with elsewhere(logbook) as place:
        return place.incidents.get("T-1")


def test_each_version_says_who_when_and_what_was_before_and_after(reading: Person) -> None:
    assert [row[1:] for row in cells(reading, "VersionsView")] == [["Bob", "Log"]] * 3
    assert cells(reading, "ChangesView") == [
        ["what happened", "Seen by Zyxwvarna.", "Nine."], ["note", "second", "first"],
    ]  # fmt: skip


def test_one_field_comes_back_and_the_other_stays(reading: Person, logbook: Path) -> None:
    reading.finds(QTableView, "ChangesView").selectRow(1)
    reading.clicks("VersionFields")
    reading.sees(lambda: view(reading).model().rowCount() == 4)
    assert (now(reading, logbook).note, now(reading, logbook).narrative) == ("second", "Nine.")
    reading.sees(lambda: any("What was chosen is back" in text for text in reading.messages))


def test_a_whole_version_comes_back(reading: Person, logbook: Path) -> None:
    view(reading).selectRow(2)
    reading.clicks("VersionWhole")
    reading.sees(lambda: view(reading).model().rowCount() == 4)
    assert now(reading, logbook).narrative == "Six men."


@pytest.mark.parametrize(
    ("day", "row", "text"), [((2021, 11, 2), 2, "Six men."), ((2021, 11, 4), 1, "Seen by Zyxwvarna.")]
)
def test_the_incident_is_shown_as_it_was_known_on_a_day(
    reading: Person, day: tuple[int, int, int], row: int, text: str
) -> None:
    window(reading).frame.day.setDate(QDate(*day))
    reading.clicks("VersionGo")
    assert window(reading).frame.row == row
    reading.sees(lambda: text in window(reading).frame.page.toPlainText())


def test_a_day_before_it_was_recorded_says_so(reading: Person) -> None:
    window(reading).frame.day.setDate(QDate(2021, 10, 31))
    reading.clicks("VersionGo")
    assert window(reading).frame.known.text() == "On 2021-10-31 it was not recorded yet."


def test_f26_words_are_taken_out_of_the_history_with_a_reason(reading: Person, logbook: Path) -> None:
    reading.clicks("VersionRedact")
    reading.types("Zyxwvarna", reading.finds(QLineEdit, "words"))
    reading.types("the witness asked for it", reading.finds(QLineEdit, "reason"))
    reading.clicks("RedactGo")
    reading.finds(QCheckBox, "SureSure").setChecked(True)
    reading.clicks("SureGo")
    reading.sees(lambda: any("The words are gone" in text for text in reading.messages))
    reading.sees(lambda: ["what happened", "Seen by [removed].", "Nine."] in cells(reading, "ChangesView"))
    reading.program.end()
    assert b"zyxwvarna" not in logbook.read_bytes().lower()
