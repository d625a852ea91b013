"""What a version changed, value by value, in words that a person reads."""

from __future__ import annotations

from vedette.storage.histories import FieldChange, Revision
from vedette.usecases.changed_values import Line, lines

NAMES = {"u-1": "Poland", "u-2": "Belarus"}


def revision(*changes: FieldChange) -> Revision:
    return Revision(1, 1, "change T-1", "amend", "Ada", "2021-11-04T18:00:00Z", "", changes, None)


def test_only_the_values_that_differ_are_told_with_names_for_uids() -> None:
    said = {"n": 1, "party": "u-1", "stance": "asserts"}
    before = [{"n": 1, "text": "Shots", "statements": [said]}]
    after = [{"n": 1, "text": "Shots", "statements": [said, {"n": 2, "party": "u-2", "stance": "denies_act"}]}]
    assert lines(revision(FieldChange("claims", before, after)), NAMES) == [
        Line("claim 1, statement 2, party", "", "Belarus"),
        Line("claim 1, statement 2, stance", "", "denies_act"),
    ]


def test_what_only_the_record_keeping_needs_is_left_out() -> None:
    assert lines(revision(FieldChange("updated_at", "a", "b"), FieldChange("title", None, "Shots")), {}) == [
        Line("title", "", "Shots")
    ]
