from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from tests.ui.incidents.conftest import Hands, Place
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment
from vedette.domain.custom_field import FieldValue
from vedette.domain.incident import ExternalId, Incident
from vedette.ui.incidents.form import IncidentForm
from vedette.ui.tasks import Tasks
from vedette.usecases.drafting import Draft
from vedette.usecases.sample import fill_with_sample

SAMPLE = [f"PLBY-2021-{n:04d}" for n in range(1, 11)]


def edit(form: IncidentForm, hands: Hands, place: Place, reference: str) -> Incident:
    incident = place.incidents.get(reference)
    form.start_edit(incident.uid)
    hands.settle()
    return incident


def but_for_the_clock(incident: Incident) -> Incident:
    return replace(incident, updated_at="", updated_by="")


@pytest.mark.parametrize("reference", SAMPLE)
def test_opening_every_part_and_saving_changes_nothing(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place, reference: str
) -> None:
    fill_with_sample(place.desk)
    form = new_form()
    before = edit(form, hands, place, reference)
    for key in form.page.sections.shown():
        form.page.sections.open(key)
    assert form.typed() == {"parts": {}}
    form.save()
    hands.settle()
    assert place.incidents.get(reference) == before
    assert len(place.history.acts()) == 1


def test_a_change_of_one_field_leaves_every_other_part_equal(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    fill_with_sample(place.desk)
    shown = place.incidents.get("PLBY-2021-0002")
    odd = replace(
        shown,
        narrative="a\u00a0b\u2028c\td",
        attachments=(Attachment(sha256="a" * 64, name="film.mp4"),),
        codes=(FieldValue("acled.geo", "3"),),
        external_ids=(ExternalId("acled", "POL1"),),
        content_flags=("graphic",),
        assessments=(Assessment(status="likely", reason="r", by="Bo", at="2021-11-04T10:00:00Z"),),
    )
    before = place.incidents.amend_whole(odd).incident
    form = new_form()
    edit(form, hands, place, "PLBY-2021-0002")
    for key in form.page.sections.shown():
        form.page.sections.open(key)
    form.page.quick.form.entry("title").setFocus()
    hands.type(" again")
    form.page.sections.open("claims").list.rows[1].grid.retype({"text": "Belarus staged it"})  # type: ignore[attr-defined]
    form.save()
    hands.settle()
    after = place.incidents.get("PLBY-2021-0002")
    changed = replace(before.claims[1], text="Belarus staged it")
    expected = replace(before, title=after.title, claims=(before.claims[0], changed))
    assert after.title != before.title
    assert but_for_the_clock(after) == but_for_the_clock(expected)


def test_a_row_that_was_removed_is_gone_and_one_put_back_is_there(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    fill_with_sample(place.desk)
    form = new_form()
    before = edit(form, hands, place, "PLBY-2021-0001")
    rows = form.page.sections.open("actors").list  # type: ignore[attr-defined]
    rows.remove(rows.rows[0])
    rows.put_back()
    assert form.typed() == {"parts": {}}
    rows.remove(rows.rows[0])
    form.save()
    hands.settle()
    assert place.incidents.get("PLBY-2021-0001").actors == before.actors[1:]


def test_another_said_on_day_moves_relative_dates(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    place.incidents.record(Draft(title="Shots", when="last month", said_on="4 Nov 2021"))
    form = new_form()
    edit(form, hands, place, "INC-2021-0001")
    entry = form.page.quick.form.entry("said_on")
    entry.setFocus()
    entry.selectAll()  # type: ignore[attr-defined]
    hands.type("4 Oct 2021")
    form.save()
    hands.settle()
    assert place.incidents.get("INC-2021-0001").when.first_day == "2021-09-01"


def test_a_version_changed_elsewhere_is_said_and_never_overwritten(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    place.incidents.record(Draft(title="Shots", text="old", place="Krynki"))
    form = new_form()
    edit(form, hands, place, "INC-2021-0001")
    hands.type("My ")
    place.incidents.amend("INC-2021-0001", Draft(text="theirs"))
    hands.settle()
    [said] = form.page.messages.bars
    assert "changed elsewhere" in said.text
    form.save()
    hands.settle()
    assert place.incidents.get("INC-2021-0001").title == "Shots"
    form._overtaken.bring_in.emit()
    hands.settle()
    form.save()
    hands.settle()
    now = place.incidents.get("INC-2021-0001")
    assert (now.title, now.narrative) == ("My Shots", "theirs")


def test_a_duplicate_is_a_new_incident_without_the_judgement_of_the_other(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    fill_with_sample(place.desk)
    shown = place.incidents.get("PLBY-2021-0002")
    place.incidents.amend_whole(replace(shown, assessments=(Assessment(reason="r"),)))
    form = new_form()
    form.start_new(place.incidents.get("PLBY-2021-0002"))
    hands.settle()
    form.save()
    hands.settle()
    copy = place.incidents.get("PLBY-2021-0011")
    assert (copy.claims, copy.when, copy.assessments) == (shown.claims, shown.when, ())
    assert copy.uid != shown.uid


@pytest.mark.parametrize("undone", [1, 2])
def test_a_copy_of_what_an_undo_changes_meanwhile_has_what_is_left_or_says_so(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place, undone: int
) -> None:
    uid = place.incidents.record(Draft(title="Shots", when="3 Nov 2021")).incident.uid
    place.tagging.apply([uid], ["border/night"], [])
    shown, form = place.incidents.get(uid), new_form()
    for _ in range(undone):
        place.history.undo()
    form.start_new(shown)
    hands.settle()
    said = [bar.text for bar in form.page.messages.bars]
    assert any("There is no incident" in text for text in said) == (undone == 2)
    assert undone == 2 or form.page.quick.form.values()["title"] == "Shots"


def test_what_is_typed_while_it_is_being_recorded_stays_as_a_change_still_to_be_recorded(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place, tasks: Tasks
) -> None:
    form, go_on = new_form(), threading.Event()
    form.start_new()
    hands.type("Shots")
    form.page.sections.open("claims").list.add()  # type: ignore[attr-defined]
    hands.into(form.page.sections.open("claims").list.rows[0].grid.entry("text"), "Shots were fired")  # type: ignore[attr-defined]
    tasks.write(lambda: go_on.wait(10), lambda _: None, lambda _: None)
    form.save()
    title = form.page.quick.form.entry("title")
    title.setFocus()
    QTest.keyClicks(title, " at night")
    go_on.set()
    hands.settle()
    recorded = place.incidents.get("INC-2021-0001")
    assert (recorded.title, len(recorded.claims)) == ("Shots", 1)
    assert form.page.quick.form.values()["title"] == "Shots at night" and form.keeper.dirty
    assert "Recorded as it was at Save" in form.page.messages.bars[-1].text
    form.save()
    hands.settle()
    now = place.incidents.get("INC-2021-0001")
    assert (now.title, now.claims) == ("Shots at night", recorded.claims)
    assert len(place.history.acts()) == 2 and not form.keeper.dirty
