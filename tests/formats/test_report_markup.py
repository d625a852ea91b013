"""Templates of print reach no further than the values they are given."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from vedette.domain.report.blocks import cell, strong
from vedette.formats.report_markup import environment, row_markup


@pytest.mark.parametrize(
    "reaching",
    ["{{ values.__class__.__mro__ }}", "{{ values.append(1) }}", "{{ '{0.__class__}'.format(values) }}"],
)
def test_f118_a_template_neither_looks_behind_its_values_nor_changes_them(reaching: str) -> None:
    values = ["one"]
    with pytest.raises(SecurityError):
        environment().from_string(reaching).render(values=values)
    assert values == ["one"]


def test_f118_a_value_is_never_read_as_a_template_or_as_markup() -> None:
    made = environment().from_string("{{ text }}").render(text="{{ 7*7 }}<b>%s{0}")
    assert made == "{{ 7*7 }}&lt;b&gt;%s{0}"


def test_a_name_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ forgotten }}").render()


def test_a_row_says_of_each_cell_from_where_it_reads() -> None:
    cells = (cell(strong("<one>"), "two"), cell("שלום", "three"), ())
    made = row_markup(cells, (50, 30, 20), {2})
    assert made == (
        '<tr><td width="50%" dir="ltr"><span class="strong">&lt;one&gt;</span><br>two</td>'
        '<td width="30%"><p dir="rtl">\u2068שלום\u2069</p><p dir="ltr">three</p></td>'
        '<td width="20%" class="number" align="right" dir="ltr">&nbsp;</td></tr>\n'
    )
