from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton

from tests.make import day
from tests.make import incident as an_incident
from tests.ui.incidents.conftest import Hands, Place
from vedette.domain.place import Place as Where
from vedette.ui.incidents.form import IncidentForm
from vedette.ui.incidents.form.similar import SimilarBar


@pytest.fixture
def shots(place: Place) -> str:
    """The uid of one incident on record."""
    one = an_incident(
        reference="T-1", title="Soldiers threaten to open fire", when=day("2021-11-03"),
        places=(Where(text="Usnarz", lat=53.29, lon=23.79, uncertainty_m=1000),),
    )  # fmt: skip
    return place.incidents.record_whole(one).incident.uid


def look(form: IncidentForm, hands: Hands) -> SimilarBar:
    """As the pause after typing does."""
    form.page.finder.look()
    hands.settle()
    return form.page.alike


def buttons(bar: SimilarBar) -> list[QPushButton]:
    return [one for one in bar.findChildren(QPushButton, "similar_open") if one.isVisibleTo(bar)]


def test_what_may_exist_already_is_named_with_its_reasons_and_opened_by_a_click(
    shots: str, form: IncidentForm, hands: Hands
) -> None:
    asked: list[str] = []
    form.open_asked.connect(asked.append)
    hands.into(form.page.quick.form.entry("title"), "Soldier opened fire")
    assert not look(form, hands).isVisible()
    hands.tab()
    hands.type("3 Nov 2021")
    bar = look(form, hands)
    [button] = buttons(bar)
    assert bar.isVisible()
    assert button.text() == "T-1"
    assert "Soldiers threaten to open fire" in button.accessibleName()
    button.click()
    assert asked == [shots]


def test_typing_asks_after_a_pause_and_another_text_takes_the_hint_away(
    shots: str, form: IncidentForm, hands: Hands
) -> None:
    hands.into(form.page.quick.form.entry("title"), "Soldiers threaten to open fire")
    assert form.page.finder._timer.isActive()
    assert buttons(look(form, hands)) != []
    entry = form.page.quick.form.entry("title")
    entry.clear()  # type: ignore[attr-defined]
    hands.into(entry, "Water")
    assert not look(form, hands).isVisible()
    form.hide()
    assert not form.page.finder._timer.isActive()


def test_place_and_point_count_and_what_means_nothing_yet_does_no_harm(
    shots: str, form: IncidentForm, hands: Hands
) -> None:
    quick = form.page.quick.form
    quick.retype({"when": {"text": "03/11/20", "set": None}, "place": "Usn", "coordinates": "53.3"})
    assert not look(form, hands).isVisible()
    quick.retype({"when": {"text": "4 Nov 2021", "set": None}, "place": "", "coordinates": "53.30, 23.80"})
    assert [one.text() for one in buttons(look(form, hands))] == ["T-1"]


def test_an_incident_on_record_is_not_compared(
    shots: str, new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    place.incidents.record_whole(an_incident(title="Soldiers threaten to open fire", when=day("2021-11-03")))
    form = new_form()
    form.start_edit(shots)
    hands.settle()
    hands.into(form.page.quick.form.entry("title"), "!")
    assert not look(form, hands).isVisible()
