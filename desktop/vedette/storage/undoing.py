"""Undo and redo: restore the documents from before an act, as an act of its own, also after a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from sqlalchemy import Table, select, update

from vedette.domain.document import Record
from vedette.domain.errors import NothingToUndo
from vedette.storage.acts import Act, ActLine, next_redo, next_undo
from vedette.storage.journal import befores, size_of
from vedette.storage.rows import ActRow
from vedette.storage.store import Store
from vedette.storage.unit import Unit
from vedette.storage.very_many import check_room

_ACT = cast(Table, ActRow.__table__)


def _silently(done: int, total: int) -> None:
    return None


Tick = Callable[[int, int], object]
"""Told how many of how many records are as they were; raises `Cancelled` to stop, and all stays as it is."""


def undo(store: Store, *, by: str, at: str, tick: Tick = _silently) -> str:
    """Take back the last act that stands; its label. NothingToUndo when there is none."""
    with store.reading() as connection:
        act = next_undo(connection)
    if act is None:
        raise NothingToUndo("There is nothing to undo.")
    with store.writing(Act(act.label, by, at, kind="undo", of=act.id)) as unit:
        _expect(next_undo(unit.connection), act)
        _restore(unit, act.id, tick)
        _mark(unit, act.id, "undone")
    return act.label


def redo(store: Store, *, by: str, at: str, tick: Tick = _silently) -> str:
    """Do again what was last undone; its label. NothingToUndo when there is none."""
    with store.reading() as connection:
        act = next_redo(connection)
    if act is None:
        raise NothingToUndo("There is nothing to redo.")
    with store.writing(Act(act.label, by, at, kind="redo", of=act.id)) as unit:
        _expect(next_redo(unit.connection), act)
        asked = select(_ACT.c.id).where(_ACT.c.kind == "undo", _ACT.c.of == act.id).order_by(_ACT.c.id.desc())
        step = unit.connection.execute(asked.limit(1)).scalar()
        if step is not None:  # an undo that found nothing to change, for what it was about was deleted for good
            _restore(unit, step, tick)
        _mark(unit, act.id, "done")
    return act.label


def _expect(found: ActLine | None, meant: ActLine) -> None:
    if found is None or found.id != meant.id:
        raise NothingToUndo("Something else was done in the meantime. Nothing was undone; look again and decide anew.")


def _restore(unit: Unit, act_id: int, tick: Tick) -> None:
    total, done = size_of(unit.connection, act_id), 0
    check_room(unit.connection, total)
    for kind, entries in befores(unit.connection, act_id):
        gone = [uid for uid, before in entries if before is None]
        back: list[Record] = [before for _, before in entries if before is not None]
        if gone:
            unit.remove(kind, gone)
        if back:
            unit.put_all(back)
        done += len(entries)
        tick(done, total)


def _mark(unit: Unit, act_id: int, state: str) -> None:
    unit.connection.execute(update(_ACT).where(_ACT.c.id == act_id).values(state=state))
