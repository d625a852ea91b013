from __future__ import annotations

from dataclasses import replace

import pytest

from tests.make import claim, incident
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement


@pytest.mark.parametrize("affirming", ["asserts", "acknowledges", "accepts_responsibility", "claims_responsibility"])
def test_a_claim_is_contested_when_one_party_affirms_and_another_denies_the_act(affirming: str) -> None:
    assert claim(("PL", affirming), ("BY", "denies_act")).contested


@pytest.mark.parametrize("stance", ["questions", "no_comment", "no_response", "cannot_confirm", "unknown"])
def test_doubt_and_silence_are_no_denial(stance: str) -> None:
    assert not claim(("PL", "asserts"), ("BY", stance)).contested


def test_a_party_does_not_contest_itself() -> None:
    assert not claim(("PL", "asserts"), ("PL", "denies_act")).contested


@pytest.mark.parametrize("stance", ["denies_responsibility", "alternative_explanation"])
def test_denying_responsibility_contests_who_did_it_but_not_that_it_happened(stance: str) -> None:
    said = claim(("PL", "asserts"), ("BY", stance))
    assert not said.contested
    assert all(replace(said, kind=kind).contested for kind in ("actor", "cause", "intent"))


def test_a_general_denial_is_no_denial_of_each_claim() -> None:
    said = (Statement(1, "PL", stance="asserts"), Statement(2, "BY", stance="denies_act", scope="general"))
    assert not Claim(1, "x", statements=said).contested


def test_a_superseded_denial_no_longer_counts() -> None:
    said = (
        Statement(1, "PL", stance="asserts"),
        Statement(2, "BY", stance="denies_act"),
        Statement(3, "BY", stance="acknowledges", supersedes=2),
    )
    assert not Claim(1, "x", statements=said).contested


def test_a_party_that_retracts_takes_back_what_it_said_before() -> None:
    said = (
        Statement(1, "PL", stance="asserts"),
        Statement(2, "BY", stance="denies_act"),
        Statement(3, "PL", stance="retracts"),
    )
    assert not Claim(1, "x", statements=said).contested


def test_the_status_word_goes_from_unverified_to_asserted_to_contested_to_our_assessment() -> None:
    bare = incident()
    asserted = replace(bare, claims=(claim(("PL", "asserts")),))
    contested = replace(bare, claims=(claim(("PL", "asserts"), ("BY", "denies_act")),))
    assessed = replace(contested, assessments=(Assessment(1, status="likely"), Assessment(2, status="refuted")))
    assert [i.status for i in (bare, asserted, contested, assessed)] == [
        "unverified",
        "asserted",
        "contested",
        "refuted",
    ]
    assert assessed.contested


def test_an_assessment_of_one_claim_is_not_one_of_the_incident() -> None:
    assert incident(assessments=(Assessment(1, claim=1, status="confirmed"),)).status == "unverified"
