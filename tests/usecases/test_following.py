"""Saved searches follow a tag, an actor or a source that is called otherwise, in the same act; else it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from vedette.domain.tag import Tag
from vedette.domain.tag_paths import TagPaths
from vedette.storage import search_names
from vedette.usecases.actors import Actors
from vedette.usecases.desk import Desk
from vedette.usecases.following import Followed
from vedette.usecases.history import History
from vedette.usecases.saved_searches import SavedSearches
from vedette.usecases.searching import Search
from vedette.usecases.sources import Sources
from vedette.usecases.tagging import Losing, Tagging


@pytest.fixture
def saved(desk: Desk) -> SavedSearches:
    return SavedSearches(desk)


@pytest.fixture
def tagged(desk: Desk, tagging: Tagging) -> Tagging:
    """Six incidents under border/wire, border/wire/gate, spare and no tag."""
    many = [make.incident() for _ in range(6)]
    with desk.acting("log") as unit:
        unit.put_all(many)
    uids = [one.uid for one in many]
    tagging.apply(uids[:3], ["border/wire"], [])
    tagging.apply(uids[2:4], ["border/wire/gate"], [])
    tagging.apply(uids[4:5], ["spare"], [])
    return tagging


def called(tagging: Tagging, name: str) -> Tag:
    return next(tag for tag in tagging.all() if tag.name == name)


def queries(saved: SavedSearches) -> list[str]:
    return [one.query for one in saved.all()]


def found(desk: Desk, query: str) -> set[str]:
    return set(Search(desk).uids(query))


def test_f85_saved_searches_follow_a_renamed_tag_in_the_same_act(
    desk: Desk, tagged: Tagging, saved: SavedSearches, history: History
) -> None:
    texts = ["tag:wire", "(tag:border/wire OR  x) sort:-when", '-tag:"wire/gate"', "tag:border wire"]
    for text in texts:
        saved.save(text.split()[0], text)
    before, heard = [found(desk, text) for text in texts], list[Followed]()
    acts = len(history.acts())
    tagged.change(replace(called(tagged, "wire"), name="razor fence"), heard=heard.append)
    fresh = ['tag:"razor fence"', '(tag:"border/razor fence" OR  x) sort:-when', '-tag:"razor fence/gate"', texts[3]]
    assert queries(saved) == fresh
    assert [found(desk, text) for text in queries(saved)] == before and before[0] != before[2] != set()
    assert heard == [Followed(changed=tuple(text.split()[0] for text in texts[:3]))]
    assert len(history.acts()) == acts + 1
    history.undo()
    assert queries(saved) == texts and called(tagged, "wire")
    history.redo()
    assert queries(saved) == fresh


def test_f85_a_moved_and_a_merged_tag_are_found_by_the_searches_that_named_them(
    desk: Desk, tagged: Tagging, saved: SavedSearches, history: History
) -> None:
    saved.save("gate", "tag:border/wire/gate")
    saved.save("wire", "tag:border/wire")
    before = found(desk, "tag:wire/gate")
    tagged.change(replace(called(tagged, "gate"), parent=called(tagged, "spare").uid))
    assert queries(saved) == ["tag:spare/gate", "tag:border/wire"]
    assert found(desk, queries(saved)[0]) == before
    wire = found(desk, "tag:wire")
    tagged.merge(called(tagged, "wire").uid, called(tagged, "spare").uid)
    assert queries(saved) == ["tag:spare/gate", "tag:spare"]
    assert wire <= found(desk, queries(saved)[1])
    history.undo()
    assert queries(saved)[1] == "tag:border/wire"


def test_f85_before_a_tag_is_deleted_it_is_known_what_names_it_and_after_it_what_was_left(
    tagged: Tagging, saved: SavedSearches, history: History
) -> None:
    saved.save("At the wire", "tag:wire")
    saved.save("Not there", "shots -tag:border/WIRE")
    saved.save("At the gate", "tag:wire/gate")
    wire, heard = called(tagged, "wire").uid, list[Followed]()
    assert tagged.losing([wire]) == Losing(3, ("At the wire", "Not there"))
    assert tagged.losing([wire, called(tagged, "gate").uid]).incidents == 4
    tagged.delete(wire, heard=heard.append)
    assert heard == [Followed(("At the gate",), ("At the wire", "Not there"))]
    assert queries(saved) == ["tag:wire", "shots -tag:border/WIRE", "tag:border/gate"]
    history.undo()
    assert queries(saved)[2] == "tag:wire/gate"


def test_describing_a_tag_says_nothing_of_searches(tagged: Tagging, saved: SavedSearches) -> None:
    saved.save("wire", "tag:wire")
    heard = list[Followed]()
    assert tagged.change(replace(called(tagged, "wire"), description="Barbed"), heard=heard.append)
    assert not heard


def test_f85_searches_follow_an_actor_and_a_source_by_their_whole_names_only(
    desk: Desk, saved: SavedSearches, history: History
) -> None:
    guard, heard = make.actor("Border Guard"), list[Followed]()
    outlet = replace(Sources(desk).new(), name="Night Wire")
    Actors(desk).make(guard)
    Sources(desk).make(outlet)
    texts = ['actor:"border guard"', 'says:"border guard/denies"', "party:guard", 'source:"night wire" x', "actor:x"]
    texts += ['denies:"border guard"', 'says:"border guard"']
    for text in texts:
        saved.save(text, text)
    Actors(desk).change(guard, replace(guard, name="Frontier Service"), heard=heard.append)
    Sources(desk).change(outlet, replace(outlet, name="Reuters"), heard=heard.append)
    fresh = [
        'actor:"Frontier Service"',
        'says:"Frontier Service/denies"',
        "party:guard",
        'source:"Reuters" x',
        "actor:x",
        'denies:"Frontier Service"',
        'says:"Frontier Service"',
    ]
    assert queries(saved) == fresh
    assert heard == [Followed((texts[0], texts[1], *texts[5:]), (texts[2],)), Followed((texts[3],))]
    history.undo()
    history.undo()
    assert queries(saved) == texts


def test_a_name_that_is_still_known_by_another_name_leaves_nothing_behind(desk: Desk, saved: SavedSearches) -> None:
    guard, poland, heard = make.actor("Border Guard"), make.actor("Border Police"), list[Followed]()
    for one in (guard, poland):
        Actors(desk).make(one)
    saved.save("Both", "actor:border")
    Actors(desk).change(guard, replace(guard, note="On both sides"), heard=heard.append)
    Actors(desk).merge(guard.uid, poland.uid)
    assert not heard and queries(saved) == ["actor:border"]


NAMES = st.sampled_from(("wire", "Gate", "spare", "new one", "b"))
PARTS = st.sampled_from(
    ("tag:wire", "-tag:border/wire", 'tag:"WIRE/gate"', "(tag:spare OR tag:gate)", "flares", "-(tag:gate x)")
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PARTS, min_size=1, max_size=3).map(" ".join), st.data())
def test_f85_a_search_finds_after_a_renaming_what_it_found_before(
    desk: Desk, tagged: Tagging, saved: SavedSearches, text: str, data: st.DataObject
) -> None:
    saved.save("it", text)
    before, heard = found(desk, text), list[Followed]()
    tag = data.draw(st.sampled_from(tagged.all()))
    name = data.draw(NAMES)
    if not any(one.name.casefold() == name.casefold() and one.parent == tag.parent for one in tagged.all()):
        tagged.change(replace(tag, name=name), heard=heard.append)
        assert found(desk, queries(saved)[0]) == before or heard[0].left == ("it",)
        History(desk).undo()
    assert queries(saved) == [text]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(("wire", "GATE", "border", "x", " ", "Wíre")), min_size=1, max_size=3).map("/".join))
def test_a_path_means_to_us_what_it_means_to_the_search(desk: Desk, tagged: Tagging, path: str) -> None:
    with desk.store.reading() as connection:
        meant = TagPaths(tagged.all()).meant(path)
        if path.strip("/ "):
            assert len(search_names.tags(connection, "/".join(filter(str.strip, path.split("/"))))) == len(meant)
