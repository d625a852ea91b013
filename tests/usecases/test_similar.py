from __future__ import annotations

import pytest

from tests.make import day
from tests.make import incident as an_incident
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.when import When
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.similar import Similar

USNARZ = Place(text="near Usnarz Górny", name="Usnarz Górny", lat=53.29, lon=23.79, uncertainty_m=1000)
TITLE = "Belarusian soldiers threaten to open fire"


@pytest.fixture
def similar(desk: Desk, incidents: Incidents) -> Similar:
    """Beside a logbook of one incident among others."""
    for one in (
        an_incident(reference="T-1", title=TITLE, when=day("2021-11-03"), places=(USNARZ,)),
        an_incident(reference="T-2", title=TITLE, when=day("2021-06-03"), places=(USNARZ,)),
        an_incident(reference="T-3", title="Water cannon used", when=day("2021-11-03")),
        an_incident(reference="T-4", title="The wall on the eastern border was approved", when=When()),
    ):
        incidents.record_whole(one)
    return Similar(desk)


def found(similar: Similar, **typed: object) -> list[tuple[str, tuple[str, ...]]]:
    typed = {"title": "", "when": When(), **typed}
    return [(one.reference, one.likeness.reasons) for one in similar.to(Incident("new", **typed))]  # type: ignore[arg-type]


def test_the_same_day_and_words_are_enough(similar: Similar) -> None:
    [(reference, reasons)] = found(similar, title="Soldiers threatened to open fire", when=day("2021-11-03"))
    assert (reference, reasons) == ("T-1", ("the same day", "a title much like it"))


def test_a_neighbouring_day_and_a_name_within_the_name_are_enough(similar: Similar) -> None:
    [(reference, reasons)] = found(similar, when=day("2021-11-04"), places=(Place(text="Usnarz Gorny"),))
    assert reference == "T-1"
    assert "1 day apart" in reasons


def test_a_near_point_on_the_same_day_is_enough_without_any_word(similar: Similar) -> None:
    near = Place(lat=53.30, lon=23.80)
    assert [one for one, _ in found(similar, when=day("2021-11-03"), places=(near,))] == ["T-1"]


def test_the_same_title_is_found_without_any_date(similar: Similar) -> None:
    assert found(similar, title="The wall on the eastern border was approved") == [("T-4", ("the same title",))]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"title": "Belarusian soldiers"},
        {"when": day("2021-11-03")},
        {"title": TITLE, "when": day("2021-08-01")},
        {"title": "Water", "when": When(latest="9999-12-31")},
        {"title": "\ud800 \" OR * NEAR( --", "when": day("2021-11-03")},
    ],
)  # fmt: skip
def test_too_little_or_too_far_finds_nothing(similar: Similar, typed: dict[str, object]) -> None:
    assert found(similar, **typed) == []


def test_what_is_typed_over_or_lies_in_the_trash_is_not_named(
    desk: Desk, similar: Similar, incidents: Incidents, history: History
) -> None:
    one = incidents.get("T-1")
    assert [alike.reference for alike in similar.to(one)] == []
    incidents.trash([one.uid])
    assert found(similar, title=TITLE, when=day("2021-11-03")) == []


def test_the_likest_come_first_and_no_more_than_asked(similar: Similar, incidents: Incidents) -> None:
    for n in range(5):
        incidents.record_whole(an_incident(reference=f"U-{n}", title=TITLE, when=day("2021-11-02")))
    best = similar.to(Incident("new", title=TITLE, when=day("2021-11-03"), places=(USNARZ,)), most=3)
    assert [one.reference for one in best] == ["T-1", "U-0", "U-1"]


def test_the_likest_is_found_in_a_crowd_that_shares_a_word_and_the_day(
    desk: Desk, similar: Similar, incidents: Incidents
) -> None:
    with desk.acting("crowd") as unit:
        unit.put_all([an_incident(title=f"Soldiers seen at post {n}", when=day("2021-11-03")) for n in range(300)])
    assert found(similar, title="Soldiers threaten to open fire", when=day("2021-11-03"))[0][0] == "T-1"
