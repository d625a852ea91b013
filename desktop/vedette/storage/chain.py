"""Is the journal what we wrote? Each entry's hash is computed anew and compared, one after the other."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection, Table, select

from vedette.domain.errors import FileDamaged
from vedette.storage.journal import Act, entry_hash
from vedette.storage.rows import ActRow, RevisionRow

_ACT = cast(Table, ActRow.__table__)
_REVISION = cast(Table, RevisionRow.__table__)


def first_break(connection: Connection) -> str:
    """A sentence about the first entry that is not as it was written; '' when the chain is whole."""
    act = (_ACT.c.label, _ACT.c.by, _ACT.c.at, _ACT.c.kind.label("act_kind"), _ACT.c.of)
    asked = select(_REVISION, *act).join(_ACT, _ACT.c.id == _REVISION.c.act_id).order_by(_REVISION.c.id)
    previous = ""
    for row in connection.execute(asked.execution_options(yield_per=500)).mappings():
        said = Act(label=row["label"], by=row["by"], at=row["at"], kind=row["act_kind"], of=row["of"])
        try:
            whole = entry_hash(dict(row), said) == row["hash"]
        except FileDamaged:
            whole = False
        if not whole:
            return f"Journal entry {row['id']} ({row['at']}, {row['label']}) was changed after it was written."
        if row["previous"] != previous:
            return f"Before journal entry {row['id']} ({row['at']}, {row['label']}) an entry is missing or was moved."
        previous = row["hash"]
    return ""
