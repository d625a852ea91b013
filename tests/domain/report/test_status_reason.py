"""The reason under a status word is true of every mix of stances, and the word stays as it is ruled."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement

import pytest

from vedette.domain.assessment import Assessment
from vedette.domain.claim import AFFIRMING, Claim, Statement
from vedette.domain.incident import Incident
from vedette.domain.report.status_reason import status_reason
from vedette.paths import taxonomies

END = "; the incident as a whole is not assessed by us"


def of(*said: str, kind: str = "occurred") -> Incident:
    """An incident with one claim; each statement as “party stance”, with a star behind where it is general."""
    statements = []
    for n, one in enumerate(said, 1):
        party, stance = one.split(" ")
        scope = "general" if stance.endswith("*") else "claim"
        statements.append(Statement(n, party=party.strip("-"), stance=stance.rstrip("*"), scope=scope))
    return Incident("i", claims=(Claim(1, "It happened", kind, statements=tuple(statements)),))


@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        ([], "unverified", "no statement of any party is recorded"),
        (["a unknown"], "asserted", "a party is named, but not what it says"),
        (["- unknown"], "asserted", "a statement is recorded, but neither whose it is nor what it says"),
        (["a typed"], "asserted", "a party takes a stance of another kind; nobody affirms or denies it"),
        (["a asserts"], "asserted", "stated by a party; no party denies it"),
        (["- asserts"], "asserted", "stated, but by whom is not recorded; no party denies it"),
        (["a acknowledges"], "asserted", "stated by a party; no party denies it"),
        (["a accepts_responsibility"], "asserted", "stated by a party; no party denies it"),
        (["a claims_responsibility"], "asserted", "stated by a party; no party denies it"),
        (["a denies_act"], "asserted", "a party denies it; nobody affirms it"),
        (
            ["a denies_responsibility"],
            "asserted",
            "a party denies responsibility; nobody affirms or denies the act itself",
        ),
        (
            ["a alternative_explanation"],
            "asserted",
            "a party explains it otherwise; nobody affirms or denies the act itself",
        ),
        (["a questions"], "asserted", "a party questions it; nobody affirms or denies it"),
        (["a no_comment"], "asserted", "a party was asked and declines to comment; nobody affirms or denies it"),
        (["a no_response"], "asserted", "a party was asked and did not respond; nobody affirms or denies it"),
        (["a cannot_confirm"], "asserted", "a party says that it can't confirm it; nobody affirms or denies it"),
        (["a retracts"], "asserted", "all that was stated was withdrawn or replaced"),
        (["a asserts", "a retracts"], "asserted", "all that was stated was withdrawn or replaced"),
        (["a asserts", "a retracts", "b denies_act"], "asserted", "a party denies it; nobody affirms it"),
        (["a asserts", "b denies_act"], "contested", "one party affirms one of its claims and another denies it"),
        (["a asserts", "a denies_act"], "asserted", "stated by a party; the party that affirms a claim denies it too"),
        (
            ["a asserts*", "b denies_act"],
            "asserted",
            "stated by a party; a party denies a claim that is affirmed in general only",
        ),
        (
            ["a denies_act*"],
            "asserted",
            "a party denies in general, none denies one of its claims by name; nobody affirms it",
        ),
        (
            ["a asserts", "b denies_act*"],
            "asserted",
            "stated by a party; a party denies in general, none denies one of its claims by name",
        ),
        (["a asserts", "b unknown"], "asserted", "stated by a party; no party denies it"),
        (["a denies_act", "b unknown"], "asserted", "a party denies it; nobody affirms it"),
        (["a asserts", "b questions"], "asserted", "stated by a party; a party questions it; no party denies it"),
        (
            ["a denies_act", "b no_comment"],
            "asserted",
            "a party denies it; a party was asked and declines to comment; nobody affirms it",
        ),
    ],
)
def test_the_reason_says_what_is_recorded_and_no_more(said: list[str], status: str, reason: str) -> None:
    incident = of(*said)
    assert (incident.status, status_reason(incident)) == (status, reason + END)


def test_who_denies_responsibility_denies_a_claim_of_who_did_it() -> None:
    assert status_reason(of("a denies_responsibility", kind="actor")) == f"a party denies it; nobody affirms it{END}"


def test_a_denial_of_one_claim_stands_beside_another_that_is_stated() -> None:
    two = replace(of("a asserts"), claims=(*of("a asserts").claims, *of("b denies_act").claims))
    assert status_reason(two) == f"stated by a party; a party denies a claim that nobody affirms{END}"


def test_our_own_assessment_is_said_to_be_ours() -> None:
    ours = replace(of("a asserts", "b denies_act"), assessments=(Assessment(status="likely"),))
    assert status_reason(ours) == "by our own assessment; a claim is contested between parties"


def test_no_pair_of_stances_is_said_to_be_stated_or_denied_where_it_is_not() -> None:
    stances = [entry.key + scope for entry in taxonomies().stances for scope in ("", "*")]
    for one, other in combinations_with_replacement(stances, 2):
        incident = of(f"a {one}", f"b {other}")
        reason, said = status_reason(incident), {one.rstrip("*"), other.rstrip("*")}
        assert incident.status in {"asserted", "contested"}
        if incident.status == "asserted":
            assert ("stated by a party" in reason) == bool(said & AFFIRMING)
            assert ("nobody affirms" in reason) <= (not said & AFFIRMING)
            assert ("a party denies" in reason) <= any("denies" in stance or "altern" in stance for stance in said)
            assert ("no party denies it" in reason) <= (said.isdisjoint({"denies_act"}))
