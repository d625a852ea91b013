from __future__ import annotations

import pytest

from tests.formats.layouts.foreign import GOOD, cells_of, incident, read
from vedette.domain.source import SourceItem
from vedette.formats.layouts import named_layout
from vedette.formats.layouts.gdelt import type_of
from vedette.formats.layouts.layout import ReadOptions


def test_a_day_found_by_a_machine_is_only_about() -> None:
    when = incident("gdelt2").when
    assert (when.earliest, when.latest, when.qualifier, when.text) == (
        "2021-11-03", "2021-11-03", "approximate", "20211103",
    )  # fmt: skip


@pytest.mark.parametrize("day", ["20211301", "20210230", "0", "2021"])
def test_what_is_no_day_rejects_the_row(day: str) -> None:
    found = read("gdelt2", {"SQLDATE": day})
    assert found.incident is None and found.problems[0].column == "SQLDATE"


def test_the_first_actor_acts_on_the_second() -> None:
    assert [(role.actor, role.role) for role in incident("gdelt2").actors] == [
        ("name:ALAND", "initiator"), ("name:XBB", "target"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        ("193", "armed_clash"), ("1724", "emergency_law"), ("1721", "other"), ("173", "detention"), ("", ""),
        ("010", "statement_only"), ("112", "statement_only"), ("1384", "threat_force"), ("0571", "agreement"),
        ("154", "force_move"), ("150", "other"), ("---", "other"), ("1832", "explosion"), ("145", "protest"),
    ],
)  # fmt: skip
def test_a_type_is_that_of_the_longest_beginning_known(code: str, ours: str) -> None:
    assert type_of(code) == ours


def test_a_place_is_the_place_of_the_action() -> None:
    place = incident("gdelt2").places[0]
    assert (place.text, place.precision, place.uncertainty_m) == ("Oldford, North, Aland", "P4", 25_000)
    nowhere = incident("gdelt2", {"ActionGeo_Lat": "", "ActionGeo_Long": "", "ActionGeo_Type": "0",
                                  "ActionGeo_FullName": ""})  # fmt: skip
    assert nowhere.places == ()


def test_a_page_is_a_source_of_its_site_and_an_outlet_one_by_name() -> None:
    found = read("gdelt2")
    pages = [thing for thing in found.shared if isinstance(thing, SourceItem)]
    assert [(page.url, page.source) for page in pages] == [("https://news.example/2021/clash", "name:news.example")]
    named = incident("gdelt2", {"SOURCEURL": "Lake Monitor"})
    assert [citation.item for citation in named.sources] == ["name:Lake Monitor"]


def test_the_oldest_files_lack_the_last_column() -> None:
    row = cells_of("gdelt1", GOOD["gdelt1"])[:-1]
    found = named_layout("gdelt1").reader(ReadOptions(), [f"column {n}" for n in range(1, 58)])(row)
    assert found.incident is not None and found.external is not None
    assert (found.external.value, found.incident.sources) == ("900000001", ())
