from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from tests.hostile import HOSTILE
from vedette.domain.actor import Alias, Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment, Custody
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.document import digest, to_text
from vedette.domain.errors import CannotRead
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.settling import settled
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.when import When
from vedette.storage import dossiers, incidents
from vedette.storage.store import Store

STATE = make.actor("Poland", aliases=(Alias("Polska", "pl"),))
MINISTRY = make.actor("Ministry of Defence", parent=STATE.uid)
WIRE = Source(make.uid(), "AFP")
PAPER = Source(make.uid(), "Gazette", reliability="B")
ITEM = SourceItem(make.uid(), source=PAPER.uid, title="At the fence", credits=(WIRE.uid,), credibility="2")
COPY = SourceItem(make.uid(), source=PAPER.uid, title="Again", quoted_from=ITEM.uid)
ABOVE = Tag(make.uid(), "border")
TAG = Tag(make.uid(), "incursion", parent=ABOVE.uid)


def whole() -> Incident:
    """An incident in which nothing is left empty that has a table of its own."""
    said = Statement(
        1, MINISTRY.uid, MINISTRY.uid, STATE.uid, "asserts", "accuse", make.day("2021-11-04"), ITEM.uid, "p. 3",
        "our words", hedge="possibly", hedge_by="unknown", hearsay=1,
    )  # fmt: skip
    answer = Statement(2, STATE.uid, stance="denies_act", supersedes=1, scope="general")
    return make.incident(
        when=When("overnight on November 1-2", "2021-11-01T18:00", "2021-11-02T06:00", "within", tz="Europe/Warsaw"),
        detected=make.day("2021-11-02"),
        reported=make.day("2021-11-04"),
        places=(Place(text="near the fence", lat=53.5, lon=-0.25, uncertainty_m=500.0), Place(role="to", country="PL")),
        claims=(Claim(1, "They crossed", statements=(said, answer)), Claim(2, "Or not", or_group=1)),
        assessments=(
            Assessment(1, status="likely", reason="two films", evidence_for=("film", "path"), actor=STATE.uid),
        ),
        actors=(Role(MINISTRY.uid, "reporter", asserted_by=1),),
        quantities=(
            Quantity(1, "migrants", best=250.0, qualifier="about", verbatim="around 250", source_item=ITEM.uid),
        ),
        sources=(Citation(ITEM.uid), Citation(COPY.uid, page="2", supports="when")),
        links=(Link("denies", "elsewhere", 2),),
        tags=(TAG.uid,),
        attachments=(Attachment(1, "ab" * 32, "a.jpg", custody=(Custody(giver="A", taker="B"), Custody(action="x"))),),
        fields=(FieldValue("sector", "7"),),
        codes=(FieldValue("acled.geo_precision", "2"),),
        external_ids=(ExternalId("acled", "PLB12"),),
        content_flags=("graphic",),
    )


def put_shared(store: Store) -> None:
    with store.writing(make.act("shared")) as unit:
        for thing in (STATE, MINISTRY, WIRE, PAPER, ITEM, COPY, ABOVE, TAG):
            unit.put(thing)


def read(store: Store, uid: str) -> Incident:
    with store.reading() as connection:
        return incidents.load(connection, [uid])[0]


def test_an_incident_with_every_part_comes_back_as_it_was(store: Store) -> None:
    put_shared(store)
    incident = whole()
    with store.writing(make.act()) as unit:
        unit.put(incident)
    assert read(store, incident.uid) == incident


def test_changing_an_incident_leaves_no_part_of_the_old_one(store: Store) -> None:
    put_shared(store)
    incident = whole()
    bare = Incident(incident.uid, incident.reference, title="bare")
    for version in (incident, bare):
        with store.writing(make.act()) as unit:
            unit.put(version)
    assert read(store, incident.uid) == bare
    with store.reading() as connection:
        for table in ("place", "claim", "statement", "custody", "quantity", "incident_tag"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_the_stored_hash_is_that_of_the_canonical_document(store: Store) -> None:
    incident = make.incident()
    with store.writing(make.act()) as unit:
        unit.put(incident)
    with store.reading() as connection:
        assert dossiers.record_hash(connection, incident.uid) == digest(to_text(incident))


def test_a_dossier_names_everything_also_what_stands_above(store: Store) -> None:
    put_shared(store)
    incident = whole()
    with store.writing(make.act()) as unit:
        unit.put(incident)
    with store.reading() as connection:
        (dossier,) = dossiers.load(connection, [incident.uid])
    assert dossier.actor_name(MINISTRY.uid) == "Ministry of Defence (Poland)"
    assert dossier.tag_path(TAG.uid) == "border/incursion"
    assert dossier.item_name(ITEM.uid) == "Gazette, “At the fence” (crediting AFP)"
    assert dossier.item_grade(ITEM.uid) == "B2"
    assert dossier.independent_sources == 1
    assert [thing.uid for thing in dossier.shared()].index(STATE.uid) < [t.uid for t in dossier.shared()].index(
        MINISTRY.uid
    )


def test_links_are_seen_from_the_other_side(store: Store) -> None:
    asked = make.incident(title="asked")
    answer = make.incident(title="answer", links=(Link("responds_to", asked.uid),))
    with store.writing(make.act()) as unit:
        unit.put_all([asked, answer])
    with store.reading() as connection:
        (dossier,) = dossiers.load(connection, [asked.uid])
    assert [(linked.title, kind) for linked, kind, _ in dossier.answers] == [("answer", "responds_to")]


def test_naming_an_actor_who_is_not_there_is_refused_whole(store: Store) -> None:
    incident = make.incident(claims=(make.claim(("nobody", "asserts")),))
    with pytest.raises(CannotRead, match="an actor that is not in this logbook"), store.writing(make.act()) as unit:
        unit.put(incident)
    with store.reading() as connection:
        assert incidents.load(connection, [incident.uid]) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_kept(store: Store, text: str) -> None:
    incident = settled(make.incident(title=text[:120], narrative=text, places=(Place(text=text),)))
    with store.writing(make.act()) as unit:
        unit.put(incident)
    assert read(store, incident.uid) == incident


def test_moving_an_incident_in_time_moves_its_words_with_it(store: Store) -> None:
    incident = make.incident(title="Flares")
    with store.writing(make.act()) as unit:
        unit.put(incident)
        unit.put(make.incident())
    with store.writing(make.act()) as unit:
        unit.put(replace(incident, when=make.day("1999-01-01"), title="Lights"))
    with store.reading() as connection:
        asked = (
            "SELECT i.title FROM incident_search s JOIN incident i ON i.order_key = s.rowid "
            "WHERE incident_search MATCH 'title: lights'"
        )
        assert connection.exec_driver_sql(asked).scalars().all() == ["Lights"]
