"""Charts, line of time and locator sketch: all stays on the sheet, and numbers agree with the counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

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
from vedette.domain.report.timeline import MOST_LANES, Lane, timeline
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


def test_charts_say_the_same_numbers_as_the_table_below_them() -> None:
    parts = tally().parts(taxonomies())
    for key in ("types", "places", "days"):
        drawing = figure(parts[key])
        grid = next(block for block in parts[key].blocks if isinstance(block, Grid))
        assert on_the_sheet(drawing) and drawing.says
        if key != "days":
            assert sum(int(row[-1][0].text) for row in grid.rows) == 10
            assert [row[0][0].text for row in grid.rows] == drawing.texts()[::2]


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
    assert timeline([Lane("x", When("", "2021", "2021-13-99"))]) is None


def test_bars_for_nothing_and_for_much_are_drawn() -> None:
    assert on_the_sheet(bars([], ""))
    assert on_the_sheet(bars([Count("x" * 500, 10**9), Count("", 0)], ""))


def test_open_questions_name_what_is_contested_and_what_is_not_known() -> None:
    text = "\n".join(tally().parts(taxonomies())["questions"].texts())
    assert "PLBY-2021-0008: not known or not there: a date" in text and "a second origin" in text
    figures = "\n".join(tally().parts(taxonomies())["figures"].texts())
    assert "10 new in the logbook, 0 changed" in figures


def test_the_line_of_time_has_a_lane_for_each_and_tells_certain_from_possible() -> None:
    lanes = [Lane(one.reference, one.when) for one in ten.TEN]
    drawing = timeline(lanes)
    assert drawing is not None and on_the_sheet(drawing)
    assert {one.reference for one in ten.TEN} <= set(drawing.texts()) and "no date" in drawing.texts()
    boxes = [shape.fill for shape in drawing.shapes if isinstance(shape, Box)]
    assert boxes.count("dark") == 1 and boxes.count("hatched") == 7
    assert timeline(lanes * (MOST_LANES // 10 + 1)) is None
    assert timeline([]) is None


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
