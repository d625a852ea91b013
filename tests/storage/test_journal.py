from __future__ import annotations

import sqlite3
from dataclasses import replace

from tests import make
from vedette.storage import histories
from vedette.storage.chain import walk
from vedette.storage.store import Store


def broken(store: Store) -> str:
    with store.reading() as connection:
        return walk(connection).problem


def break_after(store: Store, statement: str) -> str:
    """What the chain says after somebody edited the file with another tool."""
    store.close()
    plain = sqlite3.connect(store.path)
    plain.execute(statement)
    plain.commit()
    plain.close()
    opened = Store.open(store.path)
    found = broken(opened)
    opened.close()
    return found


def with_three_acts(store: Store) -> None:
    incident = make.incident()
    for title in ("one", "two", "three"):
        with store.writing(make.act(title)) as unit:
            unit.put(replace(incident, title=title))


def test_an_untouched_journal_is_whole(store: Store) -> None:
    with_three_acts(store)
    with store.writing(make.act("many")) as unit:
        unit.put_all([make.incident() for _ in range(3)])
    assert broken(store) == ""


def test_an_entry_changed_behind_our_back_is_named(store: Store) -> None:
    with_three_acts(store)
    assert "entry 2" in break_after(store, "UPDATE revision SET before = replace(before, 'one', 'won') WHERE id = 2")


def test_a_missing_entry_is_noticed(store: Store) -> None:
    with_three_acts(store)
    assert "entry 3" in break_after(store, "DELETE FROM revision WHERE id = 2")


def test_an_act_dated_back_is_noticed(store: Store) -> None:
    with_three_acts(store)
    assert "entry 3" in break_after(store, "UPDATE act SET at = '2020-01-01T00:00:00Z' WHERE id = 3")


def test_history_names_each_version_and_what_changed_in_it(store: Store) -> None:
    incident = make.incident(title="one")
    with store.writing(make.act("log")) as unit:
        unit.put_all([incident, make.incident()])
    with store.writing(make.act("rename")) as unit:
        unit.put(replace(incident, title="two"))
    with store.reading() as connection:
        found = histories.revisions(connection, incident.uid)
    assert [revision.label for revision in found] == ["rename", "log"]
    assert found[0].changes == (histories.FieldChange("title", "one", "two"),)
    assert found[1].document == incident
