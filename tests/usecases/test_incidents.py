from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from vedette.domain.assessment import Assessment
from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.usecases.drafting import Draft
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents, Saying


def test_a_draft_becomes_an_incident_with_a_reference_and_the_words_kept(incidents: Incidents) -> None:
    dossier = incidents.record(Draft(title="Men cross the line", when="overnight 1-2 Nov", said_on="4 Nov 2021"))
    incident = dossier.incident
    assert incident.reference == "INC-2021-0001"
    assert incident.when.text == "overnight 1-2 Nov"
    assert (incident.when.earliest, incident.when.latest) == ("2021-11-01T18:00", "2021-11-02T06:00")
    assert (incident.created_by, incident.created_at) == ("Ada", "2021-11-04T12:00:00Z")


def test_relative_words_count_from_the_said_on_day_and_again_when_it_changes(incidents: Incidents) -> None:
    first = incidents.record(Draft(title="Shots", when="last month", said_on="2021-11-04")).incident
    assert (first.when.earliest, first.when.latest) == ("2021-10-01", "2021-10-31")
    again = incidents.amend(first.reference, Draft(said_on="2021-10-04")).incident
    assert (again.when.text, again.when.earliest) == ("last month", "2021-09-01")


def test_an_overruled_interval_stays_when_the_said_on_day_changes(incidents: Incidents) -> None:
    first = incidents.record(Draft(title="Shots", when="last month", said_on="2021-11-04")).incident
    fixed = replace(first.when, earliest="2021-10-20", latest="2021-10-21", overruled=True)
    incidents.amend_whole(replace(first, when=fixed))
    assert incidents.amend(first.reference, Draft(said_on="2021-09-04")).incident.when == fixed


def test_every_field_that_is_wrong_is_named_at_once_and_nothing_is_recorded(incidents: Incidents) -> None:
    draft = Draft(title="x" * 121, when="03/11/2021", lat="95", lon="200", type="shot_live", party="Poland")
    with pytest.raises(InvalidDraft) as caught:
        incidents.record(draft)
    assert set(caught.value.problems) == {"title", "when", "coordinates", "type", "party"}
    assert "shots_live" in caught.value.problems["type"]
    with pytest.raises(NotFound):
        incidents.get("INC-2021-0001")


def test_a_title_is_made_where_there_is_none_and_marked_as_made(incidents: Incidents) -> None:
    incident = incidents.record(Draft(type="shots_live", place="Usnarz", when="3 Nov 2021")).incident
    assert incident.title_made
    assert incident.title.startswith("Live shots, Usnarz, 3 November 2021")


def test_names_are_resolved_to_the_same_things_each_time(incidents: Incidents) -> None:
    draft = Draft(title="Wire cut", source="Gazette", party="Poland", stance="asserts", tags=["border/wire"])
    first, second = incidents.record(draft), incidents.record(draft)
    assert first.incident.parties() == second.incident.parties()
    assert first.incident.tags == second.incident.tags
    assert first.incident.cited_items() == second.incident.cited_items()
    assert first.tag_path(first.incident.tags[0]) == "border/wire"


def test_plain_denies_means_that_the_act_is_denied(incidents: Incidents) -> None:
    incident = incidents.record(Draft(title="Wire cut", party="Belarus", stance="denies")).incident
    assert incident.claims[0].statements[0].stance == "denies_act"


def test_recording_the_same_form_twice_is_one_record(incidents: Incidents, history: History) -> None:
    incident = make.incident(reference="")
    once, twice = incidents.record_whole(incident), incidents.record_whole(incident)
    assert once == twice
    assert len(history.acts()) == 1


def test_coordinates_typed_as_the_place_are_its_point_and_its_words(incidents: Incidents) -> None:
    (place,) = incidents.record(Draft(title="Wire cut", place="53.27, 23.66")).incident.places
    assert (place.text, place.lat, place.lon, place.coordinates_text) == ("53.27, 23.66", 53.27, 23.66, "53.27, 23.66")
    (words,) = incidents.record(Draft(title="Wire cut", place="Marker 402")).incident.places
    assert (words.lat, words.coordinates_text) == (None, "")
    (given,) = incidents.record(Draft(title="Wire cut", place="53.27, 23.66", lat="1", lon="2")).incident.places
    assert (given.lat, given.lon) == (1, 2)


def test_one_half_of_the_coordinates_can_be_changed_alone(incidents: Incidents) -> None:
    reference = incidents.record(Draft(title="Wire cut", lat="53.27", lon="23.66")).incident.reference
    (moved,) = incidents.amend(reference, Draft(lat="53.28")).incident.places
    assert (moved.lat, moved.lon, moved.coordinates_text) == (53.28, 23.66, "53.28 23.66")
    (both,) = incidents.amend(reference, Draft(lon="52.1, 23.5")).incident.places
    assert (both.lat, both.lon) == (52.1, 23.5)
    with pytest.raises(InvalidDraft):
        incidents.amend(reference, Draft(place="elsewhere", lat="53.28"))


def test_a_party_added_by_an_edit_speaks_of_the_one_claim_there_is(incidents: Incidents) -> None:
    reference = incidents.record(Draft(title="Wire cut", party="Poland", stance="asserts")).incident.reference
    changed = incidents.amend(reference, Draft(title="Razor wire cut", party="Belarus", stance="denies")).incident
    assert [(claim.text, len(claim.statements)) for claim in changed.claims] == [("Wire cut", 2)]
    assert changed.status == "contested"


def test_a_second_partys_denial_makes_the_incident_contested(incidents: Incidents) -> None:
    reference = incidents.record(Draft(title="Crossing", party="Poland", stance="asserts")).incident.reference
    dossier, claim = incidents.say(reference, Saying("1", "Belarus", "denies", quote="never", said_on="4 Nov 2021"))
    assert (claim, dossier.incident.status) == (1, "contested")
    _, other = incidents.say(reference, Saying("It was staged", "Poland", "asserts", reliability="b", credibility="2"))
    assert other == 2


@pytest.mark.parametrize("number", ["3", "0", "-1"])
def test_a_number_that_no_claim_has_is_no_text_of_a_new_one(incidents: Incidents, number: str) -> None:
    reference = incidents.record(Draft(title="Crossing", party="Poland", stance="asserts")).incident.reference
    with pytest.raises(NotFound, match=f"no claim {number}"):
        incidents.say(reference, Saying(number, "Belarus", "denies"))


@pytest.mark.parametrize(
    ("saying", "error"),
    [
        (Saying("9", "P", "asserts"), NotFound),
        (Saying(" ", "P", "asserts"), InvalidDraft),
        (Saying("1", "P", "sings"), InvalidDraft),
        (Saying("1", "P", "asserts", reliability="Z"), InvalidDraft),
        (Saying("1", "P", "asserts", credibility="0"), InvalidDraft),
        (Saying("1", "P", "asserts", said_on="30 February 2021"), UserError),
    ],
)
def test_a_statement_that_can_not_be_understood_changes_nothing(
    incidents: Incidents, saying: Saying, error: type[Exception]
) -> None:
    before = incidents.record(Draft(title="Crossing", party="Poland", stance="asserts")).incident
    with pytest.raises(error):
        incidents.say(before.reference, saying)
    assert incidents.get(before.reference) == before


def test_trash_is_one_act_and_comes_back_by_undo_or_restore(incidents: Incidents, history: History) -> None:
    uids = [incidents.record(Draft(title=f"n {n}")).incident.uid for n in range(3)]
    assert incidents.trash(uids) == 3
    assert all(incidents.get(uid).trashed_at for uid in uids)
    assert incidents.trash(uids) == 0
    assert history.undo() == "trash 3 incidents"
    assert not any(incidents.get(uid).trashed_at for uid in uids)
    incidents.trash(uids[:1])
    assert incidents.restore(uids) == 1


def test_an_assessment_is_never_edited_or_erased(incidents: Incidents) -> None:
    assessed = replace(make.incident(), assessments=(Assessment(status="likely", reason="two films"),))
    stored = incidents.record_whole(assessed).incident
    for worse in ((), (replace(stored.assessments[0], status="refuted"),)):
        with pytest.raises(UserError, match="never edited"):
            incidents.amend_whole(replace(stored, assessments=worse))
    later = Assessment(status="refuted", reason="the film is older", supersedes=1)
    assert incidents.amend_whole(replace(stored, assessments=(*stored.assessments, later))).incident.status == "refuted"


def test_a_version_changed_elsewhere_is_not_overwritten(incidents: Incidents) -> None:
    dossier = incidents.record(Draft(title="one"))
    incidents.amend(dossier.incident.reference, Draft(title="two"))
    with pytest.raises(UserError, match="changed elsewhere"):
        incidents.amend_whole(replace(dossier.incident, title="three"), expected=dossier.hash)
    assert incidents.get(dossier.incident.uid).title == "two"


def test_an_edit_that_changes_nothing_is_no_act(incidents: Incidents, history: History) -> None:
    reference = incidents.record(Draft(title="same")).incident.reference
    incidents.amend(reference, Draft(title="same"))
    assert len(history.acts()) == 1


def test_history_tells_who_changed_what(incidents: Incidents, history: History) -> None:
    dossier = incidents.record(Draft(title="one"))
    incidents.amend(dossier.incident.reference, Draft(title="two"))
    newest, oldest = history.revisions(dossier.incident.uid)
    assert [(c.field, c.before, c.after) for c in newest.changes] == [("title", "one", "two")]
    assert (newest.by, oldest.label) == ("Ada", "new incident")
