"""Coordinates as people write them: every form gives the same point, every slip one clear sentence."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.coordinates import (
    Point,
    as_decimal,
    as_dms,
    as_mgrs,
    read,
    read_pair,
    stated,
    suspicious,
)
from vedette.domain.errors import UserError
from vedette.domain.globe import distance

LATITUDES = st.floats(-90, 90, allow_nan=False)
LONGITUDES = st.floats(-180, 180, allow_nan=False)
POINTS = st.builds(Point, LATITUDES, LONGITUDES)


def metres(a: Point, b: Point) -> float:
    return distance(a.lat, a.lon, b.lat, b.lon)


@pytest.mark.parametrize(
    "text",
    [
        "53.27, 23.66",
        "53.27,23.66",
        "53,27 23,66",
        "53,27, 23,66",
        "53,27;23,66",
        "53,27,23,66",
        "53.27;23.66",
        "53.27/23.66",
        "53.27N 23.66E",
        "N53.27 E23.66",
        "E 23.66 N 53.27",
        "N 53.27 23.66",
        "POINT(23.66 53.27)",
        "point z (23.66 53.27 140)",
        "SRID=4326;POINT (23.66 53.27)",
        "53°16'12\"N 23°39'36\"E",
        "53°16′12″N, 23°39′36″E",
        "53° 16' 12'' N 23° 39' 36'' E",
        "53 deg 16.2' N, 23 deg 39.6' E",
        "53 16 12 23 39 36",
        "N 53 16.2 E 23 39.6",
        "53°16′12″ с.ш. 23°39′36″ в.д.",
        "53.27 North 23.66 East",
        "lat 53.27 lon 23.66",
        "lon: 23.66, lat: 53.27",
        "(53.27, 23.66)",
        "geo:53.27,23.66",
        "٥٣٫٢٧ ٢٣٫٦٦",
        "\u200e53.27,\u00a023.66\u200f",
    ],
)
def test_every_way_of_writing_a_place_near_usnarz_gives_the_same_point(text: str) -> None:
    point = read(text)
    assert (point.lat, point.lon) == pytest.approx((53.27, 23.66), abs=1e-9)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("-33.8 151.2", -33.8, 151.2),
        ("33.8S 151.2E", -33.8, 151.2),
        ("−53.27 −23.66", -53.27, -23.66),
        ("40°26.767′ N 79°58.933′ W", 40.446117, -79.982217),
        ("lon=-23.66 lat=53.27", 53.27, -23.66),
        ("53, 23", 53, 23),
        ("0, 0", 0, 0),
        ("90, 180", 90, 180),
    ],
)
def test_signs_hemispheres_and_limits_are_kept(text: str, lat: float, lon: float) -> None:
    point = read(text)
    assert (point.lat, point.lon) == pytest.approx((lat, lon), abs=1e-6)


@pytest.mark.parametrize("text", ["34UFE77340408", "34UFE 7734 0408", "34ufe 7734 0408", " 34 U FE 7734 0408 "])
def test_a_grid_reference_is_read_with_blanks_and_in_small_letters(text: str) -> None:
    point = read(text)
    assert (point.lat, point.lon) == pytest.approx((53.25634, 23.658629), abs=1e-5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing in it"),
        ("   ", "nothing in it"),
        ("N 50° 27'", "only a latitude of 50.45 was understood"),
        ("E 23.66", "only a longitude of 23.66 was understood"),
        ("53.27", "longitude is missing"),
        ("53,27", "decimal comma"),
        ("123.66, 53.27", "look swapped"),
        ("100, 190", "latitude of 100 is beyond 90"),
        ("53, 190", "longitude of 190 is beyond 180"),
        ("nan, 5", "no number"),
        ("5; nan", "nan is no number"),
        ("inf inf", "no number"),
        ("1e5, 2", "no number"),
        ("53°70' 23°10'", "70 minutes"),
        ("53.5°10' 23°10'", "decimals and minutes"),
        ("53°10.5'10\" 23°10'10\"", "decimals and seconds"),
        ("53N 54N", "both halves are latitudes"),
        ("23E 24W", "both halves are longitudes"),
        ("-53S 10E", "minus sign"),
        ("N53S; 10", "stand at the same number"),
        ("53.27, 23.66, 100", "more than a latitude and a longitude"),
        ("34UFE", "100 km"),
        ("34UFE773", "this one has 3"),
        ("61UFE77340408", "no such square"),
        ("POINT EMPTY", "no number"),
        ("POINT(1)", "a POINT holds"),
        ("POINT(nan nan)", "nan is no number"),
        ("9" * 500, "longer than 200"),
        ("somewhere near the fence", "no number"),
        ("a\0b\ud800\u202e", "no number"),
    ],
)
def test_what_can_not_be_a_point_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    message = str(refused.value)
    assert said in message
    assert message.count(". ") == 0
    assert message.isprintable() and len(message) < 300


def test_two_cells_are_read_together_and_both_halves_may_stand_in_one() -> None:
    assert read_pair("53,27", "23,66") == read_pair("53.27, 23.66", "") == read_pair("", "53.27 23.66")
    assert read_pair("23.66E", "53.27N") == Point(53.27, 23.66)


@pytest.mark.parametrize(
    ("lat", "lon"), [("", ""), ("53.27", ""), ("nan", "23"), ("95", "200"), ("x", "1"), ("1" * 300, "2")]
)
def test_two_cells_that_are_no_point_are_refused(lat: str, lon: str) -> None:
    with pytest.raises(UserError):
        read_pair(lat, lon)


@pytest.mark.parametrize(("lat", "lon"), [(math.nan, 0), (0, math.inf), (91, 0), (0, -180.5)])
def test_a_point_off_the_globe_can_not_be_made(lat: float, lon: float) -> None:
    with pytest.raises(UserError):
        Point(lat, lon)


@settings(max_examples=100)
@given(POINTS)
def test_what_is_written_in_decimals_or_dms_is_read_back(point: Point) -> None:
    assert metres(point, read(as_decimal(point))) < 0.2
    assert metres(point, read(as_dms(point))) < 0.5


@settings(max_examples=100)
@given(POINTS)
def test_a_grid_reference_is_read_back_within_two_metres(point: Point) -> None:
    grid = as_mgrs(point)
    assert (grid == "") == (abs(point.lat) == 90)
    if grid:
        assert metres(point, read(grid)) < 2


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_no_text_whatever_raises_anything_but_a_user_error(text: str) -> None:
    try:
        point = read(text)
    except UserError:
        return
    assert abs(point.lat) <= 90 and abs(point.lon) <= 180


def test_minutes_and_seconds_never_show_sixty() -> None:
    assert as_dms(Point(52.999999999, -0.000000001)) == "53°00′00″N 0°00′00″E"
    assert as_dms(Point(53.27, -23.6603)) == "53°16′12″N 23°39′37.08″W"


def test_decimals_are_short_and_show_no_minus_zero() -> None:
    assert as_decimal(Point(53.0, -0.00000001)) == "53, 0"


def test_the_distance_from_usnarz_to_minsk_is_about_267_km() -> None:
    assert metres(Point(53.27, 23.66), Point(53.9, 27.5667)) == pytest.approx(267_000, rel=0.02)
    assert metres(Point(0, 0), Point(0, 180)) == pytest.approx(math.pi * 6_371_008.8)


def test_null_island_and_a_number_typed_twice_are_pointed_out() -> None:
    assert "0, 0" in suspicious(Point(0, 0))
    assert "same number" in suspicious(Point(53.27, 53.27))
    assert suspicious(Point(53.27, 23.66)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "53.27, 23.66",
        "53,27; 23,66",
        "53,27 23,66",
        "geo:53.27,23.66",
        "POINT(23.66 53.27)",
        "53°16'12\"N 23°39'36\"E",
        "53 16 12 N 23 39 36 E",
    ],
)
def test_a_place_that_is_nothing_but_coordinates_is_told_from_words(text: str) -> None:
    assert stated(text) == Point(53.27, 23.66)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Usnarz Górny",
        "Marker 402",
        "12 34",
        "402/1 403/2",
        "3.11.2021",
        "Usnarz 53.27, 23.66",
        "1.25, 2.5 km",
        "5°",
    ],
)
def test_words_and_numbers_that_may_mean_something_else_are_no_coordinates(text: str) -> None:
    assert stated(text) is None


def test_minutes_and_seconds_leave_no_dust_of_binary_numbers_behind() -> None:
    assert read("53°16′12″N 23°39′36″E") == Point(53.27, 23.66)


def test_a_longitude_alone_is_not_called_a_latitude() -> None:
    with pytest.raises(UserError, match="it is a longitude and the latitude is missing"):
        read_pair("", "23.66")


def test_a_square_that_does_not_lie_in_its_band_is_refused() -> None:
    with pytest.raises(UserError, match="no such square"):
        read("54VWD2380")
