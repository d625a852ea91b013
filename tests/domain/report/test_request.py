"""What must stand on every page: scope, print time, provenance; and which sharing level wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from vedette.domain.report.request import NO_LEVEL, ReportRequest, narrowest, sharing_level
from vedette.paths import taxonomies

REQUEST = ReportRequest(datetime(2021, 11, 4, 14, 30))
TLP = taxonomies().tlp


def test_print_time_zone_and_person_stand_in_one_sentence() -> None:
    full = replace(REQUEST, zone="Europe/Warsaw", printed_by="A. Nowak\n")
    assert full.printed == "Printed 4 November 2021, 14:30 (Europe/Warsaw) by A. Nowak"
    assert REQUEST.printed == "Printed 4 November 2021, 14:30"
    elsewhere = REQUEST.printed_at.replace(tzinfo=timezone(timedelta(hours=1)))
    assert replace(REQUEST, printed_at=elsewhere).printed == "Printed 4 November 2021, 14:30 (UTC+01:00)"


@pytest.mark.parametrize(
    ("changes", "scope"),
    [
        ({}, "no filter, all incidents"),
        ({"filter": "type:incursion \u202e"}, "filter: type:incursion ‹RLO›"),
        ({"from_day": "2021-11-01"}, "no filter, all incidents; from 2021-11-01 to the end"),
        ({"to_day": "2021-11-04"}, "no filter, all incidents; from the beginning to 2021-11-04"),
    ],
)
def test_the_selection_is_said_in_words(changes: dict[str, str], scope: str) -> None:
    assert replace(REQUEST, **changes).scope == scope  # type: ignore[arg-type]


def test_program_and_state_of_the_logbook_are_named() -> None:
    assert (
        replace(REQUEST, version="1.2", head="9f3c 11ab").provenance == "Vedette 1.2 · state of the logbook: 9f3c 11ab"
    )
    assert REQUEST.provenance == "Vedette · state of the logbook not given"


def test_the_narrowest_sharing_level_wins_and_an_unknown_one_is_taken_for_the_narrowest() -> None:
    assert narrowest(TLP, ["", "green", "amber+strict", "amber", "clear"]) == "amber+strict"
    assert narrowest(TLP, ["red", "secret!"]) in {"red", "secret!"}
    assert narrowest(TLP, [""]) == ""
    assert sharing_level(TLP, "secret!") == sharing_level(TLP, "red")
    assert sharing_level(TLP, "") == NO_LEVEL
