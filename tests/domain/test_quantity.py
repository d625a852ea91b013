"""Quantities: words become figures without inventing limits, and totals say what they leave out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.errors import UserError
from vedette.domain.quantity import Quantity, read_quantity, shown, totals, totals_by_kind

Limits = tuple[float | None, float | None, float | None]


def limits(quantity: Quantity) -> Limits:
    return quantity.low, quantity.best, quantity.high


@pytest.mark.parametrize(
    ("text", "expected", "qualifier", "subject"),
    [
        ("around 250 migrants", (None, 250, None), "about", "migrants"),
        ("at least 3 soldiers", (3, None, None), "at_least", "soldiers"),
        ("up to 40", (None, None, 40), "up_to", "other"),
        ("more than 100", (100, None, None), "more_than", "other"),
        ("fewer than 10 guards", (None, None, 10), "fewer_than", "guards"),
        ("no more than 5", (None, None, 5), "at_most", "other"),
        ("between 20 and 30 persons", (20, None, 30), "between", "persons"),
        ("20-30 people", (20, None, 30), "between", "persons"),
        ("20–30 people", (20, None, 30), "between", "persons"),
        ("two or three shots", (2, None, 3), "between", "shots"),
        ("~3 people", (None, 3, None), "about", "persons"),
        ("250+ people", (250, None, None), "at_least", "persons"),
        ("250 or so", (None, 250, None), "about", "other"),
        (">= 5", (5, None, None), "at_least", "other"),
        ("three men", (None, 3, None), "exact", "men"),
        ("a soldier", (None, 1, None), "exact", "soldiers"),
        ("twenty-five border guards", (None, 25, None), "exact", "guards"),
        ("3 soldiers were killed", (None, 3, None), "exact", "deaths"),
        ("soldiers fired 3 shots", (None, 3, None), "exact", "shots"),
        ("a group of 20 migrants", (None, 20, None), "exact", "migrants"),
        ("one hundred and twenty people", (None, 120, None), "exact", "persons"),
        ("two thousand five hundred people", (None, 2500, None), "exact", "persons"),
        ("1 200", (None, 1200, None), "exact", "other"),
        ("1,200", (None, 1200, None), "exact", "other"),
        ("1\u202f200\u00a0000", (None, 1_200_000, None), "exact", "other"),
        ("0,250", (None, 0.25, None), "exact", "other"),
        ("４２ people", (None, 42, None), "exact", "persons"),
        ("no injuries", (None, 0, None), "exact", "injured"),
        ("No one was hurt", (None, 0, None), "exact", "injured"),
        ("co najmniej 3", (3, None, None), "at_least", "other"),
        ("около 250", (None, 250, None), "about", "other"),
    ],
)
def test_a_figure_is_read_with_its_qualifier_and_no_invented_limit(
    text: str, expected: Limits, qualifier: str, subject: str
) -> None:
    quantity = read_quantity(text)
    assert limits(quantity) == expected
    assert (quantity.qualifier, quantity.subject, quantity.verbatim) == (qualifier, subject, text)
    assert quantity.problems() == {}


@pytest.mark.parametrize(
    "text",
    ["thousands of migrants", "tens of thousands of migrants", "several hundred migrants", "a group of migrants"],
)
def test_a_word_of_quantity_stays_a_word_without_a_figure(text: str) -> None:
    quantity = read_quantity(text)
    assert limits(quantity) == (None, None, None)
    assert (quantity.qualifier, quantity.subject) == ("word", "migrants")
    assert quantity.describe() == f"{text} (word, no figure)"


@pytest.mark.parametrize(
    ("text", "best", "currency", "inferred"),
    [
        ("$407 million", 407_000_000, "USD", True),
        ("US$407 million", 407_000_000, "USD", False),
        ("407 million US dollars", 407_000_000, "USD", False),
        ("EUR 5m", 5_000_000, "EUR", False),
        ("EUR5bn", 5_000_000_000, "EUR", False),
        ("407 mln zł", 407_000_000, "PLN", False),
        ("£5", 5, "GBP", True),
        ("5 rubles", 5, "RUB", True),
        ("5 Belarusian roubles", 5, "BYN", False),
    ],
)
def test_money_says_whether_its_currency_was_our_inference(
    text: str, best: float, currency: str, inferred: bool
) -> None:
    quantity = read_quantity(text)
    assert (quantity.best, quantity.currency, quantity.currency_inferred) == (best, currency, inferred)
    assert quantity.subject == "money"


def test_a_scale_said_once_counts_for_both_ends() -> None:
    assert limits(read_quantity("4-5 million people")) == (4e6, None, 5e6)
    assert limits(read_quantity("between $4m and $5m")) == (4e6, None, 5e6)
    assert limits(read_quantity("two or three million people")) == (2e6, None, 3e6)


def test_units_are_kept_beside_the_figure() -> None:
    fence = read_quantity("180 km of razor wire")
    assert (fence.best, fence.unit, fence.subject) == (180, "km", "length")
    assert fence.describe() == "180 km"


def test_what_was_not_reported_is_not_zero() -> None:
    assert limits(read_quantity("no mention")) == (None, None, None)
    assert read_quantity("number of deaths not reported").nil_reason == "not_reported"
    assert read_quantity("unknown number of migrants").nil_reason == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "xyz",
        "1.234,5 zł",
        "1.200",
        "3.11.2021",
        "1,2,3",
        "3 soldiers and 2 guards",
        "30-20",
        "-3",
        "not 3",
        "half of the 250",
        "several of the 250 migrants",
        "half a million",
        "500-1 million",
        "5m migrants",
        "$5 and €3",
        "9" * 400,
        "many " * 200,
        "\0\ud800\u202e",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read_quantity(text)
    message = str(refused.value)
    assert message.endswith(".") and message.count(". ") == 0
    assert message.isprintable() and len(message) < 300


@settings(max_examples=100)
@given(
    st.text(max_size=200)
    | st.from_regex(r"(about|up to|\$)? ?\d{1,7}([., -]\d{1,4})? ?(men|m|k|million)?", fullmatch=True)
)
def test_no_text_whatever_raises_anything_but_a_user_error(text: str) -> None:
    try:
        quantity = read_quantity(text)
    except UserError:
        return
    assert quantity.problems() == {}
    assert all(math.isfinite(figure) for figure in quantity.figures())


@settings(max_examples=100)
@given(st.integers(0, 10**12), st.sampled_from(["about", "at_least", "at_most", "up_to", "more_than", "fewer_than"]))
def test_a_printed_quantity_is_read_back(figure: int, qualifier: str) -> None:
    field = {"about": "best", "at_least": "low", "more_than": "low"}.get(qualifier, "high")
    quantity = Quantity(subject="migrants", qualifier=qualifier, **{field: float(figure)})  # type: ignore[arg-type]
    again = read_quantity(quantity.describe().split(" (")[0])
    assert (limits(again), again.qualifier, again.subject) == (limits(quantity), qualifier, "migrants")


def test_words_for_print_name_limits_and_inferences() -> None:
    assert read_quantity("around 250 migrants").describe() == "about 250 migrants"
    assert read_quantity("around 250 migrants").describe("persons on the move") == "about 250 persons on the move"
    assert read_quantity("at least 3").describe() == "at least 3 (low 3)"
    assert read_quantity("20-30 people").describe() == "between 20 and 30 persons (low 20, high 30)"
    assert read_quantity("$407 million").describe() == "407\u00a0000\u00a0000 USD (currency inferred)"
    assert Quantity(nil_reason="not_reported").describe() == "not reported"
    assert Quantity().describe() == "no figure"
    assert Quantity(low=2, best=3, high=4, subject="deaths").describe() == "3 deaths (low 2, high 4)"
    assert shown(1234.5) == "1\u00a0234.5"


def test_search_compares_best_else_the_limit_that_fits_the_sign() -> None:
    assert Quantity(low=1, best=2, high=3).comparable(">") == 2
    assert Quantity(low=1, high=3).comparable(">=") == 1
    assert Quantity(low=1, high=3).comparable("<") == 3
    assert Quantity(low=1, high=3).comparable("=") is None
    assert Quantity(low=3, high=3).comparable("=") == 3
    assert Quantity(high=3).comparable(">") is None


def test_problems_stand_beside_their_field() -> None:
    assert set(Quantity(low=5, high=3).problems()) == {"best"}
    assert set(Quantity(best=-1).problems()) == {"low"}
    assert set(Quantity(subject="", best=1).problems()) == {"subject"}
    assert set(Quantity(best=1, qualifier="sort_of").problems()) == {"qualifier"}
    assert set(Quantity(best=1, nil_reason="unknown").problems()) == {"nil_reason"}
    assert set(Quantity().problems()) == {"verbatim"}
    assert Quantity(nil_reason="unknown").problems() == {}


@pytest.mark.parametrize("figure", [math.nan, math.inf, -math.inf])
def test_a_figure_that_is_no_number_can_not_be_kept(figure: float) -> None:
    with pytest.raises(UserError):
        Quantity(best=figure)


def test_totals_name_a_floor_and_the_rows_without_a_figure() -> None:
    rows = [read_quantity(text) for text in ("around 250", "3", "thousands")]
    assert totals(rows).describe() == "low 3 – best 253 – high unknown (3 rows, 1 without a figure)"
    open_ended = totals([*rows, read_quantity("at least 20")])
    assert (open_ended.low, open_ended.best, open_ended.high) == (23, None, None)
    assert totals([read_quantity("up to 40"), read_quantity("20-30")]).low == 20
    assert totals([read_quantity("up to 40"), read_quantity("20-30")]).high == 70


def test_totals_leave_out_rows_that_are_not_chosen() -> None:
    sums = totals([Quantity(best=3), Quantity(best=30, chosen=False)])
    assert (sums.best, sums.rows) == (3, 1)
    assert totals([]).describe() == "low unknown – best unknown – high unknown (0 rows, 0 without a figure)"


def test_unlike_things_are_never_added_up() -> None:
    rows = [read_quantity(text) for text in ("3 soldiers", "4 migrants", "$5", "€5", "2 soldiers")]
    assert [(kind, sums.best) for kind, sums in totals_by_kind(rows).items()] == [
        (("soldiers", "", ""), 5),
        (("migrants", "", ""), 4),
        (("money", "", "USD"), 5),
        (("money", "", "EUR"), 5),
    ]


@settings(max_examples=50)
@given(st.lists(st.builds(Quantity, best=st.floats(0, 1e9)), max_size=8))
def test_totals_keep_low_best_and_high_in_order(rows: list[Quantity]) -> None:
    sums = totals(rows)
    figures = [figure for figure in (sums.low, sums.best, sums.high) if figure is not None]
    assert figures == sorted(figures)
