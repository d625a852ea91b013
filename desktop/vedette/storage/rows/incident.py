"""The incident and what lists show of its parts. A *when* is six columns: words, bounds, shape, qualifier, the rest."""

from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, Incident, MaybeActor, MaybeItem, MaybeText, Part, Shared, Word, sparse

SORT_COLUMNS = (
    "status", "type", "created_at", "updated_at", "sort_reference", "sort_title", "sort_place", "sort_parties",
    "sort_tags", "source_count",
)  # fmt: skip
"""Columns of an incident that lists are sorted by; each has an index that ends in the order key."""

PEOPLE_COLUMNS = ("people_least", "people_most", "people_exact")
"""Sums over persons of every kind: for questions after more than, less than, and exactly so many."""

SEVERAL_DAYS = "first_day IS NOT last_day"

FAR_RADIUS = 50_000
"""Metres of uncertainty from which on a place has an index of its own: it may be near to what is far away."""


class IncidentRow(Shared, Base):
    """One incident; `order_key` is its place in time (below zero in the trash) and the rowid of its search index row.

    Columns after `trashed_at` are derived from the document, for sorting and filtering.
    """

    __tablename__ = "incident"

    reference: Mapped[str] = mapped_column(unique=True)
    title: Mapped[Word]
    title_made: Mapped[bool]
    summary: Mapped[Word]
    narrative: Mapped[Word]
    type: Mapped[Word]
    subtype: Mapped[Word]
    kind: Mapped[Word]
    when_text: Mapped[MaybeText]
    when_earliest: Mapped[MaybeText]
    when_latest: Mapped[MaybeText]
    when_shape: Mapped[MaybeText]
    when_qualifier: Mapped[MaybeText]
    when_detail: Mapped[MaybeText]
    detected_text: Mapped[MaybeText]
    detected_earliest: Mapped[MaybeText]
    detected_latest: Mapped[MaybeText]
    detected_shape: Mapped[MaybeText]
    detected_qualifier: Mapped[MaybeText]
    detected_detail: Mapped[MaybeText]
    reported_text: Mapped[MaybeText]
    reported_earliest: Mapped[MaybeText]
    reported_latest: Mapped[MaybeText]
    reported_shape: Mapped[MaybeText]
    reported_qualifier: Mapped[MaybeText]
    reported_detail: Mapped[MaybeText]
    stage: Mapped[Word]
    workflow: Mapped[Word]
    monitoring: Mapped[Word]
    priority: Mapped[Word]
    sensitivity: Mapped[Word]
    clarity: Mapped[Word]
    content_flags: Mapped[MaybeText]
    measures: Mapped[Word]
    outcome: Mapped[Word]
    note: Mapped[Word]
    created_at: Mapped[Word]
    created_by: Mapped[Word]
    updated_at: Mapped[Word]
    updated_by: Mapped[Word]
    trashed_at: Mapped[Word]
    hash: Mapped[str]
    order_key: Mapped[int] = mapped_column(unique=True)
    first_day: Mapped[MaybeText]
    last_day: Mapped[MaybeText]
    status: Mapped[Word]
    contested: Mapped[bool]
    sort_reference: Mapped[Word]
    sort_title: Mapped[Word]
    sort_place: Mapped[Word]
    sort_parties: Mapped[Word]
    sort_tags: Mapped[Word]
    source_count: Mapped[int]
    independent_sources: Mapped[int]
    people_least: Mapped[float | None]
    people_most: Mapped[float | None]
    people_exact: Mapped[float | None]

    __table_args__: Any = (
        *(Index(None, column, "order_key") for column in SORT_COLUMNS),
        Index("ix_incident_contested", "order_key", sqlite_where=text("contested = 1")),
        # Incidents that begin and end on one day are found by their order key alone.
        Index("ix_incident_last_day", "last_day", "first_day", "order_key", sqlite_where=text(SEVERAL_DAYS)),
        Index("ix_incident_first_day", "first_day", "last_day", "order_key", sqlite_where=text(SEVERAL_DAYS)),
        Index("ix_incident_inverted", "order_key", sqlite_where=text("last_day < first_day")),
        *(Index(None, name, "order_key", sqlite_where=text(f"{name} IS NOT NULL")) for name in PEOPLE_COLUMNS),
        {"sqlite_autoincrement": True},
    )


class PlaceRow(Part, Base):
    """Where: words, standard name, point and radius."""

    __tablename__ = "place"
    __table_args__: Any = (
        Index("ix_place_point", "lat", "lon", "uncertainty_m", "order_key", sqlite_where=text("lat IS NOT NULL")),
        Index("ix_place_far", "order_key", sqlite_where=text(f"uncertainty_m > {FAR_RADIUS}")),
        {"sqlite_with_rowid": False},
    )

    role: Mapped[Word]
    text: Mapped[Word]
    language: Mapped[Word]
    name: Mapped[Word]
    admin1: Mapped[Word]
    admin2: Mapped[Word]
    admin3: Mapped[Word]
    country: Mapped[Word]
    country_name: Mapped[Word]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    coordinates_text: Mapped[Word]
    precision: Mapped[Word]
    uncertainty_m: Mapped[float | None]
    method: Mapped[Word]
    border_segment: Mapped[Word]
    side: Mapped[Word]
    marker: Mapped[Word]
    nil_reason: Mapped[Word]
    note: Mapped[Word]
    source_item_id: Mapped[MaybeItem] = sparse("source_item")
    order_key: Mapped[int]
    words: Mapped[Word]


class StatementRow(Part, Base):
    """Who says what about a claim. `stands` is 0 once superseded or withdrawn."""

    __tablename__ = "statement"

    claim_n: Mapped[int]
    party_id: Mapped[MaybeActor] = mapped_column(index=True)
    spokesperson_id: Mapped[MaybeActor] = sparse("actor")
    addressee_id: Mapped[MaybeActor] = sparse("actor")
    stance: Mapped[Word]
    speech_act: Mapped[Word]
    said_on_text: Mapped[MaybeText]
    said_on_earliest: Mapped[MaybeText]
    said_on_latest: Mapped[MaybeText]
    said_on_shape: Mapped[MaybeText]
    said_on_qualifier: Mapped[MaybeText]
    said_on_detail: Mapped[MaybeText]
    source_item_id: Mapped[MaybeItem] = mapped_column(index=True)
    page: Mapped[Word]
    quote: Mapped[Word]
    language: Mapped[Word]
    translation: Mapped[Word]
    translator: Mapped[Word]
    channel: Mapped[Word]
    scope: Mapped[Word]
    hedge: Mapped[Word]
    hedge_by: Mapped[Word]
    hearsay: Mapped[int | None]
    supersedes: Mapped[int | None]
    reliability: Mapped[Word]
    credibility: Mapped[Word]
    note: Mapped[Word]


class IncidentTagRow(Base):
    """Which incident carries which tag."""

    __tablename__ = "incident_tag"
    __table_args__: Any = (Index(None, "tag_id", "incident_id"), {"sqlite_with_rowid": False})

    incident_id: Mapped[Incident]
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True)
