"""The situation report: incidents in short, and figures that count incidents and invent nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tests.domain.report import ten
from vedette.domain.incident import Incident
from vedette.domain.quantity import read_quantity
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.sitrep import sitrep, sitrep_row
from vedette.domain.report.tally import Tally
from vedette.paths import taxonomies

REQUEST = ReportRequest(datetime(2021, 11, 5, 9, 0), template="sitrep")


def closing(*incidents: Incident) -> list[str]:
    tally = Tally()
    for incident in incidents:
        tally.add(ten.dossier(incident))
    return [text for section in tally.parts(taxonomies()).values() for text in section.texts()]


def test_a_row_tells_what_when_where_measures_and_outcome() -> None:
    one = replace(ten.FENCE, measures="Patrols doubled.", outcome="None known.")
    text = "\n".join(sitrep_row(ten.dossier(one), taxonomies()).texts())
    for said in (
        "PLBY-2021-0001; Verbal threat of force; 3 November 2021 (year inferred); near a border fence",
        "Measures: Patrols doubled.", "Outcome: None known.", "hedged “looked like”", "asserted",
    ):  # fmt: skip
        assert said in text
    assert sum(sitrep(REQUEST, 1).widths) == 100


def test_incidents_are_counted_and_not_sources() -> None:
    found = closing(*ten.TEN)
    assert "10\u00a0incidents, 0 contested; 3 of them stand for several events" in found
    assert "asserted 10" in found
    assert "2021-05-04 to 2021-11-04, by the earliest day of each; 2 without a date" in found


def test_totals_keep_unknown_apart_from_nothing() -> None:
    dead = replace(ten.SHOTS, quantities=(read_quantity("at least 3 dead"),))
    found = closing(ten.FENCE, ten.ATTEMPTS, ten.SHOTS, dead)
    at = found.index("migrants")
    assert found[at : at + 6] == ["migrants", "unknown", "250", "unknown", "2", "1"]
    at = found.index("deaths")
    assert found[at : at + 4] == ["deaths", "3", "unknown", "unknown"]
    at = found.index("shots")
    assert found[at : at + 6] == ["shots", "unknown", "unknown", "unknown", "1", "1"]


def test_a_period_without_numbers_has_no_totals() -> None:
    assert "Counted" not in closing(ten.EMERGENCY)
    assert "none known; 1 without a date" in closing(ten.FLIGHTS)
