"""Acts as values and lists: what was done, by whom, and which one undo and redo would be about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, select

from vedette.domain.redaction import shown
from vedette.storage.rows import ActRow, RevisionRow

_ACT = cast(Table, ActRow.__table__)
_REVISION = cast(Table, RevisionRow.__table__)
STEPS = ("undo", "redo")
"""Kinds of acts that are about another act."""

FOR_GOOD = ("purge", "redact")
"""Kinds of acts that can't be taken back: nothing of what they took out is kept."""

STANDING = (*STEPS, *FOR_GOOD, "sample")
"""Kinds of acts that undo passes over; who opens the sample has done nothing yet."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a user does, in the user's words; `of` is the act that an undo or redo is about. `at` is UTC, ISO 8601."""

    label: str
    by: str
    at: str
    kind: str = "record"
    of: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act as a list shows it. `at` is UTC, ISO 8601; `state` is done, undone or dropped."""

    id: int
    kind: str
    label: str
    by: str
    at: str
    state: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", shown(self.label))

    @property
    def stays(self) -> bool:
        """Whether it is of a kind that is never taken back."""
        return self.kind in STANDING


def head(connection: Connection) -> str:
    """The hash of the last entry; '' in a logbook where nothing was done yet."""
    asked = select(_REVISION.c.hash).order_by(_REVISION.c.id.desc()).limit(1)
    return connection.execute(asked).scalar() or ""


def next_undo(connection: Connection) -> ActLine | None:
    """The act that undo would take back."""
    asked = select(_ACT).where(_ACT.c.state == "done", _ACT.c.kind.not_in(STANDING)).order_by(_ACT.c.id.desc()).limit(1)
    return _line(connection.execute(asked).first())


def next_redo(connection: Connection) -> ActLine | None:
    """The act that redo would do again."""
    asked = select(_ACT).where(_ACT.c.state == "undone").order_by(_ACT.c.id).limit(1)
    return _line(connection.execute(asked).first())


def latest(connection: Connection, limit: int = 200) -> list[ActLine]:
    """The latest acts, newest first, undos and redos among them."""
    asked = select(_ACT).order_by(_ACT.c.id.desc()).limit(limit)
    return [line for line in map(_line, connection.execute(asked)) if line is not None]


def _line(row: Row[Any] | None) -> ActLine | None:
    return None if row is None else ActLine(row.id, row.kind, row.label, row.by, row.at, row.state)
