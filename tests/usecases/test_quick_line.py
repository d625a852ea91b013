"""One line is logged as one act, or refused with a sentence; what the logbook knows is known in the line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vedette.domain.errors import NeedsChoice, UserError
from vedette.domain.place import Place
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.quick_line import QuickLine

EXAMPLE = (
    "overnight 1-2 Nov; uniformed men cross the line near Usnarz Górny; ~3 people; "
    '#incursion @"Poland MoD" asserts:"Poland MoD" denies:Belarus'
)


def test_the_line_is_one_incident_and_one_step_to_undo(desk: Desk, history: History, incidents: Incidents) -> None:
    dossier = QuickLine(desk).record(EXAMPLE)
    incident = dossier.incident
    assert incident.reference == "INC-2021-0001" and incident.contested
    assert dossier.actor_name(incident.claims[0].statements[1].party) == "Belarus"
    assert incident.claims[0].text == incident.title == "uniformed men cross the line near Usnarz Górny"
    assert [dossier.tags[uid].name for uid in incident.tags] == ["incursion"]
    assert dossier.item_name(incident.sources[0].item) == "Poland MoD"
    assert incident.claims[0].statements[0].source_item == incident.sources[0].item
    assert (incident.places[0].name, incident.places[0].country) == ("Usnarz Górny", "PL")
    history.undo()
    with pytest.raises(UserError):
        incidents.get("INC-2021-0001")


def test_a_place_is_known_as_the_logbook_last_recorded_it(desk: Desk, incidents: Incidents) -> None:
    mine = Place(text="Old Mill", name="Old Mill at the bend", lat=53.1, lon=23.9, precision="P2")
    incidents.record_whole(replace(incidents.blank(), title="Earlier", places=(mine,)))
    found = QuickLine(desk).record("shots near Old Mill").incident.places[0]
    assert (found.text, found.name, found.lat, found.precision) == ("near Old Mill", "Old Mill at the bend", 53.1, "P4")


def test_a_doubtful_date_logs_nothing(desk: Desk, incidents: Incidents) -> None:
    quick = QuickLine(desk)
    with pytest.raises(NeedsChoice) as asked:
        quick.record("3/11/2021; shots")
    assert asked.value.choices == ("3 November 2021", "11 March 2021")
    with pytest.raises(UserError, match="does not exist"):
        quick.record("31 Feb 2021; shots")
    with pytest.raises(UserError, match="nothing to log"):
        quick.record("  ;; ")
    with pytest.raises(UserError):
        incidents.get("INC-2021-0001")


def test_for_the_form_doubtful_words_stay_as_they_are(desk: Desk) -> None:
    incident = QuickLine(desk).incident("3/11/2021; shots #night")
    assert incident.when.text == "3/11/2021" and incident.when.is_empty and incident.title == "shots"


def test_a_line_without_a_title_gets_one(desk: Desk) -> None:
    incident = QuickLine(desk).record("3 Nov 2021 denies:Belarus").incident
    assert incident.title_made and incident.claims[0].text == incident.title


@pytest.mark.parametrize("line", ["\ud800 #\udfff", "a\0b near \0", "x" * 2_000_000, "\u202e#\u202e", "<b>x</b> @=1+1"])
def test_a_hostile_line_is_logged_or_refused_in_a_sentence(desk: Desk, line: str) -> None:
    try:
        dossier = QuickLine(desk).record(line)
    except UserError as error:
        assert str(error)
    else:
        assert dossier.incident.title
