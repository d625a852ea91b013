from __future__ import annotations

import pytest

from tests import make
from vedette.domain.actor import Actor, Alias
from vedette.domain.errors import InvalidDraft
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.source import Citation, SourceItem
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.incidents import Incidents
from vedette.usecases.naming import named
from vedette.usecases.vocabulary import Vocabulary


@pytest.fixture
def vocabulary(desk: Desk) -> Vocabulary:
    return Vocabulary(desk)


def log(incidents: Incidents, *shared_too: Actor | SourceItem, **parts: object) -> Incident:
    blank = incidents.blank()
    filled = Incident(**{"uid": blank.uid, "title": "Flares", **parts})  # type: ignore[arg-type]
    return incidents.record_whole(filled, shared_too).incident


def test_actors_are_suggested_by_a_word_of_their_name_or_alias_in_any_script(
    incidents: Incidents, vocabulary: Vocabulary
) -> None:
    ministry = Actor(make.uid(), "Ministry of Defence", (Alias("MON", "pl"),), parent=named("Poland"))
    person = Actor(make.uid(), "Alyaksandr Lukashenka", (Alias("Лукашенко", "ru"),))
    log(incidents, ministry, person)
    assert [(s.text, s.note) for s in vocabulary.actors("defe")] == [("Ministry of Defence", "Poland")]
    assert [(s.text, s.note) for s in vocabulary.actors("mon")] == [("Ministry of Defence", "MON")]
    assert [s.uid for s in vocabulary.actors("Lukashenko")] == [person.uid]
    assert vocabulary.actor(ministry.uid)[1] == "Poland"


def test_percent_and_underscore_are_letters_not_wildcards(incidents: Incidents, vocabulary: Vocabulary) -> None:
    log(incidents, Actor(make.uid(), "Poland"))
    assert vocabulary.actors("%") == []
    assert vocabulary.actors("_oland") == []


def test_a_place_is_suggested_once_with_its_latest_point(incidents: Incidents, vocabulary: Vocabulary) -> None:
    log(incidents, places=(Place(text="Usnarz Górny"),))
    log(incidents, places=(Place(text="Usnarz Górny", lat=53.4, lon=23.8, country="PL"),))
    log(incidents, places=(Place(text="Kuźnica"),))
    found, *listed = vocabulary.places("usn")
    assert found.place == Place(text="Usnarz Górny", lat=53.4, lon=23.8, country="PL")
    assert [s.text for s in listed[:2]] == ["Usnarz Górny (Podlaskie)", "Usnarz Dolny"]
    assert {s.text for s in vocabulary.places("")} == {"Usnarz Górny", "Kuźnica"}


def test_tags_are_suggested_by_any_step_of_their_path(incidents: Incidents, vocabulary: Vocabulary) -> None:
    incidents.record(Draft(title="A", tags=["border/wire", "weather"]))
    assert [s.text for s in vocabulary.tags("wi")] == ["border/wire"]
    assert [s.text for s in vocabulary.tags("w")] == ["weather", "border/wire"]


def test_sources_and_their_items_are_suggested(incidents: Incidents, vocabulary: Vocabulary) -> None:
    item = SourceItem(make.uid(), source=named("Gazeta Wyborcza"), title="Noc na granicy")
    log(incidents, item, sources=(Citation(item.uid),))
    assert [s.text for s in vocabulary.sources("gaz")] == ["Gazeta Wyborcza"]
    assert [s.text for s in vocabulary.items("noc")] == ["Gazeta Wyborcza, “Noc na granicy”"]
    assert [s.uid for s in vocabulary.items("wyb")] == [item.uid]


def test_incidents_to_link_are_found_by_reference_and_by_title(incidents: Incidents, vocabulary: Vocabulary) -> None:
    first = log(incidents, title="Wire cut near Krynki", when=make.day("2021-11-03"))
    log(incidents, title="Flares", when=make.day("2021-11-03"))
    assert [s.uid for s in vocabulary.incidents(first.reference.lower())] == [first.uid]
    assert [s.note for s in vocabulary.incidents("kryn wir")] == ["Wire cut near Krynki"]
    assert vocabulary.incidents('" OR *') == []


def test_an_actor_can_not_belong_to_itself(incidents: Incidents) -> None:
    above, below = make.uid(), make.uid()
    log(incidents, Actor(above, "State"), Actor(below, "Ministry", parent=above))
    with pytest.raises(InvalidDraft):
        log(incidents, Actor(above, "State", parent=below))
