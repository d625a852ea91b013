from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.make import day, incident
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.similarity import POSSIBLE, Likeness, Traits, days_between, likeness, metres_between, traits
from vedette.domain.when import When

USNARZ = Place(text="near Usnarz Górny", name="Usnarz Górny", lat=53.29, lon=23.79, uncertainty_m=1000)
SHOTS = incident(title="Belarusian soldiers threaten to open fire", when=day("2021-11-03"), places=(USNARZ,))


def alike(one: Incident, other: Incident) -> Likeness:
    return likeness(traits(one), traits(other))


def test_an_incident_is_wholly_like_itself_and_says_why() -> None:
    assert alike(SHOTS, SHOTS) == Likeness(1.0, ("the same day", "the same place", "the same title"))


def test_another_account_of_the_same_day_and_place_is_worth_a_look() -> None:
    other = incident(title="Żołnierze grozili otwarciem ognia", places=(Place(text="Usnarz Gorny"),))
    found = alike(SHOTS, other)
    assert found.possible
    assert found.reasons == ("the same day", "the same place")


def test_a_title_in_other_forms_of_its_words_is_much_like_it() -> None:
    other = incident(title="Soldier of Belarus threatened opening fire", when=day("2021-11-04"))
    assert alike(SHOTS, other).reasons == ("1 day apart", "a title much like it")


@pytest.mark.parametrize("day_", ["2021-10-30", "2021-11-07", "2020-11-03"])
def test_days_far_apart_rule_it_out_whatever_the_words_say(day_: str) -> None:
    assert alike(SHOTS, replace(SHOTS, when=day(day_))) == Likeness()


def test_points_far_apart_rule_it_out_unless_the_place_has_the_same_name() -> None:
    far = replace(USNARZ, text="Kuźnica", name="Kuźnica", lat=53.51, lon=23.65)
    assert alike(SHOTS, replace(SHOTS, places=(far,))).score == 0
    assert alike(SHOTS, replace(SHOTS, places=(replace(far, name="Usnarz Górny"),))).possible


def test_what_is_uncertain_about_both_points_brings_them_nearer() -> None:
    there = replace(USNARZ, text="Kuźnica", name="Kuźnica", lat=53.51, lon=23.65, uncertainty_m=40_000)
    assert metres_between(traits(SHOTS), traits(replace(SHOTS, places=(there,)))) == 0
    assert "the same place as far as is known" in alike(SHOTS, replace(SHOTS, places=(there,))).reasons


def test_one_name_within_the_other_is_a_place_of_that_name() -> None:
    found = alike(SHOTS, incident(title="Shots", places=(Place(text="Usnarz"),)))
    assert found.reasons == ("the same day", "a place of that name")


def test_a_country_in_common_makes_no_two_incidents_alike() -> None:
    one, other = (incident(title=title, places=(Place(country="PL", admin1="podlaskie"),)) for title in "ab")
    assert alike(one, other).reasons == ("the same day",)
    assert not alike(one, other).possible


def test_titles_of_the_same_words_are_worth_a_look_even_without_dates() -> None:
    one, other = (incident(title="The wall on the eastern border approved", when=When()) for _ in range(2))
    assert alike(one, other) == Likeness(POSSIBLE, ("the same title",))


def test_a_day_within_a_long_period_says_little() -> None:
    summer = When(text="summer", earliest="2021-06-01", latest="2021-11-30")
    assert alike(SHOTS, replace(SHOTS, when=summer, places=())).score < alike(SHOTS, replace(SHOTS, places=())).score


def test_words_that_mean_nothing_are_not_in_common() -> None:
    assert alike(incident(title="a wall on the border"), incident(title="the flares in the wood")).reasons == (
        "the same day",
    )


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (When(), day("2021-11-03"), None),
        (day("2021-11-03"), day("2021-11-05"), 2),
        (When(latest="2021-11-01"), When(earliest="2021-11-04"), 3),
        (When(earliest="2021-11-04"), When(latest="2021-11-01"), 3),
        (When(earliest="2021-11-01"), When(latest="2021-11-04"), 0),
        (day("2021-11-03"), day("0000-00-00"), 4),
    ],
)
def test_days_are_counted_from_end_to_beginning(one: When, other: When, days: int | None) -> None:
    assert (days_between(one, other), days_between(other, one)) == (days, days)


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    long = incident(title="shots " * 2_000_000, places=(USNARZ,) * 3000)
    assert (len(traits(long).text), len(traits(long).points)) == (2, 20)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([(), (USNARZ,)]))
def test_likeness_is_the_same_whichever_way_round(one: str, other: str, places: tuple[Place, ...]) -> None:
    a, b = traits(incident(title=one, places=places)), traits(incident(title=other, narrative=one))
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b).score <= 1
    assert likeness(a, Traits()).score == 0
