"""What a search finds in a real file: names at once, trash only on request, and no text that it can't take."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from tests import make
from tests.hostile import HOSTILE, naughty_strings
from vedette.domain.actor import Actor, Alias
from vedette.domain.query_fields import QUERY_FIELDS
from vedette.domain.query_reader import read
from vedette.domain.settling import settled
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.when import When
from vedette.storage.search import Searcher
from vedette.storage.store import Store

TODAY = date(2021, 11, 4)


def found(store: Store, text: str) -> list[str]:
    with store.reading() as connection:
        searcher = Searcher(connection, read(text, today=TODAY))
        uids = searcher.page(0, 1_000)
        assert searcher.count() == len(uids)
        return uids


def put(store: Store, *records: object) -> None:
    with store.writing(make.act()) as unit:
        for record in records:
            unit.put(record)  # type: ignore[arg-type]


def test_trash_is_found_only_where_it_is_asked_for(store: Store) -> None:
    kept, gone = make.incident(title="Kept flare"), make.incident(title="Lost flare")
    put(store, kept, gone)
    put(store, replace(gone, trashed_at="2021-11-04T12:00:00Z"))
    assert found(store, "") == found(store, "flare") == [kept.uid]
    assert found(store, "is:trashed") == found(store, "flare is:trashed on:2021-11-03") == [gone.uid]
    assert found(store, "is:trashed OR kept") == [kept.uid, gone.uid]
    put(store, gone)
    assert sorted(found(store, "flare")) == sorted([kept.uid, gone.uid])


def test_a_new_alias_is_found_at_once_and_an_old_one_no_more(store: Store) -> None:
    actor = make.actor("Lukashenka")
    incident = make.incident(claims=(make.claim((actor.uid, "denies_act")),))
    put(store, actor, incident)
    assert found(store, "лукашенко") == []
    put(store, replace(actor, aliases=(Alias("Лукашенко"),)))
    assert found(store, "лукашенко") == found(store, "party:lukashenko") == [incident.uid]
    put(store, replace(actor, name="President"))
    assert found(store, "lukashenka") == found(store, "actor:lukashenka") == []


def test_an_actor_is_found_by_the_state_it_belongs_to_as_soon_as_it_does(store: Store) -> None:
    state, ministry = make.actor("Belarus"), make.actor("Ministry")
    office = make.actor("Press office", parent=ministry.uid)
    incident = make.incident(claims=(make.claim((office.uid, "asserts")),))
    put(store, state, ministry, office, incident)
    assert found(store, "party:belarus") == []
    put(store, replace(ministry, parent=state.uid))
    assert found(store, "party:belarus") == found(store, "actor:ministry") == [incident.uid]
    assert found(store, "belarus") == []


def test_a_tag_that_moves_takes_its_incidents_along(store: Store) -> None:
    border, people, child = Tag("t1", "Border"), Tag("t2", "People"), Tag("t3", "Queue", parent="t1")
    incident = make.incident(tags=("t3",))
    put(store, border, people, child, incident)
    assert found(store, "tag:border") == found(store, "tag:border/queue") == [incident.uid]
    put(store, replace(child, parent="t2"))
    assert found(store, "tag:border") == []
    assert found(store, "tag:people") == [incident.uid]


def test_a_source_is_found_behind_a_quotation_and_by_its_grade(store: Store) -> None:
    wire = SourceItem("i1", source="s1", title="Wire", credibility="2")
    paper = SourceItem("i2", source="s2", quoted_from="i1")
    incident = make.incident(sources=(Citation("i2"),))
    put(store, Source("s1", "Reuters", reliability="A"), Source("s2", "Daily"), wire, paper, incident)
    assert found(store, "source:reuters") == found(store, "source:daily") == [incident.uid]
    assert found(store, "reliability:A") == found(store, "credibility:2") == []
    put(store, Source("s2", "Daily", reliability="B"))
    assert found(store, "reliability:A..B") == [incident.uid]


def test_more_actors_than_fit_into_one_question_are_all_asked_for(store: Store) -> None:
    guards = [Actor(make.uid(), f"Guard {n}") for n in range(150)]
    said = [make.incident(title="Said", claims=(make.claim((guard.uid, "asserts")),)) for guard in guards[::10]]
    put(store, *guards, *said, make.incident(title="Said by nobody"))
    assert sorted(found(store, "party:guard")) == sorted(incident.uid for incident in said)
    assert len(found(store, "said party:guard")) == 15
    assert len(found(store, "-party:guard")) == 1


@pytest.mark.parametrize("field", QUERY_FIELDS, ids=lambda field: str(field.name))
def test_the_example_of_every_field_is_answered(store: Store, field: object) -> None:
    put(store, make.incident())
    assert isinstance(found(store, getattr(field, "example", "")), list)


def test_f113_any_text_is_answered(store: Store) -> None:
    put(store, make.incident(title="Flare"))
    with store.reading() as connection:
        for text in naughty_strings():
            for asked in (text, f'"{text}"', f"-({text})", f"tag:{text}", f"place:{text}", f"field.{text}:{text}"):
                searcher = Searcher(connection, read(asked, today=TODAY))
                assert searcher.count() == len(searcher.page(0, 10))


def test_an_incident_is_found_by_each_word_of_any_title(store: Store) -> None:
    titles = [text for text in HOSTILE if len(text) < 200]
    incidents = [settled(make.incident(title=title)) for title in titles]
    put(store, *incidents)
    asked = {incident.uid: f'"{incident.title.replace(chr(34), " ")}"' for incident in incidents}
    understood = {uid: text for uid, text in asked.items() if not read(text, today=TODAY).not_understood}
    assert len(understood) > 20
    assert all(uid in found(store, text) for uid, text in understood.items())


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "x" * 1_000_000,
        "-(" * 40 + "flare",
        "(a OR (b -(" * 20 + "flare",
        '"' + "flare " * 170_000 + '"',
    ],
    ids=["words", "one word", "nested", "deep", "phrase"],
)
def test_f113_a_huge_query_is_answered(store: Store, text: str) -> None:
    put(store, make.incident(title="Flare"))
    assert len(found(store, text)) <= 1


def test_two_letters_of_a_script_without_spaces_are_found_anywhere(store: Store) -> None:
    incident = make.incident(title="昨日東京2020で")
    put(store, incident, make.incident(title="2020 Tokyo"))
    for text in ("京", "東京", "京2", "日東", "東京2020"):
        assert found(store, text) == [incident.uid]
    assert found(store, "東で") == []


def asked_for(store: Store, text: str) -> list[tuple[str, str]]:
    """The statements that a page is read with, and how SQLite goes about each."""
    caught: list[tuple[str, tuple[object, ...]]] = []

    def catch(_connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object) -> None:
        caught.append((statement, values))

    with store.reading() as connection:
        event.listen(connection, "before_cursor_execute", catch)
        Searcher(connection, read(text, today=TODAY)).page(0, 100)
        event.remove(connection, "before_cursor_execute", catch)
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all() for asked, values in caught]
    return [(asked, "; ".join(row[3] for row in plan)) for (asked, _), plan in zip(caught, plans, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "", "flare", "flare -tag:x place:usnarz", "status:contested", "from:2021-11-01 to:2021-11-05", "certain:2021",
        "added:today", "people:>=100", "deaths:>0", "near:53.27,23.66,10km", "field.sector:north", "sort:title",
        "sort:-added", "sort:place flare", "sort:when", "sort:title from:2021-11", "flare on:2021-11-03",
    ],
)  # fmt: skip
def test_long_lists_are_read_along_an_index_and_never_sorted(
    store: Store, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vedette.storage.search_order._FEW", -1)
    pages = [(asked, plan) for asked, plan in asked_for(store, text) if "ORDER BY" in asked]
    assert pages
    for asked, plan in pages:
        assert "TEMP B-TREE" not in plan, asked
        scanned = re.findall(r"SCAN (?:incident|quantity|place|custom_value)(?! USING)\b[^;]*", plan)
        assert scanned == [], asked


def test_two_spans_of_days_that_do_not_meet_are_each_met(store: Store) -> None:
    by_the_fourth = make.incident(when=When(earliest=None, latest="2021-11-04"))
    all_week = make.incident(when=When(earliest="2021-11-01", latest="2021-11-07"))
    put(store, by_the_fourth, all_week, make.incident())
    assert found(store, "from:2021-11-05") == [all_week.uid]
    assert found(store, "from:2021-11-05 to:2021-11-01") == [all_week.uid]
    assert found(store, "on:2021-11-02 on:2021-11-06") == [all_week.uid]
