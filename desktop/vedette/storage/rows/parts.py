"""The numbered parts of an incident that no list shows."""

from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, MaybeActor, MaybeItem, MaybeText, Part, Word, sparse


class ClaimRow(Part, Base):
    """What is being claimed."""

    __tablename__ = "claim"

    text: Mapped[Word]
    kind: Mapped[Word]
    or_group: Mapped[int]
    note: Mapped[Word]


class AssessmentRow(Part, Base):
    """Our own judgement."""

    __tablename__ = "assessment"

    claim: Mapped[int | None]
    status: Mapped[Word]
    likelihood: Mapped[Word]
    confidence: Mapped[Word]
    reason: Mapped[Word]
    evidence_for: Mapped[MaybeText]
    evidence_against: Mapped[MaybeText]
    actor_id: Mapped[MaybeActor] = sparse("actor")
    responsibility: Mapped[Word]
    by: Mapped[Word]
    at: Mapped[Word]
    supersedes: Mapped[int | None]


class IncidentActorRow(Part, Base):
    """An actor's role in an incident."""

    __tablename__ = "incident_actor"

    actor_id: Mapped[MaybeActor] = mapped_column(index=True)
    role: Mapped[Word]
    involvement: Mapped[Word]
    responsibility: Mapped[Word]
    asserted_by: Mapped[int | None]
    end_status: Mapped[Word]
    certainty: Mapped[Word]
    note: Mapped[Word]


class QuantityRow(Part, Base):
    """How many: low, best and high, each may be unknown."""

    __tablename__ = "quantity"
    __table_args__: Any = (
        Index("ix_quantity_chosen", "subject", "order_key", "best", "low", "high", sqlite_where=text("chosen = 1")),
        {"sqlite_with_rowid": False},
    )

    subject: Mapped[Word]
    low: Mapped[float | None]
    best: Mapped[float | None]
    high: Mapped[float | None]
    qualifier: Mapped[Word]
    verbatim: Mapped[Word]
    unit: Mapped[Word]
    currency: Mapped[Word]
    currency_inferred: Mapped[bool]
    as_of_text: Mapped[MaybeText]
    as_of_earliest: Mapped[MaybeText]
    as_of_latest: Mapped[MaybeText]
    as_of_shape: Mapped[MaybeText]
    as_of_qualifier: Mapped[MaybeText]
    as_of_detail: Mapped[MaybeText]
    claim: Mapped[int | None]
    statement: Mapped[int | None]
    source_item_id: Mapped[MaybeItem] = sparse("source_item")
    chosen: Mapped[bool]
    nil_reason: Mapped[Word]
    note: Mapped[Word]
    order_key: Mapped[int]


class CitationRow(Part, Base):
    """A source item an incident rests on."""

    __tablename__ = "citation"

    item_id: Mapped[MaybeItem] = mapped_column(index=True)
    page: Mapped[Word]
    supports: Mapped[Word]
    note: Mapped[Word]


class LinkRow(Part, Base):
    """A link to another incident, by uid, for the other one may not be in this logbook yet."""

    __tablename__ = "link"

    type: Mapped[Word]
    to: Mapped[str] = mapped_column("to_uid", index=True)
    to_claim: Mapped[int | None]
    note: Mapped[Word]
    status: Mapped[Word]
    source_item_id: Mapped[MaybeItem] = sparse("source_item")


class AttachmentRow(Part, Base):
    """A file kept with an incident; its bytes lie in `attachment_content`."""

    __tablename__ = "attachment"

    sha256: Mapped[str] = mapped_column(index=True)
    name: Mapped[Word]
    mime: Mapped[Word]
    size: Mapped[int]
    role: Mapped[Word]
    original: Mapped[int | None]
    collected_by: Mapped[Word]
    collected_at: Mapped[Word]
    method: Mapped[Word]
    url: Mapped[Word]
    archived_url: Mapped[Word]
    captured: Mapped[Word]
    captured_gps: Mapped[Word]
    tlp: Mapped[Word]
    note: Mapped[Word]


class CustodyRow(Part, Base):
    """One hand-over of an attachment."""

    __tablename__ = "custody"

    attachment_n: Mapped[int]
    at: Mapped[Word]
    giver: Mapped[Word]
    taker: Mapped[Word]
    action: Mapped[Word]
    reason: Mapped[Word]


class CustomValueRow(Part, Base):
    """The value of a custom field."""

    __tablename__ = "custom_value"
    __table_args__: Any = (Index(None, "name", "order_key"), {"sqlite_with_rowid": False})

    key: Mapped[Word]
    value: Mapped[Word]
    order_key: Mapped[int]
    name: Mapped[Word]
    words: Mapped[Word]


class CodeRow(Part, Base):
    """A code of somebody else's data set, kept for an identical way back."""

    __tablename__ = "external_code"

    key: Mapped[Word]
    value: Mapped[Word]


class ExternalIdRow(Part, Base):
    """The key of an incident in somebody else's data set."""

    __tablename__ = "external_id"
    __table_args__: Any = (Index(None, "scheme", "value"), {"sqlite_with_rowid": False})

    scheme: Mapped[Word]
    value: Mapped[Word]
    record: Mapped[Word]
