"""Settings that travel with the logbook."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection, Table, select

from vedette.storage.rows import SettingRow

_TABLE = cast(Table, SettingRow.__table__)


def value(connection: Connection, key: str, default: str) -> str:
    """The setting, or `default` where none was made."""
    found = connection.execute(select(_TABLE.c.value).where(_TABLE.c.uid == key)).scalar()
    return default if found is None else str(found)
