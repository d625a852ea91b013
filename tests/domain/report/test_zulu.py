"""Hours in UTC: only where an hour and a zone are known."""

from __future__ import annotations

import pytest

from tests.domain.report import ten
from vedette.domain.report.voice import Voice
from vedette.domain.report.zulu import zulu
from vedette.domain.when import When
from vedette.paths import taxonomies


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (ten.OVERNIGHT, "1 November 2021 17:00 Z to 2 November 2021 05:00 Z"),
        (When("", "2021-07-01T00:30", "2021-07-01T00:30", tz="Europe/Warsaw"), "30 June 2021 22:30 Z"),
        (When("", "2021-07-01T00:30", "2021-07-01", tz="Europe/Warsaw"), ""),
        (When("", "2021-07-01T00:30", "2021-07-01T00:30"), ""),
        (When("", "2021-07-01T00:30", "2021-07-01T00:30", tz="Nowhere/Land"), ""),
        (When("", "2021-07-01T99:30", "2021-07-01T99:30", tz="Europe/Warsaw"), ""),
        (When("", "0001-01-01T00:00", "0001-01-01T00:00", tz="Europe/Warsaw"), ""),
        (When(), ""),
    ],
)
def test_hours_are_said_in_utc_where_hour_and_zone_are_known(when: When, said: str) -> None:
    assert zulu(when).replace("\u00a0", " ") == said


def test_the_head_of_a_summary_says_local_time_zone_and_utc() -> None:
    said = Voice(ten.dossier(ten.INCURSION), taxonomies()).when(ten.OVERNIGHT)
    assert "Europe/Warsaw = 1 November 2021 17:00\u00a0Z to 2 November 2021 05:00\u00a0Z" in said
