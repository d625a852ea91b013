"""Incidents as a plain table of chosen columns, as on the screen: for people and their spreadsheets, not read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.formats.cell_language import joined
from vedette.formats.cell_names import CellNames
from vedette.formats.own_columns import COLUMNS, FIELD_MARK, cells, main_place

_SHOWN: Mapping[str, Callable[[Dossier], str]] = {
    "when": lambda dossier: dossier.incident.when.describe(),
    "place": lambda dossier: place.label if (place := main_place(dossier.incident)) else "",
    "type": lambda dossier: dossier.incident.type,
    "subtype": lambda dossier: dossier.incident.subtype,
    "status": lambda dossier: dossier.incident.status,
    "parties": lambda dossier: joined(dossier.actor_name(uid) for uid in dossier.incident.parties()),
    "sources": lambda dossier: joined(map(dossier.item_name, dossier.incident.cited_items())),
    "note": lambda dossier: dossier.incident.note,
}

SCREEN_COLUMNS = tuple(dict.fromkeys((*_SHOWN, *COLUMNS)))
"""The names that can be chosen; besides them `field.KEY` for a custom field."""


def screen_rows(columns: Sequence[str], dossiers: Iterable[Dossier]) -> tuple[tuple[str, ...], Iterator[list[str]]]:
    """The header and the rows; UserError names a column that there is not."""
    chosen = tuple(column.strip() for column in columns if column.strip())
    unknown = [name for name in chosen if name not in SCREEN_COLUMNS and not name.startswith(FIELD_MARK)]
    if unknown or not chosen:
        wrong = f"There is no column “{unknown[0]}”" if unknown else "No column was chosen"
        raise UserError(f"{wrong}; nothing was written. There are: {', '.join(SCREEN_COLUMNS)}.")
    return chosen, (_row(chosen, dossier) for dossier in dossiers)


def _row(chosen: Sequence[str], dossier: Dossier) -> list[str]:
    keys = [name.removeprefix(FIELD_MARK) for name in chosen if name.startswith(FIELD_MARK)]
    readable = cells(dossier, CellNames(dossier), keys) if not set(chosen) <= set(_SHOWN) else {}
    return [_SHOWN[name](dossier) if name in _SHOWN else readable[name] for name in chosen]
