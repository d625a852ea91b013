from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from vedette.domain.errors import Cancelled, InvalidDraft, NotFound, UserError
from vedette.domain.tag import Tag
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.tagging import Tagging


def logged(desk: Desk, count: int) -> list[str]:
    many = [make.incident() for _ in range(count)]
    with desk.acting("log") as unit:
        unit.put_all(many)
    return [incident.uid for incident in many]


def named(tagging: Tagging, name: str) -> Tag:
    return next(tag for tag in tagging.all() if tag.name == name)


def test_tagging_forty_is_one_act_undone_and_redone_by_name(
    desk: Desk, tagging: Tagging, history: History, incidents: Incidents
) -> None:
    uids = logged(desk, 40)
    assert tagging.apply(uids, ["border/wire"], []) == 40
    assert history.undo() == "tag 40 incidents"
    assert not any(incidents.get(uid).tags for uid in uids)
    history.redo()
    assert all(incidents.get(uid).tags for uid in uids)
    assert tagging.apply(uids, [], ["wire"]) == 40


def test_tagging_again_changes_nothing(desk: Desk, tagging: Tagging, history: History) -> None:
    uids = logged(desk, 2)
    tagging.apply(uids, ["wire"], [])
    assert tagging.apply(uids, ["WIRE"], []) == 0
    assert len(history.acts()) == 2


def test_taking_off_an_unknown_tag_is_said_and_changes_nothing(desk: Desk, tagging: Tagging) -> None:
    with pytest.raises(NotFound, match="no tag"):
        tagging.apply(logged(desk, 1), [], ["unheard of"])


def test_a_renamed_tag_keeps_its_old_name_as_alias(tagging: Tagging) -> None:
    tagging.make("wire")
    tagging.change(replace(named(tagging, "wire"), name="razor wire"))
    assert named(tagging, "razor wire").aliases == ("wire",)


def test_a_tag_is_not_renamed_to_one_that_is_there(tagging: Tagging) -> None:
    tagging.make("wire")
    tagging.make("fence")
    with pytest.raises(InvalidDraft, match="merge"):
        tagging.change(replace(named(tagging, "wire"), name="Fence"))


def test_a_tag_can_not_stand_below_itself(tagging: Tagging) -> None:
    tagging.make("a/b")
    with pytest.raises(UserError, match="below itself"):
        tagging.change(replace(named(tagging, "a"), parent=named(tagging, "b").uid))


def test_merging_moves_incidents_children_and_names(desk: Desk, tagging: Tagging, incidents: Incidents) -> None:
    uids = logged(desk, 3)
    tagging.apply(uids, ["fence"], [])
    tagging.make("fence/gate")
    winner = tagging.make("barrier")
    assert tagging.merge(named(tagging, "fence").uid, winner) == 3
    assert all(incidents.get(uid).tags == (winner,) for uid in uids)
    assert named(tagging, "gate").parent == winner
    assert named(tagging, "barrier").aliases == ("fence",)
    assert [tag.name for tag in tagging.all()] == ["gate", "barrier"]


def test_deleting_a_tag_takes_it_off_and_undo_puts_it_back(
    desk: Desk, tagging: Tagging, history: History, incidents: Incidents
) -> None:
    (uid,) = logged(desk, 1)
    tagging.apply([uid], ["fence"], [])
    before = incidents.get(uid)
    tagging.delete(before.tags[0])
    assert incidents.get(uid).tags == ()
    history.undo()
    assert incidents.get(uid) == before


def test_cancelling_half_way_leaves_nothing_tagged(desk: Desk, tagging: Tagging, incidents: Incidents) -> None:
    class Stop:
        cancelled = True
        calls = 0

        def report(self, done: int, total: int) -> None:
            """Nobody looks."""

        def check(self) -> None:
            self.calls += 1
            if self.calls > 1:
                raise Cancelled("stopped")

    uids = logged(desk, 600)
    with pytest.raises(Cancelled):
        tagging.apply(uids, ["fence"], [], Stop())
    assert tagging.all() == []
    assert not incidents.get(uids[0]).tags
