from __future__ import annotations

from dataclasses import replace

from tests.make import actor, incident
from vedette.domain.merging import Versions, merge, merge_incident

BASE = incident(title="was", narrative="was", note="was", reference="T-1")


def test_what_only_the_other_side_changed_is_taken() -> None:
    merged, conflicts = merge_incident(replace(BASE, note="ours"), replace(BASE, narrative="theirs"), Versions(BASE))
    assert (merged.narrative, merged.note, conflicts) == ("theirs", "ours", ())


def test_what_both_changed_stays_ours_and_is_told() -> None:
    merged, conflicts = merge_incident(replace(BASE, note="ours"), replace(BASE, note="theirs"), Versions(BASE))
    assert merged.note == "ours"
    assert [(c.field, c.ours, c.theirs) for c in conflicts] == [("note", "ours", "theirs")]


def test_what_both_changed_alike_is_no_conflict() -> None:
    changed = replace(BASE, note="same")
    assert merge_incident(changed, changed, Versions(BASE)) == (changed, ())


def test_without_a_common_start_every_difference_is_told() -> None:
    merged, conflicts = merge_incident(BASE, replace(BASE, note="theirs"), Versions(None))
    assert (merged, [c.field for c in conflicts]) == (BASE, ["note"])


def test_what_stood_so_when_it_was_taken_out_may_be_replaced() -> None:
    ours = replace(BASE, note="edited here")
    merged, conflicts = merge_incident(ours, replace(ours, note="edited there"), Versions(BASE, written=ours))
    assert (merged.note, conflicts) == ("edited there", ())


def test_reference_and_times_stay_ours() -> None:
    theirs = replace(BASE, reference="X-9", created_at="2020", updated_by="Eve")
    assert merge_incident(BASE, theirs, Versions(BASE)) == (BASE, ())


def test_a_made_title_follows_and_never_stands_against_a_written_one() -> None:
    made = replace(BASE, title="Made, from parts", title_made=True)
    assert merge_incident(BASE, made, Versions(BASE))[0].title_made
    written = replace(BASE, title="Ours")
    assert merge_incident(written, made, Versions(BASE)) == (written, ())


def test_shared_things_merge_alike() -> None:
    base = actor("Police", note="was")
    merged, conflicts = merge(replace(base, note="ours"), replace(base, name="State police"), Versions(base))
    assert (merged.name, merged.note, conflicts) == ("State police", "ours", ())
