"""What Vedette ships: code lists are whole and agree with the code, icons can be coloured, licences lie beside."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from vedette.domain import when_checks
from vedette.domain.quantity import QUALIFIERS, Quantity
from vedette.domain.subject_words import ENGLISH, GENERIC, OUTCOMES
from vedette.domain.taxonomy import CodeList
from vedette.paths import resource, taxonomies

LISTS = taxonomies().all()
ICONS = sorted(path for path in resource("icons").glob("*.svg") if path.name != "vedette.svg")


def by_name(code_list: CodeList) -> str:
    return code_list.key


@pytest.mark.parametrize("code_list", LISTS, ids=by_name)
def test_a_code_list_is_whole(code_list: CodeList) -> None:
    assert code_list.entries and code_list.title and code_list.note and code_list.source and code_list.licence
    assert resource("taxonomies", f"{code_list.key}.json").is_file()
    for entry in code_list:
        assert entry.key == entry.key.strip() != ""
        assert entry.label == entry.label.strip() != ""
        assert entry.description.endswith(".")


@pytest.mark.parametrize("code_list", LISTS, ids=by_name)
def test_the_entries_of_a_list_have_the_same_columns_and_labels_of_their_own(code_list: CodeList) -> None:
    assert len({frozenset(entry.extra) for entry in code_list}) == 1
    if code_list.key != "acled_event_types":
        labels = [entry.label.casefold() for entry in code_list]
        assert len(labels) == len(set(labels))


def test_no_list_lies_there_unread() -> None:
    names = {path.stem for path in resource("taxonomies").glob("*.json")}
    assert names == {code_list.key for code_list in LISTS}


def test_every_link_type_has_an_inverse_that_leads_back() -> None:
    links = taxonomies().link_types
    for entry in links:
        inverse = links.get(entry.text("inverse"))
        assert inverse is not None
        assert inverse.text("inverse") == entry.key
        assert (inverse.key == entry.key) == entry.flag("symmetric")


def test_suggested_acled_codes_are_acled_strings() -> None:
    known = {(entry.text("event_type"), entry.label) for entry in taxonomies().acled_event_types}
    types = {event_type for event_type, _ in known}
    assert len(known) == 25 and len(types) == 6
    for entry in taxonomies().event_types:
        suggested = (entry.text("acled_type"), entry.text("acled_sub_type"))
        assert suggested in known or suggested == ("", "") or (suggested[0] in types and not suggested[1])
        assert all(re.fullmatch(r"\d{2,4}", code) for code in entry.texts("cameo"))


def test_likelihoods_follow_each_other_from_one_to_ninety_nine_per_cent() -> None:
    likelihoods = taxonomies().likelihoods.entries
    ends = [(entry.number("percent_from"), entry.number("percent_to")) for entry in likelihoods]
    assert ends[0][0] == 1 and ends[-1][1] == 99
    assert all(before[1] == after[0] for before, after in pairwise(ends))


def test_grades_are_complete() -> None:
    assert taxonomies().reliability.keys() == tuple("ABCDEF")
    assert taxonomies().credibility.keys() == tuple("123456")
    assert taxonomies().place_precisions.keys() == ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P0")


def test_a_default_radius_is_never_zero() -> None:
    radii = [entry.number("uncertainty_m") for entry in taxonomies().place_precisions]
    assert radii[:4] == [10, 100, 1000, 25000]
    assert set(radii[4:]) == {None}


def test_every_status_has_an_icon_beside_its_word() -> None:
    for entry in taxonomies().incident_statuses:
        assert resource("icons", f"{entry.text('icon')}.svg").is_file()


def test_every_actor_group_suggested_is_one_of_acleds() -> None:
    for entry in taxonomies().actor_types:
        code = entry.number("acled_inter")
        assert code is None or f"{code:.0f}" in taxonomies().acled_inter


def test_qualifiers_of_code_and_list_agree() -> None:
    assert taxonomies().qualifiers.keys() == QUALIFIERS


def test_keys_of_dates_in_code_and_lists_agree() -> None:
    lists = taxonomies()
    assert set(lists.shapes.keys()) == set(when_checks.SHAPES)
    assert set(lists.date_qualifiers.keys()) == set(when_checks.QUALIFIERS)
    assert set(lists.date_units.keys()) == set(when_checks.UNITS)
    assert set(lists.parts_of_day.keys()) == set(when_checks.PARTS_OF_DAY)
    assert set(lists.nil_reasons.keys()) == set(when_checks.NIL_REASONS)


def test_words_for_what_is_counted_agree_between_code_and_list() -> None:
    subjects = taxonomies().quantity_subjects
    assert {entry.key for entry in subjects if entry.flag("outcome")} == OUTCOMES
    assert set(ENGLISH) | GENERIC <= set(subjects.keys())
    assert Quantity().subject in subjects
    for entry in subjects:
        words = dict(entry.extra["words"])
        assert tuple(words["en"]) == ENGLISH.get(entry.key, ())
        assert not (entry.flag("people") and entry.flag("outcome"))
    everything = [word for entry in subjects for words in dict(entry.extra["words"]).values() for word in words]
    assert len(everything) == len(set(everything)) == len(subjects.words())


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_drawn_in_a_colour_chosen_when_it_is_loaded(path: Path) -> None:
    drawing = ElementTree.parse(path).getroot()
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawing.get("stroke") == "currentColor" and drawing.get("viewBox") == "0 0 24 24"
    assert {element.get("stroke") for element in drawing.iter()} <= {None, "currentColor"}
    assert {element.get("fill") for element in drawing.iter()} <= {None, "none", "currentColor"}


def test_the_programs_own_icon_is_square_and_has_its_own_colours() -> None:
    drawing = ElementTree.parse(resource("icons", "vedette.svg")).getroot()
    assert drawing.get("viewBox") == "0 0 256 256"
    assert "currentColor" not in resource("icons", "vedette.svg").read_text(encoding="utf-8")


def test_fonts_are_few_and_their_licence_lies_beside_them() -> None:
    fonts = list(resource("fonts").glob("*.ttf"))
    assert {path.read_bytes()[:4] for path in fonts} == {b"\x00\x01\x00\x00"}
    assert sum(path.stat().st_size for path in fonts) < 4_000_000
    licence = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert all(path.name in licence and path.name in resource("fonts", "README.md").read_text() for path in fonts)


def test_credits_name_icons_fonts_code_lists_and_the_sample() -> None:
    text = resource("CREDITS.md").read_text(encoding="utf-8")
    for heading in ("## Icons", "## Fonts", "## Code lists", "## Sample logbook"):
        assert heading in text
    assert "ISC License" in resource("icons", "LICENSE").read_text(encoding="utf-8")
