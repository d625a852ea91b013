"""What lies beside the record: bytes, drafts, counters, files that were imported, and what belongs to no record yet."""

from typing import Any

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, Number, Word


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


class SearchMarkedRow(Base):
    """A row of the search index that once left it marked as gone, its words still there, until all is one piece."""

    __tablename__ = "search_marked"

    order_key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class AttachmentContentRow(Base):
    """Bytes of attachments, in chunks, by the SHA-256 of the whole."""

    __tablename__ = "attachment_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[Number]
    bytes: Mapped[bytes] = mapped_column(LargeBinary)


class AttachmentWaitingRow(Base):
    """Content that was brought in and that no act has recorded yet; it goes when nobody wants it."""

    __tablename__ = "attachment_waiting"
    __table_args__: Any = {"sqlite_with_rowid": False}

    sha256: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[Word]
