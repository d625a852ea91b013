"""Incidents in the store: whole ones by uid, taken apart into rows and put together again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, select, text

from vedette.domain.attachment import Attachment, Custody
from vedette.domain.document import digest, to_text
from vedette.domain.folding import Folding
from vedette.domain.incident import Incident
from vedette.storage import attachments, rows
from vedette.storage.behind import Behind
from vedette.storage.derived import PART_COLUMNS, derived_columns, part_cells
from vedette.storage.ids import CHUNK, SharedIds, ids_of
from vedette.storage.indexing import INDEX_KEYS, Index, Words, index_rows, words_of
from vedette.storage.lasting import lasting_parts, update_changed
from vedette.storage.loading import load
from vedette.storage.mapping import insert_rows
from vedette.storage.names import Names
from vedette.storage.order import OrderKeys
from vedette.storage.parts import CUSTODY, INCIDENT, PARTS, STATEMENT, Part, references

__all__ = ["IncidentKeeper", "load"]

_TABLE = cast(Table, rows.IncidentRow.__table__)
_TAGGED = cast(Table, rows.IncidentTagRow.__table__)
_NO_HASHES: Mapping[str, str] = {}
_AT_ONCE = CHUNK // 2
"""Incidents that are let go together."""

_parts_of = attrgetter(*(part.field for part in PARTS))
_CHILDREN: tuple[Table, ...] = (*(p.mapper.table for p in PARTS), STATEMENT.table, CUSTODY.table, _TAGGED)


class IncidentKeeper:
    """Loads, saves and removes whole incidents, their search index with them, inside one act."""

    def __init__(self, connection: Connection, ids: SharedIds) -> None:
        self._connection = connection
        self._ids = ids
        self._order = OrderKeys(connection)
        self._names = Names(connection)
        self._index = Index(connection)
        self._fold = Folding()

    def load(self, uids: Sequence[str]) -> dict[str, Incident]:
        """Those of `uids` that exist."""
        return {incident.uid: incident for incident in load(self._connection, uids)}

    def save(
        self, incidents: Sequence[Incident], old: dict[str, Incident], hashes: Mapping[str, str] = _NO_HASHES
    ) -> dict[str, str]:
        """Store new ones and replace changed ones; the hash of each by uid, of which some may be known."""
        self._learn(incidents)
        numbers = ids_of(self._connection, rows.IncidentRow, old) if old else {}
        old_keys = self._order.of(old) if old else {}
        keys = self._order.assign(incidents, old, old_keys)
        fresh = _next_id(self._connection)
        batch = Batch(hashes)
        for incident in incidents:
            number = numbers.get(incident.uid, 0)
            if not number:
                number, fresh = fresh, fresh + 1
            self._take_apart(incident, number, keys[incident.uid], batch)
        moved = {uid for uid, key in old_keys.items() if keys[uid] != key}
        lasting = lasting_parts(incidents, old, numbers, moved)
        self._clear(list(numbers.values()), lasting)
        self._write(batch, set(numbers.values()), lasting)
        self._index.replace(batch.words, list(old_keys.values()))
        return batch.hashes

    def save_behind(self, incidents: Sequence[Incident], hashes: Mapping[str, str], behind: Behind) -> dict[str, str]:
        """The same for new ones alone, whose rows go in while the next ones are made."""
        self._learn(incidents)
        keys = self._order.assign(incidents, {}, {})
        batch = Batch(hashes)
        for number, incident in enumerate(incidents, start=_next_id(self._connection)):
            self._take_apart(incident, number, keys[incident.uid], batch)
            if len(batch.heads) == _AT_ONCE:
                batch.hand_over(behind)
        batch.hand_over(behind)
        behind.insert("incident_search", INDEX_KEYS, index_rows(batch.words))
        attachments.record(self._connection, batch.contents)
        return batch.hashes

    def apart(self, incidents: Sequence[Incident], numbers: Mapping[str, int], keys: Mapping[str, int]) -> Batch:
        """The rows that incidents have, or should have, under these ids and order keys; writes nothing."""
        self._learn(incidents)
        batch = Batch(_NO_HASHES)
        for incident in incidents:
            self._take_apart(incident, numbers[incident.uid], keys[incident.uid], batch)
        return batch

    def remove(self, uids: Sequence[str]) -> None:
        """Take incidents out, with all their parts and their words in the search index."""
        numbers = list(ids_of(self._connection, rows.IncidentRow, uids).values())
        self._index.drop(list(self._order.of(uids).values()))
        for start in range(0, len(numbers), CHUNK):
            self._connection.execute(delete(_TABLE).where(_TABLE.c.id.in_(numbers[start : start + CHUNK])))

    def settle(self) -> None:
        """The act is over."""
        self._index.settle()

    def refresh(self, numbers: Sequence[int]) -> None:
        """Renew what is derived from names, after a shared thing was renamed."""
        self._names.forget()
        for start in range(0, len(numbers), CHUNK):
            some = numbers[start : start + CHUNK]
            uids = list(self._connection.execute(select(_TABLE.c.uid).where(_TABLE.c.id.in_(some))).scalars())
            found = self.load(uids)
            self.save(list(found.values()), found)

    def _learn(self, incidents: Sequence[Incident]) -> None:
        self._ids.keep_few()
        self._names.keep_few()
        self._ids.learn(pair for incident in incidents for pair in references(incident))

    def _take_apart(self, incident: Incident, number: int, key: int, batch: Batch) -> None:
        names = self._names.of(incident)
        found_by = batch.words[key] = words_of(incident, names, self._fold)
        derived = derived_columns(incident, names, found_by, self._fold)
        if not batch.heads:
            batch.head_keys = (*INCIDENT.keys, *derived, "hash", "order_key", "id")
        hash_ = batch.hash_of(incident)
        batch.heads.append((*INCIDENT.cells(incident, self._ids), *derived.values(), hash_, key, number))
        for part, values in zip(PARTS, _parts_of(incident), strict=True):
            if values:
                batch.children[part.mapper.table.name] += self._rows(part, values, number, key)
        for claim, one in incident.statements():
            batch.children["statement"].append((number, claim.n, *STATEMENT.cells(one, self._ids)))
        for tag in incident.tags:
            batch.children["incident_tag"].append((number, self._ids["tag", tag]))
        if incident.attachments:
            batch.children["custody"] += [
                (number, n, attachment.n, *CUSTODY.cells(step, self._ids))
                for n, (attachment, step) in enumerate(_custody(incident), start=1)
            ]
            batch.contents.update(attachment.sha256 for attachment in incident.attachments)

    def _rows(self, part: Part, values: Sequence[Any], number: int, key: int) -> list[tuple[Any, ...]]:
        cells, ids = part.mapper.cells, self._ids
        if part.numbered:
            return [(number, *part_cells(part.field, value, key, self._fold), *cells(value, ids)) for value in values]
        return [
            (number, n, *part_cells(part.field, value, key, self._fold), *cells(value, ids))
            for n, value in enumerate(values, start=1)
        ]

    def _clear(self, numbers: Sequence[int], lasting: Mapping[str, Collection[int]]) -> None:
        for table in _CHILDREN if numbers else ():
            going = [number for number in numbers if number not in lasting[table.name]]
            for start in range(0, len(going), CHUNK):
                some = going[start : start + CHUNK]
                self._connection.execute(delete(table).where(table.c.incident_id.in_(some)))

    def _write(self, batch: Batch, known: Collection[int], lasting: Mapping[str, Collection[int]]) -> None:
        fresh = [row for row in batch.heads if row[-1] not in known]
        changed = [row for row in batch.heads if row[-1] in known]
        update_changed(self._connection, "incident", batch.head_keys[:-1], changed)
        insert_rows(self._connection, "incident", batch.head_keys, fresh)
        for table, children in batch.children.items():
            coming = [row for row in children if row[0] not in lasting[table]]
            insert_rows(self._connection, table, CHILD_KEYS[table], coming)
        attachments.record(self._connection, batch.contents)


CHILD_KEYS: dict[str, tuple[str, ...]] = {
    **{
        p.mapper.table.name: (
            "incident_id",
            *(() if p.numbered else ("n",)),
            *PART_COLUMNS.get(p.field, ()),
            *p.mapper.keys,
        )
        for p in PARTS
    },
    "statement": ("incident_id", "claim_n", *STATEMENT.keys),
    "custody": ("incident_id", "n", "attachment_n", *CUSTODY.keys),
    "incident_tag": ("incident_id", "tag_id"),
}
"""The columns of the rows of each table of parts, in the order of their cells."""


class Batch:
    """Rows on their way, table by table. The id is the last cell of a head."""

    def __init__(self, hashes: Mapping[str, str]) -> None:
        self.head_keys: tuple[str, ...] = ()
        self.heads: list[tuple[Any, ...]] = []
        self.children: dict[str, list[tuple[Any, ...]]] = {table: [] for table in CHILD_KEYS}
        self.words: dict[int, Words] = {}
        self.hashes: dict[str, str] = {}
        self.contents: set[str] = set()
        self._known = hashes

    def hash_of(self, incident: Incident) -> str:
        """Of its document; worked out unless it is known."""
        found = self.hashes[incident.uid] = self._known.get(incident.uid) or digest(to_text(incident))
        return found

    def hand_over(self, behind: Behind) -> None:
        """Let go of the rows of new incidents; their words stay, for the index takes many at once best."""
        behind.insert("incident", self.head_keys, self.heads)
        self.heads = []
        for table, children in self.children.items():
            behind.insert(table, CHILD_KEYS[table], children)
            self.children[table] = []


def _custody(incident: Incident) -> list[tuple[Attachment, Custody]]:
    return [(attachment, step) for attachment in incident.attachments for step in attachment.custody]


def _next_id(connection: Connection) -> int:
    used = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'incident'")).scalar()
    return int(used or 0) + 1
