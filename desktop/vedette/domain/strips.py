"""A circle on the earth as strips of latitude: what surely lies in it, and the ring where only a distance can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, degrees, inf, pi, radians, sin, sqrt

from vedette.domain.globe import EARTH_RADIUS_METRES

STRIPS = 64
_MARGIN = 1e-6
"""Degrees (a hand's breadth) by which doubt is widened, far more than arithmetic errs."""

Span = tuple[float, float]
"""From one longitude eastwards to another, both in -180..180 or beyond all."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Latitudes from `south` up to but without `north`, and longitudes: in `sure` lies what is surely in, in `usual`
    and `open`, each around the one before, what may be where a point is known to within so much.
    """

    south: float
    north: float
    sure: tuple[Span, ...]
    usual: tuple[Span, ...]
    open: tuple[Span, ...]


def strips(latitude: float, longitude: float, metres: float, usual: float, further: float) -> Iterator[Strip]:
    """Points within `metres` of a point are in; those no more than `further` beyond may be; all others are out.

    Of points that are known to `usual` metres only those may be that are no more than that beyond.
    """
    near, mid, far = (min(reach / EARTH_RADIUS_METRES, pi) for reach in (metres, metres + usual, metres + further))
    south = max(latitude - degrees(far), -90.0) - _MARGIN
    north = min(latitude + degrees(far), 90.0) + _MARGIN
    height = (north - south) / STRIPS
    for number in range(STRIPS):
        low = south + number * height
        high = north if number == STRIPS - 1 else south + (number + 1) * height
        inner = _narrowest(latitude, low, high, near) - _MARGIN
        middle, outer = (_widest(latitude, low, high, reach) + _MARGIN for reach in (mid, far))
        yield Strip(low, high, *(_around(longitude, width) for width in (inner, middle, outer)))


def _widest(latitude: float, low: float, high: float, reach: float) -> float:
    """Degrees of longitude from the middle within which a point of the strip can be, below 0 where none can."""
    off = max(low - latitude, latitude - high, 0.0)
    return _width(_half(reach) - _half(radians(off)), min(_cos(low), _cos(high)) * _cos(latitude))


def _narrowest(latitude: float, low: float, high: float, reach: float) -> float:
    """Degrees within which every point of the strip is, below 0 where that is not so for any."""
    off = max(abs(low - latitude), abs(high - latitude))
    broadest = 1.0 if low <= 0 <= high else max(_cos(low), _cos(high))
    return _width(_half(reach) - _half(radians(off)), broadest * _cos(latitude), zero=-1.0)


def _width(rest: float, cosines: float, zero: float = 180.0) -> float:
    if rest < 0:
        return -1.0
    if cosines < 1e-9:
        return zero
    return degrees(2 * asin(min(1.0, sqrt(rest / cosines))))


def _around(longitude: float, width: float) -> tuple[Span, ...]:
    return () if width < 0 else _turned(longitude - width, longitude + width)


def _turned(west: float, east: float) -> tuple[Span, ...]:
    """The span in longitudes as they are kept, in two pieces where it crosses the date line."""
    if east - west >= 360:
        return ((-inf, inf),)
    if west < -180:
        return ((west + 360, 180.0), (-180.0, east)) if east >= -180 else ((west + 360, east + 360),)
    if east > 180:
        return ((west, 180.0), (-180.0, east - 360)) if west <= 180 else ((west - 360, east - 360),)
    return ((west, east),)


def _half(angle: float) -> float:
    """The haversine."""
    return sin(angle / 2) ** 2


def _cos(latitude: float) -> float:
    return max(cos(radians(latitude)), 0.0)
