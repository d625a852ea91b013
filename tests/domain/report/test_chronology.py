"""The chronology: each claim with who says so, no firmer than it was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.domain.report import ten
from vedette.domain.claim import Claim
from vedette.domain.incident import Incident
from vedette.domain.report.chronology import MOST_CLAIMS, chronology, chronology_row
from vedette.domain.report.request import ReportRequest
from vedette.paths import taxonomies

REQUEST = ReportRequest(datetime(2021, 11, 5, 9, 0), template="chronology", from_day="2021-11-01")


def row(incident: Incident) -> str:
    return "\n".join(chronology_row(ten.dossier(incident), taxonomies()).texts())


def test_the_head_names_the_period() -> None:
    listing = chronology(REQUEST, 3)
    assert listing.title == "Chronology" and sum(listing.widths) == 100
    assert listing.subtitle.text == "3 incidents; no filter, all incidents; from 2021-11-01 to the end."


@pytest.mark.parametrize("incident", ten.TEN, ids=lambda one: one.reference)
def test_each_claim_stands_with_each_party(incident: Incident) -> None:
    text = row(incident)
    assert incident.when.describe() in text
    for claim, statement in incident.statements():
        assert claim.text in text and ten.dossier(incident).actor_name(statement.party) in text


def test_hedges_general_denials_and_alternatives_stay() -> None:
    assert "Border Guard (Poland): says it happened, hedged “possibly blank ammunition”" in row(ten.SHOTS)
    assert "Ministry of Foreign Affairs (Belarus): in general: denies responsibility" in row(ten.INCURSION)
    assert "Either: Belarusian forces destroyed" in row(ten.BARRIER) and "\nor: Belarusian" in row(ten.BARRIER)


def test_a_claim_of_nobody_and_a_crowd_of_claims_are_told() -> None:
    claims = tuple(Claim(n, f"Claim no. {n}") for n in range(1, MOST_CLAIMS + 3))
    text = row(replace(ten.SHOTS, claims=claims))
    assert "Claim no. 1 – nobody is on record" in text
    assert f"Claim no. {MOST_CLAIMS + 1}" not in text and "and 2\u00a0more claims" in text
