"""The user guide names everything there is: a test walks the program and finds what is not told."""

from __future__ import annotations

import configparser
import dataclasses
import re
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from tests.repo.make_guide import with_commands
from vedette.cli.commands import COMMANDS
from vedette.domain.guide import PAGES, marks
from vedette.domain.query_fields import QUERY_FIELDS, QueryField
from vedette.formats.layouts import LAYOUTS
from vedette.paths import resource
from vedette.storage.marks import APPLICATION_ID
from vedette.ui.action import Action
from vedette.ui.action_list import ACTIONS
from vedette.ui.actions import plain
from vedette.ui.help.guide import read_guide
from vedette.ui.help.markup import anchor
from vedette.ui.help.parts import SETTINGS
from vedette.ui.settings import Settings
from vedette.usecases.guide_parts import parts

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in resource("help").glob("*.md")}
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def told(qapp: QApplication) -> dict[str, str]:
    return {page.name: page.text for page in read_guide().pages}


def test_every_page_is_in_the_order_and_there() -> None:
    assert set(TEXTS) == set(PAGES) and len(PAGES) == len(set(PAGES))


def test_every_code_list_that_a_page_wants_is_there() -> None:
    wanted = {mark for mark in marks(TEXTS.values()) if mark.startswith("list:")}
    assert wanted and wanted <= parts().keys()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_told_with_its_key(action: Action, told: dict[str, str]) -> None:
    row = next(line for line in told["keyboard"].split("\n") if line.startswith(f"| {plain(action)} |"))
    assert action.tip in row or any(action.tip in line for line in told["keyboard"].split("\n"))


def test_every_setting_of_the_machine_is_told(told: dict[str, str]) -> None:
    fields = {field.name for field in dataclasses.fields(Settings)}
    assert fields == SETTINGS.keys()
    assert all(f"`{name}`" in told["settings"] for name in fields)


@pytest.mark.parametrize("field", QUERY_FIELDS, ids=lambda field: field.name)
def test_every_search_field_is_told(field: QueryField, told: dict[str, str]) -> None:
    assert f"`{field.example}`" in told["searching"] and field.meaning in told["searching"]


def test_every_layout_is_told(told: dict[str, str]) -> None:
    for layout in LAYOUTS:
        assert f"`{layout.name}`" in told["importing"] and f"## {layout.title}" in told["layouts"]


def test_every_command_stands_in_the_guide_as_it_is_today(told: dict[str, str]) -> None:
    page = TEXTS["command-line"]
    assert all(command.example in page for command in COMMANDS), "run python -m tests.repo.make_guide"
    assert page == with_commands(page), "run python -m tests.repo.make_guide"


def test_links_between_pages_lead_to_pages_and_headings_that_are_there(told: dict[str, str]) -> None:
    headings = {name: {anchor(one) for one in re.findall(r"^#+ (.+)$", text, re.M)} for name, text in told.items()}
    for name, text in TEXTS.items():
        for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)", text):
            page, _, heading = target.partition("#")
            assert page.removesuffix(".md") in PAGES, f"{name}: {target}"
            assert not heading or heading in headings[page.removesuffix(".md")], f"{name}: {target}"


def test_keys_named_in_the_text_are_keys_of_actions() -> None:
    known = {action.shortcut for action in ACTIONS} | {"Ctrl+Enter"}
    for name, text in TEXTS.items():
        assert set(re.findall(r"`(Ctrl\+[^`]+)`", text)) <= known, name


def test_the_guide_says_honestly_what_is_not_protected() -> None:
    for words in (
        "only hidden by the lock",
        "names of files are never encrypted",
        "swap",
        "nobody can open the logbook",
    ):
        assert words in TEXTS["safety"]


def test_the_menu_entry_is_well_formed() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read_string(resource("linux", "vedette.desktop").read_text(encoding="utf-8"))
    [section] = entry.sections()
    main = entry[section]
    assert section == "Desktop Entry" and main["Type"] == "Application" and main["Name"] == "Vedette"
    assert main["Exec"] == "vedette %f" and main["MimeType"] == "application/x-vedette;"
    assert all(main[key].endswith(";") for key in ("Categories", "Keywords", "MimeType"))
    assert all(re.fullmatch(r"[A-Za-z-]+(\[[a-z]{2}\])?", key) for key in main)


def test_the_kind_of_file_is_known_by_its_ending_and_by_its_mark() -> None:
    kind = ElementTree.parse(resource("linux", "vedette.xml")).getroot().find(f"{MIME}mime-type")
    assert kind is not None and kind.get("type") == "application/x-vedette"
    glob, mark = kind.find(f"{MIME}glob"), kind.find(f"{MIME}magic/{MIME}match/{MIME}match")
    assert glob is not None and glob.get("pattern") == "*.vedette"
    assert mark is not None and mark.get("offset") == "68" and int(mark.get("value", ""), 16) == APPLICATION_ID


def test_the_guide_tells_how_to_install_both() -> None:
    for name in ("vedette.desktop", "vedette.xml"):
        assert name in TEXTS["installing"] and resource("linux", name).is_file()


def test_each_picture_of_the_guide_is_there_in_light_and_dark_with_words_and_none_lies_about() -> None:
    named = {
        name
        for text in TEXTS.values()
        for name in re.findall(r"^!\[[^\]]{20,}\]\(pictures/([a-z-]+)\.png\)$", text, re.M)
    }
    there = {path.stem for path in resource("help", "pictures").iterdir()}
    assert len(named) == sum(text.count("](pictures/") for text in TEXTS.values()) == 7
    assert there == named | {f"{name}-dark" for name in named}


def test_the_pictures_of_the_guide_are_small() -> None:
    assert sum(path.stat().st_size for path in resource("help", "pictures").iterdir()) < 600_000
