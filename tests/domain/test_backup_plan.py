from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.backup_plan import ALL_OF, DAYS, MONTHS, WEEKS, to_keep

NOW = datetime(2021, 11, 6, 12, 0, tzinfo=UTC)
times = st.sets(
    st.datetimes(datetime(2019, 1, 1), datetime(2022, 1, 1)).map(lambda time: time.replace(tzinfo=UTC)), max_size=60
)


def ago(**more: float) -> datetime:
    return NOW - timedelta(**more)


def test_all_of_the_last_two_days_are_kept() -> None:
    young = [ago(minutes=30 * number) for number in range(96)]
    assert to_keep(young, NOW) == set(young)


def test_of_older_days_the_newest_backup_of_each_is_kept() -> None:
    made = [ago(days=day, hours=hour) for day in range(3, 8) for hour in (0, 3, 6)]
    assert to_keep(made, NOW) == {ago(days=day) for day in range(3, 8)}


def test_a_year_of_half_hours_leaves_two_days_twelve_days_ten_weeks_and_nine_months() -> None:
    made = [ago(minutes=30 * number) for number in range(2 * 24 * 365)]
    kept = sorted(to_keep(made, NOW))
    old = [time for time in kept if NOW - time > ALL_OF]
    assert len(kept) - len(old) == 97
    assert len(old) <= DAYS + WEEKS + MONTHS
    assert (NOW - kept[0]).days in range(30 * (MONTHS - 2), 31 * MONTHS)


def test_a_long_pause_thins_nothing_out() -> None:
    made = [ago(days=400 + day) for day in range(5)]
    assert to_keep(made, NOW) == set(made)


def test_f53_a_backup_dated_into_the_future_by_a_wrong_clock_is_kept() -> None:
    future = datetime(2099, 1, 1, tzinfo=UTC)
    assert to_keep([future, ago(hours=1), ago(days=1)], NOW) == {future, ago(hours=1), ago(days=1)}
    assert to_keep([ago(days=-1), NOW], datetime(1970, 1, 1, tzinfo=UTC)) == {ago(days=-1), NOW}


@given(times)
@settings(max_examples=60)
def test_the_newest_and_the_young_stay_and_thinning_twice_is_thinning_once(made: set[datetime]) -> None:
    kept = to_keep(made, NOW)
    assert kept <= made
    assert not made or max(made) in kept
    assert {time for time in made if NOW - time <= ALL_OF} <= kept
    assert to_keep(kept, NOW) == kept
    assert len([time for time in kept if NOW - time > ALL_OF]) <= DAYS + WEEKS + MONTHS


@given(times, st.integers(1, 400))
@settings(max_examples=60)
def test_what_is_thinned_today_would_not_be_missed_later(made: set[datetime], days: int) -> None:
    later = NOW + timedelta(days=days)
    assert to_keep(to_keep(made, NOW), later) == to_keep(made, later)
