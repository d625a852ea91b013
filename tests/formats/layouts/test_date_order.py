from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.errors import NeedsChoice
from vedette.formats.layouts.date_order import DateOrder


def decided(cells: Iterable[str]) -> str:
    order = DateOrder()
    for cell in cells:
        order.hear(cell)
    return order.decided()


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/11/2021", "13/11/2021"], "dmy"),
        (["03/11/2021", "11/13/2021"], "mdy"),
        (["Fri, 01/02/2021 - 12:00", "Mon, 04/05/2021"], "mdy"),
        (["Wed 03/11/2021"], "dmy"),
        (["2021-11-03", "3 Nov 2021", "", "unknown"], ""),
        (["05/05/2021", "2021-11-03"], ""),
        (["3.11.2021", "4.12.2021"], ""),
        (["99/12/31", "04/02/03"], "ymd"),
        (["99.12.31", "04.02.03"], "ymd"),
        (["11.25.21", "11.3.21"], "mdy"),
        (["3.11.21", "4.11.21", "05.11.21", "31.02.21"], ""),
        (["13.11.2021", "3/11/2021"], "dmy"),
        (["from 3/11/2021 to 14/11/2021"], "dmy"),
        (["13-Jan-20", "12/31/2020"], "mdy"),
    ],
)
def test_all_dates_of_a_file_together_tell_which_figure_is_the_day(cells: list[str], order: str) -> None:
    assert decided(cells) == order


def test_a_file_that_does_not_tell_is_asked_about_with_examples() -> None:
    with pytest.raises(NeedsChoice, match="--date-order") as caught:
        decided(["03/11/2021", "04/11/2021"])
    assert "“03/11/2021”" in str(caught.value)
    assert caught.value.choices == ("dmy", "mdy")


def test_a_file_written_in_two_orders_is_asked_about() -> None:
    with pytest.raises(NeedsChoice, match="more than one order") as caught:
        decided(["13/11/2021", "11/13/2021", "03/04/2021"])
    assert "“13/11/2021”" in str(caught.value)
    assert "“11/13/2021”" in str(caught.value)


def test_two_orders_are_no_question_where_each_date_speaks_for_itself() -> None:
    assert decided(["13/11/2021", "11/13/2021"]) == ""


@given(st.lists(st.text(max_size=40)))
def test_no_text_breaks_the_question(cells: list[str]) -> None:
    try:
        assert decided(cells) in {"", "dmy", "mdy", "ymd"}
    except NeedsChoice as question:
        assert question.choices
