"""Undo and redo: restore the documents from before an act, as an act of its own, also after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, select, update

from vedette.domain.document import Record
from vedette.domain.errors import NothingToUndo
from vedette.storage.journal import Act, befores
from vedette.storage.rows import ActRow
from vedette.storage.store import Store
from vedette.storage.unit import Unit

_ACT = cast(Table, ActRow.__table__)
_STEPS = ("undo", "redo")


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act as a list shows it. `at` is UTC, ISO 8601; `state` is done, undone or dropped."""

    id: int
    kind: str
    label: str
    by: str
    at: str
    state: str


def undo(store: Store, *, by: str, at: str) -> str:
    """Take back the last act that stands; its label. NothingToUndo when there is none."""
    with store.reading() as connection:
        act = next_undo(connection)
    if act is None:
        raise NothingToUndo("There is nothing to undo.")
    with store.writing(Act(act.label, by, at, kind="undo", of=act.id)) as unit:
        _expect(next_undo(unit.connection), act)
        _restore(unit, act.id)
        _mark(unit, act.id, "undone")
    return act.label


def redo(store: Store, *, by: str, at: str) -> str:
    """Do again what was last undone; its label. NothingToUndo when there is none."""
    with store.reading() as connection:
        act = next_redo(connection)
    if act is None:
        raise NothingToUndo("There is nothing to redo.")
    with store.writing(Act(act.label, by, at, kind="redo", of=act.id)) as unit:
        _expect(next_redo(unit.connection), act)
        asked = select(_ACT.c.id).where(_ACT.c.kind == "undo", _ACT.c.of == act.id).order_by(_ACT.c.id.desc())
        _restore(unit, unit.connection.execute(asked.limit(1)).scalar_one())
        _mark(unit, act.id, "done")
    return act.label


def next_undo(connection: Connection) -> ActLine | None:
    """The act that undo would take back."""
    asked = select(_ACT).where(_ACT.c.state == "done", _ACT.c.kind.not_in(_STEPS)).order_by(_ACT.c.id.desc()).limit(1)
    return _line(connection.execute(asked).first())


def next_redo(connection: Connection) -> ActLine | None:
    """The act that redo would do again."""
    asked = select(_ACT).where(_ACT.c.state == "undone").order_by(_ACT.c.id).limit(1)
    return _line(connection.execute(asked).first())


def acts(connection: Connection, limit: int = 200) -> list[ActLine]:
    """The latest acts, newest first, undos and redos among them."""
    asked = select(_ACT).order_by(_ACT.c.id.desc()).limit(limit)
    return [line for line in map(_line, connection.execute(asked)) if line is not None]


def _line(row: Row[Any] | None) -> ActLine | None:
    return None if row is None else ActLine(row.id, row.kind, row.label, row.by, row.at, row.state)


def _expect(found: ActLine | None, meant: ActLine) -> None:
    if found is None or found.id != meant.id:
        raise NothingToUndo("Something else was done in the meantime. Nothing was undone; look again and decide anew.")


def _restore(unit: Unit, act_id: int) -> None:
    for kind, entries in befores(unit.connection, act_id):
        gone = [uid for uid, before in entries if before is None]
        back: list[Record] = [before for _, before in entries if before is not None]
        if gone:
            unit.remove(kind, gone)
        if back:
            unit.put_all(back)


def _mark(unit: Unit, act_id: int, state: str) -> None:
    unit.connection.execute(update(_ACT).where(_ACT.c.id == act_id).values(state=state))
