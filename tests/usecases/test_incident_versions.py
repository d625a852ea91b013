"""What was known when; one field or a whole version brought back as a change of its own."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests import make
from vedette.domain.errors import NotFound, UserError
from vedette.domain.incident import Incident
from vedette.storage.acts import Act
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.history import History
from vedette.usecases.incident_versions import Versions, in_force
from vedette.usecases.incidents import Incidents
from vedette.usecases.tagging import Tagging

DAYS = ("2021-11-01T09:00:00Z", "2021-11-03T09:00:00Z", "2021-11-05T09:00:00Z")


@pytest.fixture
def versions(desk: Desk) -> Versions:
    return Versions(desk)


@pytest.fixture
def incident(desk: Desk) -> Incident:
    """Recorded on the 1st, changed on the 3rd and on the 5th."""
    first = make.incident(title="Wire cut", narrative="Six men.", note="first")
    steps = (first, replace(first, narrative="Eight men.", note="second"), replace(first, narrative="Nine.", note=""))
    for at, one in zip(DAYS, steps, strict=True):
        with desk.store.writing(Act("log", "Ada", at)) as unit:
            unit.put(one)
    return first


def known(versions: Versions, uid: str, day: date) -> str | None:
    found = in_force(versions.of(uid), versions.end_of(day))
    return found.document.narrative if found and found.document else None


def test_what_was_known_on_a_day_is_the_version_that_stood_at_its_end(versions: Versions, incident: Incident) -> None:
    days = [date(2021, 10, 31), *(date(2021, 11, day) for day in (1, 2, 3, 4, 5, 30))]
    assert [known(versions, incident.uid, day) for day in days] == [
        None, "Six men.", "Six men.", "Eight men.", "Eight men.", "Nine.", "Nine.",
    ]  # fmt: skip


def test_f53_a_clock_that_went_back_does_not_change_the_order(desk: Desk, versions: Versions) -> None:
    incident = make.incident(note="0")
    for number, at in enumerate((DAYS[1], DAYS[0], DAYS[2])):
        with desk.store.writing(Act("log", "Ada", at)) as unit:
            unit.put(replace(incident, note=str(number)))
    found = in_force(versions.of(incident.uid), DAYS[1])
    assert found is not None and found.document is not None
    assert found.document.note == "1"
    assert in_force(versions.of(incident.uid), DAYS[0]) is None


def test_f54_the_end_of_a_day_is_that_of_the_local_day(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Warsaw")
    time.tzset()
    try:
        ends = [versions.end_of(date(2021, *day)) for day in ((10, 30), (10, 31), (11, 1))]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert ends == ["2021-10-30T21:59:59Z", "2021-10-31T22:59:59Z", "2021-11-01T22:59:59Z"]


def test_a_version_is_read_with_what_it_named(versions: Versions, incident: Incident) -> None:
    oldest = versions.of(incident.uid)[-1]
    found = versions.as_known(oldest)
    assert found.dossier.incident.narrative == "Six men."
    assert found.revision.at == DAYS[0]


def test_one_field_is_brought_back_and_the_rest_stays(
    versions: Versions, incidents: Incidents, incident: Incident
) -> None:
    change = next(change for change in versions.of(incident.uid)[0].changes if change.field == "note")
    versions.bring_back_fields(incident.uid, [change])
    now = incidents.get(incident.uid)
    assert (now.note, now.narrative) == ("second", "Nine.")


def test_a_whole_version_is_brought_back_as_a_change_of_its_own(
    desk: Desk, versions: Versions, incidents: Incidents, incident: Incident
) -> None:
    before = len(versions.of(incident.uid))
    versions.bring_back(versions.of(incident.uid)[-1])
    now = incidents.get(incident.uid)
    assert (now.note, now.narrative, now.reference) == ("first", "Six men.", incident.reference)
    assert len(versions.of(incident.uid)) == before + 1
    assert versions.of(incident.uid)[0].at == datetime(2021, 11, 4, 12, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_what_says_which_record_it_is_never_comes_back(versions: Versions, incident: Incident) -> None:
    changes = versions.of(incident.uid)[-1].changes
    with pytest.raises(UserError, match="never brought back"):
        versions.bring_back_fields(incident.uid, [change for change in changes if change.field == "reference"])


def test_a_time_before_the_incident_has_nothing_to_bring_back(
    desk: Desk, versions: Versions, incident: Incident
) -> None:
    with desk.acting("take out") as unit:
        unit.remove("incident", [incident.uid])
    with pytest.raises(NotFound, match="not in the logbook"):
        versions.bring_back(versions.of(incident.uid)[0])
    with pytest.raises(NotFound, match="not in the logbook"):
        versions.as_known(versions.of(incident.uid)[0])


def test_a_version_that_names_what_an_undo_took_away_is_read_all_the_same(desk: Desk, versions: Versions) -> None:
    uid = Incidents(desk).record(Draft(title="Wire cut")).incident.uid
    Tagging(desk).apply([uid], add=["flares"], remove=[])
    History(desk).undo()
    undone, tagged, recorded = versions.of(uid)
    assert set(versions.names([undone, tagged, recorded]).values()) == {"(no longer in the logbook)"}
    (gone,) = versions.as_known(tagged).dossier.tags.values()
    assert gone.name == "(no longer in the logbook)"
    assert versions.as_known(recorded).dossier.tags == {}
