from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from tests import make
from tests.strategies import incidents
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.folding import name_key
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.searchable import texts
from vedette.domain.settling import settled
from vedette.domain.source import Citation
from vedette.domain.uniting import absorbed, differences, known_apart, redirected, told_apart, unite
from vedette.domain.when import When


def said(incident: Incident) -> set[tuple[str, Statement]]:
    return {(claim.text, replace(one, n=0, supersedes=None)) for claim, one in incident.statements()}


def test_statements_of_both_stand_under_one_claim_where_the_claim_is_the_same() -> None:
    ours = make.incident(claims=(make.claim(("poland", "asserts")),))
    theirs = make.incident(
        claims=(
            replace(make.claim(("belarus", "denies_act"), ("poland", "asserts")), text="SHOTS were fired"),
            Claim(n=2, text="A fence was cut", statements=(Statement(n=3, party="poland", stance="asserts"),)),
        )
    )
    united = unite(ours, theirs)
    assert [claim.text for claim in united.claims] == ["Shots were fired", "A fence was cut"]
    assert [(s.n, s.party, s.stance) for _, s in united.statements()] == [
        (1, "poland", "asserts"),
        (2, "belarus", "denies_act"),
        (3, "poland", "asserts"),
    ]
    assert united.contested


def test_the_words_of_both_are_kept_and_what_the_other_said_otherwise_is_told() -> None:
    ours = make.incident(title="Flares", summary="Two flares.", when=make.day("2021-11-03"), type="flares")
    theirs = make.incident(
        title="Shots", summary="Three flares.", narrative="A long night.", when=make.day("2021-11-04"), priority="high"
    )
    united = unite(ours, theirs)
    assert united.summary == f"Two flares.\n\n{theirs.reference}: Three flares."
    assert (united.title, united.narrative, united.priority, united.type) == (
        "Flares", "A long night.", "high", "flares",
    )  # fmt: skip
    told = f"{theirs.reference} was merged into this incident. It said: title “Shots”; when “2021-11-04”."
    assert united.note == told
    assert (united.uid, united.reference) == (ours.uid, ours.reference)


def test_what_only_the_other_knows_fills_what_is_empty() -> None:
    ours = make.incident(title="Incident of 3 November", title_made=True, when=When())
    theirs = make.incident(title="Shots", places=(Place(text="Usnarz"),), external_ids=(ExternalId("acled", "1"),))
    united = unite(ours, theirs)
    assert (united.title, united.title_made, united.when) == ("Shots", False, theirs.when)
    assert united.places == theirs.places
    assert united.external_ids == theirs.external_ids


def test_a_figure_that_is_counted_already_is_not_counted_twice() -> None:
    ours = make.incident(quantities=(Quantity(n=1, subject="deaths", best=3.0),))
    theirs = make.incident(
        quantities=(
            Quantity(n=1, subject="deaths", best=3.0),
            Quantity(n=2, subject="deaths", best=5.0),
            Quantity(n=3, subject="injured", best=1.0, claim=1),
        ),
        claims=(make.claim(("poland", "asserts")),),
    )
    found = [(q.n, q.subject, q.best, q.chosen, q.claim) for q in unite(ours, theirs).quantities]
    assert found == [(1, "deaths", 3.0, True, None), (2, "deaths", 5.0, False, None), (3, "injured", 1.0, True, 1)]


def test_the_latest_judgement_of_both_stays_the_latest() -> None:
    ours = make.incident(assessments=(Assessment(n=1, status="likely", at="2021-11-05T00:00:00Z"),))
    theirs = make.incident(
        assessments=(
            Assessment(n=1, status="possible", at="2021-11-04T00:00:00Z"),
            Assessment(n=2, status="refuted", at="2021-11-06T00:00:00Z", supersedes=1),
        )
    )
    united = unite(ours, theirs)
    assert [(a.n, a.status, a.supersedes) for a in united.assessments] == [
        (1, "possible", None),
        (2, "likely", None),
        (3, "refuted", 1),
    ]
    assert united.status == "refuted"


def test_own_fields_and_codes_of_the_one_that_stays_win_and_the_other_value_is_told() -> None:
    ours = make.incident(fields=(FieldValue("sector", "north"),), codes=(FieldValue("acled.inter1", "1"),))
    theirs = make.incident(
        fields=(FieldValue("sector", "south"), FieldValue("dogs", "2")),
        codes=(FieldValue("acled.inter1", "2"), FieldValue("ucdp.where_prec", "3")),
    )
    united = unite(ours, theirs)
    assert united.fields == (FieldValue("sector", "north"), FieldValue("dogs", "2"))
    assert united.codes == (FieldValue("acled.inter1", "1"), FieldValue("ucdp.where_prec", "3"))
    assert "sector “south”" in united.note


def test_links_lead_to_the_one_that_stays_and_from_it_to_the_other() -> None:
    theirs = make.incident(links=(Link("precedes", "third"), Link("possible_duplicate_of", "kept")))
    ours = make.incident(uid="kept", links=(Link("possible_duplicate_of", theirs.uid),))
    assert unite(ours, theirs).links == (Link("precedes", "third"), Link("absorbed", theirs.uid))
    gone = absorbed(theirs, ours, "2021-11-05T00:00:00Z")
    assert gone.trashed_at
    assert Link("merged_into", "kept") in gone.links
    third = make.incident(links=(Link("follows", theirs.uid, to_claim=2), Link("follows", "kept")))
    assert redirected(third, theirs.uid, "kept").links == (Link("follows", "kept"),)


def test_two_that_were_told_apart_are_known_from_either_side() -> None:
    one, other = make.incident(), make.incident()
    marked = told_apart(one, other)
    assert known_apart(marked, other)
    assert known_apart(other, marked)
    assert not known_apart(one, other)
    assert told_apart(marked, other) is marked
    assert told_apart(other, marked) is other


def test_differences_name_the_fields_in_which_both_say_something_else() -> None:
    one = make.incident(title="Flares", type="flares", summary="Two.")
    other = make.incident(title="Shots", type="", summary="Two.", when=make.day("2021-11-04"))
    assert differences(one, other) == ("title", "when")


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(incidents("0190-kept"), incidents("0190-gone"))
def test_nothing_that_either_says_is_lost(kept: Incident, gone: Incident) -> None:
    kept, gone = replace(kept, reference="T-1"), replace(gone, reference="T-2")
    united = settled(unite(kept, gone))
    keys = {(name_key(claim.text), claim.kind) for claim in united.claims}
    assert {(name_key(c.text), c.kind) for c in (*kept.claims, *gone.claims)} <= keys
    quotes = {(one.quote, one.stance, one.party) for _, one in united.statements()}
    assert {(s.quote, s.stance, s.party) for one in (kept, gone) for _, s in one.statements()} <= quotes
    assert {*kept.sources, *gone.sources} <= set(united.sources)
    assert set(kept.cited_items()) | set(gone.cited_items()) <= set(united.cited_items())
    assert {a.sha256 for one in (kept, gone) for a in one.attachments} == {a.sha256 for a in united.attachments}
    assert len(united.assessments) == len(kept.assessments) + len(gone.assessments)
    for name in ("summary", "narrative", "measures", "outcome"):
        assert getattr(gone, name) in getattr(united, name)
        assert getattr(kept, name) in getattr(united, name)
    assert any("T-2" in text for text in texts(united))
    numbers = [one.n for _, one in united.statements()]
    assert len(numbers) == len(set(numbers))


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(incidents("0190-kept"), incidents("0190-gone"))
def test_parts_that_name_a_number_name_the_same_part_afterwards(kept: Incident, gone: Incident) -> None:
    united = unite(kept, replace(gone, sources=(Citation("i-1"),)))
    claims = {claim.n for claim in united.claims}
    known = {claim.n for claim in gone.claims}
    added = united.quantities[len(kept.quantities) :]
    assert all(one.claim is None or one.claim in claims for one in added)
    dangling = sum(1 for one in gone.quantities if one.claim is not None and one.claim not in known)
    assert sum(1 for one in added if one.claim is None) <= dangling + sum(1 for q in gone.quantities if q.claim is None)
