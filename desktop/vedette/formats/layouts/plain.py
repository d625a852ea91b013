"""The plain layout: any table whose headings can be understood, or are explained by a mapping."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.formats.layouts.layout import Column, Layout, ReadOptions, Table
from vedette.formats.layouts.plain_columns import assign, matches
from vedette.formats.layouts.plain_reader import PlainReader
from vedette.formats.layouts.plain_words import FIELDS

_DATES = frozenset({"when", "until", "said_on"})
_KEYS = frozenset({"id", "when", "title", "latitude", "longitude", "coordinates"})


def _columns_of(meanings: frozenset[str], options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    targets = assign(header, options.mapping)
    return tuple(place for place, target in enumerate(targets) if target in meanings)


def _matches(header: Sequence[str], _rows: Table) -> bool:
    return matches(header)


PLAIN = Layout(
    name="plain",
    title="Plain table",
    columns=tuple(Column(name, becomes) for name, (becomes, _) in FIELDS.items()),
    matches=_matches,
    reader=PlainReader,
    targets=lambda options, header: assign(header, options.mapping),
    dates=lambda options, header: _columns_of(_DATES, options, header),
    keys=lambda options, header: _columns_of(_KEYS, options, header),
)
