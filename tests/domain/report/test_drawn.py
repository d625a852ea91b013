"""Charts, line of time and locator sketch: all stays on the sheet, and numbers agree with the counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.report import ten
from vedette.domain.place import Place
from vedette.domain.report.blocks import Figure, Grid, Section
from vedette.domain.report.charts import MOST_COLUMNS, Count, Days, bars, columns
from vedette.domain.report.drawing import Box, Drawing, Ring, Stroke, Words
from vedette.domain.report.locator import locator_section
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.tally import Tally
from vedette.domain.report.time_axis import TimeAxis
from vedette.domain.report.timeline import MOST_LANES, Lane, timeline_blocks, timelines
from vedette.domain.when import When
from vedette.formats.svg import as_svg
from vedette.paths import neighbours, taxonomies

SITREP = ReportRequest(datetime(2021, 11, 5), template="sitrep", from_day="2021-11-01")


def on_the_sheet(drawing: Drawing) -> bool:
    """Whether every shape and every word begins within the sheet."""
    found = []
    for shape in drawing.shapes:
        match shape:
            case Stroke():
                found += [0 <= x <= drawing.width + 1 and 0 <= y <= drawing.height + 1 for x, y in shape.points]
            case Box():
                across = shape.x + shape.width <= drawing.width + 1 and shape.y + shape.height <= drawing.height + 1
                found.append(across and shape.x >= -1 and shape.y >= -1)
            case Words():
                found.append(0 <= shape.x <= drawing.width and 0 < shape.y <= drawing.height)
            case Ring():
                found.append(0 <= shape.x <= drawing.width and 0 <= shape.y <= drawing.height)
    return all(found)


def figure(section: Section) -> Drawing:
    return next(block.drawing for block in section.blocks if isinstance(block, Figure))


def tally() -> Tally:
    made = Tally()
    for dossier in ten.ten():
        made.add(dossier, SITREP)
    return made


def test_charts_say_each_label_with_its_number() -> None:
    parts = tally().parts(taxonomies())
    for key in ("types", "places"):
        drawing = figure(parts[key])
        assert on_the_sheet(drawing) and drawing.says
        assert sum(map(int, drawing.texts()[1::2])) == 10
    assert {"May 2021", "1+3", "0+3"} & set(figure(parts["days"]).texts()) >= {"May 2021"}


def test_many_days_stand_in_a_table_too_for_a_chart_has_no_room_for_their_numbers() -> None:
    made = Tally()
    for day in range(1, 29):
        made.add(ten.dossier(replace(ten.WALL, when=When("", f"2021-02-{day:02d}", f"2021-02-{day:02d}"))), SITREP)
    section = made.parts(taxonomies())["days"]
    grid = next(block for block in section.blocks if isinstance(block, Grid))
    assert len(grid.rows) == 28 and on_the_sheet(figure(section))
    assert "1 Feb" in figure(section).texts()


def test_an_uncertain_day_is_a_band_and_never_a_fact() -> None:
    days = Days.none()
    days.add(When("", "2021-11-03", "2021-11-03"))
    days.add(When("", "2021-11-02", "2021-11-04"))
    days.add(When())
    assert days.counts() == ("day", [Count("2021-11-02", 0, 1), Count("2021-11-03", 1, 1), Count("2021-11-04", 0, 1)])
    assert days.undated == 1
    fills = {shape.fill for shape in columns(days.counts()[1], "").shapes if isinstance(shape, Box)}
    assert fills == {"dark", "hatched"}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.dates(), st.integers(0, 900)), max_size=30))
def test_any_days_make_few_enough_columns(found: list[tuple[object, int]]) -> None:
    days = Days.none()
    for day, _ in found:
        days.add(When("", str(day), "9999-12-31" if len(str(day)) % 2 else str(day)))
    _, counts = days.counts()
    assert len(counts) <= MOST_COLUMNS
    assert on_the_sheet(columns(counts, ""))


def test_days_that_are_no_days_break_nothing() -> None:
    days = Days.none()
    for earliest in ("2021", "2021-11", "-0044-03-15", "Y17E7", ""):
        days.add(When("", earliest, "2021-11-04"))
        days.add(When("", earliest, earliest))
    assert days.counts()[1]
    assert timelines([Lane("x", When("", "2021", "2021-13-99"))]) == []
    assert timeline_blocks([Lane("x", When())], Days.none()) == ()


def test_bars_for_nothing_and_for_much_are_drawn() -> None:
    assert on_the_sheet(bars([], ""))
    assert on_the_sheet(bars([Count("x" * 500, 10**9), Count("", 0)], ""))


def test_open_questions_name_what_is_contested_and_what_is_not_known() -> None:
    text = "\n".join(tally().parts(taxonomies())["questions"].texts())
    assert "Without a date\nPLBY-2021-0006, PLBY-2021-0008" in text and "Resting on one origin alone" in text
    figures = "\n".join(tally().parts(taxonomies())["figures"].texts())
    assert "10 new in the logbook, 0 changed" in figures


def test_the_line_of_time_has_a_lane_for_each_and_tells_certain_from_possible() -> None:
    lanes = [Lane(one.reference, one.when) for one in ten.TEN]
    (drawing,) = timelines(lanes)
    assert on_the_sheet(drawing)
    assert {one.reference for one in ten.TEN} <= set(drawing.texts()) and "no date" in drawing.texts()
    boxes = [shape.fill for shape in drawing.shapes if isinstance(shape, Box)]
    assert boxes.count("dark") == 1 and boxes.count("hatched") == 7
    assert timelines([]) == []


@pytest.mark.parametrize("landscape", [False, True])
def test_a_long_line_of_time_goes_on_over_pages_and_a_longer_one_is_counted(landscape: bool) -> None:
    lanes = [Lane(one.reference, one.when) for one in ten.TEN] * (MOST_LANES // 10)
    drawn = timelines(lanes, landscape=landscape)
    assert len(drawn) > 2 and all(map(on_the_sheet, drawn))
    assert max(one.height for one in drawn) < (440 if landscape else 640)
    assert sum(one.texts().count("PLBY-2021-0001") for one in drawn) == MOST_LANES // 10
    assert len({tuple(word for word in one.texts() if "2021" in word and "PLBY" not in word) for one in drawn}) == 1
    days = Days.none()
    for lane in (more := [*lanes, lanes[0]]):
        days.add(lane.when)
    (figure,) = timeline_blocks(more, days, landscape=landscape)
    assert isinstance(figure, Figure) and "too many for a lane each" in figure.caption.text
    assert "Without a date: 32." in figure.caption.text


@settings(max_examples=60)
@given(st.dates(), st.integers(1, 900_000))
def test_round_dates_on_an_axis_are_few_in_order_and_between_its_ends(first: date, days: int) -> None:
    axis = TimeAxis(first.toordinal(), min(first.toordinal() + days, date.max.toordinal()), 10, 100)
    if axis.low < axis.high:
        places = [x for x, _ in axis.ticks()]
        assert len(places) <= 10 and places == sorted(set(places)) and all(10 <= x <= 110 for x in places)


def test_axes_say_days_mondays_months_and_years() -> None:
    start = date(2021, 11, 3).toordinal()
    assert [label for _, label in TimeAxis(start, start + 3, 0, 9).ticks()] == ["3 Nov", "4 Nov", "5 Nov"]
    assert [label for _, label in TimeAxis(start, start + 20, 0, 9).ticks()] == ["8 Nov", "15 Nov", "22 Nov"]
    assert [label for _, label in TimeAxis(start, start + 100, 0, 9).ticks()][:2] == ["Dec 2021", "Jan 2022"]
    assert [label for _, label in TimeAxis(start, start + 4_000, 0, 9).ticks()][:2] == ["2022", "2024"]


def test_a_sketch_shows_place_ring_scale_north_and_known_places() -> None:
    section = locator_section(ten.FENCE.places, neighbours())
    drawing = figure(section)
    assert on_the_sheet(drawing)
    assert {"1", "N", "20 km", "Sokółka"} <= set(drawing.texts())
    (ring,) = [shape for shape in drawing.shapes if isinstance(shape, Ring)]
    assert ring.dashed and ring.radius > 20
    assert "near a border fence" in "".join(section.blocks[0].texts())


def test_no_point_means_no_sketch() -> None:
    assert locator_section(ten.INCURSION.places, neighbours()).blocks == ()


@settings(max_examples=60)
@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 1e7), st.floats(-90, 90), st.floats(-180, 180))
def test_any_two_points_of_the_earth_are_drawn_on_the_sheet(
    lat: float, lon: float, radius: float, lat2: float, lon2: float
) -> None:
    places = (Place(text="a", lat=lat, lon=lon, uncertainty_m=radius), Place(text="b", lat=lat2, lon=lon2))
    drawing = figure(locator_section(places[:1], neighbours()))
    assert on_the_sheet(drawing)
    assert "a" in "".join(locator_section(places, neighbours()).blocks[0].texts())


def test_a_drawing_in_a_file_holds_its_words_as_text_and_nothing_else() -> None:
    hostile = replace(ten.FENCE.places[0], text='"/><image href="file:///x">')
    drawing = figure(locator_section((hostile,), neighbours()))
    words = Words(1, 1, "<script>&", bold=True, room=20)
    svg = as_svg(replace(drawing, shapes=(*drawing.shapes, words), says='"x'))
    assert "<script" not in svg and "&lt;sc" in svg and 'aria-label="&#34;x"' in svg
    assert "<image" not in svg and "href" not in svg and "url(" not in svg
