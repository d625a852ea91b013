"""The window of preferences: every setting is there, explained, found by a word, and holds when it is decided."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QListWidget, QWidget

from tests.ui.person import Person, elsewhere
from vedette.domain.setting import DEFAULTS
from vedette.domain.when_figures import STYLES
from vedette.ui.help.guide import read_guide
from vedette.ui.help.parts import SETTINGS
from vedette.ui.preferences.preference import GROUPS
from vedette.ui.preferences.preference_list import PREFERENCES, REMEMBERED, preferences
from vedette.ui.preferences.settings_page import SettingsPage
from vedette.ui.preferences.window import PreferencesWindow
from vedette.ui.settings import MachineSettings, Settings
from vedette.ui.theme import TEXT_SIZES
from vedette.usecases.customs import LogbookSettings
from vedette.usecases.guide_parts import OF_LOGBOOK

FIELDS = {field.name: field for field in dataclasses.fields(Settings)}


def shown(person: Person) -> PreferencesWindow:
    person.does("preferences")
    return person.finds(PreferencesWindow, "PreferencesWindow")


def writes(entry: QLineEdit, text: str) -> None:
    entry.selectAll()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def test_every_setting_is_shown_or_known_to_be_remembered() -> None:
    declared = {one.key for one in preferences() if not one.of_logbook}
    assert declared | REMEMBERED == FIELDS.keys() and not declared & REMEMBERED
    assert {one.key for one in preferences() if one.of_logbook} == DEFAULTS.keys()
    assert {one.group for one in preferences()} <= GROUPS.keys()


def test_every_setting_is_explained_and_told_in_the_guide(qapp: QApplication) -> None:
    told = next(page.text for page in read_guide().pages if page.name == "settings")
    for one in preferences():
        assert (OF_LOGBOOK if one.of_logbook else SETTINGS)[one.key].endswith(".")
        assert f"`{one.key}`" in told


def test_what_holds_at_first_is_among_the_choices() -> None:
    for one in PREFERENCES:
        if one.kind == "choice":
            first = DEFAULTS[one.key] if one.of_logbook else FIELDS[one.key].default
            assert first in [value for value, _ in one.options], one.key
    choices = {one.key: tuple(value for value, _ in one.options) for one in PREFERENCES}
    assert choices["text_size"] == TEXT_SIZES and choices["date_display"] == STYLES


def test_a_choice_of_the_look_holds_at_once(person: Person, machine: MachineSettings) -> None:
    window = shown(person)
    theme = person.finds(QComboBox, "theme")
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    assert machine.current.theme == "dark"
    assert window.palette().window().color().lightness() < 128
    assert person.action("theme_dark").isChecked()


def test_dates_are_shown_as_one_chooses(person: Person, machine: MachineSettings, logbook: Path) -> None:
    with elsewhere(logbook) as place:
        from vedette.usecases.drafting import Draft

        place.incidents.record(Draft(title="Flares", when="overnight 1-2 Nov 2021"))
    person.sees(lambda: person.table.table.total == 1)
    shown(person)
    dates = person.finds(QComboBox, "date_display")
    dates.setCurrentIndex(dates.findData("iso"))
    dates.activated.emit(dates.currentIndex())
    assert machine.current.date_display == "iso"
    assert person.reads("when") == ["2021-11-01 18:00 – 2021-11-02 06:00"]


def test_a_name_is_kept_when_the_line_is_left_even_by_closing(person: Person, machine: MachineSettings) -> None:
    window = shown(person)
    window.show_page("person")
    name = person.finds(QLineEdit, "acting_name")
    name.setFocus()
    QTest.keyClicks(name, "Ada")
    window.close()
    assert machine.current.acting_name == "Ada"


def test_a_setting_of_the_logbook_is_an_act(person: Person, logbook: Path) -> None:
    window = shown(person)
    window.show_page("logbook")
    prefix = person.finds(QLineEdit, "prefix")
    person.sees(lambda: prefix.text() == "INC")
    writes(prefix, "PLBY")
    person.sees(lambda: person.action("undo").text().endswith("change the settings of the logbook"))
    with elsewhere(logbook) as place:
        assert LogbookSettings(place.desk).all()["prefix"] == "PLBY"


def test_what_can_not_hold_is_said_beside_it_and_changes_nothing(person: Person, logbook: Path) -> None:
    window = shown(person)
    window.show_page("logbook")
    page = window.pages["logbook"]
    assert isinstance(page, SettingsPage)
    zone = person.finds(QLineEdit, "zone")
    writes(zone, "Mars/Base")
    person.sees(lambda: "no time zone" in page.form.field("zone").problem)
    with elsewhere(logbook) as place:
        assert LogbookSettings(place.desk).all() == DEFAULTS
    writes(zone, "Europe/Warsaw")
    person.sees(lambda: page.form.field("zone").problem == "")


def test_a_word_finds_settings_on_every_page(person: Person) -> None:
    shown(person)
    search, pages = person.finds(QLineEdit, "PreferenceSearch"), person.finds(QListWidget, "PreferencePages")
    QTest.keyClicks(search, "recent")
    titles = [pages.item(row).text() for row in range(pages.count()) if not pages.item(row).isHidden()]
    assert "You and the start" in titles and "Look" not in titles
    assert person.finds(QCheckBox, "keep_recent").isVisible()
    search.setText("no such thing anywhere")
    assert person.finds(QWidget, "NoPreference").isVisible()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == "" and person.finds(PreferencesWindow, "PreferencesWindow").isVisible()


def test_a_setting_that_somebody_adds_is_shown_without_more() -> None:
    told = {one.key for one in PREFERENCES}
    assert all(one.group == "more" for one in preferences() if one.key not in told)
