"""The settings of a logbook are changed as one act, and only to what can hold."""

from __future__ import annotations

import pytest

from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.setting import DEFAULTS
from vedette.usecases.customs import LogbookSettings, zones
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents


@pytest.fixture
def decided(desk: Desk) -> LogbookSettings:
    return LogbookSettings(desk)


def test_at_first_our_defaults_hold(decided: LogbookSettings) -> None:
    assert decided.all() == DEFAULTS


def test_a_change_is_one_act_that_can_be_undone(
    decided: LogbookSettings, incidents: Incidents, history: History
) -> None:
    assert decided.change({"prefix": "PLBY", "zone": " Europe/Warsaw "})
    assert incidents.customs().zone == "Europe/Warsaw"
    assert incidents.record(Draft(title="Flares")).incident.reference == "PLBY-2021-0001"
    history.undo()
    history.undo()
    assert decided.all() == DEFAULTS


def test_the_same_again_is_no_act(decided: LogbookSettings, history: History) -> None:
    assert not decided.change({"prefix": "INC"})
    assert not history.steps().undo


@pytest.mark.parametrize(
    ("key", "value"),
    [("prefix", ""), ("prefix", "A B"), ("prefix", "x" * 17), ("prefix", "../x"), ("zone", "Mars/Base"),
     ("night_from", "24"), ("night_to", "-1"), ("night_to", "٣"), ("week_starts", "friday"),
     ("organisation", "x" * 201)],
)  # fmt: skip
def test_a_value_that_can_not_hold_is_named(decided: LogbookSettings, key: str, value: str) -> None:
    with pytest.raises(InvalidDraft) as refused:
        decided.change({key: value, "sensitivity": "amber"})
    assert refused.value.problems.keys() == {key}
    assert decided.all() == DEFAULTS


def test_a_setting_that_does_not_exist_is_refused(decided: LogbookSettings) -> None:
    with pytest.raises(UserError, match="colour"):
        decided.change({"colour": "red"})


def test_zones_are_those_of_the_region_too() -> None:
    assert {"Europe/Warsaw", "Europe/Minsk", "Europe/Kyiv", "UTC"} <= set(zones())
