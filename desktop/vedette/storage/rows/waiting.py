"""What lies in the logbook and belongs to no record yet."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, Word


class AttachmentWaitingRow(Base):
    """Content that was brought in and that no act has recorded yet; it goes when nobody wants it."""

    __tablename__ = "attachment_waiting"
    __table_args__: Any = {"sqlite_with_rowid": False}

    sha256: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[Word]
