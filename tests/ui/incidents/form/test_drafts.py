from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.incidents.conftest import Hands, Place
from vedette.ui.incidents.form import IncidentForm
from vedette.ui.incidents.form.keeping import MOST_BEHIND_MS
from vedette.ui.incidents.form.leaving import LeaveQuestion
from vedette.usecases.drafting import Draft
from vedette.usecases.drafts import Drafts


def crash(form: IncidentForm, hands: Hands) -> None:
    """The timer has kept what was typed; then the program is gone without a word."""
    timer = form.keeper.findChild(QTimer, "KeepTimer")
    assert isinstance(timer, QTimer) and timer.isActive()
    timer.timeout.emit()
    hands.settle()
    form.keeper.dirty = False
    form.hide()


def press(form: IncidentForm, name: str, hands: Hands) -> None:
    button = form.page.drafts.findChild(QPushButton, name)
    assert isinstance(button, QPushButton) and button.isVisible()
    button.click()
    hands.settle()


def question(form: IncidentForm) -> LeaveQuestion:
    found = [one for one in form.findChildren(LeaveQuestion) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_what_is_typed_is_kept_five_seconds_behind_at_most() -> None:
    assert MOST_BEHIND_MS < 5_000


def test_typing_is_brought_back_after_a_crash_down_to_the_last_statement(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    form = new_form()
    form.start_new()
    hands.type("Half a tit<b>le")
    hands.tab()
    hands.type("03/04/20")
    hands.alt(Qt.Key.Key_1)
    hands.type("It happened")
    said = form.page.sections.open("claims").list.rows[0].statements.add()  # type: ignore[attr-defined]
    hands.into(said.grid.entry("party"), "Łukaszenka")
    said.grid.retype({"quote": "нет\n“nie”", "stance": "denies_act"})
    crash(form, hands)
    again = new_form()
    again.start_new()
    hands.settle()
    press(again, "draft_continue", hands)
    assert again.page.quick.form.values()["title"] == "Half a tit<b>le"
    again.page.quick.form.fill({"when": {"text": "3 Nov 2021", "set": None}})
    again.page.quick.form.retype({"when": {"text": "4 Nov 2021", "set": None}})
    again.save()
    hands.settle()
    dossier = place.incidents.dossier("INC-2021-0001")
    [claim] = dossier.incident.claims
    assert claim.text == "It happened"
    assert dossier.actor_name(claim.statements[0].party) == "Łukaszenka"
    assert claim.statements[0].quote == "нет\n“nie”"
    assert Drafts(place.desk).all() == []


def test_a_change_to_one_on_record_is_brought_back_over_it(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    uid = place.incidents.record(Draft(title="Shots", text="old")).incident.uid
    form = new_form()
    form.start_edit(uid)
    hands.settle()
    hands.type("More ")
    crash(form, hands)
    again = new_form()
    again.start_edit(uid)
    hands.settle()
    assert again.page.quick.form.values()["title"] == "Shots"
    press(again, "draft_continue", hands)
    again.save()
    hands.settle()
    incident = place.incidents.get("INC-2021-0001")
    assert (incident.title, incident.narrative) == ("More Shots", "old")


def test_a_draft_of_an_incident_that_is_gone_becomes_a_new_one(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place
) -> None:
    Drafts(place.desk).keep("k", "not-there", {"title": "Orphan", "parts": {}})
    [draft] = Drafts(place.desk).all()
    form = new_form()
    form.start_draft(draft)
    hands.settle()
    form.save()
    hands.settle()
    assert place.incidents.get("INC-2021-0001").title == "Orphan"
    assert Drafts(place.desk).all() == []


def test_escape_asks_once_and_enter_keeps_the_draft(
    form: IncidentForm, hands: Hands, place: Place, qtbot: QtBot
) -> None:
    hands.type("Unfinished")
    hands.press(Qt.Key.Key_Escape)
    box = question(form)
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(box.defaultButton(), Qt.Key.Key_Return)
    hands.settle()
    assert [draft.title for draft in Drafts(place.desk).all()] == ["Unfinished"]


def test_escape_twice_loses_nothing(form: IncidentForm, hands: Hands, place: Place, qtbot: QtBot) -> None:
    hands.type("Unfinished")
    hands.press(Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(form.closed):
        qtbot.keyClick(question(form), Qt.Key.Key_Escape)
    hands.settle()
    assert form.page.quick.form.values()["title"] == "Unfinished"


def test_nothing_typed_is_nothing_to_ask(form: IncidentForm, hands: Hands, place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.closed):
        hands.press(Qt.Key.Key_Escape)
    assert Drafts(place.desk).all() == []


def test_beginning_another_incident_keeps_the_first_as_a_draft(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("First")
    form.start_new()
    hands.settle()
    assert form.page.quick.form.values()["title"] == ""
    assert form.page.drafts.isVisible()
    press(form, "draft_discard", hands)
    assert Drafts(place.desk).all() == []
    assert not form.page.drafts.isVisible()


def test_a_form_that_is_hidden_keeps_what_was_typed_at_once(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("Window closed")
    form.hide()
    hands.settle()
    assert [draft.title for draft in Drafts(place.desk).all()] == ["Window closed"]


def test_save_is_the_first_answer_and_records_before_it_closes(
    form: IncidentForm, hands: Hands, place: Place, qtbot: QtBot
) -> None:
    hands.type("Finished")
    hands.press(Qt.Key.Key_Escape)
    save = question(form).buttons()[0]
    assert save.text() == "&Save"
    with qtbot.waitSignal(form.closed):
        save.click()
    hands.settle()
    assert place.incidents.get("INC-2021-0001").title == "Finished"
    assert Drafts(place.desk).all() == []


def test_save_before_leaving_stays_where_a_field_is_wrong(
    form: IncidentForm, hands: Hands, place: Place, qtbot: QtBot
) -> None:
    hands.type("Finished")
    hands.into(form.page.quick.form.entry("when"), "03/04/2021")
    left: list[str] = []
    form.may_close(lambda: left.append("closed"))
    question(form).buttons()[0].click()
    hands.settle()
    assert (left, place.history.acts()) == ([], [])
    assert form.focusWidget() is form.page.quick.form.entry("when")
    form.page.quick.form.retype({"when": {"text": "3 Nov 2021", "set": None}})
    form.save()
    hands.settle()
    assert left == []
