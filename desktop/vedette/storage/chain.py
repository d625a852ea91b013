"""Is the journal what we wrote? Each entry's hash is computed anew and compared, one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, Table, func, select

from vedette.domain.errors import FileDamaged
from vedette.domain.redaction import hash_in, shown
from vedette.storage.acts import Act
from vedette.storage.faults import reading_in_words
from vedette.storage.journal import OF_LABEL, WITHHELD, entry_hash, standing, unpack
from vedette.storage.rows import ActRow, RevisionRow

_ACT = cast(Table, ActRow.__table__)
_REVISION = cast(Table, RevisionRow.__table__)
_STATES = frozenset({"done", "undone", "dropped"})
_UNREADABLE = (FileDamaged, ValueError, TypeError, AttributeError, KeyError, RecursionError)
"""What computing with cells of the wrong type or shape raises; all of it means that the entry is not as written."""


@dataclass(slots=True)
class Walk:
    """What one walk along the journal found: the first break ('' for none) and the last hash of each record, by kind.

    A hash of '' says that the record was taken out. `withheld` are the entries and labels of which a text was
    taken out, each with the hash of what stands there. `trusted` is false once a list of hashes could not be read.
    """

    problem: str = ""
    entries: int = 0
    head: str = ""
    trusted: bool = True
    withheld: dict[str, str] = field(default_factory=dict)
    latest: dict[str, dict[str, str]] = field(default_factory=dict)

    def broken(self, problem: str) -> None:
        """Only the first break is told: what comes after it follows from it."""
        self.problem = self.problem or problem


def walk(connection: Connection) -> Walk:
    """Along the whole journal, damaged or not."""
    found = Walk()
    try:
        for number, row in enumerate(entries(connection), start=1):
            _look_at(row, number, found)
    except FileDamaged:
        found.trusted = False
        found.broken(f"The journal can't be read after entry {found.entries:,}.")
    _ends(connection, found)
    return found


def entries(connection: Connection) -> Iterator[RowMapping]:
    """The journal in its order, with what is hashed of the act of each."""
    act = (_ACT.c.label, _ACT.c.by, _ACT.c.at, _ACT.c.kind.label("act_kind"), _ACT.c.of, _ACT.c.state)
    asked = select(_REVISION, *act).outerjoin(_ACT, _ACT.c.id == _REVISION.c.act_id).order_by(_REVISION.c.id)
    with reading_in_words(connection):
        yield from connection.execute(asked.execution_options(yield_per=500)).mappings()


def _look_at(row: RowMapping, number: int, found: Walk) -> None:
    name = f"entry {row['id']} ({row['at']}, {shown(str(row['label']))})"
    if row["state"] not in _STATES:
        found.broken(f"The act of journal {name} is missing or damaged.")
    elif not _whole(row):
        found.broken(f"Journal {name} was changed after it was written.")
    elif row["previous"] != found.head or row["id"] != number:
        found.broken(f"Before journal {name} an entry is missing or was moved.")
    found.entries, found.head = number, row["hash"]
    if row["before_hash"] is not None:
        found.withheld[str(row["id"])] = _standing(row)
    if hash_in(str(row["label"])):
        found.withheld[f"{OF_LABEL}{row['act_id']}"] = ""
    try:
        found.latest.setdefault(row["kind"], {}).update(_after(row))
    except _UNREADABLE:
        found.trusted = False


def _whole(row: RowMapping) -> bool:
    said = Act(label=row["label"], by=row["by"], at=row["at"], kind=row["act_kind"], of=row["of"])
    try:
        return bool(entry_hash(dict(row), said) == row["hash"])
    except _UNREADABLE:
        return False


def _standing(row: RowMapping) -> str:
    try:
        return standing(row)
    except _UNREADABLE:
        return "unreadable"


def _after(row: RowMapping) -> dict[str, str]:
    if row["many"] is None:
        return {row["uid"]: row["after_hash"]}
    return dict(json.loads(unpack(row["many"])))


def _ends(connection: Connection, found: Walk) -> None:
    """Entries cut off at the end leave their number behind; acts without entries, their name."""
    said = found.latest.get(WITHHELD, {})
    for name, there in found.withheld.items():
        if said.get(name) != there:
            where = f"the label of {name}" if name.startswith(OF_LABEL) else f"journal entry {name}"
            found.broken(f"A text was taken out of {where}, and no entry says so.")
    with reading_in_words(connection):
        given = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'revision'").scalar()
        if (given or 0) != found.entries:
            found.broken(f"The journal ends at entry {found.entries:,}, but entry {given} was written.")
        bare = select(func.count()).where(_ACT.c.id.not_in(select(_REVISION.c.act_id)))
        if connection.execute(bare).scalar_one():
            found.broken("The journal names acts of which every entry is missing.")


def last_entries(connection: Connection, uids: frozenset[str]) -> dict[str, str]:
    """uid to a few words about the last entry that tells of that incident; for the few that are named to a person."""
    found: dict[str, str] = {}
    for row in entries(connection) if uids else ():
        for uid in uids & _names(row):
            found[uid] = f"last recorded {row['at']} by {row['by'] or 'nobody named'}, entry {row['id']}"
    return found


def _names(row: RowMapping) -> set[str]:
    try:
        return set(_after(row)) if row["kind"] == "incident" else set()
    except _UNREADABLE:
        return set()


def hash_at(connection: Connection, entry: int) -> str:
    """The hash of one entry by its number; '' when there is none."""
    found: Any = connection.execute(select(_REVISION.c.hash).where(_REVISION.c.id == entry)).scalar()
    return str(found or "")
