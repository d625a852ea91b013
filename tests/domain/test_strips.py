"""Strips decide nothing that a distance would decide otherwise, and leave little to it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from vedette.domain.globe import distance
from vedette.domain.strips import STRIPS, Span, Strip, strips

latitudes = st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, 0.0, 90.0, 53.27]))
longitudes = st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, -179.99, 0.0, 179.99, 180.0]))
reaches = st.one_of(st.integers(0, 100_000), st.integers(0, 21_000_000))


def within(spans: tuple[Span, ...], longitude: float) -> bool:
    return any(west <= longitude <= east for west, east in spans)


def strip_of(found: list[Strip], latitude: float) -> Strip | None:
    return next((one for one in found if one.south <= latitude < one.north), None)


def check(point: tuple[float, float], other: tuple[float, float], metres: int, further: int) -> None:
    found = strip_of(list(strips(*point, metres, further, further + 1_000)), other[0])
    apart = distance(*point, *other)
    sure = found is not None and within(found.sure, other[1])
    usual = found is not None and within(found.usual, other[1])
    possible = found is not None and within(found.open, other[1])
    assert not sure or apart <= metres
    assert usual or apart > metres + further
    assert possible or apart > metres + further + 1_000
    assert possible >= usual >= sure


points = st.tuples(latitudes, longitudes)


@given(points, points, reaches, st.sampled_from([0, 6_000, 50_000]))
def test_what_strips_decide_a_distance_decides_alike(
    point: tuple[float, float], other: tuple[float, float], metres: int, further: int
) -> None:
    check(point, other, metres, further)


@given(points, reaches, st.floats(-1, 1), st.floats(-1, 1))
def test_points_near_the_edge_are_decided_alike_too(
    point: tuple[float, float], metres: int, up: float, across: float
) -> None:
    other = (point[0] + up * metres / 111_000, point[1] + across * metres / 60_000)
    assume(-90 <= other[0] <= 90 and -180 <= other[1] <= 180)
    check(point, other, metres, 0)


def test_little_is_left_open_in_a_large_circle() -> None:
    found = list(strips(50.0, 30.0, 300_000, 6_000, 6_000))
    sure = sum(east - west for strip in found for west, east in strip.sure)
    left = sum(east - west for strip in found for west, east in strip.usual) - sure
    assert len(found) == STRIPS and left < sure / 6
