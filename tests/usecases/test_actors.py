from __future__ import annotations

from dataclasses import replace

import pytest

from tests.make import claim, incident
from vedette.domain.actor import Actor, Alias, Role
from vedette.domain.assessment import Assessment
from vedette.domain.errors import Cancelled, InvalidDraft, NotFound, UserError
from vedette.storage import checking, loading
from vedette.usecases.actors import Actors
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.naming import named
from vedette.usecases.progress import Silent
from vedette.usecases.searching import Search

U = "01900000-0000-7000-8000-00000000aa0"
STATE = Actor(U + "1", "Belarus", (Alias("Беларусь", "be"),), kind="state")
GUARD = Actor(U + "2", "Border committee", parent=U + "1")
TWIN = Actor(U + "3", "GPK", (Alias("ГПК", "ru"),), parent=U + "1")
IDLE = Actor(U + "4", "Nobody at all")


@pytest.fixture
def actors(desk: Desk) -> Actors:
    """A state, two names of one guard, an idle one; two incidents."""
    with desk.acting("begin") as unit:
        unit.put_all([STATE])
        unit.put_all([GUARD, TWIN, IDLE])
        said = claim((TWIN.uid, "denies_act"), (GUARD.uid, "no_comment"))
        roles = (Role(GUARD.uid, "target"), Role(TWIN.uid, "target"))
        unit.put(incident(title="Shots", claims=(said,), actors=roles, assessments=(Assessment(n=1, actor=TWIN.uid),)))
        unit.put(incident(title="Wire", actors=(Role(STATE.uid),)))
    return Actors(desk)


def found(desk: Desk, query: str) -> int:
    return Search(desk).count(query)


def test_the_list_has_use_and_the_body_above(actors: Actors) -> None:
    listed = [(one.actor.name, one.above, one.incidents, one.below, one.unused) for one in actors.all()]
    assert listed == [
        ("Belarus", "", 1, 2, False),
        ("Border committee", "Belarus", 1, 0, False),
        ("GPK", "Belarus", 1, 0, False),
        ("Nobody at all", "", 0, 0, True),
    ]


def test_a_merge_moves_statements_roles_and_names_and_is_undone_as_one(actors: Actors, desk: Desk) -> None:
    history = History(desk)
    before = actors.all()
    assert actors.merging(TWIN.uid) == 1
    assert actors.merge(TWIN.uid, GUARD.uid) == 1
    (kept,) = [one for one in actors.all() if one.actor.uid == GUARD.uid]
    assert kept.actor.aliases == (Alias("GPK"), Alias("ГПК", "ru"))
    with desk.store.reading() as connection:
        (merged,) = loading.load(connection, list(Search(desk).uids("Shots")))
    assert [s.party for _, s in merged.statements()] == [GUARD.uid, GUARD.uid]
    assert [s.stance for _, s in merged.statements()] == ["denies_act", "no_comment"]
    assert merged.actors == (Role(GUARD.uid, "target"),)
    assert merged.assessments[0].actor == GUARD.uid
    assert history.undo() == "merge actor “GPK” into “Border committee”"
    assert actors.all() == before


def test_merging_a_state_into_its_own_guard_makes_no_circle(actors: Actors) -> None:
    actors.merge(STATE.uid, GUARD.uid)
    parents = {one.actor.uid: one.actor.parent for one in actors.all()}
    assert parents == {GUARD.uid: "", TWIN.uid: GUARD.uid, IDLE.uid: ""}


def test_a_rename_changes_what_a_search_finds_and_no_incident(actors: Actors, desk: Desk) -> None:
    assert actors.change(GUARD, replace(GUARD, name="Frontier service", aliases=(Alias("Пагранслужба", "be"),)))
    assert (found(desk, "party:frontier"), found(desk, "пагранслужба"), found(desk, "committee")) == (1, 1, 0)
    assert History(desk).undo() == "rename actor “Border committee” to “Frontier service”"
    assert (found(desk, "party:frontier"), found(desk, "committee")) == (0, 1)
    assert not actors.change(GUARD, GUARD)


def test_a_parent_can_be_named_but_makes_no_circle(actors: Actors) -> None:
    actors.change(IDLE, replace(IDLE, parent=named("belarus")))
    assert [one.above for one in actors.all() if one.actor.uid == IDLE.uid] == ["Belarus"]
    with pytest.raises(InvalidDraft, match="can't belong to itself"):
        actors.change(STATE, replace(STATE, parent=GUARD.uid))
    with pytest.raises(InvalidDraft, match="needs a name"):
        actors.make(actors.new())


def test_only_an_actor_that_nothing_names_is_deleted(actors: Actors, desk: Desk) -> None:
    for uid, why in ((GUARD.uid, "named by 1 incident"), (STATE.uid, "named by")):
        with pytest.raises(UserError, match=why):
            actors.delete([uid])
    actors.change(IDLE, replace(IDLE, note="x"))
    assert actors.delete([IDLE.uid]) == 1
    with pytest.raises(NotFound):
        actors.delete([IDLE.uid])
    assert History(desk).undo() == "delete actor “Nobody at all”"
    assert len(actors.all()) == 4


def test_a_merged_logbook_passes_the_full_check_and_a_stopped_merge_changes_nothing(actors: Actors, desk: Desk) -> None:
    class Stop(Silent):
        def check(self) -> None:
            raise Cancelled("stopped")

    before = actors.all()
    with pytest.raises(Cancelled):
        actors.merge(TWIN.uid, GUARD.uid, Stop())
    assert actors.all() == before
    actors.merge(TWIN.uid, GUARD.uid)
    with desk.store.reading() as connection:
        assert [check for check in checking.thorough(connection, []) if not check.ok] == []
