"""The whole work as somebody does it who hears the program: logs an incident, tags it, searches it, reads it back."""

from __future__ import annotations

from pathlib import Path

from tests.a11y.reader import RETURN, Gone, Node, Reader, wait_for
from vedette.domain.incident import Incident
from vedette.storage import incidents
from vedette.storage.store import Store

TITLE = "Strzały przy granicy – выстрелы"
SPOKEN_TO = {"push button", "text", "combo box", "check box", "table", "tree", "menu item", "spin button", "page tab"}


def press(reader: Reader, name: str, role: str = "push button", within: Node | None = None) -> None:
    """Once it is there and can be pressed."""
    reader.find(name, role, within=within).press()


def type_in(reader: Reader, name: str, text: str, within: Node | None = None) -> None:
    reader.find(name, "text", within=within).type(text)


def rows(reader: Reader) -> list[list[str]]:
    return reader.find("Incidents", "table").rows()


def log_one(reader: Reader, title: str = TITLE) -> None:
    """By the form, quick part only."""
    press(reader, "New incident")
    form = reader.find("Form")
    type_in(reader, "Title", title, form)
    type_in(reader, "When", "overnight 1-2 Nov 2021", form)
    type_in(reader, "Place", "near Usnarz", form)
    type_in(reader, "What happened", "Shots were heard.", form)
    press(reader, "Save")
    wait_for(lambda: any(title in row for row in rows(reader)), f"“{title}” in the list")


def stored(logbook: Path) -> list[Incident]:
    store = Store.open(logbook)
    with store.reading() as connection:
        uids = connection.exec_driver_sql("SELECT uid FROM incident").scalars().all()
        found = incidents.load(connection, uids)
    store.close()
    return list(found)


def test_an_incident_is_logged_tagged_searched_and_read_back(reader: Reader, logbook: Path) -> None:
    log_one(reader)
    table = reader.find("Incidents", "table")
    table.choose(0)
    press(reader, "Tag")
    type_in(reader, "Find or make a tag", "shots")
    reader.find("Make “shots”", "list item")
    reader.key(RETURN)
    reader.find("1 to put on", "label")
    reader.key(RETURN)
    wait_for(lambda: any("shots" in row for row in rows(reader)), "tag in the list")
    type_in(reader, "Search", "strzaly tag:shots on:2021-11-02")
    wait_for(lambda: reader.now("Status") and len(rows(reader)) == 1, "one row")
    read = wait_for(lambda: _read(reader, "Shots were heard."), "incident to read")
    assert TITLE in read
    assert "night of 1–2 Nov" in read.replace("\u00a0", " ")
    type_in(reader, "Search", "tag:nothing")
    wait_for(lambda: reader.now("Nothing fits this search. Press Esc in the search line for all.", "label"), "words")
    (incident,) = stored(logbook)
    assert (incident.title, incident.when.earliest, incident.when.latest) == (
        TITLE,
        "2021-11-01T18:00",
        "2021-11-02T06:00",
    )


def test_everything_one_can_act_on_has_a_name(reader: Reader) -> None:
    reader.find("Incidents", "table")
    press(reader, "New incident")
    reader.find("Title", "text", within=reader.find("Form"))
    assert [node.identifier for node in reader.everything() if _is_silent(node)] == []


def test_a_dialog_can_be_found_and_left(reader: Reader) -> None:
    press(reader, "Preferences…", "menu item")
    dialog = reader.find("Preferences")
    assert dialog.role in ("dialog", "frame")
    press(reader, "Close", within=dialog)
    wait_for(lambda: _is_gone(dialog), "end of the dialog")


def _is_gone(node: Node) -> bool:
    try:
        return not node.shown
    except Gone:
        return True


def _read(reader: Reader, words: str) -> str:
    """What the reading pane says, once these words are in it."""
    for node in reader.everything():
        try:
            if node.name == "Incident" and words in node.text:
                return node.text
        except Gone:
            continue
    return ""


def _is_silent(node: Node) -> bool:
    try:
        return node.role in SPOKEN_TO and not node.name
    except Gone:
        return False
