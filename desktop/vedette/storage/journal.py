"""What was there before each change, chained by hash: the ground of undo, history and verification."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, insert, select, update

from vedette.domain.document import Record, canonical, digest, from_plain, to_plain, to_text
from vedette.domain.errors import FileDamaged
from vedette.domain.redaction import hash_in
from vedette.storage.acts import Act, head
from vedette.storage.behind import Behind
from vedette.storage.rows import ActRow, RevisionRow

_ACT = cast(Table, ActRow.__table__)
_REVISION = cast(Table, RevisionRow.__table__)
_LEVEL = 1
_MOST_NAMED = 5_000
WITHHELD = "withheld"
"""The kind word of an entry that tells which entries had a text taken out, and which acts their label."""

OF_LABEL = "act "
"""Before the number of an act whose label was taken out; the numbers of entries stand alone."""

_LARGEST_LIST = 256_000_000
"""Most bytes a packed list of documents may unfold to; we never write one near it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before (None: there was none), and the hash of its document afterwards ('': it is gone)."""

    uid: str
    before: Record | None
    after_hash: str = ""


class Journal:
    """Writes the entries of one act."""

    def __init__(self, connection: Connection, act: Act) -> None:
        self._connection = connection
        self._act = act
        self._head: str | None = None
        self.act_id = 0

    def one(self, kind: str, change: Change) -> None:
        """An entry for one record."""
        before = to_text(change.before) if change.before is not None else None
        self._append(None, kind=kind, uid=change.uid, before=before, after_hash=change.after_hash)

    def many(self, kind: str, changes: Sequence[Change], behind: Behind | None = None) -> None:
        """One entry for many records: their uids, the hash of each afterwards, and the documents before, packed."""
        subjects = [[c.uid, c.after_hash] for c in changes]
        befores = [to_plain(c.before) if c.before is not None else None for c in changes]
        packed = zlib.compress(canonical(befores).encode(), _LEVEL) if any(befores) else None
        text = canonical(subjects)
        many = zlib.compress(text.encode(), _LEVEL)
        self._append(behind, kind=kind, uid="", many=many, after_hash=digest(text), before_packed=packed)

    def withheld(self, standing: Mapping[str, str]) -> None:
        """An entry about entries and labels: what stands in each from now on, as a hash ('' for nothing)."""
        names = sorted(standing)
        for start in range(0, len(names), _MOST_NAMED):
            text = canonical([[name, standing[name]] for name in names[start : start + _MOST_NAMED]])
            many = zlib.compress(text.encode(), _LEVEL)
            self._append(None, kind=WITHHELD, uid="", many=many, after_hash=digest(text))

    def _append(self, behind: Behind | None, **entry: Any) -> None:
        self._open()
        row = {"before": None, "before_packed": None, "before_hash": None, "many": None, **entry}
        row.update(act_id=self.act_id, reason=self._act.reason, previous=self._head or "")
        row["hash"] = self._head = entry_hash(row, self._act)
        if behind is None:
            self._connection.execute(insert(_REVISION).values(row))
        else:
            behind.insert("revision", tuple(row), [tuple(row.values())])

    def _open(self) -> None:
        if self.act_id:
            return
        act = self._act
        if act.kind not in {"undo", "redo"}:
            self._connection.execute(update(_ACT).where(_ACT.c.state == "undone").values(state="dropped"))
        row = {"kind": act.kind, "label": act.label, "by": act.by, "at": act.at, "of": act.of, "state": "done"}
        self.act_id = int(self._connection.execute(insert(_ACT).values(row).returning(_ACT.c.id)).scalar_one())
        self._head = head(self._connection)


def entry_hash(row: dict[str, Any], act: Act) -> str:
    """SHA-256 over everything an entry says, its act and the entry before included."""
    said = {
        "act": row["act_id"], "kind": row["kind"], "uid": row["uid"], "after": row["after_hash"],
        "before": row["before_hash"] or _digest_before(row),
        "many": _digest_bytes(row["many"]), "reason": row["reason"], "previous": row["previous"],
        "by": act.by, "at": act.at, "label": label_hash(act.label), "act_kind": act.kind, "of": act.of,
    }  # fmt: skip
    return digest(canonical(said))


def label_hash(label: str) -> str:
    """The hash of an act's label, which stays when the label itself is taken out."""
    return hash_in(label) or digest(label)


def _digest_before(row: Mapping[Any, Any]) -> str:
    if row["before"] is not None and row["before_packed"] is not None:
        return "both"  # is never written, so one of them was put in by another hand
    return digest(row["before"]) if row["before"] is not None else _digest_bytes(row["before_packed"])


def _digest_bytes(packed: bytes | None) -> str:
    return hashlib.sha256(unpack(packed)).hexdigest() if packed is not None else ""


def standing(row: Mapping[Any, Any]) -> str:
    """The hash of the documents that an entry keeps; '' where it keeps none."""
    return _digest_before(row)


def unpack(packed: bytes) -> bytes:
    """The bytes behind a packed list; FileDamaged when they are not what we wrote."""
    try:
        opened = zlib.decompressobj()
        plain = opened.decompress(packed, _LARGEST_LIST)
    except zlib.error as error:
        raise FileDamaged("A journal entry is damaged. Nothing was changed; work with your latest backup.") from error
    if opened.unconsumed_tail or not opened.eof:
        raise FileDamaged("A journal entry is damaged. Nothing was changed; work with your latest backup.")
    return plain


def befores(connection: Connection, act_id: int) -> Iterator[tuple[str, list[tuple[str, Record | None]]]]:
    """What an act changed, last record first: the kind, and each uid with the record before (None: there was none)."""
    ids = select(_REVISION.c.id).where(_REVISION.c.act_id == act_id).order_by(_REVISION.c.id.desc())
    for number in connection.execute(ids).scalars().all():
        row = connection.execute(select(_REVISION).where(_REVISION.c.id == number)).one()
        yield row.kind, entries_of(row)[::-1]


def size_of(connection: Connection, act_id: int) -> int:
    """How many records an act changed, one that it changed twice counted twice."""
    asked = select(_REVISION.c.many).where(_REVISION.c.act_id == act_id).execution_options(yield_per=100)
    return sum(1 if many is None else len(json.loads(unpack(many))) for many in connection.execute(asked).scalars())


def entries_of(row: Row[Any]) -> list[tuple[str, Record | None]]:
    """(uid, record before) of every record that one journal entry is about."""
    if row.many is None:
        before = from_plain(row.kind, json.loads(row.before)) if row.before is not None else None
        return [(row.uid, before)]
    uids = [uid for uid, _ in json.loads(unpack(row.many))]
    if row.before_packed is None:
        return [(uid, None) for uid in uids]
    plains = json.loads(unpack(row.before_packed))
    found = [from_plain(row.kind, plain) if plain is not None else None for plain in plains]
    return list(zip(uids, found, strict=True))
