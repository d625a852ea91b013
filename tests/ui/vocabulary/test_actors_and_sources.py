"""Actors and sources from their managers: edited, merged after saying what changes, deleted when unused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.make import incident
from tests.ui.person import Person, elsewhere
from tests.ui.vocabulary.test_places import reads
from vedette.domain.actor import Alias, Role
from vedette.domain.source import Citation
from vedette.ui.program import Program
from vedette.ui.vocabulary.chooser import ThingChooser
from vedette.ui.vocabulary.manager import Manager
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.actors import Actors
from vedette.usecases.naming import Naming, named
from vedette.usecases.sources import Sources


@pytest.fixture
def person(qtbot: QtBot, new_program: Callable[[], Program], logbook: Path) -> Person:
    """Three incidents that name Belarus, one of them as RB, by two papers; and an idle actor and source."""
    with elsewhere(logbook) as place, place.desk.acting("begin") as unit:
        naming = Naming(unit, place.desk.new_uid)
        for actor, paper in (("Belarus", "Gazeta"), ("Belarus", "Gazeta"), ("RB", "Gazeta.pl")):
            one = incident(actors=(Role(named(actor)),), sources=(Citation(named(paper)),))
            unit.put(naming.resolve(one))
        naming.actor(named("Idle"))
        naming.source(named("Silent"))
    program = new_program()
    program.open(logbook)
    found = Person(qtbot, program)
    found.sees(lambda: found.table.table.total == 3)
    return found


def opens(person: Person, action: str, name: str) -> Manager:
    person.does(action)
    manager = person.finds(Manager, name)
    person.sees(lambda: len(reads(manager)) > 0)
    return manager


def chooses(manager: Manager, name: str) -> None:
    rows = range(manager.lines.rowCount())
    row = next(row for row in rows if manager.lines.index(row, 0).data() == name)
    manager.view.setCurrentIndex(manager.lines.index(row, 0))


def test_an_actor_gets_aliases_and_a_parent_and_is_found_by_them(person: Person, logbook: Path) -> None:
    manager = opens(person, "manage_actors", "ActorManager")
    assert reads(manager) == ["Belarus |  |  | 2", "Idle |  |  | 0", "RB |  |  | 1"]
    chooses(manager, "Idle")
    person.clicks("ActorEdit")
    person.finds(QPlainTextEdit, "aliases").setPlainText("Пагранкамітэт (be)\nGPK")
    person.finds(QLineEdit, "parent").setText("belarus")
    person.clicks("ThingSave")
    person.sees(lambda: "Idle | Belarus |  | 0" in reads(manager))
    person.finds(QLineEdit, "ActorSeek").setText("пагранк")
    assert reads(manager) == ["Idle | Belarus |  | 0"]
    with elsewhere(logbook) as place:
        (idle,) = [one.actor for one in Actors(place.desk).all() if one.actor.name == "Idle"]
    assert idle.aliases == (Alias("Пагранкамітэт", "be"), Alias("GPK"))
    person.sees(lambda: person.action("undo").text() == "Undo: change actor “Idle”")


def test_two_actors_become_one_after_saying_what_changes_and_undo_parts_them(person: Person) -> None:
    manager = opens(person, "manage_actors", "ActorManager")
    chooses(manager, "RB")
    person.clicks("ActorMerge")
    chooser = person.finds(ThingChooser, "ThingChooser")
    person.sees(lambda: person.finds(PlainLabel, "ThingConsequence").text().startswith("“RB” is named by 1 incident:"))
    assert [chooser.list.item(row).text() for row in range(chooser.list.count())] == ["Belarus", "Idle"]
    QTest.keyClicks(person.finds(QLineEdit, "ThingSought"), "bel")
    person.clicks("ThingChoose")
    person.sees(lambda: reads(manager) == ["Belarus |  |  | 3", "Idle |  |  | 0"])
    person.sees(lambda: person.messages == ["Merged “RB” into “Belarus”; 1 incident changed"])
    person.does("undo")
    person.sees(lambda: reads(manager) == ["Belarus |  |  | 2", "Idle |  |  | 0", "RB |  |  | 1"])


def test_only_unused_things_are_deleted_and_the_others_say_why(person: Person) -> None:
    manager = opens(person, "manage_actors", "ActorManager")
    chooses(manager, "Belarus")
    person.clicks("ActorDelete")
    person.sees(lambda: any("“Belarus” is named by 2 incidents" in text for text in person.messages))
    person.finds(QCheckBox, "ActorUnusedOnly").click()
    assert reads(manager) == ["Idle |  |  | 0"]
    assert not person.finds(QPushButton, "ActorDelete").isEnabled()
    chooses(manager, "Idle")
    person.clicks("ActorDelete")
    person.sees(lambda: reads(manager) == [])


def test_a_source_is_graded_merged_and_deleted(person: Person, logbook: Path) -> None:
    manager = opens(person, "manage_sources", "SourceManager")
    assert reads(manager) == ["Gazeta |  | F | 1 | 2", "Gazeta.pl |  | F | 1 | 1", "Silent |  | F | 0 | 0"]
    chooses(manager, "Gazeta")
    person.clicks("SourceEdit")
    person.finds(QLineEdit, "affiliation").setText("Agora")
    person.finds(QPlainTextEdit, "aliases").setPlainText("GW\n\n GW ")
    person.clicks("ThingSave")
    person.sees(lambda: person.action("undo").text() == "Undo: change source “Gazeta”")
    person.sees(lambda: any(text.startswith("Changed") for text in person.messages))
    chooses(manager, "Gazeta.pl")
    person.clicks("SourceMerge")
    person.finds(ThingChooser, "ThingChooser").list.setCurrentRow(0)
    person.clicks("ThingChoose")
    person.sees(lambda: reads(manager) == ["Gazeta |  | F | 1 | 3", "Silent |  | F | 0 | 0"])
    person.sees(lambda: any(text.startswith("Merged") for text in person.messages))
    chooses(manager, "Silent")
    person.clicks("SourceDelete")
    person.sees(lambda: len(reads(manager)) == 1)
    with elsewhere(logbook) as place:
        (left,) = [one.source for one in Sources(place.desk).all()]
    assert (left.aliases, left.affiliation) == (("GW", "Gazeta.pl"), "Agora")


@pytest.mark.parametrize(("action", "key"), [("manage_actors", "Actor"), ("manage_sources", "Source")])
def test_a_thing_without_a_name_is_not_made(person: Person, action: str, key: str) -> None:
    manager = opens(person, action, f"{key}Manager")
    before = reads(manager)
    person.clicks(f"{key}New")
    person.clicks("ThingSave")
    assert person.finds(QLineEdit, "name").isVisible()
    person.finds(QLineEdit, "name").setText("Newcomer")
    person.clicks("ThingSave")
    person.sees(lambda: len(reads(manager)) == len(before) + 1)
