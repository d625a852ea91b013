"""Sources and what they published."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, MaybeItem, MaybeText, Number, Shared, Word


class SourceRow(Shared, Base):
    """An outlet or speaker."""

    __tablename__ = "source"

    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]
    kind: Mapped[Word]
    country: Mapped[Word]
    language: Mapped[Word]
    reliability: Mapped[Word]
    affiliation: Mapped[Word]
    scale: Mapped[Word]
    note: Mapped[Word]
    protected: Mapped[bool]
    contact: Mapped[Word]


class SourceNameRow(Base):
    """Another name of a source."""

    __tablename__ = "source_name"

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class SourceItemRow(Shared, Base):
    """One publication or interview."""

    __tablename__ = "source_item"

    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    title: Mapped[Word]
    author: Mapped[Word]
    published_on_text: Mapped[MaybeText]
    published_on_earliest: Mapped[MaybeText]
    published_on_latest: Mapped[MaybeText]
    published_on_shape: Mapped[MaybeText]
    published_on_qualifier: Mapped[MaybeText]
    published_on_detail: Mapped[MaybeText]
    accessed_on: Mapped[Word]
    url: Mapped[Word] = mapped_column(index=True)
    archive_url: Mapped[Word]
    material: Mapped[Word]
    language: Mapped[Word]
    connection: Mapped[Word]
    reliability: Mapped[Word]
    credibility: Mapped[Word]
    iom_quality: Mapped[Word]
    origin_group: Mapped[Word]
    quoted_from_id: Mapped[MaybeItem] = mapped_column(index=True)
    page: Mapped[Word]
    collected_by: Mapped[Word]
    collected_at: Mapped[Word]
    method: Mapped[Word]
    attributed: Mapped[Word]
    protected: Mapped[bool]
    note: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class SourceItemCreditRow(Base):
    """A wire that an item credits as a whole."""

    __tablename__ = "source_item_credit"

    source_item_id: Mapped[int] = mapped_column(ForeignKey("source_item.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
