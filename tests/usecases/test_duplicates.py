from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests import make
from tests.usecases.importing_files import all_incidents, row, table
from vedette.domain.claim import Claim, Statement
from vedette.domain.document import to_text
from vedette.domain.errors import NotFound, UserError
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.when import When
from vedette.usecases.desk import Desk
from vedette.usecases.duplicates import Duplicates
from vedette.usecases.history import History
from vedette.usecases.importing import Importing
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search

USNARZ = (Place(text="Usnarz Górny", lat=53.27, lon=23.66),)


@pytest.fixture
def duplicates(desk: Desk) -> Duplicates:
    return Duplicates(desk)


def log(incidents: Incidents, title: str = "Shots at the fence", day: str = "2021-11-03", **more: object) -> Incident:
    """Record an incident at Usnarz."""
    plain = {"title": title, "when": make.day(day), "places": USNARZ, "reference": "", **more}
    return incidents.record_whole(make.incident(**plain)).incident


def pairs(duplicates: Duplicates, query: str = "") -> list[tuple[str, str]]:
    return [(pair.one.title, pair.other.title) for pair in duplicates.find(query).pairs]


def test_two_that_are_near_in_time_place_and_words_are_proposed(incidents: Incidents, duplicates: Duplicates) -> None:
    log(incidents)
    log(incidents, "Shots fired at the border fence", "2021-11-04")
    log(incidents, "Shots at the fence", "2021-12-24")
    log(incidents, "A cow was found", "2021-11-03", places=(Place(text="Vilnius", lat=54.69, lon=25.28),))
    found = duplicates.find()
    assert [(p.one.title, p.other.title) for p in found.pairs] == [
        ("Shots at the fence", "Shots fired at the border fence")
    ]
    assert found.looked_at == 4
    assert "1 day apart" in found.pairs[0].likeness.reasons


def test_the_likeliest_pair_comes_first(incidents: Incidents, duplicates: Duplicates) -> None:
    log(incidents)
    log(incidents, "Shots at the fence", "2021-11-03")
    log(incidents, "Fence cut, dogs heard", "2021-11-05")
    scores = [pair.likeness.score for pair in duplicates.find().pairs]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3


def test_a_long_interval_meets_what_lies_inside_it(incidents: Incidents, duplicates: Duplicates) -> None:
    log(incidents, when=When("in November", "2021-11-01", "2021-11-30", "within", unit="month"))
    log(incidents, day="2021-11-25")
    assert len(pairs(duplicates)) == 1


def test_undated_twins_are_proposed_too(incidents: Incidents, duplicates: Duplicates) -> None:
    for _ in range(2):
        log(incidents, when=When())
    assert len(pairs(duplicates)) == 1


def test_what_lies_in_the_trash_is_not_proposed(incidents: Incidents, duplicates: Duplicates) -> None:
    log(incidents)
    incidents.trash([log(incidents).uid])
    assert pairs(duplicates) == []


def test_rows_that_a_data_set_tells_apart_are_not_proposed(incidents: Incidents, duplicates: Duplicates) -> None:
    for key in ("a1", "a2"):
        log(incidents, external_ids=(ExternalId("acled", key),))
    log(incidents, "Shots at the fence!", external_ids=(ExternalId("ucdp", "7"),))
    assert len(pairs(duplicates)) == 2


def test_only_pairs_with_one_that_the_query_finds_are_proposed(
    desk: Desk, incidents: Incidents, duplicates: Duplicates, tmp_path: Path
) -> None:
    log(incidents)
    log(incidents, "Shots at the fence again")
    Importing(desk).run(table(tmp_path / "a.csv", [row(1, Title="Shots at the fence", Date="2021-11-03")]))
    assert len(pairs(duplicates)) == 3
    assert pairs(duplicates, "import:a.csv") == [
        ("Shots at the fence", "Shots at the fence"),
        ("Shots at the fence again", "Shots at the fence"),
    ]


def test_merging_keeps_all_that_either_says_and_undo_brings_both_back(
    desk: Desk, incidents: Incidents, duplicates: Duplicates, history: History
) -> None:
    kept = log(incidents, claims=(Claim(text="Shots", statements=(Statement(quote="We saw it", stance="asserts"),)),))
    gone = log(incidents, claims=(Claim(text="Shots", statements=(Statement(quote="No", stance="denies_act"),)),))
    third = log(incidents, "Ambulance came", "2021-12-01", links=(Link("follows", gone.uid),))
    before = [to_text(incident) for incident in (kept, gone, third)]
    told = duplicates.merge(kept.uid, gone.uid)
    assert (told.kept, told.gone) == (kept.reference, gone.reference)
    united = incidents.get(kept.reference)
    assert [said.quote for _, said in united.statements()] == ["We saw it", "No"]
    assert incidents.get(gone.reference).trashed_at
    assert [link.to for link in incidents.get(third.reference).links] == [kept.uid]
    assert [line.uid for line in Search(desk).page(gone.reference)] == [kept.uid]
    assert history.undo() == "merge incidents"
    assert [to_text(incidents.get(i.uid)) for i in (kept, gone, third)] == before
    history.redo()
    assert len(all_incidents(desk)) == 2


def test_after_a_merge_the_file_finds_the_one_that_stayed_and_overwrites_nothing(
    desk: Desk, incidents: Incidents, duplicates: Duplicates, tmp_path: Path
) -> None:
    Importing(desk).run(table(tmp_path / "a.csv", [row(1)]))
    imported = all_incidents(desk)[0]
    kept = log(incidents, "Flares seen", "2021-11-02")
    duplicates.merge(kept.uid, imported.uid)
    report = Importing(desk).run(table(tmp_path / "b.csv", [row(1, Notes="much more is known")]))
    assert (report.added, report.updated, report.unchanged) == (0, 0, 1)
    assert next((one.reference, one.field) for one in report.conflicts) == (kept.reference, "title")
    assert len(all_incidents(desk)) == 1


def test_two_events_are_remembered_until_that_is_undone(
    incidents: Incidents, duplicates: Duplicates, history: History
) -> None:
    one, other = log(incidents), log(incidents)
    duplicates.tell_apart(one.uid, other.uid)
    duplicates.tell_apart(other.uid, one.uid)
    assert pairs(duplicates) == []
    assert [link.type for link in incidents.get(one.uid).links] == ["not_duplicate_of"]
    assert history.undo() == "not a duplicate"
    assert len(pairs(duplicates)) == 1


def test_an_incident_is_never_merged_with_itself_or_with_what_is_gone(
    incidents: Incidents, duplicates: Duplicates
) -> None:
    one, other = log(incidents), log(incidents)
    with pytest.raises(UserError):
        duplicates.merge(one.uid, one.uid)
    incidents.trash([other.uid])
    with pytest.raises(NotFound, match="Nothing was changed"):
        duplicates.merge(one.uid, other.uid)
    assert incidents.get(one.uid) == one


def test_a_place_where_everything_happens_does_not_hide_twins(incidents: Incidents, duplicates: Duplicates) -> None:
    for number in range(40):
        log(incidents, f"Report {number} of the {number * 7} patrol", f"2021-11-{number % 20 + 1:02d}")
    log(incidents, "A helicopter crossed at night", "2021-11-10")
    log(incidents, "Helicopter crossed in the night", "2021-11-10")
    best = duplicates.find().pairs[0]
    assert {best.one.title, best.other.title} == {"A helicopter crossed at night", "Helicopter crossed in the night"}


def test_no_more_pairs_are_kept_than_asked_for_and_all_are_counted(
    incidents: Incidents, duplicates: Duplicates
) -> None:
    for _ in range(5):
        log(incidents)
    found = duplicates.find(most=3)
    assert (len(found.pairs), found.count) == (3, 10)


def test_the_one_that_is_put_away_says_what_it_said_before(incidents: Incidents, duplicates: Duplicates) -> None:
    one = log(incidents, summary="Ours.")
    other = log(incidents, summary="Theirs.")
    duplicates.merge(one.uid, other.uid)
    assert replace(incidents.get(other.uid), trashed_at="", links=(), updated_at="", updated_by="") == replace(
        other, updated_at="", updated_by=""
    )
