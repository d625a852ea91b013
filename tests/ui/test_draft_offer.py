from __future__ import annotations

from tests.ui.person import Person
from vedette.usecases.drafts import KeptDraft

KEPT = KeptDraft("new:1", "", "2021-11-04T12:00:00Z", {"title": "Men cross the line"})


def test_a_draft_is_not_offered_below_the_form_that_offers_it(person: Person) -> None:
    person.window.side.drafts_kept.emit([KEPT])
    assert ["Men cross the line" in text for text in person.messages] == [True]
    person.does("new")
    assert person.messages == []
