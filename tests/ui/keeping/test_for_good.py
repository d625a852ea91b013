"""F5, F26: deleting for good from the window: asked once, clearly, with what still holds the texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit

from tests.storage.damaging import wrong
from tests.ui.person import Person, fill
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.backups import found_for

MARK = "Zyxwvarna"


@pytest.fixture
def trashed(person: Person, logbook: Path) -> Person:
    """Somebody before the trash, in which there is one of three incidents; and a backup from before."""
    fill(logbook, 3, note=MARK)
    person.sees(lambda: person.status == "3 incidents")
    person.does("backup")
    person.sees(lambda: any("made and checked. It is in " in said for said in person.messages))
    person.sees(lambda: len(person.reads("title")) == 3)
    person.chooses([0])
    person.presses(Qt.Key.Key_Delete)
    person.sees(lambda: person.status == "2 incidents")
    person.searches("is:trashed")
    person.sees(lambda: person.status == "1 in the trash")
    return person


def said(person: Person) -> str:
    person.finds(QAbstractButton, "SureGo")
    return " ".join(label.text() for label in person.window.findChildren(PlainLabel, "SureText"))


def test_f5_what_is_deleted_for_good_is_asked_about_and_gone_with_the_backups(trashed: Person, logbook: Path) -> None:
    trashed.chooses([0])
    trashed.does("purge")
    assert "1 incident will be deleted for good" in said(trashed)
    assert "still hold the texts, and so do the backups: 1." in said(trashed)
    go = trashed.finds(QAbstractButton, "SureGo")
    assert not go.isEnabled()
    trashed.types("asked by the family", trashed.finds(QLineEdit, "reason"))
    trashed.finds(QCheckBox, "SureRenew").setChecked(True)
    trashed.finds(QCheckBox, "SureSure").setChecked(True)
    go.click()
    trashed.sees(lambda: any("deleted for good" in text for text in trashed.messages))
    trashed.sees(lambda: trashed.status == "0 in the trash")
    (backup,) = found_for(logbook)
    for path in (logbook, backup.file):
        assert b"Incident 0003" not in path.read_bytes()
    assert wrong(logbook) == {}


def test_nothing_is_deleted_when_one_thinks_again(trashed: Person) -> None:
    trashed.does("empty_trash")
    trashed.clicks("SureCancel")
    assert trashed.status == "1 in the trash"


def test_the_trash_is_emptied_and_undo_does_not_bring_it_back(trashed: Person, logbook: Path) -> None:
    trashed.does("empty_trash")
    trashed.finds(QCheckBox, "SureSure").setChecked(True)
    trashed.clicks("SureGo")
    trashed.sees(lambda: trashed.status == "0 in the trash")
    assert len(found_for(logbook)) == 1
    trashed.does("empty_trash")
    trashed.sees(lambda: "The trash is empty." in trashed.messages)


def test_only_what_is_in_the_trash_can_be_deleted_for_good(trashed: Person) -> None:
    trashed.searches("")
    trashed.chooses([0])
    assert not trashed.action("purge").isEnabled()
