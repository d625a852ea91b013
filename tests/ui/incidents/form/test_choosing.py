"""Choices of the form: opened, searched and taken, never by accident."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.incidents.conftest import Hands
from vedette.ui.incidents.form import IncidentForm
from vedette.ui.incidents.form.choosing import ChoiceBox, SearchBox


def box_of_types(form: IncidentForm) -> SearchBox:
    box = form.page.quick.form.entry("type")
    assert isinstance(box, SearchBox)
    return box


def left(box: SearchBox) -> int:
    """How many choices are offered."""
    completer = box.completer()
    return completer.completionCount() if completer is not None else 0


def test_down_opens_the_list_and_takes_nothing_until_enter(form: IncidentForm, hands: Hands) -> None:
    box = box_of_types(form)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_F4):
        hands.go(box)
        hands.press(key)
        assert box.view().isVisible()
        hands.press(Qt.Key.Key_Down, times=2)
        hands.press(Qt.Key.Key_Escape)
        assert (box.currentText(), box.chosen()) == ("", "")
    hands.press(Qt.Key.Key_Down, times=2)
    reached = box.view().currentIndex().row()
    hands.press(Qt.Key.Key_Return)
    assert box.chosen() == box.itemData(reached) != ""


def test_down_in_a_short_list_opens_it_too(form: IncidentForm, hands: Hands) -> None:
    row = form.page.sections.open("claims").list.add()  # type: ignore[attr-defined]
    box = row.grid.entry("kind")
    assert isinstance(box, ChoiceBox)
    was = box.chosen()
    hands.go(box)
    hands.press(Qt.Key.Key_Down)
    assert box.view().isVisible() and box.chosen() == was
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert box.chosen() == box.itemData(1) != was


def test_the_wheel_over_a_choice_changes_nothing(form: IncidentForm, hands: Hands) -> None:
    row = form.page.sections.open("claims").list.add()  # type: ignore[attr-defined]
    for box in (box_of_types(form), row.grid.entry("kind")):
        box.setFocus()
        was = box.chosen()
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, turn)
        assert box.chosen() == was and not turn.isAccepted()


def test_a_type_is_found_by_its_key_however_it_is_joined(form: IncidentForm, hands: Hands) -> None:
    box = box_of_types(form)
    for words in ("pushback", "push-back", "push back", "returnor", "live shot"):
        box.clearEditText()
        hands.into(box, words)
        assert left(box) == 1, words
        hands.press(Qt.Key.Key_Return)
        assert box.chosen() in ("pushback", "shots_live")


def test_tab_takes_the_only_one_left_and_goes_on(form: IncidentForm, hands: Hands) -> None:
    box = box_of_types(form)
    hands.into(box, "pushb")
    hands.tab()
    assert box.chosen() == "pushback"
    assert hands.focus().accessibleName() == "Tags"


def test_enter_takes_none_where_several_are_left(form: IncidentForm, hands: Hands) -> None:
    box = box_of_types(form)
    hands.into(box, "shots")
    assert left(box) > 1
    hands.press(Qt.Key.Key_Return)
    assert box.currentText() == "shots"
