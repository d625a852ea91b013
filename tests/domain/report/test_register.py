"""The register: one row per incident that misleads no more than the sheet would."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.domain.report import ten
from vedette.domain.actor import Actor
from vedette.domain.claim import Claim
from vedette.domain.incident import Incident
from vedette.domain.report.register import COLUMNS, register, register_row
from vedette.domain.report.request import ReportRequest
from vedette.paths import taxonomies

REQUEST = ReportRequest(datetime(2021, 11, 5, 9, 0), template="register", filter="tag:border")


def row(incident: Incident) -> str:
    return "\n".join(register_row(ten.dossier(incident), taxonomies()).texts())


def test_the_head_says_how_many_and_which() -> None:
    assert register(REQUEST, 1).subtitle.text == "1 incident; filter: tag:border."
    assert register(REQUEST, 350_112).subtitle.text.startswith("350\u202f112 incidents; ")
    assert register(replace(REQUEST, title="Week 44"), 2).title == "Week 44"
    assert sum(register(REQUEST, 1).widths) == sum(register(replace(REQUEST, landscape=True), 1).widths) == 100


@pytest.mark.parametrize("incident", ten.TEN, ids=lambda one: one.reference)
def test_a_row_holds_reference_title_time_and_each_party(incident: Incident) -> None:
    text = row(incident)
    assert incident.reference in text and incident.title in text and incident.when.describe() in text
    assert all(ten.dossier(incident).actor_name(party) in text for party in incident.parties())


def test_hedges_general_denials_and_or_claims_are_kept_short_but_kept() -> None:
    assert "says it happened, hedged “possibly blank ammunition”" in row(ten.SHOTS)
    assert "Ministry of Foreign Affairs (Belarus): in general: denies responsibility" in row(ten.INCURSION)
    assert "of one of several claims joined by “or”" in row(ten.BARRIER)
    assert "1\u00a0item" in row(ten.SHOTS) and "origin" not in row(ten.SHOTS)


def test_where_sources_are_numbered_a_row_names_those_it_rests_on() -> None:
    text = "\n".join(register_row(ten.dossier(ten.SHOTS), taxonomies(), numbering={"item": "S7"}).texts())
    assert "S7\n1\u00a0item" in text and "(B3\u00a0·\u00a0S7)" in text


def test_an_hour_is_told_with_its_zone_and_a_day_without() -> None:
    assert "2 Nov 06:00) (year inferred), Europe/Warsaw" in row(ten.INCURSION)
    assert "Warsaw" not in row(replace(ten.INCURSION, when=replace(ten.DAY_4, tz="Europe/Warsaw")))


def test_a_crowd_of_parties_is_counted_after_the_eighth() -> None:
    crowd = {f"p{n}": Actor(f"p{n}", f"Party {n}") for n in range(12)}
    claim = Claim(1, "x", statements=tuple(ten.said(n, f"p{n}") for n in range(12)))
    dossier = ten.dossier(replace(ten.SHOTS, claims=(claim,)), actors=crowd)
    text = "\n".join(register_row(dossier, taxonomies()).texts())
    assert "Party 7" in text and "Party 8" not in text and "and 4 more parties" in text


def test_an_empty_incident_is_a_row_too() -> None:
    text = row(Incident("u"))
    assert "no reference" in text and "Untitled incident" in text and "unverified" in text and "none" in text


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize(
    "columns", [("reference",), tuple(COLUMNS), ("reference", "when", "what", "numbers", "grades")]
)
def test_a_reference_keeps_the_width_it_needs(columns: tuple[str, ...], landscape: bool) -> None:
    widths = register(replace(REQUEST, columns=columns, landscape=landscape), 1).widths
    assert sum(widths) == 100 and min(widths) > 0 and widths[0] >= (10 if landscape else 15)


def test_across_no_column_is_too_narrow_for_its_own_words() -> None:
    widths = register(replace(REQUEST, columns=tuple(COLUMNS), landscape=True), 1).widths
    assert all(width >= column.least * 2 // 3 for width, column in zip(widths, COLUMNS.values(), strict=True))
