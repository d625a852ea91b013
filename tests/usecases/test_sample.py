"""The sample is laid into a logbook in one act, once, and speaks in codes that Vedette knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.journeys.sample_logbook import NUMBERS, empty_desk, reference
from vedette.domain import phrases
from vedette.domain.actor import Actor
from vedette.domain.document import Record, kind_of, to_text
from vedette.domain.errors import AlreadyThere, NothingToUndo
from vedette.domain.incident import Incident
from vedette.domain.settling import gated, settled
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.taxonomy import CodeList
from vedette.formats.parcel import parcel_plain, read_parcel
from vedette.paths import taxonomies
from vedette.storage import acts as journal_acts
from vedette.storage import shared
from vedette.usecases.desk import Desk
from vedette.usecases.history import History, Steps
from vedette.usecases.incidents import Incidents
from vedette.usecases.progress import Silent
from vedette.usecases.sample import fill_with_sample, sample_parcels

INCIDENTS = [parcel.incident for parcel in sample_parcels()]
THINGS: dict[str, Record] = {record.uid: record for parcel in sample_parcels() for record in parcel.shared}
LISTS = taxonomies()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with empty_desk(tmp_path / "sample.vedette") as made:
        yield made


def documents(desk: Desk) -> list[str]:
    found: list[Record] = [Incidents(desk).get(reference(number)) for number in NUMBERS]
    with desk.store.reading() as connection:
        for kind in ("actor", "source", "source_item", "tag", "setting"):
            found += shared.load(connection, kind)
    return [to_text(record) for record in found]


def codes() -> Iterator[tuple[CodeList, str]]:
    """Every code that the sample uses, with the list it should stand in."""
    for i in INCIDENTS:
        yield from [(LISTS.event_types, i.type), (LISTS.incident_kinds, i.kind), (LISTS.report_stages, i.stage)]
        for claim, s in i.statements():
            yield from [(LISTS.claim_kinds, claim.kind), (LISTS.stances, s.stance), (LISTS.speech_acts, s.speech_act)]
            yield from [(LISTS.channels, s.channel), (LISTS.claim_scopes, s.scope), (LISTS.hedge_owners, s.hedge_by)]
        for role in i.actors:
            yield from [(LISTS.roles, role.role), (LISTS.certainties, role.certainty)]
        for place in i.places:
            yield from [(LISTS.place_roles, place.role), (LISTS.place_precisions, place.precision)]
            yield from [(LISTS.place_methods, place.method), (LISTS.sides, place.side)]
            yield LISTS.nil_reasons, place.nil_reason
        for q in i.quantities:
            yield from [(LISTS.quantity_subjects, q.subject), (LISTS.qualifiers, q.qualifier)]
            yield LISTS.nil_reasons, q.nil_reason
        for link in i.links:
            yield from [(LISTS.link_types, link.type), (LISTS.link_statuses, link.status)]
    for thing in THINGS.values():
        yield from codes_of(thing)


def codes_of(thing: Record) -> Iterator[tuple[CodeList, str]]:
    if isinstance(thing, Actor):
        yield from [(LISTS.actor_types, thing.kind), (LISTS.acled_inter, thing.acled_inter)]
    if isinstance(thing, Source):
        yield from [(LISTS.source_types, thing.kind), (LISTS.reliability, thing.reliability)]
    if isinstance(thing, SourceItem):
        yield from [(LISTS.material_types, thing.material), (LISTS.source_connections, thing.connection)]
        yield LISTS.credibility, thing.credibility


def test_every_code_of_the_sample_stands_in_its_list() -> None:
    used = {(code_list.key, code) for code_list, code in codes() if code}
    unknown = [(code_list.key, code) for code_list, code in codes() if code and code not in code_list]
    assert unknown == []
    assert len(used) > 50


def test_every_uid_is_a_uuid_of_version_seven_and_none_is_there_twice() -> None:
    uids = [*(incident.uid for incident in INCIDENTS), *THINGS]
    assert len(set(uids)) == len(uids)
    assert {(UUID(uid).version, UUID(uid).variant) for uid in uids} == {(7, "specified in RFC 4122")}


def test_every_thing_named_comes_with_the_incident_and_is_the_same_everywhere() -> None:
    for parcel in sample_parcels():
        assert read_parcel(parcel_plain(parcel.dossier())) == parcel
        assert all(THINGS[record.uid] == record for record in parcel.shared)
        names = {role.actor for role in parcel.incident.actors} | set(parcel.incident.parties())
        assert names | set(parcel.incident.tags) <= {record.uid for record in parcel.shared}


def test_the_sample_is_as_the_gate_would_let_it_in() -> None:
    assert [settled(incident) for incident in INCIDENTS] == INCIDENTS
    assert [gated(thing) for thing in THINGS.values()] == list(THINGS.values())
    assert {(i.created_at, i.created_by, i.updated_at) for i in INCIDENTS} == {
        ("2021-11-04T18:00:00Z", "Sample", "2021-11-04T18:00:00Z")
    }


def test_nothing_in_the_sample_would_be_refused_by_the_form() -> None:
    for incident in INCIDENTS:
        whens = [incident.when, *(s.said_on for _, s in incident.statements() if s.said_on)]
        assert [problem for when in whens for problem in when.problems()] == []
        assert [q.problems() for q in incident.quantities if q.problems()] == []
        assert 0 < len(incident.title) <= 120
        numbers = {statement.n for _, statement in incident.statements()}
        assert {role.asserted_by for role in incident.actors} - {None} <= numbers


def test_the_words_of_the_dates_are_understood_as_the_sample_has_them() -> None:
    read = 0
    for incident in INCIDENTS:
        for when in [incident.when, *(s.said_on for _, s in incident.statements() if s.said_on)]:
            if when.text and not when.is_empty:
                understood = phrases.read(when.text, anchor=date(2021, 11, 4), tz="Europe/Warsaw")
                assert replace(understood, inferred=True) == when
                read += 1
    assert read > 20


def test_filling_is_one_act_of_ten_incidents(desk: Desk) -> None:
    assert fill_with_sample(desk) == 10
    with desk.store.reading() as connection:
        acts = journal_acts.latest(connection)
    assert [(act.label, act.kind) for act in acts] == [("sample logbook", "sample")]
    assert (desk.setting("prefix"), desk.setting("zone")) == ("PLBY", "Europe/Warsaw")
    assert [Incidents(desk).get(reference(number)) for number in NUMBERS] == INCIDENTS


def test_filling_twice_is_no_second_act_and_keeps_what_was_changed(desk: Desk) -> None:
    fill_with_sample(desk)
    incidents = Incidents(desk)
    changed = incidents.amend_whole(replace(incidents.get(reference(5)), note="Ours.")).incident
    assert fill_with_sample(desk) == 10
    assert incidents.get(reference(5)) == changed
    with desk.store.reading() as connection:
        assert len(journal_acts.latest(connection)) == 2


def test_undo_never_takes_the_sample_out(desk: Desk) -> None:
    fill_with_sample(desk)
    before, history = documents(desk), History(desk)
    assert len(before) == len(INCIDENTS) + len(THINGS) + 2
    assert history.steps() == Steps("", "")
    with pytest.raises(NothingToUndo):
        history.undo()
    [filled] = history.window(None, 5).lines
    assert filled.stays
    assert history.way_back(filled.id) == []
    Incidents(desk).trash([Incidents(desk).get(reference(1)).uid])
    assert history.undo_to(filled.id + 1, Silent()).labels == ("trash 1 incident",)
    assert documents(desk) == before


def test_a_logbook_that_uses_the_references_is_left_as_it_is(desk: Desk) -> None:
    taken = Incidents(desk).record_whole(Incident(desk.new_uid(), reference=reference(4), title="Ours")).incident
    with pytest.raises(AlreadyThere, match="PLBY-2021-0004"):
        fill_with_sample(desk)
    assert desk.setting("prefix") == "INC"
    assert Incidents(desk).get(reference(4)) == taken
    with desk.store.reading() as connection:
        assert shared.load(connection, "actor") == []


def test_the_next_incident_follows_on_the_sample(desk: Desk) -> None:
    fill_with_sample(desk)
    when = phrases.read("2021-11-05")
    assert Incidents(desk).record_whole(Incident(desk.new_uid(), title="Next", when=when)).incident.reference == (
        reference(11)
    )


def test_tags_make_a_tree_and_each_incident_has_one() -> None:
    tags = {uid: thing for uid, thing in THINGS.items() if isinstance(thing, Tag)}
    assert all(incident.tags for incident in INCIDENTS)
    paths = {f"{tags[tag.parent].name}/{tag.name}" if tag.parent else tag.name for tag in tags.values()}
    assert {"border", "border/incursion", "border/barrier", "migration", "diplomacy"} <= paths
    assert {kind_of(thing) for thing in THINGS.values()} == {"actor", "source", "source_item", "tag"}
