from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests import make
from tests.ui.incidents.conftest import Hands, Place
from vedette.domain.incident import Incident
from vedette.ui.incidents.form import IncidentForm, rows
from vedette.ui.incidents.form.claims import ClaimRow, ClaimsPart

CLAIMS = 4


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine so slow that each turn of the window makes a single row."""
    monkeypatch.setattr(rows, "IN_A_TURN", -1.0)


@pytest.fixture
def edited(
    one_at_a_time: None, new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> tuple[IncidentForm, Incident]:
    actor = make.actor()
    said = tuple(make.claim((actor.uid, "asserts"), n=n, text=f"Claim {n}") for n in range(1, CLAIMS + 1))
    numbered = tuple(replace(one, statements=(replace(one.statements[0], n=one.n),)) for one in said)
    before = make.incident(claims=numbered)
    with place.desk.acting("log") as unit:
        unit.put(actor)
        unit.put(before)
    form = new_form()
    form.start_edit(before.uid)
    hands.settle()
    return form, before


def part_of(form: IncidentForm) -> ClaimsPart:
    part = form.page.sections.open("claims")
    assert isinstance(part, ClaimsPart)
    return part


def test_an_unfolded_part_shows_its_first_row_at_once_and_the_others_turn_by_turn(
    edited: tuple[IncidentForm, Incident],
) -> None:
    part = part_of(edited[0])
    seen = [len(part.list.made)]
    while part.list.is_growing:
        QApplication.processEvents()
        seen.append(len(part.list.made))
    assert seen[0] == 1 and seen[-1] == CLAIMS
    assert max(later - before for before, later in pairwise(seen)) == 1
    assert [row.number for row in part.list.made] == [1, 2, 3, 4]


def test_the_key_of_a_part_does_not_wait_for_all_its_rows(edited: tuple[IncidentForm, Incident]) -> None:
    form, _ = edited
    form.page.sections.go("claims")
    assert len(part_of(form).list.made) == 1


def test_a_row_that_is_added_while_others_are_still_made_comes_after_them_with_a_number_of_its_own(
    edited: tuple[IncidentForm, Incident],
) -> None:
    part = part_of(edited[0])
    part.list.adder.click()
    assert [row.number for row in part.list.made] == [1, 2, 3, 4, 5]


def test_a_form_that_is_saved_before_all_rows_are_made_keeps_every_one(
    edited: tuple[IncidentForm, Incident], hands: Hands, place: Place
) -> None:
    form, before = edited
    part = part_of(form)
    part.list.made[0].grid.retype({"text": "Another claim"})
    form.save()
    hands.settle()
    after = place.incidents.get(before.uid)
    assert after.claims == (replace(before.claims[0], text="Another claim"), *before.claims[1:])


def test_tab_comes_to_rows_in_their_order_however_late_they_are_made(edited: tuple[IncidentForm, Incident]) -> None:
    part = part_of(edited[0])
    while part.list.is_growing:
        QApplication.processEvents()
    first, last = (part.list.made[at].grid.entry("text") for at in (0, -1))
    passed: list[QWidget] = []
    widget = first.nextInFocusChain()
    while widget is not None and widget is not part.list.adder and len(passed) < 1_000:
        passed.append(widget)
        widget = widget.nextInFocusChain()
    assert last in passed


def test_tab_comes_to_who_says_it_before_the_button_that_removes_the_claim(
    edited: tuple[IncidentForm, Incident],
) -> None:
    row = part_of(edited[0]).list.rows[0]
    assert isinstance(row, ClaimRow)
    row.unfold()
    names, widget = [], row.grid.entry("kind").nextInFocusChain()
    while widget is not None and widget.objectName() != "row_remove":
        names.append(widget.objectName())
        widget = widget.nextInFocusChain()
    assert [name for name in names if name in ("row_more", "or_group", "party")][:3] == [
        "row_more",
        "or_group",
        "party",
    ]
