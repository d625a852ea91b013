from __future__ import annotations

import pytest

from vedette.storage import drafts as kept
from vedette.usecases import recent_searches, standing
from vedette.usecases.desk import Desk
from vedette.usecases.drafts import Drafts
from vedette.usecases.history import History
from vedette.usecases.recent_searches import RecentSearches
from vedette.usecases.standing import Standing


@pytest.fixture
def drafts(desk: Desk) -> Drafts:
    return Drafts(desk)


def test_a_draft_is_kept_as_typed_and_replaced_under_its_key(drafts: Drafts) -> None:
    hostile = "<b>\0\ud800\u202e{}"
    drafts.keep("one", "", {"title": "first"})
    drafts.keep("one", "", {"title": hostile, "claims": [{"text": "x"}]})
    [kept] = drafts.all()
    assert (kept.title, kept.typed["claims"], kept.at) == (hostile, [{"text": "x"}], "2021-11-04T12:00:00Z")


def test_a_dropped_draft_is_gone_and_none_of_it_was_an_act(drafts: Drafts, history: History) -> None:
    drafts.keep("one", "uid", {"title": "first"})
    drafts.drop("one")
    drafts.drop("never was")
    assert drafts.all() == []
    assert history.acts() == []


@pytest.mark.parametrize("document", ["", "{", "5", "[1]", "[" * 5_000, '{"a":' * 5_000])
def test_what_another_hand_made_unreadable_is_no_draft_no_place_and_no_search(desk: Desk, document: str) -> None:
    with desk.store.scribbling() as connection:
        for key in ("one", standing.KEY, recent_searches.KEY):
            kept.keep(connection, kept.DraftLine(key, "", document, "2021-11-04T12:00:00Z"))
    assert [one.typed for one in Drafts(desk).all()] == [{}]
    assert standing.take(desk) == Standing()
    assert RecentSearches(desk).all() == []
