from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hostile import HOSTILE
from vedette.domain.actor import Alias
from vedette.domain.errors import InvalidDraft, NotFound
from vedette.domain.own_place import OwnPlace
from vedette.storage import shared
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.own_places import OwnPlaces
from vedette.usecases.quick_line import QuickLine
from vedette.usecases.vocabulary import Vocabulary

GATE = OwnPlace(
    "01900000-0000-7000-8000-0000000000aa", "Gate 12", (Alias("Брама 12", "be"), Alias("Brama dwunasta", "pl")),
    kind="gate", country="PL", lat=53.3, lon=23.8, precision="P2", uncertainty_m=40.0, method="gps",
)  # fmt: skip


def test_an_own_place_comes_first_in_any_script_with_point_and_country(desk: Desk) -> None:
    OwnPlaces(desk).make(GATE)
    OwnPlaces(desk).make(replace(GATE, uid=GATE.uid[:-1] + "b", name="Kuźnica", aliases=(), lat=53.0))
    for typed, words in (("gate", "Gate 12"), ("брама", "Брама 12"), ("DWUN", "Brama dwunasta")):
        (first, *_) = Vocabulary(desk).places(typed)
        assert (first.text, first.place and first.place.name) == (words, "Gate 12")
        assert first.place is not None
        assert (first.place.lat, first.place.country, first.place.uncertainty_m) == (53.3, "PL", 40.0)
    first, second, *_ = Vocabulary(desk).places("kuznica")
    assert first.place is not None and first.place.lat == 53.0 and second.text != first.text
    assert Vocabulary(desk).places("") == []


def test_what_the_logbook_recorded_under_that_name_gives_way_to_the_own_place(desk: Desk) -> None:
    Incidents(desk).record(Draft(title="Flares", when="3.11.2021", place="Gate 12"))
    OwnPlaces(desk).make(GATE)
    offered = [one for one in Vocabulary(desk).places("gate 12") if one.text == "Gate 12"]
    assert len(offered) == 1
    assert offered[0].place is not None and offered[0].place.lat == 53.3


def test_the_quick_line_takes_an_own_place_before_all_others(desk: Desk) -> None:
    OwnPlaces(desk).make(GATE)
    place = QuickLine(desk).understand("3 Nov 2021; flares near Брама 12").place
    assert place is not None and (place.name, place.lat) == ("Gate 12", 53.3)


def test_near_usnarz_has_a_point(desk: Desk) -> None:
    place = QuickLine(desk).understand("3 Nov 2021; men cross near Usnarz").place
    assert place is not None and (place.text, place.name, place.country) == ("near Usnarz", "Usnarz Górny", "PL")
    assert place.has_point


def test_each_change_is_one_act_that_is_undone_by_name(desk: Desk) -> None:
    places, history = OwnPlaces(desk), History(desk)
    places.make(GATE)
    assert places.change(GATE, replace(GATE, name="Gate twelve"))
    assert places.change(GATE, replace(GATE, note="locked"))
    assert not places.change(GATE, GATE)
    assert places.all() == [replace(GATE, name="Gate twelve", note="locked")]
    assert places.delete([GATE.uid]) == 1
    assert history.undo() == "delete place “Gate 12”".replace("12", "twelve")
    assert history.undo() == "change place “Gate 12”"
    assert history.undo() == "rename place “Gate 12” to “Gate twelve”"
    assert places.all() == [GATE]
    assert history.undo() == "new place “Gate 12”"
    assert places.all() == []
    assert history.redo() == "new place “Gate 12”"
    assert places.all() == [GATE]


def test_a_place_without_a_name_or_with_a_taken_one_or_no_radius_is_refused(desk: Desk) -> None:
    places = OwnPlaces(desk)
    places.make(GATE)
    other = replace(places.new(), name="gate  12")
    for wrong in (other, replace(other, name=" "), replace(other, name="x", uncertainty_m=0.0)):
        with pytest.raises(InvalidDraft):
            places.make(wrong)
    with pytest.raises(InvalidDraft):
        places.make(replace(other, name="x", lat=float("nan")))
    with pytest.raises(NotFound):
        places.delete(["nobody"])
    with pytest.raises(NotFound):
        places.change(other, replace(other, name="x"))
    assert places.all() == [GATE]


def test_any_text_is_kept_as_text(desk: Desk) -> None:
    places = OwnPlaces(desk)
    for number, text in enumerate(HOSTILE):
        uid = places.new().uid
        places.make(replace(GATE, uid=uid, name=f"{number} {text}", aliases=(Alias(text, text),), note=text))
        Vocabulary(desk).places(text[:100])
    assert len(places.all()) == len(HOSTILE)
    with desk.store.reading() as connection:
        assert shared.names_out_of_step(connection, "own_place") == []
