from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from tests.ui.incidents.conftest import Hands, Place
from vedette.domain.quantity import Quantity
from vedette.ui.incidents.form import IncidentForm

ANOTHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def saved(form: IncidentForm, hands: Hands, place: Place, reference: str = "INC-2021-0001"):  # type: ignore[no-untyped-def]
    form.save()
    hands.settle()
    return place.incidents.dossier(reference)


def test_two_parties_are_set_against_each_other_by_keys_alone(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("Uniformed men cross into Poland")
    hands.tab(2)
    hands.type("4 Nov 2021")
    hands.tab(6)
    hands.type("RFE/RL")
    hands.alt(Qt.Key.Key_1)
    hands.type("Belarus staged it")
    hands.tab()
    hands.type("who")
    hands.alt(Qt.Key.Key_1)
    claims = form.page.sections.open("claims").list.rows  # type: ignore[attr-defined]
    claims[0].statements.rows[0].go()
    hands.type("Poland")
    hands.tab()
    hands.type("says")
    hands.press(Qt.Key.Key_Return, ANOTHER)
    hands.type("Belarus MFA")
    hands.tab()
    hands.type("denies")
    hands.tab()
    hands.press(Qt.Key.Key_F8)
    dossier = saved(form, hands, place)
    [claim] = dossier.incident.claims
    assert (claim.text, claim.kind) == ("Belarus staged it", "actor")
    assert [(dossier.actor_name(s.party), s.stance) for s in claim.statements] == [
        ("Poland", "asserts"),
        ("Belarus MFA", "denies_act"),
    ]
    assert [s.n for s in claim.statements] == [1, 2]
    assert all(s.said_on is not None and s.said_on.first_day == "2021-11-04" for s in claim.statements)
    assert {dossier.item_name(s.source_item) for s in claim.statements} == {"RFE/RL"}
    assert dossier.incident.status == "contested"


def test_hedge_quote_general_scope_and_or_are_kept_apart(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("Wire destroyed")
    part = form.page.sections.open("claims")
    for text in ("They cut the wire", "They told others to cut it"):
        row = part.list.add()  # type: ignore[attr-defined]
        row.retype({"values": {"text": text, "or_group": "1"}})
        said = row.statements.add()
        said.retype({"values": {"quote": "possibly", "hedge": "possibly", "hedge_by": "unknown", "scope": "general"}})
        said.retype({"values": {"stance": "denies_act"}})
        hands.into(said.grid.entry("party"), "Poland")
    first, second = saved(form, hands, place).incident.claims
    assert (first.or_group, second.or_group) == (1, 1)
    [statement] = first.statements
    assert (statement.quote, statement.hedge, statement.hedge_by, statement.scope) == (
        "possibly", "possibly", "unknown", "general",
    )  # fmt: skip


def test_a_number_is_understood_as_it_is_typed_and_belongs_to_its_claim(
    form: IncidentForm, hands: Hands, place: Place
) -> None:
    hands.type("Migrants at the fence")
    hands.alt(Qt.Key.Key_1)
    hands.type("Soldiers located migrants")
    hands.alt(Qt.Key.Key_3)
    hands.type("around 250 migrants")
    row = form.page.sections.open("numbers").list.rows[0]  # type: ignore[attr-defined]
    assert row.grid.field("verbatim").hint == "about 250 migrants"
    hands.tab()
    hands.type("1")
    [quantity] = saved(form, hands, place).incident.quantities
    assert quantity == Quantity(
        n=1, subject="migrants", best=250, qualifier="about", verbatim="around 250 migrants", claim=1
    )


def test_words_without_a_number_stand_once_it_is_said_why(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("Wire destroyed")
    hands.alt(Qt.Key.Key_3)
    hands.type("In other cases")
    form.save()
    hands.settle()
    row = form.page.sections.open("numbers").list.rows[0]  # type: ignore[attr-defined]
    assert "More" in row.grid.field("verbatim").problem
    row.unfold().retype({"nil_reason": "unknown", "subject": "occurrences"})
    [quantity] = saved(form, hands, place).incident.quantities
    assert quantity == Quantity(
        n=1, subject="occurrences", qualifier="word", verbatim="In other cases", nil_reason="unknown"
    )


def test_an_actor_gets_aliases_and_a_parent_in_the_act_that_names_it(
    form: IncidentForm, hands: Hands, place: Place
) -> None:
    hands.type("Statement")
    hands.alt(Qt.Key.Key_2)
    hands.type("Ministry of Defence")
    hands.press(Qt.Key.Key_F2)
    hands.tab()
    hands.type("Poland")
    hands.tab(3)
    hands.type("MON (pl)")
    hands.press(Qt.Key.Key_Return)
    hands.type("Минобороны (ru)")
    dialog = hands.focus().window()
    dialog.accept()  # type: ignore[attr-defined]
    hands.settle()
    dossier = saved(form, hands, place)
    actor = dossier.actors[dossier.incident.actors[0].actor]
    assert dossier.actor_name(actor.uid) == "Ministry of Defence (Poland)"
    assert [(alias.name, alias.language) for alias in actor.aliases] == [("MON", "pl"), ("Минобороны", "ru")]
    assert len(place.history.acts()) == 1


def test_a_source_is_described_once_and_every_statement_of_it_points_there(
    form: IncidentForm, hands: Hands, place: Place
) -> None:
    hands.type("Statement")
    hands.into(form.page.quick.form.entry("source"), "RFE/RL")
    part = form.page.sections.open("claims")
    said = part.list.add().statements.add()  # type: ignore[attr-defined]
    part.list.rows[0].grid.retype({"text": "It happened"})  # type: ignore[attr-defined]
    said.retype({"values": {"stance": "asserts"}})
    hands.into(said.grid.entry("party"), "Poland")
    hands.alt(Qt.Key.Key_5)
    row = form.page.sections.open("sources").list.rows[0]  # type: ignore[attr-defined]
    row.grid.retype({"title": "Noc", "published_on": {"text": "4 Nov 2021", "set": None}, "credits": "AFP; Reuters"})
    row.unfold().retype({"attributed": "Outlet and year are ours"})
    dossier = saved(form, hands, place)
    [citation] = dossier.incident.sources
    item = dossier.items[citation.item]
    assert (item.title, item.attributed, item.credibility) == ("Noc", "Outlet and year are ours", "6")
    assert item.published_on is not None and item.published_on.first_day == "2021-11-04"
    assert [dossier.sources[uid].name for uid in item.credits] == ["AFP", "Reuters"]
    assert dossier.incident.claims[0].statements[0].source_item == citation.item
    assert dossier.independent_sources == 1


def test_an_assessment_needs_its_reason_and_is_signed(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("Shots")
    hands.alt(Qt.Key.Key_6)
    row = form.page.sections.open("assessment").list.rows[0]  # type: ignore[attr-defined]
    row.grid.retype({"status": "likely"})
    form.save()
    hands.settle()
    assert row.grid.field("reason").problem
    hands.into(row.grid.entry("reason"), "Two films")
    [one] = saved(form, hands, place).incident.assessments
    assert (one.status, one.reason, one.by, one.at) == ("likely", "Two films", "Ada", "2021-11-04T12:00:00Z")


def test_a_date_is_overruled_by_hand_and_keeps_its_words(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("Said")
    hands.tab()
    hands.type("a day earlier")
    hands.press(Qt.Key.Key_F4)
    dialog = hands.focus().window()
    hands.type("2021-11-02")
    hands.tab()
    hands.type("2021-11-03")
    hands.tab()
    hands.type("once")
    hands.tab()
    hands.type("unc")
    dialog.accept()  # type: ignore[attr-defined]
    hands.settle()
    when = saved(form, hands, place).incident.when
    assert (when.text, when.earliest, when.latest) == ("a day earlier", "2021-11-02", "2021-11-03")
    assert (when.shape, when.qualifier, when.overruled) == ("within", "uncertain", True)


def test_unfolding_who_says_what_begins_a_claim_and_its_first_statement(
    form: IncidentForm, hands: Hands, place: Place
) -> None:
    hands.type("Men crossed")
    header = form.page.sections.findChild(QToolButton, "claims_header")
    assert header is not None
    QTest.mouseClick(header, Qt.MouseButton.LeftButton)
    assert hands.focus().objectName() == "text"
    hands.type("They crossed")
    hands.tab(3)
    assert hands.focus().objectName() == "party"
    assert saved(form, hands, place).incident.claims[0].statements == ()


def test_a_type_is_found_by_words_that_explain_it(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.type("People at the fence")
    hands.into(form.page.quick.form.entry("type"), "gather at")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert saved(form, hands, place).incident.type == "crossing_group"


def test_another_party_begins_with_nothing_of_the_one_above_and_its_stance_is_asked_for(
    form: IncidentForm, hands: Hands, place: Place
) -> None:
    hands.type("Pushed back")
    hands.into(form.page.quick.form.entry("said_on"), "4 Nov 2021")
    hands.into(form.page.quick.form.entry("source"), "phone call")
    row = form.page.sections.open("claims").list.add()  # type: ignore[attr-defined]
    row.retype({"values": {"text": "They were pushed back"}})
    first, second = row.statements.add(), row.statements.add()
    first.retype({"values": {"party": {"text": "Volunteer", "uid": ""}, "stance": "asserts"}})
    assert [second.grid.values()[key] for key in ("stance", "said_on", "source_item")] == [
        "", {"text": "", "set": None}, {"text": "", "uid": ""},
    ]  # fmt: skip
    hands.into(second.grid.entry("party"), "Border Guard")
    form.save()
    hands.settle()
    assert place.history.acts() == []
    problem = "Choose what the party says; “not stated” where the source does not say."
    assert second.grid.field("stance").problem == problem
    assert hands.focus() is second.grid.entry("stance")
    assert form.page.messages.bars[0].text == f"Stance: {problem}"
    hands.type("denies the")
    assert second.grid.field("stance").problem == ""
    claim = saved(form, hands, place).incident.claims[0]
    assert [s.stance for s in claim.statements] == ["asserts", "denies_act"]
    assert (claim.statements[0].source_item != "", claim.statements[1].source_item) == (True, "")
    assert claim.statements[1].said_on is None


def test_as_above_takes_source_and_date_of_the_statement_above_and_no_more(form: IncidentForm, hands: Hands) -> None:
    row = form.page.sections.open("claims").list.add()  # type: ignore[attr-defined]
    first, second = row.statements.add(), row.statements.add()
    assert first.findChild(QPushButton, "row_as_above") is None
    hands.into(first.grid.entry("party"), "Volunteer")
    hands.into(first.grid.entry("said_on"), "4 Nov 2021")
    hands.into(first.grid.entry("source_item"), "phone call")
    button = second.findChild(QPushButton, "row_as_above")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    values = second.grid.values()
    assert (values["said_on"]["text"], values["source_item"]["text"]) == ("4 Nov 2021", "phone call")
    assert (values["party"]["text"], values["stance"], values["quote"]) == ("", "", "")
    assert second.grid.field("said_on").hint == "4 November 2021"


def test_the_first_wrong_field_is_named_unfolded_and_seen(form: IncidentForm, hands: Hands) -> None:
    hands.type("Shots")
    form.page.sections.open("numbers")
    row = form.page.sections.open("claims").list.add()  # type: ignore[attr-defined]
    for _ in range(4):
        row.statements.add()
    wrong = row.statements.rows[-1]
    wrong.retype({"values": {"said_on": {"text": "31.02.2021", "set": None}, "party": {"text": "A", "uid": ""}}})
    wrong.retype({"values": {"stance": "asserts"}})
    row.retype({"values": {"text": "They shot"}})
    header = form.page.sections.findChild(QToolButton, "claims_header")
    assert header is not None
    header.click()
    assert not wrong.isVisible()
    form.save()
    hands.settle()
    entry = wrong.grid.entry("said_on")
    assert hands.focus() is entry and not entry.visibleRegion().isEmpty()
    assert form.page.messages.bars[0].text.startswith("Said on: “31.02.2021”")
    hands.type("1")
    assert wrong.grid.field("said_on").problem == ""


def test_a_source_of_a_statement_alone_is_counted_beside_the_sources(
    form: IncidentForm, hands: Hands, place: Place
) -> None:
    hands.type("Pushed back")
    hands.into(form.page.quick.form.entry("source"), "phone call")
    row = form.page.sections.open("claims").list.add()  # type: ignore[attr-defined]
    row.retype({"values": {"text": "They were pushed back"}})
    said = {"party": {"text": "Border Guard", "uid": ""}, "stance": "denies_act"}
    row.statements.add().retype({"values": said | {"source_item": {"text": "Border Guard on X", "uid": ""}}})
    form.start_edit(saved(form, hands, place).incident.uid)
    hands.settle()
    header = form.page.sections.findChild(QToolButton, "sources_header")
    assert header is not None and header.text() == "Sources  1 and 1 under “Who says what”"
