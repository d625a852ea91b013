"""Incidents near a point, as SQL over order keys: strips of latitude for most, a distance for those at the edge."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Float, Select, Table, column, exists, func, or_, select, text

from vedette.domain.globe import distance
from vedette.domain.query import Near
from vedette.domain.strips import strips
from vedette.storage.rows import IncidentRow, PlaceRow
from vedette.storage.rows.incident import FAR_RADIUS
from vedette.storage.search_rest import Key, Rest

_INCIDENT, _PLACE = cast(Table, IncidentRow.__table__), cast(Table, PlaceRow.__table__)
_POINT = "order_key, lat, lon, uncertainty_m"
_FAR_OFF = f"SELECT {_POINT} FROM place INDEXED BY ix_place_far WHERE uncertainty_m > {FAR_RADIUS} AND +lat IS NOT NULL"
_USUAL_RADIUS = 6_000
"""Metres: most places are known that well, so that the ring around what is asked for is thin for them."""

_BEYOND = 1e9
_MANY = 50_000
_EDGES = ("south", "north", "west", "east")
_BOXES = "SELECT column1 AS south, column2 AS north, column3 AS west, column4 AS east FROM (VALUES {boxes})"
_IN_BOXES = (
    f"SELECT {{columns}} FROM ({_BOXES}) AS box CROSS JOIN place "
    "ON lat IS NOT NULL AND lat >= south AND lat < north AND lon BETWEEN west AND east AND {radii}"
)
"""Numbers of our own making are written out in it: a text with values bound to it can't stand in a larger one."""


def near(connection: Connection, condition: Near) -> Rest:
    """A place whose circle reaches into the one asked for.

    SQLite has no sine: strips decide about all points but those of a thin ring, whose distances are worked out here.
    """
    usual = _Circles(condition, _USUAL_RADIUS, f"coalesce(uncertainty_m, 0) <= {_USUAL_RADIUS}")
    vague = _Circles(condition, FAR_RADIUS, f"uncertainty_m > {_USUAL_RADIUS}")
    hits = [
        key
        for asked in (usual.open, vague.open, _FAR_OFF)
        for key, lat, lon, radius in connection.execute(text(asked))
        if lon is not None
        and distance(condition.latitude, condition.longitude, lat, lon) <= condition.metres + (radius or 0)
    ]
    some = f"{vague.sure} UNION ALL SELECT value FROM json_each('{json.dumps(hits)}')"
    found = _keys(f"{usual.sure} UNION ALL {some}")
    if connection.execute(select(func.count()).select_from(found.subquery())).scalar_one() < _MANY:
        return Rest(lambda key: key.in_(found), found.distinct(), once=True)
    return Rest(lambda key: or_(_within(key, usual.boxes), key.in_(_keys(some))), found.distinct(), once=True)


class _Circles:
    """Places of which the radius is in a range, as strips of the index of points."""

    def __init__(self, condition: Near, most: int, radii: str) -> None:
        cut = list(strips(condition.latitude, condition.longitude, condition.metres, most))
        self.boxes = _written([(one.south, one.north, *span) for one in cut for span in one.sure])
        open_ = _written([(one.south, one.north, *span) for one in cut for span in one.open])
        self.sure = _IN_BOXES.format(columns="order_key", boxes=self.boxes, radii=radii)
        self.open = _IN_BOXES.format(columns=_POINT, boxes=open_, radii=radii)


def _keys(asked: str) -> Select[Any]:
    return select(text(asked).columns(_PLACE.c.order_key).subquery().c.order_key)


def _within(key: Key, boxes: str) -> ColumnElement[bool]:
    """The same for one incident at a time: where many lie near, a page of them is found before all are listed."""
    owner, point = _INCIDENT.alias(), _PLACE.alias()
    box = text(_BOXES.format(boxes=boxes)).columns(*(column(edge, Float) for edge in _EDGES)).subquery()
    inside = select(1).select_from(owner).join(point, point.c.incident_id == owner.c.id)
    inside = inside.join(box, (point.c.lat >= box.c.south) & (point.c.lat < box.c.north))
    return exists(inside.where(owner.c.order_key == key, point.c.lon.between(box.c.west, box.c.east)))


def _written(boxes: Sequence[tuple[float, ...]]) -> str:
    bounded = ((repr(max(-_BEYOND, min(float(edge), _BEYOND))) for edge in box) for box in boxes)
    return ", ".join(f"({', '.join(edges)})" for edges in bounded) or "(1, 0, 1, 0)"
