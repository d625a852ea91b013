"""What was done, when, by whom, and what was there before; and what lies beside the record: bytes, drafts, counters."""

from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, Id, MaybeText, Number, Word


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


class ImportBatchRow(Base):
    """A file that was imported, and what became of its rows."""

    __tablename__ = "import_batch"

    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"), primary_key=True)
    file: Mapped[Word]
    sha256: Mapped[Word] = mapped_column(index=True)
    layout: Mapped[Word]
    encoding: Mapped[Word]
    delimiter: Mapped[Word]
    mapping: Mapped[Word]
    rows: Mapped[int]
    added: Mapped[int]
    updated: Mapped[int]
    unchanged: Mapped[int]
    rejected: Mapped[int]


class ReferenceRow(Base):
    """The last number given out for a prefix and year; it only grows, so that a reference is never used again."""

    __tablename__ = "reference_counter"

    prefix: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class DraftRow(Base):
    """Typing that is not recorded yet; outside journal and export."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(primary_key=True)
    incident: Mapped[Word]
    document: Mapped[Word]
    at: Mapped[Word]


class AttachmentContentRow(Base):
    """Bytes of attachments, in chunks, by the SHA-256 of the whole."""

    __tablename__ = "attachment_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[Number]
    bytes: Mapped[bytes] = mapped_column(LargeBinary)
