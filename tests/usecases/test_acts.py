"""Looking back at what was done: window by window, with counts, and several undos or redos at once."""

from __future__ import annotations

import pytest

from tests import make
from vedette.domain.errors import Cancelled, NothingToUndo
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.progress import Silent
from vedette.usecases.tagging import Tagging


class Stopping(Silent):
    """Stops after so many reports."""

    def __init__(self, after: int) -> None:
        self.left = after

    @property
    def cancelled(self) -> bool:  # type: ignore[override]
        return self.left == 0

    def report(self, done: int, total: int) -> None:
        self.left -= 1


class Hearing(Silent):
    """Keeps what was reported."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.heard.append((done, total))


class Halting(Silent):
    """Stops work at once."""

    def check(self) -> None:
        raise Cancelled("Stopped. Nothing was changed.")


@pytest.fixture
def uids(desk: Desk) -> list[str]:
    """Forty incidents, logged in one act."""
    many = [make.incident() for _ in range(40)]
    with desk.acting("log") as unit:
        unit.put_all(many)
    return [incident.uid for incident in many]


def ids(history: History) -> dict[str, int]:
    return {line.label: line.id for line in history.window(None, 100).lines}


def states(history: History) -> dict[str, str]:
    return {line.label: line.state for line in history.window(None, 100).lines}


def test_each_act_says_how_many_incidents_it_changed(
    uids: list[str], tagging: Tagging, incidents: Incidents, history: History
) -> None:
    tagging.apply(uids[:12], ["wire"], [])
    incidents.trash(uids[:1])
    tagging.make("gate")
    acts = history.window(None, 10)
    said = {line.label: acts.incidents[line.id] for line in acts.lines}
    assert said == {"new tag “gate”": 0, "trash 1 incident": 1, "tag 12 incidents": 12, "log": 40}
    assert [line.by for line in acts.lines] == ["Ada"] * 4


def test_acts_come_window_by_window_and_are_counted_once(uids: list[str], tagging: Tagging, history: History) -> None:
    for number in range(5):
        tagging.apply(uids[: number + 1], [f"tag {number}"], [])
    first = history.window(None, 2)
    second = history.window(first.lines[-1].id, 2)
    assert [line.label for line in second.lines] == ["tag 3 incidents", "tag 2 incidents"]
    assert [second.incidents[line.id] for line in second.lines] == [3, 2]
    assert history.window(None, 4, known=[*first.incidents, *second.incidents]).incidents == {}


def test_undo_and_redo_are_told_by_the_state_of_their_act(uids: list[str], tagging: Tagging, history: History) -> None:
    tagging.apply(uids, ["wire"], [])
    history.undo()
    assert states(history) == {"log": "done", "tag 40 incidents": "undone"}
    tagging.make("gate")
    assert states(history)["tag 40 incidents"] == "dropped"


def test_undo_to_an_act_takes_back_all_that_came_after_and_redo_brings_them_again(
    uids: list[str], tagging: Tagging, incidents: Incidents, history: History
) -> None:
    for name in ("one", "two", "three"):
        tagging.apply(uids, [name], [])
    incidents.trash(uids[:2])
    act = history.window(None, 100).lines[2].id
    back = history.undo_to(act, Silent())
    assert back.labels == ("trash 2 incidents", "tag 40 incidents", "tag 40 incidents") and back.asked == 3
    assert [tag.name for tag in tagging.all()] == ["one"]
    last = history.window(None, 1).lines[0]
    assert history.redo_to(last.id, Silent()).labels == tuple(reversed(back.labels))
    assert [tag.name for tag in tagging.all()] == ["one", "two", "three"]
    assert incidents.get(uids[0]).trashed_at


def test_an_undo_of_several_that_is_stopped_keeps_what_was_taken_back(
    uids: list[str], tagging: Tagging, history: History
) -> None:
    for name in ("one", "two", "three"):
        tagging.make(name)
    stepped = history.undo_to(ids(history)["new tag “one”"], Stopping(after=2))
    assert (stepped.labels, stepped.asked) == (("new tag “three”", "new tag “two”"), 3)
    assert [tag.name for tag in tagging.all()] == ["one"]


def test_an_act_that_does_not_stand_is_no_goal(tagging: Tagging, history: History) -> None:
    tagging.make("one")
    act = ids(history)["new tag “one”"]
    history.undo()
    assert history.undo_to(act, Silent()).labels == ()
    history.redo()
    assert history.redo_to(act, Silent()).labels == ()


def test_what_somebody_else_does_meanwhile_is_not_taken_back(tagging: Tagging, history: History) -> None:
    class Meddling(Silent):
        def report(self, done: int, total: int) -> None:
            tagging.make("meanwhile")

    for name in ("one", "two"):
        tagging.make(name)
    with pytest.raises(NothingToUndo, match="meantime"):
        history.undo_to(ids(history)["new tag “one”"], Meddling())
    assert [tag.name for tag in tagging.all()] == ["one", "meanwhile"]


def test_undo_and_redo_of_many_tell_how_far_they_are(uids: list[str], tagging: Tagging, history: History) -> None:
    tagging.apply(uids, ["wire"], [])
    for step in (history.undo, history.redo):
        progress = Hearing()
        assert step(progress) == "tag 40 incidents"
        assert len(progress.heard) == 2  # the tag is new
        assert progress.heard[-1] == (41, 41)


def test_an_undo_that_is_stopped_changes_nothing_and_can_be_done_later(
    uids: list[str], tagging: Tagging, history: History
) -> None:
    tagging.apply(uids, ["wire"], [])
    with pytest.raises(Cancelled):
        history.undo(Halting())
    assert tagging.counts(uids) == {tag.uid: 40 for tag in tagging.all()}
    assert history.undo() == "tag 40 incidents"
    assert tagging.counts(uids) == {}
