"""The tree of tags: moved, merged, deleted, pinned; with counts before, and progress over everything that follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from vedette.domain.errors import Cancelled, InvalidDraft, NotFound, UserError
from vedette.domain.tag import Tag
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search
from vedette.usecases.tagging import Merging, Tagging, Toggled


@pytest.fixture
def search(desk: Desk) -> Search:
    return Search(desk)


class Counting:
    """Progress that remembers, and stops at the batch it is told to."""

    def __init__(self, stop_at: int = 0) -> None:
        self.stop_at = stop_at
        self.checks = 0
        self.reports: list[tuple[int, int]] = []

    @property
    def cancelled(self) -> bool:
        return 0 < self.stop_at <= self.checks

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    def check(self) -> None:
        self.checks += 1
        if self.cancelled:
            raise Cancelled("Stopped.")


def logged(desk: Desk, tagging: Tagging, *tags: str, count: int = 1) -> list[str]:
    many = [make.incident() for _ in range(count)]
    with desk.acting("log") as unit:
        unit.put_all(many)
    uids = [incident.uid for incident in many]
    tagging.apply(uids, tags, [])
    return uids


def named(tagging: Tagging, name: str) -> Tag:
    return next(tag for tag in tagging.all() if tag.name == name)


def tree(tagging: Tagging) -> set[tuple[str, str]]:
    """Each tag with the name of the one above it."""
    by_uid = {tag.uid: tag for tag in tagging.all()}
    return {(tag.name, by_uid[tag.parent].name if tag.parent else "") for tag in by_uid.values()}


def test_counts_are_of_the_tag_itself_and_only_among_the_incidents_asked_for(desk: Desk, tagging: Tagging) -> None:
    some = logged(desk, tagging, "border", count=3)
    logged(desk, tagging, "border/wire", count=2)
    border, wire = named(tagging, "border").uid, named(tagging, "wire").uid
    assert tagging.counts(some) == {border: 3}
    assert tagging.carriers() == {border: 3, wire: 2}


def test_before_a_merge_it_says_what_would_change(desk: Desk, tagging: Tagging) -> None:
    logged(desk, tagging, "fence", count=3)
    logged(desk, tagging, "fence", "barrier", count=2)
    tagging.make("fence/gate")
    assert tagging.merging(named(tagging, "fence").uid, named(tagging, "barrier").uid) == Merging(5, 2, 1)


def test_merging_into_a_tag_far_below_leaves_no_ring(desk: Desk, tagging: Tagging) -> None:
    (uid,) = logged(desk, tagging, "a/b/c")
    tagging.merge(named(tagging, "a").uid, named(tagging, "c").uid)
    assert tree(tagging) == {("c", ""), ("b", "c")}
    assert tagging.counts([uid]) == {named(tagging, "c").uid: 1}


def test_tags_called_alike_below_both_become_one(desk: Desk, tagging: Tagging) -> None:
    (one,) = logged(desk, tagging, "fence/gate")
    (other,) = logged(desk, tagging, "barrier/Gate")
    tagging.merge(named(tagging, "fence").uid, named(tagging, "barrier").uid)
    assert tree(tagging) == {("barrier", ""), ("Gate", "barrier")}
    assert tagging.counts([one, other]) == {named(tagging, "Gate").uid: 2}


def test_the_acts_say_their_tags_by_name(desk: Desk, tagging: Tagging, history: History) -> None:
    logged(desk, tagging, "fence", "barrier")
    tagging.change(replace(named(tagging, "fence"), name="wire"))
    tagging.change(replace(named(tagging, "wire"), colour="red"))
    tagging.change(replace(named(tagging, "wire"), parent=named(tagging, "barrier").uid))
    tagging.merge(named(tagging, "wire").uid, named(tagging, "barrier").uid)
    tagging.delete(named(tagging, "barrier").uid)
    assert [line.label for line in history.acts(5)] == [
        "delete tag “barrier”",
        "merge tag “wire” into “barrier”",
        "move tag “wire”",
        "colour tag “wire”",
        "rename tag “fence” to “wire”",
    ]


def test_a_renamed_tag_takes_its_incidents_along_with_progress(desk: Desk, tagging: Tagging, search: Search) -> None:
    logged(desk, tagging, "fence", count=1_200)
    progress = Counting()
    tagging.change(replace(named(tagging, "fence"), name="wire"), progress)
    assert progress.reports[-1] == (1_200, 1_200) and len(progress.reports) > 2
    assert search.count("tag:wire") == 1_200


def test_a_rename_that_is_stopped_changes_nothing(desk: Desk, tagging: Tagging, search: Search) -> None:
    logged(desk, tagging, "fence", count=1_200)
    with pytest.raises(Cancelled):
        tagging.change(replace(named(tagging, "fence"), name="wire"), Counting(stop_at=2))
    assert {tag.name for tag in tagging.all()} == {"fence"}
    assert search.count("tag:fence") == 1_200


def test_a_merge_that_is_stopped_changes_nothing(desk: Desk, tagging: Tagging) -> None:
    logged(desk, tagging, "fence", count=1_200)
    winner = tagging.make("barrier")
    with pytest.raises(Cancelled):
        tagging.merge(named(tagging, "fence").uid, winner, Counting(stop_at=2))
    assert tagging.carriers() == {named(tagging, "fence").uid: 1_200}


def test_a_moved_tag_is_found_below_its_new_place(desk: Desk, tagging: Tagging, search: Search) -> None:
    logged(desk, tagging, "wire")
    border = tagging.make("border")
    assert tagging.change(replace(named(tagging, "wire"), parent=border))
    assert search.count("tag:border") == 1
    tagging.change(replace(named(tagging, "wire"), parent=""))
    assert search.count("tag:border") == 0


def test_changing_a_tag_to_what_it_is_is_no_act(tagging: Tagging, history: History) -> None:
    tagging.make("wire")
    assert not tagging.change(named(tagging, "wire"))
    assert len(history.acts()) == 1


def test_a_name_can_not_hold_what_stands_between_names(tagging: Tagging) -> None:
    tagging.make("wire")
    with pytest.raises(InvalidDraft, match="stands between"):
        tagging.change(replace(named(tagging, "wire"), name="a/b"))


def test_deleting_would_not_put_two_tags_of_one_name_side_by_side(tagging: Tagging) -> None:
    for path in ("fence/gate", "fence/post"):
        tagging.make(path)
    fence = named(tagging, "fence")
    tagging.make("gate", below=tagging.make("tower"))
    tower = named(tagging, "tower")
    tagging.change(replace(tower, parent=fence.uid))
    with pytest.raises(UserError, match="beside another tag"):
        tagging.delete(tower.uid)
    assert ("gate", "tower") in tree(tagging)


def test_unused_tags_are_those_without_incidents_above_and_below(desk: Desk, tagging: Tagging) -> None:
    logged(desk, tagging, "border/wire")
    tagging.make("envoys/notes")
    unused = tagging.unused()
    assert [tag.name for tag in unused] == ["envoys", "notes"]
    assert tagging.delete([tag.uid for tag in unused]) == 0
    assert tree(tagging) == {("border", ""), ("wire", "border")}


def test_a_key_is_pinned_to_one_tag_at_a_time_and_undone_in_one_step(tagging: Tagging, history: History) -> None:
    for name in ("wire", "fence"):
        tagging.pin(tagging.make(name), 3)
    assert {tag.name: tag.pinned for tag in tagging.all()} == {"wire": 0, "fence": 3}
    history.undo()
    assert {tag.name: tag.pinned for tag in tagging.all()} == {"wire": 3, "fence": 0}
    with pytest.raises(UserError, match="from 1 to 9"):
        tagging.pin(named(tagging, "wire").uid, 10)


def test_a_pinned_tag_is_put_on_all_first_and_taken_off_when_all_have_it(desk: Desk, tagging: Tagging) -> None:
    have, have_not = logged(desk, tagging, "wire", count=2), logged(desk, tagging, count=1)
    tagging.pin(named(tagging, "wire").uid, 1)
    assert tagging.toggle([*have, *have_not], 1) == Toggled("wire", put_on=True, changed=1)
    assert tagging.toggle([*have, *have_not], 1) == Toggled("wire", put_on=False, changed=3)
    with pytest.raises(NotFound, match="No tag is pinned to the key 2"):
        tagging.toggle(have, 2)


def test_a_tag_is_made_below_another_and_found_by_name_or_path(tagging: Tagging) -> None:
    border = tagging.make("border")
    tagging.make("wire")
    below = tagging.make("wire", below=border)
    assert tagging.make("Wire", below=border) == below
    assert tagging.known("border/wire").uid == below == tagging.known(below).uid
    with pytest.raises(UserError, match="more than one tag"):
        tagging.known("wire")
    with pytest.raises(NotFound):
        tagging.known("/")


def test_what_is_gone_is_said_and_changes_nothing(tagging: Tagging) -> None:
    uid = tagging.make("wire")
    tag = named(tagging, "wire")
    tagging.delete(uid)
    for act in (
        lambda: tagging.delete(uid),
        lambda: tagging.change(tag),
        lambda: tagging.merge(uid, tagging.make("fence")),
        lambda: tagging.make("gate", below=uid),
        lambda: tagging.pin(uid, 1),
    ):
        with pytest.raises(NotFound, match="not in the logbook"):
            act()


def test_the_history_of_an_incident_tells_of_a_merge(
    desk: Desk, tagging: Tagging, history: History, incidents: Incidents
) -> None:
    (uid,) = logged(desk, tagging, "fence")
    winner = tagging.make("barrier")
    tagging.merge(named(tagging, "fence").uid, winner)
    assert history.revisions(uid)[0].label == "merge tag “fence” into “barrier”"
    assert incidents.get(uid).tags == (winner,)
