"""Place precision between ours and the codes of other data sets, by the columns of our own list (field guide 3.6)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from vedette import paths
from vedette.domain.place import Place
from vedette.domain.taxonomy import Entry
from vedette.formats.layouts.cells import point_of
from vedette.formats.layouts.named_rows import Findings

ACLED, UCDP, GTD, GDELT = "acled_geo_precision", "ucdp_where_prec", "gtd_specificity", "gdelt_geo_type"
_APART = ("P9", "P0")  # sea and nowhere are no wider than the rest, only different
_TOWN_M, _VICINITY_M = 1_000, 25_000


@cache
def coarsest(column: str, code: str) -> Entry | None:
    """Our precision for a foreign code: where it fits several, the coarsest, for none may be invented."""
    fitting = [entry for entry in paths.taxonomies().place_precisions if code and code in _codes(entry, column)]
    ranked = [entry for entry in fitting if entry.key not in _APART] or fitting
    return max(ranked, key=lambda entry: entry.key, default=None)


def coded_place(row: Mapping[str, str], columns: tuple[str, str, str], codes: str, findings: Findings) -> Place:
    """The point in two columns, as exact as the code in the third says in that data set; words are the caller's."""
    lat, lon, code = columns
    point, written = point_of(row, lat, lon, findings)
    precision = coarsest(codes, row[code].strip())
    return Place(
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        coordinates_text=written,
        precision=precision.key if precision else "",
        uncertainty_m=precision.number("uncertainty_m") if precision else None,
    )


def code_of(place: Place, column: str) -> str:
    """The foreign code for how exact a place is; '' where that data set has none for it, or nobody said.

    A named place with a point, of which nobody said how exact it is, counts as a named locality; a radius comes first.
    """
    key = place.precision or _by_radius(place) or ("P3" if place.has_point and place.label else "")
    entry = paths.taxonomies().place_precisions.get(key)
    codes = _codes(entry, column) if entry is not None else ()
    return codes[0] if codes else ""


def _codes(entry: Entry, column: str) -> tuple[str, ...]:
    text = entry.extra.get(column)
    return (text,) if isinstance(text, str) and text else entry.texts(column)


def _by_radius(place: Place) -> str:
    if place.uncertainty_m is None:
        return ""
    return "P3" if place.uncertainty_m <= _TOWN_M else "P4" if place.uncertainty_m <= _VICINITY_M else "P7"
