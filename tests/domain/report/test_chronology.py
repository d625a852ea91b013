"""The chronology: each claim with what every main party says beside the others, no firmer than it was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.domain.report import ten
from vedette.domain.actor import Actor
from vedette.domain.claim import Claim
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.report.blocks import Row
from vedette.domain.report.chronology import (
    MOST_CLAIMS,
    OTHERS,
    Parties,
    chronology,
    chronology_entry,
    chronology_rows,
    top,
)
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.voice import Voice
from vedette.paths import taxonomies

REQUEST = ReportRequest(datetime(2021, 11, 5, 9, 0), template="chronology", from_day="2021-11-01")


def parties(*dossiers: Dossier) -> Parties:
    found = Parties()
    for dossier in dossiers:
        voice = Voice(dossier, taxonomies())
        found.add(chronology_entry(voice), voice)
    return found


def rows(dossier: Dossier, among: Parties, *, landscape: bool = False) -> list[Row]:
    entry = chronology_entry(Voice(dossier, taxonomies()))
    return list(chronology_rows(entry, among.columns(landscape), judged=among.judged))


def text(incident: Incident) -> str:
    dossier = ten.dossier(incident)
    return "\n".join(line for row in rows(dossier, parties(dossier)) for line in row.texts())


def test_the_head_names_the_period_and_the_main_parties() -> None:
    listing = chronology(REQUEST, 10, parties(*ten.ten()))
    assert listing.title == "Chronology" and sum(listing.widths) == 100
    assert listing.subtitle.text == "10 incidents; no filter, all incidents; from 2021-11-01 to the end."
    heads = [one[0].text for one in listing.head]
    assert heads == ["When, and claim", "Poland", "Belarus", OTHERS, "Our assessment"]


def test_where_nothing_is_assessed_the_head_says_so_once() -> None:
    listing = chronology(REQUEST, 1, parties(ten.dossier(ten.SHOTS)))
    assert "No claim is assessed by us." in listing.subtitle.text
    assert [one[0].text for one in listing.head] == ["When, and claim", "Poland"] and sum(listing.widths) <= 100


@pytest.mark.parametrize("incident", ten.TEN, ids=lambda one: one.reference)
def test_each_claim_stands_with_each_party(incident: Incident) -> None:
    said = text(incident)
    assert incident.when.describe() in said
    for claim, statement in incident.statements():
        assert claim.text in said
        assert top(Voice(ten.dossier(incident), taxonomies()), statement.party) in ten.ACTORS


def test_parties_stand_in_their_own_columns_beside_what_we_assess() -> None:
    among = parties(*ten.ten())
    entry, crossing, staging = rows(ten.dossier(ten.INCURSION), among)
    assert entry.kind == "entry" and "night of 1–2 November 2021" in entry.cells[0][0].text
    cells = ["\n".join(one.text for one in cell) for cell in staging.cells]
    assert "Belarus staged it" in cells[0] and "says so" in cells[1]
    assert "Ministry of Foreign Affairs (Belarus)" in cells[2] and "denies" in cells[2]
    assert cells[3] == "–" and "possible" in cells[4] and "Only one party speaks" in cells[4]
    assert [len(row.cells) for row in (crossing, staging)] == [5, 5]
    assert "not assessed" in [one.text for one in crossing.cells[4]]


def test_across_there_is_room_for_more_parties() -> None:
    among = parties(*ten.ten())
    titles = [among.title(one) for one in among.columns(landscape=True)]
    assert titles == ["Poland", "Belarus", "The report", "European Union"]


def test_a_party_that_goes_by_different_names_is_no_column() -> None:
    masked = {**ten.ACTORS, "eu": Actor("eu", "[person A, name withheld]")}
    other = replace(ten.dossier(ten.FLIGHTS), actors=masked)
    among = parties(ten.dossier(ten.FLIGHTS), other)
    assert among.columns(landscape=True) == ("",)
    said = [line for row in rows(other, among) for line in row.texts()]
    assert "[person A, name withheld]" in said


def test_actors_that_belong_to_each_other_in_a_ring_end_somewhere() -> None:
    ring = {"a": Actor("a", "A", parent="b"), "b": Actor("b", "B", parent="a")}
    assert top(Voice(replace(ten.dossier(ten.SHOTS), actors=ring), taxonomies()), "a") in ring


def test_hedges_general_denials_and_alternatives_stay() -> None:
    assert "hedged: “possibly blank ammunition”" in text(ten.SHOTS)
    assert "in general: denies responsibility" in text(ten.INCURSION)
    assert "1 Either: Belarusian forces destroyed" in text(ten.BARRIER) and "\n2 or: Belarusian" in text(ten.BARRIER)


def test_a_claim_of_nobody_and_a_crowd_of_claims_are_told() -> None:
    claims = tuple(Claim(n, f"Claim no. {n}") for n in range(1, MOST_CLAIMS + 3))
    said = text(replace(ten.SHOTS, claims=claims))
    assert "Claim no. 1\nnobody is on record" in said
    assert f"Claim no. {MOST_CLAIMS + 1}" not in said and "and 2\u00a0more claims" in said
    assert "No claim is recorded." in text(replace(ten.SHOTS, claims=()))
