"""The ids that uids stand for inside one act; looked up once each."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from vedette.domain.errors import CannotRead
from vedette.storage.mapping import shared_row
from vedette.storage.rows import Base

CHUNK = 500
"""How many uids one statement asks for."""

_REMEMBERED = 20_000
_WORDS = {"actor": "an actor", "source": "a source", "source_item": "a source item", "tag": "a tag"}


class SharedIds(dict[tuple[str, str], int]):
    """(kind, uid) to id; `learn` what is about to be needed, in few questions."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def learn(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Look up what is not known yet; CannotRead when a uid names nothing in this logbook."""
        missing: dict[str, set[str]] = {}
        for key in wanted:
            if key not in self:
                missing.setdefault(key[0], set()).add(key[1])
        for kind, uids in missing.items():
            for uid, found in ids_of(self._connection, shared_row(kind), uids).items():
                self[kind, uid] = found
            lost = next((uid for uid in uids if (kind, uid) not in self), None)
            if lost is not None:
                raise CannotRead(f"An incident names {_WORDS[kind]} that is not in this logbook ({lost}).")

    def keep_few(self) -> None:
        """Forget all once there are many: a file may name other things in each of its rows."""
        if len(self) > _REMEMBERED:
            self.clear()

    def forget(self, kind: str, uid: str) -> None:
        """The thing is gone."""
        self.pop((kind, uid), None)


def ids_of(connection: Connection, row: type[Base], uids: Iterable[str]) -> dict[str, int]:
    """uid to id of the rows of one table that exist."""
    table = row.__table__
    wanted = list(uids)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), CHUNK):
        asked = select(table.c.uid, table.c.id).where(table.c.uid.in_(wanted[start : start + CHUNK]))
        found.update((uid, int(id_)) for uid, id_ in connection.execute(asked))
    return found
