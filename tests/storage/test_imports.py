from __future__ import annotations

from dataclasses import replace
from typing import cast

from tests.make import act, incident
from vedette.domain.incident import ExternalId, Incident
from vedette.storage import acts, imports, undoing
from vedette.storage.chain import walk
from vedette.storage.imports import Bases, Batch
from vedette.storage.store import Store

BATCH = Batch("a.csv", "00", "plain", "utf-8", ",", "{}", rows=3, added=2, updated=0, unchanged=0, rejected=1)


def put(store: Store, *incidents: Incident, kind: str = "record") -> None:
    with store.writing(act("put", kind=kind)) as unit:
        unit.put_all(incidents)


def base(store: Store, current: Incident) -> Incident | None:
    with store.reading() as connection:
        found = Bases(connection, "incident").of({current.uid: current})
    return cast(Incident | None, found.get(current.uid))


def test_an_act_can_be_named_at_its_end_and_the_chain_holds(store: Store) -> None:
    put(store, incident())
    with store.writing(act("guess", kind="import")) as unit:
        unit.put(incident())
        unit.put_all([incident(), incident()])
        imports.relabel(unit.connection, unit.act_id, "import of a.csv (3 incidents)")
    put(store, incident())
    with store.reading() as connection:
        assert walk(connection).problem == ""
        assert acts.latest(connection)[1].label == "import of a.csv (3 incidents)"


def test_incidents_are_found_by_the_keys_of_others_the_oldest_first(store: Store) -> None:
    one, two, three = (incident(external_ids=(ExternalId("acled", key),)) for key in ("A1", "A1", "B2"))
    put(store, one, two, three)
    with store.reading() as connection:
        found = imports.by_external(connection, [("acled", "A1"), ("acled", "B2"), ("ucdp", "A1"), ("acled", "none")])
    assert found == {("acled", "A1"): one.uid, ("acled", "B2"): three.uid}


def test_a_batch_is_listed_with_its_act(store: Store) -> None:
    with store.writing(act("import", kind="import")) as unit:
        unit.put(incident())
        imports.record_batch(unit.connection, unit.act_id, BATCH)
    undoing.undo(store, by="tester", at="2021-11-05T12:00:00Z")
    with store.reading() as connection:
        (line,) = imports.batches(connection)
    assert (line.batch, line.state, line.by) == (BATCH, "undone", "tester")


def test_what_no_import_touched_has_no_base(store: Store) -> None:
    mine = incident()
    put(store, mine)
    assert base(store, mine) is None


def test_the_base_is_what_imports_set_field_by_field(store: Store) -> None:
    first = incident(title="one", narrative="one", note="one")
    edited = replace(first, narrative="ours")
    second = replace(edited, note="two")  # a later edition that left the edited field alone
    tagged = replace(second, summary="ours")
    put(store, first, incident(), kind="import")
    put(store, edited, kind="amend")
    put(store, second, kind="import")
    put(store, tagged, incident(), kind="amend")
    assert base(store, tagged) == replace(tagged, narrative="one", note="two", summary="")


def test_an_import_that_was_undone_set_nothing(store: Store) -> None:
    first = incident(note="one")
    put(store, first, kind="import")
    put(store, replace(first, note="two"), kind="import")
    undoing.undo(store, by="tester", at="2021-11-05T12:00:00Z")
    edited = replace(first, note="ours")
    put(store, edited, kind="amend")
    assert base(store, edited) == first
    undoing.undo(store, by="tester", at="2021-11-05T12:00:00Z")
    assert base(store, first) == first
