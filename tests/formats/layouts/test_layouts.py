from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.layouts.foreign import GOOD, HEADERLESS, cells_of, columns, read
from tests.hostile import HOSTILE
from vedette.domain.errors import NeedsChoice
from vedette.domain.settling import settled
from vedette.formats.layouts import LAYOUTS, detect, named_layout
from vedette.formats.layouts.layout import ReadOptions
from vedette.formats.layouts.ucdp import HDX, NAMES

WIDTHS = {"acled": 31, "acled-old": 31, "ucdp-ged": 49, "gdelt1": 58, "gdelt2": 61, "gtd": 135, "iom": 25,
          "iom-2021": 21, "sigact": 32}  # fmt: skip
foreign = pytest.mark.parametrize("layout", list(GOOD))


def test_all_layouts_are_there_under_the_names_that_scripts_use() -> None:
    names = [layout.name for layout in LAYOUTS]
    assert sorted(names) == sorted(["vedette", "plain", *GOOD])
    assert {name: len(columns(name)) for name in GOOD} == WIDTHS


@foreign
def test_every_column_is_named_once_and_says_what_it_becomes(layout: str) -> None:
    found = named_layout(layout).columns
    assert len({column.name for column in found}) == len(found)
    assert all(column.becomes.strip() for column in found)
    assert named_layout(layout).targets(ReadOptions(), columns(layout)) == tuple(column.becomes for column in found)


@foreign
def test_a_layout_is_recognised_by_its_headings_in_any_order_and_spelling(layout: str) -> None:
    row = cells_of(layout, GOOD[layout])
    assert detect(columns(layout), [row]).name == layout
    assert detect([name.upper().replace("_", " ") for name in columns(layout)][::-1], [row[::-1]]).name == layout


@pytest.mark.parametrize("layout", [*HEADERLESS, "ucdp-ged"])
def test_rows_without_headings_are_recognised_by_what_stands_in_them(layout: str) -> None:
    assert detect((), [cells_of(layout, GOOD[layout])] * 3).name == layout
    assert detect((), [cells_of(layout, GOOD[layout])]).name == layout


def test_variants_of_other_widths_are_recognised_too() -> None:
    row = {**GOOD["ucdp-ged"], "iso3": "XAA"}
    assert detect(HDX, []).name == "ucdp-ged"
    assert detect((), [[row.get(name, "") for name in HDX]]).name == "ucdp-ged"
    assert detect((), [cells_of("gdelt1", GOOD["gdelt1"])[:-1]]).name == "gdelt1"
    assert detect([name for name in NAMES if not name.endswith("_dset_id")], []).name == "ucdp-ged"


def test_two_layouts_in_one_header_are_asked_about() -> None:
    with pytest.raises(NeedsChoice, match="acled or ucdp-ged"):
        detect([*columns("acled"), *columns("ucdp-ged")], [])


@foreign
def test_rows_of_other_widths_are_no_such_file(layout: str) -> None:
    row = cells_of(layout, GOOD[layout])
    with pytest.raises(NeedsChoice):
        detect((), [row[:-2]])


@foreign
def test_a_good_row_makes_no_remarks_claims_no_contest_and_settles(layout: str) -> None:
    found = read(layout)
    assert found.incident is not None
    assert found.problems == ()
    assert not found.incident.contested
    assert found.external is not None
    stored = settled(replace(found.incident, uid="x"))
    assert stored.when.problems() == []
    assert not [problem for quantity in stored.quantities for problem in quantity.problems()]


@foreign
def test_only_gtd_makes_claims_of_a_row(layout: str) -> None:
    found = read(layout).incident
    assert found is not None
    assert bool(found.claims) == (layout == "gtd")


@foreign
def test_an_empty_row_is_no_crash(layout: str) -> None:
    found = named_layout(layout).reader(ReadOptions(), columns(layout))([""] * len(columns(layout)))
    assert found.incident is not None or found.problems


@settings(max_examples=60)
@given(data=st.data())
def test_no_cell_breaks_a_row_and_what_is_read_can_be_stored(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(list(GOOD)))
    names = data.draw(st.lists(st.sampled_from(columns(layout)), max_size=6))
    odd = st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE), st.sampled_from(["-9", "0", "1e999", "2021-02-30"]))
    found = read(layout, {name: data.draw(odd) for name in names})
    if found.incident is None:
        assert found.problems
    else:
        assert settled(replace(found.incident, uid="x")).uid == "x"


@settings(max_examples=30)
@given(st.sampled_from(list(GOOD)), st.lists(st.one_of(st.text(max_size=12), st.sampled_from(HOSTILE)), max_size=70))
def test_no_header_breaks_a_layout(layout: str, header: list[str]) -> None:
    found = named_layout(layout)
    for ask in (found.dates, found.keys, found.targets):
        assert len(ask(ReadOptions(), header)) <= len(header)
    read_row = found.reader(ReadOptions(), header)(["1"] * len(header))
    assert read_row.incident is not None or read_row.problems
