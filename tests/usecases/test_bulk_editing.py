"""A few fields of many incidents at once: told before, one act, undone in one step."""

from __future__ import annotations

import pytest

from tests import make
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.errors import Cancelled, InvalidDraft
from vedette.domain.place import Place
from vedette.usecases.bulk_editing import BulkEditing, Changed, Edits
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.naming import named
from vedette.usecases.progress import Silent

USNARZ = Place(text="Usnarz", name="Usnarz Górny", lat=53.27, lon=23.7, country="PL")


@pytest.fixture
def bulk(desk: Desk) -> BulkEditing:
    return BulkEditing(desk)


@pytest.fixture
def uids(desk: Desk) -> list[str]:
    """Three incidents, one of them a draft of another type somewhere else."""
    many = [
        make.incident(
            title="One", type="incursion_armed", workflow="draft", places=(Place(text="Kuźnica", role="end"),)
        ),
        make.incident(title="Two", type="shots_live"),
        make.incident(title="Three", places=(USNARZ, Place(text="Grodno"))),
    ]
    with desk.acting("log") as unit:
        unit.put(CustomField("shift", "Shift", "choice", ("day", "night")))
        unit.put_all(many)
    return [incident.uid for incident in many]


def test_the_preview_says_what_would_change_and_nothing_is_changed(
    bulk: BulkEditing, uids: list[str], history: History
) -> None:
    preview = bulk.preview(uids, Edits(type="shots_live", workflow=""))
    assert (preview.looked_at, preview.changing) == (3, 2)
    assert preview.fields == (("type", 2), ("workflow", 1))
    one, three = preview.lines
    assert one.title == "One"
    assert one.changes == (Changed("type", "incursion_armed", "shots_live"), Changed("workflow", "draft", ""))
    assert three.changes == (Changed("type", "", "shots_live"),)
    assert len(history.acts()) == 1


def test_applying_is_one_act_that_is_undone_in_one_step(
    bulk: BulkEditing, uids: list[str], incidents: Incidents, history: History
) -> None:
    before = [incidents.get(uid) for uid in uids]
    assert bulk.apply(uids, Edits(type="shots_live", stage="final", sensitivity="amber")) == 3
    assert {(incidents.get(uid).type, incidents.get(uid).stage) for uid in uids} == {("shots_live", "final")}
    assert {incidents.get(uid).updated_by for uid in uids} == {"Ada"}
    assert history.undo() == "edit 3 incidents"
    assert [incidents.get(uid) for uid in uids] == before


def test_only_the_first_place_is_another_and_it_keeps_its_role(
    bulk: BulkEditing, uids: list[str], incidents: Incidents
) -> None:
    assert bulk.preview(uids, Edits(place=USNARZ)).changing == 2
    bulk.apply(uids, Edits(place=USNARZ))
    assert [place.label for place in incidents.get(uids[0]).places] == ["Usnarz"]
    assert incidents.get(uids[0]).places[0].role == "end"
    assert [place.label for place in incidents.get(uids[2]).places] == ["Usnarz", "Grodno"]
    bulk.apply(uids, Edits(place=Place()))
    assert [len(incidents.get(uid).places) for uid in uids] == [0, 0, 1]


def test_a_source_is_added_once_and_takes_none_away(bulk: BulkEditing, uids: list[str], incidents: Incidents) -> None:
    cited = incidents.record(Draft(title="Four", source="Reuters")).incident
    edits = Edits(source=named("Reuters"))
    assert bulk.preview([*uids, cited.uid], edits).fields == (("source", 3),)
    assert bulk.apply([*uids, cited.uid], edits) == 3
    assert all(incidents.get(uid).sources[-1].item == cited.sources[0].item for uid in uids)
    assert bulk.apply(uids, edits) == 0


def test_fields_of_the_logbook_are_set_and_emptied(bulk: BulkEditing, uids: list[str], incidents: Incidents) -> None:
    bulk.apply(uids, Edits(fields=(FieldValue("shift", "night"),)))
    assert incidents.get(uids[1]).fields == (FieldValue("shift", "night"),)
    preview = bulk.preview(uids[:1], Edits(fields=(FieldValue("shift", ""),)))
    assert preview.lines[0].changes == (Changed("field.shift", "night", ""),)
    bulk.apply(uids, Edits(fields=(FieldValue("shift", ""),)))
    assert incidents.get(uids[1]).fields == ()


def test_a_title_that_was_made_follows(bulk: BulkEditing, incidents: Incidents) -> None:
    uid = incidents.record(Draft(type="shots_live", when="3 Nov 2021")).incident.uid
    bulk.apply([uid], Edits(place=USNARZ))
    assert ", Usnarz, " in incidents.get(uid).title


def test_what_can_not_be_set_is_said_beside_its_field_and_changes_nothing(
    bulk: BulkEditing, uids: list[str], history: History
) -> None:
    wrong = Edits(
        type="no such thing", stage="", source="name: ", fields=(FieldValue("shift", "dusk"), FieldValue("gone", "x"))
    )
    with pytest.raises(InvalidDraft) as said:
        bulk.apply(uids, wrong)
    assert set(said.value.problems) == {"type", "stage", "source", "field.shift", "field.gone"}
    assert len(history.acts()) == 1


def test_stopping_changes_nothing(bulk: BulkEditing, uids: list[str], desk: Desk, incidents: Incidents) -> None:
    class Stop(Silent):
        calls = 0

        def check(self) -> None:
            self.calls += 1
            if self.calls > 1:
                raise Cancelled("Stopped.")

    many = [make.incident() for _ in range(600)]
    with desk.acting("log") as unit:
        unit.put_all(many)
    with pytest.raises(Cancelled):
        bulk.apply([incident.uid for incident in many], Edits(type="shots_live"), Stop())
    assert incidents.get(many[0].uid).type == ""
