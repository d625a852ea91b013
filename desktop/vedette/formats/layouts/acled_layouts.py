"""The two layouts of ACLED, put together: how they are recognised, read and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from vedette.domain.dossier import Dossier
from vedette.formats.layouts.acled import KEEPING, AcledReader
from vedette.formats.layouts.acled_codes import (
    ALL_COLUMNS,
    NEW_COLUMNS,
    OLD_COLUMNS,
    becomes,
    inter_number,
    inter_words,
    interaction,
    sub_event,
)
from vedette.formats.layouts.acled_writing import GROUPS
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.layout import Coded, Column, Layout, ReadOptions, Table
from vedette.formats.layouts.named_rows import NamedRows
from vedette.formats.layouts.writing_back import Coder

_SIGNS = keys_of(["event_id_cnty", "time_precision"])
_NEW = keys_of(["disorder_type", "civilian_targeting", "tags"])
_OLD = keys_of(["data_id", "event_id_no_cnty", "iso3"])


def _is_old(header: Sequence[str]) -> bool:
    keys = keys_of(header)
    return bool(keys & _OLD) and not keys & _NEW


def _matches_new(header: Sequence[str], _rows: Table) -> bool:
    return keys_of(header) >= _SIGNS and not _is_old(header)


def _matches_old(header: Sequence[str], _rows: Table) -> bool:
    return keys_of(header) >= _SIGNS and _is_old(header)


def _keys(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return NamedRows(header, ALL_COLUMNS).places("event_id_cnty", "event_date")


def _targets(_options: ReadOptions, header: Sequence[str]) -> tuple[str, ...]:
    rows = NamedRows(header, ALL_COLUMNS)
    return tuple("kept" if name in rows.extra else becomes(name) for name in rows.names)


_CODER = Coder(KEEPING, AcledReader, GROUPS, own=True)


def _coder(columns: tuple[str, ...], *, new: bool) -> Callable[[Dossier], Coded | str]:
    foreign = frozenset(ALL_COLUMNS) - frozenset(columns)

    def code(dossier: Dossier) -> Coded | str:
        coded = _CODER(dossier)
        if isinstance(coded, str):
            return coded
        cells = coded.cells
        if _make(KEEPING.cells(dossier.incident)) != ("new" if new else "old"):
            cells = _said(cells, in_words=new)
        header = coded.header if new and dict(coded.header).keys() != set(OLD_COLUMNS) else ()
        return Coded({name: cell for name, cell in cells.items() if name not in foreign}, header, coded.turn)

    return code


def _make(kept: Mapping[str, str] | None) -> str:
    """Whether an incident came in a table of the new make, of the old, or in none."""
    if kept is None:
        return ""
    return "old" if kept["event_id_no_cnty"] or kept["data_id"] or kept["iso3"] else "new"


def _said(cells: Mapping[str, str], *, in_words: bool) -> Mapping[str, str]:
    """The groups of the actors in words, as the new make has them, or in numbers; and what else differs."""
    said = inter_words if in_words else (lambda cell: inter_number(cell) or cell)
    one, two = inter_number(cells["inter1"]), inter_number(cells["inter2"])
    kind = sub_event(cells["sub_event_type"], cells["event_type"])
    return {
        **cells,
        "inter1": said(cells["inter1"]),
        "inter2": said(cells["inter2"]),
        "interaction": interaction((one, two), in_words=in_words) or cells["interaction"],
        "disorder_type": cells["disorder_type"] or (kind.text("disorder_type") if kind is not None else ""),
        "event_id_no_cnty": cells["event_id_no_cnty"] or _digits(cells["event_id_cnty"]),
    }


def _digits(key: str) -> str:
    return "".join(char for char in key if char in "0123456789")


def _layout(name: str, title: str, columns: tuple[str, ...]) -> Layout:
    new = columns == NEW_COLUMNS
    return Layout(
        name=name,
        title=title,
        columns=tuple(Column(column, becomes(column)) for column in columns),
        matches=_matches_new if new else _matches_old,
        reader=AcledReader,
        targets=_targets,
        keys=_keys,
        headings=columns,
        coder=_coder(columns, new=new),
    )


ACLED = _layout("acled", "ACLED (since 2023)", NEW_COLUMNS)
ACLED_OLD = _layout("acled-old", "ACLED (before 2023)", OLD_COLUMNS)
