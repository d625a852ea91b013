"""Incidents near a point, as SQL over order keys: strips of latitude for most, a distance for those at the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, exists, func, literal_column, or_, select, text

from vedette.domain.globe import distance
from vedette.domain.query import Near
from vedette.domain.strips import Span, Strip, strips
from vedette.storage.rows import IncidentRow, PlaceRow
from vedette.storage.rows.incident import FAR_RADIUS
from vedette.storage.search_asked import Key, Rest

_INCIDENT, _PLACE = cast(Table, IncidentRow.__table__), cast(Table, PlaceRow.__table__)
_USUAL_RADIUS = 6_000
"""Metres: most places are known that well, so that the ring around what is asked for is thin for them."""

_BEYOND = 1e9
_NOWHERE = (1.0, 0.0)
_MANY = 30_000
_EDGES = (
    "south", "north", "west", "east", "sure_west", "sure_east", "also_west", "also_east", "usual_west", "usual_east",
    "more_west", "more_east",
)  # fmt: skip
_BOXES = f"SELECT {', '.join(f'column{n} AS {edge}' for n, edge in enumerate(_EDGES, 1))} FROM (VALUES {{boxes}})"
_INSIDE = (
    "lat >= south AND lat < north AND lon BETWEEN west AND east "
    f"AND (uncertainty_m IS NULL OR uncertainty_m <= {FAR_RADIUS}) "
    "AND (lon BETWEEN sure_west AND sure_east OR lon BETWEEN also_west AND also_east "
    f"OR ((uncertainty_m > {_USUAL_RADIUS} OR lon BETWEEN usual_west AND usual_east "
    "OR lon BETWEEN more_west AND more_east) AND {reaches}))"
)
_IN_BOXES = "SELECT order_key FROM ({boxes}) AS box CROSS JOIN place ON lat IS NOT NULL AND {inside}"
_FAR_OFF = (
    f"SELECT order_key FROM place INDEXED BY ix_place_far WHERE uncertainty_m > {FAR_RADIUS} "
    "AND +lat IS NOT NULL AND lon IS NOT NULL AND {reaches}"
)
"""Numbers of our own making are written out in them: a text with values bound to it can't stand in a larger one."""


def near(connection: Connection, condition: Near) -> Rest:
    """A place whose circle reaches into the one asked for.

    SQLite has no sine: strips decide about all points but those of a thin ring, of which SQLite asks us for distances.
    """
    _teach(connection)
    asked = f"vedette_reaches({condition.latitude!r}, {condition.longitude!r}, {condition.metres!r}, lat, lon, "
    reaches = f"{asked}coalesce(uncertainty_m, 0))"
    cut = strips(condition.latitude, condition.longitude, condition.metres, _USUAL_RADIUS, FAR_RADIUS)
    boxes = _BOXES.format(boxes=_written(list(chain.from_iterable(map(_boxes, cut)))))
    inside, far_off = _INSIDE.format(reaches=reaches), _FAR_OFF.format(reaches=reaches)
    found = _keys(f"{_IN_BOXES.format(boxes=boxes, inside=inside)} UNION ALL {far_off}")
    some = select(func.count()).select_from(found.limit(_MANY).subquery())
    if connection.execute(some).scalar_one() < _MANY:
        return Rest(lambda key: key.in_(found), found.distinct(), once=True)
    return Rest(lambda key: or_(_within(key, boxes, inside), key.in_(_keys(far_off))), found.distinct(), once=True)


def _teach(connection: Connection) -> None:
    """SQLite learns to ask whether the circle around one point reaches into that around another."""
    raw: Any = connection.connection.driver_connection
    raw.create_function("vedette_reaches", 6, _reaches, deterministic=True)


def _reaches(*numbers: float) -> bool:
    latitude, longitude, metres, other_latitude, other_longitude, radius = numbers
    return distance(latitude, longitude, other_latitude, other_longitude) <= metres + radius


def _keys(asked: str) -> Select[Any]:
    return select(text(asked).columns(_PLACE.c.order_key).subquery().c.order_key)


def _within(key: Key, boxes: str, inside: str) -> Any:
    """The same for one incident at a time: where many lie near, a page of them is found before all are listed."""
    owner = _INCIDENT.alias()
    box = text(boxes).columns().subquery("box")
    place = _PLACE.alias("spot")
    joined = select(1).select_from(owner).join(place, place.c.incident_id == owner.c.id)
    return exists(joined.join(box, literal_column(inside)).where(owner.c.order_key == key))


def _boxes(strip: Strip) -> Iterator[tuple[float, ...]]:
    """A strip as rows of numbers: one for each piece that may hold something, the date line between two."""
    for piece in strip.open:
        yield (strip.south, strip.north, *piece, *_two(strip.sure), *_two(strip.usual))


def _two(spans: Sequence[Span]) -> tuple[float, ...]:
    one, other, *_ = (*spans, _NOWHERE, _NOWHERE)
    return (*one, *other)


def _written(boxes: Sequence[tuple[float, ...]]) -> str:
    bounded = ((repr(max(-_BEYOND, min(float(edge), _BEYOND))) for edge in box) for box in boxes)
    return ", ".join(f"({', '.join(edges)})" for edges in bounded) or f"({', '.join(['1', '0'] * (len(_EDGES) // 2))})"
