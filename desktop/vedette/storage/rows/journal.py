"""What was done, when, by whom, and what was there before."""

from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, Id, MaybeText, Word


class ActRow(Base):
    """One act of a user: one transaction, one undo step. `state` (done, undone, dropped) only steers undo and redo."""

    __tablename__ = "act"
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[Id]
    kind: Mapped[Word]
    label: Mapped[Word]
    by: Mapped[Word]
    at: Mapped[Word]
    of: Mapped[int | None] = mapped_column(ForeignKey("act.id"))
    state: Mapped[Word] = mapped_column(index=True)


class RevisionRow(Base):
    """One journal entry, chained by `hash` to the entry before.

    It names one record (`uid`), or many (`many`: packed uid and hash pairs, `before` then holds their documents as a
    compressed JSON list). `before` is empty for a creation. `before_hash` is set where it was taken out or shortened
    later: the SHA-256 of what stood there, which is what `hash` covers.
    """

    __tablename__ = "revision"
    __table_args__: Any = (Index(None, "uid", "kind"), {"sqlite_autoincrement": True})

    id: Mapped[Id]
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), index=True)
    kind: Mapped[Word]
    uid: Mapped[Word]
    before: Mapped[MaybeText]
    before_packed: Mapped[bytes | None] = mapped_column(LargeBinary)
    before_hash: Mapped[MaybeText]
    many: Mapped[bytes | None] = mapped_column(LargeBinary)
    after_hash: Mapped[Word]
    reason: Mapped[Word]
    previous: Mapped[Word]
    hash: Mapped[Word]
