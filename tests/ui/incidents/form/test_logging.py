from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.incidents.conftest import Hands, Place
from vedette.ui.incidents.form import IncidentForm
from vedette.ui.incidents.form.tag_input import TagInput
from vedette.usecases.drafting import Draft
from vedette.usecases.drafts import Drafts

FIELDS = ["Title", "When", "Said on", "Place", "Coordinates", "Type", "Tags", "What happened", "Source"]


def newest(place: Place) -> str:
    return place.incidents.dossier("INC-2021-0001").incident.uid


def button(form: IncidentForm, name: str) -> QPushButton:
    found = form.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_an_incident_is_logged_with_a_title_and_a_date_by_keys_alone(
    form: IncidentForm, hands: Hands, place: Place, qtbot: QtBot
) -> None:
    hands.type("Men cross the line")
    hands.tab()
    hands.type("overnight 1-2 Nov 2021")
    assert "night of 1–2 November 2021" in form.page.quick.form.field("when").hint
    with qtbot.waitSignals([form.saved, form.closed]):
        form.save()
        hands.settle()
    incident = place.incidents.dossier("INC-2021-0001").incident
    assert (incident.title, incident.when.text) == ("Men cross the line", "overnight 1-2 Nov 2021")
    assert (incident.when.earliest, incident.when.latest) == ("2021-11-01T18:00", "2021-11-02T06:00")
    assert incident.created_by == "Ada"
    assert hands.keys < 45
    assert Drafts(place.desk).all() == []


def test_tab_goes_through_the_fields_in_the_order_in_which_one_tells_it(form: IncidentForm, hands: Hands) -> None:
    found = []
    for _ in FIELDS:
        found.append(hands.focus().accessibleName())
        hands.tab()
    assert found == FIELDS


def test_every_quick_field_is_read_as_it_was_typed(form: IncidentForm, hands: Hands, place: Place) -> None:
    for text in ("Shots near Usnarz", "last month", "4 Nov 2021", "Usnarz Górny", "53.27, 23.66", "Live shots"):
        hands.type(text)
        hands.tab()
    hands.type("border/shots")
    hands.press(Qt.Key.Key_Return)
    hands.type("Białystok")
    hands.tab()
    hands.type("Possibly blank.")
    hands.tab()
    hands.type("Gazeta")
    form.save()
    hands.settle()
    dossier = place.incidents.dossier("INC-2021-0001")
    incident = dossier.incident
    assert (incident.when.earliest, incident.when.latest) == ("2021-10-01", "2021-10-31")
    assert incident.places[0].text == "Usnarz Górny"
    assert (incident.places[0].lat, incident.places[0].lon) == (53.27, 23.66)
    assert (incident.type, incident.narrative) == ("shots_live", "Possibly blank.")
    assert {dossier.tag_path(uid) for uid in incident.tags} == {"border/shots", "Białystok"}
    assert dossier.item_name(incident.sources[0].item) == "Gazeta"


def test_tags_set_at_once_by_a_paste_or_a_screen_reader_are_several(form: IncidentForm, place: Place) -> None:
    tags = form.page.quick.form.entry("tags")
    assert isinstance(tags, TagInput)
    line = tags.line
    line.setText("border/shots, Białystok,")
    assert [one["text"] for one in form.page.quick.typed()["tags"]] == ["border/shots", "Białystok"]
    line.made.emit()
    assert [one["text"] for one in form.page.quick.typed()["tags"]] == ["border/shots", "Białystok"]
    assert line.text() == ""


def test_coordinates_typed_as_the_place_give_its_point(form: IncidentForm, hands: Hands, place: Place) -> None:
    for text in ("Shots", "", "", "34U FE 77379 05607"):
        hands.type(text)
        hands.tab()
    form.save()
    hands.settle()
    (found,) = place.incidents.dossier("INC-2021-0001").incident.places
    assert (found.text, found.coordinates_text) == ("34U FE 77379 05607", "34U FE 77379 05607")
    assert (round(found.lat or 0, 4), round(found.lon or 0, 4)) == (53.27, 23.66)


def test_what_can_not_be_understood_is_said_beside_its_field_and_nothing_is_recorded(
    form: IncidentForm, hands: Hands, place: Place
) -> None:
    quick = form.page.quick.form
    hands.into(quick.entry("when"), "03/04/2021")
    hands.into(quick.entry("coordinates"), "95 200")
    hands.into(quick.entry("type"), "live shot")
    form.save()
    hands.settle()
    assert all(quick.field(key).problem for key in ("when", "coordinates", "type"))
    assert "live shots" in quick.field("type").problem
    assert hands.focus() is quick.entry("when")
    assert place.history.acts() == []


def test_a_form_in_which_nothing_is_written_is_not_recorded(form: IncidentForm, hands: Hands, place: Place) -> None:
    form.save()
    hands.settle()
    assert form.page.quick.form.field("title").problem == "Nothing is written yet: a few words here are enough."
    assert place.history.acts() == []


def test_a_double_click_on_save_makes_one_record(form: IncidentForm, hands: Hands, place: Place, qtbot: QtBot) -> None:
    hands.type("Flares")
    save = button(form, "form_save")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    form.save()
    hands.settle()
    assert len(place.history.acts()) == 1


def test_save_and_new_keeps_source_dates_and_place(form: IncidentForm, hands: Hands, place: Place) -> None:
    for text in ("First", "3 Nov 2021", "4 Nov 2021", "Kuźnica"):
        hands.type(text)
        hands.tab()
    hands.into(form.page.quick.form.entry("source"), "PAP")
    form.save_and_new()
    hands.settle()
    assert hands.focus().accessibleName() == "Title"
    said = "Recorded. Kept for the next one: When, Said on, Place, Source."
    assert [bar.text for bar in form.page.messages.bars] == [said]
    hands.type("Second")
    form.save()
    hands.settle()
    second = place.incidents.dossier("INC-2021-0002")
    assert second.incident.title == "Second"
    assert second.incident.places[0].text == "Kuźnica"
    first = place.incidents.get("INC-2021-0001")
    assert (second.incident.when, second.incident.reported) == (first.when, first.reported)
    assert second.item_name(second.incident.sources[0].item) == "PAP"


def test_each_field_of_the_quick_part_is_found_by_its_name_alone(form: IncidentForm) -> None:
    for name in ("Title", "When", "Said on", "Place", "Tags", "What happened", "Source"):
        [field] = [one for one in form.page.quick.findChildren(QWidget) if one.accessibleName() == name]
        assert isinstance(field, QLineEdit | QPlainTextEdit), name


def test_an_unnamed_incident_gets_a_title_made_of_what_is_known(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.into(form.page.quick.form.entry("place"), "Krynki")
    form.save()
    hands.settle()
    assert place.incidents.get("INC-2021-0001").title_made


def test_a_place_used_before_is_offered_and_brings_its_point(form: IncidentForm, hands: Hands, place: Place) -> None:
    place.incidents.record(Draft(title="A", place="Usnarz Górny", lat="53.27", lon="23.66", when="3 Nov 2021"))
    hands.into(form.page.quick.form.entry("place"), "usn")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert form.page.quick.form.values()["place"] == "Usnarz Górny"
    assert form.page.quick.form.values()["coordinates"] == "53.27 23.66"
    form.save()
    hands.settle()
    incident = place.incidents.get("INC-2021-0002")
    assert (incident.places[0].lat, incident.places[0].lon) == (53.27, 23.66)


def test_which_place_was_taken_is_said_until_other_words_stand_there(form: IncidentForm, hands: Hands) -> None:
    quick = form.page.quick.form
    hands.into(quick.entry("place"), "Kuźnica")
    assert quick.field("place").hint == ""
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert quick.field("place").hint == "Taken as Kuźnica, Podlaskie, Poland; type other words to change it."
    hands.type("x")
    assert quick.field("place").hint == ""


def test_every_input_has_a_name_and_no_two_mnemonics_collide(form: IncidentForm) -> None:
    labels = [field.label.text() for field in map(form.page.quick.form.field, form.page.quick.form.values())]
    texts = labels + [one.text() for one in form.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters))
    assert not set(letters) & set("feivth")
    inputs = [w for w in form.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert [
        w.objectName() for w in inputs if not w.accessibleName() and w.metaObject().className() == "QLineEdit"
    ] == []
