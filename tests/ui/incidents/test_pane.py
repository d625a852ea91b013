from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.incidents.conftest import Hands, Place
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment
from vedette.domain.claim import Claim, Statement
from vedette.ui.incidents.pane import IncidentPane
from vedette.usecases.drafting import Draft
from vedette.usecases.sample import fill_with_sample

HOSTILE = "<img src='file:///etc/passwd'><b>bold</b> &amp; <a href='http://x'>y</a>"


def read(pane: IncidentPane, hands: Hands, place: Place, reference: str) -> str:
    pane.show_incident(place.incidents.get(reference).uid)
    hands.settle()
    return pane.view.toPlainText()


def test_the_pane_says_what_to_do_when_nothing_is_chosen(pane: IncidentPane) -> None:
    assert not pane.view.isVisible()
    assert pane.accessibleName() == "Incident"


def test_an_incident_reads_like_its_summary(pane: IncidentPane, hands: Hands, place: Place) -> None:
    fill_with_sample(place.desk)
    text = read(pane, hands, place, "PLBY-2021-0002")
    for words in (
        "PLBY-2021-0002", "contested", "night of 1–2 November 2021", "“overnight on November 1-2”", "Who says what",
        "denies it", "not heard", "“categorically rejects such provocations”", "Radio Free Europe/Radio Liberty",
        "1 source.", "Our attribution", "No words of Belarus deny the crossing itself.",
    ):  # fmt: skip
        assert words in text, words


def test_hedges_general_denials_and_or_stay_what_they_are(pane: IncidentPane, hands: Hands, place: Place) -> None:
    fill_with_sample(place.desk)
    assert "hedged: “looked like” (the party's own word)" in read(pane, hands, place, "PLBY-2021-0001")
    assert "in general: denies it" in pane.view.toPlainText()
    assert "possibly" in read(pane, hands, place, "PLBY-2021-0005")
    assert "or: Belarusian forces encouraged" in read(pane, hands, place, "PLBY-2021-0006")
    assert "currency inferred" in read(pane, hands, place, "PLBY-2021-0010")


def test_our_assessment_is_set_apart_as_ours_with_its_reason(pane: IncidentPane, hands: Hands, place: Place) -> None:
    shots = place.incidents.record(Draft(title="Shots", party="Poland", stance="asserts")).incident
    place.incidents.amend_whole(replace(shots, assessments=(Assessment(status="likely", reason="Two films"),)))
    text = read(pane, hands, place, "INC-2021-0001")
    assert "Our assessment (ours, not a party's)" in text
    assert "Two films" in text
    assert "by Ada" in text


def test_every_text_is_shown_literally_and_reaches_for_nothing(pane: IncidentPane, hands: Hands, place: Place) -> None:
    said = Statement(party="name:" + HOSTILE, stance="asserts", quote=HOSTILE, hedge=HOSTILE, note=HOSTILE)
    incident = place.incidents.record(Draft(title=HOSTILE, text=HOSTILE, tags=["<i>x</i>"], place=HOSTILE)).incident
    place.incidents.amend_whole(
        replace(
            incident,
            claims=(Claim(text=HOSTILE, statements=(said,)),),
            attachments=(Attachment(sha256="a" * 64, name=HOSTILE),),
        )
    )
    text = read(pane, hands, place, "INC-2021-0001")
    assert text.count("<b>bold</b> &amp; <a href='http://x'>") >= 8
    assert "<i>x</i>" in text
    assert pane._page is not None
    assert "file:///etc/passwd" not in "".join(t.key for t in pane._page.targets)
    assert "<b>bold" not in pane.view.toHtml()


def test_characters_that_deceive_the_eye_are_named(pane: IncidentPane, hands: Hands, place: Place) -> None:
    place.incidents.record(Draft(title="photo\u202egnp.exe"))
    assert "photo‹RLO›gnp.exe" in read(pane, hands, place, "INC-2021-0001")


def test_what_reads_from_the_right_turns_nothing_after_it_round(pane: IncidentPane, hands: Hands, place: Place) -> None:
    place.incidents.record(Draft(title="נשמעו יריות", source="הארץ"))
    read(pane, hands, place, "INC-2021-0001")
    block, turned = pane.view.document().begin(), []
    while block.isValid():
        turned += [block.text()] if block.textDirection() == Qt.LayoutDirection.RightToLeft else []
        block = block.next()
    assert [text.strip("\u2068\u2069") for text in turned] == ["נשמעו יריות", "הארץ"]


def test_links_lead_both_ways_by_keys(pane: IncidentPane, hands: Hands, place: Place, qtbot: QtBot) -> None:
    fill_with_sample(place.desk)
    read(pane, hands, place, "PLBY-2021-0003")
    pane.view.setFocus()
    with qtbot.waitSignal(pane.link_asked) as asked:
        qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    linked = {place.incidents.get(f"PLBY-2021-{n:04d}").uid for n in (2, 4)}
    assert asked.args[0] in linked


def test_a_change_elsewhere_is_shown_and_the_place_kept(pane: IncidentPane, hands: Hands, place: Place) -> None:
    fill_with_sample(place.desk)
    read(pane, hands, place, "PLBY-2021-0001")
    pane.view.verticalScrollBar().setValue(300)
    place.incidents.amend("PLBY-2021-0001", Draft(title="Another title"))
    hands.settle()
    assert "Another title" in pane.view.toPlainText()
    assert pane.view.verticalScrollBar().value() == 300


def test_history_tells_before_and_after_and_an_earlier_version_comes_back(
    pane: IncidentPane, hands: Hands, place: Place
) -> None:
    uid = place.incidents.record(Draft(title="Old title", text="x")).incident.uid
    before = place.incidents.get(uid)
    place.incidents.amend(uid, Draft(title="New title"))
    read(pane, hands, place, "INC-2021-0001")
    pane.show_history()
    hands.settle()
    assert "Old title → New title" in pane.view.toPlainText()
    assert pane._page is not None
    number = next(n for n, target in enumerate(pane._page.targets) if target.kind == "restore")
    pane.view.link_asked.emit(f"to:{number}")
    hands.settle()
    after = place.incidents.get(uid)
    assert (after.title, after.narrative) == (before.title, "x")
    assert "Old title" in pane.view.toPlainText()
    assert place.history.acts()[0].label == "restore INC-2021-0001 as of 2021-11-04 12:00:00 UTC"


def test_edit_asks_for_the_incident_that_is_read(pane: IncidentPane, hands: Hands, place: Place, qtbot: QtBot) -> None:
    uid = place.incidents.record(Draft(title="Shots")).incident.uid
    read(pane, hands, place, "INC-2021-0001")
    button = pane.findChild(QToolButton, "pane_pencil")
    assert isinstance(button, QToolButton)
    with qtbot.waitSignal(pane.edit_asked) as asked:
        button.click()
    assert asked.args == [uid]


def test_an_incident_that_is_gone_leaves_no_stale_page(pane: IncidentPane, hands: Hands, place: Place) -> None:
    uid = place.incidents.record(Draft(title="Shots")).incident.uid
    read(pane, hands, place, "INC-2021-0001")
    place.history.undo()
    hands.settle()
    assert not pane.view.isVisible()
    pane.show_incident(None)
    pane.show_incident(uid)
    hands.settle()
    assert not pane.view.isVisible()


def test_each_file_can_be_opened_and_saved_from_its_page(
    pane: IncidentPane, hands: Hands, place: Place, tmp_path: Path
) -> None:
    reference = place.incidents.record(Draft(title="Fence cut")).incident.reference
    for name in ("a.txt", "<b>.txt"):
        (tmp_path / name).write_text(name)
    place.attachments.attach(reference, [tmp_path / "a.txt", tmp_path / "<b>.txt"], note="from <i>the</i> hill")
    asked: list[tuple[str, str]] = []
    pane.file_asked.connect(lambda way, one: asked.append((way, one.name)))
    text = read(pane, hands, place, reference)
    for words in ("Attachments", "a.txt", "<b>.txt", "text/plain", "from <i>the</i> hill", "SHA-256"):
        assert words in text
    assert text.count("Open") == text.count("Save as…") == 2
    links = [number for number, one in enumerate(pane._page.targets if pane._page else ()) if one.kind != "history"]
    for number in links:
        pane.view.link_asked.emit(f"to:{number}")
    assert asked == [("open", "a.txt"), ("save", "a.txt"), ("open", "<b>.txt"), ("save", "<b>.txt")]
