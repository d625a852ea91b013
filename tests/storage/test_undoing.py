from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from vedette.domain.errors import NothingToUndo
from vedette.domain.incident import Incident
from vedette.domain.tag import Tag
from vedette.storage import incidents, shared, undoing
from vedette.storage.store import Store


def stored(store: Store, *uids: str) -> list[Incident]:
    with store.reading() as connection:
        return incidents.load(connection, list(uids))


def undo(store: Store) -> str:
    return undoing.undo(store, by="tester", at="2021-11-05T12:00:00Z")


def redo(store: Store) -> str:
    return undoing.redo(store, by="tester", at="2021-11-05T12:00:00Z")


def indexed(store: Store, word: str) -> int:
    with store.reading() as connection:
        asked = "SELECT count(*) FROM incident_search WHERE incident_search MATCH ?"
        return int(connection.exec_driver_sql(asked, (word,)).scalar_one())


def test_in_an_empty_logbook_there_is_nothing_to_undo_or_redo(store: Store) -> None:
    with pytest.raises(NothingToUndo):
        undo(store)
    with pytest.raises(NothingToUndo):
        redo(store)


def test_undo_and_redo_go_step_by_step_by_name(store: Store) -> None:
    first = make.incident(title="first")
    second = replace(first, title="second")
    for label, version in (("log it", first), ("rename it", second)):
        with store.writing(make.act(label)) as unit:
            unit.put(version)
    assert undo(store) == "rename it"
    assert stored(store, first.uid) == [first]
    assert undo(store) == "log it"
    assert stored(store, first.uid) == []
    assert redo(store) == "log it"
    assert redo(store) == "rename it"
    assert stored(store, first.uid) == [second]
    assert (indexed(store, "first"), indexed(store, "second")) == (0, 1)


def test_undo_works_in_another_process_after_a_restart(store: Store) -> None:
    incident = make.incident()
    with store.writing(make.act("log it")) as unit:
        unit.put(incident)
    store.close()
    again = Store.open(store.path)
    assert undo(again) == "log it"
    again.close()
    third = Store.open(store.path)
    assert redo(third) == "log it"
    assert stored(third, incident.uid) == [incident]
    third.close()


def test_a_new_act_ends_what_could_be_redone(store: Store) -> None:
    with store.writing(make.act("one")) as unit:
        unit.put(make.incident())
    undo(store)
    with store.writing(make.act("two")) as unit:
        unit.put(make.incident())
    with pytest.raises(NothingToUndo):
        redo(store)
    assert undo(store) == "two"
    with pytest.raises(NothingToUndo):
        undo(store)


def test_a_shared_thing_made_in_an_act_goes_and_comes_with_it(store: Store) -> None:
    tag = Tag(make.uid(), "border")
    incident = make.incident(tags=(tag.uid,))
    with store.writing(make.act("tag it")) as unit:
        unit.put(tag)
        unit.put(incident)
    undo(store)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tag").scalar() == 0
    redo(store)
    assert stored(store, incident.uid) == [incident]


def test_a_bulk_act_of_many_hundreds_is_one_step_both_ways(store: Store) -> None:
    many = [make.incident(title=f"number {n}") for n in range(1_203)]
    with store.writing(make.act("import")) as unit:
        unit.put_all(many)
    uids = [incident.uid for incident in many]
    changed = [replace(incident, type="other") for incident in many]
    with store.writing(make.act("set type")) as unit:
        assert len(unit.put_all(changed)) == len(many)
    undo(store)
    assert stored(store, *uids) == many
    redo(store)
    assert stored(store, *uids) == changed
    undo(store)
    undo(store)
    assert stored(store, *uids) == []
    redo(store)
    assert stored(store, *uids) == many


def test_a_renamed_tag_is_found_by_its_new_name_and_undone(store: Store) -> None:
    tag = Tag(make.uid(), "granica")
    with store.writing(make.act()) as unit:
        unit.put(tag)
        unit.put(make.incident(tags=(tag.uid,)))
    with store.writing(make.act("rename")) as unit:
        unit.put(replace(tag, name="border"))
    assert (indexed(store, "granica"), indexed(store, "border")) == (0, 1)
    undo(store)
    assert (indexed(store, "granica"), indexed(store, "border")) == (1, 0)


def test_a_reference_is_never_given_out_twice(store: Store) -> None:
    given = []
    for _ in range(2):
        with store.writing(make.act()) as unit:
            reference = unit.next_reference("INC", 2021)
            given.append(reference)
            unit.put(make.incident(reference=reference))
        undo(store)
    assert given == ["INC-2021-0001", "INC-2021-0002"]


def test_things_put_together_go_children_first_and_come_back_parents_first(store: Store) -> None:
    tags = [Tag("border", "border"), Tag("fence", "fence", parent="border"), Tag("gate", "gate", parent="fence")]
    with store.writing(make.act("three tags")) as unit:
        unit.put_all(tags)
    undo(store)
    with store.reading() as connection:
        assert shared.load(connection, "tag") == []
    redo(store)
    with store.reading() as connection:
        assert shared.load(connection, "tag") == tags
