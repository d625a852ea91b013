from __future__ import annotations

import pytest

from vedette.domain.errors import InvalidDraft, NotFound
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.saved_searches import LONGEST_NAME, SavedSearches


@pytest.fixture
def saved(desk: Desk) -> SavedSearches:
    return SavedSearches(desk)


def test_a_search_is_kept_under_its_name_in_the_order_of_saving(saved: SavedSearches) -> None:
    saved.save("Shots", "type:shots_live")
    saved.save(" Denied  by Minsk ", "party:belarus stance:denies")
    assert [(one.name, one.query) for one in saved.all()] == [
        ("Shots", "type:shots_live"),
        ("Denied by Minsk", "party:belarus stance:denies"),
    ]


def test_saving_under_the_same_name_replaces_the_query(saved: SavedSearches) -> None:
    first = saved.save("Shots", "type:shots_live")
    assert saved.save("shots", "type:shots_blank") == first
    assert [one.query for one in saved.all()] == ["type:shots_blank"]


def test_each_change_is_an_act_that_can_be_undone(saved: SavedSearches, history: History) -> None:
    uid = saved.save("Shots", "type:shots_live")
    saved.rename(uid, "Fire")
    assert saved.delete(uid) == "Fire"
    assert history.undo() == "delete saved search"
    assert history.undo() == "rename search Fire"
    assert [one.name for one in saved.all()] == ["Shots"]


@pytest.mark.parametrize("name", ["", " \t\n", "x" * (LONGEST_NAME + 1)])
def test_a_name_that_is_none_is_refused(saved: SavedSearches, name: str) -> None:
    with pytest.raises(InvalidDraft):
        saved.save(name, "border")
    assert saved.all() == []


def test_two_searches_can_not_have_one_name(saved: SavedSearches) -> None:
    saved.save("Shots", "type:shots_live")
    other = saved.save("Fire", "fire")
    with pytest.raises(InvalidDraft):
        saved.rename(other, "SHOTS")
    saved.rename(other, "FIRE")
    assert [one.name for one in saved.all()] == ["Shots", "FIRE"]


def test_what_is_gone_can_not_be_renamed(saved: SavedSearches) -> None:
    with pytest.raises(NotFound):
        saved.rename("01900000-0000-7000-8000-000000000000", "Shots")


def test_hostile_names_and_queries_are_kept_as_they_can_be(saved: SavedSearches) -> None:
    saved.save("a\0b\ud800", '"\0\udfff')
    assert [(one.name, one.query) for one in saved.all()] == [("a\u2400b\ufffd", '"\u2400\ufffd')]
